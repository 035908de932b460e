//! Whatever happens to the prices of a product, in whatever order.

use chrono::NaiveDate;
use domain::ProductId;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::{MONDAY, declaration, go_to, limit, sheet};

/// A step in the history of a product's prices.
#[derive(Debug, Clone)]
enum Life {
    /// Its manufacturer declares a price from a day that lies so many days ahead, for so many days.
    Declare(usize, u32, i64, Option<i64>),
    /// The exchange centre accepts everything pending, rises included.
    Publicize,
    /// The exchange centre loads a list with at most one price of each region, perhaps twice.
    Load([Option<Row>; 3], bool),
    /// Days pass.
    Pass(i64),
}

/// A row of a list: its price per base unit, the day ahead from which it is in force (`None`: for years), for how many
/// days, and whether it is listed by the pack.
#[derive(Debug, Clone)]
struct Row {
    price: u32,
    from: Option<i64>,
    days: Option<i64>,
    by_pack: bool,
}

const REGIONS: [&str; 3] = ["11", "33", "44"];

fn row() -> impl Strategy<Value = Row> {
    let days = proptest::option::weighted(0.4, 0..9_i64);
    let from = proptest::option::weighted(0.4, -20..12_i64);
    (80..120_u32, from, days, proptest::bool::weighted(0.2)).prop_map(
        |(price, from, days, by_pack)| Row {
            price,
            from,
            days,
            by_pack,
        },
    )
}

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let days = proptest::option::weighted(0.4, 0..9_i64);
    let step = prop_oneof![
        3 => (0..3_usize, 80..120_u32, -3..12_i64, days.clone())
            .prop_map(|(region, price, from, days)| Life::Declare(region, price, from, days)),
        2 => Just(Life::Publicize),
        4 => (proptest::array::uniform3(proptest::option::of(row())), proptest::bool::weighted(0.2))
            .prop_map(|(rows, twice)| Life::Load(rows, twice)),
        3 => (1..9_i64).prop_map(Life::Pass),
    ];
    proptest::collection::vec(step, 8..16)
}

/// The limit of today and of each day to come, as known now.
async fn forecast(platform: &Platform, product: ProductId) -> Vec<(NaiveDate, Option<Decimal>)> {
    let today = platform.app.ground().moment().today();
    let mut limits = Vec::new();
    for day in today.iter_days().take(25) {
        let sheet = sheet(platform, product, &format!("?on={day}")).await;
        limits.push((
            day,
            sheet["limit"].as_str().map(|limit| limit.parse().unwrap()),
        ));
    }
    limits
}

fn list(today: NaiveDate, rows: &[Option<Row>; 3]) -> String {
    let mut file = "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,截止日期\n".to_owned();
    for (region, row) in REGIONS.iter().zip(rows) {
        let Some(row) = row else { continue };
        let on = |days: i64| today + chrono::TimeDelta::days(days);
        let first = row
            .from
            .map_or_else(|| "2020-01-01".to_owned(), |from| on(from).to_string());
        let last = row
            .days
            .map(|days| on(row.from.unwrap_or(0) + days).to_string());
        let (price, ratio) = if row.by_pack {
            (row.price * 10, 10)
        } else {
            (row.price, 1)
        };
        let line = format!(
            "C14020315924063616500000001,{region},省平台,listing,{price},{ratio},{first},{}\n",
            last.unwrap_or_default()
        );
        file.push_str(&line);
    }
    file
}

/// Loads a list, which raises the limit of no day.
async fn load(platform: &Platform, product: ProductId, file: &str) {
    let before = forecast(platform, product).await;
    let import = platform
        .load("operator", "listed-prices", "a.csv", file.to_owned().into())
        .await;
    assert_eq!(import["counts"]["error"], 0, "{import}");
    let after = forecast(platform, product).await;
    for ((day, before), (_, after)) in before.into_iter().zip(after) {
        if let Some(before) = before {
            let after = after.expect("a load takes no limit away");
            assert!(after <= before, "a load raises no limit, on {day}: {file}");
        }
    }
}

async fn live(platform: &Platform, product: ProductId, step: &Life) {
    let today = platform.app.ground().moment().today();
    let on = |days: i64| today + chrono::TimeDelta::days(days);
    match step {
        Life::Declare(region, price, from, days) => {
            let mut body = declaration(product, &price.to_string());
            body["region"] = json!(REGIONS[*region]);
            body["effective_from"] = json!(on(*from));
            body["effective_to"] = json!(days.map(|days| on(from + days)));
            let reply = platform.post("maker", "/declarations", body).await;
            assert!([201, 409].contains(&reply.status), "{}", reply.body);
        }
        Life::Publicize => {
            let path = "/price-changes?state=submitted&limit=200";
            let waiting = platform.get("operator", path).await.must(200);
            let items = waiting["items"].as_array().unwrap().iter();
            let ids: Vec<Value> = items.map(|one| one["id"].clone()).collect();
            if !ids.is_empty() {
                let body = json!({"action": "publicity", "ids": ids});
                let path = "/price-changes/decisions";
                let _decided = platform.post("operator2", path, body).await.must(200);
            }
        }
        Life::Load(rows, twice) => {
            let file = list(today, rows);
            for _ in 0..=usize::from(*twice) {
                load(platform, product, &file).await;
            }
        }
        Life::Pass(days) => {
            go_to(platform, &format!("{}T08:00:00+08:00", on(*days))).await;
        }
    }
    platform.settle().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..Default::default() })]

    /// Whatever happens to prices, the limit stored for today is that of the rule.
    #[test]
    fn the_stored_limit_of_today_is_that_of_the_rule(steps in lives()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let platform = Platform::start(MONDAY).await;
            let product = platform.product(&Goods::number(1)).await;
            for (index, step) in steps.iter().enumerate() {
                live(&platform, product, step).await;
                let stored = limit(&platform, product).await;
                let rule = sheet(&platform, product, "").await["limit"].clone();
                assert_eq!(stored, rule, "after step {index} of {steps:?}");
            }
        });
    }
}
