//! Lists as spreadsheets: every list answers `?format=xlsx` with all its rows.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::last_minute;
use domain::held::in_thread;
use domain::{Percent, SHANGHAI, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use spreadsheet::{CellValue, ColumnKind, WorksheetColumn, WorksheetWriter};
use tokio::sync::Semaphore;

use super::answer::{Answer, file};
use super::problem::Problem;
use super::request::Request;

/// The media type of xlsx.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A column of an exported list.
pub(crate) struct Column<T> {
    title: &'static str,
    kind: ColumnKind,
    cell: fn(&T) -> Cell<'_>,
    is_deadline: bool,
}

pub(crate) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(Decimal),
    Date(NaiveDate),
    Time(ShanghaiTime),
}

impl<T> Column<T> {
    pub(crate) const fn text(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::of(title, ColumnKind::Text, cell)
    }

    /// Codes and ids: cells that Excel keeps as text when edited.
    pub(crate) const fn code(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::of(title, ColumnKind::Code, cell)
    }

    /// Whole numbers.
    pub(crate) const fn count(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::number(title, 0, cell)
    }

    /// Yuan.
    pub(crate) const fn price(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::number(title, 2, cell)
    }

    /// Numbers with at least so many decimals.
    pub(crate) const fn number(
        title: &'static str,
        decimals: u8,
        cell: fn(&T) -> Cell<'_>,
    ) -> Self {
        Self::of(title, ColumnKind::Number { decimals }, cell)
    }

    pub(crate) const fn date(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::of(title, ColumnKind::Date, cell)
    }

    /// Instants, shown in Shanghai.
    pub(crate) const fn time(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        Self::of(title, ColumnKind::DateTime, cell)
    }

    /// Instants at which something ends, as people read them: a day ends at its 24:00, not at 00:00 of the next.
    pub(crate) const fn deadline(title: &'static str, cell: fn(&T) -> Cell<'_>) -> Self {
        let column = Self::of(title, ColumnKind::Text, cell);
        Self {
            is_deadline: true,
            ..column
        }
    }

    const fn of(title: &'static str, kind: ColumnKind, cell: fn(&T) -> Cell<'_>) -> Self {
        Self {
            title,
            kind,
            cell,
            is_deadline: false,
        }
    }

    fn written<'a>(&self, row: &'a T) -> CellValue<'a> {
        let cell = (self.cell)(row);
        if let (Cell::Time(at), true) = (&cell, self.is_deadline) {
            return CellValue::Text(last_minute(at.to_utc()).into());
        }
        cell.written()
    }
}

/// Files that are written at the same time: each takes a core.
static WRITERS: Semaphore = Semaphore::const_new(2);

/// Writes rows into a file named like its one worksheet, off the event loop. It takes the request, from which every
/// connection of a handler is borrowed: so nobody can hold one meanwhile.
pub(crate) async fn export<T: Send + 'static, K>(
    request: Request,
    name: &'static str,
    columns: &'static [Column<T>],
    rows: Vec<T>,
) -> Answer<K> {
    export_as(request, (name, name), columns, rows).await
}

/// As [`export`], with a name of the file that is not that of its worksheet.
pub(crate) async fn export_as<T: Send + 'static, K>(
    _request: Request,
    (name, file_name): (&'static str, &str),
    columns: &'static [Column<T>],
    rows: Vec<T>,
) -> Answer<K> {
    let writer = WRITERS.acquire().await.map_err(domain::Error::internal)?;
    let writing = in_thread(move || {
        let _writer = writer;
        write(name, columns, &rows)
    });
    let bytes = writing.await.map_err(domain::Error::internal)??;
    file(&format!("{file_name}.xlsx"), XLSX, bytes)
}

fn write<T>(name: &str, columns: &[Column<T>], rows: &[T]) -> Result<Vec<u8>, Problem> {
    let titles = columns
        .iter()
        .map(|column| WorksheetColumn::new(column.title, column.kind))
        .collect();
    let mut writer = WorksheetWriter::new(name, titles).map_err(domain::Error::internal)?;
    let mut cells = Vec::with_capacity(columns.len());
    for row in rows {
        cells.clear();
        cells.extend(columns.iter().map(|column| column.written(row)));
        writer.row(&cells).map_err(domain::Error::internal)?;
    }
    Ok(writer.finish().map_err(domain::Error::internal)?)
}

impl<'a> Cell<'a> {
    fn written(self) -> CellValue<'a> {
        match self {
            Self::Empty => CellValue::Empty,
            Self::Text(text) => CellValue::Text(text),
            Self::Number(number) => CellValue::Number(number),
            Self::Date(date) => CellValue::Date(date),
            Self::Time(at) => {
                CellValue::DateTime(at.to_utc().with_timezone(&SHANGHAI).naive_local())
            }
        }
    }

    /// 是 or 否.
    pub(crate) fn yes_or_no(yes: bool) -> Self {
        Self::from(if yes { "是" } else { "否" })
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<UnitPrice> for Cell<'_> {
    fn from(price: UnitPrice) -> Self {
        Self::Number(price.yuan())
    }
}

impl From<Percent> for Cell<'_> {
    fn from(percent: Percent) -> Self {
        Self::Number(percent.number())
    }
}

impl From<Decimal> for Cell<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Cell<'_> {
    fn from(count: i64) -> Self {
        Self::Number(count.into())
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime<Utc>> for Cell<'_> {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Time(at.into())
    }
}

impl From<ShanghaiTime> for Cell<'_> {
    fn from(at: ShanghaiTime) -> Self {
        Self::Time(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_its_own_midnight() {
        let column = Column::deadline("响应期限", |at: &ShanghaiTime| (*at).into());
        let end = |text: &str| {
            let at: DateTime<Utc> = text.parse().unwrap();
            let at = at.into();
            let CellValue::Text(end) = column.written(&at) else {
                panic!("a text");
            };
            end.into_owned()
        };
        assert_eq!(end("2021-12-04T16:00:00Z"), "2021-12-04 24:00");
        assert_eq!(end("2021-12-31T16:00:00Z"), "2021-12-31 24:00");
        assert_eq!(end("2021-12-04T09:30:00Z"), "2021-12-04 17:30");
    }
}
