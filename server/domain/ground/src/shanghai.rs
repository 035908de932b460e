//! The zone in which every date and deadline of the trade is meant.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The zone of the trade.
pub const SHANGHAI: Tz = chrono_tz::Asia::Shanghai;

/// The first instant of `day` in Shanghai.
#[must_use]
pub fn shanghai_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Some midnights of the 1940s were skipped by the clocks of that time.
    SHANGHAI
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(
            || (midnight - TimeDelta::hours(8)).and_utc(),
            |instant| instant.with_timezone(&Utc),
        )
}
