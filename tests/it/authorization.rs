//! Every operation of the description × every kind of caller: who may, who may not, and from whom the thing
//! itself is hidden. An operation without a line here fails the test.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::{OrganisationKind, ProductId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use server::routes::Who;
use tests::{HOSPITAL, Platform};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The callers, in the order of the columns below; the first has no account. `reader` belongs to the first
/// hospital and may only read.
const CALLERS: [&str; 9] = [
    "",
    HOSPITAL,
    "reader",
    "hospital2",
    "maker",
    "maker2",
    "distributor",
    "operator",
    "bureau",
];

/// `+` may, `-` may not (403), `0` gets 404 as if the thing did not exist, `?` must sign in (401).
/// The invitation is from the first hospital to `maker`; the organisation is the first hospital;
/// the import and the linkage are the exchange centre's; the message and the evidence are `maker`'s,
/// and so is the change of a price, which was never public; the objection is the first hospital's;
/// the lower price of a product of `maker` is reported by `maker2`; the collection of prices concerns
/// `maker` alone.
const MATRIX: &[(&str, &str)] = &[
    ("POST /sessions", "+++++++++"),
    ("GET /sessions/current", "?++++++++"),
    ("DELETE /sessions/current", "?++++++++"),
    ("GET /home", "?++++++++"),
    ("GET /system", "+++++++++"),
    ("GET /organisations", "?------++"),
    ("POST /organisations", "?------+-"),
    ("GET /organisations/{id}", "?++0000++"),
    ("GET /organisations/{id}/accounts", "?++0000++"),
    ("POST /organisations/{id}/accounts", "?------+-"),
    ("PUT /accounts/{id}/state", "?000000+0"),
    ("GET /products", "?++++++++"),
    ("GET /products/{id}", "?++++++++"),
    ("GET /products/{id}/reference-limit", "?++++++++"),
    ("GET /products/{id}/limit-history", "?++++++++"),
    ("GET /products/{id}/price-spread", "?++++++++"),
    ("PUT /products/{id}/listing", "?------+-"),
    ("GET /categories", "?++++++++"),
    ("GET /products/{id}/current-price", "?++0-----"),
    ("PUT /products/{id}/current-price", "?+-+-----"),
    ("GET /products/{id}/current-price/history", "?+++-----"),
    ("GET /current-prices", "?+++-----"),
    ("POST /imports/products", "?------+-"),
    ("POST /imports/listed-prices", "?------+-"),
    ("POST /imports/linkage-lists", "?------+-"),
    ("POST /imports/current-prices", "?+-+-----"),
    ("POST /imports/invitations", "?+-+-----"),
    ("POST /imports/declarations", "?---++---"),
    ("POST /evidence", "?+-++++++"),
    ("GET /evidence/{id}", "?000+00++"),
    ("GET /evidence/{id}/file", "?000+00++"),
    ("POST /declarations", "?---++---"),
    ("POST /declarations/batch", "?---++---"),
    ("PUT /declarations/{id}", "?---+0---"),
    ("POST /declarations/{id}/withdrawal", "?---+0---"),
    ("GET /price-changes", "?---++-++"),
    ("GET /price-changes/{id}", "?000+00++"),
    ("POST /price-changes/decisions", "?------+-"),
    ("POST /price-changes/decisions/filtered", "?------+-"),
    ("POST /price-changes/{id}/objections", "?0-0000--"),
    ("GET /publicities", "?++++++++"),
    ("GET /publicities/{id}", "?++++++++"),
    ("GET /publicities/changes", "?++++++++"),
    ("GET /publicities/{id}/changes", "?++++++++"),
    ("GET /objections", "?++++++++"),
    ("POST /objections/{id}/answer", "?------+-"),
    ("GET /imports", "?++++++++"),
    ("GET /imports/{id}", "?000000++"),
    ("GET /imports/{id}/report", "?000000++"),
    ("GET /imports/templates/{kind}", "?++++++++"),
    ("POST /invitations", "?+-+-----"),
    ("POST /invitations/batch", "?+-+-----"),
    ("POST /invitations/preview", "?+-+-----"),
    ("GET /invitations", "?++++++++"),
    ("GET /invitations/{id}", "?++0+00++"),
    ("POST /invitations/{id}/acceptance", "?---+0---"),
    ("POST /invitations/{id}/refusal", "?---+0---"),
    ("POST /invitations/{id}/counter", "?---+0---"),
    ("POST /invitations/{id}/counter-acceptance", "?+-0-----"),
    ("POST /invitations/{id}/counter-refusal", "?+-0-----"),
    ("POST /invitations/{id}/withdrawal", "?+-0-----"),
    ("POST /invitations/answers", "?---++---"),
    ("GET /messages", "?++++++++"),
    ("GET /messages/unread-count", "?++++++++"),
    ("PUT /messages/{id}/read", "?000+0000"),
    ("PUT /messages/read", "?++++++++"),
    ("GET /misconduct-records", "?++++++++"),
    ("GET /overpayments", "?+++-----"),
    ("POST /overpayments/invitations", "?+-+-----"),
    ("GET /price-findings", "?------++"),
    ("GET /price-findings/summary", "?------++"),
    ("POST /price-findings/{id}/dismissal", "?------+-"),
    ("POST /campaigns", "?------+-"),
    ("GET /campaigns", "?---++-++"),
    ("GET /campaigns/{id}", "?---+0-++"),
    ("GET /campaigns/{id}/manufacturers", "?------++"),
    ("GET /campaigns/{id}/products", "?---+0---"),
    ("POST /campaigns/{id}/confirmations", "?---+0---"),
    ("POST /lower-price-reports", "?+-++++++"),
    ("GET /lower-price-reports", "?++++++++"),
    ("GET /lower-price-reports/{id}", "?000++0++"),
    ("POST /lower-price-reports/{id}/explanation", "?---+0---"),
    ("POST /lower-price-reports/{id}/acceptance", "?------+-"),
    ("POST /lower-price-reports/{id}/refusal", "?------+-"),
    ("GET /linkages", "?------++"),
    ("GET /linkages/{id}", "?------++"),
    ("GET /linkages/{id}/preview", "?------++"),
    ("POST /linkages/{id}/preview", "?------+-"),
    ("GET /linkages/{id}/preview/products", "?------++"),
    ("GET /linkages/{id}/preview/invitations", "?------++"),
    ("GET /linkages/{id}/preview/hospital-prices", "?------++"),
    ("POST /linkages/{id}/publicity", "?------+-"),
    ("POST /linkages/{id}/cancellation", "?------+-"),
    ("GET /rules", "?++++++++"),
    ("GET /rules/{key}/impact", "?------++"),
    ("GET /rules/{key}/history", "?++++++++"),
    ("POST /rules", "?------+-"),
    ("GET /calendar", "?++++++++"),
    ("GET /calendar/{year}", "?++++++++"),
    ("PUT /calendar/{year}", "?------+-"),
    ("GET /calendar/deadline", "?++++++++"),
    ("GET /jobs", "?------++"),
    ("GET /jobs/{name}/runs", "?------++"),
    ("POST /jobs/{name}/runs", "?------+-"),
    ("GET /clock", "?++++++++"),
    ("PUT /clock", "?------+-"),
    ("GET /feed", "?++++++++"),
];

/// A price that only the first hospital may ever see.
const CANARY: &str = "77.7777";

/// The things in the paths.
struct Things {
    product: ProductId,
    invitation: String,
    organisation: String,
    account: String,
    import: String,
    linkage: String,
    message: String,
    lower_price: String,
    campaign: String,
    evidence: String,
    change: String,
    publicity: String,
    objection: String,
}

async fn things(platform: &Platform) -> Things {
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, CANARY).await;
    let invitation = platform.invited(HOSPITAL, product, "70").await;
    let import = platform
        .load(
            "operator",
            "products",
            "产品.csv",
            "27位码,单件产品名称\n".into(),
        )
        .await;
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "省平台", "price": "90",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
    });
    let seen = platform.post("maker2", "/lower-price-reports", seen).await;
    let seen = seen.must(201);
    let campaign = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let campaign = platform.post("operator", "/campaigns", campaign).await;
    let campaign = campaign.must(201);
    // Its price is far above the limit: it would change nothing.
    let list = "27位码,省份,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,listing,500,2026-01-01\n";
    let _linked = platform
        .load("operator", "linkage-lists", "清单.csv", list.into())
        .await;
    let linkages = platform.get("operator", "/linkages").await.must(200);
    platform.settle().await;
    let messages = platform.get("maker", "/messages").await.must(200);
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap().to_owned();
    let path = format!("/organisations/{organisation}/accounts");
    let accounts = platform.get("operator", &path).await.must(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let [evidence, change, publicity, objection] = life_of_a_price(platform, product).await;
    Things {
        product,
        invitation: text(&invitation["id"]),
        account: text(&accounts["items"][0]["id"]),
        import: text(&import["id"]),
        linkage: text(&linkages["items"][0]["id"]),
        message: text(&messages["items"][0]["id"]),
        lower_price: text(&seen["id"]),
        campaign: text(&campaign["id"]),
        evidence,
        change,
        publicity,
        objection,
        organisation,
    }
}

/// Evidence of `maker`, a declaration that was never public, a publicity, and an objection of the first
/// hospital to a change in it.
async fn life_of_a_price(platform: &Platform, product: ProductId) -> [String; 4] {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pdf = b"%PDF-1.7 a notice".to_vec();
    let evidence = platform.hand_in("maker", "公告.pdf", pdf).await.must(201);
    let public = platform
        .post(
            "maker",
            "/declarations",
            tests::declaration(product, "44", "95"),
        )
        .await
        .must(201);
    let decisions = json!({"action": "publicity", "ids": [public["id"]]});
    let decided = platform
        .post("operator", "/price-changes/decisions", decisions)
        .await
        .must(200);
    let path = format!("/price-changes/{}/objections", text(&public["id"]));
    let objection = platform
        .post(HOSPITAL, &path, json!({"reason": "价格不实"}))
        .await
        .must(201);
    let change = platform
        .post(
            "maker",
            "/declarations",
            tests::declaration(product, "44", "94"),
        )
        .await
        .must(201);
    [
        text(&evidence["id"]),
        text(&change["id"]),
        text(&decided["results"][0]["change"]["publicity"]["id"]),
        text(&objection["id"]),
    ]
}

fn concrete(path: &str, things: &Things) -> String {
    let id = match path.split('/').nth(1).unwrap_or_default() {
        "products" => things.product.to_string(),
        "invitations" => things.invitation.clone(),
        "organisations" => things.organisation.clone(),
        "accounts" => things.account.clone(),
        "imports" => things.import.clone(),
        "linkages" => things.linkage.clone(),
        "messages" => things.message.clone(),
        "price-findings" => "1".to_owned(),
        "lower-price-reports" => things.lower_price.clone(),
        "campaigns" => things.campaign.clone(),
        "evidence" => things.evidence.clone(),
        "declarations" | "price-changes" => things.change.clone(),
        "publicities" => things.publicity.clone(),
        "objections" => things.objection.clone(),
        _ => String::new(),
    };
    path.replace("{id}", &id)
        .replace("{kind}", "products")
        .replace("{key}", "bargaining.answer_term")
        .replace("{year}", "2030")
        .replace("{name}", "tidy")
}

/// Bodies of the right shape that the rules refuse, so that no request changes anything.
fn body(operation: &str, things: &Things) -> Value {
    let offer = json!({"product_id": things.product.to_string(), "price": "999999", "quantity": 1});
    match operation {
        "POST /sessions" => json!({"account": "nobody", "password": "nothing"}),
        "POST /organisations" => json!({"name": "", "kind": "hospital"}),
        "POST /organisations/{id}/accounts" => {
            json!({"account": "X", "display_name": "x", "password": "x", "roles": ["reader"]})
        }
        "PUT /accounts/{id}/state" => json!({"state": "active"}),
        "PUT /products/{id}/listing" => json!({"state": "delisted", "reason": ""}),
        "PUT /products/{id}/current-price" => json!({"price": "0"}),
        "POST /invitations" | "POST /invitations/preview" => offer,
        "POST /invitations/batch" => json!({"items": [offer]}),
        "POST /declarations" => tests::declaration(things.product, "44", "0"),
        "PUT /declarations/{id}" => tests::declaration(things.product, "44", "93"),
        "POST /declarations/batch" => json!({"items": []}),
        "POST /price-changes/decisions" => json!({"action": "publicity", "ids": []}),
        "POST /price-changes/decisions/filtered" => {
            json!({"action": "publicity", "filter": {"q": "无此产品"}})
        }
        "POST /price-changes/{id}/objections" => json!({"reason": "x"}),
        "POST /objections/{id}/answer" => json!({"upheld": true, "answer": ""}),
        "POST /invitations/{id}/refusal" => json!({"reason": "x"}),
        "POST /invitations/{id}/counter" => json!({"price": "80", "reason": "x"}),
        "POST /invitations/answers" => {
            json!({"action": "acceptance", "ids": [uuid::Uuid::nil().to_string()]})
        }
        "POST /overpayments/invitations" => {
            json!({"quantity": 1, "product_ids": []})
        }
        "POST /price-findings/{id}/dismissal" => json!({"note": ""}),
        "POST /campaigns" => json!({"quarter": "no quarter", "due_on": "2026-03-20"}),
        "POST /campaigns/{id}/confirmations" => json!({"product_ids": ["0"]}),
        "POST /lower-price-reports" => json!({
            "product_id": things.product.to_string(), "region": "33", "platform": "省平台",
            "price": "999999", "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
        }),
        "POST /lower-price-reports/{id}/explanation" | "POST /lower-price-reports/{id}/refusal" => {
            json!({"reason": ""})
        }
        "POST /rules" => json!({
            "key": "bargaining.answer_term", "value": "zero", "clause": "S4-1",
            "effective_from": "2030-01-01",
        }),
        "PUT /calendar/{year}" => {
            json!({"source": "", "published_on": "2029-11-01", "days": []})
        }
        "PUT /clock" => json!({"now": "2020-01-01T00:00:00+08:00"}),
        _ => json!({}),
    }
}

fn outcome(operation: &str, status: u16) -> char {
    match status {
        // Wrong credentials are an answer, not a request to sign in.
        401 if operation == "POST /sessions" => '+',
        401 => '?',
        403 => '-',
        404 => '0',
        200..500 => '+',
        other => panic!("{operation} answered {other}"),
    }
}

fn described() -> Vec<String> {
    let document = server::routes::document();
    let paths = document["paths"].as_object().unwrap();
    let mut operations = Vec::new();
    for (path, methods) in paths {
        let path = path.strip_prefix("/api/v1").unwrap();
        for method in methods.as_object().unwrap().keys() {
            operations.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    operations.sort();
    operations
}

fn matrix() -> BTreeMap<&'static str, &'static str> {
    MATRIX.iter().copied().collect()
}

#[test]
fn every_operation_of_the_description_has_its_line() {
    let known: Vec<String> = matrix().into_keys().map(str::to_owned).collect();
    assert_eq!(known, described());
}

/// Whether an operation admits this caller, by the caller's kind.
fn is_let_in(who: Who, caller: &str) -> bool {
    let kind = match caller {
        "maker" | "maker2" => OrganisationKind::Manufacturer,
        "distributor" => OrganisationKind::Distributor,
        "operator" => OrganisationKind::ExchangeCenter,
        "bureau" => OrganisationKind::InsuranceBureau,
        _ => OrganisationKind::Hospital,
    };
    let role = if caller == "reader" {
        Role::Reader
    } else {
        Role::Trader
    };
    who.includes(kind, &[role])
}

#[test]
fn the_matrix_agrees_with_the_tables_of_operations() {
    let matrix = matrix();
    for (operation, who) in server::routes::callers() {
        let line = matrix[operation.as_str()];
        assert_eq!(line.starts_with('+'), who == Who::Everyone, "{operation}");
        for (caller, expected) in CALLERS.iter().zip(line.chars()).skip(1) {
            assert_eq!(
                expected != '-',
                is_let_in(who, caller),
                "{operation} by {caller}"
            );
        }
    }
}

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

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_every_caller_as_in_the_matrix_and_reveals_no_secret() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let mut wrong = Vec::new();
    // Signing out comes last: it ends the sessions that the others use.
    let (last, others): (Vec<_>, Vec<_>) = matrix()
        .into_iter()
        .partition(|(operation, _)| operation.starts_with("DELETE"));
    for (operation, expected) in others.into_iter().chain(last) {
        let (method, path) = operation.split_once(' ').unwrap();
        let path = concrete(path, &things);
        let mut found = String::new();
        for caller in CALLERS {
            let method: Method = method.parse().unwrap();
            let mut request = platform.request(caller, method.clone(), &path);
            if method != Method::GET && method != Method::DELETE {
                request = request.json(&body(operation, &things));
            }
            if path.starts_with("/invitations/") {
                request = request.header("if-match", "\"999\"");
            }
            let reply = platform.send(request).await;
            found.push(outcome(operation, reply.status));
            let may_see = [HOSPITAL, "reader"].contains(&caller);
            let text = String::from_utf8_lossy(&reply.bytes);
            assert!(
                may_see || !text.contains(CANARY),
                "{operation} tells {caller} a secret"
            );
        }
        if found != expected {
            wrong.push(format!("{operation}: expected {expected}, found {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "columns: {CALLERS:?}\n{}",
        wrong.join("\n")
    );
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
