//! Days as people write them in tables and as Excel counts them.

use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization;

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;
/// Serial numbers that count as days without a date format: the years 1927 to 2173.
const BARE_SERIALS: std::ops::RangeInclusive<u64> = 10_000..=99_999;
/// Excel counts a 29 February 1900, which did not exist.
const PHANTOM_DAY: u64 = 60;

/// Reads `2026-01-31`, `2026/1/31`, `2026.1.31`, `2026年1月31日` and `20260131`; a time of day may follow and
/// is dropped.
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    let plain: String;
    let text = if text.is_ascii() {
        text.trim()
    } else {
        plain = text.nfkc().collect();
        plain.trim()
    };
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.trim()),
        None => (text, ""),
    };
    if !(time.is_empty() || is_time(time)) {
        return None;
    }
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
    if !BARE_SERIALS.contains(&serial) {
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
    let text = text.strip_suffix('Z').unwrap_or(text);
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
    use super::{of_number, of_serial, parse};

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
        ] {
            assert_eq!(parse(text).unwrap().to_string(), "2026-01-31", "{text}");
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
        assert_eq!(of_number("12", false), None);
        assert_eq!(of_number("-46053", false), None);
    }
}
