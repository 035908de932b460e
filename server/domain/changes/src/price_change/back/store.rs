//! What is stopped and corrected, rows to types.

use ground::database::Transaction;
use ground::{Caller, Error, Moment, PriceChangeId, PublicityId, Result};
use prices::listed_price::ListedTerms;
use sql::queries::price_change;

use crate::price_change::state::ChangeState;

/// Enters a change with the right price in the place of one with a wrong price, public from now on.
pub(super) async fn insert_correction(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    wrong: PriceChangeId,
    (terms, unconfirmed): (&ListedTerms, bool),
    publicity: PublicityId,
) -> Result<PriceChangeId> {
    let params = price_change::InsertCorrectionParams {
        price: terms.price.price.yuan(),
        pack_ratio: terms.price.pack_ratio,
        base_price: terms.price.base_price.yuan(),
        effective_from: terms.effective_from,
        effective_to: terms.price.effective_to,
        source: terms.source.as_str(),
        now: moment.now,
        account: caller.account.0,
        publicity: publicity.0,
        unconfirmed,
        id: wrong.0,
    };
    let id = price_change::insert_correction()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .one()
        .await?;
    Ok(PriceChangeId(id))
}

/// Notes that another person has confirmed the price of a correction.
pub(super) async fn confirm(tx: &Transaction<'_>, id: PriceChangeId) -> Result<()> {
    price_change::confirm()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}

/// The changes of a publicity that are public and not announced; only those held by an objection, when `held_only`.
pub(super) async fn open_in(
    tx: &Transaction<'_>,
    publicity: PublicityId,
    held_only: bool,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::open_in()
        .prepare(tx)
        .await?
        .bind(tx, &publicity.0, &held_only)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Takes all that [`open_in`] finds to a state, in one statement, and returns how many there were.
pub(super) async fn stop_all(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    publicity: PublicityId,
    state: ChangeState,
    reason: &str,
    held_only: bool,
) -> Result<usize> {
    let stopped = price_change::stop_all()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::StopAllParams {
                state: state.into_str(),
                reason,
                now: moment.now,
                account: caller.account.0,
                publicity: publicity.0,
                held_only,
            },
        )
        .await?;
    usize::try_from(stopped).map_err(Error::internal)
}
