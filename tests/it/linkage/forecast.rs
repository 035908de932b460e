//! Whatever is in a list: its preview is what happens.

use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{ImportId, ProductId, price_change};
use serde_json::Value;
use tests::{Goods, HOSPITAL, Listed, Platform};
use uuid::Uuid;

use super::{MONDAY, OVER, amend, linked, previewed, publicized, row};

async fn limit_on(platform: &Platform, product: ProductId, day: &str) -> Value {
    let path = format!("/products/{product}/reference-limit?on={day}");
    platform.get(HOSPITAL, &path).await.must(200)["limit"].clone()
}

/// Pseudo-random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

const PRODUCTS: u32 = 40;

async fn lay_out(platform: &Platform, dice: &mut Dice) -> Vec<ProductId> {
    let goods: Vec<Goods> = (1..=PRODUCTS).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    for goods in &goods {
        let count = dice.roll(4);
        let prices: Vec<Listed> = (0..count)
            .map(|_| Listed {
                region: dice.of(&["11", "33", "44"]),
                price: dice.of(&["80", "95.5", "110", "0.0125"]),
                from: dice.of(&["2020-01-01", "2025-06-01"]),
                to: [None, None, Some("2026-03-05"), Some("2027-01-01")][dice.roll(4)],
                kind: [PriceKind::Listing, PriceKind::Winning, PriceKind::Filed][dice.roll(3)],
                ..Listed::at("44", "1")
            })
            .collect();
        for price in prices {
            // The same rows again are no new prices.
            let caller = platform.caller("operator").await;
            let row = ListedPriceRow {
                code: goods.code.clone(),
                region: price.region.parse().unwrap(),
                platform: "省平台".to_owned(),
                level: PlatformLevel::Provincial,
                kind: price.kind,
                price: price.price.parse().unwrap(),
                pack_ratio: 1.into(),
                effective_from: price.from.parse().unwrap(),
                effective_to: price.to.map(|to| to.parse().unwrap()),
                source: String::new(),
            };
            let mut connection = platform.app.ground().db.get().await.unwrap();
            let tx = connection.transaction().await.unwrap();
            let moment = platform.app.ground().moment();
            let import = ImportId(Uuid::now_v7());
            let loaded =
                price_change::load_listed_prices(&tx, &moment, &caller, import, &[row]).await;
            let _verdicts = loaded.unwrap();
            tx.commit().await.unwrap();
        }
    }
    products
}

fn any_list(dice: &mut Dice) -> String {
    let mut rows = String::new();
    for number in 1..=PRODUCTS {
        for _ in 0..dice.roll(4) {
            let region = dice.of(&["11", "33", "44", "66"]);
            let kind = dice.of(&["listing", "winning", "filed", "vbp_national"]);
            let price = dice.of(&["80", "95.5", "110", "79.9999", "200"]);
            let from = dice.of(&["2020-01-01", "2025-06-01", "2026-03-20", "2026-04-15"]);
            let to = dice.of(&["", "", "2026-12-31"]);
            rows += &row(number, region, kind, price, from, to);
        }
    }
    rows
}

/// Previews a list, announces it, and compares the two for every product of the catalogue.
async fn preview_is_what_happens(seed: u64, effect: &str, days: [&str; 3]) {
    let platform = Platform::start(MONDAY).await;
    let mut dice = Dice(seed);
    let products = lay_out(&platform, &mut dice).await;
    amend(&platform, "pricing.change_effect", effect).await;
    let list = linked(&platform, &any_list(&mut dice)).await;
    let foreseen = previewed(&platform, &list, "products").await;
    assert!(5 < foreseen.len(), "{}", foreseen.len());
    let mut before = Vec::new();
    for product in &products {
        for day in days {
            before.push(limit_on(&platform, *product, day).await);
        }
    }
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    for one in &foreseen {
        let product = one["product"]["id"].as_str().unwrap().parse().unwrap();
        let day = one["effective_on"].as_str().unwrap();
        assert!(days.contains(&day), "{day}");
        assert_eq!(
            limit_on(&platform, product, day).await,
            one["after"],
            "{one}"
        );
    }
    let mut before = before.into_iter();
    for product in &products {
        let shown = foreseen
            .iter()
            .find(|one| one["product"]["id"] == product.to_string());
        for day in days {
            let before = before.next().unwrap();
            if shown.is_some_and(|one| one["effective_on"] == day) {
                assert_eq!(shown.unwrap()["before"], before);
            } else if shown.is_none() && day == days[2] {
                // On the last of the days everything in the list counts.
                assert_eq!(
                    limit_on(&platform, *product, day).await,
                    before,
                    "{product}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_is_what_happens_when_changes_take_effect_at_once() {
    for seed in [7, 2_026] {
        let days = ["2026-03-10", "2026-03-20", "2026-04-15"];
        preview_is_what_happens(seed, "immediately", days).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_is_what_happens_when_changes_wait_for_the_next_month() {
    let days = ["2026-03-20", "2026-04-01", "2026-04-15"];
    preview_is_what_happens(11, "next_month", days).await;
}
