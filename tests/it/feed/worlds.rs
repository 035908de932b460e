//! Two worlds that differ only in what others did in secret: whoever is no party to it reads the same in both. A
//! number, a total, a counter or an order that counts others' activity would differ.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::secrets::text;
use crate::authorization::matrix;
use crate::authorization::requests::{self, Things};

/// Who is no party to what happens in secret.
const OUTSIDERS: [&str; 4] = ["", HOSPITAL, "reader", "maker2"];

/// Runs of digits of ids, of cursors and of the random part of invitations' numbers are longer than those of days.
const ID_LETTERS: usize = 19;

/// What nobody but the parties and the overseers may know of: all of it before the outsiders do anything.
async fn in_secret(platform: &Platform, first: u32) {
    for number in first..first + 4 {
        let product = platform.capped(number, "100").await;
        platform.pays("hospital2", product, "90").await;
        let invitation = platform.invited("hospital2", product, "80").await;
        let counter = format!(
            "/invitations/{}/counter",
            invitation["id"].as_str().unwrap()
        );
        let price = json!({"price": "85", "reason": "原料涨价"});
        let _countered = platform.post("maker", &counter, price).await.must(200);
        for who in ["hospital2", "distributor"] {
            let seen = json!({
                "product_id": product.to_string(), "region": "51", "platform": "省平台", "price": "70",
                "pack_ratio": "1", "executed_on": "2026-02-20", "source": "公告",
            });
            let _seen = platform
                .post(who, "/lower-price-reports", seen)
                .await
                .must(201);
        }
        let declared = tests::declaration(product, "33", "88");
        let _declared = platform
            .post("maker", "/declarations", declared)
            .await
            .must(201);
        let list = format!(
            "27位码,省份,价格类型,价格,执行日期\n{},44,listing,500,2026-01-01\n",
            code(number)
        );
        let _list = platform
            .load("operator", "linkage-lists", "清单.csv", list.into())
            .await;
        let file = format!(
            "27位码,价格,生效日期,合同编号\n{},89,2026-02-01,H\n",
            code(number)
        );
        let _file = platform
            .load("hospital2", "current-prices", "价格.csv", file.into())
            .await;
    }
    platform.settle().await;
}

fn code(number: u32) -> String {
    format!("C140203159240636165{number:08}")
}

/// A world, with or without what happens in secret; the products are the same in both.
async fn world(with_secrets: bool) -> (Platform, Things) {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    // So that there is mail to compare before the digest.
    let at_once = json!({
        "language": "zh", "digest_hour": 8, "working_days_only": true,
        "kinds": [{"kind": "invitation-refused", "way": "mail"}],
    });
    let chosen = platform.put(HOSPITAL, "/messages/settings", at_once).await;
    let _chosen = chosen.must(200);
    if with_secrets {
        in_secret(&platform, 10).await;
    } else {
        for number in 10..14 {
            let _product = platform.capped(number, "100").await;
        }
    }
    let things = requests::things(&platform).await;
    let product = platform.capped(2, "100").await;
    let sent = platform.invited(HOSPITAL, product, "81").await;
    let refusal = format!("/invitations/{}/refusal", sent["id"].as_str().unwrap());
    let reason = json!({"reason": "成本上涨"});
    let _refused = platform.post("maker", &refusal, reason).await.must(200);
    for (who, price) in [(HOSPITAL, "71"), ("maker2", "72")] {
        let seen = json!({
            "product_id": product.to_string(), "region": "51", "platform": "省平台", "price": price,
            "pack_ratio": "1", "executed_on": "2026-02-20", "source": "公告",
        });
        let _seen = platform
            .post(who, "/lower-price-reports", seen)
            .await
            .must(201);
    }
    platform.settle().await;
    (platform, things)
}

/// The text without ids, which differ between any two worlds.
fn without_ids(text: &str) -> String {
    let is_part = |letter: char| letter.is_ascii_hexdigit() || letter == '-';
    let mut masked = String::new();
    let mut run = String::new();
    for letter in text.chars().chain([' ']) {
        if is_part(letter) {
            run.push(letter);
            continue;
        }
        masked.push_str(if run.len() < ID_LETTERS { &run } else { "…" });
        run.clear();
        masked.push(letter);
    }
    let mut parts = masked.split("YJ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "YJ…"
            + &part
                .chars()
                .skip("20260302-BCDF2345".len())
                .collect::<String>()
    })
}

/// An answer without what differs from request to request.
pub(crate) async fn read(platform: &Platform, who: &str, path: &str) -> String {
    let request = platform.request(who, Method::GET, path);
    let mut answer = platform.send(request).await;
    if answer.bytes.starts_with(b"PK") {
        let cells = without_ids(&text(answer.bytes));
        let mut cells: Vec<&str> = cells.lines().collect();
        cells.sort_unstable();
        return cells.join("\n");
    }
    if let Some(body) = answer.body.as_object_mut() {
        body.remove("request_id");
    }
    // Equal instants are sorted by ids.
    for list in ["items", "events"] {
        if let Some(items) = answer.body.get_mut(list).and_then(Value::as_array_mut) {
            // One's own sessions follow the wall clock, not that of the platform.
            for item in items
                .iter_mut()
                .filter(|_| path.starts_with("/me/sessions"))
            {
                for at in ["opened_at", "last_used_at", "expires_at"] {
                    item[at] = Value::Null;
                }
            }
            let masked = items
                .iter()
                .map(|item| json!(without_ids(&item.to_string())));
            let mut masked: Vec<Value> = masked.collect();
            masked.sort_by_key(Value::to_string);
            *items = masked;
        }
    }
    format!(
        "{} {}",
        answer.status,
        without_ids(&answer.body.to_string())
    )
}

/// The mail to an account, in whatever order it was sent.
fn mail_to(platform: &Platform, who: &str) -> Vec<String> {
    let posted = platform.outbox.posted();
    let to = format!("{who}@sunshine.test");
    let own = posted.iter().filter(|mail| mail.recipient == to);
    let mut texts: Vec<String> = own.map(|mail| without_ids(&format!("{mail:?}"))).collect();
    texts.sort();
    texts
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_do_in_secret_changes_no_answer_to_those_who_are_no_party_to_it() {
    let (quiet, of_quiet) = world(false).await;
    let (busy, of_busy) = world(true).await;
    let mut betrayed = Vec::new();
    let mut compared = 0;
    for operation in matrix().into_keys() {
        let Some(path) = operation.strip_prefix("GET ") else {
            continue;
        };
        for suffix in ["", "?limit=200", "?format=xlsx"] {
            for who in OUTSIDERS {
                let path_of = |things| requests::concrete(path, things) + suffix;
                let seen = read(&quiet, who, &path_of(&of_quiet)).await;
                let other = read(&busy, who, &path_of(&of_busy)).await;
                compared += 1;
                if seen != other {
                    betrayed.push(format!("{who} GET {path}{suffix}:\n  {seen}\n  {other}"));
                }
            }
        }
    }
    for who in OUTSIDERS {
        let (seen, other) = (mail_to(&quiet, who), mail_to(&busy, who));
        if seen != other {
            betrayed.push(format!("mail to {who}:\n  {seen:?}\n  {other:?}"));
        }
    }
    assert!(!mail_to(&quiet, HOSPITAL).is_empty());
    assert!(betrayed.is_empty(), "{}", betrayed.join("\n"));
    // Those who may know see that the worlds differ.
    for (who, path) in [
        ("operator", "/feed"),
        ("maker", "/messages"),
        ("hospital2", "/invitations"),
    ] {
        let (seen, other) = (read(&quiet, who, path).await, read(&busy, who, path).await);
        assert_ne!(seen, other, "{who} {path}");
    }
    assert!(400 < compared, "{compared}");
}

#[test]
fn only_ids_are_masked() {
    let shown = "2026-03-02T09:00:00+08:00 6988627182076339971 77.1171 YJ20260302-KWS5C4N2 x";
    assert_eq!(
        without_ids(shown).trim_end(),
        "2026-03-02T09:00:00+08:00 … 77.1171 YJ… x"
    );
}

/// Where a reporter could learn whether others reported the same.
const OF_REPORTS: [&str; 10] = [
    "/lower-price-reports",
    "/lower-price-reports?format=xlsx",
    "/lower-price-reports?state=open",
    "/feed?limit=200",
    "/messages",
    "/home",
    "/misconduct-records",
    "/publicities",
    "/publicities/changes",
    "/objections",
];

/// A lower price that the first hospital reports, alone or after another one, and whose case is decided.
async fn reported(before: Option<&str>, decision: &str) -> (Platform, Vec<String>) {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = json!({
        "product_id": product.to_string(), "region": "51", "platform": "省平台", "price": "70",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "公告",
    });
    let report = async |who: &str| {
        let made = platform
            .post(who, "/lower-price-reports", seen.clone())
            .await;
        let made = made.must(201);
        format!("/lower-price-reports/{}", made["id"].as_str().unwrap())
    };
    if let Some(who) = before {
        let _other = report(who).await;
    }
    let own = report(HOSPITAL).await;
    let mut read_of_it = Vec::new();
    for step in ["", "/explanation", decision] {
        if !step.is_empty() {
            let who = if step == "/explanation" {
                "maker"
            } else {
                "operator"
            };
            // The manufacturer knows the report that opened the case, the exchange centre all of them.
            let cases = platform.get(who, "/lower-price-reports").await.must(200);
            let case = cases["items"].as_array().unwrap().last().unwrap();
            let path = format!(
                "/lower-price-reports/{}{step}",
                case["id"].as_str().unwrap()
            );
            let _done = platform
                .post(who, &path, json!({"reason": "核实"}))
                .await
                .must(200);
        }
        platform.settle().await;
        for path in OF_REPORTS.into_iter().chain([own.as_str()]) {
            read_of_it.push(format!(
                "after {step}: {}",
                read(&platform, HOSPITAL, path).await
            ));
        }
        let twice = platform
            .post(HOSPITAL, "/lower-price-reports", seen.clone())
            .await;
        read_of_it.push(format!("{} {}", twice.status, twice.body["type"]));
    }
    (platform, read_of_it)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reports_a_price_does_not_learn_whether_another_did_before() {
    for decision in ["/acceptance", "/refusal"] {
        let (_alone, first) = reported(None, decision).await;
        for other in ["hospital2", "distributor"] {
            let (_joined, later) = reported(Some(other), decision).await;
            for (seen, joined) in first.iter().zip(&later) {
                assert_eq!(seen, joined, "{decision} after {other}");
            }
        }
    }
}
