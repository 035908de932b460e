//! What rows with listed prices find and leave: price and limit before and after, and what would end.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::catalogue::LoadedRow;
use domain::database::Transaction;
use domain::listed_price::{self, LimitMove, LimitRise, ListedPrice, PricesAround};
use domain::listing_platform;
use domain::price_change::{LoadForeseen, RiseHeld};
use domain::{ImportId, Moment, ProductId, Result, UnitPrice, bargaining};

use super::PreviewRow;
use crate::loading::rows::ListedAt;

/// Invitations that are counted by product, at most: more than 200 rows have.
const ENDING_MAX: usize = 10_000;

/// What a row with a listed price finds, and what is when its file is loaded. Prices are of one base unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowAround {
    /// The lowest price that the same platform lists today under the same kind.
    pub price_before: Option<UnitPrice>,
    /// The same afterwards: the row's own price, unless it is held.
    pub price_after: Option<UnitPrice>,
    /// The limit of the first day on which the file moves it, or of today.
    pub limit_before: Option<UnitPrice>,
    pub limit_after: Option<UnitPrice>,
    /// The first day on which the file moves the limit of the product.
    pub limit_moves_on: Option<NaiveDate>,
    /// Open invitations of the product that would end.
    pub invitations_ending: usize,
    /// What the same platform lists today under the same kind and goes on listing beside the row, the lowest first.
    pub beside: Vec<(UnitPrice, String)>,
    /// Where the end of a price there would be held, since the limit would rise: from, to and when.
    pub rise_held: Option<LimitRise>,
}

/// Notes what rows find and leave, in the transaction that loaded them.
pub(super) async fn note(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    prices: &LoadForeseen,
    rows: &mut [PreviewRow],
) -> Result<()> {
    let products = rows.iter().filter_map(|row| row.product.as_ref());
    let products: BTreeSet<ProductId> = products.map(|product| product.id).collect();
    let moves: HashMap<ProductId, &LimitMove> = (prices.moves.iter())
        .filter(|one| products.contains(&one.product))
        .map(|one| (one.product, one))
        .collect();
    let ids: Vec<ProductId> = products.into_iter().collect();
    let PricesAround {
        before,
        left,
        recorded,
    } = listed_price::prices_around_load(tx, import, &ids).await?;
    let limits = listed_price::limits(tx, moment, &ids).await?;
    let limits: HashMap<ProductId, Option<UnitPrice>> = limits
        .into_iter()
        .map(|limit| (limit.product, limit.price))
        .collect();
    let ending = ending_by_product(tx, moves.values().copied()).await?;
    let written = rows.iter().filter_map(|row| row.listed.as_ref());
    let written = written.filter_map(|listed| listed.platform.as_deref());
    let names = listing_platform::known_names(tx, written).await?;
    let other_names = names.other_names();
    for row in rows {
        let (Some(product), Some(listed)) = (row.product.as_ref(), row.listed.as_ref()) else {
            continue;
        };
        let product = product.id;
        let written = listed.platform.as_deref();
        let known = written.and_then(|written| other_names.get(written).copied());
        let of_product = |price: &&ListedPrice| price.key.product == product;
        let in_force = there(before.iter().filter(of_product), listed, known);
        let in_force = in_force.filter(|price| price.is_in_force(moment.today()));
        let price_before = in_force.map(|price| price.terms.base_price).min();
        let moved = moves.get(&product);
        let today = limits.get(&product).copied().flatten();
        row.around = Some(RowAround {
            price_before,
            price_after: match row.verdict.outcome == LoadedRow::Held {
                true => price_before,
                false => own_price(recorded.iter().filter(of_product), listed, known),
            },
            limit_before: moved.map_or(today, |one| one.before),
            limit_after: moved.map_or(today, |one| one.after),
            limit_moves_on: moved.map(|one| one.on),
            invitations_ending: ending.get(&product).copied().unwrap_or_default(),
            // What is held is not added yet.
            beside: match row.verdict.outcome == LoadedRow::Held {
                true => Vec::new(),
                false => beside(
                    left.iter().filter(of_product),
                    (listed, known),
                    moment.today(),
                ),
            },
            rise_held: rise_held(&prices.rising, product, listed, known),
        });
    }
    Ok(())
}

/// How many open invitations of each product end by its limit.
async fn ending_by_product<'a>(
    tx: &Transaction<'_>,
    moves: impl Iterator<Item = &'a LimitMove>,
) -> Result<HashMap<ProductId, usize>> {
    let lower: Vec<(ProductId, UnitPrice)> = moves
        .filter_map(|one| Some((one.product, one.lowest?)))
        .collect();
    let mut ending: HashMap<ProductId, usize> = HashMap::new();
    for one in bargaining::ending_invitations(tx, &lower, ENDING_MAX).await? {
        *ending.entry(one.product).or_default() += 1;
    }
    Ok(ending)
}

/// What is listed where a row lists its own and stays in force, the lowest first.
fn beside<'a>(
    left: impl Iterator<Item = &'a ListedPrice>,
    (at, known): (&ListedAt, Option<&str>),
    today: NaiveDate,
) -> Vec<(UnitPrice, String)> {
    let stays = there(left, at, known).filter(|price| price.is_in_force(today));
    let mut stays: Vec<(UnitPrice, String)> = stays
        .map(|price| (price.terms.base_price, price.key.source.clone()))
        .collect();
    stays.sort();
    stays.dedup();
    stays
}

/// The rise that is held of the end of a price where a row lists its own.
fn rise_held(
    rising: &[RiseHeld],
    product: ProductId,
    at: &ListedAt,
    known: Option<&str>,
) -> Option<LimitRise> {
    let mut rising = rising.iter().filter(|one| {
        let terms = &one.terms;
        one.product == product
            && terms.region == at.region
            && terms.kind == at.kind
            && at.level.is_none_or(|level| terms.level == level)
            && (at.platform.as_ref()).is_none_or(|written| {
                terms.platform == *written || Some(terms.platform.as_str()) == known
            })
    });
    rising.find_map(|one| one.rise.clone())
}

/// The prices that are recorded where a row lists its own, under the written name or the `known` one.
fn there<'a>(
    prices: impl Iterator<Item = &'a ListedPrice>,
    at: &ListedAt,
    known: Option<&str>,
) -> impl Iterator<Item = &'a ListedPrice> {
    prices.filter(move |price| {
        let key = &price.key;
        key.region == at.region
            && (at.platform.as_ref()).is_none_or(|written| {
                key.platform == *written || Some(key.platform.as_str()) == known
            })
            && at.level.is_none_or(|level| key.level == level)
            && key.kind == at.kind
    })
}

/// The price of one base unit under which the load `recorded` a row, so that what the row does not state is what the load made of
/// it; of lots of several sources that of its own.
fn own_price<'a>(
    recorded: impl Iterator<Item = &'a ListedPrice>,
    at: &ListedAt,
    known: Option<&str>,
) -> Option<UnitPrice> {
    let own = there(recorded, at, known).filter(|price| {
        price.key.effective_from == at.effective_from
            && price.terms.price == at.price
            && (at.pack_ratio)
                .is_none_or(|ratio| price.terms.pack_ratio.normalize() == ratio.normalize())
    });
    let of_source = |price: &&ListedPrice| price.key.source == at.source;
    own.max_by_key(of_source)
        .map(|price| price.terms.base_price)
}
