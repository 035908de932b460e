//! Builds a fresh index beside the one that serves.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tantivy::indexer::IndexWriter;

use crate::analysis::Analyzer;
use crate::checkpoint::Checkpoint;
use crate::document::ProductDocument;
use crate::error::IndexError;
use crate::generation::Generation;
use crate::index::Shared;
use crate::writer::{commit_at, open_writer};

const THREADS: usize = 2;
/// Memory of all threads; documents beyond it go to disk.
const MEMORY_BYTES: usize = 64 * 1024 * 1024;

/// A fresh index being built. It is discarded unless it is finished.
pub struct Rebuild {
    shared: Arc<Shared>,
    generation: Option<Generation>,
    writer: Option<IndexWriter>,
    analyzer: Analyzer,
    added: u64,
}

impl Rebuild {
    pub(crate) fn begin(shared: Arc<Shared>) -> Result<Self, IndexError> {
        let number = shared.current().number + 1;
        let directory = shared.root.join(crate::generation::directory_name(number));
        if directory.exists() {
            return Err(IndexError::Locked);
        }
        let generation = Generation::create(&shared.root, number)?;
        let writer = open_writer(&generation.index, THREADS, MEMORY_BYTES)?;
        let (generation, writer) = (Some(generation), Some(writer));
        Ok(Self {
            shared,
            generation,
            writer,
            analyzer: Analyzer::default(),
            added: 0,
        })
    }

    /// Adds products, none of which was added before. Memory stays bounded however many there are.
    pub fn add(&mut self, products: &[ProductDocument]) -> Result<(), IndexError> {
        if let (Some(generation), Some(writer)) = (&self.generation, &self.writer) {
            for product in products {
                writer.add_document(self.analyzer.document(&generation.fields, product))?;
                self.added += 1;
            }
        }
        Ok(())
    }

    /// How many products were added so far.
    #[must_use]
    pub fn added(&self) -> u64 {
        self.added
    }

    /// Commits at the position at which the products were read, and makes the fresh index serve. Changes
    /// after that position have to be written again, including those that the old index had. On an error
    /// the old index goes on serving.
    pub fn finish(mut self, position: impl Into<Checkpoint>) -> Result<(), IndexError> {
        let (Some(generation), Some(mut writer)) = (self.generation.take(), self.writer.take())
        else {
            return Ok(());
        };
        commit_at(&mut writer, &position.into())?;
        writer.wait_merging_threads()?;
        generation.reload()?;
        self.shared.swap(generation)
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        let directory: Option<PathBuf> = self
            .generation
            .take()
            .map(|generation| generation.directory.clone());
        drop(self.writer.take());
        if let Some(directory) = directory {
            // What remains is removed when the index is opened the next time.
            drop(fs::remove_dir_all(directory));
        }
    }
}
