//! What the parts of a workbook state beside their cells: which rows are hidden, which cells are merged, and which part a
//! relationship leads to. The parser does not tell, so it is noted while the parts are checked.

use std::collections::HashMap;

use quick_xml::escape::unescape;

use crate::error::TableError;
use crate::layout::{Apart, Mark, Pattern, Region, WorksheetFacts};

/// Row and column from 0.
fn corner(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let (letters, digits) = reference.split_at(letters.count());
    // Beyond any worksheet, where there are more letters.
    let column = letters.iter().fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.saturating_mul(26).saturating_add(digit)
    });
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A relationship of a part.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

#[derive(Clone, Debug, Default)]
pub(super) struct PartFacts {
    pub(super) worksheet: WorksheetFacts,
    next_row: u32,
    pub(super) relations: Vec<Relation>,
    /// The column of the cell that comes next in its row.
    next_column: u32,
    /// The patterns of numbers by their number, and the number that each format of cells has, if it is the styles.
    pub(super) patterns: HashMap<u32, Option<Pattern>>,
    pub(super) formats: Vec<u32>,
    /// How each font shows letters, and the number of the font that each format of cells has, if it is the styles.
    fonts: Vec<Apart>,
    format_fonts: Vec<u32>,
    /// The numbers of texts of which letters are set apart, in their order, if it is the shared texts.
    marked_texts: Vec<u32>,
    /// The relationships of its worksheets, if it is the workbook.
    pub(super) worksheet_ids: Vec<String>,
}

impl PartFacts {
    /// Notes a row element with the number that it states, from 1.
    pub(super) fn note_row(&mut self, stated: &[u8], is_hidden: bool) {
        let stated = std::str::from_utf8(stated)
            .ok()
            .and_then(|it| it.parse::<u32>().ok());
        let row = stated
            .and_then(|row| row.checked_sub(1))
            .unwrap_or(self.next_row);
        self.next_row = row.saturating_add(1);
        self.next_column = 0;
        if is_hidden {
            self.worksheet.note_hidden(row, row);
        }
    }

    /// Notes a cell of the row noted last, with the reference and the format that it states. Returns its place and format.
    pub(super) fn note_cell(&mut self, reference: &[u8], format: &[u8]) -> ((u32, u32), u32) {
        let row = self.next_row.saturating_sub(1);
        let (row, column) = corner(reference).unwrap_or((row, self.next_column));
        self.next_column = column.saturating_add(1);
        let format = number(format).unwrap_or_default();
        self.worksheet.looks.note((row, column), format);
        ((row, column), format)
    }

    /// Notes how a format of cells shows numbers, and its font.
    pub(super) fn note_format(&mut self, pattern: &[u8], font: &[u8]) {
        self.formats.push(number(pattern).unwrap_or_default());
        self.format_fonts.push(number(font).unwrap_or_default());
    }

    pub(super) fn note_font(&mut self, apart: Apart) {
        self.fonts.push(apart);
    }

    /// Notes that letters of the shared text with this number, from 0, are set apart.
    pub(super) fn note_marked_text(&mut self, text: u64) {
        self.marked_texts.extend(u32::try_from(text));
    }

    fn marks_of_formats(&self) -> Vec<Option<Mark>> {
        let mark = |font: &u32| {
            let font = self.fonts.get(usize::try_from(*font).ok()?)?;
            font.of_cell()
        };
        self.format_fonts.iter().map(mark).collect()
    }

    pub(super) fn note_pattern(&mut self, stated: &[u8], pattern: &[u8]) {
        if let (Some(number), Ok(pattern)) = (number(stated), std::str::from_utf8(pattern))
            && let Ok(pattern) = unescape(pattern)
        {
            self.patterns.insert(number, Pattern::own(&pattern));
        }
    }

    /// Notes that the columns from the first to the last, from 1, are hidden.
    pub(super) fn note_hidden_columns(&mut self, first: &[u8], last: &[u8]) {
        let index = |stated| number(stated).and_then(|column| column.checked_sub(1));
        if let (Some(first), Some(last)) = (index(first), index(last)) {
            self.worksheet.note_hidden_columns(first, last);
        }
    }

    pub(super) fn note_merged(&mut self, reference: &[u8]) -> Result<(), TableError> {
        let mut corners = reference.split(|byte| *byte == b':').map(corner);
        match (corners.next(), corners.next()) {
            (Some(Some(start)), Some(Some(end))) => {
                self.worksheet.note_merged(Region::new(start, end))
            }
            _ => Ok(()),
        }
    }
}

/// What cells of all worksheets name: known before these are looked at.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By the number of the format; empty where none is marked.
    formats: Vec<Option<Mark>>,
    /// The numbers of marked texts, in their order.
    texts: Vec<u32>,
}

impl Named {
    pub(super) fn mark_of_format(&self, format: u32) -> Option<Mark> {
        *self.formats.get(usize::try_from(format).ok()?)?
    }

    pub(super) fn has_marked_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether the shared text that a cell names is marked; the parser takes what is no number for the first.
    pub(super) fn is_marked_text(&self, stated: &[u8]) -> bool {
        let is_number = stated.iter().all(u8::is_ascii_digit);
        let text = number(stated).filter(|_| is_number).unwrap_or_default();
        self.texts.binary_search(&text).is_ok()
    }
}

/// The parts of a package by their lower-case paths.
#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(super) parts: HashMap<String, PartFacts>,
    /// The path of the workbook.
    pub(super) document: String,
}

impl Package {
    /// What the worksheet with this index in the workbook states.
    pub(crate) fn worksheet(&self, index: usize) -> WorksheetFacts {
        let path = self.path_of(index);
        let part = path.and_then(|path| self.parts.get(&path));
        part.map(|part| part.worksheet.clone()).unwrap_or_default()
    }

    /// How each format of cells shows numbers; none where as usual.
    pub(crate) fn patterns(&self) -> Vec<Option<Pattern>> {
        let Some(part) = self.parts.get(&self.styles_path()) else {
            return Vec::new();
        };
        let formats = part.formats.iter().map(|number| {
            let own = part.patterns.get(number).cloned();
            own.unwrap_or_else(|| Pattern::built_in(*number))
        });
        formats.collect()
    }

    /// What cells name, once the parts of [`Package::named_paths`] are known.
    pub(super) fn named(&self) -> Named {
        let styles = self.parts.get(&self.styles_path());
        let texts = self.parts.get(&self.texts_path());
        let mut formats = styles.map(PartFacts::marks_of_formats).unwrap_or_default();
        if formats.iter().all(Option::is_none) {
            formats.clear();
        }
        Named {
            formats,
            texts: texts
                .map(|part| part.marked_texts.clone())
                .unwrap_or_default(),
        }
    }

    /// The paths of the styles and of the shared texts.
    pub(super) fn named_paths(&self) -> [String; 2] {
        [self.styles_path(), self.texts_path()]
    }

    fn styles_path(&self) -> String {
        self.path_of_kind("/styles", "styles.xml")
    }

    fn texts_path(&self) -> String {
        self.path_of_kind("/sharedStrings", "sharedStrings.xml")
    }

    /// The path of the part to which the workbook's relationship of this kind leads, or of the one that has the usual name.
    fn path_of_kind(&self, kind: &str, usual: &str) -> String {
        let mut relations = self.relations().iter();
        let relation = relations.find(|it| it.kind.ends_with(kind));
        self.path(relation.map_or(usual, |it| it.target.as_str()))
    }

    fn path_of(&self, index: usize) -> Option<String> {
        let id = self.parts.get(&self.document)?.worksheet_ids.get(index)?;
        let relation = self
            .relations()
            .iter()
            .find(|relation| relation.id == *id)?;
        Some(self.path(&relation.target))
    }

    /// The relationships of the workbook.
    pub(super) fn relations(&self) -> &[Relation] {
        let (folder, name) = self
            .document
            .rsplit_once('/')
            .unwrap_or(("", &self.document));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        self.parts.get(&path).map_or(&[], |part| &part.relations)
    }

    /// The lower-case path of a target of the workbook.
    pub(super) fn path(&self, target: &str) -> String {
        let target = target.to_lowercase();
        if let Some(absolute) = target.strip_prefix('/') {
            return absolute.to_owned();
        }
        match self.document.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{target}"),
            None => target,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_hidden_by_number_or_by_order() {
        let mut facts = PartFacts::default();
        facts.note_row(b"1", false);
        facts.note_row(b"", true);
        facts.note_row(b"", true);
        facts.note_row(b"9", true);
        let hidden: Vec<u32> = (0..12)
            .filter(|row| facts.worksheet.is_hidden(*row))
            .collect();
        assert_eq!(hidden, [1, 2, 8]);
    }

    #[test]
    fn corners_are_counted_from_zero() {
        assert_eq!(corner(b"A1"), Some((0, 0)));
        assert_eq!(corner(b"AB12"), Some((11, 27)));
        assert_eq!(corner(b"A0"), None);
        assert_eq!(corner(b"12"), None);
        assert_eq!(corner(b"ZZZZZZZZ1"), Some((0, u32::MAX - 1)));
    }
}
