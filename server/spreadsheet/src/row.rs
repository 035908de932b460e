//! One row of a table: its cells as text, and as code, decimal or date on request.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::{UnicodeNormalization, is_nfkc};

use crate::date;
use crate::header::{Header, is_same_header, other_unit_stated};
use crate::layout::{Amount, Displayed, Mark, OtherUnits};
use crate::number;
use crate::problem::{CellError, CellProblem, column_letter};

const VALUE_CHARS_MAX: usize = 100;
/// From here on a double no longer represents every whole number that Excel lets people type.
const CODE_NUMBER_MAX: f64 = 1e15;

/// The kind of a cell in the file; its text is in the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Empty,
    Text,
    /// Text of a csv file, where some programs wrap text so that it is not read as a number.
    Field,
    Number(f64),
    Date,
    Bool,
    Formula,
    Error,
    /// Merged with a cell to its left, whose value is not its own.
    Covered,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    kind: Kind,
    start: usize,
    end: usize,
}

/// A row as it is in the file: one text and the bounds of the cells in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawRow {
    pub(crate) number: u32,
    pub(crate) text: String,
    /// Whether people do not see the row: it is hidden or filtered away.
    pub(crate) is_hidden: bool,
    cells: Vec<Cell>,
    /// The marked cells by their columns; most rows have none.
    marks: Vec<(usize, Mark)>,
}

impl RawRow {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.marks.clear();
        self.is_hidden = false;
    }

    pub(crate) fn push_range(&mut self, kind: Kind, start: usize, end: usize) {
        self.cells.push(Cell { kind, start, end });
    }

    /// Sets the cell at `column`, replacing what was there.
    pub(crate) fn set(&mut self, column: usize, kind: Kind, start: usize) {
        while self.cells.len() <= column {
            self.push_range(Kind::Empty, start, start);
        }
        self.cells[column] = Cell {
            kind,
            start,
            end: self.text.len(),
        };
    }

    /// Notes how letters of the cell at `column` are set apart, if they are.
    pub(crate) fn note_mark(&mut self, column: usize, mark: Option<Mark>) {
        if let Some(mark) = mark
            && self.mark(column).is_none()
        {
            self.marks.push((column, mark));
        }
    }

    pub(crate) fn mark(&self, column: usize) -> Option<Mark> {
        let mut marks = self.marks.iter();
        marks
            .find(|(marked, _)| *marked == column)
            .map(|(_, mark)| *mark)
    }

    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(crate) fn is_blank(&self) -> bool {
        trim(&self.text).is_empty() || (0..self.len()).all(|column| self.raw(column).is_empty())
    }

    /// The text exactly as it is in the file.
    pub(crate) fn raw(&self, column: usize) -> &str {
        self.cells
            .get(column)
            .map_or("", |cell| &self.text[cell.start..cell.end])
    }

    pub(crate) fn kind(&self, column: usize) -> Kind {
        self.cells.get(column).map_or(Kind::Empty, |cell| cell.kind)
    }

    /// The text without the formula that some programs wrap around it.
    pub(crate) fn unwrapped(&self, column: usize) -> &str {
        let raw = self.raw(column);
        let is_wrapped = self.kind(column) == Kind::Field && trim(raw).starts_with("=\"");
        if is_wrapped { self.shown(column) } else { raw }
    }

    /// The text without any wrapping that other programs put around it.
    pub(crate) fn shown(&self, column: usize) -> &str {
        let raw = trim(self.raw(column));
        if let Some(inner) = raw.strip_prefix('\'')
            && matches!(self.kind(column), Kind::Field | Kind::Text)
            && is_marked(inner)
        {
            return trim(inner);
        }
        if self.kind(column) != Kind::Field {
            return raw;
        }
        if let Some(inner) = raw
            .strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'))
            && !inner.contains('"')
        {
            return trim(inner);
        }
        match raw.strip_prefix('\'') {
            Some(inner) if inner.starts_with(['=', '+', '-', '@']) => inner,
            Some(_) | None => raw,
        }
    }
}

/// Whether the apostrophe before this text is the mark with which Excel is given text, and no part of a name: ’t Hoen, 'A'.
fn is_marked(text: &str) -> bool {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let is_code = first.is_some_and(|letter| letter.is_ascii_alphabetic()) && is_digit(second);
    let is_other = first.is_some_and(|letter| !letter.is_ascii() && letter.is_alphabetic());
    (is_digit(first) || is_code || is_other) && !text.contains('\'')
}

fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_unseen(letter))
}

/// Whether nobody sees a letter: controls such as the end mark of old systems (ctrl-Z), and letters of no width.
pub(crate) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A row below the header. Keys are those of the [`crate::Column`]s passed to the table; another key, like
/// a column that the file lacks, reads as empty.
#[derive(Clone, Debug)]
pub struct Row {
    /// The row as Excel counts it, from 1, title rows and blank rows included.
    pub number: u32,
    pub(crate) cells: RawRow,
    pub(crate) header: Arc<Header>,
    pub(crate) other_units: Arc<OtherUnits>,
}

impl Row {
    /// Whether people do not see the row: it is hidden or filtered away.
    pub fn is_hidden(&self) -> bool {
        self.cells.is_hidden
    }

    /// The letters of the columns without a header in which this row holds something.
    pub fn nameless_columns(&self) -> impl Iterator<Item = String> + '_ {
        self.nameless().map(column_letter)
    }

    /// The letter of the first cell of a text that holds something right of the last header, and what it shows. A comma within a
    /// number makes one, and moves the cells before it.
    pub fn surplus(&self) -> Option<(String, &str)> {
        let mut named = self.header.names.iter();
        let width = named.rposition(|name| !name.is_empty())? + 1;
        let beyond = self.nameless().find(|column| width <= *column)?;
        let is_of_text = self.cells.kind(beyond) == Kind::Field;
        is_of_text.then(|| (column_letter(beyond), self.cells.shown(beyond)))
    }

    fn nameless(&self) -> impl Iterator<Item = usize> + '_ {
        let has_name = |column: usize| {
            let name = self.header.names.get(column);
            name.is_some_and(|name| !name.is_empty())
        };
        (0..self.cells.len()).filter(move |column| {
            !has_name(*column)
                && self.cells.kind(*column) != Kind::Covered
                && !self.cells.shown(*column).is_empty()
        })
    }

    /// Whether each of its cells, two at least, shows the header above it once more: a table printed or joined page by page.
    pub fn repeats_header(&self) -> bool {
        let filled = |column: &usize| !self.cells.shown(*column).is_empty();
        let repeats = |column: usize| {
            let name = self.header.names.get(column);
            name.is_some_and(|name| is_same_header(name, self.cells.shown(column)))
        };
        let mut filled = (0..self.cells.len()).filter(filled).map(repeats);
        filled.next() == Some(true) && filled.next() == Some(true) && filled.all(|repeats| repeats)
    }

    /// Whether its first cell and another one show names of the header, and not each the one above it: the header of another table.
    pub fn is_another_header(&self) -> bool {
        let is_name = |shown: &str| self.header.has_name(shown);
        let mut shown = (0..self.cells.len()).map(|column| self.cells.shown(column));
        let mut filled = shown.by_ref().filter(|text| !text.is_empty());
        filled.next().is_some_and(is_name) && filled.any(is_name) && !self.repeats_header()
    }

    /// What the first cell that is not empty shows, whatever its column.
    pub fn first_text(&self) -> Option<&str> {
        let mut shown = (0..self.cells.len()).map(|column| self.cells.shown(column));
        shown.find(|text| !text.is_empty())
    }

    /// The other unit that one of its cells states for numbers, as [`crate::other_unit_stated`] knows it.
    pub fn other_unit_stated(&self) -> Option<String> {
        // Rows are many, and few of them have the word.
        let has_word = |text: &&str| text.contains("单位") || text.contains("單位");
        let mut shown = (0..self.cells.len()).map(|column| self.cells.shown(column));
        shown.by_ref().filter(has_word).find_map(other_unit_stated)
    }

    /// What the cell shows, trimmed; `None` for empty cells, formulas and error values.
    pub fn text(&self, key: &str) -> Option<&str> {
        let column = self.header.position(key)?;
        match self.cells.kind(column) {
            Kind::Empty | Kind::Formula | Kind::Error | Kind::Covered => None,
            Kind::Text | Kind::Field | Kind::Number(_) | Kind::Date | Kind::Bool => {
                Some(self.cells.shown(column)).filter(|text| !text.is_empty())
            }
        }
    }

    /// As [`Row::text`], but formulas and error values are errors.
    pub fn string(&self, key: &'static str) -> Result<Option<&str>, CellError> {
        self.sound(key)?;
        Ok(self.text(key))
    }

    /// As [`Row::string`], in Unicode's compatible form (NFKC): full-width letters become plain.
    pub fn normalised(&self, key: &'static str) -> Result<Option<Cow<'_, str>>, CellError> {
        Ok(self.string(key)?.map(|text| {
            if text.is_ascii() || is_nfkc(text) {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(text.nfkc().collect::<String>().trim().to_owned())
            }
        }))
    }

    /// A code: text that must not have lost digits as a number.
    pub fn code(&self, key: &'static str) -> Result<Option<&str>, CellError> {
        let Some(text) = self.string(key)? else {
            return Ok(None);
        };
        if self.lost_digits(key, text) {
            return Err(self.error(key, CellProblem::ScientificNotation));
        }
        Ok(Some(text))
    }

    /// A decimal number exactly as written; thousands separators, ¥ and 元 are accepted. No letter of it may be a footnote or struck out.
    pub fn decimal(&self, key: &'static str) -> Result<Option<Decimal>, CellError> {
        let Some(text) = self.string(key)? else {
            return Ok(None);
        };
        self.must_be_unmarked(key)?;
        if let Some(other) = self.displayed(key).filter(|it| it.amount == Amount::Other) {
            let error = self.error(key, CellProblem::OtherUnit);
            let display = Some(Box::new((other.pattern, other.text.unwrap_or_default())));
            return Err(CellError { display, ..error });
        }
        let number = match self.kind(key) {
            Kind::Number(value) if !value.is_finite() => Err(CellProblem::NotANumber),
            Kind::Number(_) | Kind::Text | Kind::Field => number::parse(text),
            Kind::Empty | Kind::Date | Kind::Bool | Kind::Formula | Kind::Error | Kind::Covered => {
                Err(CellProblem::NotANumber)
            }
        };
        number.map(Some).map_err(|problem| self.error(key, problem))
    }

    /// A day, from a date cell, an Excel serial number or text; a time of day is dropped. Of an instant it is the day in
    /// Shanghai.
    pub fn date(&self, key: &'static str) -> Result<Option<NaiveDate>, CellError> {
        let Some(text) = self.string(key)? else {
            return Ok(None);
        };
        self.must_be_unmarked(key)?;
        let day = match self.kind(key) {
            Kind::Number(_) => date::of_number(text, self.header.is_1904),
            Kind::Text | Kind::Field | Kind::Date => date::parse(text),
            Kind::Empty | Kind::Bool | Kind::Formula | Kind::Error | Kind::Covered => None,
        };
        match day {
            Some(day) => Ok(Some(day)),
            None => Err(self.error(key, CellProblem::NotADate)),
        }
    }

    /// Whether a cell writes a day with the time 24:00, which is its end.
    #[must_use]
    pub fn is_end_of_day(&self, key: &'static str) -> bool {
        self.text(key).is_some_and(date::is_end_of_day)
    }

    /// Turns `None` into [`CellProblem::Missing`]: `row.required("price", row.decimal("price"))`.
    pub fn required<T>(
        &self,
        key: &'static str,
        value: Result<Option<T>, CellError>,
    ) -> Result<T, CellError> {
        value?.ok_or_else(|| self.error(key, CellProblem::Missing))
    }

    /// An error at the cell of `key`, for checks of the caller.
    pub fn error(&self, key: &'static str, problem: CellProblem) -> CellError {
        let position = self.header.position(key);
        let value = position.map_or("", |column| self.cells.shown(column));
        CellError {
            row: self.number,
            key,
            column: self.header.name(key).to_owned(),
            letter: position.map(column_letter).unwrap_or_default(),
            problem,
            value: value.chars().take(VALUE_CHARS_MAX).collect(),
            display: None,
        }
    }

    /// Refuses a cell of which people read only a part.
    fn must_be_unmarked(&self, key: &'static str) -> Result<(), CellError> {
        let column = self.header.position(key);
        match column.and_then(|column| self.cells.mark(column)) {
            Some(Mark::Struck) => Err(self.error(key, CellProblem::StruckOut)),
            Some(Mark::Letters) => Err(self.error(key, CellProblem::MarkedText)),
            None => Ok(()),
        }
    }

    /// The number format of a cell that shows its number with fewer decimals, and what people read in it.
    #[must_use]
    pub fn rounded(&self, key: &'static str) -> Option<(String, String)> {
        let shown = self.displayed(key)?;
        let is_rounded = shown.amount == Amount::Rounded;
        is_rounded.then_some((shown.pattern, shown.text?))
    }

    /// What the number format of a cell writes beside its number, such as a unit.
    #[must_use]
    pub fn words_beside(&self, key: &'static str) -> Option<String> {
        let words = self.displayed(key)?.words;
        (!words.is_empty()).then_some(words)
    }

    /// How the number format of a cell shows a number above zero.
    fn displayed(&self, key: &str) -> Option<Displayed> {
        let column = self.header.position(key)?;
        let is_number = matches!(self.cells.kind(column), Kind::Number(_));
        let row = self.number.checked_sub(1).filter(|_| is_number)?;
        let number = number::parse(self.cells.shown(column)).ok()?;
        self.other_units.display((row, column), number)
    }

    fn kind(&self, key: &str) -> Kind {
        self.header
            .position(key)
            .map_or(Kind::Empty, |column| self.cells.kind(column))
    }

    fn sound(&self, key: &'static str) -> Result<(), CellError> {
        match self.kind(key) {
            Kind::Formula => Err(self.error(key, CellProblem::Formula)),
            Kind::Error => Err(self.error(key, CellProblem::ExcelError)),
            Kind::Covered => Err(self.error(key, CellProblem::Merged)),
            Kind::Empty | Kind::Text | Kind::Field | Kind::Number(_) | Kind::Date | Kind::Bool => {
                Ok(())
            }
        }
    }

    fn lost_digits(&self, key: &str, text: &str) -> bool {
        match self.kind(key) {
            Kind::Number(value) => !value.is_finite() || value.abs() >= CODE_NUMBER_MAX,
            Kind::Text | Kind::Field => number::is_scientific(text),
            Kind::Empty | Kind::Date | Kind::Bool | Kind::Formula | Kind::Error | Kind::Covered => {
                false
            }
        }
    }
}
