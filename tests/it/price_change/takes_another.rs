//! Answers say what takes another person than their reader, and refusals say the same.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::objections::object;
use super::ways_back::correct;
use super::{MONDAY, text};
use crate::campaign::{goods, opened};
use crate::lower_price_report::{path_of, report, reported};

/// What an answer says to both persons of the exchange centre.
async fn flags(platform: &Platform, path: &str) -> [Value; 2] {
    let mut flags = Vec::new();
    for who in ["operator", "operator2"] {
        let answer = platform.get(who, path).await.must(200);
        let one = match answer["items"].as_array() {
            Some(items) => items[0].clone(),
            None => answer,
        };
        flags.push(one["takes_another"].clone());
    }
    flags.try_into().unwrap()
}

fn his() -> [Value; 2] {
    [json!(true), json!(false)]
}

fn nobodys() -> [Value; 2] {
    [json!(false), json!(false)]
}

#[tokio::test]
async fn a_price_that_he_reported_himself_takes_another_at_every_step() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "operator", reported(product, "92", "2026-02-10")).await;
    assert_eq!(own["takes_another"], true, "{own}");
    let joined = report(&platform, HOSPITAL, reported(product, "92", "2026-02-10")).await;
    assert_eq!(joined["takes_another"], true, "his own, to himself");
    for one in [&own, &joined] {
        let path = path_of(one, "");
        assert_eq!(flags(&platform, &path).await, his(), "the case is his");
        let actions = platform.get("operator", &path).await.must(200)["actions"].clone();
        assert_eq!(actions, json!([]));
    }
    let maker = platform.get("maker", &path_of(&own, "")).await.must(200);
    assert_eq!(maker["takes_another"], false, "nobody learns who reported");
    assert_eq!(flags(&platform, "/lower-price-reports").await, his());
    let accept = path_of(&own, "/acceptance");
    let refused = platform.post("operator", &accept, json!({})).await;
    assert_eq!(refused.problem(), (409, "same-person"));
    let accepted = platform
        .post("operator2", &accept, json!({}))
        .await
        .must(200);
    let change = text(&accepted["price_change_id"]);
    let thread = format!("/price-changes/{change}");
    assert_eq!(flags(&platform, &thread).await, his());
    assert_eq!(flags(&platform, "/price-changes").await, his());
    let window = text(&accepted["publicity_id"]);
    let public = format!("/publicities/{window}/changes");
    assert_eq!(flags(&platform, &public).await, his());
    let seen = platform.get("maker", &public).await.must(200);
    assert_eq!(seen["items"][0]["takes_another"], false);
    let own = correct(&platform, "operator", &change, "95").await;
    assert_eq!(own.problem(), (409, "same-person"));
    let objection = object(&platform, "maker", &change).await.must(201);
    assert_eq!(flags(&platform, "/objections").await, his());
    let answer = format!("/objections/{}/answer", text(&objection["id"]));
    let body = json!({"upheld": false, "answer": "经核实"});
    let own = platform.post("operator", &answer, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let answered = platform.post("operator2", &answer, body).await.must(200);
    assert_eq!(answered["takes_another"], false, "{answered}");
}

#[tokio::test]
async fn an_objection_to_a_row_of_his_list_takes_another() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let file = "27位码,省份,平台,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,省平台,listing,92,2026-01-01\n";
    let import = platform
        .load("operator", "linkage-lists", "清单.csv", file.into())
        .await;
    assert_eq!(flags(&platform, "/imports").await, his());
    assert_eq!(flags(&platform, "/linkages").await, his(), "{import}");
    let lists = platform.get("operator", "/linkages").await.must(200);
    let path = format!("/linkages/{}/publicity", text(&lists["items"][0]["id"]));
    platform.settle().await;
    let _public = platform.post("operator2", &path, json!({})).await.must(200);
    let changes = platform.get("operator", "/price-changes").await.must(200);
    let change = text(&changes["items"][0]["id"]);
    let _raised = object(&platform, HOSPITAL, &change).await.must(201);
    assert_eq!(flags(&platform, "/objections").await, his());
}

#[tokio::test]
async fn a_campaign_takes_another_once_it_has_left_records_and_so_do_these() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    assert_eq!(flags(&platform, &path).await, nobodys(), "he may stop it");
    platform.wait_until("2026-03-21T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(flags(&platform, &path).await, his());
    assert_eq!(flags(&platform, "/campaigns").await, his());
    assert_eq!(flags(&platform, "/misconduct-records").await, his());
    let records = platform.get("maker", "/misconduct-records").await.must(200);
    assert_eq!(records["items"][0]["takes_another"], false);
    let records = platform
        .get("operator", "/misconduct-records")
        .await
        .must(200);
    let record = text(&records["items"][0]["id"]);
    let withdrawal = format!("/misconduct-records/{record}/withdrawal");
    let body = json!({"reason": "误开启"});
    let own = platform.post("operator", &withdrawal, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let stop = format!("{path}/stop");
    let own = platform.post("operator", &stop, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let other = platform.post("operator2", &stop, body).await;
    assert_eq!(other.status, 200, "{}", other.body);
}
