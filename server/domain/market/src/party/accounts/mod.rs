//! The accounts of an organisation: opened, listed, enabled and disabled.

pub(super) mod rules;
pub(super) mod store;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers};
use ground::{
    AccountId, Caller, Duty, Error, FieldError, Moment, OrganisationId, OrganisationKind, Result,
    Role, Words, calendar, rulebook,
};

use super::duties::rules::{must_be_compatible, must_be_stated, must_exist};
use super::holding::rules::{Giving, Holding};
use super::keeping::{
    FIRST_DUTIES, Keepers, Keeping, is_first, is_own_administrator, keepers_among, may_disable,
    may_found,
};
use super::link::rules::Wanted;
use super::link::types::LinkPurpose;
use super::link::{ending, sending};
use super::mail_address::must_be_mail_address;
use super::types::{
    Account, AccountAction, AccountState, Assigned, FirstAdministrator, NewAccount, Organisation,
};
use super::{event, holding, password, session, visible_organisation, weak_password};
use store::FirstPassword;
pub(super) use store::lock_accounts;

/// An account that may be opened, its password hashed already: hashing takes long on purpose, and neither a connection
/// nor a row waits for it.
pub struct PreparedAccount {
    new: NewAccount,
    password_hash: String,
}

/// Judges what an account would be, and hashes its password. To be called where no transaction is open.
///
/// # Errors
/// Refuses malformed names and weak passwords.
pub async fn prepare_account(new: NewAccount) -> Result<PreparedAccount> {
    check_account(&new)?;
    let password_hash = password::hash(&new.password).await?;
    Ok(PreparedAccount { new, password_hash })
}

impl PreparedAccount {
    /// The first administrator of an organisation, whose password its owner sets himself.
    ///
    /// # Errors
    /// Refuses malformed names.
    pub(super) fn first(first: &FirstAdministrator) -> Result<Self> {
        let new = NewAccount {
            account: first.account.clone(),
            display_name: first.display_name.clone(),
            password: String::new(),
            assigned: Assigned::Duties(FIRST_DUTIES.to_vec()),
            email: None,
        };
        check_names(&new)?;
        Ok(Self {
            new,
            password_hash: password::NOBODY.to_owned(),
        })
    }
}

/// Opens an account: an administrator of his own organisation, its founder the first administrator of another. Its password
/// opens nothing but changing it, since two know it. Afterwards one of the exchange centre only reads, and one that a founder
/// opened stays closed, until another person has confirmed that its owner holds it.
///
/// # Errors
/// Refuses taken names, and callers without the right. Returns it with what the caller may do to it.
pub async fn open_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
    prepared: &PreparedAccount,
) -> Result<(Account, Vec<AccountAction>)> {
    let of = super::organisation(tx, organisation).await?;
    let firm = of.firm;
    let founds = must_keep_accounts(tx, caller, firm).await?;
    let assigned = &prepared.new.assigned;
    if founds && !is_first(assigned) {
        return Err(FieldError::alone(
            assigned.pointer(),
            "请只开通账号管理员，由其开通本机构其他账号",
            "open an administrator and nothing else, who opens the other accounts of the organisation",
        ));
    }
    if founds {
        end_unheld(tx, moment, caller, firm, None).await?;
    }
    let id = if founds && of.email.is_some() {
        open_by_link(tx, moment, caller, &of, prepared).await?
    } else {
        let until = Some(session::rules::temporary_until(moment.wall));
        let holding = Holding::default().given(of.kind, giving(caller, founds), moment.wall);
        let (id, event) = insert(tx, moment, firm, prepared, until, holding).await?;
        log::write(tx, moment, &[event.by(caller)]).await?;
        id
    };
    let mut accounts = accounts(tx, moment, caller, firm).await?.into_iter();
    let opened = accounts.find(|(account, _)| account.id == id);
    opened.ok_or(Error::NotFound)
}

/// Whether the account that the caller opens in an organisation gets its password by a link, since it is the first one of another
/// organisation that has a mail address.
pub async fn opens_by_link(
    db: &impl Reader,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<bool> {
    let of = visible_organisation(db, caller, organisation).await?;
    Ok(of.firm != caller.firm && of.email.is_some())
}

/// Opens the first account of an organisation without a password, and sends the link by which its owner sets one.
pub(super) async fn open_by_link(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    of: &Organisation,
    prepared: &PreparedAccount,
) -> Result<AccountId> {
    let unheld = &PreparedAccount {
        new: prepared.new.clone(),
        password_hash: password::NOBODY.to_owned(),
    };
    let until = Some(sending::expires_at(moment)?);
    let holding = Holding::default().given(of.kind, giving(caller, true), moment.wall);
    let (id, event) = insert(tx, moment, of.firm, unheld, until, holding).await?;
    log::write(tx, moment, &[event.by(caller)]).await?;
    sending::send_first(tx, moment, caller, (of.firm, id)).await?;
    Ok(id)
}

/// As whom the caller gives an account a password, for a founder or as its own administrator.
fn giving(caller: &Caller, founds: bool) -> Giving {
    if founds {
        Giving::Founder(caller.account)
    } else {
        Giving::Colleague(caller.account)
    }
}

/// Opens an account of a new platform, where there is no caller yet: its password is its owner's, and who holds it is the
/// business of whoever runs the machine; else as [`open_account`].
pub async fn found_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    organisation: OrganisationId,
    prepared: &PreparedAccount,
) -> Result<AccountId> {
    let holding = Holding::default();
    let (id, event) = insert(tx, moment, organisation, prepared, None, holding).await?;
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

/// Inserts an account whose password serves until `until`, if somebody else knows it; returns its event, yet to be written.
pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    organisation: OrganisationId,
    prepared: &PreparedAccount,
    until: Option<DateTime<Utc>>,
    holding: Holding,
) -> Result<(AccountId, NewEvent)> {
    let new = &prepared.new;
    let of = super::organisation(tx, organisation).await?;
    let (organisation, kind) = (of.firm, of.kind);
    must_be_assignable(kind, &new.assigned)?;
    let duties = new.assigned.duties_in(kind);
    let first = FirstPassword {
        hash: &prepared.password_hash,
        temporary_until: until,
        holding,
    };
    let id = store::insert_account(tx, moment, organisation, new, &duties, &first).await?;
    let opened = event::Opened {
        account: new.account.clone(),
        display_name: new.display_name.clone(),
    };
    let event = event::ACCOUNT_OPENED
        .about(id, &opened)
        .for_readers(Readers::parties(&[organisation]));
    Ok((id, event))
}

/// Disables the accounts of an organisation that nobody holds or that nobody vouches for, but one: of several first accounts
/// that its founder opens, only the last, or the first that is confirmed, can become the organisation's own.
pub(super) async fn end_unheld(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
    but: Option<AccountId>,
) -> Result<()> {
    let accounts = store::accounts(tx, organisation).await?.into_iter();
    let is_unheld = |one: &Account| one.temporary_until.is_some() || one.unconfirmed.is_some();
    let is_meant = |one: &Account| one.state.is_active() && Some(one.id) != but && is_unheld(one);
    for unheld in accounts.filter(is_meant) {
        let named = (unheld.id, unheld.account, unheld.display_name);
        let disabled = AccountState::Disabled;
        switch_account(tx, moment, caller, organisation, named, disabled).await?;
    }
    Ok(())
}

/// Requires that one account of an organisation of a kind may have what somebody states.
///
/// # Errors
/// Names the field; `duties-incompatible`.
pub(super) fn must_be_assignable(kind: OrganisationKind, stated: &Assigned) -> Result<()> {
    must_be_stated(stated).map_err(at_field(stated))?;
    let duties = stated.duties_in(kind);
    must_exist(kind, &duties).map_err(at_field(stated))?;
    must_be_compatible(kind, &duties)?;
    Ok(())
}

/// A refusal of the field that states it.
pub(super) fn at_field(stated: &Assigned) -> impl Fn(Words) -> Error {
    let pointer = stated.pointer();
    move |words| FieldError::alone(pointer, words.zh, words.en)
}

fn check_account(new: &NewAccount) -> Result<()> {
    check_names(new)?;
    weak_password::must_be_strong(&new.password, &new.account, "/password")?;
    must_be_stated(&new.assigned).map_err(at_field(&new.assigned))?;
    must_be_mail_address(new.email.as_deref())
}

fn check_names(new: &NewAccount) -> Result<()> {
    if !rules::is_account_name(&new.account) {
        let zh = "账号须为2至40位小写字母、数字或._-，以字母或数字开头";
        return Err(FieldError::alone(
            "/account",
            zh,
            "2 to 40 of a-z, 0-9 and ._-, beginning with a letter or a digit",
        ));
    }
    if new.display_name.trim().is_empty() {
        let (zh, en) = ("请填写姓名", "must not be empty");
        return Err(FieldError::alone("/display_name", zh, en));
    }
    Ok(())
}

/// The accounts of the firm of an organisation, with what the caller may do to each; [`Error::NotFound`] when he may not see it.
pub async fn accounts(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<Vec<(Account, Vec<AccountAction>)>> {
    let of = visible_organisation(db, caller, organisation).await?;
    let mut accounts = store::accounts(db, of.firm).await?;
    for account in &mut accounts {
        let is_locked = session::rules::is_locked(account.locked_until, moment.wall);
        account.locked_until = account.locked_until.filter(|_| is_locked);
        // Which accounts a stolen password opens is nobody else's to know.
        let is_kept = is_own_administrator(caller, of.firm);
        account.has_second_factor = account.has_second_factor.filter(|_| is_kept);
    }
    let keeping = Keeping {
        caller,
        firm: of.firm,
        kind: of.kind,
        keepers: keepers_among(&accounts, None),
        hands: holding::store::hands(db, caller.account).await?,
    };
    let actions = |account: &Account| {
        let by_link = link_action(caller, &of, account, &accounts);
        let others = keeping.actions(account, &accounts);
        by_link.into_iter().chain(others).collect()
    };
    let actions: Vec<_> = accounts.iter().map(actions).collect();
    Ok(accounts.into_iter().zip(actions).collect())
}

/// What the caller may do by a link for an account of another organisation, which are `all`.
fn link_action(
    caller: &Caller,
    of: &Organisation,
    account: &Account,
    all: &[Account],
) -> Option<AccountAction> {
    if !caller.trades() || caller.firm == of.firm || of.email.is_none() {
        return None;
    }
    let wanted = Wanted::of(caller.kind, of.kind, account, all);
    wanted.purpose().ok().map(|purpose| match purpose {
        LinkPurpose::First => AccountAction::SendLink,
        LinkPurpose::Lost => AccountAction::Recover,
    })
}

/// The roles and the duties that an account may have which the caller opens in an organisation; none where he may open none.
pub async fn opens(
    db: &impl Reader,
    caller: &Caller,
    of: &Organisation,
) -> Result<(&'static [Role], &'static [Duty])> {
    let keeping = Keeping {
        caller,
        firm: of.firm,
        kind: of.kind,
        keepers: keepers(db, of.firm, None).await?,
        hands: Vec::new(),
    };
    Ok((keeping.opens(), keeping.opens_duties()))
}

/// Who keeps the accounts of an organisation now; without one of them, where it is named.
pub(super) async fn keepers(
    db: &impl Reader,
    organisation: OrganisationId,
    without: Option<AccountId>,
) -> Result<Keepers> {
    let accounts = store::accounts(db, organisation).await?;
    Ok(keepers_among(&accounts, without))
}

/// Enables or disables an account, and leaves it alone where it is so already; disabling ends its sessions and withdraws the changes of rules and of the calendar that it
/// has proposed.
///
/// # Errors
/// [`Error::NotFound`] when the caller may not manage it; refuses what the organisation's own administrators do, one's own
/// account, and the last administrator.
pub async fn set_account_state(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    state: AccountState,
) -> Result<()> {
    let (organisation, account, display_name) = store::account_named(tx, id).await?;
    must_manage_accounts(caller, organisation).map_err(|_| Error::NotFound)?;
    must_keep_accounts(tx, caller, organisation).await?;
    let accounts = store::accounts(tx, organisation).await?;
    let is_so = |one: &Account| one.id == id && one.state == state;
    if accounts.iter().any(is_so) {
        return Ok(());
    }
    if state == AccountState::Disabled {
        let before = keepers_among(&accounts, None);
        let without_it = keepers_among(&accounts, Some(id));
        may_disable(id == caller.account, before, without_it)?;
    }
    let named = (id, account, display_name);
    switch_account(tx, moment, caller, organisation, named, state).await
}

async fn switch_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
    (id, account, display_name): (AccountId, String, String),
    state: AccountState,
) -> Result<()> {
    let sessions_ended = store::set_account_state(tx, id, state).await?;
    let (kind, proposals_withdrawn) = match state {
        AccountState::Active => (event::ACCOUNT_ENABLED, 0),
        AccountState::Disabled => {
            let rules = rulebook::withdraw_proposals_of(tx, moment, caller, id).await?;
            let notices = calendar::withdraw_proposals_of(tx, moment, caller, id).await?;
            let links = ending::end_with_account(tx, moment, caller, (organisation, id)).await?;
            (event::ACCOUNT_DISABLED, rules + notices + links)
        }
    };
    let switched = event::Switched {
        account,
        display_name,
        sessions_ended,
        proposals_withdrawn,
    };
    let event = kind
        .about(id, &switched)
        .by(caller)
        .for_readers(Readers::parties(&[organisation]));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Requires that the caller may manage the accounts of a firm, by its first organisation, as far as that depends on him: its own
/// administrators, and for others who founds organisations; else [`Error::Forbidden`].
pub fn must_manage_accounts(caller: &Caller, firm: OrganisationId) -> Result<()> {
    if is_own_administrator(caller, firm) {
        return Ok(());
    }
    if caller.firm == firm {
        return Err(Error::Forbidden);
    }
    caller.must_oversee()?;
    caller.must_trade_for(caller.kind)
}

/// As [`must_manage_accounts`], of an organisation as it is now; whether the caller does it as its founder, in the place of
/// the administrator that the organisation does not have.
pub(super) async fn must_keep_accounts(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: OrganisationId,
) -> Result<bool> {
    must_manage_accounts(caller, id)?;
    store::lock_accounts(tx, id).await?;
    if is_own_administrator(caller, id) {
        return Ok(false);
    }
    let of = super::visible_organisation(tx, caller, id).await?;
    may_found(caller.kind, of.kind, keepers(tx, id, None).await?)?;
    Ok(true)
}

/// Active accounts of these organisations, with their mail addresses.
pub async fn accounts_to_notify(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<Vec<(AccountId, OrganisationId, Option<String>)>> {
    store::accounts_to_notify(db, organisations).await
}

/// The names of the persons behind accounts.
pub async fn account_names(
    db: &impl Reader,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, String>> {
    store::account_names(db, ids).await
}
