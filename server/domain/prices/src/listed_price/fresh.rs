//! New documents: rows that an import reads from a document that no other import or announcement has named
//! are new, and need not be compared with what is recorded.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};

use ground::database::Transaction;
use ground::{ImportId, Result};

use super::reconcile::Lot;
use super::rules::{PriceKey, PriceTerms};
use super::store;

/// Rows remembered at most, to bound the memory of an import: beyond it every row is compared.
const ROWS_MAX: usize = 1_000_000;

/// What an import has read from documents that it was the first to name.
///
/// Only the process that claimed the documents remembers it: a process that continues another one's import
/// finds them claimed, and compares.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    sources: HashSet<String>,
    /// Hashes of the rows read from them. Two rows may share a hash: then the later one is compared.
    rows: HashSet<u64>,
    hashing: RandomState,
}

impl Fresh {
    /// Which of these rows, by their index, may repeat what is recorded: all but the first occurrence of a
    /// row from a document that only this import has named.
    pub(super) async fn compared(
        &mut self,
        tx: &Transaction<'_>,
        import: ImportId,
        found: &[(PriceKey<&str>, PriceTerms)],
    ) -> Result<Vec<usize>> {
        let sources: BTreeSet<&str> = found.iter().map(|(key, _)| key.source).collect();
        let sources: Vec<&str> = sources.into_iter().collect();
        let claimed = store::claim_sources(tx, Some(import), &sources).await?;
        if self.rows.len() < ROWS_MAX {
            self.sources.extend(claimed);
        } else {
            self.sources.clear();
        }
        let own = store::own_sources(tx, import, &sources).await?;
        let own: HashSet<&str> = own.iter().map(String::as_str).collect();
        let mut indices = Vec::new();
        for (index, (key, terms)) in found.iter().enumerate() {
            let is_fresh = own.contains(key.source) && self.sources.contains(key.source);
            if !is_fresh || !self.rows.insert(self.hashing.hash_one(Lot(*key, terms))) {
                indices.push(index);
            }
        }
        Ok(indices)
    }
}
