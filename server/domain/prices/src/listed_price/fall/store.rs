//! Noted falls of limits, rows to types.

use chrono::{DateTime, Utc};
use ground::Result;
use ground::database::{Reader, Transaction, column};
use sql::queries::listed_price;

use super::types::NotedFall;

pub(super) async fn note(tx: &Transaction<'_>, fell_at: DateTime<Utc>) -> Result<()> {
    listed_price::note_fall()
        .prepare(tx)
        .await?
        .bind(tx, &fell_at)
        .await?;
    Ok(())
}

pub(super) async fn noted(db: &impl Reader) -> Result<Vec<NotedFall>> {
    let falls = listed_price::noted_falls()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let falls = falls.into_iter().map(|row| NotedFall {
        id: row.id,
        fell_at: row.fell_at,
    });
    Ok(falls.collect())
}

pub(super) async fn forget(tx: &Transaction<'_>, falls: &[NotedFall]) -> Result<()> {
    let ids = column(falls, |fall| fall.id);
    listed_price::forget_falls()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}
