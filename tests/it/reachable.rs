//! Who is notified, where: mail to the registered address of an organisation, and nobody blamed for silence who could not
//! be notified.

use domain::messages;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The first instant after the five working days that an invitation of the Monday waits for.
const OVER: &str = "2026-03-10T00:00:00+08:00";

const ADDRESSED: &str = "丙医疗器械有限公司";

const UNKNOWN: &str = "丁医疗器械有限公司";

const ADDRESS: &str = "office@bing-medical.example.cn";

async fn entered(platform: &Platform, name: &str, email: Option<&str>) {
    let body = json!({"name": name, "kind": "manufacturer", "email": email});
    let made = platform.post("operator", "/organisations", body).await;
    let _made = made.must(201);
}

/// A product with a limit of 100 of a manufacturer entered with that address, which nobody has an account for.
async fn goods_of(platform: &Platform, number: u32, name: &str, email: Option<&str>) -> String {
    entered(platform, name, email).await;
    let goods = Goods {
        manufacturer: name.to_owned(),
        ..Goods::number(number)
    };
    let product = platform.product(&goods).await;
    platform.listed(&goods, &[Listed::at("44", "100")]).await;
    product.to_string()
}

async fn give_address(platform: &Platform, account: &str, email: &str) {
    let client = cluster::connect(platform.config()).await;
    let statement = "update organisation set email = $2
        where id = (select organisation from account where account = $1)";
    let changed = client.execute(statement, &[&account, &email]).await;
    assert_eq!(changed.unwrap(), 1);
}

/// The subjects of the mail to an address, and where each leads.
fn mail_to(platform: &Platform, address: &str) -> Vec<(String, String)> {
    let posted = platform.outbox.posted().into_iter();
    posted
        .filter(|mail| mail.recipient == address)
        .map(|mail| (mail.subject, mail.body))
        .collect()
}

async fn invite(platform: &Platform, product: &str) -> Value {
    let body = json!({"product_id": product, "price": "90", "quantity": 1});
    platform
        .post(HOSPITAL, "/invitations", body)
        .await
        .must(201)
}

async fn blamed(platform: &Platform) -> Vec<String> {
    platform.settle().await;
    let found = platform.get("operator", "/misconduct-records").await;
    let found = found.must(200);
    let names = found["items"].as_array().unwrap().iter();
    let names = names.map(|one| one["organisation"]["name"].as_str().unwrap().to_owned());
    names.collect()
}

#[tokio::test]
async fn an_organisation_without_account_is_mailed_at_its_address_and_answers_for_its_silence() {
    let platform = Platform::start(MONDAY).await;
    let reached = goods_of(&platform, 1, ADDRESSED, Some(ADDRESS)).await;
    let unreached = goods_of(&platform, 2, UNKNOWN, None).await;
    let sent = invite(&platform, &reached).await;
    let _sent = invite(&platform, &unreached).await;
    platform.settle().await;
    let mails = mail_to(&platform, ADDRESS);
    let [(subject, body)] = mails.as_slice() else {
        panic!("{mails:?}")
    };
    let number = sent["number"].as_str().unwrap();
    assert!(subject.contains(number), "{subject}");
    let page = format!("/invitations/{}\n", sent["id"].as_str().unwrap());
    assert!(body.contains(&page), "{body}");
    assert!(body.contains("贵单位尚无可用账号"), "{body}");
    platform.wait_until(OVER);
    assert_eq!(blamed(&platform).await, [ADDRESSED]);
}

#[tokio::test]
async fn who_cannot_be_notified_is_pointed_out_before_an_invitation_is_sent() {
    let platform = Platform::start(MONDAY).await;
    let reached = goods_of(&platform, 1, ADDRESSED, Some(ADDRESS)).await;
    let unreached = goods_of(&platform, 2, UNKNOWN, None).await;
    let warnings = async |product: &str, price: &str| {
        let body = json!({"product_id": product, "price": price, "quantity": 1});
        let preview = platform.post(HOSPITAL, "/invitations/preview", body).await;
        let preview = preview.must(200);
        let warnings = preview["warnings"].as_array().unwrap().iter();
        let codes = warnings.map(|one| one["code"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    let code = "manufacturer-unreachable".to_owned();
    assert!(warnings(&unreached, "90").await.contains(&code));
    assert!(!warnings(&reached, "90").await.contains(&code));
    let at_limit = warnings(&unreached, "100").await;
    assert!(!at_limit.contains(&code), "nothing is to be answered");
    let own = platform.capped(3, "100").await.to_string();
    assert!(!warnings(&own, "90").await.contains(&code), "an account");
}

#[tokio::test]
async fn no_campaign_blames_who_could_not_be_notified_also_after_its_correction() {
    let platform = Platform::start(MONDAY).await;
    let _reached = goods_of(&platform, 1, ADDRESSED, Some(ADDRESS)).await;
    let _unreached = goods_of(&platform, 2, UNKNOWN, None).await;
    let body = json!({"quarter": "2025Q4", "due_on": "2026-03-05", "confirmed": true});
    let opened = platform.post("operator", "/campaigns", body).await;
    let path = format!("/campaigns/{}", opened.must(201)["id"].as_str().unwrap());
    let right = json!({"quarter": "2026Q1", "reason": "季度有误"});
    let corrected = platform
        .post("operator", &format!("{path}/correction"), right)
        .await;
    let _corrected = corrected.must(200);
    platform.settle().await;
    let before = mail_to(&platform, ADDRESS).len();
    assert!(2 <= before, "opened, corrected and reminded of");
    platform.wait_until("2026-03-06T00:00:00+08:00");
    assert_eq!(blamed(&platform).await, [ADDRESSED]);
    assert_eq!(mail_to(&platform, ADDRESS).len(), before + 1, "the record");
}

/// Opens an account of an organisation that had none, and confirms it unless it is to wait; returns nothing, since it has no messages.
async fn account_of(platform: &Platform, name: &str, is_confirmed: bool) {
    let client = cluster::connect(platform.config()).await;
    let now = platform.app.ground().moment().now;
    let waits = "update account set unconfirmed_since = $2, created_at = $2, given_by = '{1}',
            organisation = (select id from organisation where name = $1)
        where account = 'distributor'";
    let opened = client.execute(waits, &[&name, &now]).await;
    assert_eq!(opened.unwrap(), 1);
    if is_confirmed {
        let statement =
            "update account set unconfirmed_since = null, given_by = '{}', reads_since = $1
            where account = 'distributor'";
        let confirmed = client.execute(statement, &[&now]).await;
        assert_eq!(confirmed.unwrap(), 1);
    }
}

#[tokio::test]
async fn nobody_is_blamed_for_silence_about_what_was_written_before_he_could_read_it() {
    for is_confirmed in [true, false] {
        let platform = Platform::start(MONDAY).await;
        let _reached = goods_of(&platform, 1, ADDRESSED, Some(ADDRESS)).await;
        let unreached = goods_of(&platform, 2, UNKNOWN, None).await;
        let _sent = invite(&platform, &unreached).await;
        let body = json!({"quarter": "2026Q1", "due_on": "2026-03-05", "confirmed": true});
        let opened = platform.post("operator", "/campaigns", body).await;
        let _opened = opened.must(201);
        platform.settle().await;
        platform.wait_until("2026-03-05T10:00:00+08:00");
        platform.settle().await;
        platform.wait_until("2026-03-05T11:00:00+08:00");
        account_of(&platform, UNKNOWN, is_confirmed).await;
        platform.wait_until(OVER);
        assert_eq!(blamed(&platform).await, [ADDRESSED], "{is_confirmed}");
    }
}

#[tokio::test]
async fn who_was_reminded_when_he_could_read_is_blamed_for_his_silence() {
    let platform = Platform::start(MONDAY).await;
    let _unreached = goods_of(&platform, 2, UNKNOWN, None).await;
    let body = json!({"quarter": "2026Q1", "due_on": "2026-03-16", "confirmed": true});
    let opened = platform.post("operator", "/campaigns", body).await;
    let path = format!(
        "/campaigns/{}/reminder",
        opened.must(201)["id"].as_str().unwrap()
    );
    platform.settle().await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    account_of(&platform, UNKNOWN, true).await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let reminded = platform
        .post("operator", &path, json!({"reason": "催报"}))
        .await;
    assert!(reminded.status < 300, "{}", reminded.body);
    platform.wait_until("2026-03-17T00:00:00+08:00");
    assert_eq!(blamed(&platform).await, [UNKNOWN]);
}

#[tokio::test]
async fn an_address_gets_once_what_accounts_get_and_nothing_that_is_for_one_of_them() {
    let platform = Platform::start(MONDAY).await;
    give_address(&platform, "maker", "Sales@Maker.example.cn").await;
    give_address(&platform, "maker2", "MAKER2@sunshine.test").await;
    let own = platform.capped(1, "100").await;
    let other = Goods {
        manufacturer: "乙医疗器械有限公司".to_owned(),
        ..Goods::number(2)
    };
    let product = platform.product(&other).await;
    platform.listed(&other, &[Listed::at("44", "100")]).await;
    let _first = platform.invited(HOSPITAL, own, "90").await;
    let _second = platform.invited(HOSPITAL, product, "90").await;
    platform.settle().await;
    let to_organisation = mail_to(&platform, "Sales@Maker.example.cn");
    let to_account = mail_to(&platform, "maker@sunshine.test");
    assert_eq!(to_organisation, to_account, "the same words");
    assert_eq!(to_organisation.len(), 1);
    assert!(
        mail_to(&platform, "MAKER2@sunshine.test").is_empty(),
        "its account has it"
    );
    assert_eq!(mail_to(&platform, "maker2@sunshine.test").len(), 1);
    let file = "产品编码,省级平台\n".as_bytes().to_vec();
    let _loaded = platform.load("maker", "declarations", "a.csv", file).await;
    let loader = mail_to(&platform, "maker@sunshine.test").len();
    assert_eq!(loader, 2, "who loaded a file is told that it failed");
    assert_eq!(mail_to(&platform, "Sales@Maker.example.cn").len(), 1);
}

#[tokio::test]
async fn one_act_is_one_mail_to_an_address_however_often_its_events_are_read() {
    let platform = Platform::start(MONDAY).await;
    give_address(&platform, "maker", ADDRESS).await;
    let own = platform.capped(1, "100").await;
    let items: Vec<Value> = (["90", "89", "88"].iter())
        .map(|price| tests::declaration(own, "44", price))
        .collect();
    let request = platform
        .request("maker", reqwest::Method::POST, "/declarations/batch")
        .header("idempotency-key", "1")
        .json(&json!({ "items": items }));
    let made = platform.send(request).await.must(201);
    let results = made["results"].as_array().unwrap().iter();
    let ids: Vec<Value> = results.map(|one| one["change"]["id"].clone()).collect();
    let body = json!({"action": "return", "ids": ids, "reason": "请补充依据"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let _decided = decided.must(200);
    platform.settle().await;
    let mails = mail_to(&platform, ADDRESS);
    assert_eq!(mails.len(), 1, "{mails:?}");
    let client = cluster::connect(platform.config()).await;
    let count = async || {
        let query =
            "select count(*), count(distinct message_id) from mail where organisation is not null";
        let row = client.query_one(query, &[]).await.unwrap();
        (row.get::<_, i64>(0), row.get::<_, i64>(1))
    };
    assert_eq!(count().await, (1, 1));
    again(&platform, &client).await;
    assert_eq!(count().await, (1, 1), "read twice");
    let forget = "delete from mail; delete from message";
    client.batch_execute(forget).await.unwrap();
    again(&platform, &client).await;
    platform.settle().await;
    assert_eq!(
        mail_to(&platform, ADDRESS),
        mails,
        "under the same Message-ID"
    );
    let forget = "delete from mail; delete from message;
        insert into setting (key, value) select 'organisation_mail_after', max(position)::text from ledger";
    client.batch_execute(forget).await.unwrap();
    again(&platform, &client).await;
    assert_eq!(
        count().await,
        (0, 0),
        "it happened before there was such mail"
    );
}

/// Reads the ledger from its beginning.
async fn again(platform: &Platform, client: &tokio_postgres::Client) {
    let begin = "update follower set position = 0 where name = 'messages'";
    client.batch_execute(begin).await.unwrap();
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let taken = messages::follow(&tx, &ground.moment(), 10_000).await;
    assert_ne!(taken.unwrap(), 0);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_no_mail_address_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let body = json!({"name": ADDRESSED, "kind": "manufacturer", "email": "nobody"});
    let refused = platform.post("operator", "/organisations", body).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert_eq!(refused.body["errors"][0]["pointer"], "/email");
}
