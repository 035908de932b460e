//! The consequences of new values of rules for changes of prices.

use ground::database::Connection;
use ground::rulebook::{Consequence, ProposedValue};
use ground::{Label, Result};
use prices::current_price::{self, CONCLUDED_ABOVE_LIMIT, ConcludedAbove};

use super::rulebook::CHANGE_EFFECT;
use super::rules::counts_from;
use super::state::Effect;
use super::{publicity, store};

pub(super) async fn publicity_term(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let stays = Label::new(
        "进行中的公示（期限不变）",
        "open publicities (their deadlines stay)",
    );
    let open = publicity::count_open(db).await?;
    Ok(vec![proposal.last_day()?, Consequence::stays(stays, open)])
}

pub(super) async fn change_effect(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let day = proposal.effective_from;
    let begins = |effect: Effect| counts_from(day, day, effect, &proposal.moment.calendar);
    let begins_on = Label::new(
        "生效首日公示期满的价格，开始计入的日期",
        "the first counting day of a price cleared on the first day",
    );
    let before = begins(proposal.before(&CHANGE_EFFECT)?);
    let after = begins(proposal.after(&CHANGE_EFFECT)?);
    let stays = Label::new(
        "进行中的公示（期满时适用届时规则）",
        "open publicities (they follow the rule of their last day)",
    );
    let open = publicity::count_open(db).await?;
    Ok(vec![
        Consequence::changes(begins_on, before, after),
        Consequence::stays(stays, open),
    ])
}

pub(super) async fn concluded_above_limit(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    let coming = store::count_concluded_overtaken(db, proposal.effective_from).await?;
    let ended = |what: ConcludedAbove| match what {
        ConcludedAbove::Stay => 0,
        ConcludedAbove::End => coming,
    };
    let would_end = Label::new(
        "公示或公布中的价格生效后将作废的成交价",
        "concluded prices that coming limits would end",
    );
    let before = ended(proposal.before(&CONCLUDED_ABOVE_LIMIT)?);
    let after = ended(proposal.after(&CONCLUDED_ABOVE_LIMIT)?);
    let stay = Label::new(
        "目前高于限价的成交价（不受影响）",
        "concluded prices above today's limits (they stay)",
    );
    let above = current_price::concluded_above_limit(db, proposal.moment).await?;
    Ok(vec![
        Consequence::changes(would_end, before, after),
        Consequence::stays(stay, above),
    ])
}
