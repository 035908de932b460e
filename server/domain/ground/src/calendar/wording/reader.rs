//! From the words of a notice to days: which dates a word is about, and in which year they are.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::rules::{DayKind, NamedDay};
use super::super::statutory::statutory_days;
use super::Wording;
use super::token::{Token, Written};
use crate::words::Words;

/// Longer than any holiday.
const DAYS_MAX: usize = 40;

/// A date or a range of dates that no word was about yet.
struct Range {
    from: NaiveDate,
    to: NaiveDate,
    written_from: Written,
    written_to: Written,
}

struct Reader {
    year: i32,
    /// The section's name.
    section: Option<String>,
    /// The holiday that a working day without a section belongs to.
    last_name: String,
    pending: Vec<Range>,
    /// The date before, whose year and month the next one shares.
    last: Option<NaiveDate>,
    joins: bool,
    encouraged: bool,
    extending: bool,
    /// What was said before the dates that it is about.
    ahead: Option<DayKind>,
    /// Whether the section speaks of rest, and whether dates of it were read, or named as wrong.
    speaks: bool,
    rested: bool,
    /// Rest days since the last number of days.
    block: usize,
    expected: Option<usize>,
    found: Wording,
}

pub(super) fn read(tokens: &[Token], year: i32) -> Wording {
    let mut reader = Reader {
        year,
        section: None,
        last_name: String::new(),
        pending: Vec::new(),
        last: None,
        joins: false,
        encouraged: false,
        extending: false,
        ahead: None,
        speaks: false,
        rested: false,
        block: 0,
        expected: None,
        found: Wording::default(),
    };
    for token in tokens {
        reader.take(token);
    }
    reader.close();
    reader.found
}

impl Reader {
    fn wrong(&mut self, zh: String, en: String) {
        self.found.wrong.push(Words::new(zh, en));
        self.rested = true;
    }

    fn take(&mut self, token: &Token) {
        let joins = std::mem::take(&mut self.joins);
        match token {
            Token::Title(year) if *year != self.year => {
                let (given, wanted) = (*year, self.year);
                self.wrong(
                    format!("这是{given}年的通知，不是{wanted}年的"),
                    format!("this is a notice for {given}, not for {wanted}"),
                );
            }
            Token::Title(_) => {}
            Token::Section(name) => self.begin(name),
            Token::Date(written) => self.date(*written, joins),
            Token::To => self.joins = true,
            Token::Rest => self.rest(),
            Token::Work => self.work(),
            Token::Ahead(DayKind::Holiday) if !self.pending.is_empty() => self.rest(),
            Token::Ahead(DayKind::Workday) if !self.pending.is_empty() => self.work(),
            Token::Ahead(kind) => self.ahead = Some(*kind),
            Token::Count(days) => self.count(*days),
            Token::Encouraged => self.encouraged = true,
            Token::Extended(name) => {
                self.end();
                self.section.clone_from(name);
                (self.extending, self.found.amends) = (true, true);
            }
            Token::Adjusted => self.found.amends = true,
            Token::Aside => self.pending.clear(),
            Token::End => self.end(),
        }
    }

    /// Ends a section, which names dates where it speaks of rest: what has names of lunar days alone is not read as nothing.
    fn close(&mut self) {
        self.end();
        let is_missing = (self.speaks || self.expected.is_some()) && !self.rested;
        if let Some(name) = self.section.clone().filter(|_| is_missing) {
            self.wrong(
                format!("{name}：没有读到放假的日期，请写明公历月日"),
                format!("{name}: no dates of rest were read: write months and days"),
            );
        }
        (self.speaks, self.rested) = (false, false);
    }

    fn begin(&mut self, name: &str) {
        self.close();
        self.section = Some(name.to_owned());
        (self.block, self.expected, self.last) = (0, None, None);
        if !self.extending && !self.found.holidays.iter().any(|known| known == name) {
            self.found.holidays.push(name.to_owned());
        }
    }

    fn end(&mut self) {
        match self.ahead.take() {
            Some(DayKind::Holiday) => self.rest(),
            Some(DayKind::Workday) => self.work(),
            None => {}
        }
        (self.encouraged, self.extending) = (false, false);
        for range in std::mem::take(&mut self.pending) {
            let (from, to) = (range.from, range.to);
            // The day of the notice itself stands below it.
            if from == to && range.written_from.year.is_some() {
                continue;
            }
            let dates = if from == to {
                from.to_string()
            } else {
                format!("{from}～{to}")
            };
            self.found.remarks.push(Words::new(
                format!("未采用{dates}：没有写明放假还是上班"),
                format!("{dates} was left out: it does not say whether people rest or work"),
            ));
        }
    }

    fn date(&mut self, written: Written, joins: bool) {
        if self.encouraged {
            self.found.remarks.push(Words::new(
                format!("未采用{}日：只是鼓励休息，仍是工作日", written.day),
                format!("day {} was left out: rest is only encouraged", written.day),
            ));
            return;
        }
        if written.month.is_none() && self.last.is_none() {
            return;
        }
        let Some(date) = self.resolve(written) else {
            let month = written
                .month
                .map_or_else(String::new, |month| format!("{month}月"));
            let day = written.day;
            return self.wrong(
                format!("没有{month}{day}日这一天"),
                format!("there is no such day as {month}{day}日"),
            );
        };
        self.last = Some(date);
        if self.extending && joins {
            return self.extend(date, written);
        }
        match self.pending.last_mut() {
            Some(range) if joins => (range.to, range.written_to) = (date, written),
            _ => self.pending.push(Range {
                from: date,
                to: date,
                written_from: written,
                written_to: written,
            }),
        }
        self.across_new_year();
    }

    /// The date, with what was left out taken from the section and the date before.
    fn resolve(&self, written: Written) -> Option<NaiveDate> {
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

    /// 12月30日至1月1日 begins in the year before, and 2024年12月30日至1月1日 ends in the year after.
    fn across_new_year(&mut self) {
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

    /// The dates that a word is about, each checked against the weekday written beside it.
    fn dates(&mut self) -> Vec<NaiveDate> {
        let mut dates = Vec::new();
        for range in std::mem::take(&mut self.pending) {
            self.check_weekday(range.from, range.written_from);
            if range.from < range.to {
                self.check_weekday(range.to, range.written_to);
            }
            let days = range.from.iter_days().take_while(|day| *day <= range.to);
            let days: Vec<NaiveDate> = days.take(DAYS_MAX + 1).collect();
            if DAYS_MAX < days.len() {
                let (from, to) = (range.from, range.to);
                self.wrong(
                    format!("{from}至{to}超过{DAYS_MAX}天"),
                    format!("{from} to {to} are more than {DAYS_MAX} days"),
                );
                continue;
            }
            let year = self.year;
            match days.iter().find(|day| 1 < (day.year() - year).abs()) {
                Some(far) => self.wrong(
                    format!("{far}不在{year}年前后"),
                    format!("{far} is not in or beside {year}"),
                ),
                None => dates.extend(days),
            }
        }
        dates
    }

    fn check_weekday(&mut self, date: NaiveDate, written: Written) {
        let is = date.weekday();
        let Some(weekday) = written.weekday.filter(|weekday| *weekday != is) else {
            return;
        };
        self.wrong(
            format!("{date}是{}，写的是{}", chinese(is), chinese(weekday)),
            format!("{date} is a {is}, not a {weekday}"),
        );
    }

    fn rest(&mut self) {
        let dates = self.dates();
        self.speaks = self.speaks || !self.encouraged;
        let Some(first) = dates.first() else {
            return;
        };
        self.rested = true;
        self.last_name = match &self.section {
            Some(name) => name.clone(),
            None => by_law(&dates).unwrap_or_else(|| self.last_name.clone()),
        };
        if self.last_name.is_empty() {
            self.last_name = "放假".to_owned();
        }
        if self.section.is_none() && !self.found.holidays.contains(&self.last_name) {
            self.found.holidays.push(self.last_name.clone());
        }
        self.block += dates.len();
        if let Some(expected) = self.expected.take() {
            self.compare(expected, *first);
        }
        for date in dates {
            self.name(date, DayKind::Holiday);
        }
    }

    fn work(&mut self) {
        for date in self.dates() {
            if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
                self.name(date, DayKind::Workday);
            } else if self.found.days.contains_key(&date) {
                self.both(date);
            } else {
                self.found.remarks.push(Words::new(
                    format!("未采用{date}：本来就是工作日"),
                    format!("{date} was left out: it is a working day anyway"),
                ));
            }
        }
    }

    fn name(&mut self, date: NaiveDate, kind: DayKind) {
        let name = self
            .section
            .clone()
            .unwrap_or_else(|| self.last_name.clone());
        match self.found.days.get(&date) {
            Some(known) if known.kind != kind => self.both(date),
            Some(_) => {}
            None => {
                self.found.days.insert(date, NamedDay { date, kind, name });
            }
        }
    }

    fn both(&mut self, date: NaiveDate) {
        self.wrong(
            format!("{date}既放假又上班"),
            format!("{date} is both a rest day and a working day"),
        );
    }

    fn count(&mut self, days: usize) {
        match self.block {
            _ if self.encouraged => {}
            0 => self.expected = Some(days),
            _ => self.compare(days, self.last.unwrap_or_default()),
        }
    }

    fn compare(&mut self, written: usize, at: NaiveDate) {
        let found = std::mem::take(&mut self.block);
        if written == found {
            return;
        }
        let section = self.section.clone().unwrap_or_else(|| at.to_string());
        self.wrong(
            format!("{section}：写明共{written}天，所列日期是{found}天"),
            format!("{section}: it says {written} days, and names {found}"),
        );
    }

    fn extend(&mut self, date: NaiveDate, written: Written) {
        self.check_weekday(date, written);
        match self.section.clone() {
            Some(name) => self.found.extended.push((name, date)),
            None => self.wrong(
                "没有写明延长哪个假期".to_owned(),
                "it does not say which holiday is extended".to_owned(),
            ),
        }
    }
}

/// The holidays by law among rest days that no section names.
fn by_law(dates: &[NaiveDate]) -> Option<String> {
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

fn chinese(weekday: Weekday) -> &'static str {
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
