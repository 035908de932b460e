//! Returns a table as it was uploaded, with a verdict beside every row.

mod book;
mod merges;
mod text;

use std::error::Error;
use std::fmt;
use std::io::Write;
use std::sync::Arc;

use crate::content::RawRows;
use crate::date;
use crate::error::TableError;
use crate::header::Header;
use crate::layout::{Mark, Pattern, ShownAs};
use crate::number;
use crate::row::{Kind, RawRow};
use crate::table::Table;
use crate::worksheet::WriteError;

use merges::Merges;

/// What is stated of a file as a whole, one sentence each.
type Notes = Vec<String>;

pub(crate) const STATUS_TITLE: &str = "状态 / Status";
pub(crate) const REMARK_TITLE: &str = "说明 / Remark";

/// Whether a header is one that a report adds.
pub(crate) fn is_of_report(name: &str) -> bool {
    name == STATUS_TITLE || name == REMARK_TITLE
}

/// The outcome of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Recorded; green.
    Accepted,
    /// Nothing to do: it repeats what is recorded; grey.
    Unchanged,
    /// Left out, as the remark says; light grey.
    Skipped,
    /// It waits for another person; violet.
    Held,
    /// The price is not the expected one; orange.
    PriceMismatch,
    /// Several things match; yellow.
    SeveralHits,
    /// Nothing matches; blue.
    NoHit,
    /// The row cannot be used; red.
    Error,
}

impl Status {
    /// Every status, in the order in which people read them.
    pub const ALL: [Self; 8] = [
        Self::Accepted,
        Self::Unchanged,
        Self::Skipped,
        Self::Held,
        Self::PriceMismatch,
        Self::SeveralHits,
        Self::NoHit,
        Self::Error,
    ];

    /// The text of the status column.
    pub fn label(self) -> &'static str {
        match self {
            Self::Accepted => "已接受 / accepted",
            Self::Unchanged => "无变化 / unchanged",
            Self::Skipped => "已跳过 / skipped",
            Self::Held => "待核实 / held",
            Self::PriceMismatch => "价格不符 / price mismatch",
            Self::SeveralHits => "多条匹配 / several hits",
            Self::NoHit => "无匹配 / no hit",
            Self::Error => "错误 / error",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub status: Status,
    /// The reason, for the person who uploaded the file; may be empty.
    pub remark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// A workbook with coloured rows.
    Xlsx,
    /// Text in UTF-8 with a byte order mark, separated as the upload was, or by commas.
    Csv,
}

#[derive(Debug)]
pub enum ReportError {
    /// The upload could not be read again.
    Read(TableError),
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

/// Reads an upload again and writes it with two more columns: the outcome of each row, and the reason.
/// Numbers, days and merged cells stay what they are, shown as the upload shows them. Title rows stay; status columns of an earlier report are replaced; other
/// worksheets are left out.
pub struct ReportWriter<'a> {
    table: &'a mut Table,
    notes: Notes,
}

impl<'a> ReportWriter<'a> {
    /// A report on a table whose header is matched.
    pub fn new(table: &'a mut Table) -> Self {
        let notes = Notes::new();
        Self { table, notes }
    }

    /// With sentences on the file as a whole, on a worksheet of their own.
    #[must_use]
    pub fn with_notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    /// Writes the whole report. `verdict_of` is called once for every row below the header that is not
    /// empty, in order, with the row's number; a row without verdict is left as it is.
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
        let (worksheet, header) = self.table.matched().ok_or(no_header)?;
        let separator = self.table.separator();
        let merges = Merges::of(self.table.merged(&worksheet));
        let shown = self.table.shown(&worksheet);
        let lines = Lines {
            rows: self.table.raw_rows(&worksheet)?,
            columns: ReportColumns::of(&header),
            header,
            row: RawRow::default(),
            shown,
            verdict_of,
        };
        match format {
            ReportFormat::Xlsx => book::write(lines, &worksheet, (merges, &self.notes), output),
            ReportFormat::Csv => text::write(lines, separator, output),
        }
    }
}

/// The columns of the report: where those of the upload go, and the two that it adds.
struct ReportColumns {
    /// For each column under the header whether it is written; status columns of an earlier report are not.
    written: Vec<bool>,
    status: usize,
}

impl ReportColumns {
    fn of(header: &Header) -> Self {
        let names = &header.names;
        let width = names
            .iter()
            .rposition(|name| !name.is_empty())
            .map_or(0, |last| last + 1);
        let written: Vec<bool> = names[..width]
            .iter()
            .map(|name| !is_of_report(name))
            .collect();
        let status = written.iter().filter(|written| **written).count();
        Self { written, status }
    }

    /// The index of a column of the upload in the report; columns beyond the header follow the report's
    /// own.
    fn index_of(&self, column: usize) -> Option<usize> {
        match self.written.get(column) {
            Some(false) => None,
            Some(true) => Some(
                self.written[..column]
                    .iter()
                    .filter(|written| **written)
                    .count(),
            ),
            None => Some(column - self.written.len() + self.status + 2),
        }
    }
}

/// One line of the report, before it is formatted.
enum Line {
    Title,
    Header,
    Data(Option<Verdict>),
}

/// A cell as the upload has it.
#[derive(Clone, Copy)]
struct Shown<'a> {
    text: &'a str,
    kind: Kind,
    /// The number of the format in the upload, and how it shows numbers and days.
    pattern: Option<(u32, &'a Pattern)>,
    /// Only where it matters: a name such as m² reads the same without.
    mark: Option<Mark>,
}

impl<'a> Shown<'a> {
    fn text(text: &'a str) -> Self {
        Self {
            text,
            kind: Kind::Text,
            pattern: None,
            mark: None,
        }
    }
}

struct Lines<'a, F> {
    rows: RawRows<'a>,
    row: RawRow,
    shown: ShownAs,
    header: Arc<Header>,
    columns: ReportColumns,
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

    /// The mark of a cell that could be read as a number or a day without it.
    fn mark(&self, column: usize) -> Option<Mark> {
        let mark = self.row.mark(column)?;
        let text = self.row.shown(column);
        let is_meant =
            mark == Mark::Struck || number::parse(text).is_ok() || date::parse(text).is_some();
        is_meant.then_some(mark)
    }

    /// The cells of the line with their indices, in order, the upload's own text unchanged.
    fn cells(&self, has_report: bool) -> Vec<Shown<'_>> {
        let mut cells = Vec::new();
        let width = if has_report {
            self.columns.status + 2
        } else {
            0
        };
        cells.resize(width, Shown::text(""));
        for column in 0..self.row.len() {
            let index = if has_report {
                self.columns.index_of(column)
            } else {
                Some(column)
            };
            let Some(index) = index else { continue };
            if cells.len() <= index {
                cells.resize(index + 1, Shown::text(""));
            }
            cells[index] = Shown {
                text: self.row.unwrapped(column),
                kind: self.row.kind(column),
                pattern: self.shown.of(self.row.number - 1, column),
                mark: self.mark(column),
            };
        }
        cells
    }
}
