// This file was generated with `cornucopia`. Do not modify.

pub mod bargaining;
pub mod calendar;
pub mod campaign;
pub mod catalogue;
pub mod conduct;
pub mod evidence;
pub mod idempotency;
pub mod job_run;
pub mod linkage;
pub mod loading;
pub mod log;
pub mod lower_price_report;
pub mod messages;
pub mod objection;
pub mod overpayment;
pub mod party;
pub mod price_change;
pub mod price_finding;
pub mod pricing;
pub mod publicity;
pub mod rule_impact;
pub mod rulebook;
pub mod setting;
