//! What is written in the background.

use serde_json::json;
use tests::{Goods, HOSPITAL, Platform, cluster};
use tokio_postgres::Client;

use super::{MONDAY, as_file, at_once, ended, file, own_prices, rows, written};
use crate::loading::counts;

/// The codes of the hospital's own prices, page by page.
async fn codes(platform: &Platform) -> Vec<String> {
    let mut codes = Vec::new();
    let mut path = "/current-prices?limit=200".to_owned();
    loop {
        let page = platform.get(HOSPITAL, &path).await.must(200);
        let items = page["items"].as_array().unwrap();
        codes.extend(
            items
                .iter()
                .map(|item| item["code"].as_str().unwrap().to_owned()),
        );
        match page["next"].as_str() {
            Some(next) => path = format!("/current-prices?limit=200&cursor={next}"),
            None => return codes,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_beyond_the_bound_comes_whole_in_its_order_and_back_through_its_import() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 250).await;
    at_once(&platform, 250).await;
    let fits = as_file(&platform, HOSPITAL, "/current-prices").await;
    assert_eq!(fits.status, 200, "250 rows of at most 250");
    at_once(&platform, 100).await;
    let started = as_file(&platform, HOSPITAL, "/current-prices").await;
    let place = started.headers["location"].to_str().unwrap().to_owned();
    let started = started.must(202);
    assert_eq!(
        place,
        format!("/api/v1/exports/{}", started["id"].as_str().unwrap())
    );
    assert_eq!(
        (&started["state"], &started["rows_total"]),
        (&json!("queued"), &json!(250))
    );
    let export = ended(&platform, HOSPITAL, &started).await;
    assert_eq!(
        (&export["state"], &export["rows"]),
        (&json!("done"), &json!(250)),
        "{export}"
    );
    assert_eq!(export["file"], format!("{place}/file"));

    let fetched = file(&platform, HOSPITAL, &export).await;
    let name = fetched.headers["content-disposition"].to_str().unwrap();
    assert!(
        name.ends_with("%E7%8E%B0%E8%A1%8C%E9%87%87%E8%B4%AD%E4%BB%B7.xlsx"),
        "{name}"
    );
    let whole = rows(fetched.bytes.clone());
    assert_eq!(whole, rows(fits.bytes), "as it was written at once");
    let listed: Vec<String> = whole[1..].iter().map(|row| row[0].to_string()).collect();
    assert_eq!(listed, codes(&platform).await);
    let back = platform
        .load(HOSPITAL, "current-prices", "现行采购价.xlsx", fetched.bytes)
        .await;
    assert_eq!(counts(&back), (0, 250, 0, 0), "{back}");

    platform.settle().await;
    let messages = platform.get(HOSPITAL, "/messages").await.must(200);
    let titles = messages["items"].to_string();
    assert!(titles.contains("导出完成：现行采购价"), "{titles}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_search_finds_comes_whole_in_its_order() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=120).map(Goods::number).collect();
    let _products = platform.products(&goods).await;
    platform.settle().await;
    let path = "/products?q=%E5%AF%BC%E5%B0%BF%E7%AE%A1&sort=limit";
    let fits = as_file(&platform, "maker", path).await;
    assert_eq!(fits.status, 200);
    at_once(&platform, 50).await;
    let (export, bytes) = written(&platform, "maker", path).await;
    assert_eq!(export["rows"], 120, "{export}");
    assert_eq!(rows(bytes), rows(fits.bytes));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_is_one_export_and_an_account_has_so_many_at_once() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    let client = cluster::connect(platform.config()).await;
    // Somebody of the hospital has one that is written for a long time: the others wait behind it.
    let busy = "insert into export (id, organisation, account, path, query, language, fingerprint, name, state, requested_at, worked_at)
        select gen_random_uuid(), organisation, id, '/api/v1/messages', '', 'zh', '', '站内消息', 'running', now(), now() + interval '1 hour'
        from account where account = 'reader'";
    assert_eq!(client.execute(busy, &[]).await.unwrap(), 1);

    let first = as_file(&platform, HOSPITAL, "/current-prices")
        .await
        .must(202);
    let again = as_file(&platform, HOSPITAL, "/current-prices?limit=7")
        .await
        .must(202);
    assert_eq!(first["id"], again["id"]);
    let others = [
        "/current-prices?q=C140",
        "/current-prices?q=%E5%AF%BC%E5%B0%BF%E7%AE%A1",
    ];
    for other in others {
        let other = as_file(&platform, HOSPITAL, other).await.must(202);
        assert_ne!(first["id"], other["id"]);
    }
    let fourth = as_file(&platform, HOSPITAL, "/current-prices?q=C14020").await;
    assert_eq!(fourth.problem(), (409, "exports-open"));
    assert_eq!(fourth.body["figures"], json!({"open": 3, "allowed": 3}));
    let own = platform.get(HOSPITAL, "/exports").await.must(200);
    assert_eq!(own["total"], 3, "{own}");

    let done = "update export set state = 'failed' where name = '站内消息'";
    assert_eq!(client.execute(done, &[]).await.unwrap(), 1);
    platform.app.exporter().wake();
    for export in own["items"].as_array().unwrap() {
        assert_eq!(ended(&platform, HOSPITAL, export).await["state"], "done");
    }
    let later = as_file(&platform, HOSPITAL, "/current-prices")
        .await
        .must(202);
    assert_ne!(first["id"], later["id"], "the list may have changed since");
    ended(&platform, HOSPITAL, &later).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_for_its_days_and_counted_as_long() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    let (export, bytes) = written(&platform, HOSPITAL, "/current-prices").await;
    let stored = async || {
        let used = platform.get(HOSPITAL, "/storage").await.must(200);
        let items = used["items"].as_array().unwrap().clone();
        let found = items
            .into_iter()
            .find(|item| item["kind"] == "export-files");
        found.unwrap()["bytes"].clone()
    };
    assert_eq!(stored().await, bytes.len());
    platform.wait_until("2026-03-09T09:00:00+08:00");
    platform.settle().await;
    assert_eq!(
        file(&platform, HOSPITAL, &export).await.status,
        200,
        "7 days are not over"
    );
    platform.wait_until("2026-03-10T09:00:01+08:00");
    platform.settle().await;
    let refused = file(&platform, HOSPITAL, &export).await;
    assert_eq!(refused.problem(), (409, "export-expired"));
    assert_eq!(stored().await, 0);
    assert_eq!(
        ended(&platform, HOSPITAL, &export).await["state"],
        "expired"
    );
}

/// An export of the hospital, of which five bytes are stored and whose worker is alive for another hour: all others wait behind it.
async fn half_written(client: &Client) -> String {
    let busy = "insert into export (id, organisation, account, path, query, language, fingerprint, name, state, requested_at, worked_at,
            stored_bytes)
        select gen_random_uuid(), organisation, id, '/api/v1/messages', '', 'zh', '', '站内消息', 'running', now(), now() + interval '1 hour', 5
        from account where account = $1
        returning id::text";
    let busy: String = client.query_one(busy, &[&HOSPITAL]).await.unwrap().get(0);
    let used = "
        insert into storage_use (organisation, kind, bytes)
        select organisation, 'export-files', stored_bytes from export where id = $1::text::uuid";
    assert_eq!(client.execute(used, &[&busy]).await.unwrap(), 1);
    busy
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_cancelled_ends_without_a_file_and_gives_its_turn_to_the_next() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    let client = cluster::connect(platform.config()).await;
    let busy = half_written(&client).await;
    let waits = as_file(&platform, HOSPITAL, "/current-prices")
        .await
        .must(202);
    let cancellation = |id: &str| format!("/exports/{id}/cancellation");
    let path = cancellation(waits["id"].as_str().unwrap());
    let foreign = platform.post("operator", &path, json!({})).await;
    assert_eq!(foreign.status, 404);
    let over = platform.post(HOSPITAL, &path, json!({})).await.must(200);
    assert_eq!(
        (&over["state"], &over["error"]),
        (&json!("failed"), &json!("已由申请人取消"))
    );
    let again = platform.post(HOSPITAL, &path, json!({})).await.must(200);
    assert_eq!(again, over, "it has ended");
    let refused = file(&platform, HOSPITAL, &over).await;
    assert_eq!(refused.problem(), (409, "export-failed"));

    let next = as_file(&platform, HOSPITAL, "/current-prices")
        .await
        .must(202);
    assert_ne!(next["id"], waits["id"]);
    let running = platform
        .post(HOSPITAL, &cancellation(&busy), json!({}))
        .await;
    assert_eq!(running.must(200)["state"], "failed");
    let done = ended(&platform, HOSPITAL, &next).await;
    assert_eq!(
        (&done["state"], &done["rows"]),
        (&json!("done"), &json!(30))
    );
    let used = "select bytes - (select stored_bytes from export where state = 'done') from storage_use where kind = 'export-files'";
    let used: i64 = client.query_one(used, &[]).await.unwrap().get(0);
    assert_eq!(
        used, 0,
        "what was written of the cancelled one is given back"
    );
    let kept = platform
        .post(
            HOSPITAL,
            &cancellation(done["id"].as_str().unwrap()),
            json!({}),
        )
        .await;
    assert_eq!(kept.must(200)["state"], "done", "its file remains");
    platform.settle().await;
    let kinds = "select count(*) from event where kind = 'export-cancelled'";
    let cancelled: i64 = client.query_one(kinds, &[]).await.unwrap().get(0);
    assert_eq!(cancelled, 2);
    let messages = platform.get(HOSPITAL, "/messages").await.must(200);
    let failed = messages["items"].as_array().unwrap().iter();
    assert_eq!(
        failed.filter(|one| one["kind"] == "export-failed").count(),
        0,
        "{messages}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_with_several_rows_for_an_item_is_long_by_its_rows() {
    let platform = Platform::start(MONDAY).await;
    let [first, ..] = crate::campaign::goods(&platform).await;
    let goods = [Goods::number(1)];
    let more = [
        tests::Listed::at("36", "120"),
        tests::Listed::at("43", "130"),
    ];
    platform.listed_alike(&goods, &more).await;
    let path = crate::campaign::opened(&platform).await + "/products";
    let list = platform.get("operator", &path).await.must(200);
    assert_eq!(list["total"], 3, "{first}: {list}");
    at_once(&platform, 4).await;
    let (export, file) = written(&platform, "operator", &path).await;
    assert_eq!(export["rows"], 5, "{export}");
    assert_eq!(rows(file).len(), 6, "with the header");
    // An item is taken for twenty rows before it is read.
    at_once(&platform, 60).await;
    assert_eq!(as_file(&platform, "operator", &path).await.status, 200);
}
