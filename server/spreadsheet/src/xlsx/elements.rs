//! The elements of a part: properly nested, few and small enough where the parser stores them.

use crate::error::TableError;
use crate::limits::Limits;
use crate::xlsx::facts::{Named, PartFacts, Relation};
use crate::xlsx::marking::Marking;
use crate::xlsx::markup::TOKEN_BYTES_MAX;

const DEPTH_MAX: usize = 256;
/// Excel itself stops at 65,490 cell formats; other programs leave unused ones.
const STYLE_TAGS_MAX: u64 = 500_000;
/// Worksheets, names and relationships: far more than any workbook has.
const BOOK_TAGS_MAX: u64 = 50_000;

/// The open elements, and how many there were.
pub(crate) struct Elements<'a> {
    limits: &'a Limits,
    named: &'a Named,
    is_styles: bool,
    /// The names of the open elements, one after the other, and where each begins.
    names: Vec<u8>,
    starts: Vec<usize>,
    /// The depth at which the data of a worksheet or the shared strings began.
    data: Option<Data>,
    /// Bytes taken by the open cell or string.
    cell_bytes: Option<usize>,
    tags: u64,
    book_tags: u64,
    strings: u64,
    marking: Marking,
    facts: PartFacts,
}

struct Data {
    depth: usize,
    is_strings: bool,
    bytes: u64,
}

impl<'a> Elements<'a> {
    pub(super) fn new(limits: &'a Limits, named: &'a Named) -> Self {
        Self {
            limits,
            named,
            is_styles: false,
            names: Vec::new(),
            starts: Vec::new(),
            data: None,
            cell_bytes: None,
            tags: 0,
            book_tags: 0,
            strings: 0,
            marking: Marking::default(),
            facts: PartFacts::default(),
        }
    }

    pub(super) fn into_facts(self) -> PartFacts {
        self.facts
    }

    /// Counts bytes against the limit of the shared strings.
    pub(crate) fn pass(&mut self, count: usize) -> Result<(), TableError> {
        let Some(data) = self.data.as_mut() else {
            return Ok(());
        };
        data.bytes = data
            .bytes
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if data.is_strings && data.bytes > self.limits.shared_strings_bytes {
            return Err(TableError::Bomb);
        }
        Ok(())
    }

    /// Notes text between two tags, or a part of it.
    pub(super) fn note_text(&mut self, text: &[u8]) {
        self.marking.note_text(text);
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.starts.is_empty()
    }

    pub(crate) fn too_long(&self) -> TableError {
        TableError::CellTooLong {
            row: 0,
            chars_max: self.limits.cell_chars,
        }
    }

    /// Processes a complete tag without its angle brackets.
    pub(crate) fn take(&mut self, tag: &[u8]) -> Result<(), TableError> {
        match tag {
            [b'?', rest @ ..] => declaration(rest),
            [b'!', ..] if self.is_within_text() && tag.starts_with(b"!--") => Err(stray()),
            [b'!', text @ ..] => {
                if let Some(text) = text.strip_prefix(b"[CDATA[") {
                    self.note_text(text.strip_suffix(b"]]").unwrap_or(text));
                }
                self.grow(tag.len())
            }
            [b'/', name @ ..] => self.close(name.trim_ascii_end()),
            [start @ .., b'/'] => {
                self.open(start)?;
                let name = name_of(start);
                self.close(name)
            }
            start => self.open(start),
        }
    }

    fn open(&mut self, tag: &[u8]) -> Result<(), TableError> {
        let name = name_of(tag);
        let local = local_of(name);
        if local.is_empty() || self.starts.len() == DEPTH_MAX || self.is_within_text() {
            return Err(stray());
        }
        self.count(local, tag)?;
        must_be_in_worksheet(local, tag)?;
        self.note(local, tag)?;
        match local {
            b"sheetData" | b"sst" if self.data.is_none() => {
                let (depth, is_strings) = (self.starts.len(), local == b"sst");
                self.data = Some(Data {
                    depth,
                    is_strings,
                    bytes: 0,
                });
            }
            b"sheetData" | b"sst" => return Err(stray()),
            b"row" | b"c" | b"is" | b"si" if self.data.is_some() => {
                if self.has_open(local) {
                    return Err(stray());
                }
                if self.cell_bytes.is_none() && local != b"row" {
                    self.cell_bytes = Some(0);
                }
            }
            _ => {}
        }
        self.starts.push(self.names.len());
        self.names.extend_from_slice(name);
        self.grow(tag.len())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), TableError> {
        let Some(start) = self.starts.pop() else {
            return Err(stray());
        };
        if &self.names[start..] != name {
            return Err(stray());
        }
        self.names.truncate(start);
        if self
            .data
            .as_ref()
            .is_some_and(|data| data.depth == self.starts.len())
        {
            self.data = None;
        }
        let local = local_of(name);
        if matches!(local, b"c" | b"si") {
            self.cell_bytes = None;
        }
        let text = self.strings.saturating_sub(1);
        self.marking
            .close(local, (self.named, text), &mut self.facts);
        Ok(())
    }

    /// Notes what the parser does not tell.
    fn note(&mut self, local: &[u8], tag: &[u8]) -> Result<(), TableError> {
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        match local {
            b"styleSheet" => self.is_styles = true,
            b"row" if self.data.as_ref().is_some_and(|data| !data.is_strings) => {
                let is_hidden = matches!(attribute(tag, b"hidden"), b"1" | b"true")
                    || is_zero(attribute(tag, b"ht"));
                self.facts.note_row(attribute(tag, b"r"), is_hidden);
            }
            b"c" if self.data.as_ref().is_some_and(|data| !data.is_strings) => {
                let (r, s) = (attribute(tag, b"r"), attribute(tag, b"s"));
                let (place, format) = self.facts.note_cell(r, s);
                // Which text a cell names is looked at only where one of them is marked.
                let is_shared = self.named.has_marked_texts() && attribute(tag, b"t") == b"s";
                let mark = self.named.mark_of_format(format);
                self.marking.begin_cell(place, mark, is_shared);
            }
            b"xf" if self.is_styles && self.has_open(b"cellXfs") => {
                self.facts
                    .note_format(attribute(tag, b"numFmtId"), attribute(tag, b"fontId"));
            }
            b"numFmt" if self.is_styles => self
                .facts
                .note_pattern(attribute(tag, b"numFmtId"), attribute(tag, b"formatCode")),
            b"font" if self.is_styles && self.is_within(b"fonts") => self.marking.begin_letters(),
            b"r" if self.cell_bytes.is_some() => self.marking.begin_letters(),
            b"strike" | b"vertAlign" => self.marking.set_apart(local, attribute(tag, b"val")),
            b"t" | b"v" if self.cell_bytes.is_some() => {
                // How a word is read is none of its text.
                let is_awaited = self.marking.awaits(local) && !self.has_open(b"rPh");
                self.marking.begin_text(is_awaited);
            }
            b"col" if self.has_open(b"cols") => {
                let is_hidden = matches!(attribute(tag, b"hidden"), b"1" | b"true")
                    || is_zero(attribute(tag, b"width"));
                if is_hidden {
                    self.facts
                        .note_hidden_columns(attribute(tag, b"min"), attribute(tag, b"max"));
                }
            }
            b"mergeCell" => self.facts.note_merged(attribute(tag, b"ref"))?,
            b"sheet" => self
                .facts
                .worksheet_ids
                .push(text(attribute_named(tag, |name| {
                    local_of(name) == b"id" && name != b"id"
                }))),
            b"Relationship" => self.facts.relations.push(Relation {
                id: text(attribute(tag, b"Id")),
                kind: text(attribute(tag, b"Type")),
                target: text(attribute(tag, b"Target")),
            }),
            _ => {}
        }
        Ok(())
    }

    /// Counts what the parser stores, and refuses declarations that it would trust.
    fn count(&mut self, local: &[u8], tag: &[u8]) -> Result<(), TableError> {
        self.tags += 1;
        match local {
            b"si" => self.strings += 1,
            b"sst" if declared_strings(tag) > self.limits.shared_strings => {
                return Err(TableError::Bomb);
            }
            b"sheet" | b"definedName" | b"Relationship" => self.book_tags += 1,
            b"Override" | b"Default" if contains(tag, b"macroEnabled") => {
                return Err(TableError::Macros);
            }
            _ => {}
        }
        if local == b"Relationship" {
            relationship(tag)?;
        }
        let has_too_many = self.strings > self.limits.shared_strings
            || self.book_tags > BOOK_TAGS_MAX
            || (self.is_styles && self.tags > STYLE_TAGS_MAX);
        if has_too_many {
            Err(TableError::Bomb)
        } else {
            Ok(())
        }
    }

    /// Counts bytes against the limit of the open cell.
    pub(crate) fn grow(&mut self, count: usize) -> Result<(), TableError> {
        let Some(bytes) = self.cell_bytes.as_mut() else {
            return Ok(());
        };
        *bytes += count;
        if *bytes > TOKEN_BYTES_MAX {
            Err(self.too_long())
        } else {
            Ok(())
        }
    }

    /// Text, values and formulas contain no elements; the parser would collect them without limit.
    fn is_within_text(&self) -> bool {
        self.data.is_some() && matches!(self.innermost(), b"t" | b"v" | b"f")
    }

    fn is_within(&self, local: &[u8]) -> bool {
        self.innermost() == local
    }

    /// The local name of the element that was opened last.
    fn innermost(&self) -> &[u8] {
        let name = self
            .starts
            .last()
            .map_or(&[][..], |start| &self.names[*start..]);
        local_of(name)
    }

    fn has_open(&self, local: &[u8]) -> bool {
        let ends = self
            .starts
            .iter()
            .skip(1)
            .copied()
            .chain([self.names.len()]);
        let mut open = self.starts.iter().zip(ends);
        open.any(|(start, end)| local_of(&self.names[*start..end]) == local)
    }
}

fn name_of(tag: &[u8]) -> &[u8] {
    let end = tag
        .iter()
        .position(u8::is_ascii_whitespace)
        .unwrap_or(tag.len());
    &tag[..end]
}

fn local_of(name: &[u8]) -> &[u8] {
    let start = name
        .iter()
        .position(|byte| *byte == b':')
        .map_or(0, |position| position + 1);
    &name[start..]
}

fn stray() -> TableError {
    TableError::damaged("elements are not properly nested")
}

/// Another encoding could hide markup from these checks.
fn declaration(text: &[u8]) -> Result<(), TableError> {
    let text = text.to_ascii_lowercase();
    if contains(&text, b"encoding") && !contains(&text, b"utf-8") {
        return Err(TableError::damaged("a part is not in UTF-8"));
    }
    Ok(())
}

/// Whatever the parser reads must be among the parts that were checked.
fn relationship(tag: &[u8]) -> Result<(), TableError> {
    let kind = attribute(tag, b"Type");
    let read = [
        &b"/worksheet"[..],
        b"/officeDocument",
        b"/sharedStrings",
        b"/styles",
        b"/theme",
    ];
    if !read.iter().any(|read| kind.ends_with(read)) {
        return Ok(());
    }
    let target = attribute(tag, b"Target").to_ascii_lowercase();
    let is_checked = target.ends_with(b".xml")
        && ![&b".."[..], b"customxml", b"docprops", b"\\"]
            .iter()
            .any(|part| contains(&target, part));
    if is_checked {
        Ok(())
    } else {
        Err(TableError::damaged("a part lies in an odd place"))
    }
}

/// Refuses references that lie outside every worksheet: the parser computes with them unchecked.
fn must_be_in_worksheet(local: &[u8], tag: &[u8]) -> Result<(), TableError> {
    let is_inside = match local {
        b"c" => is_cell(attribute(tag, b"r")),
        b"row" => is_number(attribute(tag, b"r")),
        b"dimension" | b"f" | b"mergeCell" => attribute(tag, b"ref")
            .split(|byte| *byte == b':')
            .all(is_cell),
        _ => true,
    };
    if is_inside {
        Ok(())
    } else {
        Err(TableError::damaged("a cell lies outside its worksheet"))
    }
}

/// Whether a reference has no more letters and digits than `XFD1048576`, or is missing.
fn is_cell(reference: &[u8]) -> bool {
    let letters = reference
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let (letters, digits) = reference.split_at(letters.count());
    letters.len() <= 3 && is_number(digits)
}

fn is_number(digits: &[u8]) -> bool {
    digits.len() <= 7 && digits.iter().all(u8::is_ascii_digit)
}

fn declared_strings(tag: &[u8]) -> u64 {
    let digits = attribute(tag, b"uniqueCount");
    if digits.is_empty() {
        return 0;
    }
    let digits = std::str::from_utf8(digits).unwrap_or_default().trim();
    digits.parse().unwrap_or(u64::MAX)
}

/// The raw value of an attribute; empty without it.
fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> &'t [u8] {
    attribute_named(tag, |other| other == name)
}

fn attribute_named(tag: &[u8], is_wanted: impl Fn(&[u8]) -> bool) -> &[u8] {
    let mut rest = tag;
    while let Some(position) = memchr::memchr(b'=', rest) {
        let key = rest[..position].trim_ascii_end();
        let value = rest[position + 1..].trim_ascii_start();
        let Some((quote, value)) = value.split_first() else {
            break;
        };
        let Some(end) = memchr::memchr(*quote, value) else {
            break;
        };
        let start = key
            .iter()
            .rposition(u8::is_ascii_whitespace)
            .map_or(0, |space| space + 1);
        if is_wanted(&key[start..]) {
            return &value[..end];
        }
        rest = &value[end + 1..];
    }
    &[]
}

/// Whether a stated height is none.
fn is_zero(height: &[u8]) -> bool {
    let is_nothing = height.iter().all(|byte| matches!(byte, b'0' | b'.'));
    is_nothing && height.contains(&b'0')
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(text, part).is_some()
}
