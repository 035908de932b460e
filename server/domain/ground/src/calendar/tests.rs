//! Deadlines, by the worked cases and at their boundaries.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::seed_for_tests::seeded;
use super::{Deadline, NamedDay, Term, WorkingCalendar, last_minute, until};
use crate::shanghai::{SHANGHAI, shanghai_midnight};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn noon(text: &str) -> DateTime<Utc> {
    format!("{text}T12:00:00+08:00")
        .parse()
        .expect("an instant")
}

fn five_from(text: &str) -> Deadline {
    let five = seeded(&[]).count(noon(text), Term::WorkingDays(5));
    five.deadline
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
        assert_eq!(deadline.last_day(), day(due), "sent {sent}");
        assert!(!deadline.is_provisional, "sent {sent}");
    }
}

#[test]
fn the_first_and_last_instant_of_a_day_count_alike_and_the_deadline_is_the_next_midnight() {
    let calendar = seeded(&[]);
    let first: DateTime<Utc> = "2026-03-02T00:00:00+08:00".parse().expect("an instant");
    let last: DateTime<Utc> = "2026-03-02T23:59:59.999999+08:00"
        .parse()
        .expect("an instant");
    let early = calendar.count(first, Term::WorkingDays(5)).deadline;
    let late = calendar.count(last, Term::WorkingDays(5)).deadline;
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
        first.count(sent, Term::WorkingDays(5)).deadline.last_day(),
        day("2020-02-05")
    );
    assert_eq!(five_from("2020-01-23").last_day(), day("2020-02-07"));
}

#[test]
fn case_b34_a_year_without_a_notice_makes_the_deadline_provisional() {
    let deadline = five_from("2026-12-29");
    assert_eq!(deadline.last_day(), day("2027-01-06"));
    assert!(deadline.is_provisional);
}

#[test]
fn a_year_that_is_loaded_ends_the_provision() {
    let deadline = seeded(&[2027])
        .count(noon("2026-12-29"), Term::WorkingDays(5))
        .deadline;
    assert!(!deadline.is_provisional);
}

#[test]
fn natural_days_end_on_the_next_working_day_and_keep_the_raw_date() {
    let calendar = seeded(&[]);
    let counted = calendar.count(noon("2021-01-15"), Term::Days(30));
    assert_eq!(
        (counted.raw_last_day, counted.deadline.last_day()),
        (day("2021-02-14"), day("2021-02-18"))
    );
    let counted = calendar.count(noon("2026-01-16"), Term::Days(30));
    assert_eq!(
        (counted.raw_last_day, counted.deadline.last_day()),
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
        let deadline = calendar
            .count(noon(from), Term::WorkingDays(count))
            .deadline;
        assert_eq!(
            deadline.last_day(),
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
            .count(noon("2021-08-10"), Term::Months(1))
            .deadline
            .last_day(),
        day("2021-09-10")
    );
    let clamped = calendar.count(noon("2021-01-31"), Term::Months(1));
    assert_eq!(
        (clamped.raw_last_day, clamped.deadline.last_day()),
        (day("2021-02-28"), day("2021-03-01"))
    );
}

#[test]
fn hours_run_through_holidays() {
    let counted = seeded(&[]).count(noon("2021-09-30"), Term::Hours(48));
    assert_eq!(counted.deadline.due_at, noon("2021-10-02"));
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
fn every_rest_day_has_a_reason() {
    let calendar = seeded(&[]);
    assert_eq!(calendar.reason_for_rest(day("2026-02-17")), Some("春节"));
    assert_eq!(calendar.reason_for_rest(day("2026-03-07")), Some("周末"));
    assert_eq!(calendar.reason_for_rest(day("2027-01-01")), Some("元旦"));
    assert_eq!(calendar.reason_for_rest(day("2026-02-14")), None);
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

#[test]
fn a_deadline_includes_its_last_microsecond_and_is_over_with_the_next() {
    let deadline = five_from("2026-03-02");
    let last = instant("2026-03-09T23:59:59.999999+08:00");
    assert!(deadline.includes(last) && !deadline.is_over(last));
    let first_late = instant("2026-03-10T00:00:00+08:00");
    assert!(!deadline.includes(first_late) && deadline.is_over(first_late));
    assert_eq!(deadline.last_day(), day("2026-03-09"));
}

#[test]
fn while_a_deadline_is_provisional_nothing_is_too_late_for_it() {
    let deadline = five_from("2026-12-29");
    let long_after = instant("2027-12-31T12:00:00+08:00");
    assert!(!deadline.includes(long_after) && !deadline.is_over(long_after));
    assert!(deadline.includes(instant("2027-01-06T23:59:59.999999+08:00")));
}

#[test]
fn a_day_that_somebody_chose_runs_to_its_end_and_no_calendar_moves_it() {
    let deadline = Deadline::chosen(day("2026-03-20"));
    assert_eq!(deadline.due_at, instant("2026-03-21T00:00:00+08:00"));
    assert_eq!(deadline.last_day(), day("2026-03-20"));
    assert!(!deadline.is_provisional);
}

#[test]
fn a_recounted_deadline_moves_later_only() {
    let given = five_from("2026-03-02");
    let earlier = Deadline {
        due_at: given.due_at - TimeDelta::days(1),
        calendar_version: 8,
        ..given
    };
    let calendar = seeded(&[]);
    let now = noon("2026-03-03");
    let kept = given.recounted(earlier, &calendar, now);
    assert_eq!((kept.due_at, kept.calendar_version), (given.due_at, 8));
    assert!(kept.reads_as(&given));
    let later = Deadline {
        due_at: given.due_at + TimeDelta::days(2),
        ..earlier
    };
    assert_eq!(given.recounted(later, &calendar, now).due_at, later.due_at);
    assert!(!later.reads_as(&given));
}

/// The deadline of B34, counted again by a complete calendar of 2027 that is loaded at `now`.
fn b34_loaded_at(now: &str) -> Deadline {
    let calendar = seeded(&[2027]);
    let given = five_from("2026-12-29");
    let of_newer = calendar.count(shanghai_midnight(given.from), Term::WorkingDays(5));
    given.recounted(of_newer.deadline, &calendar, instant(now))
}

#[test]
fn a_provisional_deadline_that_turns_out_to_have_passed_ends_with_the_working_day_of_the_loading() {
    // In time: it is what the calendar says, 2027-01-06 24:00.
    let in_time = b34_loaded_at("2027-01-06T23:59:59+08:00");
    assert_eq!(in_time.due_at, instant("2027-01-07T00:00:00+08:00"));
    for (loaded, due_at) in [
        ("2027-01-07T00:00:00+08:00", "2027-01-08T00:00:00+08:00"),
        ("2027-01-08T09:00:00+08:00", "2027-01-09T00:00:00+08:00"),
        ("2027-01-08T23:59:59+08:00", "2027-01-09T00:00:00+08:00"),
        // Saturday and Sunday: the next working day.
        ("2027-01-09T09:00:00+08:00", "2027-01-12T00:00:00+08:00"),
        ("2027-01-10T23:59:59+08:00", "2027-01-12T00:00:00+08:00"),
        // Spring Festival begins on Friday the 5th, and Monday the 8th rests.
        ("2027-02-05T12:00:00+08:00", "2027-02-10T00:00:00+08:00"),
    ] {
        let deadline = b34_loaded_at(loaded);
        assert_eq!(deadline.due_at, instant(due_at), "{loaded}");
        assert!(!deadline.is_provisional && !deadline.is_over(instant(loaded)));
        assert_eq!(deadline.from, day("2026-12-29"));
    }
}

#[test]
fn a_deadline_that_was_over_by_a_certain_calendar_remains_over() {
    let calendar = seeded(&[2027]);
    let given = five_from("2026-03-02");
    let long_after = noon("2026-04-01");
    let of_newer = Deadline {
        calendar_version: 8,
        ..given
    };
    let recounted = given.recounted(of_newer, &calendar, long_after);
    assert_eq!(
        (recounted.due_at, recounted.is_over(long_after)),
        (given.due_at, true)
    );
    // Nor does a notice that leaves days out revive it.
    let unsure = Deadline {
        is_provisional: true,
        ..of_newer
    };
    let recounted = given.recounted(unsure, &calendar, long_after);
    assert!(recounted.is_over(long_after) && recounted.calendar_version == 8);
}

#[test]
fn the_earlier_end_is_not_enforced_while_a_change_waits_that_moves_it_nor_beyond_the_later_one() {
    let calendar = seeded(&[]);
    let given = five_from("2026-03-02");
    let later = instant("2026-03-11T00:00:00+08:00");
    let held = |deadline: &Deadline, latest, now: &str| {
        deadline.held(latest, given, &calendar, instant(now))
    };
    assert_eq!(given.due_at, instant("2026-03-10T00:00:00+08:00"));
    let due = "2026-03-10T00:00:00+08:00";
    let in_time = "2026-03-09T23:59:59+08:00";
    assert_eq!(held(&given, Some(later), in_time), None, "still running");
    assert_eq!(held(&given, None, due), None, "nothing waits");
    assert_eq!(held(&given, Some(given.due_at), due), None, "no later");
    let kept = held(&given, Some(later), due).expect("held");
    assert_eq!((kept.due_at, kept.is_provisional), (given.due_at, true));
    assert!(!kept.is_over(instant(due)));
    let before = "2026-03-10T23:59:59+08:00";
    assert_eq!(held(&kept, Some(later), before), None, "stays held");
    // By the later end it is over by both calendars; no change waits any more, or none that moves it.
    for (latest, now) in [
        (Some(later), "2026-03-11T00:00:00+08:00"),
        (None, "2026-03-11T09:00:00+08:00"),
        (Some(given.due_at), "2026-03-11T09:00:00+08:00"),
    ] {
        let free = held(&kept, latest, now).expect("let go");
        assert_eq!(free.due_at, instant("2026-03-12T00:00:00+08:00"), "{now}");
        assert!(!free.is_provisional);
    }
    // A year without a notice is provisional whatever waits.
    let unsettled = Deadline {
        is_provisional: true,
        ..given
    };
    let stays = unsettled.held(None, unsettled, &calendar, instant(due));
    assert_eq!(stays, None);
}

#[test]
fn a_year_whose_notice_leaves_out_a_rest_day_by_law_is_provisional() {
    for left_out in super::statutory_days(2026) {
        let mut days = seeded(&[]).named_days(2026);
        days.retain(|day| Some(day.date) != left_out.date);
        let calendar = WorkingCalendar::new(8, [(2026, 8)].into(), days);
        assert!(calendar.has_notice_for(2026) && !calendar.is_settled(2026));
        assert_eq!(calendar.missing_days(2026), [left_out]);
        let deadline = calendar
            .count(noon("2026-03-02"), Term::WorkingDays(5))
            .deadline;
        assert!(deadline.is_provisional && !deadline.is_over(noon("2026-12-31")));
    }
    assert!(seeded(&[]).is_settled(2026) && !seeded(&[]).is_settled(2027));
    assert_eq!(seeded(&[]).missing_days(2027), []);
}

#[test]
fn midnight_reads_as_the_end_of_the_day_before() {
    assert_eq!(five_from("2026-03-02").text(), "2026-03-09 24:00");
    assert_eq!(
        last_minute(instant("2026-01-01T00:00:00+08:00")),
        "2025-12-31 24:00"
    );
    assert_eq!(
        last_minute(instant("2026-03-10T15:30:00+08:00")),
        "2026-03-10 15:30"
    );
    let words = until(instant("2026-03-09T16:00:00Z"), false);
    assert_eq!(
        (words.zh.as_str(), words.en.as_str()),
        ("2026-03-09 24:00", "the end of 2026-03-09")
    );
    let words = until(instant("2026-03-09T09:30:00Z"), true);
    assert_eq!(words.zh, "2026-03-09 17:30（暂定，待放假通知公布后确定）");
    assert_eq!(
        words.en,
        "2026-03-09 17:30 (provisional until the holiday notice)"
    );
}

fn any_term() -> impl Strategy<Value = Term> {
    prop_oneof![
        (1_u32..40).prop_map(Term::WorkingDays),
        (1_u32..120).prop_map(Term::Days),
        (1_u32..400).prop_map(Term::Hours),
        (1_u32..7).prop_map(Term::Months),
    ]
}

/// A calendar of notices for 2026 and perhaps 2027, with any days resting or working.
fn any_calendar(version: i64) -> impl Strategy<Value = WorkingCalendar> {
    let named = proptest::collection::btree_map(0_u64..500, any::<bool>(), 0..60);
    (named, any::<bool>()).prop_map(move |(named, knows_next)| {
        let years = if knows_next { 2026..=2027 } else { 2026..=2026 };
        let days = named.into_iter().map(|(after, rests)| NamedDay {
            date: day("2026-01-01") + Days::new(after),
            kind: if rests {
                super::DayKind::Holiday
            } else {
                super::DayKind::Workday
            },
            name: "节日".into(),
        });
        WorkingCalendar::new(
            version,
            years.map(|year| (year, version)).collect(),
            days.collect(),
        )
    })
}

proptest! {
    #[test]
    fn a_recount_never_moves_a_deadline_earlier_and_twice_is_as_once(
        (older, newer) in (any_calendar(1), any_calendar(2)),
        term in any_term(),
        minutes in 0_i64..500_000,
        later in 0_i64..100_000,
    ) {
        let happened = instant("2026-01-01T00:00:00+08:00") + TimeDelta::minutes(minutes);
        let given = older.count(happened, term).deadline;
        let again = newer
            .count(shanghai_midnight(given.from), term)
            .deadline;
        let now = happened + TimeDelta::minutes(later);
        let moved = given.recounted(again, &newer, now);
        prop_assert!(given.due_at <= moved.due_at);
        prop_assert_eq!(moved.from, given.from);
        prop_assert_eq!(moved.calendar_version, 2);
        prop_assert_eq!(moved.recounted(again, &newer, now), moved);
        // What becomes certain leaves time to act.
        prop_assert!(!given.is_provisional || !moved.is_over(now));
        // What was in time stays in time; what is over was over before.
        let seen = given.due_at - TimeDelta::microseconds(1);
        prop_assert!(given.includes(seen) && moved.includes(seen));
        prop_assert!(!moved.is_over(moved.due_at - TimeDelta::microseconds(1)));
        prop_assert_eq!(moved.is_over(moved.due_at), !moved.is_provisional);
        prop_assert!(moved.last_day() < moved.due_at.with_timezone(&SHANGHAI).date_naive()
            || term_is_hours(term));
    }
}

fn term_is_hours(term: Term) -> bool {
    matches!(term, Term::Hours(_))
}
