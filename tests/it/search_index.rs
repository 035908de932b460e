//! The search index: never of another past, and open about what it does not know yet.

use std::path::{Path, PathBuf};

use jobs::Follower;
use search_index::SearchQuery;
use serde_json::{Value, json};
use server::search::{Search, Unanswered};
use tests::{Goods, HOSPITAL, Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn found(platform: &Platform) -> Vec<String> {
    let page = platform.get(HOSPITAL, "/products?limit=50").await.must(200);
    let items = page["items"].as_array().unwrap();
    let mut codes: Vec<String> = items
        .iter()
        .map(|item| item["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(page["total"], json!(codes.len()));
    codes.sort_unstable();
    codes
}

async fn ready(platform: &Platform) -> u16 {
    let address = format!("{}/readyz", platform.base());
    let answer = tests::client().build().unwrap().get(address).send().await;
    answer.unwrap().status().as_u16()
}

/// Lists that are filtered by a name seek it in the database: they know whatever the index does not.
async fn lists_by_name_answer(platform: &Platform) {
    for (account, path) in [
        (HOSPITAL, "/invitations"),
        (HOSPITAL, "/current-prices"),
        (HOSPITAL, "/overpayments"),
        ("bureau", "/price-findings"),
        ("bureau", "/platforms"),
        ("operator", "/price-changes"),
        ("operator", "/publicities/changes"),
        ("operator", "/organisations"),
    ] {
        for format in ["", "&format=xlsx"] {
            let path = format!("{path}?q=%E5%AF%BC%E5%B0%BF{format}");
            let request = platform.request(account, reqwest::Method::GET, &path);
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
        }
    }
}

/// Ends the connections of a database, and then does what needs it to be unused.
async fn unused(client: &tokio_postgres::Client, name: &str, statement: &str) {
    for _ in 0..50 {
        let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
        client.execute(end, &[&name]).await.unwrap();
        if client.batch_execute(statement).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{statement}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_another_past_answers_nothing_until_it_is_built_again() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform.settle().await;
    let name = platform.config().get_dbname().unwrap().to_owned();
    let client = cluster::connect(&cluster::config("postgres").await).await;
    let copy = format!("create database {name}_earlier template {name} strategy file_copy");
    unused(&client, &name, &copy).await;
    for number in 2..=4 {
        platform.product(&Goods::number(number)).await;
    }
    platform.settle().await;
    assert_eq!(found(&platform).await.len(), 4);
    assert_eq!(ready(&platform).await, 200);

    // The earlier state is restored, and other products bring it to the same position and beyond.
    unused(
        &client,
        &name,
        &format!("alter database {name} rename to {name}_late"),
    )
    .await;
    unused(
        &client,
        &name,
        &format!("alter database {name}_earlier rename to {name}"),
    )
    .await;
    for number in 5..=9 {
        platform.product(&Goods::number(number)).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ready(&platform).await, 503);
    for path in [
        "/products",
        "/products?format=xlsx",
        "/products?q=dng&category=14",
    ] {
        let request = platform.request(HOSPITAL, reqwest::Method::GET, path);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 503, "{path}");
        assert!(answer.headers().contains_key("retry-after"), "{path}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["type"], "index-building", "{path}");
        assert!(problem["figures"]["total"].is_u64(), "{problem}");
    }
    lists_by_name_answer(&platform).await;

    platform.settle().await;
    let codes = found(&platform).await;
    let expected: Vec<String> = [1, 5, 6, 7, 8, 9]
        .map(|number| Goods::number(number).code)
        .into();
    assert_eq!(codes, expected);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ready(&platform).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_whose_files_are_gone_is_built_again() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform.settle().await;
    std::fs::remove_dir_all(platform.data().join("index")).unwrap();
    platform.product(&Goods::number(2)).await;
    // The index is written twice in vain before nothing is believed of it any more.
    let mut failures = 0;
    while platform.app.jobs().catch_up().await.is_err() {
        failures += 1;
        assert!(failures < 5, "it is not built again");
    }
    assert!(0 < failures);
    assert_eq!(found(&platform).await.len(), 2);
    platform.product(&Goods::number(3)).await;
    platform.settle().await;
    assert_eq!(found(&platform).await.len(), 3);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ready(&platform).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_nothing_has_is_named_beside_what_was_found() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    platform.settle().await;
    let path = format!("/products?q={}%20丁腈", goods.name);
    let page = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&page["total"], &page["missing"]),
        (&json!(1), &json!(["丁腈"]))
    );
    let page = platform.get(HOSPITAL, "/products").await.must(200);
    assert_eq!(page["missing"], json!([]));
}

/// How many products a text finds, and which of its words none of them has.
async fn counted(platform: &Platform, text: &str) -> (Value, Value) {
    let path = format!("/products?q={text}");
    let page = platform.get(HOSPITAL, &path).await.must(200);
    (page["total"].clone(), page["missing"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn products_are_found_by_what_their_class_is_called_now() {
    let platform = Platform::start(MONDAY).await;
    let of_class = |number: u32, name: &'static str| Goods {
        classes: ["", "护理材料", name],
        ..Goods::number(number)
    };
    platform.product(&of_class(1, "排尿器具")).await;
    platform.settle().await;
    // What only a part of the name finds lacks the other one, and the answer says so.
    for (text, count, missing) in [
        ("排尿器具", 1, json!([])),
        ("护理材料", 1, json!([])),
        ("基础卫生材料", 1, json!([])),
        ("引流器具", 1, json!(["引流"])),
    ] {
        assert_eq!(
            counted(&platform, text).await,
            (json!(count), missing),
            "{text}"
        );
    }
    // Another name in a later file holds for every product of the class.
    platform.wait_until("2026-03-03T09:00:00+08:00");
    platform.product(&of_class(2, "引流器具")).await;
    platform.settle().await;
    for (text, count, missing) in [
        ("排尿器具", 2, json!(["排尿"])),
        ("引流器具", 2, json!([])),
        ("护理材料", 2, json!([])),
    ] {
        assert_eq!(
            counted(&platform, text).await,
            (json!(count), missing),
            "{text}"
        );
    }
}

/// Copies the folder of an index.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else if entry.file_name() != ".tantivy-writer.lock" {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Opens a folder for the database of a platform: it answers nothing until it is built, and then what is there.
async fn builds_again(platform: &Platform, folder: &Path, expected: u64) {
    let ground = platform.app.ground().clone();
    let search = Search::open(ground, folder).await.unwrap();
    assert!(!search.is_built());
    let query = SearchQuery::default;
    let unknown = search.search(query()).await.unwrap();
    assert!(matches!(unknown, Err(Unanswered::Building(_))));
    while search.catch_up().await.unwrap() > 0 {}
    assert!(search.is_built());
    let Ok(page) = search.search(query()).await.unwrap() else {
        panic!("the index is built");
    };
    assert_eq!(page.total, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_another_installation_is_built_again() {
    let (here, there) = (Platform::start(MONDAY).await, Platform::start(MONDAY).await);
    for number in 1..=2 {
        here.product(&Goods::number(number)).await;
    }
    here.settle().await;
    // One that is ahead of this ledger, and one that is behind it: both have positions, and neither is this history's.
    let behind = there.data().join("behind");
    there.product(&Goods::number(3)).await;
    there.settle().await;
    copied(&there.data().join("index"), &behind);
    for number in 4..=9 {
        there.product(&Goods::number(number)).await;
    }
    there.settle().await;
    let ahead = there.data().join("ahead");
    copied(&there.data().join("index"), &ahead);
    assert!(there.app.search().position() > here.app.search().position());
    for folder in [behind, ahead] {
        builds_again(&here, &folder, 2).await;
    }
    // A copy of its own index, by itself, belongs here.
    let own = here.data().join("own");
    copied(&here.data().join("index"), &own);
    let ground = here.app.ground().clone();
    assert!(Search::open(ground, &own).await.unwrap().is_built());
}

/// Takes something from the folder of an index.
type Spoil = fn(&Path);

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_half_there_or_older_is_built_again() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform.settle().await;
    let original = platform.data().join("index");
    let spoil: [(&str, Spoil); 4] = [
        ("without its list of files", |folder| {
            std::fs::remove_file(folder.join("meta.json")).unwrap();
        }),
        ("with a list of files cut off", |folder| {
            std::fs::write(folder.join("meta.json"), b"{\"segments\":[").unwrap();
        }),
        ("without its terms", |folder| {
            let files = std::fs::read_dir(folder).unwrap();
            let paths = files.map(|file| file.unwrap().path());
            let terms = |path: &PathBuf| path.extension().is_some_and(|end| end == "term");
            let terms: Vec<PathBuf> = paths.filter(terms).collect();
            assert!(!terms.is_empty());
            terms
                .iter()
                .for_each(|path| std::fs::remove_file(path).unwrap());
        }),
        ("of an older form", |folder| {
            std::fs::rename(folder, folder.with_file_name("products-t0-s1-1")).unwrap();
        }),
    ];
    for (number, (name, spoil)) in spoil.into_iter().enumerate() {
        let copy = platform.data().join(format!("copy{number}"));
        copied(&original, &copy);
        let folder = std::fs::read_dir(&copy).unwrap().next().unwrap().unwrap();
        println!("{name}");
        spoil(&folder.path());
        builds_again(&platform, &copy, 1).await;
    }
}
