//! What somebody signs in with beside his password: a code that his device computes (RFC 6238), or one that he keeps on paper.

pub(super) mod rules;
pub(super) mod store;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::{AccountId, Result, Words};
use strum::{IntoStaticStr, VariantArray};

use super::passkey::proving;
use super::types::PasskeyAnswer;
use rules::Typed;

/// What somebody gave beside a right password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// The account has no second factor in force.
    NothingNeeded,
    Nothing(Takes),
    /// No code, one of another time, or one that was used; or no signature of a key of the account.
    Wrong,
    OfDevice,
    /// A recovery code, and how many are left.
    Recovery(i64),
}

/// What an account takes beside its password; a recovery code serves anyhow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Takes {
    /// A code that a device shows.
    Codes,
    /// What a device signs that holds a key.
    Passkeys,
    CodesAndPasskeys,
}

impl Takes {
    fn of(codes: bool, passkeys: bool) -> Option<Self> {
        match (codes, passkeys) {
            (true, true) => Some(Self::CodesAndPasskeys),
            (true, false) => Some(Self::Codes),
            (false, true) => Some(Self::Passkeys),
            (false, false) => None,
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Codes => Words::new("验证码", "a code"),
            Self::Passkeys => Words::new("通行密钥", "a passkey"),
            Self::CodesAndPasskeys => Words::new("验证码或通行密钥", "a code or a passkey"),
        }
    }
}

/// Whether a text has the form of a code of a device, or of a recovery code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    Typed::read(text).is_some()
}

/// Judges the code, or the signature of a device, that somebody gives beside a right password, and uses it: it serves no second time, nor in another transaction
/// at the same time.
pub(super) async fn judge(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    (account, name): (AccountId, &str),
    (code, passkey): (Option<&str>, Option<PasskeyAnswer<'_>>),
) -> Result<Given> {
    let secret = store::secret(tx, account, name).await?;
    let has_passkey = proving::has_some(tx, account).await?;
    let Some(takes) = Takes::of(secret.is_some(), has_passkey) else {
        return Ok(Given::NothingNeeded);
    };
    if let Some(answer) = passkey {
        return Ok(match proving::judge(tx, wall, account, answer).await? {
            true => Given::OfDevice,
            false => Given::Wrong,
        });
    }
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        return Ok(Given::Nothing(takes));
    };
    Ok(match Typed::read(code) {
        Some(Typed::OfDevice(digits)) => {
            let step = secret.and_then(|(shared, used)| shared.step_of(&digits, wall, used));
            match step {
                Some(step) if store::use_step(tx, account, step).await? => Given::OfDevice,
                Some(_) | None => Given::Wrong,
            }
        }
        Some(Typed::Recovery(code)) if store::use_recovery_code(tx, account, &code).await? => {
            Given::Recovery(store::state(tx, account).await?.codes)
        }
        Some(Typed::Recovery(_)) | None => Given::Wrong,
    })
}
