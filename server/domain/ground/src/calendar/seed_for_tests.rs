//! The seeded calendar, read from the migration that brings it, for tests without a database.

use std::collections::BTreeMap;

use super::day::{DayKind, NamedDay};
use super::rules::WorkingCalendar;
use super::statutory::statutory_days;

const SEED: &str = include_str!("../../../../../sql/migrations/V9__seed_calendar.sql");

/// The calendar of 2020 to 2026; `further_years` count as loaded, with the rest days that the law fixes.
#[must_use]
pub fn seeded(further_years: &[i32]) -> WorkingCalendar {
    let by_law = further_years.iter().flat_map(|year| statutory_days(*year));
    let by_law = by_law.filter_map(|day| {
        Some(NamedDay {
            date: day.date?,
            kind: DayKind::Holiday,
            name: day.name.to_owned(),
        })
    });
    let days: Vec<NamedDay> = SEED.lines().filter_map(named_day).chain(by_law).collect();
    let years: BTreeMap<i32, i64> = (2020..=2026)
        .chain(further_years.iter().copied())
        .map(|year| (year, 1))
        .collect();
    WorkingCalendar::new(7, years, days)
}

fn named_day(line: &str) -> Option<NamedDay> {
    let mut quoted = line.trim().strip_prefix("(date '")?.split('\'');
    let date = quoted.next()?.parse().ok()?;
    let kind = quoted.nth(1)?.parse().ok()?;
    Some(NamedDay {
        date,
        kind,
        name: quoted.nth(1)?.to_owned(),
    })
}
