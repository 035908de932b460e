//! Counts of what a rule touches.

use chrono::{Days, NaiveDate};
use sql::queries::rule_impact;

use crate::database::Reader;
use crate::error::Result;
use crate::moment::{Moment, shanghai_midnight};

/// What stands open now.
pub(super) struct Standing {
    pub(super) pending: i64,
    pub(super) countered: i64,
    pub(super) without_limit: i64,
    pub(super) confirmed_by_rule: i64,
    pub(super) publicities: i64,
    pub(super) concluded_above: i64,
}

pub(super) async fn standing(
    db: &impl Reader,
    moment: &Moment,
    lookback: Days,
) -> Result<Standing> {
    let today = moment.today();
    let since = shanghai_midnight(today - lookback);
    let row = rule_impact::standing()
        .prepare(db)
        .await?
        .bind(db, &since, &today)
        .one()
        .await?;
    Ok(Standing {
        pending: row.pending,
        countered: row.countered,
        without_limit: row.without_limit,
        confirmed_by_rule: row.confirmed_by_rule,
        publicities: row.publicities,
        concluded_above: row.concluded_above,
    })
}

pub(super) async fn concluded_overtaken(db: &impl Reader, since: NaiveDate) -> Result<i64> {
    let prices = rule_impact::concluded_overtaken()
        .prepare(db)
        .await?
        .bind(db, &since)
        .one()
        .await?;
    Ok(prices)
}

pub(super) async fn spreads(
    db: &impl Reader,
    day: NaiveDate,
    before: i64,
    after: i64,
) -> Result<(i64, i64)> {
    let row = rule_impact::spreads()
        .prepare(db)
        .await?
        .params(db, &rule_impact::SpreadsParams { before, after, day })
        .one()
        .await?;
    Ok((row.before, row.after))
}

pub(super) async fn findings(db: &impl Reader, kind: &str) -> Result<i64> {
    let open = rule_impact::findings()
        .prepare(db)
        .await?
        .bind(db, &kind)
        .one()
        .await?;
    Ok(open)
}
