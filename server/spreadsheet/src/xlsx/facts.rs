//! What the parts of a workbook state beside their cells: which rows are hidden, which cells are merged, and which part a
//! relationship leads to. The parser does not tell, so it is noted while the parts are checked.

use std::collections::HashMap;

use crate::error::TableError;
use crate::sheet::{Region, SheetFacts};

/// Row and column from 0.
fn corner(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let (letters, digits) = reference.split_at(letters.count());
    let column = letters.iter().fold(0_u32, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// A relationship of a part.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

/// What one part states.
#[derive(Clone, Debug, Default)]
pub(super) struct PartFacts {
    pub(super) sheet: SheetFacts,
    next_row: u32,
    pub(super) relations: Vec<Relation>,
    /// The relationships of its worksheets, if it is the workbook.
    pub(super) sheet_ids: Vec<String>,
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
        if is_hidden {
            self.sheet.note_hidden(row, row);
        }
    }

    pub(super) fn note_merged(&mut self, reference: &[u8]) -> Result<(), TableError> {
        let mut corners = reference.split(|byte| *byte == b':').map(corner);
        match (corners.next(), corners.next()) {
            (Some(Some(start)), Some(Some(end))) => self.sheet.note_merged(Region::new(start, end)),
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
    pub(crate) fn sheet(&self, index: usize) -> SheetFacts {
        let path = self.path_of(index);
        let part = path.and_then(|path| self.parts.get(&path));
        part.map(|part| part.sheet.clone()).unwrap_or_default()
    }

    fn path_of(&self, index: usize) -> Option<String> {
        let id = self.parts.get(&self.document)?.sheet_ids.get(index)?;
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
        let hidden: Vec<u32> = (0..12).filter(|row| facts.sheet.is_hidden(*row)).collect();
        assert_eq!(hidden, [1, 2, 8]);
    }

    #[test]
    fn corners_are_counted_from_zero() {
        assert_eq!(corner(b"A1"), Some((0, 0)));
        assert_eq!(corner(b"AB12"), Some((11, 27)));
        assert_eq!(corner(b"A0"), None);
        assert_eq!(corner(b"12"), None);
    }
}
