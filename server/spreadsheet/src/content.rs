//! What a file holds, whatever its format.

use crate::delimited::{Encoding, Layout, TextRows};
use crate::detect::{self, Sort};
use crate::error::TableError;
use crate::layout::{Region, ShownAs};
use crate::limits::Limits;
use crate::ods;
use crate::row::RawRow;
use crate::source::Source;
use crate::xls;
use crate::xlsx::{Workbook, WorksheetRows};

/// Worksheets that are looked at, from the first on.
const WORKSHEETS_MAX: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    /// A workbook of Excel before 2007, or of WPS.
    Xls,
    /// A spreadsheet of LibreOffice, also of WPS.
    Ods,
    /// Text with separated fields.
    Text {
        encoding: Encoding,
        separator: u8,
    },
}

impl Format {
    /// Whether rows of it can be hidden.
    pub fn is_workbook(self) -> bool {
        match self {
            Self::Xlsx | Self::Xls | Self::Ods => true,
            Self::Text { .. } => false,
        }
    }
}

pub(crate) enum Content {
    Xlsx(Box<Workbook>),
    Xls(Box<xls::Book>),
    Ods(Box<ods::Book>),
    Text(Layout),
}

impl Content {
    pub(crate) fn open(source: &Source, limits: &Limits) -> Result<Self, TableError> {
        Ok(match detect::sort(source)? {
            Sort::Zip if ods::is_within(source)? => {
                Self::Ods(Box::new(ods::Book::open(source, limits, WORKSHEETS_MAX)?))
            }
            Sort::Zip => Self::Xlsx(Box::new(Workbook::open(source, limits)?)),
            Sort::Compound => Self::Xls(Box::new(xls::Book::open(source, limits, WORKSHEETS_MAX)?)),
            Sort::Bare => Self::Xls(Box::new(xls::Book::bare(source, limits, WORKSHEETS_MAX)?)),
            Sort::Text => Self::Text(Layout::of(source)?),
        })
    }

    pub(crate) fn format(&self) -> Format {
        match self {
            Self::Xlsx(_) => Format::Xlsx,
            Self::Xls(_) => Format::Xls,
            Self::Ods(_) => Format::Ods,
            Self::Text(layout) => Format::Text {
                encoding: layout.encoding,
                separator: layout.separator,
            },
        }
    }

    /// The names of the worksheets that are looked at; of a text a name without letters.
    pub(crate) fn worksheets(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book.worksheets().into_iter().take(WORKSHEETS_MAX).collect(),
            Self::Xls(book) => book.worksheets(),
            Self::Ods(book) => book.worksheets(),
            Self::Text(_) => vec![String::new()],
        }
    }

    /// The names of the worksheets that nobody sees, the first of them.
    pub(crate) fn hidden_worksheets(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book
                .hidden_worksheets()
                .into_iter()
                .take(WORKSHEETS_MAX)
                .collect(),
            Self::Xls(book) => book.hidden_worksheets(),
            Self::Ods(book) => book.hidden_worksheets(),
            Self::Text(_) => Vec::new(),
        }
    }

    pub(crate) fn is_1904(&self) -> bool {
        match self {
            Self::Xlsx(book) => book.is_1904(),
            Self::Xls(book) => book.is_1904(),
            Self::Ods(book) => book.is_1904(),
            Self::Text(_) => false,
        }
    }

    pub(crate) fn merged(&self, worksheet: &str) -> Vec<Region> {
        match self {
            Self::Xlsx(book) => book.facts(worksheet).merged,
            Self::Xls(book) => book.facts(worksheet).merged,
            Self::Ods(book) => book.facts(worksheet).merged,
            Self::Text(_) => Vec::new(),
        }
    }

    /// Which of these columns of a worksheet, from 0, nobody sees: they are hidden or have no width.
    pub(crate) fn hidden_columns(&self, worksheet: &str, columns: &[usize]) -> Vec<usize> {
        let facts = match self {
            Self::Xlsx(book) => book.facts(worksheet),
            Self::Xls(book) => book.facts(worksheet),
            Self::Ods(book) => book.facts(worksheet),
            Self::Text(_) => return Vec::new(),
        };
        let columns = columns.iter().copied();
        columns
            .filter(|column| facts.is_column_hidden(*column))
            .collect()
    }

    /// How a worksheet shows numbers and days.
    pub(crate) fn shown(&self, worksheet: &str) -> ShownAs {
        match self {
            Self::Xlsx(book) => ShownAs {
                looks: book.facts(worksheet).looks,
                patterns: book.patterns(),
            },
            Self::Xls(book) => ShownAs {
                looks: book.facts(worksheet).looks,
                patterns: book.patterns(),
            },
            Self::Ods(book) => ShownAs {
                looks: book.facts(worksheet).looks,
                patterns: book.patterns(),
            },
            Self::Text(_) => ShownAs::default(),
        }
    }

    pub(crate) fn rows(
        &mut self,
        source: &Source,
        worksheet: &str,
        limits: &Limits,
    ) -> Result<RawRows<'_>, TableError> {
        Ok(match self {
            Self::Xlsx(book) => RawRows::Xlsx(Box::new(book.rows(worksheet, limits)?)),
            Self::Xls(book) => RawRows::Xls(Box::new(book.rows(worksheet, limits)?)),
            Self::Ods(book) => RawRows::Ods(Box::new(book.rows(worksheet, limits)?)),
            Self::Text(layout) => RawRows::Text(Box::new(TextRows::open(source, *layout, limits)?)),
        })
    }
}

/// All rows of the file, title rows and header included.
pub(crate) enum RawRows<'a> {
    Xlsx(Box<WorksheetRows<'a>>),
    Xls(Box<xls::Rows<'a>>),
    Ods(Box<ods::Rows<'a>>),
    Text(Box<TextRows>),
}

impl RawRows<'_> {
    pub(crate) fn next_into(&mut self, row: &mut RawRow) -> Result<bool, TableError> {
        match self {
            Self::Xlsx(rows) => rows.next_into(row),
            Self::Xls(rows) => rows.next_into(row),
            Self::Ods(rows) => rows.next_into(row),
            Self::Text(rows) => rows.next_into(row),
        }
    }
}
