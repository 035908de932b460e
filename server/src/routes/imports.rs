//! Loading files: an upload, its progress, the file back with verdicts, templates.

use bytes::{Buf, Bytes};
use chrono::{DateTime, FixedOffset, Utc};
use domain::ImportId;
use domain::loading::{self, Import};
use futures_util::{Stream, StreamExt};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::{ImportKind, ImportState};
use super::views::{Told, shown};
use crate::app::App;
use crate::http::{Answer, Cell, Page, Problem, Request, Sheet, XLSX, accepted, bare, file, json};
use crate::loading as files;

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
    #[schema(value_type = ImportKind)]
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

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let template = warp::path!("templates" / String)
        .and(warp::get())
        .and(bare(app))
        .then(template);
    let report = warp::path!(ImportId / "report")
        .and(warp::get())
        .and(bare(app))
        .then(report);
    let one = warp::path!(ImportId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    any([
        list.boxed(),
        upload_route(app, "products", loading::ImportKind::Products),
        upload_route(app, "listed-prices", loading::ImportKind::ListedPrices),
        upload_route(app, "linkage-lists", loading::ImportKind::LinkageLists),
        upload_route(app, "current-prices", loading::ImportKind::CurrentPrices),
        upload_route(app, "invitations", loading::ImportKind::Invitations),
        upload_route(app, "declarations", loading::ImportKind::Declarations),
        template.boxed(),
        report.boxed(),
        one.boxed(),
    ])
}

fn upload_route(
    app: &App,
    name: &'static str,
    kind: loading::ImportKind,
) -> BoxedFilter<(Answer,)> {
    warp::path(name)
        .and(warp::path::end())
        .and(warp::post())
        .and(bare(app))
        .and(warp::body::stream())
        .then(move |request: Request, body| upload(kind, request, body))
        .boxed()
}

async fn upload<B: Buf + Send>(
    kind: loading::ImportKind,
    request: Request,
    body: impl Stream<Item = Result<B, warp::Error>> + Send + Sync + 'static,
) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(kind.loader())?;
    let boundary = request
        .header("content-type")
        .and_then(|media_type| multer::parse_boundary(media_type).ok())
        .ok_or_else(|| Problem::of_status(http::StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let body = body.map(|piece| piece.map(|mut piece| piece.copy_to_bytes(piece.remaining())));
    let mut form = multer::Multipart::new(body, boundary);
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or("upload").replace('\0', "");
        let pieces = field.map(|piece: Result<Bytes, multer::Error>| piece);
        let id = request
            .app
            .loader()
            .upload(&caller, kind, &name, pieces)
            .await?;
        return accepted(&ImportBegun { id: id.to_string() });
    }
    Err(Problem::field(
        "/file",
        "缺少名为file的文件",
        "there is no field named file",
    ))
}

fn broken(error: &multer::Error) -> Problem {
    Problem::malformed(
        "上传内容无法读取",
        format!("the form cannot be read: {error}"),
    )
}

/// Loads products (exchange centre).
#[utoipa::path(post, path = "/api/v1/imports/products", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_products() {}

/// Loads listed prices (exchange centre).
#[utoipa::path(post, path = "/api/v1/imports/listed-prices", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_listed_prices() {}

/// Loads the price list of another platform to be linked after publicity; it moves no price by itself
/// (exchange centre).
#[utoipa::path(post, path = "/api/v1/imports/linkage-lists", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_linkage_lists() {}

/// Loads what a hospital pays (hospital).
#[utoipa::path(post, path = "/api/v1/imports/current-prices", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_current_prices() {}

/// Sends the invitations of a file (hospital).
#[utoipa::path(post, path = "/api/v1/imports/invitations", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_invitations() {}

/// Declares the prices of a file (manufacturer): what `POST /declarations` does for each row.
#[utoipa::path(post, path = "/api/v1/imports/declarations", tag = "loading",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportBegun)))]
#[expect(dead_code, reason = "it carries the description of the route")]
pub(super) fn upload_declarations() {}

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

/// The imports that the caller may know of, newest first.
#[utoipa::path(get, path = "/api/v1/imports", tag = "loading",
    params(("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<ImportView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let (before, rows) = paging.span::<(DateTime<Utc>, uuid::Uuid)>(EXPORT_MAX)?;
    let before = before.map(|(at, id)| (at, ImportId(id)));
    let connection = request.app.ground().db.get().await?;
    let page = loading::imports(&connection, &caller, before, rows).await?;
    drop(connection);
    let views: Vec<ImportView> = page.imports.iter().map(|one| view(&request, one)).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, page.total, |view| view.place))
}

async fn export(views: Vec<ImportView>) -> Answer {
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

/// An import with its progress.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "loading",
    params(("id" = uuid::Uuid, Path)), responses((status = 200, body = ImportView)))]
pub(super) async fn one(id: ImportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    let import = loading::import(&connection, &caller, id).await?;
    json(&view(&request, &import))
}

/// The caller's own file with a status and a remark for each row.
#[utoipa::path(get, path = "/api/v1/imports/{id}/report", tag = "loading",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(super) async fn report(id: ImportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let report = files::report(request.app.ground(), &caller, id).await?;
    let bytes = tokio::fs::read(&report.path)
        .await
        .map_err(domain::Error::internal)?;
    file(&report.file_name, XLSX, bytes)
}

/// A spreadsheet to fill in.
#[utoipa::path(get, path = "/api/v1/imports/templates/{kind}", tag = "loading",
    params(("kind" = ImportKind, Path)),
    responses((status = 200, body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(super) async fn template(kind: String, request: Request) -> Answer {
    request.caller().await?;
    let kind = kind.parse().map_err(|_| Problem::not_found())?;
    let template = tokio::task::spawn_blocking(move || files::template(kind));
    let bytes = template.await.map_err(domain::Error::internal)?;
    file(
        &files::template_name(kind),
        XLSX,
        bytes.map_err(domain::Error::internal)?,
    )
}
