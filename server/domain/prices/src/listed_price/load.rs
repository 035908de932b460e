//! Loading listed prices by the hundred thousand, and renewing the limits they move.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{
    Caller, ImportId, ListedPriceId, Moment, OrganisationKind, ProductId, Result, UnitPrice, Words,
};
use market::catalogue::{self, CodeHit, LoadedRow, RowVerdict, RowWarning};
use rust_decimal::Decimal;

use super::documents::{Beside, other_documents};
use super::event::{PRICES_LOADED, PricesLoaded};
use super::fresh::Fresh;
use super::held::{Guarded, HeldPrice, Holding, hold};
use super::limit_sheet::lowest_of_each;
use super::limits::{PRODUCTS_AT_ONCE, are_settled, lower, renew};
use super::otherwise::listed_otherwise;
use super::price_kind::{PlatformLevel, PriceKind};
use super::reconcile::{Reconciliation, reconcile};
use super::region::Region;
use super::rises::rises;
use super::rules::{Candidate, Counting, ListedPrice, PriceKey, PriceTerms};
use super::store;

/// One row of a price list, well formed in itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

/// What the rows of one import have contained so far, from transaction to transaction.
///
/// Rows that share a key are lots beside each other, wherever in the file they are. What earlier loads
/// recorded under a key can therefore be replaced only after the last row.
#[derive(Debug, Default)]
pub struct LoadState {
    /// Prices of earlier loads that this one repeats.
    repeated: HashSet<ListedPriceId>,
    /// Prices of earlier loads under keys of this one that it has not repeated so far.
    omitted: BTreeMap<ListedPriceId, ProductId>,
    /// What it has read from documents that it was the first to name.
    fresh: Fresh,
    /// Prices that wait for another person.
    holding: Holding,
    /// The rows of the last part that repeat a price of an earlier load, by their index, with that price.
    repeats: Vec<(usize, ListedPriceId)>,
}

impl LoadState {
    /// The prices of earlier loads that the import repeats.
    pub fn repeated(&self) -> impl Iterator<Item = ListedPriceId> {
        self.repeated.iter().copied()
    }

    /// The products of prices of earlier loads that the import leaves out.
    pub fn products_omitted(&self) -> BTreeSet<ProductId> {
        self.omitted.values().copied().collect()
    }

    /// The rows of the last part that repeat a price of an earlier load, by their index, with that price.
    pub fn take_repeats(&mut self) -> Vec<(usize, ListedPriceId)> {
        std::mem::take(&mut self.repeats)
    }

    /// The prices that the last part holds, which the caller enters in the same transaction.
    pub fn take_held(&mut self) -> Vec<HeldPrice> {
        std::mem::take(&mut self.holding.prices)
    }
}

/// Prices on which decisions are open, which the caller of [`replace_omitted`] knows.
#[derive(Debug, Default)]
pub struct OpenEnds {
    /// Those that the import repeats and whose end waits for a person.
    pub disputed: HashSet<ListedPriceId>,
    /// Those that give way at the end of a publicity.
    pub departing: HashSet<ListedPriceId>,
}

/// Loads a part of the rows of an import, all in the caller's transaction, renews today's limits of the
/// products concerned, and returns the verdict on each row, in order. Loading the same rows again changes
/// nothing. A wrong row is a verdict, not an error. After the last part the caller runs
/// `price_change::finish_load`.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn load_part(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ListedPriceRow],
    state: &mut LoadState,
) -> Result<Vec<RowVerdict>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    store::note_load(tx, moment, import, caller.account).await?;
    let hits = find_products(tx, rows).await?;
    let ResolvedRows {
        mut verdicts,
        indices,
        found,
    } = resolve_rows(rows, &hits);
    let recorded = record(tx, moment, caller, import, &found, state).await?;
    let repeats = recorded.repeats.into_iter();
    let repeats = repeats.filter_map(|(index, price)| Some((*indices.get(index)?, price)));
    state.repeats = repeats.collect();
    let accepted = recorded.new.into_iter().map(|index| (index, None));
    let held = (recorded.guarded)
        .held
        .into_iter()
        .map(|(index, price)| (index, Some(price)));
    for (index, held) in accepted.chain(held) {
        let row = indices
            .get(index)
            .and_then(|index| verdicts.get_mut(*index));
        if let Some(verdict) = row {
            *verdict = held.map_or_else(
                || RowVerdict::plain(LoadedRow::Accepted),
                |held| held.verdict(),
            );
        }
    }
    for (index, beside) in recorded.beside {
        let row = indices.get(index);
        if let Some(verdict) = row.and_then(|index| verdicts.get_mut(*index)) {
            verdict.warnings.push(beside.warning());
        }
    }
    for (index, warning) in recorded.otherwise {
        let row = indices.get(index);
        if let Some(verdict) = row.and_then(|index| verdicts.get_mut(*index)) {
            verdict.warnings.push(warning);
        }
    }
    for (index, far) in recorded.guarded.far {
        let row = indices.get(index);
        if let Some(verdict) = row.and_then(|index| verdicts.get_mut(*index)) {
            verdict.warnings.push(far.warning());
        }
    }
    Ok(verdicts)
}

/// Replaces what earlier loads recorded under the keys of an import and the import did not repeat. Prices
/// without which a limit would rise are returned instead: they count until their end is announced, which
/// the caller arranges in the same transaction. Under the keys of disputed prices nothing is replaced: the import
/// repeats a price whose end waits for a person, beside the correction that another load made.
pub async fn replace_omitted(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    state: &LoadState,
    open: &OpenEnds,
) -> Result<Vec<ListedPrice>> {
    if state.omitted.is_empty() {
        return Ok(Vec::new());
    }
    store::lock_prices(tx).await?;
    let event = loaded(caller, import, 0, state.omitted.len());
    log::write(tx, moment, &[event]).await?;
    let products: Vec<ProductId> = state.products_omitted().into_iter().collect();
    let mut rises = Vec::new();
    for products in products.chunks(PRODUCTS_AT_ONCE) {
        rises.extend(replace_omitted_of(tx, moment, import, state, open, products).await?);
    }
    Ok(rises)
}

async fn replace_omitted_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    state: &LoadState,
    open: &OpenEnds,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let today = moment.today();
    let existing = store::prices_of_products(tx, products).await?;
    let disputed: HashSet<PriceKey<&str>> = existing
        .iter()
        .filter(|price| open.disputed.contains(&price.id))
        .map(|price| price.key.borrowed())
        .collect();
    let omitted = |price: &ListedPrice| {
        state.omitted.contains_key(&price.id)
            && !state.holding.keys.contains(&price.key)
            && !disputed.contains(&price.key.borrowed())
    };
    let rises: HashSet<ListedPriceId> = rises(&existing, omitted, &open.departing, today)
        .iter()
        .map(|price| price.id)
        .collect();
    let (replaced, left): (Vec<&ListedPrice>, Vec<&ListedPrice>) = existing
        .iter()
        .partition(|price| omitted(price) && !rises.contains(&price.id));
    let replaced: Vec<ListedPriceId> = replaced.iter().map(|price| price.id).collect();
    store::supersede_prices(tx, moment, import, &replaced).await?;
    let lowest = lowest_of_each(left.iter().map(|price| price.candidate()), today);
    renew(tx, moment, today, products, &lowest).await?;
    let rising = existing
        .into_iter()
        .filter(|price| rises.contains(&price.id));
    Ok(rising.collect())
}

fn loaded(caller: &Caller, import: ImportId, recorded: usize, replaced: usize) -> NewEvent {
    let loaded = PricesLoaded { recorded, replaced };
    PRICES_LOADED.about(import, &loaded).by(caller)
}

/// Rows resolved to products and prices in the base unit.
pub struct ResolvedRows<'a> {
    /// The verdict on each row; resolved rows are `Unchanged` until they are recorded.
    pub verdicts: Vec<RowVerdict>,
    /// The indices of the resolved rows.
    pub indices: Vec<usize>,
    /// Their keys and terms.
    pub found: Vec<(PriceKey<&'a str>, PriceTerms)>,
}

/// The products of the codes of rows.
pub async fn find_products(
    tx: &Transaction<'_>,
    rows: &[ListedPriceRow],
) -> Result<BTreeMap<String, CodeHit>> {
    let mut codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    codes.dedup();
    codes.sort_unstable();
    codes.dedup();
    catalogue::find_codes(tx, &codes).await
}

/// Finds the product of each row, and its price in the base unit.
pub fn resolve_rows<'a>(
    rows: &'a [ListedPriceRow],
    hits: &BTreeMap<String, CodeHit>,
) -> ResolvedRows<'a> {
    let mut placed = ResolvedRows {
        verdicts: Vec::with_capacity(rows.len()),
        indices: Vec::with_capacity(rows.len()),
        found: Vec::with_capacity(rows.len()),
    };
    let mut last: Option<(&str, Option<&CodeHit>)> = None;
    for (index, row) in rows.iter().enumerate() {
        // Files are mostly sorted by product: neighbours share the look-up.
        let hit = match last {
            Some((code, hit)) if code == row.code => hit,
            _ => hits.get(&row.code),
        };
        last = Some((&row.code, hit));
        match resolve_row(row, hit) {
            Ok(terms) => {
                placed
                    .verdicts
                    .push(RowVerdict::plain(LoadedRow::Unchanged));
                placed.indices.push(index);
                placed.found.push(terms);
            }
            Err(verdict) => placed.verdicts.push(*verdict),
        }
    }
    placed
}

fn resolve_row<'a>(
    row: &'a ListedPriceRow,
    hit: Option<&CodeHit>,
) -> Result<(PriceKey<&'a str>, PriceTerms), Box<RowVerdict>> {
    let unresolved = |outcome, zh: String, en: String| {
        Err(Box::new(RowVerdict::with_remark(
            outcome,
            Words::new(zh, en),
        )))
    };
    let code = &row.code;
    let product = match hit {
        Some(CodeHit::One(product)) => *product,
        Some(CodeHit::Several(count)) => {
            return unresolved(
                LoadedRow::SeveralHits,
                format!("20位码“{code}”对应{count}个规格，请改用27位码"),
                format!("{code} has {count} specifications; give the 27-character code"),
            );
        }
        None => {
            return unresolved(
                LoadedRow::NoHit,
                format!("平台无此产品：{code}"),
                format!("no product has the code {code}"),
            );
        }
    };
    let base_price = match row.price.per_base_unit(row.pack_ratio) {
        Ok(base_price) => base_price,
        Err(error) => {
            let (price, ratio) = (row.price, row.pack_ratio);
            return unresolved(
                LoadedRow::Error,
                format!("价格{price}按包装转换比{ratio}换算后无效"),
                format!("the price {price} for {ratio} units {error}"),
            );
        }
    };
    if row
        .effective_to
        .is_some_and(|last| last < row.effective_from)
    {
        let (zh, en) = ("截止日期早于执行日期", "it ends before it starts");
        return unresolved(LoadedRow::Error, zh.to_owned(), en.to_owned());
    }
    let key = PriceKey {
        product,
        region: row.region,
        platform: row.platform.as_str(),
        level: row.level,
        kind: row.kind,
        effective_from: row.effective_from,
        source: row.source.as_str(),
    };
    let pack_ratio = row.pack_ratio.normalize();
    let terms = PriceTerms {
        price: row.price,
        pack_ratio,
        base_price,
        effective_to: row.effective_to,
    };
    Ok((key, terms))
}

/// Rows by what became of them, by their index among those that were resolved; all others repeat what is known.
struct Recorded {
    new: Vec<usize>,
    /// Each with the price that it repeats.
    repeats: Vec<(usize, ListedPriceId)>,
    /// Of the new ones those whose platform lists the product otherwise.
    otherwise: Vec<(usize, RowWarning)>,
    guarded: Guarded,
    /// What stays beside new rows.
    beside: BTreeMap<usize, Beside>,
}

/// The regions of rows, product by product.
fn regions_of<'a>(
    rows: impl Iterator<Item = &'a (PriceKey<&'a str>, PriceTerms)>,
) -> BTreeMap<ProductId, Vec<i16>> {
    let mut regions: BTreeMap<ProductId, Vec<i16>> = BTreeMap::new();
    for (key, _) in rows {
        let (of_product, region) = (regions.entry(key.product).or_default(), key.region.code());
        if !of_product.contains(&region) {
            of_product.push(region);
        }
    }
    regions
}

/// Records what is new and not held.
async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    found: &[(PriceKey<&str>, PriceTerms)],
    state: &mut LoadState,
) -> Result<Recorded> {
    store::lock_prices(tx).await?;
    let settled = are_settled(tx, moment).await?;
    let compared = state.fresh.compared(tx, import, found).await?;
    let regions = regions_of(compared.iter().filter_map(|index| found.get(*index)));
    let products: BTreeSet<ProductId> = found.iter().map(|(key, _)| key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    // While the stored limits are today's, only the rows' own regions are read: what they may repeat or
    // correct. Otherwise the limits are calculated from all prices.
    let existing = if settled {
        store::prices_of_regions(tx, &regions).await?
    } else {
        store::prices_of_products(tx, &products).await?
    };
    let mut outcome = reconcile(&existing, found);
    store::note_repeated(tx, moment, import, &outcome.repeated).await?;
    note(state, import, &existing, &outcome);
    let repeats = std::mem::take(&mut outcome.repeats);
    let known = (!settled).then_some(existing.as_slice());
    let person = caller.account;
    let guarded = hold(
        tx,
        moment,
        person,
        found,
        &outcome.new,
        known,
        &mut state.holding,
    )
    .await?;
    outcome
        .new
        .retain(|index| !guarded.held.contains_key(index));
    let beside = compare_documents(tx, import, found, &outcome.new, state).await?;
    let otherwise = listed_otherwise(&existing, found, &outcome.new, import, moment.today());
    if outcome.new.is_empty() {
        return Ok(Recorded {
            new: Vec::new(),
            repeats,
            otherwise,
            guarded,
            beside,
        });
    }
    let new: Vec<&(PriceKey<&str>, PriceTerms)> = outcome
        .new
        .iter()
        .filter_map(|index| found.get(*index))
        .collect();
    let products = (!settled).then_some(products.as_slice());
    enter(tx, moment, caller, import, &new, (&existing, products)).await?;
    Ok(Recorded {
        new: outcome.new,
        repeats,
        otherwise,
        guarded,
        beside,
    })
}

/// Records new prices, and renews today's limits: of all `products` from all prices where the stored limits are not today's.
async fn enter(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    new: &[&(PriceKey<&str>, PriceTerms)],
    (existing, products): (&[ListedPrice], Option<&[ProductId]>),
) -> Result<()> {
    let event = loaded(caller, import, new.len(), 0);
    log::write(tx, moment, &[event]).await?;
    let ids = store::insert_prices(tx, moment, import, new).await?;
    let today = moment.today();
    let added = ids
        .into_iter()
        .zip(new)
        .map(|(id, (key, terms))| Candidate {
            id,
            key: *key,
            terms,
            counting: Counting::default(),
        });
    // A price that a correction will replace counts until the last row, as it does for every reader.
    if let Some(products) = products {
        let known = existing.iter().map(ListedPrice::candidate);
        let lowest = lowest_of_each(known.chain(added), today);
        renew(tx, moment, today, products, &lowest).await?;
    } else {
        lower(tx, moment, &lowest_of_each(added, today)).await?;
    }
    Ok(())
}

/// Notes what new rows mean for what other loads recorded from other documents, and returns what stays beside them.
async fn compare_documents(
    tx: &Transaction<'_>,
    import: ImportId,
    found: &[(PriceKey<&str>, PriceTerms)],
    new: &[usize],
    state: &mut LoadState,
) -> Result<BTreeMap<usize, Beside>> {
    let keys: Vec<PriceKey<&str>> = (new.iter())
        .filter_map(|index| found.get(*index))
        .map(|(key, _)| *key)
        .collect();
    let recorded = store::prices_of_first_days(tx, import, &keys).await?;
    let others = other_documents(recorded.iter(), found, new);
    let product_of: HashMap<ListedPriceId, ProductId> = (recorded.iter())
        .map(|price| (price.id, price.key.product))
        .collect();
    let ended = others.ended.iter();
    let ended = ended.filter(|id| !state.repeated.contains(id));
    let ended = ended.filter_map(|id| Some((*id, *product_of.get(id)?)));
    state.omitted.extend(ended);
    Ok(others.beside)
}

fn note(
    state: &mut LoadState,
    import: ImportId,
    existing: &[ListedPrice],
    outcome: &Reconciliation,
) {
    for id in &outcome.repeated {
        state.repeated.insert(*id);
        state.omitted.remove(id);
    }
    if outcome.omitted.is_empty() {
        return;
    }
    let by_id: HashMap<ListedPriceId, &ListedPrice> =
        existing.iter().map(|price| (price.id, price)).collect();
    for price in outcome.omitted.iter().filter_map(|id| by_id.get(id)) {
        if price.loaded_by != Some(import) && !state.repeated.contains(&price.id) {
            state.omitted.insert(price.id, price.key.product);
        }
    }
}
