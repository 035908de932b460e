//! Notices that the program carries and that a demonstration does not know when it begins: each is in force from the day of its
//! publication on, as it is for a demonstration that begins later.

use chrono::{DateTime, NaiveDate, Utc};

use super::{event, payload, read, store};
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::log;
use crate::log::Readers;
use crate::moment::Moment;
use crate::shanghai::shanghai_midnight;

/// For a demonstration that begins on `day`, before anything is counted: leaves out the notices that were
/// published later, and goes by the latest that were not.
pub async fn withhold_later(tx: &Transaction<'_>, day: NaiveDate) -> Result<()> {
    store::withhold_later(tx, day).await?;
    for carried in store::carried(tx, day).await? {
        store::copy_carried(tx, carried.version, shanghai_midnight(day)).await?;
    }
    Ok(())
}

/// Puts the carried notices in force that are published by now and newer than what is known of their years, and returns how
/// many. Where all are known from the beginning there is none.
pub(super) async fn publish(tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
    if store::carried(tx, moment.today()).await?.is_empty() {
        return Ok(0);
    }
    store::lock(tx).await?;
    // Under the lock: of two processes one puts them in force.
    let carried = store::carried(tx, moment.today()).await?;
    let mut versions = Vec::with_capacity(carried.len());
    for one in &carried {
        versions.push(store::copy_carried(tx, one.version, moment.now).await?);
    }
    let calendar = read(tx).await?;
    let events = carried.iter().zip(versions).map(|(one, version)| {
        let loaded = payload::Loaded {
            year: one.year,
            version,
            source: one.source.clone(),
            published_on: one.published_on,
            days: calendar.named_days(one.year).len(),
            missing: calendar.missing_days(one.year).len(),
        };
        let event = event::LOADED.about(one.year, &loaded);
        event.for_readers(Readers::everyone())
    });
    let events: Vec<_> = events.collect();
    log::write(tx, moment, &events).await?;
    Ok(events.len())
}

/// The beginning of the day on which the next is published.
pub(super) async fn next_published(db: &impl Reader) -> Result<Option<DateTime<Utc>>> {
    let next = store::next_carried(db).await?;
    Ok(next.map(shanghai_midnight))
}
