//! Days as people write them in tables and as Excel counts them.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::width::narrow;

const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;
/// 9999-12-31, the last day that Excel knows: people and programs write it for what has no end.
const LAST_SERIAL: u64 = 2_958_465;
const SHANGHAI_MINUTES: i64 = 8 * 60;
/// Serial numbers that count as days without a date format: the years 1927 to 2173.
const BARE_SERIALS: std::ops::RangeInclusive<u64> = 10_000..=99_999;
/// Excel counts a 29 February 1900, which did not exist.
const PHANTOM_DAY: u64 = 60;

/// Reads `2026-01-31`, `2026/1/31`, `2026.1.31`, `2026年1月31日` and `20260131`; a time of day may follow and
/// is dropped, and 24:00 is of the day that it ends. With an offset from UTC it is an instant: its day is that in Shanghai.
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    let text = narrow(text);
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.trim()),
        None => (text, ""),
    };
    let (time, offset) = split_offset(time)?;
    if !(time.is_empty() || is_time(time)) {
        return None;
    }
    let day = written_day(day)?;
    match offset {
        Some(offset) => day_in_shanghai(day, time, offset),
        None => Some(day),
    }
}

/// Whether a written day has the time 24:00: it is the end of that day, and who means the beginning of a period may mean the next one.
pub(crate) fn is_end_of_day(text: &str) -> bool {
    let text = narrow(text);
    let time = text.trim().split_once(['T', ' ']).map(|(_, time)| time);
    time.is_some_and(|time| time.trim_start().starts_with("24:"))
}

/// The time of day, and the minutes by which it is ahead of UTC if they are stated; `None` for a malformed offset.
fn split_offset(time: &str) -> Option<(&str, Option<i64>)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time.trim_end(), Some(0)));
    }
    let Some(start) = time.rfind(['+', '-']) else {
        return Some((time, None));
    };
    let (time, offset) = time.split_at(start);
    let (sign, digits) = (if offset.starts_with('-') { -1 } else { 1 }, &offset[1..]);
    let digits = digits.replace(':', "");
    let is_offset =
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let hours: i64 = digits.get(..2).filter(|_| is_offset)?.parse().ok()?;
    let minutes: i64 = digits.get(2..)?.parse().unwrap_or_default();
    (hours <= 14 && minutes < 60).then_some((time.trim_end(), Some(sign * (hours * 60 + minutes))))
}

fn day_in_shanghai(day: NaiveDate, time: &str, offset: i64) -> Option<NaiveDate> {
    let mut parts = time
        .split(':')
        .map(|part| part.split('.').next()?.parse::<u32>().ok());
    let hour = parts.next().flatten()?;
    let minute = parts.next().flatten()?;
    // The last minute of the day that it ends, not the first of the next.
    let (hour, minute) = match hour {
        24 => (23, 59),
        hour => (hour, minute),
    };
    let at = day.and_time(NaiveTime::from_hms_opt(hour, minute, 0)?);
    let ahead = TimeDelta::try_minutes(SHANGHAI_MINUTES - offset)?;
    Some(at.checked_add_signed(ahead)?.date())
}

fn written_day(day: &str) -> Option<NaiveDate> {
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return ymd(&day[..4], &day[4..6], &day[6..]);
    }
    for [first, second, last] in [
        ["-", "-", ""],
        ["/", "/", ""],
        [".", ".", ""],
        ["年", "月", "日"],
    ] {
        if let Some((year, rest)) = day.split_once(first)
            && let Some((month, rest)) = rest.split_once(second)
        {
            return ymd(year, month, rest.strip_suffix(last).unwrap_or(rest));
        }
    }
    None
}

/// Reads a number cell without a date format: a serial number, or the digits of a day.
pub(crate) fn of_number(text: &str, is_1904: bool) -> Option<NaiveDate> {
    let whole = text.split_once('.').map_or(text, |(whole, _time)| whole);
    if whole.len() == 8 {
        return parse(whole);
    }
    let serial: u64 = whole.parse().ok()?;
    if !BARE_SERIALS.contains(&serial) && serial != LAST_SERIAL {
        return None;
    }
    of_serial(serial, is_1904)
}

fn of_serial(serial: u64, is_1904: bool) -> Option<NaiveDate> {
    let (year, month, day) = match (is_1904, serial < PHANTOM_DAY) {
        (true, _) => (1904, 1, 1),
        (false, true) => (1899, 12, 31),
        (false, false) => (1899, 12, 30),
    };
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(serial))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let is_number = |text: &str, digits_max: usize| {
        (1..=digits_max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

fn is_time(text: &str) -> bool {
    let parts: Vec<_> = text.split(':').collect();
    let below = |part: &str, end: u32| {
        let whole = part
            .split_once('.')
            .map_or(part, |(whole, _fraction)| whole);
        part.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && whole.len() <= 2
            && whole.parse::<u32>().is_ok_and(|number| number < end)
    };
    match parts[..] {
        [hour, minute] => below(hour, 25) && below(minute, 60),
        [hour, minute, second] => below(hour, 25) && below(minute, 60) && below(second, 61),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_end_of_day, of_number, of_serial, parse};

    #[test]
    fn all_written_forms_give_the_same_day() {
        for text in [
            "2026-01-31",
            "2026/1/31",
            "2026.1.31",
            "2026年1月31日",
            "2026年01月31",
            "20260131",
            "２０２６－０１－３１",
            "2026-01-31 00:00:00",
            "2026-01-31T23:59:59.999",
            "2026/1/31 0:00",
            "2026-01-31 24:00",
            "2026-01-31T24:00:00+08:00",
            // The same instant, or another of the same day, by several clocks.
            "2026-01-30T16:00:00.000Z",
            "2026-01-31T15:59:59Z",
            "2026-01-31T00:00:00+08:00",
            "2026-01-31 23:59:59+0800",
            "2026-01-30T11:00:00-05:00",
            "2026-01-30T24:00Z",
            "2026-01-31T01:00+09",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), "2026-01-31", "{text}");
        }
    }

    #[test]
    fn the_end_of_a_day_is_no_other_time_of_it() {
        for text in [
            "2026-01-31 24:00",
            "2026-01-31T24:00:00",
            "2026/1/31 24:00:00+08:00",
            "2026年1月31日 ２４：００",
        ] {
            assert!(is_end_of_day(text), "{text}");
        }
        for text in [
            "2026-01-31",
            "2026-01-31 10:24:00",
            "2026-01-31T00:00",
            "24:00",
            "",
        ] {
            assert!(!is_end_of_day(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "26-01-31",
            "2026-1",
            "31/01/2026",
            "20261301",
            "2026-01-31 abc",
            "2026-01-31-01",
            "长期",
            "1899-12-31",
            "46053",
            "2026/1-31",
            "2026-01-31T00:00:00+99:00",
            "2026-01-31T00:00:00+8",
            "2026-01-31T00:00:00 CST",
            "2026-01-31Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn serial_numbers_follow_both_of_excels_calendars() {
        let day = |serial, is_1904| of_serial(serial, is_1904).unwrap().to_string();
        assert_eq!(day(46_053, false), "2026-01-31");
        assert_eq!(day(44_591, true), "2026-01-31");
        assert_eq!(day(59, false), "1900-02-28");
        assert_eq!(day(61, false), "1900-03-01");
        assert_eq!(
            of_number("46053.75", false).unwrap().to_string(),
            "2026-01-31"
        );
        assert_eq!(
            of_number("20260131", false).unwrap().to_string(),
            "2026-01-31"
        );
        let last = of_number("2958465", false).unwrap();
        assert_eq!(last.to_string(), "9999-12-31");
        assert_eq!(parse("9999-12-31"), Some(last));
        assert_eq!(of_number("12", false), None);
        assert_eq!(of_number("-46053", false), None);
    }
}
