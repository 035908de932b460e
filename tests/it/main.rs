//! End-to-end tests: over HTTP, against real PostgreSQL, one database for each test.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod authorization;
mod bargaining;
mod calendar;
mod campaign;
mod capabilities;
mod catalogue;
mod clock;
mod conduct;
mod crash;
mod current_price;
mod deadlines;
mod devices;
mod disclosure;
mod dump;
mod entrances;
mod event_kinds;
mod evidence;
mod exports;
mod feed;
mod hostile;
mod http;
mod idempotency;
mod job_run;
mod linkage;
mod listed_price;
mod loading;
mod lower_price_report;
mod messages;
mod names;
mod openapi;
mod overpayment;
mod party;
mod price_change;
mod price_finding;
mod private_files;
mod roles;
mod rulebook;
mod s3;
mod secrets;
mod security;
mod sql;
mod tables;
mod tidy;
mod tls;
