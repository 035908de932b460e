//! Which load goes on with what another one held that is undone. Pure.

use ground::{AccountId, ImportId};

use crate::price_change::state::ChangeState;

/// A load that would have held a change too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heir {
    pub(super) import: ImportId,
    /// Who loaded it.
    pub(super) account: Option<AccountId>,
    /// How far the change has come.
    pub(super) state: ChangeState,
    /// Who decided on the change last.
    pub(super) decided_by: Option<AccountId>,
}

impl Heir {
    fn is_deciders(&self) -> bool {
        self.account.is_some() && self.account == self.decided_by
    }

    /// Whether the change goes on as it is with this load: what is public by the decision of the very person who alone states it now
    /// would become law on one person's word (S4-13), so that its publicity ends and it waits for another; also while an objection waits,
    /// which may be taken back.
    pub(super) fn goes_on(&self) -> bool {
        self.state != ChangeState::Publicized || !self.is_deciders()
    }
}

/// The load that goes on with a change: the first of another person than who decided on it, the first otherwise.
pub(super) fn heir_of(heirs: &[Heir]) -> Option<Heir> {
    let of_another = heirs.iter().find(|heir| !heir.is_deciders());
    of_another.or(heirs.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heir(import: u8, account: i64) -> Heir {
        let import = format!("0190f2f0-0000-7000-8000-00000000000{import}");
        Heir {
            import: import.parse().expect("an id"),
            account: Some(AccountId(account)),
            state: ChangeState::Publicized,
            decided_by: Some(AccountId(2)),
        }
    }

    #[test]
    fn what_is_public_goes_on_with_a_load_of_another_person_than_who_decided() {
        assert_eq!(heir_of(&[heir(1, 2), heir(2, 3)]), Some(heir(2, 3)));
        assert_eq!(heir_of(&[heir(1, 2), heir(2, 2)]), Some(heir(1, 2)));
        assert_eq!(heir_of(&[]), None);
        assert!(heir(2, 3).goes_on());
        assert!(!heir(1, 2).goes_on());
    }

    #[test]
    fn what_nobody_decided_on_goes_on_with_any_load() {
        let undecided = Heir {
            state: ChangeState::Submitted,
            decided_by: None,
            ..heir(1, 2)
        };
        assert!(undecided.goes_on());
    }
}
