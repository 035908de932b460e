//! Records of misconduct.

use chrono::{DateTime, FixedOffset, Utc};
use domain::OrganisationId;
use domain::conduct;
use serde::Serialize;
use serde_json::Value;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed::MisconductKind;
use super::views::{Named, shown, with_last_minutes};
use crate::http::{Answer, Cell, Operation, Page, Request, Sheet, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/misconduct-records", list)
            .by(Who::SignedIn)
            .described(
                "Records that the caller may read, newest first: overseers all, others their \
                    own.",
            )
            .query::<String>("organisation", "Only this organisation's")
            .paged(),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// A record of misconduct.
#[derive(Debug, Serialize, ToSchema)]
struct MisconductRecord {
    /// Its id.
    id: String,
    /// Whose.
    organisation: Named,
    /// What.
    #[schema(value_type = MisconductKind)]
    kind: &'static str,
    /// The words of the notice.
    label: String,
    /// When the duty was broken.
    happened_at: DateTime<FixedOffset>,
    /// The clause that names it.
    clause: String,
    /// The page of the console that shows what it concerns.
    link: String,
    /// The invitation it concerns.
    invitation_id: Option<String>,
    /// The case of a lower price that it concerns.
    lower_price_report_id: Option<String>,
    /// The collection of prices that it concerns.
    campaign_id: Option<String>,
    /// The figures.
    #[schema(value_type = Object)]
    evidence: Value,
    /// When it was recorded.
    recorded_at: DateTime<FixedOffset>,
    /// When it was found to be none; null while it stands.
    withdrawn_at: Option<DateTime<FixedOffset>>,
    /// Why it was withdrawn.
    withdrawn_reason: Option<String>,
    #[serde(skip)]
    place: (DateTime<Utc>, i64),
}

async fn list(request: Request) -> Answer<Page<MisconductRecord>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let organisation: Option<OrganisationId> = request.query().value("organisation")?;
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span(EXPORT_MAX)?;
    let (records, total) = conduct::records(
        &connection,
        request.moment(),
        caller,
        organisation,
        before,
        rows,
    )
    .await?;
    let records = records.into_iter().map(|record| {
        let (withdrawn_at, withdrawn_reason) = record.withdrawn.unzip();
        let about =
            |kind: &str| (record.kind.subject.name == kind).then(|| record.subject_id.clone());
        MisconductRecord {
            id: record.id.to_string(),
            organisation: Named {
                id: record.organisation.to_string(),
                name: record.organisation_name,
            },
            kind: record.kind.name,
            label: request.say(&record.kind.words.words()),
            happened_at: shown(record.happened_at),
            clause: record.clause,
            invitation_id: about("invitation"),
            lower_price_report_id: about("lower-price-report"),
            campaign_id: about("campaign"),
            link: (record.kind.subject.page)(&record.subject_id),
            evidence: if paging.as_xlsx {
                record.evidence
            } else {
                with_last_minutes(record.evidence)
            },
            recorded_at: shown(record.recorded_at),
            withdrawn_at: withdrawn_at.map(shown),
            withdrawn_reason,
            place: (record.happened_at, record.id),
        }
    });
    let records: Vec<MisconductRecord> = records.collect();
    if paging.as_xlsx {
        return export(records).await;
    }
    json(&Page::of(records, &paging, total, |record| record.place))
}

async fn export(records: Vec<MisconductRecord>) -> Answer<Page<MisconductRecord>> {
    let mut sheet = Sheet::new(
        "不良购销行为",
        &[
            ("企业/机构", ColumnKind::Text),
            ("行为", ColumnKind::Text),
            ("发生时间", ColumnKind::DateTime),
            ("依据条款", ColumnKind::Text),
            ("证据", ColumnKind::Text),
            ("记录时间", ColumnKind::DateTime),
            ("撤销时间", ColumnKind::DateTime),
            ("撤销原因", ColumnKind::Text),
        ],
    );
    for record in records {
        sheet.push(vec![
            Cell::Text(record.organisation.name),
            Cell::Text(record.label),
            Cell::At(record.happened_at.to_utc()),
            Cell::Text(record.clause),
            Cell::Text(record.evidence.to_string()),
            Cell::At(record.recorded_at.to_utc()),
            Cell::maybe(record.withdrawn_at, |at| Cell::At(at.to_utc())),
            Cell::maybe(record.withdrawn_reason, Cell::Text),
        ]);
    }
    sheet.answer().await
}
