//! End-to-end tests: over HTTP, against real PostgreSQL, one database for each test.

mod bargaining;
mod openapi;
mod sql;
mod tidy;
