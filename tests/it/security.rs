//! The security log: what is recorded, with account and address, what never is, and who reads it.

use domain::{Clock as _, SystemClock};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Program, Reply, cluster};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[("GET /security-events", "?------++-")],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn try_from(platform: &Platform, address: &str, account: &str, password: &str) -> Reply {
    let body = json!({"account": account, "password": password});
    let request = platform.request("", Method::POST, "/sessions").json(&body);
    platform
        .send(request.header("x-forwarded-for", address))
        .await
}

async fn entries(platform: &Platform, query: &str) -> Vec<Value> {
    let path = format!("/security-events?limit=200{query}");
    let page = platform.get("bureau", &path).await.must(200);
    page["items"].as_array().unwrap().clone()
}

fn kinds(entries: &[Value]) -> Vec<&str> {
    let kinds = entries.iter().map(|entry| entry["kind"].as_str());
    kinds.map(Option::unwrap).collect()
}

/// How often something was seen, in however many entries.
fn times(entries: &[Value]) -> i64 {
    entries
        .iter()
        .map(|entry| entry["times"].as_i64().unwrap())
        .sum()
}

#[tokio::test]
async fn sign_ins_failures_locks_and_sign_outs_are_recorded_with_account_and_address() {
    let platform = Platform::start(MONDAY).await;
    let session = try_from(&platform, "203.0.113.7", "maker", "sunshine-demo").await;
    let token = session.must(201)["token"].as_str().unwrap().to_owned();
    let out = platform
        .request("", Method::DELETE, "/sessions/current")
        .bearer_auth(token)
        .header("x-forwarded-for", "203.0.113.8");
    assert_eq!(platform.send(out).await.status, 204);
    for _ in 0..5 {
        let _wrong = try_from(&platform, "203.0.113.9", HOSPITAL, "a-wrong-one").await;
    }
    let _barred = try_from(&platform, "203.0.113.9", HOSPITAL, "sunshine-demo").await;
    // By whoever adds to the header, the address is the one that the trusted proxy saw.
    let _claims = try_from(&platform, "1.1.1.1, 203.0.113.10", "maker2", "a-wrong-one").await;

    let of_maker = entries(&platform, "&account=maker&address=203.0.113.7").await;
    assert_eq!(kinds(&of_maker), ["signed-in"]);
    assert_eq!(of_maker[0]["account"]["account"], "maker");
    assert_eq!(
        of_maker[0]["account"]["organisation_name"],
        "甲医疗器械有限公司"
    );
    assert_eq!(of_maker[0]["address"], "203.0.113.7");
    let out = entries(&platform, "&account=maker&kind=signed-out").await;
    assert_eq!(out[0]["address"], "203.0.113.8");
    let of_address = entries(&platform, "&address=203.0.113.9").await;
    for beginning in ["203.0.113", "203.0.113.", "203.0.113.0/24"] {
        let found = entries(&platform, &format!("&address={beginning}")).await;
        assert!(
            of_address.len() <= found.len() && !found.is_empty(),
            "{beginning}"
        );
    }
    let mut found = kinds(&of_address);
    found.sort_unstable();
    found.dedup();
    assert_eq!(
        found,
        ["account-locked", "sign-in-barred", "sign-in-failed"]
    );
    for entry in &of_address {
        assert_eq!(entry["account"]["account"], HOSPITAL);
    }
    let claimed = entries(&platform, "&account=maker2&kind=sign-in-failed").await;
    assert_eq!(claimed[0]["address"], "203.0.113.10");
}

#[tokio::test]
async fn neither_a_password_nor_a_name_that_no_account_has_is_kept() {
    let platform = Platform::start(MONDAY).await;
    let typed = "My-Secret-Password-1";
    for name in [typed, "my.secret.name", "no\0body"] {
        let _unknown = try_from(&platform, "203.0.113.7", name, "another-secret").await;
    }
    let _wrong = try_from(&platform, "203.0.113.7", "maker", "third-secret").await;
    let failed = entries(&platform, "&kind=sign-in-failed").await;
    let marks: std::collections::BTreeSet<&str> = failed
        .iter()
        .filter_map(|entry| entry["unknown_name"].as_str())
        .collect();
    assert_eq!(marks.len(), 3, "{failed:?}");
    assert!(marks.iter().all(|mark| mark.len() == 8), "{marks:?}");
    let client = cluster::connect(platform.config()).await;
    let rows = client
        .query("select security_event::text from security_event", &[])
        .await
        .unwrap();
    assert!(4 <= rows.len());
    for row in rows {
        let text: String = row.get(0);
        for secret in ["ecret", "sunshine-demo", "body"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn changes_of_accounts_and_rules_are_recorded_and_what_is_refused_leaves_nothing() {
    let platform = Platform::start(MONDAY).await;
    let session = platform.get("maker", "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap().to_owned();
    let accounts = format!("/organisations/{organisation}/accounts");
    let account = json!({
        "account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["administrator"],
    });
    let by_operator = |method: Method, path: &str, body: &Value| {
        let request = platform.request("operator", method, path);
        request.header("x-forwarded-for", "203.0.113.20").json(body)
    };
    let open = by_operator(Method::POST, &accounts, &account);
    let opened = platform.send(open).await.must(201);
    let again = by_operator(Method::POST, &accounts, &account);
    assert_eq!(platform.send(again).await.status, 409);
    let state = format!("/accounts/{}/state", opened["id"].as_str().unwrap());
    for state_set in ["disabled", "active"] {
        let set = by_operator(Method::PUT, &state, &json!({"state": state_set}));
        assert_eq!(platform.send(set).await.status, 204);
    }
    let rule = json!({
        "key": "bargaining.answer_term", "value": "6", "clause": "S4-1", "effective_from": "2026-04-01", "note": "",
    });
    let amend = by_operator(Method::POST, "/rules", &rule);
    assert_eq!(platform.send(amend).await.status / 100, 2);

    let of_newcomer = entries(&platform, "&account=newcomer").await;
    let changes = ["account-enabled", "account-disabled", "account-opened"];
    assert_eq!(kinds(&of_newcomer), changes);
    for entry in &of_newcomer {
        assert_eq!(entry["data"]["account"], "newcomer", "{entry}");
    }
    let of_operator = entries(&platform, "&account=operator&address=203.0.113.20").await;
    assert_eq!(of_operator.len(), 4, "{of_operator:?}");
    for entry in &of_operator {
        assert_eq!(entry["actor"]["account"], "operator");
        assert_eq!(entry["address"], "203.0.113.20");
    }
    // A term takes a second person: the proposal is on record before anything is in force.
    assert_eq!(of_operator[0]["kind"], "rule-proposed");
    assert_eq!(of_operator[0]["data"]["key"], "bargaining.answer_term");
    assert_eq!(of_operator[0]["data"]["value"], "6");
}

#[tokio::test]
async fn a_change_of_a_rule_names_the_rule_and_its_values_in_words() {
    let platform = Platform::start(MONDAY).await;
    let rule = json!({
        "key": "bargaining.concluded_above_limit", "value": "end", "clause": "S4-13", "effective_from": "2026-04-01", "note": "",
    });
    let proposed = platform.post("operator", "/rules", rule).await;
    assert_eq!(proposed.status / 100, 2, "{}", proposed.body);
    let entry = entries(&platform, "&account=operator").await;
    let entry = entry
        .iter()
        .find(|one| one["kind"] == "rule-proposed")
        .unwrap();
    let figures = entry["labelled_figures"].to_string();
    for code in ["bargaining.concluded_above_limit", "\"end\"", "\"stand\""] {
        assert!(!figures.contains(code), "{code}: {figures}");
    }
    assert!(
        entry["subject_label"].as_str().unwrap().contains("限价"),
        "{entry}"
    );
}

#[tokio::test]
async fn nothing_recorded_can_be_changed_or_deleted() {
    let platform = Platform::start(MONDAY).await;
    let _wrong = try_from(&platform, "203.0.113.7", "maker", "a-wrong-one").await;
    assert!(!entries(&platform, "").await.is_empty());
    let client = cluster::connect(platform.config()).await;
    for change in [
        "update security_event set times = 2",
        "delete from security_event",
        "truncate security_event",
    ] {
        assert!(client.batch_execute(change).await.is_err(), "{change}");
    }
}

#[tokio::test]
async fn a_list_is_narrowed_by_day_and_kind_and_goes_on_page_by_page() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let past = "insert into security_event (at, kind, address) \
        select timestamptz '2025-01-01 00:00+08' + n * interval '1 hour', \
            case n % 2 when 0 then 'signed-in' else 'sign-in-failed' end, '192.0.2.1' \
        from generate_series(0, 47) as n";
    client.batch_execute(past).await.unwrap();
    let first_day = "&from=2025-01-01&to=2025-01-01&address=192.0.2.1";
    assert_eq!(entries(&platform, first_day).await.len(), 24);
    let hours = "&from=2025-01-01T22:00:00%2B08:00&to=2025-01-02T02:00:00%2B08:00";
    assert_eq!(entries(&platform, hours).await.len(), 4);
    let failed = entries(&platform, "&to=2025-01-02&kind=sign-in-failed").await;
    assert_eq!(failed.len(), 24);
    assert_eq!(entries(&platform, "&account=nobody").await.len(), 0);

    for address in ["", "&address=192.0.2"] {
        let latest_first = page_by_page(&platform, address).await;
        assert_eq!(latest_first.len(), 48);
        assert!(
            latest_first.windows(2).all(|pair| pair[1] < pair[0]),
            "{latest_first:?}"
        );
        let sorted = format!("{address}&sort=at");
        let mut earliest_first = page_by_page(&platform, &sorted).await;
        earliest_first.reverse();
        assert_eq!(earliest_first, latest_first);
    }

    for wrong in [
        "kind=event",
        "address=1.2.x",
        "from=yesterday",
        "to=2026-13-01",
        "account=a%00",
        "sort=kind",
    ] {
        let path = format!("/security-events?{wrong}");
        let reply = platform.get("bureau", &path).await;
        assert_eq!(reply.status, 422, "{wrong}");
    }
    let path = "/security-events?format=xlsx&to=2025-01-02";
    let file = platform.get("bureau", path).await;
    assert!(file.status == 200 && file.bytes.starts_with(b"PK"));
}

/// The instants of all entries before 3 January 2025, seven to a page.
async fn page_by_page(platform: &Platform, query: &str) -> Vec<String> {
    let list = format!("/security-events?limit=7&to=2025-01-02{query}");
    let mut seen = Vec::new();
    let mut path = list.clone();
    loop {
        let page = platform.get("operator", &path).await.must(200);
        assert_eq!(
            (&page["total"], &page["total_is_exact"]),
            (&json!(48), &json!(true))
        );
        let items = page["items"].as_array().unwrap();
        let instants = items.iter().map(|entry| entry["at"].as_str().unwrap());
        seen.extend(instants.map(str::to_owned));
        let Some(next) = page["next"].as_str() else {
            return seen;
        };
        path = format!("{list}&cursor={next}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_beginning_of_an_account_finds_its_entries_and_a_whole_name_that_account_alone() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let accounts = "insert into account (account, display_name, organisation, password_hash, duties, created_at) \
        select 'store' || n, '仓库', organisation, password_hash, duties, created_at \
        from account cross join generate_series(1, 21) as n where account = 'hospital'; \
        insert into security_event (at, kind, account, actor, address) \
        select timestamptz '2025-01-01 08:00+08' + substr(account, 6)::integer * interval '1 minute', 'account-disabled', id, \
            (select id from account where account = 'store1'), '192.0.2.1' \
        from account where starts_with(account, 'store')";
    client.batch_execute(accounts).await.unwrap();
    let of = |name: &'static str| {
        let platform = &platform;
        async move {
            let path = format!("&to=2025-01-02&account={name}");
            let forth = entries(platform, &path).await;
            let back = entries(platform, &format!("{path}&sort=at")).await;
            assert!(forth.iter().eq(back.iter().rev()), "{name}");
            forth
        }
    };
    assert_eq!(of("store21").await.len(), 1);
    // Its own entry, in which it is both, once; and the twenty that it brought about.
    assert_eq!(of("store1").await.len(), 21);
    assert_eq!(of("store2").await.len(), 1);
    let page = "/security-events?to=2025-01-02&account=store1&limit=5";
    let page = platform.get("operator", page).await.must(200);
    assert_eq!(page["total"], 21);
    let too_many = platform
        .get("operator", "/security-events?account=stor")
        .await;
    assert_eq!(too_many.status, 422);
}

#[tokio::test]
async fn a_flood_of_failures_writes_few_rows_and_loses_no_count() {
    let platform = Platform::start(MONDAY).await;
    // More than an address may try: the others are put off, which is counted too.
    for number in 0..70 {
        let name = format!("name-{}", number % 3);
        let _reply = try_from(&platform, "203.0.113.30", &name, "a-wrong-one").await;
    }
    let log = platform.app.ground().security_log();
    let db = &platform.app.ground().db;
    let later = SystemClock.now() + chrono::TimeDelta::minutes(2);
    log.flush(db, later).await.unwrap();
    let found = entries(&platform, "&address=203.0.113.30").await;
    assert_eq!(times(&found), 70, "{found:?}");
    // Of each name and of what was put off, one for the first and one for the others, in at most two minutes.
    assert!(found.len() <= 16, "{found:?}");
    assert!(kinds(&found).contains(&"sign-in-slowed"));
}

#[tokio::test]
async fn what_is_put_off_names_the_account_that_was_tried_and_no_flood_hides_it() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=70 {
        let address = format!("203.0.113.{number}");
        let _reply = try_from(&platform, &address, &format!("nobody-{number}"), "x").await;
    }
    // From ever other networks, so that the name alone is what slows.
    for number in 1..=30 {
        let address = format!("198.{number}.100.7");
        let _reply = try_from(&platform, &address, "maker", "a-wrong-one").await;
    }
    let log = platform.app.ground().security_log();
    let later = SystemClock.now() + chrono::TimeDelta::minutes(2);
    log.flush(&platform.app.ground().db, later).await.unwrap();
    let found = entries(&platform, "&account=maker").await;
    let of = |kind: &str| {
        let rows = found.iter().filter(|row| row["kind"] == kind);
        rows.cloned().collect::<Vec<Value>>()
    };
    let (failed, slowed) = (of("sign-in-failed"), of("sign-in-slowed"));
    assert_eq!(times(&failed) + times(&slowed), 30, "{found:?}");
    assert!(0 < times(&slowed), "{found:?}");
    let mut all = failed.iter().chain(&slowed);
    assert!(all.all(|row| row["address"].is_string()), "{found:?}");
}

/// Buffers that a statement reads, by the plan that it has for any values.
async fn buffers(client: &tokio_postgres::Client, name: &str, values: &str) -> i64 {
    let statements = sql_generator::texts().unwrap();
    let mut statements = statements.iter();
    let found = statements.find(|one| one.file == "security_log" && one.name == name);
    let text = &found.unwrap().text;
    client
        .batch_execute(&format!(
            "deallocate all; set plan_cache_mode = force_generic_plan; prepare asked as {text}"
        ))
        .await
        .unwrap();
    let explain = format!("explain (analyze, buffers, format json) execute asked({values})");
    let row = client.query_one(&explain, &[]).await.unwrap();
    let plan: Value = row.get(0);
    let plan = &plan[0]["Plan"];
    plan["Shared Hit Blocks"].as_i64().unwrap() + plan["Shared Read Blocks"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_costs_the_same_however_long_the_log_is() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    // A rare kind among many of others, and an account and an address with a great part of all.
    let years = "insert into security_event (at, kind, account, address) \
        select timestamptz '2016-01-01 00:00+08' + n * interval '26 minutes', \
            case when n % 50000 = 0 then 'rule-amended' when n % 3 = 0 then 'sign-in-failed' else 'signed-in' end, \
            1 + n % 4, '192.0.2.1' \
        from generate_series(1, 200000) as n; analyze security_event";
    client.batch_execute(years).await.unwrap();
    let kinds = "array['signed-in','signed-out','sign-in-failed','account-locked','rule-amended']";
    let span = "'1970-01-01', 0, '2026-01-01', 0";
    for latest_first in [true, false] {
        for (name, values) in [
            ("page", format!("{kinds}, {latest_first}, {span}, 21")),
            (
                "page_of_accounts",
                format!("{kinds}, array[1], {latest_first}, {span}, null, 21"),
            ),
            (
                "page_of_accounts",
                format!("{kinds}, array[1], {latest_first}, {span}, '192.0.2.1', 21"),
            ),
            (
                "page_of_address",
                format!("{kinds}, {latest_first}, '192.0.2.1', {span}, 21"),
            ),
        ] {
            let read = buffers(&client, name, &values).await;
            assert!(read < 400, "{name} reads {read} of some thousand blocks");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_counted_is_written_when_the_program_stops() {
    let platform = Platform::start(MONDAY).await;
    let of = async |kind: &str| {
        let path = format!("&account=distributor&kind={kind}");
        times(&entries(&platform, &path).await)
    };
    let before = of("signed-in").await;
    let program = Program::on(&platform).await;
    let running = program.serve().await;
    let client = tests::client().build().unwrap();
    for (password, tries, status) in [("sunshine-demo", 5, 201), ("a-wrong-one", 3, 401)] {
        for _ in 0..tries {
            let body = json!({"account": "distributor", "password": password});
            let request = client.post(format!("{}/api/v1/sessions", program.base()));
            let answer = request.json(&body).send().await.unwrap();
            assert_eq!(answer.status(), status);
        }
    }
    running.stop();
    assert_eq!(of("signed-in").await, before + 5);
    assert_eq!(of("sign-in-failed").await, 3);
}

/// Signs in six times and fails four times at a program, which is killed at once.
async fn try_and_be_killed(platform: &Platform) {
    let program = Program::on(platform).await;
    let running = program.serve().await;
    let client = tests::client().build().unwrap();
    for (password, times, status) in [("sunshine-demo", 6, 201), ("a-wrong-one", 4, 401)] {
        for _ in 0..times {
            let body = json!({"account": HOSPITAL, "password": password});
            let path = format!("{}/api/v1/sessions", program.base());
            let answer = client.post(path).json(&body).send().await.unwrap();
            assert_eq!(answer.status(), status);
        }
    }
    let unknown = json!({"account": "nobody-here", "password": "a-wrong-one"});
    let path = format!("{}/api/v1/sessions", program.base());
    let answer = client.post(path).json(&unknown).send().await.unwrap();
    assert_eq!(answer.status(), 401);
    running.kill();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_failure_of_a_minute_is_written_before_it_is_answered() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let query = "select count(*) filter (where kind = 'signed-in' and account is not null),
        count(*) filter (where kind = 'sign-in-failed' and account is not null),
        count(*) filter (where kind = 'sign-in-failed' and mark is not null) from security_event";
    for run in 1..=3 {
        try_and_be_killed(&platform).await;
        let row = client.query_one(query, &[]).await.unwrap();
        for column in 0..3 {
            let written: i64 = row.get(column);
            assert!(run <= written, "run {run}, column {column}: {written}");
        }
    }
}
