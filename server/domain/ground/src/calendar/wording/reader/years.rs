//! The years of dates that do not name them, and whether a weekday agrees.

use chrono::{Datelike, NaiveDate};

use super::super::law::chinese;
use super::{Range, Reader};
use crate::calendar::wording::types::Written;

impl Reader {
    /// The date, with what was left out taken from the section and the date before.
    pub(super) fn resolve(&self, written: Written) -> Option<NaiveDate> {
        let of_new_year = self
            .section
            .as_deref()
            .is_some_and(|name| name.contains("元旦"));
        let year = match (written.year, written.month, self.last) {
            (Some(year), _, _) => year,
            (None, _, Some(last)) if written.is_next_year => last.year() + 1,
            (None, None, Some(last)) => last.year(),
            // The days before New Year are in the year before.
            (None, Some(11..), _) if of_new_year => self.year - 1,
            _ => self.year,
        };
        let month = written
            .month
            .or_else(|| self.last.map(|last| last.month()))?;
        NaiveDate::from_ymd_opt(year, month, written.day)
    }

    /// 12月31日、1月1日 begins in the year before.
    pub(super) fn list_across_new_year(&mut self) {
        let Some((last, before)) = self.pending.split_last_mut() else {
            return;
        };
        if last.from.month() != 1 || last.written_from.year.is_some() {
            return;
        }
        for range in before {
            let is_of_year = range.written_from.year.is_none() && range.from.year() == self.year;
            if is_of_year && range.from.month() == 12 && range.to.month() == 12 {
                let before = |date: NaiveDate| date.with_year(self.year - 1).unwrap_or(date);
                (range.from, range.to) = (before(range.from), before(range.to));
            }
        }
    }

    /// A day of December without its year is of the New Year before or of the one after.
    pub(super) fn must_have_year(&mut self, range: &Range) {
        let is_new_year = self.section.as_deref();
        let is_new_year = is_new_year.is_some_and(|name| name.contains("元旦"));
        let is_open = range.written_from.year.is_none() && range.from.year() == self.year;
        if is_open && range.from.month() == 12 && !is_new_year {
            let date = range.from;
            let (month, day) = (date.month(), date.day());
            self.wrong(
                format!("{month}月{day}日没有写明年份"),
                format!("the year of {month}月{day}日 is not written"),
            );
        }
    }

    /// 12月30日至1月1日 begins in the year before, and 2024年12月30日至1月1日 ends in the year after.
    pub(super) fn across_new_year(&mut self) {
        let Some(range) = self.pending.last_mut() else {
            return;
        };
        if range.from <= range.to {
            return;
        }
        let turns = range.to.month() < range.from.month();
        let earlier = range.from.with_year(range.from.year() - 1);
        let later = range.to.with_year(range.to.year() + 1);
        match (range.written_from.year, range.written_to.year) {
            (None, _) if turns => range.from = earlier.unwrap_or(range.from),
            (Some(_), None) if turns => range.to = later.unwrap_or(range.to),
            _ => {
                let (from, to) = (range.from, range.to);
                self.wrong(
                    format!("{from}至{to}前后颠倒"),
                    format!("{from} to {to} ends before it begins"),
                );
            }
        }
    }

    pub(super) fn check_weekday(&mut self, date: NaiveDate, written: Written) {
        let is = date.weekday();
        let Some(weekday) = written.weekday.filter(|weekday| *weekday != is) else {
            return;
        };
        self.wrong(
            format!("{date}是{}，写的是{}", chinese(is), chinese(weekday)),
            format!("{date} is a {is}, not a {weekday}"),
        );
    }
}
