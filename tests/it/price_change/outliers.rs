//! A loaded price that is far from the product's last one is held for another person, and decides nothing before.

use serde_json::json;
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, OVER, go_to, limit, link_of, messages, text};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";

const WAITING: &str = "/price-changes?origin=outlier&state=submitted";

async fn load(platform: &Platform, rows: &[(&str, &str)]) -> serde_json::Value {
    let rows = rows.iter().map(|(region, price)| {
        format!("C14020315924063616500000001,{region},省平台,listing,{price},2020-01-01,\n")
    });
    let file = HEADER.to_owned() + &rows.collect::<String>();
    platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenfold_typo_moves_no_limit_and_ends_no_invitation() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "11.81").await;
    let sent = platform.invite(HOSPITAL, product, "11.00").await.must(201);
    let import = load(&platform, &[("44", "1.18")]).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    assert_eq!(
        (&import["accepted"], &import["rejected"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(limit(&platform, product).await, "11.81");
    let path = format!("/invitations/{}", text(&sent["id"]));
    let invitation = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(invitation["state"], "pending");
    let waiting = platform.get("operator", WAITING).await.must(200);
    assert_eq!(waiting["items"][0]["last_price"], "11.81", "{waiting}");
    let link = link_of(
        &messages(&platform, "operator").await,
        "price-outliers-held",
    );
    assert_eq!(
        link.unwrap(),
        "/price-changes?state=submitted&origin=outlier"
    );
    // The right price afterwards puts things right, whether it is the old one or a new one.
    load(&platform, &[("44", "11.81"), ("33", "12.50")]).await;
    assert_eq!(limit(&platform, product).await, "11.81");
    load(&platform, &[("44", "11.00")]).await;
    assert_eq!(limit(&platform, product).await, "11.00");
    // The wrong file again enters nothing twice.
    load(&platform, &[("44", "1.18"), ("33", "12.50")]).await;
    let waiting = platform.get("operator", WAITING).await.must(200);
    assert_eq!(waiting["total"], 1, "{waiting}");
    assert_eq!(limit(&platform, product).await, "11.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn exactly_a_third_and_exactly_three_times_count_at_once() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    let import = load(&platform, &[("33", "270"), ("11", "270.01")]).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    assert_eq!(import["accepted"], 1, "{import}");
    let import = load(&platform, &[("12", "29.99")]).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    assert_eq!(limit(&platform, product).await, "90.00");
    let import = load(&platform, &[("12", "30")]).await;
    assert_eq!(import["accepted"], 1, "{import}");
    assert_eq!(limit(&platform, product).await, "30.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn first_prices_near_each_other_and_prices_that_never_count_are_not_held() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let import = load(&platform, &[("44", "30"), ("33", "10")]).await;
    assert_eq!(import["accepted"], 2, "{import}");
    assert_eq!(limit(&platform, product).await, "10.00");
    let file = "27位码,省份,平台,平台级别,价格类型,价格,执行日期,截止日期\n\
        C14020315924063616500000001,44,市平台,city,listing,1,2020-01-01,\n\
        C14020315924063616500000001,44,省平台,,self_quoted,1,2020-01-01,\n\
        C14020315924063616500000001,12,省平台,,listing,1,2020-01-01,2021-01-01\n";
    let import = platform
        .load("operator", "listed-prices", "a.csv", file.into())
        .await;
    assert_eq!(import["accepted"], 3, "{import}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenfold_typo_in_the_first_file_of_a_product_is_no_law() {
    // Which of two is wrong nobody knows; of three the one that is alone.
    for (rows, held, expected) in [
        (&[("44", "118.10"), ("33", "11.81")][..], 2, json!(null)),
        (&[("44", "11.81"), ("33", "1.18")], 2, json!(null)),
        (
            &[("44", "11.81"), ("33", "1.18"), ("12", "12")],
            1,
            json!("11.81"),
        ),
    ] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        let import = load(&platform, rows).await;
        assert_eq!(import["counts"]["held"], held, "{import}");
        assert_eq!(limit(&platform, product).await, expected, "{rows:?}");
        // Sent again it is no surer.
        load(&platform, &[rows, &[("11", "12.50")]].concat()).await;
        let waiting = platform.get("operator", WAITING).await.must(200);
        assert!(waiting["total"].as_i64() >= Some(held), "{waiting}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_price_is_compared_with_what_was_once_listed_or_quoted() {
    for (kind, last) in [("listing", "2021-01-01"), ("self_quoted", "")] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        let file = format!(
            "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n\
            C14020315924063616500000001,12,省平台,{kind},11.81,2020-01-01,{last}\n"
        );
        let known = platform
            .load("operator", "listed-prices", "a.csv", file.into())
            .await;
        assert_eq!(known["accepted"], 1, "{known}");
        let import = load(&platform, &[("44", "1.18"), ("33", "118.10")]).await;
        assert_eq!(import["counts"]["held"], 2, "{kind}: {import}");
        let import = load(&platform, &[("44", "11.00")]).await;
        assert_eq!(import["accepted"], 1, "{kind}: {import}");
        assert_eq!(limit(&platform, product).await, "11.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_accepts_it_and_after_publicity_it_counts() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    load(&platform, &[("44", "20")]).await;
    let waiting = platform.get("operator", WAITING).await.must(200);
    let id = &waiting["items"][0]["id"];
    let path = "/price-changes/decisions";
    let body = json!({"action": "publicity", "ids": [id]});
    let own = platform
        .post("operator", path, body.clone())
        .await
        .must(200);
    let problem = &own["results"][0]["problem"];
    assert_eq!(problem["type"], "same-person", "{own}");
    // A filter decides on nothing that may be a typing error.
    let all = json!({"action": "publicity", "filter": {}});
    let filtered = "/price-changes/decisions/filtered";
    let swept = platform.post("operator2", filtered, all).await.must(200);
    assert_eq!(swept["decided"], 0, "{swept}");
    let decided = platform.post("operator2", path, body).await.must(200);
    let state = &decided["results"][0]["change"]["state"];
    assert_eq!(state, "publicized", "{decided}");
    assert_eq!(limit(&platform, product).await, "90.00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "20.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_file_again_does_not_withdraw_the_correction_that_waits() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    // 50 for 91 is wrong, but not far enough to be held.
    load(&platform, &[("44", "50")]).await;
    assert_eq!(limit(&platform, product).await, "50.00");
    load(&platform, &[("44", "91")]).await;
    let rises = "/price-changes?origin=rise&state=submitted";
    let held = platform.get("operator", rises).await.must(200);
    assert_eq!(held["total"], 1, "{held}");
    let rise = &held["items"][0];
    assert_eq!(
        [
            &rise["price"],
            &rise["limit_after"],
            &rise["change_percent"]
        ],
        ["50.00", "91.00", "82.0"],
        "who decides on an end reads to what the limit rises"
    );
    load(&platform, &[("44", "50"), ("33", "95")]).await;
    let held = platform.get("operator", rises).await.must(200);
    assert_eq!(held["total"], 1, "{held}");
    let body = json!({"action": "publicity", "ids": [held["items"][0]["id"]]});
    let path = "/price-changes/decisions";
    let _decided = platform.post("operator2", path, body).await.must(200);
    go_to(&platform, OVER).await;
    assert_eq!(
        limit(&platform, product).await,
        "91.00",
        "the correction is still there"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_held_row_would_replace_stays() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    platform
        .listed(&goods, &[Listed::at("44", "90"), Listed::at("33", "95")])
        .await;
    let import = load(&platform, &[("44", "900")]).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    assert_eq!(limit(&platform, product).await, "90.00");
    let rises = platform
        .get("operator", "/price-changes?origin=rise&state=submitted")
        .await
        .must(200);
    assert_eq!(rises["total"], 0, "nothing ends: {rises}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_falls_away_when_the_price_is_over_before_anybody_decided() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let _product = platform.product(&goods).await;
    let file = |rows: &[(&str, &str, &str)]| {
        let rows = rows.iter().map(|(region, price, last)| {
            format!(
                "{},{region},省平台,listing,{price},2020-01-01,{last}\n",
                goods.code
            )
        });
        "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n".to_owned() + &rows.collect::<String>()
    };
    let load = async |rows: &[(&str, &str, &str)]| {
        let file = file(rows).into();
        platform
            .load("operator", "listed-prices", "a.csv", file)
            .await
    };
    load(&[("44", "100", "2026-03-20"), ("33", "120", "")]).await;
    // The end of 100 is held, and so is a price that nobody believes until the 18th.
    load(&[("44", "110", "2026-03-20")]).await;
    let import = load(&[("12", "10", "2026-03-18")]).await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    let waiting = async |expected: i64, on: &str| {
        go_to(&platform, on).await;
        let path = "/price-changes?state=submitted";
        let found = platform.get("operator", path).await.must(200);
        assert_eq!(found["total"], expected, "{on}: {found}");
    };
    waiting(2, "2026-03-18T12:00:00+08:00").await;
    waiting(1, "2026-03-19T12:00:00+08:00").await;
    waiting(1, "2026-03-20T23:59:00+08:00").await;
    waiting(0, "2026-03-21T00:01:00+08:00").await;
}

/// The states of what is held of a product's loads.
async fn held_states(platform: &Platform) -> Vec<String> {
    platform.settle().await;
    let held = platform
        .get("operator", "/price-changes?origin=outlier")
        .await
        .must(200);
    let items = held["items"].as_array().unwrap().iter();
    items.map(|one| text(&one["state"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_price_of_a_later_file_ends_what_is_held_under_the_same_key() {
    for is_public in [false, true] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "90").await;
        load(&platform, &[("33", "9")]).await;
        load(&platform, &[("33", "9"), ("12", "95")]).await;
        assert_eq!(held_states(&platform).await, ["submitted"]);
        if is_public {
            let waiting = platform.get("operator", WAITING).await.must(200);
            let body = json!({"action": "publicity", "ids": [waiting["items"][0]["id"]]});
            let path = "/price-changes/decisions";
            let decided = platform.post("operator2", path, body).await.must(200);
            let state = &decided["results"][0]["change"]["state"];
            assert_eq!(state, "publicized", "{decided}");
        }
        platform.wait_until("2026-03-02T10:00:00+08:00");
        load(&platform, &[("33", "88")]).await;
        let ended = if is_public { "stopped" } else { "withdrawn" };
        assert_eq!(held_states(&platform).await, [ended]);
        go_to(&platform, OVER).await;
        assert_eq!(limit(&platform, product).await, "88.00");
        // The same typing error in another file is held once more.
        load(&platform, &[("33", "9"), ("11", "99")]).await;
        assert_eq!(held_states(&platform).await, ["submitted", ended]);
        assert_eq!(limit(&platform, product).await, "88.00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_lot_or_another_province_leaves_what_is_held() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "90").await;
    load(&platform, &[("33", "9")]).await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    load(&platform, &[("12", "88")]).await;
    let file =
        HEADER.to_owned() + "C14020315924063616500000001,33,省平台,listing,89,2020-01-01,第二批\n";
    let lot = platform
        .load("operator", "listed-prices", "批次.csv", file.into())
        .await;
    assert_eq!(lot["accepted"], 1, "{lot}");
    assert_eq!(held_states(&platform).await, ["submitted"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_changes_that_comes_back_declares_nothing_that_was_held() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "11.81").await;
    load(&platform, &[("44", "1.18")]).await;
    // While it waits, and once a later file has taken its place.
    for state in ["submitted", "withdrawn"] {
        assert_eq!(held_states(&platform).await, [state]);
        let file = platform.get("maker", "/price-changes?format=xlsx").await;
        let back = platform
            .load("maker", "declarations", "价格变动.xlsx", file.bytes)
            .await;
        assert_eq!(
            (&back["counts"]["accepted"], &back["counts"]["unchanged"]),
            (&json!(0), &json!(1)),
            "{back}"
        );
        platform.wait_until("2026-03-02T10:00:00+08:00");
        load(&platform, &[("44", "11")]).await;
    }
    let declared = platform
        .get("operator", "/price-changes?origin=declaration")
        .await
        .must(200);
    assert_eq!(declared["total"], 0, "{declared}");
}
