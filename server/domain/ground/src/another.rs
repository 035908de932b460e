//! What takes two people: nobody decides on what he himself brought in. Pure.

use crate::caller::Caller;
use crate::capability::RefusalKind;
use crate::error::{Error, FieldError, Refused, Result};
use crate::figure_value::FigureValues;
use crate::ids::AccountId;
use crate::moment::Moment;
use crate::proposal_status::{ProposalState, ProposalStatus};
use crate::rulebook::SAME_PERSON;
use crate::words::Words;

/// Why the proposals of an account are withdrawn that may act no more: it is not one of two people.
pub(crate) const PROPOSER_DISABLED: &str = "提议人账号已停用";

/// Requires somebody else than who proposed it.
///
/// # Errors
/// `same-person`.
pub(crate) fn must_not_have_proposed(
    proposed_by: AccountId,
    person: AccountId,
) -> Result<(), Refused> {
    let detail = Words::new(
        "提议人不能确认或驳回自己的提议，可以撤回",
        "who proposed it can neither confirm nor refuse it, only withdraw it",
    );
    must_be_another([proposed_by], person, detail)
}

/// # Errors
/// Names the field `reason` when nothing is in it.
pub(crate) fn must_give_reason(reason: &str) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(FieldError::alone(
            "/reason",
            "请说明理由",
            "state the reason",
        ));
    }
    Ok(())
}

/// Requires that `person` is none of those who did what is decided on; what a rule did, anybody may decide on.
///
/// # Errors
/// `same-person` with `detail`.
pub fn must_be_another(
    first: impl IntoIterator<Item = AccountId>,
    person: AccountId,
    detail: Words,
) -> Result<(), Refused> {
    if first.into_iter().all(|one| one != person) {
        return Ok(());
    }
    Err(Refused {
        kind: &SAME_PERSON,
        clause: None,
        detail,
        figures: FigureValues::NONE,
    })
}

impl ProposalStatus {
    /// Brought in by the caller now.
    pub(crate) fn opened(moment: &Moment, caller: &Caller) -> Self {
        Self {
            state: ProposalState::Open,
            organisation: caller.organisation,
            proposed_at: moment.now,
            proposed_by: caller.account,
            decided_at: None,
            decided_by: None,
            reason: String::new(),
        }
    }

    /// Requires a colleague of who proposed it, or that person.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub(crate) fn must_be_of(&self, caller: &Caller) -> Result<()> {
        if self.organisation == caller.organisation {
            return Ok(());
        }
        Err(Error::Forbidden)
    }

    /// Requires that the caller may refuse it for this reason.
    ///
    /// # Errors
    /// A missing reason, `closed`, `same-person`.
    pub(crate) fn must_be_refusable(
        &self,
        caller: &Caller,
        reason: &str,
        closed: &'static RefusalKind,
    ) -> Result<()> {
        must_give_reason(reason)?;
        self.state.must_be_open(closed)?;
        must_not_have_proposed(self.proposed_by, caller.account)?;
        Ok(())
    }

    /// Requires that the caller may take it back.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for who has not proposed it; `closed`.
    pub(crate) fn must_be_withdrawable(
        &self,
        caller: &Caller,
        closed: &'static RefusalKind,
    ) -> Result<()> {
        if self.proposed_by != caller.account {
            return Err(Error::Forbidden);
        }
        self.state.must_be_open(closed)?;
        Ok(())
    }

    /// As the caller decided it now.
    pub(crate) fn decided(
        self,
        moment: &Moment,
        caller: &Caller,
        state: ProposalState,
        reason: &str,
    ) -> Self {
        Self {
            state,
            decided_at: Some(moment.now),
            decided_by: Some(caller.account),
            reason: reason.to_owned(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_it_does_not_decide_on_it() {
        let decides = |first: &[i64], person: i64| {
            let first = first.iter().map(|id| AccountId(*id));
            must_be_another(first, AccountId(person), Words::new("", "")).is_ok()
        };
        assert!(decides(&[], 1), "a rule did it");
        assert!(decides(&[1, 2], 3));
        assert!(!decides(&[1, 2], 2));
    }
}
