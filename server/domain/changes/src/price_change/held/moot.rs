//! Changes that a load holds and that need no decision any more: the price whose end waits has ended by itself, the price
//! that waits is over, or a later load states another price in its place.

use std::collections::{HashMap, HashSet};

use ground::database::Transaction;
use ground::log::{NewEvent, Readers};
use ground::{Error, FigureValues, Moment, PriceChangeId, Refused, Result, Words, log};

use super::store;
use crate::price_change::advance::advance;
use crate::price_change::back::event::STOPPED;
use crate::price_change::refusal::PRICE_CHANGE_CLOSED;
use crate::price_change::rules::Step;
use crate::price_change::state::ChangeState;
use crate::price_change::types::PriceChange;
use crate::price_change::{event, one_price, save};

const OVERTAKEN: &str = "之后的文件对同一价格项导入了其他价格，无须再决定";

const REASON: &str = "该价格已到期，或已由公布的价格变更终止，无须再决定";

/// Withdraws at most `rows_max` held changes of prices that are over, and returns how many. What is public already runs to its end.
pub(in crate::price_change) async fn withdraw_moot(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let ids = store::moot(tx, moment.today(), None, rows_max).await?;
    let ended = end(tx, moment, &ids, (Step::Withdraw, REASON), withdrawn).await?;
    Ok(ended.len())
}

/// Withdraws at most `rows_max` held prices under whose key a later load states another price, and stops those that are public
/// already, before they are announced; returns how many. A price that looked like a typing error and was corrected by its own platform's
/// next file is not to become law because nobody took it back.
pub(in crate::price_change) async fn end_overtaken(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    let overtaken = store::overtaken(tx, None, rows_max).await?;
    Ok(end_all(tx, moment, &overtaken).await?.len())
}

/// Ends those of some changes that later loads have overtaken already, and returns them.
pub(super) async fn end_overtaken_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    changes: &[PriceChange],
) -> Result<HashSet<PriceChangeId>> {
    let ids: Vec<PriceChangeId> = changes.iter().map(|change| change.id).collect();
    let most = i64::try_from(ids.len()).map_err(Error::internal)?;
    let overtaken = store::overtaken(tx, Some(&ids), most).await?;
    let ended = end_all(tx, moment, &overtaken).await?;
    Ok(ended.into_iter().collect())
}

/// Returns those that it ended: a person may have decided on another meanwhile.
async fn end_all(
    tx: &Transaction<'_>,
    moment: &Moment,
    overtaken: &[(PriceChangeId, ChangeState)],
) -> Result<Vec<PriceChangeId>> {
    let in_state = |wanted: ChangeState| -> Vec<PriceChangeId> {
        let found = overtaken.iter().filter(|(_, state)| *state == wanted);
        found.map(|(id, _)| *id).collect()
    };
    let (undecided, public) = (
        in_state(ChangeState::Submitted),
        in_state(ChangeState::Publicized),
    );
    let undecided = end(
        tx,
        moment,
        &undecided,
        (Step::Withdraw, OVERTAKEN),
        withdrawn,
    );
    let mut ended = undecided.await?;
    ended.extend(end(tx, moment, &public, (Step::Stop, OVERTAKEN), stopped).await?);
    store::mark_overtaken(tx, &ended).await?;
    Ok(ended)
}

/// Which of some undecided changes, which the caller has locked, need no decision any more, and why nobody makes them public: the
/// job that ends them may not have run yet.
pub(in crate::price_change) async fn needless(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[PriceChangeId],
) -> Result<HashMap<PriceChangeId, Refused>> {
    let most = i64::try_from(ids.len()).map_err(Error::internal)?;
    let mut found: HashMap<PriceChangeId, Refused> = HashMap::new();
    for id in store::moot(tx, moment.today(), Some(ids), most).await? {
        let en = "the price is over, or a change that was announced ended it: there is nothing to decide on";
        found.insert(id, closed(Words::new(REASON, en)));
    }
    for (id, state) in store::overtaken(tx, Some(ids), most).await? {
        let en = "a later file states another price in its place: there is nothing to decide on";
        if state == ChangeState::Submitted {
            found.insert(id, closed(Words::new(OVERTAKEN, en)));
        }
    }
    Ok(found)
}

fn closed(detail: Words) -> Refused {
    Refused {
        kind: &PRICE_CHANGE_CLOSED,
        clause: Some("S4-13"),
        detail,
        figures: FigureValues::default().with_state(
            "state",
            ChangeState::Submitted,
            ChangeState::words,
        ),
    }
}

fn withdrawn(change: &PriceChange) -> NewEvent {
    change.event(&event::WITHDRAWN)
}

fn stopped(change: &PriceChange) -> NewEvent {
    change.event(&STOPPED).for_readers(Readers::everyone())
}

/// Takes a step with changes by rule, for a reason that everyone may read; returns those that it ended.
async fn end(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[PriceChangeId],
    (step, reason): (Step, &str),
    event: fn(&PriceChange) -> NewEvent,
) -> Result<Vec<PriceChangeId>> {
    let (ended, _) = advance(tx, None, ids, step, reason).await?;
    save(tx, moment, None, &ended).await?;
    let events: Vec<NewEvent> = ended.iter().map(event).collect();
    log::write(tx, moment, &events).await?;
    one_price::part(tx, moment, None, &ended, None).await?;
    Ok(ended.into_iter().map(|change| change.id).collect())
}
