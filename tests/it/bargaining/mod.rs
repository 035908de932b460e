//! Invitations over HTTP, by the worked cases.

mod at_once;
mod clock;
mod declared;
mod invite;
mod list;
mod overtaken;
mod respond;

pub(crate) use declared::DECLARED;

use serde_json::Value;
use tests::Platform;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn answer(platform: &Platform, who: &str, id: &str, step: &str, body: Value) -> tests::Reply {
    platform
        .post(who, &format!("/invitations/{id}/{step}"), body)
        .await
}

fn id(invitation: &Value) -> &str {
    invitation["id"].as_str().unwrap()
}
