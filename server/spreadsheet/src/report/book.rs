//! A report as a workbook with coloured rows.

use std::io::Write;

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet};

use crate::report::{Line, Lines, REMARK_TITLE, ReportError, STATUS_TITLE, Status, Verdict};
use crate::worksheet::{WriteError, cell_text, header_format, worksheet_name};

const SHEET_ROWS_MAX: u32 = 1_048_576;
const COLUMN_WIDTH: u16 = 18;
const STATUS_WIDTH: u16 = 24;
const REMARK_WIDTH: u16 = 70;
const RISKY: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

pub(super) fn write<F: FnMut(u32) -> Option<Verdict>>(
    mut lines: Lines<'_, F>,
    name: &str,
    output: impl Write + Send,
) -> Result<(), ReportError> {
    let mut book = Book::new(name, lines.columns.status, lines.header.row)?;
    let status = lines.columns.status;
    while let Some(line) = lines.next()? {
        let mut cells = lines.cells(!matches!(line, Line::Title));
        let look = match &line {
            Line::Title | Line::Data(None) => Look::Plain,
            Line::Header => {
                cells[status] = STATUS_TITLE;
                cells[status + 1] = REMARK_TITLE;
                Look::Header
            }
            Line::Data(Some(verdict)) => {
                cells[status] = verdict.status.label();
                cells[status + 1] = &verdict.remark;
                Look::Status(verdict.status)
            }
        };
        book.line(lines.row.number, &cells, look)?;
    }
    book.finish(output)?;
    Ok(())
}

#[derive(Clone, Copy)]
enum Look {
    Plain,
    Header,
    Status(Status),
}

/// The formats of one look: for cells as they are, and for cells that must stay text when edited.
struct Style {
    plain: Format,
    quoted: Format,
}

impl Style {
    fn of(format: Format) -> Self {
        let plain = format.set_num_format("@").set_align(FormatAlign::Top);
        Self {
            quoted: plain.clone().set_quote_prefix(),
            plain,
        }
    }
}

struct Book {
    workbook: Workbook,
    name: String,
    status: u16,
    header_row: u32,
    sheets: u32,
    last_row: u32,
    plain: Style,
    header: Style,
    statuses: [Style; 7],
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
            sheets: 0,
            last_row: header_row,
            plain: Style::of(Format::new()),
            header: Style::of(header_format()),
            statuses: Status::ALL.map(coloured),
        })
    }

    /// Writes a line under its number in the upload.
    fn line(&mut self, number: u32, cells: &[&str], look: Look) -> Result<(), WriteError> {
        let index = number - 1;
        while self.sheets <= index / SHEET_ROWS_MAX {
            self.add_sheet()?;
        }
        self.last_row = index;
        let style = match look {
            Look::Plain => &self.plain,
            Look::Header => &self.header,
            Look::Status(status) => {
                let position = Status::ALL.iter().position(|other| *other == status);
                &self.statuses[position.expect("the list has every status")]
            }
        };
        let sheet = self
            .workbook
            .worksheet_from_index(last_index(self.sheets)?)?;
        for (column, cell) in (0_u16..).zip(cells) {
            let format = if cell.starts_with(RISKY) {
                &style.quoted
            } else {
                &style.plain
            };
            write_text(sheet, (index % SHEET_ROWS_MAX, column), cell, format)?;
        }
        Ok(())
    }

    fn add_sheet(&mut self) -> Result<(), WriteError> {
        self.end_sheet()?;
        self.sheets += 1;
        let number = usize::try_from(self.sheets).map_err(|_error| WriteError::Shape)?;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(worksheet_name(&self.name, number))?;
        if self.status > 0 {
            sheet.set_column_range_width(0, self.status - 1, COLUMN_WIDTH)?;
        }
        sheet.set_column_width(self.status, STATUS_WIDTH)?;
        sheet.set_column_width(self.status + 1, REMARK_WIDTH)?;
        if self.sheets == 1 {
            sheet.set_freeze_panes(self.header_row, 0)?;
        }
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), WriteError> {
        if self.sheets == 1 {
            let last = self
                .last_row
                .min(SHEET_ROWS_MAX - 1)
                .max(self.header_row - 1);
            let sheet = self.workbook.worksheet_from_index(0)?;
            sheet.autofilter(self.header_row - 1, 0, last, self.status + 1)?;
        }
        Ok(())
    }

    fn finish(mut self, output: impl Write + Send) -> Result<(), WriteError> {
        self.end_sheet()?;
        self.workbook.save_to_writer(output)?;
        Ok(())
    }
}

fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), WriteError> {
    sheet.write_string_with_format(row, column, cell_text(text), format)?;
    Ok(())
}

fn last_index(sheets: u32) -> Result<usize, WriteError> {
    usize::try_from(sheets.saturating_sub(1)).map_err(|_error| WriteError::Shape)
}

fn colour(status: Status) -> Color {
    Color::RGB(match status {
        Status::Accepted => 0x00C6_EFCE,
        Status::Unchanged => 0x00E0_E0E0,
        Status::Held => 0x00E4_DFEC,
        Status::PriceMismatch => 0x00FC_D5B4,
        Status::SeveralHits => 0x00FF_F2A8,
        Status::NoHit => 0x00BD_D7EE,
        Status::Error => 0x00FF_C7CE,
    })
}
