//! What all workbooks have in common, whatever their format: hidden rows, merged cells, and how a value is shown.

mod facts;
mod frame;
mod mark;
mod merged;
mod section;
mod unit;
pub(crate) mod value;

pub(crate) use facts::{COLUMNS_MAX, Pattern, ROWS_MAX, Region, ShownAs, WorksheetFacts};
pub(crate) use frame::Frame;
pub(crate) use mark::{Apart, Mark, is_blank};
pub(crate) use unit::{Amount, Displayed, OtherUnits};
