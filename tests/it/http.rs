//! What all operations have in common: problems in two languages, lists by page, exports, the feed, health.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn problems_are_in_the_requested_language() {
    let platform = Platform::start(MONDAY).await;
    let in_language = async |language: &str| {
        let request = platform.request("", reqwest::Method::GET, "/products");
        platform
            .send(request.header("accept-language", language))
            .await
    };
    let (chinese, english) = (
        in_language("zh-CN").await,
        in_language("en-GB,en;q=0.9").await,
    );
    assert_eq!(chinese.headers["content-type"], "application/problem+json");
    assert_eq!(
        (&chinese.body["title"], &english.body["title"]),
        (&json!("未登录"), &json!("not signed in"))
    );
    assert_eq!(
        chinese.body["request_id"],
        chinese.headers["x-request-id"].to_str().unwrap()
    );
}

#[tokio::test]
async fn what_is_not_there_is_404_and_another_method_is_405() {
    let platform = Platform::start(MONDAY).await;
    for path in [
        "/nothing",
        "/products/77777",
        "/products/abc",
        "/invitations/77",
    ] {
        assert_eq!(
            platform.get(HOSPITAL, path).await.problem(),
            (404, "not-found"),
            "{path}"
        );
    }
    let reply = platform
        .send(platform.request(HOSPITAL, reqwest::Method::PATCH, "/products"))
        .await;
    assert_eq!(reply.problem(), (405, "method-not-allowed"));
    let text = platform
        .request(HOSPITAL, reqwest::Method::POST, "/invitations")
        .body("{");
    let reply = platform
        .send(text.header("content-type", "application/json"))
        .await;
    assert_eq!(reply.problem(), (400, "malformed"));
}

#[tokio::test]
async fn a_word_of_another_type_is_a_wrong_field_and_not_malformed() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let listing = format!("/products/{product}/listing");
    for wrong in [
        json!(5),
        json!(true),
        json!([]),
        json!({}),
        json!(null),
        json!("zz"),
    ] {
        let body = json!({"state": wrong, "reason": "x"});
        let reply = platform.put("operator", &listing, body).await;
        assert_eq!(reply.problem(), (422, "invalid-fields"), "{wrong}");
        assert_eq!(reply.body["errors"][0]["pointer"], "/state", "{wrong}");
        let body = json!({"action": wrong, "ids": []});
        let reply = platform.post("maker", "/invitations/answers", body).await;
        assert_eq!(reply.problem(), (422, "invalid-fields"), "{wrong}");
        assert_eq!(reply.body["errors"][0]["pointer"], "/action", "{wrong}");
    }
}

#[tokio::test]
async fn a_list_pages_through_everything_once() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=7 {
        let product = platform.capped(number, "100").await;
        let _sent = platform.invited(HOSPITAL, product, "90").await;
    }
    platform.settle().await;
    for list in ["/invitations", "/products"] {
        let mut seen = Vec::new();
        let mut next = Value::Null;
        loop {
            let cursor = next
                .as_str()
                .map(|cursor| format!("&cursor={cursor}"))
                .unwrap_or_default();
            let page = platform
                .get(HOSPITAL, &format!("{list}?limit=3{cursor}"))
                .await
                .must(200);
            assert_eq!(page["total"], 7);
            let items = page["items"].as_array().unwrap();
            seen.extend(
                items
                    .iter()
                    .map(|item| item["id"].as_str().unwrap().to_owned()),
            );
            next = page["next"].clone();
            if next.is_null() {
                break;
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 7, "{list}");
        let bad = platform
            .get(HOSPITAL, &format!("{list}?cursor=nonsense"))
            .await;
        assert_eq!(bad.problem(), (422, "invalid-fields"), "{list}");
        let xlsx = platform.get(HOSPITAL, &format!("{list}?format=xlsx")).await;
        assert_eq!(xlsx.status, 200);
        assert!(xlsx.bytes.starts_with(b"PK"), "{list} exports a workbook");
    }
}

#[tokio::test]
async fn what_is_shown_as_a_table_comes_as_a_workbook() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.settle().await;
    let organisation = platform.get("operator", "/organisations").await.must(200);
    let organisation = organisation["items"][0]["id"].as_str().unwrap().to_owned();
    for path in [
        "/imports".to_owned(),
        "/jobs".to_owned(),
        "/jobs/settle-limits/runs".to_owned(),
        "/messages".to_owned(),
        "/rules".to_owned(),
        format!("/organisations/{organisation}/accounts"),
        format!("/products/{product}/reference-limit"),
        format!("/products/{product}/limit-history"),
        format!("/products/{product}/price-spread"),
    ] {
        let book = platform
            .get("operator", &format!("{path}?format=xlsx"))
            .await;
        assert_eq!(book.status, 200, "{path}: {}", book.body);
        assert!(book.bytes.starts_with(b"PK"), "{path} exports a workbook");
    }
}

#[tokio::test]
async fn the_feed_shows_each_caller_its_own_events_in_order() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    platform.pays("hospital2", product, "55.5555").await;
    platform.settle().await;
    let read = async |who: &str| {
        let feed = platform.get(who, "/feed?limit=200").await.must(200);
        let events = feed["events"].as_array().unwrap().clone();
        let positions: Vec<i64> = events
            .iter()
            .map(|event| event["position"].as_i64().unwrap())
            .collect();
        assert!(positions.is_sorted(), "{who}");
        let kinds: Vec<String> = events
            .iter()
            .map(|event| event["kind"].as_str().unwrap().to_owned())
            .collect();
        kinds
    };
    let has = |kinds: &[String], kind: &str| kinds.iter().any(|one| one == kind);
    assert!(has(&read("maker").await, "invitation-sent"));
    assert!(has(&read("operator").await, "invitation-sent"));
    assert!(!has(&read("maker2").await, "invitation-sent"));
    assert!(has(&read("hospital2").await, "current-price-declared"));
    for other in [HOSPITAL, "maker", "operator", "bureau"] {
        assert!(
            !has(&read(other).await, "current-price-declared"),
            "{other}"
        );
    }
}

#[tokio::test]
async fn health_is_reported_and_an_amended_rule_counts_from_its_day() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::client().build().unwrap();
    for (path, status) in [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/metrics", 404),
        ("/api/v1/openapi.json", 200),
    ] {
        let reply = client
            .get(format!("{}{path}", platform.base()))
            .send()
            .await
            .unwrap();
        assert_eq!(reply.status().as_u16(), status, "{path}");
    }
    let past = json!({"key": "bargaining.answer_term", "value": "3", "clause": "S4-1", "effective_from": "2026-03-01"});
    let past = platform.post("operator", "/rules", past).await;
    assert_eq!(past.problem(), (409, "rule-in-the-past"));
    let key = "bargaining.answer_term";
    let _amended = platform.amended(key, "3", "S4-1", "2026-03-03").await;
    let (today, tomorrow) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let sent = platform.invited(HOSPITAL, today, "90").await;
    assert_eq!(
        sent["due_at"], "2026-03-10T00:00:00+08:00",
        "five days still"
    );
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let sent = platform.invited(HOSPITAL, tomorrow, "90").await;
    assert_eq!(
        sent["due_at"], "2026-03-07T00:00:00+08:00",
        "three days from then on"
    );
}

#[tokio::test]
async fn text_that_no_database_holds_is_a_wrong_field() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let long = "长".repeat(501);
    for text in ["a\0b", &long] {
        let listing = json!({"state": "delisted", "reason": text});
        let path = format!("/products/{product}/listing");
        let refused = platform.put("operator", &path, listing).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"));
        assert_eq!(refused.body["errors"][0]["pointer"], "/reason");
        let entered = json!({"name": text, "kind": "hospital"});
        let refused = platform.post("operator", "/organisations", entered).await;
        assert_eq!(refused.body["errors"][0]["pointer"], "/name");
    }
}

#[tokio::test]
async fn the_first_page_counts_what_waits_for_each() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _sent = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    let counters = async |who: &str| {
        let home = platform.get(who, "/home").await.must(200);
        let counters = home["counters"].as_array().unwrap().clone();
        counters
            .iter()
            .filter(|counter| counter["count"] != 0)
            .map(|counter| counter["key"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let mine = [
        "invitations_waiting_for_me",
        "invitations_open",
        "unread_messages",
    ];
    assert_eq!(counters("maker").await, mine);
    assert_eq!(counters(HOSPITAL).await, ["invitations_open"]);
    let home = platform.get("distributor", "/home").await.must(200);
    let keys = home["counters"].as_array().unwrap().iter();
    let keys: Vec<&str> = keys.map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(
        keys,
        ["imports_running", "unread_messages", "misconduct_recent"]
    );
}

#[tokio::test]
async fn what_is_due_soon_leads_to_those_that_are() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        let product = platform.capped(number, "100").await;
        let _sent = platform.invited(HOSPITAL, product, "90").await;
        platform.wait_until("2026-03-05T09:00:00+08:00");
    }
    platform.wait_until("2026-03-06T09:00:00+08:00");
    for who in ["maker", "operator"] {
        let home = platform.get(who, "/home").await.must(200);
        let counters = home["counters"].as_array().unwrap();
        let soon = counters
            .iter()
            .find(|one| one["key"] == "invitations_due_soon");
        let soon = soon.unwrap_or_else(|| panic!("{home}"));
        assert_eq!(soon["count"], 1, "{home}");
        let list = platform.get(who, soon["link"].as_str().unwrap()).await;
        assert_eq!(list.must(200)["total"], 1, "{soon}");
    }
}
