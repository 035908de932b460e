//! What a new installation lacks before people can work with it.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Program, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn installation(platform: &Platform, who: &str) -> Value {
    platform.get(who, "/installation").await.must(200)
}

/// The steps that are not done, with their counts.
fn open(installation: &Value) -> Vec<(String, i64)> {
    let steps = installation["steps"].as_array().unwrap().iter();
    let open = steps.filter(|step| step["is_done"] == false);
    open.map(|step| {
        let key = step["key"].as_str().unwrap().to_owned();
        (key, step["count"].as_i64().unwrap())
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_with_a_centre_alone_lacks_every_step_in_its_order() {
    // As the command line founds it.
    let config = cluster::fresh_database(None).await;
    let program = Program::at(&cluster::url(config.get_dbname().unwrap()).await)
        .with("SUNSHINE_OPERATOR", "operator")
        .with("SUNSHINE_OPERATOR_PASSWORD", "a-better-word-8");
    program.serve().await.stop();
    let platform = Platform::on(config, MONDAY, &[]).await;
    let token = platform.signed_in("operator", "a-better-word-8").await;
    let request = platform.request("", reqwest::Method::GET, "/installation");
    let lacking = platform.send(request.bearer_auth(token)).await.must(200);
    assert_eq!(lacking["is_complete"], false);
    let keys: Vec<String> = open(&lacking).into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        keys,
        ["bureau", "products", "prices", "accounts"],
        "{lacking}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_is_done_once_there_is_what_it_takes() {
    let platform = Platform::start(MONDAY).await;
    let before = installation(&platform, "operator").await;
    let lacks = |key: &str, count: i64| (key.to_owned(), count);
    assert_eq!(
        open(&before),
        [
            lacks("products", 0),
            lacks("prices", 0),
            lacks("hospital_grades", 2)
        ]
    );
    for step in before["steps"].as_array().unwrap() {
        let texts = [&step["label"], &step["todo"], &step["link"]];
        assert!(
            texts.iter().all(|text| !text.as_str().unwrap().is_empty()),
            "{step}"
        );
    }
    platform.capped(1, "100").await;
    let priced = installation(&platform, "operator").await;
    assert_eq!(open(&priced), [lacks("hospital_grades", 2)]);
    for who in [HOSPITAL, "hospital2"] {
        let path = format!("/organisations/{}", platform.caller(who).await.organisation);
        let known = platform.get("operator", &path).await.must(200);
        let body = json!({
            "name": known["name"], "grade": "tertiary_a", "ownership": "public", "reason": "补登",
        });
        let _ = platform.put("operator", &path, body).await.must(200);
    }
    let done = installation(&platform, "operator").await;
    assert_eq!(done["is_complete"], true, "{done}");
    // A year that nobody has settled lacks its notice.
    platform.wait_until("2031-01-02T09:00:00+08:00");
    let later = installation(&platform, "operator").await;
    assert_eq!(open(&later), [lacks("calendar", 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_centre_reads_what_the_installation_lacks() {
    let platform = Platform::start(MONDAY).await;
    for who in [HOSPITAL, "maker", "bureau"] {
        assert_eq!(
            platform.get(who, "/installation").await.status,
            403,
            "{who}"
        );
    }
    assert_eq!(platform.get("", "/installation").await.status, 401);
}
