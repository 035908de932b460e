//! Loads of own prices and of declarations are undone, and so is what wrong limits ended.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, cluster};

use super::MONDAY;
use super::by_row::second_buyer;
use super::reversed::{list, load, reverse, state, waiting};

/// The day and the end of each price that a hospital has in force for a product, and what it pays.
async fn own_prices(platform: &Platform, product: ProductId) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let query = "select concat_ws(' ', price, effective_from, effective_to, origin) from current_purchase_price
        where product = $1 and superseded_at is null order by 1";
    let rows = client.query(query, &[&product.0]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn load_own(platform: &Platform, rows: &str) -> Value {
    let file = format!("27位码,价格,生效日期,截止日期,合同编号\n{rows}");
    platform
        .load(HOSPITAL, "current-prices", "现行采购价.csv", file.into())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_own_prices_is_undone_and_what_it_ended_is_in_force_again() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    let one = platform.capped(1, "100").await;
    let two = platform.capped(2, "100").await;
    let row = |number: u32, price: &str, from: &str| {
        format!("C140203159240636165{number:08},{price},{from},,HT-{number}\n")
    };
    let first = row(1, "120", "2026-01-01") + &row(2, "130", "2026-01-01");
    load_own(&platform, &first).await;
    let before = own_prices(&platform, one).await;
    let wrong = row(1, "12", "2026-02-01") + &row(2, "13", "2026-02-01");
    let wrong = load_own(&platform, &wrong).await;
    assert_eq!(wrong["accepted"], 2, "{wrong}");
    // What is concluded since ends the price that is in force again.
    let concluded = platform.invite(HOSPITAL, two, "13").await.must(201);
    let body = json!({"action": "acceptance", "ids": [concluded["id"]]});
    let _taken = platform
        .post("maker", "/invitations/answers", body)
        .await
        .must(200);
    let own = reverse(&platform, HOSPITAL, &wrong, false).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let seen = reverse(&platform, "reader", &wrong, true).await.must(200);
    let done = reverse(&platform, "reader", &wrong, false).await.must(200);
    assert_eq!(seen["prices_withdrawn"], done["prices_withdrawn"]);
    assert_eq!(done["prices_withdrawn"], 2, "{done}");
    assert_eq!(done["prices_restored"], 2, "{done}");
    let steps: Vec<&Value> = (done["shown"].as_array().unwrap().iter())
        .map(|one| &one["step"])
        .collect();
    let (withdrawn, restored) = (json!("price_withdrawn"), json!("price_restored"));
    assert_eq!(
        steps,
        [&withdrawn, &withdrawn, &restored, &restored],
        "{done}"
    );
    assert_eq!(own_prices(&platform, one).await, before);
    assert_eq!(
        own_prices(&platform, two).await,
        [
            "13.0000 2026-03-02 invitation",
            "130.0000 2026-01-01 2026-03-01 declared"
        ]
    );
    let path = format!("/products/{one}/current-price");
    let paid = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(paid["price"], "120.00", "{paid}");
    let feed = platform.get(HOSPITAL, "/feed?limit=200").await.must(200);
    let kinds: Vec<&Value> = (feed["events"].as_array().unwrap().iter())
        .map(|event| &event["kind"])
        .collect();
    for kind in ["current-price-withdrawn", "current-price-restored"] {
        assert!(kinds.contains(&&json!(kind)), "{kind}: {kinds:?}");
    }
    let path = format!("/imports/{}", wrong["id"].as_str().unwrap());
    let view = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(view["state"], "reversed", "{view}");
    // With a right file the undone rows that it repeats act again.
    let right = row(1, "12", "2026-02-01") + &row(2, "125", "2026-02-01");
    let right = load_own(&platform, &right).await;
    assert_eq!(right["accepted"], 2, "{right}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concluded_price_that_an_undone_own_file_had_replaced_ends_above_a_limit_that_fell_meanwhile()
 {
    // The limit, and whether what was concluded at 100 is in force again.
    for (limit, is_again) in [("92", false), ("100", true)] {
        let (platform, product) = concluded_at_the_limit().await;
        second_buyer(&platform).await;
        platform.wait_until("2026-03-04T09:00:00+08:00");
        let code = Goods::number(1).code;
        let own = load_own(&platform, &format!("{code},80,2026-03-04,,HT-1\n")).await;
        platform.wait_until("2026-03-05T09:00:00+08:00");
        if limit == "92" {
            let _lower = load(&platform, limit).await;
        }
        platform.settle().await;
        let done = reverse(&platform, "reader", &own, false).await.must(200);
        let again = u64::from(is_again);
        assert_eq!(done["prices_restored"], again, "{limit} {done}");
        assert_eq!(done["left"], 1 - again, "{limit} {done}");
        let path = format!("/products/{product}/current-price");
        let paid = platform.get(HOSPITAL, &path).await;
        if is_again {
            assert_eq!(paid.must(200)["price"], "100.00");
        } else {
            let what = done["left_shown"][0]["what"].as_str().unwrap();
            assert!(what.contains(&code), "{done}");
            assert_eq!(paid.body["price"], Value::Null, "{}", paid.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_two_files_of_own_prices_state_is_gone_when_both_are_undone() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    let one = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let row = "C14020315924063616500000001,120,2026-01-01,,HT-1\n";
    let first = load_own(&platform, row).await;
    let more = row.to_owned() + "C14020315924063616500000002,130,2026-01-01,,HT-2\n";
    let second = load_own(&platform, &more).await;
    assert_eq!(second["accepted"], 2, "taken, and known: {second}");
    let _undone = reverse(&platform, "reader", &first, false).await.must(200);
    assert_eq!(
        own_prices(&platform, one).await.len(),
        1,
        "the second states it"
    );
    let _undone = reverse(&platform, "reader", &second, false).await.must(200);
    assert_eq!(own_prices(&platform, one).await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_sent_again_and_did_nothing_does_not_keep_the_first_from_being_undone() {
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    let one = platform.capped(1, "100").await;
    let row = "C14020315924063616500000001,97,2026-01-01,,HT-1\n";
    let first = load_own(&platform, row).await;
    let again = load_own(&platform, row).await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    let refused = reverse(&platform, "reader", &again, false).await;
    assert_eq!(refused.problem(), (409, "import-not-reversible"));
    let undone = reverse(&platform, "reader", &first, false).await.must(200);
    assert_eq!(undone["prices_withdrawn"], 1, "{undone}");
    assert_eq!(own_prices(&platform, one).await.len(), 0);
}

/// Makes the distributor's account a second one of the manufacturer.
async fn second_maker(platform: &Platform) {
    let client = cluster::connect(platform.config()).await;
    let second = "update account set organisation = (select organisation from account where account = 'maker'),
        duties = (select duties from account where account = 'maker') where account = 'distributor'";
    client.batch_execute(second).await.unwrap();
}

async fn declare_file(platform: &Platform, account: &str, rows: &str) -> Value {
    platform
        .load(account, "declarations", "申报.csv", rows.to_owned().into())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_by_hand_goes_on_when_the_file_that_declared_it_first_is_undone() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    second_maker(&platform).await;
    let other = "C14020315924063616500000001,33,省平台,listing,91,2026-01-01,,公告\n";
    let file = declare_file(&platform, "maker", &(list("90") + other)).await;
    assert_eq!(file["accepted"], 2, "{file}");
    let mut body = tests::declaration(product, "44", "90");
    body["effective_from"] = json!("2026-01-01");
    body["platform"] = json!("省平台");
    body["source"] = json!("公告");
    body["remark"] = json!("见官网截图");
    let again = platform.post("distributor", "/declarations", body).await;
    assert_eq!(again.problem(), (409, "price-change-already-open"));
    let seen = reverse(&platform, "distributor", &file, true)
        .await
        .must(200);
    let done = reverse(&platform, "distributor", &file, false)
        .await
        .must(200);
    for done in [&seen, &done] {
        assert_eq!(done["changes_withdrawn"], 1, "{done}");
        assert_eq!(done["left"], 1, "{done}");
        let shown = done["left_shown"].to_string();
        assert!(shown.contains("该申报继续有效"), "{shown}");
    }
    assert_eq!(waiting(&platform).await, 1);
    let changes = platform.get("operator", "/price-changes?state=submitted");
    assert_eq!(changes.await.must(200)["items"][0]["price"], "90.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_of_two_files_is_withdrawn_with_the_second_of_them() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    second_maker(&platform).await;
    let other = "C14020315924063616500000001,33,省平台,listing,91,2026-01-01,,公告\n";
    let first = declare_file(&platform, "maker", &list("90")).await;
    let second = declare_file(&platform, "distributor", &(list("90") + other)).await;
    assert_eq!(second["counts"]["accepted"], 1, "{second}");
    let done = reverse(&platform, "distributor", &first, false)
        .await
        .must(200);
    assert_eq!(done["changes_withdrawn"], 0, "{done}");
    assert_eq!(done["left"], 1, "{done}");
    assert_eq!(waiting(&platform).await, 2);
    let done = reverse(&platform, "maker", &second, false).await.must(200);
    assert_eq!(done["changes_withdrawn"], 2, "{done}");
    assert_eq!(waiting(&platform).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn declarations_of_a_file_are_withdrawn_while_they_are_undecided() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    second_maker(&platform).await;
    let file = list("90") + "C14020315924063616500000001,33,省平台,listing,91,2026-01-01,,公告\n";
    let load = async || {
        platform
            .load("maker", "declarations", "申报.csv", file.clone().into())
            .await
    };
    let loaded = load().await;
    assert_eq!(loaded["accepted"], 2, "{loaded}");
    let changes = platform.get("operator", "/price-changes").await.must(200);
    let decision =
        json!({"action": "publicity", "ids": [changes["items"][0]["id"]], "title": "公示"});
    let _public = platform
        .post("operator", "/price-changes/decisions", decision)
        .await
        .must(200);
    let done = reverse(&platform, "distributor", &loaded, false)
        .await
        .must(200);
    assert_eq!(done["changes_withdrawn"], 1, "{done}");
    assert_eq!(done["left"], 1, "{done}");
    assert_eq!(waiting(&platform).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_comes_back_though_another_load_repeated_the_price_that_ended_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let _other = platform.product(&Goods::number(2)).await;
    load(&platform, "11.81").await;
    platform.invited(HOSPITAL, product, "11.50").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let first = load(&platform, "5.90").await;
    assert_eq!(state(&platform).await["state"], "superseded");
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let both = list("5.90") + "C14020315924063616500000002,44,省平台,listing,7,2026-01-01,,公告\n";
    let second = platform
        .load("operator", "listed-prices", "价格.csv", both.into())
        .await;
    platform.wait_until("2026-03-05T09:00:00+08:00");
    let kept = reverse(&platform, "operator2", &first, false)
        .await
        .must(200);
    assert_eq!(
        kept["invitations_restored"], 0,
        "the other load states it: {kept}"
    );
    platform.wait_until("2026-03-06T09:00:00+08:00");
    let done = reverse(&platform, "operator2", &second, false)
        .await
        .must(200);
    assert_eq!(done["invitations_restored"], 1, "{done}");
    assert_eq!(state(&platform).await["state"], "pending");
}

/// A product of which the hospital has concluded a price at its limit of 100, on a day from which such prices end above a limit.
pub(super) async fn concluded_at_the_limit() -> (Platform, ProductId) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, "100").await;
    let rule = "bargaining.concluded_above_limit";
    platform.amended(rule, "end", "S4-13", "2026-03-02").await;
    let concluded = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(concluded["state"], "confirmed");
    (platform, product)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concluded_price_that_a_wrong_limit_ended_is_in_force_again() {
    let (platform, product) = concluded_at_the_limit().await;
    let before = own_prices(&platform, product).await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let wrong = load(&platform, "60").await;
    platform.settle().await;
    assert_ne!(own_prices(&platform, product).await, before, "ended");
    platform.wait_until("2026-03-05T09:00:00+08:00");
    let done = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(done["concluded_restored"], 1, "{done}");
    assert_eq!(own_prices(&platform, product).await, before);
    platform.settle().await;
    assert_eq!(own_prices(&platform, product).await, before, "and stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concluded_price_that_another_limit_keeps_ended_is_listed() {
    // Of another platform, and in the place of the wrong one.
    for (region, price) in [("33", "85"), ("44", "55")] {
        let (platform, _product) = concluded_at_the_limit().await;
        platform.wait_until("2026-03-04T09:00:00+08:00");
        let wrong = load(&platform, "60").await;
        platform.settle().await;
        platform.wait_until("2026-03-05T09:00:00+08:00");
        let other = list(price).replace(",44,", &format!(",{region},"));
        platform
            .load("operator", "listed-prices", "价格.csv", other.into())
            .await;
        platform.wait_until("2026-03-06T09:00:00+08:00");
        let done = reverse(&platform, "operator2", &wrong, false)
            .await
            .must(200);
        assert_eq!(done["concluded_restored"], 0, "{done}");
        assert_eq!(done["left"], 1, "{done}");
        let what = done["left_shown"][0]["what"].as_str().unwrap();
        assert!(what.contains(&Goods::number(1).code), "{done}");
    }
}

/// A price of another province for one day alone.
fn for_a_day(price: &str, day: &str) -> String {
    let code = Goods::number(1).code;
    format!(
        "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n{code},33,省平台,挂网价,{price},{day},{day}\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_wrong_price_ended_is_in_force_again_also_when_that_price_is_over() {
    let (platform, product) = concluded_at_the_limit().await;
    let before = own_prices(&platform, product).await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let file = for_a_day("92", "2026-03-04");
    let wrong = platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await;
    platform.settle().await;
    assert_ne!(own_prices(&platform, product).await, before, "ended");
    platform.wait_until("2026-03-05T09:00:00+08:00");
    platform.settle().await;
    let done = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(done["concluded_restored"], 1, "{done}");
    assert_eq!(own_prices(&platform, product).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concluded_price_that_another_one_has_followed_is_listed() {
    let (platform, product) = concluded_at_the_limit().await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let wrong = load(&platform, "60").await;
    platform.settle().await;
    platform.pays(HOSPITAL, product, "55").await;
    let paid = own_prices(&platform, product).await;
    let done = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(done["concluded_restored"], 0, "{done}");
    assert_eq!(done["left"], 1, "{done}");
    let reason = done["left_shown"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("其他现行价格"), "{done}");
    assert_eq!(own_prices(&platform, product).await, paid);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concluded_price_that_the_hospital_concluded_again_is_in_the_list_before_and_after() {
    let (platform, product) = concluded_at_the_limit().await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let wrong = load(&platform, "92").await;
    platform.settle().await;
    platform.invited(HOSPITAL, product, "92").await;
    platform.wait_until("2026-03-04T10:00:00+08:00");
    for preview in [true, false] {
        let done = reverse(&platform, "operator2", &wrong, preview).await;
        let done = done.must(200);
        assert_eq!(done["left"], 1, "{done}");
        let left = &done["left_shown"][0];
        assert_eq!(left["product_id"], product.to_string().as_str(), "{left}");
        assert!(left["what"].as_str().unwrap().contains("100.00"), "{left}");
        let path = format!(
            "/imports/{}/reversal/things?step=left_as_it_is",
            wrong["id"].as_str().unwrap()
        );
        let list = platform.get("operator2", &path).await.must(200);
        let listed = &list["items"][0];
        assert_eq!(listed["product"]["name"], left["product_name"], "{list}");
        assert_eq!(listed["after"], "100.00", "{list}");
        let path = format!("{path}&format=xlsx");
        let file = platform.get("operator2", &path).await;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
        let (_, range) = book.worksheets().remove(0);
        let cells: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
        let reason = left["reason"].as_str().unwrap().to_owned();
        assert!(cells.contains(&reason), "{cells:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_person_sent_too_is_named_when_the_first_is_undone() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let send = async |who: &str| {
        platform
            .load(who, "listed-prices", "价格.csv", list("90").into())
            .await
    };
    let first = send("operator").await;
    let own = send("operator").await;
    let same = send("operator2").await;
    for again in [&own, &same] {
        assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    }
    for preview in [true, false] {
        let undone = reverse(&platform, "operator2", &first, preview)
            .await
            .must(200);
        assert_eq!(undone["prices_withdrawn"], 1, "{undone}");
        let again = undone["sent_again"].as_array().unwrap();
        assert_eq!(again.len(), 1, "{undone}");
        assert!(
            again[0].as_str().unwrap().contains("“价格.csv”"),
            "{undone}"
        );
    }
}
