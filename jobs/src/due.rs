//! Due work of the capabilities: batch after batch, each in a transaction of its own.

use std::time::Instant;

use domain::capability::{Batch, DueWork, Pace};
use domain::{Ground, OccasionId, Result, log};

/// The due work of every capability, bottom first.
pub(crate) fn all(ground: &Ground) -> impl Iterator<Item = &'static DueWork> + use<> {
    let capabilities = ground.moment().capabilities;
    capabilities.iter().flat_map(|one| one.work)
}

/// Those whose order matters, in that order.
pub(crate) fn staged(ground: &Ground) -> Vec<&'static DueWork> {
    let mut staged: Vec<&DueWork> = all(ground).filter(|work| work.stage.is_some()).collect();
    staged.sort_by_key(|work| work.stage);
    staged
}

/// Runs a work to its end, as one act; returns how many things were done.
pub(crate) async fn run(ground: Ground, work: &'static DueWork) -> Result<u64> {
    let occasion = OccasionId::fresh();
    let done = run_within(&ground, work, occasion).await;
    if !matches!(done, Ok(0)) {
        log::close_occasion(&ground.db.get().await?, occasion).await?;
    }
    done
}

/// Runs a work as a part of an act. When it fails, what it has done stays.
async fn run_within(ground: &Ground, work: &'static DueWork, occasion: OccasionId) -> Result<u64> {
    // The newest calendar and rulebook, even when this process has not read them yet.
    ground.refresh().await?;
    let mut done: u64 = 0;
    for batch in work.batches {
        loop {
            let began = Instant::now();
            let more = one_batch(ground, *batch, occasion).await?;
            if more == 0 {
                break;
            }
            done = done.saturating_add(more);
            follow(ground, work, occasion).await?;
            match work.pace {
                Pace::ToTheEnd => {}
                Pace::Resting => tokio::time::sleep(began.elapsed()).await,
                Pace::Once => break,
            }
        }
    }
    Ok(done)
}

/// Runs the works that follow each batch of a work.
async fn follow(ground: &Ground, work: &DueWork, occasion: OccasionId) -> Result<()> {
    let follows = |other: &&DueWork| other.follows.is_some_and(|one| one.name == work.name);
    for follower in all(ground).filter(follows) {
        Box::pin(run_within(ground, follower, occasion)).await?;
    }
    Ok(())
}

async fn one_batch(ground: &Ground, batch: Batch, occasion: OccasionId) -> Result<u64> {
    let moment = ground.moment().within(occasion);
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let done = batch(&tx, &moment).await?;
    if 0 < done {
        log::open_occasion(&tx, &moment, occasion).await?;
    }
    tx.commit().await?;
    if 0 < done {
        ground.wake_sequencer();
    }
    Ok(u64::try_from(done).unwrap_or(u64::MAX))
}
