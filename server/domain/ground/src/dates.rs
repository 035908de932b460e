//! Days and instants as they come from outside, in the one range that every part of the program shares.
//!
//! The database, the time zone, spreadsheets and JSON each end elsewhere. From every day and instant that is
//! let in, all terms of the rulebook may be counted, one after the other, without reaching any of those ends.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::shanghai::SHANGHAI;
use crate::words::{Words, read_text};

/// The years of every day that is entered.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// The first day that is entered.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).expect("a day");
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).expect("a day");

/// A day that somebody entered: `YYYY-MM-DD`, from 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = NaiveDate)]
pub struct Day(NaiveDate);

/// What programs write as the last day of a period without an end: the last days that they know.
const OPEN_ENDS: [NaiveDate; 3] = [
    NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day"),
    NaiveDate::from_ymd_opt(9999, 1, 1).expect("a day"),
    NaiveDate::from_ymd_opt(2999, 12, 31).expect("a day"),
];

/// The last day of a period, inclusive, that somebody entered: as [`Day`]. 9999-12-31, 9999-01-01 and 2999-12-31 state that
/// the period has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = NaiveDate)]
pub struct LastDay(Option<NaiveDate>);

/// An instant that somebody entered: RFC 3339, on a day of Shanghai from 1900 to 2200, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = DateTime<Utc>)]
pub struct Instant(DateTime<Utc>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("is no date like 2026-03-02")]
    NoDay,
    #[error("is no day of the calendar: its month is shorter, or there is no such month")]
    NoSuchDay,
    #[error("is no instant like 2026-03-02T09:00:00+08:00")]
    NoInstant,
    #[error("must be from 1900 to 2200")]
    OutOfRange,
    #[error("must be from 1900 to 2200, or 9999-12-31 when there is no end")]
    LastOutOfRange,
}

impl DateError {
    #[must_use]
    pub fn words(self) -> Words {
        let zh = match self {
            Self::NoDay => "日期须如2026-03-02",
            Self::NoSuchDay => "没有这一天，请核对月份和该月的天数",
            Self::NoInstant => "时间须如2026-03-02T09:00:00+08:00",
            Self::OutOfRange => "须在1900年至2200年之间",
            Self::LastOutOfRange => "须在1900年至2200年之间；没有截止日期的请写9999-12-31",
        };
        Words::new(zh, self.to_string())
    }
}

impl Day {
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = DateError;

    fn try_from(date: NaiveDate) -> Result<Self, DateError> {
        let is_in_range = (FIRST_DAY..=LAST_DAY).contains(&date);
        is_in_range
            .then_some(Self(date))
            .ok_or(DateError::OutOfRange)
    }
}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        written_out(text)?.try_into()
    }
}

/// The library also takes signs, blanks and months of one digit.
fn written_out(text: &str) -> Result<NaiveDate, DateError> {
    let is_written_out = text.len() == 10
        && (text.bytes().enumerate()).all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_written_out {
        return Err(DateError::NoDay);
    }
    text.parse().map_err(|_error| DateError::NoSuchDay)
}

impl LastDay {
    /// The day; `None` when there is no end.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        self.0
    }
}

impl TryFrom<NaiveDate> for LastDay {
    type Error = DateError;

    fn try_from(date: NaiveDate) -> Result<Self, DateError> {
        if OPEN_ENDS.contains(&date) {
            return Ok(Self(None));
        }
        let day = Day::try_from(date).map_err(|_error| DateError::LastOutOfRange)?;
        Ok(Self(Some(day.date())))
    }
}

impl FromStr for LastDay {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        written_out(text)?.try_into()
    }
}

impl<'de> Deserialize<'de> for LastDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, DateError::words)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, DateError::words)
    }
}

impl Instant {
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl TryFrom<DateTime<Utc>> for Instant {
    type Error = DateError;

    fn try_from(at: DateTime<Utc>) -> Result<Self, DateError> {
        // A leap second is the second after it, and what is finer than the database is left out.
        let at = DateTime::from_timestamp_micros(at.timestamp_micros());
        let at = at.ok_or(DateError::OutOfRange)?;
        // Near the ends of the library's own range, no local time can be made.
        if !(*YEARS.start() - 1..=*YEARS.end() + 1).contains(&chrono::Datelike::year(&at)) {
            return Err(DateError::OutOfRange);
        }
        let _day = Day::try_from(at.with_timezone(&SHANGHAI).date_naive())?;
        Ok(Self(at))
    }
}

impl FromStr for Instant {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let at = DateTime::parse_from_rfc3339(text).map_err(|error| {
            if error.kind() == chrono::format::ParseErrorKind::OutOfRange {
                DateError::OutOfRange
            } else {
                DateError::NoInstant
            }
        })?;
        at.to_utc().try_into()
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, DateError::words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Term, WorkingCalendar};
    use crate::shanghai::shanghai_midnight;

    #[test]
    fn days_are_written_out_and_from_1900_to_2200() {
        for day in ["1900-01-01", "2026-03-02", "2024-02-29", "2200-12-31"] {
            assert_eq!(
                day.parse::<Day>().map(|day| day.to_string()),
                Ok(day.into())
            );
        }
        for day in ["1899-12-31", "2201-01-01", "0000-01-01", "9999-12-31"] {
            assert_eq!(day.parse::<Day>(), Err(DateError::OutOfRange), "{day}");
        }
        for day in [
            "",
            " 2026-03-02",
            "2026-3-2",
            "+262142-12-31",
            "-262143-01-01",
            "NaN",
            "２０２６-03-02",
            "2026-03-02T00:00:00Z",
            "20260302",
            "2026/03/02",
            "2026-03-0\0",
        ] {
            assert_eq!(day.parse::<Day>(), Err(DateError::NoDay), "{day:?}");
        }
        for day in [
            "2026-11-31",
            "2026-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
        ] {
            assert_eq!(day.parse::<Day>(), Err(DateError::NoSuchDay), "{day:?}");
        }
    }

    #[test]
    fn the_last_days_that_programs_know_state_that_there_is_no_end() {
        let last = |day: &str| day.parse::<LastDay>().map(LastDay::date);
        for day in ["9999-12-31", "9999-01-01", "2999-12-31"] {
            assert_eq!(last(day), Ok(None), "{day}");
        }
        for day in ["1900-01-01", "2026-12-31", "2200-12-31"] {
            assert_eq!(last(day), Ok(day.parse().ok()), "{day}");
        }
        for day in ["1899-12-31", "2201-01-01", "2999-12-30", "9999-12-30"] {
            assert_eq!(last(day), Err(DateError::LastOutOfRange), "{day}");
        }
        for day in ["", "9999/12/31", "+9999-12-31"] {
            assert_eq!(last(day), Err(DateError::NoDay), "{day}");
        }
        assert_eq!(last("9999-12-32"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn instants_are_of_days_of_shanghai_from_1900_to_2200() {
        for at in [
            "1900-01-01T00:00:00+08:00",
            "2026-03-02T09:00:00.123456+08:00",
            "2016-12-31T23:59:60Z",
            "2200-12-31T23:59:59.999999+08:00",
            "2200-12-31T15:59:59Z",
        ] {
            assert!(at.parse::<Instant>().is_ok(), "{at}");
        }
        for at in [
            "1899-12-31T23:00:00+08:00",
            "2201-01-01T00:00:00+08:00",
            "2200-12-31T16:00:00Z",
            "9999-12-31T23:59:59Z",
            "0000-01-01T00:00:00+23:59",
        ] {
            assert_eq!(at.parse::<Instant>(), Err(DateError::OutOfRange), "{at}");
        }
        for at in [
            "",
            "2026-03-02",
            "+262142-12-31T23:59:59Z",
            "-262143-01-01T00:00:00Z",
            "NaN",
            "2026-03-02 09:00:00 +08:00",
            "1772413200",
        ] {
            assert!(at.parse::<Instant>().is_err(), "{at:?}");
        }
        for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert_eq!(Instant::try_from(at), Err(DateError::OutOfRange));
        }
    }

    #[test]
    fn an_instant_is_exact_to_the_microsecond_as_the_database_is() {
        let at: Instant = "2026-03-02T01:00:00.1234567Z".parse().expect("an instant");
        assert_eq!(at.to_utc().to_rfc3339(), "2026-03-02T01:00:00.123456+00:00");
    }

    #[test]
    fn terms_can_be_counted_one_after_the_other_from_the_last_day_that_may_be_entered() {
        let calendar = WorkingCalendar::default();
        let mut last_day = LAST_DAY;
        for term in [
            Term::WorkingDays(10_000),
            Term::Days(10_000),
            Term::Months(10_000),
            Term::Hours(10_000),
            Term::Months(10_000),
        ] {
            let counted = calendar.count(shanghai_midnight(last_day), term);
            assert!(last_day < counted.deadline.last_day(), "{term:?}");
            last_day = counted.deadline.last_day();
        }
        // JSON writes years of four digits.
        assert!(chrono::Datelike::year(&last_day) < 9_999, "{last_day}");
        let first = calendar.count(shanghai_midnight(FIRST_DAY), Term::WorkingDays(5));
        assert_eq!(first.deadline.last_day().to_string(), "1900-01-08");
    }
}
