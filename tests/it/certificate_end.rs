//! Certificates ahead of their end: exactly their makers and buyers hear of them, once for each end and term.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[("GET /expiring-certificates", "?+++++-+++")],
    events: &[
        (
            "certificate-ends",
            "HMO",
            "certificate due_at expires_on kind product_name",
        ),
        (
            "certificate-ends-soon",
            "HMO",
            "certificate due_at expires_on kind product_name",
        ),
        (
            "certificate-ended",
            "HMO",
            "certificate due_at expires_on kind product_name",
        ),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn ending(platform: &Platform, ends: &[&str]) -> Vec<ProductId> {
    let goods: Vec<Goods> = (1..)
        .zip(ends)
        .map(|(number, end)| goods(number, end))
        .collect();
    let products = platform.products(&goods).await;
    platform
        .listed_alike(&goods, &[Listed::at("44", "100")])
        .await;
    products
}

fn goods(number: u32, end: &str) -> Goods {
    Goods {
        certificate_expires_on: Some(end.parse().unwrap()),
        ..Goods::number(number)
    }
}

/// Titles and links of the messages about certificates, in the order in which they came.
async fn warnings(platform: &Platform, account: &str) -> Vec<(String, String)> {
    platform.settle().await;
    let page = platform.get(account, "/messages?limit=100").await.must(200);
    let messages = page["items"].as_array().unwrap().iter().rev();
    messages
        .filter(|one| one["kind"].as_str().unwrap().starts_with("certificate-end"))
        .map(|one| {
            let text = |field: &str| one[field].as_str().unwrap().to_owned();
            (text("title"), text("link"))
        })
        .collect()
}

async fn listed(platform: &Platform, account: &str, query: &str) -> Vec<(String, i64)> {
    let path = format!("/expiring-certificates{query}");
    let page = platform.get(account, &path).await.must(200);
    let items = page["items"].as_array().unwrap();
    assert_eq!(page["total"], items.len());
    items
        .iter()
        .map(|one| {
            let product = one["product_id"].as_str().unwrap().to_owned();
            (product, one["days_left"].as_i64().unwrap())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn makers_and_buyers_are_warned_once_for_each_term_and_nobody_else_is() {
    let platform = Platform::start(MONDAY).await;
    // In 91, 90, 31, 30 and 0 days, and one that is over.
    let ends = [
        "2026-06-01",
        "2026-05-31",
        "2026-04-02",
        "2026-04-01",
        "2026-03-02",
        "2026-03-01",
    ];
    let products = ending(&platform, &ends).await;
    platform.pays(HOSPITAL, products[1], "100").await;
    platform.pays(HOSPITAL, products[2], "100").await;
    platform.invited("hospital2", products[3], "90").await;

    let maker = warnings(&platform, "maker").await;
    let titles: Vec<&str> = maker.iter().map(|one| one.0.as_str()).collect();
    let expected = [
        "2个产品的注册证将在90天内到期",
        "2个产品的注册证将在30天内到期",
        "“一次性使用无菌导尿管6”的注册证已到期",
    ];
    assert_eq!(titles, expected);
    let ids: Vec<String> = products.iter().map(ToString::to_string).collect();
    let query = |link: &str| {
        link.strip_prefix("/expiring-certificates")
            .unwrap()
            .to_owned()
    };
    let first = listed(&platform, "maker", &query(&maker[0].1)).await;
    assert_eq!(first, [(ids[2].clone(), 31), (ids[1].clone(), 90)]);
    let last = listed(&platform, "maker", &query(&maker[1].1)).await;
    assert_eq!(last, [(ids[4].clone(), 0), (ids[3].clone(), 30)]);

    let hospital = warnings(&platform, HOSPITAL).await;
    assert_eq!(hospital.len(), 1);
    assert_eq!(hospital[0].0, "2个产品的注册证将在90天内到期");
    let bargains = warnings(&platform, "hospital2").await;
    assert_eq!(bargains.len(), 1);
    assert_eq!(bargains[0].1, format!("/products/{}", ids[3]));
    for account in ["maker2", "distributor", "operator"] {
        assert_eq!(warnings(&platform, account).await, [], "{account}");
    }

    // The job comes again, on the same day and late by days: nothing is told twice.
    platform.wait_until("2026-03-03T00:00:00+08:00");
    assert_eq!(
        warnings(&platform, HOSPITAL).await.len(),
        2,
        "31 days became 30"
    );
    platform.wait_until("2026-03-20T12:00:00+08:00");
    assert_eq!(warnings(&platform, HOSPITAL).await.len(), 2);
    assert_eq!(
        warnings(&platform, "maker").await.len(),
        6,
        "one comes into each term, and one is over"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn maker_and_buyers_are_notified_of_the_end_itself_once_whenever_it_is_found() {
    let platform = Platform::start(MONDAY).await;
    let products = ending(&platform, &["2026-03-03", "2026-06-30"]).await;
    for product in &products {
        platform.pays(HOSPITAL, *product, "100").await;
    }
    let ended = async |account: &str| {
        let all = warnings(&platform, account).await.into_iter();
        let ended = all.filter(|(title, _)| title.contains("已到期"));
        ended.collect::<Vec<_>>()
    };
    assert_eq!(ended(HOSPITAL).await, [], "its last day is still to come");
    platform.wait_until("2026-03-03T23:59:59+08:00");
    assert_eq!(ended(HOSPITAL).await, [], "its last day");
    platform.wait_until("2026-03-04T00:10:00+08:00");
    let first = (
        "“一次性使用无菌导尿管1”的注册证已到期".to_owned(),
        format!("/products/{}", products[0]),
    );
    for account in [HOSPITAL, "maker"] {
        assert_eq!(
            ended(account).await,
            std::slice::from_ref(&first),
            "{account}"
        );
    }
    // Another one is corrected to an end that is long over.
    platform.product(&goods(2, "2019-12-31")).await;
    for account in [HOSPITAL, "maker"] {
        let both = ended(account).await;
        assert_eq!(both.len(), 2, "{account}");
        assert_eq!(both[1].1, format!("/products/{}", products[1]));
    }
    platform.wait_until("2026-04-04T12:00:00+08:00");
    for account in [HOSPITAL, "maker"] {
        assert_eq!(ended(account).await.len(), 2, "{account}");
    }
    for account in ["hospital2", "maker2", "distributor", "operator"] {
        assert_eq!(ended(account).await, [], "{account}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_loaded_late_is_warned_of_once_and_a_renewed_one_again() {
    let platform = Platform::start(MONDAY).await;
    let product = ending(&platform, &["2026-03-22"]).await[0];
    let maker = warnings(&platform, "maker").await;
    assert_eq!(maker.len(), 1);
    assert_eq!(maker[0].0, "“一次性使用无菌导尿管1”的注册证将在30天内到期");
    let renewed = platform.product(&goods(1, "2026-05-20")).await;
    assert_eq!(renewed, product);
    assert_eq!(warnings(&platform, "maker").await.len(), 2);
    // The same end again, after another one.
    platform.product(&goods(1, "2026-03-22")).await;
    assert_eq!(warnings(&platform, "maker").await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_and_counters_hold_what_the_reader_makes_or_buys() {
    let platform = Platform::start(MONDAY).await;
    let products = ending(&platform, &["2026-03-29", "2026-05-31", "2026-06-01"]).await;
    platform.pays(HOSPITAL, products[0], "100").await;
    let ids: Vec<String> = products.iter().map(ToString::to_string).collect();
    assert_eq!(
        listed(&platform, HOSPITAL, "").await,
        [(ids[0].clone(), 27)]
    );
    let both = [(ids[0].clone(), 27), (ids[1].clone(), 90)];
    assert_eq!(listed(&platform, "maker", "").await, both);
    assert_eq!(listed(&platform, "bureau", "").await, both);
    assert_eq!(listed(&platform, "hospital2", "").await, []);
    for (account, expected) in [(HOSPITAL, 1), ("maker", 2), ("maker2", 0)] {
        let home = platform.get(account, "/home").await.must(200);
        let counters = home["counters"].as_array().unwrap().iter();
        let own: Vec<&Value> = counters
            .filter(|one| one["key"] == "certificates_expiring")
            .collect();
        assert_eq!(own[0]["count"], expected, "{account}");
    }
    let path = format!("/products/{}", ids[0]);
    let product = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(product["certificate_days_left"], 27);
    let path = format!("/products/{}", ids[2]);
    let product = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(product["certificate_days_left"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_of_products_show_when_a_certificate_ends() {
    let platform = Platform::start(MONDAY).await;
    let products = ending(&platform, &["2026-05-31"]).await;
    let goods = Goods::number(2);
    platform.products(&[goods]).await;
    platform.settle().await;
    let page = platform.get(HOSPITAL, "/products").await.must(200);
    let items = page["items"].as_array().unwrap();
    let id = products[0].to_string();
    assert_eq!(items.len(), 2, "{page}");
    for item in items {
        let end = if item["id"] == id.as_str() {
            json!("2026-05-31")
        } else {
            Value::Null
        };
        assert_eq!(item["certificate_expires_on"], end, "{page}");
    }
    let one = platform.get(HOSPITAL, &format!("/products/{id}")).await;
    assert_eq!(one.must(200)["certificate_expires_on"], "2026-05-31");
}
