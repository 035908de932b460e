//! The quarter's collection of prices: opened once, answered, reminded of, and closed with silence on
//! record.

use domain::listed_price::{ListedTerms, PlatformLevel, PriceKind};
use domain::price_change::{Declared, price_terms};
use domain::{ProductId, campaign};
use serde_json::{Value, json};
use spreadsheet::{CellValue, Column, ColumnKind, Limits, WorksheetColumn, WorksheetWriter};
use tests::{Goods, HOSPITAL, Listed, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Two products of `maker` and one of `maker2`, each listed in one province.
async fn goods(platform: &Platform) -> [ProductId; 3] {
    let all = [1, 2, 3].map(|number| Goods {
        manufacturer: if number == 3 {
            "乙医疗器械有限公司".to_owned()
        } else {
            "甲医疗器械有限公司".to_owned()
        },
        ..Goods::number(number)
    });
    let ids = platform.products(&all).await;
    platform
        .listed_alike(&all, &[Listed::at("44", "100")])
        .await;
    [ids[0], ids[1], ids[2]]
}

async fn opened(platform: &Platform) -> String {
    let body = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let made = platform.post("operator", "/campaigns", body).await;
    let made = made.must(201);
    format!("/campaigns/{}", made["id"].as_str().unwrap())
}

async fn progress(platform: &Platform, who: &str, path: &str) -> (i64, i64) {
    let view = platform.get(who, path).await.must(200);
    let number = |key: &str| view[key].as_i64().unwrap();
    (number("products"), number("answered"))
}

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
    };
    let named = named.map(|path| path.rsplit('/').next().unwrap().parse().unwrap());
    let made = campaign::declare(&tx, &moment, &caller, named, &[declared]).await;
    tx.commit().await.unwrap();
    made.unwrap()[0].is_ok()
}

#[tokio::test]
async fn case_e8_opening_the_same_quarter_again_answers_the_same_collection() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let path = opened(&platform).await;
    assert_eq!(opened(&platform).await, path);
    let view = platform.get("bureau", &path).await.must(200);
    assert_eq!(
        (&view["manufacturers"], &view["products"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(view["due_at"], "2026-03-21T00:00:00+08:00");
    platform.settle().await;
    let messages = platform.get("maker", "/messages").await.must(200);
    assert_eq!(messages["total"], 1, "{messages}");
    for (body, pointer) in [
        (
            json!({"quarter": "2026Q5", "due_on": "2026-03-20"}),
            "/quarter",
        ),
        (
            json!({"quarter": "2026Q2", "due_on": "2026-03-01"}),
            "/due_on",
        ),
        (
            json!({"quarter": "2026Q2", "due_on": "2026-03-20", "category": "zz"}),
            "/category",
        ),
    ] {
        let refused = platform.post("operator", "/campaigns", body).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
    }
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

#[tokio::test]
async fn silence_is_reminded_of_once_and_put_on_record_at_the_end() {
    let platform = Platform::start(MONDAY).await;
    let [first, ..] = goods(&platform).await;
    let path = opened(&platform).await;
    let confirmations = format!("{path}/confirmations");
    let all = json!({"product_ids": null});
    let _done = platform
        .post("maker2", &confirmations, all.clone())
        .await
        .must(200);
    let some = json!({"product_ids": [first.to_string()]});
    let _some = platform.post("maker", &confirmations, some).await.must(200);
    platform.wait_until("2026-03-16T23:59:59+08:00");
    platform.settle().await;
    let unreminded = platform.get("operator", &path).await.must(200);
    assert_eq!(
        unreminded["reminded_at"],
        Value::Null,
        "four working days are left"
    );
    platform.wait_until("2026-03-17T00:00:00+08:00");
    platform.settle().await;
    platform.wait_until("2026-03-18T09:00:00+08:00");
    platform.settle().await;
    let notified = |messages: Value, kind: &str| {
        let items = messages["items"].as_array().unwrap().clone();
        items.iter().filter(|one| one["kind"] == kind).count()
    };
    let messages = platform.get("maker", "/messages").await.must(200);
    assert_eq!(notified(messages, "campaign-reminder"), 1);
    let messages = platform.get("maker2", "/messages").await.must(200);
    assert_eq!(
        notified(messages, "campaign-reminder"),
        0,
        "it has answered"
    );
    platform.wait_until("2026-03-21T00:00:00+08:00");
    let late = platform.post("maker", &confirmations, all).await;
    assert_eq!(late.problem(), (409, "campaign-over"));
    platform.settle().await;
    platform.settle().await;
    let records = platform
        .get("operator", "/misconduct-records")
        .await
        .must(200);
    assert_eq!(records["total"], 1, "{records}");
    let record = &records["items"][0];
    assert_eq!(record["kind"], "campaign_unanswered");
    assert_eq!(record["label"], "未按要求报送价格数据");
    assert_eq!(record["organisation"]["name"], "甲医疗器械有限公司");
    assert_eq!(record["happened_at"], "2026-03-21T00:00:00+08:00");
    assert_eq!(record["evidence"]["answered"], 1);
    assert_eq!(record["evidence"]["products"], 2);
    let messages = platform.get("operator", "/messages").await.must(200);
    assert_eq!(notified(messages, "campaign-closed"), 1);
}

#[tokio::test]
async fn a_collection_that_does_not_concern_a_manufacturer_is_not_there_for_it() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let _product = platform.product(&goods).await;
    let path = opened(&platform).await;
    assert_eq!(platform.get("maker2", &path).await.status, 404);
    assert_eq!(
        platform.get("maker2", "/campaigns").await.must(200)["total"],
        0
    );
    assert_eq!(
        platform.get("maker", "/campaigns").await.must(200)["total"],
        1
    );
    let home = platform.get("maker", "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap();
    let open = counters.iter().find(|one| one["key"] == "campaigns_open");
    assert_eq!(open.unwrap()["count"], 1);
    assert_eq!(platform.get(HOSPITAL, &path).await.status, 403);
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

/// The columns of the list that a manufacturer downloads.
const DOWNLOADED: [&str; 14] = [
    "27位码",
    "省份",
    "平台",
    "平台级别",
    "价格类型",
    "价格",
    "包装转换比",
    "执行日期",
    "截止日期",
    "来源",
    "产品名称",
    "规格",
    "型号",
    "报送时间",
];

/// The index of the price among them.
const PRICE: usize = 5;

async fn downloaded(platform: &Platform, path: &str) -> Vec<u8> {
    let list = format!("{path}/products?format=xlsx");
    let file = platform.get("maker", &list).await;
    assert_eq!(file.status, 200);
    file.bytes
}

/// The same file with some prices changed, from one to another.
fn changed(file: Vec<u8>, prices: &[(&str, &str)]) -> Vec<u8> {
    let mut table = spreadsheet::open(file, "价格报送表.xlsx", &Limits::default()).unwrap();
    let columns = DOWNLOADED.each_ref().map(|name| Column {
        key: name,
        names: std::slice::from_ref(name),
        required: true,
    });
    table.match_header(&columns).unwrap();
    let header = DOWNLOADED.map(|name| WorksheetColumn::new(name, ColumnKind::Text));
    let mut writer = WorksheetWriter::new("价格报送表", header.to_vec()).unwrap();
    let mut left = prices.len();
    for row in table.rows().unwrap() {
        let row = row.unwrap();
        let mut cells: Vec<String> = DOWNLOADED
            .iter()
            .map(|name| row.text(name).unwrap_or_default().to_owned())
            .collect();
        if let Some((_, new)) = prices.iter().find(|(old, _)| cells[PRICE] == *old) {
            cells[PRICE] = (*new).to_owned();
            left -= 1;
        }
        let cells: Vec<CellValue<'_>> = cells
            .iter()
            .map(|text| CellValue::Text(text.into()))
            .collect();
        writer.row(&cells).unwrap();
    }
    assert_eq!(left, 0, "every price is there once");
    writer.finish().unwrap()
}

fn verdicts(import: &Value) -> (i64, i64, i64) {
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    (count("accepted"), count("unchanged"), count("error"))
}

/// Three products of `maker` with prices of many sorts, two of which do not count.
async fn many_sorts(platform: &Platform) {
    let goods = [1, 2, 3].map(Goods::number);
    let _products = platform.products(&goods).await;
    let by_pack = Listed {
        pack_ratio: 10,
        ..Listed::at("33", "1234.5")
    };
    let city = Listed {
        level: PlatformLevel::City,
        ..Listed::at("44", "88")
    };
    let first = [
        Listed::at("44", "100"),
        by_pack,
        Listed::at("43", "0.1234").of(PriceKind::SelfQuoted),
    ];
    let second = [
        Listed::at("11", "210.05")
            .until("2026-12-31")
            .of(PriceKind::Winning),
        city,
    ];
    platform.listed(&goods[0], &first).await;
    platform.listed(&goods[1], &second).await;
    platform.listed(&goods[2], &[Listed::at("45", "70")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_downloaded_list_comes_back_unchanged_as_an_answer_and_changed_as_declarations() {
    let platform = Platform::start(MONDAY).await;
    many_sorts(&platform).await;
    let path = opened(&platform).await;

    // Uploaded unchanged, the file declares nothing and confirms every product.
    let file = downloaded(&platform, &path).await;
    let name = "价格报送表.xlsx";
    let same = platform
        .load("maker", "declarations", name, file.clone())
        .await;
    assert_eq!(verdicts(&same), (0, 4, 0), "{same}");
    assert_eq!(progress(&platform, "maker", &path).await, (3, 3));
    let declared = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(declared["total"], 0);

    // With two prices changed: those are declared, for this collection too.
    let file = changed(file, &[("1234.5", "1180.5"), ("70", "66.6")]);
    let partly = platform
        .load("maker", "declarations", name, file.clone())
        .await;
    assert_eq!(verdicts(&partly), (2, 2, 0), "{partly}");
    let declared = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(declared["total"], 2);
    let mut prices: Vec<&str> = declared["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["base_price"].as_str().unwrap())
        .collect();
    prices.sort_unstable();
    assert_eq!(prices, ["118.05", "66.60"]);
    // The same file once more changes nothing.
    let again = platform.load("maker", "declarations", name, file).await;
    assert_eq!(verdicts(&again), (0, 4, 0), "{again}");

    // Once they are in force, the list contains them, and again confirms them unchanged.
    let ids: Vec<&Value> = declared["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["id"])
        .collect();
    let body = json!({"action": "publicity", "title": "", "reason": "", "ids": ids});
    let public = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let _public = public.must(200);
    platform.wait_until("2026-03-12T09:00:00+08:00");
    platform.settle().await;
    let file = downloaded(&platform, &path).await;
    let settled = platform.load("maker", "declarations", name, file).await;
    assert_eq!(verdicts(&settled), (0, 4, 0), "{settled}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_price_in_the_downloaded_list_confirms_its_product_alone() {
    let platform = Platform::start(MONDAY).await;
    let goods = [1, 2].map(Goods::number);
    let products = platform.products(&goods).await;
    platform.listed(&goods[0], &[Listed::at("44", "100")]).await;
    platform.listed(&goods[1], &[Listed::at("44", "200")]).await;
    let path = opened(&platform).await;
    let list = changed(
        downloaded(&platform, &path).await,
        &[("100", "95"), ("200", "x")],
    );
    let import = platform
        .load("maker", "declarations", "表.xlsx", list)
        .await;
    assert_eq!(verdicts(&import), (1, 0, 1), "{import}");
    let left = platform
        .get("maker", &format!("{path}/products?answered=false"))
        .await
        .must(200);
    assert_eq!(
        (&left["total"], &left["items"][0]["id"]),
        (&json!(1), &json!(products[1].to_string()))
    );
}
