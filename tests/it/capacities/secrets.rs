//! What is readable in one capacity is not in the other: lists, things, feed, messages, records, files, keys, cursors.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{DISTRIBUTOR, MANUFACTURER, MONDAY, distributes, organisation_of, switched};
use crate::lower_price_report::{path_of, report, reported};

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn total(platform: &Platform, who: &str, path: &str) -> i64 {
    let list = platform.get(who, path).await.must(200);
    list["total"].as_i64().unwrap()
}

/// The kinds of what the feed shows.
async fn kinds(platform: &Platform, who: &str) -> Vec<String> {
    platform.settle().await;
    let feed = platform.get(who, "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    events.map(|one| text(&one["kind"])).collect()
}

/// An invitation, a piece of evidence and a declaration of which `maker` is a party, by their paths.
async fn of_the_manufacturer(platform: &Platform) -> [String; 3] {
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "77.7777").await;
    let pdf = b"%PDF-1.7 a notice".to_vec();
    let evidence = platform.hand_in("maker", "公告.pdf", pdf).await.must(201);
    let declared = tests::declaration(product, "44", "95");
    let declared = platform
        .post("maker", "/declarations", declared)
        .await
        .must(201);
    [
        format!("/invitations/{}", text(&invitation["id"])),
        format!("/evidence/{}", text(&evidence["id"])),
        format!("/price-changes/{}", text(&declared["id"])),
    ]
}

/// Nothing of these is readable.
async fn is_unreadable(platform: &Platform, who: &str, secrets: &[String]) {
    for path in secrets {
        let hidden = platform.get(who, path).await;
        assert!(
            [403, 404].contains(&hidden.status),
            "{path}: {}",
            hidden.body
        );
        assert!(!hidden.body.to_string().contains("77.7777"), "{path}");
    }
    for path in ["/invitations", "/price-changes", "/exports", "/imports"] {
        let list = platform.get(who, path).await;
        assert!(
            list.status == 403 || list.body["total"] == 0,
            "{path}: {}",
            list.body
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_as_manufacturer_is_not_known_as_distributor() {
    let platform = Platform::start(MONDAY).await;
    let secrets = of_the_manufacturer(&platform).await;
    distributes(&platform).await;
    platform.settle().await;
    for path in &secrets {
        assert_eq!(platform.get("maker", path).await.status, 200, "{path}");
    }
    let as_maker = kinds(&platform, "maker").await;
    assert!(
        as_maker.contains(&"invitation-sent".to_owned()),
        "{as_maker:?}"
    );
    let unread = total(&platform, "maker", "/messages").await;
    assert!(0 < unread);
    switched(&platform, "maker", DISTRIBUTOR).await;
    is_unreadable(&platform, "maker", &secrets).await;
    assert_eq!(total(&platform, "maker", "/messages").await, 0);
    let home = platform.get("maker", "/home").await.must(200);
    assert!(!home.to_string().contains("77.7777"));
    let as_distributor = kinds(&platform, "maker").await;
    assert_eq!(
        as_distributor,
        [
            "reference-limits-changed",
            "organisation-entered",
            "capacity-added"
        ]
    );
    // That there is something to read is known, and nothing of it.
    let capacities = platform.get("maker", "/me/capacities").await.must(200);
    assert_eq!(
        (
            &capacities["items"][0]["unread"],
            &capacities["items"][0]["is_current"]
        ),
        (&json!(unread), &json!(false))
    );
    let count = platform
        .get("maker", "/messages/unread-count")
        .await
        .must(200);
    assert_eq!(count["count"], 0);
    platform.put("maker", "/messages/read", json!({})).await;
    switched(&platform, "maker", MANUFACTURER).await;
    assert_eq!(
        total(&platform, "maker", "/messages?unread=true").await,
        unread,
        "nothing was read"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_as_distributor_is_not_known_as_manufacturer_of_others_goods() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let firm = organisation_of(&platform, "maker2").await;
    let path = format!("/organisations/{firm}/capacities");
    let added = platform
        .post("operator", &path, json!({"capacity": DISTRIBUTOR}))
        .await
        .must(201);
    switched(&platform, "maker2", DISTRIBUTOR).await;
    let seen = report(&platform, "maker2", reported(product, "92", "2021-08-10")).await;
    assert_eq!(total(&platform, "maker2", "/lower-price-reports").await, 1);
    let accept = path_of(&seen, "/acceptance");
    let _ = platform
        .post("operator", &accept, json!({"reason": "属实"}))
        .await
        .must(200);
    platform.settle().await;
    assert!(
        0 < total(&platform, "maker2", "/messages").await,
        "it is notified of what became of it"
    );
    let as_distributor = kinds(&platform, "maker2").await;
    assert!(
        as_distributor.contains(&"lower-price-reported".to_owned()),
        "{as_distributor:?}"
    );
    switched(&platform, "maker2", MANUFACTURER).await;
    assert_eq!(
        platform.get("maker2", &path_of(&seen, "")).await.status,
        404
    );
    assert_eq!(total(&platform, "maker2", "/lower-price-reports").await, 0);
    assert_eq!(total(&platform, "maker2", "/messages").await, 0);
    let as_maker = kinds(&platform, "maker2").await;
    assert!(
        !as_maker.contains(&"lower-price-reported".to_owned()),
        "{as_maker:?}"
    );
    // The bureau reads for whom it was, and each of the firm's accounts gets the mail under the name of the capacity.
    let posted = platform.outbox.posted();
    let to_firm = posted
        .iter()
        .filter(|mail| mail.recipient == "maker2@sunshine.test");
    let named: Vec<&str> = to_firm
        .map(|mail| mail.subject.as_str())
        .filter(|subject| subject.contains("【配送企业】"))
        .collect();
    assert!(!named.is_empty(), "{posted:?}");
    let reports = platform
        .get("operator", "/lower-price-reports")
        .await
        .must(200);
    assert_eq!(reports["items"][0]["reporter"]["id"], added["id"]);
}

#[tokio::test]
async fn a_firm_reports_a_price_of_its_own_product_as_its_manufacturer() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    distributes(&platform).await;
    switched(&platform, "maker", DISTRIBUTOR).await;
    let body = reported(product, "92", "2021-08-10");
    let refused = platform
        .post("maker", "/lower-price-reports", body.clone())
        .await;
    assert_eq!(refused.problem(), (409, "reported-as-manufacturer"));
    switched(&platform, "maker", MANUFACTURER).await;
    let own = report(&platform, "maker", body).await;
    assert_eq!(own["timely"], true, "it keeps its duty");
}

#[tokio::test]
async fn a_firm_is_judged_in_each_capacity_by_itself() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _invited = platform.invited(HOSPITAL, product, "90").await;
    let added = distributes(&platform).await;
    platform.wait_until("2026-03-10T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(total(&platform, "maker", "/misconduct-records").await, 1);
    let maker = organisation_of(&platform, "maker").await;
    for (organisation, records) in [(maker, 1), (text(&added["id"]), 0)] {
        let path = format!("/misconduct-records?organisation={organisation}");
        assert_eq!(total(&platform, "operator", &path).await, records);
    }
    switched(&platform, "maker", DISTRIBUTOR).await;
    assert_eq!(total(&platform, "maker", "/misconduct-records").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_belongs_to_the_capacity_in_which_it_was_requested() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        let product = platform.capped(number, "100").await;
        platform.invited(HOSPITAL, product, "77.7777").await;
    }
    distributes(&platform).await;
    platform
        .amended("export.rows_at_once", "2", "◇", "2026-03-02")
        .await;
    let started = platform
        .get("maker", "/invitations?format=xlsx")
        .await
        .must(202);
    let path = format!("/exports/{}", text(&started["id"]));
    // Whatever is written while he acts in the other one is of the one in which he requested it.
    switched(&platform, "maker", DISTRIBUTOR).await;
    assert_eq!(platform.get("maker", &path).await.status, 404);
    assert_eq!(total(&platform, "maker", "/exports").await, 0);
    switched(&platform, "maker", MANUFACTURER).await;
    let done = loop {
        let export = platform.get("maker", &path).await.must(200);
        if !["queued", "running"].contains(&export["state"].as_str().unwrap()) {
            break export;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    assert_eq!(
        (&done["state"], &done["rows"]),
        (&json!("done"), &json!(3)),
        "{done}"
    );
    switched(&platform, "maker", DISTRIBUTOR).await;
    for hidden in [path.clone(), format!("{path}/file")] {
        assert_eq!(platform.get("maker", &hidden).await.status, 404, "{hidden}");
    }
    switched(&platform, "maker", MANUFACTURER).await;
    assert_eq!(
        platform.get("maker", &format!("{path}/file")).await.status,
        200
    );
}

#[tokio::test]
async fn a_key_of_idempotency_and_a_cursor_are_of_one_capacity() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let firm = organisation_of(&platform, "maker2").await;
    let path = format!("/organisations/{firm}/capacities");
    let _ = platform
        .post("operator", &path, json!({"capacity": DISTRIBUTOR}))
        .await
        .must(201);
    platform.settle().await;
    let keyed = || {
        let request = platform.request("maker2", Method::POST, "/lower-price-reports");
        request
            .header("Idempotency-Key", "1")
            .json(&reported(product, "92", "2021-08-10"))
    };
    let page = platform.get("maker2", "/products?limit=1").await.must(200);
    let next = format!("/products?limit=1&cursor={}", text(&page["next"]));
    assert_eq!(platform.get("maker2", &next).await.status, 200);
    let as_maker = platform.send(keyed()).await.must(201);
    assert_eq!(platform.send(keyed()).await.must(201)["id"], as_maker["id"]);
    switched(&platform, "maker2", DISTRIBUTOR).await;
    let as_distributor = platform.send(keyed()).await.must(201);
    assert_ne!(
        as_distributor["id"], as_maker["id"],
        "another request, not an answer to read"
    );
    assert_eq!(
        platform.send(keyed()).await.must(201)["id"],
        as_distributor["id"]
    );
    assert_eq!(
        platform.get("maker2", &next).await.status,
        422,
        "a cursor of the other capacity"
    );
}

/// Lets the session of an account act in a capacity.
async fn acts_in(platform: &Platform, holder: &str, capacity: &str) {
    let body = json!({ "capacity": capacity });
    let _ = platform
        .as_holder(holder, Method::PUT, "/me/capacity", body)
        .await
        .must(200);
}

/// A program that is opened in a capacity with every scope that it can have there; in its list there is no other.
async fn opened_in(platform: &Platform, keeper: &str, capacity: &str) -> Value {
    acts_in(platform, keeper, capacity).await;
    let scopes = platform
        .as_holder(keeper, Method::GET, "/service-accounts/scopes", json!(null))
        .await
        .must(200);
    let scopes: Vec<String> = scopes["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(&one["scope"]))
        .collect();
    assert_eq!(
        scopes.contains(&"declarations:write".to_owned()),
        capacity == MANUFACTURER
    );
    let body = json!({"name": "ERP", "scopes": scopes, "expires_on": "2026-12-31"});
    let opened = platform
        .as_holder(keeper, Method::POST, "/service-accounts", body)
        .await
        .must(201);
    let listed = platform
        .as_holder(keeper, Method::GET, "/service-accounts", json!(null))
        .await
        .must(200);
    assert_eq!(
        (&listed["total"], &listed["items"][0]["id"]),
        (&json!(1), &opened["id"])
    );
    opened
}

#[tokio::test]
async fn a_program_acts_in_the_capacity_in_which_its_key_was_made() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "70").await;
    let (keeper, _) = platform
        .colleague("maker", "maker-keeper", &[Role::Administrator])
        .await;
    let added = distributes(&platform).await;
    let mut keys = Vec::new();
    for capacity in [MANUFACTURER, DISTRIBUTOR] {
        let opened = opened_in(&platform, &keeper, capacity).await;
        keys.push((capacity, text(&opened["key"]), text(&opened["id"])));
    }
    let path = format!("/invitations/{}", text(&invitation["id"]));
    for (capacity, key, _) in &keys {
        let me = platform
            .as_holder(key, Method::GET, "/me", json!(null))
            .await
            .must(200);
        assert_eq!(
            (&me["capacity"], &me["capacities"]),
            (&json!(capacity), &json!([capacity]))
        );
        let read = platform
            .as_holder(key, Method::GET, &path, json!(null))
            .await;
        assert_eq!(
            read.status == 200,
            *capacity == MANUFACTURER,
            "{}",
            read.body
        );
        let body = json!({ "capacity": MANUFACTURER });
        let switched = platform
            .as_holder(key, Method::PUT, "/me/capacity", body)
            .await;
        assert_eq!(switched.problem(), (403, "person-needed"));
    }
    let me = platform
        .as_holder(&keys[1].1, Method::GET, "/me", json!(null))
        .await
        .must(200);
    assert_eq!(me["organisation"]["id"], added["id"]);
    // In the other capacity it is not there.
    acts_in(&platform, &keeper, MANUFACTURER).await;
    let path = format!("/service-accounts/{}/rotation", keys[1].2);
    assert_eq!(
        platform
            .as_holder(&keeper, Method::POST, &path, json!({}))
            .await
            .status,
        404
    );
}
