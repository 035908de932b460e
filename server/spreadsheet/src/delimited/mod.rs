//! Text tables: csv and tsv in UTF-8, UTF-16 with a byte order mark, GBK or GB18030.

mod encoding;
mod quotes;
mod reader;
mod separator;

pub use encoding::Encoding;
pub(crate) use reader::TextRows;

use crate::error::TableError;
use crate::source::Source;

/// The layout of a text table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) encoding: Encoding,
    pub(crate) separator: u8,
}

impl Layout {
    /// Reads the whole file once to be sure of its encoding.
    pub(crate) fn of(source: &Source) -> Result<Self, TableError> {
        let encoding = encoding::survey(source)?;
        let separator = separator::guess(encoding.decoded(source.open()?)?)?;
        Ok(Self {
            encoding,
            separator,
        })
    }

    /// # Errors
    /// [`TableError::UnpairedQuote`], and those of reading the file.
    pub(crate) fn must_have_paired_quotes(self, source: &Source) -> Result<(), TableError> {
        let text = self.encoding.decoded(source.open()?)?;
        match quotes::unpaired(text, self.separator)? {
            Some(line) => Err(TableError::UnpairedQuote { line }),
            None => Ok(()),
        }
    }

    /// Every separator, its own first.
    pub(crate) fn separators(self) -> impl Iterator<Item = u8> {
        let others = separator::CANDIDATES.into_iter();
        [self.separator]
            .into_iter()
            .chain(others.filter(move |other| *other != self.separator))
    }
}
