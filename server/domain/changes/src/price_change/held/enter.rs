//! Loads of listed prices that must not become law by themselves: a price that a load no longer contains, and
//! without which a limit would rise, counts on until its end went through check and publicity as a change; a price
//! that is far from the product's last one counts when another person has accepted it, and after publicity.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{
    AccountId, Caller, ImportId, ListedPriceId, Moment, PriceChangeId, ProductId, Result, UnitPrice,
};
use market::catalogue::RowVerdict;
use prices::listed_price::{
    self, ListedPrice, ListedPriceRow, ListedTerms, LoadState, OpenEnds, PriceKey, PriceTerms,
};

use super::store;
use crate::price_change::rules::must_be_held;
use crate::price_change::state::Origin;
use crate::price_change::types::{NewChange, PriceChange};
use crate::price_change::{event, store as changes};

/// Loads listed prices, all in the caller's transaction; returns a verdict for each row, in order.
///
/// # Errors
/// As [`load_part`](listed_price::load_part).
pub async fn load_listed_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ListedPriceRow],
) -> Result<Vec<RowVerdict>> {
    let mut state = LoadState::default();
    let verdicts = load_part(tx, moment, caller, import, rows, &mut state).await?;
    finish_load(tx, moment, caller, (import, false), &state).await?;
    Ok(verdicts)
}

/// Loads a part of the rows of an import; the prices that it holds wait at the desk. After the last part the caller
/// runs [`finish_load`].
///
/// # Errors
/// As [`load_part`](listed_price::load_part).
pub async fn load_part(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ListedPriceRow],
    state: &mut LoadState,
) -> Result<Vec<RowVerdict>> {
    let verdicts = listed_price::load_part(tx, moment, caller, import, rows, state).await?;
    let held: Vec<Far> = (state.take_held().into_iter())
        .map(|price| Far {
            key: price.key,
            terms: price.terms,
            last: price.last,
        })
        .collect();
    hold_outliers(tx, moment, caller, (import, caller.account), &held).await?;
    Ok(verdicts)
}

/// Finishes a load of listed prices after its last part: replaces what earlier loads contained and
/// it does not, except prices without which a limit would rise: they count until their end is
/// announced (S4-13: a limit never rises silently). The other decision by which it may rise is the reversal of a load by a
/// second person ([`reverse_load`](super::reverse_load)).
///
/// A load that repeats a price whose end is held decides nothing: from what is loaded alone, a wrong file that is
/// sent again looks the same as a right one. The correction that another load made remains beside it, and who
/// checks the held end decides.
///
/// What is public goes on with its own content: a price that would set the limit once a publicity is over, and that the load
/// would raise or end, is held too, so that its successor takes a publicity of its own (S4-13).
pub async fn finish_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, is_meant): (ImportId, bool),
    state: &LoadState,
) -> Result<()> {
    let open = OpenEnds {
        disputed: store::with_open_end(tx, state.repeated()).await?,
        departing: store::departing(tx, state.products_omitted()).await?,
    };
    let rises = listed_price::replace_omitted(tx, moment, caller, import, state, &open).await?;
    hold_rises(tx, moment, caller, (import, is_meant), &rises).await
}

/// Enters the end of each price as a change of origin `rise`, to be checked and announced.
pub(super) async fn hold_rises(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, is_meant): (ImportId, bool),
    rises: &[ListedPrice],
) -> Result<()> {
    let known = store::with_open_end(tx, rises.iter().map(|price| price.id)).await?;
    // An end that waits already is not entered again: that this load leaves its price out too is noted at it.
    let ends: Vec<ListedPriceId> = known.iter().copied().collect();
    store::note_held_again(tx, (import, is_meant), &[], &ends).await?;
    let held: Vec<Held> = rises
        .iter()
        .filter(|price| must_be_held(price.id, &known))
        .map(|price| Held {
            product: price.key.product,
            terms: ListedTerms::under(price.key.borrowed(), &price.terms),
            ends: Some(price.id),
            last_price: None,
        })
        .collect();
    let by = (import, caller.account);
    enter_held(tx, moment, caller, by, Origin::Rise, &held).await?;
    Ok(())
}

/// A price that is far from what is known of its product.
pub(super) struct Far {
    pub(super) key: PriceKey,
    pub(super) terms: PriceTerms,
    /// The price of one base unit that it is too far from.
    pub(super) last: UnitPrice,
}

/// Enters prices of a load that wait for another person than its loader. One that waits already is not entered again. Returns the
/// changes by which they wait.
pub(super) async fn hold_outliers(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, loader): (ImportId, AccountId),
    prices: &[Far],
) -> Result<Vec<PriceChange>> {
    if prices.is_empty() {
        return Ok(Vec::new());
    }
    let products: BTreeSet<ProductId> = prices.iter().map(|price| price.key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let open = store::outliers_held(tx, &products).await?;
    let mut known: HashSet<_> = open
        .iter()
        .map(|change| meaning(change.product, &change.terms))
        .collect();
    let held: Vec<Held> = prices
        .iter()
        .map(|price| Held {
            product: price.key.product,
            terms: ListedTerms::under(price.key.borrowed(), &price.terms),
            ends: None,
            last_price: Some(price.last),
        })
        .collect();
    let again: Vec<&PriceChange> = open
        .iter()
        .filter(|change| {
            let of_change = meaning(change.product, &change.terms);
            let mut held = held.iter();
            held.any(|one| meaning(one.product, &one.terms) == of_change)
        })
        .collect();
    let ids: Vec<PriceChangeId> = again.iter().map(|change| change.id).collect();
    store::note_held_again(tx, (import, false), &ids, &[]).await?;
    // What is entered becomes known at once, so that two rows of one load that mean the same wait as one change.
    let fresh: Vec<Held> = held
        .iter()
        .filter(|one| known.insert(meaning(one.product, &one.terms)))
        .cloned()
        .collect();
    let by = (import, loader);
    let entered = enter_held(tx, moment, caller, by, Origin::Outlier, &fresh).await?;
    Ok(again.into_iter().cloned().chain(entered).collect())
}

/// What a held price states, whatever unit it is stated in.
fn meaning(
    product: ProductId,
    terms: &ListedTerms,
) -> (PriceKey<&str>, (UnitPrice, Option<NaiveDate>)) {
    (terms.key(product), terms.price.meaning())
}

/// Enters again, as what a load holds, a change whose publicity ended since one person alone would have brought it into force.
pub(super) async fn hold_again(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    by: (ImportId, AccountId),
    change: &PriceChange,
) -> Result<Vec<PriceChange>> {
    let held = Held {
        product: change.product,
        terms: change.terms.clone(),
        ends: change.ends,
        last_price: change.last_price,
    };
    enter_held(tx, moment, caller, by, change.origin, &[held]).await
}

/// A price of a load, or the end of one, that waits at the desk.
#[derive(Clone)]
struct Held {
    product: ProductId,
    terms: ListedTerms,
    ends: Option<ListedPriceId>,
    last_price: Option<UnitPrice>,
}

/// Enters changes of one origin that a load holds, with their events.
async fn enter_held(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, loader): (ImportId, AccountId),
    origin: Origin,
    held: &[Held],
) -> Result<Vec<PriceChange>> {
    let new: Vec<NewChange<'_>> = held
        .iter()
        .map(|one| NewChange {
            product: one.product,
            terms: &one.terms,
            remark: "",
            evidence: &[],
            campaign: None,
            linkage: None,
            ends: one.ends,
            account: Some(loader),
            organisation: caller.organisation,
            last_price: one.last_price,
            import: Some(import),
        })
        .collect();
    let entered = changes::insert(tx, moment, origin, &new).await?;
    let entered = changes::lock(tx, &entered).await?;
    let events: Vec<NewEvent> = entered
        .iter()
        .map(|change| match change.ends {
            Some(_) => change.event(&event::RISE_HELD),
            None => change.outlier_held(),
        })
        .map(|event| event.by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(entered)
}
