//! What answers for a product: a confirmation, and a declaration that is not withdrawn.

use domain::listed_price::{ListedTerms, PlatformLevel, PriceKind};
use domain::price_change::{Declared, DeclaredIn, price_terms};
use domain::{ProductId, campaign};
use serde_json::{Value, json};
use tests::Platform;

use super::{MONDAY, goods, opened, progress};

async fn declare(
    platform: &Platform,
    product: ProductId,
    price: &str,
    named: Option<&str>,
) -> bool {
    let caller = platform.caller("maker").await;
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let moment = platform.app.ground().moment();
    let from = "2020-01-01".parse().unwrap();
    let declared = Declared {
        product,
        terms: ListedTerms {
            region: "44".parse().unwrap(),
            platform: "省平台".to_owned(),
            level: PlatformLevel::Provincial,
            kind: PriceKind::Listing,
            price: price_terms(price.parse().unwrap(), 1.into(), from, None).unwrap(),
            effective_from: from,
            source: String::new(),
        },
        remark: String::new(),
        evidence: Vec::new(),
        may_be_far: true,
    };
    let named = named.map(|path| path.rsplit('/').next().unwrap().parse().unwrap());
    let by = DeclaredIn {
        campaign: named,
        again: true,
        ..DeclaredIn::default()
    };
    let made = campaign::declare(&tx, &moment, &caller, by, &[declared]).await;
    tx.commit().await.unwrap();
    made.unwrap()[0].is_ok()
}

#[tokio::test]
async fn a_manufacturer_confirms_unchanged_prices_and_declares_changed_ones() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, foreign] = goods(&platform).await;
    let path = opened(&platform).await;
    let list = format!("{path}/products");
    let found = platform.get("maker", &list).await.must(200);
    assert_eq!(found["total"], 2);
    assert_eq!(found["items"][0]["prices"][0]["price"], "100.00");
    assert_eq!(found["items"][0]["answered_at"], Value::Null);
    let confirmations = format!("{path}/confirmations");
    let some = |id: ProductId| json!({"product_ids": [id.to_string()]});
    let wrong = platform.post("maker", &confirmations, some(foreign)).await;
    assert_eq!(wrong.body["errors"][0]["pointer"], "/product_ids/0");
    let one = platform.post("maker", &confirmations, some(first)).await;
    assert_eq!(
        one.must(200),
        json!({"confirmed": 1, "products": 2, "answered": 1})
    );
    let again = platform.post("maker", &confirmations, some(first)).await;
    assert_eq!(again.must(200)["confirmed"], 0);
    let left = platform
        .get("maker", &format!("{list}?answered=false"))
        .await;
    assert_eq!(left.must(200)["items"][0]["id"], second.to_string());
    assert!(declare(&platform, second, "90", Some(&path)).await);
    assert_eq!(progress(&platform, "maker", &path).await, (2, 2));
    assert_eq!(progress(&platform, "maker2", &path).await, (1, 0));
    assert_eq!(progress(&platform, "operator", &path).await, (3, 2));
    let all = platform
        .post("maker2", &confirmations, json!({"product_ids": null}))
        .await;
    assert_eq!(
        all.must(200),
        json!({"confirmed": 1, "products": 1, "answered": 1})
    );
    let done = platform
        .get("operator", &format!("{path}/manufacturers?done=true"))
        .await;
    assert_eq!(done.must(200)["total"], 2);
    let file = platform.get("maker", &format!("{list}?format=xlsx")).await;
    assert_eq!(file.status, 200);
    let mine = platform.get("maker", &path).await.must(200);
    assert_eq!(
        mine["manufacturers"],
        Value::Null,
        "others' progress is theirs"
    );
}

#[tokio::test]
async fn what_is_declared_unchanged_or_without_a_name_is_an_answer_too() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let path = opened(&platform).await;
    assert!(
        !declare(&platform, first, "100", Some(&path)).await,
        "listed already"
    );
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    assert!(declare(&platform, second, "90", None).await);
    assert_eq!(progress(&platform, "maker", &path).await, (2, 2));
    assert!(
        !declare(&platform, second, "90", Some(&path)).await,
        "one result"
    );
    assert_eq!(progress(&platform, "maker", &path).await, (2, 2));
}

async fn declared(platform: &Platform, product: ProductId, price: &str) -> String {
    let body = tests::declaration(product, "44", price);
    let made = platform.post("maker", "/declarations", body).await;
    made.must(201)["id"].as_str().unwrap().to_owned()
}

async fn withdraw(platform: &Platform, declaration: &str) {
    let path = format!("/declarations/{declaration}/withdrawal");
    let reply = platform.post("maker", &path, json!({})).await;
    assert_eq!(reply.must(200)["state"], "withdrawn");
}

#[tokio::test]
async fn a_withdrawn_declaration_leaves_no_answer_behind() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let path = opened(&platform).await;
    let (one, other) = (
        declared(&platform, first, "90").await,
        declared(&platform, first, "89").await,
    );
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    withdraw(&platform, &one).await;
    assert_eq!(
        progress(&platform, "maker", &path).await,
        (2, 1),
        "another declaration answers still"
    );
    withdraw(&platform, &other).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 0));

    // What was confirmed, before or after, stays confirmed.
    let confirmed = declared(&platform, second, "90").await;
    let body = json!({"product_ids": [second.to_string()]});
    let confirmations = format!("{path}/confirmations");
    let reply = platform.post("maker", &confirmations, body).await;
    assert_eq!(reply.must(200)["confirmed"], 0, "answered already");
    withdraw(&platform, &confirmed).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
}

#[tokio::test]
async fn saying_a_listed_price_again_confirms_it() {
    let platform = Platform::start(MONDAY).await;
    let [first, ..] = goods(&platform).await;
    let path = opened(&platform).await;
    assert!(!declare(&platform, first, "100", None).await, "listed");
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
    let other = declared(&platform, first, "90").await;
    withdraw(&platform, &other).await;
    assert_eq!(progress(&platform, "maker", &path).await, (2, 1));
}
