//! For which address of the platform passkeys serve, how long a challenge does, and what one is called. Pure.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use ground::{AccountId, Error, FieldError, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use webauthn_rs::prelude::{
    CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, Url, Uuid, Webauthn,
    WebauthnBuilder,
};

/// How a device shows for what a key is.
const NAME: &str = "阳光平台 sunshine";

/// How long a device may take to sign (WebAuthn Level 3, 15.1: five minutes where the owner is verified).
const CHALLENGE_MAX: TimeDelta = TimeDelta::minutes(5);

/// Challenges of one account that wait for an answer: whoever asks for more loses the oldest.
pub(super) const CHALLENGES_MAX: i64 = 5;

/// Keys of one account.
pub(super) const PASSKEYS_MAX: usize = 10;

/// Letters of the name of a device.
const NAME_MAX: usize = 40;

/// The first half of what a device knows an account by; the second one is its id. It says nothing of a person.
const USERS: u64 = 0x7375_6e73_6869_6e65;

/// The platform as devices know it: a key that is made for one address is offered under no other (WebAuthn Level 3, 5.1.3).
#[derive(Clone)]
pub struct RelyingParty {
    webauthn: Arc<Webauthn>,
    origin: String,
}

impl RelyingParty {
    /// The one at the public address of the platform. None where browsers make no keys: under the number of a machine, or where nothing
    /// is encrypted; but on this machine itself, where they do under the name `localhost`.
    #[must_use]
    pub fn of(address: &Url) -> Option<Self> {
        let mut origin = address.clone();
        origin.set_path("");
        let host = address.host_str()?;
        let is_here = host == "localhost" || host == "[::1]" || host.starts_with("127.");
        if is_here {
            origin.set_host(Some("localhost")).ok()?;
        }
        // A number is no domain; `domain` knows.
        let id = origin.domain()?.to_owned();
        if !is_here && origin.scheme() != "https" {
            return None;
        }
        let builder = WebauthnBuilder::new(&id, &origin).ok()?;
        let timeout = CHALLENGE_MAX.to_std().ok()?;
        let webauthn = builder.rp_name(NAME).timeout(timeout).build().ok()?;
        Some(Self {
            webauthn: Arc::new(webauthn),
            origin: origin.origin().ascii_serialization(),
        })
    }

    /// The address under which keys serve, as a browser states it.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What a device is to make a key by, and what is kept until it has.
    pub(super) fn registration(
        &self,
        (account, name, display_name): (AccountId, &str, &str),
        known: &[Passkey],
    ) -> Result<(Value, Value)> {
        let known: Vec<CredentialID> = known.iter().map(|key| key.cred_id().clone()).collect();
        let user = Uuid::from_u64_pair(USERS, account.0.unsigned_abs());
        let begun = self
            .webauthn
            .start_passkey_registration(user, name, display_name, Some(known));
        let (options, state) = begun.map_err(Error::internal)?;
        both(&options, &state)
    }

    /// The key that a device made, by what was kept.
    ///
    /// # Errors
    /// Names the field `credential`.
    pub(super) fn registered(&self, answer: &Value, state: Value) -> Result<Passkey> {
        let state: PasskeyRegistration = serde_json::from_value(state).map_err(Error::internal)?;
        let answer = read(answer)?;
        let made = self.webauthn.finish_passkey_registration(&answer, &state);
        made.map_err(|_| not_of_device())
    }

    /// What the devices of an account are to sign, and what is kept until one has.
    pub(super) fn proof(&self, known: &[Passkey]) -> Result<(Value, Value)> {
        let begun = self.webauthn.start_passkey_authentication(known);
        let (options, state) = begun.map_err(Error::internal)?;
        both(&options, &state)
    }

    /// Which key of these signed what was kept, as it is from now on: it counts its uses, so that a copy of it shows. None where none did.
    pub(super) fn proved(
        &self,
        answer: &Value,
        state: Value,
        known: Vec<(i64, Passkey)>,
    ) -> Result<Option<(i64, Passkey)>> {
        let state: PasskeyAuthentication =
            serde_json::from_value(state).map_err(Error::internal)?;
        let Ok(answer) = read(answer) else {
            return Ok(None);
        };
        let Ok(done) = self.webauthn.finish_passkey_authentication(&answer, &state) else {
            return Ok(None);
        };
        let signed = known
            .into_iter()
            .find(|(_, key)| key.cred_id() == done.cred_id());
        Ok(signed.map(|(id, mut key)| {
            key.update_credential(&done);
            (id, key)
        }))
    }
}

/// As JSON: what a browser takes, and what is stored.
fn both(options: &impl Serialize, state: &impl Serialize) -> Result<(Value, Value)> {
    let options = serde_json::to_value(options).map_err(Error::internal)?;
    let state = serde_json::to_value(state).map_err(Error::internal)?;
    Ok((options, state))
}

fn read<T: DeserializeOwned>(answer: &Value) -> Result<T> {
    T::deserialize(answer).map_err(|_| not_of_device())
}

fn not_of_device() -> Error {
    FieldError::alone(
        "/credential",
        "设备的回应无效，请重新开始",
        "is no answer of a device to this challenge: begin once more",
    )
}

/// Whether a challenge still waits for its answer.
#[must_use]
pub(super) fn is_waiting(made_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < made_at + CHALLENGE_MAX
}

/// When a challenge was made that waits no more at `now`.
#[must_use]
pub(super) fn stale_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now - CHALLENGE_MAX
}

/// The name of a device as its owner states it.
///
/// # Errors
/// Names the field `name`.
pub(super) fn device_name(name: &str) -> Result<&str> {
    let name = name.trim();
    if (1..=NAME_MAX).contains(&name.chars().count()) {
        return Ok(name);
    }
    Err(FieldError::alone(
        "/name",
        "请用1至40个字写明是哪台设备",
        "is 1 to 40 letters that tell the device",
    ))
}
