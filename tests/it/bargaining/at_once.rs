//! What is above a limit that a load lowers has ended when the load is there, with no process that runs jobs: what is read
//! and what is tried right after it, and after it is undone.

use domain::ProductId;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use super::{MONDAY, answer, id};

const SIDES: [&str; 2] = [HOSPITAL, "maker"];

/// Three products with the limit 100: one that a hospital has concluded at the limit, one with an open offer of 95, one with
/// a counter-offer of 98 to it. Concluded prices above a limit end.
struct Bargains {
    platform: Platform,
    products: [ProductId; 3],
    /// Their invitations.
    ids: [String; 3],
}

async fn read(platform: &Platform, who: &str, path: &str) -> Value {
    platform.get(who, path).await.must(200)
}

/// Loads prices and waits for nothing but the load.
async fn load(platform: &Platform, price: &str, region: &str) -> String {
    let rows = (1..4).map(|number| {
        format!("C140203159240636165{number:08},{region},省平台,listing,{price},2020-01-01\n")
    });
    let file = "27位码,省份,平台,价格类型,价格,执行日期\n".to_owned() + &rows.collect::<String>();
    let part = Part::bytes(file.into_bytes()).file_name("价格.csv");
    let request = platform.request("operator", Method::POST, "/imports/listed-prices");
    let form = Form::new().part("file", part);
    let begun = platform.send(request.multipart(form)).await.must(202);
    platform.loader.wait_idle().await;
    let path = format!("/imports/{}", id(&begun));
    assert_eq!(read(platform, "operator", &path).await["accepted"], 3);
    id(&begun).to_owned()
}

async fn bargains() -> Bargains {
    let platform = Platform::start(MONDAY).await;
    let rule = "bargaining.concluded_above_limit";
    platform.amended(rule, "end", "S4-13", "2026-03-02").await;
    let products = [
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
        platform.capped(3, "100").await,
    ];
    platform.settle().await;
    let mut ids = Vec::new();
    for (product, price) in products.iter().zip(["100", "95", "95"]) {
        ids.push(id(&platform.invited(HOSPITAL, *product, price).await).to_owned());
    }
    let counter = json!({"price": "98", "reason": "成本上涨"});
    let countered = answer(&platform, "maker", &ids[2], "counter", counter).await;
    assert_eq!(countered.must(200)["state"], "countered");
    platform.wait_until("2026-03-02T11:00:00+08:00");
    Bargains {
        platform,
        products,
        ids: ids.try_into().unwrap(),
    }
}

impl Bargains {
    async fn invitation(&self, who: &str, index: usize) -> Value {
        read(
            &self.platform,
            who,
            &format!("/invitations/{}", self.ids[index]),
        )
        .await
    }

    async fn step(&self, who: &str, index: usize, step: &str) -> Reply {
        let body = match step {
            "counter" => json!({"price": "99", "reason": "成本上涨"}),
            _ => json!({"reason": "不接受此价格"}),
        };
        answer(&self.platform, who, &self.ids[index], step, body).await
    }

    /// The states of the invitations, and what the hospital pays for the first product, wherever it is shown.
    async fn shown(&self) -> (Vec<Value>, Vec<Value>) {
        let mut states = Vec::new();
        for index in 0..3 {
            let [hospital, maker] = [
                self.invitation(SIDES[0], index).await,
                self.invitation(SIDES[1], index).await,
            ];
            assert_eq!(hospital["state"], maker["state"]);
            states.push(hospital["state"].clone());
        }
        let platform = &self.platform;
        let product = self.products[0];
        let own = platform
            .get(HOSPITAL, &format!("/products/{product}/current-price"))
            .await;
        let own = match own.status {
            404 => Value::Null,
            _ => own.must(200)["price"].clone(),
        };
        let list = read(platform, HOSPITAL, "/current-prices").await;
        let listed = list["items"].as_array().unwrap().iter();
        let listed = listed
            .clone()
            .find(|row| row["product_id"] == product.to_string())
            .map_or(Value::Null, |row| row["price"].clone());
        let effect = read(platform, HOSPITAL, &format!("/products/{product}")).await;
        (states, vec![own, listed, effect["current_price"].clone()])
    }

    /// How many invitations each side finds open, in lists and on its home page.
    async fn open(&self) -> Vec<Value> {
        let mut found = Vec::new();
        for side in SIDES {
            for state in ["pending", "countered"] {
                let path = format!("/invitations?state={state}");
                found.push(read(&self.platform, side, &path).await["total"].clone());
            }
            let home = read(&self.platform, side, "/home").await;
            let counters = home["counters"].as_array().unwrap().iter();
            let waiting =
                counters.filter(|one| one["key"].as_str().unwrap().contains("invitation"));
            found.push(
                waiting
                    .map(|one| one["count"].as_i64().unwrap())
                    .sum::<i64>()
                    .into(),
            );
        }
        found
    }
}

fn states(expected: [&str; 3]) -> Vec<Value> {
    expected.iter().map(|state| json!(state)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_ends_what_is_above_its_limits_before_any_job_has_run() {
    let bargains = bargains().await;
    let platform = &bargains.platform;
    let (before, paid) = bargains.shown().await;
    assert_eq!(before, states(["confirmed", "pending", "countered"]));
    assert_eq!(paid[..2], [json!("100.00"), json!("100.00")]);
    load(platform, "92", "33").await;
    let after = bargains.shown().await;
    assert_eq!(after.0, states(["confirmed", "superseded", "superseded"]));
    assert_eq!(after.1[..2], [Value::Null, Value::Null], "{after:?}");
    let none = json!(0);
    assert!(bargains.open().await.iter().all(|count| *count == none));
    let overpaid = read(platform, HOSPITAL, "/overpayments").await;
    assert_eq!(overpaid["total"], 0, "{overpaid}");
    // Nothing can be put on record of what is over.
    for (who, index, step) in [
        ("maker", 1, "refusal"),
        ("maker", 1, "counter"),
        (HOSPITAL, 1, "withdrawal"),
        (HOSPITAL, 2, "counter-refusal"),
    ] {
        let late = bargains.step(who, index, step).await;
        assert_eq!(late.problem(), (409, "invitation-state"), "{step}");
    }
    for (who, index, step) in [
        ("maker", 1, "acceptance"),
        (HOSPITAL, 2, "counter-acceptance"),
    ] {
        let late = bargains.step(who, index, step).await;
        assert_eq!(late.problem(), (409, "superseded-by-limit"), "{step}");
    }
    // The jobs find nothing left to do.
    platform.settle().await;
    assert_eq!(bargains.shown().await, after);
    let thread = bargains.invitation("maker", 1).await;
    let last = thread["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["kind"], "invitation-superseded", "{thread}");
    assert_eq!(last["data"]["limit_after"], "92.00", "{thread}");
    let records = read(platform, "maker", "/misconduct-records").await;
    assert_eq!(records["total"], 0, "{records}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_load_ended_is_as_before_when_it_is_undone_whether_or_not_a_job_has_run() {
    for with_jobs in [true, false] {
        let bargains = bargains().await;
        let platform = &bargains.platform;
        let before = bargains.shown().await;
        let wrong = load(platform, "92", "33").await;
        if with_jobs {
            platform.settle().await;
        }
        let path = format!("/imports/{wrong}/reversal");
        let reason = json!({"reason": "小数点错位"});
        let seen = format!("{path}?preview=true");
        let seen = platform.post("operator2", &seen, reason.clone()).await;
        let done = platform.post("operator2", &path, reason).await.must(200);
        let figures = ["invitations_restored", "concluded_restored", "left"];
        for of in [seen.must(200), done] {
            assert_eq!(
                figures.map(|one| of[one].clone()),
                [2, 1, 0].map(Value::from),
                "{of}"
            );
        }
        assert_eq!(bargains.shown().await, before, "jobs: {with_jobs}");
        let accepted = bargains.step("maker", 1, "acceptance").await.must(200);
        assert_eq!(accepted["state"], "confirmed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_ends_nothing_and_names_what_would_end() {
    let bargains = bargains().await;
    let platform = &bargains.platform;
    let before = bargains.shown().await;
    let file = "27位码,省份,平台,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,省平台,listing,92,2020-01-01\n\
        C14020315924063616500000002,33,省平台,listing,92,2020-01-01\n";
    let seen = platform.foresee("operator", "listed-prices", file).await;
    let seen = seen.must(200)["prices"].clone();
    assert_eq!(
        (&seen["invitations"], &seen["concluded"]),
        (&json!(1), &json!(1)),
        "{seen}"
    );
    assert_eq!(bargains.shown().await, before);
}
