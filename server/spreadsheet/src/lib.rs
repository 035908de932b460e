//! Tables in and out: reads xlsx, xls, ods and csv that users upload, hands them back with a verdict per row,
//! and writes lists and templates as xlsx.

mod content;
mod date;
mod delimited;
mod detect;
mod error;
mod header;
mod layout;
mod limits;
mod number;
mod ods;
mod package;
mod problem;
mod report;
mod row;
mod source;
mod table;
mod template;
mod titles;
mod width;
mod worksheet;
mod xls;
mod xlsx;

pub use content::Format;
pub use delimited::Encoding;
pub use error::{ForeignFormat, TableError};
pub use header::{Column, columns_among, other_unit_stated, remarks_of};
pub use limits::Limits;
pub use problem::{CellError, CellProblem};
pub use report::{ReportError, ReportFormat, ReportWriter, Status, Verdict};
pub use row::Row;
pub use source::Source;
pub use table::{Rows, Table, open};
pub use template::{Template, TemplateColumn};
pub use worksheet::{CellValue, ColumnKind, WorksheetColumn, WorksheetWriter, WriteError};
