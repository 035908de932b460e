// This file was generated with `cornucopia`. Do not modify.

pub mod bargaining;
pub mod calendar;
pub mod catalogue;
pub mod conduct;
pub mod log;
pub mod party;
pub mod pricing;
pub mod rulebook;
