//! The undo of a load that did nothing is refused with a sentence, and what is sent again states what is true.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;
use super::by_row::second_buyer;
use super::reversed::reverse;

const LISTED: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";
const OWN: &str = "27位码,价格,生效日期,合同编号\n";
const OFFERS: &str = "27位码,价格,数量,备注\n";

fn listed(number: u32, price: &str) -> String {
    let code = Goods::number(number).code;
    format!("{code},44,省平台,listing,{price},2026-01-01,公告\n")
}

/// Loads rows at a minute.
async fn load(
    platform: &Platform,
    (account, minute): (&str, u32),
    (kind, header): (&str, &str),
    rows: &[String],
) -> Value {
    platform.wait_until(&format!("2026-03-02T10:{minute:02}:00+08:00"));
    let file = header.to_owned() + &rows.concat();
    platform.load(account, kind, "文件.csv", file.into()).await
}

/// That the load cannot be undone, as its preview states, and why.
async fn is_refused(platform: &Platform, account: &str, import: &Value, why: &str) {
    for preview in [true, false] {
        let refused = reverse(platform, account, import, preview).await;
        assert_eq!(refused.problem(), (409, "import-not-reversible"));
        let detail = refused.body["detail"].as_str().unwrap();
        assert!(detail.contains(why), "{detail}");
    }
    let path = format!("/imports/{}", import["id"].as_str().unwrap());
    let seen = platform.get(account, &path).await.must(200);
    assert_eq!(seen["reversal"], Value::Null, "{seen}");
}

async fn undo(platform: &Platform, account: &str, import: &Value) {
    let done = reverse(platform, account, import, false).await;
    assert_eq!(done.status, 200, "{}", done.body);
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}/reference-limit");
    platform.get("operator", &path).await.must(200)["limit"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_whose_prices_others_had_brought_in_is_not_undone_before_they_are() {
    let platform = Platform::start(MONDAY).await;
    let [first_product, second_product] = [
        platform.product(&Goods::number(1)).await,
        platform.product(&Goods::number(2)).await,
    ];
    let prices = ("listed-prices?again=true", LISTED);
    let (one, two) = (listed(1, "90"), listed(2, "80"));
    let first = load(
        &platform,
        ("operator", 1),
        prices,
        std::slice::from_ref(&one),
    )
    .await;
    let second = load(
        &platform,
        ("operator", 2),
        prices,
        std::slice::from_ref(&two),
    )
    .await;
    let both = load(&platform, ("operator", 3), prices, &[one.clone(), two]).await;
    assert_eq!(both["counts"]["unchanged"], 2, "{both}");
    let again = load(
        &platform,
        ("operator", 4),
        prices,
        std::slice::from_ref(&one),
    )
    .await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    for nothing in [&both, &again] {
        is_refused(&platform, "operator2", nothing, "均已由其他导入载入").await;
    }
    // What is sent again then repeats what is in force.
    let file = LISTED.to_owned() + &one;
    let sent = platform
        .load("operator", "listed-prices", "文件.csv", file.clone().into())
        .await;
    assert_eq!(sent["same_undone_at"], Value::Null, "{sent}");
    assert_eq!(sent["counts"]["unchanged"], 1, "{sent}");
    // The load that brought it in is undone: the price is of the others now, which can be undone in their turn.
    undo(&platform, "operator2", &first).await;
    assert_eq!(limit(&platform, first_product).await, "90.00");
    undo(&platform, "operator2", &both).await;
    assert_eq!(limit(&platform, first_product).await, "90.00");
    undo(&platform, "operator2", &again).await;
    assert_eq!(limit(&platform, first_product).await, Value::Null);
    assert_eq!(
        limit(&platform, second_product).await,
        "80.00",
        "of the second load"
    );
    let seen = platform.foresee("operator", "listed-prices", &file).await;
    let notes = seen.must(200)["notes"].to_string();
    assert!(
        notes.contains("除其他导入载明或已公布的以外均已撤回"),
        "{notes}"
    );
    undo(&platform, "operator2", &second).await;
    assert_eq!(limit(&platform, second_product).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_replaced_and_is_in_force_again_is_of_the_load_that_brought_it_in() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let prices = ("listed-prices?again=true", LISTED);
    let first = load(&platform, ("operator", 1), prices, &[listed(1, "90")]).await;
    let again = load(&platform, ("operator", 2), prices, &[listed(1, "90")]).await;
    let lower = load(&platform, ("operator", 3), prices, &[listed(1, "80")]).await;
    is_refused(&platform, "operator2", &again, "均已由其他导入载入").await;
    undo(&platform, "operator2", &lower).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    is_refused(&platform, "operator2", &again, "均已由其他导入载入").await;
    undo(&platform, "operator2", &first).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    undo(&platform, "operator2", &again).await;
    assert_eq!(limit(&platform, product).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_a_hospital_that_did_nothing_are_not_undone_either() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let own = ("current-prices", OWN);
    let row = |number: u32| format!("{},120,2026-01-01,HT-1\n", Goods::number(number).code);
    let first = load(&platform, (HOSPITAL, 1), own, &[row(1)]).await;
    load(&platform, (HOSPITAL, 2), own, &[row(2)]).await;
    let both = load(&platform, (HOSPITAL, 3), own, &[row(1), row(2)]).await;
    assert_eq!(both["counts"]["unchanged"], 2, "{both}");
    is_refused(&platform, "reader", &both, "均已由其他导入载入").await;
    let path = format!("/products/{product}/current-price");
    undo(&platform, "reader", &first).await;
    let price = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(price["price"], "120.00", "the other file states it too");
    undo(&platform, "reader", &both).await;
    assert_eq!(platform.get(HOSPITAL, &path).await.status, 404);

    let offers = ("invitations", OFFERS);
    let row = |number: u32| format!("{},95,5,年度\n", Goods::number(number).code);
    for number in [1, 2] {
        load(&platform, (HOSPITAL, 3 + number), offers, &[row(number)]).await;
    }
    let file = OFFERS.to_owned() + &row(1) + &row(2);
    let both = platform
        .load(HOSPITAL, "invitations", "文件.csv", file.into())
        .await;
    assert_eq!(both["counts"]["unchanged"], 2, "{both}");
    is_refused(&platform, "reader", &both, "均已由其他导入载入").await;
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    let states = sent["items"].as_array().unwrap().iter();
    assert!(
        states.clone().all(|one| one["state"] == json!("pending")),
        "{sent}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_of_which_no_row_was_taken_is_not_offered_for_undoing() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let kind = ("listed-prices", LISTED);
    let taken = load(&platform, ("operator", 1), kind, &[listed(1, "10")]).await;
    let rejected = load(&platform, ("operator", 2), kind, &[listed(9, "10")]).await;
    assert_eq!(rejected["rejected"], 1, "{rejected}");
    for (import, may) in [(&taken, true), (&rejected, false)] {
        let path = format!("/imports/{}", import["id"].as_str().unwrap());
        let seen = platform.get("operator2", &path).await.must(200);
        assert_eq!(seen["may_reverse"], may, "{seen}");
    }
    is_refused(&platform, "operator2", &rejected, "没有被接受的行").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_meant_again_states_what_is_in_force_too() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let row = |number: u32| format!("{},120,2026-01-01,HT-1\n", Goods::number(number).code);
    let first = load(&platform, (HOSPITAL, 1), ("current-prices", OWN), &[row(1)]).await;
    let again = ("current-prices?again=true", OWN);
    let both = load(&platform, (HOSPITAL, 2), again, &[row(1), row(2)]).await;
    let counts = &both["counts"];
    assert_eq!(
        (&counts["unchanged"], &counts["accepted"]),
        (&json!(1), &json!(1)),
        "{both}"
    );
    undo(&platform, "reader", &first).await;
    let path = format!("/products/{product}/current-price");
    let price = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(price["price"], "120.00", "the other file states it too");
    undo(&platform, "reader", &both).await;
    assert_eq!(platform.get(HOSPITAL, &path).await.status, 404);
}
