//! What many times come to.

use std::time::Duration;

/// The time that so many of a hundred do not exceed; of sorted times.
pub(crate) fn percentile(sorted: &[Duration], hundredth: usize) -> Duration {
    let index = (sorted.len() * hundredth / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
