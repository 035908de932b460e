//! What is read in a text, and the words of which it is made.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};

use crate::calendar::day::{DayKind, NamedDay};
use crate::words::Words;

/// Days named in a text, in the year that it is about or beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::calendar) struct Wording {
    pub(in crate::calendar) days: BTreeMap<NaiveDate, NamedDay>,
    /// The holidays that it speaks of, each as the head of its section has it.
    pub(in crate::calendar) holidays: Vec<String>,
    /// Holidays that it makes longer, and their new last days.
    pub(in crate::calendar) extended: Vec<(String, NaiveDate)>,
    /// Whether it changes the arrangement of a holiday rather than that of a year.
    pub(in crate::calendar) amends: bool,
    /// The statements from which days were read, each with these.
    pub(in crate::calendar) sentences: Vec<(String, Vec<NamedDay>)>,
    /// What was seen in it and left out.
    pub(in crate::calendar) remarks: Vec<Words>,
    /// Why it cannot be read.
    pub(in crate::calendar) wrong: Vec<Words>,
}

/// A date as it is written; what is left out follows from the dates before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::calendar) struct Written {
    pub(in crate::calendar) year: Option<i32>,
    /// 次年
    pub(in crate::calendar) is_next_year: bool,
    pub(in crate::calendar) month: Option<u32>,
    pub(in crate::calendar) day: u32,
    pub(in crate::calendar) weekday: Option<Weekday>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::calendar) enum Token {
    /// 元旦：, the head of a section.
    Section(String),
    Date(Written),
    /// 至, before a date.
    To,
    /// 放假
    Rest,
    /// 上班, 补班
    Work,
    /// 放假时间：, 放假日期为 or 调休上班：, before the dates that it is about.
    Ahead(DayKind),
    /// 共3天
    Count(usize),
    /// 鼓励…: no rest day.
    Encouraged,
    /// 延长…假期, with the holiday.
    Extended(Option<String>),
    /// What the dates before it are is not said by it: 起正常上班, 为公休日.
    Aside,
    /// 调休 alone: a day off, or one to make up for it.
    Unclear,
    /// What says nothing about days: 其中, 与周末连休.
    Known,
    /// Words that may say anything: 不, 取消, 半天, a part of the country.
    Unread,
    /// The end of a line, which ends a statement that is whole.
    Break,
    /// The year that the title names.
    Title(i32),
    /// 调整…假期安排: of one holiday, not of a year.
    Adjusted,
    End,
}
