//! Reads a notice of the State Council in its own words, as people paste it: "元旦：1月1日至3日放假调休，共3天。1月4日
//! （周日）上班。" Pure.
//!
//! Nothing is guessed: a weekday or a number of days that does not agree, and a day that both rests and works, are
//! errors, and so is a statement with dates in which a word is not known. Lists of `date,kind,name` are read too.

mod harmless;
mod law;
mod list;
mod reader;
mod sentence;
#[cfg(test)]
mod tests;
mod token;
#[cfg(test)]
mod uncertain;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rules::NamedDay;
use crate::words::Words;

/// Days named in a text, in the year that it is about or beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) days: BTreeMap<NaiveDate, NamedDay>,
    /// The holidays that it speaks of, each as the head of its section has it.
    pub(super) holidays: Vec<String>,
    /// Holidays that it makes longer, and their new last days.
    pub(super) extended: Vec<(String, NaiveDate)>,
    /// Whether it changes the arrangement of a holiday rather than that of a year.
    pub(super) amends: bool,
    /// The statements from which days were read, each with these.
    pub(super) sentences: Vec<(String, Vec<NamedDay>)>,
    /// What was seen in it and left out.
    pub(super) remarks: Vec<Words>,
    /// Why it cannot be read.
    pub(super) wrong: Vec<Words>,
}

/// The days that a text names for `year`.
#[must_use]
pub(super) fn read(text: &str, year: i32) -> Wording {
    let mut wording = list::read(text).unwrap_or_else(|| reader::read(&token::tokens(text), year));
    if wording.wrong.is_empty() && wording.days.is_empty() && wording.extended.is_empty() {
        wording.wrong.push(Words::new(
            "没有读到放假或上班的日期",
            "no rest days and no working days were found in it",
        ));
    }
    wording
}
