//! The states of the index from which further pages are read, so that products that move meanwhile are neither
//! lost nor shown twice.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::generation::Snapshot;

/// A state takes some hundred kilobytes at a million products, and the files that only it still needs.
const KEPT_MAX: usize = 64;
const KEPT_FOR: Duration = Duration::from_mins(15);

/// States with the moment at which a page was last read from each, the oldest first.
#[derive(Default)]
pub(crate) struct Kept {
    states: Mutex<VecDeque<(Arc<Snapshot>, Instant)>>,
}

impl Kept {
    /// Keeps a state from which a page was read that is not the last one.
    pub(crate) fn keep(&self, state: &Arc<Snapshot>) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        states.retain(|(other, since)| !Arc::ptr_eq(other, state) && since.elapsed() < KEPT_FOR);
        states.push_back((Arc::clone(state), Instant::now()));
        if states.len() > KEPT_MAX {
            states.pop_front();
        }
    }

    /// The state at a position.
    pub(crate) fn at(&self, position: i64) -> Option<Arc<Snapshot>> {
        let states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        let state = states.iter().rev().map(|(state, _)| state);
        state
            .into_iter()
            .find(|state| state.checkpoint.position == position)
            .cloned()
    }

    pub(crate) fn forget(&self) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        states.clear();
    }
}
