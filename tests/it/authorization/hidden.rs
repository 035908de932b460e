//! What a refusal reveals, and when it comes.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tests::{HOSPITAL, Platform};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::CANARY;

#[tokio::test]
async fn a_caller_without_the_right_is_refused_before_the_body_is_read() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    for (caller, path, status) in [
        ("maker", "/invitations", 403),
        ("maker", "/imports/products", 403),
        ("", "/invitations", 401),
        ("", "/evidence", 401),
    ] {
        // A body that begins and never ends.
        let request = platform
            .request(caller, Method::POST, path)
            .build()
            .unwrap();
        let key = request.headers().get("authorization");
        let key = key.map_or("", |key| key.to_str().unwrap());
        let address = platform.base().replace("http://", "");
        let mut stream = TcpStream::connect(&address).await.unwrap();
        let head = format!(
            "POST /api/v1{path} HTTP/1.1\r\nhost: {address}\r\nauthorization: {key}\r\n\
             content-type: application/json\r\ncontent-length: 1000\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut line = [0; 12];
        let answer = timeout(Duration::from_secs(5), stream.read_exact(&mut line)).await;
        answer.expect("an answer before the body's end").unwrap();
        assert_eq!(
            line,
            *format!("HTTP/1.1 {status}").as_bytes(),
            "{caller} {path}"
        );
    }
}

#[tokio::test]
async fn what_is_hidden_looks_like_what_is_not_there() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "70").await;
    let hidden = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let missing = format!("/invitations/{}", uuid::Uuid::now_v7());
    let without_request_id = |mut body: Value| {
        body.as_object_mut().unwrap().remove("request_id");
        body
    };
    let hidden = platform.get("maker2", &hidden).await;
    let missing = platform.get("maker2", &missing).await;
    assert_eq!((hidden.status, missing.status), (404, 404));
    assert_eq!(
        without_request_id(hidden.body),
        without_request_id(missing.body)
    );
}

#[tokio::test]
async fn a_hospitals_import_of_its_prices_is_hidden_from_everyone_else() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let _product = platform.capped(1, "100").await;
    let file = format!(
        "27位码,价格,生效日期,合同编号\nC14020315924063616500000001,{CANARY},2026-01-01,H\n"
    );
    let import = platform
        .load(HOSPITAL, "current-prices", "价格.csv", file.into())
        .await;
    let path = format!("/imports/{}", import["id"].as_str().unwrap());
    for caller in ["hospital2", "maker", "operator", "bureau"] {
        assert_eq!(platform.get(caller, &path).await.status, 404, "{caller}");
        let list = platform.get(caller, "/imports").await.must(200);
        assert_eq!(list["total"], 0, "{caller}");
        let feed = platform.get(caller, "/feed?limit=200").await.must(200);
        assert!(!feed.to_string().contains(CANARY), "{caller}");
    }
}

#[tokio::test]
async fn where_mail_goes_is_shown_to_administrators_of_the_exchange_centre_alone() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    for caller in ["", HOSPITAL, "maker", "bureau", "maker2"] {
        let shown = platform.get(caller, "/system").await.must(200);
        assert_eq!(shown["mail"]["detail"], Value::Null, "{caller:?}");
        assert!(!shown.to_string().contains("where mail goes"), "{caller:?}");
    }
    let grant = "update account set duties = array['administrator'] where account = 'operator'";
    let client = tests::cluster::connect(platform.config()).await;
    client.batch_execute(grant).await.unwrap();
    let shown = platform.get("operator", "/system").await.must(200);
    assert_eq!(shown["mail"]["detail"], "where mail goes");
}
