//! The limit of today decides from midnight on, whether or not any job has run: offers, previews, lists, search
//! items and sheets agree.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const TUESDAY: &str = "2026-03-03T00:00:00+08:00";

/// A product whose limit is `before` on Monday and `after` from Tuesday on, one of them by a stated last day.
async fn turning(
    platform: &Platform,
    number: u32,
    before: &'static str,
    after: &'static str,
) -> ProductId {
    let goods = Goods::number(number);
    let product = platform.product(&goods).await;
    let later = Listed {
        from: "2026-03-03",
        ..Listed::at("33", after)
    };
    let prices = [Listed::at("44", before).until("2026-03-02"), later];
    platform.listed(&goods, &prices).await;
    product
}

/// Every place that shows the limit of a product, with what it shows.
pub(super) async fn shown(
    platform: &Platform,
    product: ProductId,
    number: u32,
) -> Vec<(&'static str, Value)> {
    let get = async |path: String| platform.get(HOSPITAL, &path).await.must(200);
    let sheet = get(format!("/products/{product}/reference-limit")).await;
    let detail = get(format!("/products/{product}")).await;
    let effect = get(format!("/products/{product}/limit-effect?price=1")).await;
    let found = get(format!("/products?q={}", Goods::number(number).code)).await;
    let own = get("/current-prices".to_owned()).await;
    let own_rows = own["items"].as_array().unwrap().iter();
    let own_row = own_rows
        .clone()
        .find(|row| row["product_id"] == product.to_string());
    let offer =
        json!({"product_id": product.to_string(), "price": "1", "quantity": 10, "note": ""});
    let preview = platform
        .post(HOSPITAL, "/invitations/preview", offer)
        .await
        .must(200);
    vec![
        ("sheet", sheet["limit"].clone()),
        ("detail", detail["reference_limit"].clone()),
        ("effect", effect["before"].clone()),
        ("search", found["items"][0]["reference_limit"].clone()),
        ("own prices", own_row.unwrap()["reference_limit"].clone()),
        ("preview", preview["reference_limit"].clone()),
    ]
}

#[tokio::test]
async fn from_midnight_on_every_place_shows_the_new_limit_before_any_job_has_run() {
    let platform = Platform::start(MONDAY).await;
    let cases = [(1, "100", "80"), (2, "60", "90")];
    let mut products = Vec::new();
    for (number, before, after) in cases {
        let product = turning(&platform, number, before, after).await;
        platform.pays(HOSPITAL, product, "200").await;
        products.push((number, product, before, after));
    }
    platform.settle().await;
    for (number, product, before, _) in &products {
        for (place, limit) in shown(&platform, *product, *number).await {
            assert_eq!(limit, format!("{before}.00"), "{place} on Monday");
        }
    }
    platform.wait_until(TUESDAY);
    for (number, product, _, after) in &products {
        for (place, limit) in shown(&platform, *product, *number).await {
            assert_eq!(limit, format!("{after}.00"), "{place} on Tuesday");
        }
        let detail = platform
            .get(HOSPITAL, &format!("/products/{product}"))
            .await
            .must(200);
        assert_eq!(detail["limit_since"], "2026-03-03");
        assert_eq!(detail["limit_region"]["code"], "33");
    }
    let overpaid = platform.get(HOSPITAL, "/overpayments").await.must(200);
    assert_eq!(overpaid["items"][0]["excess"], "120.00", "{overpaid}");
    assert_eq!(overpaid["items"][1]["excess"], "110.00", "{overpaid}");
    platform.settle().await;
    for (number, product, _, after) in &products {
        for (place, limit) in shown(&platform, *product, *number).await {
            assert_eq!(limit, format!("{after}.00"), "{place} after the jobs");
        }
    }
}

#[tokio::test]
async fn a_limit_that_turns_several_times_is_dated_by_its_last_turn() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "100"),
        Listed {
            from: "2026-03-04",
            ..Listed::at("33", "80").until("2026-03-05")
        },
        Listed {
            from: "2026-03-08",
            ..Listed::at("51", "120")
        },
    ];
    platform.listed(&goods, &prices).await;
    let ends = "bargaining.concluded_above_limit";
    let _amended = platform.amended(ends, "end", "S4-13", "2026-03-03").await;
    platform.settle().await;
    let since = async |day: &str| {
        platform.wait_until(&format!("{day}T09:00:00+08:00"));
        let detail = platform
            .get(HOSPITAL, &format!("/products/{product}"))
            .await
            .must(200);
        (
            detail["reference_limit"].clone(),
            detail["limit_since"].clone(),
        )
    };
    assert_eq!(
        since("2026-03-05").await,
        (json!("80.00"), json!("2026-03-04"))
    );
    // Nobody has settled it, so that it is the stored one again.
    assert_eq!(since("2026-03-09").await.0, json!("100.00"));
    // What is offered and concluded by today's limit is not overtaken by those of the days that are settled late.
    let waiting = platform.invited(HOSPITAL, product, "95").await;
    let concluded = platform.invited("hospital2", product, "100").await;
    assert_eq!(concluded["state"], "confirmed");
    platform.settle().await;
    let path = format!("/invitations/{}", waiting["id"].as_str().unwrap());
    assert_eq!(
        platform.get(HOSPITAL, &path).await.must(200)["state"],
        "pending"
    );
    let own = format!("/products/{product}/current-price");
    assert_eq!(
        platform.get("hospital2", &own).await.must(200)["price"],
        "100.00"
    );
    assert_eq!(
        since("2026-03-09").await,
        (json!("100.00"), json!("2026-03-06"))
    );
}

#[tokio::test]
async fn an_offer_is_judged_by_the_limit_of_the_instant() {
    let platform = Platform::start(MONDAY).await;
    let product = turning(&platform, 1, "100", "80").await;
    let waiting = platform.invited(HOSPITAL, product, "95").await;
    platform.settle().await;
    platform.wait_until(TUESDAY);
    let path = format!("/invitations/{}", waiting["id"].as_str().unwrap());
    let late = platform
        .post("maker", &format!("{path}/acceptance"), json!({}))
        .await;
    assert_eq!(late.problem(), (409, "superseded-by-limit"));
    let above = platform.invite(HOSPITAL, product, "100").await;
    assert_eq!(above.problem(), (409, "price-above-reference-limit"));
    // The old offer is over although no job has closed it: it does not block the new one.
    let confirmed = platform.invited(HOSPITAL, product, "80").await;
    assert_eq!(confirmed["state"], "confirmed");
    assert_eq!(confirmed["reference_limit"], "80.00");
    let closed = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&closed["state"], &closed["decided_at"]),
        (&json!("superseded"), &json!(TUESDAY))
    );
    platform.settle().await;
    let own = platform
        .get(HOSPITAL, &format!("/products/{product}/current-price"))
        .await
        .must(200);
    assert_eq!(own["price"], "80.00");
}

#[tokio::test]
async fn an_offer_whose_time_is_over_blocks_no_new_one_and_its_silence_is_recorded_once() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let silent = platform.invited(HOSPITAL, product, "90").await;
    platform.wait_until("2026-03-09T23:59:59.999999+08:00");
    let blocked = platform.invite(HOSPITAL, product, "91").await;
    assert_eq!(blocked.problem(), (409, "invitation-already-open"));
    platform.wait_until("2026-03-10T00:00:00+08:00");
    let offer =
        json!({"product_id": product.to_string(), "price": "91", "quantity": 10, "note": ""});
    let preview = platform
        .post(HOSPITAL, "/invitations/preview", offer)
        .await
        .must(200);
    assert_eq!(preview["outcome"], "pending");
    let sent = platform.invited(HOSPITAL, product, "91").await;
    assert_eq!(sent["state"], "pending");
    let path = format!("/invitations/{}", silent["id"].as_str().unwrap());
    let lapsed = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(lapsed["state"], "lapsed");
    assert_eq!(lapsed["decided_at"], "2026-03-10T00:00:00+08:00");
    platform.settle().await;
    let records = platform.get("maker", "/misconduct-records").await.must(200);
    assert_eq!(records["total"], 1);
}

#[tokio::test]
async fn a_search_shows_what_is_loaded_before_the_index_has_followed() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.settle().await;
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "85")])
        .await;
    let path = format!("/products?q={}", Goods::number(1).code);
    let found = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(found["items"][0]["id"], product.to_string());
    assert_eq!(found["items"][0]["reference_limit"], "85.00");
}
