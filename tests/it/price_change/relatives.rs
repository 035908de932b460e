//! A limit rises by a stated last day or an audited change alone: whatever a load corrects of a price that is in force, the
//! limit of every day to come is at most what it was.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::{MONDAY, go_to, limit};

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

/// Days on which limits are looked at: today, tomorrow, after ends and begins, and long after.
const DAYS: [&str; 6] = [
    "2026-03-02T12:00:00+08:00",
    "2026-03-03T00:00:00+08:00",
    "2026-03-05T00:00:00+08:00",
    "2026-03-10T00:00:00+08:00",
    "2026-04-15T00:00:00+08:00",
    "2026-12-31T00:00:00+08:00",
];

/// A correction of a list: what was loaded, what is loaded then, and the limit on each of the days.
struct Case {
    name: &'static str,
    before: &'static [&'static str],
    then: &'static [&'static str],
    limits: [&'static str; 6],
}

const ALWAYS_100: [&str; 6] = ["100.00"; 6];

const OPEN_100: &str = "44,省平台,省级,listing,100,1,2026-01-01,,甲";

const CASES: [Case; 17] = [
    Case {
        name: "until today and a higher one from tomorrow",
        before: &[OPEN_100],
        then: &[
            "44,省平台,省级,listing,100,1,2026-01-01,2026-03-02,甲",
            "44,省平台,省级,listing,130,1,2026-03-03,,甲",
        ],
        limits: ALWAYS_100,
    },
    Case {
        name: "an end in the past",
        before: &[OPEN_100],
        then: &["44,省平台,省级,listing,100,1,2026-01-01,2026-02-28,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "an end on a later day",
        before: &[OPEN_100, "33,省平台,省级,listing,150,1,2026-01-01,,甲"],
        then: &["44,省平台,省级,listing,100,1,2026-01-01,2026-04-01,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "a higher price of the same key",
        before: &[OPEN_100],
        then: &["44,省平台,省级,listing,130,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "a higher price that began before it",
        before: &[OPEN_100],
        then: &["44,省平台,省级,listing,130,1,2025-06-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another kind that never counts",
        before: &[OPEN_100, "33,省平台,省级,listing,150,1,2026-01-01,,甲"],
        then: &["44,省平台,省级,自报价,100,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another kind that counts, higher",
        before: &[OPEN_100],
        then: &["44,省平台,省级,中标价,120,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "a city's platform in the place of the province's",
        before: &[OPEN_100, "33,省平台,省级,listing,150,1,2026-01-01,,甲"],
        then: &["44,省平台,市级,listing,100,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another province",
        before: &[OPEN_100],
        then: &["33,省平台,省级,listing,130,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another document",
        before: &[OPEN_100],
        then: &["44,省平台,省级,listing,130,1,2026-01-01,,乙"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another name of the platform",
        before: &[OPEN_100],
        then: &["44,广东省平台,省级,listing,130,1,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "another pack ratio",
        before: &["44,省平台,省级,listing,1000,10,2026-01-01,,甲"],
        then: &["44,省平台,省级,listing,1000,8,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "the same price of another pack is no change",
        before: &["44,省平台,省级,listing,1000,10,2026-01-01,,甲"],
        then: &["44,省平台,省级,listing,200,2,2026-01-01,,甲"],
        limits: ALWAYS_100,
    },
    Case {
        name: "a stated last day that passes",
        before: &[
            "44,省平台,省级,listing,100,1,2026-01-01,2026-03-04,甲",
            "33,省平台,省级,listing,110,1,2026-01-01,,甲",
        ],
        then: &["33,省平台,省级,listing,110,1,2026-01-01,,甲"],
        limits: ["100.00", "100.00", "110.00", "110.00", "110.00", "110.00"],
    },
    Case {
        name: "a stated last day, brought forward",
        before: &[
            "44,省平台,省级,listing,100,1,2026-01-01,2026-03-09,甲",
            "33,省平台,省级,listing,110,1,2026-01-01,,甲",
        ],
        then: &["44,省平台,省级,listing,100,1,2026-01-01,2026-03-02,甲"],
        limits: ["100.00", "100.00", "100.00", "110.00", "110.00", "110.00"],
    },
    Case {
        name: "a lower price that is corrected before it begins",
        before: &[OPEN_100, "33,省平台,省级,listing,80,1,2026-03-05,,甲"],
        then: &["33,省平台,省级,listing,90,1,2026-03-05,,甲"],
        limits: ["100.00", "100.00", "80.00", "80.00", "80.00", "80.00"],
    },
    Case {
        name: "a lower one for some days and a higher one",
        before: &[OPEN_100],
        then: &[
            "44,省平台,省级,listing,70,1,2026-03-03,2026-03-09,甲",
            "44,省平台,省级,listing,130,1,2026-03-10,,甲",
        ],
        limits: ["100.00", "70.00", "70.00", "100.00", "100.00", "100.00"],
    },
];

fn rows(number: u32, rows: &[&str]) -> String {
    let code = Goods::number(number).code;
    let rows = rows.iter().map(|row| format!("{code},{row}\n"));
    HEADER.to_owned() + &rows.collect::<String>()
}

async fn load(platform: &Platform, file: String) -> Value {
    let import = platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await;
    assert_eq!(import["state"], "done", "{import}");
    import
}

#[tokio::test(flavor = "multi_thread")]
async fn no_correction_of_a_list_lets_a_limit_rise() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..).take(CASES.len()).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    for (number, case) in (1..).zip(&CASES) {
        load(&platform, rows(number, case.before)).await;
    }
    platform.wait_until("2026-03-02T10:00:00+08:00");
    for (number, case) in (1..).zip(&CASES) {
        load(&platform, rows(number, case.then)).await;
    }
    for (index, day) in DAYS.into_iter().enumerate() {
        go_to(&platform, day).await;
        for (case, product) in CASES.iter().zip(&products) {
            let is = limit(&platform, *product).await;
            assert_eq!(is, case.limits[index], "{} on {day}", case.name);
        }
    }
}

/// The end that is held for a product, if any.
async fn held(platform: &Platform, product: ProductId) -> Vec<Value> {
    let path = format!("/price-changes?state=submitted&product_id={product}");
    let found = platform.get("operator", &path).await.must(200);
    found["items"].as_array().unwrap().clone()
}

/// What is loaded while the end of 110 is public, beside or after which 120 was to be the limit.
const DURING_PUBLICITY: [(&str, &[&str]); 4] = [
    (
        "a dearer price in its place",
        &["44,省平台,省级,listing,290,1,2026-03-05,,甲"],
    ),
    (
        "another last day",
        &["44,省平台,省级,listing,120,1,2026-03-05,2026-03-20,甲"],
    ),
    (
        "another pack",
        &["44,省平台,省级,listing,1200,5,2026-03-05,,甲"],
    ),
    (
        "a last day and a dearer price after it",
        &[
            "44,省平台,省级,listing,120,1,2026-03-05,2026-03-10,甲",
            "44,省平台,省级,listing,290,1,2026-03-11,,甲",
        ],
    ),
];

async fn publicize_ends(platform: &Platform, products: &[ProductId]) {
    for product in products {
        let held = held(platform, *product).await;
        assert_eq!(held.len(), 1, "{held:?}");
        let body = json!({"action": "publicity", "ids": [held[0]["id"]], "title": "三月公示"});
        let path = "/price-changes/decisions";
        let public = platform.post("operator2", path, body).await.must(200);
        assert_eq!(
            public["results"][0]["change"]["state"], "publicized",
            "{public}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_publicity_made_known_is_what_becomes_law_whatever_is_loaded_meanwhile() {
    let platform = Platform::start(MONDAY).await;
    let count = DURING_PUBLICITY.len();
    let goods: Vec<Goods> = (1..).take(count).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    for number in (1..).take(count) {
        let before = ["44,省平台,省级,listing,110,1,2026-01-01,,甲"];
        load(&platform, rows(number, &before)).await;
    }
    platform.wait_until("2026-03-02T10:00:00+08:00");
    for number in (1..).take(count) {
        let then = [
            "44,省平台,省级,listing,110,1,2026-01-01,2026-03-04,甲",
            "44,省平台,省级,listing,120,1,2026-03-05,,甲",
            "33,省平台,省级,listing,300,1,2026-01-01,,甲",
        ];
        load(&platform, rows(number, &then)).await;
    }
    publicize_ends(&platform, &products).await;
    platform.wait_until("2026-03-03T10:00:00+08:00");
    for (number, (_, during)) in (1..).zip(DURING_PUBLICITY) {
        load(&platform, rows(number, during)).await;
    }
    for ((name, _), product) in DURING_PUBLICITY.iter().zip(&products) {
        let held = held(&platform, *product).await;
        assert_eq!(held.len(), 1, "{name}: {held:?}");
        assert_eq!(held[0]["price"], "120.00", "{name}");
    }
    for day in [
        "2026-03-10T00:00:00+08:00",
        "2026-03-11T00:00:00+08:00",
        "2026-12-31T00:00:00+08:00",
    ] {
        go_to(&platform, day).await;
        for ((name, _), product) in DURING_PUBLICITY.iter().zip(&products) {
            let is = limit(&platform, *product).await;
            assert_eq!(is, "120.00", "{name} on {day}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_that_is_undone_and_loaded_again_and_undone_leaves_the_limit_that_was() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, rows(1, &[OPEN_100])).await;
    let wrong = ["44,省平台,省级,listing,60,1,2026-01-01,,甲"];
    for hour in 10..13 {
        platform.wait_until(&format!("2026-03-02T{hour}:00:00+08:00"));
        let import = platform
            .load(
                "operator",
                "listed-prices?again=true",
                "价格.csv",
                rows(1, &wrong).into(),
            )
            .await;
        assert_eq!(limit(&platform, product).await, "60.00");
        platform.wait_until(&format!("2026-03-02T{hour}:30:00+08:00"));
        let path = format!("/imports/{}/reversal", import["id"].as_str().unwrap());
        let body = json!({"reason": "单位有误"});
        let undone = platform.post("operator2", &path, body.clone()).await;
        assert_eq!(undone.status, 200, "{}", undone.body);
        assert_eq!(limit(&platform, product).await, "100.00");
        let twice = platform.post("operator2", &path, body).await;
        assert_eq!(twice.problem(), (409, "import-reversed"));
    }
    assert_eq!(held(&platform, product).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_loads_at_once_leave_one_limit_that_every_place_shows() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, rows(1, &[OPEN_100])).await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let one = rows(1, &["44,省平台,省级,listing,80,1,2026-01-01,,甲"]);
    let other = rows(1, &["44,省平台,省级,listing,130,1,2026-01-01,,甲"]);
    let (_one, _other) = tokio::join!(load(&platform, one), load(&platform, other));
    // Whichever came last: 80 ends only by an audited change.
    assert_eq!(limit(&platform, product).await, "80.00");
    go_to(&platform, "2026-03-03T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "80.00");
    let sheet = super::sheet(&platform, product, "").await;
    assert_eq!(sheet["limit"], "80.00", "{sheet}");
}
