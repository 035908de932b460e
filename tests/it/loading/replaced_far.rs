//! A held price and what took its place, or whose place it took: each waits by itself, and nobody decides on what is overtaken.

use domain::ProductId;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tests::{Platform, Reply};

use super::bridged::{HEADER, HELD, begin, held, limit, load, try_load, undo};
use super::reversed::reverse;

const DECISIONS: &str = "/price-changes/decisions";
/// After the five working days of a publicity that begins on 4 March.
const OVER: &str = "2026-03-12T09:00:00+08:00";

async fn waiting(platform: &Platform, account: &str, price: &str) -> Value {
    let held = platform.get(account, HELD).await.must(200);
    let items = held["items"].as_array().unwrap();
    let found = items.iter().find(|one| one["base_price"] == price);
    found.unwrap_or_else(|| panic!("{price} in {held}")).clone()
}

/// What comes of a decision on a held price.
async fn decide(platform: &Platform, account: &str, action: &str, price: &str) -> Value {
    let change = waiting(platform, account, price).await;
    let body = json!({"action": action, "ids": [change["id"]], "reason": "核对后不符"});
    let decided = platform.post(account, DECISIONS, body).await.must(200);
    decided["results"][0].clone()
}

/// 100, on it 36 as a bridge, and beyond it prices of one platform and first day, each by the next person in the place of the one
/// before; returns the loads of the bridge and of these.
async fn steps(beyond: &[(&str, &str, &str)]) -> (Platform, ProductId, Value, Vec<Value>) {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let bridge = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    let mut loads = Vec::new();
    for (account, at, price) in beyond {
        loads.push(load(&platform, (account, at), "12", price).await);
    }
    (platform, product, bridge, loads)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_far_price_had_taken_the_place_of_waits_too_and_outlasts_it() {
    // By another person, or by the same one on another day.
    for second in [
        ("distributor", "03T10:02", "11"),
        ("operator2", "04T10:02", "11"),
    ] {
        let first = ("operator2", "03T10:01", "12");
        let (platform, product, bridge, loads) = steps(&[first, second]).await;
        let done = undo(&platform, ("operator2", "04T10:05"), &bridge, product).await;
        assert_eq!(done["prices_far"], 1, "{done}");
        assert_eq!(held(&platform).await, ["11.00"], "the later file's");
        assert_eq!(limit(&platform, product).await, "100.00");
        // What was in force is named.
        let path = format!(
            "/imports/{}/reversal/things?step=price_far",
            bridge["id"].as_str().unwrap()
        );
        let things = platform.get("operator", &path).await.must(200);
        let items = things["items"].as_array().unwrap().iter();
        let before: Vec<Value> = items.map(|one| one["before"].clone()).collect();
        assert_eq!(before, [json!("11.00")], "{things}");
        // The undo of the last load leaves what was there before it.
        let done = undo(&platform, ("operator", "04T10:06"), &loads[1], product).await;
        assert_eq!(done["changes_withdrawn"], 1, "{done}");
        assert_eq!(held(&platform).await, ["12.00"]);
        assert_eq!(limit(&platform, product).await, "100.00");
        let decided = decide(&platform, "operator2", "publicity", "12.00").await;
        assert_eq!(decided["problem"]["type"], "same-person", "{decided}");
        let decided = decide(&platform, "operator", "publicity", "12.00").await;
        assert_eq!(decided["problem"], Value::Null, "{decided}");
        platform.wait_until(OVER);
        platform.settle().await;
        assert_eq!(limit(&platform, product).await, "12.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_in_one_place_the_last_one_waits_and_once_it_is_refused_the_one_before_it() {
    let three = [
        ("operator2", "03T10:01", "12"),
        ("distributor", "03T10:02", "11.5"),
        ("operator2", "03T10:03", "11"),
    ];
    let (platform, product, bridge, _) = steps(&three).await;
    undo(&platform, ("operator2", "03T10:05"), &bridge, product).await;
    for (waits, next) in [("11.00", "11.50"), ("11.50", "12.00")] {
        assert_eq!(held(&platform).await, [waits]);
        let refused = decide(&platform, "operator", "refusal", waits).await;
        assert_eq!(refused["problem"], Value::Null, "{refused}");
        assert_eq!(held(&platform).await, [next]);
    }
    let public = decide(&platform, "operator", "publicity", "12.00").await;
    assert_eq!(public["problem"], Value::Null, "{public}");
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "12.00");
    assert_eq!(held(&platform).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_price_that_another_overtook_waits_again_once_that_one_counts_no_more() {
    for undoes_bridge in [true, false] {
        let (platform, product) = begin().await;
        load(&platform, ("operator", "02T10:00"), "44", "100").await;
        let far = try_load(&platform, ("operator2", "02T10:01"), "12", "12").await;
        assert_eq!(far["counts"]["held"], 1, "{far}");
        let bridge = load(&platform, ("operator", "03T10:00"), "33", "36").await;
        let over = load(&platform, ("distributor", "03T10:01"), "12", "13").await;
        assert_eq!(
            held(&platform).await,
            Vec::<String>::new(),
            "13 took its place"
        );
        let undone = if undoes_bridge { &bridge } else { &over };
        let done = undo(&platform, ("operator2", "03T10:05"), undone, product).await;
        let (waits, limit_left) = match undoes_bridge {
            true => (vec!["13.00"], "100.00"),
            false => (vec!["12.00"], "36.00"),
        };
        assert_eq!(done["prices_far"], waits.len(), "{done}");
        assert_eq!(held(&platform).await, waits);
        assert_eq!(limit(&platform, product).await, limit_left);
        if undoes_bridge {
            undo(&platform, ("operator2", "03T10:06"), &over, product).await;
        }
        assert_eq!(held(&platform).await, ["12.00"]);
        let decided = decide(&platform, "operator2", "publicity", "12.00").await;
        assert_eq!(
            decided["problem"]["type"], "same-person",
            "whose load held it"
        );
        // With its own load it is gone.
        let _gone = reverse(&platform, "operator", &far, false).await.must(200);
        assert!(!held(&platform).await.contains(&"12.00".to_owned()));
    }
}

/// Loads a price and runs no job afterwards.
async fn load_alone(platform: &Platform, (account, at): (&str, &str), price: &str) {
    platform.wait_until(&format!("2026-03-{at}:00+08:00"));
    let file =
        format!("{HEADER}C14020315924063616500000001,12,省平台,listing,{price},2026-01-01\n");
    let part = Part::bytes(file.into_bytes()).file_name("价格.csv");
    let path = "/imports/listed-prices?again=true";
    let request = platform.request(account, Method::POST, path);
    let form = Form::new().part("file", part);
    let _begun: Value = platform.send(request.multipart(form)).await.must(202);
    platform.loader.wait_idle().await;
}

async fn make_public(platform: &Platform, change: &Value) -> Reply {
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    platform.post("operator", DECISIONS, body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_later_file_has_overtaken_is_made_public_by_nobody_before_any_job_has_run() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let far = try_load(&platform, ("operator2", "02T10:01"), "12", "12").await;
    assert_eq!(far["counts"]["held"], 1, "{far}");
    let change = waiting(&platform, "operator", "12.00").await;
    load_alone(&platform, ("distributor", "02T10:02"), "95").await;
    let decided = make_public(&platform, &change).await.must(200);
    let problem = &decided["results"][0]["problem"];
    assert_eq!(problem["type"], "price-change-closed", "{decided}");
    let detail = problem["detail"].as_str().unwrap();
    assert!(
        detail.contains("之后的文件对同一价格项导入了其他价格"),
        "{detail}"
    );
    platform.settle().await;
    let path = format!("/price-changes/{}", change["id"].as_str().unwrap());
    let ended = platform.get("operator", &path).await.must(200);
    assert_eq!(ended["state"], "withdrawn", "{ended}");
    assert_eq!(limit(&platform, product).await, "95.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_by_now_is_made_public_by_nobody_either() {
    let (platform, _) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let file = format!(
        "{},截止日期\nC14020315924063616500000001,12,省平台,listing,12,2026-01-01,2026-03-03\n",
        HEADER.trim_end()
    );
    let far = platform
        .load("operator2", "listed-prices", "价格.csv", file.into())
        .await;
    assert_eq!(far["counts"]["held"], 1, "{far}");
    let change = waiting(&platform, "operator", "12.00").await;
    platform.wait_until("2026-03-04T00:00:00+08:00");
    let decided = make_public(&platform, &change).await.must(200);
    let problem = &decided["results"][0]["problem"];
    assert_eq!(problem["type"], "price-change-closed", "{decided}");
}
