//! One decision on everything submitted that matches a filter.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const TUESDAY: &str = "2026-03-03T09:00:00+08:00";

async fn declare(platform: &Platform, product: ProductId, region: &str) -> Value {
    let body = tests::declaration(product, region, "90");
    platform
        .post("maker", "/declarations", body)
        .await
        .must(201)["id"]
        .clone()
}

async fn decide(platform: &Platform, action: &str, title: &str, filter: Value) -> Value {
    let body = json!({
        "action": action, "filter": filter, "title": title, "reason": "请补充依据",
    });
    let path = "/price-changes/decisions/filtered";
    platform.post("operator", path, body).await.must(200)
}

async fn foresee(platform: &Platform, action: &str, filter: Value) -> Value {
    let path = "/price-changes/decisions/filtered/preview";
    let body = json!({ "action": action, "filter": filter });
    platform.post("operator", path, body).await.must(200)
}

/// What a preview states of one manufacturer's changes.
fn foreseen(decided: usize, refused: usize, products: usize) -> Value {
    let manufacturers = usize::from(decided > 0);
    json!({
        "decided": decided, "refused": refused, "products": products, "manufacturers": manufacturers,
        "invitations": 0, "invitations_amount": "0", "concluded": 0, "concluded_amount": "0",
        "ending_concluded": [],
    })
}

async fn states(platform: &Platform) -> Vec<String> {
    let path = "/price-changes?limit=200";
    let found = platform.get("operator", path).await.must(200);
    let mut states: Vec<String> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["state"].as_str().unwrap().to_owned())
        .collect();
    states.sort();
    states
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_is_decided_on_as_a_whole_and_nothing_beside_it() {
    let platform = Platform::start(MONDAY).await;
    let first = platform.product(&Goods::number(1)).await;
    let second = platform.product(&Goods::number(2)).await;
    for region in ["11", "33", "44"] {
        declare(&platform, first, region).await;
        declare(&platform, second, region).await;
    }
    let of_first = json!({ "product_id": first.to_string() });
    let everything = foresee(&platform, "publicity", json!({})).await;
    assert_eq!(everything, foreseen(6, 0, 2));
    let some = foresee(&platform, "return", of_first.clone()).await;
    assert_eq!(some, foreseen(3, 0, 1));
    let no_declarations = foresee(&platform, "return", json!({ "origin": "rise" })).await;
    assert_eq!(no_declarations, foreseen(0, 0, 0));
    let returned = decide(&platform, "return", "", of_first).await;
    assert_eq!(returned["decided"], 3, "{returned}");
    assert_eq!(returned["remaining"], 0);
    assert_eq!(returned["publicity_ids"], json!([]));
    let rises = json!({ "origin": "rise" });
    let none = decide(&platform, "refusal", "", rises).await;
    assert_eq!(
        (&none["decided"], &none["remaining"]),
        (&json!(0), &json!(0))
    );
    let refused = decide(&platform, "refusal", "", json!({})).await;
    assert_eq!(refused["decided"], 3, "{refused}");
    let expected = [
        "refused", "refused", "refused", "returned", "returned", "returned",
    ];
    assert_eq!(states(&platform).await, expected);

    let body = json!({"action": "refusal", "filter": {}});
    let path = "/price-changes/decisions/filtered";
    let silent = platform.post("operator", path, body).await;
    assert_eq!(
        silent.status, 422,
        "a refusal wants its reason: {}",
        silent.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_accepted_under_one_title_share_the_window_that_ends_with_them() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let mut windows = Vec::new();
    for (region, title, instant) in [
        ("11", "一季度", MONDAY),
        ("31", "一季度", MONDAY),
        ("33", "另一批", MONDAY),
        // A day later the same title ends a day later: everyone gets the full term.
        ("44", "一季度", TUESDAY),
    ] {
        platform.wait_until(instant);
        declare(&platform, product, region).await;
        let decided = decide(&platform, "publicity", title, json!({})).await;
        assert_eq!(decided["decided"], 1, "{decided}");
        windows.push(decided["publicity_ids"][0].clone());
    }
    assert_eq!(windows[0], windows[1]);
    assert_ne!(windows[0], windows[2]);
    assert_ne!(windows[0], windows[3]);
    let path = format!("/publicities/{}", windows[0].as_str().unwrap());
    let window = platform.get("operator", &path).await.must(200);
    assert_eq!(window["changes"], 2, "{window}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_operators_share_what_a_filter_finds() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=20 {
        let product = platform.product(&Goods::number(number)).await;
        declare(&platform, product, "44").await;
    }
    let body = json!({"action": "publicity", "filter": {}, "title": "一季度"});
    let send = || {
        platform.post(
            "operator",
            "/price-changes/decisions/filtered",
            body.clone(),
        )
    };
    let (one, other) = tokio::join!(send(), send());
    let decided = |reply: Value| reply["decided"].as_u64().unwrap();
    assert_eq!(decided(one.must(200)) + decided(other.must(200)), 20);
    assert_eq!(states(&platform).await, vec!["publicized"; 20]);
}

/// A list goes into publicity as a whole: none of its rows may be decided on alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_a_list_is_not_decided_on_alone() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let file = format!(
        "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n{},44,省平台,listing,80,2026-02-01,\n",
        Goods::number(1).code
    );
    let import = platform
        .load("operator", "linkage-lists", "list.csv", file.into())
        .await;
    assert_eq!(import["counts"]["accepted"], 1, "{import}");
    let decided = decide(&platform, "publicity", "", json!({})).await;
    assert_eq!(
        (&decided["decided"], &decided["remaining"]),
        (&json!(0), &json!(0))
    );
    let path = "/price-changes?origin=linkage";
    let rows = platform.get("operator", path).await.must(200);
    let id = rows["items"][0]["id"].clone();
    for action in ["publicity", "refusal"] {
        let body = json!({"action": action, "ids": [id], "reason": "x"});
        let path = "/price-changes/decisions";
        let decided = platform.post("operator", path, body).await;
        let problem = decided.must(200)["results"][0]["problem"].clone();
        assert_eq!(problem["type"], "price-change-of-list", "{problem}");
    }
}

#[tokio::test]
async fn the_preview_of_a_publicity_names_what_its_prices_would_end() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let rule = "bargaining.concluded_above_limit";
    platform.amended(rule, "end", "S4-13", "2026-03-02").await;
    let concluded = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(concluded["state"], "confirmed");
    platform.invited("hospital2", product, "97").await;
    let body = tests::declaration(product, "33", "95");
    let made = platform.post("maker", "/declarations", body).await;
    assert_eq!(made.must(201)["state"], "submitted");
    let seen = foresee(&platform, "publicity", json!({})).await;
    assert_eq!(
        (&seen["concluded"], &seen["concluded_amount"]),
        (&json!(1), &json!("10000")),
        "ten boxes of ten at 100: {seen}"
    );
    assert_eq!(seen["ending_concluded"][0]["number"], concluded["number"]);
    assert_eq!(
        (&seen["invitations"], &seen["invitations_amount"]),
        (&json!(1), &json!("9700")),
        "{seen}"
    );
    let refused = foresee(&platform, "refusal", json!({})).await;
    assert_eq!(
        (&refused["concluded"], &refused["invitations"]),
        (&json!(0), &json!(0))
    );
}
