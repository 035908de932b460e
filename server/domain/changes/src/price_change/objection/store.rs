//! Objections, rows to types.

use ground::database::{Reader, Transaction};
use ground::{
    AccountId, Caller, EvidenceId, Moment, ObjectionId, OrganisationId, PriceChangeId, ProductId,
    PublicityId, Result, UnitPrice, stored,
};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use sql::queries::objection;

use super::types::{NewObjection, Objection, ObjectionFilter, ObjectionState};

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    publicity: PublicityId,
    new: &NewObjection,
) -> Result<Option<ObjectionId>> {
    let evidence: Vec<_> = new.evidence.iter().map(|id| id.0).collect();
    let id = objection::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &objection::InsertParams {
                price_change: new.change.0,
                publicity: publicity.0,
                organisation: caller.organisation.0,
                account: caller.account.0,
                reason: new.reason.trim(),
                evidence: &evidence,
                now: moment.now,
            },
        )
        .opt()
        .await?;
    Ok(id.map(ObjectionId))
}

/// The change that an objection is about, and who raised it.
pub(super) async fn subject(
    tx: &Transaction<'_>,
    id: ObjectionId,
) -> Result<Option<(PriceChangeId, OrganisationId)>> {
    let row = objection::subject()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(row.map(|row| {
        (
            PriceChangeId(row.price_change),
            OrganisationId(row.organisation),
        )
    }))
}

/// Answers an open objection; `false` when it was answered before.
pub(super) async fn answer(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    state: ObjectionState,
    answer: &str,
) -> Result<bool> {
    let answered = objection::answer()
        .prepare(tx)
        .await?
        .params(
            tx,
            &objection::AnswerParams {
                state: state.into_str(),
                answer,
                now: moment.now,
                account: caller.account.0,
                id: id.0,
            },
        )
        .await?;
    Ok(answered == 1)
}

/// The open objections that nobody is to judge any more once these changes have ended: their ids, changes and objectors. Those
/// that another public change of the same price leaves to be judged are not among them, unless `all`.
pub(super) async fn to_close(
    tx: &Transaction<'_>,
    changes: &[PriceChangeId],
    all: bool,
) -> Result<Vec<(ObjectionId, PriceChangeId, OrganisationId)>> {
    let rows = objection::to_close()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(changes), &all)
        .all()
        .await?;
    let open = rows.into_iter().map(|row| {
        let (change, objector) = (row.price_change, row.organisation);
        (
            ObjectionId(row.id),
            PriceChangeId(change),
            OrganisationId(objector),
        )
    });
    Ok(open.collect())
}

/// The changes of a publicity that an open objection holds.
pub(super) async fn held_in(
    tx: &Transaction<'_>,
    publicity: PublicityId,
) -> Result<Vec<PriceChangeId>> {
    let ids = objection::held_in()
        .prepare(tx)
        .await?
        .bind(tx, &publicity.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

fn objection_of(row: objection::ObjectionRow) -> Result<Objection> {
    Ok(Objection {
        id: ObjectionId(row.id),
        change: PriceChangeId(row.price_change),
        publicity: PublicityId(row.publicity),
        organisation: Some((OrganisationId(row.organisation), row.organisation_name)),
        reason: row.reason,
        evidence: EvidenceId::all(row.evidence),
        raised_at: row.raised_at,
        state: stored(&row.state)?,
        answer: row.answer,
        answered_at: row.answered_at,
        product: ProductId(row.product),
        head: ProductHead {
            code: row.code,
            name: row.product_name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        region: Region::stored(row.region)?,
        base_price: UnitPrice::stored(row.base_price),
        brought_in_by: row.submitted_by.map(AccountId),
    })
}

pub(super) async fn page(
    db: &impl Reader,
    (party, within): (Option<OrganisationId>, Option<String>),
    filter: &ObjectionFilter,
    before: ObjectionId,
    rows_max: i64,
) -> Result<(Vec<Objection>, i64)> {
    let rows = objection::page()
        .prepare(db)
        .await?
        .params(
            db,
            &objection::PageParams {
                before: before.0,
                organisation: party.map(|id| id.0),
                within: within.as_deref(),
                publicity: filter.publicity.map(|id| id.0),
                price_change: filter.change.map(|id| id.0),
                state: filter.state.map(|it| it.into_str()),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = objection::count()
        .prepare(db)
        .await?
        .params(
            db,
            &objection::CountParams {
                organisation: party.map(|id| id.0),
                within: within.as_deref(),
                publicity: filter.publicity.map(|id| id.0),
                price_change: filter.change.map(|id| id.0),
                state: filter.state.map(|it| it.into_str()),
            },
        )
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(objection_of).collect();
    Ok((found?, total))
}
