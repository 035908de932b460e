//! Nobody decides on what he himself brought in: a list, a rise, a report.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::objections::object;
use super::ways_back::correct;
use super::{MONDAY, decide, go_to, limit, text};

#[tokio::test]
async fn a_rise_is_decided_on_by_another_person_than_who_loaded_the_list() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let both = [Listed::at("44", "100"), Listed::at("33", "120")];
    platform.listed(&goods, &both).await;
    platform.listed(&goods, &[Listed::at("44", "130")]).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let path = "/price-changes?origin=rise&state=submitted";
    let held = platform.get("operator", path).await.must(200);
    let id = text(&held["items"][0]["id"]);
    for action in ["publicity", "refusal"] {
        let own = decide(&platform, action, &id).await;
        assert_eq!(own["problem"]["type"], "same-person", "{action}: {own}");
    }
    let filtered = json!({"action": "publicity", "filter": {"origin": "rise"}});
    let path = "/price-changes/decisions/filtered/preview";
    for (operator, expected) in [("operator", [0, 1, 0, 0]), ("operator2", [1, 0, 1, 1])] {
        let foreseen = platform.post(operator, path, filtered.clone()).await;
        let foreseen = foreseen.must(200);
        let figures = ["decided", "refused", "products", "manufacturers"].map(|one| &foreseen[one]);
        assert_eq!(
            figures,
            expected.map(|count| json!(count)).each_ref(),
            "{operator}"
        );
    }
    let path = "/price-changes/decisions/filtered";
    let swept = platform.post("operator", path, filtered).await.must(200);
    assert_eq!(
        (&swept["decided"], &swept["refused"]),
        (&json!(0), &json!(1))
    );
    let body = json!({"action": "publicity", "ids": [id], "title": "限价上调"});
    let path = "/price-changes/decisions";
    let by_other = platform.post("operator2", path, body).await.must(200);
    assert_eq!(by_other["results"][0]["change"]["state"], "publicized");
    let ended = correct(&platform, "operator2", &id, "99").await;
    assert_eq!(ended.problem(), (409, "price-change-without-price"));
    // Who loaded it may take it back.
    let stop = json!({"ids": [id], "reason": "误导入"});
    let stopped = platform
        .post("operator", "/price-changes/stops", stop)
        .await;
    assert_eq!(
        stopped.must(200)["results"][0]["change"]["state"],
        "stopped"
    );
    go_to(&platform, "2026-03-20T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

/// Loads a list with two rows as `operator`; returns the list and its rows.
async fn listed(platform: &Platform) -> (Value, Vec<String>) {
    let file = "27位码,省份,平台,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,省平台,listing,9.20,2026-01-01\n\
        C14020315924063616500000001,32,省平台,listing,95,2026-01-01\n";
    let import = platform
        .load("operator", "linkage-lists", "清单.csv", file.into())
        .await;
    assert_eq!(import["counts"]["accepted"], 2, "{import}");
    let lists = platform.get("operator", "/linkages").await.must(200);
    let rows = platform
        .get("operator", "/price-changes?origin=linkage")
        .await;
    let rows = rows.must(200)["items"].as_array().unwrap().clone();
    let mut ids: Vec<(String, String)> = (rows.iter())
        .map(|row| (text(&row["base_price"]), text(&row["id"])))
        .collect();
    ids.sort();
    let ids = ids.into_iter().map(|(_, id)| id).collect();
    (lists["items"][0].clone(), ids)
}

#[tokio::test]
async fn a_list_is_made_public_by_another_person_than_who_loaded_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (list, rows) = listed(&platform).await;
    let path = format!("/linkages/{}/publicity", text(&list["id"]));
    let own = platform.post("operator", &path, json!({})).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let _public = platform.post("operator2", &path, json!({})).await.must(200);
    let wrong = rows.first().unwrap();
    let own = correct(&platform, "operator", wrong, "92").await;
    assert_eq!(own.problem(), (409, "same-person"));
    let right = correct(&platform, "operator2", wrong, "92").await.must(200);
    let other = rows.last().unwrap();
    let objection = object(&platform, HOSPITAL, other).await.must(201);
    let path = format!("/objections/{}/answer", text(&objection["id"]));
    let body = json!({"upheld": false, "answer": "经核实"});
    let own = platform.post("operator", &path, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let _answered = platform.post("operator2", &path, body).await.must(200);
    platform.settle().await;
    let inbox = platform.get("maker", "/messages").await.must(200);
    let items = inbox["items"].as_array().unwrap().iter();
    let kinds: Vec<String> = items.map(|one| text(&one["kind"])).collect();
    assert_eq!(
        kinds
            .iter()
            .filter(|one| *one == "publicity-opened")
            .count(),
        1,
        "{kinds:?}"
    );
    assert_eq!(
        kinds.iter().filter(|one| *one == "price-corrected").count(),
        1,
        "{kinds:?}"
    );
    assert_eq!(right["publicity"]["due_at"], "2026-03-10T00:00:00+08:00");
    go_to(&platform, "2026-03-10T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "92.00");
}

#[tokio::test]
async fn rows_of_a_list_are_struck_before_publicity() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (list, rows) = listed(&platform).await;
    let id = text(&list["id"]);
    let path = format!("/linkages/{id}/strikes");
    let foreign = super::declared(&platform, product, "80").await;
    let silent = json!({"ids": [rows[0]], "reason": ""});
    let silent = platform.post("operator", &path, silent).await;
    assert_eq!(silent.body["errors"][0]["pointer"], "/reason");
    let ten_fold = rows.first().unwrap();
    let body = json!({"ids": [foreign, ten_fold], "reason": "小数点错位"});
    let struck = platform
        .post("operator", &path, body.clone())
        .await
        .must(200);
    assert_eq!(
        struck["results"][0]["problem"]["type"], "not-found",
        "{struck}"
    );
    assert_eq!(
        struck["results"][1]["change"]["state"], "withdrawn",
        "{struck}"
    );
    assert_eq!(struck["results"][1]["change"]["reason"], "小数点错位");
    let one = platform
        .get("operator", &format!("/linkages/{id}"))
        .await
        .must(200);
    assert_eq!((&one["rows"], &one["struck"]), (&json!(2), &json!(1)));
    let publicity = format!("/linkages/{id}/publicity");
    let early = platform.post("operator2", &publicity, json!({})).await;
    assert_eq!(
        early.problem(),
        (409, "linkage-preview-preparing"),
        "worked out anew"
    );
    platform.settle().await;
    let _public = platform
        .post("operator2", &publicity, json!({}))
        .await
        .must(200);
    let late = platform.post("operator", &path, body).await;
    assert_eq!(late.problem(), (409, "linkage-closed"));
    // Nothing of a struck row was ever public.
    assert_eq!(
        platform
            .get("maker", &format!("/price-changes/{ten_fold}"))
            .await
            .status,
        404
    );
    go_to(&platform, "2026-03-10T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "95.00");
}

#[tokio::test]
async fn a_list_in_publicity_is_stopped_as_a_whole() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (list, rows) = listed(&platform).await;
    let id = text(&list["id"]);
    let path = format!("/linkages/{id}/publicity");
    let public = platform.post("operator2", &path, json!({})).await.must(200);
    let _raised = object(&platform, HOSPITAL, &rows[0]).await.must(201);
    let path = format!("/publicities/{}/stop", text(&public["publicity"]["id"]));
    let body = json!({"reason": "清单有误"});
    let _stopped = platform.post("operator", &path, body).await.must(200);
    platform.settle().await;
    let one = platform
        .get("operator", &format!("/linkages/{id}"))
        .await
        .must(200);
    assert_eq!(one["state"], "stopped");
    let only = platform
        .get("operator", "/linkages?state=stopped")
        .await
        .must(200);
    assert_eq!(only["total"], 1);
    let open = platform
        .get("operator", "/objections?state=open")
        .await
        .must(200);
    assert_eq!(open["total"], 0);
    let inbox = platform.get("maker", "/messages").await.must(200);
    assert!(
        inbox
            .to_string()
            .contains("价格联动公示终止：涉及贵方1个产品"),
        "{inbox}"
    );
    go_to(&platform, "2026-03-20T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test]
async fn a_report_is_decided_on_by_another_person_than_who_made_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台", "price": "9.20",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "浙药采8号",
    });
    let report = platform
        .post("operator", "/lower-price-reports", seen)
        .await;
    let report = text(&report.must(201)["id"]);
    let path = |step: &str| format!("/lower-price-reports/{report}/{step}");
    let body = json!({"reason": "不实"});
    for step in ["acceptance", "refusal"] {
        let own = platform.post("operator", &path(step), body.clone()).await;
        assert_eq!(own.problem(), (409, "same-person"), "{step}");
    }
    let accepted = platform
        .post("operator2", &path("acceptance"), json!({}))
        .await;
    let window = text(&accepted.must(200)["publicity_id"]);
    let changes = platform
        .get(HOSPITAL, &format!("/publicities/{window}/changes"))
        .await
        .must(200);
    let change = text(&changes["items"][0]["id"]);
    let own = correct(&platform, "operator", &change, "92").await;
    assert_eq!(own.problem(), (409, "same-person"));
    let right = correct(&platform, "operator2", &change, "92")
        .await
        .must(200);
    // The case follows its price: an objection upheld against the right one refuses it.
    let right = text(&right["id"]);
    let objection = object(&platform, HOSPITAL, &right).await.must(201);
    let answer = format!("/objections/{}/answer", text(&objection["id"]));
    let reply = json!({"upheld": true, "answer": "无此价格"});
    for who in ["operator", "operator2"] {
        let own = platform.post(who, &answer, reply.clone()).await;
        assert_eq!(own.problem(), (409, "same-person"), "{who}");
    }
    let stop = json!({"ids": [right], "reason": "无此价格"});
    let stopped = platform
        .post("operator2", "/price-changes/stops", stop)
        .await;
    assert_eq!(
        stopped.must(200)["results"][0]["change"]["state"],
        "stopped"
    );
    let case = platform
        .get("operator", &format!("/lower-price-reports/{report}"))
        .await;
    let case = case.must(200);
    assert_eq!(
        (&case["state"], &case["reason"]),
        (&json!("refused"), &json!("无此价格"))
    );
}

#[tokio::test]
async fn the_publicity_of_a_report_is_stopped_by_another_person_than_who_made_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台", "price": "92",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "浙药采8号",
    });
    let report = platform
        .post("operator", "/lower-price-reports", seen)
        .await;
    let path = format!(
        "/lower-price-reports/{}/acceptance",
        text(&report.must(201)["id"])
    );
    let accepted = platform.post("operator2", &path, json!({})).await.must(200);
    let window = text(&accepted["publicity_id"]);
    let changes = platform
        .get(HOSPITAL, &format!("/publicities/{window}/changes"))
        .await
        .must(200);
    let whole = format!("/publicities/{window}/stop");
    let reason = json!({"reason": "无此价格"});
    let own = platform.post("operator", &whole, reason.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    // To stop it refuses the case, which others may have joined.
    let stop = json!({"ids": [changes["items"][0]["id"]], "reason": "无此价格"});
    let path = "/price-changes/stops";
    let own = platform
        .post("operator", path, stop.clone())
        .await
        .must(200);
    assert_eq!(own["results"][0]["problem"]["type"], "same-person", "{own}");
    let stopped = platform.post("operator2", path, stop).await.must(200);
    let state = &stopped["results"][0]["change"]["state"];
    assert_eq!(state, "stopped", "{stopped}");
    // Nothing of it is open any more, so that at its end nothing is over.
    let seen = platform
        .get(HOSPITAL, &format!("/publicities/{window}"))
        .await
        .must(200);
    assert_eq!(
        (&seen["is_open"], &seen["stop_reason"]),
        (&json!(false), &json!("无此价格"))
    );
}
