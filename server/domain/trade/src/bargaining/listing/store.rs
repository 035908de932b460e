//! Lists and counts of invitations, rows to types.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use ground::database::{Reader, TOTALS_EXACT_TO};
use ground::{InvitationId, OrganisationId, ProductId, Result, stored};
use market::catalogue::Named;
use sql::queries::bargaining;
use strum::VariantArray;

use super::types::{InvitationFilter, InvitationPlace, Listed, Party, SortBy, Waiting};
use crate::bargaining::types::Invitation;
use crate::bargaining::{State, store};

/// What a page and its total are asked for.
struct Wanted<'a> {
    party: Party,
    /// The region that it is within, as its code.
    within: Option<String>,
    states: Vec<&'static str>,
    product: Option<i64>,
    /// Only of products whose name has this part or whose code begins with it.
    part: Option<&'a str>,
    due_before: Option<DateTime<Utc>>,
}

/// A page in an order, and the total, counted up to [`TOTALS_EXACT_TO`] and one more.
pub(super) async fn page(
    db: &impl Reader,
    party: Party,
    filter: &InvitationFilter,
    from: (SortBy, Option<InvitationPlace>),
    rows_max: i64,
) -> Result<(Vec<Listed>, i64)> {
    let wanted = Wanted {
        party,
        within: party.region().map(|region| region.to_string()),
        states: states_of(filter),
        product: filter.product.map(|product| product.0),
        part: filter.text.as_deref(),
        due_before: filter.due_before,
    };
    if let Some(ids) = &filter.ids {
        return of_ids(db, &wanted, ids, from, rows_max).await;
    }
    let (sort, after) = (from.0, from.1.as_ref());
    let (places, total) = match numbered(db, &wanted).await? {
        // It has no page after the first.
        Some(_) if after.is_some() => return Ok((Vec::new(), 1)),
        Some(id) => {
            let wanted = Wanted {
                part: None,
                ..wanted
            };
            return of_ids(db, &wanted, &[InvitationId(id)], from, rows_max).await;
        }
        None => {
            let (total, by) = total(db, &wanted).await?;
            let places = match by {
                By::Products(products) => {
                    of_products(db, &wanted, &products, (sort, after), rows_max).await
                }
                By::Order(products) => {
                    let products = products.as_deref();
                    in_order(db, &wanted, products, (sort, after), rows_max).await
                }
            };
            (places?, total)
        }
    };
    let ids: Vec<InvitationId> = places.iter().map(|place| place.id).collect();
    let mut found: HashMap<InvitationId, Invitation> = store::get(db, &ids)
        .await?
        .into_iter()
        .map(|invitation| (invitation.id, invitation))
        .collect();
    let listed = |place: InvitationPlace| {
        let invitation = found.remove(&place.id)?;
        Some(Listed { invitation, place })
    };
    Ok((places.into_iter().filter_map(listed).collect(), total))
}

/// Of these invitations: all are read, filtered and sorted, since one act sends no more of them than fit.
async fn of_ids(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    ids: &[InvitationId],
    (sort, after): (SortBy, Option<InvitationPlace>),
    rows_max: i64,
) -> Result<(Vec<Listed>, i64)> {
    let since = match &after {
        Some(after) => after.since.clone(),
        None => {
            let snapshot = bargaining::snapshot().prepare(db).await?;
            snapshot.bind(db).one().await?
        }
    };
    let mut found = store::get(db, ids).await?;
    // After the invitations: what moves in between is among these, with the place that it has there.
    let moved = moved(db, sort, &since).await?;
    let products: Vec<i64> = found.iter().map(|one| one.product.0).collect();
    let named = match wanted.part {
        Some(_) => Some(
            products_named(db, wanted, Some(&products), i64::MAX)
                .await?
                .0,
        ),
        None => None,
    };
    let is_named = |one: &Invitation| {
        let is_it = |named: &Vec<i64>| named.contains(&one.product.0);
        named.as_ref().is_none_or(is_it)
    };
    found.retain(|one| wanted.includes(one) && is_named(one));
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let position = |one: &Invitation| match moved.get(&one.id) {
        Some(at) => (*at, one.id),
        None => sort.position(one),
    };
    found.sort_by_key(position);
    if sort.is_descending() {
        found.reverse();
    }
    let is_after = |one: &Invitation| match &after {
        None => true,
        Some(after) if sort.is_descending() => position(one) < after.position(),
        Some(after) => after.position() < position(one),
    };
    found.retain(is_after);
    found.truncate(usize::try_from(rows_max).unwrap_or(usize::MAX));
    let listed = |invitation: Invitation| {
        let (at, id) = position(&invitation);
        let since = since.clone();
        let place = InvitationPlace { at, id, since };
        Listed { invitation, place }
    };
    Ok((found.into_iter().map(listed).collect(), total))
}

/// Where invitations were in an order before they moved.
async fn moved(
    db: &impl Reader,
    sort: SortBy,
    since: &str,
) -> Result<HashMap<InvitationId, DateTime<Utc>>> {
    if !sort.is_by_deadline() {
        return Ok(HashMap::new());
    }
    let moved = bargaining::moved().prepare(db).await?;
    let moved = moved.bind(db, &since).all().await?;
    let place = |row: bargaining::Moved| {
        let at = row.due_at.unwrap_or_else(|| sort.without_deadline());
        (InvitationId(row.invitation), at)
    };
    Ok(moved.into_iter().map(place).collect())
}

impl Wanted<'_> {
    /// Whether it is one of those wanted, but for its product's name.
    fn includes(&self, one: &Invitation) -> bool {
        let due_at = one.progress.deadline.map(|deadline| deadline.due_at);
        let is_due = self
            .due_before
            .is_none_or(|before| due_at.is_some_and(|due_at| due_at < before));
        let is_of_product = self.product.is_none_or(|product| product == one.product.0);
        self.party.includes(one)
            && self.states.contains(&one.progress.state.into_str())
            && is_of_product
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

/// The products that the part of a name finds among some of those that the party ever invited for, or among all of them; of at most so
/// many pairs of hospital and product, and whether these are all.
async fn products_named(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    among: Option<&[i64]>,
    pairs: i64,
) -> Result<(Vec<i64>, bool)> {
    let params = bargaining::ProductsNamedParams {
        pairs,
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        name_part: wanted.part.unwrap_or_default(),
        among,
    };
    let named = bargaining::products_named().prepare(db).await?;
    let named = named.params(db, &params).all().await?;
    let are_all = named.first().is_none_or(|one| one.pairs < pairs);
    Ok((named.iter().map(|one| one.product).collect(), are_all))
}

/// The invitation whose number was asked for.
async fn numbered(db: &impl Reader, wanted: &Wanted<'_>) -> Result<Option<uuid::Uuid>> {
    let Some(number) = wanted.part else {
        return Ok(None);
    };
    let params = bargaining::NumberedParams {
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        product: wanted.product,
        due_before: wanted.due_before,
        number,
        states: &wanted.states,
    };
    let numbered = bargaining::numbered().prepare(db).await?;
    Ok(numbered.params(db, &params).opt().await?)
}

/// How a page is found soonest.
enum By {
    /// In the order of the list; of these products alone, where they are known.
    Order(Option<Vec<i64>>),
    /// By its products: all of them are few.
    Products(Vec<i64>),
}

/// How many there are, and how a page of them is found.
async fn total(db: &impl Reader, wanted: &Wanted<'_>) -> Result<(i64, By)> {
    let Some(part) = wanted.part else {
        let of_all = count(db, wanted, None, TOTALS_EXACT_TO + 1).await?;
        let one = wanted.product.filter(|_| of_all <= TOTALS_EXACT_TO);
        let by = one.map_or(By::Order(None), |one| By::Products(vec![one]));
        return Ok((of_all, by));
    };
    // So few that they are read one by one, whatever their products are called.
    if count(db, wanted, None, Named::FEW + 1).await? <= Named::FEW {
        let named = count(db, wanted, wanted.part, Named::FEW + 1).await?;
        return Ok((named, By::Order(None)));
    }
    let one = wanted.product.map(|one| [one]);
    let among = one.as_ref().map(|one| &one[..]);
    let (products, are_all) = products_named(db, wanted, among, Named::FEW).await?;
    let named = count_of_products(db, wanted, &products).await?;
    if are_all {
        let by = match named <= Named::FEW {
            true => By::Products(products),
            false => By::Order(Some(products)),
        };
        return Ok((named, by));
    }
    // A frequent part of names: in order, the next one is never far, and mostly some of its products are too many already.
    match TOTALS_EXACT_TO < named {
        true => Ok((named, By::Order(None))),
        false => Ok((count_named(db, wanted, part).await?, By::Order(None))),
    }
}

async fn count_named(db: &impl Reader, wanted: &Wanted<'_>, part: &str) -> Result<i64> {
    let params = bargaining::CountNamedParams {
        name_part: part,
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        product: wanted.product,
        states: &wanted.states,
        due_before: wanted.due_before,
    };
    let count = bargaining::count_named().prepare(db).await?;
    Ok(count.params(db, &params).one().await?)
}

async fn count_of_products(db: &impl Reader, wanted: &Wanted<'_>, products: &[i64]) -> Result<i64> {
    let is_of_any_state = wanted.states.len() == State::VARIANTS.len();
    let params = bargaining::CountOfProductsParams {
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        product: wanted.product,
        products,
        due_before: wanted.due_before,
        states: (!is_of_any_state).then_some(&wanted.states),
    };
    let count = bargaining::count_of_products().prepare(db).await?;
    Ok(count.params(db, &params).one().await?)
}

/// At most `most`.
async fn count(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    name_part: Option<&str>,
    most: i64,
) -> Result<i64> {
    let params = bargaining::CountParams {
        states: &wanted.states,
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        product: wanted.product,
        name_part,
        due_before: wanted.due_before,
        most,
    };
    let count = bargaining::count().prepare(db).await?;
    Ok(count.params(db, &params).one().await?)
}

/// Of few invitations, of some products: all are read and sorted.
async fn of_products(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    products: &[i64],
    (sort, after): (SortBy, Option<&InvitationPlace>),
    rows_max: i64,
) -> Result<Vec<InvitationPlace>> {
    let params = bargaining::PageOfProductsParams {
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        products,
        due_before: wanted.due_before,
        by_deadline: sort.is_by_deadline(),
        without_deadline: sort.without_deadline(),
        states: &wanted.states,
        after_at: after.map(|after| after.at),
        descending: sort.is_descending(),
        after_id: after.map_or_else(uuid::Uuid::nil, |after| after.id.0),
        rows: rows_max,
        since: after.map(|after| after.since.as_str()),
    };
    let page = bargaining::page_of_products().prepare(db).await?;
    let page = page.params(db, &params).all().await?;
    let place = |row: bargaining::PageOfProducts| InvitationPlace {
        at: row.at,
        id: InvitationId(row.id),
        since: row.since,
    };
    Ok(page.into_iter().map(place).collect())
}

/// Of many: read in the order of the list until the page is full; of `products` alone, where they are given.
async fn in_order(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    products: Option<&[i64]>,
    (sort, after): (SortBy, Option<&InvitationPlace>),
    rows_max: i64,
) -> Result<Vec<InvitationPlace>> {
    let params = bargaining::PageParams {
        states: &wanted.states,
        hospital: wanted.party.hospital(),
        manufacturer: wanted.party.manufacturer(),
        within: wanted.within.as_deref(),
        product: wanted.product,
        // Whose names are known need not be asked for them.
        name_part: wanted.part.filter(|_| products.is_none()),
        products,
        due_before: wanted.due_before,
        sort: sort.into_str(),
        after_at: after.map(|after| after.at),
        after_id: after.map_or_else(uuid::Uuid::nil, |after| after.id.0),
        rows: rows_max,
        since: after.map(|after| after.since.as_str()),
        without_deadline: sort.without_deadline(),
        descending: sort.is_descending(),
    };
    let page = bargaining::page().prepare(db).await?;
    let page = page.params(db, &params).all().await?;
    let place = |row: bargaining::Page| InvitationPlace {
        at: row.at,
        id: InvitationId(row.id),
        since: row.since,
    };
    Ok(page.into_iter().map(place).collect())
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

/// Those open within a region; all where none is named.
pub(super) async fn open_count(
    db: &impl Reader,
    within: Option<String>,
    soon: DateTime<Utc>,
) -> Result<Waiting> {
    let row = bargaining::open_count()
        .prepare(db)
        .await?
        .bind(db, &soon, &within.as_deref())
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
