//! What comes in at the edges of its type: every parameter and every field that the description calls a date,
//! an instant, a number, an id or one of several words is refused in words, whatever it is given.

use reqwest::Method;
use serde_json::{Map, Value, json};
use tests::{HOSPITAL, Platform, Reply};

use crate::authorization::requests::{Things, body, concrete, things};
use crate::authorization::{ADMINISTRATOR, CALLERS, matrix};

/// No value of any type.
const NONSENSE: [&str; 20] = [
    "",
    "%20",
    "NaN",
    "-Infinity",
    "null",
    "-1",
    "-9223372036854775809",
    "99999999999999999999999999999999999999",
    "1e9",
    "%EF%BC%91%EF%BC%92",
    "%00",
    "1%00",
    "%2B262142-12-31",
    "-262143-01-01",
    "%2B262142-12-31T23:59:59Z",
    "-262143-01-01T00:00:00%2B08:00",
    "1899-12-31",
    "2201-01-01",
    "9999-12-31T23:59:59Z",
    "2026-02-30",
];

/// Cursors of no page: the ends of numbers and of the library's time.
const CURSORS: [&str; 6] = [
    "",
    "%00",
    "zz",
    "7fffffffffffffff-1",
    "-7fffffffffffffff--1",
    "ffffffffffffffffffffffff",
];

/// As [`NONSENSE`], in a body.
fn wrong_values() -> Vec<Value> {
    let huge: Value = serde_json::from_str("99999999999999999999999999").unwrap();
    let mut values = vec![
        huge,
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!([]),
        json!({}),
    ];
    values.extend(
        [
            "",
            " ",
            "NaN",
            "-1",
            "１２",
            "\0",
            "1e9",
            "+262142-12-31",
            "-262143-01-01",
            "+262142-12-31T23:59:59Z",
            "-262143-01-01T00:00:00+08:00",
            "1899-12-31",
            "2201-01-01",
            "9999-12-31",
            "2201-01-01T00:00:00+08:00",
            " 2026-03-02",
        ]
        .map(Value::from),
    );
    values
}

/// Whether the schema has values of its own, which nonsense is none of.
fn is_typed(schema: &Value) -> bool {
    let of_a_format = ["date", "date-time", "id", "uuid"];
    let format = schema["format"].as_str().unwrap_or_default();
    of_a_format.contains(&format)
        || schema["enum"].is_array()
        || schema["pattern"].is_string()
        || schema["type"] == "boolean"
        || schema["type"] == "integer"
}

/// Whether the field is the last day of a period, which may state that there is none.
pub(super) fn is_last_day(schema: &Value) -> bool {
    let document = server::routes::document();
    *schema == document["components"]["schemas"]["LastDay"]
}

pub(super) fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(name) => document.pointer(&name[1..]).unwrap(),
        None => schema,
    }
}

/// A caller whom the operation lets in, if it finds no such thing for him.
pub(super) fn caller_of(line: &str) -> &'static str {
    let with_sign = |sign| {
        let of_sign = CALLERS.iter().zip(line.chars());
        let mut of_sign = of_sign.filter(move |(_, may)| *may == sign);
        of_sign.find(|(caller, _)| !caller.is_empty() && **caller != ADMINISTRATOR)
    };
    let let_in = with_sign('+').or_else(|| with_sign('0'));
    let_in.map_or(HOSPITAL, |(caller, _)| *caller)
}

fn is_refused(reply: &Reply) -> bool {
    let media_type = reply.headers.get("content-type");
    let is_problem = media_type.is_some_and(|found| found == "application/problem+json");
    is_problem && matches!(reply.status, 400 | 422)
}

/// What other parameters the operation needs.
fn needed(path: &str) -> &'static str {
    match path {
        "/rules/{key}/impact" => "value=6&effective_from=2026-03-03",
        "/products/{id}/limit-effect" => "price=1",
        "/campaigns/preview" => "quarter=2026Q1",
        _ => "",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_parameter_refuses_what_is_at_the_edge_of_its_type() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let document = server::routes::document();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        let described =
            &document["paths"][format!("/api/v1{path}")][method.as_str().to_lowercase()];
        // Of an upload the form is judged first.
        if described["requestBody"]["content"]["multipart/form-data"].is_object() {
            continue;
        }
        let parameters = described["parameters"].as_array().into_iter().flatten();
        for parameter in parameters.filter(|parameter| parameter["in"] == "query") {
            let name = parameter["name"].as_str().unwrap();
            let schema = resolved(&document, &parameter["schema"]);
            let values: &[&str] = match name {
                "cursor" => &CURSORS,
                _ if is_typed(schema) => &NONSENSE,
                // A text to search by may be empty.
                "q" => &["%00"],
                _ => &["%00", "", "%20", "%E3%80%80"],
            };
            let mut queries: Vec<String> = (values.iter())
                .filter(|value| !(schema["type"] == "integer" && is_within(schema, value)))
                .map(|value| format!("{name}={value}"))
                .collect();
            queries.push(format!("{name}=1&{name}=2"));
            let others = needed(path)
                .split('&')
                .filter(|other| !other.starts_with(name));
            let others = others.collect::<Vec<_>>().join("&");
            for query in queries {
                let at = format!("{}?{others}&{query}", concrete(path, &things));
                let request = platform.request(caller_of(line), method.clone(), &at);
                let request = match method {
                    Method::GET => request,
                    _ => request.json(&body(operation, caller_of(line), &things)),
                };
                let reply = platform.send(request).await;
                tried += 1;
                if !is_refused(&reply) || reply.body["errors"][0]["pointer"] != name {
                    wrong.push(format!(
                        "{operation} ?{query}: {} {}",
                        reply.status, reply.body
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    assert!(2_000 < tried, "only {tried} tried");
}

fn is_within(schema: &Value, value: &str) -> bool {
    let Ok(number) = value.parse::<i64>() else {
        return false;
    };
    (schema["minimum"].as_i64().unwrap()..=schema["maximum"].as_i64().unwrap()).contains(&number)
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_text_to_search_by_may_be_empty() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let _ = platform.get(HOSPITAL, "/products?q=").await.must(200);
    let _ = platform.get("maker", "/price-changes?q=").await.must(200);
    for (path, name) in [
        ("/products?limit=", "limit"),
        ("/invitations?cursor=", "cursor"),
        ("/invitations?state=", "state"),
        ("/messages?unread=", "unread"),
        ("/calendar/deadline?from=", "from"),
        ("/overpayments?category=", "category"),
        ("/products?category=", "category"),
        ("/products?certificate=", "certificate"),
        ("/products?certificate=%E3%80%80", "certificate"),
    ] {
        let reply = platform.get(HOSPITAL, path).await;
        assert_eq!(reply.problem(), (400, "malformed"), "{path}");
        assert_eq!(reply.body["errors"][0]["pointer"], name, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_that_there_cannot_be_is_refused_wherever_it_filters() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    for category in ["zz", "1", "140", "14020315", "%EF%BC%91%EF%BC%94"] {
        for list in ["/products", "/overpayments"] {
            let path = format!("{list}?category={category}");
            let reply = platform.get(HOSPITAL, &path).await;
            assert_eq!(reply.status, 422, "{path}");
            assert_eq!(reply.body["errors"][0]["pointer"], "category", "{path}");
        }
    }
    for category in ["zz", "", " ", "140"] {
        let body = json!({"category": category, "quantity": 1});
        let reply = platform
            .post(HOSPITAL, "/overpayments/invitations", body)
            .await;
        assert_eq!(reply.status, 422, "{category}");
        assert_eq!(reply.body["errors"][0]["pointer"], "/category");
    }
}

/// The fields of a body, as pointers with their schemas; `0` is the first of a list.
fn fields(document: &Value, schema: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    let schema = resolved(document, schema);
    for part in ["oneOf", "allOf", "anyOf"] {
        for one in schema[part].as_array().into_iter().flatten() {
            fields(document, one, at, found);
        }
    }
    for (name, of) in schema["properties"].as_object().unwrap_or(&Map::new()) {
        fields(document, of, &format!("{at}/{name}"), found);
    }
    if schema["items"].is_object() {
        fields(document, &schema["items"], &format!("{at}/0"), found);
    }
    found.push((at.to_owned(), schema.clone()));
}

/// Puts `value` at a pointer, with the objects and lists on the way to it.
pub(super) fn set(body: &mut Value, pointer: &str, value: &Value) {
    let mut here = body;
    for name in pointer.split('/').skip(1) {
        if name == "0" {
            if here.as_array().is_none_or(Vec::is_empty) {
                *here = json!([null]);
            }
            here = &mut here[0];
        } else {
            if !here.is_object() {
                *here = json!({});
            }
            here = &mut here[name];
        }
    }
    *here = value.clone();
}

/// The fields of the JSON body of an operation.
pub(super) fn fields_of(operation: &str) -> Vec<(String, Value)> {
    let document = server::routes::document();
    let (method, path) = operation.split_once(' ').unwrap();
    let described = &document["paths"][format!("/api/v1{path}")][method.to_lowercase()];
    let schema = &described["requestBody"]["content"]["application/json"]["schema"];
    let mut found = Vec::new();
    fields(&document, schema, "", &mut found);
    found
}

fn bodies(operation: &str, caller: &str, things: &Things) -> Vec<(String, Value)> {
    let typed = fields_of(operation).into_iter();
    let mut bodies = Vec::new();
    for (pointer, schema) in typed.filter(|(_, schema)| is_typed(schema)) {
        for value in wrong_values() {
            let is_right = match schema["type"] == "boolean" {
                true => value.is_boolean(),
                false => value == "9999-12-31" && is_last_day(&schema),
            };
            if is_right {
                continue;
            }
            let mut body = body(operation, caller, things);
            set(&mut body, &pointer, &value);
            bodies.push((format!("{operation} {pointer} = {value}"), body));
        }
    }
    bodies
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_refuses_what_is_at_the_edge_of_its_type() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let caller = caller_of(line);
        let path = concrete(path, &things);
        for (what, body) in bodies(operation, caller, &things) {
            let request = platform.request(caller, method.parse().unwrap(), &path);
            let reply = platform.send(request.json(&body)).await;
            tried += 1;
            // One wrong offer of several is refused in its own place.
            let in_place = reply.body["results"][0]["problem"]["status"] == 422;
            if !is_refused(&reply) && !in_place {
                wrong.push(format!("{what}: {} {}", reply.status, reply.body));
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    assert!(500 < tried, "only {tried} tried");
}

/// Whether the field takes whatever people write.
fn is_free(schema: &Value) -> bool {
    let types = schema["type"].as_array().into_iter().flatten();
    let is_text = schema["type"] == "string" || types.into_iter().any(|one| one == "string");
    is_text && !is_typed(schema)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_text_of_a_body_refuses_letters_that_nobody_sees() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let (mut wrong, mut tried, mut named) = (Vec::new(), 0, 0);
    for (operation, line) in matrix() {
        let (method, path) = operation.split_once(' ').unwrap();
        let caller = caller_of(line);
        let path = concrete(path, &things);
        for (pointer, schema) in fields_of(operation) {
            // A password, or the secret of a link, is compared, shown to nobody and part of nothing.
            let is_compared = ["password", "secret", "ticket"]
                .iter()
                .any(|word| pointer.ends_with(word));
            if !is_free(&schema) || is_compared {
                continue;
            }
            for letter in [
                '\0', '\u{200b}', '\u{202e}', '\u{fffd}', '\u{fe0f}', '\u{2800}',
            ] {
                let mut body = body(operation, caller, &things);
                set(&mut body, &pointer, &json!(format!("甲{letter}乙")));
                let request = platform.request(caller, method.parse().unwrap(), &path);
                let reply = platform.send(request.json(&body)).await;
                tried += 1;
                // Of several wrong fields the first may be named; one wrong row of several is refused in its own place.
                named += usize::from(reply.body["errors"][0]["pointer"] == pointer);
                let in_place = reply.body["results"][0]["problem"]["status"].as_i64();
                let signs_in = ["POST /sessions", "POST /passkey-challenges"].contains(&operation);
                let is_unknown = signs_in && reply.status == 401;
                if !(is_refused(&reply) || in_place.is_some() || is_unknown) {
                    let (status, body) = (reply.status, &reply.body);
                    wrong.push(format!("{operation} {pointer} {letter:?}: {status} {body}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    assert!(250 < named, "{named} of {tried} are named");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_instant_that_a_clock_may_show_leaves_every_term_countable() {
    let platform = Platform::start("2200-12-31T23:59:59+08:00").await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    // New Year is no working day in any year.
    assert_eq!(sent["due_at"], "2201-01-09T00:00:00+08:00");
    for path in [
        "/lower-price-reports/deadline".to_owned(),
        "/lower-price-reports/deadline?executed_on=2200-12-31".to_owned(),
        "/lower-price-reports/deadline?executed_on=1900-01-01".to_owned(),
        "/calendar/deadline?working_days=2000".to_owned(),
        "/calendar/deadline?from=1900-01-01&working_days=2000".to_owned(),
        format!(
            "/products/{product}/reference-limit?on=1900-01-01&known_at=1900-01-01T00:06:00%2B08:00"
        ),
        format!(
            "/products/{product}/reference-limit?on=2200-12-31&known_at=2200-12-31T23:59:59%2B08:00"
        ),
        "/invitations?due_before=2200-12-31T23:59:59%2B08:00".to_owned(),
        "/price-findings/summary".to_owned(),
        "/home".to_owned(),
    ] {
        let caller = if path.starts_with("/price-findings") {
            "operator"
        } else {
            HOSPITAL
        };
        let _ = platform.get(caller, &path).await.must(200);
    }
    let body = json!({"price": "80", "effective_from": "2200-12-31", "contract_no": "x"});
    let path = format!("/products/{product}/current-price");
    let _ = platform.put(HOSPITAL, &path, body).await.must(200);
}
