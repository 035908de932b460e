//! Two organisations that are one firm become one, once both agree where both have people.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use super::{DISTRIBUTOR, MANUFACTURER, MONDAY, distributes, organisation_of, switched};

/// Joins the organisation of one account to that of another, as the exchange centre does.
async fn join(platform: &Platform, firm: &str, joined: &str) -> Reply {
    let id = organisation_of(platform, firm).await;
    let body = json!({"capacity": DISTRIBUTOR, "joins": organisation_of(platform, joined).await});
    let path = format!("/organisations/{id}/capacities");
    platform.post("operator", &path, body).await
}

/// Agrees for the organisation of an account, by an administrator of its own who is opened for that.
async fn agree(platform: &Platform, who: &str, name: Value) -> Reply {
    let id = organisation_of(platform, who).await;
    let account = format!("{who}-keeper");
    let listed = platform
        .get("operator", &format!("/organisations/{id}/accounts"))
        .await
        .must(200);
    let is_known = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .any(|one| one["account"] == json!(account));
    let keeper = if is_known {
        platform.signed_in(&account, "sunshine-demo").await
    } else {
        platform
            .colleague(who, &account, &[Role::Administrator])
            .await
            .0
    };
    let path = format!("/organisations/{id}/joining");
    platform
        .as_holder(&keeper, Method::PUT, &path, json!({ "name": name }))
        .await
}

/// Agrees, which is taken.
async fn agreed(platform: &Platform, who: &str, name: Value) {
    let reply = agree(platform, who, name).await;
    assert_eq!(reply.status, 204, "{}", reply.body);
}

/// The firms of `maker` and of the distributor become one only after both have agreed.
async fn is_kept_by_two(platform: &Platform) {
    let refused = join(platform, "maker", DISTRIBUTOR).await;
    assert_eq!(refused.problem(), (409, "kept-by-two"));
}

/// What was written to the one is not read in the other, and still by those who are people of both.
async fn reads_in_each_what_is_of_it(platform: &Platform) {
    let total = |reply: Value| reply["total"].as_i64().unwrap();
    assert_eq!(
        total(platform.get(DISTRIBUTOR, "/messages").await.must(200)),
        0
    );
    assert_eq!(
        total(platform.get(DISTRIBUTOR, "/invitations").await.must(200)),
        0
    );
    switched(platform, DISTRIBUTOR, MANUFACTURER).await;
    assert_eq!(
        total(platform.get(DISTRIBUTOR, "/invitations").await.must(200)),
        1
    );
}

/// The accounts of both are the firm's; later sign-ins begin in the capacity acted in last.
async fn keeps_the_accounts_of_both(platform: &Platform) {
    let accounts = platform.accounts_beside("maker").await;
    let listed = platform.get("maker", &accounts).await.must(200);
    let known: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["account"].as_str().unwrap())
        .collect();
    assert_eq!(
        known,
        ["maker", DISTRIBUTOR, "maker-keeper", "distributor-keeper"]
    );
    let later = platform
        .signed_in("distributor-keeper", "sunshine-demo")
        .await;
    let later = platform
        .as_holder(&later, Method::GET, "/me", json!(null))
        .await
        .must(200);
    assert_eq!(later["capacity"], DISTRIBUTOR);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_both_have_people_become_one_firm_after_both_agreed() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let _invited = platform.invited(HOSPITAL, product, "70").await;
    platform.settle().await;
    let before = organisation_of(&platform, DISTRIBUTOR).await;
    is_kept_by_two(&platform).await;
    agreed(&platform, "maker", json!("配送有限公司")).await;
    is_kept_by_two(&platform).await;
    // What is agreed about another firm is nothing about this one; what is taken back is agreed no more.
    agreed(&platform, DISTRIBUTOR, json!("乙医疗器械有限公司")).await;
    is_kept_by_two(&platform).await;
    agreed(&platform, DISTRIBUTOR, json!("甲医疗器械有限公司")).await;
    agreed(&platform, "maker", json!(null)).await;
    is_kept_by_two(&platform).await;
    agreed(&platform, "maker", json!("配送有限公司")).await;
    let joined = join(&platform, "maker", DISTRIBUTOR).await.must(201);
    assert_eq!(
        (&joined["id"], &joined["name"]),
        (&json!(before), &json!("甲医疗器械有限公司"))
    );
    // Who is signed in goes on in the capacity in which he was.
    let me = platform.get(DISTRIBUTOR, "/me").await.must(200);
    assert_eq!(
        (
            &me["capacity"],
            &me["organisation"]["id"],
            &me["capacities"]
        ),
        (
            &json!(DISTRIBUTOR),
            &json!(before),
            &json!([MANUFACTURER, DISTRIBUTOR])
        )
    );
    let maker = platform.get("maker", "/me").await.must(200);
    assert_eq!(maker["capacity"], MANUFACTURER);
    reads_in_each_what_is_of_it(&platform).await;
    keeps_the_accounts_of_both(&platform).await;
}

#[tokio::test]
async fn the_firm_keeps_what_is_registered_and_has_what_only_the_other_had() {
    let platform = Platform::start(MONDAY).await;
    let made = json!({
        "name": "甲器械配送公司", "kind": DISTRIBUTOR, "credit_code": "914403007084678371", "email": "desk@d.example",
    });
    let other = platform
        .post("operator", "/organisations", made)
        .await
        .must(201);
    let maker = organisation_of(&platform, "maker").await;
    let body = json!({"capacity": DISTRIBUTOR, "joins": other["id"]});
    let path = format!("/organisations/{maker}/capacities");
    // Nobody is there yet, so that nobody has to agree.
    let _ = platform.post("operator", &path, body).await.must(201);
    for id in [maker.as_str(), other["id"].as_str().unwrap()] {
        let one = platform
            .get("maker", &format!("/organisations/{id}"))
            .await
            .must(200);
        assert_eq!(
            (&one["name"], &one["credit_code"], &one["email"]),
            (
                &json!("甲医疗器械有限公司"),
                &json!("914403007084678371"),
                &json!("desk@d.example")
            )
        );
    }
    let history = platform
        .get("maker", &format!("/organisations/{maker}/history"))
        .await
        .must(200);
    let kinds: Vec<&str> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "organisation-entered",
            "organisation-entered",
            "organisation-edited",
            "organisation-edited",
            "capacity-added"
        ]
    );
    assert!(
        history.to_string().contains("甲器械配送公司"),
        "the name that it had"
    );
}

#[tokio::test]
async fn what_is_no_other_organisation_of_that_kind_is_not_joined() {
    let platform = Platform::start(MONDAY).await;
    let coded = |name: &str, kind: &str, code: &str| json!({"name": name, "kind": kind, "credit_code": code});
    let maker = coded("丙公司", MANUFACTURER, "914403007084678371");
    let maker = platform
        .post("operator", "/organisations", maker)
        .await
        .must(201);
    let other = coded("丙配送公司", DISTRIBUTOR, "91440300192317458F");
    let other = platform
        .post("operator", "/organisations", other)
        .await
        .must(201);
    let join = |firm: Value, joined: Value| {
        let platform = &platform;
        async move {
            let path = format!("/organisations/{}/capacities", firm.as_str().unwrap());
            platform
                .post(
                    "operator",
                    &path,
                    json!({"capacity": DISTRIBUTOR, "joins": joined}),
                )
                .await
        }
    };
    let differ = join(maker["id"].clone(), other["id"].clone()).await;
    assert_eq!(differ.problem(), (409, "credit-codes-differ"));
    let hospital = json!(organisation_of(&platform, HOSPITAL).await);
    for joined in [maker["id"].clone(), hospital, json!("999999999999")] {
        let refused = join(maker["id"].clone(), joined.clone()).await;
        assert_eq!(refused.status, 422, "{joined}: {}", refused.body);
    }
    // One that is a firm in two capacities already is nobody else's.
    let both = distributes(&platform).await;
    let refused = join(maker["id"].clone(), both["id"].clone()).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    // A further one of the same name is not made where there is one.
    let same = json!({"name": "丙公司", "kind": DISTRIBUTOR});
    let _ = platform
        .post("operator", "/organisations", same)
        .await
        .must(201);
    let path = format!(
        "/organisations/{}/capacities",
        maker["id"].as_str().unwrap()
    );
    let taken = platform
        .post("operator", &path, json!({"capacity": DISTRIBUTOR}))
        .await;
    assert_eq!(taken.problem(), (409, "organisation-name-taken"));
}

#[tokio::test]
async fn only_a_firms_own_administrators_agree_and_know_of_it() {
    let platform = Platform::start(MONDAY).await;
    let maker = organisation_of(&platform, "maker").await;
    agreed(&platform, "maker", json!("配送有限公司")).await;
    let joins = |who: &'static str| {
        let (platform, path) = (&platform, format!("/organisations/{maker}"));
        async move { platform.get(who, &path).await.must(200)["joins"].clone() }
    };
    assert_eq!(joins("operator").await, "配送有限公司");
    assert_eq!(
        joins("maker").await,
        Value::Null,
        "who trades there need not know"
    );
    assert_eq!(joins("bureau").await, Value::Null);
    let hospital = agree(&platform, HOSPITAL, json!("甲医疗器械有限公司")).await;
    assert_eq!(hospital.status, 422, "{}", hospital.body);
    let path = format!("/organisations/{maker}/joining");
    let of_centre = platform.put("operator", &path, json!({"name": "x"})).await;
    assert_eq!(of_centre.status, 404, "the centre agrees for nobody");
}
