//! Checks the markup of a part as it is inflated, so that the parser meets nothing that exhausts it:
//! everything that it holds in memory at once is bounded here.

use memchr::{memchr, memchr2};

use crate::error::TableError;
use crate::limits::Limits;
use crate::xlsx::elements::Elements;
use crate::xlsx::facts::{Named, PartFacts};

/// One tag, comment or run of text; Excel's longest cell, fully escaped, takes a quarter of it.
pub(crate) const TOKEN_BYTES_MAX: usize = 1 << 20;

/// A check that receives the bytes of one part.
pub(crate) struct Markup<'a> {
    elements: Elements<'a>,
    /// The part of the current tag received after its `<`; `None` between tags.
    tag: Option<Vec<u8>>,
    /// Up to where the tag was searched for quotation marks, and the open quotation mark.
    searched: usize,
    quote: Option<u8>,
    spare: Vec<u8>,
    text_bytes: usize,
    is_started: bool,
}

impl<'a> Markup<'a> {
    pub(super) fn new(limits: &'a Limits, named: &'a Named) -> Self {
        Self {
            elements: Elements::new(limits, named),
            tag: None,
            searched: 0,
            quote: None,
            spare: Vec::new(),
            text_bytes: 0,
            is_started: false,
        }
    }

    /// Checks the next bytes of the part.
    pub(crate) fn feed(&mut self, mut chunk: &[u8]) -> Result<(), TableError> {
        let is_wide = !self.is_started && matches!(chunk, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        self.is_started = true;
        if is_wide || memchr(0, chunk).is_some() {
            return Err(TableError::damaged("a part is not in UTF-8"));
        }
        self.elements.pass(chunk.len())?;
        while !chunk.is_empty() {
            chunk = match self.tag.take() {
                None => self.text(chunk)?,
                Some(tag) => self.within(tag, chunk)?,
            };
        }
        Ok(())
    }

    /// What the part states, if it ended where it may.
    pub(super) fn finish(self) -> Result<PartFacts, TableError> {
        if self.tag.is_some() || self.elements.is_open() {
            return Err(TableError::damaged("a part is cut off"));
        }
        Ok(self.elements.into_facts())
    }

    fn text<'b>(&mut self, chunk: &'b [u8]) -> Result<&'b [u8], TableError> {
        let length = memchr(b'<', chunk).unwrap_or(chunk.len());
        self.text_bytes += length;
        if self.text_bytes > TOKEN_BYTES_MAX {
            return Err(self.elements.too_long());
        }
        self.elements.note_text(&chunk[..length]);
        if length == chunk.len() {
            return Ok(&[]);
        }
        self.elements.grow(self.text_bytes)?;
        self.text_bytes = 0;
        let mut tag = std::mem::take(&mut self.spare);
        tag.clear();
        self.tag = Some(tag);
        self.searched = 0;
        self.quote = None;
        Ok(&chunk[length + 1..])
    }

    fn within<'b>(&mut self, mut tag: Vec<u8>, chunk: &'b [u8]) -> Result<&'b [u8], TableError> {
        let length = memchr(b'>', chunk).unwrap_or(chunk.len());
        tag.extend_from_slice(&chunk[..length]);
        if tag.len() > TOKEN_BYTES_MAX {
            return Err(self.elements.too_long());
        }
        if length == chunk.len() {
            self.tag = Some(tag);
            return Ok(&[]);
        }
        if self.is_complete(&tag)? {
            self.elements.take(&tag)?;
            self.spare = tag;
        } else {
            tag.push(b'>');
            self.tag = Some(tag);
        }
        Ok(&chunk[length + 1..])
    }

    /// Whether the `>` after `tag` ends it.
    fn is_complete(&mut self, tag: &[u8]) -> Result<bool, TableError> {
        if tag.starts_with(b"!--") {
            if tag.len() < 5 {
                return Err(TableError::damaged("a comment is malformed"));
            }
            return Ok(tag.ends_with(b"--"));
        }
        if tag.starts_with(b"![CDATA[") {
            return Ok(tag.len() >= 10 && tag.ends_with(b"]]"));
        }
        if tag.starts_with(b"!") {
            return Err(TableError::DocumentType);
        }
        if tag.starts_with(b"?") {
            return Ok(tag.len() > 1 && tag.ends_with(b"?"));
        }
        while self.searched < tag.len() {
            let rest = &tag[self.searched..];
            let found = match self.quote {
                Some(quote) => memchr(quote, rest),
                None => memchr2(b'"', b'\'', rest),
            };
            let Some(position) = found else {
                self.searched = tag.len();
                break;
            };
            self.quote = if self.quote.is_some() {
                None
            } else {
                Some(rest[position])
            };
            self.searched += position + 1;
        }
        Ok(self.quote.is_none())
    }
}
