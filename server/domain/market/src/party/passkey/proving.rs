//! What a device proves beside a password: it signed what was made for its account, once, and in time.

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::{AccountId, Result};

use super::rules::RelyingParty;
use super::types::{Challenge, Purpose};
use super::{rules, store};
use crate::party::types::{PasskeyAnswer, Token};

/// Whether an account has keys.
pub(in crate::party) async fn has_some(tx: &Transaction<'_>, account: AccountId) -> Result<bool> {
    Ok(!store::passkeys(tx, account).await?.is_empty())
}

/// What the devices of an account are to sign; none where it has no key.
pub(in crate::party) async fn challenge(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    account: AccountId,
    at: &RelyingParty,
) -> Result<Option<Challenge>> {
    let keys = store::lock_credentials(tx, account).await?;
    if keys.is_empty() {
        return Ok(None);
    }
    let keys: Vec<_> = keys.into_iter().map(|(_, key)| key).collect();
    let (options, state) = at.proof(&keys)?;
    let ticket = Token::fresh();
    let of = (account, Purpose::Proof);
    store::insert_challenge(tx, &ticket, of, &state, wall).await?;
    Ok(Some(Challenge { ticket, options }))
}

/// Judges what a device answers for an account, and uses up the challenge, whatever it is worth.
pub(in crate::party) async fn judge(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    account: AccountId,
    answer: PasskeyAnswer<'_>,
) -> Result<bool> {
    let PasskeyAnswer {
        at,
        ticket,
        credential,
    } = answer;
    let challenge = store::take_challenge(tx, ticket, (account, Purpose::Proof)).await?;
    let waiting = challenge.filter(|(_, made_at)| rules::is_waiting(*made_at, wall));
    let Some((state, _)) = waiting else {
        return Ok(false);
    };
    let keys = store::lock_credentials(tx, account).await?;
    let Some((id, key)) = at.proved(credential, state, keys)? else {
        return Ok(false);
    };
    store::note_use(tx, (id, &key), wall).await?;
    Ok(true)
}
