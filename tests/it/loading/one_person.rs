//! A price that may be a typing error is another person's to take: not by steps, not once its last price is undone, and not by who
//! loaded it first.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, Platform, cluster};

use super::MONDAY;
use super::exported::remarks;
use super::reversed::{reverse, waiting};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,来源\n";

const HELD: &str = "/price-changes?origin=outlier&state=submitted";

async fn begin() -> (Platform, ProductId) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    (platform, product)
}

fn row(region: &str, price: &str, source: &str) -> String {
    let code = "C14020315924063616500000001";
    format!("{code},{region},省平台,listing,{price},2026-01-01,{source}\n")
}

/// Loads one row of a province, with the price for so many base units, as `at`.
async fn load_row(platform: &Platform, (account, at): (&str, &str), row: String) -> Value {
    platform.wait_until(&format!("2026-03-{at}:00+08:00"));
    let kind = "listed-prices?again=true";
    let file = HEADER.to_owned() + &row;
    platform.load(account, kind, "价格.csv", file.into()).await
}

async fn load(platform: &Platform, by: (&str, &str), region: &str, price: &str) -> Value {
    load_row(platform, by, row(region, &format!("{price},1"), "")).await
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}/reference-limit");
    platform.get("operator", &path).await.must(200)["limit"].clone()
}

fn outcome(import: &Value) -> (i64, i64) {
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    (count("accepted"), count("held"))
}

const ACCEPTED: (i64, i64) = (1, 0);

const IS_HELD: (i64, i64) = (0, 1);

#[tokio::test(flavor = "multi_thread")]
async fn who_undoes_the_last_price_does_not_set_a_far_or_a_higher_one_alone() {
    let (platform, product) = begin().await;
    let right = load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let far = load(&platform, ("operator2", "02T10:01"), "51", "9").await;
    assert_eq!(outcome(&far), IS_HELD, "{far}");
    platform.wait_until("2026-03-02T10:02:00+08:00");
    let _undone = reverse(&platform, "operator2", &right, false)
        .await
        .must(200);
    assert_eq!(limit(&platform, product).await, Value::Null);
    for (minute, price) in [("03", "9"), ("04", "33.33"), ("05", "100.01")] {
        let at = format!("02T10:{minute}");
        let import = load(&platform, ("operator2", &at), "51", price).await;
        assert_eq!(outcome(&import), IS_HELD, "{price}: {import}");
        let remarks = remarks(&platform, "operator2", &import).await;
        assert!(remarks[0].contains("由本人撤销"), "{remarks:?}");
    }
    assert_eq!(limit(&platform, product).await, Value::Null);
    // The next day is no second person.
    let import = load(&platform, ("operator2", "03T10:00"), "33", "250").await;
    assert_eq!(outcome(&import), IS_HELD, "{import}");
    // What is no higher than what was undone raises nothing; another person's price is no one's alone.
    let import = load(&platform, ("operator2", "03T10:01"), "33", "100").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    let (platform, product) = begin().await;
    let wrong = load(&platform, ("operator", "02T10:00"), "44", "1.18").await;
    platform.wait_until("2026-03-02T10:02:00+08:00");
    let _undone = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    let import = load(&platform, ("operator", "02T10:03"), "44", "3.54").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    assert_eq!(limit(&platform, product).await, "3.54");
    // And once there is another price, it is the last one.
    let import = load(&platform, ("operator2", "02T10:04"), "33", "10").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    let import = load(&platform, ("operator2", "02T10:05"), "12", "1.17").await;
    assert_eq!(outcome(&import), IS_HELD, "{import}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_person_undid_is_still_what_a_far_price_is_compared_with() {
    let (platform, product) = begin().await;
    let first = load(&platform, ("operator", "02T10:00"), "44", "100").await;
    platform.wait_until("2026-03-02T10:02:00+08:00");
    let _undone = reverse(&platform, "operator2", &first, false)
        .await
        .must(200);
    // Of the person whose load was undone, on that day and on a later one, and on any platform.
    for (at, region, price) in [
        ("02T10:03", "44", "9"),
        ("02T10:04", "51", "950"),
        ("03T10:00", "33", "33.33"),
    ] {
        let import = load(&platform, ("operator", at), region, price).await;
        assert_eq!(outcome(&import), IS_HELD, "{price}: {import}");
        let remarks = remarks(&platform, "operator", &import).await;
        assert!(remarks[0].contains("已被撤销"), "{remarks:?}");
    }
    assert_eq!(limit(&platform, product).await, Value::Null);
    // What is near is not held, though it is higher: another person undid the load.
    let import = load(&platform, ("operator", "03T10:01"), "44", "110").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    assert_eq!(limit(&platform, product).await, "110.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_price_that_an_undone_load_had_replaced_is_the_last_one() {
    let (platform, product) = begin().await;
    load(&platform, ("operator2", "02T10:00"), "44", "11.81").await;
    let wrong = load(&platform, ("operator", "02T10:01"), "44", "5").await;
    platform.wait_until("2026-03-02T10:02:00+08:00");
    let _undone = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    for (account, at) in [("operator", "02T10:03"), ("operator2", "02T10:04")] {
        let import = load(&platform, (account, at), "33", "1.70").await;
        assert_eq!(outcome(&import), IS_HELD, "a third of 5: {import}");
    }
    assert_eq!(limit(&platform, product).await, "11.81");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_does_not_go_below_a_third_by_steps_within_a_day() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "30").await;
    // On the next day, each of the two is above a third of the last.
    let import = load(&platform, ("operator", "03T10:00"), "33", "11").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    let import = load(&platform, ("operator", "03T10:01"), "12", "4").await;
    assert_eq!(outcome(&import), IS_HELD, "{import}");
    // Under the very key of the first price too, which the second step has replaced.
    let import = load(&platform, ("operator", "03T10:02"), "44", "10").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    let import = load(&platform, ("operator", "03T10:03"), "44", "4").await;
    assert_eq!(outcome(&import), IS_HELD, "{import}");
    let import = load(&platform, ("operator", "03T10:04"), "44", "90.01").await;
    assert_eq!(outcome(&import), IS_HELD, "{import}");
    assert_eq!(limit(&platform, product).await, "10.00");
    // A second person has listed what is near.
    let import = load(&platform, ("operator2", "03T10:05"), "11", "11.50").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
    let import = load(&platform, ("operator", "03T10:06"), "12", "4").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_price_of_a_day_is_the_last_one_where_nobody_else_has_listed_any() {
    let (platform, product) = begin().await;
    for (minute, price, expected) in [
        ("00", "30", ACCEPTED),
        ("01", "11", ACCEPTED),
        ("02", "4", IS_HELD),
    ] {
        let at = format!("02T10:{minute}");
        let region = ["44", "33", "12"][minute.parse::<usize>().unwrap()];
        let import = load(&platform, ("operator", &at), region, price).await;
        assert_eq!(outcome(&import), expected, "{price}: {import}");
    }
    assert_eq!(limit(&platform, product).await, "11.00");
    // An earlier day's price is known.
    let import = load(&platform, ("operator", "03T10:00"), "12", "4").await;
    assert_eq!(outcome(&import), ACCEPTED, "{import}");
}

async fn may_decide(platform: &Platform, account: &str) -> bool {
    let held = platform.get(account, HELD).await.must(200);
    let change = &held["items"][0];
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post(account, path, body).await.must(200);
    let problem = &decided["results"][0]["problem"]["type"];
    let is_refused = problem == "same-person";
    assert_eq!(change["takes_another"], is_refused, "{account}: {change}");
    !is_refused
}

/// The same price: as it is, of another unit, and of another document.
const ALIKE: [(&str, &str); 3] = [("2.00,1", ""), ("20.00,10", ""), ("2.00,1", "另一公告")];

async fn with_a_held_price() -> (Platform, ProductId) {
    let (platform, product) = begin().await;
    load(&platform, ("operator2", "02T10:00"), "44", "30").await;
    let first = load(&platform, ("operator", "02T10:01"), "33", "2.00").await;
    assert_eq!(outcome(&first), IS_HELD, "{first}");
    (platform, product)
}

/// Whether the account may decide on the price that was held first.
async fn decides_on_the_first(platform: &Platform, account: &str) -> bool {
    let held = platform.get(account, HELD).await.must(200);
    let mut items: Vec<&Value> = held["items"].as_array().unwrap().iter().collect();
    items.sort_by_key(|one| one["submitted_at"].as_str().unwrap().to_owned());
    let change = items[0];
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post(account, path, body).await.must(200);
    let is_refused = decided["results"][0]["problem"]["type"] == "same-person";
    assert_eq!(change["takes_another"], is_refused, "{account}: {change}");
    !is_refused
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loads_a_held_price_after_another_is_its_second_person_and_the_first_never_is() {
    for (price, source) in ALIKE {
        let (platform, product) = with_a_held_price().await;
        let row = row("33", price, source);
        let second = load_row(&platform, ("operator2", "02T10:02"), row).await;
        assert_eq!(
            outcome(&second),
            IS_HELD,
            "to load it releases nothing: {second}"
        );
        assert_eq!(limit(&platform, product).await, "30.00");
        assert!(
            !decides_on_the_first(&platform, "operator").await,
            "{price} {source}"
        );
        assert!(
            decides_on_the_first(&platform, "operator2").await,
            "{price} {source}"
        );
        assert_eq!(waiting(&platform).await, 0, "public, once");
        platform.wait_until("2026-03-10T09:00:00+08:00");
        platform.settle().await;
        assert_eq!(limit(&platform, product).await, "2.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_documents_with_one_far_price_each_person_decides_on_the_other_ones() {
    let (platform, _product) = with_a_held_price().await;
    let row = row("33", "2.00,1", "另一公告");
    load_row(&platform, ("operator2", "02T10:02"), row).await;
    let held = platform.get("operator", HELD).await.must(200);
    let of = |source: &str| {
        let mut items = held["items"].as_array().unwrap().iter();
        items.find(|one| one["source"] == source).unwrap().clone()
    };
    let (first, second) = (of(""), of("另一公告"));
    assert_eq!(
        (&first["takes_another"], &second["takes_another"]),
        (&json!(true), &json!(false))
    );
    let path = "/price-changes/decisions";
    for (change, problem) in [(first, json!("same-person")), (second, Value::Null)] {
        let body = json!({"action": "publicity", "ids": [change["id"]]});
        let decided = platform.post("operator", path, body).await.must(200);
        let found = &decided["results"][0]["problem"]["type"];
        assert_eq!(found, &problem, "{decided}");
    }
    let left = waiting(&platform).await;
    assert_eq!(left, 0, "the first one has joined the second");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_not_two_however_often_and_from_whatever_document_he_loads_a_far_price() {
    for (price, source) in ALIKE {
        let (platform, product) = with_a_held_price().await;
        load_row(
            &platform,
            ("operator", "03T10:02"),
            row("33", price, source),
        )
        .await;
        assert!(
            !decides_on_the_first(&platform, "operator").await,
            "{price} {source}"
        );
        // Another price of another person in between makes no difference.
        load_row(
            &platform,
            ("operator2", "03T10:03"),
            row("33", "2.10,1", ""),
        )
        .await;
        load_row(
            &platform,
            ("operator", "03T10:04"),
            row("33", price, source),
        )
        .await;
        assert!(
            !decides_on_the_first(&platform, "operator").await,
            "{price} {source}"
        );
        assert_eq!(limit(&platform, product).await, "30.00");
        assert!(
            decides_on_the_first(&platform, "operator2").await,
            "{price} {source}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_who_load_a_far_price_all_but_the_first_may_decide() {
    for (account, may) in [
        ("operator", false),
        ("operator2", true),
        ("distributor", true),
    ] {
        let (platform, _product) = with_a_held_price().await;
        let client = cluster::connect(platform.config()).await;
        let third = "update account set organisation = (select organisation from account where account = 'operator'),
            duties = (select duties from account where account = 'operator') where account = 'distributor'";
        client.batch_execute(third).await.unwrap();
        for (loader, minute) in [("operator2", "02"), ("distributor", "03")] {
            let at = format!("02T10:{minute}");
            load_row(&platform, (loader, &at), row("33", "2.00,1", "")).await;
        }
        assert_eq!(
            decides_on_the_first(&platform, account).await,
            may,
            "{account}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_undone_load_held_is_the_other_loaders_then() {
    let (platform, _product) = begin().await;
    load(&platform, ("operator2", "02T10:00"), "44", "30").await;
    let first = load(&platform, ("operator", "02T10:01"), "33", "2.00").await;
    load(&platform, ("operator2", "02T10:02"), "33", "2.00").await;
    platform.wait_until("2026-03-02T10:03:00+08:00");
    let _undone = reverse(&platform, "operator2", &first, false)
        .await
        .must(200);
    assert_eq!(waiting(&platform).await, 1);
    assert!(!may_decide(&platform, "operator2").await);
    assert!(may_decide(&platform, "operator").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undone_load_is_no_source_of_the_change_that_its_price_had_joined() {
    let (platform, product) = begin().await;
    load(&platform, ("operator2", "02T10:00"), "44", "30").await;
    let first = load(&platform, ("operator", "02T10:01"), "33", "2.00").await;
    let row = row("33", "2.00,1", "另一公告");
    let second = load_row(&platform, ("operator2", "02T10:02"), row).await;
    platform.wait_until("2026-03-02T10:03:00+08:00");
    assert!(decides_on_the_first(&platform, "operator2").await);
    let undone = reverse(&platform, "operator", &second, false).await;
    let undone = undone.must(200);
    assert_eq!(undone["changes_withdrawn"], 1, "{undone}");
    let undone = reverse(&platform, "operator2", &first, false).await;
    assert_eq!(undone.must(200)["changes_withdrawn"], 1, "it was public");
    assert_eq!(waiting(&platform).await, 0, "both loads are undone");
    platform.wait_until("2026-03-20T09:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "30.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_that_is_undone_while_somebody_decides_on_what_it_holds_sets_no_price() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=8 {
        let goods = Goods::number(number);
        let product = platform.product(&goods).await;
        let list = async |account: &str, region: &str, price: &str| {
            let file = format!(
                "{HEADER}{},{region},省平台,listing,{price},1,2026-01-01,\n",
                goods.code
            );
            let kind = "listed-prices?again=true";
            platform.load(account, kind, "价格.csv", file.into()).await
        };
        list("operator", "44", "30").await;
        let second = list("operator2", "33", "2.00").await;
        let held = platform.get("operator", HELD).await.must(200);
        let body = json!({"action": "publicity", "ids": [held["items"][0]["id"]]});
        let (decided, undone) = tokio::join!(
            platform.post("operator", "/price-changes/decisions", body),
            reverse(&platform, "operator", &second, false)
        );
        let (decided, undone) = (decided.must(200), undone.must(200));
        assert_eq!(undone["changes_withdrawn"], 1, "{decided} {undone}");
        assert_eq!(limit(&platform, product).await, "30.00");
    }
    platform.wait_until("2026-03-20T09:00:00+08:00");
    platform.settle().await;
    let public = platform.get("operator", "/price-changes?state=announced");
    assert_eq!(public.await.must(200)["items"], json!([]));
}
