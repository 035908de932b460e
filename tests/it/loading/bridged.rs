//! A far price that passed since another load lay between: once that one is undone it waits for another person, as a load of it
//! would that comes after.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, cluster, declaration};

use super::MONDAY;
use super::reversed::{reverse, state};

pub(super) const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期\n";

pub(super) const HELD: &str = "/price-changes?origin=outlier&state=submitted";

/// A product, and a centre with a third person, the account `distributor`.
pub(super) async fn begin() -> (Platform, ProductId) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let client = cluster::connect(platform.config()).await;
    let third = "update account set organisation = (select organisation from account where account = 'operator'),
        duties = (select duties from account where account = 'operator') where account = 'distributor'";
    client.batch_execute(third).await.unwrap();
    (platform, product)
}

/// Loads a price of a province that is law at once.
pub(super) async fn load(
    platform: &Platform,
    (account, at): (&str, &str),
    region: &str,
    price: &str,
) -> Value {
    let import = try_load(platform, (account, at), region, price).await;
    assert_eq!(import["counts"]["accepted"], 1, "{price}: {import}");
    import
}

pub(super) async fn try_load(
    platform: &Platform,
    (account, at): (&str, &str),
    region: &str,
    price: &str,
) -> Value {
    platform.wait_until(&format!("2026-03-{at}:00+08:00"));
    let file =
        format!("{HEADER}C14020315924063616500000001,{region},省平台,listing,{price},2026-01-01\n");
    let kind = "listed-prices?again=true";
    platform.load(account, kind, "价格.csv", file.into()).await
}

pub(super) async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}/reference-limit");
    platform.get("operator", &path).await.must(200)["limit"].clone()
}

/// The prices that are held, in ascending order.
pub(super) async fn held(platform: &Platform) -> Vec<String> {
    let held = platform.get("operator", HELD).await.must(200);
    let items = held["items"].as_array().unwrap().iter();
    let mut prices: Vec<String> = items
        .map(|one| one["base_price"].as_str().unwrap().to_owned())
        .collect();
    prices.sort();
    prices
}

/// Undoes a load at an hour as its preview foresees it, which changes nothing.
pub(super) async fn undo(
    platform: &Platform,
    by: (&str, &str),
    import: &Value,
    product: ProductId,
) -> Value {
    let (account, at) = by;
    platform.wait_until(&format!("2026-03-{at}:00+08:00"));
    let before = (limit(platform, product).await, held(platform).await);
    let seen = reverse(platform, account, import, true).await.must(200);
    assert_eq!(
        (limit(platform, product).await, held(platform).await),
        before
    );
    let done = reverse(platform, account, import, false).await.must(200);
    for figure in [
        "prices_far",
        "limits_raised",
        "limits_gone",
        "left",
        "invitations_restored",
    ] {
        assert_eq!(seen[figure], done[figure], "{figure}: {seen} {done}");
    }
    done
}

async fn decide(platform: &Platform, account: &str) -> Value {
    let held = platform.get(account, HELD).await.must(200);
    let change = &held["items"][0];
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post(account, path, body).await.must(200);
    let problem = decided["results"][0]["problem"]["type"].clone();
    assert_eq!(
        change["takes_another"],
        problem == "same-person",
        "{account}: {change}"
    );
    problem
}

#[tokio::test(flavor = "multi_thread")]
async fn a_far_price_waits_for_a_second_person_once_what_it_passed_over_is_undone() {
    // Each on its own platform, or one in the place of the other.
    for [first, bridge, far] in [["44", "33", "12"], ["44", "44", "44"]] {
        let (platform, product) = begin().await;
        load(&platform, ("operator", "02T10:00"), first, "100").await;
        let wrong = load(&platform, ("operator", "03T10:00"), bridge, "36").await;
        load(&platform, ("operator2", "03T10:01"), far, "12").await;
        assert_eq!(limit(&platform, product).await, "12.00");
        let done = undo(&platform, ("operator2", "03T10:02"), &wrong, product).await;
        assert_eq!(
            (&done["prices_far"], &done["limits_raised"]),
            (&json!(1), &json!(1)),
            "{done}"
        );
        assert_eq!(
            limit(&platform, product).await,
            "100.00",
            "{first} {bridge} {far}"
        );
        assert_eq!(held(&platform).await, ["12.00"]);
        let path = format!(
            "/imports/{}/reversal/things?step=price_far",
            wrong["id"].as_str().unwrap()
        );
        let things = platform.get("operator", &path).await.must(200);
        let thing = &things["items"][0];
        assert_eq!(
            (&things["total"], &thing["before"], &thing["after"]),
            (&json!(1), &json!("12.00"), &Value::Null),
            "{things}"
        );
        assert!(
            thing["reason"].as_str().unwrap().contains("100.00相差过大"),
            "{things}"
        );
        // It is its loader's, whoever undid the other one.
        assert_eq!(decide(&platform, "operator2").await, "same-person");
        assert_eq!(decide(&platform, "operator").await, Value::Null);
        platform.wait_until("2026-03-11T09:00:00+08:00");
        platform.settle().await;
        assert_eq!(
            limit(&platform, product).await,
            "12.00",
            "public, and announced"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_bridge_of_several_steps_everything_beyond_the_undone_one_waits() {
    let steps = [
        ("operator", "03T10:00", "33", "36"),
        ("operator2", "03T10:01", "12", "13"),
        ("distributor", "03T10:02", "11", "5"),
    ];
    for (index, expected, after) in [
        (0, vec!["13.00", "5.00"], "100.00"),
        (1, vec!["5.00"], "36.00"),
        (2, vec![], "13.00"),
    ] {
        let (platform, product) = begin().await;
        load(&platform, ("operator", "02T10:00"), "44", "100").await;
        let mut loads = Vec::new();
        for (account, at, region, price) in steps {
            loads.push(load(&platform, (account, at), region, price).await);
        }
        let by = if index == 0 { "operator2" } else { "operator" };
        let done = undo(&platform, (by, "03T10:05"), &loads[index], product).await;
        assert_eq!(done["prices_far"], expected.len(), "{done}");
        assert_eq!(held(&platform).await, expected);
        assert_eq!(limit(&platform, product).await, after);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_near_without_the_undone_load_stays() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    // Another person listed 34 in between, which is near 100, and 12 is near that.
    load(&platform, ("distributor", "03T10:01"), "51", "34").await;
    load(&platform, ("operator2", "03T10:02"), "12", "12").await;
    let done = undo(&platform, ("operator2", "03T10:03"), &wrong, product).await;
    assert_eq!(done["prices_far"], 0, "{done}");
    assert_eq!(limit(&platform, product).await, "12.00");
    // One person's two steps of a day are one.
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    load(&platform, ("operator2", "03T10:01"), "51", "34").await;
    load(&platform, ("operator2", "03T10:02"), "12", "12").await;
    let done = undo(&platform, ("operator2", "03T10:03"), &wrong, product).await;
    assert_eq!(done["prices_far"], 1, "{done}");
    assert_eq!(
        (limit(&platform, product).await, held(&platform).await),
        (json!("34.00"), vec!["12.00".to_owned()])
    );
    // What an undone load listed stays where another load lists it too.
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    let same = try_load(&platform, ("distributor", "03T10:01"), "33", "36").await;
    load(&platform, ("operator2", "03T10:02"), "12", "12").await;
    let done = undo(&platform, ("operator2", "03T10:03"), &wrong, product).await;
    assert_eq!(done["prices_far"], 0, "{done}");
    assert_eq!(limit(&platform, product).await, "12.00");
    let done = undo(&platform, ("operator2", "03T10:04"), &same, product).await;
    assert_eq!(done["prices_far"], 1, "{done}");
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_far_price_upwards_waits_too_and_moves_no_limit() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "290").await;
    load(&platform, ("operator2", "03T10:01"), "33", "800").await;
    let done = undo(&platform, ("operator2", "03T10:02"), &wrong, product).await;
    assert_eq!(
        (&done["prices_far"], &done["limits_raised"]),
        (&json!(1), &json!(0)),
        "{done}"
    );
    assert_eq!(
        (limit(&platform, product).await, held(&platform).await),
        (json!("100.00"), vec!["800.00".to_owned()])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_announced_is_law_whether_it_is_the_bridge_or_the_far_price() {
    for (announced, bridge, far) in [("36", "52", "12"), ("12", "33", "52")] {
        let (platform, product) = begin().await;
        load(&platform, ("operator", "02T10:00"), "44", "100").await;
        let body = declaration(product, "52", announced);
        let declared = platform
            .post("maker", "/declarations", body)
            .await
            .must(201);
        let body = json!({"action": "publicity", "ids": [declared["id"]]});
        let path = "/price-changes/decisions";
        let _public = platform.post("operator", path, body).await.must(200);
        let wrong = load(&platform, ("operator", "03T10:00"), bridge, "36").await;
        load(&platform, ("operator2", "03T10:01"), far, "12").await;
        platform.wait_until("2026-03-11T09:00:00+08:00");
        platform.settle().await;
        let done = undo(&platform, ("operator2", "11T10:02"), &wrong, product).await;
        assert_eq!(done["prices_far"], 0, "{announced}: {done}");
        assert_eq!(limit(&platform, product).await, "12.00", "{announced}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_second_person_has_accepted_stays_when_the_bridge_is_undone_again() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    load(&platform, ("operator2", "03T10:01"), "12", "12").await;
    undo(&platform, ("operator2", "03T10:02"), &wrong, product).await;
    assert_eq!(decide(&platform, "operator").await, Value::Null);
    platform.wait_until("2026-03-11T09:00:00+08:00");
    platform.settle().await;
    let again = load(&platform, ("operator", "11T10:00"), "33", "35").await;
    let done = undo(&platform, ("operator2", "11T10:01"), &again, product).await;
    assert_eq!(done["prices_far"], 0, "{done}");
    assert_eq!(limit(&platform, product).await, "12.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_that_the_far_price_ended_are_open_again_with_its_bridge() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    platform.invited(HOSPITAL, product, "30").await;
    let far = load(&platform, ("operator2", "03T10:01"), "12", "12").await;
    platform.settle().await;
    assert_eq!(state(&platform).await["state"], "superseded");
    let done = undo(&platform, ("operator2", "03T10:02"), &wrong, product).await;
    assert_eq!(done["invitations_restored"], 1, "{done}");
    assert_eq!(state(&platform).await["state"], "pending");
    // The load of the far price is undone like any other: what it holds is withdrawn.
    let done = undo(&platform, ("operator", "03T10:03"), &far, product).await;
    assert_eq!(done["changes_withdrawn"], 1, "{done}");
    assert_eq!(
        (limit(&platform, product).await, held(&platform).await),
        (json!("100.00"), Vec::new())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_since_and_is_higher_than_any_law_is_held_beside_it() {
    let (platform, product) = begin().await;
    load(&platform, ("operator", "02T10:00"), "44", "100").await;
    let wrong = load(&platform, ("operator", "03T10:00"), "33", "36").await;
    load(&platform, ("operator2", "03T10:01"), "12", "12").await;
    // In the place of 100, which sets no limit while 36 and 12 are law.
    load(&platform, ("distributor", "03T10:02"), "44", "108").await;
    let done = undo(&platform, ("operator2", "03T10:03"), &wrong, product).await;
    assert_eq!(done["prices_far"], 1, "{done}");
    assert_eq!(
        limit(&platform, product).await,
        "100.00",
        "no rise beyond what was law"
    );
}
