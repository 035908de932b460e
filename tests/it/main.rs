//! End-to-end tests: over HTTP, against real PostgreSQL, one database for each test.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod authorization;
mod bargaining;
mod calendar;
mod campaigns;
mod crash;
mod deadlines;
mod decisions;
mod declarations;
mod dump;
mod event_kinds;
mod evidence;
mod http;
mod killed_imports;
mod linkage;
mod loading;
mod lower_prices;
mod message_groups;
mod openapi;
mod overpayments;
mod party;
mod price_findings;
mod price_rules;
mod pricing;
mod rulebook;
mod s3;
mod sql;
mod tables;
mod tidy;
