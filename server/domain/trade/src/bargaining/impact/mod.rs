//! The consequences of new values of rules for bargaining.

mod store;

use chrono::Days;
use ground::database::Connection;
use ground::rulebook::{Consequence, ProposedValue};
use ground::{Label, Result, shanghai_midnight};

use super::rulebook::CONFIRM_AT_LIMIT;
use super::state::State;

/// The effect of a switch is shown by its last 90 days.
const LOOKBACK: Days = Days::new(90);

pub(super) async fn response_term(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let stay = Label::new(
        "待响应的邀请（期限不变）",
        "invitations that await an answer (their deadlines stay)",
    );
    let pending = store::count_in_state(db, State::Pending).await?;
    Ok(vec![
        proposal.last_day()?,
        Consequence::stays(stay, pending),
    ])
}

pub(super) async fn counter_term(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let stay = Label::new(
        "待答复的还价（期限不变）",
        "counter-offers that await an answer (their deadlines stay)",
    );
    let countered = store::count_in_state(db, State::Countered).await?;
    Ok(vec![
        proposal.last_day()?,
        Consequence::stays(stay, countered),
    ])
}

pub(super) async fn confirm_at_limit(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let since = shanghai_midnight(proposal.moment.today() - LOOKBACK);
    let confirmed = store::count_confirmed_by_rule(db, since).await?;
    let after = if proposal.after(&CONFIRM_AT_LIMIT)? {
        confirmed
    } else {
        0
    };
    let what = Label::new(
        "近90天内系统自动确认的邀请",
        "invitations confirmed by rule within 90 days",
    );
    Ok(vec![Consequence::changes(what, confirmed, after)])
}

pub(super) async fn without_limit(db: &Connection<'_>) -> Result<Vec<Consequence>> {
    let what = Label::new(
        "无限价产品的未结邀请（继续办理）",
        "open invitations for products without a limit (they go on)",
    );
    let open = store::count_without_limit(db).await?;
    Ok(vec![Consequence::stays(what, open)])
}
