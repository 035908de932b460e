//! Documents of which nobody has spoken before: what a load reads from them is new, and need not be
//! compared with what is recorded.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};

use ground::database::Transaction;
use ground::{ImportId, Result};

use super::reconcile::Lot;
use super::rules::{KeyRef, PriceTerms};
use super::store;

/// Rows remembered at most: from then on every row is compared.
const ROWS_MAX: usize = 1_000_000;

/// What an import has read from documents that it was the first to speak of.
///
/// It is remembered by the process that claimed them: a process that goes on with the import of
/// another one finds them claimed, and compares.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    sources: HashSet<String>,
    /// Hashes of the rows read from them. Two rows may share one: then the later is compared.
    rows: HashSet<u64>,
    hashing: RandomState,
}

impl Fresh {
    /// Which of these rows, by their place, may say what is recorded already: all but those that are
    /// the first to say it of a document that nobody else has spoken of.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn compared(
        &mut self,
        tx: &Transaction<'_>,
        import: ImportId,
        found: &[(KeyRef<'_>, PriceTerms)],
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
