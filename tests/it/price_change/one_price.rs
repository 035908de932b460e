//! One price that comes by several ways is one public change that keeps what proves it (E8), and an objection to a price holds all
//! that would set it (S4-13).

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::objections::object;
use super::ways_back::correct;
use super::{
    MONDAY, OVER, change, decide, declared, go_to, limit, link_of, messages, publicized, text,
};
use crate::lower_price_report::{path_of, report, reported};

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,来源\n";

/// The same price as `reported` and `declaration` below state.
const ROW: &str =
    "C14020315924063616500000001,33,浙江省平台,省级,listing,92,1,2026-02-10,联动清单\n";

async fn file(platform: &Platform, who: &str, name: &str) -> String {
    let bytes = format!("%PDF-1.7 {name}").into_bytes();
    text(&platform.hand_in(who, name, bytes).await.must(201)["id"])
}

fn declaration(product: domain::ProductId, evidence: &str) -> Value {
    json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台", "price": "92",
        "effective_from": "2026-02-10", "kind": "listing", "source": "公告", "evidence": [evidence],
    })
}

/// Loads the list as `operator`, without making it public.
async fn listed(platform: &Platform, rows: &str) -> Value {
    let file = format!("{HEADER}{rows}").into_bytes();
    let import = platform
        .load("operator", "linkage-lists", "清单.csv", file)
        .await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    platform.get("operator", "/linkages").await.must(200)["items"][0].clone()
}

async fn public_list(platform: &Platform, list: &Value) -> Value {
    let path = format!("/linkages/{}/publicity", text(&list["id"]));
    platform.post("operator2", &path, json!({})).await.must(200)
}

async fn changes_of(platform: &Platform, who: &str, state: &str) -> Vec<Value> {
    let path = format!("/price-changes?state={state}");
    let found = platform.get(who, &path).await.must(200);
    found["items"].as_array().unwrap().clone()
}

async fn seen(platform: &Platform, who: &str, id: &str) -> Value {
    change(platform, who, id).await.must(200)
}

/// The files of all sources of a change, and its own.
fn files(change: &Value) -> Vec<String> {
    let own = change["evidence"].as_array().unwrap().iter();
    let sources = change["sources"].as_array().unwrap().iter();
    let sources = sources.flat_map(|one| one["evidence"].as_array().unwrap());
    let mut all: Vec<String> = own.chain(sources).map(text).collect();
    all.sort();
    all
}

fn sorted<const N: usize>(mut files: [String; N]) -> Vec<String> {
    files.sort();
    files.to_vec()
}

async fn windows(platform: &Platform) -> Value {
    platform.get(HOSPITAL, "/publicities").await.must(200)["total"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_a_declared_price_joins_the_declaration_and_keeps_both_files() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (theirs, ours) = (
        file(&platform, HOSPITAL, "医院.pdf").await,
        file(&platform, "maker", "企业.pdf").await,
    );
    let mut seen_elsewhere = reported(product, "92", "2026-02-10");
    seen_elsewhere["evidence"] = json!([theirs]);
    let case = report(&platform, HOSPITAL, seen_elsewhere).await;
    let body = declaration(product, &ours);
    let declared = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let id = text(&declared["id"]);
    let accepted = platform
        .post("operator", &path_of(&case, "/acceptance"), json!({}))
        .await
        .must(200);
    assert_eq!(accepted["price_change_id"], declared["id"], "one change");
    let public = seen(&platform, "operator", &id).await;
    assert_eq!(public["state"], "publicized");
    assert_eq!(files(&public), sorted([theirs.clone(), ours.clone()]));
    assert_eq!(public["sources"][0]["lower_price_report_id"], case["id"]);
    // Who reported, and with what, is known to nobody else.
    assert_eq!(files(&seen(&platform, "maker", &id).await), [ours]);
    for other in ["hospital2", "distributor"] {
        let shown = seen(&platform, other, &id).await;
        assert_eq!(shown["sources"], json!([]), "{other}: {shown}");
    }
    assert_eq!(
        files(&seen(&platform, HOSPITAL, &id).await),
        [theirs],
        "its own"
    );
    assert_eq!(windows(&platform).await, 1);
    // An objection that is upheld proves the case untrue as well.
    let objection = object(&platform, HOSPITAL, &id).await.must(201);
    let answer = format!("/objections/{}/answer", text(&objection["id"]));
    let upheld = json!({"upheld": true, "answer": "无此价格"});
    let _answered = platform.post("operator", &answer, upheld).await.must(200);
    let case = platform
        .get("operator", &path_of(&case, ""))
        .await
        .must(200);
    assert_eq!(case["state"], "refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_was_accepted_shows_its_files_to_who_answers_objections_alone() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let (first, second) = (
        file(&platform, HOSPITAL, "一.pdf").await,
        file(&platform, "distributor", "二.pdf").await,
    );
    let mut body = reported(product, "92", "2026-02-10");
    body["evidence"] = json!([first]);
    let case = report(&platform, HOSPITAL, body.clone()).await;
    let accepted = platform
        .post("operator", &path_of(&case, "/acceptance"), json!({}))
        .await
        .must(200);
    let id = text(&accepted["price_change_id"]);
    body["evidence"] = json!([second]);
    let _joined = report(&platform, "distributor", body).await;
    for overseer in ["operator2", "bureau"] {
        let shown = seen(&platform, overseer, &id).await;
        assert_eq!(files(&shown), sorted([first.clone(), second.clone()]));
        assert_eq!(shown["sources"][0]["document"], "浙药采〔2021〕8号");
    }
    let maker = seen(&platform, "maker", &id).await;
    assert_eq!(files(&maker), Vec::<String>::new());
    let known = maker["sources"].as_array().unwrap();
    assert_eq!(known.len(), 1, "the case, and no report that joined it");
    assert_eq!(known[0]["lower_price_report_id"], case["id"]);
    assert_eq!(files(&seen(&platform, "distributor", &id).await), [second]);
    let other = seen(&platform, "hospital2", &id).await;
    assert_eq!(other["sources"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_of_what_is_public_by_another_way_joins_it_and_returns_when_that_is_stopped()
{
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let list = listed(&platform, ROW).await;
    let public = public_list(&platform, &list).await;
    let row = text(&changes_of(&platform, "operator", "publicized").await[0]["id"]);
    let ours = file(&platform, "maker", "企业.pdf").await;
    let body = declaration(product, &ours);
    let joined = platform
        .post("maker", "/declarations", body.clone())
        .await
        .must(201);
    assert_eq!(
        (&joined["state"], &joined["joined_into_id"]),
        (&json!("joined"), &json!(row))
    );
    let again = platform.post("maker", "/declarations", body).await;
    assert_eq!(again.problem(), (409, "price-change-already-open"));
    for who in ["operator", "maker"] {
        let shown = seen(&platform, who, &row).await;
        assert_eq!(files(&shown), std::slice::from_ref(&ours), "{who}");
    }
    assert_eq!(seen(&platform, HOSPITAL, &row).await["sources"], json!([]));
    let id = text(&joined["id"]);
    assert_eq!(change(&platform, HOSPITAL, &id).await.status, 404);
    let link = link_of(&messages(&platform, "maker").await, "prices-joined");
    assert_eq!(
        link, None,
        "the answer states it to who declared it himself"
    );
    let stop = format!("/publicities/{}/stop", text(&public["publicity"]["id"]));
    let body = json!({"reason": "清单有误"});
    let _stopped = platform.post("operator", &stop, body).await.must(200);
    let own = seen(&platform, "maker", &id).await;
    assert_eq!(
        (&own["state"], &own["joined_into_id"]),
        (&json!("submitted"), &Value::Null)
    );
    let link = link_of(&messages(&platform, "maker").await, "prices-parted");
    assert_eq!(link, Some(format!("/price-changes/{id}")));
    publicized(&platform, &id).await;
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "92.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_and_a_row_of_a_list_become_one_public_change_in_either_order() {
    for list_first in [true, false] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "100").await;
        let ours = file(&platform, "maker", "企业.pdf").await;
        let body = declaration(product, &ours);
        let declared = platform
            .post("maker", "/declarations", body)
            .await
            .must(201);
        let id = text(&declared["id"]);
        let rows = format!(
            "{ROW}{}",
            ROW.replace(",92,", ",95,").replace("33,浙", "32,江")
        );
        let list = listed(&platform, &rows).await;
        let row = changes_of(&platform, "operator", "submitted").await;
        let row = row
            .iter()
            .find(|one| one["origin"] == "linkage" && one["price"] == "92.00");
        let row = text(&row.unwrap()["id"]);
        let (live, other) = match list_first {
            true => {
                public_list(&platform, &list).await;
                (row, id)
            }
            false => {
                let path = "/price-changes/decisions";
                let body = json!({"action": "publicity", "ids": [id], "title": "公示"});
                let own = platform.post("operator", path, body.clone()).await;
                let own = own.must(200)["results"][0]["problem"]["type"].clone();
                assert_eq!(own, "same-person", "he loaded the same price");
                let body = platform.post("operator2", path, body).await.must(200);
                assert_eq!(body["results"][0]["change"]["state"], "publicized");
                public_list(&platform, &list).await;
                (id, row)
            }
        };
        let joined = seen(&platform, "operator", &other).await;
        assert_eq!(joined["state"], "joined", "{list_first}: {joined}");
        assert_eq!(joined["joined_into_id"], live);
        let link = link_of(&messages(&platform, "maker").await, "prices-joined");
        let expected = list_first.then(|| format!("/price-changes/{other}"));
        assert_eq!(link, expected, "its declaration joined, by another's act");
        let shown = seen(&platform, "operator", &live).await;
        assert_eq!(shown["state"], "publicized");
        assert_eq!(files(&shown), [ours]);
        // One change is objected to, and the price waits whatever else states it.
        let objection = object(&platform, HOSPITAL, &live).await.must(201);
        go_to(&platform, OVER).await;
        assert_eq!(limit(&platform, product).await, "95.00", "{list_first}");
        let answer = format!("/objections/{}/answer", text(&objection["id"]));
        let body = json!({"upheld": false, "answer": "属实"});
        let own = platform.post("operator", &answer, body.clone()).await;
        assert_eq!(own.problem(), (409, "same-person"));
        let _answered = platform.post("operator2", &answer, body).await.must(200);
        go_to(&platform, "2026-03-11T00:00:00+08:00").await;
        assert_eq!(limit(&platform, product).await, "92.00", "{list_first}");
        let announced = changes_of(&platform, "maker", "announced").await;
        assert_eq!(announced.len(), 2, "{announced:?}");
    }
}

/// Two public changes that would set 92 without being one: of two documents with different first days.
async fn two_of_one_price(platform: &Platform) -> (domain::ProductId, [String; 2]) {
    let product = platform.capped(1, "100").await;
    let body = |first: &str| {
        let mut body = tests::declaration(product, "33", "92");
        body["effective_from"] = json!(first);
        body
    };
    let mut ids = Vec::new();
    for first in ["2026-01-01", "2026-02-01"] {
        let declared = platform.post("maker", "/declarations", body(first)).await;
        let id = text(&declared.must(201)["id"]);
        publicized(platform, &id).await;
        ids.push(id);
    }
    (product, ids.try_into().unwrap())
}

async fn answered(platform: &Platform, objection: &Value, reply: Value) -> Value {
    let path = format!("/objections/{}/answer", text(&objection["id"]));
    platform.post("operator2", &path, reply).await.must(200)
}

async fn states(platform: &Platform, ids: &[String; 2]) -> [Value; 2] {
    let mut states = Vec::new();
    for id in ids {
        states.push(seen(platform, "operator", id).await["state"].clone());
    }
    states.try_into().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_to_one_of_two_changes_holds_both_until_it_is_answered() {
    for upheld in [false, true] {
        let platform = Platform::start(MONDAY).await;
        let (product, ids) = two_of_one_price(&platform).await;
        let objection = object(&platform, HOSPITAL, &ids[0]).await.must(201);
        go_to(&platform, OVER).await;
        assert_eq!(states(&platform, &ids).await, ["publicized", "publicized"]);
        assert_eq!(limit(&platform, product).await, "100.00");
        let reply = json!({"upheld": upheld, "answer": "经核实"});
        answered(&platform, &objection, reply).await;
        let (expected, falls) = match upheld {
            true => (["refused", "refused"], "100.00"),
            false => (["announced", "announced"], "92.00"),
        };
        assert_eq!(states(&platform, &ids).await, expected, "{upheld}");
        go_to(&platform, "2026-03-11T00:00:00+08:00").await;
        assert_eq!(limit(&platform, product).await, falls, "{upheld}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_outlives_the_stop_of_its_change_while_another_would_set_the_price() {
    let platform = Platform::start(MONDAY).await;
    let (product, ids) = two_of_one_price(&platform).await;
    let objection = object(&platform, HOSPITAL, &ids[0]).await.must(201);
    let stop = json!({"ids": [ids[0]], "reason": "重复公示"});
    let stopped = platform
        .post("operator", "/price-changes/stops", stop)
        .await;
    let _stopped = stopped.must(200);
    go_to(&platform, OVER).await;
    assert_eq!(states(&platform, &ids).await, ["stopped", "publicized"]);
    assert_eq!(limit(&platform, product).await, "100.00");
    let reply = json!({"upheld": true, "answer": "无此价格"});
    answered(&platform, &objection, reply).await;
    assert_eq!(states(&platform, &ids).await, ["stopped", "refused"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_price_takes_the_place_of_every_change_that_would_set_the_wrong_one() {
    let platform = Platform::start(MONDAY).await;
    let (product, ids) = two_of_one_price(&platform).await;
    let _raised = object(&platform, HOSPITAL, &ids[1]).await.must(201);
    let right = correct(&platform, "operator", &ids[0], "95")
        .await
        .must(200);
    assert_eq!(states(&platform, &ids).await, ["corrected", "joined"]);
    let other = seen(&platform, "operator", &ids[1]).await;
    assert_eq!(other["joined_into_id"], right["id"]);
    let open = platform.get("operator", "/objections?state=open").await;
    assert_eq!(open.must(200)["total"], 0, "the wrong price is gone");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "95.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reported_a_price_decides_on_it_by_no_way_that_it_comes() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "operator", reported(product, "92", "2026-02-10")).await;
    let mut body = tests::declaration(product, "33", "92");
    body["platform"] = json!("浙江省平台");
    let declared = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let id = text(&declared["id"]);
    for action in ["publicity", "return", "refusal"] {
        let refused = decide(&platform, action, &id).await;
        assert_eq!(refused["problem"]["type"], "same-person", "{action}");
    }
    let filtered = json!({"action": "publicity", "title": "公示", "filter": {}});
    let path = "/price-changes/decisions/filtered";
    let preview = platform
        .post("operator", &format!("{path}/preview"), filtered.clone())
        .await
        .must(200);
    assert_eq!(
        (&preview["decided"], &preview["refused"]),
        (&json!(0), &json!(1))
    );
    let swept = platform
        .post("operator", path, filtered.clone())
        .await
        .must(200);
    assert_eq!(
        (&swept["decided"], &swept["refused"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(
        seen(&platform, "operator", &id).await["takes_another"],
        true
    );
    assert_eq!(
        seen(&platform, "operator2", &id).await["takes_another"],
        false
    );
    // A list that somebody else loaded.
    let file = format!("{HEADER}{}", ROW.replace("02-10", "02-11")).into_bytes();
    let import = platform
        .load("operator2", "linkage-lists", "清单.csv", file)
        .await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    let list = platform.get("operator", "/linkages").await.must(200)["items"][0].clone();
    let path = format!("/linkages/{}/publicity", text(&list["id"]));
    let refused = platform.post("operator", &path, json!({})).await;
    assert_eq!(refused.problem(), (409, "same-person"));
    assert!(refused.body.to_string().contains("有1条价格由本人报告"));
    // What he reported is another's to find true, and what he may not publicize he may not answer for.
    let path = path_of(&own, "/acceptance");
    let refused = platform.post("operator", &path, json!({})).await;
    assert_eq!(refused.problem(), (409, "same-person"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_declaration_is_not_corrected_into_one_that_is_on_its_way() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _open = declared(&platform, product, "90").await;
    let returned = declared(&platform, product, "91").await;
    decide(&platform, "return", &returned).await;
    let path = format!("/declarations/{returned}");
    let body = tests::declaration(product, "44", "90");
    let twice = platform.put("maker", &path, body).await;
    assert_eq!(twice.problem(), (409, "price-change-already-open"));
    let body = tests::declaration(product, "44", "89");
    let _right = platform.put("maker", &path, body).await.must(200);
}

/// A public row of a list, and the maker's declaration that joined it.
async fn joined_row(platform: &Platform) -> (String, String, String) {
    let product = platform.capped(1, "100").await;
    let list = listed(platform, ROW).await;
    public_list(platform, &list).await;
    let row = text(&changes_of(platform, "operator", "publicized").await[0]["id"]);
    let ours = file(platform, "maker", "企业.pdf").await;
    let body = declaration(product, &ours);
    let joined = platform.post("maker", "/declarations", body).await;
    let joined = joined.must(201);
    assert_eq!(joined["joined_into_id"], row);
    (row, text(&joined["id"]), ours)
}

async fn withdrawn(platform: &Platform, id: &str) -> tests::Reply {
    let path = format!("/declarations/{id}/withdrawal");
    platform.post("maker", &path, json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_goes_on_by_itself_when_what_it_joined_is_corrected_to_another_price() {
    let platform = Platform::start(MONDAY).await;
    let (row, id, ours) = joined_row(&platform).await;
    let right = correct(&platform, "operator2", &row, "95").await.must(200);
    let own = seen(&platform, "maker", &id).await;
    assert_eq!(
        (&own["state"], &own["joined_into_id"]),
        (&json!("submitted"), &Value::Null),
        "{own}"
    );
    let of_right = seen(&platform, "operator", &text(&right["id"])).await;
    assert_eq!(of_right["sources"], json!([]), "it never said 95");
    let notified = messages(&platform, "maker").await;
    let link = link_of(&notified, "prices-parted");
    assert_eq!(link, Some(format!("/price-changes/{id}")));
    assert!(
        link_of(&notified, "price-corrected").is_some(),
        "the correction is told too: {notified:?}"
    );
    assert_eq!(files(&seen(&platform, "operator", &id).await), [ours]);
    let gone = withdrawn(&platform, &id).await;
    assert_eq!(gone.status, 200, "{}", gone.body);
    assert_eq!(seen(&platform, "maker", &id).await["state"], "withdrawn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_goes_with_a_correction_that_states_its_price_too() {
    let platform = Platform::start(MONDAY).await;
    let (row, id, ours) = joined_row(&platform).await;
    let path = format!("/price-changes/{row}/correction");
    let body = json!({"price": "92", "source": "正确的文件", "reason": "文件名称有误"});
    let right = platform.post("operator2", &path, body).await.must(200);
    let own = seen(&platform, "maker", &id).await;
    assert_eq!(
        (&own["state"], &own["joined_into_id"]),
        (&json!("joined"), &right["id"])
    );
    let of_right = seen(&platform, "operator", &text(&right["id"])).await;
    assert_eq!(files(&of_right), [ours]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_joined_declaration_is_withdrawn_by_its_maker_and_names_what_it_joined_to_who_decides() {
    let platform = Platform::start(MONDAY).await;
    let (row, id, _) = joined_row(&platform).await;
    let refused = decide(&platform, "publicity", &id).await["problem"].clone();
    assert_eq!(refused["type"], "price-change-closed");
    assert_eq!(refused["figures"]["joined_into"], json!(row));
    assert!(
        refused["detail"].as_str().unwrap().contains(&row),
        "{refused}"
    );
    let gone = withdrawn(&platform, &id).await;
    assert_eq!(gone.status, 200, "{}", gone.body);
    let own = seen(&platform, "maker", &id).await;
    assert_eq!(
        (&own["state"], &own["joined_into_id"]),
        (&json!("withdrawn"), &Value::Null)
    );
    let public = seen(&platform, "operator", &row).await;
    assert_eq!(
        (&public["state"], &public["sources"]),
        (&json!("publicized"), &json!([])),
        "the row goes on without it"
    );
    let again = withdrawn(&platform, &id).await;
    assert_eq!(again.problem(), (409, "price-change-closed"));
}
