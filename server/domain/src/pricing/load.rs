//! Loading listed prices by the hundred thousand, and renewing the limits they move.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde_json::json;

use super::limits::{by_product, renew};
use super::region::Region;
use super::rules::{ListedPrice, PlatformLevel, PriceKey, PriceKind, PriceTerms, reconcile};
use super::store;
use crate::caller::{Caller, OrganisationKind};
use crate::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::{ImportId, ListedPriceId, ProductId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;
use crate::money::UnitPrice;
use crate::words::Words;

/// One row of a price list, well formed in itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPriceRow {
    /// 27位码 or 20位码
    pub code: String,
    /// 省份
    pub region: Region,
    /// 平台
    pub platform: String,
    /// 平台级别
    pub level: PlatformLevel,
    /// 价格类型
    pub kind: PriceKind,
    /// 价格, for `pack_ratio` base units
    pub price: UnitPrice,
    /// 包装转换比
    pub pack_ratio: Decimal,
    /// 执行日期
    pub effective_from: NaiveDate,
    /// 截止日期, inclusive
    pub effective_to: Option<NaiveDate>,
    /// 来源
    pub source: String,
}

/// Loads rows, all in the caller's transaction, renews today's limits of the products they touch,
/// and says what became of each row, in order. Loading the same rows again changes nothing.
///
/// # Errors
/// Refuses callers other than the exchange centre; a wrong row is a verdict, not an error.
pub async fn load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ListedPriceRow],
) -> Result<Vec<RowVerdict>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;

    let mut verdicts = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    let mut found = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        match place_row(row, &hits) {
            Ok(terms) => {
                verdicts.push(RowVerdict::plain(LoadedRow::Unchanged));
                places.push(place);
                found.push(terms);
            }
            Err(verdict) => verdicts.push(verdict),
        }
    }
    for place in record(tx, moment, caller, import, &found).await? {
        if let Some(verdict) = places.get(place).and_then(|place| verdicts.get_mut(*place)) {
            verdict.outcome = LoadedRow::Accepted;
        }
    }
    Ok(verdicts)
}

fn place_row(
    row: &ListedPriceRow,
    hits: &BTreeMap<String, CodeHit>,
) -> Result<(PriceKey, PriceTerms), RowVerdict> {
    let product = match hits.get(&row.code) {
        Some(CodeHit::One(product)) => *product,
        Some(CodeHit::Several(count)) => {
            let words = Words::new(
                format!("20位码“{}”对应{count}个规格，请改用27位码", row.code),
                format!("{} has {count} specifications; give the 27-character code", row.code),
            );
            return Err(RowVerdict::told(LoadedRow::SeveralHits, words));
        }
        None => {
            let words = Words::new(
                format!("平台无此产品：{}", row.code),
                format!("no product has the code {}", row.code),
            );
            return Err(RowVerdict::told(LoadedRow::NoHit, words));
        }
    };
    let wrong = |zh: String, en: String| RowVerdict::told(LoadedRow::Error, Words::new(zh, en));
    let base_price = row.price.per_base_unit(row.pack_ratio).map_err(|error| {
        wrong(
            format!("价格{}按包装转换比{}换算后无效", row.price, row.pack_ratio),
            format!("the price {} for {} units {error}", row.price, row.pack_ratio),
        )
    })?;
    if row.effective_to.is_some_and(|last| last < row.effective_from) {
        return Err(wrong("截止日期早于执行日期".into(), "it ends before it starts".into()));
    }
    let key = PriceKey {
        product,
        region: row.region,
        platform: row.platform.clone(),
        level: row.level,
        kind: row.kind,
        effective_from: row.effective_from,
        source: row.source.clone(),
    };
    let pack_ratio = row.pack_ratio.normalize();
    let terms = PriceTerms { price: row.price, pack_ratio, base_price, effective_to: row.effective_to };
    Ok((key, terms))
}

/// Records what is new, and returns its places among `found`.
async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    found: &[(PriceKey, PriceTerms)],
) -> Result<Vec<usize>> {
    store::lock_prices(tx).await?;
    let products: BTreeSet<ProductId> = found.iter().map(|(key, _)| key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let mut standing = store::prices_of_products(tx, &products).await?;
    let outcome = reconcile(&standing, found);
    if outcome.recorded.is_empty() && outcome.replaced.is_empty() {
        return Ok(Vec::new());
    }
    let event = NewEvent::by(caller, "listed-prices-loaded", ("import", import.to_string()))
        .on("S4-13")
        .for_readers(Readers::overseers())
        .with(json!({ "recorded": outcome.recorded.len(), "replaced": outcome.replaced.len() }));
    log::write(tx, moment, &[event]).await?;
    store::supersede_prices(tx, moment, &outcome.replaced).await?;
    let new: Vec<&(PriceKey, PriceTerms)> =
        outcome.recorded.iter().filter_map(|place| found.get(*place)).collect();
    let ids = store::insert_prices(tx, moment, import, &new).await?;

    standing.retain(|price| outcome.replaced.binary_search(&price.id).is_err());
    standing.extend(ids.into_iter().zip(new).map(|(id, pair)| recorded(id, pair, moment.now)));
    renew(tx, moment, moment.today(), &products, &by_product(standing)).await?;
    Ok(outcome.recorded)
}

fn recorded(
    id: ListedPriceId,
    (key, terms): &(PriceKey, PriceTerms),
    recorded_at: DateTime<Utc>,
) -> ListedPrice {
    ListedPrice { id, key: key.clone(), terms: terms.clone(), recorded_at }
}
