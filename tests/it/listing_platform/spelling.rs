//! A name is confirmed, or stated to be another spelling of a known one, which is taken back; no price moves by that.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Platform, cluster};
use tokio::time::timeout;

use crate::leaving::{SOON, until_waiting};

use super::{MONDAY, act, file, found, id, listed_under, load, remarks, row, to_confirm, warned};

const SHORT: &str = "广东药品交易中心";
const CENTRE: &str = "广东省药品交易中心";

/// A platform on which a load listed the first product under a short name; returns the ids of that name, of what it means
/// and of a platform of another province.
async fn seen() -> (Platform, [String; 3]) {
    let (platform, ids, _) = seen_of_products().await;
    (platform, ids)
}

/// The same, with the two products that it has.
async fn seen_of_products() -> (Platform, [String; 3], [ProductId; 2]) {
    let platform = Platform::start(MONDAY).await;
    let products = [
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    ];
    let first = load(&platform, &file(&[row(1, "44", SHORT, "99")])).await;
    assert_eq!(first["warnings"], 1, "{first}");
    let one = async |query: &str| id(&found(&platform, query).await["items"][0]);
    let ids = [
        one("?state=seen").await,
        one(&format!("?q={CENTRE}")).await,
        one("?q=吉林省药械").await,
    ];
    (platform, ids, products)
}

fn means(known: &str) -> Value {
    json!({"known": known, "reason": "简称"})
}

fn parted() -> Value {
    json!({"reason": "不同机构"})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spelling_means_one_platform_of_its_province_and_no_other_spelling() {
    let (platform, [short, centre, jilin]) = seen().await;
    let refused = act(&platform, &short, "spelling", means(&jilin)).await;
    assert_eq!(refused.problem(), (409, "platform-of-another-province"));
    let itself = act(&platform, &short, "spelling", means(&short)).await;
    assert_eq!(itself.problem().0, 422);
    let missing = act(&platform, "999999", "spelling", means(&short)).await;
    assert_eq!(missing.problem().0, 404);
    let merged = act(&platform, &short, "spelling", means(&centre)).await;
    let merged = merged.must(200);
    assert_eq!(merged["state"], "merged", "{merged}");
    assert_eq!(merged["known"]["id"], centre.as_str(), "{merged}");
    assert_eq!(to_confirm(&platform).await, 0);
    let twice = act(&platform, &short, "spelling", means(&jilin)).await;
    assert_eq!(twice.problem(), (409, "platform-is-spelling"));
    let confirmed = act(&platform, &short, "confirmations", json!({})).await;
    assert_eq!(confirmed.problem(), (409, "platform-is-spelling"));
    let chained = act(&platform, &centre, "spelling", means(&jilin)).await;
    assert_eq!(chained.problem(), (409, "platform-has-spellings"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spelling_moves_no_price_and_later_rows_are_stored_under_the_known_name() {
    let (platform, [short, centre, _]) = seen().await;
    let merged = act(&platform, &short, "spelling", means(&centre)).await;
    assert_eq!(merged.status, 200);
    let before = listed_under(&platform, 1).await;
    assert!(before.contains(&format!("{SHORT} 99.0000")), "{before:?}");

    // Where the product is listed under the spelling that is corrected, and elsewhere the known name is stored.
    let rows = file(&[row(1, "44", SHORT, "98"), row(2, "44", SHORT, "97")]);
    let foreseen = platform.foresee("operator", "listed-prices", &rows).await;
    let foreseen = foreseen.must(200);
    let around = &foreseen["acting"][0]["around"];
    assert_eq!(around["price_before"], "99.00", "{foreseen}");
    let second = load(&platform, &rows).await;
    let expected = format!("platform-spelling 平台“{SHORT}”是“{CENTRE}”的另一写法 2 [2,3]");
    assert_eq!(warned(&second), [expected]);
    let remarks = remarks(&platform, &second).await;
    assert!(remarks[0].contains("仍记在此写法下"), "{remarks:?}");
    let under = listed_under(&platform, 1).await;
    assert!(under.contains(&format!("{SHORT} 98.0000")), "{under:?}");
    assert_eq!(under.len(), before.len(), "it was corrected: {under:?}");
    let under = listed_under(&platform, 2).await;
    assert!(under.contains(&format!("{CENTRE} 97.0000")), "{under:?}");
    let third = file(&[row(2, "44", SHORT, "96")]);
    let third = platform.foresee("operator", "listed-prices", &third).await;
    let third = third.must(200);
    let around = &third["acting"][0]["around"];
    assert_eq!(around["price_before"], "97.00", "{third}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_enter_by_hand_is_stored_under_the_known_name_as_rows_of_files_are() {
    let (platform, [short, centre, _], [listed, other]) = seen_of_products().await;
    let merged = act(&platform, &short, "spelling", means(&centre)).await;
    assert_eq!(merged.status, 200);
    let declare = async |product, written: &str| {
        let mut body = tests::declaration(product, "44", "90");
        body["platform"] = json!(written);
        platform
            .post("maker", "/declarations", body)
            .await
            .must(201)
    };
    let corrects = declare(listed, SHORT).await;
    assert_eq!(
        corrects["platform"], SHORT,
        "the product is listed under it"
    );
    let declared = declare(other, SHORT).await;
    assert_eq!(declared["platform"], CENTRE, "{declared}");

    let batch = json!({"items": [{
        "product_id": other.to_string(), "region": "44", "platform": format!(" {SHORT}　"), "kind": "listing",
        "price": "90", "effective_from": "2026-03-01", "source": "挂网公告",
    }]});
    let again = platform
        .post("maker", "/declarations/batch", batch)
        .await
        .must(201);
    let problem = &again["results"][0]["problem"];
    assert_eq!(problem["type"], "price-change-already-open", "{again}");

    let body = json!({"action": "return", "ids": [declared["id"]], "reason": "请补充依据"});
    let returned = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    assert_eq!(returned.status, 200, "{}", returned.body);
    let mut body = tests::declaration(other, "44", "89");
    body["platform"] = json!(SHORT);
    let path = format!("/declarations/{}", declared["id"].as_str().unwrap());
    let corrected = platform.put("maker", &path, body).await.must(200);
    assert_eq!(corrected["platform"], CENTRE, "{corrected}");

    let report = json!({
        "product_id": other.to_string(), "region": "44", "platform": SHORT, "price": "80", "pack_ratio": "1",
        "executed_on": "2026-02-27", "source": "公告",
    });
    let reported = platform
        .post("distributor", "/lower-price-reports", report)
        .await;
    assert_eq!(reported.must(201)["platform"], CENTRE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spelling_is_taken_back_and_then_confirmed_in_its_province() {
    let (platform, [short, centre, _]) = seen().await;
    let early = act(&platform, &short, "separation", parted()).await;
    assert_eq!(early.problem(), (409, "platform-not-spelling"));
    let merged = act(&platform, &short, "spelling", means(&centre)).await;
    assert_eq!(merged.status, 200);
    let back = act(&platform, &short, "separation", parted()).await;
    assert_eq!(back.must(200)["state"], "seen");
    assert_eq!(to_confirm(&platform).await, 1);
    let region = json!({"region": "不存在"});
    let wrong = act(&platform, &short, "confirmations", region).await;
    assert_eq!(wrong.problem().0, 422);
    let region = json!({"region": "江西"});
    let confirmed = act(&platform, &short, "confirmations", region).await;
    let confirmed = confirmed.must(200);
    assert_eq!(confirmed["state"], "confirmed", "{confirmed}");
    assert_eq!(confirmed["region"]["code"], "36", "{confirmed}");
    platform.settle().await;
    let feed = platform.get("operator", "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let of_register: Vec<&str> = events
        .map(|event| event["kind"].as_str().unwrap())
        .filter(|kind| kind.starts_with("platform"))
        .collect();
    let expected = [
        "platforms-seen",
        "platform-merged",
        "platform-separated",
        "platform-confirmed",
    ];
    assert_eq!(of_register, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reversal_that_waits_for_the_prices_keeps_nobody_from_its_platforms() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let wrong = load(&platform, &file(&[row(1, "44", SHORT, "99")])).await;
    let short = id(&found(&platform, "?state=seen").await["items"][0]);
    let client = cluster::connect(platform.config()).await;
    let prices = "begin; select pg_advisory_xact_lock(7701, 3)";
    client.batch_execute(prices).await.unwrap();
    let path = format!("/imports/{}/reversal", id(&wrong));
    let undone = platform.post("operator2", &path, json!({"reason": "文件有误"}));
    let meanwhile = async {
        until_waiting(&client, 1, "the reversal").await;
        let confirmed = act(&platform, &short, "confirmations", json!({}));
        let confirmed = timeout(SOON, confirmed).await;
        client.batch_execute("commit").await.unwrap();
        confirmed.expect("a load that holds the prices reaches its platforms")
    };
    let (undone, confirmed) = tokio::join!(undone, meanwhile);
    assert_eq!((undone.status, confirmed.status), (200, 200));
    let page = found(&platform, &format!("?q={SHORT}")).await;
    assert_eq!(page["items"][0]["rows"], 0, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_were_folded_by_older_rules_are_compared_by_the_new_ones() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let client = cluster::connect(platform.config()).await;
    // As a program entered them that knew no traditional characters; the last two are one by now.
    let names = [
        ("粵東採購平台", "粵東採購平台"),
        ("粵北採購平台", "粵北採購平台"),
        ("粤北采购平台", "粤北采购平台"),
    ];
    for (name, folded) in names {
        let insert = "insert into listing_platform (name, folded, region, state, first_seen_at) values ($1, $2, 44, 'seen', now())";
        client.execute(insert, &[&name, &folded]).await.unwrap();
    }
    platform.settle().await;
    let loaded = load(
        &platform,
        &file(&[
            row(1, "44", "粤东采购平台", "99"),
            row(1, "44", "粤北采购平台", "98"),
        ]),
    )
    .await;
    assert_eq!(loaded["counts"]["accepted"], 2, "{loaded}");
    let known = "select name, folded from listing_platform where name like '%採購平台' or name like '%采购平台' order by id";
    let rows = client.query(known, &[]).await.unwrap();
    let rows: Vec<(String, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let rows: Vec<(&str, &str)> = rows
        .iter()
        .map(|(name, folded)| (name.as_str(), folded.as_str()))
        .collect();
    assert_eq!(
        rows,
        [("粵東採購平台", "粤东采购平台"), names[1], names[2]],
        "and none is new"
    );
    let found = found(&platform, "?q=粤东").await;
    assert_eq!(found["total"], 1, "{found}");
}
