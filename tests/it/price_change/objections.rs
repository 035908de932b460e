//! Objections to a price in publicity.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use super::{
    MONDAY, OVER, change, count, declared, go_to, limit, link_of, messages, publicized, text,
};

pub(super) async fn object(platform: &Platform, account: &str, change: &str) -> Reply {
    let path = format!("/price-changes/{change}/objections");
    platform
        .post(account, &path, json!({"reason": "该价格不实"}))
        .await
}

pub(super) async fn answer(platform: &Platform, objection: &str, upheld: bool) -> Reply {
    let path = format!("/objections/{objection}/answer");
    let body = json!({"upheld": upheld, "answer": "经核实"});
    platform.post("operator", &path, body).await
}

#[tokio::test]
async fn an_objection_holds_the_announcement_until_it_is_dismissed() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    assert_eq!(object(&platform, HOSPITAL, &id).await.status, 404);
    publicized(&platform, &id).await;
    let raised = object(&platform, HOSPITAL, &id).await.must(201);
    let again = object(&platform, HOSPITAL, &id).await;
    assert_eq!(again.problem(), (409, "objection-already-open"));
    let open = count(&platform, "operator", "objections_open").await;
    assert_eq!(open, 1);
    let link = Some(format!("/price-changes/{id}"));
    for account in ["maker", "operator"] {
        let inbox = messages(&platform, account).await;
        assert_eq!(link_of(&inbox, "objection-raised"), link, "{account}");
    }
    // The manufacturer is notified that there is one, and why, but not from whom.
    let seen = platform.get("maker", "/objections").await.must(200);
    assert_eq!(seen["items"][0]["organisation"], Value::Null);
    assert_eq!(seen["items"][0]["reason"], "该价格不实");
    let thread = change(&platform, "maker", &id).await.must(200);
    let feed = platform.get("maker", "/feed?limit=200").await.must(200);
    for shown in [seen.to_string(), thread.to_string(), feed.to_string()] {
        assert!(!shown.contains("第一医院"), "{shown}");
    }
    let seen = platform.get("operator", "/objections").await.must(200);
    assert_eq!(seen["items"][0]["organisation"]["name"], "第一医院");

    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let late = object(&platform, "hospital2", &id).await;
    assert_eq!(late.problem(), (409, "objection-too-late"));
    let objection = text(&raised["id"]);
    let answered = answer(&platform, &objection, false).await.must(200);
    assert_eq!(answered["state"], "dismissed");
    let twice = answer(&platform, &objection, true).await;
    assert_eq!(twice.problem(), (409, "objection-already-answered"));
    let inbox = messages(&platform, HOSPITAL).await;
    assert_eq!(link_of(&inbox, "objection-answered"), link);
    // Cleared on the tenth, it counts from the eleventh.
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, "2026-03-11T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
}

#[tokio::test]
async fn an_objection_that_is_upheld_ends_the_change() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let first = text(&object(&platform, HOSPITAL, &id).await.must(201)["id"]);
    let second = text(&object(&platform, "maker2", &id).await.must(201)["id"]);
    let _upheld = answer(&platform, &first, true).await.must(200);
    let refused = change(&platform, "maker", &id).await.must(200);
    assert_eq!(
        (&refused["state"], &refused["reason"]),
        (&json!("refused"), &json!("经核实"))
    );
    // The other one still gets its reply.
    let _upheld = answer(&platform, &second, true).await.must(200);
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

async fn withdraw(platform: &Platform, account: &str, objection: &str) -> Reply {
    let path = format!("/objections/{objection}/withdrawal");
    let body = json!({"reason": "经核对无误"});
    platform.post(account, &path, body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_is_taken_back_by_who_raised_it_until_it_is_answered() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let raised = object(&platform, HOSPITAL, &id).await.must(201);
    assert_eq!(raised["may_withdraw"], true);
    let objection = text(&raised["id"]);
    for other in ["hospital2", "maker"] {
        assert_eq!(withdraw(&platform, other, &objection).await.status, 404);
    }
    assert_eq!(
        withdraw(&platform, "operator", &objection).await.status,
        403
    );
    let seen = platform.get("maker", "/objections").await.must(200);
    assert_eq!(seen["items"][0]["may_withdraw"], false);
    let gone = withdraw(&platform, HOSPITAL, &objection).await.must(200);
    assert_eq!(
        (&gone["state"], &gone["answer"], &gone["may_withdraw"]),
        (&json!("withdrawn"), &json!("经核对无误"), &json!(false))
    );
    let link = Some(format!("/price-changes/{id}"));
    for account in ["maker", "operator"] {
        let inbox = messages(&platform, account).await;
        assert_eq!(link_of(&inbox, "objection-withdrawn"), link, "{account}");
    }
    let thread = change(&platform, "maker", &id).await.must(200);
    let feed = platform.get("maker", "/feed?limit=200").await.must(200);
    for shown in [thread.to_string(), feed.to_string()] {
        assert!(!shown.contains("第一医院"), "who objected is not told");
    }
    assert_eq!(count(&platform, "operator", "objections_open").await, 0);
    let twice = withdraw(&platform, HOSPITAL, &objection).await;
    assert_eq!(twice.problem(), (409, "objection-already-answered"));
    let late = answer(&platform, &objection, true).await;
    assert_eq!(late.problem(), (409, "objection-already-answered"));
    let _again = object(&platform, HOSPITAL, &id).await.must(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_whose_last_objection_is_taken_back_after_its_publicity_is_announced() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let first = text(&object(&platform, HOSPITAL, &id).await.must(201)["id"]);
    let second = text(&object(&platform, "hospital2", &id).await.must(201)["id"]);
    go_to(&platform, OVER).await;
    let state = async || change(&platform, "maker", &id).await.must(200)["state"].clone();
    let _gone = withdraw(&platform, HOSPITAL, &first).await.must(200);
    assert_eq!(state().await, "publicized", "the other one holds it");
    let _gone = withdraw(&platform, "hospital2", &second).await.must(200);
    assert_eq!(state().await, "announced");
    go_to(&platform, "2026-03-11T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
}
