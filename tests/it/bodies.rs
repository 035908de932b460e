//! Bodies are objects, and what is an object in them is one, as the description states.

use reqwest::Method;
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
