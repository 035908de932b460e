//! Reference limits over time, and hospitals' own prices.

use domain::pricing::PriceKind;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn limit(platform: &Platform, product: domain::ProductId, query: &str) -> Value {
    let path = format!("/products/{product}/reference-limit{query}");
    platform.get(HOSPITAL, &path).await.must(200)["limit"].clone()
}

async fn shown(platform: &Platform, product: domain::ProductId) -> Value {
    platform
        .get(HOSPITAL, &format!("/products/{product}"))
        .await
        .must(200)["reference_limit"]
        .clone()
}

#[tokio::test]
async fn case_a6_the_limit_follows_midnight_and_keeps_its_history() {
    let platform = Platform::start("2026-03-31T23:00:00+08:00").await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "120"),
        Listed::at("33", "110").until("2026-03-31"),
    ];
    platform.listed(&goods, &prices).await;
    assert_eq!(shown(&platform, product).await, "110.00");
    platform.wait_until("2026-04-01T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(shown(&platform, product).await, "120.00");
    assert_eq!(limit(&platform, product, "?on=2026-03-31").await, "110.00");
    assert_eq!(limit(&platform, product, "?on=2026-04-01").await, "120.00");
    let path = format!("/products/{product}/limit-history");
    let history = platform.get(HOSPITAL, &path).await.must(200);
    let steps: Vec<(&str, &str)> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            (
                step["effective_on"].as_str().unwrap(),
                step["limit"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(steps, [("2026-03-31", "110.00"), ("2026-04-01", "120.00")]);
}

#[tokio::test]
async fn cases_a8_and_a9_a_candidate_becomes_capped_on_the_day_its_price_takes_effect() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    platform
        .listed(&goods, &[Listed::at("42", "95").of(PriceKind::SelfQuoted)])
        .await;
    assert_eq!(shown(&platform, product).await, Value::Null);
    let coming = Listed {
        from: "2026-03-05",
        ..Listed::at("53", "200")
    };
    platform.listed(&goods, &[coming]).await;
    assert_eq!(shown(&platform, product).await, Value::Null);
    platform.wait_until("2026-03-06T08:00:00+08:00");
    platform.settle().await;
    assert_eq!(shown(&platform, product).await, "200.00");
    let found = platform
        .get(HOSPITAL, "/products?catalogue=capped")
        .await
        .must(200);
    assert_eq!(found["total"], 1, "the index follows midnight");
}

#[tokio::test]
async fn a_past_sheet_can_be_reproduced_after_a_correction() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "110").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    platform
        .listed(&Goods::number(1), &[Listed::at("44", "105")])
        .await;
    assert_eq!(limit(&platform, product, "?on=2026-03-02").await, "105.00");
    let then = "?on=2026-03-02&known_at=2026-03-02T12:00:00%2B08:00";
    assert_eq!(limit(&platform, product, then).await, "110.00");
}

#[tokio::test]
async fn the_limit_kept_for_today_is_the_one_that_the_rule_gives() {
    let platform = Platform::start(MONDAY).await;
    let kinds = PriceKind::ALL;
    for number in 1..=12 {
        let goods = Goods::number(number);
        let product = platform.product(&goods).await;
        let regions = ["11", "33", "44", "51", "66"];
        for (step, region) in regions.into_iter().enumerate() {
            let place = usize::try_from(number).unwrap() * 7 + step * 3;
            let prices = ["12", "120", "88.8", "0.0125", "97"];
            let listed = Listed {
                from: ["2020-01-01", "2026-03-02", "2026-03-03"][place % 3],
                to: [None, Some("2026-03-02"), Some("2027-01-01")][(place / 2) % 3]
                    .filter(|_| place % 3 != 2),
                ..Listed::at(region, prices[place % 5])
            };
            platform
                .listed(&goods, &[listed.of(kinds[place % kinds.len()])])
                .await;
            assert_eq!(
                shown(&platform, product).await,
                limit(&platform, product, "").await
            );
        }
    }
    platform.wait_until("2026-03-03T00:00:00+08:00");
    platform.settle().await;
    let found = platform.get(HOSPITAL, "/products?limit=50").await.must(200);
    for item in found["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(
            item["reference_limit"],
            limit(&platform, id, "").await,
            "in the index"
        );
    }
}

#[tokio::test]
async fn a_hospital_declares_its_price_and_each_ends_the_one_before() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let path = format!("/products/{product}/current-price");
    assert_eq!(
        platform.get(HOSPITAL, &path).await.problem(),
        (404, "not-found")
    );
    for (price, from) in [("95", "2026-01-01"), ("92", "2026-02-01")] {
        let body = json!({"price": price, "effective_from": from, "contract_no": "HT"});
        let _declared = platform.put(HOSPITAL, &path, body).await.must(200);
    }
    assert_eq!(
        platform.get(HOSPITAL, &path).await.must(200)["price"],
        "92.00"
    );
    let history = platform
        .get(HOSPITAL, &format!("{path}/history"))
        .await
        .must(200);
    let ended = &history["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["price"] == "95.00" && one["superseded_at"].is_null());
    assert_eq!(ended.unwrap()["effective_to"], "2026-01-31");
    for bad in ["0", "-1", "1e3", "1.00001", ""] {
        let body = json!({"price": bad});
        let refused = platform.put(HOSPITAL, &path, body).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{bad:?}");
        assert_eq!(refused.body["errors"][0]["pointer"], "/price", "{bad:?}");
    }
}
