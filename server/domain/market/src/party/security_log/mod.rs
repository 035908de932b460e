//! The security log as overseers read it, with the names of accounts.

mod address;
mod store;
mod types;

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::log::security;
use ground::{Caller, Moment, Result, SecurityEventId};

pub use types::{SecurityEntry, SecurityFilter, SecurityPerson};

/// Entries are counted up to here: beyond it, nobody waits for the exact number.
const TOTAL_MAX: i64 = 1_000;

/// Entries before a position, the latest first; how many there are, and whether that number is exact. For overseers
/// only.
///
/// Each kind is looked up by itself in an index that ends with the time, so that a page costs the same after ten
/// years.
pub async fn security_events(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &SecurityFilter,
    before: Option<(DateTime<Utc>, SecurityEventId)>,
    rows_max: i64,
) -> Result<(Vec<SecurityEntry>, i64, bool)> {
    caller.must_oversee()?;
    let mut kinds: Vec<&str> = security::kinds(moment.capabilities)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    if let Some(wanted) = &filter.kind {
        kinds.retain(|kind| kind == wanted);
    }
    let account = match &filter.account {
        None => None,
        Some(name) => match store::account_named(db, name).await? {
            None => return Ok((Vec::new(), 0, true)),
            known => known,
        },
    };
    let wanted = store::Wanted {
        kinds: &kinds,
        account,
        address: filter.address.as_ref().map(ToString::to_string),
        since: filter.since,
    };
    let end = (filter.until, SecurityEventId(0));
    let start = before.map_or(end, |before| before.min(end));
    let ids = store::latest(db, &wanted, start, rows_max).await?;
    let entries = store::entries(db, &ids).await?;
    let counted = store::latest(db, &wanted, end, TOTAL_MAX + 1).await?.len();
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    Ok((entries, counted.min(TOTAL_MAX), counted <= TOTAL_MAX))
}
