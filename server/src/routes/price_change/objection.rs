//! Objections to changes in publicity, and the exchange centre's answers.

use std::collections::HashSet;

use domain::catalogue::ProductHead;
use domain::database::Transaction;
use domain::price_change::{
    self, NewObjection, NewReply, Objection, ObjectionFilter, ObjectionState,
};
use domain::{
    Caller, EvidenceId, ObjectionId, PriceChangeId, ProductId, PublicityId, Result as Done,
    ShanghaiTime, UnitPrice, lower_price_report,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::views::{Named, RegionView};
use super::REASON_LETTERS_MAX;
use super::correction::RightPrice;
use super::declarations::few;
use super::view::of_caller;
use crate::http::{
    Answer, Column, Created, Json, List, OPERATORS, Operation, PARTIES, Page, Request, Who, export,
    get, json, post, storable_lines_within, titles,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/price-changes/{id}/objections", raise)
            .by(Who::Duties(PARTIES))
            .described("Objects to a change in publicity.")
            .keyed(),
        get("/objections", list)
            .by(Who::SignedIn)
            .described(
                "Objections, newest first: overseers see all, others their own and, without who \
                    objects, those to their products.",
            )
            .query_word::<ObjectionState>("state", "Where the objection stands")
            .query::<PublicityId>("publicity_id", "Only in this publicity")
            .query::<PriceChangeId>("price_change_id", "Only to this change")
            .paged(LIST),
        post("/objections/{id}/answer", answer)
            .by(Who::Duties(OPERATORS))
            .described("Answers an objection."),
        post("/objections/{id}/withdrawal", withdraw)
            .by(Who::Duties(PARTIES))
            .described("Takes back an objection of one's own organisation that is not answered."),
    ]
}

/// An objection to raise.
#[derive(Debug, Deserialize, ToSchema)]
struct ObjectionRaised {
    /// Why the change of price is objected to.
    reason: String,
    /// Files handed in before.
    #[serde(default)]
    evidence: Vec<EvidenceId>,
}

/// An answer to an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ObjectionAnswer)]
struct ObjectionReply {
    /// Whether the objection is right, which ends the change or corrects it.
    upheld: bool,
    /// What the exchange centre says.
    answer: String,
    /// The right price, where an objection that is right has it: the change goes on with it, in a publicity of its own.
    corrected: Option<RightPrice>,
}

/// Why an objection is taken back.
#[derive(Debug, Deserialize, ToSchema)]
struct ObjectionWithdrawal {
    reason: String,
}

/// The product of an objection.
#[derive(Debug, Serialize, ToSchema)]
struct ObjectionProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
}

/// An objection.
#[derive(Debug, Serialize, ToSchema)]
struct ObjectionView {
    id: ObjectionId,
    state: ObjectionState,
    /// To which change.
    price_change_id: PriceChangeId,
    /// In which publicity.
    publicity_id: PublicityId,
    /// The product.
    product: ObjectionProduct,
    /// The province of the price.
    region: RegionView,
    /// The price, per base unit.
    base_price: UnitPrice,
    /// Who objects; null for those who may not know.
    organisation: Option<Named>,
    /// Why the change of price is objected to.
    reason: String,
    /// What proves it; as secret as who objects.
    evidence: Vec<EvidenceId>,
    /// The instant at which it was raised.
    raised_at: ShanghaiTime,
    /// The exchange centre's answer; of one that was withdrawn, why.
    answer: Option<String>,
    /// When it was answered or withdrawn.
    answered_at: Option<ShanghaiTime>,
    /// Whether the caller brought in or reported the price, so that another person answers.
    takes_another: bool,
    /// Whether the caller may take it back: it is of the caller's organisation and not answered.
    may_withdraw: bool,
}

impl ObjectionView {
    fn of(objection: Objection, caller: &Caller, own: &HashSet<PriceChangeId>) -> Self {
        Self {
            may_withdraw: objection.may_withdraw(caller),
            id: objection.id,
            state: objection.state,
            price_change_id: objection.change,
            publicity_id: objection.publicity,
            product: ObjectionProduct {
                id: objection.product,
                head: objection.head,
            },
            region: objection.region.into(),
            base_price: objection.base_price,
            organisation: objection.organisation.map(Named::from),
            reason: objection.reason,
            evidence: objection.evidence,
            raised_at: objection.raised_at.into(),
            answer: objection.answered_at.map(|_| objection.answer),
            answered_at: objection.answered_at.map(Into::into),
            takes_another: objection.brought_in_by == Some(caller.account)
                || own.contains(&objection.change),
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
        reason: storable_lines_within("/reason", raised.reason, REASON_LETTERS_MAX)?,
        evidence: few(raised.evidence)?,
    };
    request
        .create(async |tx, moment| {
            let id = price_change::object(tx, moment, caller, &new).await?;
            view(tx, caller, id).await
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
    let (before, rows) = paging.span()?;
    let before = ObjectionId(before.unwrap_or(i64::MAX));
    let (found, total) =
        price_change::objections(&connection, caller, &filter, before, rows).await?;
    let changes: Vec<PriceChangeId> = found.iter().map(|one| one.change).collect();
    let own = of_caller(&connection, caller, &changes).await?;
    let views = found.into_iter();
    let views: Vec<ObjectionView> = views
        .map(|one| ObjectionView::of(one, caller, &own))
        .collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ObjectionView>; 12] = [
    Column::code("编号", |view| view.id.to_string().into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::code("价格变动编号", |view| {
        view.price_change_id.to_string().into()
    }),
    Column::code("医保耗材代码", |view| {
        view.product.head.code.as_str().into()
    }),
    Column::text("产品名称", |view| {
        view.product.head.name.as_str().into()
    }),
    Column::text("省份", |view| view.region.name.into()),
    Column::price("最小计量单位价格", |view| view.base_price.into()),
    Column::text("异议机构", |view| {
        let known = view.organisation.as_ref();
        known.map(|known| known.name.as_str()).into()
    }),
    Column::text("理由", |view| view.reason.as_str().into()),
    Column::time("提出时间", |view| view.raised_at.into()),
    Column::text("答复", |view| view.answer.as_deref().into()),
    Column::time("答复时间", |view| view.answered_at.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格异议",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn answer(
    request: Request,
    id: ObjectionId,
    Json(reply): Json<ObjectionReply>,
) -> Answer<ObjectionView> {
    let caller = request.caller()?;
    let corrected = reply.corrected.map(RightPrice::read);
    let reply = NewReply {
        upheld: reply.upheld,
        answer: storable_lines_within("/answer", reply.answer, REASON_LETTERS_MAX)?,
        correction: corrected.transpose()?,
    };
    let objection = request
        .change(async |tx, moment| {
            lower_price_report::answer_objection(tx, moment, caller, id, &reply).await?;
            view(tx, caller, id).await
        })
        .await?;
    json(&objection)
}

async fn withdraw(
    request: Request,
    id: ObjectionId,
    Json(written): Json<ObjectionWithdrawal>,
) -> Answer<ObjectionView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", written.reason, REASON_LETTERS_MAX)?;
    let objection = request
        .change(async |tx, moment| {
            price_change::withdraw_objection(tx, moment, caller, id, &reason).await?;
            view(tx, caller, id).await
        })
        .await?;
    json(&objection)
}

async fn view(tx: &Transaction<'_>, caller: &Caller, id: ObjectionId) -> Done<ObjectionView> {
    let objection = price_change::objection(tx, caller, id).await?;
    let own = of_caller(tx, caller, &[objection.change]).await?;
    Ok(ObjectionView::of(objection, caller, &own))
}
