//! The errors of opening, writing and searching the index.

/// A failure to open, write or rebuild the index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The directory could not be read or written.
    #[error("the index directory cannot be used")]
    Directory(#[from] std::io::Error),
    /// The engine refused the operation.
    #[error("the search engine failed")]
    Engine(#[from] tantivy::TantivyError),
    /// Another writer, of this process or another one, has locked the directory.
    #[error("another writer holds the index")]
    Locked,
}

/// A failure to answer a search.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The cursor is malformed, was changed, or belongs to another search.
    #[error("the cursor does not belong to this search")]
    BadCursor,
    /// The state of the index that the page before was read from is gone.
    #[error("the state that the cursor belongs to is gone")]
    ExpiredCursor,
    /// The engine failed to read the index.
    #[error("the search engine failed")]
    Engine(#[from] tantivy::TantivyError),
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(error.into())
    }
}
