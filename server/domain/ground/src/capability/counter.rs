//! Counters of the home page: what waits for a caller, and where to find it.

use futures_util::future::BoxFuture;

use crate::caller::Caller;
use crate::database::Connection;
use crate::error::Result;
use crate::moment::Moment;
use crate::words::Label;

/// A kind of counter.
#[derive(Debug, PartialEq, Eq)]
pub struct CounterKind {
    /// The name in answers.
    pub key: &'static str,
    /// The name for people.
    pub label: Label,
    /// Smaller is more pressing: the home page shows the counters in this order.
    pub rank: u16,
    /// Whether anything at all that waits is a cause for alarm.
    pub is_alarming: bool,
}

impl CounterKind {
    /// This many, to be seen on that page of the console.
    #[must_use]
    pub const fn of(&'static self, count: i64, link: &'static str) -> Counter {
        Counter {
            kind: self,
            count,
            link,
        }
    }
}

/// Something that waits, with how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter {
    /// What waits.
    pub kind: &'static CounterKind,
    /// How much of it.
    pub count: i64,
    /// The page of the console that shows it.
    pub link: &'static str,
}

/// Looks once at the database, for a caller.
type Count =
    for<'a> fn(&'a Connection, &'a Moment, &'a Caller) -> BoxFuture<'a, Result<Vec<Counter>>>;

/// Counters that one look at the database answers.
#[derive(Debug)]
pub struct Counters {
    /// All that it may answer.
    pub kinds: &'static [&'static CounterKind],
    /// Those that concern the caller.
    pub count: Count,
}
