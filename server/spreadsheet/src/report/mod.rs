//! Hands a table back as it was uploaded, with a verdict beside every row.

mod book;
mod text;

use std::error::Error;
use std::fmt;
use std::io::Write;
use std::sync::Arc;

use crate::error::TableError;
use crate::header::Header;
use crate::row::RawRow;
use crate::sheet::WriteError;
use crate::table::{RawRows, Table};

pub(crate) const STATUS_TITLE: &str = "状态 / Status";
pub(crate) const REMARK_TITLE: &str = "说明 / Remark";

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Taken as it is; green.
    Accepted,
    /// Nothing to do: it says what is already known; grey.
    Unchanged,
    /// The price is not the one expected; orange.
    PriceMismatch,
    /// More than one thing fits; yellow.
    SeveralHits,
    /// Nothing fits; blue.
    NoHit,
    /// The row cannot be used; red.
    Error,
}

impl Status {
    /// Every status, in the order in which people read them.
    pub const ALL: [Self; 6] = [
        Self::Accepted,
        Self::Unchanged,
        Self::PriceMismatch,
        Self::SeveralHits,
        Self::NoHit,
        Self::Error,
    ];

    /// What the status column says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Accepted => "已接受 / accepted",
            Self::Unchanged => "无变化 / unchanged",
            Self::PriceMismatch => "价格不符 / price mismatch",
            Self::SeveralHits => "多条匹配 / several hits",
            Self::NoHit => "无匹配 / no hit",
            Self::Error => "错误 / error",
        }
    }
}

/// The verdict on one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What became of the row.
    pub status: Status,
    /// Why, for the person who uploaded it; may be empty.
    pub remark: String,
}

/// What the report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// A workbook with coloured rows.
    Xlsx,
    /// Text in UTF-8 with a mark, separated as the upload was, or by commas.
    Csv,
}

/// Why a report could not be made.
#[derive(Debug)]
pub enum ReportError {
    /// The upload could not be read again.
    Read(TableError),
    /// The report could not be written.
    Write(WriteError),
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read(_) => "无法再次读取上传的文件 / the upload could not be read again",
            Self::Write(_) => "无法写出结果文件 / the report could not be written",
        })
    }
}

impl Error for ReportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

impl From<TableError> for ReportError {
    fn from(error: TableError) -> Self {
        Self::Read(error)
    }
}

impl From<WriteError> for ReportError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Reads an upload again and writes it with two columns more: what became of each row, and why.
/// Title rows stay; status columns of an earlier report are replaced; other sheets are left out.
pub struct ReportWriter<'a> {
    table: &'a mut Table,
}

impl<'a> ReportWriter<'a> {
    /// A report on a table whose header is matched.
    pub fn new(table: &'a mut Table) -> Self {
        Self { table }
    }

    /// Writes the whole report. `verdict_of` is asked once for every row below the header that
    /// holds anything, in order, by the row's number; a row without verdict is left as it is.
    ///
    /// # Errors
    /// [`ReportError::Read`], also before the header is matched; [`ReportError::Write`].
    pub fn write(
        self,
        format: ReportFormat,
        verdict_of: impl FnMut(u32) -> Option<Verdict>,
        output: impl Write + Send,
    ) -> Result<(), ReportError> {
        let no_header = TableError::NoHeader {
            expected: Vec::new(),
            rows: 0,
        };
        let (sheet, header) = self.table.matched().ok_or(no_header)?;
        let separator = self.table.separator();
        let lines = Lines {
            rows: self.table.raw_rows(&sheet)?,
            places: Places::of(&header),
            header,
            row: RawRow::default(),
            verdict_of,
        };
        match format {
            ReportFormat::Xlsx => book::write(lines, &sheet, output),
            ReportFormat::Csv => text::write(lines, separator, output),
        }
    }
}

/// Where the columns of the upload go, and the two of the report.
struct Places {
    /// For each column under the header whether it is kept.
    kept: Vec<bool>,
    status: usize,
}

impl Places {
    fn of(header: &Header) -> Self {
        let names = &header.names;
        let width = names
            .iter()
            .rposition(|name| !name.is_empty())
            .map_or(0, |last| last + 1);
        let is_own = |name: &String| name == STATUS_TITLE || name == REMARK_TITLE;
        let kept: Vec<bool> = names[..width].iter().map(|name| !is_own(name)).collect();
        let status = kept.iter().filter(|kept| **kept).count();
        Self { kept, status }
    }

    /// The place of a column of the upload; what lies beyond the header goes behind the report's.
    fn place(&self, column: usize) -> Option<usize> {
        match self.kept.get(column) {
            Some(false) => None,
            Some(true) => Some(self.kept[..column].iter().filter(|kept| **kept).count()),
            None => Some(column - self.kept.len() + self.status + 2),
        }
    }
}

/// One line of the report before it takes a form.
enum Line {
    Title,
    Header,
    Data(Option<Verdict>),
}

struct Lines<'a, F> {
    rows: RawRows<'a>,
    row: RawRow,
    header: Arc<Header>,
    places: Places,
    verdict_of: F,
}

impl<F: FnMut(u32) -> Option<Verdict>> Lines<'_, F> {
    fn next(&mut self) -> Result<Option<Line>, TableError> {
        while self.rows.next_into(&mut self.row)? {
            if self.row.is_blank() {
                continue;
            }
            let number = self.row.number;
            return Ok(Some(match number.cmp(&self.header.row) {
                std::cmp::Ordering::Less => Line::Title,
                std::cmp::Ordering::Equal => Line::Header,
                std::cmp::Ordering::Greater => Line::Data((self.verdict_of)(number)),
            }));
        }
        Ok(None)
    }

    /// The cells of the line with their places, in order, the upload's own text unchanged.
    fn cells(&self, has_report: bool) -> Vec<&str> {
        let mut cells = Vec::new();
        let width = if has_report {
            self.places.status + 2
        } else {
            0
        };
        cells.resize(width, "");
        for column in 0..self.row.len() {
            let place = if has_report {
                self.places.place(column)
            } else {
                Some(column)
            };
            let Some(place) = place else { continue };
            if cells.len() <= place {
                cells.resize(place + 1, "");
            }
            cells[place] = self.row.unwrapped(column);
        }
        cells
    }
}
