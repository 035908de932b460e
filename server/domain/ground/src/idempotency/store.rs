//! Keys and answers, rows to types.

use chrono::{DateTime, Utc};
use sql::queries::idempotency;

use super::types::{KeyedRequest, StoredAnswer};
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
