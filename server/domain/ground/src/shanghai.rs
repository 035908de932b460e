//! The time zone of every date and deadline of the trade.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

pub const SHANGHAI: Tz = chrono_tz::Asia::Shanghai;

/// An instant by the clock of Shanghai, to the minute: `2026-03-02 09:00`.
#[must_use]
pub fn shanghai_minute(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&SHANGHAI);
    local.format("%Y-%m-%d %H:%M").to_string()
}

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

/// The last minute before the exclusive `due_at`, as both languages write it: midnight is the end of the
/// day before, `2026-03-09 24:00`.
#[must_use]
pub fn last_minute(due_at: DateTime<Utc>) -> String {
    let local = due_at.with_timezone(&SHANGHAI);
    match (local.time(), local.date_naive().pred_opt()) {
        (NaiveTime::MIN, Some(day)) => format!("{day} 24:00"),
        _ => shanghai_minute(due_at),
    }
}
