//! Price lists of other platforms as a whole: entered, foreseen, made public, withdrawn.

mod again;
mod store;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::{Reader, Transaction};
use ground::{
    Caller, Error, FieldError, LinkageId, ListedPriceId, Moment, OrganisationKind, PriceChangeId,
    ProductId, PublicityId, Result, UnitPrice,
};
use market::catalogue::{LoadedRow, RowVerdict};
use prices::listed_price::{
    FarTyped, ListedPrice, ListedPriceRow, ListedTerms, PriceKey, PriceTerms, Region, ResolvedRows,
    excluded, find_products, lowest_of_each, resolve_rows,
};

use super::advance::advance;
use super::announce::effect_of;
use super::publicity::{self, Opened};
use super::replace::after_announcement;
use super::rules::{Step, counts_from};
use super::state::{ChangeState, Effect, Origin};
use super::types::{NewChange, PriceChange};
use super::{one_price, save};
use again::compare;

/// Enters rows of a list as submitted changes; returns a verdict for each row, in order. A row that says what the platform
/// knows of its source is unchanged: what is listed, what repeats an earlier row, and, unless it is meant (`again`), what
/// another list said before. No price and no limit moves.
///
/// # Errors
/// Refuses callers other than the exchange centre; a wrong row is a verdict, not an error.
pub(crate) async fn enter_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (linkage, again): (LinkageId, bool),
    rows: &[ListedPriceRow],
) -> Result<Vec<RowVerdict>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let hits = find_products(tx, rows).await?;
    let ResolvedRows {
        mut verdicts,
        indices,
        found,
    } = resolve_rows(rows, &hits);
    let products: BTreeSet<ProductId> = found.iter().map(|(key, _)| key.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let listed = prices::listed_price::prices_of_products(tx, &products).await?;
    let here = store::of_list(tx, linkage, &products).await?;
    let elsewhere = match again {
        true => Vec::new(),
        false => store::linked_before(tx, linkage, &found).await?,
    };
    let compared = compare(&listed, &here, &elsewhere, again, &found);
    let row_of = |index: usize| indices.get(index).copied();
    for row in compared.new.iter().filter_map(|index| row_of(*index)) {
        if let Some(verdict) = verdicts.get_mut(row) {
            verdict.outcome = LoadedRow::Accepted;
        }
    }
    for (index, far) in far_rows(tx, moment, &products, &compared.new, &found).await? {
        if let Some(verdict) = row_of(index).and_then(|row| verdicts.get_mut(row)) {
            verdict.warnings.push(far.warning());
        }
    }
    for (index, remark) in &compared.known {
        if let Some(verdict) = row_of(*index).and_then(|row| verdicts.get_mut(row)) {
            verdict.remarks.push(remark.clone());
        }
    }
    let new = compared.new.iter().filter_map(|index| found.get(*index));
    enter(tx, moment, caller, linkage, new).await?;
    store::insert_linked_again(tx, linkage, &compared.again).await?;
    store::insert_linked_before(tx, linkage, &compared.before).await?;
    Ok(verdicts)
}

/// The new rows that are far from the limits of their products, by their index: who loads the list and who decides on it see
/// them, since a list waits for another person anyway.
async fn far_rows(
    tx: &Transaction<'_>,
    moment: &Moment,
    products: &[ProductId],
    new: &[usize],
    found: &[(PriceKey<&str>, PriceTerms)],
) -> Result<Vec<(usize, FarTyped)>> {
    let limits = prices::listed_price::limits(tx, moment, products).await?;
    let limits: HashMap<ProductId, UnitPrice> = limits
        .into_iter()
        .filter_map(|limit| Some((limit.product, limit.price?)))
        .collect();
    let bounds = prices::listed_price::bounds(moment)?;
    let far = new.iter().filter_map(|index| {
        let (key, terms) = found.get(*index)?;
        excluded(key.kind, key.level).is_none().then_some(())?;
        let far = bounds.typed(terms.base_price, limits.get(&key.product).copied())?;
        Some((*index, far))
    });
    Ok(far.collect())
}

async fn enter<'a>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
    new: impl Iterator<Item = &'a (PriceKey<&'a str>, PriceTerms)>,
) -> Result<()> {
    let new: Vec<(ProductId, ListedTerms)> = new
        .map(|(key, terms)| (key.product, ListedTerms::under(*key, terms)))
        .collect();
    let new: Vec<NewChange<'_>> = new
        .iter()
        .map(|(product, terms)| NewChange {
            product: *product,
            terms,
            remark: "",
            evidence: &[],
            campaign: None,
            linkage: Some(linkage),
            ends: None,
            account: Some(caller.account),
            organisation: caller.organisation,
            last_price: None,
            import: None,
        })
        .collect();
    super::store::insert(tx, moment, Origin::Linkage, &new).await?;
    Ok(())
}

/// A limit as it would be after the announcement of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Foreseen {
    pub(crate) product: ProductId,
    /// The day on which all of the list's prices of the product count, or the first day after the last of one of them on
    /// which the limit moves.
    pub(crate) effective_on: NaiveDate,
    /// The limit of that day without the list.
    pub(crate) before: Option<UnitPrice>,
    /// The limit of that day with the list, and the province and platform that set it.
    pub(crate) after: Option<(UnitPrice, Region, String)>,
}

/// The last day of a publicity that would begin now.
///
/// # Errors
/// When the rulebook does not know the term.
pub(crate) fn publicity_would_end(moment: &Moment) -> Result<NaiveDate> {
    Ok(publicity::deadline(moment)?.last_day())
}

/// Products of a list after `after`, in the order of ids, each with the number of its rows.
pub(crate) async fn products_of_list(
    db: &impl Reader,
    linkage: LinkageId,
    after: ProductId,
    products_max: i64,
) -> Result<Vec<(ProductId, i64)>> {
    store::products_of_list(db, linkage, after, products_max).await
}

/// The limits of `products` as they would be after the announcement of a list whose publicity ends
/// with `publicity_ends`. Reads only and locks nothing.
pub(crate) async fn foresee_list(
    db: &impl Reader,
    moment: &Moment,
    linkage: LinkageId,
    publicity_ends: NaiveDate,
    products: &[ProductId],
) -> Result<Vec<Foreseen>> {
    let effect = effect_of(moment, publicity_ends)?;
    let changes = store::of_list(db, linkage, products).await?;
    let changes: Vec<&PriceChange> = changes
        .iter()
        .filter(|change| change.state == ChangeState::Submitted)
        .collect();
    let again = store::linked_again(db, linkage, products).await?;
    let listed = prices::listed_price::prices_of_products(db, products).await?;
    let listed = prices::listed_price::by_product(&listed);
    let none = Vec::new();
    let foreseen = changes
        .chunk_by(|one, other| one.product == other.product)
        .filter_map(|changes| {
            let product = changes.first()?.product;
            let listed = listed.get(&product).unwrap_or(&none);
            foresee(moment, effect, publicity_ends, listed, changes, &again)
        });
    Ok(foreseen.collect())
}

fn foresee(
    moment: &Moment,
    effect: Effect,
    publicity_ends: NaiveDate,
    listed: &[&ListedPrice],
    changes: &[&PriceChange],
    again: &HashSet<ListedPriceId>,
) -> Option<Foreseen> {
    let product = changes.first()?.product;
    let counted: Vec<(&PriceChange, NaiveDate)> = changes
        .iter()
        .map(|change| {
            let first = change.terms.effective_from;
            let counts = counts_from(publicity_ends, first, effect, &moment.calendar);
            (*change, counts)
        })
        .collect();
    let effective_on = counted.iter().map(|(_, first)| *first).max()?;
    let after = after_announcement(listed, &counted, again);
    let on = |day: NaiveDate| {
        let before = lowest_of_each(listed.iter().map(|price| price.candidate()), day);
        let after = lowest_of_each(after.iter().copied(), day);
        Foreseen {
            product,
            effective_on: day,
            before: before.get(&product).map(|lowest| lowest.base_price),
            after: after
                .get(&product)
                .map(|lowest| (lowest.base_price, lowest.region, lowest.platform.to_owned())),
        }
    };
    let at_first = on(effective_on);
    if at_first.moves() {
        return Some(at_first);
    }
    let days = days_after(changes);
    let mut later = days.range(effective_on..).map(|day| on(*day));
    later.find(Foreseen::moves).or(Some(at_first))
}

/// The days after the last ones of a list's prices: a price that states the end of the listed one moves a limit then.
fn days_after(changes: &[&PriceChange]) -> BTreeSet<NaiveDate> {
    let last_days = changes
        .iter()
        .filter_map(|change| change.terms.price.effective_to);
    last_days.filter_map(|last| last.succ_opt()).collect()
}

impl Foreseen {
    fn moves(&self) -> bool {
        self.before != self.after.as_ref().map(|(limit, _, _)| *limit)
    }
}

/// Opens publicity for every submitted change of a list that is not public by another way; `None` when there is none. Where all are
/// so, the list is public where they are.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub(crate) async fn publicize_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    linkage: LinkageId,
) -> Result<Option<PublicityId>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let step = transition(Step::Publicize)?;
    one_price::join_list(tx, moment, caller, linkage).await?;
    let left = store::products_of_list(tx, linkage, ProductId(i64::MIN), 1).await?;
    if left.is_empty() {
        return one_price::publicity_joined(tx, linkage).await;
    }
    let deadline = publicity::deadline(moment)?;
    let publicity = publicity::insert(tx, moment, caller, Origin::Linkage, title, deadline).await?;
    let count = store::decide_list(tx, moment, caller, linkage, step, Some(publicity)).await?;
    if count == 0 {
        return Ok(None);
    }
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let opened = Opened {
        origin: Origin::Linkage,
        changes: count,
        corrects: false,
    };
    publicity::note_opened(tx, moment, caller, publicity, deadline, opened).await?;
    Ok(Some(publicity))
}

/// Strikes rows of a list that is not public yet, and returns an outcome for each and how many there were. Another list's
/// rows are not there. The list's own event is the caller's to write.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a missing reason.
pub(crate) async fn strike_rows(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<(Vec<Result<()>>, usize)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let locked = super::store::lock(tx, ids).await?;
    let of_list: HashSet<PriceChangeId> = (locked.iter())
        .filter(|change| change.linkage == Some(linkage))
        .map(|change| change.id)
        .collect();
    let rows: Vec<PriceChangeId> = (ids.iter().copied())
        .filter(|id| of_list.contains(id))
        .collect();
    let (struck, outcomes) = advance(tx, Some(caller.account), &rows, Step::Strike, reason).await?;
    save(tx, moment, Some(caller), &struck).await?;
    let mut outcomes = outcomes.into_iter();
    let outcomes = ids.iter().map(|id| {
        let found = of_list.contains(id).then(|| outcomes.next()).flatten();
        found.unwrap_or(Err(Error::NotFound))
    });
    Ok((outcomes.collect(), struck.len()))
}

/// Withdraws every submitted change of a list but those that another of these lists says too: they are that list's from
/// now on. Returns how many are withdrawn, and how many each of the others took.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub(crate) async fn withdraw_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
    others: &[LinkageId],
) -> Result<(u64, Vec<(LinkageId, i64)>)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let step = transition(Step::Withdraw)?;
    let left = store::leave_to_lists(tx, linkage, others).await?;
    let withdrawn = store::decide_list(tx, moment, caller, linkage, step, None).await?;
    Ok((withdrawn, left))
}

/// The states before and after a step from `Submitted`.
fn transition(step: Step) -> Result<(ChangeState, ChangeState)> {
    let before = ChangeState::Submitted;
    Ok((before, before.after(step)?))
}
