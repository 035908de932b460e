//! The fields of the index, and how each is stored.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexSettings, IndexSortByField, Order};

/// To be raised whenever the fields or their tokens change; an index of another version is rebuilt.
pub(crate) const SCHEMA_VERSION: u32 = 11;
/// The engine's version as far as its files depend on it.
pub(crate) const ENGINE_VERSION: &str = "0.27";

pub(crate) const ORDER: &str = "order";
pub(crate) const CLASS: &str = "class";
pub(crate) const MANUFACTURER: &str = "manufacturer";
pub(crate) const ID: &str = "id";

const LINES: &str = "lines";
/// Small blocks cost some space and make reading a page of hits cheap.
const STORE_BLOCK_BYTES: usize = 8 * 1024;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The identity, to remove and to return.
    pub(crate) id: Field,
    /// The position by limit, see [`crate::order`].
    pub(crate) order: Field,
    /// Category and catalogue as one number, see [`crate::facets`].
    pub(crate) class: Field,
    pub(crate) manufacturer: Field,
    /// Categories and flags to filter by.
    pub(crate) filter: Field,
    /// Beginnings of codes, certificate numbers and device identifiers.
    pub(crate) mark: Field,
    /// Single and double characters and literals of every text of the document: what matches.
    pub(crate) text: Field,
    /// What the product is called as a whole, each as one token: the names of its classes, its generic name, its name.
    pub(crate) called: Field,
    /// Double characters of the name: what ranks.
    pub(crate) name: Field,
    /// Words of the name: what ranks first.
    pub(crate) words: Field,
    /// One to three initials of pinyin.
    pub(crate) initials: Field,
    /// The texts in which highlights are marked, one per line.
    pub(crate) shown: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        id: builder.add_i64_field(ID, INDEXED | FAST),
        order: builder.add_u64_field(ORDER, FAST),
        class: builder.add_u64_field(CLASS, FAST),
        manufacturer: builder.add_i64_field(MANUFACTURER, INDEXED | FAST),
        filter: builder.add_text_field("filter", matched()),
        mark: builder.add_text_field("mark", matched()),
        text: builder.add_text_field("text", matched()),
        called: builder.add_text_field("called", matched()),
        name: builder.add_text_field("name", ranked()),
        words: builder.add_text_field("words", ranked()),
        initials: builder.add_text_field("initials", matched()),
        shown: builder.add_text_field("shown", STORED),
    };
    (builder.build(), fields)
}

/// The settings of a new index: documents are sorted by reference limit.
pub(crate) fn settings() -> IndexSettings {
    let sort_by_field = IndexSortByField {
        field: ORDER.to_owned(),
        order: Order::Asc,
    };
    IndexSettings {
        sort_by_field: Some(sort_by_field),
        docstore_blocksize: STORE_BLOCK_BYTES,
        ..IndexSettings::default()
    }
}

/// Registers the tokenizer with an index.
pub(crate) fn register(index: &Index) {
    let analyzer = TextAnalyzer::builder(Lines).build();
    index.tokenizers().register(LINES, analyzer);
}

fn matched() -> TextOptions {
    indexed(IndexRecordOption::Basic, false)
}

fn ranked() -> TextOptions {
    indexed(IndexRecordOption::WithFreqs, true)
}

fn indexed(option: IndexRecordOption, with_lengths: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(LINES)
        .set_fieldnorms(with_lengths)
        .set_index_option(option);
    TextOptions::default().set_indexing_options(indexing)
}

/// Reads each line of a text as a token: tokens are made once per distinct text beforehand.
#[derive(Clone)]
struct Lines;

struct LineStream<'text> {
    rest: &'text str,
    token: Token,
}

impl Tokenizer for Lines {
    type TokenStream<'text> = LineStream<'text>;

    fn token_stream<'text>(&'text mut self, text: &'text str) -> LineStream<'text> {
        LineStream {
            rest: text,
            token: Token::default(),
        }
    }
}

impl TokenStream for LineStream<'_> {
    fn advance(&mut self) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(line);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
