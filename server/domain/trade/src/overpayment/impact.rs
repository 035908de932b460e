//! The consequence of another least number of hospitals for a spread.

use ground::database::Connection;
use ground::rulebook::{Consequence, Proposal};
use ground::{Label, Result};

use super::capability::SPREAD_HOSPITALS_MIN;
use super::store;

pub(super) async fn spreads_shown(
    db: &Connection,
    proposal: &Proposal<'_>,
) -> Result<Vec<Consequence>> {
    // The rule counts other hospitals, the query all.
    let before = i64::from(proposal.before(&SPREAD_HOSPITALS_MIN)?) + 1;
    let after = i64::from(proposal.after(&SPREAD_HOSPITALS_MIN)?) + 1;
    let today = proposal.moment.today();
    let (before, after) = store::count_spreads(db, today, before, after).await?;
    let what = Label::new(
        "可显示其他机构价格分布的产品",
        "products whose spread is shown to their buyers",
    );
    Ok(vec![Consequence::changes(what, before, after)])
}
