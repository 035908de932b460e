//! The last day of a period: 9999-12-31 means that there is none, whether it comes in a file or in a body.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use crate::authorization::matrix;
use crate::authorization::requests::{body, concrete, things};
use crate::entrances::{caller_of, fields_of, is_last_day, set};
use crate::lower_price_report::reported;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The days that programs write for no end.
const OPEN: [&str; 3] = ["9999-12-31", "9999-01-01", "2999-12-31"];

#[tokio::test(flavor = "multi_thread")]
async fn every_last_day_of_a_body_may_state_that_there_is_none() {
    let platform = Platform::start(MONDAY).await;
    let things = things(&platform).await;
    let mut tried = Vec::new();
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let caller = caller_of(line);
        let path = concrete(path, &things);
        for (pointer, schema) in fields_of(operation) {
            let is_day = schema["format"] == "date";
            let is_end = is_day && pointer.ends_with("_to");
            assert_eq!(is_end, is_last_day(&schema), "{operation} {pointer}");
            if !is_end {
                continue;
            }
            for (day, is_refused) in [
                (OPEN[0], false),
                (OPEN[1], false),
                (OPEN[2], false),
                ("2999-12-30", true),
            ] {
                let mut body = body(operation, caller, &things);
                set(&mut body, &pointer, &json!(day));
                let request = platform.request(caller, method.parse().unwrap(), &path);
                let reply = platform.send(request.json(&body)).await;
                let errors = [
                    &reply.body["errors"],
                    &reply.body["results"][0]["problem"]["errors"],
                ];
                let named = errors.map(ToString::to_string).concat();
                let is_named = named.contains("effective_to") && named.contains("9999-12-31");
                assert_eq!(
                    is_named, is_refused,
                    "{operation} {pointer} {day}: {}",
                    reply.body
                );
            }
            tried.push(format!("{operation} {pointer}"));
        }
    }
    assert!(6 <= tried.len(), "{tried:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_and_a_file_mean_the_same_by_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let path = format!("/products/{product}/current-price");
    let declare = async |until: &str| {
        let body = json!({"price": "90", "effective_from": "2026-01-01", "effective_to": until});
        let declared = platform.put(HOSPITAL, &path, body).await.must(200);
        declared["effective_to"].clone()
    };
    for open in OPEN {
        assert_eq!(declare("2026-12-31").await, "2026-12-31");
        assert_eq!(declare(open).await, Value::Null, "{open}");
        let file = format!(
            "医保编码,价格,生效日期,截止日期\n{},90,2026-01-01,{open}\n",
            Goods::number(1).code
        );
        let import = platform
            .load(HOSPITAL, "current-prices", "价格.csv", file.into())
            .await;
        assert_eq!(import["counts"]["unchanged"], 1, "{open}: {import}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn declared_reported_and_corrected_prices_lose_their_end_by_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let mut report = reported(product, "80", "2026-02-20");
    report["effective_to"] = json!(OPEN[0]);
    let made = platform.post("maker", "/lower-price-reports", report).await;
    assert_eq!(made.must(201)["effective_to"], Value::Null);

    let other = platform.capped(2, "100").await;
    let mut declaration = tests::declaration(other, "44", "90");
    declaration["effective_to"] = json!(OPEN[0]);
    let open = platform
        .post("maker", "/declarations", declaration.clone())
        .await;
    let open = open.must(201);
    assert_eq!(open["effective_to"], Value::Null);
    let id = open["id"].as_str().unwrap();
    let decide = async |action: &str| {
        let body = json!({"action": action, "ids": [id], "reason": "请补充", "title": "三月公示"});
        let decided = platform
            .post("operator", "/price-changes/decisions", body)
            .await;
        decided.must(200)["results"][0]["change"]["state"].clone()
    };
    assert_eq!(decide("return").await, "returned");
    let path = format!("/declarations/{id}");
    declaration["effective_to"] = json!("2026-12-31");
    let ending = platform.put("maker", &path, declaration).await.must(200);
    assert_eq!(ending["effective_to"], "2026-12-31");

    assert_eq!(decide("publicity").await, "publicized");
    let correct = async |who: &str, id: &str, body: Value| {
        let path = format!("/price-changes/{id}/correction");
        platform.post(who, &path, body).await.must(200)
    };
    // What is absent stays as it was; what has no end says so.
    let kept = correct("operator", id, json!({"price": "91", "reason": "录入有误"})).await;
    assert_eq!(kept["effective_to"], "2026-12-31");
    let id = kept["id"].as_str().unwrap();
    let body = json!({"price": "91", "effective_to": OPEN[0], "reason": "没有截止日期"});
    assert_eq!(
        correct("operator2", id, body).await["effective_to"],
        Value::Null
    );
}
