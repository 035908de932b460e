//! Which prices a reversal withdraws and which are in force again. Pure.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use ground::{ImportId, ListedPriceId, ProductId};

use super::raised::{Around, Needed, kept, reopened};
use super::types::{Traced, Worlds};
use crate::listed_price::rises::rises;
use crate::listed_price::rules::{ListedPrice, PriceKey, by_product};

/// What a reversal does.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In force no more.
    pub(super) withdrawn: Vec<ListedPriceId>,
    /// Of the load, replaced since: they never come back.
    pub(super) forgotten: Vec<ListedPriceId>,
    /// In force again, some of them until a last day.
    pub(super) restored: Vec<(ListedPrice, Option<NaiveDate>)>,
    /// In force again until their end is announced, since a later load replaced them.
    pub(super) held: Vec<(ListedPrice, ImportId)>,
    /// Of the load, in force until their end is announced, since a limit would be higher than it ever was without them; some
    /// of them from a later day on, so that they are among the withdrawn too.
    pub(super) kept: Vec<(ListedPrice, Option<NaiveDate>)>,
    /// Of no load that is undone, and ended by an announcement behind the load: they count on from a day, until their end is announced
    /// again.
    pub(super) continued: Vec<(ListedPrice, NaiveDate)>,
    /// Of the load, and law from a day on, since a change announced them: among the withdrawn too.
    pub(super) announced: Vec<(ListedPrice, NaiveDate)>,
    /// Replaced by this later load instead.
    pub(super) blamed: Vec<(ListedPriceId, ImportId)>,
    /// Replaced by an announcement from their first day on.
    pub(super) overtaken: Vec<ListedPriceId>,
}

/// Which prices are the load's own to take back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) import: ImportId,
    /// When it began.
    pub(super) since: DateTime<Utc>,
    /// It, and all that were undone before: what was kept of these for the sake of another price.
    pub(super) reversed: &'a HashSet<ImportId>,
    /// The loads that state rows of it too, by the rows these began as.
    pub(super) heirs: &'a HashMap<ListedPriceId, ImportId>,
    /// Rows that are law by an announcement, each by the row that it began as, with the first day of that where there is one.
    pub(super) law: &'a HashMap<ListedPriceId, Option<NaiveDate>>,
    /// Rows of later loads that are far again without it: they are withdrawn with it, and what they took the place of is not
    /// replaced.
    pub(super) bridged: &'a HashSet<ListedPriceId>,
    /// Rows that are far without it and in whose place something near is: they count again for no limit.
    pub(super) left_out: &'a HashSet<ListedPriceId>,
    pub(super) today: NaiveDate,
}

impl Own<'_> {
    pub(super) fn holds(self, one: &Traced) -> bool {
        let is_law = self.law.contains_key(&one.root) && self.law_from(one).is_none();
        let is_own = one.price.loaded_by == Some(self.import) || self.keeps(one);
        is_own && !self.heirs.contains_key(&one.root) && !is_law
    }

    /// The load whose it is from now on, where it is one's that is undone and another load states it too.
    pub(super) fn heir_of(self, one: &Traced) -> Option<ImportId> {
        let by = one.price.loaded_by.filter(|by| self.reversed.contains(by));
        by.and_then(|_| self.heirs.get(&one.root).copied())
    }

    /// Whether another load states a row of one that is undone too, whose it is from now on.
    pub(super) fn goes_over(self, one: &Traced) -> bool {
        let heir = self.heirs.get(&one.root);
        self.heir_of(one).is_some() || heir.is_some() && heir == one.price.loaded_by.as_ref()
    }

    /// Whether it is the load's own, or goes with it.
    fn takes(self, one: &Traced) -> bool {
        self.holds(one) || self.bridged.contains(&one.price.id)
    }

    /// The coming day from which it is law, where it counts before that as well.
    fn law_from(self, one: &Traced) -> Option<NaiveDate> {
        let first = self.law.get(&one.root).copied().flatten()?;
        (self.today.max(one.price.first_day()) < first).then_some(first)
    }

    /// Whether it was kept when another load was undone.
    fn keeps(self, one: &Traced) -> bool {
        let by_reversed = one.price.loaded_by.filter(|by| *by != self.import);
        one.superseded_at.is_none() && by_reversed.is_some_and(|by| self.reversed.contains(&by))
    }
}

impl Plan {
    /// What is in force once it is carried out.
    pub(super) fn in_force(&self, traced: &[Traced]) -> Vec<ListedPrice> {
        let withdrawn: HashSet<ListedPriceId> = self.withdrawn.iter().copied().collect();
        let mut after: Vec<ListedPrice> = traced
            .iter()
            .filter(|one| one.superseded_at.is_none() && !withdrawn.contains(&one.price.id))
            .map(|one| one.price.clone())
            .collect();
        after.extend(self.restored.iter().map(|(price, last)| {
            let mut price = price.clone();
            price.counting.to = price.counting.to.into_iter().chain(*last).min();
            price
        }));
        after.extend(self.held.iter().map(|(price, _)| price.clone()));
        after.extend(
            self.announced
                .iter()
                .map(|(price, first)| price.from(*first)),
        );
        let continued = self.continued.iter();
        after.extend(continued.map(|(price, first)| reopened(price).from(*first)));
        let later = (self.kept.iter()).filter_map(|(price, from)| Some((price, (*from)?)));
        after.extend(later.map(|(price, from)| price.from(from)));
        after
    }
}

/// Plans the reversal of a load.
pub(super) fn plan(traced: &[Traced], worlds: &Worlds, own: Own<'_>, today: NaiveDate) -> Plan {
    let is_own = |one: &Traced| own.takes(one);
    let acts = Acts::of(traced, own);
    let (mut plan, mut left) = parted(traced, own);
    let touched = Touched::of(traced, own, &acts);
    let announced = announced(traced);
    let mut candidates: Vec<(ListedPrice, ImportId)> = Vec::new();
    let mut own_replaced: HashSet<ListedPriceId> = HashSet::new();
    for one in traced.iter().filter(|one| !is_own(one)) {
        let (Some(at), Some(by)) = (one.superseded_at, one.superseded_by) else {
            continue;
        };
        if !acts.hold(by, one) {
            if touched
                .since
                .get(&one.price.key.product)
                .is_some_and(|since| since <= &at)
                && !own.left_out.contains(&one.price.id)
            {
                candidates.push((one.price.clone(), by));
            }
            continue;
        }
        if let Some(later) = touched.later(one, at, own) {
            own_replaced.insert(one.price.id);
            candidates.push((one.price.clone(), later));
            continue;
        }
        let last = announced_since(&announced, one, at);
        if last.is_some_and(|last| last < one.price.first_day()) {
            plan.forgotten.push(one.price.id);
            plan.overtaken.push(one.price.id);
            continue;
        }
        let mut price = one.price.clone();
        price.counting.to = price.counting.to.into_iter().chain(last).min();
        left.push(price);
        plan.restored.push((one.price.clone(), last));
    }
    let ends: HashSet<ListedPriceId> = candidates.iter().map(|(price, _)| price.id).collect();
    left.extend(candidates.iter().map(|(price, _)| price.clone()));
    let raising = rises(
        &left,
        |price| ends.contains(&price.id),
        &HashSet::new(),
        today,
    );
    let raising: HashSet<ListedPriceId> = raising.iter().map(|price| price.id).collect();
    left.retain(|price| !ends.contains(&price.id) || raising.contains(&price.id));
    for (price, by) in candidates {
        if raising.contains(&price.id) {
            plan.held.push((price, by));
        } else if own_replaced.contains(&price.id) {
            plan.blamed.push((price.id, by));
        }
    }
    keep(&mut plan, traced, &left, worlds, today);
    plan
}

/// Keeps prices of the load without which a limit would be higher than it ever was beside those that are `left`.
fn keep(
    plan: &mut Plan,
    traced: &[Traced],
    left: &[ListedPrice],
    worlds: &Worlds,
    today: NaiveDate,
) {
    let ids: HashSet<ListedPriceId> = plan.withdrawn.iter().copied().collect();
    let in_force = traced.iter().filter(|one| one.superseded_at.is_none());
    let before: Vec<ListedPrice> = in_force.map(|one| one.price.clone()).collect();
    let left = by_product(left);
    for (product, before) in by_product(&before) {
        let own: Vec<&ListedPrice> = before
            .iter()
            .copied()
            .filter(|price| ids.contains(&price.id))
            .collect();
        let worlds = worlds.get(&product).map(|worlds| worlds.values());
        let worlds: Vec<Vec<&ListedPrice>> = worlds
            .into_iter()
            .flatten()
            .map(|world| world.iter().collect())
            .collect();
        let others = before.iter().copied();
        let others = others.filter(|price| !ids.contains(&price.id));
        let ended: Vec<&ListedPrice> = others.filter(|price| price.counting.to.is_some()).collect();
        let around = Around {
            before: &before,
            after: left.get(&product).map_or(&[], Vec::as_slice),
            own: &own,
            worlds: &worlds,
            ended: &ended,
        };
        for one in kept(around, today) {
            let as_it_was = before.iter().find(|price| price.id == one.price.id);
            let Some(as_it_was) = as_it_was.map(|price| (*price).clone()) else {
                continue;
            };
            match one.why {
                Needed::OfLoad(from) => plan.kept.push((as_it_was, from)),
                Needed::Ended(first) => plan.continued.push((as_it_was, first)),
            }
        }
    }
    let untouched = plan.kept.iter().filter(|(_, from)| from.is_none());
    let untouched: HashSet<ListedPriceId> = untouched.map(|(price, _)| price.id).collect();
    plan.withdrawn.retain(|id| !untouched.contains(id));
}

/// What the load withdraws and forgets of its own, and the prices of others that remain.
fn parted(traced: &[Traced], own: Own<'_>) -> (Plan, Vec<ListedPrice>) {
    let mut plan = Plan::default();
    let mut left = Vec::new();
    for one in traced {
        match (one.superseded_at, own.takes(one)) {
            (None, true) => {
                plan.withdrawn.push(one.price.id);
                if let Some(first) = own.law_from(one) {
                    left.push(one.price.from(first));
                    plan.announced.push((one.price.clone(), first));
                }
            }
            (None, false) => left.push(one.price.clone()),
            (Some(_), true) => plan.forgotten.push(one.price.id),
            (Some(_), false) => {}
        }
    }
    (plan, left)
}

/// What announcements have in force, by product.
fn announced(traced: &[Traced]) -> HashMap<ProductId, Vec<&Traced>> {
    let mut announced: HashMap<ProductId, Vec<&Traced>> = HashMap::new();
    for one in traced {
        if one.superseded_at.is_none() && one.price.loaded_by.is_none() {
            let of_product = announced.entry(one.price.key.product).or_default();
            of_product.push(one);
        }
    }
    announced
}

/// The last day of a price that an announcement since `at` overtakes.
fn announced_since(
    announced: &HashMap<ProductId, Vec<&Traced>>,
    one: &Traced,
    at: DateTime<Utc>,
) -> Option<NaiveDate> {
    let key = one.price.key.borrowed();
    let of_product = announced.get(&key.product)?;
    of_product
        .iter()
        .filter(|other| {
            let announced = other.price.key.borrowed().is_of_platform(key);
            announced && at < other.price.recorded_at && !other.price.counting.returns
        })
        .map(|other| other.price.first_day() - Days::new(1))
        .min()
}

/// The replacements that are undone: all of the load, and those under the keys of what goes with it.
struct Acts<'a> {
    import: ImportId,
    bridged: HashSet<(ImportId, PriceKey<&'a str>)>,
}

impl<'a> Acts<'a> {
    fn of(traced: &'a [Traced], own: Own<'_>) -> Self {
        let bridged = traced
            .iter()
            .filter(|one| own.bridged.contains(&one.price.id));
        let keys = bridged.filter_map(|one| Some((one.price.loaded_by?, one.price.key.borrowed())));
        Self {
            import: own.import,
            bridged: keys.collect(),
        }
    }

    /// Whether what `by` did to the price of that key is undone.
    fn hold(&self, by: ImportId, one: &'a Traced) -> bool {
        by == self.import || self.bridged.contains(&(by, one.price.key.borrowed()))
    }
}

/// Which keys later loads speak of, and since when the load has changed each product.
struct Touched<'a> {
    keys: HashMap<PriceKey<&'a str>, Vec<(DateTime<Utc>, ImportId)>>,
    since: HashMap<ProductId, DateTime<Utc>>,
}

impl<'a> Touched<'a> {
    fn of(traced: &'a [Traced], own: Own<'_>, acts: &Acts<'a>) -> Self {
        let Own { import, heirs, .. } = own;
        let mut found = Self {
            keys: HashMap::new(),
            since: HashMap::new(),
        };
        for one in traced {
            let key = one.price.key.borrowed();
            let mut note = |at, by| found.keys.entry(key).or_default().push((at, by));
            match one.price.loaded_by {
                Some(by) if by == import => {
                    if let Some(heir) = heirs.get(&one.root) {
                        note(DateTime::<Utc>::MAX_UTC, *heir);
                    }
                }
                // What was kept of a load that is undone, or goes with it, speaks of nothing.
                Some(_) if own.keeps(one) || own.bridged.contains(&one.price.id) => {}
                Some(by) => note(one.price.recorded_at, by),
                None => {}
            }
            if let (Some(at), Some(by)) = (one.superseded_at, one.superseded_by)
                && !acts.hold(by, one)
            {
                note(at, by);
            }
            let own_at = match (one.price.loaded_by, one.superseded_by) {
                _ if own.goes_over(one) => Some(own.since),
                (_, Some(by)) if by == import => one.superseded_at,
                (Some(by), _) if by == import => Some(one.price.recorded_at),
                _ => None,
            };
            if let Some(at) = own_at {
                let since = found.since.entry(one.price.key.product).or_insert(at);
                *since = at.min(*since);
            }
        }
        found
    }

    /// The first load after `at` that speaks of the key of a price in another way than by stating this very price.
    fn later(&self, one: &Traced, at: DateTime<Utc>, own: Own<'_>) -> Option<ImportId> {
        let loads = self.keys.get(&one.price.key.borrowed())?;
        let states = |by| own.heir_of(one) == Some(by);
        let later = loads.iter().filter(|(touched, by)| {
            at < *touched && !(*touched == DateTime::<Utc>::MAX_UTC && states(*by))
        });
        later.min_by_key(|(touched, _)| *touched).map(|(_, by)| *by)
    }
}
