//! An uploaded table: opened by content, its header matched, its rows streamed.

use std::sync::Arc;

use crate::content::{Content, Format, RawRows};
use crate::delimited::Layout;
use crate::error::TableError;
use crate::header::{Candidate, Column, Header};
use crate::layout::{OtherUnits, Region, ShownAs};
use crate::limits::Limits;
use crate::problem::column_letter;
use crate::report::is_of_report;
use crate::row::{RawRow, Row};
use crate::source::Source;
use crate::template::{CHOICES, GUIDE, NOTES};
use crate::titles::Titles;

/// Worksheets that templates and reports add to explain themselves.
const OWN_WORKSHEETS: [&str; 3] = [GUIDE, CHOICES, NOTES];

/// A file that has passed all checks of the file as a whole.
pub struct Table {
    content: Content,
    source: Source,
    file_name: String,
    limits: Limits,
    /// The worksheet with the header, and the header itself.
    matched: Option<(String, Arc<Header>)>,
}

/// Opens an uploaded file by its content; the name is used only in messages.
///
/// # Errors
/// Whatever makes the file as a whole unfit: see [`TableError`].
pub fn open(
    source: impl Into<Source>,
    file_name: &str,
    limits: &Limits,
) -> Result<Table, TableError> {
    let source = source.into();
    if source.byte_count()? > limits.file_bytes {
        return Err(TableError::TooLarge {
            bytes_max: limits.file_bytes,
        });
    }
    let content = Content::open(&source, limits)?;
    let (file_name, limits) = (file_name.to_owned(), limits.clone());
    Ok(Table {
        content,
        source,
        file_name,
        limits,
        matched: None,
    })
}

impl Table {
    pub fn format(&self) -> Format {
        self.content.format()
    }

    /// The name under which the file was uploaded.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// Finds the header: the first row near the top, on any visible worksheet, with all required columns; of a text also
    /// by the separator that yields it.
    ///
    /// # Errors
    /// [`TableError::Empty`], [`TableError::NoHeader`], [`TableError::MissingColumns`] of the row that
    /// comes nearest, [`TableError::DuplicateColumn`], [`TableError::SeveralWorksheets`], [`TableError::UnpairedQuote`], and errors
    /// of reading the rows.
    pub fn match_header(&mut self, columns: &[Column]) -> Result<(), TableError> {
        self.find_separator(columns);
        let found = self.find_header(columns);
        if matches!(found, Err(TableError::RowTooLong { .. })) {
            // A mark without its pair makes such a row, and its line says more.
            self.must_have_paired_quotes()?;
        }
        let (worksheet, candidate) = found?;
        let header = candidate.into_header(columns, self.limits.header_rows)?;
        self.must_have_paired_quotes()?;
        self.matched = Some((worksheet, Arc::new(header)));
        Ok(())
    }

    fn must_have_paired_quotes(&self) -> Result<(), TableError> {
        match &self.content {
            Content::Text(layout) => layout.must_have_paired_quotes(&self.source),
            Content::Xlsx(_) | Content::Xls(_) | Content::Ods(_) => Ok(()),
        }
    }

    /// The worksheet and the row that come nearest to a header of these columns.
    fn find_header(&mut self, columns: &[Column]) -> Result<(String, Candidate), TableError> {
        let mut best: Option<(String, Candidate)> = None;
        let mut complete: Vec<(String, Candidate)> = Vec::new();
        for worksheet in self.worksheets() {
            let Some(candidate) = self.best_row(&worksheet, columns)? else {
                continue;
            };
            if candidate.is_complete() {
                complete.push((worksheet, candidate));
            } else if best
                .as_ref()
                .is_none_or(|(_worksheet, other)| candidate.is_better_than(other))
            {
                best = Some((worksheet, candidate));
            }
        }
        match self.filled(complete)? {
            Some(found) => Ok(found),
            None => best.ok_or(TableError::Empty),
        }
    }

    /// Of worksheets that have all columns the one with rows, or the first.
    fn filled(
        &mut self,
        mut complete: Vec<(String, Candidate)>,
    ) -> Result<Option<(String, Candidate)>, TableError> {
        if complete.len() > 1 {
            let mut filled = Vec::new();
            for (index, (worksheet, candidate)) in complete.iter().enumerate() {
                if self.has_rows(worksheet, candidate.row())? {
                    filled.push((index, worksheet.clone()));
                }
            }
            match &filled[..] {
                [] => {}
                [(index, _)] => complete.swap(0, *index),
                several => {
                    let names = several
                        .iter()
                        .map(|(_, worksheet)| worksheet.clone())
                        .collect();
                    return Err(TableError::SeveralWorksheets { names });
                }
            }
        }
        Ok(complete.into_iter().next())
    }

    fn has_rows(&mut self, worksheet: &str, below: u32) -> Result<bool, TableError> {
        let mut rows = self.raw_rows(worksheet)?;
        let mut row = RawRow::default();
        while rows.next_into(&mut row)? {
            if below < row.number && !row.is_blank() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The guess may be wrong where texts are full of another separator: the one that yields the header is right.
    fn find_separator(&mut self, columns: &[Column]) {
        let Content::Text(layout) = &self.content else {
            return;
        };
        let guessed = *layout;
        for separator in guessed.separators() {
            self.content = Content::Text(Layout {
                separator,
                ..guessed
            });
            // A wrong separator may make rows too long or too wide.
            let candidate = self.best_row("", columns).ok().flatten();
            if candidate.is_some_and(|candidate| candidate.is_complete()) {
                return;
            }
        }
        self.content = Content::Text(guessed);
    }

    /// The visible worksheets beside the one with the header that hold anything and are none of our own guides.
    ///
    /// # Errors
    /// Errors of reading them.
    pub fn unread_worksheets(&mut self) -> Result<Vec<String>, TableError> {
        let Some((matched, _)) = self.matched.clone() else {
            return Ok(Vec::new());
        };
        let mut unread = Vec::new();
        for worksheet in self.worksheets() {
            if worksheet != matched
                && !OWN_WORKSHEETS.contains(&worksheet.as_str())
                && self.has_rows(&worksheet, 0)?
            {
                unread.push(worksheet);
            }
        }
        Ok(unread)
    }

    /// The worksheets that nobody sees, hold anything and are none of our own guides. One that cannot be read holds something.
    pub fn hidden_worksheets(&mut self) -> Vec<String> {
        let mut hidden = self.content.hidden_worksheets();
        hidden.retain(|worksheet| {
            !OWN_WORKSHEETS.contains(&worksheet.as_str())
                && self.has_rows(worksheet, 0).unwrap_or(true)
        });
        hidden
    }

    /// The headers that belong to no column, with their letters; not those of an earlier report.
    pub fn unread_columns(&self) -> Vec<(String, String)> {
        let Some((_, header)) = &self.matched else {
            return Vec::new();
        };
        let unread = header.unread().map(|position| {
            let name = header.names[position].clone();
            (column_letter(position), name)
        });
        unread.filter(|(_, name)| !is_of_report(name)).collect()
    }

    /// The headers of columns that are read although nobody sees them, with their letters: they are hidden or have no width.
    pub fn hidden_columns(&self) -> Vec<(String, String)> {
        let Some((worksheet, header)) = &self.matched else {
            return Vec::new();
        };
        let hidden = self.content.hidden_columns(worksheet, &header.read());
        let hidden = hidden.into_iter();
        hidden
            .map(|column| (column_letter(column), header.names[column].clone()))
            .collect()
    }

    /// The row of the header as Excel counts it, once it is matched.
    pub fn header_row(&self) -> Option<u32> {
        self.matched.as_ref().map(|(_worksheet, header)| header.row)
    }

    /// All headers as the user wrote them, once one is matched.
    pub fn header_names(&self) -> &[String] {
        self.matched
            .as_ref()
            .map_or(&[], |(_worksheet, header)| &header.names)
    }

    /// What stands in the rows near the top, where a header may be, of every visible worksheet; none below the header once it is
    /// matched.
    ///
    /// # Errors
    /// Errors of reading them.
    pub fn top_rows(&mut self) -> Result<Vec<Vec<String>>, TableError> {
        let matched = self.matched.clone();
        let mut top = Vec::new();
        for worksheet in self.worksheets() {
            let matched = matched.as_ref().filter(|(name, _)| *name == worksheet);
            let header_rows = matched.map_or(self.limits.header_rows, |(_, header)| header.row);
            let mut rows = self.raw_rows(&worksheet)?;
            let mut row = RawRow::default();
            while rows.next_into(&mut row)? && row.number <= header_rows {
                if !row.is_blank() {
                    top.push(Titles::of(&row).names);
                }
            }
        }
        Ok(top)
    }

    /// The rows below the header that are not empty; every call begins with the first one.
    ///
    /// # Errors
    /// [`TableError::NoHeader`] before [`Table::match_header`]; otherwise errors of opening the file.
    pub fn rows(&mut self) -> Result<Rows<'_>, TableError> {
        let rows = self.limits.header_rows;
        let no_header = || TableError::NoHeader {
            expected: Vec::new(),
            rows,
        };
        let (worksheet, header) = self.matched.clone().ok_or_else(no_header)?;
        let rows_max = self.limits.rows;
        let other_units = Arc::new(OtherUnits::of(self.shown(&worksheet)));
        let raw = self.raw_rows(&worksheet)?;
        Ok(Rows {
            raw,
            other_units,
            buffer: RawRow::default(),
            header,
            count: 0,
            rows_max,
            has_ended: false,
        })
    }

    /// The name of the worksheet with the header, empty for text; and the header.
    pub(crate) fn matched(&self) -> Option<(String, Arc<Header>)> {
        self.matched.clone()
    }

    pub(crate) fn raw_rows(&mut self, worksheet: &str) -> Result<RawRows<'_>, TableError> {
        self.content.rows(&self.source, worksheet, &self.limits)
    }

    /// The merged cells of a worksheet.
    pub(crate) fn merged(&self, worksheet: &str) -> Vec<Region> {
        self.content.merged(worksheet)
    }

    /// How a worksheet shows numbers and days.
    pub(crate) fn shown(&self, worksheet: &str) -> ShownAs {
        self.content.shown(worksheet)
    }

    pub(crate) fn separator(&self) -> u8 {
        match &self.content {
            Content::Text(layout) => layout.separator,
            Content::Xlsx(_) | Content::Xls(_) | Content::Ods(_) => b',',
        }
    }

    fn worksheets(&self) -> Vec<String> {
        self.content.worksheets()
    }

    fn best_row(
        &mut self,
        worksheet: &str,
        columns: &[Column],
    ) -> Result<Option<Candidate>, TableError> {
        let is_1904 = self.content.is_1904();
        let header_rows = self.limits.header_rows;
        let mut rows = self.raw_rows(worksheet)?;
        let mut row = RawRow::default();
        let mut headers: Vec<Titles> = Vec::new();
        let mut above: Option<Titles> = None;
        while rows.next_into(&mut row)? && row.number <= header_rows {
            if row.is_blank() {
                continue;
            }
            let titles = Titles::of(&row);
            // What stands above both may be a title of the whole worksheet: then the two rows are a header by themselves.
            let joined = (headers.last().and_then(|upper| upper.joined(&titles)))
                .or_else(|| above.as_ref().and_then(|upper| upper.joined(&titles)));
            above = Some(titles.clone());
            match (joined, headers.last_mut()) {
                (Some(joined), Some(upper)) => *upper = joined,
                (None, _) | (_, None) => headers.push(titles),
            }
        }
        let mut best: Option<Candidate> = None;
        for titles in headers {
            let candidate = Candidate::of(titles, columns, is_1904);
            if best
                .as_ref()
                .is_none_or(|other| candidate.is_better_than(other))
            {
                best = Some(candidate);
            }
        }
        Ok(best)
    }
}

/// The rows of a table, read one by one; ends after the first error.
pub struct Rows<'a> {
    raw: RawRows<'a>,
    buffer: RawRow,
    header: Arc<Header>,
    other_units: Arc<OtherUnits>,
    count: u64,
    rows_max: u64,
    has_ended: bool,
}

impl Rows<'_> {
    fn advance(&mut self) -> Result<bool, TableError> {
        loop {
            if !self.raw.next_into(&mut self.buffer)? {
                return Ok(false);
            }
            if self.buffer.number <= self.header.row || self.buffer.is_blank() {
                continue;
            }
            self.count += 1;
            if self.count > self.rows_max {
                return Err(TableError::TooManyRows {
                    rows_max: self.rows_max,
                });
            }
            return Ok(true);
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        match self.advance() {
            Ok(true) => {
                let (number, header) = (self.buffer.number, Arc::clone(&self.header));
                let cells = self.buffer.clone();
                Some(Ok(Row {
                    number,
                    cells,
                    header,
                    other_units: Arc::clone(&self.other_units),
                }))
            }
            Ok(false) => {
                self.has_ended = true;
                None
            }
            Err(error) => {
                self.has_ended = true;
                Some(Err(error))
            }
        }
    }
}
