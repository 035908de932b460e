//! Recorded prices of hospitals when a load is undone, rows to types.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::Transaction;
use ground::{ImportId, InvitationId, Moment, OrganisationId, ProductId, Result, UnitPrice};
use sql::queries::current_price;

use super::rules::{Period, Recorded};
use super::types::OwnPriceUndone;

/// A hospital and a product.
pub(super) type Pair = (OrganisationId, ProductId);

/// What people call a recorded price by.
pub(super) struct Head {
    pub(super) invitation: Option<InvitationId>,
    pub(super) price: UnitPrice,
    pub(super) effective_from: NaiveDate,
    pub(super) contract_no: String,
}

/// The prices that an import declared, or repeated, and that only reversed imports state; with their products.
pub(super) async fn stated_by_reversed_alone(
    tx: &Transaction<'_>,
    import: ImportId,
    all_reversed: &[ImportId],
) -> Result<Vec<(i64, ProductId)>> {
    let reversed: Vec<_> = all_reversed.iter().map(|id| id.0).collect();
    let rows = current_price::stated_by_reversed_alone()
        .prepare(tx)
        .await?
        .bind(tx, &reversed, &import.0)
        .all()
        .await?;
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.id, ProductId(row.product))).collect())
}

/// The prices that an import declared before anybody else.
pub(super) async fn brought_in(tx: &Transaction<'_>, import: ImportId) -> Result<HashSet<i64>> {
    let ids = current_price::brought_in()
        .prepare(tx)
        .await?
        .bind(tx, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().collect())
}

/// Every row of these pairs, locked, oldest first.
pub(super) async fn lock_recorded(
    tx: &Transaction<'_>,
    pairs: &[Pair],
) -> Result<Vec<(Pair, Recorded, Head)>> {
    let hospitals: Vec<_> = pairs.iter().map(|(hospital, _)| hospital.0).collect();
    let products: Vec<_> = pairs.iter().map(|(_, product)| product.0).collect();
    let rows = current_price::lock_recorded()
        .prepare(tx)
        .await?
        .params(
            tx,
            &current_price::LockRecordedParams {
                hospitals: &hospitals,
                products: &products,
            },
        )
        .all()
        .await?;
    let recorded = rows.into_iter().map(|row| {
        let pair = (OrganisationId(row.hospital), ProductId(row.product));
        let head = Head {
            invitation: row.invitation.map(InvitationId),
            price: UnitPrice::stored(row.price),
            effective_from: row.effective_from,
            contract_no: row.contract_no,
        };
        let recorded = Recorded {
            id: row.id,
            copy_of: row.copy_of,
            from: row.effective_from,
            to: row.effective_to,
            recorded_at: row.recorded_at,
            superseded_at: row.superseded_at,
            ended_by_rule: row.last_day.filter(|_| row.ended_by_rule),
            undone: row.undone,
        };
        (pair, recorded, head)
    });
    Ok(recorded.collect())
}

pub(super) async fn withdraw(tx: &Transaction<'_>, moment: &Moment, ids: &[i64]) -> Result<()> {
    current_price::withdraw_current_prices()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &ids)
        .await?;
    Ok(())
}

/// Puts periods in force, as copies of the rows that they began as.
pub(super) async fn restore(
    tx: &Transaction<'_>,
    moment: &Moment,
    periods: &[Period],
) -> Result<()> {
    let roots: Vec<_> = periods.iter().map(|one| one.root).collect();
    let last_days: Vec<_> = periods.iter().map(|one| one.to).collect();
    current_price::restore_current_prices()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &roots, &last_days)
        .await?;
    Ok(())
}

pub(super) async fn mark_undone(tx: &Transaction<'_>, ids: &[i64]) -> Result<()> {
    current_price::mark_undone()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}

/// The rows of concluded prices that ended above a limit which is not below them on `day`, with their pairs; see
/// [`restore_ended_above_limit`](super::restore_ended_above_limit).
pub(super) async fn ended_without_reason(
    tx: &Transaction<'_>,
    day: NaiveDate,
    since: DateTime<Utc>,
    undone: &BTreeMap<ProductId, Option<UnitPrice>>,
) -> Result<Vec<(i64, Pair)>> {
    let products: Vec<ProductId> = undone.keys().copied().collect();
    let fell_to: Vec<_> = undone
        .values()
        .map(|price| price.map(|price| price.yuan()))
        .collect();
    let rows = current_price::ended_without_reason()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(&products), &fell_to, &day, &since)
        .all()
        .await?;
    let ended = rows.into_iter().map(|row| {
        let pair = (OrganisationId(row.hospital), ProductId(row.product));
        (row.id, pair)
    });
    Ok(ended.collect())
}

/// Concluded prices of products that ended since an instant above a limit which is below them on `day` still.
pub(super) async fn still_ended(
    tx: &Transaction<'_>,
    day: NaiveDate,
    since: DateTime<Utc>,
    products: &[ProductId],
) -> Result<Vec<OwnPriceUndone>> {
    let rows = current_price::still_ended()
        .prepare(tx)
        .await?
        .bind(tx, &day, &ProductId::numbers(products), &since)
        .all()
        .await?;
    let ended = rows.into_iter().map(|row| OwnPriceUndone {
        product: ProductId(row.product),
        invitation: row.invitation.map(InvitationId),
        price: UnitPrice::stored(row.price),
    });
    Ok(ended.collect())
}

/// Notes of rows that no limit has ended them after all.
pub(super) async fn forget_ends(tx: &Transaction<'_>, ids: &[i64]) -> Result<()> {
    current_price::forget_ends()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}
