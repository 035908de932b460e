//! Bodies are objects, and what is an object in them is one, as the description states.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tests::Platform;

use crate::authorization::matrix;
use crate::authorization::requests::{body, concrete, things};
use crate::entrances::{caller_of, fields_of, resolved, set};

/// A list of the values of an object, as the derived readers of structs take them: in the order of the fields.
fn as_list(document: &Value, schema: &Value, object: &Value) -> Value {
    let schema = resolved(document, schema);
    let names = schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let value = |name: &String| object.get(name).cloned().unwrap_or_default();
    names.keys().map(value).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_no_body_and_no_object_in_one() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let document = server::routes::document();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let caller = caller_of(line);
        for (pointer, schema) in fields_of(operation) {
            if !schema["properties"].is_object() {
                continue;
            }
            let right = body(operation, caller, &things);
            let Some(object) = right.pointer(&pointer).filter(|it| it.is_object()) else {
                continue;
            };
            let lists = [as_list(&document, &schema, object), json!([])];
            for list in lists {
                let mut body = right.clone();
                set(&mut body, &pointer, &list);
                let path = concrete(path, &things);
                let request = platform.request(caller, method.parse().unwrap(), &path);
                let reply = platform.send(request.json(&body)).await;
                tried += 1;
                if reply.status != 422 || reply.body["errors"][0]["detail"].is_null() {
                    let (status, body) = (reply.status, &reply.body);
                    wrong.push(format!("{operation} {pointer} = {list}: {status} {body}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    assert!(60 < tried, "only {tried} tried");
    let list = json!(["hospital2", "sunshine-demo"]);
    let signing_in = platform.request("", Method::POST, "/sessions").json(&list);
    let reply = platform.send(signing_in).await;
    assert_eq!(reply.problem(), (422, "invalid-fields"));
    assert_eq!(
        reply.body["errors"],
        json!([{"pointer": "", "detail": "字段有误：类型不符：数组，应为对象"}])
    );
    let english = platform.request("", Method::POST, "/sessions").json(&list);
    let reply = platform.send(english.header("accept-language", "en")).await;
    let detail = "invalid type: sequence, expected a map";
    assert_eq!(reply.body["errors"][0]["detail"], detail);
}

/// A form with these files under their names.
fn form(parts: &[(&str, &str)]) -> Form {
    let mut form = Form::new();
    for (name, content) in parts {
        let part = Part::bytes(content.as_bytes().to_vec()).file_name("文件.csv");
        form = form.part((*name).to_owned(), part);
    }
    form
}

const OWN_PRICES: &str = "27位码,现行采购价\nC14020315924063616500000001,100\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_coded_is_refused_with_a_sentence_wherever_one_is_read() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let mut tried = 0;
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let document = server::routes::document();
        let described = document["paths"][format!("/api/v1{path}")][method.to_lowercase()].clone();
        let content = &described["requestBody"]["content"];
        let Some(types) = content.as_object() else {
            continue;
        };
        let caller = caller_of(line);
        let path = concrete(path, &things);
        let request = platform.request(caller, method.parse().unwrap(), &path);
        let request = if types.contains_key("multipart/form-data") {
            request.multipart(form(&[("file", OWN_PRICES)]))
        } else {
            request.json(&body(operation, caller, &things))
        };
        let reply = platform
            .send(request.header("content-encoding", "gzip"))
            .await;
        assert_eq!(reply.problem(), (415, "media-type"), "{operation}");
        let detail = reply.body["detail"].as_str().unwrap();
        assert!(detail.contains("Content-Encoding"), "{operation}: {detail}");
        tried += 1;
    }
    assert!(60 < tried, "only {tried} tried");
    // As it is, it is coded in no way.
    let body = json!({"account": "hospital", "password": "wrong"});
    let request = platform.request("", Method::POST, "/sessions").json(&body);
    let reply = platform
        .send(request.header("content-encoding", "identity"))
        .await;
    assert_eq!(reply.status, 401, "{}", reply.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_file_of_a_form_is_refused_and_nothing_of_it_is_taken() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let two = [("file", OWN_PRICES), ("file", OWN_PRICES)];
    let far = [("file", OWN_PRICES), ("note", "x"), ("file", "")];
    for path in [
        "/imports/current-prices",
        "/imports/current-prices?preview=true",
        "/evidence",
    ] {
        for parts in [&two[..], &far[..]] {
            let request = platform.request("hospital", Method::POST, path);
            let request = request.header("idempotency-key", uuid::Uuid::new_v4().to_string());
            let reply = platform.send(request.multipart(form(parts))).await;
            assert_eq!(reply.problem(), (422, "invalid-fields"), "{path}");
            let wrong = &reply.body["errors"][0];
            assert_eq!(wrong["pointer"], "/file", "{path}");
            assert!(
                wrong["detail"]
                    .as_str()
                    .unwrap()
                    .contains("一次只能上传一个文件"),
                "{wrong}"
            );
        }
    }
    let imports = platform.get("hospital", "/imports").await.must(200);
    assert_eq!(imports["total"], 0, "{imports}");
    // What stands after the file and is none is nobody's to send, and harms nothing.
    let request = platform.request("hospital", Method::POST, "/imports/current-prices");
    let parts = [("note", "x"), ("file", OWN_PRICES), ("note", "y")];
    let reply = platform.send(request.multipart(form(&parts))).await;
    assert_eq!(reply.status, 202, "{}", reply.body);
}
