//! The job that works out what lists of other platforms would change.

use domain::{Ground, Result, linkage};

use crate::trade::in_batches;

/// Products of one transaction: few enough that nobody waits for the processor long.
const PRODUCTS_MAX: i64 = 100;

/// Prepares every preview that was asked for, step by step.
pub(crate) async fn prepare(ground: Ground) -> Result<u64> {
    in_batches(&ground, |tx, moment| {
        Box::pin(linkage::prepare_preview(tx, moment, PRODUCTS_MAX))
    })
    .await
}
