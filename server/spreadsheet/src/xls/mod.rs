//! Old Excel workbooks (.xls) and those of WPS (.et): records in a stream, which lies in a container of old Office or, as some programs
//! write it, by itself. Excel 97 and later, Excel 95, and the single worksheets of Excel 2 to 4.

mod book;
mod cell;
mod compound;
mod format;
mod records;
mod rows;
mod text;

pub(crate) use book::Book;
pub(crate) use compound::MARK;
pub(crate) use rows::Rows;

/// The records with which a stream may begin, by the first bytes of a file.
pub(crate) fn is_bare(head: &[u8]) -> bool {
    let word = |place| compound::u16_at(head, place);
    let is_begin = word(0).is_some_and(|kind| book::BEGINNINGS.contains(&kind));
    is_begin
        && word(2).is_some_and(|length| (4..=16).contains(&length))
        && word(6).is_some_and(book::is_known)
}
