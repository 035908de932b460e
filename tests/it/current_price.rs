//! Hospitals' own prices: each ends the one before, and statements agree with the rule on which is paid.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::current_price::{self, CurrentPrice, Origin};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use crate::authorization::requests::Things;
use crate::declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: declared::Declared = declared::Declared {
    operations: &[
        ("GET /products/{id}/current-price", "?++0-----+"),
        ("PUT /products/{id}/current-price", "?+-+------"),
        ("GET /products/{id}/current-price/history", "?+++-----+"),
        ("GET /current-prices", "?+++-----+"),
    ],
    body: refused_body,
    events: &[
        // Of the hospital alone.
        (
            "current-price-declared",
            "H",
            "contract_no effective_from price",
        ),
        (
            "current-price-withdrawn",
            "H",
            "contract_no effective_from price",
        ),
        (
            "current-price-restored",
            "H",
            "contract_no effective_from price",
        ),
        (
            "concluded-price-ended",
            "H",
            "fell_on hospital limit_version price reference_limit",
        ),
    ],
    ..declared::Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "PUT /products/{id}/current-price" => json!({"price": "0"}),
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn a_hospital_declares_its_price_and_each_ends_the_one_before() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let path = format!("/products/{product}/current-price");
    assert_eq!(
        platform.get(HOSPITAL, &path).await.problem(),
        (404, "not-found")
    );
    for (price, from) in [("95", "2026-01-01"), ("92", "2026-02-01")] {
        let body = json!({"price": price, "effective_from": from, "contract_no": "HT"});
        let _declared = platform.put(HOSPITAL, &path, body).await.must(200);
    }
    assert_eq!(
        platform.get(HOSPITAL, &path).await.must(200)["price"],
        "92.00"
    );
    let history = platform
        .get(HOSPITAL, &format!("{path}/history"))
        .await
        .must(200);
    let ended = &history["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["price"] == "95.00" && one["superseded_at"].is_null());
    assert_eq!(ended.unwrap()["effective_to"], "2026-01-31");
    for bad in ["0", "-1", "1e3", "1.00001", ""] {
        let body = json!({"price": bad});
        let refused = platform.put(HOSPITAL, &path, body).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{bad:?}");
        assert_eq!(refused.body["errors"][0]["pointer"], "/price", "{bad:?}");
    }
}

fn today() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

/// A declared price: its first day, its last day, and whether it was corrected since.
type Declared = (i64, Option<i64>, bool);

fn declarations() -> impl Strategy<Value = Vec<Declared>> {
    let one = (
        -6..6_i64,
        proptest::option::of(0..9_i64),
        proptest::bool::weighted(0.2),
    );
    proptest::collection::vec(one, 0..8)
}

fn on(days: i64) -> NaiveDate {
    today() + TimeDelta::days(days)
}

fn recorded(declared: &[Declared]) -> Vec<CurrentPrice> {
    let mut first_days = Vec::new();
    let mut recorded = Vec::new();
    for (number, (from, length, superseded)) in declared.iter().enumerate() {
        // Of several with the same first day only one is in force.
        if !superseded && first_days.contains(from) {
            continue;
        }
        if !superseded {
            first_days.push(*from);
        }
        let at: DateTime<Utc> = MONDAY.parse().unwrap();
        recorded.push(CurrentPrice {
            price: format!("{}", 10 + number).parse().unwrap(),
            effective_from: on(*from),
            effective_to: length.map(|length| on(from + length)),
            contract_no: String::new(),
            origin: Origin::Declared,
            invitation: None,
            evidence: Vec::new(),
            import: None,
            recorded_at: at,
            superseded_at: superseded.then_some(at),
        });
    }
    recorded
}

async fn pays_by_statement(
    client: &tokio_postgres::Client,
    (hospital, product): (i64, i64),
    recorded: &[CurrentPrice],
) -> Option<Decimal> {
    client
        .batch_execute("set session_replication_role = replica; delete from current_purchase_price; reset session_replication_role")
        .await
        .unwrap();
    for own in recorded {
        client
            .execute(
                "insert into current_purchase_price (hospital, product, price, grid_price, effective_from, effective_to,
                    origin, recorded_at, superseded_at) values ($1, $2, $3, $3, $4, $5, $6, $7, $8)",
                &[
                    &hospital,
                    &product,
                    &own.price.yuan(),
                    &own.effective_from,
                    &own.effective_to,
                    &own.origin.into_str(),
                    &own.recorded_at,
                    &own.superseded_at,
                ],
            )
            .await
            .unwrap();
    }
    let by_statement = client
        .query("select price from own_prices($1)", &[&today()])
        .await
        .unwrap();
    assert!(by_statement.len() <= 1, "one row a hospital and product");
    by_statement.first().map(|row| row.get(0))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_hospital_pays_by_a_statement_what_it_pays_by_the_rule(
        lives in proptest::collection::vec(declarations(), 60),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let platform = Platform::start(MONDAY).await;
            let product = platform.product(&Goods::number(1)).await;
            let hospital = platform.caller(HOSPITAL).await.organisation;
            let client = tests::cluster::connect(platform.config()).await;
            for life in lives {
                let recorded = recorded(&life);
                let by_statement = pays_by_statement(&client, (hospital.0, product.0), &recorded).await;
                let rule = current_price::own_price_on(recorded, today());
                assert_eq!(by_statement, rule.map(|own| own.price.yuan()), "{life:?}");
            }
        });
    }
}

/// Prices of both origins, with and without evidence, that end around a day or never, superseded or not.
fn every_price() -> Vec<CurrentPrice> {
    let at: DateTime<Utc> = MONDAY.parse().unwrap();
    let file = || serde_json::from_value(json!(uuid::Uuid::now_v7())).unwrap();
    let mut prices = Vec::new();
    for origin in [Origin::Declared, Origin::Invitation] {
        for evidence in [Vec::new(), vec![file()], vec![file(), file()]] {
            for last in [None, Some(on(-1)), Some(on(0)), Some(on(1))] {
                for superseded_at in [None, Some(at)] {
                    prices.push(CurrentPrice {
                        price: "10".parse().unwrap(),
                        // One that begins later lasts too.
                        effective_from: on(if last == Some(on(1)) { 1 } else { -1 }),
                        effective_to: last,
                        contract_no: String::new(),
                        origin,
                        invitation: None,
                        evidence: evidence.clone(),
                        import: None,
                        recorded_at: at,
                        superseded_at,
                    });
                }
            }
        }
    }
    prices
}

#[tokio::test]
async fn a_price_counts_for_others_and_lasts_by_a_statement_when_it_does_by_the_rule() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let prices = every_price();
    let rows: Vec<_> = (prices.iter().enumerate())
        .map(|(id, own)| {
            json!({
                "id": id, "origin": own.origin, "evidence": own.evidence, "effective_from": own.effective_from,
                "effective_to": own.effective_to, "superseded_at": own.superseded_at,
            })
        })
        .collect();
    let by_statement = client
        .query(
            "select own_price_counts(origin, evidence), concluded_price_lasts(own, $2), own_price_is_in_force(own, $2)
            from jsonb_populate_recordset(null::current_purchase_price, $1) as own order by id",
            &[&json!(rows), &today()],
        )
        .await
        .unwrap();
    assert_eq!(by_statement.len(), prices.len());
    let mut counted = 0;
    for (own, by_statement) in prices.iter().zip(by_statement) {
        let counts = current_price::counts(own.origin, &own.evidence);
        assert_eq!(by_statement.get::<_, bool>(0), counts, "{own:?}");
        counted += usize::from(counts);
        let concluded = own.origin == Origin::Invitation;
        let lasts = concluded && current_price::lasts(own, today());
        assert_eq!(by_statement.get::<_, bool>(1), lasts, "{own:?}");
        let is_in_force = current_price::own_price_on(vec![own.clone()], today()).is_some();
        assert_eq!(by_statement.get::<_, bool>(2), is_in_force, "{own:?}");
    }
    assert_eq!(
        counted,
        24 + 16,
        "all concluded ones, and declared ones with evidence"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_declared_by_file_with_evidence_counts_for_others_and_foreign_evidence_is_refused()
{
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let mut ids = Vec::new();
    for account in [HOSPITAL, "maker"] {
        let file = b"%PDF-1.7 a contract".to_vec();
        let evidence = platform.hand_in(account, "合同.pdf", file).await.must(201);
        ids.push(evidence["id"].as_str().unwrap().to_owned());
    }
    let code = platform
        .get(HOSPITAL, &format!("/products/{product}"))
        .await;
    let code = code.must(200)["code"].as_str().unwrap().to_owned();
    let load = async |evidence: &str| {
        let file = format!(
            "27位码,价格,生效日期,合同编号,证明材料编号\n{code},95,2026-01-01,HT,{evidence}\n"
        );
        let import = platform
            .load(HOSPITAL, "current-prices", "价格.csv", file.into())
            .await;
        let count = |name: &str| import["counts"][name].as_u64().unwrap();
        (count("accepted"), count("unchanged"), count("error"))
    };
    for refused in [
        ids[1].as_str(),
        "不是编号",
        &uuid::Uuid::now_v7().to_string(),
    ] {
        assert_eq!(load(refused).await, (0, 0, 1), "{refused}");
    }
    assert_eq!(load(&ids[0]).await, (1, 0, 0));
    assert_eq!(load(&ids[0]).await, (0, 1, 0));
    let path = format!("/products/{product}/current-price");
    let price = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(price["evidence"], json!([ids[0]]));
    assert_eq!(price["counts_for_others"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exported_list_comes_back_through_its_import_and_changes_what_was_changed_in_it() {
    let platform = Platform::start(MONDAY).await;
    let file = b"%PDF-1.7 a contract".to_vec();
    let mut evidence = Vec::new();
    for name in ["合同.pdf", "发票.pdf"] {
        let handed_in = platform
            .hand_in(HOSPITAL, name, file.clone())
            .await
            .must(201);
        evidence.push(handed_in["id"].as_str().unwrap().to_owned());
    }
    for (number, body) in (1..).zip([
        json!({"price": "95", "effective_from": "2026-01-01", "contract_no": "合同（２０２６）  第1号"}),
        json!({"price": "0.0123", "effective_from": "2026-02-01", "effective_to": "2026-12-31", "evidence": evidence, "far_meant": true}),
        json!({"price": "92.5", "contract_no": "00123"}),
    ]) {
        let product = platform.capped(number, "100").await;
        let path = format!("/products/{product}/current-price");
        let _declared = platform.put(HOSPITAL, &path, body).await.must(200);
    }
    // Concluded here, at the limit.
    let product = platform.capped(4, "100").await;
    let _confirmed = platform.invited(HOSPITAL, product, "100").await;
    let before = platform.get(HOSPITAL, "/current-prices").await.must(200);
    assert_eq!(before["total"], 4);
    let exported = platform.get(HOSPITAL, "/current-prices?format=xlsx").await;
    assert_eq!(exported.status, 200);
    let import = platform
        .load(
            HOSPITAL,
            "current-prices",
            "现行采购价.xlsx",
            exported.bytes.clone(),
        )
        .await;
    assert_eq!(import["counts"]["unchanged"], 4, "{import}");
    let after = platform.get(HOSPITAL, "/current-prices").await.must(200);
    assert_eq!(before, after);
    let csv = with_one_changed(&before);
    let import = platform
        .load(HOSPITAL, "current-prices", "价格.csv", csv.into())
        .await;
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    assert_eq!((count("accepted"), count("unchanged")), (1, 3), "{import}");
}

/// The rows of a list as a file, one price of them changed.
fn with_one_changed(list: &Value) -> String {
    let mut csv =
        "医保耗材代码,现行采购价（元）,生效日期,截止日期,合同编号,证明材料编号\n".to_owned();
    for item in list["items"].as_array().unwrap() {
        let evidence = item["evidence"].as_array().unwrap();
        let evidence: Vec<&str> = evidence.iter().map(|id| id.as_str().unwrap()).collect();
        let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
        let price = text("price").replace("95.00", "94");
        csv += &format!(
            "{},{price},{},{},{},{}\n",
            text("code"),
            text("effective_from"),
            text("effective_to"),
            text("contract_no"),
            evidence.join("；")
        );
    }
    csv
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_concluded_gives_way_to_no_higher_price_without_proof() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, "150").await;
    let sent = platform.invite(HOSPITAL, product, "100").await.must(201);
    assert_eq!(sent["state"], "confirmed");
    let path = format!("/products/{product}/current-price");
    // The old price under another number, on the same day and later.
    for from in ["2026-03-02", "2026-03-20"] {
        let body = json!({"price": "150", "contract_no": "HT-9", "effective_from": from});
        let refused = platform.put(HOSPITAL, &path, body).await;
        assert_eq!(refused.problem(), (409, "price-above-concluded"), "{from}");
        let file = format!(
            "27位码,现行采购价,生效日期,合同编号\n{},150,{from},HT-8\n",
            Goods::number(1).code
        );
        let import = platform
            .load(HOSPITAL, "current-prices", "a.csv", file.into())
            .await;
        assert_eq!(import["rejected"], 1, "{from}: {import}");
    }
    let now = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&now["price"], &now["origin"]),
        (&json!("100.00"), &json!("invitation"))
    );
    // What was paid before it, and a lower price, are the hospital's to state.
    // From before the conclusion on it ends with it.
    let before = json!({"price": "150", "contract_no": "HT-9", "effective_from": "2026-01-01"});
    let _taken = platform.put(HOSPITAL, &path, before).await.must(200);
    let path_of = format!("{path}/history");
    let history = platform.get(HOSPITAL, &path_of).await.must(200);
    let found = (history["items"].as_array().unwrap().iter())
        .find(|one| one["contract_no"] == "HT-9")
        .unwrap();
    assert_eq!(found["effective_to"], "2026-03-01", "{history}");
    let now = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(now["price"], "100.00");
    let lower = json!({"price": "99", "contract_no": "HT-9"});
    let _taken = platform.put(HOSPITAL, &path, lower).await.must(200);
}
