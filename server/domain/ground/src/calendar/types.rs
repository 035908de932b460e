//! The types of notices, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};

use super::rules::NamedDay;

/// A notice of the State Council for one year.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The year whose days it names.
    pub year: i32,
    pub source: String,
    pub published_on: NaiveDate,
    /// Rest days and make-up working days dated in that year.
    pub days: Vec<NamedDay>,
    /// The version of that year's notice that it replaces; none for the first one.
    pub replaces: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct LoadedNotice {
    /// Its number in the order of loading.
    pub version: i64,
    /// The year whose days it names.
    pub year: i32,
    pub source: String,
    pub published_on: NaiveDate,
    pub loaded_at: DateTime<Utc>,
}
