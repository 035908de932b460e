//! Making a list public, or cancelling it.

use std::fmt::Write as _;

use domain::LinkageId;
use serde_json::json;
use tests::Platform;

use super::{MONDAY, OVER, limit, linked, listing, path, preview, publicity_of, publicized, row};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_about_a_list_at_once_one_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    for _ in 0..5 {
        let list = linked(&platform, &listing(1, "33", "92")).await;
        let cancellation = path(&list, "/cancellation");
        let (public, cancelled) = tokio::join!(
            publicity_of(&platform, &list),
            platform.post("operator", &cancellation, json!({}))
        );
        let mut outcomes = [public.status, cancelled.status];
        outcomes.sort_unstable();
        assert_eq!(outcomes, [200, 409]);
        let late = publicity_of(&platform, &list).await;
        assert_eq!(late.problem(), (409, "linkage-closed"));
        if cancelled.status == 200 {
            let gone = platform.get("operator", &path(&list, "/preview")).await;
            assert_eq!(gone.status, 404);
        }
    }
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_a_change_cannot_be_made_public() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let rows = row(1, "44", "listing", "100", "2020-01-01", "") + &listing(77, "33", "5");
    let list = linked(&platform, &rows).await;
    assert_eq!(list["rows"], 0);
    assert_eq!(preview(&platform, &list).await["rows"], 0);
    let refused = publicity_of(&platform, &list).await;
    assert_eq!(refused.problem(), (409, "linkage-empty"));
    let mut long = String::new();
    for _ in 0..201 {
        write!(long, "长").unwrap();
    }
    let path = path(&list, "/publicity");
    let refused = platform
        .post("operator", &path, json!({"title": long}))
        .await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    let unknown = format!("/linkages/{}", LinkageId(9_999));
    assert_eq!(platform.get("operator", &unknown).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_while_a_correction_of_its_rows_does_and_is_announced_with_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "110").await;
    let rows = listing(1, "33", "9.2") + &listing(2, "33", "95");
    let list = linked(&platform, &rows).await;
    publicized(&platform, &list).await;
    let changes = format!("/price-changes?linkage_id={}", list["id"].as_str().unwrap());
    let changes = platform.get("operator", &changes).await.must(200);
    let id = |price: &str| {
        let mut changes = changes["items"].as_array().unwrap().iter();
        let found = changes.find(|one| one["price"] == price);
        found.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let right = json!({"price": "92", "reason": "小数点错位"});
    let correction = format!("/price-changes/{}/correction", id("9.20"));
    let _right = platform
        .post("operator2", &correction, right)
        .await
        .must(200);
    let stop = json!({"ids": [id("95.00")], "reason": "清单有误"});
    let stopped = platform
        .post("operator2", "/price-changes/stops", stop)
        .await;
    let _stopped = stopped.must(200);
    let state = async || {
        let list = platform.get("operator", &path(&list, "")).await.must(200);
        list["state"].clone()
    };
    assert_eq!(state().await, "publicized", "the right price is public");
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "92.00");
    assert_eq!(state().await, "announced");
    let stopped = platform
        .get("operator", "/linkages?state=stopped")
        .await
        .must(200);
    assert_eq!(stopped["total"], 0);
}
