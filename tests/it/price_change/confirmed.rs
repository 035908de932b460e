//! Corrections that are far from what is known: public at once, and law when another person has confirmed them.

use domain::ProductId;
use serde_json::json;
use tests::{Goods, HOSPITAL, Platform};

use super::objections::object;
use super::{MONDAY, change, declared, go_to, limit, publicized, text};

/// The first instant after the publicity of a correction made on Monday.
const OVER_AGAIN: &str = "2026-03-10T00:00:00+08:00";

/// A far correction, made as a correction or as the answer to an objection; its id, and that of the change that it corrects.
async fn corrected_far(
    platform: &Platform,
    product: ProductId,
    by_objection: bool,
) -> (String, String) {
    let id = declared(platform, product, "80").await;
    publicized(platform, &id).await;
    if by_objection {
        let objected = object(platform, HOSPITAL, &id).await.must(201);
        let reply = json!({"upheld": true, "answer": "小数点错位", "corrected": {"price": "8", "far_meant": true}});
        let path = format!("/objections/{}/answer", text(&objected["id"]));
        let _ = platform.post("operator2", &path, reply).await.must(200);
    } else {
        let body = json!({"price": "8", "reason": "小数点错位", "far_meant": true});
        let path = format!("/price-changes/{id}/correction");
        let _ = platform.post("operator2", &path, body).await.must(200);
    }
    let wrong = change(platform, "operator", &id).await.must(200);
    (text(&wrong["corrected_by_id"]), id)
}

#[tokio::test]
async fn a_far_correction_becomes_law_when_another_person_has_confirmed_it() {
    // Confirmed while it is public, and when its publicity is over; corrected by itself, and in the answer to an objection.
    for (is_over, by_objection) in [(false, false), (true, false), (false, true), (true, true)] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "90").await;
        let (id, _) = corrected_far(&platform, product, by_objection).await;
        let waiting = platform
            .get("operator", "/price-changes?unconfirmed=true")
            .await
            .must(200);
        assert_eq!(waiting["total"], 1, "{waiting}");
        assert_eq!(waiting["items"][0]["id"], id);
        assert_eq!(waiting["items"][0]["takes_another"], false);
        let home = platform.get("operator", "/home").await.must(200);
        assert!(home.to_string().contains("待核实的更正价格"), "{home}");
        if is_over {
            go_to(&platform, OVER_AGAIN).await;
            assert_eq!(limit(&platform, product).await, "90.00");
            go_to(&platform, "2026-04-10T09:00:00+08:00").await;
            assert_eq!(limit(&platform, product).await, "90.00");
        }
        let path = format!("/price-changes/{id}/confirmation");
        let own = platform.post("operator2", &path, json!({})).await;
        assert_eq!(own.problem(), (409, "same-person"));
        let of_firm = platform.post("maker", &path, json!({})).await;
        assert_eq!(of_firm.status, 403);
        let confirmed = platform.post("operator", &path, json!({})).await.must(200);
        assert_eq!(confirmed["unconfirmed"], false);
        let again = platform.post("operator", &path, json!({})).await;
        assert_eq!(again.status, 409);
        let after = if is_over {
            "2026-04-11T09:00:00+08:00"
        } else {
            OVER_AGAIN
        };
        go_to(&platform, after).await;
        assert_eq!(limit(&platform, product).await, "8.00");
        let thread = change(&platform, HOSPITAL, &id).await.must(200);
        let kinds = thread["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| &event["kind"]);
        assert!(
            kinds
                .into_iter()
                .any(|kind| kind == "price-change-confirmed"),
            "{thread}"
        );
    }
}

#[tokio::test]
async fn a_far_correction_that_nobody_confirmed_is_stopped_or_corrected_after_its_publicity_too() {
    for stops in [true, false] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "90").await;
        let (id, _) = corrected_far(&platform, product, false).await;
        go_to(&platform, OVER_AGAIN).await;
        if stops {
            let body = json!({"ids": [id], "reason": "无法核实"});
            let stopped = platform
                .post("operator2", "/price-changes/stops", body)
                .await
                .must(200);
            assert_eq!(
                stopped["results"][0]["change"]["state"], "stopped",
                "{stopped}"
            );
        } else {
            let body = json!({"price": "80", "reason": "小数点错位"});
            let path = format!("/price-changes/{id}/correction");
            let right = platform.post("operator", &path, body).await.must(200);
            assert_eq!(right["unconfirmed"], false);
        }
        go_to(&platform, "2026-04-10T09:00:00+08:00").await;
        assert_eq!(
            limit(&platform, product).await,
            if stops { "90.00" } else { "80.00" }
        );
        let waiting = platform
            .get("operator", "/price-changes?unconfirmed=true")
            .await
            .must(200);
        assert_eq!(waiting["total"], 0, "{waiting}");
    }
}

#[tokio::test]
async fn a_correction_is_far_from_what_the_platform_listed_last_too() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let file = format!(
        "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n{},44,广东省平台,listing,90,2024-01-01,2025-12-31\n",
        Goods::number(1).code
    );
    platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await;
    let id = declared(&platform, product, "80").await;
    publicized(&platform, &id).await;
    let path = format!("/price-changes/{id}/correction");
    let right = |meant: bool| json!({"price": "8", "reason": "小数点错位", "far_meant": meant});
    let refused = platform.post("operator2", &path, right(false)).await;
    assert_eq!(refused.problem(), (409, "price-far-from-known"));
    let made = platform
        .post("operator2", &path, right(true))
        .await
        .must(200);
    assert_eq!(made["unconfirmed"], true);
}

#[tokio::test]
async fn a_correction_that_raises_the_price_of_its_platform_takes_another_person_too() {
    for by_objection in [false, true] {
        let platform = Platform::start(MONDAY).await;
        // Listed by the platform that the change is of, too.
        let product = platform.capped(1, "100").await;
        let id = declared(&platform, product, "95").await;
        publicized(&platform, &id).await;
        let listed = change(&platform, "operator", &id).await.must(200);
        let file = format!(
            "27位码,省份,平台,价格类型,价格,执行日期\n{},{},{},listing,100,2026-01-01\n",
            Goods::number(1).code,
            listed["region"]["code"],
            text(&listed["platform"])
        );
        platform
            .load("operator", "listed-prices", "价格.csv", file.into())
            .await;
        let right = if by_objection {
            let objected = object(&platform, HOSPITAL, &id).await.must(201);
            let reply = json!({"upheld": true, "answer": "有误", "corrected": {"price": "110"}});
            let path = format!("/objections/{}/answer", text(&objected["id"]));
            let _ = platform.post("operator2", &path, reply).await.must(200);
            let wrong = change(&platform, "operator", &id).await.must(200);
            let right = text(&wrong["corrected_by_id"]);
            change(&platform, "operator", &right).await.must(200)
        } else {
            let path = format!("/price-changes/{id}/correction");
            let body = json!({"price": "110", "reason": "录入有误"});
            platform.post("operator2", &path, body).await.must(200)
        };
        assert_eq!(right["unconfirmed"], true, "{right}");
        let own = format!("/price-changes/{}/confirmation", text(&right["id"]));
        let own = platform.post("operator2", &own, json!({})).await;
        assert_eq!(own.problem(), (409, "same-person"));
    }
}

#[tokio::test]
async fn where_nothing_is_known_a_correction_is_compared_with_what_it_corrects() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    for (price, after, is_far) in [("95", "2", true), ("95", "90", false), ("10", "9000", true)] {
        let id = declared(&platform, product, price).await;
        publicized(&platform, &id).await;
        let path = format!("/price-changes/{id}/correction");
        let right = |meant: bool| json!({"price": after, "reason": "录入有误", "far_meant": meant});
        if is_far {
            let refused = platform.post("operator2", &path, right(false)).await;
            assert_eq!(refused.problem(), (409, "price-far-from-known"));
            assert_eq!(
                refused.body["figures"]["known_price"],
                format!("{price}.00")
            );
        }
        let made = platform
            .post("operator2", &path, right(is_far))
            .await
            .must(200);
        assert_eq!(made["unconfirmed"], is_far, "{made}");
        let stop = json!({"ids": [made["id"]], "reason": "另行处理"});
        let _ = platform
            .post("operator", "/price-changes/stops", stop)
            .await
            .must(200);
    }
}
