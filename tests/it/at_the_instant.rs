//! What time brings about has happened at its instant, with no process that runs jobs: what is read and what is decided
//! right before and right after.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::campaign;
use super::limit_of_today::shown;
use super::lower_price_report::{path_of, report, reported};
use super::price_change::{OVER, declared, publicized};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The last instant of the publicity that began on the Monday.
const BEFORE: &str = "2026-03-09T23:59:59.999999+08:00";

async fn read(platform: &Platform, who: &str, path: &str) -> Value {
    platform.get(who, path).await.must(200)
}

async fn every_place_shows(platform: &Platform, product: ProductId, limit: &str, when: &str) {
    for (place, shown) in shown(platform, product, 1).await {
        assert_eq!(shown, limit, "{place} {when}");
    }
}

#[tokio::test]
async fn a_price_counts_from_the_instant_at_which_its_publicity_ends() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, "200").await;
    let change = declared(&platform, product, "80").await;
    let window = format!("/publicities/{}", publicized(&platform, &change).await);
    let change = format!("/price-changes/{change}");
    platform.settle().await;

    platform.wait_until(BEFORE);
    every_place_shows(&platform, product, "100.00", "before").await;
    assert_eq!(
        read(&platform, "maker", &change).await["state"],
        "publicized"
    );
    assert_eq!(
        read(&platform, "maker", &window).await["closed_at"],
        Value::Null
    );
    let waiting = platform.invited("hospital2", product, "95").await;
    let waiting = format!("/invitations/{}", waiting["id"].as_str().unwrap());

    platform.wait_until(OVER);
    every_place_shows(&platform, product, "80.00", "after").await;
    let announced = read(&platform, "maker", &change).await;
    assert_eq!(announced["state"], "announced");
    assert_eq!(announced["counts_from"], "2026-03-10");
    assert_eq!(read(&platform, "maker", &window).await["closed_at"], OVER);
    let late = json!({"reason": "价格有误"});
    let late = platform
        .post(HOSPITAL, &format!("{change}/objections"), late)
        .await;
    assert_eq!(late.problem(), (409, "objection-too-late"));
    let above = platform.invite("hospital2", product, "81").await;
    assert_eq!(above.problem(), (409, "price-above-reference-limit"));
    let overtaken = platform
        .post("maker", &format!("{waiting}/acceptance"), json!({}))
        .await;
    assert_eq!(overtaken.problem(), (409, "superseded-by-limit"));
    let ended = read(&platform, "hospital2", &waiting).await;
    assert_eq!(ended["state"], "superseded");
    assert_eq!(ended["decided_at"], OVER);
    let last = ended["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["data"]["limit_after"], "80.00", "{last}");
    // The jobs find nothing left to do.
    platform.settle().await;
    every_place_shows(&platform, product, "80.00", "after the jobs").await;
}

#[tokio::test]
async fn the_first_request_of_all_finds_what_fell_due() {
    for first in ["acceptance", "offer", "sheet"] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "100").await;
        let change = declared(&platform, product, "80").await;
        publicized(&platform, &change).await;
        platform.wait_until(BEFORE);
        let waiting = platform.invited(HOSPITAL, product, "95").await;
        platform.wait_until(OVER);
        let id = waiting["id"].as_str().unwrap();
        match first {
            "acceptance" => {
                let path = format!("/invitations/{id}/acceptance");
                let late = platform.post("maker", &path, json!({})).await;
                assert_eq!(late.problem(), (409, "superseded-by-limit"));
            }
            "offer" => {
                let above = platform.invite("hospital2", product, "81").await;
                assert_eq!(above.problem(), (409, "price-above-reference-limit"));
            }
            _ => {
                let path = format!("/products/{product}/reference-limit");
                assert_eq!(read(&platform, HOSPITAL, &path).await["limit"], "80.00");
            }
        }
    }
}

#[tokio::test]
async fn a_price_that_somebody_objects_to_waits_for_the_answer() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, "200").await;
    let change = declared(&platform, product, "80").await;
    publicized(&platform, &change).await;
    let path = format!("/price-changes/{change}/objections");
    let objection = json!({"reason": "价格有误"});
    let _raised = platform.post(HOSPITAL, &path, objection).await.must(201);
    platform.settle().await;
    platform.wait_until(OVER);
    every_place_shows(&platform, product, "100.00", "after").await;
}

#[tokio::test]
async fn an_invitation_has_lapsed_at_the_instant_at_which_its_time_ends() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let path = format!("/invitations/{}", sent["id"].as_str().unwrap());
    let records = "/misconduct-records";
    platform.wait_until(BEFORE);
    assert_eq!(read(&platform, "maker", &path).await["state"], "pending");
    assert_eq!(read(&platform, "maker", records).await["total"], 0);
    platform.wait_until(OVER);
    assert_eq!(read(&platform, "maker", records).await["total"], 1);
    let lapsed = read(&platform, "maker", &path).await;
    assert_eq!(
        (&lapsed["state"], &lapsed["decided_at"]),
        (&json!("lapsed"), &json!(OVER))
    );
    let pending = read(&platform, "maker", "/invitations?state=pending").await;
    assert_eq!(pending["total"], 0, "{pending}");
    let late = platform
        .post("maker", &format!("{path}/acceptance"), json!({}))
        .await;
    assert_eq!(late.problem(), (409, "answer-too-late"));
}

#[tokio::test]
async fn a_campaign_is_closed_at_the_instant_at_which_it_ends() {
    let platform = Platform::start(MONDAY).await;
    let _products = campaign::goods(&platform).await;
    let path = campaign::opened(&platform).await;
    let records = "/misconduct-records";
    platform.wait_until("2026-03-20T23:59:59.999999+08:00");
    assert_eq!(read(&platform, "operator", &path).await["state"], "open");
    assert_eq!(read(&platform, "operator", records).await["total"], 0);
    platform.wait_until("2026-03-21T00:00:00+08:00");
    let closed = read(&platform, "operator", &path).await;
    assert_eq!(closed["state"], "closed");
    assert_eq!(read(&platform, "operator", records).await["total"], 2);
}

#[tokio::test]
async fn a_lower_price_that_was_not_reported_is_on_record_at_the_instant_at_which_its_month_ends() {
    let platform = Platform::start("2021-08-30T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    let accepted = path_of(&seen, "/acceptance");
    let _accepted = platform
        .post("operator", &accepted, json!({}))
        .await
        .must(200);
    let records = "/misconduct-records";
    platform.wait_until("2021-09-10T23:59:59.999999+08:00");
    assert_eq!(read(&platform, "maker", records).await["total"], 0);
    platform.wait_until("2021-09-11T00:00:00+08:00");
    assert_eq!(read(&platform, "maker", records).await["total"], 1);
}

#[tokio::test]
async fn a_deadline_that_is_provisional_is_brought_about_by_no_request() {
    let platform = Platform::start("2026-12-28T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    assert_eq!(sent["due_is_provisional"], true, "{sent}");
    platform.wait_until("2027-01-20T09:00:00+08:00");
    let path = format!("/invitations/{}", sent["id"].as_str().unwrap());
    assert_eq!(read(&platform, "maker", &path).await["state"], "pending");
}
