//! Rows of a worksheet, assembled from its cells as they stream by.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellFormulaMetadataRecord, XlsxCellReader,
    XlsxError, XlsxFormulaMetadata,
};

use crate::error::TableError;
use crate::layout::{Frame, Pattern, WorksheetFacts, value};
use crate::limits::Limits;
use crate::row::{Kind, RawRow};
use crate::source::{Opened, Source};
use crate::xlsx::container;
use crate::xlsx::facts::Package;

/// An opened workbook with its shared strings in memory.
pub(crate) struct Workbook {
    xlsx: Xlsx<Opened>,
    package: Package,
}

impl Workbook {
    pub(crate) fn open(source: &Source, limits: &Limits) -> Result<Self, TableError> {
        let (package, source) = container::inspect(source, limits)?;
        let opened = source.open()?;
        let xlsx = guarded(|| Xlsx::new(opened))?;
        Ok(Self { xlsx, package })
    }

    pub(crate) fn is_1904(&self) -> bool {
        self.xlsx.has_1904_epoch()
    }

    /// The names of the visible worksheets, in their order.
    pub(crate) fn worksheets(&self) -> Vec<String> {
        self.named(|visible| visible == SheetVisible::Visible)
    }

    /// The names of the other ones.
    pub(crate) fn hidden_worksheets(&self) -> Vec<String> {
        self.named(|visible| visible != SheetVisible::Visible)
    }

    fn named(&self, is_meant: fn(SheetVisible) -> bool) -> Vec<String> {
        let worksheets = self.xlsx.sheets_metadata().iter();
        worksheets
            .filter(|worksheet| {
                worksheet.typ == SheetType::WorkSheet && is_meant(worksheet.visible)
            })
            .map(|worksheet| worksheet.name.clone())
            .collect()
    }

    /// What a worksheet states of its rows.
    pub(crate) fn facts(&self, worksheet: &str) -> WorksheetFacts {
        let mut worksheets = self.xlsx.sheets_metadata().iter();
        let index = worksheets.position(|other| other.name == worksheet);
        index
            .map(|index| self.package.worksheet(index))
            .unwrap_or_default()
    }

    pub(crate) fn patterns(&self) -> Vec<Option<Pattern>> {
        self.package.patterns()
    }

    pub(crate) fn rows(
        &mut self,
        worksheet: &str,
        limits: &Limits,
    ) -> Result<WorksheetRows<'_>, TableError> {
        let facts = self.facts(worksheet);
        let cells = guarded(|| self.xlsx.worksheet_cells_reader(worksheet))?;
        Ok(WorksheetRows {
            cells,
            pending: None,
            has_ended: false,
            frame: Frame::new(facts, limits),
        })
    }
}

type Record<'a> = XlsxCellFormulaMetadataRecord<'a>;

/// Rows of one worksheet in the order of the file; blank rows only advance the row number.
pub(crate) struct WorksheetRows<'a> {
    cells: XlsxCellReader<'a, Opened>,
    pending: Option<Record<'a>>,
    /// The parser must not be called again after its end.
    has_ended: bool,
    frame: Frame,
}

impl<'a> WorksheetRows<'a> {
    /// Reads the next row that has a cell; false at the end.
    pub(crate) fn next_into(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        row.clear();
        let first = match self.pending.take() {
            Some(record) => record,
            None => match self.next_filled()? {
                Some(record) => record,
                None => return Ok(false),
            },
        };
        let index = first.pos.0;
        row.number = index.saturating_add(1);
        self.put(row, &first)?;
        while let Some(record) = self.next_filled()? {
            if record.pos.0 < index {
                return Err(TableError::damaged(format!(
                    "row {} comes late",
                    record.pos.0 + 1
                )));
            }
            if record.pos.0 > index {
                self.pending = Some(record);
                break;
            }
            self.put(row, &record)?;
        }
        self.frame.complete(row)?;
        Ok(true)
    }

    fn next_filled(&mut self) -> Result<Option<Record<'a>>, TableError> {
        while !self.has_ended {
            let cells = &mut self.cells;
            let Some(record) = guarded(|| cells.next_cell_with_formula_metadata())? else {
                self.has_ended = true;
                break;
            };
            if record.formula.is_some() || !is_empty(&record.value) {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    fn put(&self, row: &mut RawRow, record: &Record<'_>) -> Result<(), TableError> {
        let column = usize::try_from(record.pos.1).unwrap_or(usize::MAX);
        let start = row.text.len();
        let kind = append(&record.value, &mut row.text);
        let is_formula = match &record.formula {
            Some(XlsxFormulaMetadata::Normal { formula }) => !formula.is_empty(),
            Some(_) => true,
            None => false,
        };
        let kind = if is_formula { Kind::Formula } else { kind };
        self.frame.set(row, column, kind, start)?;
        row.note_mark(column, self.frame.mark(record.pos));
        Ok(())
    }
}

fn is_empty(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(string) => string.is_empty(),
        DataRef::SharedString(string) => string.is_empty(),
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_) => false,
    }
}

/// Appends what the cell shows: dates in ISO form, numbers in their shortest form.
fn append(value: &DataRef<'_>, text: &mut String) -> Kind {
    match value {
        DataRef::Empty => return Kind::Empty,
        DataRef::String(string) | DataRef::DurationIso(string) => {
            text.push_str(string);
            return if string.is_empty() {
                Kind::Empty
            } else {
                Kind::Text
            };
        }
        DataRef::SharedString(string) => {
            text.push_str(string);
            return if string.is_empty() {
                Kind::Empty
            } else {
                Kind::Text
            };
        }
        DataRef::Int(number) => write!(text, "{number}"),
        DataRef::Float(number) => return value::append_number(*number, text),
        DataRef::Bool(truth) => return value::append_bool(*truth, text),
        DataRef::DateTime(moment) => return value::append_moment(moment, text),
        DataRef::DateTimeIso(string) => {
            text.push_str(string);
            return Kind::Date;
        }
        DataRef::Error(error) => {
            let written = write!(text, "{error}");
            written.expect("a string takes all text");
            return Kind::Error;
        }
    }
    .expect("a string takes all text");
    Kind::Text
}

/// Runs the parser so that neither its errors nor a panic on hostile input reach beyond the file.
fn guarded<T>(parse: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, TableError> {
    match catch_unwind(AssertUnwindSafe(parse)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::Io(error))) => Err(TableError::damaged(error.to_string())),
        Ok(Err(XlsxError::Password)) => Err(TableError::Encrypted),
        Ok(Err(error)) => Err(TableError::damaged(error.to_string())),
        Err(_panic) => Err(TableError::damaged("the parser gave up")),
    }
}
