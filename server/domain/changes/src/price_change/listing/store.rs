//! Lists and counts of price changes, rows to types.

use std::collections::HashMap;

use chrono::NaiveDate;
use ground::calendar::Deadline;
use ground::database::{Reader, Transaction};
use ground::{
    ListedPriceId, Moment, OrganisationId, PriceChangeId, ProductId, Result, UnitPrice, stored,
};
use market::catalogue::{Named, ProductHead};
use prices::listed_price;
use sql::queries::price_change;

use crate::price_change::state::ChangeState;
use crate::price_change::store::change_of;
use crate::price_change::types::{
    ChangeFilter, ChangesWaiting, DecidedBy, PriceChange, PriceChangeRow, SubmittedFilter,
    SubmittedForeseen,
};

fn row_of(row: price_change::PriceChangeRow, change: PriceChange) -> PriceChangeRow {
    PriceChangeRow {
        change,
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        base_unit: row.base_unit,
        reference_limit: row.limit_price.map(UnitPrice::stored),
        end: None,
        rise: None,
        at_most: None,
        deadline: Deadline::of_row(
            row.due_from,
            row.due_at,
            row.due_is_provisional,
            row.calendar_version,
        ),
        objections_open: row.objections_open,
        far_from_limit: None,
        restated: None,
        corrected_by: row.corrected_by.map(PriceChangeId),
    }
}

/// A copy of a listed price whose end waits or is public.
pub(super) struct Ending {
    pub(super) change: PriceChangeId,
    pub(super) product: ProductId,
    pub(super) state: ChangeState,
    pub(super) listed_price: ListedPriceId,
}

/// Those of some products.
pub(super) async fn ending(db: &impl Reader, products: &[ProductId]) -> Result<Vec<Ending>> {
    let rows = price_change::ending()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let ending = rows.into_iter().map(|row| {
        Ok(Ending {
            change: PriceChangeId(row.change),
            product: ProductId(row.product),
            state: stored(&row.state)?,
            listed_price: ListedPriceId(row.id),
        })
    });
    ending.collect()
}

/// The changes of some products that wait or are public and end no price.
pub(super) async fn open_of_products(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let rows = price_change::open_of_products()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    rows.into_iter().map(change_of).collect()
}

/// Changes before `before` that a filter finds, newest first, with what a list shows beside them.
async fn rows(
    db: &impl Reader,
    today: NaiveDate,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
    named: &Named<'_>,
) -> Result<Vec<PriceChangeRow>> {
    let rows = price_change::page()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::PageParams {
                before: before.0,
                ids: ids_of(filter).as_deref(),
                origin: filter.origin.map(|it| it.into_str()),
                states: state_names(filter).as_deref(),
                manufacturer: filter.manufacturer.map(|id| id.0),
                linkage: filter.linkage.map(|id| id.0),
                campaign: filter.campaign.map(|id| id.0),
                product: filter.product.map(|id| id.0),
                publicity: filter.publicity.map(|id| id.0),
                with_drafts: !filter.without_drafts,
                buyer_or_manufacturer: filter.concerning.map(|id| id.0),
                today,
                products: named.products(),
                name_part: named.part(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let changes = price_change::get()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let mut changes: HashMap<i64, PriceChange> = changes
        .into_iter()
        .map(|row| Ok((row.id, change_of(row)?)))
        .collect::<Result<_>>()?;
    let rows = rows
        .into_iter()
        .filter_map(|row| changes.remove(&row.id).map(|change| row_of(row, change)));
    Ok(rows.collect())
}

fn ids_of(filter: &ChangeFilter) -> Option<Vec<i64>> {
    filter.ids.as_deref().map(PriceChangeId::numbers)
}

/// What a name leaves of the `total` changes; a filter that is narrower already is read through.
async fn named<'a>(db: &impl Reader, filter: &'a ChangeFilter, total: i64) -> Result<Named<'a>> {
    let Some(part) = filter.name_part.as_deref() else {
        return Ok(Named::All);
    };
    if !is_of_everybody(filter) || Named::FEW < total {
        return Ok(Named::Many(part));
    }
    let products = price_change::products_named().prepare(db).await?;
    Ok(Named::Few(products.bind(db, &part).all().await?))
}

async fn count_named(db: &impl Reader, filter: &ChangeFilter, part: &str) -> Result<i64> {
    let origin = filter.origin.map(|it| it.into_str());
    let (states, with_drafts) = (state_names(filter), !filter.without_drafts);
    let count = price_change::count_named().prepare(db).await?;
    let count = count.bind(db, &part, &origin, &states, &with_drafts);
    Ok(count.one().await?)
}

/// Whether a filter leaves changes of any manufacturer, list and publicity.
fn is_of_everybody(filter: &ChangeFilter) -> bool {
    let narrower = [
        filter.ids.is_some(),
        filter.manufacturer.is_some(),
        filter.linkage.is_some(),
        filter.campaign.is_some(),
        filter.product.is_some(),
        filter.publicity.is_some(),
        filter.concerning.is_some(),
    ];
    narrower.iter().all(|is_set| !is_set)
}

fn state_names(filter: &ChangeFilter) -> Option<Vec<&'static str>> {
    let states = filter.states.as_ref()?;
    Some(states.iter().map(|state| state.into_str()).collect())
}

/// Changes by their ids, in the order of ids.
pub(super) async fn rows_by_id(
    db: &impl Reader,
    today: NaiveDate,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeRow>> {
    let these = ChangeFilter {
        ids: Some(ids.to_vec()),
        ..ChangeFilter::default()
    };
    let newest = PriceChangeId(i64::MAX);
    let mut found = rows(db, today, &these, newest, i64::MAX, &Named::All).await?;
    found.reverse();
    Ok(found)
}

pub(super) async fn page(
    db: &impl Reader,
    today: NaiveDate,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let total = count(db, today, filter).await?;
    let named = named(db, filter, total).await?;
    let found = rows(db, today, filter, before, rows_max, &named).await?;
    Ok((found, total))
}

pub(in crate::price_change) async fn count(
    db: &impl Reader,
    today: NaiveDate,
    filter: &ChangeFilter,
) -> Result<i64> {
    let part = filter.name_part.as_deref();
    if let Some(part) = part
        && is_of_everybody(filter)
    {
        return count_named(db, filter, part).await;
    }
    let total = price_change::count()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::CountParams {
                ids: ids_of(filter).as_deref(),
                origin: filter.origin.map(|it| it.into_str()),
                states: state_names(filter).as_deref(),
                manufacturer: filter.manufacturer.map(|id| id.0),
                linkage: filter.linkage.map(|id| id.0),
                campaign: filter.campaign.map(|id| id.0),
                product: filter.product.map(|id| id.0),
                publicity: filter.publicity.map(|id| id.0),
                with_drafts: !filter.without_drafts,
                buyer_or_manufacturer: filter.concerning.map(|id| id.0),
                today,
                name_part: part,
            },
        )
        .one()
        .await?;
    Ok(total)
}

/// Submitted changes that a filter finds, oldest first, without rows of linkage lists. Skips locked
/// ones: callers at the same time share the work. What the person brought in comes last.
pub(in crate::price_change) async fn lock_submitted(
    tx: &Transaction<'_>,
    moment: &Moment,
    by: DecidedBy<'_>,
    filter: &SubmittedFilter,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let bounds = listed_price::bounds(moment)?;
    let origin = filter.origin.map(|origin| origin.into_str());
    let campaign = filter.campaign.map(|id| id.0);
    let product = filter.product.map(|id| id.0);
    let ids = price_change::lock_submitted()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::LockSubmittedParams {
                origin,
                campaign,
                product,
                name_part: filter.name_part.as_deref(),
                person: by.person.0,
                own: &PriceChangeId::numbers(by.own),
                today: moment.today(),
                below_part: bounds.below_part,
                above_times: bounds.above_times,
                with_far: by.reaches_far,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// What [`lock_submitted`] would find for a person, counted.
pub(in crate::price_change) async fn foresee_submitted(
    db: &impl Reader,
    moment: &Moment,
    by: DecidedBy<'_>,
    filter: &SubmittedFilter,
) -> Result<SubmittedForeseen> {
    let bounds = listed_price::bounds(moment)?;
    let origin = filter.origin.map(|origin| origin.into_str());
    let row = price_change::foresee_submitted()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::ForeseeSubmittedParams {
                person: by.person.0,
                own: &PriceChangeId::numbers(by.own),
                today: moment.today(),
                below_part: bounds.below_part,
                above_times: bounds.above_times,
                with_far: by.reaches_far,
                origin,
                campaign: filter.campaign.map(|id| id.0),
                product: filter.product.map(|id| id.0),
                name_part: filter.name_part.as_deref(),
            },
        )
        .one()
        .await?;
    Ok(SubmittedForeseen {
        found: row.found,
        not_decided: row.not_decided,
        products: row.products,
        manufacturers: row.manufacturers,
    })
}

/// The lowest price of each product among those that would be decided on; prices that never count are left out.
pub(in crate::price_change) async fn lowest_submitted(
    db: &impl Reader,
    moment: &Moment,
    by: DecidedBy<'_>,
    filter: &SubmittedFilter,
) -> Result<Vec<(ProductId, UnitPrice)>> {
    let bounds = listed_price::bounds(moment)?;
    let origin = filter.origin.map(|origin| origin.into_str());
    let rows = price_change::foresee_lowest()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::ForeseeLowestParams {
                person: by.person.0,
                own: &PriceChangeId::numbers(by.own),
                today: moment.today(),
                below_part: bounds.below_part,
                above_times: bounds.above_times,
                with_far: by.reaches_far,
                origin,
                campaign: filter.campaign.map(|id| id.0),
                product: filter.product.map(|id| id.0),
                name_part: filter.name_part.as_deref(),
            },
        )
        .all()
        .await?;
    let lowest = rows.into_iter();
    Ok(lowest
        .map(|row| (ProductId(row.product), UnitPrice::stored(row.price)))
        .collect())
}

pub(in crate::price_change) async fn waiting(
    db: &impl Reader,
    manufacturer: OrganisationId,
) -> Result<ChangesWaiting> {
    let row = price_change::waiting()
        .prepare(db)
        .await?
        .bind(db, &manufacturer.0)
        .one()
        .await?;
    Ok(ChangesWaiting {
        returned: row.returned,
        to_check: row.to_check,
        objections_open: row.objections_open,
        unconfirmed: row.unconfirmed,
    })
}

/// The public corrections that another person is to confirm.
pub(super) async fn unconfirmed(db: &impl Reader) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::unconfirmed()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}
