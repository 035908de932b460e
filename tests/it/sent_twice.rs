//! Entrances that act on many things: the same content sent twice acts once, under whatever key.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// More rows than may fail before an import does.
const FAULTY: u32 = 22;

async fn total(platform: &Platform, who: &str, path: &str) -> Value {
    platform.get(who, path).await.must(200)["total"].clone()
}

async fn keyed(platform: &Platform, who: &str, path: &str, key: &str, body: &Value) -> Value {
    let request = platform.request(who, Method::POST, path);
    let request = request.header("idempotency-key", key).json(body);
    let reply = platform.send(request).await;
    assert!(reply.status < 300, "{}", reply.body);
    reply.body
}

fn offer(product: domain::ProductId, price: &str, quantity: u32) -> Value {
    json!({"product_id": product.to_string(), "price": price, "quantity": quantity})
}

fn is_of(answer: &Value, invitation: &str, product: domain::ProductId) -> bool {
    let mut sent = answer["results"].as_array().unwrap().iter();
    sent.any(|one| {
        one["invitation"]["id"] == invitation
            && one["invitation"]["product"]["id"] == product.to_string().as_str()
    })
}

#[tokio::test]
async fn the_same_offers_under_another_key_or_none_are_the_invitations_that_they_were() {
    let platform = Platform::start(MONDAY).await;
    let (one, two) = (
        platform.capped(1, "100").await,
        platform.capped(2, "200").await,
    );
    let path = "/invitations/batch";
    let items = [
        offer(one, "100", 5),
        offer(one, "100", 5),
        offer(two, "200", 7),
    ];
    let body = json!({ "items": items });
    let first = keyed(&platform, HOSPITAL, path, "first", &body).await;
    // Equal offers have no order among themselves.
    let ids = |answer: &Value| {
        let results = answer["results"].as_array().unwrap().iter();
        let ids = results.map(|one| one["invitation"]["id"].as_str().unwrap().to_owned());
        let mut ids = ids.collect::<Vec<_>>();
        let other = ids.iter().position(|id| is_of(answer, id, two)).unwrap();
        let other = ids.remove(other);
        ids.sort();
        (ids, other)
    };
    assert_eq!(first["results"][0]["unchanged"], false, "{first}");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3);
    let other = keyed(&platform, HOSPITAL, path, "second", &body).await;
    assert_eq!(ids(&other), ids(&first));
    assert_eq!(other["results"][2]["unchanged"], true, "{other}");
    let turned = json!({"items": [items[2], items[0], items[1]]});
    let turned = platform.post(HOSPITAL, path, turned).await.must(200);
    assert_eq!(ids(&turned), ids(&first), "in another order, without a key");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3);
    let meant = platform
        .post(HOSPITAL, "/invitations/batch?again=true", body)
        .await;
    assert_ne!(ids(&meant.must(200)), ids(&first));
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 6);
    let more = json!({"items": [offer(two, "200", 8)]});
    let more = platform.post(HOSPITAL, path, more).await.must(200);
    assert_eq!(more["results"][0]["unchanged"], false, "other content");
}

#[tokio::test]
async fn the_same_offers_sent_at_once_are_sent_once() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let body = json!({"items": [offer(product, "100", 5)]});
    let send = |key: &'static str| keyed(&platform, HOSPITAL, "/invitations/batch", key, &body);
    let (_one, _two, _three) = tokio::join!(send("a"), send("b"), send("c"));
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 1);
}

#[tokio::test]
async fn a_key_of_other_offers_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let path = "/invitations/batch";
    let body = |quantity| json!({"items": [offer(product, "100", quantity)]});
    let _first = keyed(&platform, HOSPITAL, path, "mine", &body(1)).await;
    let request = platform.request(HOSPITAL, Method::POST, path);
    let request = request.header("idempotency-key", "mine").json(&body(2));
    let refused = platform.send(request).await;
    assert_eq!(refused.problem(), (422, "idempotency-key-reused"));
}

#[tokio::test]
async fn what_is_overpaid_is_offered_once() {
    let platform = Platform::start(MONDAY).await;
    let (one, two) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    for product in [one, two] {
        platform.pays(HOSPITAL, product, "150").await;
    }
    let path = "/overpayments/invitations";
    let body = json!({"quantity": 3});
    let first = keyed(&platform, HOSPITAL, path, "first", &body).await;
    assert_eq!(first["confirmed"], 2, "{first}");
    let second = keyed(&platform, HOSPITAL, path, "second", &body).await;
    assert_eq!(second["confirmed"], 0, "{second}");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 2);
}

#[tokio::test]
async fn the_same_answers_to_invitations_are_taken_once() {
    let platform = Platform::start(MONDAY).await;
    let mut ids = Vec::new();
    for number in 1..=4 {
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, "90").await;
        ids.push(invitation["id"].clone());
    }
    for (who, action, ids) in [
        ("maker", "acceptance", &ids[..2]),
        ("maker", "refusal", &ids[2..3]),
        (HOSPITAL, "withdrawal", &ids[3..]),
    ] {
        let body = json!({"action": action, "ids": ids, "reason": "价格过低"});
        let take = || platform.post(who, "/invitations/answers", body.clone());
        let taken = take().await.must(200);
        assert_eq!(
            taken["results"][0]["problem"],
            Value::Null,
            "{action}: {taken}"
        );
        let client = cluster::connect(platform.config()).await;
        let events = async || {
            let row = client.query_one("select count(*) from event", &[]).await;
            row.unwrap().get::<_, i64>(0)
        };
        let before = events().await;
        let again = take().await.must(200);
        for result in again["results"].as_array().unwrap() {
            assert_ne!(result["problem"], Value::Null, "{action}: {again}");
        }
        assert_eq!(events().await, before, "{action}");
    }
}

#[tokio::test]
async fn the_same_declarations_and_decisions_on_them_act_once() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let items: Vec<Value> = (["33", "42"].iter())
        .map(|region| tests::declaration(product, region, "90"))
        .collect();
    let body = json!({ "items": items });
    let first = keyed(&platform, "maker", "/declarations/batch", "first", &body).await;
    let second = keyed(&platform, "maker", "/declarations/batch", "second", &body).await;
    assert_eq!(second["results"][0]["change"], Value::Null, "{second}");
    assert_eq!(total(&platform, "operator", "/price-changes").await, 2);
    let ids: Vec<&Value> = (first["results"].as_array().unwrap().iter())
        .map(|one| &one["change"]["id"])
        .collect();
    let path = "/price-changes/decisions";
    let body = json!({"action": "publicity", "ids": ids, "title": "三月公示"});
    let _public = keyed(&platform, "operator", path, "first", &body).await;
    let again = keyed(&platform, "operator", path, "second", &body).await;
    assert_ne!(again["results"][0]["problem"], Value::Null, "{again}");
    assert_eq!(total(&platform, "operator", "/publicities").await, 1);
    let body = json!({"ids": ids, "reason": "不应公示"});
    let stop = || platform.post("operator", "/price-changes/stops", body.clone());
    let stopped = stop().await.must(200);
    assert_eq!(stopped["results"][0]["problem"], Value::Null, "{stopped}");
    let again = stop().await.must(200);
    assert_ne!(again["results"][0]["problem"], Value::Null, "{again}");
}

#[tokio::test]
async fn the_same_confirmations_of_a_campaign_count_once() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let body = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let first = keyed(&platform, "operator", "/campaigns", "first", &body).await;
    let second = keyed(&platform, "operator", "/campaigns", "second", &body).await;
    assert_eq!(first["id"], second["id"]);
    let path = format!("/campaigns/{}/confirmations", first["id"].as_str().unwrap());
    let all = json!({"product_ids": null});
    let once = keyed(&platform, "maker", &path, "first", &all).await;
    let twice = keyed(&platform, "maker", &path, "second", &all).await;
    assert_eq!(
        (&once["confirmed"], &twice["confirmed"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(twice["answered"], 1, "{twice}");
}

/// Lets rows of a table fail by an error of ours where the condition holds.
async fn broken(platform: &Platform, table: &str, condition: &str) {
    let client = cluster::connect(platform.config()).await;
    let statements = format!(
        "create function broken() returns trigger language plpgsql as $$
            begin if {condition} then raise exception 'broken'; end if; return new; end $$;
        create trigger broken before insert on {table} for each row execute function broken()"
    );
    client.batch_execute(&statements).await.unwrap();
}

async fn mended(platform: &Platform, table: &str) {
    let client = cluster::connect(platform.config()).await;
    let statement = format!("drop trigger broken on {table}");
    client.batch_execute(&statement).await.unwrap();
}

async fn products(platform: &Platform) -> Vec<domain::ProductId> {
    let goods: Vec<Goods> = (1..=3 + FAULTY).map(Goods::number).collect();
    let ids = platform.products(&goods).await;
    let listed = [Listed::at("44", "100")];
    platform.listed_alike(&goods, &listed).await;
    ids
}

async fn load(platform: &Platform, kind: &str, header: &str, rows: &[String]) -> Value {
    let file = format!("{header}\n{}\n", rows.join("\n")).into_bytes();
    platform.load(HOSPITAL, kind, "文件.csv", file).await
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_of_a_file_that_failed_half_way_are_not_sent_again() {
    let platform = Platform::start(MONDAY).await;
    let _products = products(&platform).await;
    let header = "27位码,价格,数量";
    let row = |number: u32| {
        let quantity = if number <= 3 { 5 } else { 900 };
        format!("{},100,{quantity}", Goods::number(number).code)
    };
    let mut rows: Vec<String> = (1..=3 + FAULTY).map(row).collect();
    broken(&platform, "invitation", "900 <= new.quantity").await;
    let failed = load(&platform, "invitations", header, &rows).await;
    assert_eq!(failed["state"], "failed", "{failed}");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3);
    let failed = load(&platform, "invitations", header, &rows).await;
    assert_eq!(
        failed["counts"]["unchanged"], 3,
        "failed once more: {failed}"
    );
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3);
    mended(&platform, "invitation").await;
    rows.reverse();
    let loaded = load(&platform, "invitations", header, &rows).await;
    assert_eq!(loaded["state"], "done", "{loaded}");
    assert_eq!(loaded["counts"]["unchanged"], 3, "{loaded}");
    assert_eq!(loaded["counts"]["accepted"], FAULTY, "{loaded}");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3 + FAULTY);
    let again = load(&platform, "invitations", header, &rows).await;
    assert_eq!(again["same_as"], loaded["id"], "{again}");
    assert_eq!(total(&platform, HOSPITAL, "/invitations").await, 3 + FAULTY);
    let meant = load(&platform, "invitations?again=true", header, &rows).await;
    assert_eq!(meant["counts"]["accepted"], 3 + FAULTY, "{meant}");
}

#[tokio::test(flavor = "multi_thread")]
async fn current_prices_of_a_file_that_failed_half_way_reopen_nothing() {
    let platform = Platform::start(MONDAY).await;
    let products = products(&platform).await;
    let header = "27位码,价格,生效日期,合同编号";
    let row = |number: u32| {
        let contract = if number <= 3 { "HT-1" } else { "HT-9" };
        format!("{},110,2026-01-01,{contract}", Goods::number(number).code)
    };
    let rows: Vec<String> = (1..=3 + FAULTY).map(row).collect();
    broken(
        &platform,
        "current_purchase_price",
        "new.contract_no = 'HT-9'",
    )
    .await;
    let failed = load(&platform, "current-prices", header, &rows).await;
    assert_eq!(failed["state"], "failed", "{failed}");
    let sent = platform.invite(HOSPITAL, products[0], "100").await;
    assert_eq!(sent.must(201)["state"], "confirmed");
    let path = format!("/products/{}/current-price", products[0]);
    let concluded = platform.get(HOSPITAL, &path).await.must(200);
    mended(&platform, "current_purchase_price").await;
    let loaded = load(&platform, "current-prices", header, &rows).await;
    assert_eq!(loaded["counts"]["unchanged"], 3, "{loaded}");
    assert_eq!(loaded["counts"]["accepted"], FAULTY, "{loaded}");
    let after = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(after, concluded);
}
