//! A key's life: made, used, rotated, revoked, at its end; how the log and messages show it.

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use super::{ALL, MONDAY, by, keeper, listed, open, revoked, rotated, sent, text};

fn after(instant: &str, later: TimeDelta) -> String {
    let instant: DateTime<Utc> = instant.parse().unwrap();
    (instant + later).to_rfc3339()
}

#[tokio::test]
async fn a_key_is_shown_once_stored_as_a_hash_and_serves_what_its_scope_gives() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let body = json!({"name": "HIS", "scopes": ["invitations:read"], "expires_on": "2027-04-06", "addresses": []});
    let request = platform.request("", Method::POST, "/service-accounts");
    let request = request
        .bearer_auth(&keeper)
        .header("idempotency-key", "one");
    let first = platform
        .send(request.try_clone().unwrap().json(&body))
        .await;
    let again = platform.send(request.json(&body)).await;
    let opened = first.must(201);
    let key = text(&opened["key"]);
    assert!(key.starts_with("sunshine_key_"), "it is found by a search");
    assert_eq!(again.status, 201);
    assert_eq!(again.body["id"], opened["id"], "the same one");
    assert_eq!(again.body.get("key"), None, "and no key once more");
    assert_eq!(by(&platform, &key, "/invitations").await.status, 200);
    let me = by(&platform, &key, "/me").await.must(200);
    assert_eq!(me["display_name"], "HIS");
    let of_person = platform.get(HOSPITAL, "/me").await.must(200);
    assert_eq!(me["organisation"], of_person["organisation"]);
    assert_eq!(me["scopes"], json!(["invitations:read"]));
    assert_eq!(of_person["scopes"], Value::Null);
    let client = cluster::connect(platform.config()).await;
    for table in [
        "service_account",
        "service_key",
        "account",
        "event",
        "idempotency_key",
        "security_event",
    ] {
        let query = format!("select count(*) from {table} as it where strpos(it::text, $1) > 0");
        let found = client.query_one(&query, &[&key]).await.unwrap();
        assert_eq!(found.get::<_, i64>(0), 0, "{table} holds the key");
    }
}

#[tokio::test]
async fn two_keys_overlap_for_a_day_and_a_second_rotation_ends_the_oldest() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    let first = text(&opened["key"]);
    let serves = async |key: &str| by(&platform, key, "/invitations").await.status == 200;
    let second = rotated(&platform, &keeper, &opened["id"]).await.must(201);
    let end = after(MONDAY, TimeDelta::hours(24));
    let shown: DateTime<Utc> = text(&second["overlaps_until"]).parse().unwrap();
    assert_eq!(shown, end.parse::<DateTime<Utc>>().unwrap());
    let second = text(&second["key"]);
    assert!(serves(&first).await && serves(&second).await, "both serve");
    let third = rotated(&platform, &keeper, &opened["id"]).await.must(201);
    let third = text(&third["key"]);
    assert!(!serves(&first).await, "the oldest ended at once");
    assert!(serves(&second).await && serves(&third).await);
    platform.wait_until(&after(&end, -TimeDelta::microseconds(1)));
    assert_eq!(
        listed(&platform, &keeper, "").await[0]["overlaps_until"],
        json!("2026-03-03T09:00:00+08:00")
    );
    platform.wait_until(&end);
    expired(&platform, &second).await;
    assert!(serves(&third).await);
    assert_eq!(
        listed(&platform, &keeper, "").await[0]["overlaps_until"],
        Value::Null
    );
}

/// Waits until a key serves no more: a process may go on with one for a second.
async fn expired(platform: &Platform, key: &str) {
    let began = std::time::Instant::now();
    while by(platform, key, "/invitations").await.status != 401 {
        assert!(began.elapsed().as_millis() < 1_500, "it serves too long");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_revoked_key_serves_no_more_in_any_process_and_nothing_brings_it_back() {
    let platform = Platform::start(MONDAY).await;
    let other = Platform::on(platform.config().clone(), MONDAY, &[]).await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    let key = text(&opened["key"]);
    assert_eq!(by(&platform, &key, "/invitations").await.status, 200);
    assert_eq!(by(&other, &key, "/invitations").await.status, 200);
    assert_eq!(revoked(&platform, &keeper, &opened["id"]).await.status, 204);
    assert_eq!(
        by(&platform, &key, "/invitations").await.status,
        401,
        "at once"
    );
    expired(&other, &key).await;
    assert_eq!(
        revoked(&platform, &keeper, &opened["id"]).await.status,
        204,
        "again"
    );
    let reply = rotated(&platform, &keeper, &opened["id"]).await;
    assert_eq!(reply.problem(), (409, "service-account-over"));
    let path = format!("/accounts/{}/state", text(&opened["id"]));
    let enabled = platform.as_holder(&keeper, Method::PUT, &path, json!({"state": "active"}));
    assert_eq!(enabled.await.status, 404, "it is no account of a person");
    let reset = format!("/accounts/{}/password-reset", text(&opened["id"]));
    let reset = platform.as_holder(&keeper, Method::POST, &reset, json!({}));
    assert_eq!(reset.await.status, 404);
    // Its name is free again.
    let again = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    assert_ne!(again["id"], opened["id"]);
    let states: Vec<Value> = listed(&platform, &keeper, "").await;
    let states: Vec<&Value> = states.iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["active", "revoked"]);
}

#[tokio::test]
async fn it_serves_on_its_last_day_and_its_administrators_are_warned_once_ahead_of_it() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    let key = text(&opened["key"]);
    let warnings = async || {
        platform.settle().await;
        let messages = by(&platform, &keeper, "/messages?limit=200")
            .await
            .must(200);
        let items = messages["items"].as_array().unwrap().clone();
        let of_end = |item: &&Value| item["kind"] == "service-account-ends";
        items.iter().filter(of_end).count()
    };
    // It ends with 31 December, and is warned of 30 days before.
    platform.wait_until("2026-11-30T23:50:00+08:00");
    assert_eq!(warnings().await, 0);
    platform.wait_until("2026-12-01T01:00:00+08:00");
    assert_eq!(warnings().await, 1);
    platform.wait_until("2026-12-02T02:00:00+08:00");
    assert_eq!(warnings().await, 1, "once");
    platform.wait_until("2026-12-31T23:59:59+08:00");
    assert_eq!(by(&platform, &key, "/invitations").await.status, 200);
    platform.wait_until("2027-01-01T00:00:00+08:00");
    expired(&platform, &key).await;
    assert_eq!(listed(&platform, &keeper, "?state=expired").await.len(), 1);
    let reply = rotated(&platform, &keeper, &opened["id"]).await;
    assert_eq!(reply.problem(), (409, "service-account-over"));
}

#[tokio::test]
async fn the_log_and_history_name_the_key_and_its_organisation_and_other_administrators_are_notified()
 {
    let platform = Platform::start(MONDAY).await;
    let keeper_token = keeper(&platform, "keeper").await;
    let second = keeper(&platform, "second").await;
    let product = platform.capped(1, "100").await;
    let opened = open(&platform, &keeper_token, "HIS接口", &[ALL]).await;
    let key = text(&opened["key"]);
    let invitation = json!({"product_id": product, "price": "70", "quantity": 5});
    let sent = platform.as_holder(&key, Method::POST, "/invitations", invitation);
    let sent = sent.await.must(201);
    let path = format!("/invitations/{}", text(&sent["id"]));
    let one = platform.get(HOSPITAL, &path).await.must(200);
    assert!(
        one["events"].to_string().contains("HIS接口"),
        "{}",
        one["events"]
    );
    let replaced = rotated(&platform, &keeper_token, &opened["id"]).await;
    assert_eq!(replaced.status, 201);
    assert_eq!(
        revoked(&platform, &keeper_token, &opened["id"])
            .await
            .status,
        204
    );
    platform.settle().await;
    let kinds = async |token: &str| {
        let messages = by(&platform, token, "/messages?limit=200").await.must(200);
        let items = messages["items"].as_array().unwrap().clone();
        let kinds = items.iter().map(|item| text(&item["kind"]));
        let mut kinds: Vec<String> = kinds
            .filter(|kind| kind.starts_with("service-account"))
            .collect();
        kinds.sort();
        kinds
    };
    let all = [
        "service-account-opened",
        "service-account-revoked",
        "service-account-rotated",
    ];
    assert_eq!(kinds(&second).await, all);
    assert_eq!(kinds(&keeper_token).await, [""; 0], "who did it knows");
    assert_eq!(
        kinds(platform.token(HOSPITAL)).await,
        [""; 0],
        "who keeps no accounts"
    );
    let feed = platform.get(HOSPITAL, "/feed?limit=200").await.must(200);
    for kind in all {
        assert!(feed.to_string().contains(kind), "{kind}");
    }
    let stranger = platform.get("hospital2", "/feed?limit=200").await.must(200);
    assert!(!stranger.to_string().contains("HIS接口"));
    let security = platform
        .get("bureau", "/security-events?limit=200")
        .await
        .must(200);
    for kind in all {
        assert!(security.to_string().contains(kind), "{kind}");
    }
}

#[tokio::test]
async fn each_program_has_idempotency_keys_of_its_own() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let product = platform.capped(1, "100").await;
    let other = platform.capped(2, "100").await;
    let (one, two) = (
        open(&platform, &keeper, "HIS", &["invitations:write"]).await,
        open(&platform, &keeper, "SPD", &["invitations:write"]).await,
    );
    let invite = async |key: &Value, product| {
        let body = json!({"product_id": product, "price": "70", "quantity": 5});
        let request = platform.request("", Method::POST, "/invitations");
        let request = request
            .bearer_auth(text(key))
            .header("idempotency-key", "first");
        platform.send(request.json(&body)).await
    };
    let first = invite(&one["key"], product).await.must(201);
    let again = invite(&one["key"], product).await.must(201);
    assert_eq!(first["id"], again["id"]);
    let third = invite(&one["key"], other).await;
    assert_eq!(third.problem(), (422, "idempotency-key-reused"));
    let theirs = invite(&two["key"], other).await.must(201);
    assert_ne!(theirs["id"], first["id"]);
}

#[tokio::test]
async fn the_last_use_is_noted_at_most_once_a_minute_with_its_address() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    assert_eq!(opened["last_used_at"], Value::Null);
    let used = async |at: &str, from: &str| {
        platform.wait_until(at);
        let request = platform.request("", Method::GET, "/invitations");
        let request = request
            .bearer_auth(text(&opened["key"]))
            .header("x-forwarded-for", from);
        assert_eq!(platform.send(request).await.status, 200);
        // What is cached is not looked up.
        tokio::time::sleep(std::time::Duration::from_millis(950)).await;
        let one = listed(&platform, &keeper, "").await.remove(0);
        (text(&one["last_used_at"]), text(&one["last_used_from"]))
    };
    let first = (
        "2026-03-02T09:00:00+08:00".to_owned(),
        "10.1.2.3".to_owned(),
    );
    assert_eq!(used(MONDAY, "10.1.2.3").await, first);
    let soon = "2026-03-02T09:01:00+08:00";
    assert_eq!(used(soon, "10.9.9.9").await, first, "within the minute");
    let (at, from) = used("2026-03-02T09:01:01+08:00", "2001:db8::7").await;
    assert_eq!(
        (at.as_str(), from.as_str()),
        ("2026-03-02T09:01:01+08:00", "2001:db8::7")
    );
}

#[tokio::test]
async fn the_list_is_an_organisations_own_with_filters_and_as_a_file() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    for name in ["HIS接口", "SPD接口", "报表"] {
        open(&platform, &keeper, name, &["invitations:read"]).await;
    }
    let names = async |query: &str| {
        let items = listed(&platform, &keeper, query).await;
        let names: Vec<String> = items.iter().map(|item| text(&item["name"])).collect();
        names
    };
    assert_eq!(
        names("").await,
        ["报表", "SPD接口", "HIS接口"],
        "the newest first"
    );
    assert_eq!(names("?q=spd").await, ["SPD接口"]);
    assert_eq!(names("?state=revoked").await, [""; 0]);
    let page = by(&platform, &keeper, "/service-accounts?limit=2")
        .await
        .must(200);
    assert_eq!(
        (&page["total"], &page["total_is_exact"]),
        (&json!(3), &json!(true))
    );
    let next = format!("/service-accounts?limit=2&cursor={}", text(&page["next"]));
    let last = by(&platform, &keeper, &next).await.must(200);
    assert_eq!(last["items"][0]["name"], "HIS接口");
    let file = by(&platform, &keeper, "/service-accounts?format=xlsx").await;
    assert_eq!(file.status, 200);
    assert!(file.bytes.starts_with(b"PK"));
    let theirs = platform
        .get("operator", "/service-accounts")
        .await
        .must(200);
    assert_eq!(theirs["total"], 0);
    // They are no accounts of persons.
    let accounts = platform.accounts_beside(HOSPITAL).await;
    let accounts = by(&platform, &keeper, &accounts).await.must(200);
    assert!(!accounts.to_string().contains("HIS接口"));
}

#[tokio::test]
async fn what_a_program_loaded_is_undone_by_nobody_who_was_shown_its_key() {
    let platform = Platform::start(MONDAY).await;
    let roles = [domain::Role::Administrator, domain::Role::Trader];
    let (owner, _) = platform.colleague(HOSPITAL, "owner", &roles).await;
    let opened = open(&platform, &owner, "HIS", &["imports:read", "imports:write"]).await;
    let _product = platform.capped(1, "100").await;
    let file = "27位码,价格,生效日期,合同编号\nC14020315924063616500000001,90,2026-01-01,H\n";
    let part = reqwest::multipart::Part::bytes(file.as_bytes().to_vec()).file_name("价格.csv");
    let form = reqwest::multipart::Form::new().part("file", part);
    let request = platform.request("", Method::POST, "/imports/current-prices");
    let request = request.bearer_auth(text(&opened["key"])).multipart(form);
    let import = platform.send(request).await.must(202);
    platform.loader.wait_idle().await;
    let path = format!("/imports/{}", text(&import["id"]));
    let seen = by(&platform, &owner, &path).await.must(200);
    assert_eq!(
        (&seen["may_reverse"], &seen["takes_another"]),
        (&json!(false), &json!(true))
    );
    let path = format!("{path}/reversal");
    let reason = json!({"reason": "文件有误"});
    let by_owner = platform
        .as_holder(&owner, Method::POST, &path, reason.clone())
        .await;
    assert_eq!(by_owner.problem(), (409, "same-person"));
    let key = text(&opened["key"]);
    let by_key = platform
        .as_holder(&key, Method::POST, &path, reason.clone())
        .await;
    assert_eq!(by_key.problem(), (403, "person-needed"));
    let by_another = platform.post(HOSPITAL, &path, reason).await;
    assert_eq!(by_another.status, 200);
}

#[tokio::test]
async fn one_name_is_one_service_account_of_an_organisation() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    assert_eq!(sent(&platform, &keeper, json!({})).await.status, 201);
    let again = sent(&platform, &keeper, json!({})).await;
    assert_eq!(again.problem(), (409, "service-account-name-taken"));
    let elsewhere = sent(
        &platform,
        platform.token("operator"),
        json!({"scopes": ["feed:read"]}),
    );
    assert_eq!(elsewhere.await.status, 201);
}
