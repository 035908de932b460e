//! Hospitals' current purchase prices (现行采购价): the price of a contract in force between hospital and
//! enterprise (S4-2). They are the hospital's own; nobody else may read them.

mod above_limit;
mod capability;
mod event;
mod far;
mod refusal;
mod reversal;
mod rulebook;
mod rules;
mod store;
mod types;

pub use above_limit::{concluded_above_limit, end_concluded_above_limit};
pub use capability::{CAPABILITY, CURRENT_PRICES};
pub use refusal::PRICE_ABOVE_CONCLUDED;
pub use rulebook::CONCLUDED_ABOVE_LIMIT;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use event::{OWN_PRICE_DECLARED, OwnPriceDeclared};
use ground::database::{Reader, Transaction};
use ground::log::{NewEvent, Readers};
use ground::{
    Caller, FieldError, FigureValues, Moment, OrganisationId, OrganisationKind, ProductId, Refused,
    Result, Words, log,
};
use market::{catalogue, evidence};
use rules::{Beside, beside};
use types::DeclaredBefore;

use crate::disclosure;
use crate::disclosure::Rounded;

pub use types::PURCHASE_PRICES;

pub use far::far_declared;
pub use reversal::{
    OwnPriceUndone, OwnPricesReversed, restore_ended_above_limit, reverse_declared, still_ended,
};
pub use rules::{completed, counts, known_price, lasts, own_price_on, taken_over};
pub use types::{
    ConcludedAbove, ConcludedEnded, CurrentPrice, CurrentPriceRow, DeclaredPrice, NewCurrentPrice,
    Origin, OwnPrice, PriceFile, Stated,
};

/// Declares prices that the calling hospital pays, by hand or in a file. Each ends the price in force on its first day;
/// declaring the same again changes nothing, and a file opens no price again that the hospital declared before and
/// something else has followed, nor one above what was concluded here without proof of it. Returns what became of each.
///
/// # Errors
/// Refuses periods that end before they start, evidence that is not the hospital's own, and callers other than
/// hospitals.
pub async fn declare_current_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    declared: &[NewCurrentPrice],
    file: Option<PriceFile<'_>>,
) -> Result<Vec<DeclaredPrice>> {
    caller.must_trade_for(OrganisationKind::Hospital)?;
    must_end_after_start(declared)?;
    let files: Vec<_> = declared
        .iter()
        .flat_map(|new| new.evidence.iter().copied())
        .collect();
    evidence::must_be_own(tx, caller, &files).await?;
    let hospital = caller.organisation;
    let mut before = match file {
        Some(file) => store::declared_before(tx, hospital, declared, file.stated).await?,
        None => HashMap::new(),
    };
    // What is meant although it was declared before is declared again, unless it is in force: the file states that too.
    let is_again = file.is_some_and(|file| file.again);
    before.retain(|_, one| one.is_in_force || !is_again);
    let beside = beside_concluded(tx, hospital, declared).await?;
    let above: HashMap<usize, DeclaredPrice> = (beside.iter().enumerate())
        .filter_map(|(index, beside)| Some((index, above(*beside)?)))
        .collect();
    let is_new = |index: &usize| !before.contains_key(index) && !above.contains_key(index);
    let new = declared.iter().zip(&beside).enumerate();
    let prices: Vec<OwnPrice> = new
        .filter(|(index, _)| is_new(index))
        .map(|(_, (new, beside))| OwnPrice {
            hospital,
            new: ending(new, *beside),
            invitation: None,
            import: file.map(|file| file.import),
        })
        .collect();
    let changed = store::set_current_prices(tx, moment, Origin::Declared, &prices).await?;
    write_declared(tx, moment, caller, prices.iter().zip(&changed)).await?;
    if let Some(file) = file {
        let repeated: Vec<i64> = before.values().map(|one| one.id).collect();
        store::insert_repeats(tx, file.import, &repeated).await?;
    }
    let mut changed = changed.into_iter();
    let outcomes = (0..declared.len()).map(|index| match (before.get(&index), above.get(&index)) {
        (Some(one), _) if one.is_in_force => DeclaredPrice::InForce,
        (Some(DeclaredBefore { at, .. }), _) => DeclaredPrice::Repeats(*at),
        (None, Some(above)) => *above,
        (None, None) if changed.next() == Some(true) => DeclaredPrice::Taken,
        (None, None) => DeclaredPrice::InForce,
    });
    Ok(outcomes.collect())
}

/// What the concluded prices of a hospital make of each declaration.
async fn beside_concluded(
    tx: &Transaction<'_>,
    hospital: OrganisationId,
    declared: &[NewCurrentPrice],
) -> Result<Vec<Beside>> {
    let products: Vec<ProductId> = declared.iter().map(|new| new.product).collect();
    let concluded = store::concluded(tx, hospital, &products).await?;
    let judged = declared.iter().map(|new| {
        let of_product = concluded.get(&new.product).map_or(&[][..], Vec::as_slice);
        beside(new, of_product)
    });
    Ok(judged.collect())
}

fn must_end_after_start(declared: &[NewCurrentPrice]) -> Result<()> {
    let ends_before = |new: &NewCurrentPrice| {
        let last = new.effective_to;
        last.is_some_and(|last| last < new.effective_from)
    };
    match declared.iter().position(ends_before) {
        Some(index) => Err(FieldError::alone(
            &format!("/{index}/effective_to"),
            "终止日期早于生效日期",
            "it ends before it starts",
        )),
        None => Ok(()),
    }
}

/// A declaration with the last day that a concluded price leaves it.
fn ending(new: &NewCurrentPrice, beside: Beside) -> NewCurrentPrice {
    NewCurrentPrice {
        effective_to: match beside {
            Beside::Until(last) => Some(last),
            Beside::Free | Beside::Above { .. } => new.effective_to,
        },
        ..new.clone()
    }
}

fn above(beside: Beside) -> Option<DeclaredPrice> {
    match beside {
        Beside::Above { concluded, since } => {
            Some(DeclaredPrice::AboveConcluded { concluded, since })
        }
        Beside::Free | Beside::Until(_) => None,
    }
}

/// Declares one price by hand; `far_meant` says that it is meant although it is far from what is known.
///
/// # Errors
/// As [`declare_current_prices`]; `price-above-concluded` where a file's row would be such, `price-far-from-known` where it
/// would be warned of.
pub async fn declare_current_price(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    declared: &NewCurrentPrice,
    far_meant: bool,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::Hospital)?;
    if !far_meant {
        far::must_be_near(tx, moment, caller, declared).await?;
    }
    let rows = std::slice::from_ref(declared);
    let outcomes = declare_current_prices(tx, moment, caller, rows, None).await?;
    match outcomes.first() {
        Some(DeclaredPrice::AboveConcluded { concluded, since }) => Err(Refused {
            kind: &PRICE_ABOVE_CONCLUDED,
            clause: Some("S4-1"),
            detail: Words::new(
                "该产品已在平台以更低价格议价成交，登记更高的价格须附合同证明材料",
                "a lower price was concluded here: a higher one takes evidence of its contract",
            ),
            figures: FigureValues::default()
                .with("price", declared.price)
                .with("concluded", *concluded)
                .with("since", *since),
        }
        .into()),
        Some(DeclaredPrice::Taken | DeclaredPrice::InForce | DeclaredPrice::Repeats(_)) | None => {
            Ok(())
        }
    }
}

async fn write_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    declared: impl Iterator<Item = (&OwnPrice, &bool)>,
) -> Result<()> {
    let events: Vec<NewEvent> = declared
        .filter(|(_, changed)| **changed)
        .map(|(own, _)| {
            let new = &own.new;
            let declared = OwnPriceDeclared {
                price: new.price,
                effective_from: new.effective_from,
                contract_no: new.contract_no.clone(),
            };
            OWN_PRICE_DECLARED
                .about(new.product, &declared)
                .by(caller)
                .for_readers(Readers::only(own.hospital))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Makes concluded prices the hospitals' current ones. The event of the conclusion reports it, so none is
/// written here.
pub async fn record_concluded(
    tx: &Transaction<'_>,
    moment: &Moment,
    prices: &[OwnPrice],
) -> Result<()> {
    store::set_current_prices(tx, moment, Origin::Invitation, prices).await?;
    Ok(())
}

/// Forms what is shown to others of at most `rows_max` changes of prices that have come into effect. Returns how
/// many it looked at.
pub async fn form_figures(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let taken = store::take_moved(tx, moment.today(), rows_max).await?;
    if taken.is_empty() {
        return Ok(0);
    }
    disclosure::lock(tx, PURCHASE_PRICES).await?;
    let mut now: BTreeMap<i64, Rounded> = BTreeMap::new();
    for product in &taken {
        now.entry(product.0).or_default();
    }
    let products: Vec<ProductId> = now.keys().copied().map(ProductId).collect();
    for counted in store::counted_prices(tx, moment.today(), &products).await? {
        let rounded = now.entry(counted.product.0).or_default();
        rounded.add(counted.hospital, counted.figure, counted.step);
    }
    disclosure::form(tx, moment, PURCHASE_PRICES, &now).await?;
    Ok(taken.len())
}

/// What the calling hospital pays for a product today; refuses callers other than hospitals.
pub async fn current_price(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    product: ProductId,
) -> Result<Option<CurrentPrice>> {
    caller.must_be(OrganisationKind::Hospital)?;
    catalogue::must_exist(db, product).await?;
    let recorded = store::current_price_history(db, caller.organisation, product).await?;
    Ok(own_price_on(recorded, moment.today()))
}

/// Everything that the calling hospital has paid for a product, corrections included; refuses callers other
/// than hospitals.
pub async fn current_price_history(
    db: &impl Reader,
    caller: &Caller,
    product: ProductId,
) -> Result<Vec<CurrentPrice>> {
    caller.must_be(OrganisationKind::Hospital)?;
    catalogue::must_exist(db, product).await?;
    store::current_price_history(db, caller.organisation, product).await
}

/// What the calling hospital pays for products on days, by product and day; refuses callers other than hospitals.
pub async fn in_force(
    db: &impl Reader,
    caller: &Caller,
    wanted: &[(ProductId, NaiveDate)],
) -> Result<BTreeMap<(ProductId, NaiveDate), CurrentPrice>> {
    caller.must_be(OrganisationKind::Hospital)?;
    store::in_force(db, caller.organisation, wanted).await
}

/// The calling hospital's price list after the product `after`, and its length; refuses callers other than
/// hospitals.
pub async fn current_prices(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    name_part: Option<&str>,
    after: ProductId,
    rows_max: i64,
) -> Result<(Vec<CurrentPriceRow>, i64)> {
    caller.must_be(OrganisationKind::Hospital)?;
    store::current_prices(
        db,
        caller.organisation,
        moment.today(),
        name_part,
        after,
        rows_max,
    )
    .await
}
