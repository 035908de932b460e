//! Styles that hide what has them: worksheets that are not displayed, and rows without height.

use std::collections::HashSet;

use crate::error::TableError;
use crate::ods::markup::{Markup, Piece, Space, Tag};

/// More than any workbook has.
const STYLES_MAX: usize = 500_000;

/// What a style is for, as far as it can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Worksheet,
    Row,
}

/// The styles that hide.
#[derive(Debug, Default)]
pub(super) struct Hiding {
    styles: HashSet<(Family, String)>,
    count: usize,
}

impl Hiding {
    pub(super) fn has(&self, family: Family, style: &str) -> bool {
        // Most files have none.
        !self.styles.is_empty() && self.styles.contains(&(family, style.to_owned()))
    }

    /// Reads the styles within the element whose start was read last.
    pub(super) fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), TableError> {
        loop {
            match markup.next()? {
                Piece::Start(tag) => {
                    let (family, name, is_hiding) = self.begun(&tag)?;
                    let is_style = tag.name() == (Space::Style, "style");
                    let is_hiding = match family {
                        Some(_) => properties(markup, is_hiding)?,
                        None => {
                            markup.skip()?;
                            false
                        }
                    };
                    self.note(is_style, family.filter(|_| is_hiding), name)?;
                }
                Piece::Empty(tag) => {
                    let (family, name, is_hiding) = self.begun(&tag)?;
                    let is_style = tag.name() == (Space::Style, "style");
                    self.note(is_style, family.filter(|_| is_hiding), name)?;
                }
                Piece::Text(_) | Piece::Nothing => {}
                Piece::End | Piece::Over => return Ok(()),
            }
        }
    }

    /// The family and name of a style, and whether the one hides on which it is based.
    fn begun(&self, tag: &Tag<'_>) -> Result<(Option<Family>, String, bool), TableError> {
        if tag.name() != (Space::Style, "style") {
            return Ok((None, String::new(), false));
        }
        let family = match &tag.attribute((Space::Style, "family"))?[..] {
            "table" => Family::Worksheet,
            "table-row" => Family::Row,
            _ => return Ok((None, String::new(), false)),
        };
        let name = tag.attribute((Space::Style, "name"))?;
        let parent = tag.attribute((Space::Style, "parent-style-name"))?;
        let is_hiding = self.has(family, &parent);
        Ok((Some(family), name, is_hiding))
    }

    fn note(
        &mut self,
        is_style: bool,
        hiding: Option<Family>,
        name: String,
    ) -> Result<(), TableError> {
        self.count += usize::from(is_style);
        if STYLES_MAX < self.count {
            return Err(TableError::Bomb);
        }
        if let Some(family) = hiding {
            self.styles.insert((family, name));
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
