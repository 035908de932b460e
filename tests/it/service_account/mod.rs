//! Programs that sign in by key: a key's life, what it may reach, and what it may not.

mod example;
mod life;
mod matrix;
mod refused;

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /service-accounts", "?------+-+"),
        ("POST /service-accounts", "?------+-+"),
        ("GET /service-accounts/scopes", "?------+-+"),
        ("POST /service-accounts/{id}/rotation", "?------0-+"),
        ("DELETE /service-accounts/{id}", "?------0-+"),
    ],
    thing: Some(("service-accounts", |platform, _| {
        Box::pin(async move {
            let keeper = keeper(platform, "keykeeper").await;
            let opened = open(platform, &keeper, "HIS", &["invitations:read"]).await;
            text(&opened["id"])
        })
    })),
    events: &[
        (
            "service-account-opened",
            "HMDO",
            "addresses expires_on name scopes | persons",
        ),
        (
            "service-account-rotated",
            "HMDO",
            "name overlaps_until | persons",
        ),
        ("service-account-revoked", "HMDO", "name | persons"),
        ("service-account-ends", "HMDO", "expires_on name | persons"),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Every scope of a hospital.
const ALL: &str = "all";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The token of an administrator of the first hospital.
async fn keeper(platform: &Platform, account: &str) -> String {
    let roles = [Role::Administrator];
    platform.colleague(HOSPITAL, account, &roles).await.0
}

/// Sends what a service account would be; it ends with the year.
async fn sent(platform: &Platform, keeper: &str, body: Value) -> Reply {
    let mut whole =
        json!({"name": "HIS", "scopes": ["invitations:read"], "expires_on": "2026-12-31"});
    for (name, value) in body.as_object().unwrap() {
        whole[name] = value.clone();
    }
    platform
        .as_holder(keeper, Method::POST, "/service-accounts", whole)
        .await
}

/// Opens a service account with these scopes; returns the answer with its key.
async fn open(platform: &Platform, keeper: &str, name: &str, scopes: &[&str]) -> Value {
    let scopes: Vec<String> = if scopes == [ALL] {
        let all = by(platform, keeper, "/service-accounts/scopes").await;
        let items = all.must(200)["items"].as_array().unwrap().clone();
        items.iter().map(|item| text(&item["scope"])).collect()
    } else {
        scopes.iter().map(|&scope| scope.to_owned()).collect()
    };
    let body = json!({"name": name, "scopes": scopes});
    sent(platform, keeper, body).await.must(201)
}

/// GET by whoever holds a token or a key.
async fn by(platform: &Platform, token: &str, path: &str) -> Reply {
    let request = platform.request("", Method::GET, path);
    platform.send(request.bearer_auth(token)).await
}

async fn rotated(platform: &Platform, keeper: &str, id: &Value) -> Reply {
    let path = format!("/service-accounts/{}/rotation", text(id));
    let request = platform.request("", Method::POST, &path);
    platform.send(request.bearer_auth(keeper)).await
}

async fn revoked(platform: &Platform, keeper: &str, id: &Value) -> Reply {
    let path = format!("/service-accounts/{}", text(id));
    let request = platform.request("", Method::DELETE, &path);
    platform.send(request.bearer_auth(keeper)).await
}

/// The service accounts as their administrator lists them.
async fn listed(platform: &Platform, keeper: &str, query: &str) -> Vec<Value> {
    let path = format!("/service-accounts{query}");
    let list = by(platform, keeper, &path).await.must(200);
    list["items"].as_array().unwrap().clone()
}
