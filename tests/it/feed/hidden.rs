//! A thing that the caller may not know of is answered like one that is not there, wherever it is named: in a path, a
//! body or a filter.

use domain::{CampaignId, LowerPriceReportId, MessageId, ObjectionId, PriceChangeId};
use reqwest::Method;
use serde_json::Value;
use tests::Platform;

use crate::authorization::requests;
use crate::authorization::{CALLERS, matrix};

/// An id of the same kind that nothing has.
fn nobodys(path: &str) -> String {
    let far = (1 << 40) + 1_000_000;
    match path.split('/').nth(1).unwrap_or_default() {
        "messages" => MessageId(far).to_string(),
        "lower-price-reports" => LowerPriceReportId(far).to_string(),
        "price-changes" | "declarations" => PriceChangeId(far).to_string(),
        "campaigns" => CampaignId(far).to_string(),
        "objections" => ObjectionId(far).to_string(),
        "organisations" | "accounts" => far.to_string(),
        _ => uuid::Uuid::now_v7().to_string(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_answers_every_operation_like_what_is_not_there() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = requests::things(&platform).await;
    let mut compared = 0;
    for (operation, line) in matrix() {
        let (method, template) = operation.split_once(' ').unwrap();
        if !template.contains("{id}") {
            continue;
        }
        let hidden = requests::concrete(template, &things);
        let missing = template.replace("{id}", &nobodys(template));
        for (caller, cell) in CALLERS.iter().zip(line.chars()).take(CALLERS.len() - 1) {
            if cell != '0' {
                continue;
            }
            let mut answers = Vec::new();
            for path in [&hidden, &missing] {
                let method: Method = method.parse().unwrap();
                let mut request = platform.request(caller, method.clone(), path);
                if method != Method::GET {
                    request = request.json(&requests::body(operation, caller, &things));
                }
                if path.starts_with("/invitations/") {
                    request = request.header("if-match", "\"999\"");
                }
                let mut answer = platform.send(request).await;
                answer
                    .body
                    .as_object_mut()
                    .map(|body| body.remove("request_id"));
                answers.push((answer.status, answer.body));
            }
            assert_eq!(answers[0], answers[1], "{caller} {operation}");
            assert_eq!(answers[0].0, 404, "{caller} {operation}");
            compared += 1;
        }
    }
    assert!(60 < compared, "{compared}");
}

const DECLARED: &str = r#"{"product_id":"PRODUCT","region":"44","platform":"省平台","kind":"listing",
    "price":"90","effective_from":"2026-03-01","source":"公告","evidence":["ID"]}"#;

const ANSWERING: &str = r#"{"product_id":"PRODUCT","region":"44","platform":"省平台","kind":"listing",
    "price":"90","effective_from":"2026-03-01","source":"公告","campaign_id":"ID"}"#;

const SEEN: &str = r#"{"product_id":"PRODUCT","region":"51","platform":"省平台","price":"60",
    "pack_ratio":"1","executed_on":"2026-02-20","source":"","evidence":["ID"]}"#;

const OBJECTION: &str = r#"{"reason":"x","evidence":["ID"]}"#;

const ACCEPTED: &str = r#"{"action":"acceptance","ids":["ID"]}"#;

const WITHDRAWN: &str = r#"{"action":"withdrawal","ids":["ID"]}"#;

/// Who calls what with which body, and the path of the hidden thing that it names.
const NAMED: [(&str, &str, &str, &str); 8] = [
    ("maker2", "POST /declarations", DECLARED, "/evidence/{id}"),
    ("maker2", "POST /declarations", ANSWERING, "/campaigns/{id}"),
    (
        "distributor",
        "POST /lower-price-reports",
        SEEN,
        "/evidence/{id}",
    ),
    (
        "hospital2",
        "POST /price-changes/PUBLIC/objections",
        OBJECTION,
        "/evidence/{id}",
    ),
    (
        "maker2",
        "POST /invitations/answers",
        ACCEPTED,
        "/invitations/{id}",
    ),
    (
        "hospital2",
        "POST /invitations/answers",
        WITHDRAWN,
        "/invitations/{id}",
    ),
    (
        "hospital2",
        "GET /objections?price_change_id=ID",
        "{}",
        "/price-changes/{id}",
    ),
    (
        "maker2",
        "GET /objections?price_change_id=ID",
        "{}",
        "/price-changes/{id}",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_thing_that_a_body_or_a_filter_names_is_like_none() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = requests::things(&platform).await;
    let id_of = |path: &str| {
        let path = requests::concrete(path, &things);
        path.split('/').nth(2).unwrap().to_owned()
    };
    let product = id_of("/products/{id}");
    let public = platform.get("operator", "/publicities/changes").await;
    let public = public.must(200)["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for (who, operation, body, thing) in NAMED {
        let (method, path) = operation.split_once(' ').unwrap();
        let mut answers = Vec::new();
        for id in [id_of(thing), nobodys(thing)] {
            let path = path.replace("ID", &id).replace("PUBLIC", &public);
            let body = body.replace("ID", &id).replace("PRODUCT", &product);
            let mut request = platform.request(who, method.parse().unwrap(), &path);
            if method != "GET" {
                request = request.json(&serde_json::from_str::<Value>(&body).unwrap());
            }
            let mut answer = platform.send(request).await;
            if let Some(body) = answer.body.as_object_mut() {
                body.remove("request_id");
            }
            answers.push((answer.status, answer.body.to_string().replace(&id, "ID")));
        }
        assert_eq!(answers[0], answers[1], "{who} {operation}");
    }
}
