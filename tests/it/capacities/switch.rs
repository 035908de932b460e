//! One switches without signing in again, in one session, and a page that shows another capacity does nothing in it.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{DISTRIBUTOR, MANUFACTURER, MONDAY, distributes, organisation_of, showing, switched};

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_switches_hats_without_signing_in_again() {
    let platform = Platform::start(MONDAY).await;
    let me = platform.get("maker", "/me").await.must(200);
    assert_eq!(me["capacities"], json!([MANUFACTURER]));
    let before = organisation_of(&platform, "maker").await;
    let added = distributes(&platform).await;
    assert_eq!(
        (&added["kind"], &added["name"]),
        (&json!(DISTRIBUTOR), &me["organisation"]["name"])
    );
    let me = platform.get("maker", "/me").await.must(200);
    assert_eq!(
        (&me["capacity"], &me["capacities"]),
        (&json!(MANUFACTURER), &json!([MANUFACTURER, DISTRIBUTOR])),
        "nobody is switched by that"
    );
    let beside = platform.signed_in("maker", "sunshine-demo").await;
    let acting = switched(&platform, "maker", DISTRIBUTOR).await;
    assert_eq!(
        (
            &acting["capacity"],
            &acting["organisation"]["kind"],
            &acting["organisation"]["id"]
        ),
        (&json!(DISTRIBUTOR), &json!(DISTRIBUTOR), &added["id"])
    );
    assert_eq!(
        (&acting["duties"], &acting["account"]),
        (&me["duties"], &me["account"])
    );
    let session = platform.get("maker", "/sessions/current").await.must(200);
    assert_eq!(session["organisation"]["kind"], DISTRIBUTOR);
    // A session that is open elsewhere goes on as it was, and a later one begins where he acted last.
    let elsewhere = platform
        .as_holder(&beside, Method::GET, "/me", json!(null))
        .await;
    assert_eq!(elsewhere.must(200)["organisation"]["id"], json!(before));
    let later = platform.signed_in("maker", "sunshine-demo").await;
    let later = platform
        .as_holder(&later, Method::GET, "/me", json!(null))
        .await;
    assert_eq!(later.must(200)["capacity"], DISTRIBUTOR);
    // Each operation is of the capacity acted in.
    let own = platform.get("maker", "/price-changes").await;
    assert_eq!(
        own.status, 403,
        "a distributor declares nothing: {}",
        own.body
    );
    let back = switched(&platform, "maker", MANUFACTURER).await;
    assert_eq!(back["organisation"]["id"], json!(before));
    assert_eq!(platform.get("maker", "/price-changes").await.status, 200);
}

#[tokio::test]
async fn nobody_acts_in_a_capacity_that_his_firm_has_not() {
    let platform = Platform::start(MONDAY).await;
    for (who, capacity) in [
        (HOSPITAL, MANUFACTURER),
        ("maker", DISTRIBUTOR),
        ("maker", "exchange_center"),
        ("operator", "insurance_bureau"),
    ] {
        let body = json!({ "capacity": capacity });
        let refused = platform.put(who, "/me/capacity", body).await;
        assert_eq!(refused.status, 422, "{who} {capacity}");
        assert_eq!(refused.body["errors"][0]["pointer"], "/capacity");
    }
    distributes(&platform).await;
    for capacity in ["hospital", "exchange_center", "insurance_bureau"] {
        let body = json!({ "capacity": capacity });
        assert_eq!(
            platform.put("maker", "/me/capacity", body).await.status,
            422
        );
    }
    // Its own colleague may, and another manufacturer may not.
    let body = json!({ "capacity": DISTRIBUTOR });
    assert_eq!(
        platform.put("maker2", "/me/capacity", body).await.status,
        422
    );
    let (reader, _) = platform
        .colleague("maker", "maker-reader", &[Role::Reader])
        .await;
    let body = json!({ "capacity": DISTRIBUTOR });
    let acting = platform
        .as_holder(&reader, Method::PUT, "/me/capacity", body)
        .await;
    assert_eq!(acting.must(200)["capacity"], DISTRIBUTOR);
    let maker = platform.get("maker", "/me").await.must(200);
    assert_eq!(maker["capacity"], MANUFACTURER, "each account for itself");
}

#[tokio::test]
async fn only_who_founds_firms_adds_a_capacity_and_only_the_other_of_two() {
    let platform = Platform::start(MONDAY).await;
    let maker = organisation_of(&platform, "maker").await;
    let hospital = organisation_of(&platform, HOSPITAL).await;
    let bureau = organisation_of(&platform, "bureau").await;
    let add = |who: &'static str, id: String, capacity: &'static str| {
        let (platform, body) = (&platform, json!({ "capacity": capacity }));
        async move {
            let path = format!("/organisations/{id}/capacities");
            platform.post(who, &path, body).await
        }
    };
    for who in ["maker", "maker2", HOSPITAL] {
        assert_eq!(
            add(who, maker.clone(), DISTRIBUTOR).await.status,
            403,
            "{who}"
        );
    }
    // A bureau sees the firm, and founds bureaus alone.
    assert_eq!(add("bureau", maker.clone(), DISTRIBUTOR).await.status, 422);
    for (id, capacity) in [
        (hospital, MANUFACTURER),
        (maker.clone(), "hospital"),
        (maker.clone(), "exchange_center"),
        (bureau, DISTRIBUTOR),
    ] {
        let refused = add("operator", id, capacity).await;
        assert_eq!(refused.status, 422, "{capacity}: {}", refused.body);
        assert_eq!(refused.body["errors"][0]["pointer"], "/capacity");
    }
    let held = add("operator", maker.clone(), MANUFACTURER).await;
    assert_eq!(held.problem(), (409, "capacity-held"));
    let one = platform
        .get("operator", &format!("/organisations/{maker}"))
        .await;
    assert_eq!(one.must(200)["adds"], DISTRIBUTOR);
    let added = add("operator", maker.clone(), DISTRIBUTOR).await.must(201);
    let again = add("operator", maker.clone(), DISTRIBUTOR).await;
    assert_eq!(again.problem(), (409, "capacity-held"));
    let by_other = add(
        "operator",
        added["id"].as_str().unwrap().to_owned(),
        MANUFACTURER,
    )
    .await;
    assert_eq!(by_other.problem(), (409, "capacity-held"));
    let one = platform
        .get("operator", &format!("/organisations/{maker}"))
        .await
        .must(200);
    assert_eq!(one["adds"], Value::Null);
    let kinds: Vec<&Value> = one["capacities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, [MANUFACTURER, DISTRIBUTOR]);
}

#[tokio::test]
async fn its_administrators_are_notified_and_the_history_shows_it_in_both() {
    let platform = Platform::start(MONDAY).await;
    let (keeper, _) = platform
        .colleague("maker", "maker-keeper", &[Role::Administrator])
        .await;
    let added = distributes(&platform).await;
    platform.settle().await;
    let inbox = platform
        .as_holder(&keeper, Method::GET, "/messages", json!(null))
        .await
        .must(200);
    let kinds: Vec<&str> = inbox["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["capacity-added"]);
    assert!(
        inbox["items"][0]["title"]
            .as_str()
            .unwrap()
            .contains("配送企业")
    );
    let id = organisation_of(&platform, "maker").await;
    for of in [id.as_str(), added["id"].as_str().unwrap()] {
        for who in ["maker", "operator", "bureau"] {
            let history = platform
                .get(who, &format!("/organisations/{of}/history"))
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
                    "capacity-added"
                ],
                "{who}"
            );
        }
        assert_eq!(
            platform
                .get("maker2", &format!("/organisations/{of}"))
                .await
                .status,
            404
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_shows_another_capacity_does_nothing_in_it() {
    let platform = Platform::start(MONDAY).await;
    distributes(&platform).await;
    let product = platform.capped(1, "100").await;
    let other = platform.capped(2, "100").await;
    platform.settle().await;
    assert_eq!(
        showing(&platform, "maker", MANUFACTURER, "/messages")
            .await
            .status,
        200
    );
    switched(&platform, "maker", DISTRIBUTOR).await;
    for path in [
        "/messages",
        "/home",
        "/feed",
        &format!("/products/{product}"),
    ] {
        let stale = showing(&platform, "maker", MANUFACTURER, path).await;
        assert_eq!(stale.problem(), (409, "capacity-changed"), "{path}");
        assert_eq!(
            showing(&platform, "maker", DISTRIBUTOR, path).await.status,
            200,
            "{path}"
        );
    }
    // What it sends to be done is not done.
    let seen = json!({
        "product_id": other, "region": "36", "platform": "江西医药采购平台", "price": "92", "pack_ratio": "1",
        "executed_on": "2026-02-20", "source": "公告",
    });
    let request = platform.request("maker", Method::POST, "/lower-price-reports");
    let request = request
        .header("Sunshine-Capacity", MANUFACTURER)
        .json(&seen);
    assert_eq!(
        platform.send(request).await.problem(),
        (409, "capacity-changed")
    );
    let reports = platform
        .get("operator", "/lower-price-reports")
        .await
        .must(200);
    assert_eq!(reports["total"], 0);
    // It still finds out who it is, and switches or leaves.
    for path in ["/me", "/me/capacities", "/sessions/current"] {
        let found = showing(&platform, "maker", MANUFACTURER, path).await;
        assert_eq!(found.status, 200, "{path}");
    }
    let request = platform.request("maker", Method::PUT, "/me/capacity");
    let request = request.header("Sunshine-Capacity", MANUFACTURER);
    let back = platform
        .send(request.json(&json!({"capacity": MANUFACTURER})))
        .await;
    assert_eq!(back.must(200)["capacity"], MANUFACTURER);
    // No word at all is another one too, and whoever states nothing shows nothing.
    assert_eq!(
        showing(&platform, "maker", "x", "/messages")
            .await
            .problem(),
        (409, "capacity-changed")
    );
    assert_eq!(platform.get("maker", "/messages").await.status, 200);
}

#[tokio::test]
async fn what_is_registered_is_edited_for_the_whole_firm() {
    let platform = Platform::start(MONDAY).await;
    let added = distributes(&platform).await;
    let id = added["id"].as_str().unwrap();
    let maker = organisation_of(&platform, "maker").await;
    let body = json!({
        "name": "丙医疗器械有限公司", "credit_code": "914403007084678371", "email": "desk@c.example", "region": "4401",
        "reason": "更名",
    });
    let _ = platform
        .put("operator", &format!("/organisations/{id}"), body)
        .await
        .must(200);
    for of in [id, &maker] {
        let one = platform
            .get("maker", &format!("/organisations/{of}"))
            .await
            .must(200);
        assert_eq!(
            (
                &one["name"],
                &one["credit_code"],
                &one["email"],
                &one["region"]["code"]
            ),
            (
                &json!("丙医疗器械有限公司"),
                &json!("914403007084678371"),
                &json!("desk@c.example"),
                &json!("4401")
            )
        );
    }
    // The code is the firm's: nobody else has it, in whatever capacity.
    for kind in ["hospital", MANUFACTURER, DISTRIBUTOR] {
        let body = json!({"name": format!("另一{kind}"), "kind": kind, "credit_code": "914403007084678371"});
        let taken = platform.post("operator", "/organisations", body).await;
        assert_eq!(taken.problem(), (409, "credit-code-taken"), "{kind}");
    }
}

#[tokio::test]
async fn an_administrator_keeps_the_accounts_of_the_firm_in_whatever_capacity() {
    let platform = Platform::start(MONDAY).await;
    let (keeper, _) = platform
        .colleague("maker", "maker-keeper", &[Role::Administrator])
        .await;
    let added = distributes(&platform).await;
    let maker = organisation_of(&platform, "maker").await;
    let of = |id: &str| format!("/organisations/{id}/accounts");
    let both = [maker.clone(), added["id"].as_str().unwrap().to_owned()];
    for (acting, name) in [(MANUFACTURER, "one"), (DISTRIBUTOR, "two")] {
        let body = json!({ "capacity": acting });
        let _ = platform
            .as_holder(&keeper, Method::PUT, "/me/capacity", body)
            .await
            .must(200);
        for (at, id) in both.iter().enumerate() {
            let listed = platform
                .as_holder(&keeper, Method::GET, &of(id), json!(null))
                .await
                .must(200);
            let known: Vec<&str> = listed["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["account"].as_str().unwrap())
                .collect();
            assert!(known.starts_with(&["maker", "maker-keeper"]), "{known:?}");
            let account = format!("{name}-{at}");
            let body = json!({"account": account, "display_name": "张三", "duties": ["shipping"]});
            let opened = platform
                .as_holder(&keeper, Method::POST, &of(id), body)
                .await
                .must(201);
            assert!(
                opened["actions"]
                    .as_array()
                    .unwrap()
                    .contains(&json!("reset_password"))
            );
            let path = format!("/accounts/{}/state", opened["id"].as_str().unwrap());
            let body = json!({"state": "disabled"});
            assert_eq!(
                platform
                    .as_holder(&keeper, Method::PUT, &path, body)
                    .await
                    .status,
                204
            );
        }
    }
    let body = json!({"account": "x1", "display_name": "x", "duties": ["sales"]});
    let refused = platform.post("maker2", &of(&both[1]), body).await;
    assert_eq!(refused.status, 403);
}
