//! Lower prices seen elsewhere: the manufacturer's duty, anyone's report, and who is notified of what.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

fn reported(product: ProductId, price: &str, executed_on: &str) -> Value {
    json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台",
        "price": price, "pack_ratio": "1", "executed_on": executed_on,
        "source": "浙药采〔2021〕8号",
    })
}

async fn report(platform: &Platform, who: &str, body: Value) -> Value {
    let made = platform.post(who, "/lower-price-reports", body).await;
    made.must(201)
}

async fn misconduct(platform: &Platform) -> Vec<Value> {
    platform.settle().await;
    let records = platform.get("operator", "/misconduct-records").await;
    records.must(200)["items"].as_array().unwrap().clone()
}

fn path_of(report: &Value, action: &str) -> String {
    let id = report["id"].as_str().unwrap();
    format!("/lower-price-reports/{id}{action}")
}

async fn counter(platform: &Platform, who: &str, key: &str) -> Value {
    let home = platform.get(who, "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap();
    let found = counters.iter().find(|one| one["key"] == key);
    found.unwrap()["count"].clone()
}

#[tokio::test]
async fn case_e1_the_makers_own_report_within_the_month_leaves_no_record() {
    let platform = Platform::start("2021-09-10T23:59:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "maker", reported(product, "92", "2021-08-10")).await;
    assert_eq!(own["state"], "open");
    assert_eq!(own["due_on"], "2021-09-10");
    assert_eq!(own["due_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(own["timely"], true);
    assert_eq!(own["reference_limit"], "100.00");
    let operators = platform.get("operator", "/messages").await;
    assert_eq!(
        operators.must(200)["total"],
        0,
        "followers have not run yet"
    );
    let accepted = platform
        .post("operator", &path_of(&own, "/acceptance"), json!({}))
        .await;
    assert_eq!(accepted.must(200)["state"], "accepted");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "92.00");
}

#[tokio::test]
async fn case_e2_a_late_report_is_taken_and_put_on_record_once() {
    let platform = Platform::start("2021-09-11T00:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let own = report(&platform, "maker", body.clone()).await;
    assert_eq!(own["timely"], false);
    let again = platform.post("maker", "/lower-price-reports", body).await;
    assert_eq!(again.problem(), (409, "lower-price-already-reported"));
    let accepted = platform
        .post("operator", &path_of(&own, "/acceptance"), json!({}))
        .await;
    let _view = accepted.must(200);
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1, "{records:?}");
    let record = &records[0];
    assert_eq!(record["kind"], "lower_price_undeclared");
    assert_eq!(record["label"], "未按时申报更低价格");
    assert_eq!(record["clause"], "S4-20");
    assert_eq!(record["happened_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(record["lower_price_report_id"], own["id"]);
    assert_eq!(record["evidence"]["executed_on"], "2021-08-10");
    assert_eq!(record["evidence"]["due_on"], "2021-09-10");
    let messages = platform.get("maker", "/messages").await.must(200);
    let titles = messages["items"].to_string();
    assert!(titles.contains("未按时申报更低价格"), "{titles}");
}

#[tokio::test]
async fn cases_e4_and_e5_what_others_find_is_linked_at_once_and_silence_is_misconduct_at_the_end() {
    let platform = Platform::start("2021-08-30T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    assert_eq!(seen["timely"], Value::Null);
    assert_eq!(seen["due_on"], "2021-09-10");
    assert_eq!(
        counter(&platform, "maker", "lower_price_cases_open").await,
        1
    );
    assert_eq!(
        counter(&platform, "operator", "lower_price_reports_open").await,
        1
    );
    let accepted = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    let accepted = accepted.must(200);
    assert!(accepted["publicity_id"].is_string(), "{accepted}");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new(), "not yet");
    platform.wait_until("2021-09-07T09:00:00+08:00");
    platform.settle().await;
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "92.00");
    platform.wait_until("2021-09-10T23:59:59+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    platform.wait_until("2021-09-11T00:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    assert_eq!(misconduct(&platform).await.len(), 1, "once");
}

#[tokio::test]
async fn the_maker_fulfils_its_duty_by_its_own_report_though_the_limit_fell_meanwhile() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let accepted = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    let _view = accepted.must(200);
    platform.wait_until("2021-09-06T09:00:00+08:00");
    platform.settle().await;
    let other = platform
        .post("hospital2", "/lower-price-reports", body.clone())
        .await;
    assert_eq!(other.problem(), (409, "price-not-lower"));
    let own = report(&platform, "maker", body).await;
    assert_eq!(
        (&own["state"], &own["timely"]),
        (&json!("accepted"), &json!(true))
    );
    platform.wait_until("2021-10-11T00:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_declaration_of_the_price_fulfils_the_duty_too() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let _seen = report(&platform, HOSPITAL, body).await;
    let caller = platform.caller("maker").await;
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let price = "92".parse().unwrap();
    let day = "2021-08-10".parse().unwrap();
    let declared = domain::price_change::Declared {
        product,
        terms: domain::listed_price::ListedTerms {
            region: "33".parse().unwrap(),
            platform: "浙江".to_owned(),
            level: domain::listed_price::PlatformLevel::Provincial,
            kind: domain::listed_price::PriceKind::Listing,
            price: domain::price_change::price_terms(price, 1.into(), day, None).unwrap(),
            effective_from: day,
            source: String::new(),
        },
        remark: String::new(),
        evidence: Vec::new(),
    };
    let moment = platform.app.ground().moment();
    let made = domain::campaign::declare(&tx, &moment, &caller, None, &[declared]).await;
    assert!(made.unwrap()[0].is_ok());
    tx.commit().await.unwrap();
    platform.wait_until("2021-09-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}

#[tokio::test]
async fn case_e6_what_never_counts_is_refused_with_the_reason_and_creates_no_duty() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    for (kind, level, reason) in [
        ("vbp_national", "provincial", "volume_based"),
        ("self_quoted", "provincial", "self_quoted"),
        ("listing", "city", "city_platform"),
    ] {
        let mut body = reported(product, "60", "2021-08-10");
        body["kind"] = json!(kind);
        body["platform_level"] = json!(level);
        let refused = platform.post(HOSPITAL, "/lower-price-reports", body).await;
        assert_eq!(refused.problem(), (409, "price-kind-excluded"), "{kind}");
        assert_eq!(refused.body["figures"]["reason"], reason);
        assert_eq!(refused.body["clause"], "S4-1");
    }
    let mut pack = reported(product, "1000", "2021-08-10");
    pack["pack_ratio"] = json!("10");
    let refused = platform
        .post("maker", "/lower-price-reports", pack.clone())
        .await;
    assert_eq!(refused.problem(), (409, "price-not-lower"));
    assert_eq!(
        refused.body["figures"],
        json!({"base_price": "100.00", "reference_limit": "100.00"})
    );
    pack["price"] = json!("999.99");
    let lower = report(&platform, "maker", pack).await;
    assert_eq!(lower["base_price"], "99.999");
    platform.wait_until("2021-09-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_product_without_limit_takes_any_price_and_a_wrong_field_is_named() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.product(&tests::Goods::number(1)).await;
    for (field, value) in [
        ("region", json!("99")),
        ("price", json!("0")),
        ("pack_ratio", json!("0")),
        ("platform", json!(" ")),
        ("kind", json!("cheap")),
        ("executed_on", json!("9999-01-01")),
    ] {
        let mut body = reported(product, "5000", "2021-08-10");
        body[field] = value;
        let refused = platform
            .post("distributor", "/lower-price-reports", body)
            .await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.body);
    }
    let body = reported(product, "5000", "2021-08-10");
    let seen = report(&platform, "distributor", body).await;
    assert_eq!(seen["reference_limit"], Value::Null);
    let missing = reported(ProductId(999), "5", "2021-08-10");
    let missing = platform
        .post("distributor", "/lower-price-reports", missing)
        .await;
    assert_eq!(missing.status, 404);
}

/// Everything that a manufacturer can read and that could reveal a report.
async fn read_by(platform: &Platform, who: &str, report: &Value) -> String {
    let mut read = String::new();
    for path in [
        "/lower-price-reports",
        "/lower-price-reports?format=xlsx",
        "/messages",
        "/feed?limit=200",
        "/misconduct-records",
        "/home",
        &path_of(report, ""),
    ] {
        let reply = platform.get(who, path).await;
        read.push_str(&String::from_utf8_lossy(&reply.bytes));
    }
    read
}

#[tokio::test]
async fn case_k4_the_reporter_is_never_visible_to_the_reported() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let joined = report(&platform, "hospital2", body.clone()).await;
    assert_eq!(joined["state"], "open");
    assert_eq!(
        joined["case_id"],
        Value::Null,
        "nobody learns who was first"
    );
    platform.settle().await;
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let reporter = session["organisation"]["id"].as_str().unwrap().to_owned();
    let list = platform
        .get("maker", "/lower-price-reports")
        .await
        .must(200);
    assert_eq!(list["total"], 1, "one case, however many reported it");
    let case = &list["items"][0];
    assert_eq!(case["reporter"], Value::Null);
    assert_eq!(case["evidence"], json!([]));
    assert_eq!(case["actions"], json!(["explanation"]));
    let reasons = json!({"reason": "该价格为旧包装，已停产"});
    let explained = platform
        .post("maker", &path_of(&seen, "/explanation"), reasons)
        .await;
    assert_eq!(explained.must(200)["state"], "explained");
    let third = report(&platform, "distributor", body).await;
    assert_eq!(
        third["state"], "open",
        "not told that the maker has answered"
    );
    let view = platform.get(HOSPITAL, &path_of(&seen, "")).await.must(200);
    assert_eq!(view["explanation"], Value::Null);
    let accepted = platform
        .post("operator", &path_of(&joined, "/acceptance"), json!({}))
        .await;
    let accepted = accepted.must(200);
    assert_eq!(accepted["case_id"], seen["id"]);
    assert_eq!(accepted["explanation"]["reason"], "该价格为旧包装，已停产");
    platform.wait_until("2021-09-30T10:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    let read = read_by(&platform, "maker", &seen).await;
    for secret in ["第一医院", "第二医院", "配送有限公司"] {
        assert!(!read.contains(secret), "the maker reads {secret}");
    }
    let organisations = format!("\"organisation\":\"{reporter}\"");
    assert!(!read.contains(&organisations));
    for mail in platform.outbox.posted() {
        let text = format!("{mail:?}");
        let to_maker = text.contains("maker@sunshine.test");
        assert!(!to_maker || !text.contains("第一医院"), "{text}");
    }
}

#[tokio::test]
async fn reports_of_others_are_hidden_and_ones_own_are_not() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let joined = report(&platform, "hospital2", body).await;
    let accepted = platform
        .post("operator", &path_of(&joined, "/acceptance"), json!({}))
        .await;
    assert_eq!(accepted.must(200)["case_id"], seen["id"]);
    let own = platform
        .get("hospital2", &path_of(&joined, ""))
        .await
        .must(200);
    assert_eq!(own["state"], "accepted");
    assert_eq!(own["reporter"]["name"], "第二医院");
    for stranger in ["maker2", "hospital2"] {
        let hidden = platform.get(stranger, &path_of(&seen, "")).await;
        assert_eq!(hidden.status, 404, "{stranger}");
    }
}

#[tokio::test]
async fn a_refused_report_leaves_nothing_and_its_reporter_is_notified_why() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    let blank = json!({"reason": " "});
    let refused = platform
        .post("operator", &path_of(&seen, "/refusal"), blank)
        .await;
    assert_eq!(refused.status, 422);
    let reason = json!({"reason": "该平台无此价格"});
    let refused = platform
        .post("operator", &path_of(&seen, "/refusal"), reason.clone())
        .await;
    assert_eq!(refused.must(200)["state"], "refused");
    let again = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    assert_eq!(again.problem(), (409, "lower-price-decided"));
    let late = platform
        .post("maker", &path_of(&seen, "/explanation"), reason)
        .await;
    assert_eq!(late.problem(), (409, "lower-price-decided"));
    platform.wait_until("2021-09-30T10:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    let messages = platform.get(HOSPITAL, "/messages").await.must(200);
    assert!(
        messages.to_string().contains("该平台无此价格"),
        "{messages}"
    );
    let again = report(&platform, HOSPITAL, reported(product, "92", "2021-09-20")).await;
    assert_eq!(again["state"], "open", "a refused report closes no door");
    let list = "/lower-price-reports?state=open,explained";
    assert_eq!(platform.get("bureau", list).await.must(200)["total"], 1);
}

async fn refuse(platform: &Platform, report: &Value) -> Value {
    let body = json!({"reason": "经核实，该平台无此价格"});
    let path = path_of(report, "/refusal");
    platform.post("operator", &path, body).await.must(200)
}

#[tokio::test]
async fn a_record_over_a_price_that_proves_untrue_is_withdrawn_and_stays_to_be_seen() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    platform.wait_until("2021-09-11T00:00:00+08:00");
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["withdrawn_at"], Value::Null);
    assert_eq!(counter(&platform, "operator", "misconduct_recent").await, 1);

    assert_eq!(refuse(&platform, &seen).await["state"], "refused");
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1, "{records:?}");
    assert_eq!(records[0]["withdrawn_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(records[0]["withdrawn_reason"], "经核实，该平台无此价格");
    assert_eq!(counter(&platform, "operator", "misconduct_recent").await, 0);
    let messages = platform.get("maker", "/messages").await.must(200);
    let shown = messages["items"].as_array().unwrap().iter();
    let shown: Vec<&Value> = shown
        .filter(|one| one["kind"] == "misconduct-withdrawn")
        .collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["title"], "不良行为记录已撤销：未按时申报更低价格");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1, "no second record");
}

#[tokio::test]
async fn an_objection_upheld_takes_back_the_case_and_its_record() {
    let platform = Platform::start("2021-09-11T00:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "maker", reported(product, "92", "2021-08-10")).await;
    let path = path_of(&own, "/acceptance");
    let accepted = platform.post("operator", &path, json!({})).await.must(200);
    let window = accepted["publicity_id"].as_str().unwrap();
    assert_eq!(misconduct(&platform).await[0]["withdrawn_at"], Value::Null);
    let changes = platform
        .get(HOSPITAL, &format!("/publicities/{window}/changes"))
        .await
        .must(200);
    let change = changes["items"][0]["id"].as_str().unwrap();
    let objection = platform
        .post(
            "maker",
            &format!("/price-changes/{change}/objections"),
            json!({"reason": "误报，浙江执行价为192元"}),
        )
        .await
        .must(201);
    let path = format!("/objections/{}/answer", objection["id"].as_str().unwrap());
    let body = json!({"upheld": true, "answer": "浙江平台执行价为192元"});
    let _answered = platform.post("operator", &path, body).await.must(200);
    let case = platform.get("maker", &path_of(&own, "")).await.must(200);
    assert_eq!(case["state"], "refused");
    assert_eq!(case["reason"], "浙江平台执行价为192元");
    assert_eq!(case["publicity_id"], window, "where it was public");
    let records = misconduct(&platform).await;
    assert_eq!(records[0]["withdrawn_reason"], "浙江平台执行价为192元");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "100.00");
}
