//! Invitations over HTTP, by the worked cases.

use domain::listed_price::PriceKind;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn answer(platform: &Platform, who: &str, id: &str, step: &str, body: Value) -> tests::Reply {
    platform
        .post(who, &format!("/invitations/{id}/{step}"), body)
        .await
}

fn id(invitation: &Value) -> &str {
    invitation["id"].as_str().unwrap()
}

#[tokio::test]
async fn case_b1_at_the_limit_it_is_confirmed_at_once_and_becomes_the_current_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "100").await;
    assert_eq!(invitation["state"], "confirmed");
    assert_eq!(
        invitation["decision"],
        json!({"by": "rule", "clause": "S4-1", "reason": null})
    );
    assert_eq!(invitation["due_at"], Value::Null);
    let path = format!("/products/{product}/current-price");
    let current = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&current["price"], &current["origin"]),
        (&json!("100.00"), &json!("invitation"))
    );
}

#[tokio::test]
async fn cases_b2_to_b5_both_ceilings_hold() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let above = platform.invite(HOSPITAL, product, "100.01").await;
    assert_eq!(above.problem(), (409, "price-above-reference-limit"), "B2");
    assert_eq!(above.body["clause"], "S4-1");
    assert_eq!(
        above.body["figures"],
        json!({"price": "100.01", "reference_limit": "100.00"})
    );

    platform.pays(HOSPITAL, product, "90").await;
    let at_limit = platform.invite(HOSPITAL, product, "100").await;
    assert_eq!(at_limit.problem(), (409, "price-above-current-price"), "B4");
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    assert_eq!(invitation["state"], "pending", "B5");
    assert_eq!(invitation["due_at"], "2026-03-10T00:00:00+08:00", "B5");

    let other = platform.invited("hospital2", product, "99.99").await;
    assert_eq!(other["state"], "pending", "B3");
}

#[tokio::test]
async fn cases_b7_and_b8_a_candidate_product_is_never_automatic() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    platform
        .listed(&goods, &[Listed::at("44", "60").of(PriceKind::VbpNational)])
        .await;
    platform.pays(HOSPITAL, product, "80").await;
    assert_eq!(
        platform.invited(HOSPITAL, product, "80").await["state"],
        "pending",
        "B7"
    );
    let offer = json!({"product_id": product.to_string(), "price": "50", "quantity": 1});
    let preview = platform
        .post("hospital2", "/invitations/preview", offer)
        .await
        .must(200);
    assert_eq!(preview["outcome"], "pending", "B8");
    assert_eq!(preview["warnings"][0]["code"], "no-reference-limit", "B8");
}

#[tokio::test]
async fn cases_b9_to_b11_what_may_not_be_bargained_for() {
    let platform = Platform::start(MONDAY).await;
    let expired = Goods {
        certificate_expires_on: "2026-03-01".parse().ok(),
        ..Goods::number(1)
    };
    let product = platform.product(&expired).await;
    platform.listed(&expired, &[Listed::at("44", "100")]).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(
        refused.problem(),
        (409, "product-not-buyable"),
        "B9 expired"
    );

    let product = platform.capped(2, "100").await;
    let delisting = json!({"state": "delisted", "reason": "质量问题"});
    let path = format!("/products/{product}/listing");
    assert_eq!(platform.put("operator", &path, delisting).await.status, 204);
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(
        refused.problem(),
        (409, "product-not-buyable"),
        "B9 delisted"
    );

    let product = platform.capped(3, "100").await;
    platform.procured(product, "60".parse().ok(), false).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(refused.problem(), (409, "product-in-zone"), "B10");

    let product = platform.capped(4, "100").await;
    platform.procured(product, None, true).await;
    let refused = platform.invite(HOSPITAL, product, "90").await;
    assert_eq!(refused.problem(), (409, "product-under-vbp"), "B11");
}

#[tokio::test]
async fn case_b12_one_open_invitation_for_a_hospital_and_a_product() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let first = platform.invited(HOSPITAL, product, "90").await;
    let second = platform.invite(HOSPITAL, product, "91").await;
    assert_eq!(second.problem(), (409, "invitation-already-open"));
    let _withdrawn = answer(&platform, HOSPITAL, id(&first), "withdrawal", json!({}))
        .await
        .must(200);
    assert_eq!(
        platform.invited(HOSPITAL, product, "91").await["state"],
        "pending"
    );
}

#[tokio::test]
async fn case_b13_a_fallen_limit_supersedes_the_offers_above_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "95").await;
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "85")])
        .await;
    // Before any job has run, the rule itself refuses the price.
    let late = answer(&platform, "maker", id(&invitation), "acceptance", json!({})).await;
    assert_eq!(late.problem(), (409, "superseded-by-limit"));
    platform.settle().await;
    let path = format!("/invitations/{}", id(&invitation));
    let superseded = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(superseded["state"], "superseded");
    let shown = platform.get(HOSPITAL, "/messages").await.must(200);
    assert_eq!(shown["items"][0]["link"], path);
}

#[tokio::test]
async fn cases_b14_and_b15_the_deadline_is_enforced_before_and_after_the_job() {
    let platform = Platform::start(MONDAY).await;
    let (in_time, late) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let in_time = platform.invited(HOSPITAL, in_time, "90").await;
    let late = platform.invited(HOSPITAL, late, "90").await;

    platform.wait_until("2026-03-09T23:59:59.999999+08:00");
    let taken = answer(&platform, "maker", id(&in_time), "acceptance", json!({}))
        .await
        .must(200);
    assert_eq!(taken["state"], "confirmed", "B14");

    platform.wait_until("2026-03-10T00:00:00+08:00");
    let refused = answer(&platform, "maker", id(&late), "acceptance", json!({})).await;
    assert_eq!(refused.problem(), (409, "answer-too-late"), "B15");
    platform.settle().await;
    let refused = answer(&platform, "maker", id(&late), "acceptance", json!({})).await;
    assert_eq!(refused.problem(), (409, "answer-too-late"), "B15");

    let lapsed = platform
        .get(HOSPITAL, &format!("/invitations/{}", id(&late)))
        .await
        .must(200);
    assert_eq!(lapsed["state"], "lapsed");
    assert_eq!(lapsed["decided_at"], "2026-03-10T00:00:00+08:00");
    let records = platform.get("maker", "/misconduct-records").await.must(200);
    assert_eq!(records["total"], 1);
    assert_eq!(records["items"][0]["label"], "不及时响应议价邀请");
    assert_eq!(records["items"][0]["clause"], "S4-20");
    platform.settle().await;
    let again = platform
        .get("operator", "/misconduct-records")
        .await
        .must(200);
    assert_eq!(again["total"], 1, "a job that runs twice records once");
}

#[tokio::test]
async fn case_b16_only_the_invited_manufacturer_answers() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    for (who, status) in [
        ("distributor", 403),
        ("operator", 403),
        ("hospital2", 403),
        ("maker2", 404),
        ("reader", 403),
    ] {
        let refused = answer(&platform, who, id(&invitation), "acceptance", json!({})).await;
        assert_eq!(refused.status, status, "{who}");
    }
    let _taken = answer(&platform, "maker", id(&invitation), "acceptance", json!({}))
        .await
        .must(200);
}

#[tokio::test]
async fn the_manufacturer_counters_once_and_the_hospital_takes_it() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, "90.1357").await;
    let invitation = platform.invited(HOSPITAL, product, "80").await;
    let id = id(&invitation);
    let counter = |price: &str| json!({"price": price, "reason": "原料涨价"});

    let above = answer(&platform, "maker", id, "counter", counter("95")).await;
    assert_eq!(above.problem(), (409, "price-above-current-price"));
    assert!(
        !above.body.to_string().contains("90.1357"),
        "the hospital's own price is not told"
    );

    let countered = answer(&platform, "maker", id, "counter", counter("85"))
        .await
        .must(200);
    assert_eq!(countered["state"], "countered");
    assert_eq!(
        countered.get("current_price"),
        None,
        "not for the manufacturer"
    );
    let again = answer(&platform, "maker", id, "counter", counter("84")).await;
    assert_eq!(again.problem(), (409, "invitation-state"));

    let taken = answer(&platform, HOSPITAL, id, "counter-acceptance", json!({}))
        .await
        .must(200);
    assert_eq!(taken["state"], "confirmed");
    let path = format!("/products/{product}/current-price");
    let current = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(current["price"], "85.00");
    let thread = platform
        .get("maker", &format!("/invitations/{id}"))
        .await
        .must(200);
    let kinds: Vec<&str> = thread["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "invitation-sent",
            "invitation-counter-rejected",
            "invitation-countered",
            "invitation-counter-accepted",
        ],
    );
    must_be_in_words(&platform, id, &thread).await;
}

/// A thread as its manufacturer reads it, and one event of it in both languages.
async fn must_be_in_words(platform: &Platform, id: &str, thread: &Value) {
    must_show_only_its_data(thread);
    assert!(!thread.to_string().contains("90.1357"), "{thread}");
    let countered = &thread["events"][2];
    assert_eq!(countered["label"], "企业还价");
    assert_eq!(countered["tone"], "waiting");
    let figures = countered["figures"].as_array().unwrap();
    let figures: Vec<(&str, &str, &str)> = (figures.iter())
        .map(|figure| {
            let text = |name: &str| figure[name].as_str().unwrap();
            (text("label"), text("kind"), text("value"))
        })
        .collect();
    assert_eq!(
        figures,
        [
            ("报价", "money", "80.00"),
            ("还价", "money", "85.00"),
            ("挂网参考限价", "money", "100.00"),
            ("截止", "deadline", "2026-03-09 24:00"),
            ("理由", "text", "原料涨价"),
        ]
    );
    let path = format!("/invitations/{id}");
    let request = platform.request("maker", reqwest::Method::GET, &path);
    let english = platform
        .send(request.header("accept-language", "en"))
        .await
        .must(200);
    assert_eq!(english["events"][2]["label"], "Counter-offer");
    assert_eq!(english["events"][2]["figures"][0]["label"], "Offer");
}

/// What a reader may not see is missing from the figures in words as it is from the data.
fn must_show_only_its_data(thread: &Value) {
    for event in thread["events"].as_array().unwrap() {
        for figure in event["figures"].as_array().unwrap() {
            let name = figure["name"].as_str().unwrap();
            assert_ne!(name, "current_price", "{event}");
            assert!(!event["data"][name].is_null(), "{name} of {event}");
        }
    }
}

#[tokio::test]
async fn the_same_key_again_finds_the_same_invitation() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let send = |price: &str| {
        let body =
            json!({"product_id": product.to_string(), "price": price, "quantity": 1, "note": ""});
        platform
            .request(HOSPITAL, reqwest::Method::POST, "/invitations")
            .header("idempotency-key", "order-7")
            .json(&body)
    };
    let first = platform.send(send("90")).await.must(201);
    let again = platform.send(send("90")).await.must(201);
    assert_eq!(first["id"], again["id"]);
    let other = platform.send(send("91")).await;
    assert_eq!(other.problem(), (422, "idempotency-key-reused"));
    let listed = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(listed["total"], 1);
}

#[tokio::test]
async fn of_two_responses_at_once_one_wins_and_the_other_is_refused_as_stale() {
    let platform = Platform::start(MONDAY).await;
    for round in 1..=5 {
        let product = platform.capped(round, "100").await;
        let invitation = platform.invited(HOSPITAL, product, "90").await;
        let (accepted, withdrawn) = tokio::join!(
            answer(&platform, "maker", id(&invitation), "acceptance", json!({})),
            answer(
                &platform,
                HOSPITAL,
                id(&invitation),
                "withdrawal",
                json!({})
            ),
        );
        let mut statuses = [accepted.status, withdrawn.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
    }
}

#[tokio::test]
async fn case_b34_a_deadline_in_an_unknown_year_is_provisional_until_the_notice_is_loaded() {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    assert_eq!(invitation["due_at"], "2027-01-07T00:00:00+08:00");
    assert_eq!(invitation["due_is_provisional"], true);

    platform.wait_until("2027-01-08T09:00:00+08:00");
    platform.settle().await;
    let path = format!("/invitations/{}", id(&invitation));
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "pending",
        "not enforced"
    );

    let notice = json!({
        "source": "国务院办公厅关于2027年部分节假日安排的通知",
        "published_on": "2026-11-30",
        "days": [
            {"date": "2027-01-01", "kind": "holiday", "name": "元旦"},
            {"date": "2027-01-04", "kind": "holiday", "name": "元旦"},
        ],
    });
    let loaded = platform
        .put("operator", "/calendar/2027", notice)
        .await
        .must(200);
    assert_eq!(loaded["moved_deadlines"], 1);
    let moved = platform.get("maker", &path).await.must(200);
    assert_eq!(moved["due_at"], "2027-01-08T00:00:00+08:00");
    assert_eq!(moved["due_is_provisional"], false);
    platform.settle().await;
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "lapsed"
    );
}

#[tokio::test]
async fn an_answer_to_what_has_changed_meanwhile_is_refused_and_one_without_a_version_is_taken() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let path = format!("/invitations/{}", sent["id"].as_str().unwrap());
    let version = platform.get("maker", &path).await.headers["etag"].clone();
    let counter = json!({"price": "95", "reason": "成本上涨"});
    let countered = platform
        .post("maker", &format!("{path}/counter"), counter)
        .await;
    assert_ne!(countered.headers["etag"], version);
    let take = async |version: Option<&str>| {
        let path = format!("{path}/counter-acceptance");
        let request = platform.request(HOSPITAL, reqwest::Method::POST, &path);
        let request = version.into_iter().fold(request, |request, version| {
            request.header("if-match", version)
        });
        platform.send(request).await
    };
    for stale in [version.to_str().unwrap(), "\"xyz\"", "W/\"2\""] {
        let refused = take(Some(stale)).await;
        assert_eq!(refused.problem(), (412, "stale-version"), "{stale}");
    }
    assert_eq!(take(None).await.must(200)["state"], "confirmed");
}

#[tokio::test]
async fn invitations_come_in_the_requested_order_page_by_page() {
    let platform = Platform::start(MONDAY).await;
    let mut sent = Vec::new();
    // The third one is at the limit: confirmed at once, it has no deadline.
    for (number, day, price) in [(1, 2, "90"), (2, 4, "91"), (3, 5, "100"), (4, 6, "92")] {
        platform.wait_until(&format!("2026-03-0{day}T10:00:00+08:00"));
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, price).await;
        sent.push(invitation["id"].as_str().unwrap().to_owned());
    }
    let walk = async |sort: &str| {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/invitations?limit=1{sort}{cursor}");
            let page = platform.get(HOSPITAL, &path).await.must(200);
            let id = page["items"][0]["id"].as_str().unwrap();
            seen.push(sent.iter().position(|sent| sent == id).unwrap() + 1);
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return seen,
            }
        }
    };
    assert_eq!(walk("").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=-sent_at").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=sent_at").await, [1, 2, 3, 4]);
    assert_eq!(walk("&sort=due_at").await, [1, 2, 4, 3]);
    assert_eq!(walk("&sort=-due_at").await, [4, 2, 1, 3]);
    let first = platform.get(HOSPITAL, "/invitations?limit=1&sort=due_at");
    let next = first.await.must(200)["next"].as_str().unwrap().to_owned();
    for wrong in [
        format!("/invitations?cursor={next}"),
        format!("/invitations?sort=-due_at&cursor={next}"),
        "/invitations?sort=price".to_owned(),
    ] {
        let refused = platform.get(HOSPITAL, &wrong).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{wrong}");
    }
}

#[tokio::test]
async fn several_responses_in_one_call_are_judged_each_by_itself_and_one_named_twice_counts_once() {
    let platform = Platform::start(MONDAY).await;
    let mut ids = Vec::new();
    for number in 1..=3 {
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, "90").await;
        ids.push(invitation["id"].clone());
    }
    platform
        .listed(&Goods::number(3), &[Listed::at("33", "80")])
        .await;
    let unknown = json!(uuid::Uuid::now_v7());
    let ids = [&ids[0], &ids[0], &unknown, &ids[2], &ids[1]];
    let body = json!({"action": "acceptance", "ids": ids});
    let answered = platform.post("maker", "/invitations/answers", body).await;
    let results = answered.must(200)["results"].as_array().unwrap().clone();
    let shown: Vec<&str> = results
        .iter()
        .map(|result| {
            let state = result["invitation"]["state"].as_str();
            state.unwrap_or_else(|| result["problem"]["type"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        shown,
        [
            "confirmed",
            "invitation-state",
            "not-found",
            "superseded-by-limit",
            "confirmed"
        ]
    );
    assert_eq!(results[4]["invitation"]["id"], *ids[4]);
    let thread = format!("/invitations/{}", ids[0].as_str().unwrap());
    let events = platform.get("maker", &thread).await.must(200)["events"].clone();
    assert_eq!(events.as_array().unwrap().len(), 2);
}
