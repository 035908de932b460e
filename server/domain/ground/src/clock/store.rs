//! The offset of the simulated clock, which all processes of a database share.

use chrono::{DateTime, Utc};
use sql::queries::setting;

use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::log;
use crate::setting::{CLOCK_OFFSET, read};

pub(super) async fn offset(db: &impl Reader) -> Result<Option<i64>> {
    let noted = read(db, CLOCK_OFFSET).await?;
    let offset = noted.map(|text| {
        text.parse()
            .map_err(|_| Error::unknown("clock offset", text))
    });
    offset.transpose()
}

/// Sets the offset unless there is one; returns whether there was none.
pub(super) async fn found(
    tx: &Transaction<'_>,
    offset_ms: i64,
    shows: DateTime<Utc>,
) -> Result<bool> {
    let founded = setting::found_clock()
        .prepare(tx)
        .await?
        .bind(tx, &offset_ms, &shows)
        .opt()
        .await?;
    Ok(founded.is_some())
}

/// Enlarges the offset, so that the clock shows this instant; returns whether it was not larger already.
pub(super) async fn advance(
    db: &impl Reader,
    offset_ms: i64,
    shows: DateTime<Utc>,
) -> Result<bool> {
    let advanced = setting::advance_clock()
        .prepare(db)
        .await?
        .bind(db, &offset_ms, &shows)
        .opt()
        .await?;
    Ok(advanced.is_some())
}

/// Whether anything has happened in this database.
pub(super) async fn is_used(db: &impl Reader) -> Result<bool> {
    log::has_events(db).await
}
