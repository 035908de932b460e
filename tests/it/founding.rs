//! Founding organisations: the exchange centre those that trade, a bureau those of its districts, the machine the first bureau; a
//! name once; and who founds one acts for it only where another person vouches.

use domain::Role;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tests::sql::root;
use tests::{Goods, HOSPITAL, Platform, at_the_machine, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const GIVEN: &str = "a-given-word-7";
const OWN: &str = "a-better-word-8";

/// Enters an organisation of a kind and opens its first account; returns the path of its accounts.
async fn founded(platform: &Platform, by: &str, name: &str, kind: &str) -> String {
    let new = json!({ "name": name, "kind": kind });
    let organisation = platform.post(by, "/organisations", new).await.must(201);
    let id = organisation["id"].as_str().unwrap();
    let path = format!("/organisations/{id}/accounts");
    let body = json!({
        "account": "chief", "display_name": "王小明", "password": GIVEN, "roles": ["administrator"],
    });
    let opened = platform.post(by, &path, body).await.must(201);
    assert!(opened["unconfirmed"]["since"].is_string(), "{opened}");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn who_founds_an_organisation_acts_for_it_only_where_another_vouches() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let path = founded(&platform, "operator", "丙公司", "manufacturer").await;
    let token = platform.made_own("chief", GIVEN, OWN).await;
    let trader = json!({"account": "seller", "display_name": "二", "roles": ["trader"]});
    let report = json!({
        "product_id": product.to_string(), "region": "广东", "kind": "winning", "price": "1",
        "executed_on": "2026-02-02", "source": "粤", "evidence": [],
    });
    for (path, body) in [(path.as_str(), &trader), ("/lower-price-reports", &report)] {
        let tried = platform.as_holder(&token, Method::POST, path, body.clone());
        assert_eq!(tried.await.status, 403, "{path}");
    }
    // Who founded it is a stranger to what its account could read.
    for path in ["/products", "/messages", "/devices", "/feed", path.as_str()] {
        let closed = platform
            .as_holder(&token, Method::GET, path, Value::Null)
            .await;
        assert_eq!(closed.problem(), (403, "owner-to-confirm"), "{path}");
    }
    let open = platform
        .as_holder(&token, Method::GET, "/sessions/current", Value::Null)
        .await;
    assert!(open.must(200)["unconfirmed"]["since"].is_string());
    let own = platform.vouched("operator", &path, "chief").await;
    assert_eq!(own.problem(), (409, "same-person"));
    assert_eq!(platform.vouched("bureau", &path, "chief").await.status, 404);
    let vouched = platform.vouched("operator2", &path, "chief").await;
    assert_eq!(vouched.status, 204);
    let opened = platform.as_holder(&token, Method::POST, &path, trader);
    assert_eq!(opened.await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_first_accounts_one_is_confirmed_and_the_others_end() {
    let platform = Platform::start(MONDAY).await;
    let path = founded(&platform, "operator", "丙公司", "manufacturer").await;
    let _own = platform.made_own("chief", GIVEN, OWN).await;
    let id = async |name: &str| {
        let accounts = platform.get("operator", &path).await.must(200);
        let mut items = accounts["items"].as_array().unwrap().clone().into_iter();
        items.find(|one| one["account"] == name).unwrap()
    };
    let body = json!({
        "account": "second", "display_name": "二", "password": GIVEN, "roles": ["administrator"],
    });
    let _second = platform.post("operator", &path, body).await.must(201);
    assert_eq!(id("chief").await["state"], "disabled", "the last one alone");
    let token = platform.made_own("second", GIVEN, OWN).await;
    let state = |name: Value| format!("/accounts/{}/state", name["id"].as_str().unwrap());
    let again = state(id("chief").await);
    let enabled = platform.put("operator", &again, json!({"state": "active"}));
    assert_eq!(enabled.await.status, 204);
    assert_eq!(
        platform.vouched("operator2", &path, "second").await.status,
        204
    );
    let chief = id("chief").await;
    assert_eq!(chief["state"], "disabled", "{chief}");
    let own = platform.as_holder(&token, Method::PUT, &again, json!({"state": "active"}));
    assert_eq!(own.await.status, 204);
    assert_eq!(id("chief").await["actions"], json!([]));
    let late = platform.vouched("operator2", &path, "chief").await;
    assert_eq!(late.problem(), (409, "accounts-kept-by-their-own"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_centres_other_people_are_called_to_confirm_a_first_account() {
    let platform = Platform::start(MONDAY).await;
    let _path = founded(&platform, "operator", "丙公司", "manufacturer").await;
    let _own = platform.made_own("chief", GIVEN, OWN).await;
    platform.settle().await;
    let called = async |who: &str| {
        let messages = platform.get(who, "/messages").await.must(200);
        let items = messages["items"].as_array().unwrap().iter();
        let kind = |one: &&Value| one["kind"] == "founded-account-to-confirm";
        items.filter(kind).cloned().collect::<Vec<Value>>()
    };
    let other = called("operator2").await;
    assert_eq!(other.len(), 1);
    assert_eq!(other[0]["link"], "/organisations");
    assert!(
        other[0]["title"].as_str().unwrap().contains("丙公司"),
        "{other:?}"
    );
    for who in ["operator", "bureau", "maker"] {
        assert!(called(who).await.is_empty(), "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bureaus_are_founded_by_bureaus_and_the_first_one_at_the_machine() {
    let platform = Platform::start(MONDAY).await;
    let enter = async |by: &str, kind: &str| {
        let new = json!({ "name": format!("新{kind}"), "kind": kind });
        platform.post(by, "/organisations", new).await
    };
    for (by, kind) in [
        ("operator", "insurance_bureau"),
        ("operator", "exchange_center"),
        ("bureau", "exchange_center"),
        ("bureau", "hospital"),
        ("bureau", "manufacturer"),
        ("bureau", "distributor"),
    ] {
        let refused = enter(by, kind).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{kind} by {by}");
        assert_eq!(refused.body["errors"][0]["pointer"], "/kind");
    }
    for who in [HOSPITAL, "maker"] {
        assert_eq!(enter(who, "insurance_bureau").await.status, 403, "{who}");
    }
    let path = founded(&platform, "bureau", "南山区医疗保障局", "insurance_bureau").await;
    let chief = json!({ "account": "other", "display_name": "二", "roles": ["administrator"] });
    let centre = platform.post("operator", &path, chief).await;
    assert_eq!(centre.problem(), (409, "accounts-kept-by-their-own"));
    let opens = async |by: &str, path: &str| {
        let path = path.replace("/accounts", "");
        platform.get(by, &path).await.must(200)["opens"].clone()
    };
    assert_eq!(opens("bureau", &path).await, json!(["administrator"]));
    assert_eq!(opens("operator", &path).await, json!([]));
    let own = platform.accounts_beside("operator").await;
    assert_eq!(
        opens("operator", &own).await,
        json!(["reader", "trader", "administrator"])
    );
    let hospital = platform.accounts_beside(HOSPITAL).await;
    assert_eq!(opens("operator", &hospital).await, json!(["administrator"]));
    assert_eq!(opens(HOSPITAL, &hospital).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_founder_opens_what_is_stated_and_nothing_else() {
    let platform = Platform::start(MONDAY).await;
    for (by, kind) in [("operator", "hospital"), ("bureau", "insurance_bureau")] {
        let new = json!({ "name": format!("新{kind}"), "kind": kind });
        let organisation = platform.post(by, "/organisations", new).await.must(201);
        let path = format!("/organisations/{}", organisation["id"].as_str().unwrap());
        let opens = platform.get(by, &path).await.must(200)["opens"].clone();
        let open = async |account: &str, roles: Value| {
            let body = json!({ "account": account, "display_name": "一", "roles": roles });
            let path = format!("{path}/accounts");
            platform.post(by, &path, body).await
        };
        for roles in [
            json!(["administrator", "trader"]),
            json!(["reader", "administrator"]),
            json!(["trader"]),
        ] {
            let refused = open("chief", roles.clone()).await;
            assert_eq!(refused.problem(), (422, "invalid-fields"), "{roles}");
            assert_eq!(refused.body["errors"][0]["pointer"], "/roles", "{roles}");
        }
        let opened = open(&format!("chief-{by}"), opens.clone()).await.must(201);
        assert_eq!(opened["roles"], opens);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hospitals_code_is_well_formed_and_entered_once() {
    let platform = Platform::start(MONDAY).await;
    let enter = async |name: &str, kind: &str, code: &str| {
        let new = json!({ "name": name, "kind": kind, "institution_code": code });
        platform.post("operator", "/organisations", new).await
    };
    for (kind, code) in [
        ("hospital", "H4403040091"),
        ("hospital", "H440304009170"),
        ("hospital", "P44030400917"),
        ("hospital", "h44030400917"),
        ("manufacturer", "H44030400917"),
    ] {
        let refused = enter("新机构", kind, code).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{code}");
        assert_eq!(refused.body["errors"][0]["pointer"], "/institution_code");
    }
    let entered = enter("甲医院", "hospital", "H44030400917").await.must(201);
    assert_eq!(entered["institution_code"], "H44030400917");
    let again = enter("乙医院", "hospital", "H44030400917").await;
    assert_eq!(again.problem(), (409, "institution-code-taken"));
    let other = enter("乙医院", "hospital", "H44030400918").await;
    assert_eq!(other.status, 201);
}

/// The text of a migration, as it runs once.
fn migration(name: &str) -> String {
    let path = root().join("sql/migrations").join(name);
    std::fs::read_to_string(path).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_that_an_earlier_program_took_twice_are_kept_and_found() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let earlier = "alter table organisation drop column shares_institution_code cascade; \
        insert into organisation (name, kind, institution_code, region, created_at) values \
        ('甲', 'hospital', 'H44030400917', '4403', now()), ('乙', 'hospital', 'H44030400917', '4403', now()), \
        ('丙', 'hospital', 'none', '4403', now()), ('丁', 'distributor', 'H44030400919', '4403', now()), \
        ('戊', 'hospital', 'H44030400920', '4403', now())";
    client.batch_execute(earlier).await.unwrap();
    let migration = migration("V119__institution_codes.sql");
    // What later migrations judge at the end of a transaction is judged at once: this one changes rows before it changes their table.
    let migration = format!("begin; set constraints all immediate; {migration}; commit");
    client.batch_execute(&migration).await.unwrap();
    let faults = async || -> Vec<String> {
        let found = "select name || ' ' || fault from institution_code_fault order by id";
        let rows = client.query(found, &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    };
    assert_eq!(
        faults().await,
        ["乙 shared", "丙 malformed", "丁 of no hospital"]
    );
    let again = json!({ "name": "己", "kind": "hospital", "institution_code": "H44030400917" });
    let again = platform.post("operator", "/organisations", again).await;
    assert_eq!(again.problem(), (409, "institution-code-taken"));
    let mended = "update organisation set institution_code = 'H44030400921', shares_institution_code = false \
        where name = '乙'";
    assert_eq!(client.execute(mended, &[]).await.unwrap(), 1);
    assert_eq!(faults().await, ["丙 malformed", "丁 of no hospital"]);
}

/// Opens an account beside who holds a token, and makes it its owner's; returns its token.
async fn beside(
    platform: &Platform,
    token: &str,
    accounts: &str,
    name: &str,
    roles: &[&str],
) -> String {
    let body = json!({
        "account": name, "display_name": name, "password": GIVEN, "roles": roles,
    });
    let opened = platform.as_holder(token, Method::POST, accounts, body);
    let _opened = opened.await.must(201);
    platform.made_own(name, GIVEN, OWN).await
}

/// Takes away what an earlier program did not note of a bureau's accounts, and migrates: the security log has it.
async fn forget_who_opened(platform: &Platform) {
    let client = cluster::connect(platform.config()).await;
    let earlier = "drop function hands_of; alter table account add constraint account_given_by check (true); \
        update account set given_by = '{}' where unconfirmed_since is null";
    client.batch_execute(earlier).await.unwrap();
    let migration = migration("V120__one_hand_under_two_names.sql");
    client.batch_execute(&migration).await.unwrap();
}

/// The messages to who holds a token that the first account of an organisation waits.
async fn called(platform: &Platform, token: &str) -> Vec<Value> {
    platform.settle().await;
    let messages = platform.as_holder(token, Method::GET, "/messages", Value::Null);
    let messages = messages.await.must(200);
    let items = messages["items"].as_array().unwrap().clone().into_iter();
    let to_confirm = |one: &Value| one["kind"] == "founded-account-to-confirm";
    items.filter(to_confirm).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_of_a_bureau_confirms_by_a_second_account_what_he_founded() {
    let platform = Platform::start(MONDAY).await;
    let own = platform.accounts_beside("bureau").await;
    let both = [Role::Trader, Role::Administrator];
    let (head, _) = platform.colleague("bureau", "head", &both).await;
    let roles = ["trader", "administrator"];
    let second = beside(&platform, &head, &own, "second", &roles).await;
    let third = beside(&platform, &second, &own, "third", &roles).await;

    let new = json!({ "name": "南山区医疗保障局", "kind": "insurance_bureau" });
    let founded = platform.as_holder(&second, Method::POST, "/organisations", new);
    let founded = founded.await.must(201);
    let path = format!(
        "/organisations/{}/accounts",
        founded["id"].as_str().unwrap()
    );
    let body = json!({
        "account": "chief", "display_name": "王小明", "password": GIVEN, "roles": ["administrator"],
    });
    let opened = platform.as_holder(&second, Method::POST, &path, body).await;
    let id = opened.must(201)["id"].as_str().unwrap().to_owned();
    let _own = platform.made_own("chief", GIVEN, OWN).await;
    let bureau = platform.signed_in("bureau", "sunshine-demo").await;
    assert_eq!(
        called(&platform, &bureau).await[0]["link"],
        "/organisations"
    );
    for cannot in [&head, &second, &third] {
        assert_eq!(called(&platform, cannot).await, Vec::<Value>::new());
    }
    let seen = async |token: &str| {
        let listed = platform.as_holder(token, Method::GET, &path, Value::Null);
        listed.await.must(200)["items"][0].clone()
    };
    for (token, who) in [
        (&second, "who founded it"),
        (&head, "who opened his account"),
        (&third, "whose account he opened"),
    ] {
        let listed = seen(token).await;
        let actions = listed["actions"].as_array().unwrap();
        assert!(!actions.contains(&json!("confirm")), "{who}");
        let body = json!({ "since": listed["unconfirmed"]["since"] });
        let confirmation = format!("/accounts/{id}/confirmation");
        let refused = platform.as_holder(token, Method::POST, &confirmation, body);
        assert_eq!(refused.await.problem(), (409, "same-person"), "{who}");
    }
    forget_who_opened(&platform).await;
    let confirmation = format!("/accounts/{id}/confirmation");
    let body = json!({ "since": seen(&third).await["unconfirmed"]["since"] });
    let refused = platform.as_holder(&third, Method::POST, &confirmation, body);
    assert_eq!(refused.await.problem(), (409, "same-person"));

    let listed = platform.get("bureau", &path).await.must(200);
    let actions = listed["items"][0]["actions"].as_array().unwrap();
    assert!(actions.contains(&json!("confirm")), "{listed}");
    assert_eq!(platform.vouched("bureau", &path, "chief").await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_founds_the_first_bureau_alone() {
    let config = cluster::fresh_database(None).await;
    let command = async |name: &str, account: &str| {
        at_the_machine(&config, &["found-bureau", name, account]).await
    };
    let shown = command("市医疗保障局", "Wrong Name").await;
    assert!(shown.contains("账号须为"), "{shown}");
    let shown = command("市医疗保障局", "bureau1").await;
    assert!(shown.contains("临时密码："), "{shown}");
    let again = command("另一医疗保障局", "bureau2").await;
    assert!(again.contains("已有医保部门“市医疗保障局”"), "{again}");
    let client = cluster::connect(&config).await;
    let counted = "select (select count(*) from organisation where kind = 'insurance_bureau'), \
        (select count(*) from account where temporary_until is not null)";
    let row = client.query_one(counted, &[]).await.unwrap();
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_entered_once_for_each_kind_in_whatever_letters() {
    let platform = Platform::start(MONDAY).await;
    let enter = async |name: &str, kind: &str| {
        let new = json!({ "name": name, "kind": kind });
        platform.post("operator", "/organisations", new).await
    };
    let _first = enter("ABC（深圳）医疗公司", "manufacturer").await.must(201);
    for same in [
        "ABC（深圳）医疗公司",
        "abc(深圳)医疗公司",
        "ＡＢＣ（深圳） 医疗公司",
        "Abc（深圳）醫療公司",
    ] {
        let refused = enter(same, "manufacturer").await;
        assert_eq!(
            refused.problem(),
            (409, "organisation-name-taken"),
            "{same}"
        );
        let detail = refused.body["detail"].as_str().unwrap();
        assert!(detail.contains("ABC（深圳）医疗公司"), "{detail}");
    }
    assert_eq!(
        enter("ABC（深圳）医疗公司", "distributor").await.status,
        201
    );
    assert_eq!(
        enter("ABD（深圳）医疗公司", "manufacturer").await.status,
        201
    );
    let at_once = (0..6).map(|_| enter("新医院", "hospital"));
    let mut statuses: Vec<u16> = join_all(at_once)
        .await
        .iter()
        .map(|reply| reply.status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_finds_a_manufacturer_by_its_name_in_other_letters() {
    let platform = Platform::start(MONDAY).await;
    for name in ["ABC（深圳）医疗公司", "新厂"] {
        let new = json!({ "name": name, "kind": "manufacturer" });
        let entered = platform.post("operator", "/organisations", new).await;
        assert_eq!(entered.status, 201, "{name}");
    }
    let head =
        "27位码,产品名称,注册备案号,注册证有效期,生产企业,最小计量单位,最小销售单位,包装转换比\n";
    let row = |(number, maker): (u32, &str)| {
        let code = &Goods::number(number).code;
        format!("{code},导管,粤械注准20242140270,2030-01-01,{maker},支,盒,10\n")
    };
    let makers = (1..).zip(["abc(深圳)医疗公司", "新 厂", "新厂"]);
    let file = format!("{head}{}", makers.map(row).collect::<String>());
    let loaded = platform
        .load("operator", "products", "产品.csv", file.into())
        .await;
    assert_eq!(loaded["state"], "done", "{loaded}");
    assert_eq!(loaded["counts"]["accepted"], 3, "{loaded}");
    let listed = "/organisations?kind=manufacturer";
    let listed = platform.get("operator", listed).await.must(200);
    let items = listed["items"].as_array().unwrap().iter();
    let names: Vec<&str> = items.filter_map(|one| one["name"].as_str()).collect();
    let of = |part: &str| names.iter().filter(|name| name.contains(part)).count();
    assert_eq!((of("深圳"), of("新")), (1, 1), "{names:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_finds_no_manufacturer_by_a_name_with_the_credit_code_of_another() {
    let platform = Platform::start(MONDAY).await;
    let new =
        json!({ "name": "甲厂", "kind": "manufacturer", "credit_code": "91350100M000100Y43" });
    let entered = platform.post("operator", "/organisations", new).await;
    assert_eq!(entered.status, 201);
    let head = "27位码,产品名称,注册备案号,注册证有效期,生产企业,统一社会信用代码,最小计量单位,最小销售单位,包装转换比\n";
    let row = |(number, (maker, code)): (u32, (&str, &str))| {
        let product = &Goods::number(number).code;
        format!("{product},导管,粤械注准20242140270,2030-01-01,{maker},{code},支,盒,10\n")
    };
    let makers = [
        ("甲厂", "91350100M000100Y43"),
        ("甲厂", "91440300192317458F"),
        ("乙厂", "9144030071526726XG"),
        ("乙厂", "914403007084678371"),
        ("甲厂", ""),
    ];
    let rows: String = (1..).zip(makers).map(row).collect();
    let loaded = platform
        .load(
            "operator",
            "products",
            "产品.csv",
            format!("{head}{rows}").into(),
        )
        .await;
    assert_eq!(loaded["counts"]["accepted"], 3, "{loaded}");
    assert_eq!(loaded["counts"]["no_hit"], 2, "{loaded}");
    let listed = "/organisations?kind=manufacturer";
    let listed = platform.get("operator", listed).await.must(200);
    let items = listed["items"].as_array().unwrap().iter();
    let of = items.filter(|one| ["甲厂", "乙厂"].contains(&one["name"].as_str().unwrap()));
    assert_eq!(of.count(), 2, "{listed}");
}
