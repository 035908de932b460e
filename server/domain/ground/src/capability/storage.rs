//! A kind of file that organisations store here, as the capability that stores it defines it.

use super::RefusalKind;
use crate::rulebook::Rule;
use crate::words::Label;

/// A kind of file that organisations store here, and how much of it each may.
#[derive(Debug)]
pub struct StoredKind {
    /// The name in tables and answers; never changed once shipped.
    pub name: &'static str,
    /// The name for people.
    pub label: Label,
    /// What an organisation may store on a day, in megabytes.
    pub per_day: &'static Rule<u32>,
    /// What an organisation may store altogether, in megabytes.
    pub altogether: &'static Rule<u32>,
    /// What is refused beyond that.
    pub refusal: &'static RefusalKind,
}
