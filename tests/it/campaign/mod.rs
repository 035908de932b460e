//! The quarter's collection of prices: opened once, answered, reminded of, and closed with silence on
//! record.

mod answer;
mod counters;
mod declared;
mod download;
mod life;
mod quarters;
mod returned;
mod ways_back;

pub(crate) use declared::DECLARED;

use domain::ProductId;
use serde_json::json;
use tests::{Goods, Listed, Platform};

pub(super) const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Two products of `maker` and one of `maker2`, each listed in one province.
pub(super) async fn goods(platform: &Platform) -> [ProductId; 3] {
    let all = [1, 2, 3].map(|number| Goods {
        manufacturer: if number == 3 {
            "乙医疗器械有限公司".to_owned()
        } else {
            "甲医疗器械有限公司".to_owned()
        },
        ..Goods::number(number)
    });
    let ids = platform.products(&all).await;
    platform
        .listed_alike(&all, &[Listed::at("44", "100")])
        .await;
    [ids[0], ids[1], ids[2]]
}

pub(super) async fn opened(platform: &Platform) -> String {
    let body = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let made = platform.post("operator", "/campaigns", body).await;
    let made = made.must(201);
    format!("/campaigns/{}", made["id"].as_str().unwrap())
}

async fn progress(platform: &Platform, who: &str, path: &str) -> (i64, i64) {
    let view = platform.get(who, path).await.must(200);
    let number = |key: &str| view[key].as_i64().unwrap();
    (number("products"), number("answered"))
}
