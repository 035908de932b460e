//! Invitations, rows to types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use ground::calendar::{Deadline, DeadlineColumns};
use ground::database::{Reader, Transaction};
use ground::log::{Names, Sides};
use ground::{
    AccountId, Error, InvitationId, LimitVersionId, Moment, OrganisationId, ProductId, Result,
    UnitPrice, stored,
};
use market::catalogue::buyable;
use sql::queries::bargaining;
use uuid::Uuid;

use super::progress::{Decision, Progress};
use super::rules::{OfferFacts, OpenOffer};
use super::types::Invitation;

/// A hospital and a product that it bargains for.
pub(super) type Pair = (OrganisationId, ProductId);

/// Locks pairs of hospital and product until the transaction ends, so that no two conclusions for a
/// pair overlap. Everybody locks in ascending order: two callers with the same pairs cannot
/// deadlock.
pub(super) async fn lock_pairs(tx: &Transaction<'_>, pairs: &[Pair]) -> Result<()> {
    // One number for each pair. Pairs with the same number only wait for each other.
    let mut pairs: Vec<i64> = pairs
        .iter()
        .map(|(hospital, product)| hospital.0.rotate_left(40) ^ product.0)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    bargaining::lock_pairs()
        .prepare(tx)
        .await?
        .bind(tx, &pairs)
        .all()
        .await?;
    Ok(())
}

/// The facts of each pair, by its index; pairs whose product does not exist are left out.
pub(super) async fn offer_facts(
    db: &impl Reader,
    moment: &Moment,
    pairs: &[Pair],
) -> Result<HashMap<usize, OfferFacts>> {
    let hospitals: Vec<_> = pairs.iter().map(|(hospital, _)| hospital.0).collect();
    let products: Vec<_> = pairs.iter().map(|(_, product)| product.0).collect();
    let today = moment.today();
    let rows = bargaining::offer_facts()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::OfferFactsParams {
                hospitals: &hospitals,
                products: &products,
                today,
            },
        )
        .all()
        .await?;
    let facts_of = |row: bargaining::OfferFacts| {
        let position = usize::try_from(row.position - 1).map_err(Error::internal)?;
        let listing = stored(&row.listing)?;
        let limit = row.limit_price.map(UnitPrice::stored);
        let open = row.open_invitation.zip(row.open_price);
        let open = open.map(|(id, price)| OpenOffer {
            id: InvitationId(id),
            price: UnitPrice::stored(price),
            deadline: Deadline::of_row(
                row.due_from,
                row.due_at,
                row.due_is_provisional,
                row.calendar_version,
            ),
        });
        let has_ended = (open.as_ref()).is_some_and(|open| open.has_ended(moment.now, limit));
        let facts = OfferFacts {
            manufacturer: OrganisationId(row.manufacturer),
            buyable: buyable(listing, row.certificate_expires_on, today),
            zone_price: row.zone_price.map(UnitPrice::stored),
            under_vbp: row.under_vbp,
            limit,
            limit_version: row.limit_version.map(LimitVersionId),
            current_price: row.own_price.map(UnitPrice::stored),
            open: open.as_ref().filter(|_| !has_ended).map(|open| open.id),
            ended: open.as_ref().filter(|_| has_ended).map(|open| open.id),
        };
        Ok((position, facts))
    };
    rows.into_iter().map(facts_of).collect()
}

fn invitation_of(row: bargaining::Invitation) -> Result<Invitation> {
    let state = stored(&row.state)?;
    let decision = match (row.decided_at, row.decided_by) {
        (Some(at), Some(by)) => Some(Decision {
            at,
            by: stored(&by)?,
            clause: row.decision_clause.unwrap_or_default(),
            reason: row.decision_reason,
        }),
        _ => None,
    };
    Ok(Invitation {
        id: InvitationId(row.id),
        number: row.number,
        hospital: OrganisationId(row.hospital),
        region: stored(&row.region)?,
        manufacturer: OrganisationId(row.manufacturer),
        product: ProductId(row.product),
        quantity: row.quantity,
        note: row.note,
        reference_limit: row.reference_limit.map(UnitPrice::stored),
        limit_version: row.limit_version.map(LimitVersionId),
        current_price: row.current_price.map(UnitPrice::stored),
        sent_at: row.sent_at,
        sent_by: AccountId(row.sent_by),
        progress: Progress {
            state,
            price: UnitPrice::stored(row.price),
            deadline: Deadline::of_row(
                row.due_from,
                row.due_at,
                Some(row.due_is_provisional),
                row.calendar_version,
            ),
            counter_price: row.counter_price.map(UnitPrice::stored),
            counter_reason: row.counter_reason,
            counter_attempts: row.counter_attempts,
            decision,
        },
        version: row.version,
    })
}

fn uuids(ids: &[InvitationId]) -> Vec<uuid::Uuid> {
    ids.iter().map(|id| id.0).collect()
}

pub(super) async fn get(db: &impl Reader, ids: &[InvitationId]) -> Result<Vec<Invitation>> {
    let rows = bargaining::get()
        .prepare(db)
        .await?
        .bind(db, &uuids(ids))
        .all()
        .await?;
    rows.into_iter().map(invitation_of).collect()
}

/// In the order of ids.
pub(super) async fn lock(tx: &Transaction<'_>, ids: &[InvitationId]) -> Result<Vec<Invitation>> {
    let rows = bargaining::lock()
        .prepare(tx)
        .await?
        .bind(tx, &uuids(ids))
        .all()
        .await?;
    rows.into_iter().map(invitation_of).collect()
}

/// Saves the progress of invitations; counter-offers among the steps were tried at `tried_at`.
pub(super) async fn save(
    tx: &Transaction<'_>,
    tried_at: Option<DateTime<Utc>>,
    invitations: &[Invitation],
) -> Result<()> {
    if invitations.is_empty() {
        return Ok(());
    }
    let moving = || invitations.iter().map(|invitation| &invitation.progress);
    let ids: Vec<_> = invitations
        .iter()
        .map(|invitation| invitation.id.0)
        .collect();
    let states: Vec<_> = moving().map(|it| it.state.into_str()).collect();
    let due = DeadlineColumns::of(moving().map(|it| it.deadline));
    let counter_prices: Vec<_> = moving()
        .map(|it| it.counter_price.map(UnitPrice::yuan))
        .collect();
    let counter_reasons: Vec<_> = moving().map(|it| it.counter_reason.as_deref()).collect();
    let attempts: Vec<_> = moving().map(|it| it.counter_attempts).collect();
    let decisions = || moving().map(|it| it.decision.as_ref());
    let decided_at: Vec<_> = decisions().map(|it| it.map(|it| it.at)).collect();
    let decided_by: Vec<_> = decisions()
        .map(|it| it.map(|it| it.by.into_str()))
        .collect();
    let clauses: Vec<_> = decisions()
        .map(|it| it.map(|it| it.clause.as_str()))
        .collect();
    let reasons: Vec<_> = decisions()
        .map(|it| it.and_then(|it| it.reason.as_deref()))
        .collect();
    bargaining::save_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &bargaining::SaveManyParams {
                tried_at,
                ids: &ids,
                states: &states,
                due_at: &due.at,
                provisional: &due.is_provisional,
                due_from: &due.from,
                calendar_versions: &due.calendar_version,
                counter_prices: &counter_prices,
                counter_reasons: &counter_reasons,
                counter_attempts: &attempts,
                decided_at: &decided_at,
                decided_by: &decided_by,
                decision_clauses: &clauses,
                decision_reasons: &reasons,
            },
        )
        .await?;
    Ok(())
}

/// The two sides of invitations, with the names that messages show.
pub(super) fn sides<'a>(
    tx: &'a Transaction<'_>,
    ids: &'a [&'a str],
) -> BoxFuture<'a, Result<HashMap<String, Sides>>> {
    Box::pin(async move {
        let ids: Result<Vec<Uuid>, _> = ids.iter().map(|id| id.parse()).collect();
        let ids = ids.map_err(Error::internal)?;
        let rows = bargaining::sides()
            .prepare(tx)
            .await?
            .bind(tx, &ids)
            .all()
            .await?;
        let sides = rows.into_iter().map(|row| {
            let names = Names {
                hospital_name: Some(row.hospital_name),
                manufacturer_name: Some(row.manufacturer_name),
                product_name: Some(row.product_name),
                base_unit: Some(row.base_unit),
                sales_unit: Some(row.sales_unit),
            };
            let sides = Sides {
                hospital: Some(OrganisationId(row.hospital)),
                manufacturer: Some(OrganisationId(row.manufacturer)),
                names,
            };
            (row.id.to_string(), sides)
        });
        Ok(sides.collect())
    })
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = bargaining::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}

/// Deletes at most `rows_max` places of lists that nobody reads any more; returns how many.
pub(super) async fn forget_moved(
    tx: &Transaction<'_>,
    before: DateTime<Utc>,
    rows_max: i64,
) -> Result<u64> {
    let forget = bargaining::forget_moved().prepare(tx).await?;
    Ok(forget.bind(tx, &before, &rows_max).await?)
}
