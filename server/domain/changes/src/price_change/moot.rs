//! Changes that a load holds and that need no decision any more: the price whose end waits has ended by itself, or the price
//! that waits is over.

use ground::database::Transaction;
use ground::{Moment, Result, log};

use super::decide::advance;
use super::rules::Step;
use super::{event, save, store};

const REASON: &str = "该价格已到期，无须再决定";

/// Withdraws at most `rows_max` held changes of prices that are over, and returns how many. What is public already runs to its end.
pub(super) async fn withdraw_moot(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let ids = store::moot(tx, moment.today(), rows_max).await?;
    let (withdrawn, _) = advance(tx, None, &ids, Step::Withdraw, REASON).await?;
    save(tx, moment, None, &withdrawn).await?;
    let events: Vec<_> = withdrawn
        .iter()
        .map(|change| change.event(&event::WITHDRAWN))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(withdrawn.len())
}
