//! A collection opened by mistake, and who cannot be notified.

use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::{MONDAY, goods, opened};
use crate::conduct::misconduct;

const OVER: &str = "2026-03-21T00:00:00+08:00";

async fn kinds(platform: &Platform, who: &str) -> Vec<String> {
    platform.settle().await;
    let found = platform.get(who, "/messages?limit=200").await.must(200);
    let items = found["items"].as_array().unwrap().iter();
    items
        .map(|one| one["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn who_cannot_be_notified_is_pointed_out_and_not_recorded_for_silence() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let body = json!({"name": "丙医疗器械有限公司", "kind": "manufacturer"});
    let _entered = platform
        .post("operator", "/organisations", body)
        .await
        .must(201);
    let unknown = Goods {
        manufacturer: "丙医疗器械有限公司".to_owned(),
        ..Goods::number(9)
    };
    let _product = platform.product(&unknown).await;
    let path = "/campaigns/preview?quarter=2026Q1";
    let preview = platform.get("operator", path).await.must(200);
    assert_eq!(
        (&preview["manufacturers"], &preview["unreachable"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(preview["is_future"], false);
    assert_eq!(preview["open_id"], Value::Null);
    let path = "/campaigns/preview/manufacturers?reachable=false";
    let listed = platform.get("operator", path).await.must(200);
    assert_eq!(listed["total"], 1, "{listed}");
    assert_eq!(
        listed["items"][0]["manufacturer"]["name"],
        "丙医疗器械有限公司"
    );
    let file = platform
        .get("operator", &format!("{path}&format=xlsx"))
        .await;
    assert_eq!(file.status, 200);
    let mut body = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let first = platform.post("operator", "/campaigns", body.clone()).await;
    assert_eq!(first.problem(), (409, "campaign-makers-unreachable"));
    assert_eq!(first.body["figures"]["unreachable"], 1);
    body["confirmed"] = json!(true);
    let _opened = platform
        .post("operator", "/campaigns", body)
        .await
        .must(201);
    platform.wait_until(OVER);
    let records = misconduct(&platform).await;
    let names = records.iter().map(|one| &one["organisation"]["name"]);
    let names: Vec<&Value> = names.collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(!names.contains(&&json!("丙医疗器械有限公司")), "{names:?}");
}

#[tokio::test]
async fn a_quarter_that_has_not_begun_is_opened_when_it_is_meant() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let mut body = json!({"quarter": "2026Q2", "due_on": "2026-03-20"});
    let refused = platform.post("operator", "/campaigns", body.clone()).await;
    assert_eq!(refused.problem(), (409, "campaign-quarter-not-begun"));
    body["confirmed"] = json!(true);
    let _opened = platform
        .post("operator", "/campaigns", body)
        .await
        .must(201);
}

#[tokio::test]
async fn a_campaign_opened_by_mistake_is_stopped_and_its_records_withdrawn() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    platform.wait_until(OVER);
    assert_eq!(misconduct(&platform).await.len(), 2);
    let (stop, body) = (format!("{path}/stop"), json!({"reason": "季度有误"}));
    let own = platform.post("operator", &stop, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let stopped = platform.post("operator2", &stop, body.clone()).await;
    assert_eq!(stopped.must(200)["state"], "stopped");
    let twice = platform.post("operator2", &stop, body).await;
    assert_eq!(twice.problem(), (409, "campaign-already-stopped"));
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 2, "they stay to be seen");
    assert!(
        records
            .iter()
            .all(|one| one["withdrawn_reason"] == "季度有误")
    );
    let inbox = kinds(&platform, "maker").await;
    assert!(inbox.contains(&"campaign-stopped".to_owned()), "{inbox:?}");
    let body = json!({"quarter": "2026Q1", "due_on": "2026-04-20"});
    let again = platform.post("operator", "/campaigns", body).await;
    let again = again.must(201);
    assert_ne!(
        path,
        format!("/campaigns/{}", again["id"].as_str().unwrap())
    );
}

#[tokio::test]
async fn a_stopped_campaign_is_refused_as_such_and_its_message_names_records_where_there_are_any() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    let reason = json!({"reason": "季度有误"});
    let stop = format!("{path}/stop");
    let _stopped = platform.post("operator", &stop, reason.clone()).await;
    for (who, step, body) in [
        ("maker", "confirmations", json!({})),
        ("operator", "reminder", reason),
        (
            "operator",
            "extension",
            json!({"due_on": "2026-03-25", "reason": "误"}),
        ),
        (
            "operator",
            "correction",
            json!({"quarter": "2025Q4", "reason": "误"}),
        ),
    ] {
        let refused = platform.post(who, &format!("{path}/{step}"), body).await;
        assert_eq!(
            refused.problem(),
            (409, "campaign-already-stopped"),
            "{step}"
        );
        assert_eq!(refused.body["figures"], Value::Null, "{step}");
        assert_eq!(refused.body["detail"], "本次价格报送已终止", "{step}");
    }
    platform.settle().await;
    let inbox = platform.get("maker", "/messages").await.must(200);
    let inbox = inbox["items"].as_array().unwrap().iter();
    let stopped = inbox.clone().find(|one| one["kind"] == "campaign-stopped");
    let body = stopped.unwrap()["body"].as_str().unwrap();
    assert!(!body.contains("记录"), "{body}");
}

#[tokio::test]
async fn a_campaign_is_extended_corrected_and_reminded_of() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    let take = async |step: &str, body: Value| {
        platform
            .post("operator", &format!("{path}/{step}"), body)
            .await
    };
    let earlier = json!({"due_on": "2026-03-20", "reason": "误"});
    let earlier = take("extension", earlier).await;
    assert_eq!(earlier.body["errors"][0]["pointer"], "/due_on");
    let later = json!({"due_on": "2026-03-25", "reason": "企业要求延长"});
    let later = take("extension", later).await.must(200);
    assert_eq!(later["due_on"], "2026-03-25");
    let right = json!({"quarter": "2025Q4", "reason": "季度有误"});
    let right = take("correction", right).await.must(200);
    assert_eq!(right["quarter"], "2025Q4");
    assert_eq!(right["products"], 3);
    let reminded = take("reminder", json!({"reason": "请尽快完成"})).await;
    assert_ne!(reminded.must(200)["reminded_at"], Value::Null);
    let again = take("reminder", json!({"reason": "请尽快完成"})).await;
    assert_eq!(
        again.problem(),
        (409, "campaign-reminded-today"),
        "pressed twice"
    );
    let inbox = kinds(&platform, "maker").await;
    for kind in [
        "campaign-extended",
        "campaign-corrected",
        "campaign-reminder",
    ] {
        assert!(inbox.contains(&kind.to_owned()), "{kind}: {inbox:?}");
    }
}

#[tokio::test]
async fn a_correction_is_bound_by_what_binds_an_opening() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    let correction = format!("{path}/correction");
    let mut future = json!({"quarter": "2026Q3", "reason": "季度有误"});
    let refused = platform.post("operator", &correction, future.clone()).await;
    assert_eq!(refused.problem(), (409, "campaign-quarter-not-begun"));
    future["confirmed"] = json!(true);
    let meant = platform
        .post("operator", &correction, future)
        .await
        .must(200);
    assert_eq!(meant["quarter"], "2026Q3");
}

#[tokio::test]
async fn a_product_is_in_one_campaign_of_a_quarter() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    let part = json!({"quarter": "2026Q1", "category": "14", "due_on": "2026-03-20"});
    let preview = "/campaigns/preview?quarter=2026Q1&category=14";
    let preview = platform.get("operator", preview).await.must(200);
    assert_ne!(preview["overlapping_id"], Value::Null, "{preview}");
    let refused = platform.post("operator", "/campaigns", part.clone()).await;
    assert_eq!(refused.problem(), (409, "campaign-overlaps"));
    // Another quarter is another collection, until it is corrected into this one.
    let body = json!({"quarter": "2025Q4", "category": "14", "due_on": "2026-03-20"});
    let other = platform
        .post("operator", "/campaigns", body)
        .await
        .must(201);
    let correction = format!("/campaigns/{}/correction", other["id"].as_str().unwrap());
    let into = json!({"quarter": "2026Q1", "reason": "季度有误"});
    let refused = platform.post("operator", &correction, into).await;
    assert_eq!(refused.problem(), (409, "campaign-overlaps"));
    // One that was stopped asks nobody.
    let stop = json!({"reason": "范围有误"});
    let _stopped = platform
        .post("operator", &format!("{path}/stop"), stop)
        .await
        .must(200);
    let _opened = platform
        .post("operator", "/campaigns", part)
        .await
        .must(201);
}

#[tokio::test]
async fn a_campaign_does_not_last_for_ever() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let long = json!({"quarter": "2025Q4", "due_on": "2199-12-31"});
    let long = platform.post("operator", "/campaigns", long).await;
    assert_eq!(long.problem(), (409, "campaign-too-long"));
    let path = opened(&platform).await;
    let extend = async |due_on: &str| {
        let body = json!({"due_on": due_on, "reason": "企业要求延长"});
        platform
            .post("operator", &format!("{path}/extension"), body)
            .await
    };
    assert_eq!(
        extend("2199-12-31").await.problem(),
        (409, "campaign-too-long")
    );
    let first = extend("2026-06-03").await;
    assert_eq!(
        first.problem(),
        (409, "campaign-too-long"),
        "a day too late"
    );
    assert_eq!(first.body["figures"]["latest"], "2026-06-02");
    assert_eq!(extend("2026-06-02").await.status, 200);
    // From its opening, however often it is extended.
    platform.wait_until("2026-05-30T09:00:00+08:00");
    assert_eq!(
        extend("2026-06-20").await.problem(),
        (409, "campaign-too-long")
    );
}
