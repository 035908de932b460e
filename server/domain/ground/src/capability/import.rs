//! A kind of file that users load, as the capability that takes its rows defines it.

use crate::caller::OrganisationKind;
use crate::words::Label;

/// A kind of file that users load.
#[derive(Debug, PartialEq, Eq)]
pub struct ImportKind {
    /// The name in tables, answers and addresses; never changed once shipped.
    pub name: &'static str,
    /// The name for people.
    pub label: Label,
    /// The organisations that may load such files.
    pub loader: OrganisationKind,
    /// Whether a row that was taken once acts anew when it is loaded again: then its file is the same again even
    /// where some of its rows were refused.
    pub acts_again: bool,
    /// Whether prices rest on its files: those prove limits, however old.
    pub proves_prices: bool,
}

impl ImportKind {
    /// Whether such files are the exchange centre's, which the overseers may see.
    #[must_use]
    pub fn is_of_the_exchange(&self) -> bool {
        self.loader == OrganisationKind::ExchangeCenter
    }
}
