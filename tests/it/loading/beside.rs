//! Files of several organisations at once: who loads much does not delay whoever loads a little.

use std::fmt::Write;
use std::time::Duration;

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Rows of a big file; with their contracts they are more than a MiB, so that it counts as a long one.
const ROWS: u32 = 2_500;

const BIG_FILES: usize = 10;

fn prices(rows: u32, contract: &str) -> String {
    let mut text = "27位码,价格,生效日期,合同编号\n".to_owned();
    for number in 1..=rows {
        let code = Goods::number(number).code;
        writeln!(text, "{code},80,2026-01-01,{contract}").unwrap();
    }
    text
}

/// Uploads a price list; returns the id of its import.
async fn upload(platform: &Platform, account: &str, file: &str) -> String {
    let part = Part::bytes(file.as_bytes().to_vec()).file_name("价格.csv");
    let request = platform.request(account, Method::POST, "/imports/current-prices");
    let form = Form::new().part("file", part);
    let begun = platform.send(request.multipart(form)).await.must(202);
    begun["id"].as_str().unwrap().to_owned()
}

async fn import(platform: &Platform, account: &str, id: &str) -> Value {
    let path = format!("/imports/{id}");
    platform.get(account, &path).await.must(200)
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_big_files_of_one_organisation_delay_no_small_one_of_another() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=ROWS).map(Goods::number).collect();
    let _ids = platform.products(&goods).await;
    let contract = "长".repeat(170);
    let big = prices(ROWS, &contract);
    assert!((1 << 20) < big.len(), "{} bytes", big.len());
    let mut begun = Vec::new();
    for _ in 0..BIG_FILES {
        begun.push(upload(&platform, HOSPITAL, &big).await);
    }
    let small = upload(&platform, "hospital2", &prices(3, "H-1")).await;
    let taken = loop {
        let import = import(&platform, "hospital2", &small).await;
        if import["state"] == "done" {
            break import;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(taken["accepted"], 3, "{taken}");
    let mut finished = 0;
    for id in &begun {
        let import = import(&platform, HOSPITAL, id).await;
        finished += usize::from(import["state"] == "done");
    }
    assert!(
        finished <= BIG_FILES / 2,
        "{finished} big files were loaded before the small one"
    );
    // All of them take effect in the end, in the order in which they came.
    platform.loader.wait_idle().await;
    for (position, id) in begun.iter().enumerate() {
        let import = import(&platform, HOSPITAL, id).await;
        assert_eq!(import["state"], "done", "{import}");
        let counts = &import["counts"];
        let expected = if position == 0 {
            "accepted"
        } else {
            "unchanged"
        };
        assert_eq!(counts[expected], ROWS, "file {position}: {counts}");
    }
}
