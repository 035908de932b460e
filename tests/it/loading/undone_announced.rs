//! A price that a load lists and an announcement makes law (E8, E9): each has its own days, and undoing the load takes back its own alone.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, declaration};

use super::MONDAY;
use super::reversed::reverse;

/// The list of a platform that has the price which is declared.
const LIST: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n\
                    C14020315924063616500000001,52,省平台,listing,85,2026-03-01,,挂网公告\n";
/// After the five working days of publicity.
const OVER: &str = "2026-03-10T09:00:00+08:00";

async fn go_to(platform: &Platform, at: &str) {
    platform.wait_until(at);
    platform.settle().await;
}

async fn load(platform: &Platform) -> Value {
    let kind = "listed-prices?again=true";
    let file = LIST.to_owned().into();
    platform.load("operator", kind, "价格.csv", file).await
}

async fn limit_on(platform: &Platform, product: ProductId, day: &str) -> Value {
    let path = format!("/products/{product}/reference-limit?on={day}");
    platform.get("operator", &path).await.must(200)["limit"].clone()
}

/// A product with the limit 100, of which 85 in province 52 is declared and public.
async fn with_a_publicity() -> (Platform, ProductId, Value) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let body = declaration(product, "52", "85");
    let declared = platform.post("maker", "/declarations", body).await;
    let id = declared.must(201)["id"].clone();
    let body = json!({"action": "publicity", "ids": [id]});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator", path, body).await.must(200);
    let state = &decided["results"][0]["change"]["state"];
    assert_eq!(state, "publicized", "{decided}");
    (platform, product, id)
}

async fn undo(platform: &Platform, import: &Value) -> Value {
    let seen = reverse(platform, "operator2", import, true).await.must(200);
    let done = reverse(platform, "operator2", import, false).await;
    let done = done.must(200);
    for figure in ["prices_withdrawn", "limits_raised", "limits_gone", "left"] {
        assert_eq!(seen[figure], done[figure], "{figure}: {seen} {done}");
    }
    done
}

async fn is_in_force(platform: &Platform, change: &Value) -> bool {
    let path = format!("/price-changes/{}", change.as_str().unwrap());
    let change = platform.get("operator", &path).await.must(200);
    change["in_force"].as_bool().unwrap()
}

#[tokio::test]
async fn a_price_that_was_announced_stays_law_when_the_load_that_listed_it_too_is_undone() {
    let (platform, product, change) = with_a_publicity().await;
    let import = load(&platform).await;
    assert_eq!(limit_on(&platform, product, "2026-03-02").await, "85.00");
    go_to(&platform, OVER).await;
    assert!(is_in_force(&platform, &change).await);
    let done = undo(&platform, &import).await;
    assert_eq!(done["left"], 1, "{done}");
    assert_eq!(done["limits_raised"], 0, "{done}");
    for day in ["2026-03-10", "2026-12-31"] {
        assert_eq!(limit_on(&platform, product, day).await, "85.00", "{day}");
    }
    assert!(is_in_force(&platform, &change).await);
}

#[tokio::test]
async fn before_its_announcement_the_load_is_undone_and_the_change_goes_on() {
    let (platform, product, change) = with_a_publicity().await;
    let import = load(&platform).await;
    let done = undo(&platform, &import).await;
    assert_eq!(done["limits_raised"], 1, "{done}");
    assert_eq!(limit_on(&platform, product, "2026-03-02").await, "100.00");
    go_to(&platform, OVER).await;
    assert!(is_in_force(&platform, &change).await);
    assert_eq!(limit_on(&platform, product, "2026-03-10").await, "85.00");
}

async fn of_next_month(platform: &Platform) {
    let key = "pricing.change_effect";
    let amended = platform.amended(key, "next_month", "S4-13", "2026-03-02");
    amended.await;
}

#[tokio::test]
async fn a_price_that_is_law_from_a_coming_day_counts_from_it_when_the_load_is_undone() {
    let (platform, product, change) = with_a_publicity().await;
    of_next_month(&platform).await;
    let import = load(&platform).await;
    go_to(&platform, OVER).await;
    assert_eq!(limit_on(&platform, product, "2026-03-10").await, "85.00");
    let done = undo(&platform, &import).await;
    assert_eq!(
        (&done["limits_raised"], &done["left"]),
        (&json!(1), &json!(1)),
        "{done}"
    );
    assert_eq!(limit_on(&platform, product, "2026-03-31").await, "100.00");
    go_to(&platform, "2026-04-01T00:00:00+08:00").await;
    assert_eq!(limit_on(&platform, product, "2026-04-01").await, "85.00");
    assert!(is_in_force(&platform, &change).await);
}

#[tokio::test]
async fn a_platform_that_lists_now_what_is_announced_for_a_coming_day_sets_the_limit_now() {
    let (platform, product, change) = with_a_publicity().await;
    of_next_month(&platform).await;
    go_to(&platform, OVER).await;
    assert_eq!(limit_on(&platform, product, "2026-03-10").await, "100.00");
    let import = load(&platform).await;
    assert_eq!(import["accepted"], 1, "{import}");
    assert_eq!(limit_on(&platform, product, "2026-03-10").await, "85.00");
    let again = load(&platform).await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    // Undone, the announcement is left.
    undo(&platform, &import).await;
    undo(&platform, &again).await;
    assert_eq!(limit_on(&platform, product, "2026-03-31").await, "100.00");
    go_to(&platform, "2026-04-01T00:00:00+08:00").await;
    assert_eq!(limit_on(&platform, product, "2026-04-01").await, "85.00");
    assert!(is_in_force(&platform, &change).await);
}

/// Loads a far price, which waits, of a product with the limit 100, and makes it public; the load and the change.
async fn with_a_held_price(platform: &Platform) -> (Value, String) {
    let _product = platform.capped(1, "100").await;
    let file = LIST.replace(",85,", ",8.5,").into();
    let import = platform
        .load("operator", "listed-prices", "价格.csv", file)
        .await;
    assert_eq!(import["counts"]["held"], 1, "{import}");
    let waiting = platform
        .get("operator2", "/price-changes?state=submitted")
        .await
        .must(200);
    let id = waiting["items"][0]["id"].as_str().unwrap().to_owned();
    let body = json!({"action": "publicity", "ids": [id], "far_meant": true});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator2", path, body).await.must(200);
    let state = &decided["results"][0]["change"]["state"];
    assert_eq!(state, "publicized", "{decided}");
    (import, id)
}

#[tokio::test]
async fn what_became_of_a_held_price_by_a_correction_or_an_objection_upheld_is_named() {
    // By itself and by an objection; while it is public and when it is announced.
    for (by_objection, is_over) in [(false, false), (false, true), (true, false), (true, true)] {
        let platform = Platform::start(MONDAY).await;
        let (import, id) = with_a_held_price(&platform).await;
        let reply = if by_objection {
            let body = json!({"reason": "小数点错位"});
            let path = format!("/price-changes/{id}/objections");
            let objected = platform.post(HOSPITAL, &path, body).await.must(201);
            let path = format!("/objections/{}/answer", objected["id"].as_str().unwrap());
            let body =
                json!({"upheld": true, "answer": "小数点错位", "corrected": {"price": "85"}});
            platform.post("operator2", &path, body).await
        } else {
            let body = json!({"price": "85", "reason": "小数点错位"});
            let path = format!("/price-changes/{id}/correction");
            platform.post("operator2", &path, body).await
        };
        let _corrected = reply.must(200);
        let path = format!("/price-changes/{id}");
        let wrong = platform.get("operator", &path).await.must(200);
        let right = wrong["corrected_by_id"].as_str().unwrap();
        if is_over {
            go_to(&platform, "2026-03-20T09:00:00+08:00").await;
        }
        let done = undo(&platform, &import).await;
        assert_eq!(done["left"], 1, "{done}");
        let shown = &done["left_shown"][0];
        assert_eq!(shown["what"], format!("价格变动编号 {right}"), "{done}");
        assert!(shown["reason"].to_string().contains("更正"), "{done}");
        let path = format!("/price-changes/{right}");
        let stays = platform.get("operator", &path).await.must(200);
        let state = if is_over { "announced" } else { "publicized" };
        assert_eq!(stays["state"], state, "{stays}");
    }
}
