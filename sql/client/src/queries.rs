// This file was generated with `cornucopia`. Do not modify.

pub mod calendar;
pub mod log;
pub mod party;
pub mod rulebook;
