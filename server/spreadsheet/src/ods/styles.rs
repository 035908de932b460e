//! Styles: those that hide what has them, worksheets that are not displayed, rows without height and columns without width, how cells show numbers, and which letters are set apart.

use std::collections::{HashMap, HashSet};

use crate::error::TableError;
use crate::layout::{Apart, Mark, Pattern};
use crate::ods::markup::{Markup, Piece, Space, Tag};
use crate::ods::number_style::{NumberKind, NumberStyle};

const NAME: (Space, &str) = (Space::Style, "name");
const PARENT: (Space, &str) = (Space::Style, "parent-style-name");

/// More than any workbook has.
const STYLES_MAX: usize = 500_000;
/// Styles that are based on each other.
const PARENTS_MAX: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Worksheet,
    Row,
    Column,
    Cell,
    /// Of the letters of a paragraph.
    Paragraph,
    /// Of letters within one.
    Text,
}

/// What a style states of letters; none where it leaves that to what is around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    is_struck: Option<bool>,
    is_raised: Option<bool>,
}

impl Letters {
    fn is_apart(self) -> bool {
        self.among(Apart::default()).is_any()
    }

    fn over(self, below: Self) -> Self {
        Self {
            is_struck: self.is_struck.or(below.is_struck),
            is_raised: self.is_raised.or(below.is_raised),
        }
    }

    /// How letters of this style are shown among others.
    pub(super) fn among(self, around: Apart) -> Apart {
        Apart {
            is_struck: self.is_struck.unwrap_or(around.is_struck),
            is_raised: self.is_raised.unwrap_or(around.is_raised),
        }
    }
}

/// The styles of a file, as far as they hide, or show numbers and days.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hiding: HashSet<(Family, String)>,
    /// Of each style of cells the one of numbers, and the style on which it is based.
    cells: HashMap<String, (String, String)>,
    numbers: HashMap<String, NumberStyle>,
    /// What styles of cells, paragraphs and letters state of letters, and the style on which each is based.
    letters: HashMap<(Family, String), (Letters, String)>,
    has_marks: bool,
    count: usize,
    /// The number of what each style of cells shows, once all are read.
    looks: HashMap<String, u32>,
    patterns: Vec<Option<Pattern>>,
    /// The mark of cells by that number; empty where none has one.
    marks: Vec<Option<Mark>>,
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

    /// The mark of cells that show what has this number.
    pub(super) fn mark(&self, look: u32) -> Option<Mark> {
        let look = usize::try_from(look).ok()?;
        *self.marks.get(look)?
    }

    /// Whether any style marks cells.
    pub(super) fn mark_cells(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether any style sets letters within a cell apart.
    pub(super) fn has_marks(&self) -> bool {
        self.has_marks
    }

    /// How letters are shown by a style of a paragraph or of letters, among others.
    pub(super) fn letters(&self, family: Family, style: &str, around: Apart) -> Apart {
        self.stated_letters(family, style).among(around)
    }

    /// Numbers what the styles of cells show, when all are read.
    pub(super) fn settle(&mut self) {
        let mut known: HashMap<(Option<String>, Option<Mark>), u32> = HashMap::new();
        (self.patterns, self.marks) = (vec![None], vec![None]);
        for name in self.cells.keys() {
            let stated = self.pattern(name);
            let pattern = stated.as_deref().and_then(Pattern::own);
            let letters = self.stated_letters(Family::Cell, name);
            let mark = letters.among(Apart::default()).of_cell();
            if pattern.is_none() && mark.is_none() {
                continue;
            }
            let like = (stated.filter(|_| pattern.is_some()), mark);
            let look = *known.entry(like).or_insert_with(|| {
                self.patterns.push(pattern);
                self.marks.push(mark);
                u32::try_from(self.patterns.len() - 1).unwrap_or_default()
            });
            self.looks.insert(name.clone(), look);
        }
        if self.marks.iter().all(Option::is_none) {
            self.marks.clear();
        }
        let apart = Letters::is_apart;
        self.has_marks = (self.letters.iter())
            .any(|((family, _), (letters, _))| *family != Family::Cell && apart(*letters));
    }

    /// What a style states of letters, or the ones on which it is based.
    fn stated_letters(&self, family: Family, style: &str) -> Letters {
        let (mut stated, mut name) = (Letters::default(), style.to_owned());
        if self.letters.is_empty() {
            return stated;
        }
        for _parent in 0..PARENTS_MAX {
            let Some((letters, parent)) = self.letters.get(&(family, name)) else {
                break;
            };
            stated = stated.over(*letters);
            name = parent.clone();
        }
        stated
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
                    let parent = tag.attribute(PARENT)?;
                    match (kind, begun) {
                        (Some(kind), _) => {
                            let name = tag.attribute(NAME)?;
                            let style = NumberStyle::read(markup, kind)?;
                            self.note_number(name, style)?;
                        }
                        (None, Some((family, name, is_hiding))) => {
                            let (is_hiding, letters) = properties(markup, is_hiding)?;
                            self.note_letters((family, &name), letters, parent);
                            self.note(family, name, is_hiding);
                        }
                        (None, None) => markup.skip()?,
                    }
                }
                Piece::Empty(tag) => {
                    if NumberKind::of(&tag)?.is_some() {
                        self.note_number(tag.attribute(NAME)?, NumberStyle::empty())?;
                    } else if let Some((family, name, is_hiding)) = self.begun(&tag)? {
                        let parent = tag.attribute(PARENT)?;
                        self.note_letters((family, &name), Letters::default(), parent);
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
            "table-column" => Family::Column,
            "table-cell" => Family::Cell,
            "paragraph" => Family::Paragraph,
            "text" => Family::Text,
            _ => return Ok(None),
        };
        let name = tag.attribute(NAME)?;
        let parent = tag.attribute(PARENT)?;
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

    fn note_letters(&mut self, (family, name): (Family, &str), letters: Letters, parent: String) {
        // One that states nothing may be based on one that does.
        if letters != Letters::default() || !parent.is_empty() {
            let style = (family, name.to_owned());
            self.letters.insert(style, (letters, parent));
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

/// Reads the properties of a style to its end: whether it hides, which it does without them when `is_hiding`, and what it states of
/// letters.
fn properties(markup: &mut Markup<'_>, mut is_hiding: bool) -> Result<(bool, Letters), TableError> {
    let mut letters = Letters::default();
    loop {
        match markup.next()? {
            Piece::Start(tag) => {
                is_hiding = stated(&tag)?.unwrap_or(is_hiding);
                letters = letters_of(&tag)?.over(letters);
                markup.skip()?;
            }
            Piece::Empty(tag) => {
                is_hiding = stated(&tag)?.unwrap_or(is_hiding);
                letters = letters_of(&tag)?.over(letters);
            }
            Piece::Text(_) | Piece::Nothing => {}
            Piece::End | Piece::Over => return Ok((is_hiding, letters)),
        }
    }
}

/// What properties state of letters. A line through them has a style and a type, of which programs write one or both.
fn letters_of(tag: &Tag<'_>) -> Result<Letters, TableError> {
    let mut letters = Letters::default();
    if tag.name() != (Space::Style, "text-properties") {
        return Ok(letters);
    }
    let (mut style, mut kind) = (None, None);
    tag.each(|name, value| {
        match name {
            (Space::Style, "text-line-through-style") => style = Some(value != "none"),
            (Space::Style, "text-line-through-type") => kind = Some(value != "none"),
            (Space::Style, "text-position") => letters.is_raised = Some(is_raised(value)),
            _ => {}
        }
        Ok(())
    })?;
    letters.is_struck = match (style, kind) {
        (Some(style), Some(kind)) => Some(style && kind),
        (stated, None) | (None, stated) => stated,
    };
    Ok(letters)
}

/// Whether a position such as `super 58%`, `-33% 58%` or `0% 100%` is above or below the line.
fn is_raised(position: &str) -> bool {
    let height = position.split_ascii_whitespace().next();
    match height.unwrap_or_default() {
        "super" | "sub" => true,
        height => {
            let number: Option<f64> = height.trim_end_matches('%').parse().ok();
            number.is_some_and(|number| number.abs() >= f64::EPSILON)
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
        (Space::Style, "table-column-properties") => {
            let width = tag.attribute((Space::Style, "column-width"))?;
            let is_optimal = tag.attribute((Space::Style, "use-optimal-column-width"))? == "true";
            Ok((!width.is_empty()).then_some(is_zero(&width) && !is_optimal))
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
