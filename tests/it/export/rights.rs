//! Whose an export is, and what becomes of it when rights are lost.

use serde_json::json;
use tests::{HOSPITAL, Platform, cluster};
use tokio_postgres::Client;

use super::{MONDAY, as_file, at_once, ended, file, own_prices, written};

/// More manufacturers than are written at once, whom only a trader of the exchange centre sees before a collection.
const MAKERS: &str = "/campaigns/preview/manufacturers";

async fn many_manufacturers(platform: &Platform) -> Client {
    let client = cluster::connect(platform.config()).await;
    let products = "
        with maker as (
            insert into organisation (name, kind, region, created_at)
            select '企业' || number, 'manufacturer', '4403', now() from generate_series(1, 40) number
            returning id
        )
        select count(*) from maker";
    client.execute(products, &[]).await.unwrap();
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_knows_of_an_export() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    let (export, _bytes) = written(&platform, HOSPITAL, "/current-prices").await;
    let path = format!("/exports/{}", export["id"].as_str().unwrap());
    for other in ["reader", "hospital2", "maker", "operator", "bureau"] {
        assert_eq!(platform.get(other, &path).await.status, 404, "{other}");
        assert_eq!(file(&platform, other, &export).await.status, 404, "{other}");
        let own = platform.get(other, "/exports").await.must(200);
        assert_eq!(own["total"], 0, "{other}");
    }
    assert_eq!(platform.get("", &path).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_was_disabled_or_lost_its_role_gets_no_file() {
    let platform = Platform::start(MONDAY).await;
    let client = many_manufacturers(&platform).await;
    at_once(&platform, 10).await;
    let list = "/organisations?kind=manufacturer";
    let (export, _bytes) = written(&platform, "operator2", list).await;
    let of_traders = as_file(&platform, "operator2", MAKERS).await;
    assert_eq!(of_traders.status, 200, "a list of traders");

    // Both wait behind what a colleague exports.
    let busy = "insert into export (id, organisation, account, path, query, language, fingerprint, name, state, requested_at, worked_at)
        select gen_random_uuid(), organisation, id, '/api/v1/messages', '', 'zh', '', '站内消息', 'running', now(), now() + interval '1 hour'
        from account where account = 'operator'";
    assert_eq!(client.execute(busy, &[]).await.unwrap(), 1);
    let waits = as_file(&platform, "operator2", list).await.must(202);
    let disabled = "update account set state = 'disabled' where account = 'operator2'";
    assert_eq!(client.execute(disabled, &[]).await.unwrap(), 1);
    let done = "update export set state = 'failed' where name = '站内消息'";
    assert_eq!(client.execute(done, &[]).await.unwrap(), 1);
    platform.app.exporter().wake();
    let state = async |id: &str| {
        let query =
            "select state, failure ->> 'en', stored_bytes from export where id = $1::text::uuid";
        let row = client.query_one(query, &[&id]).await.unwrap();
        (
            row.get::<_, String>(0),
            row.get::<_, Option<String>>(1),
            row.get::<_, i64>(2),
        )
    };
    let id = waits["id"].as_str().unwrap();
    while matches!(state(id).await.0.as_str(), "queued" | "running") {
        tokio::time::sleep(super::LOOK).await;
    }
    let reason = "the account that asked for it has been disabled";
    assert_eq!(
        state(id).await,
        ("failed".to_owned(), Some(reason.to_owned()), 0)
    );
    let enabled = "update account set state = 'active' where account = 'operator2'";
    assert_eq!(client.execute(enabled, &[]).await.unwrap(), 1);
    assert_eq!(file(&platform, "operator2", &export).await.status, 200);
    let refused = file(&platform, "operator2", &waits).await;
    assert_eq!(refused.problem(), (409, "export-failed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_judged_by_the_rights_of_the_day_on_which_it_is_written_and_fetched() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    let client = cluster::connect(platform.config()).await;
    let (export, _bytes) = written(&platform, HOSPITAL, "/current-prices").await;
    // The list is one of hospitals: what the organisation becomes decides.
    let turned = "update organisation set kind = 'distributor' where id = (select organisation from account where account = $1)";
    assert_eq!(client.execute(turned, &[&HOSPITAL]).await.unwrap(), 1);
    let refused = file(&platform, HOSPITAL, &export).await;
    assert_eq!(refused.status, 403, "{}", refused.body);
    let started = as_file(&platform, HOSPITAL, "/current-prices").await;
    if started.status == 202 {
        // The session is cached for some seconds; the worker asks again.
        let failed = ended(&platform, HOSPITAL, &started.body).await;
        assert_eq!(
            (&failed["state"], &failed["rows"]),
            (&json!("failed"), &json!(0))
        );
    } else {
        assert_eq!(started.status, 403);
    }
}
