//! Searches over small indexes, the laws of any, and the quality on the golden lists.

#[expect(clippy::float_arithmetic, reason = "means of measurements")]
mod class_names;
#[path = "../../golden/classes.rs"]
mod classes;
mod equal;
mod exact;
#[expect(clippy::float_arithmetic, reason = "means of measurements")]
#[path = "../../golden/mod.rs"]
mod golden;
mod kinds;
mod laws;
mod lifecycle;
mod missing;
mod opposites;
mod paging;
mod parts;
mod powers;
mod quality;
mod readings;
mod relatives;
mod search;
mod support;
mod typed;
mod whole_names;
