//! What the tests of a capability declare of its operations and its events, for the tests of all of them.

use domain::ProductId;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use tests::Platform;

use crate::authorization::requests::Things;

/// An operation without a line, and a kind of event or a figure without one, fails the tests.
pub(crate) struct Declared {
    /// Each operation, and its outcome for each of `authorization::CALLERS`: `+` may, `-` may not (403), `0` gets 404
    /// as if the thing did not exist, `?` must sign in (401).
    pub(crate) operations: &'static [(&'static str, &'static str)],
    /// The body of an operation by a caller: of the right shape, and refused by the rules.
    pub(crate) body: fn(&str, &str, &Things) -> Value,
    /// One thing of those whose ids are in the paths: the first segment of these, and how it is made, which is given
    /// a product of `maker`.
    pub(crate) thing: Option<(&'static str, Made)>,
    /// Who may read each kind of event: `H` a hospital, `M` a manufacturer, `D` a distributor, `O` the overseers. A
    /// party reads only what it is party to, which the walk finds by opening every subject. Then the figures; those
    /// after `|` are read by overseers alone.
    pub(crate) events: &'static [(&'static str, &'static str, &'static str)],
    /// Each kind of deadline, the event that one moved, and how one is opened on Tuesday 29 December 2026 whose end the
    /// notice of 2027 decides: about a product of `maker` with a limit of 100.
    pub(crate) deadlines: &'static [(&'static str, &'static str, Made)],
}

/// Makes a thing and returns its id.
pub(crate) type Made = for<'a> fn(&'a Platform, ProductId) -> BoxFuture<'a, String>;

impl Declared {
    pub(crate) const NOTHING: Self = Self {
        operations: &[],
        body: |_, _, _| json!({}),
        thing: None,
        events: &[],
        deadlines: &[],
    };
}
