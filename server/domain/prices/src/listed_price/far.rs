//! Holds prices of a load that are far from what their products were listed at last.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::{AccountId, Moment, ProductId, Result, UnitPrice, Words};
use market::catalogue::{LoadedRow, RowVerdict, RowWarning};
use rust_decimal::Decimal;

use super::announced::ListedTerms;
use super::guard::{FAR_FROM_LIMIT, FarTyped, bounds, far_from_limit};
use super::last_prices::{Compared, Known, KnownBy, Row, far_rows};
use super::limit_sheet::lowest_of_each;
use super::limits::stored_limits;
use super::rulebook::WARN_FROM_LIMIT_TIMES;
use super::rules::{
    ListedPrice, PriceKey, PriceTerms, excluded, has_expired, reason_never_to_count,
};
use super::store::prices_to_compare;

/// A price of a load that does not count before another person has accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPrice {
    pub key: PriceKey,
    pub terms: PriceTerms,
    /// The price of one base unit that it is too far from.
    pub last: UnitPrice,
    pub(super) known: KnownBy,
}

impl HeldPrice {
    pub(super) fn verdict(&self) -> RowVerdict {
        let (price, last) = (self.terms.base_price, self.last);
        let words = match self.known {
            KnownBy::OwnUndoing => Words::new(
                format!(
                    "该产品此前的价格{last}由本人撤销，本人录入的{price}已暂挂，待另一人核实后公示"
                ),
                format!(
                    "you undid the load of the product's last price, {last}: {price} for a base unit is held for another \
                     person"
                ),
            ),
            KnownBy::UndoneLoad => Words::new(
                format!(
                    "该产品此前的价格{last}已被撤销，最小计量单位价{price}与其相差过大，已暂挂，待另一人核实后公示"
                ),
                format!(
                    "{price} for a base unit is too far from the product's last price, {last}, whose load was undone: it is \
                     held for another person"
                ),
            ),
            KnownBy::OtherRow => Words::new(
                format!(
                    "最小计量单位价{price}与文件中该产品的另一价格{last}相差过大，且没有已知价格可以核对，已暂挂，待另一人核实后公示"
                ),
                format!(
                    "{price} for a base unit is too far from another price of the product in the file, {last}, and no price \
                     of it is known: it is held for another person"
                ),
            ),
            KnownBy::Listing => Words::new(
                format!(
                    "最小计量单位价{price}与该产品的已知价格{last}相差过大，已暂挂，待另一人核实后公示"
                ),
                format!(
                    "{price} for a base unit is too far from a known price of the product, {last}: it is held for \
                     another person"
                ),
            ),
        };
        RowVerdict::with_remark(LoadedRow::Held, words)
    }
}

/// A price of a load that has not ended and is far from the limit of its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FarPrice {
    /// Of one base unit, as the limit.
    price: UnitPrice,
    limit: UnitPrice,
    times: Decimal,
}

impl FarPrice {
    pub(super) fn warning(self) -> RowWarning {
        let (price, limit, times) = (self.price, self.limit, self.times.normalize());
        RowWarning {
            kind: &FAR_FROM_LIMIT,
            group: Words::new(
                format!("价格与该产品现行参考限价相差超过{times}倍"),
                format!("the price is more than {times} times off its product's limit"),
            ),
            remark: Words::new(
                format!("最小计量单位价{price}与现行参考限价{limit}相差超过{times}倍，请核对"),
                format!(
                    "{price} for a base unit is more than {times} times off the limit, {limit}"
                ),
            ),
        }
    }
}

/// New rows of a part by their index: those that are held, and those of others that are warned of.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    pub(super) held: HashMap<usize, HeldPrice>,
    pub(super) far: HashMap<usize, FarPrice>,
}

/// What a load remembers of prices that it holds.
#[derive(Debug, Default)]
pub(super) struct Holding {
    /// Under these keys nothing of earlier loads is replaced: whether it is decides who looks at the held price.
    pub(super) keys: HashSet<PriceKey>,
    /// Held by the last part.
    pub(super) prices: Vec<HeldPrice>,
}

/// The new rows of a part that are held or warned of, by their index in `found`. Prices of every kind that have not ended are
/// warned of; only those that may count today or later are held, compared with what others and earlier days than the `person` have made. `known` are all prices of the products where the stored limits are not today's.
pub(super) async fn hold(
    tx: &Transaction<'_>,
    moment: &Moment,
    person: AccountId,
    found: &[(PriceKey<&str>, PriceTerms)],
    new: &[usize],
    known: Option<&[ListedPrice]>,
    holding: &mut Holding,
) -> Result<Guarded> {
    let today = moment.today();
    let bounds = bounds(moment)?;
    let current: Vec<(usize, &(PriceKey<&str>, PriceTerms))> = new
        .iter()
        .filter_map(|index| Some((*index, found.get(*index)?)))
        .filter(|(_, (_, terms))| !has_expired(terms.effective_to, today))
        .collect();
    let products: BTreeSet<ProductId> = current.iter().map(|(_, (key, _))| key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let limits = limits_before(tx, today, &products, known).await?;
    let times = moment.rulebook.value(&WARN_FROM_LIMIT_TIMES, today)?;
    let far = far_prices(&current, &limits, times);
    let doubtful: Vec<(usize, &(PriceKey<&str>, PriceTerms))> = current
        .into_iter()
        .filter(|(_, (key, terms))| {
            let limit = limits.get(&key.product).copied();
            excluded(key.kind, key.level).is_none()
                && !limit.is_some_and(|limit| bounds.is_near_limit(terms.base_price, limit))
        })
        .collect();
    let mut guarded = Guarded {
        far,
        ..Guarded::default()
    };
    let mut of_product: BTreeMap<ProductId, Vec<Row<'_>>> = BTreeMap::new();
    for (index, row) in doubtful {
        let rows = of_product.entry(row.0.product).or_default();
        rows.push((index, row));
    }
    let products: Vec<ProductId> = of_product.keys().copied().collect();
    let compared = prices_to_compare(tx, moment, person, &products).await?;
    let mut of_products: HashMap<ProductId, Vec<&Compared>> = HashMap::new();
    for one in &compared {
        let of_product = of_products.entry(one.price.key.product).or_default();
        of_product.push(one);
    }
    for (product, rows) in of_product {
        let compared = of_products.remove(&product).unwrap_or_default();
        let known = Known::of(product, &compared, today);
        for (index, far) in far_rows(bounds, &rows, &known, today) {
            if let Some((key, terms)) = found.get(index) {
                holding.keys.insert(key.owned());
                guarded.far.remove(&index);
                let held = HeldPrice {
                    key: key.owned(),
                    terms: terms.clone(),
                    last: far.last,
                    known: far.known,
                };
                guarded.held.insert(index, held);
            }
        }
    }
    holding.prices.extend(guarded.held.values().cloned());
    Ok(guarded)
}

/// What is doubtful about a price that a person types in the place of one that is public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TypedInPlace {
    /// What it is too far from, as if a load stated it; where nothing is known of its product, it is compared with the one that it takes the
    /// place of.
    pub far: Option<FarTyped>,
    /// Whether its platform lists a lower one that it would replace, so that the limit may rise.
    pub rises: bool,
}

/// Compares a price that `person` types with what is known of its product, and with what it takes the place of. One that never counts is not
/// doubtful.
///
/// # Errors
/// When the database fails.
pub async fn compare_typed(
    tx: &Transaction<'_>,
    moment: &Moment,
    person: AccountId,
    product: ProductId,
    (terms, instead_of): (&ListedTerms, UnitPrice),
) -> Result<TypedInPlace> {
    let today = moment.today();
    let row = (terms.key(product), terms.price.clone());
    let (kind, level, last) = (terms.kind, terms.level, terms.price.effective_to);
    if reason_never_to_count(kind, level, last, today).is_some() {
        return Ok(TypedInPlace::default());
    }
    let compared = prices_to_compare(tx, moment, person, &[product]).await?;
    let compared: Vec<&Compared> = compared.iter().collect();
    let known = Known::of(product, &compared, today);
    let bounds = bounds(moment)?;
    let price = terms.price.base_price;
    let far = match known.is_nothing() {
        true => bounds.typed(price, Some(instead_of)),
        false => {
            let far = far_rows(bounds, &[(0, &row)], &known, today);
            far.first().map(|(_, far)| FarTyped {
                price,
                last: far.last,
            })
        }
    };
    let rises = compared.iter().any(|one| {
        let listed = &one.price;
        let is_there = one.undone_at.is_none() && listed.key.borrowed().is_of_platform(row.0);
        is_there && listed.may_count_from(today) && listed.terms.base_price < price
    });
    Ok(TypedInPlace { far, rises })
}

/// Those of new rows that are far from the limits before the load.
fn far_prices(
    current: &[(usize, &(PriceKey<&str>, PriceTerms))],
    limits: &HashMap<ProductId, UnitPrice>,
    times: Decimal,
) -> HashMap<usize, FarPrice> {
    let far = current.iter().filter_map(|(index, (key, terms))| {
        let (price, limit) = (terms.base_price, limits.get(&key.product).copied());
        let limit = far_from_limit(price, limit, times)?;
        let far = FarPrice {
            price,
            limit,
            times,
        };
        Some((*index, far))
    });
    far.collect()
}

/// The limits before the load; products without one are left out.
async fn limits_before(
    tx: &Transaction<'_>,
    today: NaiveDate,
    products: &[ProductId],
    known: Option<&[ListedPrice]>,
) -> Result<HashMap<ProductId, UnitPrice>> {
    let Some(known) = known else {
        let limits = stored_limits(tx, products).await?.into_iter();
        return Ok(limits
            .filter_map(|limit| Some((limit.product, limit.price?)))
            .collect());
    };
    let lowest = lowest_of_each(known.iter().map(ListedPrice::candidate), today);
    let lowest = lowest.into_iter();
    Ok(lowest
        .map(|(product, lowest)| (product, lowest.base_price))
        .collect())
}
