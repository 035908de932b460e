//! Ways back from what is public by mistake: stopped, corrected, extended, reminded of.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use super::objections::{answer, object};
use super::{
    MONDAY, OVER, change, count, declaration, declared, go_to, limit, link_of, messages,
    publicized, text,
};

const WEDNESDAY: &str = "2026-03-04T10:00:00+08:00";

/// The first instant after five working days counted from the Wednesday.
const OVER_AGAIN: &str = "2026-03-12T00:00:00+08:00";

pub(super) async fn correct(platform: &Platform, who: &str, id: &str, price: &str) -> Reply {
    let path = format!("/price-changes/{id}/correction");
    let body = json!({"price": price, "reason": "录入有误"});
    platform.post(who, &path, body).await
}

async fn stop(platform: &Platform, who: &str, ids: &[&str]) -> Value {
    let body = json!({"ids": ids, "reason": "不应公示"});
    let stopped = platform.post(who, "/price-changes/stops", body).await;
    stopped.must(200)["results"].clone()
}

/// The objection is closed for a reason, for its objector and the manufacturer, and nobody is told that it was upheld.
pub(super) async fn closed_unjudged(platform: &Platform, id: &str, reason: &str, why: &str) {
    platform.settle().await;
    for who in [HOSPITAL, "maker", "operator"] {
        let list = platform.get(who, "/objections?state=closed").await;
        let list = list.must(200);
        let one = &list["items"][0];
        assert_eq!(
            (&one["id"], &one["state"], &one["answer"]),
            (&json!(id), &json!("closed"), &json!(reason)),
            "{who}: {list}"
        );
    }
    for who in [HOSPITAL, "maker"] {
        let inbox = platform.get(who, "/messages").await.must(200);
        let about = inbox["items"].as_array().unwrap().iter();
        let about: Vec<&Value> = about
            .filter(|one| one["kind"] == "objection-answered")
            .collect();
        let stated = about[0].to_string();
        assert!(
            stated.contains("已关闭") && stated.contains(why),
            "{who}: {stated}"
        );
        assert!(!stated.contains("成立"), "{who}: {stated}");
    }
}

async fn of_feed(platform: &Platform, who: &str, kind: &str) -> Vec<Value> {
    platform.settle().await;
    let feed = platform.get(who, "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let found = events.filter(|event| event["kind"] == kind);
    found.cloned().collect()
}

#[tokio::test]
async fn a_corrected_price_is_public_for_a_whole_term_again() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let wrong = declared(&platform, product, "1.00").await;
    let first = publicized(&platform, &wrong).await;
    let objection = text(&object(&platform, HOSPITAL, &wrong).await.must(201)["id"]);
    go_to(&platform, WEDNESDAY).await;
    for (price, pointer) in [("1.00", "/price"), ("0", "/price")] {
        let refused = correct(&platform, "operator", &wrong, price).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
    }
    let path = format!("/price-changes/{wrong}/correction");
    let silent = json!({"price": "92.34", "reason": " "});
    let silent = platform.post("operator", &path, silent).await;
    assert_eq!(silent.body["errors"][0]["pointer"], "/reason");

    let right = correct(&platform, "operator", &wrong, "92.34")
        .await
        .must(200);
    assert_eq!(right["state"], "publicized");
    assert_eq!(right["base_price"], "92.34");
    assert_eq!(right["corrects_id"], wrong.as_str());
    assert_eq!(right["publicity"]["due_at"], OVER_AGAIN);
    assert_ne!(right["publicity"]["id"], first.as_str());
    let right = text(&right["id"]);
    let before = change(&platform, HOSPITAL, &wrong).await.must(200);
    assert_eq!(
        (&before["state"], &before["corrected_by_id"]),
        (&json!("corrected"), &json!(right))
    );
    let twice = correct(&platform, "operator", &wrong, "92").await;
    assert_eq!(twice.problem(), (409, "price-change-closed"));
    // Nobody has judged the objection to the wrong price: it is closed with the reason, and a new one is possible.
    closed_unjudged(&platform, &objection, "录入有误", "价格已更正").await;
    let inbox = messages(&platform, HOSPITAL).await;
    assert!(link_of(&inbox, "objection-answered").is_some());
    let again = answer(&platform, &objection, true).await;
    assert_eq!(again.problem(), (409, "objection-already-answered"));
    let inbox = messages(&platform, "maker").await;
    let link = Some(format!("/price-changes/{right}"));
    assert_eq!(link_of(&inbox, "price-corrected"), link);
    for who in [HOSPITAL, "maker2", "maker"] {
        let notified = of_feed(&platform, who, "price-change-corrected").await;
        assert_eq!(notified.len(), 1, "{who}");
        assert_eq!(notified[0]["data"]["base_price_before"], "1.00");
        assert_eq!(notified[0]["data"]["base_price"], "92.34");
        assert_eq!(notified[0]["data"]["reason"], "录入有误");
    }
    let thread = change(&platform, "maker", &wrong).await.must(200);
    let last = thread["events"].as_array().unwrap().iter();
    let last: Vec<&Value> = last
        .filter(|one| one["kind"] == "price-change-replaced")
        .collect();
    assert_eq!(last[0]["actor"]["account"], "operator", "{thread}");

    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, OVER_AGAIN).await;
    assert_eq!(limit(&platform, product).await, "92.34");
    let late = correct(&platform, "operator2", &right, "93").await;
    assert_eq!(late.problem(), (409, "price-change-closed"));
}

#[tokio::test]
async fn who_corrected_a_price_does_not_decide_on_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let wrong = declared(&platform, product, "1").await;
    publicized(&platform, &wrong).await;
    let right = correct(&platform, "operator", &wrong, "39.34")
        .await
        .must(200);
    let right = text(&right["id"]);
    let again = correct(&platform, "operator", &right, "92.34").await;
    assert_eq!(again.problem(), (409, "same-person"));
    let objection = text(&object(&platform, "maker", &right).await.must(201)["id"]);
    let own = answer(&platform, &objection, false).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let right = correct(&platform, "operator2", &right, "92.34")
        .await
        .must(200);
    assert_eq!(right["base_price"], "92.34");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "92.34");
}

#[tokio::test]
async fn corrected_lots_do_not_replace_what_was_public_with_them() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (low, wrong) = (
        declared(&platform, product, "90").await,
        declared(&platform, product, "1").await,
    );
    let body = json!({"action": "publicity", "ids": [low, wrong], "title": "三月公示"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let _decided = decided.must(200);
    go_to(&platform, WEDNESDAY).await;
    let _right = correct(&platform, "operator", &wrong, "95").await.must(200);
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    go_to(&platform, OVER_AGAIN).await;
    assert_eq!(
        limit(&platform, product).await,
        "90.00",
        "announced beside it"
    );
}

#[tokio::test]
async fn rows_of_a_publicity_are_stopped_and_never_announced() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let ids = [
        declared(&platform, product, "90").await,
        declared(&platform, product, "80").await,
        declared(&platform, product, "70").await,
    ];
    for id in &ids {
        publicized(&platform, id).await;
    }
    let objection = text(&object(&platform, HOSPITAL, &ids[1]).await.must(201)["id"]);
    let waiting = declared(&platform, product, "60").await;
    let results = stop(&platform, "operator", &[&ids[1], &ids[2], &waiting]).await;
    assert_eq!(results[0]["change"]["state"], "stopped");
    assert_eq!(results[1]["change"]["reason"], "不应公示");
    assert_eq!(results[2]["problem"]["type"], "price-change-closed");
    assert_eq!(count(&platform, "operator", "objections_open").await, 0);
    closed_unjudged(&platform, &objection, "不应公示", "公示已终止").await;
    let again = answer(&platform, &objection, false).await;
    assert_eq!(again.problem(), (409, "objection-already-answered"));
    let inbox = messages(&platform, "maker").await;
    assert!(link_of(&inbox, "prices-stopped").is_some(), "{inbox:?}");
    assert_eq!(
        of_feed(&platform, HOSPITAL, "price-change-stopped")
            .await
            .len(),
        2
    );
    // Whoever read the price still finds it, and why it came to nothing.
    let seen = change(&platform, "maker2", &ids[1]).await.must(200);
    assert_eq!(seen["state"], "stopped");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    let late = stop(&platform, "operator", &[&ids[0]]).await;
    assert_eq!(late[0]["problem"]["type"], "price-change-closed");
}

#[tokio::test]
async fn after_its_end_only_what_an_objection_holds_can_be_stopped() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (free, held) = (
        declared(&platform, product, "90").await,
        declared(&platform, product, "80").await,
    );
    let window = publicized(&platform, &free).await;
    let other = publicized(&platform, &held).await;
    let _raised = object(&platform, HOSPITAL, &held).await.must(201);
    // No job has run, and yet it is announced.
    platform.wait_until(OVER);
    let late = stop(&platform, "operator", &[&free, &held]).await;
    assert_eq!(late[0]["problem"]["type"], "price-change-closed");
    assert_eq!(late[1]["change"]["state"], "stopped");
    let late = correct(&platform, "operator", &free, "91").await;
    assert_eq!(late.problem(), (409, "price-change-closed"));
    for window in [window, other] {
        for step in ["stop", "reminder"] {
            let path = format!("/publicities/{window}/{step}");
            let late = platform
                .post("operator", &path, json!({"reason": "误"}))
                .await;
            assert_eq!(late.problem(), (409, "publicity-over"), "{step}");
        }
    }
    go_to(&platform, "2026-03-10T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
}

#[tokio::test]
async fn a_whole_publicity_is_stopped_with_a_reason() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "1").await;
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}/stop");
    let silent = platform
        .post("operator", &path, json!({"reason": ""}))
        .await;
    assert_eq!(silent.body["errors"][0]["pointer"], "/reason");
    let objection = text(&object(&platform, HOSPITAL, &id).await.must(201)["id"]);
    let body = json!({"reason": "整批录入有误"});
    let stopped = platform
        .post("operator", &path, body.clone())
        .await
        .must(200);
    assert_eq!(stopped["is_open"], false);
    assert_eq!(stopped["stop_reason"], "整批录入有误");
    closed_unjudged(&platform, &objection, "整批录入有误", "公示已终止").await;
    let twice = platform.post("operator", &path, body).await;
    assert_eq!(twice.problem(), (409, "publicity-over"));
    assert_eq!(twice.body["detail"], "公示已终止，其中的价格不再公布");
    let reminded = format!("/publicities/{window}/reminder");
    let reminded = platform
        .post("operator", &reminded, json!({"reason": "误"}))
        .await;
    assert_eq!(reminded.body["detail"], twice.body["detail"]);
    let late = object(&platform, HOSPITAL, &id).await;
    assert_eq!(late.problem(), (409, "price-change-closed"));
    assert_eq!(late.body["detail"], "该价格变动的公示已终止，不再受理异议");
    let notified = of_feed(&platform, HOSPITAL, "publicity-stopped").await;
    assert_eq!(notified[0]["data"]["reason"], "整批录入有误");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let again = platform
        .post("maker", "/declarations", declaration(product, "1"))
        .await;
    assert_eq!(again.status, 201, "it can be declared again");
}

#[tokio::test]
async fn a_publicity_is_extended_to_a_later_day_and_its_manufacturers_are_reminded() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}/extension");
    let extend = async |day: &str| {
        let body = json!({"due_on": day, "reason": "材料补充"});
        platform.post("operator", &path, body).await
    };
    let earlier = extend("2026-03-09").await;
    assert_eq!(earlier.status, 422, "{}", earlier.body);
    assert_eq!(earlier.body["errors"][0]["pointer"], "/due_on");
    let endless = extend("2199-12-31").await;
    assert_eq!(endless.problem(), (409, "publicity-too-long"));
    // 92 days after the Monday from which it is counted.
    assert_eq!(endless.body["figures"]["latest"], "2026-06-02");
    let extended = extend("2026-03-13").await.must(200);
    assert_eq!(extended["due_at"], "2026-03-14T00:00:00+08:00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let reminder = format!("/publicities/{window}/reminder");
    let body = json!({"reason": "请核对本企业价格"});
    let _reminded = platform
        .post("operator", &reminder, body.clone())
        .await
        .must(200);
    let path = format!("/publicities/{window}");
    let public = platform.get("operator", &path).await.must(200);
    assert_eq!(public["reminded_at"], OVER);
    let again = platform.post("operator", &reminder, body).await;
    assert_eq!(
        again.problem(),
        (409, "publicity-reminded-today"),
        "pressed twice"
    );
    let inbox = messages(&platform, "maker").await;
    let link = Some(format!("/publicities/{window}"));
    assert_eq!(link_of(&inbox, "publicity-extended"), link);
    assert_eq!(link_of(&inbox, "publicity-reminder"), link);
    let inbox = messages(&platform, "maker2").await;
    assert_eq!(link_of(&inbox, "publicity-reminder"), None);
    let raised = object(&platform, HOSPITAL, &id).await;
    assert_eq!(raised.status, 201, "objections are taken until the new end");
    let objection = text(&raised.body["id"]);
    let _dismissed = answer(&platform, &objection, false).await.must(200);
    go_to(&platform, "2026-03-14T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
    let late = extend("2026-03-20").await;
    assert_eq!(late.problem(), (409, "publicity-over"));
}

#[tokio::test]
async fn a_reminder_counts_what_is_still_public() {
    let platform = Platform::start(MONDAY).await;
    let mut ids = Vec::new();
    for number in 1..4 {
        let product = platform.capped(number, "100").await;
        ids.push(declared(&platform, product, "90").await);
    }
    let body = json!({"action": "publicity", "ids": ids, "title": "三月公示"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await
        .must(200);
    let window = text(&decided["results"][0]["change"]["publicity"]["id"]);
    let window = format!("/publicities/{window}");
    let notified = async |kind: &str| {
        platform.settle().await;
        let found = platform.get("maker", "/messages").await.must(200);
        let mut items = found["items"].as_array().unwrap().iter();
        let one = items.find(|one| one["kind"] == kind).unwrap();
        text(&one["body"])
    };
    let extended = json!({"due_on": "2026-03-13", "reason": "材料补充"});
    let _extended = platform
        .post("operator", &format!("{window}/extension"), extended)
        .await
        .must(200);
    let body = notified("publicity-extended").await;
    assert!(body.contains("3个产品"), "{body}");
    platform.wait_until(WEDNESDAY);
    let stopped = stop(&platform, "operator", &[&ids[0], &ids[1]]).await;
    assert_eq!(stopped[1]["change"]["state"], "stopped");
    platform.wait_until("2026-03-05T09:00:00+08:00");
    let reason = json!({"reason": "请核对本企业价格"});
    let _reminded = platform
        .post("operator", &format!("{window}/reminder"), reason)
        .await
        .must(200);
    let body = notified("publicity-reminder").await;
    assert!(body.contains("1个产品"), "{body}");
}

#[tokio::test]
async fn an_objection_is_upheld_with_the_right_price_which_goes_on() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "1").await;
    publicized(&platform, &id).await;
    let objection = text(&object(&platform, HOSPITAL, &id).await.must(201)["id"]);
    let other = text(&object(&platform, "maker2", &id).await.must(201)["id"]);
    go_to(&platform, WEDNESDAY).await;
    let path = format!("/objections/{objection}/answer");
    let reply = |upheld: bool| json!({"upheld": upheld, "answer": "应为92.34元", "corrected": {"price": "92.34"}});
    let odd = platform.post("operator", &path, reply(false)).await;
    assert_eq!(odd.body["errors"][0]["pointer"], "/corrected");
    let upheld = platform
        .post("operator", &path, reply(true))
        .await
        .must(200);
    assert_eq!(upheld["state"], "upheld");
    let wrong = change(&platform, HOSPITAL, &id).await.must(200);
    assert_eq!(wrong["state"], "corrected");
    let right = text(&wrong["corrected_by_id"]);
    let right = change(&platform, HOSPITAL, &right).await.must(200);
    assert_eq!(right["base_price"], "92.34");
    assert_eq!(right["publicity"]["due_at"], OVER_AGAIN);
    let others = answer(&platform, &other, true).await;
    assert_eq!(others.problem(), (409, "objection-already-answered"));
    platform.settle().await;
    let inbox = platform.get(HOSPITAL, "/messages").await.must(200);
    let notified = inbox.to_string();
    assert!(notified.contains("价格已更正并重新公示"), "{notified}");
    go_to(&platform, OVER_AGAIN).await;
    assert_eq!(limit(&platform, product).await, "92.34");
}

#[tokio::test]
async fn a_correction_far_from_the_limit_is_made_when_it_is_meant() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    let id = declared(&platform, product, "80").await;
    publicized(&platform, &id).await;
    let path = format!("/price-changes/{id}/correction");
    let right = |price: &str, meant: Value| json!({"price": price, "reason": "小数点错位", "far_meant": meant});
    for price in ["29.9999", "270.0001"] {
        let refused = platform
            .post("operator2", &path, right(price, Value::Null))
            .await;
        assert_eq!(refused.problem(), (409, "price-far-from-known"));
        assert_eq!(refused.body["figures"]["reference_limit"], "90.00");
    }
    let made = platform
        .post("operator2", &path, right("29.9999", json!(true)))
        .await;
    let made = made.must(200);
    assert_eq!(made["price"], "29.9999");
    assert_eq!(made["unconfirmed"], true);
    let again = format!("/price-changes/{}/correction", text(&made["id"]));
    let near = platform
        .post("operator", &again, right("30", json!(false)))
        .await;
    let near = near.must(200);
    assert_eq!(near["far_from_limit"], Value::Null);
    assert_eq!(near["unconfirmed"], false);
    // Nothing of the far one is left to confirm.
    let path = format!("/price-changes/{}/confirmation", text(&made["id"]));
    let gone = platform.post("operator", &path, json!({})).await;
    assert_eq!(gone.problem(), (409, "price-change-closed"));
    go_to(&platform, OVER_AGAIN).await;
    assert_eq!(limit(&platform, product).await, "30.00");
}
