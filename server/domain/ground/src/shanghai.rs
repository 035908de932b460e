//! The time zone of every date and deadline of the trade.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

pub const SHANGHAI: Tz = chrono_tz::Asia::Shanghai;

/// The first instant of `day` in Shanghai.
#[must_use]
pub fn shanghai_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // The clocks of the 1940s skipped some midnights: there, the offset of standard time is used.
    SHANGHAI
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(
            || (midnight - TimeDelta::hours(8)).and_utc(),
            |instant| instant.with_timezone(&Utc),
        )
}
