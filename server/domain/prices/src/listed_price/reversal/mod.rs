//! Undoing a load of listed prices as a whole, by a second person (S4-13).
//!
//! The reversal of a load is the audited decision by which a limit may rise again: two persons acted, the event says
//! what moved. What the load recorded is withdrawn unless another load states it too, whose it is then; what it replaced is in force again, as copies
//! so that sheets as known earlier remain, unless a later load or announcement took its place. A price that only a
//! later load replaced counts again, held as the end of a price, where the limit would otherwise be higher than that load alone
//! could have made it. Where the limit would be higher than now and than before the load, since a higher price came later, or would
//! be gone until a higher one begins, a price of the load itself counts on, held in the same way: who undoes a load decides on what it changed, not on what came after it.
//! A price of a later load that is far from what is known without this one counts no more until another person has accepted it, as
//! one that is loaded after the reversal.

mod bridged;
mod raised;
mod rules;
mod store;
mod types;

use std::collections::{BTreeSet, HashMap, HashSet};

use ground::database::{Reader, Transaction};
use ground::{Caller, ImportId, ListedPriceId, Moment, ProductId, Result};

use super::around::{LimitMove, limit_move};
use super::guard::{Bounds, bounds};
use super::last_prices::Compared;
use super::limits::{PRODUCTS_AT_ONCE, renew_limits};
use super::rules::{ListedPrice, by_product};
use super::store::{lock_prices, prices_to_compare, products_of_load};
use bridged::{Comparing, doubtful, later_rows, plan_with_far};
use chrono::{DateTime, NaiveDate, Utc};
use rules::{Own, Plan, plan};
use store::Back;
pub use types::{FarHeld, LoadReversed};
use types::{Traced, Worlds, by_id};

/// Undoes what an import that began at `since` did to listed prices and limits; `all_reversed` are it and all imports that
/// were reversed before. Prices of the load that are `law` by an announcement stay, as nothing else would be left of their platform: those
/// rows, each by the row that it began as, with the first day on which the announcement lets it count, none where it is law as it is.
pub async fn reverse_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, since): (ImportId, DateTime<Utc>),
    all_reversed: &[ImportId],
    law: &HashMap<ListedPriceId, Option<NaiveDate>>,
) -> Result<LoadReversed> {
    lock_prices(tx).await?;
    store::note_undone(tx, moment, caller.account, import).await?;
    let products = products_of_load(tx, import).await?;
    let mut reversed = LoadReversed {
        products: products.clone(),
        ..LoadReversed::default()
    };
    let all: HashSet<ImportId> = all_reversed.iter().copied().collect();
    let bounds = bounds(moment)?;
    let is_undone = |one: &&Traced| one.price.loaded_by.is_some_and(|by| all.contains(&by));
    for products in products.chunks(PRODUCTS_AT_ONCE) {
        let mut traced = store::traced_prices(tx, products).await?;
        let worlds = store::worlds(tx, products, all_reversed).await?;
        let undone = traced.iter().filter(is_undone);
        let roots: Vec<ListedPriceId> = undone.map(|one| one.root).collect();
        let heirs = store::repeated_elsewhere(tx, all_reversed, since, &roots).await?;
        if hand_over(tx, moment, (&traced, &all), &heirs, &mut reversed).await? {
            // What went over is another load's now, and is planned as such.
            traced = store::traced_prices(tx, products).await?;
        }
        let own = Own {
            import,
            since,
            reversed: &all,
            heirs: &heirs,
            law,
            bridged: &HashSet::new(),
            left_out: &HashSet::new(),
            today: moment.today(),
        };
        let (plan, far) = planned(tx, moment, caller, own, bounds, (&traced, &worlds)).await?;
        reversed.far.extend(far);
        reverse_part(tx, moment, (&traced, &plan), own, &mut reversed).await?;
        renew_limits(tx, moment, products).await?;
    }
    let far: HashSet<ListedPriceId> = reversed.far.iter().map(|one| one.price.id).collect();
    let moved = reversed.moved.iter().filter(|(_, new)| far.contains(new));
    let waiting: HashSet<ListedPriceId> = moved.map(|(old, _)| *old).collect();
    reversed
        .handed
        .retain(|(price, _)| !waiting.contains(&price.id));
    Ok(reversed)
}

/// The imports whose prices may be far again when an import is undone, as they were compared with it.
pub async fn doubtful_loads(
    db: &impl Reader,
    moment: &Moment,
    import: ImportId,
) -> Result<Vec<ImportId>> {
    store::doubtful_loads(db, import, bounds(moment)?).await
}

/// The plan for some products, with the prices of later loads that are far again by it, each with who loaded it.
async fn planned(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    own: Own<'_>,
    bounds: Bounds,
    (traced, worlds): (&[Traced], &Worlds),
) -> Result<(Plan, Vec<FarHeld>)> {
    let later = later_rows(traced, own, own.today);
    if later.is_empty() {
        return Ok((plan(traced, worlds, own, own.today), Vec::new()));
    }
    let products: BTreeSet<ProductId> = later.iter().map(|one| one.price.key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let compared = prices_to_compare(tx, moment, caller.account, &products).await?;
    let mut undone: HashMap<ProductId, Vec<Compared>> = HashMap::new();
    let is_own = |one: &&Traced| one.superseded_at.is_none() && own.holds(one);
    let undone_now = traced.iter().filter(is_own).map(|one| Compared {
        price: one.price.clone(),
        is_own: false,
        undone_at: Some(moment.now),
        is_undoer: false,
    });
    let undone_before = compared.into_iter().map(|one| Compared {
        is_own: false,
        is_undoer: false,
        ..one
    });
    for one in undone_now.chain(undone_before.filter(|one| one.undone_at.is_some())) {
        undone.entry(one.price.key.product).or_default().push(one);
    }
    let doubtful = doubtful(later, traced, &undone, bounds);
    if doubtful.is_empty() {
        return Ok((plan(traced, worlds, own, own.today), Vec::new()));
    }
    let loads = traced
        .iter()
        .flat_map(|one| [one.price.loaded_by, one.superseded_by]);
    let loads = loads.flatten().chain(own.heirs.values().copied());
    let loads: BTreeSet<ImportId> = loads.collect();
    let loads: Vec<ImportId> = loads.into_iter().collect();
    let loads = store::loads(tx, &loads).await?;
    let imports: BTreeSet<ImportId> = doubtful
        .iter()
        .filter_map(|one| one.price.loaded_by)
        .collect();
    let imports: Vec<ImportId> = imports.into_iter().collect();
    let products: BTreeSet<ProductId> = doubtful.iter().map(|one| one.price.key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let before = store::worlds(tx, &products, &imports).await?;
    let comparing = Comparing {
        loads: &loads,
        before: &before,
        undone: &undone,
        bounds,
    };
    let (plan, far) = plan_with_far(traced, worlds, own, &doubtful, comparing);
    let far = far.into_iter().filter_map(|one| one.of_loader(&loads));
    Ok((plan, far.collect()))
}

/// Makes the rows of the reversed loads that are in force and that another load states too that load's: its reversal withdraws them, and they
/// are compared as its own. Whether there are any.
async fn hand_over(
    tx: &Transaction<'_>,
    moment: &Moment,
    (traced, all_reversed): (&[Traced], &HashSet<ImportId>),
    heirs: &HashMap<ListedPriceId, ImportId>,
    reversed: &mut LoadReversed,
) -> Result<bool> {
    let is_undone =
        |one: &&Traced| (one.price.loaded_by).is_some_and(|by| all_reversed.contains(&by));
    let own = traced.iter().filter(is_undone);
    let own = own.filter(|one| one.superseded_at.is_none());
    let handed = own.filter_map(|one| Some((one.price.clone(), *heirs.get(&one.root)?)));
    let handed: Vec<(ListedPrice, ImportId)> = handed.collect();
    let given = handed.iter().map(|(price, heir)| Back {
        heir: Some(*heir),
        ..Back::again(price.id)
    });
    let given: Vec<Back> = given.collect();
    let ids: Vec<ListedPriceId> = given.iter().map(|one| one.id).collect();
    store::withdraw(tx, moment, &ids).await?;
    let new = store::restore(tx, moment, &given).await?;
    let is_any = !ids.is_empty();
    reversed.moved.extend(ids.into_iter().zip(new));
    reversed.handed.extend(handed);
    Ok(is_any)
}

/// What the limits of the products do when a plan is carried out.
fn limit_moves(traced: &[Traced], plan: &Plan, today: NaiveDate) -> Vec<LimitMove> {
    let before: Vec<ListedPrice> = traced
        .iter()
        .filter(|one| one.superseded_at.is_none())
        .map(|one| one.price.clone())
        .collect();
    let after = plan.in_force(traced);
    let (before, after) = (by_product(&before), by_product(&after));
    let products: HashSet<_> = before.keys().chain(after.keys()).copied().collect();
    let mut moves = Vec::new();
    for product in products {
        let [before, after] =
            [&before, &after].map(|prices| prices.get(&product).cloned().unwrap_or_default());
        moves.extend(limit_move(product, &before, &after, today));
    }
    moves
}

/// What is in force again when a plan is carried out: what it restores, holds, keeps from a later day on, and leaves as law, in this order.
fn back_in_force(plan: &Plan, traced: &[Traced], own: Own<'_>) -> Vec<Back> {
    let of_id = by_id(traced);
    let of_heir = |id: ListedPriceId| Back {
        heir: of_id.get(&id).and_then(|one| own.heir_of(one)),
        ..Back::again(id)
    };
    let restored = plan.restored.iter().map(|(price, last)| Back {
        last_day: *last,
        ..of_heir(price.id)
    });
    let held = plan.held.iter().map(|(price, _)| of_heir(price.id));
    let later = plan.kept.iter().filter(|(_, from)| from.is_some());
    let kept = later.map(|(price, from)| Back {
        first_day: *from,
        ..Back::again(price.id)
    });
    let announced = plan.announced.iter().map(|(price, first)| Back {
        first_day: Some(*first),
        ..Back::again(price.id)
    });
    restored.chain(held).chain(kept).chain(announced).collect()
}

async fn reverse_part(
    tx: &Transaction<'_>,
    moment: &Moment,
    (traced, plan): (&[Traced], &Plan),
    own: Own<'_>,
    reversed: &mut LoadReversed,
) -> Result<()> {
    store::withdraw(tx, moment, &plan.withdrawn).await?;
    store::set_superseded_by(tx, None, &plan.forgotten).await?;
    for (id, by) in &plan.blamed {
        store::set_superseded_by(tx, Some(*by), &[*id]).await?;
    }
    // Beside the rows that have ended, which stay as they are.
    let continued = plan.continued.iter().map(|(price, first)| Back {
        first_day: Some(*first),
        is_open: true,
        ..Back::again(price.id)
    });
    let continued: Vec<Back> = continued.collect();
    let again = store::restore(tx, moment, &continued).await?;
    for ((price, _), id) in plan.continued.iter().zip(again) {
        let price = price.clone();
        reversed.kept.push(ListedPrice { id, ..price });
    }
    let (later, untouched): (Vec<_>, Vec<_>) =
        plan.kept.iter().partition(|(_, from)| from.is_some());
    let back = back_in_force(plan, traced, own);
    let new = store::restore(tx, moment, &back).await?;
    let gone: Vec<ListedPriceId> = back.iter().map(|one| one.id).collect();
    store::set_superseded_by(tx, None, &gone).await?;
    reversed
        .moves
        .extend(limit_moves(traced, plan, moment.today()));
    let of_id = by_id(traced);
    let of = |id: &ListedPriceId| of_id.get(id).map(|one| one.price.clone());
    let kept = plan.kept.iter().map(|(price, _)| price.id);
    let far = reversed.far.iter().map(|one| one.price.id);
    let elsewhere: HashSet<ListedPriceId> = kept.chain(far).collect();
    let withdrawn = plan.withdrawn.iter().filter(|id| !elsewhere.contains(id));
    reversed.withdrawn.extend(withdrawn.filter_map(of));
    reversed.forgotten += plan.forgotten.len();
    let overtaken = plan.blamed.iter().map(|(id, _)| id).chain(&plan.overtaken);
    reversed.overtaken.extend(overtaken.filter_map(of));
    reversed
        .moved
        .extend(gone.into_iter().zip(new.iter().copied()));
    let mut new = new.into_iter().skip(plan.restored.len());
    for ((price, by), id) in plan.held.iter().zip(new.by_ref()) {
        let price = price.clone();
        reversed.held.push((ListedPrice { id, ..price }, *by));
    }
    for ((price, _), id) in later.into_iter().zip(new) {
        let price = price.clone();
        reversed.kept.push(ListedPrice { id, ..price });
    }
    let untouched = untouched.into_iter().map(|(price, _)| price.clone());
    reversed.kept.extend(untouched);
    reversed
        .restored
        .extend(plan.restored.iter().map(|(price, _)| price.clone()));
    Ok(())
}
