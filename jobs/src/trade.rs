//! The jobs that tidy up after the rules of the trade.

use domain::bargaining;
use domain::database::Transaction;
use domain::{Ground, Moment, Result, capability, pricing};
use futures_util::future::BoxFuture;

/// Rows of one transaction.
const ROWS_MAX: i64 = 200;

/// Changes of prices announced in one transaction: whole lists come due at once.
const CHANGES_MAX: i64 = 5_000;

/// Counts deadlines again that an older calendar gave.
pub(crate) async fn recount_deadlines(ground: Ground) -> Result<u64> {
    // The newest calendar, even when this process has not heard of it.
    ground.refresh().await?;
    in_batches(&ground, |tx, moment| {
        Box::pin(capability::recount_deadlines(tx, moment, ROWS_MAX))
    })
    .await
}

/// Announces changes of prices whose publicity is over.
pub(crate) async fn announce_price_changes(ground: Ground) -> Result<u64> {
    in_batches(&ground, |tx, moment| {
        Box::pin(pricing::change::announce_due(tx, moment, CHANGES_MAX))
    })
    .await
}

/// Puts manufacturers on record that did not report a lower price in time.
pub(crate) async fn settle_lower_prices(ground: Ground) -> Result<u64> {
    in_batches(&ground, |tx, moment| {
        Box::pin(pricing::report::settle_duties(tx, moment, ROWS_MAX))
    })
    .await
}

/// Reminds of collections of prices whose end is near, and ends those that are over.
pub(crate) async fn run_campaigns(ground: Ground) -> Result<u64> {
    let reminded = in_batches(&ground, |tx, moment| {
        Box::pin(pricing::campaign::remind(tx, moment))
    })
    .await?;
    let closed = in_batches(&ground, |tx, moment| {
        Box::pin(pricing::campaign::close_over(tx, moment))
    })
    .await?;
    Ok(reminded + closed)
}

/// Settles the limits of each day up to today, one transaction a day. Invitations that a day's
/// limits overtake are closed before the next day's limits take their place.
pub(crate) async fn settle_limits(ground: Ground) -> Result<u64> {
    let mut days = 0;
    loop {
        let moment = ground.moment();
        let mut connection = ground.db.get().await?;
        let tx = connection.transaction().await?;
        let settled = pricing::settle_day(&tx, &moment).await?;
        tx.commit().await?;
        drop(connection);
        if settled.is_none() {
            return Ok(days);
        }
        ground.ring();
        days += 1;
        supersede_invitations(ground.clone()).await?;
    }
}

/// Closes invitations above today's limits, and ends concluded prices above them where the rulebook
/// says so.
pub(crate) async fn supersede_invitations(ground: Ground) -> Result<u64> {
    let invitations = in_batches(&ground, |tx, moment| {
        Box::pin(bargaining::supersede_overtaken(tx, moment, ROWS_MAX))
    })
    .await?;
    let concluded = in_batches(&ground, |tx, moment| {
        Box::pin(pricing::end_concluded_above_limit(tx, moment, ROWS_MAX))
    })
    .await?;
    Ok(invitations + concluded)
}

/// Closes invitations whose time is over.
pub(crate) async fn lapse_invitations(ground: Ground) -> Result<u64> {
    in_batches(&ground, |tx, moment| {
        Box::pin(bargaining::lapse_due(tx, moment, ROWS_MAX))
    })
    .await
}

/// Renews the worklist of what is odd in the prices.
pub(crate) async fn inspect_prices(ground: Ground) -> Result<u64> {
    one_batch(&ground, &|tx, moment| {
        Box::pin(pricing::quality::inspect(tx, moment))
    })
    .await
}

/// Calls an operation, one transaction a call, until it finds nothing to do.
pub(crate) async fn in_batches<F>(ground: &Ground, operation: F) -> Result<u64>
where
    F: for<'a> Fn(&'a Transaction<'_>, &'a Moment) -> BoxFuture<'a, Result<usize>>,
{
    let mut done: u64 = 0;
    loop {
        let rows = one_batch(ground, &operation).await?;
        if rows == 0 {
            return Ok(done);
        }
        done = done.saturating_add(rows);
    }
}

/// Calls an operation in a transaction of its own, and says how much it did.
pub(crate) async fn one_batch<F>(ground: &Ground, operation: &F) -> Result<u64>
where
    F: for<'a> Fn(&'a Transaction<'_>, &'a Moment) -> BoxFuture<'a, Result<usize>>,
{
    let moment = ground.moment();
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let rows = operation(&tx, &moment).await?;
    tx.commit().await?;
    if 0 < rows {
        ground.ring();
    }
    Ok(u64::try_from(rows).unwrap_or(u64::MAX))
}
