//! The types of notices, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::NamedDay;

/// A notice of the State Council for one year.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The year whose days it settles.
    pub year: i32,
    /// Its title.
    pub source: String,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// Rest days and make-up working days dated in that year.
    pub days: Vec<NamedDay>,
    /// The version of that year's notice that it replaces; none for the first one.
    pub replaces: Option<i64>,
}

/// A notice that was loaded.
#[derive(Debug, Clone)]
pub struct LoadedNotice {
    /// Its place in the order of loading.
    pub version: i64,
    /// The year whose days it settles.
    pub year: i32,
    /// Its title.
    pub source: String,
    /// The day it was published.
    pub published_on: NaiveDate,
    /// When it was loaded.
    pub loaded_at: DateTime<Utc>,
}
