//! A kind of misconduct, as the capability that records it defines it.

use crate::words::Label;

/// A kind of misconduct.
#[derive(Debug, PartialEq, Eq)]
pub struct MisconductKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The words of the notice.
    pub words: Label,
    /// The clause that names it.
    pub clause: &'static str,
    /// What it is about, as events name it.
    pub subject: &'static str,
    /// The page of the console below which such a thing is found by its id.
    pub page: &'static str,
}
