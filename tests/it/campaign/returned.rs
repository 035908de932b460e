//! What was returned for correction is not reported until it is submitted again.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Platform, declaration};

use super::{MONDAY, goods, opened, progress};

async fn declared(platform: &Platform, product: ProductId, price: &str) -> String {
    let body = declaration(product, "44", price);
    let made = platform.post("maker", "/declarations", body).await;
    made.must(201)["id"].as_str().unwrap().to_owned()
}

async fn decide(platform: &Platform, action: &str, id: &str) {
    let body = json!({"action": action, "title": "", "reason": "请补充公告", "ids": [id]});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let decided = decided.must(200);
    assert_eq!(decided["results"][0]["problem"], Value::Null, "{decided}");
}

async fn resubmitted(platform: &Platform, id: &str, product: ProductId, price: &str) {
    let body = declaration(product, "44", price);
    let path = format!("/declarations/{id}");
    let reply = platform.put("maker", &path, body).await;
    assert_eq!(reply.must(200)["state"], "submitted");
}

#[tokio::test]
async fn a_returned_declaration_is_reported_again_only_once_it_is_resubmitted() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let path = opened(&platform).await;
    let answered = async || progress(&platform, "maker", &path).await;
    let one = declared(&platform, first, "90").await;
    assert_eq!(answered().await, (2, 1));
    decide(&platform, "return", &one).await;
    assert_eq!(answered().await, (2, 0));
    assert_eq!(progress(&platform, "operator", &path).await, (3, 0));
    let again = declaration(first, "44", "90");
    let again = platform.post("maker", "/declarations", again).await;
    assert_eq!(again.problem(), (409, "price-change-returned"));
    assert_eq!(answered().await, (2, 0), "it is returned still");
    resubmitted(&platform, &one, first, "91").await;
    assert_eq!(answered().await, (2, 1));

    // What was confirmed besides stays, and so does what another declaration reports.
    let other = declared(&platform, first, "89").await;
    decide(&platform, "return", &other).await;
    assert_eq!(answered().await, (2, 1));
    let body = json!({"product_ids": [second.to_string()]});
    let confirmations = format!("{path}/confirmations");
    let _confirmed = platform.post("maker", &confirmations, body).await.must(200);
    let third = declared(&platform, second, "90").await;
    decide(&platform, "return", &third).await;
    assert_eq!(answered().await, (2, 2));
}

#[tokio::test]
async fn declarations_that_a_filter_returns_are_not_reported() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let path = opened(&platform).await;
    let refused = declared(&platform, first, "90").await;
    let _returned = declared(&platform, second, "90").await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 2));
    decide(&platform, "refusal", &refused).await;
    assert_eq!(
        progress(&platform, "maker", &path).await,
        (2, 2),
        "it was reported, whatever the centre makes of it"
    );
    let body = json!({"action": "return", "reason": "请补充公告", "filter": {}});
    let swept = platform
        .post("operator", "/price-changes/decisions/filtered", body)
        .await;
    assert_eq!(swept.must(200)["decided"], 1);
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_returned_before_a_campaign_opened_does_not_answer_it_by_a_file() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let one = declared(&platform, first, "90").await;
    let other = declared(&platform, second, "90").await;
    decide(&platform, "return", &one).await;
    let path = opened(&platform).await;
    assert_eq!(
        progress(&platform, "maker", &path).await,
        (2, 0),
        "what was declared before its opening is no answer by itself"
    );
    let row = |number: u32| {
        format!("C140203159240636165{number:08},44,省平台,listing,90,2026-03-01,挂网公告,2026Q1\n")
    };
    let header = "27位码,省份,平台,价格类型,价格,执行日期,来源,报送季度\n";
    let file = header.to_owned() + &row(1) + &row(2);
    let seen = platform
        .foresee("maker", "declarations", &file)
        .await
        .must(200);
    let reasons: Vec<&str> = (seen["unchanged"].as_array().unwrap().iter())
        .map(|row| row["reason"].as_str().unwrap())
        .collect();
    assert!(reasons[0].contains("已退回"), "{seen}");
    assert!(reasons[1].contains("正在办理"), "{seen}");
    let file = file.into_bytes();
    let _import = platform.load("maker", "declarations", "表.csv", file).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    decide(&platform, "return", &other).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_declaration_answers_again_once_its_price_is_public_by_another_way() {
    let platform = Platform::start(MONDAY).await;
    let [first, _, _] = goods(&platform).await;
    let path = opened(&platform).await;
    let one = declared(&platform, first, "90").await;
    decide(&platform, "return", &one).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 0));
    let body = declaration(first, "44", "90");
    let file = format!(
        "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,来源\n\
        C14020315924063616500000001,44,{},省级,listing,90,1,{},联动清单\n",
        body["platform"].as_str().unwrap(),
        body["effective_from"].as_str().unwrap(),
    );
    let import = platform
        .load("operator", "linkage-lists", "清单.csv", file.into_bytes())
        .await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    let list = platform.get("operator", "/linkages").await.must(200)["items"][0].clone();
    let public = format!("/linkages/{}/publicity", list["id"].as_str().unwrap());
    let _public = platform
        .post("operator2", &public, json!({}))
        .await
        .must(200);
    let own = platform
        .get("maker", &format!("/price-changes/{one}"))
        .await
        .must(200);
    assert_eq!(own["state"], "joined", "{own}");
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    assert_eq!(progress(&platform, "operator", &path).await, (3, 1));
    let gone = format!("/declarations/{one}/withdrawal");
    let gone = platform.post("maker", &gone, json!({})).await;
    assert_eq!(gone.status, 200, "{}", gone.body);
    assert_eq!(progress(&platform, "maker", &path).await, (2, 0));
}
