//! A file that is sent twice acts once, unless its loader says that he means it.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::MONDAY;

const INVITATIONS: &str = "27位码,价格,数量,备注\n\
    C14020315924063616500000001,100,5,年度\n\
    C14020315924063616500000002,200,7,\n";

/// The same rows in another order and with other columns first.
const SHUFFLED: &str = "数量,备注,27位码,价格\n\
    7,,C14020315924063616500000002,200.00\n\
    5,年度,C14020315924063616500000001,100\n";

async fn invitations(platform: &Platform) -> Value {
    platform.get(HOSPITAL, "/invitations").await.must(200)["total"].clone()
}

async fn load(platform: &Platform, kind: &str, file: &str) -> Value {
    platform
        .load(HOSPITAL, kind, "文件.csv", file.as_bytes().to_vec())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_invitations_are_sent_once_in_whatever_order_and_again_when_meant() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    let first = load(&platform, "invitations", INVITATIONS).await;
    assert_eq!(first["counts"]["accepted"], 2, "{first}");
    assert_eq!(invitations(&platform).await, 2);
    for file in [INVITATIONS, SHUFFLED] {
        let again = load(&platform, "invitations", file).await;
        assert_eq!(again["state"], "done", "{again}");
        assert_eq!(again["counts"]["unchanged"], 2, "{again}");
        assert_eq!(again["same_as"], first["id"], "{again}");
        assert_eq!(invitations(&platform).await, 2, "bought once");
    }
    let other = INVITATIONS.replace(",5,", ",6,");
    let other = load(&platform, "invitations", &other).await;
    assert_eq!(other["same_as"], Value::Null, "{other}");
    let meant = load(&platform, "invitations?again=true", INVITATIONS).await;
    assert_eq!(meant["counts"]["accepted"], 2, "{meant}");
    assert_eq!(
        invitations(&platform).await,
        5,
        "the row of the other file that is equal is not sent"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn current_prices_sent_again_do_not_reopen_what_a_conclusion_ended() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let file = "27位码,价格,生效日期,合同编号\nC14020315924063616500000001,110,2026-01-01,HT-1\n";
    load(&platform, "current-prices", file).await;
    let sent = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(sent["state"], "confirmed");
    let path = format!("/products/{product}/current-price");
    let concluded = platform.get(HOSPITAL, &path).await.must(200);
    let again = load(&platform, "current-prices", file).await;
    assert_eq!(again["counts"]["unchanged"], 1, "{again}");
    let after = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(after, concluded);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_filter_selects_is_fixed_with_the_first_answer_under_a_key() {
    let platform = Platform::start(MONDAY).await;
    let first = platform.capped(1, "100").await;
    let second = platform.capped(2, "100").await;
    platform.pays(HOSPITAL, first, "150").await;
    let body = json!({"quantity": 3});
    let offer = async || {
        let path = "/overpayments/invitations";
        let request = platform.request(HOSPITAL, reqwest::Method::POST, path);
        let request = request.header("idempotency-key", "mine").json(&body);
        platform.send(request).await.must(200)
    };
    let answer = offer().await;
    assert_eq!(answer["confirmed"], 1, "{answer}");
    platform.pays(HOSPITAL, second, "150").await;
    assert_eq!(offer().await, answer);
    assert_eq!(invitations(&platform).await, 1);
}
