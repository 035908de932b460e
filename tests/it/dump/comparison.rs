//! What a version shows of the dump beside what the one before it showed: what may differ is made alike, the rest is
//! found.

use domain::listed_price::Region;
use serde_json::{Value, json};

use super::ACCOUNTS;

/// Numbers the events of each feed from 1: the first versions showed their positions in the ledger.
pub(super) fn positions_of_their_own(stored: &mut Value) {
    for account in ACCOUNTS {
        let events = stored[account]["/feed"].as_array_mut().unwrap();
        for (position, event) in (1..).zip(events) {
            event["position"] = json!(position);
        }
    }
}

/// Removes from the messages what may differ in a rebuilt inbox: their numbers, and except for the first
/// one, whether they were read.
pub(super) fn inboxes_alike(snapshot: &mut Value, is_rebuilt: bool) {
    for account in ACCOUNTS {
        for inbox in ["/messages", "/messages in English"] {
            for message in snapshot[account][inbox].as_array_mut().unwrap() {
                let message = message.as_object_mut().unwrap();
                message.remove("id");
                if is_rebuilt {
                    message.remove("read_at");
                }
            }
        }
        if is_rebuilt {
            let counters = &mut snapshot[account]["/home"]["counters"];
            let counters = counters.as_array_mut().unwrap();
            counters.retain(|counter| counter["key"] != "unread_messages");
        }
    }
}

/// Prices declared without evidence, as all were in that version, count in no spread any more.
pub(super) fn spreads_of_proven_prices(stored: &mut Value) {
    for account in ACCOUNTS {
        let seen = stored[account].as_object_mut().unwrap();
        for (list, items) in seen {
            if !list.starts_with("/overpayments") {
                continue;
            }
            let Some(items) = items.as_array_mut() else {
                continue;
            };
            if list.contains("against=median") {
                items.clear();
            }
            for item in items {
                item["other_hospitals"] = Value::Null;
            }
        }
    }
}

/// Removes the cursors of pages: they are sealed with the key of each installation.
pub(super) fn cursors_left_out(snapshot: &mut Value) {
    for page in snapshot["one by one"].as_object_mut().unwrap().values_mut() {
        if let Some(page) = page.as_object_mut() {
            page.remove("next");
        }
    }
}

/// What was corrected since: decisions on a price that several had reported are shown by each reporter's own report,
/// imports of products to overseers alone, and how many are asked in a collection too.
pub(super) fn secrets_kept(stored: &mut Value) {
    for account in ACCOUNTS {
        if ["operator", "bureau"].contains(&account) {
            continue;
        }
        let seen = stored[account].as_object_mut().unwrap();
        let reports = seen["/lower-price-reports"].clone();
        let mut events: Vec<&mut Value> = Vec::new();
        for (list, items) in seen.iter_mut() {
            if ["/feed", "/messages", "/messages in English"].contains(&list.as_str()) {
                events.extend(items.as_array_mut().unwrap());
            }
        }
        for event in events {
            match event["kind"].as_str().unwrap() {
                "campaign-opened" => {
                    event["data"]["manufacturers"] = Value::Null;
                    event["data"]["products"] = Value::Null;
                }
                "products-loaded" => {
                    let day = event["at"].as_str().unwrap()[..10].to_owned();
                    event["subject"] = json!({"kind": "day", "id": day});
                }
                "lower-price-accepted" | "lower-price-refused" => {
                    own_report(event, reports.as_array().unwrap());
                }
                _ => {}
            }
        }
    }
}

/// Names the reader's own report, unless it does; the year's joined reports have the dates of the first.
fn own_report(event: &mut Value, reports: &[Value]) {
    let known = |report: &&Value| {
        let id = report["id"].as_str().unwrap();
        event["subject"]["id"] == id || event["link"] == format!("/lower-price-reports/{id}")
    };
    if reports.iter().any(|report| known(&report)) {
        return;
    }
    let own = reports
        .iter()
        .find(|report| report["product"]["id"] == event["data"]["product"]);
    let own = own.unwrap()["id"].as_str().unwrap();
    if event["link"].is_string() {
        event["link"] = json!(format!("/lower-price-reports/{own}"));
    } else {
        event["subject"]["id"] = json!(own);
    }
}

/// A text with its quarters as earlier versions wrote them.
pub(super) fn quarters_as_stored(text: &str) -> String {
    (1..=4).fold(text.to_owned(), |text, number| {
        let stored = format!("Q{number}");
        let text = text.replace(&format!("年第{number}季度"), &stored);
        text.replace(&format!(" {stored}"), &stored)
    })
}

/// Leaves out of messages what reads better than it did: rules by their names, provinces in English, quarters in words.
pub(super) fn reworded(shown: &mut Value) {
    match shown {
        Value::Array(items) => items.iter_mut().for_each(reworded),
        Value::Object(fields) => {
            let kind = fields
                .get("kind")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let is_message = fields.contains_key("read_at");
            if is_message {
                let title = quarters_as_stored(fields["title"].as_str().unwrap_or_default());
                fields["title"] = json!(title);
            }
            if is_message && (kind.starts_with("rule-") || kind == "campaign-stopped") {
                fields["title"] = Value::Null;
                fields["body"] = Value::Null;
            } else if is_message && kind.starts_with("lower-price") {
                let mut body = fields["body"].as_str().unwrap().to_owned();
                for region in Region::all().map(Region::words) {
                    let (zh, en) = (format!(" in {},", region.zh), format!(" in {},", region.en));
                    body = body.replace(&zh, &en);
                }
                fields["body"] = json!(body);
            }
            fields.values_mut().for_each(reworded);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn has_key(one: &Value) -> bool {
    one["key"].is_string()
}

/// Where `shown` differs from `stored` or lacks something. Fields may be added.
fn differences(stored: &Value, shown: &Value, at: &str, found: &mut Vec<String>) {
    match (stored, shown) {
        // Overseers may read since what a collection asks of manufacturers.
        (Value::Object(stored), _)
            if stored.get("status") == Some(&json!(403)) && at.contains("/campaigns/") => {}
        (Value::Object(stored), Value::Object(shown)) => {
            for (name, stored) in stored {
                let at = format!("{at} {name}");
                match shown.get(name) {
                    Some(shown) => differences(stored, shown, &at, found),
                    None => found.push(format!("{at} is gone: {stored}")),
                }
            }
        }
        // What has a key may have company that came later, such as new rules; several versions share one.
        (Value::Array(stored), Value::Array(shown)) if stored.iter().all(has_key) => {
            for stored in stored {
                let at = format!("{at} {}", stored["key"]);
                let alike = shown.iter().filter(|shown| shown["key"] == stored["key"]);
                let nearest = alike
                    .map(|shown| {
                        let mut found = Vec::new();
                        differences(stored, shown, &at, &mut found);
                        found
                    })
                    .min_by_key(Vec::len);
                found.extend(nearest.unwrap_or_else(|| vec![format!("{at} is gone: {stored}")]));
            }
        }
        // Initials find more since characters have all their readings, and what they found before.
        (Value::Array(stored), Value::Array(shown))
            if at.ends_with("/products?q=dg&sort=-limit") =>
        {
            for stored in stored {
                let same = shown.iter().find(|shown| shown["id"] == stored["id"]);
                let at = format!("{at} {}", stored["id"]);
                differences(stored, same.unwrap_or(&Value::Null), &at, found);
            }
        }
        (Value::Array(stored), Value::Array(shown)) => {
            if stored.len() != shown.len() {
                found.push(format!("{at}: {} items, not {}", shown.len(), stored.len()));
            }
            for (index, (stored, shown)) in stored.iter().zip(shown).enumerate() {
                differences(stored, shown, &format!("{at}[{index}]"), found);
            }
        }
        // What is due soon leads to those alone.
        (Value::String(stored), Value::String(shown))
            if at.ends_with("\"invitations_due_soon\" link")
                && (shown.strip_prefix(stored.as_str()))
                    .is_some_and(|narrowed| narrowed.starts_with("&due_before=")) => {}
        _ if stored == shown => {}
        _ => found.push(format!("{at}: {shown}, not {stored}")),
    }
}

pub(super) fn must_equal_stored(stored: &Value, shown: &Value, when: &str) {
    let mut found = Vec::new();
    differences(stored, shown, "", &mut found);
    let total = found.len();
    found.truncate(20);
    assert_eq!(total, 0, "{when}:\n{}", found.join("\n"));
}

#[test]
fn a_difference_is_found_and_a_gain_is_none() {
    let stored = json!({ "price": "1.00", "items": [1, 2] });
    let count = |shown: &Value| {
        let mut found = Vec::new();
        differences(&stored, shown, "", &mut found);
        found.len()
    };
    assert_eq!(
        count(&json!({ "price": "1.00", "items": [1, 2], "new": 1 })),
        0
    );
    assert_eq!(count(&json!({ "price": "1.00", "items": [1, 2, 3] })), 1);
    assert_eq!(count(&json!({ "price": "1.01", "items": [2, 1] })), 3);
    assert_eq!(count(&json!({ "items": [1, 2] })), 1);
}
