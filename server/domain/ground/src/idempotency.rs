//! Requests that a client may repeat: the first answer under a key is stored, in the transaction of the
//! change that it reports, and returned again. Keys follow the wall clock, as sessions do: moving a
//! simulated clock does not expire them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::capability::{Capability, HOUSEKEEPING_ROWS, RefusalKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result};
use crate::figure_value::FigureValues;
use crate::ids::{AccountId, OrganisationId};
use crate::words::Words;

pub const CAPABILITY: Capability = Capability {
    tables: &["idempotency_key"],
    refusals: &[IDEMPOTENCY_KEY_REUSED],
    housekeeping: &[|tx, _, wall| Box::pin(forget(tx, wall, HOUSEKEEPING_ROWS))],
    ..Capability::named("idempotency")
};

pub const IDEMPOTENCY_KEY_REUSED: RefusalKind = RefusalKind::new(
    "idempotency-key-reused",
    "幂等键被重复用于不同请求",
    "the idempotency key was used before",
);

/// How long a repeated request finds its first answer.
const ANSWER_LIFETIME: TimeDelta = TimeDelta::days(7);

#[derive(Debug, Clone)]
pub struct KeyedRequest {
    pub account: AccountId,
    /// For which it acts: the same key in another capacity is another key.
    pub organisation: OrganisationId,
    /// Part of the key: the same key under another operation is another key.
    pub operation: String,
    pub key: String,
    /// A hash of the request: the same key with another fingerprint is refused.
    pub fingerprint: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    pub status: i16,
    pub body: String,
}

/// The stored answer to the same request. When there is none, the key stays locked until the transaction
/// ends, so that the same request arriving meanwhile waits for this answer.
///
/// # Errors
/// Refuses a key that was used for another request.
pub async fn find(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    request: &KeyedRequest,
) -> Result<Option<StoredAnswer>> {
    if store::claim(tx, wall, request).await? {
        return Ok(None);
    }
    // Housekeeping may delete the key between the two statements.
    let answer = answered(tx, request).await?;
    let forgotten = || Error::Unavailable("the key was forgotten meanwhile".into());
    answer.ok_or_else(forgotten).map(Some)
}

/// As [`find`], without locking the key: the same request may be answered meanwhile.
///
/// # Errors
/// As [`find`].
pub async fn answered(db: &impl Reader, request: &KeyedRequest) -> Result<Option<StoredAnswer>> {
    match store::find(db, request).await? {
        Some((fingerprint, _)) if fingerprint != request.fingerprint => Err(key_reused()),
        found => Ok(found.map(|(_, answer)| answer)),
    }
}

/// Stores the answer to a request for which [`find`] found none.
pub async fn save_answer(
    tx: &Transaction<'_>,
    request: &KeyedRequest,
    answer: &StoredAnswer,
) -> Result<()> {
    store::save_answer(tx, request, answer).await
}

/// Deletes at most `rows_max` keys of requests too old to be repeated; returns how many.
async fn forget(tx: &Transaction<'_>, wall: DateTime<Utc>, rows_max: i64) -> Result<u64> {
    store::delete_old(tx, wall - ANSWER_LIFETIME, rows_max).await
}

pub fn key_reused() -> Error {
    Refused {
        kind: &IDEMPOTENCY_KEY_REUSED,
        clause: None,
        detail: Words::new(
            "该Idempotency-Key已用于另一份内容不同的请求",
            "this idempotency key was used for a different request",
        ),
        figures: FigureValues::NONE,
    }
    .into()
}

/// Keys and answers, rows to types.
mod store {
    use chrono::{DateTime, Utc};
    use sql::queries::idempotency;

    use super::{KeyedRequest, StoredAnswer};
    use crate::database::{Reader, Transaction};
    use crate::error::{Error, Result};

    pub(super) async fn claim(
        tx: &Transaction<'_>,
        wall: DateTime<Utc>,
        request: &KeyedRequest,
    ) -> Result<bool> {
        let claimed = idempotency::claim()
            .prepare(tx)
            .await?
            .params(
                tx,
                &idempotency::ClaimParams {
                    account: request.account.0,
                    organisation: request.organisation.0,
                    operation: &request.operation,
                    key: &request.key,
                    fingerprint: &request.fingerprint,
                    wall,
                },
            )
            .await?;
        Ok(claimed == 1)
    }

    /// The fingerprint of the first request under the key, and its answer.
    pub(super) async fn find(
        db: &impl Reader,
        request: &KeyedRequest,
    ) -> Result<Option<(Vec<u8>, StoredAnswer)>> {
        let found = idempotency::find()
            .prepare(db)
            .await?
            .params(
                db,
                &idempotency::FindParams {
                    account: request.account.0,
                    organisation: request.organisation.0,
                    operation: &request.operation,
                    key: &request.key,
                },
            )
            .opt()
            .await?;
        let Some(row) = found else {
            return Ok(None);
        };
        let (Some(status), Some(body)) = (row.status, row.body) else {
            return Err(Error::internal("a committed key without an answer"));
        };
        Ok(Some((row.fingerprint, StoredAnswer { status, body })))
    }

    pub(super) async fn save_answer(
        tx: &Transaction<'_>,
        request: &KeyedRequest,
        answer: &StoredAnswer,
    ) -> Result<()> {
        idempotency::save_answer()
            .prepare(tx)
            .await?
            .params(
                tx,
                &idempotency::SaveAnswerParams {
                    status: answer.status,
                    body: &answer.body,
                    account: request.account.0,
                    organisation: request.organisation.0,
                    operation: &request.operation,
                    key: &request.key,
                },
            )
            .await?;
        Ok(())
    }

    pub(super) async fn delete_old(
        tx: &Transaction<'_>,
        before: DateTime<Utc>,
        rows_max: i64,
    ) -> Result<u64> {
        Ok(idempotency::delete_old()
            .prepare(tx)
            .await?
            .bind(tx, &before, &rows_max)
            .await?)
    }
}
