//! A kind of misconduct, as the capability that records it defines it.

use crate::log::{SubjectKind, Wording};
use crate::words::Label;

/// A kind of misconduct.
#[derive(Debug)]
pub struct MisconductKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The words of the notice.
    pub words: Label,
    /// The clause that names it.
    pub clause: &'static str,
    /// What it is about.
    pub subject: &'static SubjectKind,
    /// What the organisation reads that is put on record for it.
    pub message: Wording,
}
