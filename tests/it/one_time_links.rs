//! One-time links: a new organisation confirms itself, and a lost last administrator comes back by two persons. What the link opens,
//! it opens once, to whoever reads the registered address, and to nobody else.

use domain::Role;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const ADDRESS: &str = "yy@nanshan.example";
const OLD: &str = "sunshine-demo";
const OWN: &str = "a-better-word-8";

/// Enters an organisation with a mail address; returns its path.
async fn entered(platform: &Platform, by: &str) -> String {
    let new = json!({ "name": "南山医院", "kind": "hospital", "email": ADDRESS });
    let organisation = platform.post(by, "/organisations", new).await.must(201);
    format!("/organisations/{}", organisation["id"].as_str().unwrap())
}

/// Opens its first account, and returns its id.
async fn opened(platform: &Platform, by: &str, of: &str) -> String {
    let body = json!({ "account": "chief", "display_name": "王小明", "roles": ["administrator"] });
    let path = format!("{of}/accounts");
    let opened = platform.post(by, &path, body).await.must(201);
    assert!(opened.get("password").is_none(), "{opened}");
    opened["id"].as_str().unwrap().to_owned()
}

/// The secrets that went to an address, oldest first; and how many letters of links went elsewhere.
async fn letters(platform: &Platform, address: &str) -> (Vec<String>, usize) {
    platform.settle().await;
    let mut secrets = Vec::new();
    let mut elsewhere = 0;
    for mail in platform.outbox.posted() {
        let Some((_, rest)) = mail.body.split_once("/confirm#") else {
            continue;
        };
        if mail.recipient != address {
            elsewhere += 1;
            continue;
        }
        secrets.push(rest.lines().next().unwrap().to_owned());
    }
    (secrets, elsewhere)
}

async fn last_secret(platform: &Platform, address: &str) -> String {
    let (secrets, _) = letters(platform, address).await;
    secrets.last().expect("a letter").clone()
}

async fn read(platform: &Platform, secret: &str) -> Reply {
    let body = json!({ "secret": secret });
    platform.post("", "/one-time-links/reading", body).await
}

async fn used(platform: &Platform, secret: &str, password: &str) -> Reply {
    let body = json!({ "secret": secret, "password": password });
    platform.post("", "/one-time-links/use", body).await
}

/// A link that opens nothing, read and used.
async fn must_be_void(platform: &Platform, secret: &str, why: &str) {
    let answers = [
        read(platform, secret).await,
        used(platform, secret, OWN).await,
    ];
    for mut answer in answers {
        assert_eq!(answer.problem(), (409, "link-void"), "{why}: {answer:?}");
        let body = answer.body.as_object_mut().unwrap();
        body.remove("request_id");
        body.remove("instance");
        let detail = body["detail"].as_str().unwrap();
        assert!(
            detail.contains("无效、已用过、已过期或已作废"),
            "{why}: {detail}"
        );
        assert!(body.get("figures").is_none_or(Value::is_null), "{why}");
    }
}

async fn sessions_open(platform: &Platform, token: &str) -> bool {
    let answer = platform.as_holder(token, Method::GET, "/sessions/current", Value::Null);
    answer.await.status == 200
}

async fn kinds_of_messages(platform: &Platform, who: &str) -> Vec<String> {
    platform.settle().await;
    let messages = platform.get(who, "/messages").await.must(200);
    let items = messages["items"].as_array().unwrap().iter();
    items
        .map(|one| one["kind"].as_str().unwrap().to_owned())
        .collect()
}

async fn history(platform: &Platform, who: &str, of: &str) -> Vec<String> {
    let history = platform.get(who, &format!("{of}/history")).await.must(200);
    let items = history["items"].as_array().unwrap().iter();
    items
        .map(|one| one["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_organisation_confirms_itself_by_the_link_in_its_mail() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator2", &path).await;
    let (secrets, elsewhere) = letters(&platform, ADDRESS).await;
    assert_eq!(
        (secrets.len(), elsewhere),
        (1, 0),
        "one letter, to its address alone"
    );
    let secret = secrets[0].clone();
    let link = read(&platform, &secret).await.must(200);
    assert_eq!(link["organisation"], "南山医院");
    assert_eq!(
        (&link["account"], &link["display_name"]),
        (&json!("chief"), &json!("王小明"))
    );
    assert_eq!(link["purpose"], "first");
    let weak = used(&platform, &secret, "chief-chief").await;
    assert_eq!(weak.problem(), (422, "invalid-fields"));
    assert_eq!(weak.body["errors"][0]["pointer"], "/password");
    let done = used(&platform, &secret, OWN).await;
    assert_eq!(
        done.status, 204,
        "a weak password used up nothing: {done:?}"
    );
    assert!(
        done.headers.get("set-cookie").is_none(),
        "nobody is signed in by it"
    );
    must_be_void(&platform, &secret, "used").await;

    let token = platform.signed_in("chief", OWN).await;
    for path in ["/products", "/messages", &format!("{path}/accounts")] {
        let open = platform.as_holder(&token, Method::GET, path, Value::Null);
        assert_eq!(open.await.status, 200, "{path}");
    }
    let accounts = platform
        .get("operator", &format!("{path}/accounts"))
        .await
        .must(200);
    assert_eq!(accounts["items"][0]["unconfirmed"], Value::Null);
    assert_eq!(accounts["items"][0]["temporary_until"], Value::Null);
    let buyer = json!({ "account": "buyer", "display_name": "二", "duties": ["buyer"] });
    let accounts = format!("{path}/accounts");
    let opened = platform.as_holder(&token, Method::POST, &accounts, buyer);
    assert_eq!(opened.await.status, 201, "it keeps its accounts");
    let known = history(&platform, "operator", &path).await;
    assert_eq!(
        known,
        [
            "organisation-entered",
            "one-time-link-sent",
            "one-time-link-used"
        ]
    );
    let called = kinds_of_messages(&platform, "operator").await;
    assert!(
        called.contains(&"one-time-link-used".to_owned()),
        "{called:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_a_letter_is_stored_nowhere() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator2", &path).await;
    let secret = last_secret(&platform, ADDRESS).await;
    assert_eq!(secret.len(), 64, "256 bits");
    let client = cluster::connect(platform.config()).await;
    let tables = "select format('select count(*) from %I as it where it::text like ''%%' || $1 || '%%''', table_name) \
        from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and $1 <> ''";
    let tables = client.query(tables, &[&secret]).await.unwrap();
    assert!(40 < tables.len(), "{}", tables.len());
    for statement in tables {
        let statement: String = statement.get(0);
        let found: i64 = client.query_one(&statement, &[]).await.unwrap().get(0);
        assert_eq!(found, 0, "{statement}");
    }
    let kept = "select count(*) from one_time_link_secret where secret_hash = sha256(convert_to($1, 'UTF8'))";
    let kept: i64 = client.query_one(kept, &[&secret]).await.unwrap().get(0);
    assert_eq!(kept, 1, "its hash is");
    // None who reads events, messages or accounts learns it either.
    for path in [
        "/feed",
        "/messages",
        &format!("{path}/link"),
        &format!("{path}/history"),
    ] {
        let shown = platform.get("operator", path).await.must(200).to_string();
        assert!(!shown.contains(&secret), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_states_the_address_and_sends_the_link_takes_another_to_confirm() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator", &path).await;
    let secret = last_secret(&platform, ADDRESS).await;
    let early = platform
        .vouched("operator2", &format!("{path}/accounts"), "chief")
        .await;
    assert_eq!(early.problem(), (409, "password-not-changed-yet"));
    assert_eq!(used(&platform, &secret, OWN).await.status, 204);
    let token = platform.signed_in("chief", OWN).await;
    let closed = platform.as_holder(&token, Method::GET, "/products", Value::Null);
    assert_eq!(closed.await.problem(), (403, "owner-to-confirm"));
    let called = kinds_of_messages(&platform, "operator2").await;
    assert!(
        called.contains(&"founded-account-to-confirm".to_owned()),
        "{called:?}"
    );
    let accounts = format!("{path}/accounts");
    let own = platform.vouched("operator", &accounts, "chief").await;
    assert_eq!(own.problem(), (409, "same-person"));
    assert_eq!(
        platform
            .vouched("operator2", &accounts, "chief")
            .await
            .status,
        204
    );
    let open = platform.as_holder(&token, Method::GET, "/products", Value::Null);
    assert_eq!(open.await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_corrects_the_address_stated_it() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    let body = json!({ "name": "南山医院", "email": "other@nanshan.example", "reason": "更正" });
    let _ = platform.put("operator2", &path, body).await.must(200);
    opened(&platform, "operator2", &path).await;
    let secret = last_secret(&platform, "other@nanshan.example").await;
    assert_eq!(used(&platform, &secret, OWN).await.status, 204);
    let accounts = format!("{path}/accounts");
    let listed = platform.get("operator", &accounts).await.must(200);
    assert!(
        listed["items"][0]["unconfirmed"]["since"].is_string(),
        "{listed}"
    );
    assert_eq!(
        platform
            .vouched("operator", &accounts, "chief")
            .await
            .status,
        204
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_centre_gives_no_password_where_there_is_an_address() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    let body = json!({
        "account": "chief", "display_name": "王小明", "password": OWN, "roles": ["administrator"],
    });
    let accounts = format!("{path}/accounts");
    let refused = platform.post("operator", &accounts, body).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/password");
    opened(&platform, "operator", &path).await;
    for password in ["", OWN, "chief"] {
        let body = json!({ "account": "chief", "password": password });
        let tried = platform.post("", "/sessions", body).await;
        assert_eq!(tried.problem(), (401, "invalid-credentials"));
    }
    let link = platform
        .get("operator", &format!("{path}/link"))
        .await
        .must(200);
    assert_eq!(link["link"]["state"], "open");
    assert_eq!(link["link"]["email"], ADDRESS);
    assert_eq!(link["link"]["actions"], json!(["void"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_at_once_one_uses_a_link() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator2", &path).await;
    let secret = last_secret(&platform, ADDRESS).await;
    let passwords: Vec<String> = (0..6).map(|one| format!("{OWN}-{one}")).collect();
    let at_once = passwords.iter().map(|own| used(&platform, &secret, own));
    let statuses: Vec<u16> = join_all(at_once)
        .await
        .iter()
        .map(|one| one.status)
        .collect();
    let mut sorted = statuses.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [204, 409, 409, 409, 409, 409]);
    let won = statuses.iter().position(|status| *status == 204).unwrap();
    platform.signed_in("chief", &passwords[won]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_wrong_over_voided_or_replaced_gets_one_answer() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    let id = opened(&platform, "operator2", &path).await;
    let link = format!("{path}/link");
    for wrong in [
        "",
        "x",
        &"0".repeat(64),
        &"7".repeat(4000),
        "中文",
        "' or ''='",
    ] {
        must_be_void(&platform, wrong, "wrong").await;
    }
    let first = last_secret(&platform, ADDRESS).await;
    let again = json!({ "account": id });
    assert_eq!(
        platform.post("operator", &link, again.clone()).await.status,
        204
    );
    must_be_void(&platform, &first, "sent again").await;
    let second = last_secret(&platform, ADDRESS).await;
    assert_ne!(first, second);
    let reason = json!({ "reason": "寄错了" });
    let void = |who: &'static str, body: Value| {
        let request = platform.request(who, Method::DELETE, &link).json(&body);
        platform.send(request)
    };
    assert_eq!(void("operator", json!({ "reason": " " })).await.status, 422);
    assert_eq!(void("operator", reason.clone()).await.status, 204);
    must_be_void(&platform, &second, "voided").await;
    assert_eq!(void("operator", reason).await.status, 404, "it has ended");

    assert_eq!(
        platform.post("operator", &link, again.clone()).await.status,
        204
    );
    let third = last_secret(&platform, ADDRESS).await;
    let client = cluster::connect(platform.config()).await;
    let over = "update one_time_link set expires_at = now() where state = 'open'";
    assert_eq!(client.execute(over, &[]).await.unwrap(), 1);
    must_be_void(&platform, &third, "over").await;
    let shown = platform.get("operator", &link).await.must(200);
    assert_eq!(
        (&shown["link"]["state"], &shown["link"]["is_over"]),
        (&json!("open"), &json!(true))
    );

    assert_eq!(
        platform.post("operator", &link, again.clone()).await.status,
        204
    );
    let fourth = last_secret(&platform, ADDRESS).await;
    let body = json!({ "name": "南山医院", "email": "other@nanshan.example", "reason": "更正" });
    let _ = platform.put("operator", &path, body).await.must(200);
    must_be_void(&platform, &fourth, "another address").await;

    assert_eq!(platform.post("operator", &link, again).await.status, 204);
    let fifth = last_secret(&platform, "other@nanshan.example").await;
    let state = format!("/accounts/{id}/state");
    let disabled = platform.put("operator", &state, json!({ "state": "disabled" }));
    assert_eq!(disabled.await.status, 204);
    must_be_void(&platform, &fifth, "its account is disabled").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_to_a_former_address_carries_nothing() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator2", &path).await;
    // The address is corrected before the letter is written.
    let body = json!({ "name": "南山医院", "email": "other@nanshan.example", "reason": "更正" });
    let _ = platform.put("operator", &path, body).await.must(200);
    let (secrets, elsewhere) = letters(&platform, ADDRESS).await;
    assert_eq!((secrets.len(), elsewhere), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_others_read_and_use_no_link() {
    let platform = Platform::start(MONDAY).await;
    let path = entered(&platform, "operator").await;
    opened(&platform, "operator2", &path).await;
    let secret = last_secret(&platform, ADDRESS).await;
    for path in ["/one-time-links/reading", "/one-time-links/use"] {
        let body = json!({ "secret": secret, "password": OWN });
        let request = platform.request("", Method::POST, path).json(&body);
        let foreign = platform.send(request.header("origin", "http://evil.example"));
        assert_eq!(foreign.await.problem(), (403, "foreign-origin"), "{path}");
    }
    assert_eq!(used(&platform, &secret, OWN).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_links_is_slowed_and_noted() {
    let platform = Platform::start(MONDAY).await;
    let guess = async |number: usize| {
        let body = json!({ "secret": format!("{number:064}") });
        let request = platform.request("", Method::POST, "/one-time-links/reading");
        platform
            .send(request.header("x-forwarded-for", "203.0.113.9").json(&body))
            .await
            .status
    };
    let mut statuses = Vec::new();
    for number in 0..60 {
        statuses.push(guess(number).await);
    }
    assert_eq!(statuses[0], 409);
    assert!(statuses.contains(&429), "{statuses:?}");
    let noted = platform
        .get("operator", "/security-events?kind=link-refused")
        .await
        .must(200);
    assert!(!noted["items"].as_array().unwrap().is_empty(), "{noted}");
    assert!(
        !noted.to_string().contains(&format!("{:064}", 1)),
        "no secret is noted"
    );
}

/// A hospital with one administrator, who has a session, and a mail address of its own.
struct Lost {
    platform: Platform,
    /// The path of the hospital.
    path: String,
    /// The administrator's account, and a token of its session.
    chief: String,
    token: String,
}

impl Lost {
    async fn start() -> Self {
        let platform = Platform::start(MONDAY).await;
        let organisation = platform.caller(HOSPITAL).await.organisation;
        let path = format!("/organisations/{organisation}");
        let (token, chief) = platform
            .colleague(HOSPITAL, "chief", &[Role::Administrator])
            .await;
        let known = platform.get("operator", &path).await.must(200);
        let body = json!({ "name": known["name"], "email": ADDRESS });
        let edited = platform.as_holder(&token, Method::PUT, &path, body);
        let _ = edited.await.must(200);
        Self {
            platform,
            path,
            chief,
            token,
        }
    }

    fn link(&self) -> String {
        format!("{}/link", self.path)
    }

    async fn propose(&self, by: &str) -> Reply {
        let body = json!({ "account": self.chief, "reason": "管理员离职，手机遗失" });
        self.platform.post(by, &self.link(), body).await
    }

    async fn shown(&self, who: &str) -> Value {
        self.platform.get(who, &self.link()).await.must(200)["link"].clone()
    }

    /// Sends the link that `operator2` sees.
    async fn send(&self, by: &str) -> Reply {
        let body = json!({ "link": self.shown("operator").await["id"] });
        let path = format!("{}/sending", self.link());
        self.platform.post(by, &path, body).await
    }

    async fn object(&self, token: &str) -> Reply {
        let body = json!({ "reason": "管理员没有遗失密码" });
        let link = self.link();
        self.platform
            .as_holder(token, Method::DELETE, &link, body)
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_administrator_comes_back_by_two_persons() {
    let lost = Lost::start().await;
    let platform = &lost.platform;
    let without = json!({ "account": lost.chief });
    let without = platform.post("operator", &lost.link(), without).await;
    assert_eq!(without.body["errors"][0]["pointer"], "/reason");
    assert_eq!(lost.propose("operator").await.status, 204);
    assert_eq!(
        letters(platform, ADDRESS).await.0.len(),
        0,
        "nothing is sent yet"
    );
    assert_eq!(lost.shown("operator").await["actions"], json!(["void"]));
    assert_eq!(
        lost.shown("operator2").await["actions"],
        json!(["send", "void"])
    );
    let again = lost.propose("operator2").await;
    assert_eq!(again.problem(), (409, "link-open-already"));
    let alone = lost.send("operator").await;
    assert_eq!(alone.problem(), (409, "same-person"));
    assert_eq!(lost.send("bureau").await.status, 404);
    assert_eq!(lost.send("operator2").await.status, 204);
    let twice = lost.send("operator2").await;
    assert_eq!(twice.problem(), (409, "link-not-proposed"));

    let secret = last_secret(platform, ADDRESS).await;
    assert!(
        sessions_open(platform, &lost.token).await,
        "nothing ends before it is used"
    );
    assert_eq!(used(platform, &secret, OWN).await.status, 204);
    assert!(!sessions_open(platform, &lost.token).await);
    let body = json!({ "account": "chief", "password": OLD });
    assert_eq!(platform.post("", "/sessions", body).await.status, 401);
    let token = platform.signed_in("chief", OWN).await;
    let accounts = format!("{}/accounts", lost.path);
    let kept = platform.as_holder(&token, Method::GET, &accounts, Value::Null);
    assert_eq!(kept.await.status, 200);
    must_be_void(platform, &secret, "used").await;
    let known = history(platform, HOSPITAL, &lost.path).await;
    let steps: Vec<&str> = known.iter().map(String::as_str).collect();
    assert!(
        steps.ends_with(&[
            "administrator-recovery-proposed",
            "administrator-recovery-sent",
            "one-time-link-sent",
            "one-time-link-used"
        ]),
        "{steps:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_organisation_and_its_bureau_learn_of_each_step_at_once() {
    let mut lost = Lost::start().await;
    lost.platform.bureau("province", "44").await;
    lost.platform.bureau("elsewhere", "440305").await;
    let has = async |who: &str, kind: &str| {
        let kinds = kinds_of_messages(&lost.platform, who).await;
        kinds.iter().any(|one| one == kind)
    };
    assert_eq!(lost.propose("operator").await.status, 204);
    let proposed = "administrator-recovery-proposed";
    for (who, learns) in [
        (HOSPITAL, true),
        ("reader", true),
        ("bureau", true),
        ("province", false),
        ("elsewhere", false),
        ("hospital2", false),
        ("maker", false),
    ] {
        assert_eq!(has(who, proposed).await, learns, "{who}");
    }
    let to_send = "administrator-recovery-to-send";
    assert!(has("operator2", to_send).await && !has("operator", to_send).await);
    assert_eq!(lost.send("operator2").await.status, 204);
    for who in [HOSPITAL, "bureau"] {
        assert!(has(who, "administrator-recovery-sent").await, "{who}");
    }
    let secret = last_secret(&lost.platform, ADDRESS).await;
    assert_eq!(used(&lost.platform, &secret, OWN).await.status, 204);
    for who in [HOSPITAL, "bureau", "operator", "operator2"] {
        assert!(has(who, "one-time-link-used").await, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_who_is_not_lost_objects() {
    let lost = Lost::start().await;
    let platform = &lost.platform;
    for is_sent in [false, true] {
        assert_eq!(lost.propose("operator").await.status, 204);
        let mut secret = None;
        if is_sent {
            assert_eq!(lost.send("operator2").await.status, 204);
            secret = Some(last_secret(platform, ADDRESS).await);
        }
        let (trader, _) = platform
            .colleague(HOSPITAL, &format!("trader-{is_sent}"), &[Role::Trader])
            .await;
        assert_eq!(lost.object(&trader).await.status, 403, "a buyer");
        assert_eq!(lost.object(&lost.token).await.status, 204);
        let shown = lost.shown("operator").await;
        assert_eq!(shown["state"], "void");
        assert_eq!(shown["end_reason"], "管理员没有遗失密码");
        if let Some(secret) = secret {
            must_be_void(platform, &secret, "objected").await;
        }
        assert!(sessions_open(platform, &lost.token).await);
    }
    for who in ["operator", "operator2", "bureau"] {
        let kinds = kinds_of_messages(platform, who).await;
        assert!(
            kinds.contains(&"one-time-link-voided".to_owned()),
            "{who}: {kinds:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_back_by_an_address_that_the_centre_has_just_changed() {
    let lost = Lost::start().await;
    let platform = &lost.platform;
    let known = platform.get("operator", &lost.path).await.must(200);
    let body = json!({ "name": known["name"], "email": "evil@evil.example", "reason": "更正" });
    let _ = platform.put("operator", &lost.path, body).await.must(200);
    let refused = lost.propose("operator2").await;
    assert_eq!(refused.problem(), (409, "address-changed-lately"));
    assert_eq!(refused.body["figures"]["changed_by"], "operator");
    assert_eq!(
        refused.body["figures"]["settled_at"],
        "2026-04-01T09:00:00+08:00"
    );
    platform.wait_until("2026-04-01T08:59:59+08:00");
    assert_eq!(
        lost.propose("operator2").await.problem().1,
        "address-changed-lately"
    );
    platform.wait_until("2026-04-01T09:00:00+08:00");
    assert_eq!(lost.propose("operator2").await.status, 204);
    // It is looked at once more when the link is sent, and a new address ends what was proposed.
    let body = json!({ "name": known["name"], "email": "worse@evil.example", "reason": "更正" });
    let _ = platform.put("operator", &lost.path, body).await.must(200);
    assert_eq!(
        lost.send("operator").await.problem(),
        (409, "link-not-proposed")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_colleagues_keeps_his_own_accounts() {
    let lost = Lost::start().await;
    let platform = &lost.platform;
    let buyer = json!({ "account": platform.caller(HOSPITAL).await.account.to_string(), "reason": "忘记密码" });
    let refused = platform.post("operator", &lost.link(), buyer).await;
    assert_eq!(refused.problem(), (409, "accounts-kept-by-their-own"));
    assert_eq!(lost.propose("operator").await.status, 204);
    // A second administrator comes before the link is sent.
    platform
        .colleague(HOSPITAL, "chief2", &[Role::Administrator])
        .await;
    let late = lost.send("operator2").await;
    assert_eq!(late.problem(), (409, "accounts-kept-by-their-own"));
    let elsewhere = json!({ "account": platform.caller("maker").await.account.to_string(), "reason": "忘记密码" });
    let elsewhere = platform.post("operator", &lost.link(), elsewhere).await;
    assert_eq!(elsewhere.status, 404, "of another organisation");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_ends_with_the_account_of_who_made_it_and_with_that_of_whom_it_is_for() {
    let lost = Lost::start().await;
    let platform = &lost.platform;
    assert_eq!(lost.propose("operator2").await.status, 204);
    let id = platform.caller("operator2").await.account;
    let state = format!("/accounts/{id}/state");
    let disabled = platform.put("operator", &state, json!({ "state": "disabled" }));
    assert_eq!(disabled.await.status, 204);
    let shown = lost.shown("operator").await;
    assert_eq!(shown["state"], "void");
    assert_eq!(shown["end_reason"], "提出人账号已停用");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_in_two_capacities_has_one_link() {
    let platform = Platform::start(MONDAY).await;
    let new = json!({ "name": "乙器械公司", "kind": "manufacturer", "email": ADDRESS });
    let first = platform.post("operator", "/organisations", new).await;
    let first = first.must(201)["id"].as_str().unwrap().to_owned();
    let first = format!("/organisations/{first}");
    let body = json!({ "capacity": "distributor" });
    let path = format!("{first}/capacities");
    let second = platform.post("operator", &path, body).await.must(201);
    let second = format!("/organisations/{}", second["id"].as_str().unwrap());
    // Opened in the one, read in the other, and its owner is of both.
    opened(&platform, "operator2", &second).await;
    for path in [&first, &second] {
        let link = platform.get("operator", &format!("{path}/link")).await;
        assert_eq!(link.must(200)["link"]["state"], "open", "{path}");
    }
    let secret = last_secret(&platform, ADDRESS).await;
    assert_eq!(used(&platform, &secret, OWN).await.status, 204);
    let token = platform.signed_in("chief", OWN).await;
    let me = platform.as_holder(&token, Method::GET, "/me", Value::Null);
    assert_eq!(
        me.await.must(200)["capacities"],
        json!(["manufacturer", "distributor"])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_where_its_organisation_becomes_a_capacity_of_another_firm() {
    let platform = Platform::start(MONDAY).await;
    let new = json!({ "name": "乙器械公司", "kind": "distributor", "email": ADDRESS });
    let joined = platform.post("operator", "/organisations", new).await;
    let joined = joined.must(201)["id"].as_str().unwrap().to_owned();
    opened(&platform, "operator2", &format!("/organisations/{joined}")).await;
    let secret = last_secret(&platform, ADDRESS).await;
    let firm = platform.caller("maker").await.organisation;
    let body = json!({ "capacity": "distributor", "joins": joined });
    let path = format!("/organisations/{firm}/capacities");
    let refused = platform.post("operator", &path, body).await;
    assert_eq!(refused.status, 201, "{}", refused.body);
    must_be_void(&platform, &secret, "joined").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_takes_no_link_of_one_person() {
    let lost = Lost::start().await;
    assert_eq!(lost.propose("operator").await.status, 204);
    let client = cluster::connect(lost.platform.config()).await;
    let alone = "update one_time_link set state = 'open', sent_by = proposed_by, sent_at = now(), email = 'x@x.cn', \
        expires_at = now() where state = 'proposed'";
    let refused = client.execute(alone, &[]).await.unwrap_err();
    let refused = refused.as_db_error().unwrap();
    assert_eq!(refused.constraint(), Some("one_time_link_of_two"));
    let second = "insert into one_time_link (organisation, account, purpose, state, reason, proposed_by, proposed_at) \
        select organisation, account, purpose, state, reason, proposed_by, proposed_at from one_time_link";
    let refused = client.execute(second, &[]).await.unwrap_err();
    let refused = refused.as_db_error().unwrap();
    assert_eq!(refused.constraint(), Some("one_time_link_live"));
}
