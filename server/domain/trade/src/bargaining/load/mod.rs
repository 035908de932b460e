//! Invitations and files: what a file of invitations sends, and what a file of prices would end.

mod reversal;
mod rules;
mod store;
mod types;

pub use reversal::{concluded_under_load, restore_ended, withdraw_sent};
pub use types::{
    ChangedInvitation, EndingInvitation, Fall, InvitationsReversed, OpenAbove, SentTo, SentUnder,
};

use std::collections::HashMap;

use ground::database::Reader;
use ground::{Caller, ImportId, Moment, ProductId, Result, UnitPrice};
use prices::current_price::{CONCLUDED_ABOVE_LIMIT, ConcludedAbove};

/// The open invitations above these limits. Each product is named once.
pub async fn open_above(db: &impl Reader, limits: &[(ProductId, UnitPrice)]) -> Result<OpenAbove> {
    store::open_above(db, limits).await
}

/// At most `rows_max` of them, the largest amount first.
pub async fn ending_invitations(
    db: &impl Reader,
    limits: &[(ProductId, UnitPrice)],
    rows_max: usize,
) -> Result<Vec<EndingInvitation>> {
    store::ending_invitations(db, limits, rows_max).await
}

/// The concluded prices that limits end which fall (B13, E7): how many and of which amount, and at most `rows_max` of their
/// invitations, the largest amount first. The rule of the day of each fall decides (`bargaining.concluded_above_limit`): under `stand`
/// nothing ends.
pub async fn concluded_ending(
    db: &impl Reader,
    moment: &Moment,
    falls: &[Fall],
    rows_max: usize,
) -> Result<(OpenAbove, Vec<EndingInvitation>)> {
    let mut ending = Vec::with_capacity(falls.len());
    for fall in falls {
        if moment.rulebook.value(&CONCLUDED_ABOVE_LIMIT, fall.2)? == ConcludedAbove::End {
            ending.push(*fall);
        }
    }
    match ending[..] {
        [] => Ok(Default::default()),
        _ => store::concluded_above(db, &ending, rows_max).await,
    }
}

/// What an import has sent so far, by manufacturer, the largest amount first.
pub async fn sent_by_import(db: &impl Reader, import: ImportId) -> Result<Vec<SentTo>> {
    store::sent_by_import(db, import).await
}

/// What the calling hospital sent under these numbers.
pub async fn sent_under(
    db: &impl Reader,
    caller: &Caller,
    numbers: &[&str],
) -> Result<HashMap<String, SentUnder>> {
    let numbers: Vec<&str> = numbers
        .iter()
        .copied()
        .filter(|it| !it.is_empty())
        .collect();
    match numbers[..] {
        [] => Ok(HashMap::new()),
        _ => store::sent_under(db, caller.organisation, &numbers).await,
    }
}
