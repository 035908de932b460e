//! One index directory: opening it, following its commits, and its position.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::index::SegmentId;
use tantivy::indexer::IndexWriter;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher};

use crate::checkpoint::Checkpoint;
use crate::error::IndexError;
use crate::lexicon::Lexicon;
use crate::plans::Plans;
use crate::schema::{ENGINE_VERSION, Fields, SCHEMA_VERSION, register, schema, settings};
use crate::sets::Cache;
use crate::top::{Segment, View};

/// Decompressed blocks of stored documents that each segment caches.
const STORE_BLOCKS_CACHED: usize = 200;

/// Why an index has to be rebuilt from the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RebuildReason {
    Missing,
    /// The index was written by another version of the engine or of the fields.
    OtherVersion,
    /// The index could not be read, or its files differ from what was written.
    Damaged,
    /// The index follows a history that is not the caller's, see [`crate::ProductIndex::disown`].
    OtherHistory,
}

/// The index at one moment.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    pub(crate) segments: Vec<Segment>,
    pub(crate) cache: Arc<Cache>,
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) plans: Plans,
    pub(crate) checkpoint: Checkpoint,
}

impl Snapshot {
    pub(crate) fn view(&self) -> View<'_> {
        View {
            searcher: &self.searcher,
            segments: &self.segments,
            cache: &self.cache,
        }
    }
}

/// An open index directory.
pub(crate) struct Generation {
    pub(crate) number: u64,
    pub(crate) directory: PathBuf,
    pub(crate) index: Index,
    pub(crate) fields: Fields,
    /// Opened by the first writer, and closed with the generation.
    pub(crate) writer: Mutex<Option<IndexWriter>>,
    reader: IndexReader,
    cache: Arc<Cache>,
    /// The segments whose words are in the lexicon.
    read: Mutex<HashSet<SegmentId>>,
    snapshot: RwLock<Arc<Snapshot>>,
}

impl Generation {
    /// Creates an empty index in a new directory.
    pub(crate) fn create(root: &Path, number: u64) -> Result<Self, IndexError> {
        let directory = root.join(directory_name(number));
        fs::create_dir_all(&directory)?;
        let (schema, _) = schema();
        let index = Index::builder().schema(schema).settings(settings());
        Self::over(index.create_in_dir(&directory)?, directory, number)
    }

    /// Opens a directory whose index was built completely; `None` if it was not.
    pub(crate) fn open(root: &Path, number: u64) -> Result<Option<Self>, IndexError> {
        let directory = root.join(directory_name(number));
        let index = Index::open_in_dir(&directory)?;
        if index.schema() != schema().0 || checkpoint_of(&index)?.is_none() {
            return Ok(None);
        }
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            let text = format!("{} damaged files", damaged.len());
            return Err(tantivy::TantivyError::SystemError(text).into());
        }
        Self::over(index, directory, number).map(Some)
    }

    fn over(index: Index, directory: PathBuf, number: u64) -> Result<Self, IndexError> {
        register(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORE_BLOCKS_CACHED)
            .try_into()?;
        let fields = schema().1;
        let mut lexicon = Lexicon::of_dictionary();
        let mut read = HashSet::new();
        Lexicon::follow(&mut lexicon, &mut read, &reader.searcher(), &fields)?;
        let checkpoint = checkpoint_of(&index)?.unwrap_or_default();
        let cache = Arc::default();
        let snapshot = take_snapshot(&reader, &cache, lexicon, checkpoint)?;
        let snapshot = RwLock::new(Arc::new(snapshot));
        let writer = Mutex::new(None);
        Ok(Self {
            read: Mutex::new(read),
            number,
            directory,
            index,
            fields,
            writer,
            reader,
            cache,
            snapshot,
        })
    }

    /// Makes what was committed visible to searches.
    pub(crate) fn reload(&self) -> Result<(), IndexError> {
        // Read before the searcher: a commit in between is then announced too early, never too late.
        let checkpoint = checkpoint_of(&self.index)?.unwrap_or_default();
        self.reader.reload()?;
        let mut lexicon = Arc::clone(&self.snapshot().lexicon);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        Lexicon::follow(
            &mut lexicon,
            &mut read,
            &self.reader.searcher(),
            &self.fields,
        )?;
        let snapshot = take_snapshot(&self.reader, &self.cache, lexicon, checkpoint)?;
        let mut current = self
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        current.plans.close();
        *current = Arc::new(snapshot);
        Ok(())
    }

    /// The current state of the index.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn take_snapshot(
    reader: &IndexReader,
    cache: &Arc<Cache>,
    lexicon: Arc<Lexicon>,
    checkpoint: Checkpoint,
) -> Result<Snapshot, IndexError> {
    let searcher = reader.searcher();
    let segments: tantivy::Result<Vec<Segment>> = searcher
        .segment_readers()
        .iter()
        .map(Segment::open)
        .collect();
    Ok(Snapshot {
        segments: segments?,
        cache: Arc::clone(cache),
        searcher,
        lexicon,
        plans: Plans::new(),
        checkpoint,
    })
}

/// What the last commit was made with; `None` before the first.
fn checkpoint_of(index: &Index) -> Result<Option<Checkpoint>, IndexError> {
    let payload = index.load_metas()?.payload;
    Ok(payload.and_then(|payload| Checkpoint::of_payload(&payload)))
}

/// The name of a directory, with the versions that its files depend on.
pub(crate) fn directory_name(number: u64) -> String {
    format!("{}{number}", directory_prefix())
}

/// The common prefix of the names of all directories of these versions.
pub(crate) fn directory_prefix() -> String {
    format!("products-t{ENGINE_VERSION}-s{SCHEMA_VERSION}-")
}
