//! Imports: uploads, previews, progress, reports, templates.

pub(super) mod preview;
pub(super) mod reversal;
mod rising;

use std::collections::HashMap;
use std::slice::from_ref;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use domain::at_work::in_thread;
use domain::loading::{self, CHUNK_BYTES, Counts, FileWarning, HiddenRows, Import, ImportState};
use domain::{AccountId, ImportId, ShanghaiTime, party};
use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::closed::ImportKind;
use super::views::CodedText;
use crate::http::{
    Answer, Column, DoneOrAccepted, Form, List, Made, Operation, Page, Problem, Request, Who,
    Workbook, XLSX, done_or_accepted, export, file, file_name, get, json, post, titles, trading,
};
use crate::loading::{self as files, FILES, FileKind, How};
use preview::{LoadPreview, foresee};
use reversal::{ReversalView, may_reverse, takes_another};

pub(super) fn operations() -> Vec<Operation> {
    let others = [
        get("/imports", list)
            .by(Who::SignedIn)
            .described("The imports that the caller may know of, newest first.")
            .paged(LIST),
        get("/imports/{id}", one)
            .by(Who::SignedIn)
            .described("An import with its progress."),
        get("/imports/{id}/report", report)
            .by(Who::SignedIn)
            .described("The caller's own file with a status and a remark for each row.")
            .heavy(),
        get("/imports/templates/{kind}", template)
            .by(Who::SignedIn)
            .described("A spreadsheet to fill in."),
    ];
    let uploads = FILES.iter().map(|file| upload(file));
    uploads
        .chain(others)
        .chain(reversal::operations())
        .collect()
}

/// What an upload holds at most: the chunk that is filled, and the one that is stored.
const IN_MEMORY: usize = 2 * CHUNK_BYTES;

/// What the form around a file takes at most, as far as a length that is stated is concerned.
const FORM_BYTES: u64 = 64 << 10;

/// An upload in multipart form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read as a stream")]
struct Upload {
    /// xlsx, xls, et, ods or csv (UTF-8 or GBK).
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// An import that was begun.
#[derive(Debug, Serialize, ToSchema)]
struct ImportBegun {
    id: ImportId,
}

/// Rows by what became of them.
#[derive(Debug, Serialize, ToSchema)]
struct ImportCounts {
    /// Rows taken.
    accepted: i64,
    /// Rows that state what was known already.
    unchanged: i64,
    /// Left out: nobody sees them, or a later row of the file counts in their place.
    skipped: i64,
    /// Waits for another person, since its price is far from the last one.
    held: i64,
    /// The price does not fit.
    price_mismatch: i64,
    /// Names more than one thing.
    several_hits: i64,
    /// Names nothing known.
    no_hit: i64,
    /// Wrong in itself.
    error: i64,
}

impl ImportCounts {
    fn of(counts: &Counts) -> Self {
        Self {
            accepted: counts.accepted,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            held: counts.held,
            price_mismatch: counts.price_mismatch,
            several_hits: counts.several_hits,
            no_hit: counts.no_hit,
            error: counts.error,
        }
    }
}

/// An import.
#[derive(Debug, Serialize, ToSchema)]
struct ImportView {
    id: ImportId,
    #[schema(value_type = ImportKind)]
    kind: &'static str,
    /// The kind in words, for exports.
    #[serde(skip)]
    kind_label: String,
    /// The file's name.
    file_name: String,
    state: ImportState,
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
    error: Option<CodedText>,
    /// What is stated of the file as a whole, such as columns that are not read.
    notes: Vec<String>,
    /// What rows were warned of.
    warned: Vec<FileWarningView>,
    /// Rows by what became of them.
    counts: ImportCounts,
    /// The import that loaded the same content before, so that this one did nothing.
    same_as: Option<ImportId>,
    /// When that one was undone, so that nothing of it is in force: `again` loads the file all the same.
    same_undone_at: Option<ShanghaiTime>,
    /// Its reversal as a whole; null while it was not undone.
    reversal: Option<ReversalView>,
    /// Whether it has a report: it has ended, and its file could be read.
    has_report: bool,
    /// Whether the caller may undo it: another person than its loader, of the same organisation.
    may_reverse: bool,
    /// Whether the caller loaded it, and another person of the organisation undoes it, or decides on what it brought in.
    takes_another: bool,
    /// The name of the person who loaded it.
    loaded_by: String,
    /// When it was begun.
    started_at: ShanghaiTime,
    /// When it ended.
    finished_at: Option<ShanghaiTime>,
}

/// What rows of a file are warned of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FileWarning)]
struct FileWarningView {
    /// The stable name of its kind, such as `platform-never-seen`.
    kind: String,
    /// What is said of the rows.
    text: String,
    /// How many there are.
    rows: i64,
    /// The first of them, counted as Excel does; at most five.
    examples: Vec<u32>,
}

impl FileWarningView {
    fn of(request: &Request, warned: &[FileWarning]) -> Vec<Self> {
        let views = warned.iter().map(|one| Self {
            kind: one.kind.clone(),
            text: request.localized(&one.words),
            rows: one.rows,
            examples: one.examples.clone(),
        });
        views.collect()
    }
}

fn upload(kind: &'static FileKind) -> Operation {
    post(kind.address, move |request, form| load(request, form, kind))
        .by(Who::Duties(trading(kind.import.loader)))
        .described(kind.summary)
        .query::<bool>(
            "again",
            "Load it although the same content was loaded before; otherwise that does nothing",
        )
        .query::<bool>(
            "preview",
            "Say what the load would do, and do nothing: 200 instead of 202",
        )
        .query::<u32>("after", "Of a preview: name only rows after this one")
        .query::<HiddenRows>(
            "hidden_rows",
            "What becomes of rows that are hidden or filtered away; a file with such rows is not loaded without a choice",
        )
}

async fn load(
    mut request: Request,
    form: Form<Upload>,
    kind: &'static FileKind,
) -> Answer<DoneOrAccepted<LoadPreview, ImportBegun>> {
    request.reserve(IN_MEMORY).await?;
    let sent = form.file().await?;
    let name = file_name(sent.headers(), "upload")?;
    let again = request.query().value("again")?.unwrap_or(false);
    let hidden: Option<HiddenRows> = request.query().value("hidden_rows")?;
    if request.query().value("preview")?.unwrap_or(false) {
        let after = request.query().value("after")?.unwrap_or_default();
        let how = How {
            again,
            after,
            hidden,
        };
        let preview = foresee(&request, kind, (&name, how), sent.pieces()).await?;
        return done_or_accepted(&Made::<LoadPreview, ImportBegun>::Done(preview));
    }
    let (caller, loader) = (request.caller()?, request.app.loader());
    // Of the body: the form around the file is no longer than what is left out here.
    let stated = request.header("content-length");
    let stated = stated.and_then(|length| length.parse::<u64>().ok());
    let stated = stated.map(|length| length.saturating_sub(FORM_BYTES));
    let pieces = sent.pieces();
    let id = loader.upload(caller, kind.import, &name, stated, (again, hidden), pieces);
    let id = id.await?;
    done_or_accepted(&Made::<LoadPreview, ImportBegun>::Waiting(ImportBegun {
        id,
    }))
}

/// What is known of imports beside their rows.
struct Beside {
    /// The names of those who loaded them.
    people: HashMap<AccountId, String>,
    warned: HashMap<ImportId, Vec<FileWarning>>,
}

fn view(request: &Request, import: &Import, beside: &Beside) -> ImportView {
    let warned = beside.warned.get(&import.id).map_or(&[][..], Vec::as_slice);
    let counts = &import.counts;
    ImportView {
        id: import.id,
        kind: import.kind.name,
        kind_label: import.kind.label.words().zh,
        file_name: import.file_name.clone(),
        state: import.state,
        rows: import.rows_done,
        accepted: counts.accepted + counts.unchanged,
        rejected: counts.rejected(),
        warnings: import.warnings,
        progress: import.progress(),
        error: import.failure.as_ref().map(|words| CodedText {
            code: loading::IMPORT_FAILED.code,
            text: request.localized(words),
        }),
        notes: import
            .notes
            .iter()
            .map(|note| request.localized(note))
            .collect(),
        warned: FileWarningView::of(request, warned),
        counts: ImportCounts::of(counts),
        same_as: import.same_as,
        same_undone_at: import.same_undone_at.map(Into::into),
        reversal: import
            .reversal
            .as_ref()
            .map(|it| ReversalView::of(request, it)),
        has_report: files::has_report(import),
        may_reverse: may_reverse(request, import),
        takes_another: takes_another(request, import),
        loaded_by: (beside.people.get(&import.account))
            .cloned()
            .unwrap_or_default(),
        started_at: import.started_at.into(),
        finished_at: import.finished_at.map(Into::into),
    }
}

async fn list(request: Request) -> Answer<Page<ImportView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (before, rows) = paging.span::<(DateTime<Utc>, uuid::Uuid)>()?;
    let before = before.map(|(at, id)| (at, ImportId(id)));
    let connection = request.app.ground().db.get().await?;
    let page = loading::imports(&connection, request.moment(), caller, before, rows).await?;
    let beside = beside(&connection, &page.imports).await?;
    drop(connection);
    let views = page.imports.iter().map(|one| view(&request, one, &beside));
    let views: Vec<ImportView> = views.collect();
    let page = Page::of(views, &paging, page.total, |view| {
        (view.started_at.to_utc(), view.id.0)
    });
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ImportView>; 11] = [
    Column::text("文件", |view| view.file_name.as_str().into()),
    Column::text("类型", |view| view.kind_label.as_str().into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::count("行数", |view| view.rows.into()),
    Column::count("已采用", |view| view.accepted.into()),
    Column::count("未采用", |view| view.rejected.into()),
    Column::count("提示", |view| view.warnings.into()),
    Column::text("导入人", |view| view.loaded_by.as_str().into()),
    Column::time("开始时间", |view| view.started_at.into()),
    Column::time("完成时间", |view| view.finished_at.into()),
    Column::text("失败原因", |view| {
        let error = view.error.as_ref();
        error.map(|error| error.text.as_str()).into()
    }),
];

pub(in crate::routes) const LIST: List = List {
    name: "数据导入",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn one(request: Request, id: ImportId) -> Answer<ImportView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let import = loading::import(&connection, request.moment(), caller, id).await?;
    let beside = beside(&connection, from_ref(&import)).await?;
    json(&view(&request, &import, &beside))
}

async fn beside(db: &impl domain::database::Reader, imports: &[Import]) -> Result<Beside, Problem> {
    let accounts: Vec<AccountId> = imports.iter().map(|import| import.account).collect();
    let ids: Vec<ImportId> = imports.iter().map(|import| import.id).collect();
    Ok(Beside {
        people: party::account_names(db, &accounts).await?,
        warned: loading::warned(db, &ids).await?,
    })
}

async fn report(request: Request, id: ImportId) -> Answer<Workbook> {
    let caller = request.caller()?;
    let report = files::report(request.app.ground(), caller, id).await?;
    let bytes = tokio::fs::read(&report.path)
        .await
        .map_err(domain::Error::internal)?;
    file(&report.file_name, XLSX, bytes)
}

/// The kind of file in a path.
struct NamedKind(&'static FileKind);

impl FromStr for NamedKind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        FileKind::named(name).map(Self).ok_or(())
    }
}

impl PartialSchema for NamedKind {
    fn schema() -> RefOr<Schema> {
        ImportKind::schema()
    }
}

async fn template(_request: Request, NamedKind(kind): NamedKind) -> Answer<Workbook> {
    let template = in_thread(move || files::template(kind));
    let bytes = template.await.map_err(domain::Error::internal)?;
    file(
        &files::template_name(kind),
        XLSX,
        bytes.map_err(domain::Error::internal)?,
    )
}
