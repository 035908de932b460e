//! A row that was sent before acts once, in whatever file or batch it comes again.

use domain::ProductId;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use super::MONDAY;

const HEADER: &str = "27位码,价格,数量,备注\n";

fn row(number: u32, price: &str, quantity: u32) -> String {
    format!("C140203159240636165{number:08},{price},{quantity},\n")
}

async fn send(platform: &Platform, rows: &[String]) -> Value {
    let file = HEADER.to_owned() + &rows.concat();
    platform
        .load(HOSPITAL, "invitations", "文件.csv", file.into())
        .await
}

async fn total(platform: &Platform) -> Value {
    platform.get(HOSPITAL, "/invitations").await.must(200)["total"].clone()
}

/// Lets the second account of the hospital trade.
pub(super) async fn second_buyer(platform: &Platform) {
    let client = cluster::connect(platform.config()).await;
    let statement = "update account set duties = (select duties from account where account = 'hospital') where account = 'reader'";
    client.batch_execute(statement).await.unwrap();
}

fn counts(import: &Value) -> (i64, i64, i64) {
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    (
        count("accepted"),
        count("unchanged"),
        import["rejected"].as_i64().unwrap(),
    )
}

async fn batch(platform: &Platform, query: &str, items: &[(ProductId, &str, u32)]) -> Vec<Value> {
    let items: Vec<Value> = items
        .iter()
        .map(|(product, price, quantity)| {
            json!({"product_id": product, "price": price, "quantity": quantity})
        })
        .collect();
    let path = format!("/invitations/batch{query}");
    let sent = platform
        .post(HOSPITAL, &path, json!({ "items": items }))
        .await;
    sent.must(200)["results"].as_array().unwrap().clone()
}

fn unchanged(results: &[Value]) -> Vec<bool> {
    results
        .iter()
        .map(|one| one["unchanged"].as_bool().unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn correcting_a_refused_row_sends_no_other_row_again() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    platform.capped(3, "300").await;
    let first = [row(1, "100", 5), row(2, "190", 7), row(3, "301", 1)];
    let loaded = send(&platform, &first).await;
    assert_eq!(counts(&loaded), (2, 0, 1), "{loaded}");
    // Row 2 waits for its maker; row 1 is confirmed.
    let corrected = [row(1, "100", 5), row(2, "190", 7), row(3, "300", 1)];
    let again = send(&platform, &corrected).await;
    assert_eq!(counts(&again), (1, 2, 0), "{again}");
    assert_eq!(again["same_as"], Value::Null, "{again}");
    assert_eq!(total(&platform).await, 3, "bought once");
    let file = HEADER.to_owned() + &corrected.concat();
    let seen = platform
        .foresee(HOSPITAL, "invitations", &file)
        .await
        .must(200);
    assert_eq!(seen["counts"]["unchanged"], 3, "{seen}");
    assert_eq!(seen["same_as"], again["id"], "{seen}");
    // One row alone, with another remark, and by its short code.
    let alone = format!("{HEADER}C14020315924063616500000001,100.0000,5,急用\n");
    let alone = platform
        .load(HOSPITAL, "invitations", "一行.csv", alone.into())
        .await;
    assert_eq!(counts(&alone), (0, 1, 0), "{alone}");
    let more = send(&platform, &[row(1, "100", 6)]).await;
    assert_eq!(
        counts(&more),
        (1, 0, 0),
        "another quantity is another order: {more}"
    );
    let meant = HEADER.to_owned() + &row(1, "100", 5);
    let meant = platform
        .load(HOSPITAL, "invitations?again=true", "文件.csv", meant.into())
        .await;
    assert_eq!(counts(&meant), (1, 0, 0), "{meant}");
    assert_eq!(total(&platform).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_of_a_file_corrected_and_sent_again_sends_no_other_row_again() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    let loaded = send(&platform, &[row(1, "100", 5), row(2, "201", 7)]).await;
    let path = format!("/imports/{}/report", loaded["id"].as_str().unwrap());
    let request = platform.request(HOSPITAL, Method::GET, &path);
    let report = request.send().await.unwrap().bytes().await.unwrap();
    let again = platform
        .load(HOSPITAL, "invitations", "结果.xlsx", report.to_vec())
        .await;
    assert_eq!(counts(&again), (0, 1, 1), "{again}");
    assert_eq!(total(&platform).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_equal_rows_of_a_file_one_is_sent_unless_they_are_meant() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let rows = [row(1, "100", 5), row(1, "100", 5)];
    let seen = HEADER.to_owned() + &rows.concat();
    let seen = platform.foresee(HOSPITAL, "invitations", &seen).await;
    let seen = seen.must(200);
    assert_eq!(seen["counts"]["unchanged"], 1, "{seen}");
    let remark = &seen["unchanged"][0]["reason"];
    assert!(
        remark
            .as_str()
            .unwrap()
            .contains("与本文件中另一行完全相同"),
        "{seen}"
    );
    let two = send(&platform, &rows).await;
    assert_eq!(counts(&two), (1, 1, 0), "written twice: {two}");
    assert_eq!(total(&platform).await, 1);
    let three = [row(1, "100", 5), row(1, "100", 5), row(1, "100", 5)];
    let three = send(&platform, &three).await;
    assert_eq!(counts(&three), (0, 3, 0), "{three}");
    let meant = HEADER.to_owned() + &rows.concat();
    let meant = platform
        .load(HOSPITAL, "invitations?again=true", "文件.csv", meant.into())
        .await;
    assert_eq!(counts(&meant), (2, 0, 0), "{meant}");
    assert_eq!(total(&platform).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_rows_are_found_in_whichever_part_of_a_long_file_they_are() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let mut rows = vec![row(1, "100", 5)];
    rows.extend((0..300).map(|quantity| row(1, "100", 6 + quantity)));
    rows.push(row(1, "100", 5));
    let long = send(&platform, &rows).await;
    assert_eq!(counts(&long), (301, 1, 0), "{long}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_with_different_remarks_are_two_offers() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let of = |remark: &str| format!("{}{remark}\n", row(1, "100", 5).trim_end());
    let file = HEADER.to_owned() + &of("骨科") + &of("心内科");
    let two = platform
        .load(HOSPITAL, "invitations", "文件.csv", file.into())
        .await;
    assert_eq!(counts(&two), (2, 0, 0), "two departments: {two}");
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_and_more_of_a_batch_send_only_what_is_new() {
    let platform = Platform::start(MONDAY).await;
    let one = platform.capped(1, "100").await;
    let two = platform.capped(2, "200").await;
    let first = batch(&platform, "", &[(one, "100", 5), (two, "200", 7)]).await;
    assert_eq!(unchanged(&first), [false, false]);
    let part = batch(&platform, "", &[(two, "200", 7)]).await;
    assert_eq!(unchanged(&part), [true]);
    assert_eq!(part[0]["invitation"]["id"], first[1]["invitation"]["id"]);
    let more = [(two, "200", 7), (one, "100", 5), (one, "100", 9)];
    let more = batch(&platform, "", &more).await;
    assert_eq!(unchanged(&more), [true, true, false]);
    let file = send(&platform, &[row(1, "100", 5)]).await;
    assert_eq!(counts(&file), (0, 1, 0), "sent by batch before: {file}");
    let meant = batch(&platform, "?again=true", &[(one, "100", 5)]).await;
    assert_eq!(unchanged(&meant), [false]);
    assert_eq!(total(&platform).await, 4);
    // What one person does by hand is meant; he is told before.
    let offer = json!({"product_id": one, "price": "100", "quantity": 5});
    let seen = platform
        .post(HOSPITAL, "/invitations/preview", offer)
        .await
        .must(200);
    assert_eq!(seen["warnings"][0]["code"], "same-offer-sent", "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_equal_order_of_the_next_month_is_a_new_one_unless_the_first_is_open() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    let rows = [row(1, "100", 5)];
    send(&platform, &rows).await;
    platform.wait_until("2026-03-29T23:00:00+08:00");
    let last_day = send(&platform, &rows).await;
    assert_eq!(counts(&last_day), (0, 1, 0), "{last_day}");
    platform.wait_until("2026-03-30T00:30:00+08:00");
    let next = send(&platform, &rows).await;
    assert_eq!(counts(&next), (1, 0, 0), "28 days later: {next}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_invitation_is_not_sent_again_by_its_row() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let rows = [row(1, "90", 5)];
    send(&platform, &rows).await;
    let id = platform.get(HOSPITAL, "/invitations").await.must(200)["items"][0]["id"].clone();
    let body = json!({"action": "refusal", "ids": [id], "reason": "价格过低"});
    let _refused = platform
        .post("maker", "/invitations/answers", body)
        .await
        .must(200);
    let again = send(&platform, &rows).await;
    assert_eq!(counts(&again), (0, 1, 0), "{again}");
    let by_hand = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(by_hand.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_reversal_what_is_in_effect_is_not_sent_again_and_the_rest_with_a_corrected_file() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    platform.capped(2, "200").await;
    platform.capped(3, "300").await;
    let rows = [row(1, "100", 5), row(2, "190", 7), row(3, "290", 1)];
    let wrong = send(&platform, &rows).await;
    assert_eq!(counts(&wrong), (3, 0, 0), "{wrong}");
    let path = format!("/imports/{}/reversal", wrong["id"].as_str().unwrap());
    second_buyer(&platform).await;
    let undone = platform
        .post("reader", &path, json!({"reason": "数量有误"}))
        .await
        .must(200);
    assert_eq!(undone["invitations_withdrawn"], 2, "{undone}");
    assert_eq!(undone["left"], 1, "{undone}");
    // The very same file is not meant, since somebody undid it.
    let same = send(&platform, &rows).await;
    assert_eq!(counts(&same), (0, 3, 0), "{same}");
    assert_eq!(same["same_as"], wrong["id"], "{same}");
    // The right one: what was undone is sent, what was confirmed is not bought twice.
    let right = [row(1, "100", 5), row(2, "190", 7), row(3, "290", 2)];
    let right = send(&platform, &right).await;
    assert_eq!(counts(&right), (2, 1, 0), "{right}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_of_which_nothing_can_be_undone_is_not_called_undone() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    second_buyer(&platform).await;
    // Confirmed at the limit, so that it is a contract; and a file of which no row was taken.
    let concluded = send(&platform, &[row(1, "100", 5)]).await;
    let refused = send(&platform, &[row(9, "100", 5)]).await;
    assert_eq!(
        (counts(&concluded), counts(&refused)),
        ((1, 0, 0), (0, 0, 1))
    );
    for (import, words) in [
        (&concluded, "其中1项已有答复或决定"),
        (&refused, "没有被接受的行"),
    ] {
        let path = format!("/imports/{}", import["id"].as_str().unwrap());
        for preview in [true, false] {
            let undo = format!("{path}/reversal?preview={preview}");
            let body = json!({"reason": "数量有误"});
            let reply = platform.post("reader", &undo, body).await;
            assert_eq!(reply.problem(), (409, "import-not-reversible"));
            let detail = reply.body["detail"].as_str().unwrap();
            assert!(detail.contains(words), "{detail}");
        }
        let view = platform.get(HOSPITAL, &path).await.must(200);
        assert_eq!(
            (&view["state"], &view["reversal"]),
            (&json!("done"), &Value::Null)
        );
    }
}

const PRICES: &str =
    "27位码,价格,生效日期,合同编号\nC14020315924063616500000001,110,2026-01-01,HT-1\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_price_list_with_one_more_row_opens_no_price_again_that_a_conclusion_ended() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let load = async |kind: &str, file: &str| {
        platform
            .load(HOSPITAL, kind, "价格.csv", file.as_bytes().to_vec())
            .await
    };
    load("current-prices", PRICES).await;
    let sent = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(sent["state"], "confirmed");
    let path = format!("/products/{product}/current-price/history");
    let history = platform.get(HOSPITAL, &path).await.must(200);
    let more = PRICES.to_owned() + "C14020315924063616500000002,120,2026-01-01,HT-2\n";
    let loaded = load("current-prices", &more).await;
    assert_eq!(counts(&loaded), (1, 1, 0), "{loaded}");
    assert_eq!(
        loaded["warnings"], 1,
        "it says that another price has followed"
    );
    assert_eq!(platform.get(HOSPITAL, &path).await.must(200), history);
    let changed = PRICES.replace(",110,", ",111,");
    let changed = load("current-prices", &changed).await;
    assert_eq!(counts(&changed), (1, 0, 0), "{changed}");
    let meant = load("current-prices?again=true", PRICES).await;
    assert_eq!(counts(&meant), (1, 0, 0), "{meant}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_was_refused_is_not_declared_again_by_its_file() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let header = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";
    let row = |region: &str, price: &str| {
        format!("C14020315924063616500000001,{region},省平台,listing,{price},2026-01-01,,公告\n")
    };
    let load = async |kind: &str, rows: String| {
        let file = header.to_owned() + &rows;
        platform.load("maker", kind, "申报.csv", file.into()).await
    };
    let first = load("declarations", row("33", "90")).await;
    assert_eq!(counts(&first), (1, 0, 0), "{first}");
    let changes = platform.get("operator", "/price-changes").await.must(200);
    let decision =
        json!({"action": "refusal", "ids": [changes["items"][0]["id"]], "reason": "无依据"});
    let _refused = platform
        .post("operator", "/price-changes/decisions", decision)
        .await
        .must(200);
    let more = load("declarations", row("33", "90") + &row("42", "91")).await;
    assert_eq!(counts(&more), (1, 1, 0), "{more}");
    let meant = load("declarations?again=true", row("33", "90")).await;
    assert_eq!(counts(&meant), (1, 0, 0), "{meant}");
}
