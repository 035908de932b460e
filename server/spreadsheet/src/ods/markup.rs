//! The markup of a part, piece by piece: properly nested, in UTF-8, without document type, and bounded in what is held of it.

use std::borrow::Cow;
use std::io::Error as IoError;

use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Error as XmlError, Reader};

use crate::error::TableError;
use crate::ods::part::{Part, Spent};
use crate::package::Meter;

/// One tag or run of text; the longest text of a cell, fully escaped, takes a quarter of it.
pub(super) const EVENT_BYTES_MAX: usize = 1 << 20;
const DEPTH_MAX: usize = 256;
const NAME_BYTES_MAX: usize = 256;
const SPACES_MAX: usize = 256;

/// The vocabularies of which something is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Office,
    Table,
    Text,
    Style,
    Draw,
    Number,
    Manifest,
    /// LibreOffice's additions to cells.
    Calc,
    Other,
}

impl Space {
    fn of(address: &str) -> Self {
        const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns:";
        if address == "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" {
            return Self::Calc;
        }
        match address.strip_prefix(OPEN_DOCUMENT) {
            Some("office:1.0") => Self::Office,
            Some("table:1.0") => Self::Table,
            Some("text:1.0") => Self::Text,
            Some("style:1.0") => Self::Style,
            Some("drawing:1.0") => Self::Draw,
            Some("datastyle:1.0") => Self::Number,
            Some("manifest:1.0") => Self::Manifest,
            Some(_) | None => Self::Other,
        }
    }
}

/// The prefixes that the root of a part declares.
#[derive(Clone, Debug, Default)]
pub(super) struct Spaces(Vec<(String, Space)>);

impl Spaces {
    fn of(root: &BytesStart<'_>) -> Result<Self, TableError> {
        let mut spaces = Vec::new();
        for attribute in root.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| TableError::damaged(error.to_string()))?;
            let key = attribute.key.0;
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            let space = Space::of(&attribute.value);
            if space != Space::Other && spaces.len() < SPACES_MAX {
                spaces.push((prefix.to_owned(), space));
            }
        }
        Ok(Self(spaces))
    }

    fn split<'n>(&self, name: &'n str) -> (Space, &'n str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let known = self.0.iter().find(|(known, _)| known == prefix);
        (known.map_or(Space::Other, |(_, space)| *space), local)
    }
}

pub(super) struct Tag<'b> {
    start: BytesStart<'b>,
    spaces: &'b Spaces,
}

impl Tag<'_> {
    pub(super) fn name(&self) -> (Space, &str) {
        self.spaces.split(self.start.name().0)
    }

    /// Calls `take` with each attribute, whose value is as the file has it.
    pub(super) fn each(
        &self,
        mut take: impl FnMut((Space, &str), &str) -> Result<(), TableError>,
    ) -> Result<(), TableError> {
        for attribute in self.start.attributes().with_checks(false) {
            let Attribute { key, value } =
                attribute.map_err(|error| TableError::damaged(error.to_string()))?;
            take(self.spaces.split(key.0), &value)?;
        }
        Ok(())
    }

    /// The value of an attribute; empty without it.
    pub(super) fn attribute(&self, wanted: (Space, &str)) -> Result<String, TableError> {
        let mut found = String::new();
        self.each(|name, value| {
            if name == wanted {
                found = plain(value)?.into_owned();
            }
            Ok(())
        })?;
        Ok(found)
    }
}

/// The value of an attribute without its escapes.
pub(super) fn plain(value: &str) -> Result<Cow<'_, str>, TableError> {
    unescape(value).map_err(|error| TableError::damaged(error.to_string()))
}

/// What comes next in a part.
pub(super) enum Piece<'b> {
    /// A tag that an [`Piece::End`] follows.
    Start(Tag<'b>),
    /// A tag without content.
    Empty(Tag<'b>),
    End,
    Text(Cow<'b, str>),
    /// A comment or the like.
    Nothing,
    /// The end of the part.
    Over,
}

pub(super) struct Markup<'a> {
    reader: Reader<Part<'a>>,
    buffer: Vec<u8>,
    spaces: Spaces,
    has_root: bool,
    depth: usize,
    /// Where the reader began in the part.
    origin: u64,
    place: u64,
}

impl<'a> Markup<'a> {
    pub(super) fn of(part: Part<'a>) -> Self {
        Self {
            reader: Reader::from_reader(part),
            buffer: Vec::new(),
            spaces: Spaces::default(),
            has_root: false,
            depth: 0,
            origin: 0,
            place: 0,
        }
    }

    /// Begins with the tag at `place`, in a part whose root declares `spaces`.
    pub(super) fn within(
        mut part: Part<'a>,
        place: u64,
        spaces: &Spaces,
    ) -> Result<Self, TableError> {
        part.pass_over(place)?;
        Ok(Self {
            spaces: spaces.clone(),
            has_root: true,
            origin: place,
            ..Self::of(part)
        })
    }

    /// Where the last piece began in the part.
    pub(super) fn place(&self) -> u64 {
        self.origin + self.place
    }

    pub(super) fn spaces(&self) -> &Spaces {
        &self.spaces
    }

    pub(super) fn into_meter(self) -> Meter {
        self.reader.into_inner().into_meter()
    }

    pub(super) fn next(&mut self) -> Result<Piece<'_>, TableError> {
        self.buffer.clear();
        self.place = self.reader.buffer_position();
        self.reader.get_mut().allow(EVENT_BYTES_MAX);
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(refusal)? {
            Event::Start(start) => {
                self.depth += 1;
                if DEPTH_MAX < self.depth || NAME_BYTES_MAX < start.name().0.len() {
                    return Err(stray());
                }
                if !std::mem::replace(&mut self.has_root, true) {
                    self.spaces = Spaces::of(&start)?;
                }
                let spaces = &self.spaces;
                Piece::Start(Tag { start, spaces })
            }
            Event::Empty(start) => {
                self.has_root = true;
                let spaces = &self.spaces;
                Piece::Empty(Tag { start, spaces })
            }
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(stray)?;
                Piece::End
            }
            Event::Text(text) => Piece::Text(text.into_inner()),
            Event::CData(text) => Piece::Text(text.into_inner()),
            Event::GeneralRef(name) => Piece::Text(resolved(&name)?),
            Event::Decl(declaration) => {
                must_be_utf8(&declaration)?;
                Piece::Nothing
            }
            Event::Comment(_) | Event::PI(_) => Piece::Nothing,
            Event::DocType(_) => return Err(TableError::DocumentType),
            Event::Eof if self.depth == 0 => Piece::Over,
            Event::Eof => return Err(TableError::damaged("a part is cut off")),
        })
    }

    /// Passes over what is left of the element whose start was read last.
    pub(super) fn skip(&mut self) -> Result<(), TableError> {
        let outside = self.depth.saturating_sub(1);
        while outside < self.depth {
            self.next()?;
        }
        Ok(())
    }
}

fn stray() -> TableError {
    TableError::damaged("elements are not properly nested")
}

fn refusal(error: XmlError) -> TableError {
    let XmlError::Io(error) = error else {
        return TableError::damaged(error.to_string());
    };
    let inner = IoError::get_ref(&error).and_then(|inner| inner.downcast_ref::<Spent>());
    match inner {
        Some(Spent::Package) => TableError::Bomb,
        Some(Spent::Event) => too_long(),
        None => TableError::damaged(error.to_string()),
    }
}

/// A cell that takes more than any cell may, wherever it is.
pub(super) fn too_long() -> TableError {
    TableError::CellTooLong {
        row: 0,
        chars_max: crate::limits::CELL_CHARS_MAX,
    }
}

/// An entity that nothing declares is not an entity.
fn resolved(name: &BytesRef<'_>) -> Result<Cow<'static, str>, TableError> {
    let letter = name
        .resolve_char_ref()
        .map_err(|error| TableError::damaged(error.to_string()))?;
    if let Some(letter) = letter {
        return Ok(Cow::Owned(letter.to_string()));
    }
    let known = resolve_predefined_entity(name);
    known
        .map(Cow::Borrowed)
        .ok_or_else(|| TableError::damaged("an entity is not declared"))
}

/// Another encoding could hide markup from the parser.
fn must_be_utf8(declaration: &BytesDecl<'_>) -> Result<(), TableError> {
    let encoding = declaration.encoding().transpose();
    let is_utf8 = encoding.is_ok_and(|it| it.is_none_or(|it| it.eq_ignore_ascii_case("utf-8")));
    if is_utf8 {
        Ok(())
    } else {
        Err(TableError::damaged("a part is not in UTF-8"))
    }
}
