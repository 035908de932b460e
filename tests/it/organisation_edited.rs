//! Editing what is registered of an organisation: by whoever entered it, with a reason, and its mail address by its own administrators.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn own(platform: &Platform, who: &str) -> Value {
    let session = platform.get(who, "/sessions/current").await.must(200);
    let id = session["organisation"]["id"].as_str().unwrap();
    let path = format!("/organisations/{id}");
    platform.get(who, &path).await.must(200)
}

fn path(organisation: &Value) -> String {
    format!("/organisations/{}", organisation["id"].as_str().unwrap())
}

/// What is registered, with some of it changed, and a reason.
fn edited(organisation: &Value, changes: &[(&str, Value)], reason: &str) -> Value {
    let mut body = json!({ "reason": reason });
    for field in ["name", "credit_code", "institution_code", "email"] {
        body[field] = organisation[field].clone();
    }
    for (field, value) in changes {
        body[*field] = value.clone();
    }
    body
}

/// The organisation of an account, once the exchange centre has given it a code.
async fn with_code(platform: &Platform, who: &str, (field, code): (&str, &str)) -> Value {
    let organisation = own(platform, who).await;
    let body = edited(&organisation, &[(field, json!(code))], "补登");
    edit(platform, "operator", &organisation, body)
        .await
        .must(200)
}

async fn edit(platform: &Platform, who: &str, of: &Value, body: Value) -> Reply {
    platform.put(who, &path(of), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_centre_corrects_a_hospital_for_a_reason_and_it_is_notified() {
    let platform = Platform::start(MONDAY).await;
    let before = own(&platform, HOSPITAL).await;
    assert_eq!(before["edits"], Value::Null, "its traders correct nothing");
    let changes = [
        ("name", json!("深圳市南山人民医院")),
        ("institution_code", json!("H44030500917")),
    ];
    let without = edit(
        &platform,
        "operator",
        &before,
        edited(&before, &changes, " "),
    )
    .await;
    assert_eq!(without.status, 422, "{}", without.body);
    let body = edited(&before, &changes, "医院更名");
    let after = edit(&platform, "operator", &before, body.clone())
        .await
        .must(200);
    assert_eq!(
        (
            &after["name"],
            &after["institution_code"],
            &after["credit_code"]
        ),
        (
            &json!("深圳市南山人民医院"),
            &json!("H44030500917"),
            &before["credit_code"]
        )
    );
    // Everybody who is signed in there sees the name at once.
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    assert_eq!(session["organisation"]["name"], "深圳市南山人民医院");
    platform.settle().await;
    let inbox = platform.get(HOSPITAL, "/messages").await.must(200);
    let inbox = inbox["items"].as_array().unwrap();
    let of_edit: Vec<&Value> = inbox
        .iter()
        .filter(|one| one["kind"] == "organisation-edited")
        .collect();
    let [message] = &of_edit[..] else {
        panic!("{inbox:?}");
    };
    let body_of = message["body"].as_str().unwrap();
    let name = before["name"].as_str().unwrap();
    assert!(
        body_of.contains(&format!("名称由{name}改为深圳市南山人民医院"))
            && body_of.contains("医院更名")
            && !body_of.contains("邮箱由"),
        "{body_of}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_shows_each_edit_once_with_what_was_there_before() {
    let platform = Platform::start(MONDAY).await;
    let before = own(&platform, HOSPITAL).await;
    let name = before["name"].as_str().unwrap();
    let body = edited(
        &before,
        &[("name", json!("深圳市南山人民医院"))],
        "医院更名",
    );
    // The same once more is nothing new.
    for _ in 0..2 {
        let after = edit(&platform, "operator", &before, body.clone()).await;
        let _ = after.must(200);
    }
    let history = format!("{}/history", path(&before));
    for who in [HOSPITAL, "operator", "bureau"] {
        let history = platform.get(who, &history).await.must(200);
        let events = history["items"].as_array().unwrap();
        let kinds: Vec<&Value> = events.iter().map(|one| &one["kind"]).collect();
        assert_eq!(kinds.last(), Some(&&json!("organisation-edited")));
        let edits = kinds.iter().filter(|kind| **kind == "organisation-edited");
        assert_eq!(edits.count(), 1, "{kinds:?}");
        let last = events.last().unwrap();
        let figures = last["figures"].to_string();
        assert!(
            figures.contains(name) && figures.contains("医院更名"),
            "{figures}"
        );
        assert!(last["actor"]["account"].is_string(), "{last}");
    }
    assert_eq!(platform.get("maker", &history).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_administrator_changes_the_mail_address_and_nothing_else() {
    let platform = Platform::start(MONDAY).await;
    let roles = [Role::Administrator];
    let (token, _) = platform.colleague(HOSPITAL, "chief", &roles).await;
    let path_of = path(&own(&platform, HOSPITAL).await);
    let read = platform.as_holder(&token, Method::GET, &path_of, Value::Null);
    let before = read.await.must(200);
    let edit_own = async |of: &Value, body| {
        let path = path(of);
        let tried = platform.as_holder(&token, Method::PUT, &path, body);
        tried.await
    };
    assert_eq!(before["edits"], "mail");
    let email = ("email", json!("yaoxie@hospital.example"));
    let name = ("name", json!("别名医院"));
    let both = edited(&before, &[email.clone(), name], "");
    let both = edit_own(&before, both).await;
    assert_eq!(both.status, 422);
    assert_eq!(both.body["errors"][0]["pointer"], "/name", "{}", both.body);
    let wrong = edited(&before, &[("email", json!("no address"))], "");
    assert_eq!(edit_own(&before, wrong).await.status, 422);
    let after = edited(&before, &[email], "");
    let after = edit_own(&before, after).await.must(200);
    assert_eq!(after["email"], "yaoxie@hospital.example");
    let none = edited(&after, &[("email", Value::Null)], "");
    let none = edit_own(&before, none).await.must(200);
    assert_eq!(none["email"], Value::Null);
    let foreign = own(&platform, "maker").await;
    let body = edited(&foreign, &[("email", Value::Null)], "");
    assert_eq!(edit_own(&foreign, body).await.status, 404);
    let bureau = edited(&none, &[("name", json!("别名医院"))], "更名");
    let bureau = edit(&platform, "bureau", &before, bureau).await;
    assert_eq!(bureau.problem(), (409, "edited-by-its-founder"));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_and_codes_of_others_and_wrong_codes_are_refused() {
    let platform = Platform::start(MONDAY).await;
    let second = own(&platform, "maker2").await;
    let first = with_code(&platform, "maker", ("credit_code", "914403007084678371")).await;
    let tried = async |field: &str, value: Value| {
        let body = edited(&second, &[(field, value)], "更正");
        edit(&platform, "operator", &second, body).await
    };
    let spaced = format!(" {} ", first["name"].as_str().unwrap());
    let taken = tried("name", json!(spaced)).await;
    assert_eq!(taken.problem(), (409, "organisation-name-taken"));
    let taken = tried("credit_code", first["credit_code"].clone()).await;
    assert_eq!(taken.problem(), (409, "credit-code-taken"));
    let wrong = tried("credit_code", json!("91350100M000100Y44")).await;
    assert_eq!(wrong.status, 422);
    let wrong = tried("institution_code", json!("H44030500917")).await;
    assert_eq!(wrong.status, 422, "hospitals alone have one");
    let second = own(&platform, "hospital2").await;
    let first = with_code(&platform, HOSPITAL, ("institution_code", "H44030500917")).await;
    let code = [("institution_code", first["institution_code"].clone())];
    let body = edited(&second, &code, "更正");
    let taken = edit(&platform, "operator", &second, body).await;
    assert_eq!(taken.problem(), (409, "institution-code-taken"));
}

#[tokio::test(flavor = "multi_thread")]
async fn products_are_found_by_the_new_name_of_their_maker() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.product(&Goods::number(1)).await;
    platform.settle().await;
    let maker = own(&platform, "maker").await;
    let body = edited(&maker, &[("name", json!("凤凰岭医疗器械有限公司"))], "更名");
    let _ = edit(&platform, "operator", &maker, body).await.must(200);
    platform.settle().await;
    let found = platform.get(HOSPITAL, "/products?q=凤凰岭").await.must(200);
    assert_eq!(found["total"], 1, "{found}");
    let shown = found["items"][0].to_string();
    assert!(shown.contains("凤凰岭医疗器械有限公司"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hospital_has_a_grade_and_is_public_or_not_and_lists_go_by_both() {
    let platform = Platform::start(MONDAY).await;
    let before = own(&platform, HOSPITAL).await;
    assert_eq!(
        (&before["grade"], &before["ownership"]),
        (&Value::Null, &Value::Null)
    );
    let facts = [
        ("grade", json!("tertiary_a")),
        ("ownership", json!("public")),
    ];
    let body = edited(&before, &facts, "补登");
    let after = edit(&platform, "operator", &before, body).await.must(200);
    assert_eq!(
        (&after["grade"], &after["ownership"]),
        (&facts[0].1, &facts[1].1)
    );
    // A client that does not know of them leaves them as they are.
    let body = edited(&before, &[("name", json!("深圳市南山人民医院"))], "更名");
    let renamed = edit(&platform, "operator", &before, body).await.must(200);
    assert_eq!(
        (&renamed["grade"], &renamed["ownership"]),
        (&facts[0].1, &facts[1].1)
    );
    for (filter, total) in [
        ("grade=tertiary_a", 1),
        ("grade=secondary", 0),
        ("ownership=public&kind=hospital", 1),
        ("ownership=private", 0),
        ("ownership=public&kind=manufacturer", 0),
    ] {
        let path = format!("/organisations?{filter}");
        let found = platform.get("operator", &path).await.must(200);
        assert_eq!(found["total"], total, "{filter}");
    }
    let of_none = platform.get("operator", "/organisations?grade=best").await;
    assert_eq!(of_none.status, 422);
    let history = format!("{}/history", path(&before));
    let history = platform.get(HOSPITAL, &history).await.must(200).to_string();
    for words in ["三级甲等", "公立"] {
        assert!(history.contains(words), "{history}");
    }
    // Nobody else has a grade, and a new hospital may have one at once.
    let firm = json!({"name": "某某器械公司", "kind": "manufacturer", "grade": "tertiary"});
    let refused = platform
        .post("operator", "/organisations", firm)
        .await
        .must(422);
    assert_eq!(refused["errors"][0]["pointer"], "/grade", "{refused}");
    let private = json!({"name": "某某医院", "kind": "hospital", "ownership": "private"});
    let private = platform
        .post("operator", "/organisations", private)
        .await
        .must(201);
    assert_eq!(
        (&private["grade"], &private["ownership"]),
        (&Value::Null, &json!("private"))
    );
    let maker = own(&platform, "maker").await;
    let body = edited(&maker, &[("ownership", json!("public"))], "误");
    let refused = edit(&platform, "operator", &maker, body).await.must(422);
    assert_eq!(refused["errors"][0]["pointer"], "/ownership", "{refused}");
}
