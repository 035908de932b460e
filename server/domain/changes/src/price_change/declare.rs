//! Declarations (申报) by manufacturers: submitted, corrected, withdrawn.

use std::collections::HashSet;

use ground::database::Transaction;
use ground::{
    Caller, CampaignId, Error, EvidenceId, FieldError, FigureValues, ImportId, Moment,
    OrganisationKind, PriceChangeId, ProductId, Refused, Result, Words, log,
};
use market::catalogue::{self, Product};
use market::evidence;
use prices::listed_price::ListedPrice;
use prices::{listed_price, listing_platform};

use super::add_again::add_again;
use super::declared_before::{new_to, not_declared_before};
use super::near::judge_declared;
use super::refusal::PRODUCT_OF_ANOTHER_MANUFACTURER;
use super::rules::{Step, state_after};
use super::state::Origin;
use super::types::{Declared, DeclaredIn, NewChange, PriceChange};
use super::{event, one_price, save, store};

/// Declares prices of the caller's own products, one or a whole file; returns for each the change
/// that it became, or why it did not. What is listed or on its way already is not entered again.
/// Called by `campaign::declare`, since a declaration answers collections too.
///
/// # Errors
/// Refuses callers other than manufacturers. A declaration's own error is, among others, that it is far from the limit and not
/// said to be meant (`price-far-from-known`).
pub(crate) async fn declare(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    by: DeclaredIn,
    declared: &[Declared],
) -> Result<Vec<Result<PriceChangeId>>> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    store::lock_declarations(tx, caller.organisation).await?;
    let ids: Vec<ProductId> = declared.iter().map(|one| one.product).collect();
    let products = catalogue::products(tx, &ids).await?;
    let known = Known::of(tx, caller, (by.again, by.import.is_some()), &ids).await?;
    let declared = &under_known_names(tx, declared, &known.listed).await?;
    let files: Vec<EvidenceId> = (declared.iter())
        .flat_map(|one| one.evidence.iter().copied())
        .collect();
    let own_files = evidence::own(tx, caller, &files).await?;
    let near = judge_declared(tx, moment, declared).await?;
    let mut judged: Vec<Result<()>> = Vec::with_capacity(declared.len());
    let mut new: Vec<NewChange<'_>> = Vec::with_capacity(declared.len());
    for (one, near) in declared.iter().zip(near) {
        let outcome = must_be_own(&products, caller, one.product)
            .and_then(|()| evidence::must_be_among(&own_files, &one.evidence))
            .and_then(|()| known.must_be_new(one, &new))
            .and(near);
        if outcome.is_ok() {
            new.push(change_to_be(one, by, caller));
        }
        judged.push(outcome);
    }
    let entered = store::insert(tx, moment, Origin::Declaration, &new).await?;
    let changes = note_entered(tx, moment, caller, &entered, &known.on_the_way).await?;
    let open: Vec<PriceChange> = known.on_the_way.into_iter().chain(changes).collect();
    add_again(tx, moment, caller, by, &open, declared, &mut judged).await?;
    // New declarations were entered in the order of their outcomes.
    let mut entered = entered.into_iter();
    let outcomes = judged.into_iter().map(|one| {
        one.and_then(|()| {
            let number = entered.next();
            number.ok_or_else(|| Error::internal("a change without a number"))
        })
    });
    Ok(outcomes.collect())
}

/// Prices of products that a declaration of them does not enter again.
struct Known {
    listed: Vec<ListedPrice>,
    on_the_way: Vec<PriceChange>,
    /// What the manufacturer declared before; none where it means to declare such a price once more. For a file what was held of its
    /// products too: its list shows both, and comes back as it is.
    before: Vec<PriceChange>,
}

impl Known {
    async fn of(
        tx: &Transaction<'_>,
        caller: &Caller,
        (again, in_file): (bool, bool),
        products: &[ProductId],
    ) -> Result<Self> {
        let listed = listed_price::prices_of_products(tx, products).await?;
        let on_the_way = store::on_the_way(tx, caller.organisation, products).await?;
        let before = match again {
            true => Vec::new(),
            false => store::declared_before(tx, caller.organisation, products, in_file).await?,
        };
        Ok(Self {
            listed,
            on_the_way,
            before,
        })
    }

    /// `beside` are those of the same command.
    fn must_be_new(&self, one: &Declared, beside: &[NewChange<'_>]) -> Result<()> {
        new_to(one, &self.listed, &self.on_the_way, beside, &self.before)?;
        not_declared_before(one, &self.before)
    }
}

/// What each price of a file would not be entered for, because it is listed, on its way or declared already; none for a new price, and for one
/// of another's product, of which the caller learns nothing.
pub(crate) async fn known_already(
    tx: &Transaction<'_>,
    caller: &Caller,
    declared: &[Declared],
) -> Result<Vec<Option<Error>>> {
    let ids: Vec<ProductId> = declared.iter().map(|one| one.product).collect();
    let products = catalogue::products(tx, &ids).await?;
    let known = Known::of(tx, caller, (false, true), &ids).await?;
    let declared = under_known_names(tx, declared, &known.listed).await?;
    let judged = declared.iter().map(|one| {
        must_be_own(&products, caller, one.product).ok()?;
        known.must_be_new(one, &[]).err()
    });
    Ok(judged.collect())
}

/// Writes the events of what was entered, which joins what is public of the same price by another way.
async fn note_entered(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    entered: &[PriceChangeId],
    on_the_way: &[PriceChange],
) -> Result<Vec<PriceChange>> {
    let changes = store::lock(tx, entered).await?;
    let events: Vec<_> = changes
        .iter()
        .map(|change| change.declared(false).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    one_price::join_declared(tx, moment, caller, &changes, on_the_way).await?;
    Ok(changes)
}

fn change_to_be<'a>(one: &'a Declared, by: DeclaredIn, caller: &Caller) -> NewChange<'a> {
    NewChange {
        product: one.product,
        terms: &one.terms,
        remark: &one.remark,
        evidence: &one.evidence,
        campaign: by.campaign,
        linkage: None,
        ends: None,
        account: Some(caller.account),
        organisation: caller.organisation,
        last_price: None,
        import: by.import,
    }
}

/// Declarations under the names by which the register knows their platforms.
async fn under_known_names(
    tx: &Transaction<'_>,
    declared: &[Declared],
    listed: &[ListedPrice],
) -> Result<Vec<Declared>> {
    let entered = declared.iter().map(|one| (one.product, &one.terms));
    let terms = listing_platform::under_known_names(tx, entered, listed).await?;
    let declared = declared.iter().zip(terms).map(|(one, terms)| Declared {
        terms,
        ..one.clone()
    });
    Ok(declared.collect())
}

fn must_be_own(products: &[Product], caller: &Caller, id: ProductId) -> Result<()> {
    match products.iter().find(|product| product.id == id) {
        None => Err(Error::NotFound),
        Some(product) if product.manufacturer != caller.organisation => Err(not_own().into()),
        Some(_) => Ok(()),
    }
}

fn not_own() -> Refused {
    Refused {
        kind: &PRODUCT_OF_ANOTHER_MANUFACTURER,
        clause: Some("S4-13"),
        detail: Words::new(
            "只能申报本企业产品的价格",
            "prices are declared by the product's own manufacturer",
        ),
        figures: FigureValues::NONE,
    }
}

/// Withdraws an undecided change, or one that is a further source of another one only, and returns its product. Called by `campaign::withdraw`, which
/// removes the answers to collections.
///
/// # Errors
/// [`Error::NotFound`] for changes of others, a refusal once it is public or closed.
pub(crate) async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<ProductId> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let change = own(tx, caller, id).await?;
    let state = state_after(&change, Step::Withdraw)?;
    // What had joined another change is no source of it any more.
    let change = PriceChange {
        state,
        joined_into: None,
        ..change
    };
    save(tx, moment, Some(caller), std::slice::from_ref(&change)).await?;
    let event = change.event(&event::WITHDRAWN).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(change.product)
}

/// Leaves what the caller's file declared, and nobody decided on, to others who declared it too by hand or by a file that is not
/// reversed (E8); returns that.
pub(crate) async fn leave_declared_again(
    tx: &Transaction<'_>,
    caller: &Caller,
    import: ImportId,
    reversed: &[ImportId],
) -> Result<HashSet<PriceChangeId>> {
    store::leave_declared_again(tx, caller.organisation, import, reversed).await
}

/// What a file of the caller's declared.
pub(crate) async fn declared_in(
    tx: &Transaction<'_>,
    caller: &Caller,
    import: ImportId,
) -> Result<Vec<PriceChange>> {
    store::declared_in(tx, caller.organisation, import).await
}

/// Notes of withdrawn declarations that their file was undone.
pub(crate) async fn mark_undone(tx: &Transaction<'_>, ids: &[PriceChangeId]) -> Result<()> {
    store::mark_undone(tx, ids).await
}

/// Submits a returned change again, corrected, and returns the collection that it named. A given `version` must be the
/// current one. Called by `campaign::resubmit`, which answers collections by it.
///
/// # Errors
/// [`Error::NotFound`] for changes of others, a refusal unless it was returned, or when it is far from the limit and not said to
/// be meant, [`Error::Stale`] when it has another version.
pub(crate) async fn resubmit(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
    version: Option<i32>,
    declared: &Declared,
) -> Result<Option<CampaignId>> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let change = own(tx, caller, id).await?;
    if version.is_some_and(|read| read != change.version) {
        return Err(Error::Stale);
    }
    evidence::must_be_own(tx, caller, &declared.evidence).await?;
    let state = state_after(&change, Step::Resubmit)?;
    if change.terms.key(change.product).region != declared.terms.region
        || change.product != declared.product
    {
        return Err(FieldError::alone(
            "/region",
            "补正不能更换产品或省份，请撤回后重新申报",
            "a correction keeps product and province: withdraw it and declare anew",
        ));
    }
    let terms = listing_platform::under_known_name(tx, change.product, &declared.terms).await?;
    let declared = &Declared {
        terms: terms.clone(),
        ..declared.clone()
    };
    let mut on_the_way = store::on_the_way(tx, caller.organisation, &[change.product]).await?;
    on_the_way.retain(|other| other.id != id);
    new_to(declared, &[], &on_the_way, &[], &[])?;
    let judged = judge_declared(tx, moment, std::slice::from_ref(declared)).await?;
    judged.into_iter().collect::<Result<()>>()?;
    let change = PriceChange {
        state,
        terms,
        remark: declared.remark.clone(),
        evidence: declared.evidence.clone(),
        reason: String::new(),
        ..change
    };
    store::rewrite(tx, moment, caller, &change).await?;
    log::write(tx, moment, &[change.declared(true).by(caller)]).await?;
    let declared = std::slice::from_ref(&change);
    one_price::join_declared(tx, moment, caller, declared, &on_the_way).await?;
    Ok(change.campaign)
}

async fn own(tx: &Transaction<'_>, caller: &Caller, id: PriceChangeId) -> Result<PriceChange> {
    let found = store::lock(tx, &[id]).await?.pop();
    found
        .filter(|change| {
            change.organisation == caller.organisation && change.origin == Origin::Declaration
        })
        .ok_or(Error::NotFound)
}
