//! Objections to changes in publicity, and the exchange centre's answers.

use chrono::{DateTime, FixedOffset};
use domain::OrganisationKind::{Distributor, ExchangeCenter, Hospital, Manufacturer};
use domain::pricing::change::{self, NewObjection, Objection, ObjectionFilter};
use domain::pricing::report;
use domain::{EvidenceId, ObjectionId, PriceChangeId};
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed;
use super::declarations::evidence_ids;
use super::price_changes::{EXPORT_MAX, REASON_LETTERS_MAX};
use super::views::{Named, RegionView, shown, yuan};
use crate::http::{
    Answer, Cell, Created, Json, Operation, Page, Request, Sheet, Who, get, json, post,
    storable_within,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("/price-changes/{id}/objections", raise)
            .by(Who::Traders(&[Hospital, Manufacturer, Distributor]))
            .described("Objects to a change in publicity.")
            .keyed(),
        get("/objections", list)
            .by(Who::SignedIn)
            .described(
                "Objections, newest first: overseers see all, others their own and, without who \
                    objects, those to their products.",
            )
            .query_word::<closed::ObjectionState>("state", "Where the objection stands")
            .query::<String>("publicity_id", "Only in this publicity")
            .query::<String>("price_change_id", "Only to this change")
            .paged(),
        post("/objections/{id}/answer", answer)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Answers an objection."),
    ]
}

/// An objection to raise.
#[derive(Debug, Deserialize, ToSchema)]
struct ObjectionRaised {
    /// Why.
    reason: String,
    /// Files handed in before.
    #[serde(default)]
    evidence: Vec<String>,
}

/// An answer to an objection.
#[derive(Debug, Deserialize, ToSchema)]
struct ObjectionAnswer {
    /// Whether the objection is right, which ends the change.
    upheld: bool,
    /// What the exchange centre says.
    answer: String,
}

/// The product of an objection.
#[derive(Debug, Serialize, ToSchema)]
struct ObjectionProduct {
    /// Its id.
    id: String,
    /// Its code.
    code: String,
    /// Its name.
    name: String,
}

/// An objection.
#[derive(Debug, Serialize, ToSchema)]
struct ObjectionView {
    /// Its id.
    id: String,
    /// `open`, `upheld` or `dismissed`.
    #[schema(value_type = closed::ObjectionState)]
    state: &'static str,
    /// To which change.
    price_change_id: String,
    /// In which window.
    publicity_id: String,
    /// The product.
    product: ObjectionProduct,
    /// The province of the price.
    region: RegionView,
    /// The price, per base unit.
    base_price: String,
    /// Who objects; null for those who may not know.
    organisation: Option<Named>,
    /// Why.
    reason: String,
    /// What proves it; as secret as who objects.
    evidence: Vec<String>,
    /// When.
    raised_at: DateTime<FixedOffset>,
    /// The exchange centre's answer.
    answer: Option<String>,
    /// When it answered.
    answered_at: Option<DateTime<FixedOffset>>,
    #[serde(skip)]
    place: i64,
}

impl ObjectionView {
    fn of(objection: Objection) -> Self {
        Self {
            id: objection.id.to_string(),
            state: objection.state.into_str(),
            price_change_id: objection.change.to_string(),
            publicity_id: objection.publicity.to_string(),
            product: ObjectionProduct {
                id: objection.product.to_string(),
                code: objection.code,
                name: objection.product_name,
            },
            region: objection.region.into(),
            base_price: yuan(objection.base_price),
            organisation: objection.organisation.map(|(id, name)| Named {
                id: id.to_string(),
                name,
            }),
            reason: objection.reason,
            evidence: objection
                .evidence
                .iter()
                .map(EvidenceId::to_string)
                .collect(),
            raised_at: shown(objection.raised_at),
            answer: objection.answered_at.map(|_| objection.answer),
            answered_at: objection.answered_at.map(shown),
            place: objection.id.0,
        }
    }
}

async fn raise(
    request: Request,
    id: PriceChangeId,
    Json(raised): Json<ObjectionRaised>,
) -> Answer<Created<ObjectionView>> {
    let caller = request.caller()?;
    let new = NewObjection {
        change: id,
        reason: storable_within("/reason", raised.reason, REASON_LETTERS_MAX)?,
        evidence: evidence_ids(&raised.evidence)?,
    };
    request
        .create(async |tx, moment| {
            let id = change::object(tx, moment, caller, &new).await?;
            Ok(ObjectionView::of(change::objection(tx, caller, id).await?))
        })
        .await
}

async fn list(request: Request) -> Answer<Page<ObjectionView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = ObjectionFilter {
        publicity: request.query().value("publicity_id")?,
        change: request.query().value("price_change_id")?,
        state: request.query().value("state")?,
    };
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span(EXPORT_MAX)?;
    let before = ObjectionId(before.unwrap_or(i64::MAX));
    let (found, total) = change::objections(&connection, caller, &filter, before, rows).await?;
    let views: Vec<ObjectionView> = found.into_iter().map(ObjectionView::of).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, total, |view| view.place))
}

async fn export(views: Vec<ObjectionView>) -> Answer<Page<ObjectionView>> {
    let mut sheet = Sheet::new(
        "价格异议",
        &[
            ("编号", ColumnKind::Code),
            ("状态", ColumnKind::Text),
            ("价格变动编号", ColumnKind::Code),
            ("27位码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("省份", ColumnKind::Text),
            ("最小计量单位价格", ColumnKind::Number { decimals: 2 }),
            ("异议机构", ColumnKind::Text),
            ("理由", ColumnKind::Text),
            ("提出时间", ColumnKind::DateTime),
            ("答复", ColumnKind::Text),
            ("答复时间", ColumnKind::DateTime),
        ],
    );
    for view in views {
        let state = match view.state {
            "open" => "待答复",
            "upheld" => "成立",
            _ => "不成立",
        };
        sheet.push(vec![
            Cell::Text(view.id),
            Cell::Text(state.to_owned()),
            Cell::Text(view.price_change_id),
            Cell::Text(view.product.code),
            Cell::Text(view.product.name),
            Cell::Text(view.region.name),
            Cell::number(&view.base_price),
            Cell::maybe(view.organisation, |known| Cell::Text(known.name)),
            Cell::Text(view.reason),
            Cell::At(view.raised_at.to_utc()),
            Cell::maybe(view.answer, Cell::Text),
            Cell::maybe(view.answered_at, |at| Cell::At(at.to_utc())),
        ]);
    }
    sheet.answer().await
}

async fn answer(
    request: Request,
    id: ObjectionId,
    Json(ObjectionAnswer { upheld, answer }): Json<ObjectionAnswer>,
) -> Answer<ObjectionView> {
    let caller = request.caller()?;
    let answer = storable_within("/answer", answer, REASON_LETTERS_MAX)?;
    let objection = request
        .change(async |tx, moment| {
            report::answer_objection(tx, moment, caller, id, upheld, &answer).await?;
            change::objection(tx, caller, id).await
        })
        .await?;
    json(&ObjectionView::of(objection))
}
