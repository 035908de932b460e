//! What somebody signs in with beside his password: a code that his device computes (RFC 6238), or one that he keeps on paper.

pub(super) mod rules;
pub(super) mod store;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::{AccountId, Result};

use rules::Typed;

/// What somebody gave beside a right password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// The account has no second factor in force.
    NothingNeeded,
    Nothing,
    /// No code, one of another time, or one that was used.
    Wrong,
    OfDevice,
    /// A recovery code, and how many are left.
    Recovery(i64),
}

/// Whether a text has the form of a code of a device, or of a recovery code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    Typed::read(text).is_some()
}

/// Judges the code that somebody gives beside a right password, and uses it: it serves no second time, nor in another transaction
/// at the same time.
pub(super) async fn judge(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    (account, name): (AccountId, &str),
    code: Option<&str>,
) -> Result<Given> {
    let Some((shared, used)) = store::secret(tx, account, name).await? else {
        return Ok(Given::NothingNeeded);
    };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        return Ok(Given::Nothing);
    };
    Ok(match Typed::read(code) {
        Some(Typed::OfDevice(digits)) => match shared.step_of(&digits, wall, used) {
            Some(step) if store::use_step(tx, account, step).await? => Given::OfDevice,
            Some(_) | None => Given::Wrong,
        },
        Some(Typed::Recovery(code)) if store::use_recovery_code(tx, account, &code).await? => {
            Given::Recovery(store::state(tx, account).await?.1)
        }
        Some(Typed::Recovery(_)) | None => Given::Wrong,
    })
}
