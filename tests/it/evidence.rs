//! Evidence: what is taken and who may read it; bytes that were never recorded are deleted when they are old,
//! all others stay.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use domain::{Clock, SystemClock};
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};
use uuid::Uuid;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

fn folder(platform: &Platform) -> PathBuf {
    platform.data().join("evidence")
}

/// The bytes that an upload leaves when its process is killed before the row is committed.
fn orphan(folder: &Path, hours: u64) -> PathBuf {
    let path = folder.join(Uuid::now_v7().to_string());
    fs::write(&path, b"%PDF-1.7 orphan").unwrap();
    age(&path, hours);
    path
}

fn age(path: &Path, hours: u64) {
    let then = SystemTime::now() - Duration::from_secs(hours * 3_600);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(then).unwrap();
}

async fn handed_in(platform: &Platform) -> String {
    let file = b"%PDF-1.7 a notice".to_vec();
    let evidence = platform.hand_in("maker", "公告.pdf", file).await.must(201);
    evidence["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_orphan_goes_after_a_day_and_what_is_recorded_or_young_or_foreign_stays() {
    let platform = Platform::start(MONDAY).await;
    let folder = folder(&platform);
    let (first, second) = (handed_in(&platform).await, handed_in(&platform).await);
    age(&folder.join(&first), 24 * 400);
    let (old, young) = (orphan(&folder, 25), orphan(&folder, 23));
    let foreign = folder.join("说明.txt");
    fs::write(&foreign, "不是平台放的").unwrap();
    age(&foreign, 25);

    platform.settle().await;
    assert!(!old.exists());
    assert!(young.exists() && foreign.exists());
    for id in [first, second] {
        let file = platform.get("maker", &format!("/evidence/{id}/file")).await;
        assert_eq!(file.bytes, b"%PDF-1.7 a notice");
    }
}

#[tokio::test]
async fn a_store_of_which_the_database_knows_nearly_nothing_is_left_alone() {
    let platform = Platform::start(MONDAY).await;
    let folder = folder(&platform);
    let _known = handed_in(&platform).await;
    let orphans: Vec<PathBuf> = (0..101).map(|_| orphan(&folder, 48)).collect();
    let db = &platform.app.ground().db;
    let refused = platform.evidence.tidy(db, SystemClock.now()).await;
    assert!(refused.is_err());
    assert!(orphans.iter().all(|path| path.exists()));
    // One less could be an accident.
    fs::remove_file(&orphans[0]).unwrap();
    let removed = platform.evidence.tidy(db, SystemClock.now()).await;
    assert_eq!(removed.unwrap(), 100);
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn evidence_that_lies_is_refused_and_the_rest_is_its_owners() {
    let platform = Platform::start(MONDAY).await;
    let png = b"\x89PNG\r\n\x1a\n0000".to_vec();
    let program = b"MZ\x90\x00\x03\x00\x00\x00".to_vec();
    for (name, file, expected) in [
        ("合同.pdf", program, (415, "evidence-type")),
        ("合同.pdf", png.clone(), (422, "invalid-fields")),
        (
            "价格.xlsx",
            b"PK\x03\x04 no".to_vec(),
            (415, "evidence-type"),
        ),
        ("空.pdf", Vec::new(), (422, "invalid-fields")),
    ] {
        let refused = platform.hand_in("maker", name, file).await;
        assert_eq!(refused.problem(), expected, "{name}");
    }
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(20 * 1024 * 1024 + 1, 0);
    let refused = platform.hand_in("maker", "大.pdf", large).await;
    assert_eq!(refused.problem(), (413, "too-large"));

    let stored = platform
        .hand_in("maker", "目录/截图.png", png.clone())
        .await;
    let stored = stored.must(201);
    assert_eq!(stored["file_name"], "截图.png");
    assert_eq!(stored["media_type"], "image/png");
    assert_eq!(stored["sha256"].as_str().unwrap().len(), 64);
    let path = format!("/evidence/{}", text(&stored["id"]));
    assert_eq!(platform.get("maker", &path).await.must(200), stored);
    let path = format!("{path}/file");
    for (account, status) in [("maker", 200), ("operator", 200), ("bureau", 200)] {
        let reply = platform.get(account, &path).await;
        assert_eq!((reply.status, &reply.bytes), (status, &png), "{account}");
        let header = |name: &str| reply.headers[name].to_str().unwrap().to_owned();
        assert!(header("content-disposition").starts_with("attachment"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-type"), "image/png");
    }
    for account in ["maker2", HOSPITAL] {
        assert_eq!(platform.get(account, &path).await.status, 404, "{account}");
    }
}

fn pdf(megabytes: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.7 padded ".to_vec();
    file.resize(megabytes * 1_000_000, b' ');
    file
}

#[tokio::test]
async fn uploads_at_the_same_time_fill_the_quota_of_a_day_exactly_and_no_other_organisations() {
    let platform = Platform::start(MONDAY).await;
    let key = "evidence.megabytes_per_day";
    platform.amended(key, "20", "◇", "2026-03-02").await;
    let hand_in = |account: &'static str| platform.hand_in(account, "发票.pdf", pdf(8));
    let (one, two, three) = tokio::join!(hand_in("maker"), hand_in("maker"), hand_in("maker"));
    let mut replies = [one, two, three];
    replies.sort_by_key(|reply| reply.status);
    let statuses = replies.each_ref().map(|reply| reply.status);
    assert_eq!(statuses, [201, 201, 409]);
    assert_eq!(replies[2].problem(), (409, "evidence-quota"));
    assert_eq!(replies[2].body["figures"]["used"], 16);
    assert_eq!(replies[2].body["figures"]["allowed"], 20);
    // What was refused takes no room, neither in the count nor in the store.
    let fits = platform.hand_in("maker", "发票.pdf", pdf(4)).await;
    assert_eq!(fits.status, 201, "{}", fits.body);
    assert_eq!(fs::read_dir(folder(&platform)).unwrap().count(), 3);
    let full = platform.hand_in("maker", "发票.pdf", pdf(1)).await;
    assert_eq!(full.problem(), (409, "evidence-quota"));
    let of_another = hand_in(HOSPITAL).await;
    assert_eq!(of_another.status, 201, "{}", of_another.body);

    let midnight = json!({"now": "2026-03-03T00:00:00+08:00"});
    let moved = platform.put("operator", "/clock", midnight).await;
    let next_day = hand_in("maker").await;
    assert_eq!((moved.status, next_day.status), (200, 201));
    // Altogether 28 MB are there by now.
    platform
        .amended("evidence.megabytes", "35", "◇", "2026-03-03")
        .await;
    let full = hand_in("maker").await;
    assert_eq!(full.body["figures"]["allowed"], 35, "{}", full.body);
    let fits = platform.hand_in("maker", "发票.pdf", pdf(7)).await;
    assert_eq!(fits.status, 201, "{}", fits.body);
}
