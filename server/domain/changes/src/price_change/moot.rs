//! Changes that a load holds and that need no decision any more: the price whose end waits has ended by itself, the price
//! that waits is over, or a later load states another price in its place.

use ground::database::Transaction;
use ground::log::Readers;
use ground::{Moment, PriceChangeId, Result, log};

use super::back::event::STOPPED;
use super::decide::advance;
use super::rules::{ChangeState, Step};
use super::{event, save, store};

const OVERTAKEN: &str = "之后的文件对同一价格项导入了其他价格，无须再决定";

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

/// Withdraws at most `rows_max` held prices under whose key a later load states another price, and stops those that are public
/// already, before they are announced; returns how many. A price that looked like a typing error and was corrected by its own platform's
/// next file is not to become law because nobody took it back.
pub(super) async fn end_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let overtaken = store::overtaken(tx, rows_max).await?;
    let in_state = |wanted: ChangeState| -> Vec<PriceChangeId> {
        let found = overtaken.iter().filter(|(_, state)| *state == wanted);
        found.map(|(id, _)| *id).collect()
    };
    let (undecided, public) = (
        in_state(ChangeState::Submitted),
        in_state(ChangeState::Publicized),
    );
    let (withdrawn, _) = advance(tx, None, &undecided, Step::Withdraw, OVERTAKEN).await?;
    let (stopped, _) = advance(tx, None, &public, Step::Stop, OVERTAKEN).await?;
    save(tx, moment, None, &withdrawn).await?;
    save(tx, moment, None, &stopped).await?;
    let events: Vec<_> = withdrawn
        .iter()
        .map(|change| change.event(&event::WITHDRAWN))
        .chain(stopped.iter().map(|change| {
            let event = change.event(&STOPPED);
            event.for_readers(Readers::everyone())
        }))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(events.len())
}
