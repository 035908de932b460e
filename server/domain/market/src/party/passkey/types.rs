//! Passkeys as operations and the store know them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use strum::IntoStaticStr;

use crate::party::types::{PasskeyId, Token};

/// What a device signs a challenge for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Purpose {
    /// To make a key.
    Registration,
    /// To prove beside the password who somebody is.
    Proof,
}

/// A key as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPasskey {
    pub id: PasskeyId,
    /// What he calls the device.
    pub name: String,
    pub created_at: DateTime<Utc>,
    /// When it was used last.
    pub used_at: Option<DateTime<Utc>>,
}

/// What a device is to sign.
pub struct Challenge {
    /// By which the answer is sent, once.
    pub ticket: Token,
    /// What a browser takes (WebAuthn Level 3, 5.4 and 5.5).
    pub options: Value,
}
