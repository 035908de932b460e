//! A collection from its opening to its end.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::{MONDAY, goods, opened};

#[tokio::test]
async fn case_e8_opening_the_same_quarter_again_answers_the_same_collection() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    assert_eq!(opened(&platform).await, path);
    let view = platform.get("bureau", &path).await.must(200);
    assert_eq!(
        (&view["manufacturers"], &view["products"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(view["due_at"], "2026-03-21T00:00:00+08:00");
    platform.settle().await;
    let messages = platform.get("maker", "/messages").await.must(200);
    assert_eq!(messages["total"], 1, "{messages}");
    for (body, pointer) in [
        (
            json!({"quarter": "2026Q5", "due_on": "2026-03-20"}),
            "/quarter",
        ),
        (
            json!({"quarter": "2026Q2", "due_on": "2026-03-01"}),
            "/due_on",
        ),
        (
            json!({"quarter": "2026Q2", "due_on": "2026-03-20", "category": "zz"}),
            "/category",
        ),
    ] {
        let refused = platform.post("operator", "/campaigns", body).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn silence_is_reminded_of_once_and_put_on_record_at_the_end() {
    let platform = Platform::start(MONDAY).await;
    let [first, ..] = goods(&platform).await;
    let path = opened(&platform).await;
    let confirmations = format!("{path}/confirmations");
    let all = json!({"product_ids": null});
    let _done = platform
        .post("maker2", &confirmations, all.clone())
        .await
        .must(200);
    let some = json!({"product_ids": [first.to_string()]});
    let _some = platform.post("maker", &confirmations, some).await.must(200);
    platform.wait_until("2026-03-16T23:59:59+08:00");
    platform.settle().await;
    let unreminded = platform.get("operator", &path).await.must(200);
    assert_eq!(
        unreminded["reminded_at"],
        Value::Null,
        "four working days are left"
    );
    platform.wait_until("2026-03-17T00:00:00+08:00");
    platform.settle().await;
    platform.wait_until("2026-03-18T09:00:00+08:00");
    platform.settle().await;
    let notified = |messages: Value, kind: &str| {
        let items = messages["items"].as_array().unwrap().clone();
        items.iter().filter(|one| one["kind"] == kind).count()
    };
    let messages = platform.get("maker", "/messages").await.must(200);
    assert_eq!(notified(messages, "campaign-reminder"), 1);
    let messages = platform.get("maker2", "/messages").await.must(200);
    assert_eq!(
        notified(messages, "campaign-reminder"),
        0,
        "it has answered"
    );
    platform.wait_until("2026-03-21T00:00:00+08:00");
    let late = platform.post("maker", &confirmations, all).await;
    assert_eq!(late.problem(), (409, "campaign-over"));
    platform.settle().await;
    platform.settle().await;
    let records = platform
        .get("operator", "/misconduct-records")
        .await
        .must(200);
    assert_eq!(records["total"], 1, "{records}");
    let record = &records["items"][0];
    assert_eq!(record["kind"], "campaign_unanswered");
    assert_eq!(record["label"], "未按要求报送价格数据");
    assert_eq!(record["organisation"]["name"], "甲医疗器械有限公司");
    assert_eq!(record["happened_at"], "2026-03-21T00:00:00+08:00");
    assert_eq!(record["evidence"]["answered"], 1);
    assert_eq!(record["evidence"]["products"], 2);
    let messages = platform.get("operator", "/messages").await.must(200);
    assert_eq!(notified(messages, "campaign-closed"), 1);
}

#[tokio::test]
async fn a_collection_that_does_not_concern_a_manufacturer_is_not_there_for_it() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let _product = platform.product(&goods).await;
    let path = opened(&platform).await;
    assert_eq!(platform.get("maker2", &path).await.status, 404);
    assert_eq!(
        platform.get("maker2", "/campaigns").await.must(200)["total"],
        0
    );
    assert_eq!(
        platform.get("maker", "/campaigns").await.must(200)["total"],
        1
    );
    let home = platform.get("maker", "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap();
    let open = counters.iter().find(|one| one["key"] == "campaigns_open");
    assert_eq!(open.unwrap()["count"], 1);
    assert_eq!(platform.get(HOSPITAL, &path).await.status, 403);
}
