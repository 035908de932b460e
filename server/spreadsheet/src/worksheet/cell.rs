//! The columns and cells of a written list, and how they look.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet};

use crate::worksheet::WriteError;

/// Excel's limit, counted in UTF-16 units.
const CELL_CHARS_MAX: usize = 32_767;
/// A double represents every decimal number of up to 15 digits.
const EXACT_MANTISSA_END: u128 = 1_000_000_000_000_000;

/// What a column contains and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    /// Codes: always text, in cells that stay text when somebody edits them.
    Code,
    /// Numbers shown with at least so many decimals.
    Number {
        /// Decimals shown even when they are zero.
        decimals: u8,
    },
    Date,
    /// Days with a time, to the second.
    DateTime,
}

/// A column of a written list.
#[derive(Clone, Debug)]
pub struct WorksheetColumn {
    pub title: String,
    pub kind: ColumnKind,
    /// In characters.
    pub width: u16,
}

impl WorksheetColumn {
    /// A column as wide as its kind needs.
    pub fn new(title: impl Into<String>, kind: ColumnKind) -> Self {
        let width = match kind {
            ColumnKind::Text => 24,
            ColumnKind::Code => 32,
            ColumnKind::Number { .. } => 14,
            ColumnKind::Date => 12,
            ColumnKind::DateTime => 20,
        };
        Self {
            title: title.into(),
            kind,
            width,
        }
    }

    /// The same column with another width in characters.
    #[must_use]
    pub fn with_width(mut self, width: u16) -> Self {
        self.width = width;
        self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum CellValue<'a> {
    Empty,
    /// Text or a code; never a formula, whatever it begins with.
    Text(Cow<'a, str>),
    /// A number; with more than 15 digits it is written as text, so that it stays exact.
    Number(Decimal),
    /// A number as a workbook had it.
    Double(f64),
    /// A truth value as a workbook had it.
    Truth(bool),
    Date(NaiveDate),
    /// A date with a local time of day.
    DateTime(NaiveDateTime),
}

impl<'a> From<&'a str> for CellValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for CellValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Decimal> for CellValue<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for CellValue<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for CellValue<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<NaiveDateTime> for CellValue<'_> {
    fn from(moment: NaiveDateTime) -> Self {
        Self::DateTime(moment)
    }
}

impl<'a, T: Into<CellValue<'a>>> From<Option<T>> for CellValue<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A cell as the writer takes it.
enum Written<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Number(f64),
    Truth(bool),
    Moment(ExcelDateTime),
}

fn written<'a>(cell: &'a CellValue<'_>) -> Result<Written<'a>, WriteError> {
    Ok(match cell {
        CellValue::Empty => Written::Nothing,
        CellValue::Text(text) => Written::Text(cell_text(text).into()),
        CellValue::Number(number) => match exact_double(*number) {
            Some(double) => Written::Number(double),
            None => Written::Text(number.to_string().into()),
        },
        CellValue::Double(number) => Written::Number(*number),
        CellValue::Truth(truth) => Written::Truth(*truth),
        CellValue::Date(day) => Written::Moment(excel_day(*day)?),
        CellValue::DateTime(moment) => {
            let hour = u16::try_from(moment.hour()).expect("an hour is below 24");
            let minute = u8::try_from(moment.minute()).expect("a minute is below 60");
            let second = u16::try_from(moment.second()).expect("a second is below 60");
            Written::Moment(excel_day(moment.date())?.and_hms(hour, minute, second)?)
        }
    })
}

/// Writes without a format of its own: the column's applies, and is not looked up for each cell.
pub(crate) fn write_cell(
    worksheet: &mut Worksheet,
    (row, position): (u32, u16),
    cell: &CellValue<'_>,
) -> Result<(), WriteError> {
    match written(cell)? {
        Written::Nothing => {}
        Written::Text(text) => {
            worksheet.write_string(row, position, text.as_ref())?;
        }
        Written::Number(number) => {
            worksheet.write_number(row, position, number)?;
        }
        Written::Truth(truth) => {
            worksheet.write_boolean(row, position, truth)?;
        }
        Written::Moment(moment) => {
            worksheet.write_datetime(row, position, moment)?;
        }
    }
    Ok(())
}

pub(crate) fn write_cell_with_format(
    worksheet: &mut Worksheet,
    (row, position): (u32, u16),
    cell: &CellValue<'_>,
    format: &Format,
) -> Result<(), WriteError> {
    match written(cell)? {
        Written::Nothing => {
            worksheet.write_blank(row, position, format)?;
        }
        Written::Text(text) => {
            worksheet.write_string_with_format(row, position, text.as_ref(), format)?;
        }
        Written::Number(number) => {
            worksheet.write_number_with_format(row, position, number, format)?;
        }
        Written::Truth(truth) => {
            worksheet.write_boolean_with_format(row, position, truth, format)?;
        }
        Written::Moment(moment) => {
            worksheet.write_datetime_with_format(row, position, &moment, format)?;
        }
    }
    Ok(())
}

/// The double that reads back as exactly this number, if there is one.
fn exact_double(number: Decimal) -> Option<f64> {
    let is_exact = number.normalize().mantissa().unsigned_abs() < EXACT_MANTISSA_END;
    if is_exact {
        number.to_string().parse().ok()
    } else {
        None
    }
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, WriteError> {
    let year = u16::try_from(day.year()).map_err(|_error| WriteError::Shape)?;
    let month = u8::try_from(day.month()).expect("a month is at most 12");
    let day = u8::try_from(day.day()).expect("a day is at most 31");
    Ok(ExcelDateTime::from_ymd(year, month, day)?)
}

/// The text cut to Excel's limit for a cell.
pub(crate) fn cell_text(text: &str) -> &str {
    if text.len() <= CELL_CHARS_MAX {
        return text;
    }
    let mut units = 0;
    for (end, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > CELL_CHARS_MAX {
            return &text[..end];
        }
    }
    text
}

pub(crate) fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00DC_E6F1))
        .set_border_bottom(FormatBorder::Thin)
}

pub(crate) fn format_of(kind: ColumnKind) -> Format {
    let format = Format::new();
    match kind {
        ColumnKind::Text => format,
        ColumnKind::Code => format.set_num_format("@").set_quote_prefix(),
        // Without decimals a pattern with optional ones would show a bare point.
        ColumnKind::Number { decimals: 0 } => format,
        ColumnKind::Number { decimals } => {
            let zeros = "0".repeat(usize::from(decimals));
            format.set_num_format(format!("0.{zeros}########"))
        }
        ColumnKind::Date => format.set_num_format("yyyy-mm-dd"),
        ColumnKind::DateTime => format.set_num_format("yyyy-mm-dd hh:mm:ss"),
    }
}
