//! Reads a notice of the State Council in its own words, as people paste it: "元旦：1月1日至3日放假调休，共3天。1月4日
//! （周日）上班。" Pure.
//!
//! Nothing is guessed: a weekday or a number of days that does not agree, and a day that both rests and works, are
//! errors, and so is a statement with dates in which a word is not known. Lists of `date,kind,name` are read too.

mod harmless;
mod law;
mod list;
mod number;
mod reader;
mod sentence;
#[cfg(test)]
mod tests;
mod token;
pub(super) mod types;
#[cfg(test)]
mod uncertain;

use types::Wording;

use crate::words::Words;

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
