//! Undoing a load of listed prices: the prices, what the load held, and the invitations that it ended.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::Transaction;
use ground::{
    AccountId, Caller, ImportId, ListedPriceId, Moment, OrganisationKind, PriceChangeId, ProductId,
    Result, UnitPrice, Words, log,
};
use prices::current_price::{self, OwnPriceUndone};
use prices::listed_price::{self, FarHeld, ListedPrice, LoadReversed};
use prices::listing_platform;
use trade::bargaining::{self, ChangedInvitation, InvitationsReversed};

use super::again::{hold_each, wait_again};
use super::enter::{Far, hold_again, hold_rises};
use super::heir::{Heir, heir_of};
use super::moot::end_overtaken_of;
use super::store;
use super::store::LawOfLoad;
use crate::price_change::advance::advance;
use crate::price_change::back::end_publicity_of;
use crate::price_change::rules::Step;
use crate::price_change::state::ChangeState;
use crate::price_change::store::lock;
use crate::price_change::types::PriceChange;
use crate::price_change::{event, save};

/// What the reversal of a load of listed prices did.
#[derive(Debug, Clone, Default)]
pub struct PricesReversed {
    pub prices: LoadReversed,
    /// Changes that the load held, or that held the end of one of its prices, and that are withdrawn.
    pub changes_withdrawn: Vec<PriceChange>,
    /// Changes that are public law by now, and why they stay.
    pub changes_left: Vec<(PriceChange, Words)>,
    /// Prices of the load that count on, each until this change, its end, is announced.
    pub kept: Vec<(ListedPrice, PriceChangeId)>,
    /// Prices of later loads that are far from what is known without the load: they count no more and wait for another person than
    /// who loaded them.
    pub far: Vec<PriceChange>,
    /// Held prices that wait for another person again, since what had taken their place counts no more.
    pub waiting: Vec<PriceChange>,
    /// Held prices, and ends of prices, that wait for another person again, since who had made them public states them alone now.
    pub decided_again: Vec<PriceChange>,
    /// Concluded prices of hospitals that the limits of the load had ended and that are in force again, by their products.
    pub concluded_restored: Vec<OwnPriceUndone>,
    /// Such prices that stay ended, since a limit of other loads is below them too.
    pub concluded_left: Vec<OwnPriceUndone>,
    /// Concluded prices that stay ended, since the hospital has declared or concluded another price meanwhile.
    pub concluded_overtaken: Vec<OwnPriceUndone>,
    pub invitations: InvitationsReversed,
    /// How much it held that another load holds now, which would have held it too.
    pub held_handed_over: usize,
    /// How many held rises it had meant again: who loaded it may decide on them now.
    pub held_freed: usize,
    /// Names of platforms that it alone had brought in.
    pub names_forgotten: usize,
    /// What was concluded under limits of the load, and stays in force.
    pub concluded_under: Vec<ChangedInvitation>,
}

impl PricesReversed {
    /// How much it undid: whether a price counts, whose it is, or what waits.
    #[must_use]
    pub fn undone(&self) -> usize {
        let prices = &self.prices;
        let of_load = prices.withdrawn.len() + prices.restored.len() + prices.held.len();
        let of_others = prices.far.len() + prices.moved.len() + prices.forgotten;
        let beside = self.changes_withdrawn.len() + self.invitations.changed.len();
        let held = self.kept.len() + self.held_handed_over + self.held_freed;
        of_load + of_others + beside + held + self.names_forgotten
    }
}

/// Undoes a load of listed prices that began at `since`; `all_reversed` are it and all that were reversed before.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a missing reason.
pub async fn reverse_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (import, since): (ImportId, DateTime<Utc>),
    all_reversed: &[ImportId],
    reason: &str,
) -> Result<PricesReversed> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    // What was announced is law by its publicity, not by the load: it takes another change (S4-13).
    let doubtful = listed_price::doubtful_loads(tx, moment, import).await?;
    let loads = [all_reversed, doubtful.as_slice()].concat();
    let announced_of_loads = store::law_of_loads(tx, &loads).await?;
    let law = first_days(&announced_of_loads);
    let prices =
        listed_price::reverse_load(tx, moment, caller, (import, since), all_reversed, &law).await?;
    // Once prices are locked, as a load does: the other way round two of them would wait for each other.
    let names_forgotten = listing_platform::forget_load(tx, moment, caller, import).await?;
    store::move_ends(tx, &prices.moved).await?;
    let mut reversed = PricesReversed {
        names_forgotten,
        ..PricesReversed::default()
    };
    reversed.held_freed = store::held_freed(tx, import).await?;
    // Before the load's changes are looked up: what goes on with another load is that one's, and does not end with this one.
    let (taken, alone) = heirs(tx, import, all_reversed).await?;
    store::take_over_held(tx, &taken).await?;
    reversed.held_handed_over = taken.len();
    let far: Vec<ListedPriceId> = prices.far.iter().map(|one| one.price.id).collect();
    let withdrawn = prices.withdrawn.iter().map(|price| price.id);
    let withdrawn: Vec<ListedPriceId> = withdrawn.chain(far.iter().copied()).collect();
    let changes = store::changes_of_load(tx, import, &withdrawn, &far).await?;
    let (ended, mut left) = end_changes(tx, moment, caller, &changes, reason).await?;
    let corrections = store::corrections_of(tx, &changes).await?;
    left.extend(corrections.into_iter().map(|id| (id, corrected())));
    // Announced changes are law by their publicity, so they are listed beside what could not be ended.
    let announced_of_load = announced_of_loads.iter().filter(|one| one.import == import);
    left.extend(announced_of_load.filter_map(|one| Some((one.announced?, announced()))));
    reversed.changes_left = with_changes(tx, left).await?;
    reversed.kept = hold_left(tx, moment, caller, import, &prices).await?;
    let (in_force, replaced): (Vec<&FarHeld>, Vec<&FarHeld>) =
        prices.far.iter().partition(|one| one.was_in_force);
    reversed.far = hold_far(tx, moment, caller, &in_force).await?;
    reversed.waiting = hold_far(tx, moment, caller, &replaced).await?;
    let again = wait_again(tx, moment, caller, &withdrawn, &ended).await?;
    reversed.waiting.extend(again);
    // Once all that waits is entered: a later one of the same key overtakes an earlier one.
    let overtaken = end_overtaken_of(tx, moment, &reversed.waiting).await?;
    reversed
        .waiting
        .retain(|change| !overtaken.contains(&change.id));
    reversed.decided_again = hold_of_deciders(tx, moment, caller, (&alone, &ended)).await?;
    reversed.changes_withdrawn = ended;
    // From here on by the limits that the reversal left.
    let free = without_reason(&prices);
    let concluded =
        current_price::restore_ended_above_limit(tx, moment, caller, since, &free).await?;
    bargaining::note_concluded_restored(tx, moment, caller, &concluded.restored).await?;
    reversed.concluded_restored = concluded.restored;
    reversed.concluded_overtaken = concluded.overtaken;
    reversed.concluded_left =
        current_price::still_ended(tx, moment, since, &prices.products).await?;
    // After the concluded prices: nothing is offered again above what the hospital has come to pay.
    reversed.invitations = bargaining::restore_ended(tx, moment, caller, import, &far).await?;
    reversed.concluded_under = bargaining::concluded_under_load(tx, import, &far, since).await?;
    reversed.prices = prices;
    Ok(reversed)
}

/// Withdraws what is undecided, or a further source of another change, and stops what is public, for a reason; returns that, and
/// what stays with the reason for it.
async fn end_changes(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    changes: &[PriceChangeId],
    reason: &str,
) -> Result<(Vec<PriceChange>, Vec<(PriceChangeId, Words)>)> {
    let (mut undecided, mut public, mut left) = (Vec::new(), Vec::new(), Vec::new());
    // Locked before it is seen what they are: somebody may be deciding on one of them.
    for change in lock(tx, changes).await? {
        match change.state {
            ChangeState::Submitted | ChangeState::Returned | ChangeState::Joined => {
                undecided.push(change.id);
            }
            ChangeState::Publicized => public.push(change.id),
            ChangeState::Announced => left.push((change.id, announced())),
            ChangeState::Withdrawn
            | ChangeState::Refused
            | ChangeState::Stopped
            | ChangeState::Corrected => {}
        }
    }
    let person = Some(caller.account);
    let (withdrawn, _) = advance(tx, person, &undecided, Step::Withdraw, reason).await?;
    save(tx, moment, Some(caller), &withdrawn).await?;
    let events = withdrawn.iter().map(|one| one.event(&event::WITHDRAWN));
    let events: Vec<_> = events.map(|event| event.by(caller)).collect();
    log::write(tx, moment, &events).await?;
    let (stopped, outcomes) = end_publicity_of(tx, moment, caller, &public, reason).await?;
    for (id, outcome) in public.iter().zip(outcomes) {
        if let Err(ground::Error::Refused(refused)) = outcome {
            left.push((*id, refused.detail));
        }
    }
    Ok((withdrawn.into_iter().chain(stopped).collect(), left))
}

/// The prices that are law by an announcement, each with the first day of that, none where it is law as it is.
fn first_days(law: &[LawOfLoad]) -> HashMap<ListedPriceId, Option<NaiveDate>> {
    let mut first_days = HashMap::new();
    for one in law {
        let first = first_days.entry(one.price).or_insert(one.counts_from);
        *first = (*first).min(one.counts_from);
    }
    first_days
}

/// The changes that stay, each with its reason.
async fn with_changes(
    tx: &Transaction<'_>,
    left: Vec<(PriceChangeId, Words)>,
) -> Result<Vec<(PriceChange, Words)>> {
    let ids: Vec<PriceChangeId> = left.iter().map(|(id, _)| *id).collect();
    let mut reasons: BTreeMap<PriceChangeId, Words> = left.into_iter().collect();
    let changes = lock(tx, &ids).await?.into_iter();
    let changes = changes.filter_map(|one| Some((reasons.remove(&one.id)?, one)));
    Ok(changes.map(|(reason, one)| (one, reason)).collect())
}

/// Holds the ends of prices that count on; returns those of the load itself, with their changes.
async fn hold_left(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    prices: &LoadReversed,
) -> Result<Vec<(ListedPrice, PriceChangeId)>> {
    let mut held: BTreeMap<ImportId, Vec<ListedPrice>> = BTreeMap::new();
    for (price, by) in &prices.held {
        held.entry(*by).or_default().push(price.clone());
    }
    for (by, prices) in held {
        hold_rises(tx, moment, caller, (by, false), &prices).await?;
    }
    hold_rises(tx, moment, caller, (import, false), &prices.kept).await?;
    let ends = store::open_ends(tx, prices.kept.iter().map(|price| price.id)).await?;
    let kept = prices.kept.iter();
    let kept = kept.filter_map(|price| Some((price.clone(), *ends.get(&price.id)?)));
    Ok(kept.collect())
}

/// Holds the prices of later loads that are far again, each as its loader's.
async fn hold_far(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    far: &[&FarHeld],
) -> Result<Vec<PriceChange>> {
    let mut of_loads: BTreeMap<(ImportId, AccountId), Vec<Far>> = BTreeMap::new();
    for one in far {
        let Some(import) = one.price.loaded_by else {
            continue;
        };
        of_loads
            .entry((import, one.account))
            .or_default()
            .push(Far {
                key: one.price.key.clone(),
                terms: one.price.terms.clone(),
                last: one.last,
            });
    }
    hold_each(tx, moment, caller, of_loads).await
}

type OfHeirs = Vec<(PriceChangeId, Heir)>;

/// What the load held, each with the load that goes on with it; and what ends, since who decided on it states it alone now, each with his
/// load.
async fn heirs(
    tx: &Transaction<'_>,
    import: ImportId,
    all_reversed: &[ImportId],
) -> Result<(OfHeirs, OfHeirs)> {
    let heirs = store::heirs_of_held(tx, import, all_reversed).await?;
    let heirs = heirs.into_iter();
    let heirs = heirs.filter_map(|(change, heirs)| Some((change, heir_of(&heirs)?)));
    Ok(heirs.partition(|(_, heir)| heir.goes_on()))
}

/// Holds again, each as of the load that states it now, what was public by the decision of its loader and `ended`.
async fn hold_of_deciders(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (alone, ended): (&OfHeirs, &[PriceChange]),
) -> Result<Vec<PriceChange>> {
    let mut held = Vec::new();
    let ended: HashMap<PriceChangeId, &PriceChange> =
        ended.iter().map(|change| (change.id, change)).collect();
    for (id, heir) in alone {
        let change = ended.get(id).copied();
        if let Some((change, loader)) = change.zip(heir.account) {
            let by = (heir.import, loader);
            held.extend(hold_again(tx, moment, caller, by, change).await?);
        }
    }
    Ok(held)
}

/// The products whose concluded prices may have ended without reason: those whose limit rises or vanishes now, and those of which a price is
/// withdrawn, with the lowest of these: it may have been over before it was withdrawn, so that no limit moves.
fn without_reason(prices: &LoadReversed) -> BTreeMap<ProductId, Option<UnitPrice>> {
    let mut ended: BTreeMap<ProductId, Option<UnitPrice>> = BTreeMap::new();
    let far = prices.far.iter().map(|one| &one.price);
    for price in prices.withdrawn.iter().chain(far) {
        let lowest = ended.entry(price.key.product).or_default();
        let price = price.terms.base_price;
        *lowest = Some(lowest.map_or(price, |known| known.min(price)));
    }
    let free = prices.moves.iter();
    for one in free.filter(|one| one.rises() || one.vanishes()) {
        ended.insert(one.product, None);
    }
    ended
}

fn announced() -> Words {
    Words::new(
        "已公示期满并公布，须另行更正",
        "its publicity is over and it is announced: correct it by another change",
    )
}

fn corrected() -> Words {
    Words::new(
        "由本次导入待核实的价格更正而来（含异议成立的更正），依更正的决定公示，不随导入撤销；如有误，请终止其公示或再次更正",
        "it corrects a price that the load had held, on its own or by an objection upheld: it is public by the decision that corrected it, not by the load; \
         if it is wrong, stop its publicity or correct it again",
    )
}
