//! Lists that are written in the background: how far they are, and the files.

use chrono::{DateTime, Utc};
use domain::ExportId;
use domain::database::Purpose;
use domain::export;

use crate::exporting::stored;
use crate::http::{
    Answer, Column, ExportView, List, Listed, Operation, Page, Request, Who, Workbook, XLSX,
    export as exported, get, json, post, read_piece, sent, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/exports", list)
            .by(Who::SignedIn)
            .described("The lists that the caller asked for as files and that were too long to be written at once, newest first.")
            .paged(LIST),
        get("/exports/{id}", one)
            .by(Who::SignedIn)
            .described("How far the file of a list is."),
        post("/exports/{id}/cancellation", cancel)
            .by(Who::SignedIn)
            .described("Ends an export that is not finished; one that has ended remains as it is."),
        get("/exports/{id}/file", file)
            .by(Who::SignedIn)
            .described("The file, for whoever asked for it and may still read the list."),
    ]
}

async fn list(request: Request) -> Answer<Page<ExportView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (before, rows) = paging.span::<(DateTime<Utc>, uuid::Uuid)>()?;
    let before = before.map(|(at, id)| (at, ExportId(id)));
    let connection = request.app.ground().db.get().await?;
    let (found, total) = export::exports(&connection, caller, before, rows).await?;
    drop(connection);
    let views = found.into_iter().map(|one| ExportView::of(&request, one));
    let page = Page::of(views.collect(), &paging, total, |view: &ExportView| {
        (view.requested_at.to_utc(), view.id.0)
    });
    if paging.as_xlsx {
        return exported(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ExportView>; 6] = [
    Column::text("文件", |view| view.name.as_str().into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::count("行数", |view| view.rows.into()),
    Column::time("申请时间", |view| view.requested_at.into()),
    Column::time("完成时间", |view| view.finished_at.into()),
    Column::text("失败原因", |view| view.error.as_deref().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "后台导出",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn one(request: Request, id: ExportId) -> Answer<ExportView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let found = export::export(&connection, caller, id).await?;
    json(&ExportView::of(&request, found))
}

async fn cancel(request: Request, id: ExportId) -> Answer<ExportView> {
    let caller = request.caller()?;
    let ended = request
        .change(async |tx, moment| export::cancel(tx, moment, caller, id).await)
        .await?;
    // Its turn is another's.
    request.app.exporter().wake();
    json(&ExportView::of(&request, ended))
}

/// The rights of now decide, not those of the day on which it was written: the list is asked for its first row again.
async fn file(request: Request, id: ExportId) -> Answer<Workbook> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let (found, assignment) = export::fetched(&connection, caller, id).await?;
    drop(connection);
    let list = Listed {
        path: &assignment.path,
        query: &assignment.query,
        language: assignment.language.into_str(),
    };
    let lists = request.app.exporter().lists();
    let _row = read_piece(
        &request.app,
        lists,
        assignment.reader,
        list,
        (None, 1),
        None,
    )
    .await?;
    // What is sent holds no place at work, and so no connection of requests.
    let db = request.app.ground().used_for(Purpose::Jobs).db;
    let bytes = u64::try_from(found.bytes).map_err(domain::Error::internal)?;
    sent(&format!("{}.xlsx", found.name), XLSX, bytes, stored(db, id))
}
