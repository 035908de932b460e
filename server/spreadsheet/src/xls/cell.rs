//! The records that hold cells, of which there is a kind for each kind of value.

use calamine::{ExcelDateTime, ExcelDateTimeType};

use crate::error::TableError;
use crate::layout::{Frame, Mark, value};
use crate::row::{Kind, RawRow};
use crate::xls::book::{Dialect, Globals};
use crate::xls::compound::u16_at;
use crate::xls::format::Look;
use crate::xls::records::{CONTINUE, Records, short};
use crate::xls::text::{self, RunsOf, Script};

/// What a record with cells holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Integer,
    Number,
    /// A number in four bytes.
    Packed,
    /// Several of them beside each other.
    PackedRun,
    Text,
    /// The number of a shared text.
    SharedText,
    BoolOrError,
    Formula,
}

/// A record with cells: its first place, from 0, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellRecord {
    pub(crate) row: u32,
    column: usize,
    content: Content,
    /// Whether it has the head of Excel 2, with formats instead of a style.
    is_old: bool,
}

impl CellRecord {
    /// The current record, if it is one with cells that are not blank.
    pub(crate) fn of(records: &Records, dialect: Dialect) -> Result<Option<Self>, TableError> {
        let is_old = dialect == Dialect::Excel2 && records.kind < 0x0100;
        let content = match (records.kind, is_old) {
            (0x0002, true) => Content::Integer,
            (0x0003, true) | (0x0203, _) => Content::Number,
            (0x0004, true) | (0x0204 | 0x00d6, _) => Content::Text,
            (0x0005, true) | (0x0205, _) => Content::BoolOrError,
            (0x0006 | 0x0206 | 0x0406, _) => Content::Formula,
            (0x027e, _) => Content::Packed,
            (0x00bd, _) => Content::PackedRun,
            (0x00fd, _) => Content::SharedText,
            _ => return Ok(None),
        };
        let word = |place| u16_at(&records.data, place).ok_or_else(short);
        Ok(Some(Self {
            row: u32::from(word(0)?),
            column: usize::from(word(2)?),
            content,
            is_old,
        }))
    }

    /// Calls `note` with each of its cells, which the current record holds: the place from 0, and the number of its style, or in
    /// Excel 2 of its format.
    pub(crate) fn each_place(self, record: &[u8], mut note: impl FnMut((u32, u32), u32)) {
        let column = u32::try_from(self.column).unwrap_or(u32::MAX);
        if self.content == Content::PackedRun {
            let cells = record.get(4..).unwrap_or_default().chunks_exact(6);
            for (column, cell) in (column..).zip(cells) {
                let style = u16_at(cell, 0).unwrap_or_default();
                note((self.row, column), u32::from(style));
            }
            return;
        }
        let look = match self.is_old {
            true => record.get(5).map(|bits| u16::from(bits & 0x3f)),
            false => u16_at(record, 4),
        };
        note((self.row, column), look.map_or(0, u32::from));
    }

    /// Puts its cells, which the current record holds, into the row.
    pub(crate) fn put(
        self,
        records: &mut Records,
        globals: &Globals,
        (frame, row): (&Frame, &mut RawRow),
    ) -> Result<(), TableError> {
        records.skip(4)?;
        let (look, mut mark) = self.look(records, globals)?;
        let start = row.text.len();
        let kind = match self.content {
            Content::PackedRun => return self.put_run(records, globals, (frame, row)),
            Content::Integer => {
                let number = f64::from(records.word()?);
                append(number, look, globals, &mut row.text)
            }
            Content::Number => append(records.float()?, look, globals, &mut row.text),
            Content::Packed => {
                let number = unpacked(records.double_word()?);
                append(number, look, globals, &mut row.text)
            }
            Content::Text => {
                self.append_text(records, globals, &mut row.text)?;
                let letters = has_marked_runs(records, globals, &row.text[start..])?;
                mark = mark.max(letters.then_some(Mark::Letters));
                kind_of_text(&row.text[start..])
            }
            Content::SharedText => {
                let index = records.double_word()?;
                let text = globals.shared.get(index)?;
                let letters = globals.shared.is_marked(index);
                mark = mark.max(letters.then_some(Mark::Letters));
                row.text.push_str(text);
                kind_of_text(text)
            }
            Content::BoolOrError => {
                let (value, is_error) = (records.byte()?, records.byte()? != 0);
                append_bool_or_error(value, is_error, &mut row.text)
            }
            Content::Formula => {
                self.append_result(records, globals, look, &mut row.text)?;
                Kind::Formula
            }
        };
        frame.set(row, self.column, kind, start)?;
        row.note_mark(self.column, mark);
        Ok(())
    }

    /// How the cell is shown: a number of it, and its letters.
    fn look(
        self,
        records: &mut Records,
        globals: &Globals,
    ) -> Result<(Look, Option<Mark>), TableError> {
        if !self.is_old {
            // A run states the style of each of its cells.
            let has_style = self.content != Content::PackedRun;
            let style = if has_style { records.word()? } else { 0 };
            let mark = globals.mark_of_style(style).filter(|_| has_style);
            return Ok((globals.look_of_style(style), mark));
        }
        records.skip(1)?;
        let bits = u16::from(records.byte()?);
        records.skip(1)?;
        let mark = globals.fonts.of(bits >> 6).of_cell();
        Ok((globals.look_of_format(bits & 0x3f), mark))
    }

    fn put_run(
        self,
        records: &mut Records,
        globals: &Globals,
        (frame, row): (&Frame, &mut RawRow),
    ) -> Result<(), TableError> {
        let mut column = self.column;
        while 8 <= records.rest().len() {
            let style = records.word()?;
            let look = globals.look_of_style(style);
            let start = row.text.len();
            let number = unpacked(records.double_word()?);
            let kind = append(number, look, globals, &mut row.text);
            frame.set(row, column, kind, start)?;
            row.note_mark(column, globals.mark_of_style(style));
            column += 1;
        }
        Ok(())
    }

    fn append_text(
        self,
        records: &mut Records,
        globals: &Globals,
        text: &mut String,
    ) -> Result<(), TableError> {
        let count = if self.is_old {
            u16::from(records.byte()?)
        } else {
            records.word()?
        };
        text::append(records, globals.script()?, usize::from(count), text)
    }

    /// What the formula resulted in when the file was written; a text follows in a record of its own.
    fn append_result(
        self,
        records: &mut Records,
        globals: &Globals,
        look: Look,
        text: &mut String,
    ) -> Result<(), TableError> {
        let result = records.float()?.to_bits().to_le_bytes();
        let [kind, _, value, .., 0xff, 0xff] = result else {
            append(f64::from_le_bytes(result), look, globals, text);
            return Ok(());
        };
        match kind {
            0 => return self.append_text_result(records, globals, text),
            1 => {
                value::append_bool(value != 0, text);
            }
            2 => {
                append_bool_or_error(value, true, text);
            }
            _ => {}
        }
        Ok(())
    }

    fn append_text_result(
        self,
        records: &mut Records,
        globals: &Globals,
        text: &mut String,
    ) -> Result<(), TableError> {
        loop {
            records.advance()?;
            match records.kind {
                // A shared formula, an array or a table of operations may stand between.
                0x04bc | 0x0021 | 0x0221 | 0x0036 | 0x0037 | 0x0236 | CONTINUE => {}
                0x0007 | 0x0207 => {
                    self.append_text(records, globals, text)?;
                    return Ok(());
                }
                _ => {
                    records.hold();
                    return Ok(());
                }
            }
        }
    }
}

/// Whether letters of a text are set apart by the runs behind it, which only one kind of record has.
fn has_marked_runs(
    records: &mut Records,
    globals: &Globals,
    text: &str,
) -> Result<bool, TableError> {
    if records.kind != 0x00d6 || !globals.fonts.set_apart() || records.is_at_end()? {
        return Ok(false);
    }
    let script = globals.script()?;
    let is_wide = matches!(script, Script::Unicode);
    let number = |records: &mut Records| match is_wide {
        true => records.word(),
        false => records.byte().map(u16::from),
    };
    let mut runs = RunsOf::new(text, script);
    for _run in 0..number(records)? {
        // Programs that state more than they write are read as far as that goes.
        if records.is_at_end()? {
            break;
        }
        let (place, font) = (number(records)?, number(records)?);
        runs.take(place, globals.fonts.is_apart(font));
    }
    Ok(runs.finish())
}

fn kind_of_text(text: &str) -> Kind {
    if text.is_empty() {
        Kind::Empty
    } else {
        Kind::Text
    }
}

fn append(number: f64, look: Look, globals: &Globals, text: &mut String) -> Kind {
    let kind = match look {
        Look::Number => return value::append_number(number, text),
        Look::Moment => ExcelDateTimeType::DateTime,
        Look::Duration => ExcelDateTimeType::TimeDelta,
    };
    let moment = ExcelDateTime::new(number, kind, globals.is_1904);
    value::append_moment(&moment, text)
}

fn append_bool_or_error(value: u8, is_error: bool, text: &mut String) -> Kind {
    if !is_error {
        return value::append_bool(value != 0, text);
    }
    text.push_str(match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    });
    Kind::Error
}

/// A number in thirty bits: whole, or the upper part of a float, and either of them in hundredths.
#[expect(
    clippy::float_arithmetic,
    reason = "the file states the number as a quotient of doubles"
)]
fn unpacked(bits: u32) -> f64 {
    let number = if bits & 2 == 2 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 {
        number / 100.0
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    fn packed_numbers_unfold_exactly() {
        assert_eq!(unpacked(0x0000_04d2 << 2 | 2).to_string(), "1234");
        assert_eq!(unpacked(123_456 << 2 | 3).to_string(), "1234.56");
        assert_eq!(
            unpacked((-5_i32).cast_unsigned() << 2 | 2).to_string(),
            "-5"
        );
        assert_eq!(unpacked(0x3ff8_0000).to_string(), "1.5");
        assert_eq!(unpacked(0x3ff0_0001).to_string(), "0.01");
    }
}
