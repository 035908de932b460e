//! Lists as spreadsheets: every list answers `?format=xlsx` with all its rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::SHANGHAI;
use rust_decimal::Decimal;
use spreadsheet::{CellValue, ColumnKind, SheetColumn, SheetWriter};

use super::answer::{Answer, file};
use super::problem::Problem;

/// The media type of xlsx.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A cell of an exported row.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Text, codes included.
    Text(String),
    /// A price or quantity.
    Number(Decimal),
    /// A date in Shanghai.
    Date(NaiveDate),
    /// An instant, shown in Shanghai.
    At(DateTime<Utc>),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A cell that may be empty.
    pub(crate) fn maybe<T>(value: Option<T>, cell: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    /// A cell with the number that an answer writes as text.
    pub(crate) fn number(text: &str) -> Self {
        text.parse().map_or(Self::Empty, Self::Number)
    }
}

/// A list on its way into a spreadsheet.
pub(crate) struct Sheet {
    name: &'static str,
    columns: Vec<SheetColumn>,
    rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// An empty sheet with these columns.
    pub(crate) fn new(name: &'static str, columns: &[(&str, ColumnKind)]) -> Self {
        let columns = columns
            .iter()
            .map(|(title, kind)| SheetColumn::new(*title, *kind))
            .collect();
        Self {
            name,
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Rows so far.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The file to save; written off the event loop.
    pub(crate) async fn answer<K>(self) -> Answer<K> {
        let name = format!("{}.xlsx", self.name);
        let bytes = tokio::task::spawn_blocking(move || self.write())
            .await
            .map_err(domain::Error::internal)??;
        file(&name, XLSX, bytes)
    }

    fn write(self) -> Result<Vec<u8>, Problem> {
        let mut writer =
            SheetWriter::new(self.name, self.columns).map_err(domain::Error::internal)?;
        for row in &self.rows {
            let cells: Vec<CellValue<'_>> = row.iter().map(cell_value).collect();
            writer.row(&cells).map_err(domain::Error::internal)?;
        }
        Ok(writer.finish().map_err(domain::Error::internal)?)
    }
}

fn cell_value(cell: &Cell) -> CellValue<'_> {
    match cell {
        Cell::Text(text) => CellValue::Text(text.into()),
        Cell::Number(number) => CellValue::Number(*number),
        Cell::Date(date) => CellValue::Date(*date),
        Cell::At(at) => CellValue::DateTime(at.with_timezone(&SHANGHAI).naive_local()),
        Cell::Empty => CellValue::Empty,
    }
}
