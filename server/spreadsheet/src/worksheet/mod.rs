//! Lists as xlsx: typed columns, a styled frozen header, constant memory however many rows.

mod cell;
mod error;

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook};

pub use cell::{CellValue, ColumnKind, WorksheetColumn};
pub(crate) use cell::{cell_text, format_of, header_format, write_cell_with_format};
pub use error::WriteError;

use cell::write_cell;

/// Rows of data on one worksheet, without the header: Excel's own limit.
const WORKSHEET_ROWS_MAX: u32 = 1_048_575;
/// Where rows are kept until the file is put together: by convention on disk, whereas `/tmp` may be in memory.
const DISK: &str = "/var/tmp";

const WORKSHEET_NAME_CHARS_MAX: usize = 31;

/// Writes a list of any length; rows beyond one worksheet continue on further worksheets.
pub struct WorksheetWriter {
    workbook: Workbook,
    name: String,
    columns: Vec<Styled>,
    worksheets: usize,
    /// Rows of data on the current worksheet.
    rows: u32,
    worksheet_rows_max: u32,
}

struct Styled {
    column: WorksheetColumn,
    format: Format,
}

impl WorksheetWriter {
    /// Begins a workbook whose first worksheet has this name.
    ///
    /// # Errors
    /// [`WriteError::Shape`] without columns; [`WriteError::Workbook`] when no temporary file can be
    /// created.
    pub fn new(name: &str, columns: Vec<WorksheetColumn>) -> Result<Self, WriteError> {
        Self::with_rows_per_worksheet(name, columns, WORKSHEET_ROWS_MAX)
    }

    fn with_rows_per_worksheet(
        name: &str,
        columns: Vec<WorksheetColumn>,
        worksheet_rows_max: u32,
    ) -> Result<Self, WriteError> {
        if columns.is_empty() {
            return Err(WriteError::Shape);
        }
        let styled = |column: WorksheetColumn| Styled {
            format: format_of(column.kind),
            column,
        };
        let columns = columns.into_iter().map(styled).collect();
        let name = name.to_owned();
        let mut workbook = Workbook::new();
        // Where that is no folder, they are where all temporary files are.
        let _elsewhere = workbook.set_tempdir(DISK);
        let mut writer = Self {
            workbook,
            name,
            columns,
            worksheets: 0,
            rows: 0,
            worksheet_rows_max,
        };
        writer.add_worksheet()?;
        Ok(writer)
    }

    /// Writes the next row; cells left out at its end stay empty.
    ///
    /// # Errors
    /// [`WriteError::Shape`] for more cells than columns; [`WriteError::Workbook`].
    pub fn row(&mut self, cells: &[CellValue<'_>]) -> Result<(), WriteError> {
        if cells.len() > self.columns.len() {
            return Err(WriteError::Shape);
        }
        if self.rows == self.worksheet_rows_max {
            self.end_worksheet()?;
            self.add_worksheet()?;
        }
        self.rows += 1;
        let worksheet = self.workbook.worksheet_from_index(self.worksheets - 1)?;
        for (position, cell) in (0_u16..).zip(cells) {
            write_cell(worksheet, (self.rows, position), cell)?;
        }
        Ok(())
    }

    /// Ends the list and returns the file.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        let mut bytes = Vec::new();
        self.finish_into(&mut bytes)?;
        Ok(bytes)
    }

    /// Ends the list and writes the file; [`WriteError::Workbook`] also when the output fails.
    pub fn finish_into(mut self, output: impl Write + Send) -> Result<(), WriteError> {
        self.end_worksheet()?;
        self.workbook.save_to_writer(output)?;
        Ok(())
    }

    fn add_worksheet(&mut self) -> Result<(), WriteError> {
        self.worksheets += 1;
        self.rows = 0;
        let name = worksheet_name(&self.name, self.worksheets);
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(name)?;
        worksheet.set_freeze_panes(1, 0)?;
        let header = header_format();
        for (position, styled) in (0_u16..).zip(&self.columns) {
            worksheet.set_column_width(position, styled.column.width)?;
            worksheet.set_column_format(position, &styled.format)?;
            worksheet.write_string_with_format(0, position, &styled.column.title, &header)?;
        }
        Ok(())
    }

    fn end_worksheet(&mut self) -> Result<(), WriteError> {
        let last = u16::try_from(self.columns.len() - 1).map_err(|_error| WriteError::Shape)?;
        let worksheet = self.workbook.worksheet_from_index(self.worksheets - 1)?;
        worksheet.autofilter(0, 0, self.rows, last)?;
        Ok(())
    }
}

/// A name that Excel accepts for the worksheet with this number, from 1.
pub(crate) fn worksheet_name(name: &str, number: usize) -> String {
    let suffix = if number > 1 {
        format!(" {number}")
    } else {
        String::new()
    };
    let allowed = |letter: &char| !"[]:*?/\\'".contains(*letter) && !letter.is_control();
    let room = WORKSHEET_NAME_CHARS_MAX - suffix.len();
    let name: String = name.chars().filter(allowed).take(room).collect();
    let name = if name.trim().is_empty() {
        "Sheet".to_owned()
    } else {
        name
    };
    format!("{name}{suffix}")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader, Xlsx};

    use super::{
        CellValue, ColumnKind, WorksheetColumn, WorksheetWriter, cell_text, worksheet_name,
    };

    #[test]
    fn rows_beyond_a_worksheet_continue_on_the_next() {
        let columns = vec![WorksheetColumn::new(
            "序号",
            ColumnKind::Number { decimals: 0 },
        )];
        let mut writer = WorksheetWriter::with_rows_per_worksheet("表", columns, 2).unwrap();
        for number in 0..5 {
            writer.row(&[CellValue::from(number)]).unwrap();
        }
        let mut book = Xlsx::new(Cursor::new(writer.finish().unwrap())).unwrap();
        assert_eq!(book.sheet_names(), ["表", "表 2", "表 3"]);
        let counts = book
            .worksheets()
            .iter()
            .map(|(_name, range)| range.height())
            .collect::<Vec<_>>();
        assert_eq!(counts, [3, 3, 2]);
    }

    #[test]
    fn names_and_texts_fit_what_excel_allows() {
        assert_eq!(worksheet_name("a/b:[c]", 1), "abc");
        assert_eq!(worksheet_name("'", 2), "Sheet 2");
        assert_eq!(worksheet_name(&"表".repeat(40), 10).chars().count(), 31);
        assert_eq!(cell_text(&"😀".repeat(20_000)).chars().count(), 16_383);
        assert_eq!(cell_text("短"), "短");
    }
}
