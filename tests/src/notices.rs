//! Notices of the State Council to load.

use serde_json::{Value, json};

/// The rest days of 2027 that the law fixes.
#[must_use]
pub fn by_law_2027() -> Vec<Value> {
    let days = domain::calendar::statutory_days(2027).into_iter();
    let dates = days.filter_map(|day| Some((day.date?, day.name)));
    dates
        .map(|(date, name)| json!({"date": date.to_string(), "kind": "holiday", "name": name}))
        .collect()
}

/// The body that loads a notice for 2027.
#[must_use]
pub fn notice_2027(days: &[Value]) -> Value {
    json!({
        "source": "国务院办公厅关于2027年部分节假日安排的通知",
        "published_on": "2026-02-27",
        "days": days,
    })
}
