//! Records of misconduct.

use std::collections::BTreeMap;

use domain::conduct::{Misconduct, MisconductRecordId};
use domain::log::SubjectKind;
use domain::{CAPABILITIES, NoticeId, OrganisationId, ShanghaiTime, conduct};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use super::closed::MisconductKind;
use super::messages::concerned;
use super::views::{Named, with_last_minutes};
use crate::http::{
    Answer, Column, FigureView, Json, List, NoContent, OPERATORS, Operation, Page, Request, Who,
    export, figure_views, get, json, no_content, post, readable, storable_lines_within, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/misconduct-records", list)
            .by(Who::SignedIn)
            .described(
                "Records that the caller may read, newest first: overseers all, others their \
                    own.",
            )
            .query::<OrganisationId>("organisation", "Only this organisation's")
            .query::<NoticeId>("notice", "Only those that this message to the caller reports")
            .paged(LIST),
        post("/misconduct-records/{id}/withdrawal", withdraw)
            .by(Who::Duties(OPERATORS))
            .described(
                "Withdraws a record, by another person than who made it, ordered what it is about or reported its price: it \
                    stays to be seen with the reason and counts no longer.",
            ),
    ]
}

/// Why a record is withdrawn; the organisation on record may read it.
#[derive(Debug, Deserialize, ToSchema)]
struct RecordWithdrawn {
    reason: String,
}

const REASON_LETTERS_MAX: usize = 1_000;

async fn withdraw(
    request: Request,
    id: MisconductRecordId,
    Json(RecordWithdrawn { reason }): Json<RecordWithdrawn>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    request
        .change(async |tx, moment| conduct::withdraw_record(tx, moment, caller, id, &reason).await)
        .await?;
    no_content()
}

/// A record of misconduct.
#[derive(Debug, Serialize, ToSchema)]
struct MisconductRecord {
    id: MisconductRecordId,
    /// The organisation that broke its duty.
    organisation: Named,
    /// The kind of misconduct.
    #[schema(value_type = MisconductKind)]
    kind: &'static str,
    /// The words of the notice.
    label: String,
    /// When the duty was broken.
    happened_at: ShanghaiTime,
    /// The clause that names it.
    clause: String,
    /// The page of the console that shows what it concerns.
    link: String,
    #[serde(flatten)]
    subject: SubjectIds,
    /// The figures that prove it, as recorded.
    #[schema(value_type = Object)]
    evidence: Value,
    /// Those of them that people read, in words.
    labelled_figures: Vec<FigureView>,
    /// The same as a cell of an exported list.
    #[serde(skip)]
    evidence_cell: String,
    /// When it was recorded.
    recorded_at: ShanghaiTime,
    /// When it was found to be none; null while it counts.
    withdrawn_at: Option<ShanghaiTime>,
    /// Why it was withdrawn.
    withdrawn_reason: Option<String>,
    /// By whom; the overseers' to know.
    withdrawn_by: Option<String>,
    /// Whether the caller made it, ordered what it is about or reported the price that it is about, so that another person withdraws it.
    takes_another: bool,
}

/// The id of what a record concerns under the name of its kind; of every other kind that misconduct can concern null, so that each record
/// has the same fields.
#[derive(Debug, Serialize)]
struct SubjectIds(BTreeMap<String, Option<String>>);

impl SubjectIds {
    fn of(subject: &SubjectKind, id: &str) -> Self {
        let ids = subjects().map(|kind| {
            let is_it = kind.name == subject.name;
            (id_name(kind), is_it.then(|| id.to_owned()))
        });
        Self(ids.collect())
    }
}

impl PartialSchema for SubjectIds {
    fn schema() -> RefOr<Schema> {
        let id = || {
            let types = [Type::String, Type::Null];
            let of_it = ObjectBuilder::new().schema_type(SchemaType::from_iter(types));
            of_it.description(Some("Of what it concerns."))
        };
        let described =
            "The id of what a record concerns, under the name of its kind; the others are null.";
        let object = ObjectBuilder::new().description(Some(described));
        let with_id =
            |object: ObjectBuilder, kind: &SubjectKind| object.property(id_name(kind), id());
        subjects().fold(object, with_id).into()
    }
}

impl ToSchema for SubjectIds {}

/// What misconduct can concern.
fn subjects() -> impl Iterator<Item = &'static SubjectKind> {
    let kinds = CAPABILITIES.iter().flat_map(|one| one.misconduct);
    kinds.map(|kind| kind.subject)
}

fn id_name(subject: &SubjectKind) -> String {
    format!("{}_id", subject.name.replace('-', "_"))
}

async fn list(request: Request) -> Answer<Page<MisconductRecord>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let organisation: Option<OrganisationId> = request.query().value("organisation")?;
    let mut connection = request.app.ground().db.get().await?;
    let tx = connection
        .transaction()
        .await
        .map_err(domain::Error::from)?;
    let only = concerned(&request, &tx).await?;
    let (before, rows) = paging.span()?;
    let (records, total) = conduct::records(
        &tx,
        request.moment(),
        caller,
        (organisation, only.as_deref()),
        before,
        rows,
    )
    .await?;
    tx.commit().await.map_err(domain::Error::from)?;
    let records = records.into_iter().map(|record| view(&request, record));
    let page = Page::of(records.collect(), &paging, total, |record| {
        (record.happened_at.to_utc(), record.id.0)
    });
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

fn view(request: &Request, record: Misconduct) -> MisconductRecord {
    let (withdrawn_at, withdrawn_reason) = record.withdrawn.unzip();
    MisconductRecord {
        id: record.id,
        organisation: Named {
            id: record.organisation,
            name: record.organisation_name,
        },
        kind: record.kind.name,
        label: request.localized(&record.kind.words.words()),
        happened_at: record.happened_at.into(),
        clause: record.clause,
        subject: SubjectIds::of(record.kind.subject, &record.subject_id),
        link: (record.kind.subject.page)(&record.subject_id),
        labelled_figures: figure_views(
            request.is_chinese(),
            record.kind.evidence,
            &record.evidence,
        ),
        evidence_cell: readable(record.kind.evidence, &record.evidence),
        evidence: with_last_minutes(record.evidence),
        recorded_at: record.recorded_at.into(),
        withdrawn_at: withdrawn_at.map(Into::into),
        withdrawn_reason,
        withdrawn_by: record.withdrawn_by,
        takes_another: record.takes_another,
    }
}

const COLUMNS: [Column<MisconductRecord>; 9] = [
    Column::text("企业/机构", |record| {
        record.organisation.name.as_str().into()
    }),
    Column::text("行为", |record| record.label.as_str().into()),
    Column::time("发生时间", |record| record.happened_at.into()),
    Column::text("依据条款", |record| record.clause.as_str().into()),
    Column::text("证据", |record| record.evidence_cell.as_str().into()),
    Column::time("记录时间", |record| record.recorded_at.into()),
    Column::time("撤销时间", |record| record.withdrawn_at.into()),
    Column::text("撤销原因", |record| {
        record.withdrawn_reason.as_deref().into()
    }),
    Column::text("撤销人", |record| record.withdrawn_by.as_deref().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "不良购销行为",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};
