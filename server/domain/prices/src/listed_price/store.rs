//! Listed prices, rows to types.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction, array_text, column};
use ground::{
    AccountId, Error, ImportId, ListedPriceId, Moment, ProductId, Result, UnitPrice,
    shanghai_midnight, stored,
};
use sql::queries::listed_price;

use super::last_prices::Compared;
use super::region::Region;
use super::rules::{Counting, ListedPrice, PriceKey, PriceTerms};

/// Whether any price was ever listed: 1 or 0.
pub(super) async fn some_prices(db: &impl Reader) -> Result<i64> {
    let statement = listed_price::some_prices().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

fn listed_price_of(row: listed_price::ListedPrice) -> Result<ListedPrice> {
    let kind = stored(&row.kind)?;
    let level = stored(&row.platform_level)?;
    Ok(ListedPrice {
        id: ListedPriceId(row.id),
        key: PriceKey {
            product: ProductId(row.product),
            region: Region::stored(row.region)?,
            platform: row.platform,
            level,
            kind,
            effective_from: row.effective_from,
            source: row.source,
        },
        terms: PriceTerms {
            price: UnitPrice::stored(row.price),
            pack_ratio: row.pack_ratio.normalize(),
            base_price: UnitPrice::stored(row.base_price),
            effective_to: row.effective_to,
        },
        counting: Counting {
            from: row.counts_from,
            to: row.counts_to,
            returns: row.returns,
        },
        loaded_by: row.loaded_by.map(ImportId),
        recorded_at: row.recorded_at,
    })
}

/// Prices by their ids, for statements that state more of a price than itself.
pub(super) struct Numbered(HashMap<i64, ListedPrice>);

impl Numbered {
    /// The price of an id that was read.
    ///
    /// # Errors
    /// Objects to an id that was not read.
    pub(super) fn get(&self, id: i64) -> Result<ListedPrice> {
        let found = self.0.get(&id).cloned();
        found.ok_or_else(|| Error::unknown("listed price", id))
    }
}

/// The prices of ids, each once, however often it is named.
pub(super) async fn prices_numbered(
    db: &impl Reader,
    ids: impl Iterator<Item = i64>,
) -> Result<Numbered> {
    let ids: BTreeSet<i64> = ids.collect();
    let rows = listed_price::prices_numbered()
        .prepare(db)
        .await?
        .bind(db, &Vec::from_iter(ids))
        .all()
        .await?;
    let prices = rows
        .into_iter()
        .map(|row| Ok((row.id, listed_price_of(row)?)));
    Ok(Numbered(prices.collect::<Result<_>>()?))
}

pub async fn prices_of_products(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let rows = listed_price::prices_of_products()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// The same, each with the instant at which it was recorded first: a price whose days were changed later is no newer for that.
pub async fn prices_as_recorded_first(
    db: &impl Reader,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let mut prices = prices_of_products(db, products).await?;
    let copies = listed_price::copies_recorded_first()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let first: HashMap<i64, DateTime<Utc>> = copies
        .into_iter()
        .map(|copy| (copy.id, copy.recorded_at))
        .collect();
    for price in &mut prices {
        if let Some(at) = first.get(&price.id.0) {
            price.recorded_at = *at;
        }
    }
    Ok(prices)
}

/// Those prices of products on which the end of some of them bears, as recorded first: what the limit may rest on while they
/// stay or once they are gone, and what their own platforms list. Of a product with hundreds of prices these are a few.
pub async fn prices_around_ends(
    db: &impl Reader,
    products: &[ProductId],
    ending: &[ListedPriceId],
    today: NaiveDate,
) -> Result<Vec<ListedPrice>> {
    let params = listed_price::PricesAroundEndsParams {
        products: &ProductId::numbers(products),
        ending: &ListedPriceId::numbers(ending),
        today,
    };
    let rows = listed_price::prices_around_ends()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// The recorded prices of products, in some regions of each.
pub(super) async fn prices_of_regions(
    db: &impl Reader,
    regions: &BTreeMap<ProductId, Vec<i16>>,
) -> Result<Vec<ListedPrice>> {
    if regions.is_empty() {
        return Ok(Vec::new());
    }
    let products: Vec<i64> = regions.keys().map(|product| product.0).collect();
    let regions: Vec<String> = regions.values().map(|codes| array_text(codes)).collect();
    let rows = listed_price::prices_of_regions()
        .prepare(db)
        .await?
        .bind(db, &products, &regions)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// What other loads recorded of the products and provinces of rows from their very first days.
pub(super) async fn prices_of_first_days(
    db: &impl Reader,
    import: ImportId,
    keys: &[PriceKey<&str>],
) -> Result<Vec<ListedPrice>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows = listed_price::prices_of_first_days()
        .prepare(db)
        .await?
        .bind(
            db,
            &column(keys, |key| key.product.0),
            &column(keys, |key| key.region.code()),
            &column(keys, |key| key.effective_from),
            &import.0,
        )
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

pub(super) async fn prices_known_at(
    db: &impl Reader,
    product: ProductId,
    known_at: DateTime<Utc>,
) -> Result<Vec<ListedPrice>> {
    let rows = listed_price::prices_known_at()
        .prepare(db)
        .await?
        .bind(db, &product.0, &known_at)
        .all()
        .await?;
    rows.into_iter().map(listed_price_of).collect()
}

/// What a load of a person today is compared with.
pub(super) async fn prices_to_compare(
    tx: &Transaction<'_>,
    moment: &Moment,
    person: AccountId,
    products: &[ProductId],
) -> Result<Vec<Compared>> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let since = shanghai_midnight(moment.today());
    let rows = listed_price::prices_to_compare()
        .prepare(tx)
        .await?
        .bind(tx, &person.0, &since, &ProductId::numbers(products))
        .all()
        .await?;
    let prices = prices_numbered(tx, rows.iter().map(|row| row.id)).await?;
    let compared = rows.into_iter().map(|row| {
        Ok(Compared {
            is_own: row.is_own,
            undone_at: row.undone_at,
            is_undoer: row.is_undoer,
            price: prices.get(row.id)?,
        })
    });
    compared.collect()
}

/// The products whose prices an import recorded or replaced.
pub(super) async fn products_of_load(db: &impl Reader, import: ImportId) -> Result<Vec<ProductId>> {
    let ids = listed_price::products_of_load()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// The prices of products that are in force, and those whose place an import took.
pub(super) async fn prices_around_load(
    db: &impl Reader,
    import: ImportId,
    products: &[ProductId],
) -> Result<(Vec<ListedPrice>, Vec<ListedPrice>)> {
    let rows = listed_price::prices_around_load()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products), &import.0)
        .all()
        .await?;
    let (mut left, mut replaced) = (Vec::new(), Vec::new());
    for row in rows {
        let is_replaced = row.superseded_at.is_some();
        let price = listed_price_of(row)?;
        match is_replaced {
            true => replaced.push(price),
            false => left.push(price),
        }
    }
    Ok((left, replaced))
}

pub async fn lock_prices(tx: &Transaction<'_>) -> Result<()> {
    listed_price::lock_prices()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?;
    Ok(())
}

/// Records the documents that prices come from; returns those that nobody had named before. Without an
/// import they belong to an announcement.
pub(super) async fn claim_sources(
    tx: &Transaction<'_>,
    import: Option<ImportId>,
    sources: &[&str],
) -> Result<Vec<String>> {
    let import = import.map(|id| id.0);
    let claimed = listed_price::claim_sources()
        .prepare(tx)
        .await?
        .bind(tx, &import, &sources)
        .all()
        .await?;
    listed_price::share_sources()
        .prepare(tx)
        .await?
        .bind(tx, &sources, &import)
        .await?;
    Ok(claimed)
}

/// The documents that only this import has named.
pub(super) async fn own_sources(
    tx: &Transaction<'_>,
    import: ImportId,
    sources: &[&str],
) -> Result<Vec<String>> {
    Ok(listed_price::own_sources()
        .prepare(tx)
        .await?
        .bind(tx, &sources, &import.0)
        .all()
        .await?)
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = listed_price::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}
