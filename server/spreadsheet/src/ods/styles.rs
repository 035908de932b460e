//! Styles: those that hide what has them, worksheets that are not displayed and rows without height, and how cells show numbers.

use std::collections::{HashMap, HashSet};

use crate::error::TableError;
use crate::layout::Pattern;
use crate::ods::markup::{Markup, Piece, Space, Tag};
use crate::ods::number_style::{NumberKind, NumberStyle};

const NAME: (Space, &str) = (Space::Style, "name");

/// More than any workbook has.
const STYLES_MAX: usize = 500_000;
/// Styles that are based on each other.
const PARENTS_MAX: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Worksheet,
    Row,
    Cell,
}

/// The styles of a file, as far as they hide, or show numbers and days.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hiding: HashSet<(Family, String)>,
    /// Of each style of cells the one of numbers, and the style on which it is based.
    cells: HashMap<String, (String, String)>,
    numbers: HashMap<String, NumberStyle>,
    count: usize,
    /// The number of what each style of cells shows, once all are read.
    looks: HashMap<String, u32>,
    patterns: Vec<Option<Pattern>>,
}

impl Styles {
    pub(super) fn hide(&self, family: Family, style: &str) -> bool {
        // Most files have none.
        !self.hiding.is_empty() && self.hiding.contains(&(family, style.to_owned()))
    }

    /// The number of what a style of cells shows, when all styles are settled.
    pub(super) fn look(&self, style: &str) -> u32 {
        self.looks.get(style).copied().unwrap_or_default()
    }

    /// How numbers and days are shown, by that number; the first is as usual.
    pub(super) fn patterns(&self) -> &[Option<Pattern>] {
        &self.patterns
    }

    /// Numbers what the styles of cells show, when all are read.
    pub(super) fn settle(&mut self) {
        let mut known: HashMap<String, u32> = HashMap::new();
        self.patterns = vec![None];
        for name in self.cells.keys() {
            let pattern = self
                .pattern(name)
                .and_then(|pattern| Pattern::own(&pattern));
            let Some(Pattern::Own(text)) = &pattern else {
                continue;
            };
            let look = *known.entry(text.clone()).or_insert_with(|| {
                self.patterns.push(pattern.clone());
                u32::try_from(self.patterns.len() - 1).unwrap_or_default()
            });
            self.looks.insert(name.clone(), look);
        }
    }

    /// How a style of cells shows numbers and days: as it states, or the one does on which it is based.
    fn pattern(&self, style: &str) -> Option<String> {
        let mut name = style;
        for _parent in 0..PARENTS_MAX {
            let (number, parent) = self.cells.get(name)?;
            if let Some(stated) = self.numbers.get(number) {
                return stated.pattern(|name| self.numbers.get(name));
            }
            name = parent;
        }
        None
    }

    /// Reads the styles within the element whose start was read last.
    pub(super) fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), TableError> {
        loop {
            match markup.next()? {
                Piece::Start(tag) => {
                    let kind = NumberKind::of(&tag)?;
                    let begun = self.begun(&tag)?;
                    match (kind, begun) {
                        (Some(kind), _) => {
                            let name = tag.attribute(NAME)?;
                            let style = NumberStyle::read(markup, kind)?;
                            self.note_number(name, style)?;
                        }
                        (None, Some((family, name, is_hiding))) => {
                            let is_hiding = properties(markup, is_hiding)?;
                            self.note(family, name, is_hiding);
                        }
                        (None, None) => markup.skip()?,
                    }
                }
                Piece::Empty(tag) => {
                    if NumberKind::of(&tag)?.is_some() {
                        self.note_number(tag.attribute(NAME)?, NumberStyle::empty())?;
                    } else if let Some((family, name, is_hiding)) = self.begun(&tag)? {
                        self.note(family, name, is_hiding);
                    }
                }
                Piece::Text(_) | Piece::Nothing => {}
                Piece::End | Piece::Over => return Ok(()),
            }
        }
    }

    /// The family and name of a style, and whether the one hides on which it is based.
    fn begun(&mut self, tag: &Tag<'_>) -> Result<Option<(Family, String, bool)>, TableError> {
        if tag.name() != (Space::Style, "style") {
            return Ok(None);
        }
        self.counted()?;
        let family = match &tag.attribute((Space::Style, "family"))?[..] {
            "table" => Family::Worksheet,
            "table-row" => Family::Row,
            "table-cell" => Family::Cell,
            _ => return Ok(None),
        };
        let name = tag.attribute(NAME)?;
        let parent = tag.attribute((Space::Style, "parent-style-name"))?;
        let is_hiding = self.hide(family, &parent);
        if family == Family::Cell {
            let number = tag.attribute((Space::Style, "data-style-name"))?;
            self.cells.insert(name.clone(), (number, parent));
        }
        Ok(Some((family, name, is_hiding)))
    }

    fn note(&mut self, family: Family, name: String, is_hiding: bool) {
        if is_hiding {
            self.hiding.insert((family, name));
        }
    }

    fn note_number(&mut self, name: String, style: NumberStyle) -> Result<(), TableError> {
        self.counted()?;
        self.numbers.insert(name, style);
        Ok(())
    }

    fn counted(&mut self) -> Result<(), TableError> {
        self.count += 1;
        if STYLES_MAX < self.count {
            return Err(TableError::Bomb);
        }
        Ok(())
    }
}

/// Reads the properties of a style to its end: whether it hides, which it does without them when `is_hiding`.
fn properties(markup: &mut Markup<'_>, mut is_hiding: bool) -> Result<bool, TableError> {
    loop {
        match markup.next()? {
            Piece::Start(tag) => {
                is_hiding = stated(&tag)?.unwrap_or(is_hiding);
                markup.skip()?;
            }
            Piece::Empty(tag) => is_hiding = stated(&tag)?.unwrap_or(is_hiding),
            Piece::Text(_) | Piece::Nothing => {}
            Piece::End | Piece::Over => return Ok(is_hiding),
        }
    }
}

/// Whether properties hide; `None` when they say nothing of it.
fn stated(tag: &Tag<'_>) -> Result<Option<bool>, TableError> {
    match tag.name() {
        (Space::Style, "table-properties") => {
            Ok(match &tag.attribute((Space::Table, "display"))?[..] {
                "" => None,
                display => Some(display == "false"),
            })
        }
        (Space::Style, "table-row-properties") => {
            let height = tag.attribute((Space::Style, "row-height"))?;
            // Such a height is that of the text, whatever is stated.
            let is_optimal = tag.attribute((Space::Style, "use-optimal-row-height"))? == "true";
            let is_stated = !height.is_empty();
            Ok(is_stated.then_some(is_zero(&height) && !is_optimal))
        }
        _ => Ok(None),
    }
}

/// Whether a length such as `0.0cm` is none.
fn is_zero(length: &str) -> bool {
    let number = length.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    number
        .parse::<f64>()
        .is_ok_and(|number| number.abs() < f64::EPSILON)
}
