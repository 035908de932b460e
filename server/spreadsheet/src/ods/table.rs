//! Rows and cells of one worksheet, in which what is repeated is unfolded when it is asked for.

use crate::error::TableError;
use crate::layout::{Frame, Mark, ROWS_MAX, WorksheetFacts};
use crate::limits::Limits;
use crate::ods::markup::{Markup, Piece, Space, Tag};
use crate::ods::styles::{Family, Styles};
use crate::ods::value::{self, Head};
use crate::row::{Kind, RawRow};

/// A row as its tag states it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowHead {
    /// How many rows below each other are like it.
    pub(super) repeated: u32,
    pub(super) is_hidden: bool,
    /// The number of what its cells show that state no style.
    look: Option<u32>,
    has_cells: bool,
}

/// A cell that was read, whose text is the end of the row's.
pub(super) struct Cell {
    pub(super) head: Head,
    pub(super) kind: Kind,
    pub(super) start: usize,
    /// Whether letters within it are set apart.
    pub(super) has_marked: bool,
}

/// The worksheet whose start was read last.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The open elements that hold rows together, and the one from which on they are folded away.
    open: usize,
    folded: Option<usize>,
    /// The columns before which each look ends that cells have by their column.
    columns: Vec<(u32, u32)>,
    /// Columns that are hidden, each with the last of those beside it.
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

/// Columns of which a worksheet states something, each by itself.
const COLUMNS_STATED_MAX: usize = 1 << 14;

impl Walk {
    /// Goes to the next row; `None` at the end of the worksheet. All cells of a row are read before the next one.
    pub(super) fn next_row(
        &mut self,
        markup: &mut Markup<'_>,
        styles: &Styles,
    ) -> Result<Option<RowHead>, TableError> {
        loop {
            match markup.next()? {
                Piece::Start(tag) => match tag.name() {
                    (Space::Table, "table-row") => return Ok(Some(self.row(&tag, styles, true)?)),
                    (Space::Table, "table-column") => {
                        self.note_column(&tag, styles)?;
                        markup.skip()?;
                    }
                    (
                        Space::Table,
                        "table-column-group" | "table-header-columns" | "table-columns",
                    ) => {
                        self.open += 1;
                        if tag.attribute((Space::Table, "display"))? == "false" {
                            self.folded.get_or_insert(self.open);
                        }
                    }
                    (Space::Table, "table-row-group" | "table-header-rows" | "table-rows") => {
                        self.open += 1;
                        if tag.attribute((Space::Table, "display"))? == "false" {
                            self.folded.get_or_insert(self.open);
                        }
                    }
                    _ => markup.skip()?,
                },
                Piece::Empty(tag) if tag.name() == (Space::Table, "table-row") => {
                    return Ok(Some(self.row(&tag, styles, false)?));
                }
                Piece::Empty(tag) if tag.name() == (Space::Table, "table-column") => {
                    self.note_column(&tag, styles)?;
                }
                Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
                Piece::End if 0 < self.open => {
                    self.folded = self.folded.filter(|folded| *folded < self.open);
                    self.open -= 1;
                }
                Piece::End | Piece::Over => return Ok(None),
            }
        }
    }

    fn note_column(&mut self, tag: &Tag<'_>, styles: &Styles) -> Result<(), TableError> {
        let repeated = tag.attribute((Space::Table, "number-columns-repeated"))?;
        let repeated = if repeated.is_empty() {
            1
        } else {
            value::count(&repeated)?
        };
        let look = styles.look(&tag.attribute((Space::Table, "default-cell-style-name"))?);
        let first = self.columns.last().map_or(0, |(end, _)| *end);
        if self.columns.len() < COLUMNS_STATED_MAX {
            let end = first.saturating_add(repeated);
            self.columns.push((end, look));
            let visibility = tag.attribute((Space::Table, "visibility"))?;
            let style = tag.attribute((Space::Table, "style-name"))?;
            let is_hidden = self.folded.is_some()
                || matches!(&visibility[..], "collapse" | "filter")
                || styles.hide(Family::Column, &style);
            if is_hidden && first < end {
                self.hidden_columns.push((first, end - 1));
            }
        }
        Ok(())
    }

    /// The number of what a cell of this column shows, where neither it nor its row states a style.
    pub(super) fn look_of_column(&self, column: u32) -> u32 {
        let index = self.columns.partition_point(|(end, _)| *end <= column);
        self.columns.get(index).map_or(0, |(_, look)| *look)
    }

    fn row(&self, tag: &Tag<'_>, styles: &Styles, has_cells: bool) -> Result<RowHead, TableError> {
        let mut head = RowHead {
            repeated: 1,
            is_hidden: self.folded.is_some(),
            look: None,
            has_cells,
        };
        tag.each(|name, value| {
            match name {
                (Space::Table, "number-rows-repeated") => head.repeated = value::count(value)?,
                (Space::Table, "visibility") => {
                    head.is_hidden |= matches!(value, "collapse" | "filter");
                }
                (Space::Table, "style-name") => head.is_hidden |= styles.hide(Family::Row, value),
                (Space::Table, "default-cell-style-name") => head.look = Some(styles.look(value)),
                _ => {}
            }
            Ok(())
        })?;
        Ok(head)
    }
}

impl RowHead {
    /// Reads its next cell, appending its text; `None` at the end of the row.
    pub(super) fn next_cell(
        self,
        markup: &mut Markup<'_>,
        styles: &Styles,
        text: &mut String,
    ) -> Result<Option<Cell>, TableError> {
        if !self.has_cells {
            return Ok(None);
        }
        let start = text.len();
        loop {
            match markup.next()? {
                Piece::Start(tag) if is_cell(&tag) => {
                    let head = Head::of(&tag, self.look, (styles, text))?;
                    let has_marked = value::content(markup, head.is_open(), (styles, text))?;
                    let kind = head.kind(&text[start..]);
                    return Ok(Some(Cell {
                        head,
                        kind,
                        start,
                        has_marked,
                    }));
                }
                Piece::Start(_) => markup.skip()?,
                Piece::Empty(tag) if is_cell(&tag) => {
                    let head = Head::of(&tag, self.look, (styles, text))?;
                    let kind = head.kind(&text[start..]);
                    return Ok(Some(Cell {
                        head,
                        kind,
                        start,
                        has_marked: false,
                    }));
                }
                Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
                Piece::End | Piece::Over => return Ok(None),
            }
        }
    }
}

fn is_cell(tag: &Tag<'_>) -> bool {
    matches!(
        tag.name(),
        (Space::Table, "table-cell" | "covered-table-cell")
    )
}

/// Rows of one worksheet in their order; blank rows only advance the row number.
pub(crate) struct Rows<'a> {
    markup: Markup<'a>,
    walk: Walk,
    styles: &'a Styles,
    frame: Frame,
    /// The number of the next row, from 0.
    next: u32,
    /// The last row, as often as it comes again.
    held: RawRow,
    left: u32,
    has_ended: bool,
}

impl<'a> Rows<'a> {
    /// The rows of the worksheet whose tag comes next.
    pub(super) fn new(
        mut markup: Markup<'a>,
        styles: &'a Styles,
        (facts, limits): (WorksheetFacts, &Limits),
    ) -> Result<Self, TableError> {
        let has_ended = !matches!(markup.next()?, Piece::Start(_));
        Ok(Self {
            markup,
            walk: Walk::default(),
            styles,
            frame: Frame::new(facts, limits),
            next: 0,
            held: RawRow::default(),
            left: 0,
            has_ended,
        })
    }

    /// Reads the next row that has a cell; false at the end.
    pub(crate) fn next_into(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        if !self.read(row)? {
            return Ok(false);
        }
        row.number = self.next;
        self.frame.complete(row)?;
        Ok(true)
    }

    /// Reads the cells of the next row that has some, and counts it.
    fn read(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        if 0 < self.left {
            self.left -= 1;
            row.clone_from(&self.held);
            self.advance(1)?;
            return Ok(true);
        }
        while !self.has_ended {
            row.clear();
            let Some(head) = self.walk.next_row(&mut self.markup, self.styles)? else {
                self.has_ended = true;
                break;
            };
            row.number = self.next.saturating_add(1);
            self.put_cells(head, row)?;
            // The empty rest of a worksheet is one row that comes a million times, with formats or formulas that show nothing.
            if row.is_blank() {
                self.next = self.next.saturating_add(head.repeated);
                continue;
            }
            if 1 < head.repeated {
                self.held.clone_from(row);
                self.left = head.repeated - 1;
            }
            self.advance(1)?;
            return Ok(true);
        }
        row.clear();
        Ok(false)
    }

    /// Counts a row that is not blank.
    fn advance(&mut self, count: u32) -> Result<(), TableError> {
        self.next = self.next.saturating_add(count);
        if ROWS_MAX < self.next {
            return Err(TableError::damaged("a cell lies outside its worksheet"));
        }
        Ok(())
    }

    /// The mark of a cell, of its own or of its row, or where these state no style of its column.
    fn mark(&self, cell: &Cell, column: usize) -> Option<Mark> {
        let of_column = || {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            self.walk.look_of_column(column)
        };
        let letters = cell.has_marked.then_some(Mark::Letters);
        if !self.styles.mark_cells() {
            return letters;
        }
        let look = cell.head.look.unwrap_or_else(of_column);
        self.styles.mark(look).max(letters)
    }

    fn put_cells(&mut self, head: RowHead, row: &mut RawRow) -> Result<(), TableError> {
        let mut column: usize = 0;
        while let Some(cell) = head.next_cell(&mut self.markup, self.styles, &mut row.text)? {
            let repeated = usize::try_from(cell.head.repeated).unwrap_or(usize::MAX);
            if cell.kind != Kind::Empty {
                let end = row.text.len();
                self.frame.set(row, column, cell.kind, cell.start)?;
                row.note_mark(column, self.mark(&cell, column));
                for beside in 1..repeated {
                    let start = row.text.len();
                    row.text.extend_from_within(cell.start..end);
                    let column = column.saturating_add(beside);
                    self.frame.set(row, column, cell.kind, start)?;
                    row.note_mark(column, self.mark(&cell, column));
                }
            }
            column = column.saturating_add(repeated);
        }
        Ok(())
    }
}
