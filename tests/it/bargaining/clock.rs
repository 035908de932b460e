//! What ends an invitation that nobody answers: a fallen limit, and its deadline.

use serde_json::json;
use tests::{Goods, HOSPITAL, Listed, Platform, by_law_2027, notice_2027};

use super::{MONDAY, answer, id};

#[tokio::test]
async fn case_b13_a_fallen_limit_supersedes_the_offers_above_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "95").await;
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "85")])
        .await;
    // Before any job has run, the rule itself refuses the price.
    let late = answer(&platform, "maker", id(&invitation), "acceptance", json!({})).await;
    assert_eq!(late.problem(), (409, "superseded-by-limit"));
    platform.settle().await;
    let path = format!("/invitations/{}", id(&invitation));
    let superseded = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(superseded["state"], "superseded");
    let shown = platform.get(HOSPITAL, "/messages").await.must(200);
    assert_eq!(shown["items"][0]["link"], path);
}

#[tokio::test]
async fn cases_b14_and_b15_the_deadline_is_enforced_before_and_after_the_job() {
    let platform = Platform::start(MONDAY).await;
    let (in_time, late) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let in_time = platform.invited(HOSPITAL, in_time, "90").await;
    let late = platform.invited(HOSPITAL, late, "90").await;

    platform.wait_until("2026-03-09T23:59:59.999999+08:00");
    let taken = answer(&platform, "maker", id(&in_time), "acceptance", json!({}))
        .await
        .must(200);
    assert_eq!(taken["state"], "confirmed", "B14");

    platform.wait_until("2026-03-10T00:00:00+08:00");
    let refused = answer(&platform, "maker", id(&late), "acceptance", json!({})).await;
    assert_eq!(refused.problem(), (409, "answer-too-late"), "B15");
    platform.settle().await;
    let refused = answer(&platform, "maker", id(&late), "acceptance", json!({})).await;
    assert_eq!(refused.problem(), (409, "answer-too-late"), "B15");

    let lapsed = platform
        .get(HOSPITAL, &format!("/invitations/{}", id(&late)))
        .await
        .must(200);
    assert_eq!(lapsed["state"], "lapsed");
    assert_eq!(lapsed["decided_at"], "2026-03-10T00:00:00+08:00");
    let records = platform.get("maker", "/misconduct-records").await.must(200);
    assert_eq!(records["total"], 1);
    assert_eq!(records["items"][0]["label"], "不及时响应议价邀请");
    assert_eq!(records["items"][0]["clause"], "S4-20");
    platform.settle().await;
    let again = platform
        .get("operator", "/misconduct-records")
        .await
        .must(200);
    assert_eq!(again["total"], 1, "a job that runs twice records once");
}

#[tokio::test]
async fn case_b34_a_deadline_in_an_unknown_year_is_provisional_until_the_notice_is_loaded() {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    assert_eq!(invitation["due_at"], "2027-01-07T00:00:00+08:00");
    assert_eq!(invitation["due_is_provisional"], true);

    platform.wait_until("2027-01-08T09:00:00+08:00");
    platform.settle().await;
    let path = format!("/invitations/{}", id(&invitation));
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "pending",
        "not enforced"
    );

    let mut days = by_law_2027();
    days.push(json!({"date": "2027-01-04", "kind": "holiday", "name": "元旦"}));
    let notice = notice_2027(&days);
    let loaded = platform
        .put("operator", "/calendar/2027", notice)
        .await
        .must(200);
    assert_eq!(loaded["moved_deadlines"], 1);
    let moved = platform.get("maker", &path).await.must(200);
    // It has passed: what is left is the working day on which that became certain.
    assert_eq!(moved["due_at"], "2027-01-09T00:00:00+08:00");
    assert_eq!(moved["due_is_provisional"], false);
    platform.wait_until("2027-01-09T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "lapsed"
    );
}

#[tokio::test]
async fn a_calendar_that_moves_nothing_changes_no_invitation() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    let path = format!("/invitations/{}", id(&invitation));
    let before = platform.get(HOSPITAL, &path).await.must(200);
    let messages = platform.get("maker", "/messages").await.must(200)["total"].clone();
    let loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&by_law_2027()))
        .await
        .must(200);
    assert_eq!(loaded["moved_deadlines"], 0, "{loaded}");
    platform.settle().await;
    let after = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(after, before, "no new version, no event");
    let since = platform.get("maker", "/messages").await.must(200)["total"].clone();
    assert_eq!(since, messages);
}
