//! Organisations, their accounts and duties, and who is signed in.

mod accounts;
mod by_file;
mod capability;
mod capacities;
mod checklist;
mod closing;
mod devices;
mod duties;
mod editing;
mod event;
mod founding;
mod holding;
mod hospital_facts;
mod keeping;
mod link;
mod mail_address;
mod message;
mod own_password;
mod own_second_factor;
mod passkey;
mod password;
mod payload;
mod programs;
mod random_text;
mod refusal;
mod rulebook;
mod second_factor;
mod second_factor_removal;
mod security_log;
mod session;
mod store;
mod subject;
mod types;
mod way_back;
mod weak_password;

pub use accounts::{
    PreparedAccount, account_names, accounts, accounts_to_notify, found_account,
    must_manage_accounts, open_account, opens, opens_by_link, prepare_account, set_account_state,
};
pub use by_file::{OrganisationLoaded, OrganisationRow, load_organisation};
pub use capability::{CAPABILITY, ORGANISATIONS};
pub use capacities::{
    NewCapacity, add_capacity, adds, agree_to_join, among_several, capacities, history_of_firm,
    is_own_firm, joins, switch_capacity,
};
pub use closing::{Closing, closing};
pub use devices::{devices, remove_device};
pub use duties::change_duties;
pub use editing::{EditReach, edit_organisation, reach};
pub use event::{ORGANISATION_EDITED, ORGANISATION_ENTERED};
pub(crate) use founding::enter_manufacturer;
pub use founding::rules::is_credit_code;
pub use founding::{enter_organisation, found_bureau_at_the_machine, found_organisation};
pub use holding::{confirm_account, confirm_account_at_the_machine};
pub use hospital_facts::{HospitalFacts, HospitalGrade, HospitalOwnership};
pub use link::types::{
    LinkAction, LinkEnded, LinkPurpose, LinkRead, LinkSent, LinkState, OneTimeLink,
};
pub use link::{
    PreparedPassword, link, prepare_password, read_link, send_link, send_proposed_link, use_link,
    void_link,
};
pub use own_password::{PasswordChange, change_password, judge_password_change};
pub use own_second_factor::{
    HandedSecret, OwnSecondFactor, begin_second_factor, confirm_second_factor,
    may_lack_second_factor, own_second_factor, remove_second_factor, renew_recovery_codes,
};
pub use passkey::rules::RelyingParty;
pub use passkey::types::{Challenge, OwnPasskey};
pub use passkey::{MadePasskey, add_passkey, begin_passkey, own_passkeys, remove_passkey};
pub(crate) use programs::{administrators, close_program, open_program};
pub use second_factor::{Takes, is_code};
pub use second_factor_removal::{remove_second_factor_at_the_machine, remove_second_factor_of};
pub use security_log::{
    SecurityEntry, SecurityFilter, SecurityOrder, SecurityPerson, security_events,
};
pub use session::{
    Challenged, DEVICE_AGE_MAX, Proof, Proved, SignIn, challenge_passkey, end_own_session,
    is_known_device, is_password_of, own_sessions, prove_with_code, resume, sign_in, sign_out,
};
pub use subject::{ACCOUNT, ORGANISATION};
pub(crate) use types::KnownManufacturers;
pub use types::{
    Account, AccountAction, AccountState, Assigned, Device, DeviceId, FirstAdministrator, Giver,
    HistoryEntry, NewAccount, NewOrganisation, OneTimeLinkId, OpenedSession, Organisation,
    OrganisationFilter, PasskeyAnswer, PasskeyId, Registered, Session, SessionId, SignInAttempt,
    SignedIn, StoredActor, Token, Unconfirmed,
};
pub use way_back::{
    TemporaryPassword, give_temporary_password, give_temporary_password_at_the_machine,
    made_up_password, may_give_password, temporary_password, unlock,
};

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::log::SubjectKind;
use ground::{Caller, Error, OrganisationId, OrganisationKind, Result};

/// An organisation by its id; [`Error::NotFound`] when there is none.
pub async fn organisation(db: &impl Reader, id: OrganisationId) -> Result<Organisation> {
    store::organisation(db, id).await
}

/// An organisation that the caller may see: the exchange centre sees all, a bureau those of its region and whoever trades in all, others
/// their own firm in each of its capacities, since what is registered is the firm's; else [`Error::NotFound`] (K7).
pub async fn visible_organisation(
    db: &impl Reader,
    caller: &Caller,
    id: OrganisationId,
) -> Result<Organisation> {
    let found = organisation(db, id).await?;
    if found.is_overseen_by(caller) || found.firm == caller.firm {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Organisations after the id `after` in the order of entry that the caller oversees, and how many there are in all; for overseers
/// only.
pub async fn organisations(
    db: &impl Reader,
    caller: &Caller,
    filter: &OrganisationFilter,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<Organisation>, i64)> {
    caller.must_oversee()?;
    store::organisations(db, filter, caller.within(), after, rows_max).await
}

/// Manufacturers among these credit codes and names, as (code or name, id).
pub(crate) async fn manufacturers(
    db: &impl Reader,
    codes: &[&str],
    names: &[&str],
) -> Result<KnownManufacturers> {
    store::manufacturers(db, codes, names).await
}

pub async fn find_organisation(
    db: &impl Reader,
    kind: OrganisationKind,
    name: &str,
) -> Result<Option<OrganisationId>> {
    store::find_organisation(db, kind, name).await
}

pub async fn manufacturer_names(db: &impl Reader) -> Result<HashMap<OrganisationId, String>> {
    store::manufacturer_names(db).await
}

pub async fn names(
    db: &impl Reader,
    ids: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    store::names(db, ids).await
}

/// Which of these organisations can be notified of what they have to do: by an active account, or by mail.
pub async fn reachable(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    store::reachable(db, organisations).await
}

/// Those of some organisations, each with an instant, that what was written then reached: by an account that read at the time, or by
/// mail.
pub(crate) async fn reached(
    db: &impl Reader,
    written: &[(OrganisationId, DateTime<Utc>)],
) -> Result<HashSet<(OrganisationId, DateTime<Utc>)>> {
    store::reached(db, written).await
}

/// The registered mail addresses of those of these organisations that have one.
pub async fn mail_addresses(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    store::mail_addresses(db, organisations).await
}

/// The caller of a stored account, with the duties in force.
pub fn caller_of(actor: &StoredActor<'_>) -> Result<Caller> {
    store::caller(actor)
}

/// The caller of an account, for commands given on the machine itself; [`Error::NotFound`] when there is no
/// such active account.
pub async fn caller_of_account(db: &impl Reader, account: &str) -> Result<Caller> {
    store::caller_of_account(db, account).await
}

/// As [`caller_of_account`], in one of the capacities of his firm; [`Error::NotFound`] where it does not act in it.
pub async fn caller_in(
    db: &impl Reader,
    account: &str,
    capacity: OrganisationKind,
) -> Result<Caller> {
    let caller = caller_of_account(db, account).await?;
    let held = capacities(db, caller.firm).await?;
    let wanted = held.into_iter().find(|(_, kind)| *kind == capacity);
    Ok(store::in_capacity(caller, wanted.ok_or(Error::NotFound)?))
}

/// Everything that happened to one subject, oldest first, with the names of the actors; for a bureau without what concerns another
/// region. The calling operation has checked that the caller may see the subject.
pub async fn history(
    db: &impl Reader,
    caller: &Caller,
    subject: &SubjectKind,
    id: impl Display,
) -> Result<Vec<HistoryEntry>> {
    history_of(db, caller, subject, &[id.to_string().as_str()]).await
}

/// As [`history`], of several subjects of a kind together.
async fn history_of(
    db: &impl Reader,
    caller: &Caller,
    subject: &SubjectKind,
    ids: &[&str],
) -> Result<Vec<HistoryEntry>> {
    let reader = (caller.within(), Some(caller.organisation));
    store::history(db, reader, subject.name, ids).await
}

/// As [`history`], all of it, for a rule that rests on what happened.
pub async fn whole_history(
    db: &impl Reader,
    subject: &SubjectKind,
    id: impl Display,
) -> Result<Vec<HistoryEntry>> {
    store::history(db, (None, None), subject.name, &[&id.to_string()]).await
}

/// Those of these organisations that a bureau must not know of, being of other regions; none for other callers.
pub async fn beyond_region(
    db: &impl Reader,
    caller: &Caller,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    match caller.within() {
        None => Ok(HashSet::new()),
        Some(within) => store::beyond(db, &within, organisations).await,
    }
}
