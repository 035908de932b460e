//! Announcement (公布): changes whose publicity is over replace listed prices from a day on.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{
    Error, EventId, ListedPriceId, Moment, PriceChangeId, ProductId, PublicityId, Result,
};
use prices::listed_price::{self, Counting, ListedPrice, ListedTerms, NewListed};

use super::replace::{counts_on, left_of_replaced, listed_as};
use super::rulebook::CHANGE_EFFECT;
use super::rules::{Step, counts_from};
use super::state::{ChangeState, Effect, Origin};
use super::types::PriceChange;
use super::{event, publicity, store};

/// Announces at most `rows_max` changes of one publicity that is over, and closes it after the last.
/// Returns how many it announced plus one, since a publicity may have none left; 0 when no publicity is
/// over. Publicities whose ends it [holds](ground::capability::DeadlineKind::hold) count as well. Changes with an open objection wait for its answer.
pub(super) async fn announce_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let held = publicity::DEADLINES.hold(tx, moment).await?;
    let Some((publicity, deadline)) = publicity::lock_due(tx, moment).await? else {
        return Ok(held);
    };
    let ids = store::changes_to_announce(tx, publicity, rows_max).await?;
    let mut changes = store::lock(tx, &ids).await?;
    let found = changes.len();
    // An objection may have been upheld while we waited for the lock.
    changes.retain(|change| change.state == ChangeState::Publicized);
    announce(tx, moment, publicity, changes, deadline.last_day()).await?;
    // By what was found, not by what is left of it: a part from which an objection took something is not the last one for that.
    if i64::try_from(found).is_ok_and(|count| count < rows_max) {
        publicity::close(tx, moment, publicity).await?;
    }
    Ok(held + found + 1)
}

/// The rule of the day that ends publicity decides, not the rule of the day on which it began.
pub(super) fn effect_of(moment: &Moment, cleared_on: NaiveDate) -> Result<Effect> {
    moment.rulebook.value(&CHANGE_EFFECT, cleared_on)
}

/// Announces a change whose last objection was dismissed, if its publicity is over; before that, the
/// job will.
pub(super) async fn announce_cleared(
    tx: &Transaction<'_>,
    moment: &Moment,
    change: PriceChange,
) -> Result<()> {
    let Some(id) = change.publicity else {
        return Ok(());
    };
    let publicity = publicity::publicity(tx, id).await?;
    let is_over = publicity.closed_at.is_some() && change.state == ChangeState::Publicized;
    if !is_over {
        return Ok(());
    }
    announce(tx, moment, id, vec![change], moment.today()).await
}

/// Replaces listed prices by changes, each from its first counting day on.
async fn announce(
    tx: &Transaction<'_>,
    moment: &Moment,
    publicity: PublicityId,
    changes: Vec<PriceChange>,
    cleared_on: NaiveDate,
) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let effect = effect_of(moment, cleared_on)?;
    // Loads take the same lock: neither may replace a price that the other has read.
    prices::listed_price::lock_prices(tx).await?;
    let products: BTreeSet<ProductId> = changes.iter().map(|change| change.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    // By when each was recorded first: one whose days an earlier announcement moved is no newer for that.
    let listed = prices::listed_price::prices_as_recorded_first(tx, &products).await?;
    let listed = prices::listed_price::by_product(&listed);

    let mut announced = Vec::with_capacity(changes.len());
    for change in changes {
        let state = change.state.after(Step::Announce)?;
        let first = change.terms.effective_from;
        let counts_from = counts_from(cleared_on, first, effect, &moment.calendar);
        let listed_price = change.ends.or_else(|| {
            let of_product = listed.get(&change.product)?;
            listed_as(of_product, &change, counts_from)
        });
        announced.push(PriceChange {
            state,
            counts_from: Some(counts_from),
            listed_price,
            ..change
        });
    }
    let ids: Vec<PriceChangeId> = announced.iter().map(|change| change.id).collect();
    let beside = store::listed_beside(tx, &ids).await?;
    let beside: HashSet<ListedPriceId> = beside.into_values().flatten().collect();
    record(tx, moment, &listed, &beside, &mut announced).await?;
    // Once the new rows have their ids, by which they are not taken for what one of them replaces.
    end_replaced(tx, moment, &listed, beside, &announced).await?;
    let event = note(tx, moment, publicity, &announced).await?;
    store::decide(tx, moment, None, &announced, Some(event)).await?;
    // Last, since limits rest on all rows, the ended ones too.
    renew_now(tx, moment, &products, &announced).await
}

/// Lists what is not listed yet; equal changes become one price. One that an earlier announcement
/// overtakes later counts until then.
async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    listed: &HashMap<ProductId, Vec<&ListedPrice>>,
    beside: &HashSet<ListedPriceId>,
    announced: &mut [PriceChange],
) -> Result<()> {
    let mut indexes: HashMap<(ProductId, &ListedTerms), usize> = HashMap::new();
    let mut new: Vec<&PriceChange> = Vec::new();
    let index_of: Vec<Option<usize>> = announced
        .iter()
        .map(|change| {
            change.listed_price.is_none().then(|| {
                let index = indexes.entry((change.product, &change.terms));
                *index.or_insert_with(|| {
                    new.push(change);
                    new.len() - 1
                })
            })
        })
        .collect();
    let mut firsts = Vec::with_capacity(new.len());
    let mut listings = Vec::with_capacity(new.len());
    for change in new {
        firsts.push(listings.len());
        let parts = counting_of(change, listed, beside).into_iter();
        listings.extend(parts.map(|counting| NewListed {
            product: change.product,
            terms: &change.terms,
            counting,
        }));
    }
    let ids = listed_price::list_announced(tx, moment, &listings).await?;
    for (change, index) in announced.iter_mut().zip(index_of) {
        let first = index.and_then(|index| firsts.get(index));
        if let Some(id) = first.and_then(|first| ids.get(*first)) {
            change.listed_price = Some(*id);
        }
    }
    Ok(())
}

/// When a new price counts, beside those that were announced before it.
fn counting_of(
    change: &PriceChange,
    listed: &HashMap<ProductId, Vec<&ListedPrice>>,
    beside: &HashSet<ListedPriceId>,
) -> Vec<Counting> {
    let Some(first) = change.counts_from else {
        return vec![Counting::default()];
    };
    let of_product = listed.get(&change.product).map_or(&[][..], Vec::as_slice);
    let last = change.terms.price.effective_to;
    counts_on(
        of_product,
        (change.terms.key(change.product), last),
        first,
        beside,
    )
}

/// Ends replaced prices on the day before their successor begins to count; after the last day of a successor they count again.
async fn end_replaced(
    tx: &Transaction<'_>,
    moment: &Moment,
    listed: &HashMap<ProductId, Vec<&ListedPrice>>,
    mut beside: HashSet<ListedPriceId>,
    announced: &[PriceChange],
) -> Result<()> {
    beside.extend(announced.iter().filter_map(|change| change.listed_price));
    let mut of_product: HashMap<ProductId, Vec<(&PriceChange, NaiveDate)>> = HashMap::new();
    for change in announced {
        if let Some(first) = change.counts_from {
            let changes = of_product.entry(change.product).or_default();
            changes.push((change, first));
        }
    }
    let mut left: BTreeMap<ListedPriceId, Vec<Counting>> = BTreeMap::new();
    for (product, changes) in of_product {
        if let Some(listed) = listed.get(&product) {
            left.extend(left_of_replaced(listed, changes.into_iter(), &beside));
        }
    }
    listed_price::set_counting(tx, moment, &left).await
}

/// Writes an event for each change with a history of its own, and one for the whole announcement,
/// to which all of them point. Rows of a list have no events of their own.
async fn note(
    tx: &Transaction<'_>,
    moment: &Moment,
    publicity: PublicityId,
    announced: &[PriceChange],
) -> Result<EventId> {
    let events: Vec<NewEvent> = announced
        .iter()
        .filter(|change| change.origin != Origin::Linkage)
        .map(|change| change.event(&event::ANNOUNCED))
        .collect();
    log::write(tx, moment, &events).await?;
    let changes = publicity::payload::Announced {
        changes: announced.len(),
    };
    let event = publicity::event::PUBLICITY_ANNOUNCED
        .about(publicity, &changes)
        .for_readers(Readers::everyone());
    let written = log::write(tx, moment, &[event]).await?;
    written
        .first()
        .copied()
        .ok_or_else(|| Error::internal("an event without an id"))
}

/// Renews limits now if a change counts today already; later ones are renewed on their day by
/// `settle-limits`.
async fn renew_now(
    tx: &Transaction<'_>,
    moment: &Moment,
    products: &[ProductId],
    announced: &[PriceChange],
) -> Result<()> {
    let today = moment.today();
    if !announced.iter().any(|change| change.has_begun(today)) {
        return Ok(());
    }
    listed_price::renew_limits(tx, moment, products).await?;
    Ok(())
}
