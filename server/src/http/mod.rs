//! HTTP as the routes see it: a request that knows its caller, an answer, a problem, a list.

mod answer;
mod change;
mod cursor;
mod export;
mod problem;
mod query;
mod request;
mod service;
mod sessions;
mod text;
mod tree;

pub(crate) use answer::{Answer, accepted, created, file, json, no_content, with_version};
pub(crate) use change::is_replayed;
pub(crate) use cursor::{Cursor, Page, Paging};
pub(crate) use export::{Cell, Sheet, XLSX};
pub(crate) use problem::{Problem, ProblemDocument};
pub(crate) use request::{IfMatch, Request, bare, with_body};
pub(crate) use service::Dressed;
pub(crate) use sessions::{SESSION_COOKIE, Sessions};
pub(crate) use text::{storable, storable_within};
pub(crate) use tree::Tree;
