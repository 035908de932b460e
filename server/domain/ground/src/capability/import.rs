//! A kind of file that users load, as the capability that takes its rows defines it.

use crate::organisation_kind::OrganisationKind;
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
    /// What becomes of rows that were loaded before.
    pub sent_again: SentAgain,
    /// Whether prices rest on its files: those prove limits, however old.
    pub proves_prices: bool,
    /// Whether a load of them can be undone as a whole; of the others the way back is row by row.
    pub undone_as_a_whole: bool,
}

/// What becomes of a row that its organisation loaded before, unless the loader means it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAgain {
    /// It repeats what is known, and changes nothing.
    ChangesNothing,
    /// It would act anew: its capability finds what the organisation did before, row by row.
    FoundByRow,
}

impl ImportKind {
    /// Whether such files are the exchange centre's, which the overseers may see.
    #[must_use]
    pub fn is_of_the_exchange(&self) -> bool {
        self.loader == OrganisationKind::ExchangeCenter
    }
}
