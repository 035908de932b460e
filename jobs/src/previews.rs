//! The job that works out what lists of other platforms would change.

use std::time::Instant;

use domain::database::Transaction;
use domain::{Ground, Moment, Result, linkage};
use futures_util::future::BoxFuture;

use crate::trade::one_batch;

/// Products of one transaction: few enough that nobody waits for the processor long.
const PRODUCTS_MAX: i64 = 100;

/// Prepares every preview that was asked for, step by step, and rests after each as long as it took:
/// nobody's invitation waits behind a list.
pub(crate) async fn prepare(ground: Ground) -> Result<u64> {
    let mut done: u64 = 0;
    loop {
        let began = Instant::now();
        let products = one_batch(&ground, &step).await?;
        if products == 0 {
            return Ok(done);
        }
        done = done.saturating_add(products);
        tokio::time::sleep(began.elapsed()).await;
    }
}

fn step<'a>(tx: &'a Transaction<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<usize>> {
    Box::pin(linkage::prepare_preview(tx, moment, PRODUCTS_MAX))
}
