//! Counters of the home page: how much waits for a caller, and on which page.

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
