//! Loading listed prices by the hundred thousand, and renewing the limits they move.

mod replace;
mod resolve;
mod store;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{Caller, ImportId, ListedPriceId, Moment, OrganisationKind, ProductId, Result};
use market::catalogue::{LoadedRow, RowVerdict, RowWarning};

use super::documents::{Beside, other_documents};
use super::event::{PRICES_LOADED, PricesLoaded};
use super::far::{Guarded, HeldPrice, Holding, hold};
use super::fresh::Fresh;
use super::limit_sheet::lowest_of_each;
use super::limits::{are_settled, lower, renew};
use super::reconcile::{Reconciliation, reconcile};
use super::rules::{Candidate, Counting, ListedPrice, PriceKey, PriceTerms};
use super::store::{lock_prices, prices_of_first_days, prices_of_products, prices_of_regions};
use super::unlike_platform::listed_otherwise;

pub use replace::{OpenEnds, replace_omitted};
pub use resolve::{ListedPriceRow, ResolvedRows, find_products, resolve_rows};

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
    let beside = recorded.beside.into_iter();
    let beside = beside.map(|(index, beside)| (index, beside.warning()));
    let far = recorded.guarded.far.into_iter();
    let far = far.map(|(index, far)| (index, far.warning()));
    for (index, warning) in beside.chain(recorded.otherwise).chain(far) {
        let row = indices.get(index);
        if let Some(verdict) = row.and_then(|index| verdicts.get_mut(*index)) {
            verdict.warnings.push(warning);
        }
    }
    Ok(verdicts)
}

fn loaded(caller: &Caller, import: ImportId, recorded: usize, replaced: usize) -> NewEvent {
    let loaded = PricesLoaded { recorded, replaced };
    PRICES_LOADED.about(import, &loaded).by(caller)
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
    lock_prices(tx).await?;
    let settled = are_settled(tx, moment).await?;
    let compared = state.fresh.compared(tx, import, found).await?;
    let regions = regions_of(compared.iter().filter_map(|index| found.get(*index)));
    let products: BTreeSet<ProductId> = found.iter().map(|(key, _)| key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    // While the stored limits are today's, only the rows' own regions are read: what they may repeat or
    // correct. Otherwise the limits are calculated from all prices.
    let existing = if settled {
        prices_of_regions(tx, &regions).await?
    } else {
        prices_of_products(tx, &products).await?
    };
    let mut outcome = reconcile(&existing, found, moment.today());
    // What is repeated is noted even if nothing is new: by that the row is this load's too when the other one is undone.
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
    // A price that is held is not listed: all that follows is about the others.
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
    let recorded = prices_of_first_days(tx, import, &keys).await?;
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
