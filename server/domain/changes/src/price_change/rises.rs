//! Finishes loads of listed prices: a price that a load no longer contains, and without which a limit
//! would rise, counts on until its end went through check and publicity as a change.

use ground::database::Transaction;
use ground::{Caller, ImportId, Moment, PriceChangeId, Result, log};
use market::catalogue::RowVerdict;
use prices::listed_price::{self, ListedPrice, ListedPriceRow, ListedTerms, LoadState};

use super::decide::advance;
use super::rules::{Origin, Step, must_be_held};
use super::types::NewChange;
use super::{event, save, store};

/// Loads listed prices, all in the caller's transaction; returns a verdict for each row, in order.
///
/// # Errors
/// As [`load_part`](listed_price::load_part).
pub async fn load_listed_prices(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ListedPriceRow],
) -> Result<Vec<RowVerdict>> {
    let mut state = LoadState::default();
    let verdicts = listed_price::load_part(tx, moment, caller, import, rows, &mut state).await?;
    finish_load(tx, moment, caller, import, &state).await?;
    Ok(verdicts)
}

/// Finishes a load of listed prices after its last part: replaces what earlier loads contained and
/// it does not, except prices without which a limit would rise: they count until their end is
/// announced (S4-13: a limit never rises silently).
pub async fn finish_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    state: &LoadState,
) -> Result<()> {
    drop_rises(tx, moment, caller, state).await?;
    let rises = listed_price::replace_omitted(tx, moment, caller, import, state).await?;
    hold_rises(tx, moment, caller, &rises).await
}

/// Enters the end of each price as a change of origin `rise`, to be checked and announced.
async fn hold_rises(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    rises: &[ListedPrice],
) -> Result<()> {
    let known = store::with_open_end(tx, rises).await?;
    let terms: Vec<(ListedTerms, &ListedPrice)> = rises
        .iter()
        .filter(|price| must_be_held(price.id, &known))
        .map(|price| {
            (
                ListedTerms::under(price.key.borrowed(), &price.terms),
                price,
            )
        })
        .collect();
    let new: Vec<NewChange<'_>> = terms
        .iter()
        .map(|(terms, price)| NewChange {
            product: price.key.product,
            terms,
            remark: "",
            evidence: &[],
            campaign: None,
            linkage: None,
            ends: Some(price.id),
            account: Some(caller.account),
            organisation: caller.organisation,
        })
        .collect();
    let entered = store::insert(tx, moment, Origin::Rise, &new).await?;
    let events: Vec<_> = store::lock(tx, &entered)
        .await?
        .iter()
        .map(|change| change.event(&event::RISE_HELD).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Withdraws entered ends of prices that a load repeats.
async fn drop_rises(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    state: &LoadState,
) -> Result<()> {
    let repeated: Vec<PriceChangeId> = store::rises_held(tx)
        .await?
        .into_iter()
        .filter(|(_, price)| state.repeats(*price))
        .map(|(change, _)| change)
        .collect();
    let (changed, _) = advance(tx, &repeated, Step::Withdraw, "").await?;
    save(tx, moment, Some(caller), &changed).await?;
    let events: Vec<_> = changed
        .iter()
        .map(|change| change.event(&event::WITHDRAWN).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}
