//! Reference limits over time, and hospitals' own prices.

use domain::ImportId;
use domain::catalogue::LoadedRow;
use domain::listed_price::{self, ListedPriceRow, LoadState, PlatformLevel, PriceKind};
use serde_json::{Value, json};
use strum::VariantArray;
use tests::{Goods, HOSPITAL, Listed, Platform};
use uuid::Uuid;

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
async fn the_limit_stored_for_today_is_that_of_the_rule() {
    let platform = Platform::start(MONDAY).await;
    let kinds = PriceKind::VARIANTS;
    for number in 1..=12 {
        let goods = Goods::number(number);
        let product = platform.product(&goods).await;
        let regions = ["11", "33", "44", "51", "66"];
        for (step, region) in regions.into_iter().enumerate() {
            let index = usize::try_from(number).unwrap() * 7 + step * 3;
            let prices = ["12", "120", "88.8", "0.0125", "97"];
            let listed = Listed {
                from: ["2020-01-01", "2026-03-02", "2026-03-03"][index % 3],
                to: [None, Some("2026-03-02"), Some("2027-01-01")][(index / 2) % 3]
                    .filter(|_| index % 3 != 2),
                ..Listed::at(region, prices[index % 5])
            };
            platform
                .listed(&goods, &[listed.of(kinds[index % kinds.len()])])
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

/// Loads a part of an import from one document, in a transaction of its own, as the importer does.
async fn part(
    platform: &Platform,
    import: ImportId,
    state: &mut LoadState,
    document: &str,
    prices: &[(&str, &str)],
) -> Vec<LoadedRow> {
    let rows: Vec<ListedPriceRow> = prices
        .iter()
        .map(|(region, price)| ListedPriceRow {
            code: Goods::number(1).code,
            region: region.parse().unwrap(),
            platform: "省平台".to_owned(),
            level: PlatformLevel::Provincial,
            kind: PriceKind::Listing,
            price: price.parse().unwrap(),
            pack_ratio: 1.into(),
            effective_from: "2026-03-01".parse().unwrap(),
            effective_to: None,
            source: document.to_owned(),
        })
        .collect();
    let operator = platform.caller("operator").await;
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let moment = platform.app.ground().moment();
    let verdicts = listed_price::load_part(&tx, &moment, &operator, import, &rows, state).await;
    tx.commit().await.unwrap();
    verdicts
        .unwrap()
        .into_iter()
        .map(|verdict| verdict.outcome)
        .collect()
}

#[tokio::test]
async fn of_a_new_document_each_price_is_recorded_once_whoever_reads_it() {
    use LoadedRow::{Accepted, Unchanged};
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let [first, second] = [Uuid::now_v7(), Uuid::now_v7()].map(ImportId);
    // The first import, the second, and the first again as continued by another process.
    let mut state = [
        LoadState::default(),
        LoadState::default(),
        LoadState::default(),
    ];
    let document = "浙药采〔2026〕8号";
    for (memory, prices, expected) in [
        (0, [("33", "100"), ("33", "100")], [Accepted, Unchanged]),
        (0, [("33", "100"), ("32", "98")], [Unchanged, Accepted]),
        (1, [("32", "98"), ("31", "97")], [Unchanged, Accepted]),
        // Another import has named the document meanwhile.
        (0, [("31", "97"), ("11", "96")], [Unchanged, Accepted]),
        (2, [("33", "100"), ("12", "95")], [Unchanged, Accepted]),
    ] {
        let import = if memory == 1 { second } else { first };
        let outcomes = part(&platform, import, &mut state[memory], document, &prices).await;
        assert_eq!(outcomes, expected, "{prices:?}");
    }
    let sheet = platform
        .get(HOSPITAL, &format!("/products/{product}/reference-limit"))
        .await
        .must(200);
    assert_eq!(sheet["considered"].as_array().unwrap().len(), 5, "{sheet}");
    assert_eq!(sheet["limit"], "95.00");
    assert_eq!(shown(&platform, product).await, "95.00");
}

#[tokio::test]
async fn a_load_repeats_what_was_announced_from_the_same_document() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let made = platform
        .post(
            "maker",
            "/declarations",
            tests::declaration(product, "33", "90"),
        )
        .await
        .must(201);
    let body = json!({"action": "publicity", "ids": [made["id"]], "title": "三月公示"});
    let _public = platform
        .post("operator", "/price-changes/decisions", body)
        .await
        .must(200);
    platform.wait_until("2026-03-10T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(shown(&platform, product).await, "90.00");
    let import = ImportId(Uuid::now_v7());
    let outcomes = part(
        &platform,
        import,
        &mut LoadState::default(),
        "挂网公告",
        &[("33", "90")],
    )
    .await;
    assert_eq!(outcomes, [LoadedRow::Unchanged]);
}
