//! What the parts of a workbook state beside their cells: which rows are hidden, which cells are merged, and which part a
//! relationship leads to. The parser does not tell, so it is noted while the parts are checked.

use std::collections::HashMap;

use quick_xml::escape::unescape;

use crate::error::TableError;
use crate::layout::{Pattern, Region, WorksheetFacts};

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

    /// Notes a cell of the row noted last, with the reference and the format that it states.
    pub(super) fn note_cell(&mut self, reference: &[u8], format: &[u8]) {
        let row = self.next_row.saturating_sub(1);
        let (row, column) = corner(reference).unwrap_or((row, self.next_column));
        self.next_column = column.saturating_add(1);
        let format = number(format).unwrap_or_default();
        self.worksheet.looks.note((row, column), format);
    }

    /// Notes how a format of cells shows numbers.
    pub(super) fn note_format(&mut self, pattern: &[u8]) {
        self.formats.push(number(pattern).unwrap_or_default());
    }

    pub(super) fn note_pattern(&mut self, stated: &[u8], pattern: &[u8]) {
        if let (Some(number), Ok(pattern)) = (number(stated), std::str::from_utf8(pattern))
            && let Ok(pattern) = unescape(pattern)
        {
            self.patterns.insert(number, Pattern::own(&pattern));
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
        let mut relations = self.relations().iter();
        let styles = relations.find(|it| it.kind.ends_with("/styles"));
        let target = styles.map_or("styles.xml", |it| it.target.as_str());
        let part = self.parts.get(&self.path(target));
        let Some(part) = part else {
            return Vec::new();
        };
        let formats = part.formats.iter().map(|number| {
            let own = part.patterns.get(number).cloned();
            own.unwrap_or_else(|| Pattern::built_in(*number))
        });
        formats.collect()
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
