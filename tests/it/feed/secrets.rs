//! Values that one party may not know of another are put everywhere, and everything that each account can read is
//! searched for them: answers, exports, messages, mail.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use domain::ProductId;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use crate::authorization::requests::{self, Things};
use crate::authorization::{ADMINISTRATOR, CALLERS, matrix};

/// Everybody who may read what both sides of an invitation know.
const SIDES: &[&str] = &[HOSPITAL, "reader", "maker", "operator", "bureau"];

/// A text or a price, and who may read it.
const SECRETS: [(&str, &[&str]); 14] = [
    // A hospital's own price, its contract and its file.
    ("77.1171", &[HOSPITAL, "reader"]),
    ("88.8118", &["hospital2"]),
    ("秘密合同", &["hospital2"]),
    ("秘密文件", &["hospital2"]),
    // What is offered and countered; a counter-offer above the hospital's own price was never made.
    ("61.2361", SIDES),
    ("62.3462", SIDES),
    ("秘密还价", SIDES),
    ("78.9178", &[]),
    // A price declared and not public yet, and a list of another platform.
    ("54.4354", &["maker", "operator", "bureau"]),
    ("153.9153", &["operator", "bureau"]),
    // Of a lower price: where it is to be found, which the manufacturer reads of the report that opened the case and of no
    // other, and what the manufacturer says.
    ("秘密来源乙", &["hospital2", "maker", "operator", "bureau"]),
    ("秘密来源丙", &["distributor", "operator", "bureau"]),
    (
        "55.5155",
        &["hospital2", "distributor", "maker", "operator", "bureau"],
    ),
    ("秘密说明", &["maker", "operator", "bureau"]),
];

/// Lists that are also searched, and exported.
const LISTS: [&str; 16] = [
    "/invitations",
    "/lower-price-reports",
    "/price-changes",
    "/publicities/changes",
    "/objections",
    "/messages",
    "/misconduct-records",
    "/current-prices",
    "/overpayments",
    "/overpayments?against=median",
    "/imports",
    "/campaigns",
    "/linkages",
    "/price-findings",
    "/organisations",
    "/products",
];

/// Lists that take words to search for.
const SEARCHED: [&str; 5] = [
    "/invitations",
    "/price-changes",
    "/publicities/changes",
    "/current-prices",
    "/overpayments",
];

/// Makes the secrets, and returns the paths of the things that hold them.
async fn hold_secrets(platform: &Platform) -> Vec<String> {
    let product = platform.capped(2, "100").await;
    platform.pays(HOSPITAL, product, "77.1171").await;
    let file =
        "27位码,价格,生效日期,合同编号\nC14020315924063616500000002,88.8118,2026-01-01,秘密合同\n";
    let import = platform
        .load("hospital2", "current-prices", "秘密文件.csv", file.into())
        .await;
    let mut paths = vec![format!("/imports/{}", id(&import))];
    let invitation = platform.invited(HOSPITAL, product, "61.2361").await;
    let path = format!("/invitations/{}", id(&invitation));
    for (price, status) in [("78.9178", 409), ("62.3462", 200)] {
        let counter = json!({"price": price, "reason": "秘密还价"});
        let answer = platform
            .post("maker", &format!("{path}/counter"), counter)
            .await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    paths.push(path);
    let change = tests::declaration(product, "33", "54.4354");
    let change = platform
        .post("maker", "/declarations", change)
        .await
        .must(201);
    paths.push(format!("/price-changes/{}", id(&change)));
    let list = "27位码,省份,价格类型,价格,执行日期\n\
        C14020315924063616500000002,44,listing,153.9153,2026-01-01\n";
    let _list = platform
        .load("operator", "linkage-lists", "清单.csv", list.into())
        .await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    paths.extend(
        lists["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|list| format!("/linkages/{}", id(list))),
    );
    paths.extend(reported(platform, product).await);
    platform.settle().await;
    paths
}

/// One case of a lower price, which two report.
async fn reported(platform: &Platform, product: ProductId) -> Vec<String> {
    let mut paths = Vec::new();
    for (who, source) in [("hospital2", "秘密来源乙"), ("distributor", "秘密来源丙")] {
        let report = json!({
            "product_id": product.to_string(), "region": "51", "platform": "省平台", "price": "55.5155",
            "pack_ratio": "1", "executed_on": "2026-02-20", "source": source,
        });
        let report = platform
            .post(who, "/lower-price-reports", report)
            .await
            .must(201);
        paths.push(format!("/lower-price-reports/{}", id(&report)));
    }
    let reasons = json!({"reason": "秘密说明"});
    let path = format!("{}/explanation", paths[0]);
    let _explained = platform.post("maker", &path, reasons).await.must(200);
    paths
}

fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

/// The administrator of the first hospital reads what its reader does.
fn may_read(readers: &[&str], caller: &str) -> bool {
    readers.contains(&caller) || (caller == ADMINISTRATOR && readers.contains(&"reader"))
}

/// The cells of a workbook, or the text of anything else.
pub(super) fn text(bytes: Vec<u8>) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let cells = sheet.rows().flatten().map(ToString::to_string);
    cells.collect::<Vec<_>>().join("\n")
}

/// Every path that an account may try: operations, lists and searches for the secrets themselves.
fn paths(things: &Things, holding: &[String]) -> Vec<String> {
    let operations = matrix()
        .into_keys()
        .filter_map(|line| line.strip_prefix("GET "));
    let mut paths: Vec<String> = operations
        .map(|path| requests::concrete(path, things))
        .collect();
    for list in LISTS {
        let join = if list.contains('?') { '&' } else { '?' };
        paths.push(format!("{list}{join}limit=200"));
        paths.push(format!("{list}{join}format=xlsx"));
    }
    paths.push("/feed?limit=200".to_owned());
    paths.extend(holding.iter().cloned());
    let below = [
        "",
        "/preview",
        "/preview/products",
        "/preview/invitations",
        "/preview/hospital-prices",
    ];
    let linkages = holding.iter().filter(|path| path.starts_with("/linkages"));
    paths.extend(linkages.flat_map(|path| below.map(|part| format!("{path}{part}"))));
    paths
}

/// What mail holds that its recipient may not read.
fn revealed_by_mail(platform: &Platform) -> Vec<String> {
    let mut revealed = Vec::new();
    for mail in platform.outbox.posted() {
        // `operator2` is another person of the exchange centre.
        let (account, _) = mail.recipient.split_once('@').unwrap();
        let account = account.replace("operator2", "operator");
        for (secret, readers) in SECRETS {
            let text = format!("{} {}", mail.subject, mail.body);
            if text.contains(secret) && !readers.contains(&account.as_str()) {
                revealed.push(format!("mail to {account} holds {secret}"));
            }
        }
    }
    revealed
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_read_by_those_who_may_and_by_nobody_else() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = requests::things(&platform).await;
    let holding = hold_secrets(&platform).await;
    let paths = paths(&things, &holding);
    let administrator = requests::administrator(&platform).await;
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut revealed = Vec::new();
    for caller in CALLERS {
        let read = async |path: &str| {
            let by_token = caller == ADMINISTRATOR;
            let request = platform.request(if by_token { "" } else { caller }, Method::GET, path);
            platform
                .send(if by_token {
                    request.bearer_auth(&administrator)
                } else {
                    request
                })
                .await
        };
        for path in &paths {
            let answer = read(path).await;
            assert!(answer.status < 500, "{caller} {path}: {}", answer.body);
            let text = text(answer.bytes);
            for (secret, readers) in SECRETS {
                if !text.contains(secret) {
                    continue;
                }
                *found.entry(secret).or_default() += 1;
                if !may_read(readers, caller) {
                    revealed.push(format!("{caller} reads {secret} at {path}"));
                }
            }
        }
        // What is searched for is not found by those who may not read it: neither a row nor a count.
        for list in SEARCHED {
            let others = SECRETS.iter().filter(|(_, who)| !may_read(who, caller));
            for (secret, _) in others {
                let answer = read(&format!("{list}?q={secret}")).await;
                let total = answer.body["total"].as_u64();
                assert!(
                    total.is_none_or(|total| total == 0),
                    "{caller} {list} {secret}"
                );
            }
        }
    }
    revealed.extend(revealed_by_mail(&platform));
    assert!(revealed.is_empty(), "{}", revealed.join("\n"));
    for (secret, readers) in SECRETS {
        assert_eq!(
            found.contains_key(secret),
            !readers.is_empty(),
            "{secret} was looked for where it is"
        );
    }
}
