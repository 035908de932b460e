//! Writes changes of products into the serving index.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::indexer::{IndexWriter, IndexWriterOptions};
use tantivy::{Index, TantivyError, Term};

use crate::analysis::Analyzer;
use crate::checkpoint::Checkpoint;
use crate::document::ProductDocument;
use crate::error::IndexError;
use crate::generation::Generation;
use crate::index::Shared;

/// Memory for changes that are not committed yet.
const MEMORY_BYTES: usize = 32 * 1024 * 1024;

/// Writes changes. They are visible after the next commit, and lost if the process ends or a rebuild takes
/// over before that; a follower of a log continues from [`crate::ProductIndex::position`].
pub struct ProductWriter {
    shared: Arc<Shared>,
    analyzer: Mutex<Analyzer>,
}

impl ProductWriter {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            analyzer: Mutex::default(),
        }
    }

    /// Replaces products by identity. Of several with one identity the last stays.
    pub fn replace(&self, products: &[ProductDocument]) -> Result<(), IndexError> {
        let generation = self.shared.current();
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        with_writer(&generation, |writer| {
            for product in products {
                writer.delete_term(Term::from_field_i64(generation.fields.id, product.id));
                writer.add_document(analyzer.document(&generation.fields, product))?;
            }
            Ok(())
        })
    }

    pub fn remove(&self, ids: &[i64]) -> Result<(), IndexError> {
        let generation = self.shared.current();
        with_writer(&generation, |writer| {
            for id in ids {
                writer.delete_term(Term::from_field_i64(generation.fields.id, *id));
            }
            Ok(())
        })
    }

    /// Makes everything written so far durable together with a position, and visible to searches. On an
    /// error the index is as it was at the last commit.
    pub fn commit(&self, position: impl Into<Checkpoint>) -> Result<(), IndexError> {
        let generation = self.shared.current();
        let checkpoint = position.into();
        with_writer(&generation, |writer| commit_at(writer, &checkpoint))?;
        generation.reload()?;
        self.shared.mark_built();
        Ok(())
    }
}

/// Commits with a position in the payload.
pub(crate) fn commit_at(
    writer: &mut IndexWriter,
    checkpoint: &Checkpoint,
) -> Result<(), IndexError> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&checkpoint.payload());
    prepared.commit()?;
    Ok(())
}

pub(crate) fn open_writer(
    index: &Index,
    threads: usize,
    memory_bytes: usize,
) -> Result<IndexWriter, IndexError> {
    // One merge at a time bounds the memory of a build.
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .memory_budget_per_thread(memory_bytes / threads)
        .num_merge_threads(1)
        .build();
    index.writer_with_options(options).map_err(|error| {
        if matches!(error, TantivyError::LockFailure(..)) {
            IndexError::Locked
        } else {
            IndexError::Engine(error)
        }
    })
}

/// Runs `work` with the generation's writer. A writer that failed is discarded, because the engine's
/// threads end with the first error; the next call opens another.
fn with_writer(
    generation: &Generation,
    work: impl FnOnce(&mut IndexWriter) -> Result<(), IndexError>,
) -> Result<(), IndexError> {
    let mut slot = lock(&generation.writer);
    let mut writer = match slot.take() {
        Some(writer) => writer,
        None => open_writer(&generation.index, 1, MEMORY_BYTES)?,
    };
    work(&mut writer)?;
    *slot = Some(writer);
    Ok(())
}

fn lock(writer: &Mutex<Option<IndexWriter>>) -> MutexGuard<'_, Option<IndexWriter>> {
    writer.lock().unwrap_or_else(PoisonError::into_inner)
}
