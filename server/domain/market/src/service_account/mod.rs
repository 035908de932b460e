//! Programs as callers: service accounts of an organisation, which sign in by key and have scopes, an expiry and addresses.

mod addresses;
mod capability;
mod event;
mod message;
mod payload;
mod refusal;
mod rulebook;
mod rules;
mod store;
mod types;

use chrono::{Days, NaiveDate, TimeDelta};
use ground::database::{Reader, Transaction};
use ground::log::security::{self, SecurityLog, Whose};
use ground::log::{self, NewEvent, Readers};
use ground::{AccountId, Caller, Error, Moment, Result};

use crate::party;
use payload::{Ends, Opened, Revoked, Rotated};
use rulebook::{DAYS_MAX, REQUESTS_PER_MINUTE, WARNING};
use rules::KeyFacts;
use store::Found;

pub use addresses::Addresses;
pub use capability::CAPABILITY;
pub use types::{
    Issued, Key, KeyAttempt, KeyTried, NewServiceAccount, Program, ServiceAccount,
    ServiceAccountFilter, ServiceAccountState,
};

/// How old the recorded time of last use may be, to save a write with every request.
const TOUCH_AFTER: TimeDelta = TimeDelta::minutes(1);

/// Opens a service account of the caller's organisation with its first key, for the capacity that he acts in. `known` are the scopes that exist for it.
///
/// # Errors
/// [`Error::Forbidden`] for who keeps no accounts; names wrong fields; `service-account-name-taken`.
pub async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewServiceAccount,
    known: &[String],
) -> Result<Issued> {
    must_administer(caller)?;
    let today = moment.today();
    let days_max = moment.rulebook.value(&DAYS_MAX, today)?;
    let addresses = rules::check(new, known, today, days_max)?.texts();
    let scopes = rules::distinct(new.scopes.clone());
    let key = Key::fresh();
    let id = party::open_program(tx, moment, (caller.firm, caller.kind), &new.name).await?;
    let fresh = store::Fresh {
        id,
        new,
        scopes: &scopes,
        addresses: &addresses,
    };
    store::insert(tx, moment, caller, &fresh).await?;
    store::insert_key(tx, moment, caller, id, &key).await?;
    let opened = Opened {
        name: new.name.clone(),
        scopes: scopes.join(", "),
        addresses: addresses.join(", "),
        expires_on: new.expires_on,
        persons: others(tx, caller).await?,
    };
    let event = event::SERVICE_ACCOUNT_OPENED.about(id, &opened);
    write(tx, moment, caller, event).await?;
    issued(tx, moment, caller, id, key).await
}

/// Gives a service account another key. The one before serves for a day more; one that already did so ends.
///
/// # Errors
/// [`Error::Forbidden`] for who keeps no accounts; [`Error::NotFound`] for another organisation's; `service-account-over`.
pub async fn rotate(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
) -> Result<Issued> {
    must_administer(caller)?;
    let held = store::lock(tx, caller.organisation, id).await?;
    let state = rules::state(held.is_revoked, held.expires_on, moment.today());
    rules::must_serve(state, held.expires_on)?;
    let until = rules::overlaps_until(moment.now);
    store::replace_keys(tx, moment, id, until).await?;
    let key = Key::fresh();
    store::insert_key(tx, moment, caller, id, &key).await?;
    let rotated = Rotated {
        name: held.name,
        overlaps_until: until.into(),
        persons: others(tx, caller).await?,
    };
    let event = event::SERVICE_ACCOUNT_ROTATED.about(id, &rotated);
    write(tx, moment, caller, event).await?;
    issued(tx, moment, caller, id, key).await
}

/// Ends all keys of a service account at once; one that is revoked already is left as it is.
///
/// # Errors
/// [`Error::Forbidden`] for who keeps no accounts; [`Error::NotFound`] for another organisation's.
pub async fn revoke(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
) -> Result<()> {
    must_administer(caller)?;
    let held = store::lock(tx, caller.organisation, id).await?;
    if held.is_revoked {
        return Ok(());
    }
    store::revoke(tx, moment, caller, id).await?;
    party::close_program(tx, id).await?;
    let revoked = Revoked {
        name: held.name,
        persons: others(tx, caller).await?,
    };
    let event = event::SERVICE_ACCOUNT_REVOKED.about(id, &revoked);
    write(tx, moment, caller, event).await
}

/// The service accounts of the caller's organisation, in the capacity that he acts in, before the id `before`, the newest first, and how many there are in all.
///
/// # Errors
/// [`Error::Forbidden`] for who keeps no accounts.
pub async fn service_accounts(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &ServiceAccountFilter,
    (before, rows_max): (Option<i64>, i64),
) -> Result<(Vec<ServiceAccount>, i64)> {
    must_administer(caller)?;
    let of = caller.organisation;
    let page = store::page(db, moment, of, filter, (before, rows_max)).await?;
    let total = store::count(db, moment, of, filter).await?;
    Ok((page, total))
}

/// Requires that the caller keeps the accounts of his organisation; else [`Error::Forbidden`].
fn must_administer(caller: &Caller) -> Result<()> {
    if caller.is_administrator() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

async fn issued(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    key: Key,
) -> Result<Issued> {
    let account = store::one(tx, moment, caller.organisation, id).await?;
    Ok(Issued { account, key })
}

/// The administrators of the caller's organisation but himself.
async fn others(tx: &Transaction<'_>, caller: &Caller) -> Result<Vec<AccountId>> {
    let mut persons = party::administrators(tx, caller.organisation).await?;
    persons.retain(|one| *one != caller.account);
    Ok(persons)
}

async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    event: NewEvent,
) -> Result<()> {
    let readers = Readers::parties(&[caller.organisation]);
    let event = event.by(caller).for_readers(readers);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Tries a key. Its expiry and its overlap go by the clock of the trade, since people state the day.
pub async fn try_key(
    db: &impl Reader,
    moment: &Moment,
    attempt: KeyAttempt<'_>,
) -> Result<KeyTried> {
    let Some(found) = store::key(db, attempt.key).await? else {
        return Ok(KeyTried::Refused(Whose::Anybody));
    };
    let Found {
        signed_in,
        scopes,
        addresses,
        ..
    } = found;
    let account = signed_in.caller.account;
    let today = moment.today();
    let facts = KeyFacts {
        state: rules::state(found.is_revoked, found.expires_on, today),
        ends_at: found.ends_at,
        is_admitted: addresses.admit(attempt.address),
    };
    if !rules::serves(facts, moment.now) {
        return Ok(KeyTried::Refused(Whose::Account(account)));
    }
    let due = moment.now - TOUCH_AFTER;
    if found.used_at.is_none_or(|at| at < due) {
        store::touch(db, moment, account, attempt.address, due).await?;
    }
    Ok(KeyTried::Serves(Box::new(Program {
        signed_in,
        scopes,
        addresses,
        requests_per_minute: moment.rulebook.value(&REQUESTS_PER_MINUTE, today)?,
    })))
}

/// Notes in the security log that a key was refused, the first of a minute at once.
pub async fn note_refused(
    db: &impl Reader,
    log: &SecurityLog,
    moment: &Moment,
    whose: Whose,
    attempt: KeyAttempt<'_>,
) -> Result<()> {
    let kinds = [&security::KEY_REFUSED];
    let firsts = log.firsts(&kinds, whose, Some(attempt.address), moment.wall);
    firsts.write(db).await?;
    firsts.written();
    Ok(())
}

/// Warns the administrators of up to `rows_max` service accounts that end soon, once of each; returns how many.
async fn warn(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let today = moment.today();
    let days = moment.rulebook.value(&WARNING, today)?;
    let until = today.checked_add_days(Days::new(days.into()));
    let ending = store::ending(tx, today, until.unwrap_or(NaiveDate::MAX), rows_max).await?;
    let mut events = Vec::new();
    for one in &ending {
        let ends = Ends {
            name: one.name.clone(),
            expires_on: one.expires_on,
            persons: party::administrators(tx, one.organisation).await?,
        };
        let event = event::SERVICE_ACCOUNT_ENDS.about(one.id, &ends);
        events.push(event.for_readers(Readers::parties(&[one.organisation])));
    }
    let warned: Vec<AccountId> = ending.iter().map(|one| one.id).collect();
    store::note_warned(tx, moment, &warned).await?;
    log::write(tx, moment, &events).await?;
    Ok(ending.len())
}
