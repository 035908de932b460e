//! Deadlines, by the worked cases and at their boundaries.

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::{Deadline, NamedDay, Term, WorkingCalendar};
use super::seed_for_tests::seeded;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn noon(text: &str) -> DateTime<Utc> {
    format!("{text}T12:00:00+08:00")
        .parse()
        .expect("an instant")
}

fn five_from(text: &str) -> Deadline {
    seeded(&[]).deadline(noon(text), Term::WorkingDays(5))
}

#[test]
fn five_working_days_cases_b20_to_b32() {
    let cases = [
        ("2021-02-05", "2021-02-18"),
        ("2021-02-10", "2021-02-23"),
        ("2021-04-29", "2021-05-10"),
        ("2021-09-30", "2021-10-13"),
        ("2023-01-20", "2023-02-01"),
        ("2024-09-30", "2024-10-12"),
        ("2025-01-24", "2025-02-07"),
        ("2026-02-13", "2026-02-27"),
        ("2026-09-30", "2026-10-13"),
    ];
    for (sent, due) in cases {
        let deadline = five_from(sent);
        assert_eq!(deadline.last_day, day(due), "sent {sent}");
        assert!(!deadline.provisional, "sent {sent}");
    }
}

#[test]
fn the_first_and_last_instant_of_a_day_count_alike_and_the_deadline_is_the_next_midnight() {
    let calendar = seeded(&[]);
    let first: DateTime<Utc> = "2026-03-02T00:00:00+08:00".parse().expect("an instant");
    let last: DateTime<Utc> = "2026-03-02T23:59:59.999999+08:00"
        .parse()
        .expect("an instant");
    let early = calendar.deadline(first, Term::WorkingDays(5));
    let late = calendar.deadline(last, Term::WorkingDays(5));
    assert_eq!(early, late);
    assert_eq!(
        early.due_at,
        "2026-03-10T00:00:00+08:00"
            .parse::<DateTime<Utc>>()
            .expect("an instant")
    );
}

#[test]
fn case_b33_a_second_notice_moves_the_deadline() {
    let holiday = |date: &str| NamedDay {
        date: day(date),
        kind: super::DayKind::Holiday,
        name: "春节".into(),
    };
    let workday = NamedDay {
        kind: super::DayKind::Workday,
        ..holiday("2020-02-01")
    };
    let first_notice: Vec<NamedDay> = (24..=30)
        .map(|date| holiday(&format!("2020-01-{date}")))
        .chain([workday])
        .collect();
    let first = WorkingCalendar::new(1, [(2020, 1)].into(), first_notice);
    let sent = noon("2020-01-23");
    assert_eq!(
        first.deadline(sent, Term::WorkingDays(5)).last_day,
        day("2020-02-05")
    );
    assert_eq!(five_from("2020-01-23").last_day, day("2020-02-07"));
}

#[test]
fn case_b34_a_year_without_a_notice_makes_the_deadline_provisional() {
    let deadline = five_from("2026-12-29");
    assert_eq!(deadline.last_day, day("2027-01-06"));
    assert!(deadline.provisional);
}

#[test]
fn a_year_that_is_loaded_ends_the_provision() {
    let deadline = seeded(&[2027]).deadline(noon("2026-12-29"), Term::WorkingDays(5));
    assert!(!deadline.provisional);
}

#[test]
fn natural_days_end_on_the_next_working_day_and_keep_the_raw_date() {
    let calendar = seeded(&[]);
    let deadline = calendar.deadline(noon("2021-01-15"), Term::Days(30));
    assert_eq!(
        (deadline.raw_last_day, deadline.last_day),
        (day("2021-02-14"), day("2021-02-18"))
    );
    let deadline = calendar.deadline(noon("2026-01-16"), Term::Days(30));
    assert_eq!(
        (deadline.raw_last_day, deadline.last_day),
        (day("2026-02-15"), day("2026-02-24"))
    );
}

#[test]
fn ten_and_thirty_working_days_cases_c1_c2_c4_c6_h6() {
    let calendar = seeded(&[]);
    for (from, count, due) in [
        ("2021-02-05", 10, "2021-02-24"),
        ("2021-09-17", 10, "2021-10-08"),
        ("2024-02-02", 10, "2024-02-21"),
        ("2025-09-24", 10, "2025-10-14"),
        ("2021-09-03", 30, "2021-10-21"),
    ] {
        let deadline = calendar.deadline(noon(from), Term::WorkingDays(count));
        assert_eq!(
            deadline.last_day,
            day(due),
            "{count} working days from {from}"
        );
    }
}

#[test]
fn a_month_ends_on_its_corresponding_day_or_at_month_end() {
    let calendar = seeded(&[]);
    assert_eq!(
        calendar
            .deadline(noon("2021-08-10"), Term::Months(1))
            .last_day,
        day("2021-09-10")
    );
    let clamped = calendar.deadline(noon("2021-01-31"), Term::Months(1));
    assert_eq!(
        (clamped.raw_last_day, clamped.last_day),
        (day("2021-02-28"), day("2021-03-01"))
    );
}

#[test]
fn hours_run_through_holidays() {
    let deadline = seeded(&[]).deadline(noon("2021-09-30"), Term::Hours(48));
    assert_eq!(deadline.due_at, noon("2021-10-02"));
}

#[test]
fn working_days_left_do_not_count_today() {
    let calendar = seeded(&[]);
    assert_eq!(
        calendar.working_days_left(noon("2026-02-13"), day("2026-02-27")),
        5
    );
    assert_eq!(
        calendar.working_days_left(noon("2026-02-27"), day("2026-02-27")),
        0
    );
}

#[test]
fn every_rest_day_can_say_why() {
    let calendar = seeded(&[]);
    assert_eq!(calendar.reason_for_rest(day("2026-02-17")), Some("春节"));
    assert_eq!(calendar.reason_for_rest(day("2026-03-07")), Some("周末"));
    assert_eq!(calendar.reason_for_rest(day("2027-01-01")), Some("元旦"));
    assert_eq!(calendar.reason_for_rest(day("2026-02-14")), None);
}
