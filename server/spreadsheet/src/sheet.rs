//! Lists as xlsx: typed columns, a styled frozen header, constant memory however many rows.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io::Write;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Rows of data on one sheet, the header not counted: Excel's own bound.
const SHEET_ROWS_MAX: u32 = 1_048_575;
const SHEET_NAME_CHARS_MAX: usize = 31;
/// Excel counts UTF-16 units.
const CELL_CHARS_MAX: usize = 32_767;
/// A double keeps every decimal number of up to 15 digits.
const EXACT_MANTISSA_END: u128 = 1_000_000_000_000_000;

/// Why a table could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// The workbook could not be put together.
    Workbook(Box<XlsxError>),
    /// The output did not take the bytes.
    Io(std::io::Error),
    /// More cells than columns, or a sheet without columns.
    Shape,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Workbook(_) => "无法生成工作簿 / the workbook could not be put together",
            Self::Io(_) => "无法写入文件 / the file could not be written",
            Self::Shape => "单元格多于列 / a row has more cells than the sheet has columns",
        })
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Workbook(error) => Some(error),
            Self::Io(error) => Some(error),
            Self::Shape => None,
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(Box::new(error))
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// What a column holds and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Codes: always text, in cells that stay text when somebody edits them.
    Code,
    /// Numbers shown with at least so many decimals.
    Number {
        /// Decimals shown even when they are zero.
        decimals: u8,
    },
    /// Days.
    Date,
    /// Days with a time, to the second.
    DateTime,
}

/// A column of a written list.
#[derive(Clone, Debug)]
pub struct SheetColumn {
    /// What the header says.
    pub title: String,
    /// What the cells hold.
    pub kind: ColumnKind,
    /// Width in characters.
    pub width: u16,
}

impl SheetColumn {
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

/// A cell to write.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue<'a> {
    /// Nothing.
    Empty,
    /// Words or a code; never a formula, whatever it starts with.
    Text(Cow<'a, str>),
    /// A number; one with more than 15 digits is written as text, so that it stays exact.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A day with a time of the wall clock.
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

/// Writes a list of any length; rows beyond one sheet go on to further sheets.
pub struct SheetWriter {
    workbook: Workbook,
    name: String,
    columns: Vec<Styled>,
    sheets: usize,
    /// Rows of data on the current sheet.
    rows: u32,
    sheet_rows_max: u32,
}

struct Styled {
    column: SheetColumn,
    format: Format,
}

impl SheetWriter {
    /// Begins a workbook whose first sheet has this name.
    ///
    /// # Errors
    /// [`WriteError::Shape`] without columns; [`WriteError::Workbook`] when no temporary file
    /// can be made.
    pub fn new(name: &str, columns: Vec<SheetColumn>) -> Result<Self, WriteError> {
        Self::with_sheet_rows(name, columns, SHEET_ROWS_MAX)
    }

    fn with_sheet_rows(
        name: &str,
        columns: Vec<SheetColumn>,
        sheet_rows_max: u32,
    ) -> Result<Self, WriteError> {
        if columns.is_empty() {
            return Err(WriteError::Shape);
        }
        let styled = |column: SheetColumn| Styled {
            format: format_of(column.kind),
            column,
        };
        let columns = columns.into_iter().map(styled).collect();
        let name = name.to_owned();
        let mut writer = Self {
            workbook: Workbook::new(),
            name,
            columns,
            sheets: 0,
            rows: 0,
            sheet_rows_max,
        };
        writer.add_sheet()?;
        Ok(writer)
    }

    /// Writes the next row; cells left out at its end stay empty.
    ///
    /// # Errors
    /// [`WriteError::Shape`] for more cells than columns; [`WriteError::Workbook`].
    pub fn row(&mut self, cells: &[CellValue<'_>]) -> Result<(), WriteError> {
        if cells.len() > self.columns.len() {
            return Err(WriteError::Shape);
        }
        if self.rows == self.sheet_rows_max {
            self.end_sheet()?;
            self.add_sheet()?;
        }
        self.rows += 1;
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
        for (position, cell) in (0_u16..).zip(cells) {
            write_cell(sheet, (self.rows, position), cell)?;
        }
        Ok(())
    }

    /// Ends the list and gives the file.
    ///
    /// # Errors
    /// [`WriteError::Workbook`].
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        let mut bytes = Vec::new();
        self.finish_into(&mut bytes)?;
        Ok(bytes)
    }

    /// Ends the list and writes the file.
    ///
    /// # Errors
    /// [`WriteError::Workbook`], also when the output fails.
    pub fn finish_into(mut self, output: impl Write + Send) -> Result<(), WriteError> {
        self.end_sheet()?;
        self.workbook.save_to_writer(output)?;
        Ok(())
    }

    fn add_sheet(&mut self) -> Result<(), WriteError> {
        self.sheets += 1;
        self.rows = 0;
        let name = sheet_name(&self.name, self.sheets);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        let header = header_format();
        for (position, styled) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(position, styled.column.width)?;
            sheet.set_column_format(position, &styled.format)?;
            sheet.write_string_with_format(0, position, &styled.column.title, &header)?;
        }
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), WriteError> {
        let last = u16::try_from(self.columns.len() - 1).map_err(|_error| WriteError::Shape)?;
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
        sheet.autofilter(0, 0, self.rows, last)?;
        Ok(())
    }
}

/// Writes without a format of its own: the column's applies, and is not looked up for each cell.
fn write_cell(
    sheet: &mut Worksheet,
    (row, position): (u32, u16),
    cell: &CellValue<'_>,
) -> Result<(), WriteError> {
    match cell {
        CellValue::Empty => {}
        CellValue::Text(text) => {
            sheet.write_string(row, position, cell_text(text))?;
        }
        CellValue::Number(number) => match exact_double(*number) {
            Some(double) => {
                sheet.write_number(row, position, double)?;
            }
            None => {
                sheet.write_string(row, position, number.to_string())?;
            }
        },
        CellValue::Date(day) => {
            sheet.write_datetime(row, position, excel_day(*day)?)?;
        }
        CellValue::DateTime(moment) => {
            let hour = u16::try_from(moment.hour()).expect("an hour is below 24");
            let minute = u8::try_from(moment.minute()).expect("a minute is below 60");
            let second = u16::try_from(moment.second()).expect("a second is below 60");
            let moment = excel_day(moment.date())?.and_hms(hour, minute, second)?;
            sheet.write_datetime(row, position, moment)?;
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

/// The text as a cell can hold it: cut after Excel's own bound.
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

/// A name that Excel accepts for the sheet with this number, from 1.
pub(crate) fn sheet_name(name: &str, number: usize) -> String {
    let suffix = if number > 1 {
        format!(" {number}")
    } else {
        String::new()
    };
    let allowed = |letter: &char| !"[]:*?/\\'".contains(*letter) && !letter.is_control();
    let room = SHEET_NAME_CHARS_MAX - suffix.len();
    let name: String = name.chars().filter(allowed).take(room).collect();
    let name = if name.trim().is_empty() {
        "Sheet".to_owned()
    } else {
        name
    };
    format!("{name}{suffix}")
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
