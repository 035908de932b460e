//! Keys and answers, rows to types.

use chrono::{DateTime, Utc};
use sql::queries::idempotency;

use super::types::{Asked, Kept};
use crate::database::Transaction;
use crate::error::{Error, Result};

pub(super) async fn claim(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    asked: &Asked,
) -> Result<bool> {
    let claimed = idempotency::claim()
        .prepare(tx)
        .await?
        .params(
            tx,
            &idempotency::ClaimParams {
                account: asked.account.0,
                operation: &asked.operation,
                key: &asked.key,
                fingerprint: &asked.fingerprint,
                wall,
            },
        )
        .await?;
    Ok(claimed == 1)
}

/// The fingerprint of the request that came first, and its answer.
pub(super) async fn find(tx: &Transaction<'_>, asked: &Asked) -> Result<Option<(Vec<u8>, Kept)>> {
    let found = idempotency::find()
        .prepare(tx)
        .await?
        .params(
            tx,
            &idempotency::FindParams {
                account: asked.account.0,
                operation: &asked.operation,
                key: &asked.key,
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
    Ok(Some((row.fingerprint, Kept { status, body })))
}

pub(super) async fn keep(tx: &Transaction<'_>, asked: &Asked, answer: &Kept) -> Result<()> {
    idempotency::keep()
        .prepare(tx)
        .await?
        .params(
            tx,
            &idempotency::KeepParams {
                status: answer.status,
                body: &answer.body,
                account: asked.account.0,
                operation: &asked.operation,
                key: &asked.key,
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
