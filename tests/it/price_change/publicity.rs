//! What everyone may read of a price in publicity.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{MONDAY, change, declaration, declared, publicized, text};

#[tokio::test]
async fn everyone_finds_what_is_public_of_the_products_it_makes_or_buys() {
    let platform = Platform::start(MONDAY).await;
    let (bought, other) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let path = format!("/products/{bought}/current-price");
    let own = json!({"price": "95", "effective_from": "2026-01-01"});
    let _paid = platform.put(HOSPITAL, &path, own).await.must(200);
    for product in [bought, other] {
        let id = declared(&platform, product, "90").await;
        publicized(&platform, &id).await;
    }
    // Not public yet, and therefore hidden from others.
    let _waiting = declared(&platform, bought, "80").await;
    let found = async |who: &str, query: &str| {
        let path = format!("/publicities/changes{query}");
        let page = platform.get(who, &path).await.must(200);
        let items = page["items"].as_array().unwrap().iter();
        let products: Vec<String> = items.map(|one| text(&one["product"]["id"])).collect();
        assert_eq!(page["total"], products.len());
        products
    };
    let (bought, other) = (bought.to_string(), other.to_string());
    let both = [other.clone(), bought.clone()];
    assert_eq!(found(HOSPITAL, "").await, both);
    assert_eq!(found(HOSPITAL, "?mine=true").await, [bought.as_str()]);
    assert_eq!(found("hospital2", "?mine=true").await, [""; 0]);
    assert_eq!(found("maker", "?mine=true").await, both);
    assert_eq!(found("maker2", "?mine=true").await, [""; 0]);
    let one = format!("?product_id={other}&state=publicized");
    assert_eq!(found("maker2", &one).await, [other]);
    assert_eq!(found(HOSPITAL, "?state=announced").await, [""; 0]);
}

#[tokio::test]
async fn publicity_shows_the_price_and_no_remark_of_its_manufacturer() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let file = b"%PDF-1.7 secret".to_vec();
    let evidence = platform.hand_in("maker", "a.pdf", file).await.must(201);
    let mut body = declaration(product, "90");
    body["remark"] = json!("仅供交易中心");
    body["evidence"] = json!([evidence["id"]]);
    let made = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    assert_eq!(made["remark"], "仅供交易中心");
    let id = text(&made["id"]);
    assert_eq!(change(&platform, HOSPITAL, &id).await.status, 404);
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}/changes");
    for account in [HOSPITAL, "maker2", "distributor"] {
        let list = platform.get(account, &path).await.must(200);
        assert_eq!(list["items"][0]["base_price"], "90.00", "{account}");
        let one = change(&platform, account, &id).await.must(200);
        for shown in [list.to_string(), one.to_string()] {
            assert!(!shown.contains("仅供交易中心"), "{account}: {shown}");
            assert!(
                !shown.contains(&text(&evidence["id"])),
                "{account}: {shown}"
            );
        }
        assert!(one["events"].as_array().unwrap().len() == 1, "{one}");
        assert_eq!(one["events"][0]["actor"], Value::Null);
        let shown = &one["events"][0]["figures"];
        assert_eq!(shown.as_array().unwrap().len(), 1, "{shown}");
        assert_eq!(shown[0]["name"], "base_price");
        let path = format!("/evidence/{}/file", text(&evidence["id"]));
        assert_eq!(platform.get(account, &path).await.status, 404, "{account}");
    }
    let seen = change(&platform, "bureau", &id).await.must(200);
    assert_eq!(seen["remark"], "仅供交易中心");
    for path in ["/price-changes", "/publicities", "/objections", &path] {
        let join = if path.contains('?') { '&' } else { '?' };
        let export = format!("{path}{join}format=xlsx");
        let reply = platform.get("operator", &export).await;
        assert_eq!((reply.status, &reply.bytes[..2]), (200, b"PK".as_slice()));
    }
}

#[tokio::test]
async fn the_end_of_a_publicity_states_its_outcome_and_the_limits_before_and_after() {
    let platform = Platform::start(MONDAY).await;
    let (falls, contested) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let corrected = platform.capped(3, "100").await;
    let wrong = declared(&platform, corrected, "80").await;
    publicized(&platform, &wrong).await;
    let right = super::ways_back::correct(&platform, "operator", &wrong, "85").await;
    let _right = right.must(200);
    let mut windows = Vec::new();
    for product in [falls, contested] {
        let id = declared(&platform, product, "90").await;
        windows.push((publicized(&platform, &id).await, id));
    }
    let objection = json!({"reason": "价格有误"});
    let path = format!("/price-changes/{}/objections", windows[1].1);
    let _raised = platform.post(HOSPITAL, &path, objection).await.must(201);
    let clock = json!({"now": "2026-04-20T09:00:00+08:00"});
    let _moved = platform.put("operator", "/clock", clock).await.must(200);
    let feed = platform.get("maker2", "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let mut products: Vec<Value> = events
        .filter(|event| event["kind"] == "publicity-closed")
        .flat_map(|event| event["data"]["products"].as_array().unwrap().clone())
        .collect();
    let key = |one: &Value| (one["product"].to_string(), one["outcome"].to_string());
    products.sort_by_key(key);
    let mut expected = [
        json!({"product": falls.to_string(), "outcome": "announced", "objections": 0,
            "limit_before": "100.00", "limit_after": "90.00"}),
        json!({"product": contested.to_string(), "outcome": "publicized", "objections": 1,
            "limit_before": "100.00", "limit_after": null}),
        json!({"product": corrected.to_string(), "outcome": "corrected", "objections": 0,
            "limit_before": "100.00", "limit_after": null}),
        json!({"product": corrected.to_string(), "outcome": "announced", "objections": 0,
            "limit_before": "100.00", "limit_after": "85.00"}),
    ];
    expected.sort_by_key(key);
    assert_eq!(products, expected);
}
