//! Parts of answers that several operations share.

use chrono::DateTime;
use domain::OrganisationId;
use domain::calendar::last_minute;
use domain::listed_price::Region;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// An organisation by id and name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct Named {
    pub(crate) id: OrganisationId,
    pub(crate) name: String,
}

impl From<(OrganisationId, String)> for Named {
    fn from((id, name): (OrganisationId, String)) -> Self {
        Self { id, name }
    }
}

/// A class by code and name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct Coded {
    /// 2, 4 or 6 digits.
    pub(crate) code: String,
    /// Its name today.
    pub(crate) label: String,
}

/// A province.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct RegionView {
    /// Two digits (GB/T 2260; 66 for the Xinjiang corps).
    pub(crate) code: String,
    /// Its full name.
    pub(crate) name: &'static str,
}

impl From<Region> for RegionView {
    fn from(region: Region) -> Self {
        Self {
            code: region.code().to_string(),
            name: region.name(),
        }
    }
}

/// Words to show, with the name that programs know them by.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Told)]
pub(crate) struct CodedText {
    /// The stable name.
    pub(crate) code: &'static str,
    /// The words, in the language asked for.
    pub(crate) text: String,
}

/// Adds to each exclusive deadline of stored figures the last minute that is in time: to `due_at`
/// `due_by`, to `due_at_before` `due_by_before`.
pub(crate) fn with_last_minutes(figures: Value) -> Value {
    let Value::Object(figures) = figures else {
        return figures;
    };
    let mut shown = Map::with_capacity(figures.len());
    for (name, figure) in figures {
        let due_at = figure.as_str().filter(|_| name.starts_with("due_at"));
        let due_at = due_at.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        let last = due_at.map(|at| (name.replace("due_at", "due_by"), last_minute(at.to_utc())));
        shown.insert(name, figure);
        shown.extend(last.map(|(name, text)| (name, Value::String(text))));
    }
    Value::Object(shown)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_exclusive_instant_has_the_last_minute_beside_it() {
        let shown = with_last_minutes(json!({
            "due_at": "2026-03-10T00:00:00+08:00", "due_at_before": "2026-03-06T16:00:00Z", "due_on": "2026-03-09",
        }));
        assert_eq!(shown["due_by"], "2026-03-09 24:00");
        assert_eq!(shown["due_by_before"], "2026-03-06 24:00");
        assert_eq!(shown["due_on"], "2026-03-09");
        assert_eq!(
            with_last_minutes(json!({"due_at": null})),
            json!({"due_at": null})
        );
    }
}
