//! Loading files: an upload, its progress, the file back with verdicts, templates.

use chrono::{DateTime, FixedOffset, Utc};
use domain::ImportId;
use domain::OrganisationKind::{ExchangeCenter, Hospital, Manufacturer};
use domain::loading::{self, Import, ImportKind};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed::{self, ImportState};
use super::views::{Told, shown};
use crate::http::{
    Accepted, Answer, Cell, Form, Handled, Operation, Page, Request, Sheet, Who, Workbook, XLSX,
    accepted, file, get, json, post,
};
use crate::loading as files;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        upload("/imports/products", ImportKind::Products)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Loads products (exchange centre)."),
        upload("/imports/listed-prices", ImportKind::ListedPrices)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Loads listed prices (exchange centre)."),
        upload("/imports/linkage-lists", ImportKind::LinkageLists)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "Loads the price list of another platform to be linked after publicity; it moves \
                    no price by itself (exchange centre).",
            ),
        upload("/imports/current-prices", ImportKind::CurrentPrices)
            .by(Who::Traders(&[Hospital]))
            .described("Loads what a hospital pays (hospital)."),
        upload("/imports/invitations", ImportKind::Invitations)
            .by(Who::Traders(&[Hospital]))
            .described("Sends the invitations of a file (hospital)."),
        upload("/imports/declarations", ImportKind::Declarations)
            .by(Who::Traders(&[Manufacturer]))
            .described(
                "Declares the prices of a file (manufacturer): what `POST /declarations` does for \
                    each row.",
            ),
        get("/imports", list)
            .by(Who::SignedIn)
            .described("The imports that the caller may know of, newest first.")
            .paged(),
        get("/imports/{id}", one)
            .by(Who::SignedIn)
            .described("An import with its progress."),
        get("/imports/{id}/report", report)
            .by(Who::SignedIn)
            .described("The caller's own file with a status and a remark for each row."),
        get("/imports/templates/{kind}", template)
            .by(Who::SignedIn)
            .described("A spreadsheet to fill in."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// An upload in multipart form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read as a stream")]
struct Upload {
    /// xlsx or csv (UTF-8 or GBK).
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// An import that was begun.
#[derive(Debug, Serialize, ToSchema)]
struct ImportBegun {
    /// Its id.
    id: String,
}

/// Rows by what became of them.
#[derive(Debug, Serialize, ToSchema)]
struct ImportCounts {
    /// Taken.
    accepted: i64,
    /// Known already.
    unchanged: i64,
    /// The price does not fit.
    price_mismatch: i64,
    /// Names more than one thing.
    several_hits: i64,
    /// Names nothing known.
    no_hit: i64,
    /// Wrong in itself.
    error: i64,
}

/// An import.
#[derive(Debug, Serialize, ToSchema)]
struct ImportView {
    /// Its id.
    id: String,
    /// `products`, `listed-prices`, `linkage-lists`, `current-prices`, `invitations` or
    /// `declarations`.
    #[schema(value_type = closed::ImportKind)]
    kind: &'static str,
    /// The file's name.
    file_name: String,
    /// `running`, `done` or `failed`.
    #[schema(value_type = ImportState)]
    state: &'static str,
    /// Rows read so far.
    rows: i64,
    /// Rows taken or known already.
    accepted: i64,
    /// Rows not taken.
    rejected: i64,
    /// Rows taken with a remark.
    warnings: i64,
    /// From 0 to 1.
    #[serde(with = "rust_decimal::serde::float")]
    #[schema(value_type = f64)]
    progress: rust_decimal::Decimal,
    /// Why it failed.
    error: Option<Told>,
    /// Rows by what became of them.
    counts: ImportCounts,
    /// When it was begun.
    started_at: DateTime<FixedOffset>,
    /// When it ended.
    finished_at: Option<DateTime<FixedOffset>>,
    #[serde(skip)]
    place: (DateTime<Utc>, uuid::Uuid),
}

fn upload(path: &'static str, kind: ImportKind) -> Handled {
    post(path, move |request, form| load(request, form, kind))
}

async fn load(
    request: Request,
    mut form: Form<Upload>,
    kind: ImportKind,
) -> Answer<Accepted<ImportBegun>> {
    let field = form.file().await?;
    let name = field.file_name().unwrap_or("upload").replace('\0', "");
    let loader = request.app.loader();
    let id = loader.upload(request.caller()?, kind, &name, field).await?;
    accepted(&ImportBegun { id: id.to_string() })
}

fn view(request: &Request, import: &Import) -> ImportView {
    let counts = &import.counts;
    ImportView {
        id: import.id.to_string(),
        kind: import.kind.into_str(),
        file_name: import.file_name.clone(),
        state: import.state.into_str(),
        rows: import.rows_done,
        accepted: counts.accepted + counts.unchanged,
        rejected: counts.rejected(),
        warnings: import.warnings,
        progress: import.progress(),
        error: import.failure.as_ref().map(|words| Told {
            code: loading::IMPORT_FAILED.code.to_owned(),
            text: request.say(words),
        }),
        counts: ImportCounts {
            accepted: counts.accepted,
            unchanged: counts.unchanged,
            price_mismatch: counts.price_mismatch,
            several_hits: counts.several_hits,
            no_hit: counts.no_hit,
            error: counts.error,
        },
        started_at: shown(import.started_at),
        finished_at: import.finished_at.map(shown),
        place: (import.started_at, import.id.0),
    }
}

async fn list(request: Request) -> Answer<Page<ImportView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (before, rows) = paging.span::<(DateTime<Utc>, uuid::Uuid)>(EXPORT_MAX)?;
    let before = before.map(|(at, id)| (at, ImportId(id)));
    let connection = request.app.ground().db.get().await?;
    let page = loading::imports(&connection, caller, before, rows).await?;
    drop(connection);
    let views: Vec<ImportView> = page.imports.iter().map(|one| view(&request, one)).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, page.total, |view| view.place))
}

async fn export(views: Vec<ImportView>) -> Answer<Page<ImportView>> {
    let count = ColumnKind::Number { decimals: 0 };
    let mut sheet = Sheet::new(
        "数据导入",
        &[
            ("文件", ColumnKind::Text),
            ("类型", ColumnKind::Text),
            ("状态", ColumnKind::Text),
            ("行数", count),
            ("已采用", count),
            ("未采用", count),
            ("提示", count),
            ("开始时间", ColumnKind::DateTime),
            ("完成时间", ColumnKind::DateTime),
            ("失败原因", ColumnKind::Text),
        ],
    );
    for view in views {
        sheet.push(vec![
            Cell::Text(view.file_name),
            Cell::Text(view.kind.to_owned()),
            Cell::Text(view.state.to_owned()),
            Cell::Number(view.rows.into()),
            Cell::Number(view.accepted.into()),
            Cell::Number(view.rejected.into()),
            Cell::Number(view.warnings.into()),
            Cell::At(view.started_at.to_utc()),
            Cell::maybe(view.finished_at, |at| Cell::At(at.to_utc())),
            Cell::maybe(view.error, |error| Cell::Text(error.text)),
        ]);
    }
    sheet.answer().await
}

async fn one(request: Request, id: ImportId) -> Answer<ImportView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let import = loading::import(&connection, caller, id).await?;
    json(&view(&request, &import))
}

async fn report(request: Request, id: ImportId) -> Answer<Workbook> {
    let caller = request.caller()?;
    let report = files::report(request.app.ground(), caller, id).await?;
    let bytes = tokio::fs::read(&report.path)
        .await
        .map_err(domain::Error::internal)?;
    file(&report.file_name, XLSX, bytes)
}

async fn template(_request: Request, kind: ImportKind) -> Answer<Workbook> {
    let template = tokio::task::spawn_blocking(move || files::template(kind));
    let bytes = template.await.map_err(domain::Error::internal)?;
    file(
        &files::template_name(kind),
        XLSX,
        bytes.map_err(domain::Error::internal)?,
    )
}
