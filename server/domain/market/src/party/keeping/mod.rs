//! Who keeps the accounts of an organisation, and what somebody may do to them. Pure.

use ground::{
    AccountId, Caller, Duty, FigureValues, OrganisationId, OrganisationKind, Refused, Role, Words,
};

use super::founding::rules::founder_of;
use super::holding::rules::{ToConfirm, confirmed_by, may_confirm};
use super::refusal::{ACCOUNTS_KEPT_BY_THEIR_OWN, LAST_ADMINISTRATOR, OWN_ACCOUNT_NOT_DISABLED};
use super::types::{Account, AccountAction, AccountState, Assigned};

/// Whether the caller keeps the accounts of a firm, in whatever capacity he acts: they are the firm's.
pub(super) fn is_own_administrator(caller: &Caller, firm: OrganisationId) -> bool {
    caller.firm == firm && caller.is_administrator()
}

/// Whether the caller's duties let him confirm anybody: he trades or keeps accounts.
pub(super) fn vouches(caller: &Caller) -> bool {
    caller.trades() || caller.is_administrator()
}

/// The duties in an organisation of a kind that let somebody confirm others, as [`vouches`].
pub(super) fn vouching(kind: OrganisationKind) -> Vec<Duty> {
    let trading = Duty::trading(kind).iter().copied();
    trading.chain([Duty::Administrator]).collect()
}

/// Who of an organisation can keep its accounts: those who hold theirs, and may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keepers {
    pub(super) has_administrator: bool,
    /// Any account at all.
    pub(super) has_account: bool,
}

/// Who keeps the accounts of an organisation: who has a password of his own, and where it takes one another who vouches for him;
/// without one of them, where it is named.
pub(super) fn keepers_among(accounts: &[Account], without: Option<AccountId>) -> Keepers {
    let holds = |one: &&Account| {
        one.state.is_active()
            && one.temporary_until.is_none()
            && one.unconfirmed.is_none()
            && Some(one.id) != without
    };
    let mut holding = accounts.iter().filter(holds).peekable();
    Keepers {
        has_account: holding.peek().is_some(),
        has_administrator: holding.any(|one| one.duties.contains(&Duty::Administrator)),
    }
}

/// Requires that somebody of the kind `founder` may open and switch accounts of another organisation: of one that it founds
/// ([`founder_of`]), until somebody there can. Its own administrators do afterwards. A bureau is nobody's who has an account
/// there, and there is no second centre.
///
/// # Errors
/// `accounts-kept-by-their-own`.
pub(super) fn may_found(
    founder: OrganisationKind,
    kind: OrganisationKind,
    keepers: Keepers,
) -> Result<(), Refused> {
    let is_kept = founder_of(kind) != Some(founder)
        || match kind {
            OrganisationKind::Hospital
            | OrganisationKind::Manufacturer
            | OrganisationKind::Distributor => keepers.has_administrator,
            OrganisationKind::InsuranceBureau => keepers.has_account,
            OrganisationKind::ExchangeCenter => true,
        };
    if !is_kept {
        return Ok(());
    }
    Err(Refused {
        kind: &ACCOUNTS_KEPT_BY_THEIR_OWN,
        clause: None,
        detail: Words::new(
            "账号由该机构自己的账号管理员开通、启用和停用，其他机构不能代办",
            "its own administrators open, enable and disable its accounts; nobody else can",
        ),
        figures: FigureValues::NONE,
    })
}

/// Requires that whoever runs the machine may open a way back into an account, in the place of the administrators of its organisation
/// beside its own, who are `others`: those of the exchange centre are founded there.
///
/// # Errors
/// `accounts-kept-by-their-own`.
pub(super) fn may_reset_at_the_machine(
    kind: OrganisationKind,
    others: Keepers,
) -> Result<(), Refused> {
    if kind == OrganisationKind::ExchangeCenter || !others.has_administrator {
        return Ok(());
    }
    Err(Refused {
        kind: &ACCOUNTS_KEPT_BY_THEIR_OWN,
        clause: None,
        detail: Words::new(
            "请由该机构自己的另一名账号管理员办理",
            "another administrator of its organisation does that",
        ),
        figures: FigureValues::NONE,
    })
}

/// Requires that an account may be disabled: it is not the person's own, and leaves an administrator where there is one.
///
/// # Errors
/// `own-account-not-disabled`, `last-administrator`.
pub(super) fn may_disable(
    is_own: bool,
    before: Keepers,
    without_it: Keepers,
) -> Result<(), Refused> {
    if is_own {
        return Err(Refused {
            kind: &OWN_ACCOUNT_NOT_DISABLED,
            clause: None,
            detail: Words::new(
                "请由本机构的另一名账号管理员停用",
                "another administrator of the organisation disables it",
            ),
            figures: FigureValues::NONE,
        });
    }
    let detail = Words::new(
        "停用后该机构将没有可用的账号管理员，请先另设一名",
        "nobody could keep the accounts of the organisation then: see to another administrator first",
    );
    must_leave_administrator(before, without_it, detail)
}

/// Requires that an organisation which has an administrator has one without an account.
///
/// # Errors
/// `last-administrator` with `detail`.
pub(super) fn must_leave_administrator(
    before: Keepers,
    without_it: Keepers,
    detail: Words,
) -> Result<(), Refused> {
    if !before.has_administrator || without_it.has_administrator {
        return Ok(());
    }
    Err(Refused {
        kind: &LAST_ADMINISTRATOR,
        clause: None,
        detail,
        figures: FigureValues::NONE,
    })
}

/// What the account does that a founder opens in the place of an administrator: whoever knows its first password gives himself
/// no duty that trades (S4-17).
pub(super) const FIRST_DUTIES: &[Duty] = &[Duty::Administrator];

/// [`FIRST_DUTIES`] as roles.
const FIRST_ROLES: &[Role] = &[Role::Administrator];

/// Whether a founder may open an account with what is stated.
pub(super) fn is_first(stated: &Assigned) -> bool {
    match stated {
        Assigned::Duties(duties) => duties == FIRST_DUTIES,
        Assigned::Roles(roles) => roles == FIRST_ROLES,
    }
}

/// Somebody, and an organisation whose accounts he looks at.
pub(super) struct Keeping<'a> {
    pub(super) caller: &'a Caller,
    /// The first organisation of its firm, of which the accounts are.
    pub(super) firm: OrganisationId,
    pub(super) kind: OrganisationKind,
    pub(super) keepers: Keepers,
    /// Every account by which the caller could act, as far as that is known: his own, and those of who gave it its password.
    pub(super) hands: Vec<AccountId>,
}

impl Keeping<'_> {
    /// Whether the caller opens and switches its accounts as its founder.
    fn founds(&self) -> bool {
        self.caller.firm != self.firm
            && self.caller.trades()
            && may_found(self.caller.kind, self.kind, self.keepers).is_ok()
    }

    fn keeps(&self) -> bool {
        is_own_administrator(self.caller, self.firm)
    }

    /// The roles that an account may have which the caller opens, the least first.
    pub(super) fn opens(&self) -> &'static [Role] {
        match (self.keeps(), self.founds()) {
            (true, _) => &[Role::Reader, Role::Trader, Role::Administrator],
            (false, true) => FIRST_ROLES,
            (false, false) => &[],
        }
    }

    /// The duties that an account may have which the caller opens.
    pub(super) fn opens_duties(&self) -> &'static [Duty] {
        match (self.keeps(), self.founds()) {
            (true, _) => Duty::all_in(self.kind),
            (false, true) => FIRST_DUTIES,
            (false, false) => &[],
        }
    }

    /// What the caller may do to one of its accounts, which are `all`.
    pub(super) fn actions(&self, account: &Account, all: &[Account]) -> Vec<AccountAction> {
        let is_own = account.id == self.caller.account;
        let mut actions = Vec::new();
        if self.may_confirm(account) {
            actions.push(AccountAction::Confirm);
        }
        if self.keeps() {
            actions.push(AccountAction::Duties);
        }
        if self.keeps() && account.locked_until.is_some() {
            actions.push(AccountAction::Unlock);
        }
        if self.keeps() && !is_own {
            actions.push(AccountAction::ResetPassword);
        }
        if self.keeps() && !is_own && account.has_second_factor == Some(true) {
            actions.push(AccountAction::RemoveSecondFactor);
        }
        if self.keeps() || is_own {
            actions.push(AccountAction::Devices);
        }
        if self.keeps() || self.founds() {
            let without_it = keepers_among(all, Some(account.id));
            match account.state {
                AccountState::Disabled => actions.push(AccountAction::Enable),
                AccountState::Active if may_disable(is_own, self.keepers, without_it).is_ok() => {
                    actions.push(AccountAction::Disable);
                }
                AccountState::Active => {}
            }
        }
        actions
    }

    /// Whether the caller's organisation is one whose people confirm who holds accounts there.
    pub(super) fn is_confirming(&self) -> bool {
        let (kind, organisation) = confirmed_by(self.kind, self.firm);
        self.caller.kind == kind && organisation.is_none_or(|one| one == self.caller.firm)
    }

    /// Requires that a founder's people still confirm: once an organisation keeps its accounts, they do not.
    ///
    /// # Errors
    /// `accounts-kept-by-their-own`.
    pub(super) fn may_still_confirm(&self) -> Result<(), Refused> {
        match founder_of(self.kind) {
            Some(_) => may_found(self.caller.kind, self.kind, self.keepers),
            None => Ok(()),
        }
    }

    fn may_confirm(&self, account: &Account) -> bool {
        let waiting = ToConfirm {
            id: account.id,
            given_by: &account.given_by,
            hands: &account.hands,
            has_given_password: account.temporary_until.is_some(),
            is_active: account.state.is_active(),
        };
        account.unconfirmed.is_some()
            && vouches(self.caller)
            && self.is_confirming()
            && self.may_still_confirm().is_ok()
            && may_confirm(&waiting, self.caller.account, &self.hands).is_ok()
    }
}

#[cfg(test)]
mod tests;
