//! Declaring prices, which answers the collections that the manufacturer has to answer.

use std::collections::{BTreeMap, BTreeSet};

use ground::database::Transaction;
use ground::{
    Caller, CampaignId, Error, EvidenceId, ImportId, Moment, OrganisationKind, PriceChangeId,
    ProductId, Result, UnitPrice, Words,
};

use super::answer::must_take;
use super::store;
use crate::price_change::{
    self, ChangeState, Declared, DeclaredIn, PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN,
};

/// Declares prices of the caller's own products, one or a whole file; returns for each the change
/// that it became, or why it did not. They answer the collection that they name, or every one that the
/// caller has to answer now.
///
/// # Errors
/// Refuses callers other than manufacturers, and a collection named that is over.
pub async fn declare(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    by: DeclaredIn,
    declared: &[Declared],
) -> Result<Vec<Result<PriceChangeId>>> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let locked = lock_open(tx, moment, caller, by.campaign).await?;
    let outcomes = price_change::declare(tx, moment, caller, by, declared).await?;
    let answers = declared.iter().zip(&outcomes).filter_map(|(one, outcome)| {
        Some(DeclaredPrice {
            product: one.product,
            evidence: &one.evidence,
            is_listed: is_listed(outcome)?,
        })
    });
    let answers: Vec<DeclaredPrice<'_>> = answers.collect();
    note_declared(tx, moment, caller, &locked, &answers).await?;
    Ok(outcomes)
}

/// Whether the price is listed already (`true`) or on its way (`false`); `None` when the
/// declaration failed.
fn is_listed(outcome: &Result<PriceChangeId>) -> Option<bool> {
    match outcome {
        Ok(_) => Some(false),
        Err(Error::Refused(refused)) if refused.kind == &PRICE_ALREADY_LISTED => Some(true),
        Err(Error::Refused(refused)) if refused.kind == &PRICE_CHANGE_ALREADY_OPEN => Some(false),
        Err(_) => None,
    }
}

/// Withdraws an undecided declaration, and its answers to open collections: without another
/// declaration or a confirmation, the product has no answer any more.
///
/// # Errors
/// [`Error::NotFound`] for changes of others, a refusal once it is public or closed.
pub async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let locked = lock_open(tx, moment, caller, None).await?;
    let product = price_change::withdraw(tx, moment, caller, id).await?;
    for id in locked {
        store::take_back(tx, id, caller.organisation, product).await?;
    }
    Ok(())
}

/// What became of the declarations of a file that is undone.
#[derive(Debug, Default)]
pub struct FileWithdrawn {
    /// What is withdrawn: the declaration, its product and the price of one base unit.
    pub withdrawn: Vec<(PriceChangeId, ProductId, UnitPrice)>,
    /// Those that are decided on, or withdrawn before, and why they stay.
    pub left: Vec<(PriceChangeId, Words)>,
}

/// Withdraws what a file declared and nobody has decided on, with its answers to collections.
///
/// # Errors
/// Refuses callers other than manufacturers.
pub async fn withdraw_file(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
) -> Result<FileWithdrawn> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let mut done = FileWithdrawn::default();
    let mut ids = Vec::new();
    for change in price_change::declared_in(tx, caller, import).await? {
        let (id, state) = (change.id, change.state);
        if state == ChangeState::Withdrawn {
            continue;
        }
        match withdraw(tx, moment, caller, id).await {
            Ok(()) => {
                ids.push(id);
                let price = change.terms.price.base_price;
                done.withdrawn.push((id, change.product, price));
            }
            Err(Error::Refused(_)) => done.left.push((id, state.words())),
            Err(error) => return Err(error),
        }
    }
    price_change::mark_undone(tx, &ids).await?;
    Ok(done)
}

/// The collections that a declaration answers: the named one, or every one that the caller has to
/// answer now. Declaring and withdrawing both lock them before any change of a price, so that they
/// cannot deadlock.
///
/// # Errors
/// As [`must_take`], for a named collection.
async fn lock_open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    named: Option<CampaignId>,
) -> Result<Vec<CampaignId>> {
    if let Some(id) = named {
        must_take(tx, moment, caller, id).await?;
        return Ok(vec![id]);
    }
    let ids = store::open_duties(tx, moment, caller.organisation).await?;
    for id in &ids {
        store::lock_duty(tx, *id, caller.organisation).await?;
    }
    Ok(ids)
}

/// A price that was declared, as an answer.
#[derive(Debug, Clone, Copy)]
struct DeclaredPrice<'a> {
    product: ProductId,
    evidence: &'a [EvidenceId],
    /// Declaring a listed price again confirms it.
    is_listed: bool,
}

/// Writes the answers that declared prices give to the [locked](lock_open) collections, with their
/// evidence: also of prices that are listed or on their way already, for which no second change was
/// entered.
async fn note_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    locked: &[CampaignId],
    declared: &[DeclaredPrice<'_>],
) -> Result<()> {
    let mut evidence: BTreeMap<ProductId, Vec<EvidenceId>> = BTreeMap::new();
    for one in declared.iter().filter(|one| !one.evidence.is_empty()) {
        let files = evidence.entry(one.product).or_default();
        files.extend_from_slice(one.evidence);
    }
    for is_listed in [true, false] {
        let products: BTreeSet<ProductId> = declared
            .iter()
            .filter(|one| one.is_listed == is_listed)
            .map(|one| one.product)
            .collect();
        let products: Vec<ProductId> = products.into_iter().collect();
        if products.is_empty() {
            continue;
        }
        for id in locked {
            store::answer(tx, moment, caller, *id, Some(&products), is_listed).await?;
        }
    }
    for id in locked {
        store::keep_evidence(tx, *id, &evidence).await?;
    }
    Ok(())
}
