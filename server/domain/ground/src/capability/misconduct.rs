//! A kind of misconduct, defined by the capability that records it.

use std::collections::HashSet;

use futures_util::future::BoxFuture;

use crate::caller::Caller;
use crate::database::Transaction;
use crate::error::Result;
use crate::figure::Figure;
use crate::log::{SubjectKind, Wording};
use crate::words::{Label, Words};

#[derive(Debug)]
pub struct MisconductKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The wording of the notice.
    pub words: Label,
    pub clause: &'static str,
    /// What a record of it is about.
    pub subject: &'static SubjectKind,
    /// The figures of its evidence that people read, in this order.
    pub evidence: &'static [Figure],
    /// The message to the organisation on record.
    pub message: Wording,
    /// Whose part in it keeps him from withdrawing a record, beside having made it or ordered what it is about.
    pub part: Option<Part>,
}

/// A part in what records of a kind are about: without it there would be no record, so that another person withdraws it.
#[derive(Debug)]
pub struct Part {
    /// Those of these subjects, by their ids, in which the caller has it.
    pub of: PartOf,
    /// Why it takes another person.
    pub words: fn() -> Words,
}

type PartOf = for<'a> fn(
    &'a Transaction<'_>,
    &'a Caller,
    &'a [&'a str],
) -> BoxFuture<'a, Result<HashSet<String>>>;
