//! A row of a list acts once, in whatever list it comes again.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{HEADER, MONDAY, OVER, limit, listing, path, preview, publicized, row};

/// Loads a list as a clumsy operator does: without saying that it is meant again.
async fn load(platform: &Platform, rows: &str) -> (Value, Value) {
    sent(platform, "linkage-lists", rows).await
}

async fn sent(platform: &Platform, kind: &str, rows: &str) -> (Value, Value) {
    let file = format!("{HEADER}{rows}").into_bytes();
    let import = platform.load("operator", kind, "清单.csv", file).await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    let mut lists = lists["items"].as_array().unwrap().iter();
    let list = lists.find(|list| list["import_id"] == import["id"]);
    let list = list.cloned().unwrap_or_default();
    (import, list)
}

fn counts(import: &Value) -> (i64, i64) {
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    (count("accepted"), count("unchanged"))
}

async fn strike(platform: &Platform, list: &Value) {
    let changes = changes_of(platform, list).await;
    let body = json!({"ids": [changes[0]["id"]], "reason": "录入有误"});
    let struck = platform
        .post("operator", &path(list, "/strikes"), body)
        .await;
    let _struck = struck.must(200);
    platform.settle().await;
}

async fn changes_of(platform: &Platform, list: &Value) -> Vec<Value> {
    let path = format!("/price-changes?linkage_id={}", list["id"].as_str().unwrap());
    let changes = platform.get("operator", &path).await.must(200);
    changes["items"].as_array().unwrap().clone()
}

async fn cancel(platform: &Platform, list: &Value) -> Value {
    let cancelled = platform
        .post("operator", &path(list, "/cancellation"), json!({}))
        .await;
    platform.settle().await;
    cancelled.must(200)
}

async fn read(platform: &Platform, list: &Value) -> Value {
    platform.get("operator", &path(list, "")).await.must(200)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_corrected_a_longer_and_a_shorter_list_only_new_rows_act() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "110").await;
    platform.capped(3, "120").await;
    let (first, _) = load(
        &platform,
        &(listing(1, "33", "92") + &listing(2, "33", "0")),
    )
    .await;
    assert_eq!(counts(&first), (1, 0), "{first}");
    let corrected = listing(1, "33", "92") + &listing(2, "33", "95");
    let (corrected, list) = load(&platform, &corrected).await;
    assert_eq!(counts(&corrected), (1, 1), "{corrected}");
    assert_eq!((&list["rows"], &list["unchanged"]), (&json!(1), &json!(1)));
    let longer = listing(1, "33", "92") + &listing(2, "33", "95") + &listing(3, "33", "99");
    let (longer, _) = load(&platform, &longer).await;
    assert_eq!(counts(&longer), (1, 2), "{longer}");
    let (alone, _) = load(&platform, &listing(2, "33", "95.0000")).await;
    assert_eq!(counts(&alone), (0, 1), "{alone}");
    let other_document = listing(2, "33", "95").replace(",\n", ",粤采〔2026〕9号\n");
    let (other_document, _) = load(&platform, &other_document).await;
    assert_eq!(counts(&other_document), (0, 1), "{other_document}");
    let changed = [
        listing(2, "33", "96"),
        listing(2, "44", "95"),
        row(2, "33", "listing", "95", "2026-02-02", ""),
        row(2, "33", "listing", "95", "2026-02-01", "2026-12-31"),
        row(2, "33", "winning", "95", "2026-02-01", ""),
    ];
    let (changed, _) = load(&platform, &changed.concat()).await;
    assert_eq!(counts(&changed), (5, 0), "each says something else");
    let (meant, _) = sent(
        &platform,
        "linkage-lists?again=true",
        &listing(2, "33", "95"),
    )
    .await;
    assert_eq!(counts(&meant), (1, 0), "{meant}");
    let all = platform.get("operator", "/price-changes").await.must(200);
    assert_eq!(
        all["total"], 9,
        "three, five that differ, and the one that was meant"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_struck_is_not_proposed_again_unless_meant() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let (_, list) = load(&platform, &listing(1, "33", "9.2")).await;
    strike(&platform, &list).await;
    let (again, _) = load(&platform, &listing(1, "33", "9.2")).await;
    assert_eq!(counts(&again), (0, 1), "{again}");
    let more = listing(1, "33", "9.2") + &listing(1, "33", "92");
    let (more, list) = load(&platform, &more).await;
    assert_eq!(counts(&more), (1, 1), "{more}");
    assert_eq!(changes_of(&platform, &list).await[0]["price"], "92.00");
    let (meant, _) = sent(
        &platform,
        "linkage-lists?again=true",
        &listing(1, "33", "9.2"),
    )
    .await;
    assert_eq!(counts(&meant), (1, 0), "{meant}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_objection_ended_is_not_proposed_again_and_its_correction_is_known() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let rows = listing(1, "33", "29") + &listing(2, "33", "28");
    let (_, list) = load(&platform, &rows).await;
    publicized(&platform, &list).await;
    for change in changes_of(&platform, &list).await {
        let id = change["id"].as_str().unwrap();
        let object = format!("/price-changes/{id}/objections");
        let raised = platform
            .post(HOSPITAL, &object, json!({"reason": "单位有误"}))
            .await
            .must(201);
        let answer = format!("/objections/{}/answer", raised["id"].as_str().unwrap());
        let mut body = json!({"upheld": true, "answer": "属实"});
        if change["price"] == "28.00" {
            body["corrected"] = json!({"price": "82", "pack_ratio": "1", "effective_from": "2026-02-01", "source": ""});
        }
        let _answered = platform.post("operator2", &answer, body).await.must(200);
    }
    let (again, _) = load(&platform, &(rows + &listing(2, "33", "82"))).await;
    assert_eq!(counts(&again), (0, 3), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_listed_or_was_and_ended_is_not_proposed_again() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let first = listing(1, "33", "92");
    let (_, list) = load(&platform, &first).await;
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "92.00");
    let (listed, _) = load(&platform, &first).await;
    assert_eq!(counts(&listed), (0, 1), "{listed}");
    // A later list replaces it: the first one sent again would raise the limit back.
    let later = row(1, "33", "listing", "85", "2026-03-05", "");
    let (_, list) = load(&platform, &later).await;
    publicized(&platform, &list).await;
    platform.wait_until("2026-03-20T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "85.00");
    let (old, list) = load(&platform, &first).await;
    assert_eq!(counts(&old), (0, 1), "{old}");
    assert_eq!(list["rows"], 0);
    assert_eq!(limit(&platform, product).await, "85.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_list_is_proposed_again_and_leaves_its_rows_to_a_draft_that_repeats_them() {
    let platform = Platform::start(MONDAY).await;
    let one = platform.capped(1, "100").await;
    let two = platform.capped(2, "110").await;
    let rows = listing(1, "33", "92") + &listing(2, "33", "95");
    let (_, wrong) = load(&platform, &rows).await;
    // The corrected list, then the first one is cancelled: nothing of the corrected one is lost.
    let (corrected, list) = load(
        &platform,
        &(listing(1, "33", "92") + &listing(2, "33", "96")),
    )
    .await;
    assert_eq!(counts(&corrected), (1, 1), "{corrected}");
    cancel(&platform, &wrong).await;
    let list = read(&platform, &list).await;
    assert_eq!(
        (&list["rows"], &list["unchanged"]),
        (&json!(2), &json!(0)),
        "{list}"
    );
    assert_eq!(read(&platform, &wrong).await["rows"], 1);
    assert_eq!(preview(&platform, &list).await["falls"], 2);
    let (again, _) = load(&platform, &rows).await;
    assert_eq!(counts(&again), (1, 1), "what was cancelled: {again}");
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, one).await, "92.00");
    assert_eq!(limit(&platform, two).await, "96.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn lots_of_one_platform_that_come_in_two_lists_count_beside_each_other() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (_, first) = load(&platform, &listing(1, "33", "92")).await;
    publicized(&platform, &first).await;
    let (longer, list) = load(
        &platform,
        &(listing(1, "33", "92") + &listing(1, "33", "97")),
    )
    .await;
    assert_eq!(counts(&longer), (1, 1), "{longer}");
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(
        limit(&platform, product).await,
        "92.00",
        "as if both had come at once"
    );
    platform.wait_until("2026-03-20T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "92.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publicity_that_was_stopped_as_a_whole_is_proposed_again() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let (_, list) = load(&platform, &listing(1, "33", "92")).await;
    let list = publicized(&platform, &list).await;
    let stop = format!(
        "/publicities/{}/stop",
        list["publicity"]["id"].as_str().unwrap()
    );
    let stopped = platform
        .post("operator", &stop, json!({"reason": "清单有误"}))
        .await;
    assert!(stopped.status < 300, "{}", stopped.body);
    let (again, _) = load(&platform, &listing(1, "33", "92")).await;
    assert_eq!(counts(&again), (1, 0), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_rows_in_two_lists_that_are_loaded_at_once_act_once() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let rows = listing(1, "33", "92");
    let (one, other) = tokio::join!(load(&platform, &rows), load(&platform, &rows));
    let accepted = counts(&one.0).0 + counts(&other.0).0;
    assert_eq!(accepted, 1, "{} {}", one.0, other.0);
}
