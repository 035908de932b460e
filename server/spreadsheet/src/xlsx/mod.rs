//! Excel workbooks: looked through before they are parsed, then read cell by cell.

mod container;
mod elements;
mod markup;
mod reader;

pub(crate) use reader::{SheetRows, Workbook};
