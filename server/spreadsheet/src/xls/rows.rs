//! Rows of a worksheet of an old workbook, assembled from its cells as they stream by.

use crate::error::TableError;
use crate::layout::{Frame, Region, WorksheetFacts};
use crate::limits::Limits;
use crate::row::RawRow;
use crate::xls::book::{BEGINNINGS, Globals};
use crate::xls::cell::CellRecord;
use crate::xls::compound::u16_at;
use crate::xls::records::{END, Records, short};

/// Rows are numbered in sixteen bits.
const ROWS: usize = 1 << 16;
/// Records of a worksheet whose rows are not in order; the place of each is held in memory.
const UNORDERED_MAX: usize = 2_000_000;

/// Where the records with cells begin, with their rows, in the order of the rows.
pub(crate) type Order = Vec<(u32, u64)>;

/// What one look at all records of a worksheet finds.
pub(crate) struct Survey {
    pub(crate) facts: WorksheetFacts,
    pub(crate) order: Option<Order>,
}

/// Goes through a worksheet, whose first record was read.
pub(crate) fn survey(records: &mut Records, globals: &Globals) -> Result<Survey, TableError> {
    let mut facts = WorksheetFacts::default();
    let mut is_hidden = vec![None; ROWS];
    let mut are_others_hidden = false;
    let mut has_cells = false;
    let (mut order, mut last, mut is_ordered) = (Order::new(), 0, true);
    while next(records)? {
        match records.kind {
            0x002f => return Err(TableError::Encrypted),
            0x0008 | 0x0208 => {
                let row = u16_at(&records.data, 0).ok_or_else(short)?;
                is_hidden[usize::from(row)] = Some(is_unseen(records.kind, &records.data));
            }
            0x0225 => {
                are_others_hidden = u16_at(&records.data, 0).is_some_and(|flags| flags & 2 != 0);
            }
            0x0024 | 0x007d => note_columns(records, &mut facts),
            0x00e5 => note_merged(records, &mut facts)?,
            _ => {
                let Some(cell) = CellRecord::of(records, globals.dialect)? else {
                    continue;
                };
                has_cells = true;
                cell.each_place(&records.data, |place, look| facts.looks.note(place, look));
                is_ordered &= last <= cell.row;
                last = cell.row;
                if order.len() < UNORDERED_MAX {
                    order.push((cell.row, records.start));
                } else if !is_ordered {
                    return Err(TableError::damaged("rows are not in order"));
                }
            }
        }
    }
    if has_cells {
        let rows = (0_u32..).zip(is_hidden);
        rows.filter(|(_, is_hidden)| is_hidden.unwrap_or(are_others_hidden))
            .for_each(|(row, _)| facts.note_hidden(row, row));
    }
    order.sort_unstable();
    let order = (!is_ordered).then_some(order);
    Ok(Survey { facts, order })
}

/// Whether the record of a row says that it is hidden, which Excel 2 did not, or that it has no height.
fn is_unseen(kind: u16, row: &[u8]) -> bool {
    let flags = u16_at(row, 12).filter(|_flags| kind != 0x0008);
    flags.is_some_and(|flags| flags & 0x20 != 0) || u16_at(row, 6) == Some(0)
}

/// Notes the columns of a record if it says that they are hidden, or that they have no width; Excel 2 stated widths alone.
fn note_columns(records: &Records, facts: &mut WorksheetFacts) {
    let data = &records.data;
    let (columns, is_unseen) = match (records.kind, &data[..]) {
        (0x0024, [first, last, ..]) => (
            (u16::from(*first), u16::from(*last)),
            u16_at(data, 2) == Some(0),
        ),
        _ => {
            let columns = (u16_at(data, 0), u16_at(data, 2));
            let (Some(first), Some(last)) = columns else {
                return;
            };
            let is_hidden = u16_at(data, 8).is_some_and(|flags| flags & 1 != 0);
            ((first, last), is_hidden || u16_at(data, 4) == Some(0))
        }
    };
    if is_unseen {
        facts.note_hidden_columns(u32::from(columns.0), u32::from(columns.1));
    }
}

fn note_merged(records: &mut Records, facts: &mut WorksheetFacts) -> Result<(), TableError> {
    for _merge in 0..records.word()? {
        let mut word = || records.word().map(u32::from);
        let (first, last, left, right) = (word()?, word()?, word()?, word()?);
        facts.note_merged(Region::new((first, left), (last, right)))?;
    }
    Ok(())
}

/// Goes to the next record of the worksheet itself, not of a chart within it; false at its end.
fn next(records: &mut Records) -> Result<bool, TableError> {
    let mut depth = 0_u32;
    loop {
        records.advance()?;
        match records.kind {
            END if depth == 0 => return Ok(false),
            END => depth -= 1,
            kind if BEGINNINGS.contains(&kind) => depth += 1,
            _ if depth == 0 => return Ok(true),
            _ => {}
        }
    }
}

/// Rows of one worksheet in their order; blank rows only advance the row number.
pub(crate) struct Rows<'a> {
    records: Records,
    globals: &'a Globals,
    order: Option<std::slice::Iter<'a, (u32, u64)>>,
    frame: Frame,
    pending: Option<CellRecord>,
    has_ended: bool,
}

impl<'a> Rows<'a> {
    /// Rows of the records that follow, or of those that `order` names.
    pub(crate) fn new(
        records: Records,
        globals: &'a Globals,
        order: Option<&'a Order>,
        (facts, limits): (&WorksheetFacts, &Limits),
    ) -> Self {
        Self {
            records,
            globals,
            order: order.map(|order| order.iter()),
            frame: Frame::new(facts.clone(), limits),
            pending: None,
            has_ended: false,
        }
    }

    /// Reads the next row that has a cell; false at the end.
    pub(crate) fn next_into(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        row.clear();
        let first = match self.pending.take() {
            Some(cell) => cell,
            None => match self.next_cell()? {
                Some(cell) => cell,
                None => return Ok(false),
            },
        };
        row.number = first.row + 1;
        self.put(first, row)?;
        while let Some(cell) = self.next_cell()? {
            if cell.row != first.row {
                self.pending = Some(cell);
                break;
            }
            self.put(cell, row)?;
        }
        self.frame.complete(row)?;
        Ok(true)
    }

    fn put(&mut self, cell: CellRecord, row: &mut RawRow) -> Result<(), TableError> {
        cell.put(&mut self.records, self.globals, (&self.frame, row))
    }

    /// Goes to the next record with cells.
    fn next_cell(&mut self) -> Result<Option<CellRecord>, TableError> {
        let dialect = self.globals.dialect;
        if let Some(order) = &mut self.order {
            let Some((_, place)) = order.next() else {
                return Ok(None);
            };
            self.records.seek(*place)?;
            self.records.advance()?;
            return CellRecord::of(&self.records, dialect);
        }
        while !self.has_ended {
            self.has_ended = !next(&mut self.records)?;
            if !self.has_ended
                && let Some(cell) = CellRecord::of(&self.records, dialect)?
            {
                return Ok(Some(cell));
            }
        }
        Ok(None)
    }
}
