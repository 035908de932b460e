//! Passkeys (通行密钥, WebAuthn): keys that devices of an account's owner hold, each for the platform alone. One serves beside the
//! password in place of a code, and tells nobody who listens anything that serves again.

pub(super) mod event;
mod message;
mod payload;
pub(super) mod proving;
pub(super) mod rules;
pub(super) mod store;
#[cfg(test)]
mod tests;
pub(super) mod types;

use chrono::{DateTime, Utc};
use ground::capability::RefusalKind;
use ground::database::{Reader, Transaction};
use ground::log::{self, Event};
use ground::{Caller, Error, FieldError, FigureValues, Moment, Refused, Result, Words};
use serde_json::Value;

use super::accounts;
use super::own_second_factor::may_lack_second_factor;
use super::refusal::{PASSKEY_NOT_BEGUN, PASSKEYS_ENOUGH};
use super::second_factor::{rules::recovery_codes, store as second_factor};
use super::session::{self, Proved};
use super::types::{PasskeyId, Token};
use payload::PasskeyStep;
use rules::RelyingParty;
use types::{Challenge, OwnPasskey, Purpose};

/// The caller's own keys, the first one first.
pub async fn own_passkeys(db: &impl Reader, caller: &Caller) -> Result<Vec<OwnPasskey>> {
    store::passkeys(db, caller.account).await
}

/// Hands over by what a device of the caller makes a key. `proved` is the password, and what the account takes beside it.
///
/// # Errors
/// `passkeys-enough`; [`Error::Stale`] when a second factor was put in force meanwhile.
pub async fn begin_passkey(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proved: Proved,
    at: &RelyingParty,
) -> Result<Challenge> {
    let account = caller.account;
    if second_factor::state(tx, account).await?.is_any() && !proved.has_code() {
        return Err(Error::Stale);
    }
    let keys = store::lock_credentials(tx, account).await?;
    if rules::PASSKEYS_MAX <= keys.len() {
        let zh = format!("已有{}个通行密钥，请先移除不用的", rules::PASSKEYS_MAX);
        let en = format!("there are {} already: remove one", rules::PASSKEYS_MAX);
        return Err(refused(&PASSKEYS_ENOUGH, Words::new(zh, en)));
    }
    let keys: Vec<_> = keys.into_iter().map(|(_, key)| key).collect();
    let (_, name, display_name) = accounts::store::account_named(tx, account).await?;
    let (options, state) = at.registration((account, &name, &display_name), &keys)?;
    let ticket = Token::fresh();
    let of = (account, Purpose::Registration);
    store::insert_challenge(tx, &ticket, of, &state, moment.wall).await?;
    Ok(Challenge { ticket, options })
}

/// The key that a device made.
pub struct MadePasskey<'a> {
    pub ticket: &'a Token,
    /// What the caller calls the device.
    pub name: &'a str,
    /// As the browser gives it (WebAuthn Level 3, 5.1).
    pub credential: &'a Value,
}

/// Adds the key that a device made by what was handed over: all other sessions of the account end, and no other device keeps its way in.
/// Where the account had no second factor, returns recovery codes, which are nowhere else.
///
/// # Errors
/// Names the fields `name` and `credential`; `passkey-not-begun`.
pub async fn add_passkey(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (kept, at): (&Token, &RelyingParty),
    made: &MadePasskey<'_>,
) -> Result<(OwnPasskey, Option<Vec<String>>)> {
    let (account, wall) = (caller.account, moment.wall);
    let name = rules::device_name(made.name)?;
    let of = (account, Purpose::Registration);
    let challenge = store::take_challenge(tx, made.ticket, of).await?;
    let waiting = challenge.filter(|(_, made_at)| rules::is_waiting(*made_at, wall));
    let (state, _) = waiting.ok_or_else(not_begun)?;
    let key = at.registered(made.credential, state)?;
    let before = second_factor::state(tx, account).await?;
    let id = store::insert_passkey(tx, account, &key, name, wall).await?;
    let id = id.ok_or_else(|| {
        let (zh, en) = ("该设备的密钥已添加过", "is added already");
        FieldError::alone("/credential", zh, en)
    })?;
    let codes = (!before.is_any()).then(recovery_codes);
    if let Some(codes) = &codes {
        second_factor::replace_recovery_codes(tx, account, codes).await?;
    }
    let sessions_ended = session::store::end_other_sessions(tx, account, kept).await?;
    note(
        tx,
        moment,
        caller,
        &event::PASSKEY_ADDED,
        (name, sessions_ended),
    )
    .await?;
    let own = OwnPasskey {
        id,
        name: name.to_owned(),
        created_at: wall,
        used_at: None,
    };
    Ok((own, codes))
}

/// Removes a key of the caller's. `proved` is the password, and what the account takes beside it. With the last one of an account that
/// takes no codes, its second factor is removed.
///
/// # Errors
/// [`Error::NotFound`] for a key that is not his; `second-factor-demanded`; [`Error::Stale`] when a second factor was put in force
/// meanwhile.
pub async fn remove_passkey(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proved: Proved,
    id: PasskeyId,
) -> Result<()> {
    let account = caller.account;
    if !proved.has_code() {
        return Err(Error::Stale);
    }
    let _locked = store::lock_credentials(tx, account).await?;
    let name = store::delete_passkey(tx, account, id).await?;
    let name = name.ok_or(Error::NotFound)?;
    if !second_factor::state(tx, account).await?.is_any() {
        may_lack_second_factor(caller, moment)?;
        second_factor::remove(tx, account).await?;
    }
    note(tx, moment, caller, &event::PASSKEY_REMOVED, (&name, 0)).await
}

async fn note(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &Event<PasskeyStep>,
    (device, sessions_ended): (&str, u64),
) -> Result<()> {
    let (_, account, display_name) = accounts::store::account_named(tx, caller.account).await?;
    let step = PasskeyStep {
        account,
        display_name,
        device: device.to_owned(),
        sessions_ended,
    };
    let event = kind.about(caller.account, &step).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

fn not_begun() -> Error {
    let words = Words::new(
        "没有待添加的通行密钥：尚未开始，或已超过5分钟，或已用过。请重新开始",
        "nothing waits for a key: it was not begun, five minutes have passed, or it was used; begin once more",
    );
    refused(&PASSKEY_NOT_BEGUN, words)
}

fn refused(kind: &'static RefusalKind, detail: Words) -> Error {
    Refused {
        kind,
        clause: None,
        detail,
        figures: FigureValues::NONE,
    }
    .into()
}

/// Forgets challenges that nobody answered in time; returns how many.
pub(super) async fn tidy(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    store::delete_stale(tx, rules::stale_before(wall)).await
}
