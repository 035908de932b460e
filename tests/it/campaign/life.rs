//! A collection from its opening to its end.

use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::Deadline;
use domain::campaign::{Campaign, CampaignState};
use domain::{AccountId, CampaignId};
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, goods, opened, progress};

#[tokio::test]
async fn case_e8_opening_the_same_quarter_again_answers_the_same_campaign() {
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
async fn a_quarter_whose_campaign_is_over_is_not_opened_again() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    let quarter = platform.get("bureau", &path).await.must(200)["quarter"].clone();
    let body = json!({"quarter": quarter, "due_on": "2026-04-20", "confirmed": true});
    platform.wait_until("2026-03-20T23:59:59+08:00");
    let again = platform.post("operator", "/campaigns", body.clone()).await;
    assert_eq!(again.must(201)["due_at"], "2026-03-21T00:00:00+08:00");
    platform.wait_until("2026-03-21T00:00:00+08:00");
    for closed in [false, true] {
        if closed {
            platform.settle().await;
        }
        let over = platform.post("operator", "/campaigns", body.clone()).await;
        assert_eq!(over.problem(), (409, "campaign-over"));
        assert_eq!(over.body["figures"]["due_at"], "2026-03-21T00:00:00+08:00");
    }
    let listed = platform.get("operator", "/campaigns").await.must(200);
    assert_eq!(listed["total"], 1, "{listed}");
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
async fn a_campaign_that_does_not_concern_a_manufacturer_is_not_there_for_it() {
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

#[tokio::test]
async fn case_e8_a_price_declared_twice_keeps_both_evidences() {
    let platform = Platform::start(MONDAY).await;
    let [first, ..] = goods(&platform).await;
    let file = async |name: &str| {
        let text = format!("%PDF-1.4\n{name}\n");
        let handed = platform.hand_in("maker", name, text.into()).await.must(201);
        handed["id"].clone()
    };
    let (by_hand, for_quarter, again) = (
        file("手工.pdf").await,
        file("季度.pdf").await,
        file("再次.pdf").await,
    );
    let declare = async |campaign: Option<&str>, price: &str, evidence: &Value| {
        let mut body = tests::declaration(first, "44", price);
        body["effective_from"] = json!(Listed::at("44", "1").from);
        body["source"] = json!("");
        body["evidence"] = json!([evidence]);
        body["campaign_id"] = json!(campaign);
        platform.post("maker", "/declarations", body).await
    };
    let made = declare(None, "90", &by_hand).await.must(201);
    let path = opened(&platform).await;
    let campaign = path.rsplit('/').next();
    let twice = declare(campaign, "90", &for_quarter).await;
    assert_eq!(twice.problem(), (409, "price-change-already-open"));
    // The same file once more adds nothing.
    let twice = declare(campaign, "90", &for_quarter).await;
    assert_eq!(twice.problem(), (409, "price-change-already-open"));
    let change = format!("/price-changes/{}", made["id"].as_str().unwrap());
    for who in ["maker", "operator"] {
        let change = platform.get(who, &change).await.must(200);
        assert_eq!(change["evidence"], json!([by_hand, for_quarter]), "{who}");
        assert_eq!(change["campaign_id"], json!(campaign), "{who}");
        let added = change["events"].as_array().unwrap().iter();
        let added = added.filter(|event| event["kind"] == "price-change-evidence-added");
        assert_eq!(added.count(), 1);
    }
    assert_eq!(
        progress(&platform, "maker", &path).await.1,
        1,
        "it answers the collection"
    );
    // A listed price has no change on its way: the collection keeps its file.
    let listed = declare(campaign, "100", &again).await;
    assert_eq!(listed.problem(), (409, "price-already-listed"));
    let products = format!("{path}/products");
    let own = platform.get("maker", &products).await.must(200);
    let maker = platform.caller("maker").await.organisation;
    let seen = platform
        .get("bureau", &format!("{products}?manufacturer={maker}"))
        .await
        .must(200);
    for page in [own, seen] {
        let rows = page["items"].as_array().unwrap().iter();
        let row = rows
            .clone()
            .find(|row| row["id"] == first.to_string())
            .unwrap();
        assert_eq!(row["evidence"], json!([for_quarter, again]));
    }
    let all = platform.get("bureau", &products).await.must(200);
    assert_eq!(all["total"], 3);
}

#[tokio::test]
async fn a_price_declared_again_keeps_remark_and_document_and_answers_the_only_open_campaign() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, ..] = goods(&platform).await;
    let declare = async |remark: &str, source: &str| {
        let mut body = tests::declaration(first, "33", "90");
        body["remark"] = json!(remark);
        body["source"] = json!(source);
        platform.post("maker", "/declarations", body).await
    };
    let made = declare("首次", "公告一").await.must(201);
    let number = made["id"].as_str().unwrap();
    // Opened afterwards, so that the first one answers nothing.
    let path = opened(&platform).await;
    assert_eq!(progress(&platform, "maker", &path).await.1, 0);
    for (remark, source, added) in [
        ("补充说明", "公告二", "说明、文件名称已并入"),
        ("补充说明", "公告二", "本次没有新的材料"),
        ("", "", "本次没有新的材料"),
    ] {
        let again = declare(remark, source).await;
        assert_eq!(again.problem(), (409, "price-change-already-open"));
        let detail = again.body["detail"].as_str().unwrap();
        assert!(
            detail.contains(added) && detail.contains(number),
            "{detail}"
        );
    }
    assert_eq!(progress(&platform, "maker", &path).await.1, 1, "answered");
    let change = format!("/price-changes/{number}");
    let change = platform.get("operator", &change).await.must(200);
    assert_eq!(change["remark"], "首次", "what was declared is settled");
    let added = change["events"].as_array().unwrap().iter();
    let added: Vec<&Value> = added
        .filter(|event| event["kind"] == "price-change-evidence-added")
        .collect();
    assert_eq!(added.len(), 1, "once: {change}");
    assert_eq!(added[0]["data"]["remark"], "补充说明");
    assert_eq!(added[0]["data"]["source"], "公告二");
    // Beside another one to which something is added, nothing happens to this one.
    let other = tests::declaration(second, "33", "80");
    let other_made = platform.post("maker", "/declarations", other.clone()).await;
    let mut items = [other, tests::declaration(first, "33", "90")];
    items[0]["remark"] = json!("另一说明");
    items[1]["source"] = json!("公告一");
    let batch = json!({"items": items});
    let _batch = platform.post("maker", "/declarations/batch", batch).await;
    let version =
        async |path: String| platform.get("operator", &path).await.must(200)["version"].clone();
    let other = format!(
        "/price-changes/{}",
        other_made.must(201)["id"].as_str().unwrap()
    );
    assert_eq!(version(other).await, 2);
    let same = format!("/price-changes/{number}");
    assert_eq!(version(same).await, change["version"]);
}

/// Collections that end with a day: neither closed nor stopped, either, and both.
fn every_collection() -> Vec<Campaign> {
    let deadline = Deadline::chosen("2026-03-20".parse().unwrap());
    let ended = deadline.due_at - TimeDelta::days(3);
    let each = [(false, false), (false, true), (true, false), (true, true)];
    let each = each.map(|(is_closed, is_stopped)| Campaign {
        id: CampaignId(1),
        quarter: "2026Q1".parse().unwrap(),
        category: None,
        opened_at: ended,
        opened_by: AccountId(1),
        deadline,
        reminded_at: None,
        closed_at: is_closed.then_some(ended),
        stopped: is_stopped.then(|| (ended, String::new())),
        manufacturers: 0,
        manufacturers_done: 0,
        products: 0,
        answered: 0,
    });
    each.into()
}

#[tokio::test]
async fn a_collection_is_open_by_a_statement_when_it_is_open_by_the_rule() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let mut open = 0;
    for campaign in every_collection() {
        let row = json!({
            "due_at": campaign.deadline.due_at, "closed_at": campaign.closed_at,
            "stopped_at": campaign.stopped.as_ref().map(|(at, _)| *at),
        });
        for microseconds in [-1, 0, 1] {
            let at: DateTime<Utc> =
                campaign.deadline.due_at + TimeDelta::microseconds(microseconds);
            let by_statement = client
                .query_one(
                    "select campaign_is_open(collection, $2) from jsonb_populate_record(null::campaign, $1) as collection",
                    &[&row, &at],
                )
                .await
                .unwrap();
            let is_open = campaign.state(at) == CampaignState::Open;
            assert_eq!(by_statement.get::<_, bool>(0), is_open, "{campaign:?} {at}");
            open += usize::from(is_open);
        }
    }
    assert_eq!(open, 1, "neither closed nor stopped, before its end");
}
