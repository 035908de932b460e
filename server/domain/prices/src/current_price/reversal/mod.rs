//! Hospitals' own prices when a load is undone: what a wrong file declared is taken back and what it ended is in force again,
//! as if it had never been loaded; and what a limit ended that a wrong list of prices had lowered.

mod rules;
mod store;
mod types;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{Caller, ImportId, Moment, OrganisationKind, ProductId, Result, UnitPrice};

use super::event::{OWN_PRICE_RESTORED, OWN_PRICE_WITHDRAWN, OwnPriceDeclared};
use rules::{Difference, Recorded, Without, difference};
use store::{Head, Pair};
pub use types::OwnPriceUndone;

/// What the reversal of a load did to hospitals' own prices.
#[derive(Debug, Clone, Default)]
pub struct OwnPricesReversed {
    /// Prices of the load that count no more.
    pub withdrawn: Vec<OwnPriceUndone>,
    /// Earlier prices that are in force again, or longer.
    pub restored: Vec<OwnPriceUndone>,
    /// Products whose price another one had replaced already.
    pub overtaken: Vec<ProductId>,
    /// Prices that it brought in, of which others are left that state them too.
    pub stated_elsewhere: usize,
}

impl OwnPricesReversed {
    /// How much it undid: whether a price counts, or who states it.
    #[must_use]
    pub fn undone(&self) -> usize {
        self.withdrawn.len() + self.restored.len() + self.stated_elsewhere
    }
}

/// Takes back what a file of current prices declared, unless another file states it too that is not among
/// `all_reversed`, the imports that were undone, with this one.
///
/// # Errors
/// Refuses callers other than hospitals.
pub async fn reverse_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    all_reversed: &[ImportId],
) -> Result<OwnPricesReversed> {
    caller.must_trade_for(OrganisationKind::Hospital)?;
    let undone = store::stated_by_reversed_alone(tx, import, all_reversed).await?;
    let roots: HashSet<i64> = undone.iter().map(|(id, _)| *id).collect();
    let pairs: Vec<Pair> = (undone.iter())
        .map(|(_, product)| (caller.organisation, *product))
        .collect();
    let without = Without {
        prices: roots.clone(),
        ends: HashSet::new(),
    };
    let (heads, changes) = rebuild(tx, moment, &pairs, &without).await?;
    let ids: Vec<i64> = roots.iter().copied().collect();
    store::mark_undone(tx, &ids).await?;
    let mut events: Vec<NewEvent> = Vec::new();
    let brought_in = store::brought_in(tx, import).await?;
    let mut reversed = OwnPricesReversed {
        stated_elsewhere: brought_in.difference(&roots).count(),
        ..OwnPricesReversed::default()
    };
    for (root, product) in &undone {
        let was_in_force = changes
            .get(&(caller.organisation, *product))
            .is_some_and(|change| change.gone.iter().any(|period| period.root == *root));
        if !was_in_force {
            reversed.overtaken.push(*product);
        }
        events.extend(heads.get(root).map(|head| {
            reversed.withdrawn.push(OwnPriceUndone {
                product: *product,
                invitation: head.invitation,
                price: head.price,
            });
            OWN_PRICE_WITHDRAWN
                .about(*product, &head.declared())
                .by(caller)
                .for_readers(Readers::only(caller.organisation))
        }));
    }
    reversed.restored = restored(&changes, &mut events, &heads, caller);
    log::write(tx, moment, &events).await?;
    Ok(reversed)
}

/// What became of concluded prices whose end is without reason.
#[derive(Debug, Clone, Default)]
pub struct EndedRestored {
    /// In force again.
    pub restored: Vec<OwnPriceUndone>,
    /// Not in force again, since the hospital has declared or concluded another price meanwhile.
    pub overtaken: Vec<OwnPriceUndone>,
}

/// Puts concluded prices of products in force again that ended since a limit had fallen below them, where today's limit is
/// no longer below them. Of an `undone` product without a price, whose limit rose, all are meant; of one with a price that is
/// withdrawn, which may be over already, those that ended above it `since` then.
pub async fn restore_ended_above_limit(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    since: DateTime<Utc>,
    undone: &BTreeMap<ProductId, Option<UnitPrice>>,
) -> Result<EndedRestored> {
    let ended = store::ended_without_reason(tx, moment.today(), since, undone).await?;
    if ended.is_empty() {
        return Ok(EndedRestored::default());
    }
    let pairs: Vec<Pair> = ended.iter().map(|(_, pair)| *pair).collect();
    let ids: Vec<i64> = ended.iter().map(|(id, _)| *id).collect();
    let without = Without {
        prices: HashSet::new(),
        ends: ids.iter().copied().collect(),
    };
    let (heads, changes) = rebuild(tx, moment, &pairs, &without).await?;
    store::forget_ends(tx, &ids).await?;
    let mut events: Vec<NewEvent> = Vec::new();
    let mut overtaken = Vec::new();
    for (id, pair) in &ended {
        let is_again = changes
            .get(pair)
            .is_some_and(|change| !change.new.is_empty());
        let head = heads.get(id).filter(|_| !is_again);
        overtaken.extend(head.map(|head| OwnPriceUndone {
            product: pair.1,
            invitation: head.invitation,
            price: head.price,
        }));
    }
    let restored = restored(&changes, &mut events, &heads, caller);
    log::write(tx, moment, &events).await?;
    Ok(EndedRestored {
        restored,
        overtaken,
    })
}

/// Concluded prices of products that a limit ended since an instant, and that stay so since today's limit is below them.
pub async fn still_ended(
    tx: &Transaction<'_>,
    moment: &Moment,
    since: DateTime<Utc>,
    products: &[ProductId],
) -> Result<Vec<OwnPriceUndone>> {
    store::still_ended(tx, moment.today(), since, products).await
}

type Changes = HashMap<Pair, Difference>;

/// Writes what leaving out some acts makes of the prices of pairs.
async fn rebuild(
    tx: &Transaction<'_>,
    moment: &Moment,
    pairs: &[Pair],
    without: &Without,
) -> Result<(HashMap<i64, Head>, Changes)> {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    pairs.dedup();
    let recorded = store::lock_recorded(tx, &pairs).await?;
    let mut by_pair: HashMap<Pair, Vec<Recorded>> = HashMap::new();
    let mut heads: HashMap<i64, Head> = HashMap::new();
    for (pair, row, head) in recorded {
        heads.insert(row.id, head);
        by_pair.entry(pair).or_default().push(row);
    }
    let (mut withdrawn, mut restored) = (Vec::new(), Vec::new());
    let mut changes = Changes::new();
    for (pair, rows) in &by_pair {
        let change = difference(rows, without);
        for gone in &change.gone {
            let found = rows.iter().find(|row| {
                row.superseded_at.is_none()
                    && (row.root(), row.from, row.to) == (gone.root, gone.from, gone.to)
            });
            withdrawn.extend(found.map(|row| row.id));
        }
        restored.extend(change.new.iter().copied());
        changes.insert(*pair, change);
    }
    store::withdraw(tx, moment, &withdrawn).await?;
    store::restore(tx, moment, &restored).await?;
    Ok((heads, changes))
}

/// The products with a price that is in force again or longer, with an event for each.
fn restored(
    changes: &Changes,
    events: &mut Vec<NewEvent>,
    heads: &HashMap<i64, Head>,
    caller: &Caller,
) -> Vec<OwnPriceUndone> {
    let mut restored = Vec::new();
    for ((hospital, product), change) in changes {
        for period in &change.new {
            events.extend(heads.get(&period.root).map(|head| {
                restored.push(OwnPriceUndone {
                    product: *product,
                    invitation: head.invitation,
                    price: head.price,
                });
                OWN_PRICE_RESTORED
                    .about(*product, &head.declared())
                    .by(caller)
                    .for_readers(Readers::only(*hospital))
            }));
        }
    }
    restored.sort_unstable_by_key(|one| one.product);
    restored
}

impl Head {
    fn declared(&self) -> OwnPriceDeclared {
        OwnPriceDeclared {
            price: self.price,
            effective_from: self.effective_from,
            contract_no: self.contract_no.clone(),
        }
    }
}
