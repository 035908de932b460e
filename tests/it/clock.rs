//! The clock of a demonstration: it moves forward only, and what becomes due by that happens.

use chrono::{DateTime, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, Program, cluster, printed};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[("GET /clock", "?+++++++++"), ("PUT /clock", "?------+--")],
    body: refused_body,
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "PUT /clock" => json!({"now": "2020-01-01T00:00:00+08:00"}),
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn the_clock_moves_forward_and_what_became_due_has_happened() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let sent = platform.invited(HOSPITAL, product, "90").await;
    let back = json!({"now": "2026-03-01T00:00:00+08:00"});
    assert_eq!(
        platform.put("operator", "/clock", back).await.problem(),
        (409, "clock-backwards")
    );
    let on = json!({"now": "2026-03-10T00:00:00+08:00"});
    let clock = platform.put("operator", "/clock", on).await.must(200);
    assert_eq!(clock["now"], "2026-03-10T00:00:00+08:00");
    let path = format!("/invitations/{}", sent["id"].as_str().unwrap());
    assert_eq!(
        platform.get("maker", &path).await.must(200)["state"],
        "lapsed"
    );
    let shown = platform
        .get(HOSPITAL, "/messages?unread=true")
        .await
        .must(200);
    assert_eq!(shown["items"][0]["link"], path);
    // What is no longer to be answered comes with the digest of the morning.
    let on = json!({"now": "2026-03-10T08:30:00+08:00"});
    let _moved = platform.put("operator", "/clock", on).await.must(200);
    let mails = platform.outbox.posted();
    assert!(
        mails
            .iter()
            .any(|mail| mail.recipient.contains("hospital@")),
        "{mails:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_jump_of_decades_settles_the_days_on_which_something_turns_and_no_others() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [
        Listed::at("44", "100"),
        Listed::at("33", "80").until("2035-06-30"),
        Listed::at("42", "70").until("2052-02-29"),
    ];
    platform.listed(&goods, &prices).await;
    let started = std::time::Instant::now();
    let on = json!({"now": "2090-01-01T08:00:00+08:00"});
    let clock = platform.put("operator", "/clock", on).await.must(200);
    assert_eq!(clock["catching_up"], false, "{clock}");
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    let path = format!("/products/{product}/reference-limit");
    let limit = platform.get("maker", &path).await.must(200);
    assert_eq!(limit["limit"], "100.00");
    let client = cluster::connect(platform.config()).await;
    let days = "select array_agg(distinct effective_on::text order by effective_on::text) from reference_limit_version";
    let days: Vec<String> = client.query_one(days, &[]).await.unwrap().get(0);
    assert_eq!(
        days.last().map(String::as_str),
        Some("2052-03-01"),
        "{days:?}"
    );
    let settled = "select value from setting where key = 'limits_of_day'";
    let settled: String = client.query_one(settled, &[]).await.unwrap().get(0);
    assert_eq!(settled, "2090-01-01");
}

/// An answer of a running program to an account of the platform.
async fn request(
    program: &Program,
    token: &str,
    method: Method,
    path: &str,
    body: Value,
) -> (u16, Value) {
    let client = tests::client().build().unwrap();
    let request = client.request(method, format!("{}/api/v1{path}", program.base()));
    let request = request.bearer_auth(token).header("if-match", "*");
    let request = request.header("idempotency-key", uuid::Uuid::now_v7().to_string());
    let request = if body.is_null() {
        request
    } else {
        request.json(&body)
    };
    let answer = request.send().await.unwrap();
    (
        answer.status().as_u16(),
        answer.json().await.unwrap_or_default(),
    )
}

fn at_least(shown: &Value, instant: &str) -> bool {
    instant <= &shown["now"].as_str().unwrap()[..instant.len()]
}

#[tokio::test(flavor = "multi_thread")]
async fn one_clock_for_all_processes_of_a_database_and_for_the_command_line() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    let product = platform.product(&Goods::number(1)).await;
    let (one, other) = (Program::on(&platform).await, Program::on(&platform).await);
    let (_one, _other) = (one.serve().await, other.serve().await);
    let token = platform.token("operator");
    let read = async |program: &Program| {
        request(program, token, Method::GET, "/clock", Value::Null)
            .await
            .1
    };
    let moved = json!({"now": "2030-05-06T10:00:00+08:00"});
    let (status, clock) = request(&one, token, Method::PUT, "/clock", moved).await;
    assert_eq!(status, 200, "{clock}");
    assert!(at_least(&read(&other).await, "2030-05-06T10:00"));
    // The other one has moved with it, and no process moves it back.
    let back = json!({"now": "2030-05-05T10:00:00+08:00"});
    let (status, refused) = request(&other, token, Method::PUT, "/clock", back).await;
    assert_eq!((status, &refused["type"]), (409, &json!("clock-backwards")));
    let on = json!({"now": "2031-02-03T10:00:00+08:00"});
    assert_eq!(
        request(&other, token, Method::PUT, "/clock", on).await.0,
        200
    );
    assert!(at_least(&read(&one).await, "2031-02-03T10:00"));

    // What the command line loads happens by the same clock.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("prices.csv");
    let code = &Goods::number(1).code;
    let head = "27位码,省份,平台,价格类型,价格,包装转换比,执行日期,来源";
    std::fs::write(
        &file,
        format!("{head}\n{code},33,浙江省平台,listing,100,1,2026-01-01,公告\n"),
    )
    .unwrap();
    let url = cluster::url(platform.config().get_dbname().unwrap()).await;
    let (file, data) = (file.to_str().unwrap(), folder.path().join("data"));
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("SUNSHINE_DATA", data.to_str().unwrap()),
    ];
    let output =
        tokio::task::block_in_place(|| printed(&["import", "listed-prices", file], &settings, ""));
    for (known_at, limit) in [
        ("2031-02-03T09:59:59%2B08:00", Value::Null),
        ("2031-02-04T00:00:00%2B08:00", json!("100.00")),
    ] {
        let sheet =
            format!("/products/{product}/reference-limit?on=2031-02-03&known_at={known_at}");
        let (_, sheet) = request(&one, token, Method::GET, &sheet, Value::Null).await;
        assert_eq!(sheet["limit"], limit, "{output}\n{sheet}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_in_use_gets_neither_a_simulated_clock_nor_a_demonstration() {
    let platform = Platform::start(MONDAY).await;
    let url = cluster::url(platform.config().get_dbname().unwrap()).await;
    let production = Program::at(&url).with("SUNSHINE_SIMULATED_CLOCK", "true");
    let output = production.refuses().await;
    assert!(output.contains("系统时钟"), "{output}");
    let demonstration = Program::demonstration().with("DATABASE_URL", url);
    let output = demonstration.refuses().await;
    assert!(output.contains("系统时钟"), "{output}");
}

#[tokio::test]
async fn the_clock_reaches_as_far_as_jobs_can_be_planned_and_no_further() {
    let platform = Platform::start("2099-12-28T09:00:00+08:00").await;
    for beyond in [
        "2100-01-01T00:00:00+08:00",
        "2150-06-01T09:00:00+08:00",
        "2200-12-31T23:59:59+08:00",
    ] {
        let on = json!({"now": beyond});
        let refused = platform.put("operator", "/clock", on).await;
        assert_eq!(refused.problem(), (409, "clock-out-of-range"), "{beyond}");
        assert_eq!(
            refused.body["figures"]["first"], "2020-01-01T00:00:00+08:00",
            "{}",
            refused.body
        );
    }
    let last = json!({"now": "2099-12-31T23:59:59.999999+08:00"});
    let moved = platform.put("operator", "/clock", last).await.must(200);
    assert_eq!(moved["now"], "2099-12-31T23:59:59.999999+08:00");
    let jobs = platform.get("operator", "/jobs").await.must(200);
    for job in jobs["items"].as_array().unwrap() {
        assert!(job["next_run_at"].is_string(), "{job}");
        assert!(
            ["ok", "never"].contains(&job["state"].as_str().unwrap()),
            "{job}"
        );
    }
}

#[tokio::test]
async fn database_and_program_agree_on_where_a_clock_may_be() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let statement = "select lower(clock_range()), upper(clock_range())";
    let row = client.query_one(statement, &[]).await.unwrap();
    let range: (DateTime<Utc>, DateTime<Utc>) = (row.get(0), row.get(1));
    let own = domain::clock::range();
    assert_eq!(range, (own.start, own.end));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_only_runs_jobs_goes_by_the_clock_that_another_moves() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    let served = Program::on(&platform).await.with("SUNSHINE_ROLE", "http");
    let jobs = Program::on(&platform).await.with("SUNSHINE_ROLE", "jobs");
    let (_served, _jobs) = (served.serve().await, jobs.serve().await);
    let token = platform.token("operator");
    let on = json!({"now": "2031-02-03T10:00:00+08:00"});
    assert_eq!(
        request(&served, token, Method::PUT, "/clock", on).await.0,
        200
    );
    // Moving the clock runs every job once; only the other process runs one again, by the same clock.
    let path = "/jobs/form-price-figures/runs?limit=5";
    let begun = std::time::Instant::now();
    loop {
        let (_, runs) = request(&served, token, Method::GET, path, Value::Null).await;
        let mut runs = runs["items"].as_array().unwrap().iter();
        let is_on_schedule = |run: &&Value| run["on_demand"] == false;
        let last = runs
            .find(is_on_schedule)
            .map(|run| run["started_at"].to_string());
        if last.is_some_and(|last| last.as_str() > "\"2031-02-03T10:00") {
            return;
        }
        assert!(begun.elapsed().as_secs() < 30, "it goes by another clock");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// A working day of the operator in the demonstration.
struct Demonstration {
    program: Program,
    client: reqwest::Client,
}

impl Demonstration {
    async fn token(&self, account: &str) -> String {
        let body = json!({"account": account, "password": "sunshine-demo"});
        let sessions = format!("{}/api/v1/sessions", self.program.base());
        let answer = self.client.post(sessions).json(&body).send().await.unwrap();
        let session: Value = answer.json().await.unwrap();
        session["token"].as_str().unwrap().to_owned()
    }

    async fn must(&self, token: &str, method: Method, path: &str, body: Value) -> Value {
        let (status, answer) = request(&self.program, token, method, path, body).await;
        assert!((200..300).contains(&status), "{path}: {status} {answer}");
        answer
    }
}

/// A product that has a limit.
fn capped(products: &Value) -> String {
    let mut items = products["items"].as_array().unwrap().iter();
    let capped = items
        .find(|item| item["reference_limit"].is_string())
        .unwrap();
    capped["id"].as_str().unwrap().to_owned()
}

/// What the demonstration loaded is there for whoever asks.
async fn loads_can_be_opened(demo: &Demonstration, operator: &str) {
    let imports = demo
        .must(operator, Method::GET, "/imports?limit=100", Value::Null)
        .await;
    let imports = imports["items"].as_array().unwrap();
    assert!(!imports.is_empty());
    for import in imports {
        let path = format!("/imports/{}", import["id"].as_str().unwrap());
        let one = demo.must(operator, Method::GET, &path, Value::Null).await;
        assert_eq!(
            (&one["state"], &one["error"]),
            (&json!("done"), &Value::Null)
        );
        assert!(0 < one["accepted"].as_i64().unwrap(), "{one}");
    }
}

/// Charts, "since" and time travel can be believed on the first days of the simulated clock too.
async fn products_have_years_of_history(demo: &Demonstration, hospital: &str) {
    let search = "/products?catalogue=capped&limit=50";
    let products = demo.must(hospital, Method::GET, search, Value::Null).await;
    let (mut known, mut fell) = (0, 0);
    for product in products["items"].as_array().unwrap() {
        let path = format!("/products/{}", product["id"].as_str().unwrap());
        let query = "on=2016-06-01&known_at=2016-06-01T12:00:00%2B08:00";
        let sheet = format!("{path}/reference-limit?{query}");
        let then = demo.must(hospital, Method::GET, &sheet, Value::Null).await;
        let Some(then) = then["limit"].as_str() else {
            continue;
        };
        known += 1;
        let yuan = |text: &str| text.parse::<f64>().unwrap();
        let now = product["reference_limit"].as_str().unwrap();
        fell += u32::from(yuan(now) < yuan(then));
    }
    assert!(30 <= known && 20 <= fell, "{known} known, {fell} fell");
}

#[tokio::test(flavor = "multi_thread")]
async fn case_b33_in_a_demonstration_that_starts_on_23_january_2020() {
    let database = cluster::fresh_database(None).await;
    let url = cluster::url(database.get_dbname().unwrap()).await;
    let program = Program::demonstration()
        .with("DATABASE_URL", url)
        .with("SUNSHINE_CLOCK", "2020-01-23");
    let _running = program.serve().await;
    let client = tests::client().build().unwrap();
    let demo = Demonstration { program, client };
    let (operator, hospital) = (demo.token("operator").await, demo.token("hospital2").await);
    let year = demo
        .must(&operator, Method::GET, "/calendar/2020", Value::Null)
        .await;
    let named = year["days"].as_array().unwrap().iter();
    let of = |day: &str| {
        let mut found = named.clone().filter(|one| one["date"] == day);
        found.next().map_or(Value::Null, |one| one["kind"].clone())
    };
    assert_eq!(
        (of("2020-01-31"), of("2020-02-01")),
        (Value::Null, json!("workday")),
        "nobody knows yet that it will be extended: {year}"
    );
    loads_can_be_opened(&demo, &operator).await;
    products_have_years_of_history(&demo, &hospital).await;

    // An offer below the limit, and below what any hospital pays.
    let search = "/products?catalogue=capped&buyable=true&zone=false&limit=50";
    let products = demo.must(&hospital, Method::GET, search, Value::Null).await;
    let product = capped(&products);
    let offer = json!({"product_id": product, "price": "0.01", "quantity": 10, "note": ""});
    let invitation = demo
        .must(&hospital, Method::POST, "/invitations", offer)
        .await;
    assert_eq!(
        (&invitation["due_by"], &invitation["due_is_provisional"]),
        (&json!("2020-02-05 24:00"), &json!(false))
    );
    let on = json!({"now": "2020-01-27T10:00:00+08:00"});
    let _moved = demo.must(&operator, Method::PUT, "/clock", on).await;
    // The notice of that day is known as that of November was.
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let thread = demo.must(&hospital, Method::GET, &path, Value::Null).await;
    assert_eq!(thread["due_by"], "2020-02-07 24:00");
    let event = thread["events"].as_array().unwrap().last().unwrap();
    assert_eq!(event["data"]["due_by_before"], "2020-02-05 24:00");
    // Never enforced: the day after the first one it is open.
    let on = json!({"now": "2020-02-06T00:00:00+08:00"});
    let _moved = demo.must(&operator, Method::PUT, "/clock", on).await;
    let thread = demo.must(&hospital, Method::GET, &path, Value::Null).await;
    assert_eq!(thread["state"], "pending");
    let on = json!({"now": "2020-02-08T00:00:00+08:00"});
    let _moved = demo.must(&operator, Method::PUT, "/clock", on).await;
    let thread = demo.must(&hospital, Method::GET, &path, Value::Null).await;
    assert_eq!(thread["state"], "lapsed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_at_another_day_goes_on_with_the_clock_that_the_database_has() {
    let database = cluster::fresh_database(None).await;
    let url = cluster::url(database.get_dbname().unwrap()).await;
    let start = |day: &str| {
        let program = Program::demonstration().with("DATABASE_URL", url.clone());
        program.with("SUNSHINE_CLOCK", day)
    };
    let client = tests::client().build().unwrap();
    for day in ["2024-05-06", "2031-02-03", "2020-01-23"] {
        let program = start(day);
        let _running = program.serve().await;
        let demo = Demonstration {
            program,
            client: client.clone(),
        };
        let token = demo.token("operator").await;
        let clock = demo.must(&token, Method::GET, "/clock", Value::Null).await;
        assert!(at_least(&clock, "2024-05-06T09:0"), "{day}: {clock}");
        assert!(!at_least(&clock, "2024-05-06T09:3"), "{day}: {clock}");
    }
    let beyond = start("2100-01-01").refuses().await;
    assert!(beyond.contains("2099"), "{beyond}");
}
