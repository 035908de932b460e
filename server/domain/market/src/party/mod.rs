//! Organisations, their accounts and roles, and who is signed in.

mod capability;
mod confirmation;
mod device;
mod event;
mod keeping;
mod message;
mod own_password;
mod password;
mod rules;
mod security_log;
mod session;
mod store;
mod types;
mod way_back;
mod weak_password;

pub use capability::CAPABILITY;
pub use confirmation::{confirm_account, confirm_account_at_the_machine};
pub use device::{devices, remove_device};
pub use event::{ACCOUNT, ORGANISATION_ENTERED};
pub use own_password::{PasswordChange, change_password, judge_password_change};
pub use rules::is_credit_code;
pub use security_log::{
    SecurityEntry, SecurityFilter, SecurityOrder, SecurityPerson, security_events,
};
pub use session::{
    DEVICE_AGE_MAX, SignIn, end_own_session, is_known_device, is_password_of, own_sessions, resume,
    sign_in, sign_out,
};
pub use types::{
    Account, AccountAction, Device, DeviceId, Giver, HistoryEntry, NewAccount, NewOrganisation,
    OpenedSession, Organisation, OrganisationFilter, Session, SessionId, SignInAttempt, SignedIn,
    StoredActor, Token, Unconfirmed,
};
pub use way_back::{
    TemporaryPassword, give_temporary_password, give_temporary_password_at_the_machine,
    made_up_password, may_give_password, temporary_password, unlock,
};

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers, SubjectKind};
use ground::{
    AccountId, Caller, Error, FieldError, Moment, OrganisationId, OrganisationKind, Result, Role,
    calendar, rulebook, text,
};
use keeping::{Keeping, is_own_administrator, keepers_among};
use rules::{Giving, Holding, Keepers};
use store::FirstPassword;

/// Enters an organisation: the exchange centre those that trade, a bureau those of its districts.
///
/// # Errors
/// Refuses a credit code with a wrong check digit, a name or a credit code that is taken, an organisation of a kind that the
/// caller's does not found, and callers other than those of the exchange centre and bureaus.
pub async fn enter_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewOrganisation,
) -> Result<Organisation> {
    caller.must_oversee()?;
    caller.must_trade_for(caller.kind)?;
    rules::may_enter(caller.kind, new.kind)
        .map_err(|words| FieldError::alone("/kind", words.zh, words.en))?;
    check_organisation(new)?;
    let id = store::insert_organisation(tx, moment, new).await?;
    let event = entered(id, new).by(caller);
    log::write(tx, moment, &[event]).await?;
    organisation(tx, id).await
}

/// Enters an organisation of a new platform, where there is no caller yet; else as [`enter_organisation`].
pub async fn found_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &NewOrganisation,
) -> Result<OrganisationId> {
    check_organisation(new)?;
    let id = store::insert_organisation(tx, moment, new).await?;
    let event = entered(id, new);
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

/// Founds the first bureau, with its first account, by whoever runs the machine: bureaus are out of the exchange centre's reach,
/// and the first one founds the others. Its password opens nothing but changing it; returns until when it serves.
///
/// # Errors
/// `bureau-founded` where there is one; malformed and taken names.
pub async fn found_bureau_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    name: &str,
    prepared: &PreparedAccount,
) -> Result<DateTime<Utc>> {
    let kind = OrganisationKind::InsuranceBureau;
    if let Some(known) = store::first_of_kind(tx, kind).await? {
        return Err(rules::bureau_founded(&known).into());
    }
    let bureau = NewOrganisation {
        name: name.to_owned(),
        kind,
        credit_code: None,
        institution_code: None,
        email: None,
    };
    let organisation = found_organisation(tx, moment, &bureau).await?;
    let until = rules::temporary_until(moment.wall);
    let first = FirstPassword {
        hash: &prepared.password_hash,
        temporary_until: Some(until),
        holding: Holding::default().given(kind, Giving::Machine, moment.wall),
    };
    let id = store::insert_account(tx, moment, organisation, &prepared.new, &first).await?;
    log::write(tx, moment, &[opened(id, organisation, &prepared.new)]).await?;
    Ok(until)
}

fn entered(id: OrganisationId, new: &NewOrganisation) -> NewEvent {
    let entered = event::Entered {
        name: new.name.clone(),
        kind: new.kind,
        credit_code: new.credit_code.clone(),
    };
    event::ORGANISATION_ENTERED
        .about(id, &entered)
        .for_readers(Readers::parties(&[id]))
}

/// The letters that the name of an organisation may have.
const NAME_LETTERS_MAX: usize = 120;

fn check_organisation(new: &NewOrganisation) -> Result<()> {
    let name = text::one_line(&new.name, NAME_LETTERS_MAX);
    if new.name.is_empty() || name.as_ref() != Ok(&new.name) {
        return Err(FieldError::alone(
            "/name",
            "名称须为1至120个字，不含首尾空格和不可见字符",
            "must have 1 to 120 letters, without blanks around them and without letters that nobody sees",
        ));
    }
    if new
        .credit_code
        .as_deref()
        .is_some_and(|code| !is_credit_code(code))
    {
        return Err(FieldError::alone(
            "/credit_code",
            "统一社会信用代码校验位不符",
            "the check digit of the credit code is wrong",
        ));
    }
    check_mail_address(new.email.as_deref())
}

/// An organisation by its id; [`Error::NotFound`] when there is none.
pub async fn organisation(db: &impl Reader, id: OrganisationId) -> Result<Organisation> {
    store::organisation(db, id).await
}

/// An organisation that the caller may see: overseers see all, others their own; else [`Error::NotFound`].
pub async fn visible_organisation(
    db: &impl Reader,
    caller: &Caller,
    id: OrganisationId,
) -> Result<Organisation> {
    if !caller.is_overseer() && caller.organisation != id {
        return Err(Error::NotFound);
    }
    organisation(db, id).await
}

/// Organisations after the id `after` in the order of entry, and how many there are in all; for overseers
/// only.
pub async fn organisations(
    db: &impl Reader,
    caller: &Caller,
    filter: &OrganisationFilter,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<Organisation>, i64)> {
    caller.must_oversee()?;
    store::organisations(db, filter, after, rows_max).await
}

/// Manufacturers among these credit codes and names, as (code or name, id).
pub(crate) async fn manufacturers(
    db: &impl Reader,
    codes: &[&str],
    names: &[&str],
) -> Result<(Vec<(String, OrganisationId)>, Vec<(String, OrganisationId)>)> {
    store::manufacturers(db, codes, names).await
}

/// Enters a manufacturer found in a loaded file; refuses a credit code that is malformed or taken.
pub(crate) async fn enter_manufacturer(
    tx: &Transaction<'_>,
    moment: &Moment,
    name: &str,
    credit_code: Option<&str>,
) -> Result<OrganisationId> {
    let new = NewOrganisation {
        name: name.to_owned(),
        kind: OrganisationKind::Manufacturer,
        credit_code: credit_code.map(str::to_owned),
        institution_code: None,
        email: None,
    };
    found_organisation(tx, moment, &new).await
}

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
    let of = crate::party::organisation(tx, organisation).await?;
    let founds = must_keep_accounts(tx, caller, organisation).await?;
    if founds && !prepared.new.roles.contains(&Role::Administrator) {
        return Err(FieldError::alone(
            "/roles",
            "请开通账号管理员，由其开通本机构其他账号",
            "open an administrator, who opens the other accounts of the organisation",
        ));
    }
    if founds {
        end_unheld(tx, moment, caller, organisation, None).await?;
    }
    let first = FirstPassword {
        hash: &prepared.password_hash,
        temporary_until: Some(rules::temporary_until(moment.wall)),
        holding: Holding::default().given(of.kind, giving(caller, founds), moment.wall),
    };
    let id = store::insert_account(tx, moment, organisation, &prepared.new, &first).await?;
    let event = opened(id, organisation, &prepared.new).by(caller);
    log::write(tx, moment, &[event]).await?;
    let mut accounts = accounts(tx, moment, caller, organisation)
        .await?
        .into_iter();
    let opened = accounts.find(|(account, _)| account.id == id);
    opened.ok_or(Error::NotFound)
}

/// As whom the caller gives an account a password, for a founder or as its own administrator.
fn giving(caller: &Caller, founds: bool) -> Giving {
    if founds {
        Giving::Founder(caller.account)
    } else {
        Giving::Colleague(caller.account)
    }
}

/// Disables the accounts of an organisation that nobody holds or that nobody vouches for, but one: of several first accounts
/// that its founder opens, only the last, or the first that is confirmed, can become the organisation's own.
async fn end_unheld(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
    but: Option<AccountId>,
) -> Result<()> {
    let accounts = store::accounts(tx, organisation).await?.into_iter();
    let is_unheld = |one: &Account| one.temporary_until.is_some() || one.unconfirmed.is_some();
    for unheld in accounts.filter(|one| one.is_active && Some(one.id) != but && is_unheld(one)) {
        let named = (unheld.id, unheld.account, unheld.display_name);
        switch_account(tx, moment, caller, organisation, named, false).await?;
    }
    Ok(())
}

/// Opens an account of a new platform, where there is no caller yet: its password is its owner's, and who holds it is the
/// business of whoever runs the machine; else as [`open_account`].
pub async fn found_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    organisation: OrganisationId,
    prepared: &PreparedAccount,
) -> Result<AccountId> {
    let first = FirstPassword {
        hash: &prepared.password_hash,
        temporary_until: None,
        holding: Holding::default(),
    };
    let id = store::insert_account(tx, moment, organisation, &prepared.new, &first).await?;
    let event = opened(id, organisation, &prepared.new);
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

fn opened(id: AccountId, organisation: OrganisationId, new: &NewAccount) -> NewEvent {
    let opened = event::Opened {
        account: new.account.clone(),
        display_name: new.display_name.clone(),
    };
    event::ACCOUNT_OPENED
        .about(id, &opened)
        .for_readers(Readers::parties(&[organisation]))
}

fn check_account(new: &NewAccount) -> Result<()> {
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
    weak_password::must_be_strong(&new.password, &new.account, "/password")?;
    rules::must_be_roles(&new.roles)
        .map_err(|words| FieldError::alone("/roles", words.zh, words.en))?;
    check_mail_address(new.email.as_deref())
}

/// The accounts of an organisation, with what the caller may do to each; [`Error::NotFound`] when he may not see it.
pub async fn accounts(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
) -> Result<Vec<(Account, Vec<AccountAction>)>> {
    let of = visible_organisation(db, caller, organisation).await?;
    let mut accounts = store::accounts(db, organisation).await?;
    for account in &mut accounts {
        let is_locked = rules::is_locked(account.locked_until, moment.wall);
        account.locked_until = account.locked_until.filter(|_| is_locked);
    }
    let keeping = Keeping {
        caller,
        organisation,
        kind: of.kind,
        keepers: keepers_among(&accounts, None),
    };
    let actions = |account: &Account| keeping.actions(account, &accounts);
    let actions: Vec<_> = accounts.iter().map(actions).collect();
    Ok(accounts.into_iter().zip(actions).collect())
}

/// The roles that an account may have which the caller opens in an organisation; none where he may open none.
pub async fn opens(
    db: &impl Reader,
    caller: &Caller,
    of: &Organisation,
) -> Result<&'static [Role]> {
    let keeping = Keeping {
        caller,
        organisation: of.id,
        kind: of.kind,
        keepers: keepers(db, of.id).await?,
    };
    Ok(keeping.opens())
}

/// Who keeps the accounts of an organisation now.
async fn keepers(db: &impl Reader, organisation: OrganisationId) -> Result<Keepers> {
    let accounts = store::accounts(db, organisation).await?;
    Ok(keepers_among(&accounts, None))
}

/// Enables or disables an account; disabling ends its sessions and withdraws the changes of rules and of the calendar that it
/// has proposed.
///
/// # Errors
/// [`Error::NotFound`] when the caller may not manage it; refuses what the organisation's own administrators do, one's own
/// account, and the last administrator.
pub async fn set_account_active(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    active: bool,
) -> Result<()> {
    let (organisation, account, display_name) = store::account_named(tx, id).await?;
    must_manage_accounts(caller, organisation).map_err(|_| Error::NotFound)?;
    must_keep_accounts(tx, caller, organisation).await?;
    if !active {
        let accounts = store::accounts(tx, organisation).await?;
        let before = keepers_among(&accounts, None);
        let without_it = keepers_among(&accounts, Some(id));
        rules::may_disable(id == caller.account, before, without_it)?;
    }
    let named = (id, account, display_name);
    switch_account(tx, moment, caller, organisation, named, active).await
}

async fn switch_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: OrganisationId,
    (id, account, display_name): (AccountId, String, String),
    active: bool,
) -> Result<()> {
    let sessions_ended = store::set_account_active(tx, id, active).await?;
    let proposals_withdrawn = if active {
        0
    } else {
        rulebook::withdraw_proposals_of(tx, moment, caller, id).await?
            + calendar::withdraw_proposals_of(tx, moment, caller, id).await?
    };
    let switched = event::Switched {
        account,
        display_name,
        sessions_ended,
        proposals_withdrawn,
    };
    let kind = if active {
        event::ACCOUNT_ENABLED
    } else {
        event::ACCOUNT_DISABLED
    };
    let event = kind
        .about(id, &switched)
        .by(caller)
        .for_readers(Readers::parties(&[organisation]));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Active accounts of these organisations, with their mail addresses.
pub async fn accounts_to_notify(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<Vec<(AccountId, OrganisationId, Option<String>)>> {
    store::accounts_to_notify(db, organisations).await
}

/// Which of these organisations can be notified of what they have to do: by an active account, or by mail.
pub async fn reachable(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    store::reachable(db, organisations).await
}

/// The registered mail addresses of those of these organisations that have one.
pub async fn mail_addresses(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    store::mail_addresses(db, organisations).await
}

/// Refuses what no mail can be sent to.
fn check_mail_address(email: Option<&str>) -> Result<()> {
    if email.is_none_or(rules::is_mail_address) {
        return Ok(());
    }
    let (zh, en) = ("邮箱格式不正确", "is no mail address");
    Err(FieldError::alone("/email", zh, en))
}

/// Requires that the caller may manage the accounts of an organisation, as far as that depends on him: its own
/// administrators, and for others who founds organisations; else [`Error::Forbidden`].
pub fn must_manage_accounts(caller: &Caller, organisation: OrganisationId) -> Result<()> {
    if is_own_administrator(caller, organisation) {
        return Ok(());
    }
    if caller.organisation == organisation {
        return Err(Error::Forbidden);
    }
    caller.must_oversee()?;
    caller.must_trade_for(caller.kind)
}

/// As [`must_manage_accounts`], of an organisation as it is now; whether the caller does it as its founder, in the place of
/// the administrator that the organisation does not have.
async fn must_keep_accounts(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: OrganisationId,
) -> Result<bool> {
    must_manage_accounts(caller, id)?;
    store::lock_accounts(tx, id).await?;
    if is_own_administrator(caller, id) {
        return Ok(false);
    }
    let of = organisation(tx, id).await?;
    rules::may_found(caller.kind, of.kind, keepers(tx, id).await?)?;
    Ok(true)
}

pub async fn manufacturer_names(
    db: &impl Reader,
) -> Result<std::collections::HashMap<OrganisationId, String>> {
    store::manufacturer_names(db).await
}

pub async fn names(
    db: &impl Reader,
    ids: &[OrganisationId],
) -> Result<std::collections::HashMap<OrganisationId, String>> {
    store::names(db, ids).await
}

/// The names of the persons behind accounts.
pub async fn account_names(
    db: &impl Reader,
    ids: &[AccountId],
) -> Result<std::collections::HashMap<AccountId, String>> {
    store::account_names(db, ids).await
}

/// The caller of a stored account, with the roles in force.
pub fn caller_of(actor: &StoredActor<'_>) -> Result<Caller> {
    store::caller(actor)
}

/// The caller of an account, for commands given on the machine itself; [`Error::NotFound`] when there is no
/// such active account.
pub async fn caller_of_account(db: &impl Reader, account: &str) -> Result<Caller> {
    store::caller_of_account(db, account).await
}

pub async fn find_organisation(
    db: &impl Reader,
    kind: OrganisationKind,
    name: &str,
) -> Result<Option<OrganisationId>> {
    store::find_organisation(db, kind, name).await
}

/// Everything that happened to one subject, oldest first, with the names of the actors. The calling
/// operation has checked that the caller may see it.
pub async fn history(
    db: &impl Reader,
    subject: &SubjectKind,
    id: impl Display,
) -> Result<Vec<HistoryEntry>> {
    store::history(db, subject.name, &id.to_string()).await
}
