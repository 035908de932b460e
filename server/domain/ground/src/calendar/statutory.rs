//! The rest days that the law itself fixes (全国年节及纪念日放假办法), by the regulation of each year. Pure.
//!
//! A notice may add rest days and move working days; without these days it is no notice of a whole year.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};

use super::day::{DayKind, NamedDay};

/// A rest day by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatutoryDay {
    /// Unknown for a festival of the lunar calendar in years far away.
    pub date: Option<NaiveDate>,
    pub name: &'static str,
}

/// The regulations of 1949, 1999, 2007, 2013 and 2024, by the first year that they applied to: the number of rest days
/// of Spring Festival before its first day and from it on, of the first days of May and of October, and whether
/// the lunar festivals of one day are among them.
const REGULATIONS: [(i32, [u64; 4], bool); 5] = [
    (2025, [1, 3, 2, 3], true),
    (2014, [0, 3, 1, 3], true),
    (2008, [1, 2, 1, 3], true),
    (2000, [0, 3, 3, 3], false),
    (1949, [0, 3, 1, 2], false),
];

const NEW_YEAR: &str = "元旦";
const SPRING: &str = "春节";
const LABOUR: &str = "劳动节";
const NATIONAL: &str = "国庆节";
const ONE_DAY: [&str; 3] = ["清明节", "端午节", "中秋节"];

/// The rest days of a year that a notice has to name; two may fall on one date.
#[must_use]
pub fn statutory_days(year: i32) -> Vec<StatutoryDay> {
    let regulation = REGULATIONS.iter().find(|(from, _, _)| *from <= year);
    let Some((_, [eve, spring, may, october], one_day)) = regulation else {
        return Vec::new();
    };
    let fixed = |month, count: u64, name| {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        (0..count).map(move |after| StatutoryDay {
            date: first.map(|first| first + Days::new(after)),
            name,
        })
    };
    let lunar = lunar_festivals(year);
    let first_of_spring = lunar.map(|[spring, ..]| spring - Days::new(*eve));
    let of_spring = (0..eve + spring).map(|after| StatutoryDay {
        date: first_of_spring.map(|first| first + Days::new(after)),
        name: SPRING,
    });
    let of_one_day = ONE_DAY
        .iter()
        .enumerate()
        .map(|(index, name)| StatutoryDay {
            date: lunar.map(|festivals| festivals[index + 1]),
            name,
        });
    let mut days: Vec<StatutoryDay> = fixed(1, 1, NEW_YEAR)
        .chain(of_spring)
        .chain(fixed(5, *may, LABOUR))
        .chain(fixed(10, *october, NATIONAL))
        .chain(of_one_day.filter(|_| *one_day))
        .collect();
    days.sort_by_key(|day| day.date);
    days
}

/// The rest days by law that `named`, the days of a year, leave out: until they are there, the year is not settled.
#[must_use]
pub(super) fn missing_days(year: i32, named: &[NamedDay]) -> Vec<StatutoryDay> {
    let rest: Vec<&NamedDay> = named
        .iter()
        .filter(|day| day.kind == DayKind::Holiday)
        .collect();
    // Where the date is not known, so many days must have the name.
    let mut found: HashMap<&str, usize> = HashMap::new();
    let is_missing = |day: &StatutoryDay| match day.date {
        Some(date) => rest.iter().all(|named| named.date != date),
        None => {
            let stem = day.name.trim_end_matches('节');
            let named = rest.iter().filter(|named| named.name.contains(stem));
            let left = found.entry(day.name).or_insert_with(|| named.count());
            let is_named = 0 < *left;
            *left = left.saturating_sub(1);
            !is_named
        }
    };
    let mut days = statutory_days(year);
    days.retain(is_missing);
    days
}

/// The rest day by law on a date that is the same every year: New Year, Labour Day, National Day.
pub(super) fn fixed_rest_day(day: NaiveDate) -> Option<&'static str> {
    let (_, [_, _, may, october], _) = REGULATIONS
        .iter()
        .find(|(from, _, _)| *from <= day.year())?;
    let date = u64::from(day.day());
    match day.month() {
        1 if date == 1 => Some(NEW_YEAR),
        5 if date <= *may => Some(LABOUR),
        10 if date <= *october => Some(NATIONAL),
        _ => None,
    }
}

/// The first day of Spring Festival, Qingming, Dragon Boat and Mid-Autumn.
fn lunar_festivals(year: i32) -> Option<[NaiveDate; 4]> {
    let row = usize::try_from(year - LUNAR_FROM).ok()?;
    let dates = LUNAR.get(row)?;
    let mut days = [NaiveDate::MIN; 4];
    for (day, (month, date)) in days.iter_mut().zip(dates) {
        *day = NaiveDate::from_ymd_opt(year, *month, *date)?;
    }
    Some(days)
}

const LUNAR_FROM: i32 = 2000;

/// Month and day of Spring Festival (正月初一), Qingming (清明), Dragon Boat (五月初五) and Mid-Autumn (八月十五) of
/// 2000 to 2100, as the lunar calendar of GB/T 33661-2017 gives them.
const LUNAR: [[(u32, u32); 4]; 101] = [
    [(2, 5), (4, 4), (6, 6), (9, 12)],
    [(1, 24), (4, 5), (6, 25), (10, 1)],
    [(2, 12), (4, 5), (6, 15), (9, 21)],
    [(2, 1), (4, 5), (6, 4), (9, 11)],
    [(1, 22), (4, 4), (6, 22), (9, 28)],
    [(2, 9), (4, 5), (6, 11), (9, 18)],
    [(1, 29), (4, 5), (5, 31), (10, 6)],
    [(2, 18), (4, 5), (6, 19), (9, 25)],
    [(2, 7), (4, 4), (6, 8), (9, 14)],
    [(1, 26), (4, 4), (5, 28), (10, 3)],
    [(2, 14), (4, 5), (6, 16), (9, 22)],
    [(2, 3), (4, 5), (6, 6), (9, 12)],
    [(1, 23), (4, 4), (6, 23), (9, 30)],
    [(2, 10), (4, 4), (6, 12), (9, 19)],
    [(1, 31), (4, 5), (6, 2), (9, 8)],
    [(2, 19), (4, 5), (6, 20), (9, 27)],
    [(2, 8), (4, 4), (6, 9), (9, 15)],
    [(1, 28), (4, 4), (5, 30), (10, 4)],
    [(2, 16), (4, 5), (6, 18), (9, 24)],
    [(2, 5), (4, 5), (6, 7), (9, 13)],
    [(1, 25), (4, 4), (6, 25), (10, 1)],
    [(2, 12), (4, 4), (6, 14), (9, 21)],
    [(2, 1), (4, 5), (6, 3), (9, 10)],
    [(1, 22), (4, 5), (6, 22), (9, 29)],
    [(2, 10), (4, 4), (6, 10), (9, 17)],
    [(1, 29), (4, 4), (5, 31), (10, 6)],
    [(2, 17), (4, 5), (6, 19), (9, 25)],
    [(2, 6), (4, 5), (6, 9), (9, 15)],
    [(1, 26), (4, 4), (5, 28), (10, 3)],
    [(2, 13), (4, 4), (6, 16), (9, 22)],
    [(2, 3), (4, 5), (6, 5), (9, 12)],
    [(1, 23), (4, 5), (6, 24), (10, 1)],
    [(2, 11), (4, 4), (6, 12), (9, 19)],
    [(1, 31), (4, 4), (6, 1), (9, 8)],
    [(2, 19), (4, 5), (6, 20), (9, 27)],
    [(2, 8), (4, 5), (6, 10), (9, 16)],
    [(1, 28), (4, 4), (5, 30), (10, 4)],
    [(2, 15), (4, 4), (6, 18), (9, 24)],
    [(2, 4), (4, 5), (6, 7), (9, 13)],
    [(1, 24), (4, 5), (5, 27), (10, 2)],
    [(2, 12), (4, 4), (6, 14), (9, 20)],
    [(2, 1), (4, 4), (6, 3), (9, 10)],
    [(1, 22), (4, 4), (6, 22), (9, 28)],
    [(2, 10), (4, 5), (6, 11), (9, 17)],
    [(1, 30), (4, 4), (5, 31), (10, 5)],
    [(2, 17), (4, 4), (6, 19), (9, 25)],
    [(2, 6), (4, 4), (6, 8), (9, 15)],
    [(1, 26), (4, 5), (5, 29), (10, 4)],
    [(2, 14), (4, 4), (6, 15), (9, 22)],
    [(2, 2), (4, 4), (6, 4), (9, 11)],
    [(1, 23), (4, 4), (6, 23), (9, 30)],
    [(2, 11), (4, 5), (6, 13), (9, 19)],
    [(2, 1), (4, 4), (6, 1), (9, 7)],
    [(2, 19), (4, 4), (6, 20), (9, 26)],
    [(2, 8), (4, 4), (6, 10), (9, 16)],
    [(1, 28), (4, 5), (5, 30), (10, 5)],
    [(2, 15), (4, 4), (6, 17), (9, 24)],
    [(2, 4), (4, 4), (6, 6), (9, 13)],
    [(1, 24), (4, 4), (6, 25), (10, 2)],
    [(2, 12), (4, 5), (6, 14), (9, 21)],
    [(2, 2), (4, 4), (6, 3), (9, 9)],
    [(1, 21), (4, 4), (6, 22), (9, 28)],
    [(2, 9), (4, 4), (6, 11), (9, 17)],
    [(1, 29), (4, 5), (6, 1), (10, 6)],
    [(2, 17), (4, 4), (6, 19), (9, 25)],
    [(2, 5), (4, 4), (6, 8), (9, 15)],
    [(1, 26), (4, 4), (5, 28), (10, 3)],
    [(2, 14), (4, 5), (6, 16), (9, 23)],
    [(2, 3), (4, 4), (6, 4), (9, 11)],
    [(1, 23), (4, 4), (6, 23), (9, 29)],
    [(2, 11), (4, 4), (6, 13), (9, 19)],
    [(1, 31), (4, 5), (6, 2), (9, 8)],
    [(2, 19), (4, 4), (6, 20), (9, 26)],
    [(2, 7), (4, 4), (6, 10), (9, 16)],
    [(1, 27), (4, 4), (5, 30), (10, 5)],
    [(2, 15), (4, 4), (6, 17), (9, 24)],
    [(2, 5), (4, 4), (6, 6), (9, 12)],
    [(1, 24), (4, 4), (6, 24), (10, 1)],
    [(2, 12), (4, 4), (6, 14), (9, 20)],
    [(2, 2), (4, 4), (6, 4), (9, 10)],
    [(1, 22), (4, 4), (6, 22), (9, 28)],
    [(2, 9), (4, 4), (6, 11), (9, 17)],
    [(1, 29), (4, 4), (6, 1), (10, 6)],
    [(2, 17), (4, 4), (6, 19), (9, 26)],
    [(2, 6), (4, 4), (6, 7), (9, 14)],
    [(1, 26), (4, 4), (5, 27), (10, 3)],
    [(2, 14), (4, 4), (6, 15), (9, 22)],
    [(2, 3), (4, 4), (6, 5), (9, 11)],
    [(1, 24), (4, 4), (6, 23), (9, 29)],
    [(2, 10), (4, 4), (6, 13), (9, 18)],
    [(1, 30), (4, 4), (6, 2), (9, 8)],
    [(2, 18), (4, 4), (6, 21), (9, 27)],
    [(2, 7), (4, 4), (6, 9), (9, 16)],
    [(1, 27), (4, 4), (5, 29), (10, 5)],
    [(2, 15), (4, 4), (6, 17), (9, 24)],
    [(2, 5), (4, 4), (6, 6), (9, 13)],
    [(1, 25), (4, 4), (6, 24), (9, 30)],
    [(2, 12), (4, 4), (6, 14), (9, 20)],
    [(2, 1), (4, 4), (6, 4), (9, 9)],
    [(1, 21), (4, 4), (6, 23), (9, 29)],
    [(2, 9), (4, 5), (6, 12), (9, 18)],
];

#[cfg(test)]
mod tests {
    use super::super::seed_for_tests::seeded;
    use super::*;

    fn named(year: i32) -> Vec<NamedDay> {
        seeded(&[]).named_days(year)
    }

    #[test]
    fn every_notice_from_2020_on_names_the_days_of_its_regulation() {
        for year in 2020..=2026 {
            assert_eq!(missing_days(year, &named(year)), [], "{year}");
        }
    }

    #[test]
    fn there_are_11_days_until_2024_and_13_since() {
        for (year, count) in [
            (1999, 7),
            (2007, 10),
            (2013, 11),
            (2024, 11),
            (2025, 13),
            (2150, 13),
        ] {
            assert_eq!(statutory_days(year).len(), count, "{year}");
        }
        let eve = NaiveDate::from_ymd_opt(2025, 1, 28);
        assert!(statutory_days(2025).iter().any(|day| day.date == eve));
        let eve = NaiveDate::from_ymd_opt(2024, 2, 9);
        assert!(statutory_days(2024).iter().all(|day| day.date != eve));
    }

    #[test]
    fn the_13_days_of_2027() {
        let days = statutory_days(2027).into_iter();
        let dates: Vec<String> = days
            .filter_map(|day| day.date)
            .map(|day| day.to_string())
            .collect();
        let expected = [
            "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09",
            "09-15", "10-01", "10-02", "10-03",
        ];
        assert_eq!(dates, expected.map(|day| format!("2027-{day}")));
    }

    #[test]
    fn each_day_left_out_is_named_and_a_working_day_in_its_place_is_none() {
        for left_out in statutory_days(2026) {
            let mut days = named(2026);
            days.retain(|day| Some(day.date) != left_out.date);
            assert_eq!(missing_days(2026, &days), [left_out]);
            days.push(NamedDay {
                date: left_out.date.unwrap(),
                kind: DayKind::Workday,
                name: left_out.name.to_owned(),
            });
            assert_eq!(missing_days(2026, &days), [left_out]);
        }
    }

    #[test]
    fn in_years_whose_lunar_days_are_not_known_the_names_count() {
        let day = |date: &str, name: &str| NamedDay {
            date: date.parse().unwrap(),
            kind: DayKind::Holiday,
            name: name.to_owned(),
        };
        let mut days: Vec<NamedDay> = statutory_days(2150)
            .iter()
            .filter_map(|fixed| Some(day(&fixed.date?.to_string(), fixed.name)))
            .collect();
        days.extend((1..=4).map(|date| day(&format!("2150-02-0{date}"), "春节")));
        days.extend([day("2150-04-05", "清明节"), day("2150-06-02", "端午")]);
        let missing = missing_days(2150, &days);
        assert_eq!(
            missing,
            [StatutoryDay {
                date: None,
                name: "中秋节"
            }]
        );
    }
}
