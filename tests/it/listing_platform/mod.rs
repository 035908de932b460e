//! The register of platforms: what files name and nobody has seen is told and entered, confirmed, or stated to be another
//! spelling; what is undone is forgotten.

mod city;
mod register;
mod spelling;
mod unconfirmed;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{Platform, cluster};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /platforms", "?------++-"),
        ("POST /platforms/{id}/confirmations", "?------+--"),
        ("POST /platforms/{id}/spelling", "?------+--"),
        ("POST /platforms/{id}/separation", "?------+--"),
    ],
    body: refused_body,
    thing: Some(("platforms", |platform, _| {
        Box::pin(async { id(&found(platform, "?state=merged").await["items"][0]) })
    })),
    events: &[
        // Of the exchange centre's work.
        ("platforms-seen", "O", "names platforms"),
        ("platforms-forgotten", "O", "names platforms"),
        (
            "platform-confirmed",
            "O",
            "import name region region_before",
        ),
        ("platform-merged", "O", "known name reason"),
        ("platform-separated", "O", "known name reason"),
    ],
    ..Declared::NOTHING
};

/// The thing is a spelling, which cannot be confirmed.
fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /platforms/{id}/spelling" => json!({"known": "1", "reason": " "}),
        "POST /platforms/{id}/separation" => json!({"reason": " "}),
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";

fn row(number: u32, region: &str, at: &str, price: &str) -> String {
    format!("C140203159240636165{number:08},{region},{at},挂网价,{price},2026-01-01,公告\n")
}

fn file(rows: &[String]) -> String {
    HEADER.to_owned() + &rows.concat()
}

async fn load(platform: &Platform, file: &str) -> Value {
    load_as(platform, "挂网价.csv", file).await
}

async fn load_as(platform: &Platform, name: &str, file: &str) -> Value {
    let bytes = file.as_bytes().to_vec();
    platform
        .load("operator", "listed-prices", name, bytes)
        .await
}

async fn found(platform: &Platform, query: &str) -> Value {
    let path = format!("/platforms{query}");
    platform.get("operator", &path).await.must(200)
}

fn id(one: &Value) -> String {
    one["id"].as_str().unwrap().to_owned()
}

/// What the register has under a part of a name: name, province, state, rows, and what it means.
async fn register(platform: &Platform, part: &str) -> Vec<String> {
    let page = found(platform, &format!("?q={part}")).await;
    let items = page["items"].as_array().unwrap();
    assert_eq!(page["total"], items.len());
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    };
    let line = |one: &Value| {
        let parts = [
            &one["name"],
            &one["region"]["code"],
            &one["state"],
            &one["rows"],
            &one["known"]["name"],
        ];
        parts.map(text).join(" ")
    };
    items.iter().map(line).collect()
}

/// What a file is warned of: kind, text, rows, first rows.
fn warned(of: &Value) -> Vec<String> {
    let warnings = of["warned"].as_array().unwrap().iter();
    warnings
        .map(|one| {
            let (kind, text) = (one["kind"].as_str().unwrap(), one["text"].as_str().unwrap());
            format!("{kind} {text} {} {}", one["rows"], one["examples"])
        })
        .collect()
}

async fn remarks(platform: &Platform, import: &Value) -> Vec<String> {
    let path = format!("/imports/{}/report", id(import));
    let report = platform.get("operator", &path).await;
    assert_eq!(report.status, 200);
    let limits = spreadsheet::Limits::default();
    let mut table = spreadsheet::open(report.bytes, "report.xlsx", &limits).unwrap();
    let column = |key, names| spreadsheet::Column {
        key,
        names,
        weak_names: &[],
        required: true,
    };
    let columns = [
        column("code", &["27位码"]),
        column("remark", &["说明 / Remark", "说明"]),
    ];
    table.match_header(&columns).unwrap();
    table
        .rows()
        .unwrap()
        .map(|row| row.unwrap().text("remark").unwrap_or_default().to_owned())
        .collect()
}

/// What the report states of the file as a whole.
async fn stated(platform: &Platform, import: &Value) -> Vec<String> {
    let path = format!("/imports/{}/report", id(import));
    let report = platform.get("operator", &path).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(report.bytes)).unwrap();
    let (_, range) = book.worksheets().pop().unwrap();
    let cells = range.rows().flatten();
    cells.map(|cell: &Data| cell.to_string()).collect()
}

/// What the first warning of a load says in English.
async fn in_english(platform: &Platform, import: &Value) -> String {
    let path = format!("/imports/{}", id(import));
    let request = platform.request("operator", Method::GET, &path);
    let view = platform.send(request.header("accept-language", "en")).await;
    let view = view.must(200);
    view["warned"][0]["text"].as_str().unwrap().to_owned()
}

async fn to_confirm(platform: &Platform) -> i64 {
    let home = platform.get("operator", "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap().iter();
    let own = counters.filter(|one| one["key"] == "platforms_to_confirm");
    own.map(|one| one["count"].as_i64().unwrap()).sum()
}

/// The names under which a product's prices are listed now.
async fn listed_under(platform: &Platform, number: u32) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let query =
        "select concat_ws(' ', listed.platform, listed.price::text) from listed_price listed
        join product on product.id = listed.product
        where product.code = $1 and superseded_at is null order by 1";
    let code = format!("C140203159240636165{number:08}");
    let rows = client.query(query, &[&code]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn act(platform: &Platform, of: &str, what: &str, body: Value) -> tests::Reply {
    let path = format!("/platforms/{of}/{what}");
    platform.post("operator", &path, body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_never_seen_is_warned_of_before_and_after_the_load_and_is_then_known() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=3 {
        platform.capped(number, "100").await;
    }
    let rows = file(&[
        row(1, "44", "广东药品交易中心", "99"),
        row(2, "44", "广东药品交易中心", "99"),
        row(3, "44", "广东省药品交易中心", "99"),
        row(3, "22", "", "99"),
    ]);
    let expected = "platform-never-seen 平台此前从未出现：广东药品交易中心（最接近的已知平台：广东省药品交易中心） 2 [2,3]";
    let seen = platform.foresee("operator", "listed-prices", &rows).await;
    let seen = seen.must(200);
    assert_eq!(warned(&seen), [expected]);
    assert_eq!(seen["warnings"], 2, "{seen}");
    let shown = seen["acting"][0]["warnings"].to_string();
    assert!(shown.contains("广东药品交易中心"), "{seen}");
    assert_eq!(seen["acting"][2]["warnings"], json!([]), "{seen}");
    let notes = seen["notes"].to_string();
    assert!(
        notes.contains("2个省份的价格：吉林省1行（如第5行）、广东省3行（如第2行）"),
        "{notes}"
    );
    assert!(
        register(&platform, "广东药品").await.is_empty(),
        "a preview leaves nothing"
    );

    let done = load(&platform, &rows).await;
    assert_eq!(done["counts"], seen["counts"], "taken all the same");
    assert_eq!(warned(&done), [expected]);
    assert_eq!(
        register(&platform, "广东药品").await,
        ["广东药品交易中心 44 seen 2 null"]
    );
    assert_eq!(to_confirm(&platform).await, 1);
    let shown = remarks(&platform, &done).await;
    assert!(shown[0].contains("平台此前从未出现"), "{shown:?}");
    assert_eq!(shown[2], "", "{shown:?}");
    let stated = stated(&platform, &done).await;
    assert!(
        stated.iter().any(|line| line.contains("2行，如第2、3行")),
        "{stated:?}"
    );

    // Spelled with other marks and widths it is the same: no longer new, but not confirmed.
    let again = file(&[row(1, "44", "广东（药品）交易 中心", "98")]);
    let again = load(&platform, &again).await;
    assert_eq!(
        warned(&again),
        ["platform-not-confirmed 平台尚未确认：广东（药品）交易中心，此前仅在文件中出现过 1 [2]"]
    );
    assert_eq!(
        register(&platform, "广东药品").await,
        ["广东药品交易中心 44 seen 3 null"]
    );
    let under = listed_under(&platform, 1).await;
    assert!(
        under.contains(&"广东药品交易中心 98.0000".to_owned()),
        "{under:?}"
    );
    let text = in_english(&platform, &done).await;
    assert!(text.starts_with("platform never seen before"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_province_that_is_not_the_registers_and_a_price_far_from_the_limit_are_warned_of() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=5 {
        platform.capped(number, "90").await;
    }
    let centre = "广东省药品交易中心";
    let rows = file(&[
        row(1, "44", centre, "45"),
        row(2, "44", centre, "44.99"),
        row(3, "44", centre, "180"),
        row(4, "36", centre, "180.01"),
        // Below a third: it is held, which says more.
        row(5, "44", centre, "29.99"),
    ]);
    let seen = platform.foresee("operator", "listed-prices", &rows).await;
    let seen = seen.must(200);
    let expected = [
        "platform-of-another-province 平台“广东省药品交易中心”登记在广东省，文件中写为江西省 1 [5]",
        "price-far-from-limit 价格与该产品现行参考限价相差超过2倍 2 [3,5]",
    ];
    assert_eq!(warned(&seen), expected);
    let done = load(&platform, &rows).await;
    assert_eq!(warned(&done), expected);
    assert_eq!(
        (&done["counts"]["held"], &done["warnings"]),
        (&json!(1), &json!(2))
    );
    let shown = remarks(&platform, &done).await;
    assert_eq!(shown[0], "");
    assert!(
        shown[1].contains("44.99与现行参考限价90.00相差超过2倍"),
        "{shown:?}"
    );
    assert!(
        shown[3].contains("江西省") && shown[3].contains("180.01"),
        "{shown:?}"
    );
    assert!(!shown[4].contains("相差超过2倍"), "{shown:?}");
    // What is listed already is no news.
    let again = rows.replace("公告", "公告 ");
    let again = load_as(&platform, "又一次.csv", &again).await;
    assert!(
        warned(&again).iter().all(|one| !one.contains("limit")),
        "{again}"
    );
    // A wider factor warns of nothing.
    platform
        .amended("pricing.warn_from_limit_times", "3", "◇", "2026-03-02")
        .await;
    let other = file(&[row(2, "11", "", "130")]);
    assert!(warned(&load(&platform, &other).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_only_an_undone_load_named_is_forgotten_and_warned_of_again() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let wrong = load(
        &platform,
        &file(&[
            row(1, "44", "广东药品中心", "99"),
            row(1, "44", "广东药品交易中心", "99"),
            row(2, "44", "广东交易平台", "99"),
        ]),
    )
    .await;
    // Another load names one of them, and somebody confirms another.
    load(&platform, &file(&[row(2, "44", "广东药品交易中心", "98")])).await;
    let page = found(&platform, "?q=广东交易平台").await;
    let other = id(&page["items"][0]);
    let confirmed = act(&platform, &other, "confirmations", json!({})).await;
    assert_eq!(confirmed.status, 200);
    let path = format!("/imports/{}/reversal", id(&wrong));
    let reason = json!({"reason": "文件有误"});
    let seen = platform
        .post("operator2", &format!("{path}?preview=true"), reason.clone())
        .await;
    assert_eq!(seen.status, 200);
    assert_eq!(
        register(&platform, "广东药品中心").await.len(),
        1,
        "a preview leaves it"
    );
    let undone = platform.post("operator2", &path, reason).await;
    assert_eq!(undone.status, 200);
    assert!(register(&platform, "广东药品中心").await.is_empty());
    assert_eq!(
        register(&platform, "广东药品交易").await,
        ["广东药品交易中心 44 seen 1 null"]
    );
    assert_eq!(
        register(&platform, "广东交易平台").await,
        ["广东交易平台 44 confirmed 0 null"]
    );
    let again = load(&platform, &file(&[row(1, "44", "广东药品中心", "97")])).await;
    assert!(
        warned(&again)[0].starts_with("platform-never-seen"),
        "{again}"
    );
}
