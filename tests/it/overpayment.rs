//! What a hospital overpays, and the one action that sends the invitations for it.

use domain::listed_price::PriceKind;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /overpayments", "?+++-----+"),
        ("POST /overpayments/invitations", "?+-+------"),
        ("POST /overpayments/invitations/preview", "?+-+------"),
    ],
    body: refused_body,
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /overpayments/invitations" | "POST /overpayments/invitations/preview" => {
            json!({"quantity": 1, "product_ids": []})
        }
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn overpaid(platform: &Platform, query: &str) -> Value {
    let path = format!("/overpayments{query}");
    platform.get(HOSPITAL, &path).await.must(200)
}

/// Three products: 10 above the limit of 90, 1 above the limit of 2, and one at its limit.
async fn three(platform: &Platform) -> Vec<domain::ProductId> {
    let mut products = Vec::new();
    for (number, limit, own) in [(1, "90", "100"), (2, "2", "3"), (3, "50", "50")] {
        let goods = Goods::number(number);
        let product = platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", limit)]).await;
        platform.pays(HOSPITAL, product, own).await;
        products.push(product);
    }
    products
}

fn products_of(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["product_id"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn own_prices_above_the_limit_are_listed_by_yuan_or_by_share_and_by_page() {
    let platform = Platform::start(MONDAY).await;
    let products = three(&platform).await;
    let (dear, twice) = (products[0].to_string(), products[1].to_string());
    let page = overpaid(&platform, "").await;
    assert_eq!(page["total"], 2);
    assert_eq!(products_of(&page), [&dear, &twice]);
    let first = &page["items"][0];
    assert_eq!(first["excess"], "10.00");
    assert_eq!(first["excess_percent"], "11.1");
    assert_eq!(first["reference_limit"], "90.00");
    let by_share = overpaid(&platform, "?sort=-percent").await;
    assert_eq!(products_of(&by_share), [&twice, &dear]);

    let page = overpaid(&platform, "?sort=-percent&limit=1").await;
    assert_eq!(
        (products_of(&page), &page["total"]),
        (vec![&*twice], &json!(2))
    );
    let next = page["next"].as_str().unwrap();
    let page = overpaid(&platform, &format!("?sort=-percent&limit=1&cursor={next}")).await;
    assert_eq!(products_of(&page), [&dear]);
    assert_eq!(page["next"], Value::Null);

    let bad = platform
        .get(HOSPITAL, "/overpayments?against=cheapest")
        .await;
    assert_eq!(bad.problem().0, 422);
}

/// Numbers that seem drawn at random, the same each time.
fn drawn(number: i64, place: i64, below: i64) -> i64 {
    let mixed = (number * 7_919 + place * 104_729 + 12_345).wrapping_mul(2_654_435_761);
    (mixed >> 12).rem_euclid(below)
}

/// A product with its limit and what its buyer pays above it, in yuan.
type Paid = (domain::ProductId, i64, i64);

/// Products with up to four own prices each, in the past, today and to come, ended and withdrawn: those of which the one of
/// Monday that began last is above the limit.
async fn many(platform: &Platform) -> Vec<(bool, Paid)> {
    let client = tests::cluster::connect(platform.config()).await;
    let hospital = platform.caller(HOSPITAL).await.organisation.0;
    let insert = "insert into current_purchase_price (hospital, product, price, grid_price, effective_from, effective_to,
            contract_no, origin, recorded_at, superseded_at)
        values ($1, $2, $3::bigint, 1, date '2026-03-02' + $4::integer, date '2026-03-02' + $5::integer, '', 'declared', now(),
            case when $6 then now() end)";
    let mut paid = Vec::new();
    for number in 1..=30_u32 {
        let (seed, is_stent) = (i64::from(number), number % 3 == 0);
        let goods = Goods {
            name: if is_stent { "支架" } else { "导管" }.to_owned(),
            ..Goods::number(number)
        };
        let product = platform.product(&goods).await;
        let limit = 90 + drawn(seed, 0, 20);
        let listed: &'static str = limit.to_string().leak();
        platform.listed(&goods, &[Listed::at("44", listed)]).await;
        let mut today = None;
        for place in 0..drawn(seed, 1, 5) {
            let draw = |what, below| drawn(seed, 10 * place + what, below);
            let price = 80 + draw(2, 50);
            let from = i32::try_from(4 * place + draw(3, 4) - 10).unwrap();
            let to = (draw(4, 2) == 0).then(|| from + i32::try_from(draw(5, 15)).unwrap());
            let is_withdrawn = draw(6, 5) == 0;
            let row: [&(dyn tokio_postgres::types::ToSql + Sync); 6] =
                [&hospital, &product.0, &price, &from, &to, &is_withdrawn];
            client.execute(insert, &row).await.unwrap();
            if !is_withdrawn && from <= 0 && to.is_none_or(|to| 0 <= to) {
                today = Some(price);
            }
        }
        let above = today.filter(|price| limit < *price);
        paid.extend(above.map(|price| (is_stent, (product, limit, price - limit))));
    }
    paid
}

#[tokio::test]
async fn the_order_is_that_of_the_own_prices_of_the_day_above_the_limits_of_the_day() {
    let platform = Platform::start(MONDAY).await;
    let mut paid = many(&platform).await;
    assert!(5 < paid.len() && paid.len() < 25, "{paid:?}");
    let names = |paid: &[(bool, Paid)], is_wanted: fn(bool) -> bool| {
        let wanted = paid.iter().filter(|(is_stent, _)| is_wanted(*is_stent));
        wanted
            .map(|(_, (product, ..))| product.to_string())
            .collect::<Vec<_>>()
    };
    let client = tests::cluster::connect(platform.config()).await;
    // Settled limits, then those that are worked out of the prices.
    for forget in ["", "delete from setting where key = 'limits_of_day'"] {
        client.batch_execute(forget).await.unwrap();
        paid.sort_by_key(|(_, (product, _, excess))| (-excess, product.0));
        let page = overpaid(&platform, "?limit=200").await;
        assert_eq!(products_of(&page), names(&paid, |_| true));
        let page = overpaid(&platform, "?limit=200&q=支架").await;
        assert_eq!(products_of(&page), names(&paid, |is_stent| is_stent));
        let page = overpaid(&platform, "?limit=200&q=龘龘").await;
        assert_eq!((products_of(&page), &page["total"]), (vec![], &json!(0)));
        paid.sort_by(|(_, one), (_, other)| {
            let by_share = (other.2 * one.1).cmp(&(one.2 * other.1));
            by_share.then(one.0.0.cmp(&other.0.0))
        });
        let page = overpaid(&platform, "?limit=200&sort=-percent&q=导管").await;
        assert_eq!(products_of(&page), names(&paid, |is_stent| !is_stent));
    }
}

#[tokio::test]
async fn the_lowest_listed_price_may_be_of_a_kind_that_sets_no_limit() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "90"),
        Listed::at("33", "60").of(PriceKind::VbpNational),
        Listed::at("51", "10").of(PriceKind::InPublicity),
    ];
    platform.listed(&goods, &prices).await;
    platform.pays(HOSPITAL, product, "90").await;
    assert_eq!(overpaid(&platform, "").await["total"], 0);
    let page = overpaid(&platform, "?against=lowest").await;
    let lowest = &page["items"][0]["lowest_listed"];
    assert_eq!(lowest["price"], "60.00");
    assert_eq!(lowest["region"]["code"], "33");
    assert_eq!(lowest["kind"], "vbp_national");
}

#[tokio::test]
async fn what_others_pay_is_shown_rounded_from_a_number_of_hospitals_up_and_without_a_name() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    platform.pays(HOSPITAL, product, "90").await;
    let others = platform.hospitals(5).await;
    for (other, price) in others.iter().zip(["71.2345", "70", "76.5", "80", "72"]) {
        let page = overpaid(&platform, "?against=median").await;
        assert_eq!(page["total"], 0, "fewer than five others: {page}");
        platform.proves(other, product, price).await;
        platform.settle().await;
    }
    let page = overpaid(&platform, "?against=median").await;
    let spread = &page["items"][0]["other_hospitals"];
    // 69.74, 73.22, 76.89 and 80.73 follow each other on the grid.
    let shown = ["low", "median", "high"].map(|place| spread[place].as_str().unwrap());
    assert_eq!(shown, ["69.74", "73.22", "76.89"]);
    assert_eq!(spread["formed_on"], "2026-03-02");
    assert_eq!(spread["grid_percent"], "5.0");
    assert_eq!(page["items"][0]["benchmark"], "73.22");
    assert!(!page.to_string().contains("另一医院"), "{page}");
    // 73.22 is rounded by up to half a step of five percent: 76.88 may be no more than the middle one pays.
    for (own, is_listed) in [("73.23", false), ("76.88", false), ("76.89", true)] {
        platform.pays(HOSPITAL, product, own).await;
        let page = overpaid(&platform, "?against=median").await;
        assert_eq!(page["total"], i64::from(is_listed), "{own}: {page}");
    }
}

#[tokio::test]
async fn one_action_sends_the_invitations_of_a_filter() {
    let platform = Platform::start(MONDAY).await;
    let products = three(&platform).await;
    let offers = json!({ "quantity": 5, "note": "按限价" });
    let offered = platform
        .post(HOSPITAL, "/overpayments/invitations", offers)
        .await
        .must(200);
    assert_eq!(offered["confirmed"], 2, "{offered}");
    assert_eq!(offered["remaining"], 0);
    assert_eq!(offered["results"][0]["price"], "90.00");
    assert_eq!(offered["results"][0]["state"], "confirmed");
    assert_eq!(
        overpaid(&platform, "").await["total"],
        0,
        "what was confirmed is paid now"
    );
    let path = format!("/products/{}/current-price", products[0]);
    let own = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(own["price"], "90.00");
}

#[tokio::test]
async fn a_preview_judges_each_offer_as_sending_does_and_sends_nothing() {
    let platform = Platform::start(MONDAY).await;
    let products = three(&platform).await;
    for (number, vbp, zone) in [(4, true, None), (5, false, Some("60"))] {
        let product = platform.capped(number, "70").await;
        platform.pays(HOSPITAL, product, "80").await;
        let zone = zone.map(|price| price.parse().unwrap());
        platform.procured(product, zone, vbp).await;
    }
    let _open = platform.invited(HOSPITAL, products[0], "85").await;
    let offers = json!({ "quantity": 5, "note": "按限价" });
    let path = "/overpayments/invitations/preview";
    let foreseen = platform
        .post(HOSPITAL, path, offers.clone())
        .await
        .must(200);
    let open = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(open["total"], 1, "nothing was sent");
    let sent = platform
        .post(HOSPITAL, "/overpayments/invitations", offers)
        .await
        .must(200);
    let counts = |answer: &Value| {
        ["confirmed", "pending", "refused", "remaining"].map(|name| answer[name].clone())
    };
    assert_eq!(counts(&foreseen), [1, 0, 3, 0].map(|count| json!(count)));
    assert_eq!(counts(&foreseen), counts(&sent));
    let reasons = |answer: &Value| {
        let results = answer["results"].as_array().unwrap().iter();
        let one = |result: &Value| {
            let problem = &result["problem"];
            ["product_id", "price", "state"]
                .map(|name| result[name].clone())
                .into_iter()
                .chain([problem["type"].clone(), problem["detail"].clone()])
                .collect::<Vec<Value>>()
        };
        results.map(one).collect::<Vec<_>>()
    };
    assert_eq!(reasons(&foreseen), reasons(&sent));
    assert!(foreseen["results"][0]["invitation_id"].is_null());
    let found = |kind: &str| foreseen.to_string().contains(kind);
    assert!(
        found("product-under-vbp") && found("invitation-already-open"),
        "{foreseen}"
    );
}

#[tokio::test]
async fn an_offer_below_the_limit_waits_and_a_second_one_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "90"),
        Listed::at("33", "60").of(PriceKind::VbpNational),
    ];
    platform.listed(&goods, &prices).await;
    platform.pays(HOSPITAL, product, "100").await;
    let offers = json!({
        "against": "lowest", "quantity": 1, "product_ids": [product.to_string()],
    });
    let offer = || platform.post(HOSPITAL, "/overpayments/invitations", offers.clone());
    let offered = offer().await.must(200);
    assert_eq!(
        (&offered["pending"], &offered["refused"]),
        (&json!(1), &json!(0))
    );
    let page = overpaid(&platform, "").await;
    assert_eq!(page["items"][0]["has_open_invitation"], true);
    let again = offer().await.must(200);
    assert_eq!(again["refused"], 1);
    let problem = &again["results"][0]["problem"];
    assert_eq!(problem["type"], "invitation-already-open");
}

#[tokio::test]
async fn a_fallen_limit_leaves_concluded_prices_or_ends_them_by_the_rulebook_case_b13() {
    for (choice, paid) in [("stand", "95.00"), ("end", "none")] {
        let platform = Platform::start(MONDAY).await;
        let goods = Goods::number(1);
        let product = platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", "95")]).await;
        let sent = platform.invited(HOSPITAL, product, "95").await;
        assert_eq!(sent["state"], "confirmed");
        let key = "bargaining.concluded_above_limit";
        let _amended = platform.amended(key, choice, "S4-13", "2026-03-03").await;
        let impact =
            "/rules/bargaining.concluded_above_limit/impact?value=end&effective_from=2026-03-03";
        let impact = platform.get("operator", impact).await.must(200);
        assert_eq!(impact["consequences"][0]["before"], "0", "{impact}");

        platform.wait_until("2026-03-04T09:00:00+08:00");
        let fallen = Listed {
            from: "2026-03-04",
            ..Listed::at("33", "85")
        };
        platform.listed(&goods, &[fallen]).await;
        if choice == "stand" {
            assert_eq!(overpaid(&platform, "").await["items"][0]["excess"], "10.00");
        }
        platform.settle().await;
        let path = format!("/products/{product}/current-price");
        let own = platform.get(HOSPITAL, &path).await;
        if choice == "stand" {
            assert_eq!(own.must(200)["price"], paid);
            assert_eq!(
                overpaid(&platform, "").await["total"],
                1,
                "and it is listed"
            );
        } else {
            assert_eq!(own.problem().0, 404, "it ended on the day of effect");
            let history = platform
                .get(HOSPITAL, &format!("{path}/history"))
                .await
                .must(200);
            let last = history["items"].as_array().unwrap().last().unwrap().clone();
            assert_eq!(last["effective_to"], "2026-03-03");
        }
    }
}

#[tokio::test]
async fn a_limit_that_falls_on_the_day_of_conclusion_ends_the_price_case_e7() {
    for (choice, still_paid) in [("stand", true), ("end", false)] {
        let platform = Platform::start(MONDAY).await;
        let goods = Goods::number(1);
        let product = platform.product(&goods).await;
        platform.listed(&goods, &[Listed::at("44", "100")]).await;
        let key = "bargaining.concluded_above_limit";
        let _amended = platform.amended(key, choice, "S4-13", "2026-03-03").await;
        platform.wait_until("2026-03-04T09:00:00+08:00");
        platform.settle().await;
        let sent = platform.invited(HOSPITAL, product, "100").await;
        assert_eq!(sent["state"], "confirmed");
        platform.listed(&goods, &[Listed::at("33", "92")]).await;
        platform.settle().await;
        let path = format!("/products/{product}/current-price");
        let own = platform.get(HOSPITAL, &path).await;
        if still_paid {
            assert_eq!(own.must(200)["price"], "100.00");
            continue;
        }
        assert_eq!(own.problem().0, 404, "it ended");
        // What is concluded at the new limit afterwards stays.
        let again = platform.invited(HOSPITAL, product, "92").await;
        assert_eq!(again["state"], "confirmed");
        platform.settle().await;
        assert_eq!(
            platform.get(HOSPITAL, &path).await.must(200)["price"],
            "92.00"
        );
    }
}
