//! The program behind the command `sunshine`: its HTTP service, its settings, its database.

pub mod cluster;
pub mod demo;
pub mod edge;
