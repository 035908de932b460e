//! One's own second factor: set up by whoever knows the password, in force once his device has shown a code, removed by both.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log;
use ground::{Caller, Error, FieldError, FigureValues, Moment, Refused, Result, Words};

use super::closing::demands_second_factor;
use super::refusal::{SECOND_FACTOR_DEMANDED, SECOND_FACTOR_NOT_BEGUN, SECOND_FACTOR_NOT_IN_FORCE};
use super::second_factor::rules::{Shared, Typed, is_pending, recovery_codes};
use super::second_factor::store;
use super::session::{self, Proved};
use super::types::Token;
use super::{accounts, event, payload};

/// What the owner of an account knows of its second factor. The secret is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSecondFactor {
    /// Since when signing in takes a code of a device; none where it does not.
    pub in_force_since: Option<DateTime<Utc>>,
    /// Keys of devices, each of which serves in place of a code.
    pub passkeys: i64,
    /// Recovery codes that are left.
    pub recovery_codes: i64,
    /// Whether the rulebook demands one for the duties of the account.
    pub is_demanded: bool,
}

/// What is known of the caller's own second factor.
pub async fn own_second_factor(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
) -> Result<OwnSecondFactor> {
    let in_force = store::state(db, caller.account).await?;
    Ok(OwnSecondFactor {
        in_force_since: in_force.codes_since,
        passkeys: in_force.passkeys,
        recovery_codes: in_force.codes,
        is_demanded: demands_second_factor(caller, moment)?,
    })
}

/// A secret that its owner's device takes, once.
pub struct HandedSecret {
    /// As it is typed.
    pub base32: String,
    /// As a picture holds it.
    pub uri: String,
}

/// Hands over a secret that is not in force yet, in the place of one that was handed over before. `proved` is the password, and a
/// code as well where a second factor is in force, which stays so until the new one is.
///
/// # Errors
/// [`Error::Stale`] when one was put in force meanwhile.
pub async fn begin_second_factor(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proved: Proved,
) -> Result<HandedSecret> {
    let (_, name, _) = accounts::store::account_named(tx, caller.account).await?;
    if store::state(tx, caller.account).await?.is_any() && !proved.has_code() {
        return Err(Error::Stale);
    }
    let shared = Shared::fresh(&name)?;
    store::begin(tx, caller.account, &shared, moment.wall).await?;
    Ok(HandedSecret {
        base32: shared.base32(),
        uri: shared.uri()?,
    })
}

/// Puts the secret in force that was handed over last, by the first code of the device that has it: ends all other sessions of the
/// account, and no other device keeps its way in. Returns the recovery codes, which are nowhere else; those of before are void.
///
/// The outer error rolls back; the inner one is answered after the commit, for a wrong code is counted.
///
/// # Errors
/// `second-factor-not-begun` without a secret that still waits; names the field of a wrong code.
pub async fn confirm_second_factor(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kept: &Token,
    code: &str,
) -> Result<Result<Vec<String>>> {
    let (account, wall) = (caller.account, moment.wall);
    let Some(Typed::OfDevice(digits)) = Typed::read(code) else {
        return Err(FieldError::alone(
            "/code",
            "请输入应用显示的六位数字",
            "is not the six digits that the device shows",
        ));
    };
    let (_, name, display_name) = accounts::store::account_named(tx, account).await?;
    let pending = store::pending(tx, account, &name).await?;
    let pending = pending.filter(|one| is_pending(one.since, one.wrong, wall));
    let Some(pending) = pending else {
        return Err(not_begun().into());
    };
    let Some(step) = pending.shared.step_of(&digits, wall, None) else {
        store::note_wrong_pending(tx, account).await?;
        return Ok(Err(FieldError::alone(
            "/code",
            "验证码不正确，请核对设备的时间后输入最新的验证码",
            "is not the code of your device: check its clock, and enter the newest one",
        )));
    };
    store::put_in_force(tx, account, step, wall).await?;
    let codes = recovery_codes();
    store::replace_recovery_codes(tx, account, &codes).await?;
    let set_up = payload::SecondFactorSetUp {
        account: name,
        display_name,
        replaced: pending.replaces,
        sessions_ended: session::store::end_other_sessions(tx, account, kept).await?,
    };
    let event = event::SECOND_FACTOR_SET_UP
        .about(account, &set_up)
        .by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(Ok(codes))
}

fn not_begun() -> Refused {
    Refused {
        kind: &SECOND_FACTOR_NOT_BEGUN,
        clause: None,
        detail: Words::new(
            "没有待确认的密钥：尚未开始设置，或已超过30分钟，或验证码错误过多。请重新开始设置",
            "no secret waits for a code: it was not handed over, half an hour has passed, or too many codes were wrong; begin once more",
        ),
        figures: FigureValues::NONE,
    }
}

/// Requires that the caller may sign in without a second factor.
///
/// # Errors
/// `second-factor-demanded`.
pub fn may_lack_second_factor(caller: &Caller, moment: &Moment) -> Result<()> {
    if !demands_second_factor(caller, moment)? {
        return Ok(());
    }
    Err(Refused {
        kind: &SECOND_FACTOR_DEMANDED,
        clause: None,
        detail: Words::new(
            "你的职责须启用两步验证，不能移除；更换设备请重新设置",
            "your duties take a second factor: it cannot be removed; set it up once more to change the device",
        ),
        figures: FigureValues::NONE,
    }
    .into())
}

/// Removes the caller's own second factor, its passkeys, its recovery codes and a secret that waits. `proved` is the password and a code.
///
/// # Errors
/// `second-factor-demanded`, `second-factor-not-in-force`; [`Error::Stale`] when it was put in force meanwhile.
pub async fn remove_second_factor(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proved: Proved,
) -> Result<()> {
    may_lack_second_factor(caller, moment)?;
    must_be_in_force(tx, caller, proved).await?;
    store::remove(tx, caller.account).await?;
    let (_, account, display_name) = accounts::store::account_named(tx, caller.account).await?;
    let removed = payload::SecondFactorRemoved {
        account,
        display_name,
        by: payload::Remover::Owner,
        reason: None,
        sessions_ended: 0,
    };
    let event = event::SECOND_FACTOR_REMOVED
        .about(caller.account, &removed)
        .by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Makes recovery codes in the place of all that are left, which are void. `proved` is the password and a code. The codes are
/// nowhere else.
///
/// # Errors
/// `second-factor-not-in-force`; [`Error::Stale`] when it was put in force meanwhile.
pub async fn renew_recovery_codes(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    proved: Proved,
) -> Result<Vec<String>> {
    must_be_in_force(tx, caller, proved).await?;
    let codes = recovery_codes();
    store::replace_recovery_codes(tx, caller.account, &codes).await?;
    let (_, account, display_name) = accounts::store::account_named(tx, caller.account).await?;
    let renewed = payload::Named {
        account,
        display_name,
    };
    let event = event::RECOVERY_CODES_RENEWED
        .about(caller.account, &renewed)
        .by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(codes)
}

async fn must_be_in_force(tx: &Transaction<'_>, caller: &Caller, proved: Proved) -> Result<()> {
    match store::state(tx, caller.account).await?.is_any() {
        true if proved.has_code() => Ok(()),
        true => Err(Error::Stale),
        false => Err(Refused {
            kind: &SECOND_FACTOR_NOT_IN_FORCE,
            clause: None,
            detail: Words::new(
                "账号没有启用两步验证",
                "the account has no second factor in force",
            ),
            figures: FigureValues::NONE,
        }
        .into()),
    }
}
