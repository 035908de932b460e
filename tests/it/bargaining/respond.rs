//! Responses to an invitation: by whom, how often, and in what state.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, answer, id};

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
async fn nothing_is_concluded_above_what_the_hospital_has_come_to_pay() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "95").await;
    let path = format!("/invitations/{}", id(&sent));
    let steps = async || platform.get("maker", &path).await.must(200)["actions"].clone();
    assert_eq!(steps().await, json!(["acceptance", "refusal", "counter"]));
    platform.pays(HOSPITAL, product, "90.1357").await;
    // No step is offered that would be refused.
    assert_eq!(steps().await, json!(["refusal", "counter"]));
    let refused = answer(&platform, "maker", id(&sent), "acceptance", json!({})).await;
    assert_eq!(refused.problem(), (409, "price-above-current-price"));
    assert_eq!(refused.body["clause"], "S4-1");
    assert!(!refused.body.to_string().contains("90.1357"), "its own");
    let body = json!({"action": "acceptance", "ids": [id(&sent)]});
    let many = platform.post("maker", "/invitations/answers", body).await;
    assert_eq!(
        many.must(200)["results"][0]["problem"]["type"],
        "price-above-current-price"
    );
    let own = format!("/products/{product}/current-price");
    let paid = platform.get(HOSPITAL, &own).await.must(200);
    assert_eq!(paid["price"], "90.1357");
    // At the very price it is concluded.
    platform.pays(HOSPITAL, product, "95").await;
    let taken = answer(&platform, "maker", id(&sent), "acceptance", json!({})).await;
    assert_eq!(taken.must(200)["state"], "confirmed");
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
async fn a_hospital_responds_to_several_counter_offers_and_withdraws_several_in_one_call() {
    let platform = Platform::start(MONDAY).await;
    let mut ids = Vec::new();
    for number in 1..=4 {
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, "80").await;
        ids.push(id(&invitation).to_owned());
    }
    for id in &ids[..2] {
        let offer = json!({"price": "85", "reason": "原料涨价"});
        let countered = answer(&platform, "maker", id, "counter", offer).await;
        assert_eq!(countered.must(200)["state"], "countered");
    }
    for (action, id, state) in [
        ("counter-acceptance", &ids[0], "confirmed"),
        ("counter-refusal", &ids[1], "refused"),
        ("withdrawal", &ids[2], "withdrawn"),
    ] {
        let body = json!({"action": action, "ids": [id]});
        let answered = platform.post(HOSPITAL, "/invitations/answers", body).await;
        let results = answered.must(200)["results"].clone();
        assert_eq!(results[0]["invitation"]["state"], state, "{action}");
    }
    let body = json!({"action": "acceptance", "ids": [ids[3]]});
    let of_the_other_side = platform.post(HOSPITAL, "/invitations/answers", body).await;
    assert_eq!(of_the_other_side.status, 403);
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

/// Counter-offers of a manufacturer that halves the interval in which the hospital's own price must be, with a new
/// invitation whenever one is over. Returns what each was answered.
async fn bisected(
    platform: &Platform,
    product: domain::ProductId,
    mut span: (f64, f64),
) -> Vec<String> {
    let mut answers = Vec::new();
    for _ in 0..7 {
        let invitation = platform.invited(HOSPITAL, product, "50").await;
        for _ in 0..4 {
            let middle = f64::midpoint(span.0, span.1);
            let body = json!({"price": format!("{middle:.4}"), "reason": "原料涨价"});
            let answered = answer(platform, "maker", id(&invitation), "counter", body).await;
            let kind = answered.body["type"].as_str().unwrap_or("taken").to_owned();
            match kind.as_str() {
                "taken" => span.0 = middle,
                "price-above-current-price" => span.1 = middle,
                _ => {}
            }
            answers.push(kind.clone());
            if kind == "taken" {
                break;
            }
        }
        let of_hospital = format!("/invitations/{}", id(&invitation));
        let state = platform.get(HOSPITAL, &of_hospital).await.must(200)["state"].clone();
        let end = if state == "countered" {
            "counter-refusal"
        } else {
            "withdrawal"
        };
        let _ended = answer(platform, HOSPITAL, id(&invitation), end, json!({}))
            .await
            .must(200);
    }
    answers
}

#[tokio::test]
async fn counter_offers_over_several_invitations_find_no_price_of_the_hospital() {
    let mut transcripts = Vec::new();
    // Both in the cell of 73.22, which is 71.48 to 75.055.
    for own in ["71.48", "75.0549"] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "100").await;
        platform.pays(HOSPITAL, product, own).await;
        let tried = bisected(&platform, product, (50.0, 100.0)).await;
        let judged = tried.iter().filter(|kind| *kind != "counter-attempts-used");
        assert_eq!(
            judged.count(),
            3,
            "three tries for the pair, not for each invitation: {tried:?}"
        );

        // The manufacturer is not offered what would be refused, and may still accept.
        let invitation = platform.invited(HOSPITAL, product, "50").await;
        let path = format!("/invitations/{}", id(&invitation));
        let seen = platform.get("maker", &path).await.must(200);
        assert_eq!(seen["actions"], json!(["acceptance", "refusal"]));
        let barred = seen["barred"].as_array().unwrap();
        assert_eq!(barred.len(), 1, "{seen}");
        assert_eq!(barred[0]["action"], "counter");
        let reason = barred[0]["reason"].as_str().unwrap();
        assert!(reason.contains("可还价3次，已用完"), "{reason}");
        let _withdrawn = answer(
            &platform,
            HOSPITAL,
            id(&invitation),
            "withdrawal",
            json!({}),
        )
        .await
        .must(200);

        // Another product is another secret, and after the period the tries are free again.
        let other = platform.capped(2, "100").await;
        let invitation = platform.invited(HOSPITAL, other, "50").await;
        let body = json!({"price": "60", "reason": "原料涨价"});
        let taken = answer(&platform, "maker", id(&invitation), "counter", body.clone()).await;
        assert_eq!(taken.must(200)["state"], "countered");
        platform.wait_until("2026-06-01T09:00:00+08:00");
        let later = platform.invited(HOSPITAL, product, "50").await;
        let taken = answer(&platform, "maker", id(&later), "counter", body).await;
        assert_eq!(taken.must(200)["state"], "countered");
        transcripts.push(tried);
    }
    assert_eq!(
        transcripts[0], transcripts[1],
        "no answer depends on where in its cell the price is"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_step_is_offered_that_a_limit_which_fell_meanwhile_would_refuse() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "80").await;
    let id = id(&invitation);
    let counter = json!({"price": "95", "reason": "原料涨价"});
    let countered = answer(&platform, "maker", id, "counter", counter).await;
    assert_eq!(countered.must(200)["state"], "countered");
    let path = format!("/invitations/{id}");
    let actions = async || platform.get(HOSPITAL, &path).await.must(200)["actions"].clone();
    let both = json!(["counter-acceptance", "counter-refusal"]);
    assert_eq!(actions().await, both);
    platform.listed(&goods, &[Listed::at("33", "95")]).await;
    platform.settle().await;
    assert_eq!(actions().await, both, "at the limit");
    platform
        .listed(&goods, &[Listed::at("32", "94.9999")])
        .await;
    platform.settle().await;
    let shown = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(shown["state"], "countered", "the offer of 80 is in order");
    assert_eq!(shown["actions"], json!(["counter-refusal"]));
    assert_eq!(shown["barred"][0]["action"], "counter-acceptance");
    let reason = shown["barred"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("94.9999"), "{reason}");
    let of_maker = platform.get("maker", &path).await.must(200);
    assert_eq!(of_maker["barred"], json!([]), "it is not its turn");
    let listed = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(listed["items"][0]["actions"], json!(["counter-refusal"]));
    let taken = answer(&platform, HOSPITAL, id, "counter-acceptance", json!({})).await;
    assert_eq!(taken.problem(), (409, "superseded-by-limit"));
    let refused = answer(&platform, HOSPITAL, id, "counter-refusal", json!({})).await;
    assert_eq!(refused.must(200)["actions"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_counter_offer_above_the_own_price_states_why_it_cannot_be_taken() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, "73").await;
    let invitation = platform.invited(HOSPITAL, product, "50").await;
    let id = id(&invitation);
    // In the cell of the own price, and above it.
    let counter = json!({"price": "73.5", "reason": "原料涨价"});
    let countered = answer(&platform, "maker", id, "counter", counter).await;
    assert_eq!(countered.must(200)["state"], "countered");
    let path = format!("/invitations/{id}");
    let shown = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(shown["actions"], json!(["counter-refusal"]));
    let barred = json!([{"action": "counter-acceptance", "reason": "报价73.50元高于本机构现行采购价73.00元"}]);
    assert_eq!(shown["barred"], barred);
    for other in ["maker", "operator"] {
        let seen = platform.get(other, &path).await.must(200);
        assert_eq!(seen["barred"], json!([]), "{other}");
    }
}
