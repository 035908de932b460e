//! One normal form for names and texts, at every entrance: nothing that nobody sees, nothing that turns other letters.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Letters that are refused, with their names.
const REFUSED: [(&str, &str); 5] = [
    ("\0", "U+0000"),
    ("\u{202e}", "U+202E"),
    ("\u{2066}", "U+2066"),
    ("\u{200b}", "U+200B"),
    ("\u{feff}", "U+FEFF"),
];

fn is_named(reply: &Reply, pointer: &str, letter: &str) {
    assert_eq!(reply.status, 422, "{letter} at {pointer}: {}", reply.body);
    let error = &reply.body["errors"][0];
    assert_eq!(error["pointer"], pointer, "{}", reply.body);
    let detail = error["detail"].as_str().unwrap();
    assert!(detail.contains(letter), "{detail}");
}

async fn send_raw(platform: &Platform, head: &str, body: &[u8]) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = platform.base().trim_start_matches("http://").to_owned();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let token = platform.token("maker");
    let length = body.len();
    let head = format!(
        "{head}\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn names_and_texts_in_bodies_name_the_field_and_the_letter() {
    let platform = Platform::start(MONDAY).await;
    for (letter, name) in REFUSED {
        let organisation = json!({"name": format!("甲{letter}公司"), "kind": "manufacturer"});
        let reply = platform.post("operator", "/organisations", organisation);
        is_named(&reply.await, "/name", name);
        let rule = json!({
            "key": "bargaining.answer_term", "value": "6", "clause": "S4-1", "effective_from": "2026-04-01",
            "note": format!("第一行\n第二行{letter}"),
        });
        let reply = platform.post("operator", "/rules", rule).await;
        is_named(&reply, "/note", name);
    }
    let lines = json!({"name": "两\n行", "kind": "manufacturer"});
    let reply = platform.post("operator", "/organisations", lines).await;
    is_named(&reply, "/name", "U+000A");
}

#[tokio::test]
async fn a_name_is_composed_and_without_blanks_around_it() {
    let platform = Platform::start(MONDAY).await;
    let organisation =
        json!({"name": " \u{3000}Socie\u{301}te\u{301}（深圳） ", "kind": "manufacturer"});
    let entered = platform
        .post("operator", "/organisations", organisation)
        .await
        .must(201);
    assert_eq!(entered["name"], "Société（深圳）");
    let found = platform
        .get("operator", "/organisations?q=Socie%CC%81")
        .await
        .must(200);
    assert_eq!(found["total"], 1);
}

#[tokio::test]
async fn uploaded_files_have_names_that_are_what_they_look_like() {
    let platform = Platform::start(MONDAY).await;
    for (letter, name) in REFUSED.into_iter().skip(1) {
        let file = format!("发票{letter}fdp.exe");
        let reply = platform
            .hand_in("maker", &file, b"%PDF-1.4 a file".to_vec())
            .await;
        is_named(&reply, "/file", name);
        let part = reqwest::multipart::Part::bytes(b"a,b\n1,2\n".to_vec()).file_name(file);
        let form = reqwest::multipart::Form::new().part("file", part);
        let request = platform.request(HOSPITAL, Method::POST, "/imports/current-prices");
        is_named(&platform.send(request.multipart(form)).await, "/file", name);
    }
    let imports = platform.get(HOSPITAL, "/imports").await.must(200);
    assert_eq!(imports["total"], 0, "nothing was begun");
}

#[tokio::test]
async fn a_cell_that_turns_letters_is_an_error_of_its_row_and_spoils_no_other() {
    let platform = Platform::start(MONDAY).await;
    let header = "注册证编号,产品名称";
    let file = format!("{header}\n甲\u{202e}乙,产品\n丙,丁\u{2067}\n");
    let import = platform
        .load("operator", "products", "list.csv", file.into_bytes())
        .await;
    assert_eq!(import["accepted"], 0, "{import}");
    assert!(
        import["state"] == "done" || import["state"] == "failed",
        "{import}"
    );
}

#[tokio::test]
async fn searches_are_in_the_form_of_names() {
    let platform = Platform::start(MONDAY).await;
    for path in [
        "/organisations?q=",
        "/price-findings?q=",
        "/security-events?account=",
    ] {
        for (letter, name) in [
            ("%00", "U+0000"),
            ("%E2%80%AE", "U+202E"),
            ("%FF", "U+FFFD"),
            ("%C0%AF", "U+FFFD"),
            ("%E2%80%8B", "U+200B"),
        ] {
            let reply = platform.get("operator", &format!("{path}a{letter}b")).await;
            assert_eq!(reply.status, 422, "{path}{letter}: {}", reply.body);
            assert!(reply.body.to_string().contains(name), "{}", reply.body);
        }
    }
}

#[tokio::test]
async fn paths_and_headers_take_no_letter_that_is_no_text() {
    let platform = Platform::start(MONDAY).await;
    for path in [
        "%00",
        "%C0%AF",
        "%ED%A0%80",
        "%FF",
        "%E2%80%AE",
        "bargaining.answer_term%00",
    ] {
        let reply = platform
            .get("operator", &format!("/rules/{path}/history"))
            .await;
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
        let reply = platform
            .get("operator", &format!("/organisations/{path}"))
            .await;
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
        let reply = platform
            .get("operator", &format!("/imports/templates/{path}"))
            .await;
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
    }
    let raw = send_raw(
        &platform,
        "GET /api/v1/organisations?q=\u{202e} HTTP/1.1",
        b"",
    )
    .await;
    assert!(raw.starts_with("HTTP/1.1 4"), "{raw}");
    for key in ["a\u{202e}b", "ключ"] {
        let request = platform.request("operator", Method::POST, "/organisations");
        let request = request.header("idempotency-key", key.as_bytes());
        let reply = platform
            .send(request.json(&json!({"name": "甲", "kind": "manufacturer"})))
            .await;
        assert_eq!(
            reply.body["errors"][0]["pointer"], "Idempotency-Key",
            "{key}: {}",
            reply.body
        );
    }
}

#[tokio::test]
async fn a_file_name_that_is_no_text_is_refused_and_an_encoded_one_is_read() {
    let platform = Platform::start(MONDAY).await;
    let hand_in = async |name: &[u8]| {
        let head =
            "POST /api/v1/evidence HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=x";
        let form = [
            b"--x\r\ncontent-disposition: form-data; name=\"file\"; ",
            name,
            b"\r\n\r\n%PDF-1.4\r\n--x--\r\n",
        ];
        send_raw(&platform, head, &form.concat()).await
    };
    for wrong in [
        &b"filename=\"a\xff\xc0\xaf.pdf\""[..],
        b"filename=\"\xba\xcf\xcd\xac.pdf\"",
        b"filename*=UTF-8''a%00%E2%80%AE.pdf",
        b"filename*=GBK''%BA%CF%CD%AC.pdf",
    ] {
        let raw = hand_in(wrong).await;
        assert!(raw.starts_with("HTTP/1.1 422"), "{raw}");
        assert!(raw.contains("\"/file\""), "{raw}");
    }
    let raw = hand_in(b"filename*=UTF-8''%E5%90%88%E5%90%8C.pdf").await;
    assert!(raw.starts_with("HTTP/1.1 201"), "{raw}");
    assert!(raw.contains("合同.pdf"), "{raw}");
}

#[tokio::test]
async fn a_file_stored_before_under_a_turned_name_is_served_under_one_that_is_seen() {
    let platform = Platform::start(MONDAY).await;
    let pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".to_vec();
    let stored = platform
        .hand_in("maker", "invoice.pdf", pdf)
        .await
        .must(201);
    let client = tests::cluster::connect(platform.config()).await;
    // As a release wrote it that knew no such rule; what is stored is changed by nobody since.
    let older = "set session_replication_role = replica; \
        update evidence set file_name = U&'a\\202Efdp.exe'";
    client.batch_execute(older).await.unwrap();
    let path = format!("/evidence/{}/file", stored["id"].as_str().unwrap());
    let file = platform.get("maker", &path).await;
    assert_eq!(file.status, 200, "{}", file.body);
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(!disposition.contains("%E2%80%AE"), "{disposition}");
    let shown: Value = platform.get("maker", "/sessions/current").await.must(200);
    assert_eq!(shown["account"], "maker");
}
