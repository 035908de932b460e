//! Parts of answers that several operations share.

use domain::calendar::last_minute;
use domain::listed_price::Region;
use domain::{OrganisationId, ShanghaiTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
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

/// Words to show, with the value of a closed set that they are of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct KindText<Kind> {
    /// The value.
    pub(crate) code: Kind,
    /// The words, in the language asked for.
    pub(crate) text: String,
}

/// The ends of a term among stored figures, exclusive, with the last minutes in time beside them.
#[derive(Serialize)]
struct Deadlines {
    #[serde(flatten)]
    figures: Map<String, Value>,
    #[serde(flatten)]
    last_minutes: LastMinutes,
}

/// The deadlines that stored figures may have; what else they hold is left as it is.
#[derive(Default, Deserialize)]
struct StoredDeadlines {
    due_at: Option<ShanghaiTime>,
    due_at_before: Option<ShanghaiTime>,
}

#[derive(Serialize)]
struct LastMinutes {
    #[serde(skip_serializing_if = "Option::is_none")]
    due_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_by_before: Option<String>,
}

/// Adds to the deadlines of stored figures the last minutes that are in time.
pub(crate) fn with_last_minutes(figures: Value) -> Value {
    let stored = StoredDeadlines::deserialize(&figures).unwrap_or_default();
    let last = |due_at: Option<ShanghaiTime>| due_at.map(|at| last_minute(at.to_utc()));
    match figures {
        Value::Object(figures) => json!(Deadlines {
            figures,
            last_minutes: LastMinutes {
                due_by: last(stored.due_at),
                due_by_before: last(stored.due_at_before),
            },
        }),
        plain @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)) => plain,
    }
}

#[cfg(test)]
mod tests {
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
