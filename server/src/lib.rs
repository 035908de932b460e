//! The program behind the command `sunshine`: its HTTP service, its settings, its database.

pub mod app;
pub mod demonstrate;
pub mod evidence;
mod http;
pub mod loading;
pub mod program;
pub mod routes;
pub mod search;
pub mod settings;
