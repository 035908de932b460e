//! What loading a notice makes of the years that it is about. Pure.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};

use super::day::{DayKind, NamedDay};
use super::rules::WorkingCalendar;
use super::statutory::{missing_days, statutory_days};
use super::types::{Content, Notice, Plan, PlannedYear};
use super::wording;
use crate::calendar::wording::types::Wording;
use crate::error::{Error, FieldError, Result};
use crate::words::Words;

const NAMED_DAYS_MAX: usize = 120;

/// The holiday whose days may be dated in the year before its notice's.
const NEW_YEAR: &str = "元旦";

type DaysByDate = BTreeMap<NaiveDate, NamedDay>;

/// # Errors
/// Refuses a text that cannot be read, days of another year, a day named twice, and a working day on a rest day
/// that the law fixes.
pub(super) fn plan(calendar: &WorkingCalendar, notice: &Notice) -> Result<Plan> {
    let plan = match &notice.content {
        Content::Days(days) => {
            check_days(notice.year, days)?;
            let days = days.iter().map(|day| (day.date, day.clone())).collect();
            Plan {
                years: vec![planned(calendar, notice.year, days)],
                amends: false,
                sentences: Vec::new(),
                remarks: Vec::new(),
            }
        }
        Content::Text { text, amends } => of_text(calendar, notice.year, text, *amends)?,
    };
    let own = plan.own();
    if own.days.is_empty() || NAMED_DAYS_MAX < own.days.len() {
        return Err(FieldError::alone(
            "/days",
            format!("须列出1至{NAMED_DAYS_MAX}个日期"),
            format!("name 1 to {NAMED_DAYS_MAX} days"),
        ));
    }
    check_law(&plan, &notice.content)?;
    Ok(with_balance(plan))
}

/// Demands a day of publication on which a notice of the year may have been published: from the year before on, by the end
/// of the year, and not in the future.
///
/// # Errors
/// Names the days between which it must be.
pub(super) fn must_be_published(
    year: i32,
    published_on: NaiveDate,
    today: NaiveDate,
) -> Result<()> {
    let first = NaiveDate::from_ymd_opt(year - 1, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    let last = last.min(today);
    if (first..=last).contains(&published_on) {
        return Ok(());
    }
    Err(match last < first {
        true => FieldError::alone(
            "/published_on",
            format!("{year}年的放假通知尚不可能发布"),
            format!("no notice of {year} can have been published yet"),
        ),
        false => FieldError::alone(
            "/published_on",
            format!("{year}年放假通知的发布日期须在{first}至{last}之间"),
            format!("a notice of {year} was published from {first} to {last}"),
        ),
    })
}

fn check_days(year: i32, days: &[NamedDay]) -> Result<()> {
    let mut seen = HashSet::new();
    for (index, day) in days.iter().enumerate() {
        let pointer = format!("/days/{index}/date");
        if day.date.year() != year {
            let zh = format!("{}不在{year}年内，应记入其所在年份", day.date);
            let en = format!("{} is not in {year}; file it under its own year", day.date);
            return Err(FieldError::alone(&pointer, zh, en));
        }
        if !seen.insert(day.date) {
            let zh = format!("{}重复", day.date);
            return Err(FieldError::alone(
                &pointer,
                zh,
                format!("{} is named twice", day.date),
            ));
        }
    }
    Ok(())
}

/// No notice makes people work on a rest day that the law fixes.
fn check_law(plan: &Plan, content: &Content) -> Result<()> {
    for (index, day) in plan
        .years
        .iter()
        .flat_map(|year| year.days.iter().enumerate())
    {
        let by_law = statutory_days(day.date.year());
        let by_law = by_law.iter().find(|law| law.date == Some(day.date));
        if let Some(law) = by_law.filter(|_| day.kind == DayKind::Workday) {
            let pointer = match content {
                Content::Days(_) => format!("/days/{index}/date"),
                Content::Text { .. } => "/text".to_owned(),
            };
            let (date, name) = (day.date, law.name);
            let zh = format!("{date}是法定节假日（{name}），不能列为上班");
            let en = format!("{date} is a rest day by law ({name}) and cannot be a working day");
            return Err(FieldError::alone(&pointer, zh, en));
        }
    }
    Ok(())
}

fn of_text(calendar: &WorkingCalendar, year: i32, text: &str, amends: bool) -> Result<Plan> {
    let wording = wording::read(text, year);
    let wrong = |detail: &Words| FieldError {
        pointer: "/text".to_owned(),
        detail: detail.clone(),
    };
    if !wording.wrong.is_empty() {
        return Err(Error::Invalid(wording.wrong.iter().map(wrong).collect()));
    }
    must_be_of_year(&wording, year)?;
    let amends = amends || wording.amends;
    let mut own = in_force(calendar, year);
    own.retain(|_, day| stays(day, &wording, amends));
    own.extend(named_in(&wording, year));
    for (holiday, last_day) in &wording.extended {
        extend(&mut own, year, holiday, *last_day)?;
    }
    // Days of New Year may be dated in the year before, and are filed there.
    let beside = [year - 1, year + 1].into_iter().filter_map(|beside| {
        let before = in_force(calendar, beside);
        let mut days = before.clone();
        days.extend(named_in(&wording, beside));
        (days != before).then(|| planned(calendar, beside, days))
    });
    let mut years: Vec<PlannedYear> = beside.collect();
    years.push(planned(calendar, year, own));
    Ok(Plan {
        years,
        amends,
        sentences: wording.sentences,
        remarks: wording.remarks,
    })
}

/// Demands that a notice dates days in its own year: days of other years alone are another year's notice.
fn must_be_of_year(wording: &Wording, year: i32) -> Result<()> {
    let others: BTreeSet<i32> = wording.days.keys().map(Datelike::year).collect();
    if others.is_empty() || others.contains(&year) || !wording.extended.is_empty() {
        return Ok(());
    }
    let others: Vec<String> = others.iter().map(ToString::to_string).collect();
    let (zh, en) = (others.join("、"), others.join(", "));
    Err(FieldError::alone(
        "/text",
        format!("通知中的日期都在{zh}年，不是{year}年的放假安排，请在{zh}年载入"),
        format!("all days of the notice are in {en}, and none in {year}: load it for {en}"),
    ))
}

fn in_force(calendar: &WorkingCalendar, year: i32) -> DaysByDate {
    let days = calendar.named_days(year).into_iter();
    days.map(|day| (day.date, day)).collect()
}

fn named_in(wording: &Wording, year: i32) -> impl Iterator<Item = (NaiveDate, NamedDay)> {
    let named = wording
        .days
        .iter()
        .filter(move |(date, _)| date.year() == year);
    named.map(|(date, day)| (*date, day.clone()))
}

/// Whether a day in force stays: of a notice that amends it, days of other holidays do; of a new one, those of
/// the next New Year, whose own notice named them.
fn stays(day: &NamedDay, wording: &Wording, amends: bool) -> bool {
    if amends {
        let names: Vec<&str> = day.name.split('、').collect();
        let named = wording.holidays.iter().flat_map(|name| name.split('、'));
        return named.into_iter().all(|name| !names.contains(&name));
    }
    day.date.month() == 12 && day.name == NEW_YEAR
}

/// 延长春节假期至2月2日: from the holiday's last day on, every day rests.
fn extend(days: &mut DaysByDate, year: i32, holiday: &str, last_day: NaiveDate) -> Result<()> {
    let of_holiday = |day: &&NamedDay| {
        day.kind == DayKind::Holiday
            && day.date <= last_day
            && day.name.split('、').any(|name| name == holiday)
    };
    let Some(known) = days.values().rev().find(of_holiday).cloned() else {
        return Err(FieldError::alone(
            "/text",
            format!("{year}年的日历里没有{holiday}假期可以延长，请先载入该年的放假通知"),
            format!(
                "the calendar of {year} has no {holiday} to extend: load the notice of the year first"
            ),
        ));
    };
    let added = known
        .date
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= last_day);
    let added: Vec<NaiveDate> = added.collect();
    if added.is_empty() || NAMED_DAYS_MAX < added.len() {
        return Err(FieldError::alone(
            "/text",
            format!("{holiday}假期已到{}，不能延长至{last_day}", known.date),
            format!(
                "{holiday} lasts until {} and cannot be extended to {last_day}",
                known.date
            ),
        ));
    }
    for date in added {
        let name = known.name.clone();
        let kind = DayKind::Holiday;
        days.insert(date, NamedDay { date, kind, name });
    }
    Ok(())
}

fn planned(calendar: &WorkingCalendar, year: i32, days: DaysByDate) -> PlannedYear {
    let mut dropped = calendar.named_days(year);
    dropped.retain(|day| {
        days.get(&day.date)
            .is_none_or(|after| after.kind != day.kind)
    });
    let days: Vec<NamedDay> = days.into_values().collect();
    let kinds = |days: &[NamedDay]| -> Vec<(NaiveDate, DayKind)> {
        days.iter().map(|day| (day.date, day.kind)).collect()
    };
    let has_others = kinds(&calendar.named_days(year)) != kinds(&days);
    PlannedYear {
        year,
        missing: missing_days(year, &days),
        days,
        dropped,
        changes_settled: calendar.is_settled(year) && has_others,
    }
}

/// A year has as many days off as the law gives, whatever was moved: fewer point to a line that was left out.
fn with_balance(mut plan: Plan) -> Plan {
    let own = plan.own();
    let is_weekend = |day: &&NamedDay| 4 < day.date.weekday().num_days_from_monday();
    let (weekend, week): (Vec<&NamedDay>, Vec<&NamedDay>) = own.days.iter().partition(is_weekend);
    let of = |days: Vec<&NamedDay>, kind| days.iter().filter(|day| day.kind == kind).count();
    let (off, made_up) = (of(week, DayKind::Holiday), of(weekend, DayKind::Workday));
    let by_law = statutory_days(own.year).len();
    if own.missing.is_empty() && off < by_law + made_up {
        let off =
            i64::try_from(off).unwrap_or_default() - i64::try_from(made_up).unwrap_or_default();
        plan.remarks.push(Words::new(
            format!("周一至周五放假的天数减去周末上班的天数是{off}天，法定节假日是{by_law}天：可能少了调休放假的日子"),
            format!("weekdays off less weekend days worked are {off}, holidays by law {by_law}: days off may be missing"),
        ));
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_was_published_from_the_year_before_on_and_not_in_the_future() {
        let is_possible = |published_on: &str, today: &str| {
            let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
            must_be_published(2027, day(published_on), day(today)).is_ok()
        };
        assert!(!is_possible("2025-12-31", "2027-03-01"));
        assert!(is_possible("2026-01-01", "2027-03-01"));
        assert!(is_possible("2027-03-01", "2027-03-01"), "today");
        assert!(!is_possible("2027-03-02", "2027-03-01"), "tomorrow");
        assert!(is_possible("2027-12-31", "2030-01-01"));
        assert!(!is_possible("2028-01-01", "2030-01-01"), "after the year");
        assert!(!is_possible("1900-01-01", "2027-03-01"));
        assert!(
            !is_possible("2024-01-01", "2024-06-01"),
            "too early for any"
        );
    }
}
