//! Every statement of sql/queries, typed. `queries/` is generated (`make sql`): never edit it.

mod client;
pub mod queries;
mod right;
mod statement;
mod values;

pub use client::{GenericClient, read_rows};
pub use queries::rights::RIGHTS;
pub use right::Right;
pub use statement::{Prepared, Query, Statement};
pub use values::{ArraySql, BytesSql, JsonSql, StringSql};
