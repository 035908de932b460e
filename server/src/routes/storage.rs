//! What organisations store here: each reads its own use, overseers everybody's.

use std::str::FromStr;

use domain::capability;
use domain::storage::{self, OrganisationUse, StorageUse, kinds};
use domain::{CAPABILITIES, Error, OrganisationId};
use serde::Serialize;
use utoipa::ToSchema;

use super::closed::StoredKind;
use crate::http::{
    Answer, Column, List, OVERSEERS, Operation, Page, Request, Who, export, get, json, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/storage", own)
            .by(Who::SignedIn)
            .described("What the caller's organisation stores of each kind of file, and may."),
        get("/storage/organisations", list)
            .by(Who::Members(OVERSEERS))
            .described("What organisations store, a row for each kind of file, those that store most first.")
            .query_word::<StoredKind>("kind", "Of which files")
            .paged(LIST),
    ]
}

/// What an organisation stores of a kind of file, and may.
#[derive(Debug, Serialize, ToSchema)]
struct StorageUseView {
    /// Which files.
    #[schema(value_type = StoredKind)]
    kind: &'static str,
    /// The same in words.
    label: String,
    /// What was stored today.
    bytes_today: i64,
    /// What may be stored on a day.
    bytes_per_day_max: i64,
    /// What is stored altogether.
    bytes: i64,
    /// What may be stored altogether.
    bytes_max: i64,
}

/// What an organisation stores of a kind of file, as overseers see it.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationStorageView {
    organisation_id: OrganisationId,
    /// The organisation's name.
    organisation_name: String,
    #[serde(flatten)]
    of: StorageUseView,
}

fn view(request: &Request, stored: &StorageUse) -> StorageUseView {
    StorageUseView {
        kind: stored.kind.name,
        label: request.localized(&stored.kind.label.words()),
        bytes_today: stored.used.of_day,
        bytes_per_day_max: stored.allowed.of_day,
        bytes: stored.used.altogether,
        bytes_max: stored.allowed.altogether,
    }
}

async fn own(request: Request) -> Answer<Page<StorageUseView>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let uses = storage::own(&connection, request.moment(), caller).await?;
    let uses = uses.iter().map(|one| view(&request, one));
    json(&Page::whole(uses.collect()))
}

/// A kind of stored file in the query.
struct NamedKind(&'static capability::StoredKind);

impl FromStr for NamedKind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let found = kinds(&CAPABILITIES).find(|kind| kind.name == name);
        found.map(Self).ok_or(())
    }
}

async fn list(request: Request) -> Answer<Page<OrganisationStorageView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let kind = request.query().value::<NamedKind>("kind")?;
    let kind = kind.map(|NamedKind(kind)| kind);
    let mut connection = request.app.ground().db.get().await?;
    let kept = paging
        .kept(&request, &mut connection, async |tx| {
            let most = storage::most(tx, caller, kind).await?;
            let key = |(id, kind): (OrganisationId, String)| format!("{} {kind}", id.0);
            Ok(most.into_iter().map(key).collect())
        })
        .await?;
    let wanted = kept.keys.iter().map(|key| kept_use(key));
    let wanted: Vec<_> = wanted.collect::<domain::Result<_>>()?;
    let found = storage::uses(&connection, request.moment(), caller, &wanted).await?;
    let views = found
        .into_iter()
        .map(|one| organisation_view(&request, one));
    let page = kept.of(views.collect());
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

/// Whose use a key of the kept list means, and of which kind.
fn kept_use(key: &str) -> domain::Result<(OrganisationId, String)> {
    let parts = key.split_once(' ');
    let (id, kind) = parts.ok_or_else(|| Error::internal("a key of the kept list"))?;
    let id = id.parse().map_err(Error::internal)?;
    Ok((OrganisationId(id), kind.to_owned()))
}

fn organisation_view(request: &Request, one: OrganisationUse) -> OrganisationStorageView {
    OrganisationStorageView {
        organisation_id: one.organisation,
        organisation_name: one.name,
        of: view(request, &one.of),
    }
}

const COLUMNS: [Column<OrganisationStorageView>; 6] = [
    Column::text("机构", |view| view.organisation_name.as_str().into()),
    Column::text("文件类型", |view| view.of.label.as_str().into()),
    Column::count("今日上传（字节）", |view| {
        view.of.bytes_today.into()
    }),
    Column::count("每日上限（字节）", |view| {
        view.of.bytes_per_day_max.into()
    }),
    Column::count("合计（字节）", |view| view.of.bytes.into()),
    Column::count("合计上限（字节）", |view| view.of.bytes_max.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "存储用量",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};
