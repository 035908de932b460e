//! Housekeeping: what is no longer needed is deleted, and runs of dead processes are given up.

use domain::capability::Housekeeping;
use domain::{Clock, Ground, Result, SystemClock};

/// Runs the housekeeping of every capability; returns how many rows were deleted.
pub(crate) async fn tidy(ground: Ground) -> Result<u64> {
    let capabilities = ground.moment().capabilities;
    let mut done: u64 = 0;
    for housekeeping in capabilities.iter().flat_map(|one| one.housekeeping) {
        loop {
            let rows = one_batch(&ground, *housekeeping).await?;
            if rows == 0 {
                break;
            }
            done = done.saturating_add(rows);
        }
    }
    Ok(done)
}

async fn one_batch(ground: &Ground, housekeeping: Housekeeping) -> Result<u64> {
    let (moment, wall) = (ground.moment(), SystemClock.now());
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let rows = housekeeping(&tx, &moment, wall).await?;
    tx.commit().await?;
    Ok(rows)
}
