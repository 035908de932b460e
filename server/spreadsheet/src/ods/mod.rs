//! OpenDocument spreadsheets (.ods), as LibreOffice and WPS save them: read from the stream of their content, of which nothing is held but
//! the row at hand.

mod book;
mod markup;
mod number_style;
mod part;
mod styles;
mod survey;
mod table;
mod value;

pub(crate) use book::{Book, is_within};
pub(crate) use table::Rows;
