//! HTTP as the routes use it: requests with their caller, answers, problems, lists.

mod answer;
mod attempts;
mod body;
mod branch;
mod cache;
mod change;
mod cookie;
mod cross_site;
mod cursor;
mod description;
mod device_name;
mod export;
mod fields;
mod figures;
mod file_name;
mod handler;
mod kept_list;
mod keys;
mod operation;
mod our_pages;
mod path;
mod piece;
mod places_at_work;
mod problem;
mod problem_kind;
mod query;
mod reach;
mod request;
mod service;
mod sessions;
mod shape;
mod text;
mod tree;
mod who;

pub(crate) use answer::{
    Accepted, Answer, AnyFile, Created, CreatedOrAccepted, DoneOrAccepted, Made, NoContent,
    Workbook, accepted, created, done_or_accepted, file, json, no_content, sent, with_version,
};
pub(crate) use attempts::Attempt;
pub(crate) use body::{Form, Json};
pub(crate) use branch::{Branch, sort};
pub(crate) use change::{Unless, is_replayed};
pub(crate) use cursor::{Cursor, LIMITS, Page, Paging, Since};
pub(crate) use export::{Cell, Column, ExportView, List, XLSX, export, export_as, titles};
pub(crate) use fields::Each;
pub(crate) use figures::{FigureView, figure_views, readable};
pub(crate) use file_name::file_name;
pub use keys::Keys;
pub(crate) use operation::{Operation, delete, get, post, put};
pub(crate) use piece::{GrowingWorksheet, Listed, ReadPiece, read_piece};
pub(crate) use places_at_work::{MEMORY_MIB, Work, refused};
pub(crate) use problem::{Problem, ProblemDocument};
pub(crate) use problem_kind::{EVIDENCE_TYPE, TOO_LARGE};
pub(crate) use query::Query;
pub(crate) use reach::object_label;
pub use reach::{Reach, Scope, Verb, reach};
pub(crate) use request::{IfMatch, Request};
pub(crate) use service::LocalizedProblems;
pub(crate) use sessions::Sessions;
pub(crate) use text::{storable, storable_lines, storable_lines_within, storable_within};
pub(crate) use tree::Tree;
pub use who::Who;
pub(crate) use who::{
    ACTING, BUYERS, BUYERS_AND_SALES, LOADERS, MANUFACTURERS_AND_OVERSEERS, OPERATORS, OVERSEERS,
    OVERSIGHT, PARTIES, SALES, trading,
};
