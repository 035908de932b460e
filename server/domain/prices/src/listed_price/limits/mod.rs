//! Reference limits: today's are stored, every other day's are calculated from the recorded prices.

mod store;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::try_join;
use ground::database::{Reader, Transaction};
use ground::log::{self, Readers};
use ground::{Error, EventId, Moment, ProductId, Result, UnitPrice, setting, shanghai_midnight};
use market::catalogue;

use super::event::{LIMITS_CHANGED, LimitsChanged};
use super::fall;
use super::limit_sheet::{Considered, LimitSheet, binds_since, limit_on, lowest_of_each};
use super::rules::{ListedPrice, by_product};
use super::store::{lock_prices, prices_known_at, prices_of_products};
use super::types::{ChangedLimit, Limit, LimitSince, LimitVersion, Lowest};

pub(super) use store::stored_limits;

/// The setting that holds the day of the stored limits.
const LIMITS_OF_DAY: &str = "limits_of_day";

/// Products whose limits are calculated at once; bounds the prices held in memory.
pub(super) const PRODUCTS_AT_ONCE: usize = 5_000;

/// The calculation of a product's limit on any day, as known at an instant;
/// [`NotFound`](ground::Error::NotFound) when there is no such product.
pub async fn sheet(
    db: &impl Reader,
    product: ProductId,
    on: NaiveDate,
    known_at: DateTime<Utc>,
) -> Result<LimitSheet> {
    catalogue::must_exist(db, product).await?;
    let prices = prices_known_at(db, product, known_at).await?;
    Ok(LimitSheet::of(prices, on).each_once())
}

/// The lowest price of each province that lists a product today, whether or not it counts;
/// [`NotFound`](ground::Error::NotFound) when there is no such product.
pub async fn spread(
    db: &impl Reader,
    moment: &Moment,
    product: ProductId,
) -> Result<Vec<Considered>> {
    catalogue::must_exist(db, product).await?;
    let prices = prices_of_products(db, &[product]).await?;
    let today = moment.today();
    let sheet = LimitSheet::of(prices, today);
    Ok(sheet
        .lowest_of_provinces(today)
        .into_iter()
        .cloned()
        .collect())
}

/// Today's limits of products; those that never had a price are left out. While the limits of today are not
/// settled they are worked out from the prices, so that no answer waits for the job. The database's function
/// `limit_of` does the same for lists.
pub async fn limits(
    db: &impl Reader,
    moment: &Moment,
    products: &[ProductId],
) -> Result<Vec<Limit>> {
    let (stored, settled) = try_join!(stored_limits(db, products), last_settled_day(db))?;
    let today = moment.today();
    if settled.is_some_and(|settled| today <= settled) {
        return Ok(stored);
    }
    let mut stored: HashMap<ProductId, Limit> = (stored.into_iter())
        .map(|limit| (limit.product, limit))
        .collect();
    let prices = prices_of_products(db, products).await?;
    let mut prices = by_product(&prices);
    let limits = products.iter().filter_map(|product| {
        let prices = prices.remove(product).unwrap_or_default();
        limit_on(*product, stored.remove(product), &prices, settled, today)
    });
    Ok(limits.collect())
}

/// The stored limits of products, each with the instant from which it binds; those without a limit are left out.
pub async fn stored_limits_since(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<HashMap<ProductId, LimitSince>> {
    store::limits_since(db, products).await
}

/// Today's limits of products, each with the instant from which it binds; those without a limit are left out. As
/// [`limits`], they do not wait for the job.
pub async fn limits_since(
    db: &impl Reader,
    moment: &Moment,
    products: &[ProductId],
) -> Result<HashMap<ProductId, LimitSince>> {
    let mut since = store::limits_since(db, products).await?;
    let today = moment.today();
    if last_settled_day(db).await?.is_some_and(|day| today <= day) {
        return Ok(since);
    }
    let limits = limits(db, moment, products).await?;
    let prices = prices_of_products(db, products).await?;
    let lowest = lowest_of_each(prices.iter().map(ListedPrice::candidate), today);
    for limit in limits {
        let stored = since.get(&limit.product).map(|stored| stored.price);
        if stored == limit.price {
            continue;
        }
        since.remove(&limit.product);
        let Some((price, lowest)) = limit.price.zip(lowest.get(&limit.product)) else {
            continue;
        };
        let set_by = prices.iter().find(|one| one.id == lowest.id);
        let loaded = set_by.filter(|one| one.loaded_by.is_some());
        let one = LimitSince {
            price,
            version: None,
            since: binds_since(limit.effective_on, loaded.map(|one| one.recorded_at)),
        };
        since.insert(limit.product, one);
    }
    Ok(since)
}

/// Every limit that a product has had; [`NotFound`](ground::Error::NotFound) when there is no such product.
pub async fn limit_history(db: &impl Reader, product: ProductId) -> Result<Vec<LimitVersion>> {
    catalogue::must_exist(db, product).await?;
    store::limit_history(db, product).await
}

/// The products whose limits an event changed.
pub async fn limits_of_event(db: &impl Reader, event: EventId) -> Result<Vec<ProductId>> {
    store::products_of_event(db, event).await
}

/// Settles the limits of the next unsettled day on which something turns, or of today: prices that start or end on it move
/// the limits of their products, and certificates expire. On the days in between nothing does, however many they are.
/// Returns the day; `None` when all days are settled.
pub async fn settle_day(tx: &Transaction<'_>, moment: &Moment) -> Result<Option<NaiveDate>> {
    lock_prices(tx).await?;
    let today = moment.today();
    let day = match last_settled_day(tx).await? {
        Some(last) if today <= last => return Ok(None),
        Some(last) => next_turn(tx, last)
            .await?
            .map_or(today, |next| next.min(today)),
        None => today,
    };
    let turning = store::products_turning(tx, day).await?;
    for products in turning.chunks(PRODUCTS_AT_ONCE) {
        let prices = prices_of_products(tx, products).await?;
        let each = prices.iter().map(ListedPrice::candidate);
        renew(tx, moment, day, products, &lowest_of_each(each, day)).await?;
    }
    catalogue::note_expired_certificates(tx, moment, day).await?;
    setting::write(tx, LIMITS_OF_DAY, &day.to_string()).await?;
    Ok(Some(day))
}

/// The first day after `last` on which a price starts or ends, or a certificate has expired.
async fn next_turn(tx: &Transaction<'_>, last: NaiveDate) -> Result<Option<NaiveDate>> {
    let of_price = store::next_turn(tx, last).await?;
    let of_certificate = catalogue::next_expiry(tx, last).await?;
    Ok([of_price, of_certificate].into_iter().flatten().min())
}

/// Renews the stored limits of products whose prices changed. They stay those of the last settled day:
/// settling the next day takes the change into account.
pub async fn renew_limits(
    tx: &Transaction<'_>,
    moment: &Moment,
    products: &[ProductId],
) -> Result<usize> {
    let day = limits_day(tx, moment).await?;
    let prices = prices_of_products(tx, products).await?;
    let each = prices.iter().map(ListedPrice::candidate);
    renew(tx, moment, day, products, &lowest_of_each(each, day)).await
}

/// Writes today's limits of `products` that differ from the lowest price of each on `day`, with one event
/// for all.
pub(super) async fn renew(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    products: &[ProductId],
    lowest: &HashMap<ProductId, Lowest<'_>>,
) -> Result<usize> {
    let current: HashMap<ProductId, Limit> = stored_limits(tx, products)
        .await?
        .into_iter()
        .map(|limit| (limit.product, limit))
        .collect();
    let changed: Vec<ChangedLimit<'_>> = products
        .iter()
        .filter_map(|product| {
            let before = current.get(product).and_then(|before| before.price);
            ChangedLimit::of(*product, lowest.get(product), before)
        })
        .collect();
    write(tx, moment, day, &changed).await
}

/// Writes today's limits that `added` prices lower; all others stay. Correct only while the limits [are
/// settled](are_settled): otherwise a stored limit may rest on a price that has ended.
pub(super) async fn lower(
    tx: &Transaction<'_>,
    moment: &Moment,
    added: &HashMap<ProductId, Lowest<'_>>,
) -> Result<usize> {
    let mut products: Vec<ProductId> = added.keys().copied().collect();
    products.sort_unstable();
    let current: HashMap<ProductId, Option<UnitPrice>> = stored_limits(tx, &products)
        .await?
        .into_iter()
        .map(|limit| (limit.product, limit.price))
        .collect();
    let changed: Vec<ChangedLimit<'_>> = products
        .into_iter()
        .filter_map(|product| {
            let before = current.get(&product).copied().flatten();
            let changed = ChangedLimit::of(product, added.get(&product), before)?;
            changed.falls.then_some(changed)
        })
        .collect();
    write(tx, moment, moment.today(), &changed).await
}

/// The day of the stored limits: the last one that was settled, or today.
pub async fn limits_day(db: &impl Reader, moment: &Moment) -> Result<NaiveDate> {
    let settled = last_settled_day(db).await?;
    Ok(settled.unwrap_or_else(|| moment.today()))
}

/// The last day whose limits were settled; none before the first was.
pub(super) async fn last_settled_day(db: &impl Reader) -> Result<Option<NaiveDate>> {
    let day = setting::read(db, LIMITS_OF_DAY).await?;
    day.map(|day| day.parse().map_err(Error::internal))
        .transpose()
}

/// When the next day begins whose limits are not settled; none before the first day is.
pub(super) async fn next_day(tx: &Transaction<'_>) -> Result<Option<DateTime<Utc>>> {
    let settled = last_settled_day(tx).await?;
    let next = settled.and_then(|day| day.succ_opt());
    Ok(next.map(shanghai_midnight))
}

/// Whether the stored limits are those of today. The caller holds the lock on prices.
pub(super) async fn are_settled(tx: &Transaction<'_>, moment: &Moment) -> Result<bool> {
    Ok(last_settled_day(tx).await? == Some(moment.today()))
}

async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    changed: &[ChangedLimit<'_>],
) -> Result<usize> {
    if changed.is_empty() {
        return Ok(0);
    }
    let limits = LimitsChanged {
        effective_on: day,
        products: changed.len(),
    };
    let event = LIMITS_CHANGED
        .about(day, &limits)
        .for_readers(Readers::everyone());
    let events = log::write(tx, moment, &[event]).await?;
    store::write_limits(tx, moment, day, changed, &events).await?;
    let fallen = changed.iter().filter(|limit| limit.falls);
    let fallen: Vec<ProductId> = fallen.map(|limit| limit.product).collect();
    fall::fell(tx, moment, day, &fallen).await?;
    Ok(changed.len())
}
