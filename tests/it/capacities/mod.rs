//! Firms that make and distribute: one acts in one capacity at a time, and what is readable in one is not in the other.

mod database;
mod joined;
mod secrets;
mod switch;

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Platform, Reply};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /me/capacities", "?+++++++++"),
        ("PUT /me/capacity", "?+++++++++"),
        ("POST /organisations/{id}/capacities", "?------++-"),
        ("PUT /organisations/{id}/joining", "?------0-+"),
    ],
    body: |operation, _, _| match operation {
        // Of the right shape, and in which no caller's firm acts.
        "PUT /me/capacity" => json!({"capacity": "exchange_center"}),
        "POST /organisations/{id}/capacities" => json!({"capacity": "distributor"}),
        "PUT /organisations/{id}/joining" => json!({"name": null}),
        _ => json!({}),
    },
    events: &[
        ("capacity-added", "HMDO", "capacity joined name | persons"),
        ("joining-agreed", "HMDO", "name other | persons"),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const MANUFACTURER: &str = "manufacturer";
const DISTRIBUTOR: &str = "distributor";

/// The id of the organisation for which an account acts.
async fn organisation_of(platform: &Platform, who: &str) -> String {
    let me = platform.get(who, "/me").await.must(200);
    me["organisation"]["id"].as_str().unwrap().to_owned()
}

/// Lets the firm of `maker` distribute too, as the exchange centre does; returns the firm in that capacity.
async fn distributes(platform: &Platform) -> Value {
    let id = organisation_of(platform, "maker").await;
    let body = json!({ "capacity": DISTRIBUTOR });
    let path = format!("/organisations/{id}/capacities");
    platform.post("operator", &path, body).await.must(201)
}

async fn switched(platform: &Platform, who: &str, capacity: &str) -> Value {
    let body = json!({ "capacity": capacity });
    platform.put(who, "/me/capacity", body).await.must(200)
}

/// What an account gets that shows a capacity.
async fn showing(platform: &Platform, who: &str, capacity: &str, path: &str) -> Reply {
    let request = platform.request(who, Method::GET, path);
    let request = request.header("Sunshine-Capacity", capacity);
    platform.send(request).await
}
