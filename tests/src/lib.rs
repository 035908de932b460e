//! The base of end-to-end tests: one PostgreSQL for all, a database for each test cloned from a prepared
//! one, the program in the same process with a fixed clock and mail in memory.

pub mod attack;
pub mod cluster;
mod goods;
mod hospitals;
mod notices;
mod platform;
mod prepared;
mod program;
mod reply;
pub mod sql;

pub use goods::{Goods, Listed, declaration};
pub use notices::{by_law_2027, notice_2027};
pub use platform::{HOSPITAL, Platform, client};
pub use program::{Program, Running, at_the_machine, peak_memory, printed};
pub use reply::Reply;
