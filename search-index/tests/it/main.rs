//! Searches over small indexes, the laws of any, and the quality on the golden lists.

mod equal;
#[expect(clippy::float_arithmetic, reason = "means of measurements")]
#[path = "../../golden/mod.rs"]
mod golden;
mod kinds;
mod laws;
mod lifecycle;
mod opposites;
mod paging;
mod quality;
mod readings;
mod relatives;
mod search;
mod support;
mod typed;
