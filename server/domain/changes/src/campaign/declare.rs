//! Declaring prices, which answers the collections that the manufacturer has to answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ground::database::Transaction;
use ground::{
    Caller, CampaignId, Error, EvidenceId, ImportId, Moment, OrganisationKind, PriceChangeId,
    ProductId, Result, UnitPrice, Words,
};

use super::answer::must_take;
use super::quarter::Quarter;
use super::refusal::CAMPAIGN_NOT_OPEN;
use super::rules::answered_by;
use super::store;
use super::types::OpenCampaign;
use crate::price_change::{
    self, ChangeState, Declared, DeclaredIn, PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN,
    PRICE_DECLARED_BEFORE, PriceChange,
};

/// Declares prices of the caller's own products by hand; returns for each the change that it became, or why it did not.
/// They answer the collection that they name, or else the only open one of their product: of several nobody knows which
/// one is meant.
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
    let products: Vec<ProductId> = declared.iter().map(|one| one.product).collect();
    let open = match by.campaign {
        Some(id) => products.iter().map(|product| (*product, id)).collect(),
        None => only_open(tx, caller, &locked, &products).await?,
    };
    let outcomes = price_change::declare(tx, moment, caller, by, declared).await?;
    let judged = declared.iter().zip(&outcomes);
    let judged: Vec<Judged<'_>> = judged
        .map(|(one, outcome)| (one, open.get(&one.product).copied(), outcome))
        .collect();
    note_declared(tx, moment, caller, &answers_of(&judged)).await?;
    Ok(outcomes)
}

/// A row of a file that declares a price.
#[derive(Debug, Clone)]
pub struct DeclaredRow {
    pub declared: Declared,
    /// The quarter whose collection it answers, where it states one.
    pub quarter: Option<Quarter>,
}

#[derive(Debug)]
pub struct RowDeclared {
    pub product: ProductId,
    pub outcome: Result<PriceChangeId>,
    /// The quarter whose collection it answered, and whether as unchanged.
    pub answered: Option<(Quarter, bool)>,
}

/// Declares the prices of a file. Each row answers the collection of the quarter that it states, or else the only open one
/// of its product; a product of which a row was refused, or that is among the `unreported`, is not reported.
///
/// # Errors
/// Refuses callers other than manufacturers.
pub async fn declare_rows(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    by: DeclaredIn,
    rows: &[DeclaredRow],
    unreported: &BTreeSet<ProductId>,
) -> Result<Vec<RowDeclared>> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let locked = lock_open(tx, moment, caller, None).await?;
    let products: Vec<ProductId> = rows.iter().map(|row| row.declared.product).collect();
    let open = store::open_of_products(tx, &locked, caller.organisation, &products).await?;
    let mut targets: Vec<Option<OpenCampaign>> = Vec::with_capacity(rows.len());
    let mut outcomes: Vec<Option<Result<PriceChangeId>>> = Vec::with_capacity(rows.len());
    let mut groups: BTreeMap<Option<CampaignId>, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let open = open
            .get(&row.declared.product)
            .map_or(&[][..], Vec::as_slice);
        let (target, outcome) = match answered_by(row.quarter, open) {
            Ok(target) => (target, None),
            Err(refused) => (None, Some(Err(refused.into()))),
        };
        if outcome.is_none() {
            let named = row.quarter.and(target).map(|one| one.id);
            groups.entry(named).or_default().push(index);
        }
        targets.push(target);
        outcomes.push(outcome);
    }
    note_known(tx, caller, rows, &mut outcomes).await?;
    for (campaign, indices) in groups {
        let declared = indices.iter().filter_map(|index| rows.get(*index));
        let declared: Vec<Declared> = declared.map(|row| row.declared.clone()).collect();
        let by = DeclaredIn { campaign, ..by };
        let made = price_change::declare(tx, moment, caller, by, &declared).await?;
        for (index, outcome) in indices.into_iter().zip(made) {
            outcomes[index] = Some(outcome);
        }
    }
    let outcomes = outcomes
        .into_iter()
        .map(|one| one.ok_or_else(|| Error::internal("a declaration without outcome")));
    let outcomes: Vec<Result<PriceChangeId>> = outcomes.collect::<Result<_>>()?;
    note_rows(tx, moment, caller, (rows, &targets, unreported), outcomes).await
}

/// A row for a collection that is over states nothing new where its price is known: the list of an ended collection comes back.
async fn note_known(
    tx: &Transaction<'_>,
    caller: &Caller,
    rows: &[DeclaredRow],
    outcomes: &mut [Option<Result<PriceChangeId>>],
) -> Result<()> {
    let late = rows.iter().zip(outcomes);
    let (rows, outcomes): (Vec<Declared>, Vec<_>) = late
        .filter(|(_, outcome)| is_late(outcome.as_ref()))
        .map(|(row, outcome)| (row.declared.clone(), outcome))
        .unzip();
    if rows.is_empty() {
        return Ok(());
    }
    let known = price_change::known_already(tx, caller, &rows).await?;
    for (outcome, known) in outcomes.into_iter().zip(known) {
        if let Some(known) = known {
            *outcome = Some(Err(known));
        }
    }
    Ok(())
}

fn is_late(outcome: Option<&Result<PriceChangeId>>) -> bool {
    matches!(outcome, Some(Err(Error::Refused(refused))) if refused.kind == &CAMPAIGN_NOT_OPEN)
}

/// Writes what the rows of a file answer.
async fn note_rows(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (rows, targets, unreported): (
        &[DeclaredRow],
        &[Option<OpenCampaign>],
        &BTreeSet<ProductId>,
    ),
    outcomes: Vec<Result<PriceChangeId>>,
) -> Result<Vec<RowDeclared>> {
    let judged = rows.iter().zip(targets).zip(&outcomes);
    let judged: Vec<Judged<'_>> = judged
        .map(|((row, target), outcome)| (&row.declared, target.map(|one| one.id), outcome))
        .collect();
    let mut answers = answers_of(&judged);
    answers.retain(|one| !unreported.contains(&one.product));
    note_declared(tx, moment, caller, &answers).await?;
    let answered: BTreeSet<ProductId> = answers.iter().map(|one| one.product).collect();
    let declared = rows.iter().zip(targets).zip(outcomes);
    let declared = declared.map(|((row, target), outcome)| {
        let product = row.declared.product;
        let target = target.filter(|_| answered.contains(&product));
        RowDeclared {
            product,
            answered: target.and_then(|one| Some((one.quarter, is_listed(&outcome)?))),
            outcome,
        }
    });
    Ok(declared.collect())
}

/// A declaration with the collection that it answers, if it answers any, and its outcome.
type Judged<'a> = (&'a Declared, Option<CampaignId>, &'a Result<PriceChangeId>);

/// What declarations answer: none of a product of which one was refused or is returned, for it is not reported then.
fn answers_of<'a>(judged: &[Judged<'a>]) -> Vec<Answering<'a>> {
    let refused: BTreeSet<ProductId> = judged
        .iter()
        .filter(|(_, _, outcome)| is_refused(outcome))
        .map(|(one, ..)| one.product)
        .collect();
    let answers = judged.iter().filter_map(|(one, campaign, outcome)| {
        Some(Answering {
            campaign: (*campaign)?,
            product: one.product,
            evidence: &one.evidence,
            is_listed: is_listed(outcome)?,
        })
    });
    answers
        .filter(|one| !refused.contains(&one.product))
        .collect()
}

/// The open collection of each product that exactly one of those [locked](lock_open) is about.
pub(super) async fn only_open(
    tx: &Transaction<'_>,
    caller: &Caller,
    locked: &[CampaignId],
    products: &[ProductId],
) -> Result<HashMap<ProductId, CampaignId>> {
    let open = store::open_of_products(tx, locked, caller.organisation, products).await?;
    let only = open.into_iter().filter_map(|(product, open)| match *open {
        [only] => Some((product, only.id)),
        [] | [_, _, ..] => None,
    });
    Ok(only.collect())
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

/// Whether a declaration failed, other than by being known.
fn is_refused(outcome: &Result<PriceChangeId>) -> bool {
    let known = [
        &PRICE_ALREADY_LISTED,
        &PRICE_CHANGE_ALREADY_OPEN,
        &PRICE_DECLARED_BEFORE,
    ];
    match outcome {
        Ok(_) => false,
        Err(Error::Refused(refused)) => !known.contains(&refused.kind),
        Err(_) => true,
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
    pub left: Vec<(PriceChange, Words)>,
    /// Those that are declared by hand or by another file too, whose they are now, and why they stay.
    pub handed: Vec<(PriceChange, Words)>,
}

/// Withdraws what a file declared, nobody has decided on and nobody has declared too, with its answers to collections; `reversed` are
/// the file and all that were undone before.
///
/// # Errors
/// Refuses callers other than manufacturers.
pub async fn withdraw_file(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    reversed: &[ImportId],
) -> Result<FileWithdrawn> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    lock_open(tx, moment, caller, None).await?;
    let mut done = FileWithdrawn::default();
    let mut ids = Vec::new();
    let declared = price_change::declared_in(tx, caller, import).await?;
    let handed = price_change::leave_declared_again(tx, caller, import, reversed).await?;
    for change in declared {
        let (id, state) = (change.id, change.state);
        if state == ChangeState::Withdrawn {
            continue;
        }
        if handed.contains(&id) {
            done.handed.push((change, declared_too()));
            continue;
        }
        match withdraw(tx, moment, caller, id).await {
            Ok(()) => {
                ids.push(id);
                let price = change.terms.price.base_price;
                done.withdrawn.push((id, change.product, price));
            }
            Err(Error::Refused(_)) => done.left.push((change, state.words())),
            Err(error) => return Err(error),
        }
    }
    price_change::mark_undone(tx, &ids).await?;
    Ok(done)
}

fn declared_too() -> Words {
    Words::new(
        "相同的价格此后另由本企业手工或经其他文件申报，该申报继续有效；如亦有误，请撤回该申报",
        "your organisation declared the same price by hand or by another file too: that declaration goes on; withdraw it if it is wrong",
    )
}

/// The collections that a declaration answers: the named one, or every one that the caller has to
/// answer now. Declaring and withdrawing both lock them before any change of a price, so that they
/// cannot deadlock.
///
/// # Errors
/// As [`must_take`], for a named collection.
pub(super) async fn lock_open(
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

/// A price that was declared, as an answer to a collection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answering<'a> {
    pub(super) campaign: CampaignId,
    pub(super) product: ProductId,
    pub(super) evidence: &'a [EvidenceId],
    /// Declaring a listed price again confirms it.
    pub(super) is_listed: bool,
}

/// Writes the answers that declared prices give to [locked](lock_open) collections, with their
/// evidence: also of prices that are listed or on their way already, for which no second change was
/// entered.
pub(super) async fn note_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    answers: &[Answering<'_>],
) -> Result<()> {
    let mut products: BTreeMap<(CampaignId, bool), BTreeSet<ProductId>> = BTreeMap::new();
    let mut evidence: BTreeMap<CampaignId, BTreeMap<ProductId, Vec<EvidenceId>>> = BTreeMap::new();
    for one in answers {
        let of_kind = products.entry((one.campaign, one.is_listed)).or_default();
        of_kind.insert(one.product);
        if !one.evidence.is_empty() {
            let files = evidence.entry(one.campaign).or_default();
            let files = files.entry(one.product).or_default();
            files.extend_from_slice(one.evidence);
        }
    }
    for ((campaign, is_listed), products) in products {
        let products: Vec<ProductId> = products.into_iter().collect();
        store::answer(tx, moment, caller, campaign, Some(&products), is_listed).await?;
    }
    for (campaign, evidence) in &evidence {
        store::keep_evidence(tx, *campaign, evidence).await?;
    }
    Ok(())
}
