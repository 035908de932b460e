//! The clock of a demonstration: it moves forward only, and what becomes due by that happens.

use serde_json::json;
use tests::{HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn the_clock_moves_forward_and_what_became_due_has_happened() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let back = json!({"now": "2026-03-01T00:00:00+08:00"});
    assert_eq!(
        platform.put("operator", "/clock", back).await.problem(),
        (409, "clock-backwards")
    );
    let on = json!({"now": "2026-03-10T00:00:00+08:00"});
    let clock = platform.put("operator", "/clock", on).await.must(200);
    assert_eq!(clock["now"], "2026-03-10T00:00:00+08:00");
    let path = format!("/invitations/{}", sent["id"].as_str().unwrap());
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "lapsed"
    );
    let shown = platform
        .get(HOSPITAL, "/messages?unread=true")
        .await
        .must(200);
    assert_eq!(shown["items"][0]["link"], path);
    let mails = platform.outbox.posted();
    assert!(
        mails
            .iter()
            .any(|mail| mail.recipient.contains("hospital@")),
        "{mails:?}"
    );
}
