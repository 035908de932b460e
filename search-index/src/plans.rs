//! The plans of searches on the current state of the index, with what they find first: what many people type is worked
//! out once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::exclusion;
use crate::plan::{Plan, Strictness};
use crate::query::SearchQuery;
use crate::top::Found;

/// A plan takes some kilobytes; of many words that are typed wrongly it takes some ten times as much.
const PLANS_MAX: usize = 256;

/// What a plan is made of: how the hits are sorted and cut into pages is not.
#[derive(Debug, PartialEq, Eq, Hash)]
struct PlanKey {
    text: String,
    excluded: Vec<String>,
    strictness: Strictness,
    category: Option<String>,
    manufacturer: Option<i64>,
    certificate: Option<String>,
    flags: [Option<bool>; 3],
}

/// A plan with its first page by relevance, once that was read.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) plan: Plan,
    pub(crate) first: OnceLock<First>,
}

/// The first products by relevance, at most so many as were wanted, and how many there are in all.
#[derive(Debug)]
pub(crate) struct First {
    pub(crate) wanted: usize,
    pub(crate) found: Vec<(u8, Found)>,
    pub(crate) total: u64,
}

/// Plans by what they are made of; none once the state is no longer the current one, since further pages of older
/// states are read seldom, and each state would keep its own.
pub(crate) struct Plans {
    by_search: Mutex<Option<HashMap<PlanKey, Arc<Planned>>>>,
}

impl Plans {
    pub(crate) fn new() -> Self {
        Self {
            by_search: Mutex::new(Some(HashMap::new())),
        }
    }

    /// The plan of a search, made by `make` if it is not known.
    pub(crate) fn plan(
        &self,
        query: &SearchQuery,
        text: &str,
        strictness: Strictness,
        make: impl FnOnce() -> tantivy::Result<Plan>,
    ) -> tantivy::Result<Arc<Planned>> {
        let of_query = PlanKey {
            text: text.to_owned(),
            excluded: exclusion::split(&query.text).1,
            strictness,
            category: query.category.clone(),
            manufacturer: query.manufacturer,
            certificate: query.certificate.clone(),
            flags: [query.capped, query.zone, query.buyable],
        };
        let known = |plans: &mut HashMap<PlanKey, Arc<Planned>>| plans.get(&of_query).cloned();
        if let Some(plan) = self.change(known).flatten() {
            return Ok(plan);
        }
        let plan = Arc::new(Planned {
            plan: make()?,
            first: OnceLock::new(),
        });
        self.change(|plans| {
            if PLANS_MAX <= plans.len() {
                plans.clear();
            }
            plans.insert(of_query, Arc::clone(&plan));
        });
        Ok(plan)
    }

    /// Forgets all plans and keeps no more.
    pub(crate) fn close(&self) {
        let mut by_search = self
            .by_search
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *by_search = None;
    }

    fn change<T>(
        &self,
        change: impl FnOnce(&mut HashMap<PlanKey, Arc<Planned>>) -> T,
    ) -> Option<T> {
        let mut by_search = self
            .by_search
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        by_search.as_mut().map(change)
    }
}
