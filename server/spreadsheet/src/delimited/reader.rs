//! Rows of a text table, one at a time, each of bounded size.

use std::io::{Error, Read, Result as IoResult};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};

use crate::delimited::Layout;
use crate::delimited::encoding::Decoded;
use crate::error::TableError;
use crate::limits::Limits;
use crate::row::{Kind, RawRow};
use crate::source::Source;

const BUFFER_BYTES: usize = 1 << 16;

/// Rows of a text table in the order of the file; blank rows only advance the row number.
pub(crate) struct TextRows {
    reader: Reader<Metered>,
    budget: Arc<AtomicU64>,
    record: ByteRecord,
    number: u32,
    limits: Limits,
}

impl TextRows {
    pub(crate) fn open(
        source: &Source,
        layout: Layout,
        limits: &Limits,
    ) -> Result<Self, TableError> {
        let budget = Arc::new(AtomicU64::new(0));
        let text = layout.encoding.decoded(source.open()?)?;
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(layout.separator)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(Metered {
                text,
                budget: Arc::clone(&budget),
            });
        let limits = limits.clone();
        Ok(Self {
            reader,
            budget,
            record: ByteRecord::new(),
            number: 0,
            limits,
        })
    }

    /// Reads the next row that is not an empty line; false at the end.
    pub(crate) fn next_into(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        row.clear();
        self.budget.store(self.limits.row_bytes, Ordering::Relaxed);
        let line_before = self.reader.position().line();
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) => return Err(self.refusal(error)),
        }
        self.count_row(line_before)?;
        row.number = self.number;
        self.fill(row)?;
        Ok(true)
    }

    /// Counts rows as Excel does: empty lines, which the reader skips, are rows; lines within quotation
    /// marks are not.
    fn count_row(&mut self, line_before: u64) -> Result<(), TableError> {
        let lines = self.reader.position().line().saturating_sub(line_before);
        let mut skipped = 0;
        if lines > 1 {
            let inner = self
                .record
                .as_slice()
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            let inner = u64::try_from(inner).unwrap_or(u64::MAX);
            skipped = lines.saturating_sub(inner).saturating_sub(1);
        }
        let skipped = u32::try_from(skipped).unwrap_or(u32::MAX);
        self.number = self.number.saturating_add(skipped).saturating_add(1);
        if self.number == u32::MAX {
            return Err(TableError::TooManyRows {
                rows_max: self.limits.rows,
            });
        }
        Ok(())
    }

    fn fill(&self, row: &mut RawRow) -> Result<(), TableError> {
        let limits = &self.limits;
        // Trailing separators are not columns.
        let mut columns = self.record.len();
        while columns > limits.columns && self.record[columns - 1].is_empty() {
            columns -= 1;
        }
        if columns > limits.columns {
            return Err(TableError::TooManyColumns {
                columns_max: limits.columns,
            });
        }
        let broken = |_error| TableError::Encoding {
            line: u64::from(self.number),
        };
        row.text
            .push_str(std::str::from_utf8(self.record.as_slice()).map_err(broken)?);
        for column in 0..columns {
            let Some(range) = self.record.range(column) else {
                break;
            };
            if range.len() > limits.cell_chars
                && row.text[range.clone()].chars().count() > limits.cell_chars
            {
                let chars_max = limits.cell_chars;
                return Err(TableError::CellTooLong {
                    row: self.number,
                    chars_max,
                });
            }
            let kind = if range.is_empty() {
                Kind::Empty
            } else {
                Kind::Field
            };
            row.push_range(kind, range.start, range.end);
        }
        Ok(())
    }

    fn refusal(&self, error: csv::Error) -> TableError {
        if self.budget.load(Ordering::Relaxed) == 0 {
            return TableError::RowTooLong {
                row: self.number.saturating_add(1),
            };
        }
        let text = error.to_string();
        match error.into_kind() {
            ErrorKind::Io(error) => TableError::Io(error),
            ErrorKind::Utf8 { .. }
            | ErrorKind::UnequalLengths { .. }
            | ErrorKind::Seek
            | ErrorKind::Serialize(_)
            | ErrorKind::Deserialize { .. }
            | _ => TableError::damaged(text),
        }
    }
}

/// Stops when a single row exceeds its limit of bytes.
struct Metered {
    text: Decoded,
    budget: Arc<AtomicU64>,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let budget = self.budget.load(Ordering::Relaxed);
        if budget == 0 {
            return Err(Error::other("the row takes more bytes than it may"));
        }
        let read = self.text.read(buffer)?;
        let rest = budget.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.budget.store(rest, Ordering::Relaxed);
        Ok(read)
    }
}
