//! The values of cells: what attributes state of them, and the text of their paragraphs.

use std::fmt::Write;

use crate::error::TableError;
use crate::layout::{Apart, is_blank, value};
use crate::ods::markup::{EVENT_BYTES_MAX, Markup, Piece, Space, Tag, plain, too_long};
use crate::ods::styles::{Family, Styles};
use crate::row::Kind;

/// How programs name the currency of this country.
const YUAN: [&str; 5] = ["", "CNY", "RMB", "CNH", "¥"];

const SECONDS_OF_A_DAY: u64 = 86_400;

/// A cell as its tag states it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// How many cells beside each other are like it.
    pub(super) repeated: u32,
    /// The rows and columns that it covers.
    pub(super) spanned: (u32, u32),
    /// The number of what it shows, of its own or of its row; `None` where its column decides.
    pub(super) look: Option<u32>,
    /// What the tag itself states; `None` when the paragraphs say what it shows.
    stated: Option<Kind>,
    is_formula: bool,
    is_error: bool,
}

impl Head {
    /// Reads the tag of a cell in a row with this look, and appends the value that it states.
    pub(super) fn of(
        tag: &Tag<'_>,
        look: Option<u32>,
        (styles, text): (&Styles, &mut String),
    ) -> Result<Self, TableError> {
        let mut head = Self {
            repeated: 1,
            spanned: (1, 1),
            look,
            stated: None,
            is_formula: false,
            is_error: false,
        };
        let (start, mut is_text) = (text.len(), false);
        tag.each(|name, value| {
            match name {
                (Space::Table, "number-columns-repeated") => head.repeated = count(value)?,
                (Space::Table, "number-rows-spanned") => head.spanned.0 = count(value)?,
                (Space::Table, "number-columns-spanned") => head.spanned.1 = count(value)?,
                (Space::Table, "style-name") => head.look = Some(styles.look(value)),
                (Space::Table, "formula") => head.is_formula = !value.is_empty(),
                (Space::Calc, "value-type") => head.is_error = value == "error",
                (Space::Office, "value-type") => is_text |= value == "string",
                // A number in another currency is what it shows, and no number of yuan.
                (Space::Office, "currency") => is_text |= !YUAN.contains(&value),
                (Space::Office, _) if text.len() == start => {
                    head.stated = of_attribute(name.1, value, text)?.or(head.stated);
                }
                _ => {}
            }
            Ok(())
        })?;
        // What is shown of a text may be more than its value, but of an error it is all there is.
        if head.is_error || (is_text && head.stated != Some(Kind::Text)) {
            text.truncate(start);
            head.stated = None;
        }
        Ok(head)
    }

    /// Whether its paragraphs are to be read.
    pub(super) fn is_open(&self) -> bool {
        self.stated.is_none()
    }

    /// The kind of the cell, whose text is appended from `start` on.
    pub(super) fn kind(&self, text: &str) -> Kind {
        if self.is_formula {
            return Kind::Formula;
        }
        match self.stated {
            Some(kind) => kind,
            None if text.is_empty() => Kind::Empty,
            None if self.is_error => Kind::Error,
            None => Kind::Text,
        }
    }
}

/// A number of repetitions, from 1.
pub(super) fn count(value: &str) -> Result<u32, TableError> {
    let count: Option<u32> = value.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| TableError::damaged("a number of repetitions is none"))
}

/// Appends what one attribute of a cell states; `None` when it states no value.
fn of_attribute(name: &str, value: &str, text: &mut String) -> Result<Option<Kind>, TableError> {
    Ok(match name {
        "value" => {
            let number: Option<f64> = value.parse().ok();
            number.map(|number| value::append_number(number, text))
        }
        "date-value" => Some(append_day(value, text)),
        "time-value" => seconds_of(value).map(|seconds| append_time(seconds, text)),
        "boolean-value" => Some(value::append_bool(value == "true", text)),
        "string-value" if !value.is_empty() => {
            text.push_str(&plain(value)?);
            Some(Kind::Text)
        }
        _ => None,
    })
}

/// `2026-01-31`, or `2026-01-31T09:30:00` with or without parts of a second.
fn append_day(value: &str, text: &mut String) -> Kind {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    text.push_str(day);
    let time = time.split_once('.').map_or(time, |(time, _parts)| time);
    if !time.is_empty() && time != "00:00:00" {
        text.push(' ');
        text.push_str(time);
    }
    Kind::Date
}

/// A time of day; what is a day or longer is a number of days.
#[expect(
    clippy::float_arithmetic,
    reason = "workbooks count durations in days, as doubles"
)]
fn append_time(seconds: u32, text: &mut String) -> Kind {
    if SECONDS_OF_A_DAY <= u64::from(seconds) {
        return value::append_number(f64::from(seconds) / 86_400.0, text);
    }
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    write!(text, "{hour:02}:{minute:02}:{second:02}").expect("a string takes all text");
    Kind::Date
}

/// Reads `PT09H30M00S`.
fn seconds_of(value: &str) -> Option<u32> {
    let mut rest = value.strip_prefix("PT")?;
    let mut seconds: u32 = 0;
    for (unit, factor) in [('H', 3600), ('M', 60), ('S', 1)] {
        let Some((number, behind)) = rest.split_once(unit) else {
            continue;
        };
        let whole = number
            .split_once(['.', ','])
            .map_or(number, |(whole, _)| whole);
        let number: u32 = whole.parse().ok()?;
        seconds = seconds.checked_add(number.checked_mul(factor)?)?;
        rest = behind;
    }
    rest.is_empty().then_some(seconds)
}

/// Goes to the end of the cell whose start was read last, and appends the text of its paragraphs if it `is_open`. Returns whether
/// letters of them are set apart.
pub(super) fn content(
    markup: &mut Markup<'_>,
    is_open: bool,
    (styles, text): (&Styles, &mut String),
) -> Result<bool, TableError> {
    let (start, mut is_first) = (text.len(), true);
    let mut has_marked = false;
    let mut begin = |text: &mut String| {
        if !std::mem::take(&mut is_first) {
            text.push('\n');
        }
    };
    loop {
        match markup.next()? {
            Piece::Start(tag) if is_open && is_paragraph(&tag) => {
                begin(text);
                let first = run_of(&tag, styles, Apart::default())?;
                has_marked |= paragraph(markup, (start, first), (styles, text))?;
            }
            // What is shown of a value that is stated elsewhere may be set apart as well.
            Piece::Start(tag) if styles.has_marks() && is_paragraph(&tag) => {
                let end = text.len();
                let first = run_of(&tag, styles, Apart::default())?;
                has_marked |= paragraph(markup, (end, first), (styles, text))?;
                text.truncate(end);
            }
            // Remarks and drawings are no part of the value.
            Piece::Start(_) => markup.skip()?,
            Piece::Empty(tag) if is_open && is_paragraph(&tag) => begin(text),
            Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
            Piece::End | Piece::Over => return Ok(has_marked),
        }
    }
}

fn is_paragraph(tag: &Tag<'_>) -> bool {
    matches!(tag.name(), (Space::Text, "p" | "h"))
}

/// How letters within a tag are shown.
fn run_of(tag: &Tag<'_>, styles: &Styles, around: Apart) -> Result<Apart, TableError> {
    if !styles.has_marks() {
        return Ok(around);
    }
    let style = tag.attribute((Space::Text, "style-name"))?;
    let family = if is_paragraph(tag) {
        Family::Paragraph
    } else {
        Family::Text
    };
    Ok(styles.letters(family, &style, around))
}

/// Appends a paragraph of the cell whose text begins at `start`. Returns whether letters of it are set apart, by the paragraph itself
/// or within it.
fn paragraph(
    markup: &mut Markup<'_>,
    (start, first): (usize, Apart),
    (styles, text): (&Styles, &mut String),
) -> Result<bool, TableError> {
    let (mut open, mut is_spaced) = (Vec::new(), true);
    let mut has_marked = false;
    loop {
        let (around, before) = (open.last().copied().unwrap_or(first), text.len());
        match markup.next()? {
            Piece::Start(tag) if is_beside(&tag) => markup.skip()?,
            Piece::Start(tag) => {
                open.push(run_of(&tag, styles, around)?);
                is_spaced &= !append_mark(&tag, text)?;
            }
            Piece::Empty(tag) => is_spaced &= !append_mark(&tag, text)?,
            Piece::Text(run) => {
                append_run(&run, &mut is_spaced, text);
                has_marked |= around.is_any() && !is_blank(&text[before..]);
            }
            Piece::Nothing => {}
            Piece::End => {
                if open.pop().is_none() {
                    return Ok(has_marked);
                }
            }
            Piece::Over => return Ok(has_marked),
        }
        if EVENT_BYTES_MAX < text.len() - start {
            return Err(too_long());
        }
    }
}

/// Whether an element within a paragraph is none of its text: a remark, a note, a drawing, how a word is read.
fn is_beside(tag: &Tag<'_>) -> bool {
    matches!(
        tag.name(),
        (Space::Office | Space::Draw, _) | (Space::Text, "note" | "ruby-text")
    )
}

/// Appends spaces and breaks that have tags of their own; false for another tag.
fn append_mark(tag: &Tag<'_>, text: &mut String) -> Result<bool, TableError> {
    match tag.name() {
        (Space::Text, "s") => {
            let stated = tag.attribute((Space::Text, "c"))?;
            let spaces: usize = stated.parse().unwrap_or(1);
            if EVENT_BYTES_MAX < spaces {
                return Err(too_long());
            }
            text.extend(std::iter::repeat_n(' ', spaces));
        }
        (Space::Text, "tab") => text.push('\t'),
        (Space::Text, "line-break") => text.push('\n'),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Appends a run of text, in which white space is one space, and none at the beginning of a paragraph.
fn append_run(run: &str, is_spaced: &mut bool, text: &mut String) {
    for letter in run.chars() {
        let is_space = matches!(letter, ' ' | '\t' | '\r' | '\n');
        if !is_space {
            text.push(letter);
        } else if !*is_spaced {
            text.push(' ');
        }
        *is_spaced = is_space;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_written_as_cells_show_them() {
        let day = |value| {
            let mut text = String::new();
            append_day(value, &mut text);
            text
        };
        assert_eq!(day("2026-01-31"), "2026-01-31");
        assert_eq!(day("2026-01-31T00:00:00"), "2026-01-31");
        assert_eq!(day("2026-01-31T09:30:00.500000000"), "2026-01-31 09:30:00");
        let time = |value| {
            let mut text = String::new();
            let kind = append_time(seconds_of(value).unwrap(), &mut text);
            (text, kind)
        };
        assert_eq!(time("PT09H30M05S"), ("09:30:05".to_owned(), Kind::Date));
        assert_eq!(time("PT23H59M59.9S"), ("23:59:59".to_owned(), Kind::Date));
        assert_eq!(time("PT36H00M00S"), ("1.5".to_owned(), Kind::Number(1.5)));
        for odd in ["", "PT", "P1D", "PT1X", "PT99999999H", "PT-1S"] {
            let is_read = seconds_of(odd).is_some();
            assert_eq!(is_read, odd == "PT", "{odd}");
        }
    }

    #[test]
    fn white_space_collapses_across_runs() {
        let (mut text, mut is_spaced) = (String::new(), true);
        for run in ["  a ", " b", "\n\tc"] {
            append_run(run, &mut is_spaced, &mut text);
        }
        assert_eq!(text, "a b c");
    }
}
