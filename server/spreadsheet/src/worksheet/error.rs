//! Why a table could not be written.

use std::error::Error;
use std::fmt;

use rust_xlsxwriter::XlsxError;

#[derive(Debug)]
pub enum WriteError {
    /// The workbook could not be built.
    Workbook(Box<XlsxError>),
    /// The output could not be written.
    Io(std::io::Error),
    /// More cells than columns, or a worksheet without columns.
    Shape,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Workbook(_) => "无法生成工作簿 / the workbook could not be put together",
            Self::Io(_) => "无法写入文件 / the file could not be written",
            Self::Shape => "单元格多于列 / a row has more cells than the sheet has columns",
        })
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Workbook(error) => Some(error),
            Self::Io(error) => Some(error),
            Self::Shape => None,
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(Box::new(error))
    }
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
