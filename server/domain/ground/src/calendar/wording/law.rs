//! What a notice leaves to the law and to the calendar: names of holidays by their days, and of weekdays.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::statutory::statutory_days;

/// The holidays by law among rest days that no section names.
pub(super) fn by_law(dates: &[NaiveDate]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let years = dates.first()?.year()..=dates.last()?.year();
    for day in years.flat_map(statutory_days) {
        let is_among = day.date.is_some_and(|date| dates.contains(&date));
        if is_among && !names.contains(&day.name) {
            names.push(day.name);
        }
    }
    (!names.is_empty()).then(|| names.join("、"))
}

pub(super) fn chinese(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}
