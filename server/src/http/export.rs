//! Lists as spreadsheets: every list answers `?format=xlsx` with all its rows, or writes them in the background.

use std::borrow::Cow;

use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use domain::at_work::in_thread;
use domain::calendar::last_minute;
use domain::capability::ImportKind;
use domain::export::{self, Export, ExportState, Language, Wanted};
use domain::{Clock, ExportId, Percent, SHANGHAI, ShanghaiTime, SystemClock, UnitPrice};
use http::header::LOCATION;
use http::{HeaderValue, StatusCode};
use rust_decimal::Decimal;
use serde::Serialize;
use spreadsheet::{CellValue, ColumnKind, WorksheetColumn, WorksheetWriter};
use tokio::sync::Semaphore;
use utoipa::ToSchema;
use warp::reply::Response;

use super::answer::{Answer, Reply, file, serialised};
use super::cursor::Page;
use super::problem::Problem;
use super::request::Request;
use super::tree::TRUNK;

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

/// A list as files of it are known when they come back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List {
    /// What it is called: its worksheet is.
    pub(crate) name: &'static str,
    /// The headers of its columns.
    pub(crate) titles: &'static [&'static str],
    /// The kinds of files as which it is loaded again; as any other its rows would mean something else.
    pub(crate) loaded_as: &'static [&'static ImportKind],
}

/// The headers of columns.
pub(crate) const fn titles<T, const N: usize>(columns: &[Column<T>; N]) -> [&'static str; N] {
    let mut titles = [""; N];
    let mut index = 0;
    while index < N {
        titles[index] = columns[index].title;
        index += 1;
    }
    titles
}

/// Files that are written at the same time: each takes a core.
static WRITERS: Semaphore = Semaphore::const_new(2);

/// Writes rows into a file named like its one worksheet, off the event loop. It takes the request, from which every
/// connection of a handler is borrowed: so nobody can hold one meanwhile. When the list goes on behind the page, or is more rows than are written at once, nothing
/// is cut: it is written in the background, and the answer is 202 with an [`ExportView`].
pub(crate) async fn export<T: Send + 'static, K>(
    request: Request,
    list: &List,
    columns: &'static [Column<T>],
    page: Page<T>,
) -> Answer<K> {
    export_as(request, (list, list.name), columns, page).await
}

/// As [`export`], with a name of the file that is not that of its worksheet.
pub(crate) async fn export_as<T: Send + 'static, K>(
    request: Request,
    (list, file_name): (&List, &str),
    columns: &'static [Column<T>],
    page: Page<T>,
) -> Answer<K> {
    let name = list.name;
    if let Some(piece) = request.piece() {
        piece.take((name, file_name), columns, page).await?;
        return Ok(Reply::new(Response::new(Bytes::new().into())));
    }
    // What is written counts: an item of the list may be several rows.
    let is_long = request.rows_at_once()? < page.items.len();
    if page.next.is_some() || is_long {
        let total = page.exact_total();
        drop(page);
        return in_background(&request, file_name, total).await;
    }
    let writer = WRITERS.acquire().await.map_err(domain::Error::internal)?;
    let writing = in_thread(move || {
        let _writer = writer;
        let mut worksheet = begun(name, columns)?;
        append(&mut worksheet, columns, &page.items)?;
        Ok::<_, Problem>(worksheet.finish().map_err(domain::Error::internal)?)
    });
    let bytes = writing.await.map_err(domain::Error::internal)??;
    file(&format!("{file_name}.xlsx"), XLSX, bytes)
}

/// A workbook with a worksheet of these columns, without rows.
pub(super) fn begun<T>(name: &str, columns: &[Column<T>]) -> Result<WorksheetWriter, Problem> {
    let titles = columns
        .iter()
        .map(|column| WorksheetColumn::new(column.title, column.kind))
        .collect();
    Ok(WorksheetWriter::new(name, titles).map_err(domain::Error::internal)?)
}

/// Adds rows to a workbook.
pub(super) fn append<T>(
    worksheet: &mut WorksheetWriter,
    columns: &[Column<T>],
    rows: &[T],
) -> Result<(), Problem> {
    let mut cells = Vec::with_capacity(columns.len());
    for row in rows {
        cells.clear();
        cells.extend(columns.iter().map(|column| column.written(row)));
        worksheet.row(&cells).map_err(domain::Error::internal)?;
    }
    Ok(())
}

/// A list that is written as a file in the background, or was.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Export)]
pub(crate) struct ExportView {
    pub(crate) id: ExportId,
    /// What the file is called, without its ending.
    pub(crate) name: String,
    /// The path of the list.
    pub(crate) path: String,
    /// Its filter and order, as a query.
    pub(crate) query: String,
    pub(crate) state: ExportState,
    /// Rows written so far.
    pub(crate) rows: i64,
    /// Rows of the list, where they could be counted exactly.
    pub(crate) rows_total: Option<i64>,
    /// Bytes of the file, when it is done.
    pub(crate) bytes: i64,
    /// Where the file is fetched; null until it is done, and when it is no longer kept.
    pub(crate) file: Option<String>,
    /// Why it failed.
    pub(crate) error: Option<String>,
    /// When it was asked for.
    pub(crate) requested_at: ShanghaiTime,
    /// When it ended.
    pub(crate) finished_at: Option<ShanghaiTime>,
}

impl ExportView {
    pub(crate) fn of(request: &Request, export: Export) -> Self {
        let is_done = export.state == ExportState::Done;
        Self {
            id: export.id,
            name: export.name,
            path: export.path,
            query: export.query,
            state: export.state,
            rows: export.rows_done,
            rows_total: export.rows_total,
            bytes: if is_done { export.bytes } else { 0 },
            file: is_done.then(|| format!("{TRUNK}exports/{}/file", export.id)),
            error: export.failure.map(|reason| request.localized(&reason)),
            requested_at: export.requested_at.into(),
            finished_at: export.finished_at.map(Into::into),
        }
    }
}

/// Asks for the list of a request to be written in the background.
async fn in_background<K>(request: &Request, file_name: &str, total: Option<i64>) -> Answer<K> {
    let wanted = Wanted {
        path: request.path().to_owned(),
        query: request.listed_by(),
        language: if request.is_chinese() {
            Language::Zh
        } else {
            Language::En
        },
        name: file_name.to_owned(),
        rows_total: total,
    };
    let (caller, moment) = (request.caller()?, request.moment());
    let mut connection = request.app.ground().db.get().await?;
    let tx = connection
        .transaction()
        .await
        .map_err(domain::Error::from)?;
    let started = export::start(&tx, moment, SystemClock.now(), caller, &wanted).await?;
    tx.commit().await.map_err(domain::Error::from)?;
    drop(connection);
    request.app.ground().wake_sequencer();
    request.app.exporter().wake();
    let place = format!("{TRUNK}exports/{}", started.id);
    let mut reply = serialised(StatusCode::ACCEPTED, &ExportView::of(request, started))?;
    let place = HeaderValue::from_str(&place).map_err(domain::Error::internal)?;
    reply.headers_mut().insert(LOCATION, place);
    Ok(reply)
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
