//! What the home page counts: how much waits for a caller, and on which page; and what a new installation lacks before people can work
//! with it, in steps.

use std::borrow::Cow;

use futures_util::future::BoxFuture;

use crate::caller::Caller;
use crate::database::Connection;
use crate::error::Result;
use crate::moment::Moment;
use crate::words::Label;

#[derive(Debug, PartialEq, Eq)]
pub struct CounterKind {
    /// The name in answers.
    pub key: &'static str,
    pub label: Label,
    /// Smaller is more pressing: the home page shows the counters in this order.
    pub rank: u16,
    /// Whether a count above zero is a cause for alarm.
    pub is_alarming: bool,
}

impl CounterKind {
    /// A count, and the page of the console that shows what is counted.
    #[must_use]
    pub const fn of(&'static self, count: i64, link: &'static str) -> Counter {
        Counter {
            kind: self,
            count,
            link: Cow::Borrowed(link),
        }
    }

    /// A count, and the page that shows what is counted now.
    #[must_use]
    pub const fn at(&'static self, count: i64, link: String) -> Counter {
        Counter {
            kind: self,
            count,
            link: Cow::Owned(link),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    pub kind: &'static CounterKind,
    pub count: i64,
    /// The page of the console that shows it.
    pub link: Cow<'static, str>,
}

/// Counts for a caller, in one query.
type Count =
    for<'a> fn(&'a Connection<'a>, &'a Moment, &'a Caller) -> BoxFuture<'a, Result<Vec<Counter>>>;

/// Counters that share one query.
#[derive(Debug)]
pub struct Counters {
    /// All kinds that the query may count.
    pub kinds: &'static [&'static CounterKind],
    /// Counts those that concern the caller.
    pub count: Count,
}

/// A step of setting up an installation, for the exchange centre.
#[derive(Debug)]
pub struct SetUpStep {
    /// The name in answers.
    pub key: &'static str,
    pub label: Label,
    /// What to do where it is not done.
    pub todo: Label,
    /// The page of the console where that is done.
    pub link: &'static str,
    /// Steps are shown in this order: each rests on those before.
    pub rank: u16,
    /// How far it is, in one query that reads no more rows than it takes to know.
    pub progress: ProgressOf,
}

/// Finds how far a step is.
pub type ProgressOf = for<'a> fn(&'a Connection<'a>, &'a Moment) -> BoxFuture<'a, Result<Progress>>;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many there are of what is counted, or of what is missing: counting stops where the number does not matter.
    pub count: i64,
    pub is_done: bool,
}

impl Progress {
    /// Done once there are so many.
    #[must_use]
    pub fn from(count: i64, needed: i64) -> Self {
        let is_done = needed <= count;
        Self { count, is_done }
    }

    /// Done once none is missing.
    #[must_use]
    pub fn missing(count: i64) -> Self {
        let is_done = count == 0;
        Self { count, is_done }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_done_when_there_is_enough_or_nothing_is_missing() {
        assert!(!Progress::from(0, 1).is_done);
        assert!(Progress::from(1, 1).is_done);
        assert!(!Progress::from(1, 2).is_done);
        assert!(Progress::missing(0).is_done);
        assert!(!Progress::missing(1).is_done);
    }
}
