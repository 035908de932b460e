//! The kinds of files, each with what the server does with it.

use domain::capability::ImportKind;
use domain::{Error, Result};
use futures_util::future::BoxFuture;
use spreadsheet::Table;
use tokio_util::sync::CancellationToken;

use super::columns::FileColumn;
use super::exported::another_list;
use super::layout::{Layout, Unfit};
use super::preview::PreviewOf;
use super::reversal::ReverseOf;
use super::rows::{bargaining, campaign, catalogue, current_price, linkage, listed_price, party};
use super::worker::{Ended, Task};

/// A kind of file: how it is read, and what happens with its rows. The domain defines who may load
/// it.
#[derive(Debug)]
pub struct FileKind {
    /// The kind as the capability that takes the rows defines it.
    pub import: &'static ImportKind,
    /// The path of the upload.
    pub(crate) address: &'static str,
    /// The summary of the upload in the API description.
    pub(crate) summary: &'static str,
    /// Its columns, in the order of the template.
    pub(super) columns: &'static [FileColumn],
    /// Remarks in the template, beside those on columns.
    pub(super) remarks: &'static [&'static str],
    /// Finds its header: [`Layout::find`], unless it has more than one layout.
    pub(super) find_layout: fn(&[FileColumn], &mut Table) -> Result<Layout, Unfit>,
    /// Loads its rows: [`work_on`](super::worker::work_on) for the type of row.
    pub(super) work: WorkOn,
    /// Finds out what they would do: [`preview_of`](super::preview::preview_of) for the type of row.
    pub(super) preview: PreviewOf,
    /// Undoes a load of them, or names the way back.
    pub(super) reverse: ReverseOf,
}

pub(super) type WorkOn =
    for<'a> fn(&'a Task<'a>, &'a CancellationToken) -> BoxFuture<'a, Result<Ended>>;

/// Every kind of file, in the order of the capabilities that take the rows.
pub const FILES: &[&FileKind] = &[
    &party::FILE,
    &catalogue::FILE,
    &listed_price::FILE,
    &current_price::FILE,
    &bargaining::FILE,
    &campaign::FILE,
    &linkage::FILE,
];

impl FileKind {
    /// What the server does with files of this kind.
    ///
    /// # Errors
    /// When [`FILES`] lacks it.
    pub fn of(import: &ImportKind) -> Result<&'static Self> {
        Self::named(import.name).ok_or_else(|| Error::unknown("kind of file", import.name))
    }

    /// The kind with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FILES.iter().copied().find(|file| file.import.name == name)
    }

    /// Finds the columns of a table of this kind.
    ///
    /// # Errors
    /// When its header is not found, or no row under it; when it is an exported list of something else.
    pub(super) fn layout(&self, table: &mut Table) -> Result<Layout, Unfit> {
        let found = (self.find_layout)(self.columns, table);
        match another_list(self, table, found.as_ref().err())? {
            Some(unfit) => Err(unfit),
            None => found,
        }
    }
}

/// The accepted headers of every column of every kind.
#[cfg(test)]
pub(crate) fn headers() -> Vec<&'static [&'static str]> {
    let columns = FILES.iter().flat_map(|file| file.columns);
    columns.map(|column| column.names).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::CAPABILITIES;

    use super::*;

    #[test]
    fn every_kind_that_a_capability_brings_is_bound_once_and_no_other() {
        let brought = CAPABILITIES.iter().flat_map(|one| one.imports);
        let mut brought: Vec<&str> = brought.map(|kind| kind.name).collect();
        let mut bound: Vec<&str> = FILES.iter().map(|file| file.import.name).collect();
        brought.sort_unstable();
        bound.sort_unstable();
        assert_eq!(brought, bound);
        for kind in CAPABILITIES.iter().flat_map(|one| one.imports) {
            assert_eq!(FileKind::of(kind).unwrap().import, kind);
        }
    }

    #[test]
    fn a_file_is_uploaded_under_the_name_of_its_kind() {
        for file in FILES {
            assert_eq!(file.address, format!("/imports/{}", file.import.name));
        }
    }

    #[test]
    fn every_column_goes_by_a_chinese_header_and_its_identifier_and_by_no_other_columns() {
        for file in FILES {
            let kind = file.import.name;
            let mut seen = BTreeSet::new();
            for column in file.columns {
                assert!(!column.names.is_empty());
                for name in column.names {
                    assert!(seen.insert(*name), "{name} in {kind}");
                }
                let by_identifier = column.names.iter().any(|name| name.is_ascii());
                assert!(by_identifier, "{} in {kind}", column.key.name());
            }
        }
    }
}
