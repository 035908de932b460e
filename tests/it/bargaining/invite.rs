//! What a hospital may offer, and what comes of it at once.

use domain::listed_price::PriceKind;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, answer, id};

#[tokio::test]
async fn case_b1_at_the_limit_it_is_confirmed_at_once_and_becomes_the_current_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "100").await;
    assert_eq!(invitation["state"], "confirmed");
    assert_eq!(
        invitation["decision"],
        json!({"by": "rule", "clause": "S4-1", "reason": null})
    );
    assert_eq!(invitation["due_at"], Value::Null);
    let path = format!("/products/{product}/current-price");
    let current = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&current["price"], &current["origin"]),
        (&json!("100.00"), &json!("invitation"))
    );
}

#[tokio::test]
async fn cases_b2_to_b5_both_ceilings_hold() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let above = platform.invite(HOSPITAL, product, "100.01").await;
    assert_eq!(above.problem(), (409, "price-above-reference-limit"), "B2");
    assert_eq!(above.body["clause"], "S4-1");
    assert_eq!(
        above.body["figures"],
        json!({"price": "100.01", "reference_limit": "100.00"})
    );

    platform.pays(HOSPITAL, product, "90").await;
    let at_limit = platform.invite(HOSPITAL, product, "100").await;
    assert_eq!(at_limit.problem(), (409, "price-above-current-price"), "B4");
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    assert_eq!(invitation["state"], "pending", "B5");
    assert_eq!(invitation["due_at"], "2026-03-10T00:00:00+08:00", "B5");

    let other = platform.invited("hospital2", product, "99.99").await;
    assert_eq!(other["state"], "pending", "B3");
}

#[tokio::test]
async fn cases_b7_and_b8_a_candidate_product_is_never_automatic() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    platform
        .listed(&goods, &[Listed::at("44", "60").of(PriceKind::VbpNational)])
        .await;
    platform.pays(HOSPITAL, product, "80").await;
    assert_eq!(
        platform.invited(HOSPITAL, product, "80").await["state"],
        "pending",
        "B7"
    );
    let offer = json!({"product_id": product.to_string(), "price": "50", "quantity": 1});
    let preview = platform
        .post("hospital2", "/invitations/preview", offer)
        .await
        .must(200);
    assert_eq!(preview["outcome"], "pending", "B8");
    assert_eq!(preview["warnings"][0]["code"], "no-reference-limit", "B8");
}

#[tokio::test]
async fn cases_b9_to_b11_what_may_not_be_bargained_for() {
    let platform = Platform::start(MONDAY).await;
    let expired = Goods {
        certificate_expires_on: "2026-03-01".parse().ok(),
        ..Goods::number(1)
    };
    let product = platform.product(&expired).await;
    platform.listed(&expired, &[Listed::at("44", "100")]).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(
        refused.problem(),
        (409, "product-not-buyable"),
        "B9 expired"
    );

    let product = platform.capped(2, "100").await;
    let delisting = json!({"state": "delisted", "reason": "质量问题"});
    let path = format!("/products/{product}/listing");
    assert_eq!(platform.put("operator", &path, delisting).await.status, 204);
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(
        refused.problem(),
        (409, "product-not-buyable"),
        "B9 delisted"
    );

    let product = platform.capped(3, "100").await;
    platform.procured(product, "60".parse().ok(), false).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(refused.problem(), (409, "product-in-zone"), "B10");

    let product = platform.capped(4, "100").await;
    platform.procured(product, None, true).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(refused.problem(), (409, "product-under-vbp"), "B11");
}

#[tokio::test]
async fn case_b12_one_open_invitation_for_a_hospital_and_a_product() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let first = platform.invited(HOSPITAL, product, "90").await;
    let second = platform.invite(HOSPITAL, product, "91").await;
    assert_eq!(second.problem(), (409, "invitation-already-open"));
    let _withdrawn = answer(&platform, HOSPITAL, id(&first), "withdrawal", json!({}))
        .await
        .must(200);
    assert_eq!(
        platform.invited(HOSPITAL, product, "91").await["state"],
        "pending"
    );
}

/// The stable codes of what a preview points out.
async fn pointed_out(platform: &Platform, product: domain::ProductId, price: &str) -> Vec<String> {
    let body = json!({"product_id": product.to_string(), "price": price, "quantity": 1});
    let seen = platform.post(HOSPITAL, "/invitations/preview", body).await;
    let seen = seen.must(200);
    let warnings = seen["warnings"].as_array().unwrap().iter();
    warnings
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_offer_that_looks_like_a_typing_error_is_pointed_out_at_every_entrance_and_sent_if_meant()
 {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    let far = "price-far-from-limit".to_owned();
    assert!(
        pointed_out(&platform, product, "29.9999")
            .await
            .contains(&far)
    );
    assert!(!pointed_out(&platform, product, "30").await.contains(&far));
    // Near what the hospital pays, a bargain far below the limit is none.
    platform.pays(HOSPITAL, product, "20").await;
    assert!(!pointed_out(&platform, product, "19").await.contains(&far));
    assert!(pointed_out(&platform, product, "1.9").await.contains(&far));
    let item = json!({"product_id": product.to_string(), "price": "1.9", "quantity": 1});
    let sent = platform
        .post(HOSPITAL, "/invitations/batch", json!({"items": [item]}))
        .await
        .must(200);
    let result = &sent["results"][0];
    assert_eq!(result["invitation"]["state"], "pending", "{sent}");
    assert_eq!(result["warnings"][0]["code"], json!(far), "{sent}");
    let other = platform.capped(2, "90").await;
    let file = "27位码,邀请价,数量\nC14020315924063616500000002,2.99,1\n";
    let import = platform
        .load(HOSPITAL, "invitations", "邀请.csv", file.into())
        .await;
    assert_eq!(
        (&import["accepted"], &import["warnings"]),
        (&json!(1), &json!(1)),
        "{other}: {import}"
    );
}
