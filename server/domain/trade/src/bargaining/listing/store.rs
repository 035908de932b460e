//! Lists and counts of invitations, rows to types.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use ground::database::{Reader, TOTALS_EXACT_TO};
use ground::{InvitationId, OrganisationId, ProductId, Result, stored};
use sql::queries::bargaining;
use strum::VariantArray;

use super::types::{InvitationFilter, Party, Position, SortBy, Waiting};
use crate::bargaining::types::Invitation;
use crate::bargaining::{State, store};

/// What a page and its total are asked for.
struct Wanted<'a> {
    party: Party,
    states: Vec<&'static str>,
    /// Only of these products; `None` does not filter.
    products: Option<Vec<i64>>,
    due_before: &'a Option<DateTime<Utc>>,
}

/// A page in an order, and the total, counted up to [`TOTALS_EXACT_TO`] and one more.
pub(super) async fn page(
    db: &impl Reader,
    party: Party,
    filter: &InvitationFilter,
    from: (SortBy, Option<Position>),
    rows_max: i64,
) -> Result<(Vec<Invitation>, i64)> {
    let wanted = Wanted {
        party,
        states: states_of(filter),
        products: products_of(db, party, filter).await?,
        due_before: &filter.due_before,
    };
    if let Some(ids) = &filter.ids {
        return of_ids(db, &wanted, ids, from, rows_max).await;
    }
    let (ids, total) = match numbered(db, &wanted, filter).await? {
        // It has no page after the first.
        Some(_) if from.1.is_some() => (Vec::new(), 1),
        Some(id) => (vec![id], 1),
        None => {
            let total = total(db, &wanted).await?;
            let ids = match wanted.products {
                Some(_) if total <= TOTALS_EXACT_TO => {
                    of_products(db, &wanted, from, rows_max).await
                }
                _ => in_order(db, &wanted, from, rows_max).await,
            };
            (ids?, total)
        }
    };
    let ids: Vec<InvitationId> = ids.into_iter().map(InvitationId).collect();
    let mut found: HashMap<InvitationId, Invitation> = store::get(db, &ids)
        .await?
        .into_iter()
        .map(|invitation| (invitation.id, invitation))
        .collect();
    let page = ids.iter().filter_map(|id| found.remove(id)).collect();
    Ok((page, total))
}

/// Of these invitations: all are read, filtered and sorted, since one act sends no more of them than fit.
async fn of_ids(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    ids: &[InvitationId],
    (sort, after): (SortBy, Option<Position>),
    rows_max: i64,
) -> Result<(Vec<Invitation>, i64)> {
    let mut found = store::get(db, ids).await?;
    found.retain(|one| wanted.includes(one));
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    found.sort_by_key(|one| sort.position(one));
    if sort.is_descending() {
        found.reverse();
    }
    let is_after = |one: &Invitation| match after {
        None => true,
        Some(after) if sort.is_descending() => sort.position(one) < after,
        Some(after) => after < sort.position(one),
    };
    found.retain(is_after);
    found.truncate(usize::try_from(rows_max).unwrap_or(usize::MAX));
    Ok((found, total))
}

impl Wanted<'_> {
    fn includes(&self, one: &Invitation) -> bool {
        let due_at = one.progress.deadline.map(|deadline| deadline.due_at);
        let is_due = self
            .due_before
            .is_none_or(|before| due_at.is_some_and(|due_at| due_at < before));
        let of_product = |products: &Vec<i64>| products.contains(&one.product.0);
        self.party.includes(one)
            && self.states.contains(&one.progress.state.into_str())
            && self.products.as_ref().is_none_or(of_product)
            && is_due
    }
}

/// Each state is read by itself: named twice, its rows would come twice.
fn states_of(filter: &InvitationFilter) -> Vec<&'static str> {
    let states: &[State] = if filter.states.is_empty() {
        State::VARIANTS
    } else {
        &filter.states
    };
    let distinct: BTreeSet<&str> = states.iter().map(|state| state.into_str()).collect();
    distinct.into_iter().collect()
}

/// The products that a filter leaves, of those ever invited for when it names a part of their name.
async fn products_of(
    db: &impl Reader,
    party: Party,
    filter: &InvitationFilter,
) -> Result<Option<Vec<i64>>> {
    let Some(name_part) = &filter.text else {
        return Ok(filter.product.map(|product| vec![product.0]));
    };
    let params = bargaining::ProductsNamedParams {
        hospital: party.hospital(),
        manufacturer: party.manufacturer(),
        name_part: name_part.as_str(),
    };
    let mut named = bargaining::products_named()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    if let Some(product) = filter.product {
        named.retain(|id| *id == product.0);
    }
    Ok(Some(named))
}

/// The invitation whose number was asked for.
async fn numbered(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    filter: &InvitationFilter,
) -> Result<Option<uuid::Uuid>> {
    let Some(number) = &filter.text else {
        return Ok(None);
    };
    let product = filter.product.map(|product| [product.0]);
    let params = bargaining::NumberedParams {
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        products: product.as_ref().map(|one| &one[..]),
        due_before: *wanted.due_before,
        number: number.as_str(),
        states: &wanted.states,
    };
    Ok(bargaining::numbered()
        .prepare(db)
        .await?
        .params(db, &params)
        .opt()
        .await?)
}

async fn total(db: &impl Reader, wanted: &Wanted<'_>) -> Result<i64> {
    let (hospital, manufacturer) = (wanted.party.hospital(), wanted.party.manufacturer());
    let Some(products) = wanted.products.as_deref() else {
        let params = bargaining::CountParams {
            states: &wanted.states,
            hospital,
            manufacturer,
            due_before: *wanted.due_before,
        };
        return Ok(bargaining::count()
            .prepare(db)
            .await?
            .params(db, &params)
            .one()
            .await?);
    };
    let params = bargaining::CountOfProductsParams {
        products,
        hospital,
        manufacturer,
        due_before: *wanted.due_before,
        states: &wanted.states,
    };
    Ok(bargaining::count_of_products()
        .prepare(db)
        .await?
        .params(db, &params)
        .one()
        .await?)
}

/// Of few invitations, of some products: all are read and sorted.
async fn of_products(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    (sort, after): (SortBy, Option<Position>),
    rows_max: i64,
) -> Result<Vec<uuid::Uuid>> {
    let params = bargaining::PageOfProductsParams {
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        products: wanted.products.as_deref().unwrap_or_default(),
        due_before: *wanted.due_before,
        by_deadline: sort.is_by_deadline(),
        without_deadline: sort.without_deadline(),
        states: &wanted.states,
        after_at: after.map(|(at, _)| at),
        descending: sort.is_descending(),
        after_id: after.map_or_else(uuid::Uuid::nil, |(_, id)| id.0),
        rows: rows_max,
    };
    Ok(bargaining::page_of_products()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?)
}

/// Of many: read in the order of the list until the page is full.
async fn in_order(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    (sort, after): (SortBy, Option<Position>),
    rows_max: i64,
) -> Result<Vec<uuid::Uuid>> {
    let params = bargaining::PageParams {
        states: &wanted.states,
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        products: wanted.products.as_deref(),
        due_before: *wanted.due_before,
        sort: sort.into_str(),
        after_at: after.map(|(at, _)| at),
        after_id: after.map_or_else(uuid::Uuid::nil, |(_, id)| id.0),
        rows: rows_max,
        without_deadline: sort.without_deadline(),
        descending: sort.is_descending(),
    };
    Ok(bargaining::page()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?)
}

pub(super) async fn waiting(
    db: &impl Reader,
    party: OrganisationId,
    state: State,
    soon: DateTime<Utc>,
) -> Result<Waiting> {
    let row = bargaining::waiting_count()
        .prepare(db)
        .await?
        .bind(db, &state.into_str(), &soon, &party.0)
        .one()
        .await?;
    Ok(Waiting {
        for_caller: row.waiting,
        due_soon: row.due_soon,
        open: row.open,
    })
}

pub(super) async fn open_count(db: &impl Reader, soon: DateTime<Utc>) -> Result<Waiting> {
    let row = bargaining::open_count()
        .prepare(db)
        .await?
        .bind(db, &soon)
        .one()
        .await?;
    Ok(Waiting {
        for_caller: 0,
        due_soon: row.due_soon,
        open: row.open,
    })
}

pub(super) async fn open_of_pair(
    db: &impl Reader,
    hospital: OrganisationId,
    product: ProductId,
) -> Result<Option<(InvitationId, String, State)>> {
    let row = bargaining::open_of_pair()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::OpenOfPairParams {
                hospital: hospital.0,
                product: product.0,
            },
        )
        .opt()
        .await?;
    row.map(|row| {
        let state = stored(&row.state)?;
        Ok((InvitationId(row.id), row.number, state))
    })
    .transpose()
}
