//! The consequence of another least number of hospitals for a spread.

use ground::database::Connection;
use ground::rulebook::{Consequence, ProposedValue};
use ground::{Label, Result};

use prices::current_price::PURCHASE_PRICES;
use prices::disclosure::{self, SPREAD_HOSPITALS_MIN};

pub(super) async fn spreads_shown(
    db: &Connection<'_>,
    proposal: &ProposedValue<'_>,
) -> Result<Vec<Consequence>> {
    // The rule counts others, and a buyer whose price counts is no other to itself.
    let before = i64::from(proposal.before(&SPREAD_HOSPITALS_MIN)?) + 1;
    let after = i64::from(proposal.after(&SPREAD_HOSPITALS_MIN)?) + 1;
    let (before, after) = disclosure::count_shown(db, PURCHASE_PRICES, before, after).await?;
    let what = Label::new(
        "可显示其他机构价格分布的产品",
        "products whose spread is shown to their buyers",
    );
    Ok(vec![Consequence::changes(what, before, after)])
}
