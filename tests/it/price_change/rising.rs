//! What the row of a rise shows: from when, from what and to what the limit rises, and what the platform states instead.

use domain::database::Database;
use domain::listed_price::prices_around_ends;
use domain::{ListedPriceId, ProductId};
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, cluster};

use super::{MONDAY, OVER, change, declaration, go_to, limit, publicized, text};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

const RISES: &str = "/price-changes?origin=rise&state=submitted";

/// Loads rows of region, price, first and last day as the whole list of their platforms.
async fn load(platform: &Platform, rows: &[(&str, &str, &str, &str)]) -> Value {
    let rows = rows.iter().map(|(region, price, first, last)| {
        format!(
            "C14020315924063616500000001,{region},省平台{region},listing,{price},{first},{last},\n"
        )
    });
    let file = HEADER.to_owned() + &rows.collect::<String>();
    platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await
}

/// The rises that wait, by what they end.
async fn rises(platform: &Platform) -> Vec<Value> {
    let held = platform.get("operator", RISES).await.must(200);
    let mut rises = held["items"].as_array().expect("items").clone();
    rises.sort_by_key(|one| one["region"]["code"].to_string());
    rises
}

/// Since when, from what and to what.
fn moves(rise: &Value) -> Value {
    json!([
        rise["limit_after_from"],
        rise["limit_if_kept"],
        rise["limit_after"],
        rise["change_percent"],
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_ends_today_does_not_hide_to_what_the_limit_rises() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "100", "2020-01-01", "2026-03-02"),
        ("33", "110", "2020-01-01", ""),
        ("51", "150", "2020-01-01", ""),
    ];
    load(&platform, &before).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    load(&platform, &[("33", "130", "2020-01-01", "")]).await;
    let rises = rises(&platform).await;
    assert_eq!(rises.len(), 1, "{rises:?}");
    let rise = &rises[0];
    assert_eq!(rise["reference_limit"], "100.00");
    assert_eq!(
        moves(rise),
        json!(["2026-03-03", "110.00", "130.00", "18.2"])
    );
    let instead = json!([{
        "price": "130.00", "pack_ratio": "1", "base_price": "130.00", "effective_from": "2020-01-01", "effective_to": null,
    }]);
    assert_eq!(rise["replaced_by"], instead);
    // In publicity everybody reads the same.
    let ids = json!({"action": "publicity", "ids": [rise["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator2", path, ids).await.must(200);
    let window = text(&decided["results"][0]["change"]["publicity"]["id"]);
    let path = format!("/publicities/{window}/changes");
    let public = platform.get(HOSPITAL, &path).await.must(200);
    let public = &public["items"][0];
    assert_eq!(
        moves(public),
        json!(["2026-03-03", "110.00", "130.00", "18.2"])
    );
    assert_eq!(public["replaced_by"], instead);
}

/// What is left out of it never is the limit: of the prices above one that stays, only those of the platform itself matter.
#[tokio::test(flavor = "multi_thread")]
async fn a_rise_is_worked_out_from_the_few_prices_that_can_be_the_limit() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "110", "2020-01-01", ""),
        ("12", "100", "2020-01-01", "2026-05-15"),
        ("11", "120", "2026-04-01", "2026-07-31"),
        ("33", "130", "2020-01-01", ""),
        ("37", "135", "2020-01-01", "2026-06-30"),
        ("51", "140", "2026-06-01", ""),
    ];
    load(&platform, &before).await;
    load(&platform, &[("44", "160", "2020-01-01", "")]).await;
    let rises = rises(&platform).await;
    assert_eq!(rises.len(), 1, "{rises:?}");
    assert_eq!(
        moves(&rises[0]),
        json!(["2026-05-16", "110.00", "120.00", "9.1"])
    );
    assert_eq!(rises[0]["replaced_by"][0]["base_price"], "160.00");

    let client = cluster::connect(platform.config()).await;
    let ending = client
        .query("select ends from price_change where origin = 'rise'", &[])
        .await
        .unwrap();
    let ending: Vec<ListedPriceId> = ending.iter().map(|row| ListedPriceId(row.get(0))).collect();
    let db = Database::new(&cluster::application(platform.config())).unwrap();
    let db = db.get().await.unwrap();
    let today = "2026-03-02".parse().unwrap();
    let products = [product];
    let found = prices_around_ends(&db, &products, &ending, today)
        .await
        .unwrap();
    let mut found: Vec<String> = found
        .iter()
        .map(|one| one.terms.base_price.to_string())
        .collect();
    found.sort();
    assert_eq!(found, ["100.00", "110.00", "120.00", "130.00", "160.00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_rises_that_wait_together_name_the_limit_without_both() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "110", "2020-01-01", ""),
        ("33", "110", "2020-01-01", ""),
    ];
    load(&platform, &before).await;
    let after = [
        ("44", "130", "2020-01-01", ""),
        ("33", "140", "2020-01-01", ""),
    ];
    load(&platform, &after).await;
    assert_eq!(limit(&platform, product).await, "110.00");
    let rises = rises(&platform).await;
    assert_eq!(rises.len(), 2, "{rises:?}");
    for rise in &rises {
        assert_eq!(
            moves(rise),
            json!(["2026-03-02", "110.00", "130.00", "18.2"])
        );
    }
    assert_eq!(rises[0]["replaced_by"][0]["base_price"], "140.00");
    assert_eq!(rises[1]["replaced_by"][0]["base_price"], "130.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_last_day_in_the_future_names_the_day_after_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "110", "2020-01-01", ""),
        ("33", "130", "2020-01-01", ""),
    ];
    load(&platform, &before).await;
    load(&platform, &[("44", "110", "2020-01-01", "2026-12-31")]).await;
    assert_eq!(limit(&platform, product).await, "110.00");
    let rises = rises(&platform).await;
    assert_eq!(rises.len(), 1, "{rises:?}");
    assert_eq!(
        moves(&rises[0]),
        json!(["2027-01-01", "110.00", "130.00", "18.2"])
    );
    assert_eq!(rises[0]["replaced_by"][0]["effective_to"], "2026-12-31");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_vanishes_is_a_rise_without_a_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, &[("44", "110", "2020-01-01", "")]).await;
    load(&platform, &[("44", "110", "2020-01-01", "2026-06-30")]).await;
    assert_eq!(limit(&platform, product).await, "110.00");
    let rises = rises(&platform).await;
    assert_eq!(
        moves(&rises[0]),
        json!(["2026-07-01", "110.00", null, null])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_after_its_first_rise_is_shown_day_by_day() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    load(&platform, &[("44", "110", "2020-01-01", "")]).await;
    let gap = [
        ("44", "110", "2020-01-01", "2026-03-02"),
        ("44", "130", "2026-03-10", "2026-03-31"),
        ("33", "150", "2026-03-15", ""),
    ];
    load(&platform, &gap).await;
    let rises = rises(&platform).await;
    assert_eq!(rises.len(), 1, "{rises:?}");
    assert_eq!(
        moves(&rises[0]),
        json!(["2026-03-03", "110.00", null, null])
    );
    let later = json!([
        {"from": "2026-03-10", "limit": "130.00"}, {"from": "2026-04-01", "limit": "150.00"},
    ]);
    assert_eq!(rises[0]["limit_later"], later);
}

/// Declares a price of what `load` calls the platform of Guangdong.
async fn declare(
    platform: &Platform,
    product: ProductId,
    price: &str,
    last: Option<&str>,
) -> String {
    let mut body = declaration(product, price);
    body["platform"] = json!("省平台44");
    body["effective_to"] = json!(last);
    let declared = platform.post("maker", "/declarations", body).await;
    text(&declared.must(201)["id"])
}

/// 80 is the limit, and 100 what another platform lists.
async fn two_platforms(platform: &Platform) -> ProductId {
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "80", "2020-01-01", ""),
        ("33", "100", "2020-01-01", ""),
    ];
    load(platform, &before).await;
    product
}

/// Since when, from what and to what, and what comes later.
fn raised(change: &Value) -> Value {
    json!([
        change["limit_after_from"],
        change["limit_if_kept"],
        change["limit_after"],
        change["limit_later"],
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn case_e9_who_decides_on_the_last_day_of_the_listed_price_sees_the_limit_rise() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let id = declare(&platform, product, "80", Some("2026-03-14")).await;
    let shown = json!(["2026-03-15", "80.00", "100.00", []]);
    let waiting = change(&platform, "operator", &id).await.must(200);
    assert_eq!(raised(&waiting), shown);
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}/changes");
    let public = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(raised(&public["items"][0]), shown, "in public");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "80.00");
    go_to(&platform, "2026-03-15T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let over = change(&platform, "operator", &id).await.must(200);
    assert_eq!(raised(&over), json!([null, null, null, []]), "decided");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declared_price_shows_where_the_limit_rises_by_it_and_only_there() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let none = json!([null, null, null, []]);
    for (price, last, shown) in [
        ("75", None, none.clone()),
        // The listed price comes back.
        ("75", Some("2026-03-14"), none),
        ("90", None, json!(["2026-03-10", "80.00", "90.00", []])),
        ("130", None, json!(["2026-03-10", "80.00", "100.00", []])),
        (
            "90",
            Some("2026-03-14"),
            json!(["2026-03-10", "80.00", "90.00", [{"from": "2026-03-15", "limit": "80.00"}]]),
        ),
    ] {
        let id = declare(&platform, product, price, last).await;
        let waiting = change(&platform, "operator", &id).await.must(200);
        assert_eq!(raised(&waiting), shown, "{price} until {last:?}");
        let path = format!("/declarations/{id}/withdrawal");
        let withdrawn = platform.post("maker", &path, json!({})).await;
        assert!(withdrawn.status < 300, "{}", withdrawn.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_a_list_with_the_last_day_of_the_listed_price_shows_the_rise() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let code = Goods::number(1).code;
    let row = format!("{code},44,省平台44,省级,listing,80,1,2020-01-01,2026-03-14,\n");
    let list = crate::linkage::linked(&platform, &row).await;
    let foreseen = crate::linkage::preview(&platform, &list).await;
    assert_eq!(
        (&foreseen["rises"], &foreseen["falls"]),
        (&json!(1), &json!(0))
    );
    let path = format!("/price-changes?origin=linkage&state=submitted&product_id={product}");
    let rows = platform.get("operator", &path).await.must(200);
    let shown = json!(["2026-03-15", "80.00", "100.00", []]);
    assert_eq!(raised(&rows["items"][0]), shown, "{rows}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_end_gives_way_to_a_public_one_that_shows_the_same_rise() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    load(
        &platform,
        &[
            ("44", "78", "2020-01-01", "2026-03-13"),
            ("33", "100", "2020-01-01", ""),
        ],
    )
    .await;
    let held = text(&rises(&platform).await[0]["id"]);
    let id = declare(&platform, product, "80", Some("2026-03-14")).await;
    let waiting = change(&platform, "operator", &id).await.must(200);
    let later = json!([{"from": "2026-03-15", "limit": "100.00"}]);
    let shown = json!(["2026-03-10", "78.00", "80.00", later]);
    assert_eq!(raised(&waiting), shown);
    publicized(&platform, &id).await;
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "80.00");
    let ended = change(&platform, "operator", &held).await.must(200);
    assert_eq!(ended["state"], "withdrawn");
    assert_eq!(
        ended["reason"],
        "该价格已到期，或已由公布的价格变更终止，无须再决定"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_public_last_day_leaves_is_not_replaced_without_a_decision() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let id = declare(&platform, product, "80", Some("2026-03-14")).await;
    publicized(&platform, &id).await;
    load(
        &platform,
        &[
            ("44", "80", "2020-01-01", ""),
            ("33", "130", "2020-01-01", ""),
        ],
    )
    .await;
    let held = rises(&platform).await;
    assert_eq!(held.len(), 1, "{held:?}");
    assert_eq!(held[0]["base_price"], "100.00");
    go_to(&platform, OVER).await;
    go_to(&platform, "2026-03-15T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00", "as was read");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_that_lowers_a_price_beside_a_public_one_holds_no_rise() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, &[("44", "90", "2020-01-01", "")]).await;
    let id = declare(&platform, product, "85", None).await;
    publicized(&platform, &id).await;
    go_to(&platform, "2026-03-03T09:00:00+08:00").await;
    load(&platform, &[("44", "70", "2020-01-01", "")]).await;
    assert_eq!(rises(&platform).await.len(), 0);
    assert_eq!(limit(&platform, product).await, "70.00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "70.00");
}

/// The rises of public changes, by their ids, as everybody reads them.
async fn read_in_public(platform: &Platform, ids: &[&str]) -> Vec<Value> {
    let mut rises = Vec::new();
    for id in ids {
        rises.push(raised(&change(platform, HOSPITAL, id).await.must(200)));
    }
    rises
}

#[tokio::test(flavor = "multi_thread")]
async fn two_publicities_that_raise_the_limit_together_show_it_each() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let before = [
        ("44", "80", "2020-01-01", ""),
        ("33", "100", "2020-01-01", ""),
        ("51", "120", "2020-01-01", ""),
    ];
    load(&platform, &before).await;
    let first = declare(&platform, product, "80", Some("2026-03-14")).await;
    let mut second = declaration(product, "100");
    second["region"] = json!("33");
    second["platform"] = json!("省平台33");
    second["effective_from"] = json!("2020-01-01");
    second["effective_to"] = json!("2026-03-20");
    let second = platform.post("maker", "/declarations", second).await;
    let second = text(&second.must(201)["id"]);
    publicized(&platform, &first).await;
    let alone = json!(["2026-03-15", "80.00", "100.00", []]);
    assert_eq!(read_in_public(&platform, &[&first]).await, [alone]);
    publicized(&platform, &second).await;
    let later = json!([{"from": "2026-03-21", "limit": "120.00"}]);
    let shown = json!(["2026-03-15", "80.00", "100.00", later]);
    let both = read_in_public(&platform, &[&first, &second]).await;
    assert_eq!(both, [shown.clone(), shown]);
    go_to(&platform, "2026-03-21T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "120.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_rise_beside_a_public_last_day_shows_what_both_bring_about() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let id = declare(&platform, product, "80", Some("2026-03-20")).await;
    publicized(&platform, &id).await;
    load(&platform, &[("33", "130", "2020-01-01", "")]).await;
    let rises = rises(&platform).await;
    let [held] = &rises[..] else {
        panic!("{rises:?}");
    };
    let ids = json!({"action": "publicity", "ids": [held["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator2", path, ids).await.must(200);
    assert_eq!(
        decided["results"][0]["change"]["state"], "publicized",
        "{decided}"
    );
    let rise = text(&held["id"]);
    let shown = json!(["2026-03-21", "80.00", "130.00", []]);
    let both = read_in_public(&platform, &[&id, &rise]).await;
    assert_eq!(both, [shown.clone(), shown]);
    go_to(&platform, "2026-03-21T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "130.00");
}

/// Makes changes public in one publicity.
async fn publicized_together(platform: &Platform, ids: &[&str]) {
    let ids = json!({"action": "publicity", "ids": ids});
    let decided = platform.post("operator", "/price-changes/decisions", ids);
    let _ = decided.await.must(200);
}

/// The highest that the limit comes to, and since when.
fn at_most(change: &Value) -> Value {
    json!([change["limit_at_most_from"], change["limit_at_most"]])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rise_that_a_fall_of_the_same_publicity_hides_is_shown_from_its_first_day() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let ends = declare(&platform, product, "80", Some("2026-03-14")).await;
    let falls = declare(&platform, product, "70", None).await;
    publicized_together(&platform, &[&ends, &falls]).await;
    let public = change(&platform, HOSPITAL, &ends).await.must(200);
    assert_eq!(raised(&public), json!([null, null, null, []]), "hidden");
    assert_eq!(at_most(&public), json!(["2026-03-15", "100.00"]));
    let other = change(&platform, HOSPITAL, &falls).await.must(200);
    assert_eq!(at_most(&other), json!([null, null]), "it raises nothing");
    let stop = json!({"ids": [falls], "reason": "不应公示"});
    let stopped = platform
        .post("operator", "/price-changes/stops", stop)
        .await;
    let _ = stopped.must(200);
    let uncovered = change(&platform, HOSPITAL, &ends).await.must(200);
    let shown = json!(["2026-03-15", "80.00", "100.00", []]);
    assert_eq!(raised(&uncovered), shown);
    assert_eq!(at_most(&uncovered), json!([null, null]), "no higher");
    go_to(&platform, "2026-03-15T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rise_that_another_platforms_fall_hides_is_shown_and_so_is_a_limit_that_would_be_gone() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let ends = declare(&platform, product, "80", Some("2026-03-14")).await;
    let mut fall = declaration(product, "60");
    fall["region"] = json!("51");
    fall["platform"] = json!("省平台51");
    let fall = platform.post("maker", "/declarations", fall).await;
    let fall = text(&fall.must(201)["id"]);
    publicized_together(&platform, &[&ends, &fall]).await;
    let public = change(&platform, HOSPITAL, &ends).await.must(200);
    assert_eq!(at_most(&public), json!(["2026-03-15", "100.00"]));
    let mut last = declaration(product, "100");
    last["region"] = json!("33");
    last["platform"] = json!("省平台33");
    last["effective_from"] = json!("2020-01-01");
    last["effective_to"] = json!("2026-03-20");
    let last = platform.post("maker", "/declarations", last).await;
    let last = text(&last.must(201)["id"]);
    publicized(&platform, &last).await;
    for id in [&ends, &last] {
        let public = change(&platform, HOSPITAL, id).await.must(200);
        let gone = json!(["2026-03-21", null]);
        assert_eq!(at_most(&public), gone, "without the fall no price is left");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rise_that_an_undone_load_uncovers_is_public_for_a_whole_term() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let hiding = load(&platform, &[("51", "60", "2020-01-01", "")]).await;
    let id = declare(&platform, product, "80", Some("2026-03-25")).await;
    let window = publicized(&platform, &id).await;
    let public = change(&platform, HOSPITAL, &id).await.must(200);
    assert_eq!(raised(&public), json!([null, null, null, []]), "hidden");
    go_to(&platform, "2026-03-09T23:50:00+08:00").await;
    let path = format!("/imports/{}/reversal", text(&hiding["id"]));
    let reason = json!({"reason": "文件有误"});
    let undone = platform.post("operator2", &path, reason).await;
    let undone = undone.must(200);
    assert_eq!(undone["left"], 1, "{undone}");
    let named = undone["left_shown"][0].to_string();
    assert!(
        named.contains(&id) && named.contains("2026-03-26起将升至100.00元"),
        "{named}"
    );
    let path = format!("/publicities/{window}");
    let publicity = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        publicity["due_at"], "2026-03-17T00:00:00+08:00",
        "{publicity}"
    );
    go_to(&platform, OVER).await;
    let public = change(&platform, HOSPITAL, &id).await.must(200);
    assert_eq!(public["state"], "publicized");
    let shown = json!(["2026-03-26", "80.00", "100.00", []]);
    assert_eq!(raised(&public), shown, "{public}");
    platform.settle().await;
    let inbox = platform.get("maker", "/messages").await.must(200);
    let kinds = inbox["items"].as_array().unwrap().iter();
    let mut kinds = kinds.map(|one| one["kind"].as_str().unwrap());
    assert!(kinds.any(|kind| kind == "publicity-extended"), "{inbox}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undone_load_that_uncovers_nothing_leaves_a_publicity_as_it_is() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let beside = load(&platform, &[("51", "120", "2020-01-01", "")]).await;
    let id = declare(&platform, product, "80", Some("2026-03-14")).await;
    let window = publicized(&platform, &id).await;
    let path = format!("/imports/{}/reversal", text(&beside["id"]));
    let reason = json!({"reason": "文件有误"});
    let undone = platform.post("operator2", &path, reason).await;
    assert_eq!(undone.must(200)["left"], 0);
    let path = format!("/publicities/{window}");
    let publicity = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        publicity["due_at"], "2026-03-10T00:00:00+08:00",
        "{publicity}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rise_that_would_come_earlier_without_what_hides_it_is_shown_with_its_day() {
    let platform = Platform::start(MONDAY).await;
    let product = two_platforms(&platform).await;
    let first = declare(&platform, product, "80", Some("2026-03-14")).await;
    let mut second = declaration(product, "70");
    second["region"] = json!("51");
    second["platform"] = json!("省平台51");
    second["effective_to"] = json!("2026-03-24");
    let second = platform.post("maker", "/declarations", second).await;
    let second = text(&second.must(201)["id"]);
    publicized_together(&platform, &[&first, &second]).await;
    let shown = json!(["2026-03-25", "80.00", "100.00", []]);
    let both = read_in_public(&platform, &[&first, &second]).await;
    assert_eq!(both, [shown.clone(), shown]);
    let public = change(&platform, HOSPITAL, &first).await.must(200);
    assert_eq!(at_most(&public), json!(["2026-03-15", "100.00"]));
}

/// The limit of 20 March and of the day after its 25th, and the rises that wait, once a load is undone behind which the last day
/// of the price of Guangdong, the 25th, has been announced.
async fn undone_behind_an_end(
    before: &[(&str, &str, &str, &str)],
    hiding: (&str, &str, &str, &str),
    since: &[(&str, &str, &str, &str)],
) -> (Value, Value) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, before).await;
    let hiding = load(&platform, &[hiding]).await;
    if !since.is_empty() {
        load(&platform, since).await;
    }
    let id = declare(&platform, product, "110", Some("2026-03-25")).await;
    let _window = publicized(&platform, &id).await;
    let public = change(&platform, HOSPITAL, &id).await.must(200);
    assert_eq!(raised(&public), json!([null, null, null, []]), "hidden");
    go_to(&platform, OVER).await;
    let path = format!("/imports/{}/reversal", text(&hiding["id"]));
    let reason = json!({"reason": "文件有误"});
    let undone = platform.post("operator2", &path, reason).await;
    let undone = undone.must(200);
    let rises: Vec<Value> = rises(&platform).await.iter().map(raised).collect();
    assert_eq!(undone["left"], rises.len(), "{undone}");
    let mut limits = Vec::new();
    for day in ["2026-03-20", "2026-03-26"] {
        let path = format!("/products/{product}/reference-limit?on={day}");
        let sheet = platform.get(HOSPITAL, &path).await.must(200);
        limits.push(sheet["limit"].clone());
    }
    (json!(limits), json!(rises))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_announced_behind_a_load_takes_no_limit_away_when_the_load_is_undone() {
    let first = ("44", "110", "2020-01-01", "");
    let hiding = ("51", "80", "2020-01-01", "");
    let (limits, rises) = undone_behind_an_end(&[first], hiding, &[]).await;
    assert_eq!(limits, json!(["110.00", "110.00"]));
    assert_eq!(rises, json!([["2026-03-26", "110.00", null, []]]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_announced_behind_a_load_raises_no_limit_when_the_load_is_undone() {
    let first = ("51", "150", "2020-01-01", "");
    let hiding = ("51", "100", "2020-01-01", "");
    let since = ("44", "110", "2020-01-01", "");
    let (limits, rises) = undone_behind_an_end(&[first], hiding, &[since]).await;
    assert_eq!(limits, json!(["110.00", "110.00"]));
    assert_eq!(rises, json!([["2026-03-26", "110.00", "150.00", []]]));
}
