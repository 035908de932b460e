//! From the words of a notice to days: which dates a word is about, and in which year they are.

use chrono::{Datelike, NaiveDate, Weekday};

use super::law::by_law;
use super::sentence::Sentences;
use super::types::{Token, Wording, Written};
use crate::calendar::day::{DayKind, NamedDay};
use crate::words::Words;

mod divided;
mod years;

/// Longer than any holiday.
const DAYS_MAX: usize = 40;

/// A date or a range of dates that no word was about yet.
struct Range {
    from: NaiveDate,
    to: NaiveDate,
    written_from: Written,
    written_to: Written,
    sentence: usize,
    /// Which of the parts between commas it is in.
    part: usize,
}

struct Reader {
    year: i32,
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
    /// The word that dates may follow, though it does not say so.
    loose: Option<DayKind>,
    part: usize,
    /// Whether the section speaks of rest, and whether dates of it were read, or named as wrong.
    is_about_rest: bool,
    rested: bool,
    /// Rest days since the last number of days.
    block: usize,
    expected: Option<usize>,
    sentences: Sentences,
    /// Whether the token before could not be read, and whether dates were passed over as only encouraged.
    was_unread: bool,
    passed_over: bool,
    found: Wording,
}

pub(super) fn read(tokens: &[(Token, String)], year: i32) -> Wording {
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
        loose: None,
        part: 0,
        is_about_rest: false,
        rested: false,
        block: 0,
        expected: None,
        sentences: Sentences::default(),
        was_unread: false,
        passed_over: false,
        found: Wording::default(),
    };
    for (token, text) in tokens {
        if matches!(token, Token::Section(_)) {
            // 放假日期为国庆节10月1日: what it is about is still to come.
            let ahead = reader.ahead.take_if(|_| reader.pending.is_empty());
            reader.close();
            reader.ahead = ahead;
            reader.sentences.end();
        }
        reader.sentences.add(text);
        reader.take(token, text);
        reader.was_unread = *token == Token::Unread;
    }
    reader.close();
    reader.found.wrong.extend(reader.sentences.wrong());
    reader.found.sentences = reader.sentences.with_days();
    reader.found
}

impl Reader {
    fn wrong(&mut self, zh: String, en: String) {
        self.found.wrong.push(Words::new(zh, en));
        self.rested = true;
    }

    fn take(&mut self, token: &Token, text: &str) {
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
            Token::Rest => self.word(DayKind::Holiday),
            Token::Work => self.word(DayKind::Workday),
            Token::Ahead(kind) => self.ahead(*kind),
            Token::Count(days) => self.count(*days),
            Token::Encouraged => self.encourage(),
            Token::Extended(name) => {
                self.end();
                self.section.clone_from(name);
                (self.extending, self.found.amends) = (true, true);
            }
            Token::Adjusted => self.found.amends = true,
            Token::Aside => self.aside(),
            Token::Unclear => self.unclear(text),
            Token::Known => {
                self.joins = joins;
                self.part += usize::from(text == ",");
            }
            // What is only encouraged is passed over, whatever it is.
            Token::Unread if self.encouraged => {}
            Token::Unread => self.sentences.unread(text, self.was_unread),
            // A statement goes on in the next line where it is not whole.
            Token::Break => {
                self.joins = joins;
                self.part += 1;
                if self.pending.is_empty() {
                    self.loose = None;
                    self.sentences.end();
                }
            }
            Token::End => {
                self.end();
                self.loose = None;
                self.sentences.end();
            }
        }
    }

    /// 2月9日鼓励休息, and 鼓励在2月9日休息: the dates on either side are working days.
    fn encourage(&mut self) {
        self.encouraged = true;
        for range in std::mem::take(&mut self.pending) {
            self.only_encouraged(range.from.day());
        }
    }

    fn only_encouraged(&mut self, day: u32) {
        self.passed_over = true;
        self.found.remarks.push(Words::new(
            format!("未采用{day}日：只是鼓励休息，仍是工作日"),
            format!("day {day} was left out: rest is only encouraged"),
        ));
    }

    /// 1月2日调休: people rest on the day, or make up for another.
    fn unclear(&mut self, text: &str) {
        if self.pending.is_empty() {
            return self.sentences.unread(text, false);
        }
        self.pending.clear();
        let sentence = self.sentences.shown();
        self.wrong(
            format!("“{sentence}”：没有写明{text}是放假还是上班"),
            format!("“{sentence}”: {text} may be a day off or one to make up for it"),
        );
    }

    /// Ends a section, which names dates where it speaks of rest: what has names of lunar days alone is not read as nothing.
    fn close(&mut self) {
        self.end();
        let is_missing = (self.is_about_rest || self.expected.is_some()) && !self.rested;
        if let Some(name) = self.section.clone().filter(|_| is_missing) {
            self.wrong(
                format!("{name}：没有读到放假的日期，请写明公历月日"),
                format!("{name}: no dates of rest were read: write months and days"),
            );
        }
        (self.is_about_rest, self.rested) = (false, false);
    }

    fn begin(&mut self, name: &str) {
        self.section = Some(name.to_owned());
        (self.block, self.expected, self.last) = (0, None, None);
        if !self.extending && !self.found.holidays.iter().any(|known| known == name) {
            self.found.holidays.push(name.to_owned());
        }
    }

    fn end(&mut self) {
        if let Some(kind) = self.ahead.take() {
            self.are(kind);
        }
        (self.encouraged, self.extending, self.passed_over) = (false, false, false);
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
            return self.only_encouraged(written.day);
        }
        if written.month.is_none() && self.last.is_none() {
            return self.sentences.unread(&format!("{}日", written.day), false);
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
                sentence: self.sentences.current(),
                part: self.part,
            }),
        }
        self.list_across_new_year();
        self.across_new_year();
    }

    /// The dates that a word is about, each checked against the weekday written beside it.
    fn dates(&mut self) -> Vec<NaiveDate> {
        let mut dates = Vec::new();
        for range in std::mem::take(&mut self.pending) {
            self.sentences.mark(range.sentence);
            self.must_have_year(&range);
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

    fn rest(&mut self) {
        let dates = self.dates();
        self.is_about_rest = self.is_about_rest || !self.encouraged;
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
        if self.encouraged && self.passed_over {
            let sentence = self.sentences.shown();
            self.wrong(
                format!("“{sentence}”：分不清哪些日期是鼓励休息、哪些日期上班"),
                format!("“{sentence}”: which dates are encouraged rest and which are work?"),
            );
        }
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
                let day = NamedDay { date, kind, name };
                self.sentences.read(day.clone());
                self.found.days.insert(date, day);
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
        self.sentences.mark(self.sentences.current());
        self.rested = true;
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
