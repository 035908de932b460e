//! Bureaus oversee their regions: a district's bureau knows the hospitals of its subtree in lists, counts, exports and the feed alike,
//! and nothing of those elsewhere (K7); the exchange centre counts for all.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use crate::feed::worlds::read;

const NANSHAN: &str = "440305";
const FUTIAN: &str = "440304";

/// Two hospitals in two districts, with bureaus of both, of the city, of the province and of another city.
async fn city() -> Platform {
    let mut platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    platform.located(HOSPITAL, NANSHAN).await;
    platform.located("hospital2", FUTIAN).await;
    for (account, region) in [
        ("nanshan", NANSHAN),
        ("futian", FUTIAN),
        ("province", "44"),
        ("guangzhou", "4401"),
    ] {
        platform.bureau(account, region).await;
    }
    platform
}

/// What a bureau's account may read of the whole, by its place in the tree.
const OVERSEERS: [(&str, bool, bool); 6] = [
    ("nanshan", true, false),
    ("futian", false, true),
    ("bureau", true, true),
    ("province", true, true),
    ("guangzhou", false, false),
    ("operator", true, true),
];

async fn organisation_of(platform: &Platform, account: &str) -> String {
    platform.caller(account).await.organisation.to_string()
}

async fn total(platform: &Platform, who: &str, path: &str) -> u64 {
    let page = platform.get(who, path).await.must(200);
    let items = page["items"].as_array().expect("items").len();
    let total = page["total"].as_u64().expect("a total");
    assert_eq!(u64::try_from(items).ok(), Some(total), "{who} {path}");
    total
}

/// A change of a price that is public.
async fn public_change(platform: &Platform) -> String {
    let declared = platform.capped(40, "100").await;
    let body = tests::declaration(declared, "33", "88");
    let change = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let change = change["id"].as_str().expect("an id").to_owned();
    let decision = json!({"action": "publicity", "ids": [change], "title": "三月公示"});
    let _public = platform
        .post("operator", "/price-changes/decisions", decision)
        .await
        .must(200);
    change
}

/// Each hospital does one of everything that an overseer may read: invitations with misconduct by silence, a report of a lower price
/// with evidence, an objection. Returns paths, by hospital, that are its own.
async fn traded(platform: &Platform) -> [Vec<String>; 2] {
    let change = public_change(platform).await;
    let mut paths = [Vec::new(), Vec::new()];
    for (number, (who, own)) in [HOSPITAL, "hospital2"]
        .into_iter()
        .zip(&mut paths)
        .enumerate()
    {
        let number = u32::try_from(number).expect("few");
        let product = platform.capped(10 + number, "100").await;
        platform.pays(who, product, "90").await;
        let invitation = platform.invited(who, product, "80").await;
        own.push(format!(
            "/invitations/{}",
            invitation["id"].as_str().expect("an id")
        ));
        let proof = platform
            .hand_in(who, "证明.pdf", b"%PDF-1.4 a".to_vec())
            .await
            .must(201);
        let proof = proof["id"].as_str().expect("an id").to_owned();
        let seen = json!({
            "product_id": product.to_string(), "region": "51", "platform": "省平台", "price": format!("7{number}"),
            "pack_ratio": "1", "executed_on": "2026-02-20", "source": "公告", "evidence": [proof],
        });
        let report = platform
            .post(who, "/lower-price-reports", seen)
            .await
            .must(201);
        own.push(format!(
            "/lower-price-reports/{}",
            report["id"].as_str().expect("an id")
        ));
        own.push(format!("/evidence/{proof}"));
        let reason = json!({"reason": format!("价格有误{who}")});
        let objections = format!("/price-changes/{change}/objections");
        let _objection = platform.post(who, &objections, reason).await.must(201);
        own.push(format!(
            "/organisations/{}",
            organisation_of(platform, who).await
        ));
        own.push(format!(
            "/organisations/{}/accounts",
            organisation_of(platform, who).await
        ));
        own.push(format!(
            "/organisations/{}/history",
            organisation_of(platform, who).await
        ));
    }
    platform.settle().await;
    paths
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bureau_of_a_district_knows_its_hospitals_and_no_others() {
    let platform = city().await;
    let paths = traded(&platform).await;
    for (who, nanshan, futian) in OVERSEERS {
        for (own, knows) in paths.iter().zip([nanshan, futian]) {
            for path in own {
                let answer = platform.get(who, path).await;
                let expected = if knows { 200 } else { 404 };
                assert_eq!(answer.status, expected, "{who} {path} {}", answer.body);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_totals_and_counters_count_what_lies_in_the_region() {
    let platform = city().await;
    let _paths = traded(&platform).await;
    for (who, nanshan, futian) in OVERSEERS {
        let expected = u64::from(nanshan) + u64::from(futian);
        for path in [
            "/invitations",
            "/invitations?sort=due_at",
            "/invitations?state=pending&sort=-due_at",
            "/invitations?q=%E4%BA%A7%E5%93%81",
            "/lower-price-reports",
            "/objections",
            "/objections?state=open",
            "/organisations?kind=hospital",
        ] {
            let found = platform.get(who, path).await.must(200);
            let named = path.contains("q=");
            let total = found["total"].as_u64().expect("a total");
            let items = found["items"].as_array().expect("items").len();
            assert_eq!(u64::try_from(items).ok(), Some(total), "{who} {path}");
            assert!(
                total == expected || named && total == 0,
                "{who} {path} {found}"
            );
        }
        let home = platform.get(who, "/home").await.must(200);
        let open = counter(&home, "invitations_open");
        assert_eq!(open, expected, "{who} {home}");
    }
    // Enterprises trade in all regions.
    assert_eq!(
        total(&platform, "nanshan", "/organisations?kind=manufacturer").await,
        2
    );
    assert_eq!(total(&platform, "nanshan", "/price-changes").await, 1);
}

fn counter(home: &Value, key: &str) -> u64 {
    let counters = home["counters"].as_array().expect("counters");
    let found = counters.iter().find(|one| one["key"] == key);
    found
        .and_then(|one| one["count"].as_u64())
        .expect("a counter")
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_towards_a_hospital_is_on_record_where_it_is() {
    let platform = city().await;
    let _paths = traded(&platform).await;
    platform.wait_until("2026-03-10T09:00:00+08:00");
    platform.settle().await;
    for (who, nanshan, futian) in OVERSEERS {
        let expected = u64::from(nanshan) + u64::from(futian);
        let found = total(&platform, who, "/misconduct-records").await;
        assert_eq!(found, expected, "{who}");
        let home = platform.get(who, "/home").await.must(200);
        assert_eq!(counter(&home, "misconduct_recent"), expected, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_feed_of_a_bureau_counts_what_concerns_its_region() {
    let platform = city().await;
    let paths = traded(&platform).await;
    let id = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    let subjects: Vec<String> = paths.iter().map(|own| id(&own[0])).collect();
    for (who, nanshan, futian) in OVERSEERS {
        let feed = platform.get(who, "/feed?after=0&limit=200").await.must(200);
        let events = feed["events"].as_array().expect("events");
        for (index, event) in events.iter().enumerate() {
            assert_eq!(event["position"], json!(index + 1), "{who}");
        }
        for (subject, knows) in subjects.iter().zip([nanshan, futian]) {
            let found = events
                .iter()
                .any(|event| event["subject"]["id"] == json!(subject));
            assert_eq!(found, knows, "{who} {subject}");
        }
        // What everybody reads.
        assert!(
            events
                .iter()
                .any(|event| event["kind"] == "publicity-opened"),
            "{who}"
        );
    }
}

/// What a bureau may list.
const LISTS: [&str; 35] = [
    "/calendar",
    "/campaigns",
    "/categories",
    "/current-prices",
    "/expiring-certificates",
    "/exports",
    "/feed?after=0&limit=200",
    "/home",
    "/imports",
    "/invitations",
    "/invitations?sort=due_at",
    "/invitations?format=xlsx",
    "/linkages",
    "/lower-price-reports",
    "/me",
    "/messages",
    "/messages/unread-count",
    "/misconduct-records",
    "/objections",
    "/organisations",
    "/organisations?format=xlsx",
    "/overpayments",
    "/platforms",
    "/price-changes",
    "/price-findings",
    "/price-findings/summary",
    "/products",
    "/publicities",
    "/publicities/changes",
    "/regions",
    "/rules",
    "/rules/proposals",
    "/service-accounts",
    "/storage",
    "/storage/organisations",
];

/// What hospitals elsewhere and their bureaus do changes no answer to a bureau, whatever it reads.
#[tokio::test(flavor = "multi_thread")]
async fn what_happens_in_another_district_changes_no_answer_to_a_bureau() {
    let mut answers: Vec<Vec<String>> = Vec::new();
    for with_neighbour in [false, true] {
        let platform = city().await;
        let change = public_change(&platform).await;
        let declared = platform.capped(41, "100").await;
        let product = platform.capped(11, "100").await;
        if with_neighbour {
            let objections = format!("/price-changes/{change}/objections");
            let reason = json!({"reason": "价格有误"});
            let _raised = platform
                .post("hospital2", &objections, reason)
                .await
                .must(201);
            platform.pays("hospital2", product, "90").await;
            let invitation = platform.invited("hospital2", product, "80").await;
            let id = invitation["id"].as_str().expect("an id");
            let reason = json!({"reason": "成本上涨"});
            let refusal = format!("/invitations/{id}/refusal");
            let _refused = platform.post("maker", &refusal, reason).await.must(200);
            let (_, _) = platform
                .colleague("hospital2", "colleague2", &[domain::Role::Reader])
                .await;
            let seen = json!({
                "product_id": declared.to_string(), "region": "51", "platform": "省平台", "price": "70", "pack_ratio": "1",
                "executed_on": "2026-02-20", "source": "公告",
            });
            let _seen = platform
                .post("hospital2", "/lower-price-reports", seen)
                .await
                .must(201);
        }
        platform.settle().await;
        let mut read_here = Vec::new();
        for path in LISTS {
            read_here.push(format!("{path} {}", read(&platform, "nanshan", path).await));
        }
        answers.push(read_here);
    }
    for (alone, beside) in answers[0].iter().zip(&answers[1]) {
        assert_eq!(alone, beside);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hospital_that_moves_takes_its_invitations_with_it() {
    let platform = city().await;
    let product = platform.capped(10, "100").await;
    platform.pays(HOSPITAL, product, "90").await;
    let invitation = platform.invited(HOSPITAL, product, "80").await;
    let path = format!("/invitations/{}", invitation["id"].as_str().expect("an id"));
    assert_eq!(platform.get("nanshan", &path).await.status, 200);
    platform.settle().await;
    let before = platform
        .get("nanshan", "/feed?after=0&limit=200")
        .await
        .must(200);
    platform.located(HOSPITAL, FUTIAN).await;
    assert_eq!(platform.get("nanshan", &path).await.status, 404);
    assert_eq!(platform.get("futian", &path).await.status, 200);
    assert_eq!(total(&platform, "futian", "/invitations").await, 1);
    assert_eq!(total(&platform, "nanshan", "/invitations").await, 0);
    platform.settle().await;
    // What was counted keeps its number.
    let after = platform
        .get("nanshan", "/feed?after=0&limit=200")
        .await
        .must(200);
    let (before, after) = (&before["events"], &after["events"]);
    let count = before.as_array().expect("events").len();
    assert_eq!(
        &before.as_array().expect("events")[..],
        &after.as_array().expect("events")[..count]
    );
    let id = organisation_of(&platform, HOSPITAL).await;
    let history = platform
        .get("operator", &format!("/organisations/{id}/history"))
        .await;
    let history = history.must(200).to_string();
    assert!(
        history.contains("福田区") && history.contains("南山区"),
        "{history}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bureau_founds_within_its_region_and_reaches_no_bureau_beyond_it() {
    let platform = city().await;
    let founding = |name: &str, region: Option<&str>| json!({"name": name, "kind": "insurance_bureau", "region": region});
    for (who, region, status) in [
        ("bureau", Some("440306"), 201),
        ("bureau", Some("44"), 422),
        ("bureau", Some("4401"), 422),
        ("bureau", Some("440399"), 422),
        ("nanshan", Some(FUTIAN), 422),
        ("province", Some("4401"), 201),
    ] {
        let body = founding(&format!("{who}{region:?}分局"), region);
        let answer = platform.post(who, "/organisations", body).await;
        assert_eq!(answer.status, status, "{who} {region:?} {}", answer.body);
    }
    let own = platform
        .post("nanshan", "/organisations", founding("南山分局二科", None))
        .await
        .must(201);
    assert_eq!(own["region"]["code"], NANSHAN);
    assert_eq!(own["level"], "district");
    for (who, other, status) in [
        ("nanshan", "bureau", 404),
        ("nanshan", "futian", 404),
        ("bureau", "nanshan", 200),
        ("province", "bureau", 200),
        ("bureau", "province", 404),
        ("nanshan", "nanshan", 200),
        ("nanshan", "operator", 200),
        ("nanshan", "maker", 200),
    ] {
        let id = organisation_of(&platform, other).await;
        let answer = platform.get(who, &format!("/organisations/{id}")).await;
        assert_eq!(answer.status, status, "{who} {other}");
    }
    // No first account where it may not look.
    let other = platform
        .post("bureau", "/organisations", founding("空分局", Some(FUTIAN)))
        .await
        .must(201);
    let accounts = format!(
        "/organisations/{}/accounts",
        other["id"].as_str().expect("an id")
    );
    let first = json!({"account": "first", "display_name": "张三", "roles": ["administrator"]});
    for (who, status) in [("nanshan", 404), ("guangzhou", 404), ("bureau", 201)] {
        let answer = platform.post(who, &accounts, first.clone()).await;
        assert_eq!(answer.status, status, "{who} {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hospitals_lie_where_their_codes_lie_and_bureaus_do_not_move() {
    let platform = city().await;
    for (code, region, expected) in [
        (Some("H44031500001"), None, "440315"),
        (Some("H44031200001"), None, "440312"),
        (Some("H44030500777"), Some(FUTIAN), FUTIAN),
        (None, None, "4403"),
        (None, Some("440104"), "440104"),
    ] {
        let body = json!({
            "name": format!("医院{code:?}{region:?}"), "kind": "hospital", "institution_code": code, "region": region,
        });
        let made = platform
            .post("operator", "/organisations", body)
            .await
            .must(201);
        assert_eq!(made["region"]["code"], expected, "{made}");
        assert_eq!(made["level"], Value::Null);
    }
    let id = organisation_of(&platform, "nanshan").await;
    let body = json!({"name": "南山分局", "region": FUTIAN, "reason": "更正"});
    let path = format!("/organisations/{id}");
    let moved = platform.put("bureau", &path, body).await;
    assert_eq!(moved.status, 422, "{}", moved.body);
    // Left out, it stays.
    let body = json!({"name": "南山分局", "reason": "更名"});
    let renamed = platform.put("bureau", &path, body).await.must(200);
    assert_eq!(renamed["region"]["code"], NANSHAN);
    let regions = platform.get("nanshan", "/regions").await.must(200);
    assert_eq!(regions["total"], 44);
    let unsigned = platform.request("", Method::GET, "/regions");
    assert_eq!(platform.send(unsigned).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_security_log_is_the_platforms_for_whoever_oversees_the_centre() {
    let platform = city().await;
    let accounts = async |who: &str| {
        let page = platform
            .get(who, "/security-events?limit=200")
            .await
            .must(200);
        let items = page["items"].as_array().expect("items").clone();
        let named = items.iter().map(|one| {
            one["account"]["account"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        });
        named.collect::<std::collections::BTreeSet<String>>()
    };
    for who in ["operator", "bureau", "province"] {
        assert!(accounts(who).await.contains("nanshan"), "{who}");
    }
    for who in ["nanshan", "futian", "guangzhou"] {
        let found = accounts(who).await;
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [who]);
    }
    let named = platform
        .get("nanshan", "/security-events?account=futian")
        .await
        .must(200);
    assert_eq!(named["total"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_does_as_a_whole_is_for_whoever_oversees_it() {
    let platform = city().await;
    let change = public_change(&platform).await;
    let prices = "27位码,省份,平台,价格类型,价格,执行日期\nC14020315924063616500000040,51,省平台,挂网价,99,2026-01-01\n";
    let loaded = platform
        .load("operator", "listed-prices", "价格.csv", prices.into())
        .await;
    platform.settle().await;
    let import = format!("/imports/{}", loaded["id"].as_str().expect("an id"));
    let impact = "/rules/bargaining.answer_term/impact?value=8&effective_from=2026-04-01";
    for (who, status) in [
        ("nanshan", 403),
        ("guangzhou", 403),
        ("bureau", 200),
        ("province", 200),
    ] {
        for path in ["/jobs", "/jobs/send-mail/runs", impact] {
            let answer = platform.get(who, path).await;
            assert_eq!(answer.status, status, "{who} {path} {}", answer.body);
        }
        let seen = platform.get(who, &import).await;
        assert_eq!(seen.status == 404, status == 403, "{who} {}", seen.body);
        let feed = platform.get(who, "/feed?after=0&limit=200").await.must(200);
        let is_read = feed.to_string().contains("import-finished");
        assert_eq!(is_read, status == 200, "{who} {feed}");
        let linkage = platform.get(who, "/linkages/1/preview").await;
        let expected = if status == 200 { 404 } else { 403 };
        assert_eq!(linkage.status, expected, "{who} {}", linkage.body);
        let public = platform
            .get(who, &format!("/price-changes/{change}"))
            .await
            .must(200);
        assert_eq!(
            public["objections_open"].is_null(),
            status == 403,
            "{who} {public}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lower_price_that_was_not_declared_is_on_record_where_it_was_reported() {
    let platform = city().await;
    let _paths = traded(&platform).await;
    // Both hospitals saw a price that its maker had to report until 20 March.
    platform.wait_until("2026-04-20T09:00:00+08:00");
    platform.settle().await;
    for (who, nanshan, futian) in OVERSEERS {
        let listed = platform.get(who, "/misconduct-records").await.must(200);
        let items = listed["items"].as_array().expect("items").iter();
        let undeclared = items
            .filter(|one| one["kind"] == "lower_price_undeclared")
            .count();
        let expected = usize::from(nanshan) + usize::from(futian);
        assert_eq!(undeclared, expected, "{who} {listed}");
        let reports = platform.get(who, "/lower-price-reports").await.must(200);
        for one in reports["items"].as_array().expect("items") {
            let knows_case = who == "bureau" || who == "province" || who == "operator";
            assert_eq!(one["case_id"].is_null(), !knows_case, "{who} {one}");
        }
    }
}
