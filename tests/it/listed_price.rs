//! Reference limits over time, the documents that prices come from, and that statements agree with the rule
//! on which price counts.

use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::catalogue::LoadedRow;
use domain::listed_price::{
    self, Bounds, Counting, ListedPrice, ListedPriceRow, LoadState, PlatformLevel, PriceKey,
    PriceKind, PriceTerms, Region,
};
use domain::{ImportId, ListedPriceId, ProductId, UnitPrice};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use strum::VariantArray;
use tests::{Goods, HOSPITAL, Listed, Platform};
use uuid::Uuid;

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /products/{id}/reference-limit", "?+++++++++"),
        ("GET /products/{id}/limit-effect", "?+++++++++"),
        ("GET /products/{id}/limit-history", "?+++++++++"),
        ("GET /products/{id}/price-spread", "?+++++++++"),
    ],
    events: &[
        // Everybody may look these up.
        ("reference-limits-changed", "HMDO", "effective_on products"),
        // Of the exchange centre's work.
        ("listed-prices-loaded", "O", "recorded replaced"),
    ],
    ..Declared::NOTHING
};

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
            let prices = ["62", "120", "88.8", "45.0125", "97"];
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

fn today() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

/// A past day, the day itself, a coming one, and none.
fn days() -> [Option<NaiveDate>; 4] {
    let around = |days: i64| Some(today() + TimeDelta::days(days));
    [None, around(-1), around(0), around(1)]
}

/// A price of every kind and level, with every order of its days and the day in question.
fn every_price() -> Vec<ListedPrice> {
    let price: UnitPrice = "100".parse().unwrap();
    let mut prices = Vec::new();
    let kinds = PriceKind::VARIANTS.iter();
    let kinds = kinds.flat_map(|kind| {
        PlatformLevel::VARIANTS
            .iter()
            .map(move |level| (*kind, *level))
    });
    for (kind, level) in kinds {
        for effective_from in days().into_iter().flatten() {
            for effective_to in days() {
                for (from, to) in days()
                    .into_iter()
                    .flat_map(|from| days().map(|to| (from, to)))
                {
                    prices.push(ListedPrice {
                        id: ListedPriceId(i64::try_from(prices.len()).unwrap()),
                        key: PriceKey {
                            product: ProductId(1),
                            region: Region::of_code(33).unwrap(),
                            platform: "平台".into(),
                            level,
                            kind,
                            effective_from,
                            source: String::new(),
                        },
                        terms: PriceTerms {
                            price,
                            pack_ratio: Decimal::ONE,
                            base_price: price,
                            effective_to,
                        },
                        counting: Counting {
                            from,
                            to,
                            returns: false,
                        },
                        loaded_by: None,
                        recorded_at: DateTime::UNIX_EPOCH,
                    });
                }
            }
        }
    }
    prices
}

#[tokio::test]
async fn a_price_counts_by_a_statement_when_it_counts_by_the_rule() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let prices = every_price();
    let rows: Vec<_> = prices
        .iter()
        .map(|price| {
            json!({
                "id": price.id, "kind": price.key.kind, "platform_level": price.key.level,
                "effective_from": price.key.effective_from, "effective_to": price.terms.effective_to,
                "counts_from": price.counting.from, "counts_to": price.counting.to,
            })
        })
        .collect();
    let by_statement = client
        .query(
            "select price_counts(listed, $2), price_is_in_force(listed, $2), price_may_count(kind, platform_level),
                price_lasts(listed, $2)
            from jsonb_populate_recordset(null::listed_price, $1) as listed order by id",
            &[&json!(rows), &today()],
        )
        .await
        .unwrap();
    assert_eq!(by_statement.len(), prices.len());
    let mut counted = 0;
    for (price, by_statement) in prices.iter().zip(by_statement) {
        let counts = price.reason_not_to_count(today()).is_none();
        counted += usize::from(counts);
        assert_eq!(by_statement.get::<_, bool>(0), counts, "{price:?}");
        assert_eq!(
            by_statement.get::<_, bool>(1),
            price.is_in_force(today()),
            "{price:?}"
        );
        let excluded = listed_price::excluded(price.key.kind, price.key.level);
        assert_eq!(
            by_statement.get::<_, bool>(2),
            excluded.is_none(),
            "{price:?}"
        );
        let lasts = price.lasts(today());
        assert_eq!(by_statement.get::<_, bool>(3), lasts, "{price:?}");
    }
    assert_eq!(
        counted,
        2 * 2 * 3 * 3 * 3,
        "of two kinds, on or around the day"
    );
}

#[tokio::test]
async fn a_price_is_far_by_a_statement_when_it_is_far_by_the_rule() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let bounds = Bounds {
        below_part: "3".parse().unwrap(),
        above_times: "2.5".parse().unwrap(),
    };
    let Bounds {
        below_part,
        above_times,
    } = bounds;
    let mut far = Vec::new();
    for price in [
        "3.3333", "3.3334", "9.9999", "10", "24.9999", "25", "25.0001",
    ] {
        let price: UnitPrice = price.parse().unwrap();
        for known in [Some("10"), Some("30"), None] {
            let known: Option<UnitPrice> = known.map(|known| known.parse().unwrap());
            let by_statement = client
                .query_one(
                    "select price_is_far($1, $2, $3, $4)",
                    &[
                        &price.yuan(),
                        &known.map(UnitPrice::yuan),
                        &below_part,
                        &above_times,
                    ],
                )
                .await
                .unwrap();
            let is_far = bounds.typed(price, known).is_some();
            assert_eq!(by_statement.get::<_, bool>(0), is_far, "{price} {known:?}");
            far.extend(is_far.then(|| price.to_string()));
        }
    }
    assert_eq!(
        far,
        ["3.3333", "3.3333", "3.3334", "9.9999", "25.0001"],
        "below a third, above 2.5 times, and neither of them exactly"
    );
}

#[tokio::test]
async fn a_form_learns_what_a_price_would_do_to_the_limit() {
    let platform = Platform::start("2021-08-30T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let path = format!("/products/{product}/limit-effect");
    let lower = format!("{path}?price=160&pack_ratio=2");
    let effect = platform.get("maker", &lower).await.must(200);
    let figures = json!({"base_price": "80.00", "before": "100.00", "after": "80.00", "reason": null, "far_from_limit": null});
    assert_eq!(effect, figures);
    let city = format!("{lower}&platform_level=city");
    let effect = platform.get("maker", &city).await.must(200);
    assert_eq!(effect["after"], "100.00");
    assert_eq!(effect["reason"]["code"], "city_platform");
    let missing = platform.get("maker", &path).await;
    assert_eq!(missing.problem(), (422, "invalid-fields"));
}
