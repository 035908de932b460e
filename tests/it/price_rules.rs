//! Statements and rules agree: on which price counts, and on what a hospital pays.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::current_price::{self, CurrentPrice, Origin};
use domain::listed_price::{
    self, Counting, ListedPrice, PlatformLevel, PriceKey, PriceKind, PriceTerms, Region,
};
use domain::{ListedPriceId, ProductId, UnitPrice};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;
use strum::VariantArray;
use tests::{Goods, HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

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
                        counting: Counting { from, to },
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
            "select price_counts(listed, $2), price_is_in_force(listed, $2), price_may_count(kind, platform_level)
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
    }
    assert_eq!(
        counted,
        2 * 2 * 3 * 3 * 3,
        "of two kinds, on or around the day"
    );
}

/// A declared price: its first day, its last day, and whether it was corrected since.
type Declared = (i64, Option<i64>, bool);

fn declarations() -> impl Strategy<Value = Vec<Declared>> {
    let one = (
        -6..6_i64,
        proptest::option::of(0..9_i64),
        proptest::bool::weighted(0.2),
    );
    proptest::collection::vec(one, 0..8)
}

fn on(days: i64) -> NaiveDate {
    today() + TimeDelta::days(days)
}

fn recorded(declared: &[Declared]) -> Vec<CurrentPrice> {
    let mut first_days = Vec::new();
    let mut recorded = Vec::new();
    for (number, (from, length, superseded)) in declared.iter().enumerate() {
        // Of several with the same first day only one is in force.
        if !superseded && first_days.contains(from) {
            continue;
        }
        if !superseded {
            first_days.push(*from);
        }
        let at: DateTime<Utc> = MONDAY.parse().unwrap();
        recorded.push(CurrentPrice {
            price: format!("{}", 10 + number).parse().unwrap(),
            effective_from: on(*from),
            effective_to: length.map(|length| on(from + length)),
            contract_no: String::new(),
            origin: Origin::Declared,
            invitation: None,
            recorded_at: at,
            superseded_at: superseded.then_some(at),
        });
    }
    recorded
}

async fn pays_by_statement(
    client: &tokio_postgres::Client,
    (hospital, product): (i64, i64),
    recorded: &[CurrentPrice],
) -> Option<Decimal> {
    client
        .execute("delete from current_purchase_price", &[])
        .await
        .unwrap();
    for own in recorded {
        client
            .execute(
                "insert into current_purchase_price (hospital, product, price, effective_from, effective_to, origin,
                    recorded_at, superseded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                &[
                    &hospital,
                    &product,
                    &own.price.yuan(),
                    &own.effective_from,
                    &own.effective_to,
                    &own.origin.into_str(),
                    &own.recorded_at,
                    &own.superseded_at,
                ],
            )
            .await
            .unwrap();
    }
    let by_statement = client
        .query("select price from own_prices($1)", &[&today()])
        .await
        .unwrap();
    assert!(by_statement.len() <= 1, "one row a hospital and product");
    by_statement.first().map(|row| row.get(0))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_hospital_pays_by_a_statement_what_it_pays_by_the_rule(
        lives in proptest::collection::vec(declarations(), 60),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let platform = Platform::start(MONDAY).await;
            let product = platform.product(&Goods::number(1)).await;
            let hospital = platform.caller(HOSPITAL).await.organisation;
            let client = tests::cluster::connect(platform.config()).await;
            for life in lives {
                let recorded = recorded(&life);
                let by_statement = pays_by_statement(&client, (hospital.0, product.0), &recorded).await;
                let rule = current_price::own_price_on(recorded, today());
                assert_eq!(by_statement, rule.map(|own| own.price.yuan()), "{life:?}");
            }
        });
    }
}
