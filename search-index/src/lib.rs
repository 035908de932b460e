//! Full-text search over product documents: what a document is, how it is found, and nothing of the
//! trade or of the database behind it.

mod analysis;
mod best;
mod cursor;
mod docs;
mod document;
mod error;
mod expand;
mod facets;
mod generation;
mod han;
mod highlight;
mod identifiers;
mod index;
mod latin;
mod lattice;
mod lexer;
mod lexicon;
mod matched;
mod need;
mod order;
mod pinyin;
mod plan;
mod query;
mod rebuild;
mod schema;
mod score;
mod search;
mod segmenter;
mod sets;
mod text;
mod top;
mod writer;

pub use document::ProductDocument;
pub use error::{IndexError, SearchError};
pub use generation::RebuildReason;
pub use index::ProductIndex;
pub use query::{Facets, Hit, SearchPage, SearchQuery, Sort};
pub use rebuild::Rebuild;
pub use writer::ProductWriter;
