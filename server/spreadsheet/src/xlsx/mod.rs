//! Excel workbooks: checked before they are parsed, then read cell by cell.

mod container;
mod elements;
mod facts;
mod marking;
mod markup;
mod reader;

pub(crate) use reader::{Workbook, WorksheetRows};
