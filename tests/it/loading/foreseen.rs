//! What a file would do is shown, and nothing of the preview is left.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use super::MONDAY;

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

fn row(number: u32, region: &str, price: &str, from: &str) -> String {
    format!("C140203159240636165{number:08},{region},省平台,listing,{price},{from},,公告\n")
}

async fn load(platform: &Platform, kind: &str, account: &str, file: &str) -> Value {
    platform
        .load(account, kind, "文件.csv", file.as_bytes().to_vec())
        .await
}

/// Everything that a load writes, counted.
async fn traces(platform: &Platform) -> Vec<i64> {
    let client = cluster::connect(platform.config()).await;
    let query = "select count(*) from import union all select count(*) from import_file
        union all select count(*) from import_verdict union all select count(*) from event
        union all select count(*) from listed_price where superseded_at is null
        union all select count(*) from listed_price_source union all select count(*) from price_change
        union all select count(*) from reference_limit_version union all select count(*) from invitation
        union all select count(*) from current_purchase_price union all select count(*) from product
        union all select count(*) from linkage union all select count(*) from idempotency_key";
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// The invitation that would end is named with what it is worth.
async fn ending_is_named(platform: &Platform, product: ProductId, seen: &Value) {
    let prices = &seen["prices"];
    let ending = &prices["ending"][0];
    assert_eq!(ending["amount"], "1150", "{seen}");
    assert_eq!(ending["product_id"], product.to_string().as_str(), "{seen}");
    assert_eq!(ending["hospital"]["name"], "第一医院", "{seen}");
    let invitations = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(
        ending["number"], invitations["items"][0]["number"],
        "{seen}"
    );
}

/// The rows that act and those that are refused are named, page by page.
async fn rows_are_named(platform: &Platform, file: &str, seen: &Value) {
    let acting = seen["acting"].as_array().unwrap();
    let named: Vec<(&Value, &Value)> = (acting.iter())
        .map(|one| (&one["line"], &one["status"]))
        .collect();
    let (accepted, held) = (json!("accepted"), json!("held"));
    assert_eq!(
        named,
        [
            (&json!(2), &accepted),
            (&json!(3), &accepted),
            (&json!(4), &accepted),
            (&json!(5), &held)
        ],
        "{seen}"
    );
    assert_ne!(acting[0]["product_name"], Value::Null, "{seen}");
    let rest = platform
        .foresee("operator", "listed-prices?after=3", file)
        .await;
    let rest = rest.must(200);
    assert_eq!(rest["acting"][0]["line"], 4, "the next page: {rest}");
    assert_eq!(rest["counts"], seen["counts"], "{rest}");
    let refused = seen["refused"].as_array().unwrap();
    let lines: Vec<&Value> = refused.iter().map(|one| &one["line"]).collect();
    assert_eq!(lines, [&json!(6), &json!(7)], "{seen}");
    assert!(
        refused[0]["reason"]
            .as_str()
            .unwrap()
            .contains("平台无此产品")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_prices_is_shown_with_falls_and_invitations_and_then_does_just_that() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "11.81").await;
    for number in 2..=5 {
        platform.capped(number, "100").await;
    }
    let first = HEADER.to_owned() + &row(2, "33", "120", "2026-01-01");
    load(&platform, "listed-prices", "operator", &first).await;
    platform.invited(HOSPITAL, product, "11.50").await;
    let file = HEADER.to_owned()
        // Falls today; ends the open invitation.
        + &row(1, "44", "11.18", "2026-01-01")
        // The same key as an earlier load, dearer elsewhere: no limit moves.
        + &row(2, "33", "110", "2026-01-01")
        // Falls on a later day.
        + &row(3, "33", "90", "2026-03-09")
        // Far from the last price.
        + &row(4, "33", "10", "2026-01-01")
        + &row(9, "33", "10", "2026-01-01")
        + &row(5, "33", "0", "2026-01-01");
    let before = traces(&platform).await;
    let seen = platform.foresee("operator", "listed-prices", &file).await;
    let seen = seen.must(200);
    assert_eq!(traces(&platform).await, before, "nothing is left");
    assert_eq!(seen["rows"], 6, "{seen}");
    assert_eq!(seen["counts"]["accepted"], 3, "{seen}");
    assert_eq!(seen["counts"]["held"], 1, "{seen}");
    let prices = &seen["prices"];
    assert_eq!(
        (&prices["new"], &prices["changed"], &prices["replaced"]),
        (&json!(2), &json!(1), &json!(1)),
        "{seen}"
    );
    assert_eq!(prices["outliers_held"], 1, "{seen}");
    assert_eq!(prices["falls"], 2, "{seen}");
    assert_eq!(prices["prices_above"], 0);
    assert_eq!(prices["prices_above_from"], 5, "fewer are left out");
    let falling = prices["falling"].as_array().unwrap();
    let shown: Vec<(&Value, &Value, &Value)> = falling
        .iter()
        .map(|one| (&one["on"], &one["before"], &one["after"]))
        .collect();
    assert_eq!(
        shown,
        [
            (&json!("2026-03-09"), &json!("100.00"), &json!("90.00")),
            (&json!("2026-03-02"), &json!("11.81"), &json!("11.18")),
        ],
        "the largest fall first"
    );
    assert_eq!(prices["invitations"], 1, "{seen}");
    // Ten boxes of ten at 11.50.
    assert_eq!(prices["invitations_amount"], "1150", "{seen}");
    ending_is_named(&platform, product, &seen).await;
    rows_are_named(&platform, &file, &seen).await;

    let done = load(&platform, "listed-prices", "operator", &file).await;
    assert_eq!(done["counts"], seen["counts"], "{done}");
    assert_eq!(done["same_as"], Value::Null);
    let ended = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(ended["items"][0]["state"], "superseded", "{ended}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_price_whose_limit_would_rise_is_shown_as_held() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let cheap = HEADER.to_owned() + &row(1, "33", "80", "2026-01-01");
    load(&platform, "listed-prices", "operator", &cheap).await;
    let dear = HEADER.to_owned() + &row(1, "33", "95", "2026-01-01");
    let seen = platform.foresee("operator", "listed-prices", &dear).await;
    let seen = seen.must(200);
    assert_eq!(seen["prices"]["rises_held"], 1, "{seen}");
    assert_eq!(seen["prices"]["falls"], 0, "{seen}");
    // By product, from what to what and when, at the head of the file and at the row.
    let rising = &seen["prices"]["rising"][0];
    let rise = json!({"on": "2026-03-02", "limit_before": "80.00", "limit_after": "95.00"});
    assert_eq!(
        (&rising["platform"], &rising["price"], &rising["rise"]),
        (&json!("省平台"), &json!("80.00"), &rise)
    );
    assert_eq!(rising["code"], "C14020315924063616500000001");
    let row = &seen["acting"][0]["around"];
    assert_eq!(row["rise_held"], rise, "{row}");
    let waiting = platform.get("operator", "/price-changes").await.must(200);
    assert_eq!(waiting["total"], 0, "a preview holds nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_are_shown_with_their_amount_and_makers_and_sent_once_afterwards() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    let file = "27位码,价格,数量,备注\n\
        C14020315924063616500000001,100,5,\n\
        C14020315924063616500000002,150,2,\n\
        C14020315924063616500000002,201,1,\n";
    let before = traces(&platform).await;
    let seen = platform.foresee(HOSPITAL, "invitations", file).await;
    let seen = seen.must(200);
    assert_eq!(traces(&platform).await, before, "nothing is left");
    let sent = &seen["invitations"];
    assert_eq!((&sent["sent"], &sent["confirmed"]), (&json!(2), &json!(1)));
    assert_eq!(sent["amount"], "8000", "{seen}");
    assert_eq!(sent["manufacturers"][0]["sent"], 2, "{seen}");
    let rows = seen["acting"].as_array().unwrap();
    let amounts: Vec<&Value> = rows.iter().map(|one| &one["amount"]).collect();
    assert_eq!(amounts, [&json!("5000"), &json!("3000")], "{seen}");
    assert_eq!(rows[0]["reason"], "", "no number of what did not happen");
    assert_eq!(seen["counts"]["price_mismatch"], 1, "{seen}");
    let done = load(&platform, "invitations", HOSPITAL, file).await;
    assert_eq!(done["counts"], seen["counts"], "{done}");
    let again = platform.foresee(HOSPITAL, "invitations", file).await;
    let again = again.must(200);
    assert_eq!(again["same_as"], done["id"], "{again}");
    assert_eq!(again["counts"]["unchanged"], 2, "{again}");
    assert_eq!(again["counts"]["price_mismatch"], 1, "tried again: {again}");
    assert_eq!(again["invitations"]["sent"], 0);
    let first = &again["unchanged"][0];
    assert_eq!((&first["line"], &first["quantity"]), (&json!(2), &json!(5)));
    assert!(
        first["reason"].as_str().unwrap().contains("YJ20260302-"),
        "{again}"
    );
    let meant = platform.foresee(HOSPITAL, "invitations?again=true", file);
    assert_eq!(meant.await.must(200)["invitations"]["confirmed"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_file_has_a_preview_that_leaves_nothing_and_counts_as_its_load_does() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let current = "27位码,价格,生效日期\nC14020315924063616500000001,110,2026-01-01\n\
        C14020315924063616500000009,110,2026-01-01\n";
    let listed = HEADER.to_owned() + &row(1, "33", "95", "2026-01-01");
    for (kind, account, file) in [
        ("products", "operator", super::PRODUCTS),
        ("current-prices", HOSPITAL, current),
        ("declarations", "maker", listed.as_str()),
        ("linkage-lists", "operator", listed.as_str()),
    ] {
        let before = traces(&platform).await;
        let seen = platform.foresee(account, kind, file).await.must(200);
        assert_eq!(traces(&platform).await, before, "{kind}");
        let done = load(&platform, kind, account, file).await;
        assert_eq!(done["counts"], seen["counts"], "{kind}");
        assert_eq!(done["rows"], seen["rows"], "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_too_many_rows_or_of_no_use_is_refused_with_a_sentence() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let rows: String = (0..20_001)
        .map(|_| row(1, "33", "95", "2026-01-01"))
        .collect();
    let file = HEADER.to_owned() + &rows;
    let refused = platform.foresee("operator", "listed-prices", &file).await;
    assert_eq!(refused.problem(), (409, "preview-too-large"));
    assert_eq!(refused.body["figures"]["rows_max"], 20_000);
    let unfit = platform
        .foresee("operator", "listed-prices", "名称\n导尿管\n")
        .await;
    assert_eq!(unfit.status, 422);
    let nothing = platform.foresee("operator", "listed-prices", "").await;
    assert_eq!(nothing.status, 422);
    let foreign = platform.foresee(HOSPITAL, "listed-prices", HEADER).await;
    assert_eq!(foreign.status, 403);
}
