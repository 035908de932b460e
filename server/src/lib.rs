//! The program `sunshine`: HTTP service, settings, and what runs beside them.

pub mod app;
mod cause;
pub mod demonstrate;
mod documents;
pub mod evidence;
pub mod exporting;
mod http;
pub mod loading;
pub mod program;
pub mod public_address;
pub mod routes;
pub mod search;
mod secret;
mod security_writer;
pub mod settings;
