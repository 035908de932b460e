//! A declared price: by whom, on what evidence, alone, in a batch and in a file.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::{
    MONDAY, change, count, decide, declaration, declared, go_to, link_of, messages, publicized,
    text,
};

#[tokio::test]
async fn a_declaration_is_returned_corrected_and_checked() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    let again = platform
        .post("maker", "/declarations", declaration(product, "90"))
        .await;
    assert_eq!(again.problem(), (409, "price-change-already-open"));
    assert_eq!(again.body["clause"], "S4-13");
    let to_check = count(&platform, "operator", "price_changes_to_check").await;
    assert_eq!(to_check, 1);
    let link = link_of(
        &messages(&platform, "operator").await,
        "declarations-received",
    );
    assert_eq!(
        link.unwrap(),
        "/price-changes?state=submitted&origin=declaration"
    );

    let result = decide(&platform, "return", &id).await;
    assert_eq!(result["change"]["state"], "returned");
    assert_eq!(result["change"]["reason"], "请补充依据");
    let returned = count(&platform, "maker", "declarations_returned").await;
    assert_eq!(returned, 1);
    let link = link_of(&messages(&platform, "maker").await, "prices-returned");
    assert_eq!(link.unwrap(), format!("/price-changes/{id}"));

    let path = format!("/declarations/{id}");
    let correction = declaration(product, "88");
    let request = platform.request("maker", Method::PUT, &path);
    let stale = request.header("if-match", "\"1\"").json(&correction);
    assert_eq!(platform.send(stale).await.problem().0, 412);
    let corrected = platform.put("maker", &path, correction).await.must(200);
    assert_eq!(corrected["state"], "submitted");
    assert_eq!(corrected["base_price"], "88.00");
    assert_eq!(corrected["change_percent"], "-12.0");
    assert_eq!(corrected["reason"], Value::Null);

    let thread = change(&platform, "maker", &id).await.must(200);
    let kinds: Vec<&str> = thread["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    let expected = ["price-declared", "price-change-returned", "price-declared"];
    assert_eq!(kinds, expected);
    let taken_back = platform
        .post("maker", &format!("{path}/withdrawal"), json!({}))
        .await
        .must(200);
    assert_eq!(taken_back["state"], "withdrawn");
    let late = decide(&platform, "publicity", &id).await;
    assert_eq!(late["problem"]["type"], "price-change-closed");
}

#[tokio::test]
async fn a_manufacturer_declares_its_own_products_on_its_own_evidence() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let foreign = declaration(product, "90");
    let refused = platform.post("maker2", "/declarations", foreign).await;
    assert_eq!(refused.problem(), (409, "product-of-another-manufacturer"));
    let id = declared(&platform, product, "90").await;
    assert_eq!(change(&platform, "maker2", &id).await.status, 404);
    let path = format!("/declarations/{id}/withdrawal");
    assert_eq!(platform.post("maker2", &path, json!({})).await.status, 404);
    let list = platform.get("maker2", "/price-changes").await.must(200);
    assert_eq!(list["total"], 0);

    let file = b"%PDF-1.7 of another".to_vec();
    let evidence = platform.hand_in("maker2", "a.pdf", file).await.must(201);
    let mut body = declaration(product, "80");
    body["evidence"] = json!([evidence["id"]]);
    let refused = platform.post("maker", "/declarations", body).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/evidence/0");
    for (field, value) in [
        ("price", json!("0")),
        ("pack_ratio", json!("0")),
        ("region", json!("99")),
        ("kind", json!("cheap")),
        ("effective_to", json!("2026-02-01")),
    ] {
        let mut body = declaration(product, "80");
        body[field] = value;
        let refused = platform.post("maker", "/declarations", body).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{field}");
        assert_eq!(refused.body["errors"][0]["pointer"], format!("/{field}"));
    }
}

#[tokio::test]
async fn a_batch_judges_each_declaration_by_itself() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let items = [
        declaration(product, "90"),
        declaration(product, "0"),
        declaration(product, "90"),
        declaration(product, "80"),
    ];
    let path = "/declarations/batch";
    let request = platform.request("maker", Method::POST, path);
    let request = request.header("idempotency-key", "one");
    let body = json!({"items": items});
    let made = platform.send(request.json(&body)).await.must(201);
    let results = made["results"].as_array().unwrap();
    let problems: Vec<&Value> = results.iter().map(|one| &one["problem"]["type"]).collect();
    let expected = [
        &Value::Null,
        &json!("invalid-fields"),
        &json!("price-change-already-open"),
        &Value::Null,
    ];
    assert_eq!(problems, expected);
    assert_eq!(results[3]["change"]["base_price"], "80.00");
    let request = platform.request("maker", Method::POST, path);
    let request = request.header("idempotency-key", "one");
    assert_eq!(platform.send(request.json(&body)).await.must(201), made);
    let received = messages(&platform, "operator").await;
    let received = received
        .iter()
        .filter(|(kind, _)| kind == "declarations-received");
    assert_eq!(received.count(), 1, "one message a day, not one a price");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_declarations_comes_back_with_a_verdict_for_each_row() {
    let platform = Platform::start(MONDAY).await;
    let _own = platform.capped(1, "100").await;
    let foreign = Goods {
        manufacturer: "乙医疗器械有限公司".to_owned(),
        ..Goods::number(2)
    };
    platform.product(&foreign).await;
    let file = "27位码,省份,平台,价格类型,价格,执行日期,来源,备注\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,90,2026-03-01,公告,按公告\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,90,2026-03-01,公告,重复\n\
        C14020315924063616500000001,44,省平台,挂网价,100,2020-01-01,,\n\
        C14020315924063616500000002,33,浙江省平台,挂网价,90,2026-03-01,公告,\n\
        C14020315924063616500000009,33,浙江省平台,挂网价,90,2026-03-01,公告,\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,0,2026-03-01,公告,\n";
    let verdicts = |import: &Value| {
        let counts = &import["counts"];
        ["accepted", "unchanged", "no_hit", "error"].map(|name| counts[name].as_u64().unwrap())
    };
    let load = || platform.load("maker", "declarations", "申报.csv", file.into());
    let import = load().await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(verdicts(&import), [1, 2, 1, 2], "{import}");
    let import = load().await;
    assert_eq!(verdicts(&import), [0, 3, 1, 2], "{import}");
    let list = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(list["total"], 1);
    assert_eq!(list["items"][0]["remark"], "按公告");
    let path = "/imports/templates/declarations";
    assert_eq!(platform.get("maker", path).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_deciding_at_once_one_wins_and_the_other_is_refused_as_stale() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    for price in ["90", "89", "88"] {
        let id = declared(&platform, product, price).await;
        let (one, other) = tokio::join!(
            decide(&platform, "publicity", &id),
            decide(&platform, "refusal", &id)
        );
        let problems: Vec<&Value> = [&one, &other]
            .into_iter()
            .filter(|result| !result["problem"].is_null())
            .map(|result| &result["problem"]["type"])
            .collect();
        assert_eq!(problems, ["price-change-closed"], "{one} {other}");
    }
}

#[tokio::test]
async fn one_price_from_two_documents_is_one_declaration() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    declared(&platform, product, "90").await;
    let mut other = declaration(product, "90");
    other["source"] = json!("另一公告");
    let again = platform.post("maker", "/declarations", other.clone()).await;
    assert_eq!(again.problem(), (409, "price-change-already-open"));
    other["price"] = json!("90.01");
    let _another = platform
        .post("maker", "/declarations", other)
        .await
        .must(201);
}

#[tokio::test]
async fn one_price_in_two_units_is_one_change() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let stated = |price: &str, ratio: &str| {
        let mut body = declaration(product, price);
        body["pack_ratio"] = json!(ratio);
        body
    };
    let declare = async |price: &str, ratio: &str| {
        let body = stated(price, ratio);
        platform.post("maker", "/declarations", body).await
    };
    let first = declare("95", "1").await.must(201);
    for (price, ratio) in [("950", "10"), ("190", "2"), ("95.00", "1")] {
        let again = declare(price, ratio).await;
        assert_eq!(again.problem(), (409, "price-change-already-open"));
    }
    let other = declare("95", "10").await.must(201);
    assert_eq!(other["base_price"], "9.50");
    let id = text(&first["id"]);
    publicized(&platform, &id).await;
    go_to(&platform, super::OVER).await;
    let listed = declare("950", "10").await;
    assert_eq!(listed.problem(), (409, "price-already-listed"));
}

#[tokio::test]
async fn a_declared_price_far_from_the_limit_is_pointed_out_and_accepted_alone() {
    let platform = Platform::start(MONDAY).await;
    let (far, near) = (
        platform.capped(1, "90").await,
        platform.capped(2, "90").await,
    );
    let typed = declared(&platform, far, "9").await;
    let fine = declared(&platform, near, "30").await;
    let seen = async |id: &str| {
        change(&platform, "operator", id).await.must(200)["far_from_limit"].clone()
    };
    assert_eq!(seen(&typed).await, "90.00");
    assert_eq!(seen(&fine).await, json!(null));
    let body = json!({"action": "publicity", "title": "三月公示", "filter": {}});
    let path = "/price-changes/decisions/filtered";
    let foreseen = platform
        .post("operator", &format!("{path}/preview"), body.clone())
        .await;
    let foreseen = foreseen.must(200);
    assert_eq!(
        (&foreseen["decided"], &foreseen["refused"]),
        (&json!(1), &json!(1))
    );
    let decided = platform.post("operator", path, body).await.must(200);
    assert_eq!(
        (&decided["decided"], &decided["remaining"]),
        (&json!(1), &json!(1)),
        "{decided}"
    );
    publicized(&platform, &typed).await;
    let file = "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,来源\n\
        C14020315924063616500000002,32,江苏省平台,listing,9,1,2026-01-01,甲\n";
    let import = platform
        .load("maker", "declarations", "申报.csv", file.into())
        .await;
    assert_eq!(
        (&import["accepted"], &import["warnings"]),
        (&json!(1), &json!(1)),
        "{import}"
    );
}

#[tokio::test]
async fn a_declaration_far_from_the_limit_is_put_to_who_typed_it_again_and_shown_to_who_decides() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "8.83").await;
    let effect = async |price: &str| {
        let path = format!("/products/{product}/limit-effect?price={price}");
        platform.get("maker", &path).await.must(200)["far_from_limit"].clone()
    };
    assert_eq!(effect("0.88").await, "8.83");
    assert_eq!(effect("2.9434").await, Value::Null, "more than a third");
    let body = |price: &str, meant: Option<bool>| {
        let mut body = declaration(product, price);
        body["far_meant"] = json!(meant);
        body
    };
    let declare = async |body: Value| platform.post("maker", "/declarations", body).await;
    let refused = declare(body("0.88", Some(false))).await;
    assert_eq!(refused.problem(), (409, "price-far-from-known"));
    assert_eq!(refused.body["figures"]["reference_limit"], "8.83");
    let items = json!({"items": [body("0.88", Some(false)), body("8.80", Some(false))]});
    let batch = platform
        .post("maker", "/declarations/batch", items)
        .await
        .must(201);
    assert_eq!(
        batch["results"][0]["problem"]["type"],
        "price-far-from-known"
    );
    assert_eq!(batch["results"][1]["change"]["far_from_limit"], Value::Null);
    let change = declare(body("0.88", Some(true))).await.must(201);
    assert_eq!(change["far_from_limit"], "8.83");
    let path = format!("/price-changes/{}", change["id"].as_str().unwrap());
    let decided_on = platform.get("operator", &path).await.must(200);
    assert_eq!(decided_on["far_from_limit"], "8.83", "for who accepts it");
    let id = change["id"].as_str().unwrap();
    decide(&platform, "return", id).await;
    let again = format!("/declarations/{id}");
    let refused = platform
        .put("maker", &again, body("0.87", Some(false)))
        .await;
    assert_eq!(refused.problem(), (409, "price-far-from-known"));
    let silent = platform.put("maker", &again, body("0.87", None)).await;
    assert_eq!(
        silent.must(200)["far_from_limit"],
        "8.83",
        "the desk sees it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_declarations_of_one_price_that_come_at_once_one_is_entered() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let batch = json!({"items": [declaration(product, "90"), declaration(product, "91")]});
    for (path, body, entered) in [
        ("/declarations", declaration(product, "80"), 1),
        ("/declarations/batch", batch, 3),
    ] {
        let sent = (0..4).map(|_| platform.post("maker", path, body.clone()));
        let _answers: Vec<_> = futures_util::future::join_all(sent).await;
        let listed = platform.get("maker", "/price-changes").await.must(200);
        let total = listed["total"].as_u64().unwrap();
        assert_eq!(total, entered, "{path} {listed}");
    }
}
