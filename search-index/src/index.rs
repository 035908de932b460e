//! The index as a whole: which directory serves, and how another replaces it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::checkpoint::Checkpoint;
use crate::cursor::Cursor;
use crate::error::{IndexError, SearchError};
use crate::generation::{Generation, RebuildReason, directory_prefix};
use crate::kept::Kept;
use crate::query::{SearchPage, SearchQuery};
use crate::rebuild::Rebuild;
use crate::search;
use crate::segmenter;
use crate::writer::ProductWriter;

const ANY_PREFIX: &str = "products-t";

/// A search index over products, shared by cloning.
#[derive(Clone)]
pub struct ProductIndex {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) root: PathBuf,
    current: RwLock<Arc<Generation>>,
    needs_rebuild: Mutex<Option<RebuildReason>>,
    kept: Kept,
}

impl ProductIndex {
    /// Opens the newest index in a directory, or begins an empty one there when none is usable;
    /// [`ProductIndex::needs_rebuild`] then returns why. The content of every file is checked, so opening
    /// takes as long as reading the index once.
    pub fn open_or_create(directory: impl AsRef<Path>) -> Result<Self, IndexError> {
        // In a thread of its own: the first search waits for it, opening need not.
        std::thread::spawn(segmenter::warm);
        let root = directory.as_ref().to_path_buf();
        fs::create_dir_all(&root)?;
        let names = entries(&root)?;
        let prefix = directory_prefix();
        let mut numbers: Vec<u64> = names
            .iter()
            .filter_map(|name| name.strip_prefix(&prefix)?.parse().ok())
            .collect();
        numbers.sort_unstable();
        let mut is_damaged = false;
        let mut opened = None;
        for number in numbers.iter().rev() {
            match Generation::open(&root, *number) {
                Ok(Some(generation)) => {
                    opened = Some(generation);
                    break;
                }
                Ok(None) => {}
                Err(_) => is_damaged = true,
            }
        }
        let reason = match &opened {
            Some(_) => None,
            None if is_damaged => Some(RebuildReason::Damaged),
            None if names.iter().any(|name| !name.starts_with(&prefix)) => {
                Some(RebuildReason::OtherVersion)
            }
            None => Some(RebuildReason::Missing),
        };
        let next = numbers.last().map_or(1, |last| last + 1);
        let generation = match opened {
            Some(generation) => generation,
            None => Generation::create(&root, next)?,
        };
        remove_others(&root, &generation)?;
        let shared = Shared {
            root,
            current: RwLock::new(Arc::new(generation)),
            needs_rebuild: Mutex::new(reason),
            kept: Kept::default(),
        };
        Ok(Self {
            shared: Arc::new(shared),
        })
    }

    /// Why the index has to be rebuilt; `None` when it is complete. A first commit at any position counts
    /// as complete, for a database that is followed from its beginning.
    #[must_use]
    pub fn needs_rebuild(&self) -> Option<RebuildReason> {
        *self
            .shared
            .needs_rebuild
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The position of the last commit that searches see; 0 before the first.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.shared.current().snapshot().checkpoint.position
    }

    /// What the last commit that searches see was made with.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        self.shared.current().snapshot().checkpoint.clone()
    }

    /// Records that the index follows another history than the caller's: it has to be rebuilt, and what it
    /// finds until then may not exist.
    pub fn disown(&self) {
        let mut reason = self
            .shared
            .needs_rebuild
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *reason = Some(RebuildReason::OtherHistory);
        self.shared.kept.forget();
    }

    /// How many products the index holds.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.shared.current().snapshot().searcher.num_docs()
    }

    /// Finds one page of products; [`SearchError::BadCursor`] for a cursor of another search.
    /// Every page of a search is read from the state of the index that the first was read from; when too many
    /// changes or too much time passed in between, [`SearchError::ExpiredCursor`].
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage, SearchError> {
        let generation = self.shared.current();
        let cursor = query
            .cursor
            .as_deref()
            .map(|text| Cursor::decode(text, query))
            .transpose()?;
        let current = generation.snapshot();
        let state = match cursor {
            Some(cursor) if cursor.state != current.checkpoint.position => {
                let kept = self.shared.kept.at(cursor.state);
                kept.ok_or(SearchError::ExpiredCursor)?
            }
            _ => current,
        };
        let page = search::search(&state, &generation.fields, query, cursor)?;
        if page.next.is_some() {
            self.shared.kept.keep(&state);
        }
        Ok(page)
    }

    /// A writer. Writers of one index share one lock and one set of changes.
    #[must_use]
    pub fn writer(&self) -> ProductWriter {
        ProductWriter::new(Arc::clone(&self.shared))
    }

    /// Begins a fresh index beside the one that serves.
    pub fn rebuild(&self) -> Result<Rebuild, IndexError> {
        Rebuild::begin(Arc::clone(&self.shared))
    }
}

impl Shared {
    /// The generation that serves.
    pub(crate) fn current(&self) -> Arc<Generation> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Records that the index is complete.
    pub(crate) fn mark_built(&self) {
        *self
            .needs_rebuild
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Replaces the serving generation and removes the old one.
    pub(crate) fn swap(&self, generation: Generation) -> Result<(), IndexError> {
        let generation = Arc::new(generation);
        let old = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, Arc::clone(&generation))
        };
        self.mark_built();
        let writer = old
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(writer) = writer {
            // Its changes belong to a discarded index; only its threads have to end.
            drop(writer.wait_merging_threads());
        }
        remove_others(&self.root, &generation)
    }
}

fn entries(root: &Path) -> Result<Vec<String>, IndexError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root)? {
        if let Ok(name) = entry?.file_name().into_string()
            && name.starts_with(ANY_PREFIX)
        {
            names.push(name);
        }
    }
    Ok(names)
}

/// Removes the directories of other generations and versions.
fn remove_others(root: &Path, current: &Generation) -> Result<(), IndexError> {
    for name in entries(root)? {
        let directory = root.join(&name);
        if directory != current.directory {
            fs::remove_dir_all(directory)?;
        }
    }
    Ok(())
}
