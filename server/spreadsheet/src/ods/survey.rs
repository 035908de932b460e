//! One look at all of the content: whether it is whole and within the limits, which worksheets there are, and what they state of their
//! rows.

use crate::error::{ForeignFormat, TableError};
use crate::layout::{COLUMNS_MAX, ROWS_MAX, Region, WorksheetFacts};
use crate::ods::markup::{Markup, Piece, Space, Spaces, Tag};
use crate::ods::styles::{Family, Styles};
use crate::ods::table::{Cell, Walk};
use crate::row::Kind;

#[derive(Debug)]
pub(super) struct Worksheet {
    pub(super) name: String,
    /// Where its tag begins in the content.
    pub(super) place: u64,
    pub(super) facts: WorksheetFacts,
}

/// What the content states of itself.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) spaces: Spaces,
    pub(super) styles: Styles,
    /// The worksheets that people see.
    pub(super) worksheets: Vec<Worksheet>,
    /// Those that nobody sees, whose rows are only looked for.
    pub(super) hidden: Vec<Worksheet>,
    pub(super) is_1904: bool,
    has_spreadsheet: bool,
}

impl Survey {
    /// Reads the styles that all documents of the package share.
    pub(super) fn read_styles(&mut self, markup: &mut Markup<'_>) -> Result<(), TableError> {
        loop {
            match markup.next()? {
                Piece::Start(tag) => match tag.name() {
                    (Space::Office, "document-styles") => {}
                    (Space::Office, "styles" | "automatic-styles") => self.styles.read(markup)?,
                    _ => markup.skip()?,
                },
                Piece::End | Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
                Piece::Over => return Ok(()),
            }
        }
    }

    /// Reads the content to its end, and at most `most` of its worksheets.
    pub(super) fn read_content(
        &mut self,
        markup: &mut Markup<'_>,
        most: usize,
    ) -> Result<(), TableError> {
        loop {
            match markup.next()? {
                Piece::Start(tag) => match tag.name() {
                    (Space::Office, "document-content" | "body") => {}
                    (Space::Office, "automatic-styles") => self.styles.read(markup)?,
                    (Space::Office, "spreadsheet") => self.read_spreadsheet(markup, most)?,
                    (Space::Office, "text" | "presentation" | "drawing" | "chart" | "database") => {
                        return Err(TableError::Foreign(ForeignFormat::OtherOffice));
                    }
                    _ => markup.skip()?,
                },
                Piece::End | Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
                Piece::Over => break,
            }
        }
        if !self.has_spreadsheet {
            return Err(TableError::damaged("it holds no worksheet"));
        }
        self.spaces = markup.spaces().clone();
        Ok(())
    }

    fn read_spreadsheet(&mut self, markup: &mut Markup<'_>, most: usize) -> Result<(), TableError> {
        self.has_spreadsheet = true;
        self.styles.settle();
        loop {
            match markup.next()? {
                Piece::Start(tag) => match tag.name() {
                    (Space::Table, "table") => {
                        let name = tag.attribute((Space::Table, "name"))?;
                        let style = tag.attribute((Space::Table, "style-name"))?;
                        let is_hidden = self.styles.hide(Family::Worksheet, &style);
                        let place = markup.place();
                        if !is_hidden && self.worksheets.len() < most {
                            let facts = self.read_worksheet(markup)?;
                            self.worksheets.push(Worksheet { name, place, facts });
                            continue;
                        }
                        markup.skip()?;
                        if is_hidden && self.hidden.len() < most {
                            let facts = WorksheetFacts::default();
                            self.hidden.push(Worksheet { name, place, facts });
                        }
                    }
                    (Space::Table, "calculation-settings") => self.read_settings(markup)?,
                    _ => markup.skip()?,
                },
                Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
                Piece::End | Piece::Over => return Ok(()),
            }
        }
    }

    fn read_settings(&mut self, markup: &mut Markup<'_>) -> Result<(), TableError> {
        let mut depth = 1_u32;
        while 0 < depth {
            let (is_day, step) = match markup.next()? {
                Piece::Start(tag) => (first_day(&tag)?, 1),
                Piece::Empty(tag) => (first_day(&tag)?, 0),
                Piece::Text(_) | Piece::Nothing => (None, 0),
                Piece::End | Piece::Over => {
                    depth -= 1;
                    (None, 0)
                }
            };
            depth += step;
            self.is_1904 = is_day.map_or(self.is_1904, |day| day == "1904-01-01");
        }
        Ok(())
    }

    fn read_worksheet(&self, markup: &mut Markup<'_>) -> Result<WorksheetFacts, TableError> {
        let (mut facts, mut walk) = (WorksheetFacts::default(), Walk::default());
        let (mut next, mut text) = (0_u32, String::new());
        while let Some(head) = walk.next_row(markup, &self.styles)? {
            let (first, end) = (next, next.saturating_add(head.repeated));
            if head.is_hidden {
                facts.note_hidden(first, end - 1);
            }
            let mut column = 0_u32;
            while let Some(cell) = head.next_cell(markup, &self.styles, &mut text)? {
                note_merged(&mut facts, (first, end), column, &cell)?;
                note_look(&mut facts, &walk, (first, column), &cell);
                column = column.saturating_add(cell.head.repeated);
                text.clear();
            }
            next = end;
        }
        for (first, last) in walk.hidden_columns {
            facts.note_hidden_columns(first, last);
        }
        Ok(facts)
    }
}

/// The day from which numbers count days, if a setting states it.
fn first_day(tag: &Tag<'_>) -> Result<Option<String>, TableError> {
    if tag.name() != (Space::Table, "null-date") {
        return Ok(None);
    }
    Ok(Some(tag.attribute((Space::Table, "date-value"))?))
}

/// Notes how a cell and those beside it that are like it show numbers; of rows that are alike, for the first.
fn note_look(facts: &mut WorksheetFacts, walk: &Walk, (row, column): (u32, u32), cell: &Cell) {
    if cell.kind == Kind::Empty {
        return;
    }
    let end = column.saturating_add(cell.head.repeated).min(COLUMNS_MAX);
    for column in column..end {
        let look = cell
            .head
            .look
            .unwrap_or_else(|| walk.look_of_column(column));
        facts.looks.note((row, column), look);
    }
}

/// Notes what a cell covers, in each of the rows from `first` to before `end` that are alike; where nothing is shown, once.
fn note_merged(
    facts: &mut WorksheetFacts,
    (first, end): (u32, u32),
    column: u32,
    cell: &Cell,
) -> Result<(), TableError> {
    let (rows, columns) = cell.head.spanned;
    if (rows, columns) == (1, 1) {
        return Ok(());
    }
    let end = match cell.kind {
        Kind::Empty => first.saturating_add(1),
        Kind::Text
        | Kind::Field
        | Kind::Number(_)
        | Kind::Date
        | Kind::Bool
        | Kind::Formula
        | Kind::Error
        | Kind::Covered => end.min(ROWS_MAX),
    };
    for row in first..end {
        let last = (
            row.saturating_add(rows - 1),
            column.saturating_add(columns - 1),
        );
        facts.note_merged(Region::new((row, column), last))?;
    }
    Ok(())
}
