//! A report as a workbook with coloured rows.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatScript, Workbook};

use crate::layout::value::TRUE;
use crate::layout::{Mark, Pattern};
use crate::report::Verdict;
use crate::report::merges::Merges;
use crate::report::{Line, Lines, Notes, REMARK_TITLE, ReportError, STATUS_TITLE, Shown, Status};
use crate::row::Kind;
use crate::template::NOTES;
use crate::worksheet::{
    CellValue, ColumnKind, WriteError, cell_text, format_of, header_format, worksheet_name,
    write_cell_with_format,
};

const WORKSHEET_ROWS_MAX: u32 = 1_048_576;
const COLUMN_WIDTH: u16 = 18;
const STATUS_WIDTH: u16 = 24;
const REMARK_WIDTH: u16 = 70;
const RISKY: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

pub(super) fn write<F: FnMut(u32) -> Option<Verdict>>(
    mut lines: Lines<'_, F>,
    name: &str,
    (mut merges, notes): (Merges, &Notes),
    output: impl Write + Send,
) -> Result<(), ReportError> {
    let mut book = Book::new(name, lines.columns.status, lines.header.row)?;
    let status = lines.columns.status;
    while let Some(line) = lines.next()? {
        let has_report = !matches!(line, Line::Title);
        let mut cells = lines.cells(has_report);
        let look = match &line {
            Line::Title | Line::Data(None) => Look::Plain,
            Line::Header => {
                cells[status] = Shown::text(STATUS_TITLE);
                cells[status + 1] = Shown::text(REMARK_TITLE);
                Look::Header
            }
            Line::Data(Some(verdict)) => {
                cells[status] = Shown::text(verdict.status.label());
                cells[status + 1] = Shown::text(&verdict.remark);
                Look::Status(verdict.status)
            }
        };
        // What was left out because nobody sees it stays unseen: sent again, the report asks about it again.
        let is_left_out = match &line {
            Line::Data(Some(verdict)) => verdict.status == Status::Skipped,
            Line::Title | Line::Header | Line::Data(None) => true,
        };
        let is_hidden = lines.row.is_hidden && is_left_out;
        let place = |column| match has_report {
            true => lines.columns.index_of(column),
            false => Some(column),
        };
        book.line(
            (lines.row.number, is_hidden),
            &cells,
            look,
            &mut merges,
            place,
        )?;
    }
    book.notes(notes)?;
    book.finish(output)?;
    Ok(())
}

#[derive(Clone, Copy)]
enum Look {
    Plain,
    Header,
    Status(Status),
}

/// The formats of one look: for text, for text that must stay text when edited, for numbers and for days.
struct Style {
    plain: Format,
    quoted: Format,
    number: Format,
    day: Format,
    moment: Format,
    /// As the upload shows numbers and days, by the number of its format.
    shown: HashMap<u32, Format>,
}

/// Formats of one look that are kept as the upload has them; further ones are shown as usual.
const SHOWN_MAX: usize = 1_000;

impl Style {
    fn of(format: Format) -> Self {
        let format = format.set_align(FormatAlign::Top);
        let plain = format.clone().set_num_format("@");
        let like = |kind| format_of(kind).merge(&format);
        Self {
            quoted: plain.clone().set_quote_prefix(),
            plain,
            number: format.clone(),
            day: like(ColumnKind::Date),
            moment: like(ColumnKind::DateTime),
            shown: HashMap::new(),
        }
    }

    /// Keeps how the upload shows a cell.
    fn keep(&mut self, shown: &Shown<'_>) {
        let Some((format, pattern)) = shown.pattern else {
            return;
        };
        if self.shown.contains_key(&format) || self.shown.len() == SHOWN_MAX {
            return;
        }
        let plain = self.number.clone();
        let kept = match pattern {
            Pattern::BuiltIn(number) => plain.set_num_format_index(*number),
            Pattern::Own(pattern) => plain.set_num_format(pattern.as_str()),
        };
        self.shown.insert(format, kept);
    }

    /// The cell as its kind is written, and its format. What was refused for its mark has one here too: sent again, the report is
    /// refused there again.
    fn cell<'a>(&self, shown: &Shown<'a>) -> (CellValue<'a>, Cow<'_, Format>) {
        let (value, format) = self.unmarked(shown);
        let format = match shown.mark {
            None => Cow::Borrowed(format),
            Some(Mark::Struck) => Cow::Owned(format.clone().set_font_strikethrough()),
            Some(Mark::Letters) => {
                Cow::Owned(format.clone().set_font_script(FormatScript::Superscript))
            }
        };
        (value, format)
    }

    fn unmarked<'a>(&self, shown: &Shown<'a>) -> (CellValue<'a>, &Format) {
        let kept = shown
            .pattern
            .and_then(|(format, _)| self.shown.get(&format));
        match value_of(shown) {
            value @ CellValue::Double(_) => (value, kept.unwrap_or(&self.number)),
            value @ CellValue::Date(_) => (value, kept.unwrap_or(&self.day)),
            value @ CellValue::DateTime(_) => (value, kept.unwrap_or(&self.moment)),
            value @ CellValue::Truth(_) => (value, &self.number),
            value @ (CellValue::Text(_) | CellValue::Empty | CellValue::Number(_)) => {
                match shown.text.starts_with(RISKY) {
                    true => (value, &self.quoted),
                    false => (value, &self.plain),
                }
            }
        }
    }
}

/// What a cell holds.
fn value_of<'a>(shown: &Shown<'a>) -> CellValue<'a> {
    let text = || CellValue::Text(cell_text(shown.text).into());
    match shown.kind {
        Kind::Number(number) if number.is_finite() => CellValue::Double(number),
        Kind::Date => moment_of(shown.text).unwrap_or_else(text),
        Kind::Bool => CellValue::Truth(shown.text == TRUE),
        // What a formula came to, where that is a number or a day: of a text the digits may be a code.
        Kind::Formula => number_of(shown.text)
            .or_else(|| moment_of(shown.text))
            .unwrap_or_else(text),
        Kind::Number(_) | Kind::Empty | Kind::Text | Kind::Field | Kind::Error | Kind::Covered => {
            text()
        }
    }
}

/// A number that is written as numbers are shown.
fn number_of<'a>(text: &str) -> Option<CellValue<'a>> {
    let number: f64 = text.parse().ok()?;
    let is_shown_so = number.is_finite() && number.to_string() == text;
    is_shown_so.then_some(CellValue::Double(number))
}

fn moment_of<'a>(text: &str) -> Option<CellValue<'a>> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(CellValue::Date(day));
    }
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok()?;
    Some(CellValue::DateTime(moment))
}

struct Book {
    workbook: Workbook,
    name: String,
    status: u16,
    header_row: u32,
    worksheets: u32,
    last_row: u32,
    plain: Style,
    header: Style,
    statuses: [Style; 8],
}

impl Book {
    fn new(name: &str, status: usize, header_row: u32) -> Result<Self, WriteError> {
        let status = u16::try_from(status).map_err(|_error| WriteError::Shape)?;
        let coloured = |status| Style::of(Format::new().set_background_color(colour(status)));
        Ok(Self {
            workbook: Workbook::new(),
            name: if name.is_empty() {
                "结果".to_owned()
            } else {
                name.to_owned()
            },
            status,
            header_row,
            worksheets: 0,
            last_row: header_row,
            plain: Style::of(Format::new()),
            header: Style::of(header_format()),
            statuses: Status::ALL.map(coloured),
        })
    }

    /// Writes a line under its number in the upload, shown or hidden, with `place` the index of a column of the upload.
    fn line(
        &mut self,
        (number, is_hidden): (u32, bool),
        cells: &[Shown<'_>],
        look: Look,
        merges: &mut Merges,
        place: impl Fn(usize) -> Option<usize>,
    ) -> Result<(), WriteError> {
        let index = number - 1;
        while self.worksheets <= index / WORKSHEET_ROWS_MAX {
            self.add_worksheet()?;
        }
        self.last_row = index;
        let style = match look {
            Look::Plain => &mut self.plain,
            Look::Header => &mut self.header,
            Look::Status(status) => {
                let position = Status::ALL.iter().position(|other| *other == status);
                &mut self.statuses[position.expect("the list has every status")]
            }
        };
        for shown in cells {
            style.keep(shown);
        }
        let worksheet = self
            .workbook
            .worksheet_from_index(last_index(self.worksheets)?)?;
        let row = index % WORKSHEET_ROWS_MAX;
        if is_hidden {
            worksheet.set_row_hidden(row)?;
        }
        let mut covered = merges.covered(index);
        for region in merges.beginning(index, place) {
            let ((first, last), (left, right)) = (region.rows, region.columns);
            // What overlaps another merge is written cell by cell.
            if worksheet
                .merge_range(first, left, last, right, "", &style.plain)
                .is_ok()
            {
                covered.extend((left..=right).skip(1));
                merges.note_merged(region);
            }
        }
        for (column, shown) in (0_u16..).zip(cells) {
            if covered.contains(&column) {
                continue;
            }
            let (cell, format) = style.cell(shown);
            write_cell_with_format(worksheet, (row, column), &cell, &format)?;
        }
        Ok(())
    }

    /// What is stated of the file as a whole, on a worksheet of its own.
    fn notes(&mut self, notes: &Notes) -> Result<(), WriteError> {
        if notes.is_empty() {
            return Ok(());
        }
        self.end_worksheet()?;
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(NOTES)?;
        worksheet.set_column_width(0, REMARK_WIDTH)?;
        for (row, note) in (0_u32..).zip(notes) {
            worksheet.write_string(row, 0, cell_text(note))?;
        }
        Ok(())
    }

    fn add_worksheet(&mut self) -> Result<(), WriteError> {
        self.end_worksheet()?;
        self.worksheets += 1;
        let number = usize::try_from(self.worksheets).map_err(|_error| WriteError::Shape)?;
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(worksheet_name(&self.name, number))?;
        if self.status > 0 {
            worksheet.set_column_range_width(0, self.status - 1, COLUMN_WIDTH)?;
        }
        worksheet.set_column_width(self.status, STATUS_WIDTH)?;
        worksheet.set_column_width(self.status + 1, REMARK_WIDTH)?;
        if self.worksheets == 1 {
            worksheet.set_freeze_panes(self.header_row, 0)?;
        }
        Ok(())
    }

    fn end_worksheet(&mut self) -> Result<(), WriteError> {
        if self.worksheets == 1 {
            let last = self
                .last_row
                .min(WORKSHEET_ROWS_MAX - 1)
                .max(self.header_row - 1);
            let worksheet = self.workbook.worksheet_from_index(0)?;
            worksheet.autofilter(self.header_row - 1, 0, last, self.status + 1)?;
        }
        Ok(())
    }

    fn finish(mut self, output: impl Write + Send) -> Result<(), WriteError> {
        self.end_worksheet()?;
        self.workbook.save_to_writer(output)?;
        Ok(())
    }
}

fn last_index(worksheets: u32) -> Result<usize, WriteError> {
    usize::try_from(worksheets.saturating_sub(1)).map_err(|_error| WriteError::Shape)
}

fn colour(status: Status) -> Color {
    Color::RGB(match status {
        Status::Accepted => 0x00C6_EFCE,
        Status::Unchanged => 0x00E0_E0E0,
        Status::Skipped => 0x00F2_F2F2,
        Status::Held => 0x00E4_DFEC,
        Status::PriceMismatch => 0x00FC_D5B4,
        Status::SeveralHits => 0x00FF_F2A8,
        Status::NoHit => 0x00BD_D7EE,
        Status::Error => 0x00FF_C7CE,
    })
}
