//! Ids and cursors count nothing that others do.

use std::collections::HashSet;

use domain::LowerPriceReportId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The lists in which a hospital, a manufacturer and the exchange centre read the ids of what happened.
const LISTS: [&str; 12] = [
    "/lower-price-reports",
    "/price-changes",
    "/publicities",
    "/publicities/changes",
    "/objections",
    "/misconduct-records",
    "/messages",
    "/campaigns",
    "/linkages",
    "/price-findings",
    "/home",
    "/feed?limit=200",
];

/// A report of a lower price by this account.
async fn reported(platform: &Platform, who: &str, number: u32) -> Value {
    let product = platform.capped(number, "100").await;
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "省平台", "price": "90",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
    });
    platform
        .post(who, "/lower-price-reports", seen)
        .await
        .must(201)
}

fn number(of: &Value) -> i128 {
    of["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn two_reports_of_ones_own_do_not_betray_how_many_others_reported_between() {
    let platform = Platform::start(MONDAY).await;
    let mut own = vec![number(&reported(&platform, HOSPITAL, 1).await)];
    for between in 2..6 {
        let _other = reported(&platform, "hospital2", between).await;
    }
    for index in 6..10 {
        own.push(number(&reported(&platform, HOSPITAL, index).await));
    }
    let steps: HashSet<i128> = own.windows(2).map(|two| two[1] - two[0]).collect();
    assert_eq!(steps.len(), own.len() - 1, "{own:?}");
    assert!(steps.iter().all(|step| 1_000_000 < step.abs()), "{own:?}");
    // Neither can the row's number be tried: only what was shown leads anywhere.
    let id: LowerPriceReportId = own[0].to_string().parse().unwrap();
    for tried in [id.0, id.0 + 1, 1, 2] {
        let path = format!("/lower-price-reports/{tried}");
        assert_eq!(platform.get(HOSPITAL, &path).await.status, 404, "{path}");
    }
    let path = format!("/lower-price-reports/{id}");
    let shown = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(shown["id"], id.to_string());
}

#[tokio::test]
async fn no_answer_export_or_mail_holds_the_number_of_a_row() {
    let platform = Platform::start(MONDAY).await;
    let things = crate::authorization::requests::things(&platform).await;
    platform.settle().await;
    let mut read = Vec::new();
    for account in [
        HOSPITAL,
        "hospital2",
        "maker",
        "maker2",
        "operator",
        "bureau",
    ] {
        for list in LISTS {
            let answer = platform.get(account, list).await;
            read.push((format!("{account} {list}"), answer.body.to_string()));
        }
        for operation in crate::authorization::matrix().into_keys() {
            if let Some(path) = operation.strip_prefix("GET ") {
                let path = crate::authorization::requests::concrete(path, &things);
                let answer = platform.get(account, &path).await;
                read.push((format!("{account} {path}"), answer.body.to_string()));
            }
        }
    }
    read.extend(
        platform
            .outbox
            .posted()
            .iter()
            .map(|mail| ("mail".to_owned(), format!("{mail:?}"))),
    );
    // Rows of secret things are numbered from 2⁴⁰, so that a number shown as it is begins so.
    for (place, text) in read {
        let found = text.match_indices("10995116").find(|(at, _)| {
            let digits = text[*at..].chars().take_while(char::is_ascii_digit).count();
            let before = text[..*at].chars().next_back();
            digits == 13 && !before.is_some_and(|letter| letter.is_ascii_digit())
        });
        assert_eq!(found, None, "{place}: {text}");
    }
}

#[tokio::test]
async fn a_cursor_can_be_neither_read_nor_changed_nor_carried_elsewhere() {
    let platform = Platform::start(MONDAY).await;
    for index in 1..=3 {
        let _report = reported(&platform, HOSPITAL, index).await;
    }
    let list = "/lower-price-reports";
    let first = platform.get(HOSPITAL, &format!("{list}?limit=1")).await;
    let first = first.must(200);
    let cursor = first["next"].as_str().unwrap();
    let id: LowerPriceReportId = first["items"][0]["id"].as_str().unwrap().parse().unwrap();
    for position in [format!("{:x}", id.0), id.0.to_string(), id.to_string()] {
        assert!(!cursor.contains(&position), "{cursor} holds {position}");
    }
    let path = format!("{list}?limit=1&cursor={cursor}");
    let second = platform.get(HOSPITAL, &path).await.must(200);
    assert_ne!(second["items"][0]["id"], first["items"][0]["id"]);
    let mut wrong = vec![
        (HOSPITAL, list, format!("{:x}", id.0)),
        (HOSPITAL, list, id.0.to_string()),
        (HOSPITAL, list, cursor[2..].to_owned()),
        (HOSPITAL, list, cursor.to_uppercase()),
        (HOSPITAL, "/messages", cursor.to_owned()),
        (HOSPITAL, "/products", cursor.to_owned()),
        ("hospital2", list, cursor.to_owned()),
    ];
    for at in 0..cursor.len() {
        let mut changed = cursor.to_owned().into_bytes();
        changed[at] = if changed[at] == b'0' { b'f' } else { b'0' };
        wrong.push((HOSPITAL, list, String::from_utf8(changed).unwrap()));
    }
    for (who, list, cursor) in wrong {
        let refused = platform.get(who, &format!("{list}?cursor={cursor}")).await;
        assert_eq!(
            refused.problem(),
            (422, "invalid-fields"),
            "{who} {list} {cursor}"
        );
        assert_eq!(refused.body["errors"][0]["pointer"], "cursor");
    }
}
