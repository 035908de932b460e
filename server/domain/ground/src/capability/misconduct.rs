//! A kind of misconduct, defined by the capability that records it.

use crate::figure::Figure;
use crate::log::{SubjectKind, Wording};
use crate::words::Label;

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
}
