//! Evidence: what is taken and who may read it; bytes that were never recorded are deleted when they are old,
//! all others stay.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::TimeDelta;
use domain::evidence::{self, Evidence, MediaType};
use domain::{Clock, Error, EvidenceId, SystemClock};
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};
use uuid::Uuid;

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /evidence", "?+-++++++-"),
        ("GET /evidence/{id}", "?000+00++0"),
        ("GET /evidence/{id}/file", "?000+00++0"),
    ],
    ..Declared::NOTHING
};

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

/// Whether each of these may read a file, of which nobody may know more than its bytes' reader does.
async fn readers(platform: &Platform, id: &str) -> Vec<bool> {
    let mut readers = Vec::new();
    for account in [HOSPITAL, "maker", "operator", "bureau"] {
        let head = platform.get(account, &format!("/evidence/{id}")).await;
        let file = platform.get(account, &format!("/evidence/{id}/file")).await;
        assert_eq!(head.status, file.status, "{account}");
        assert!([200, 404].contains(&head.status), "{account}");
        readers.push(head.status == 200);
    }
    readers
}

async fn handed_in_by(platform: &Platform, account: &str) -> String {
    let file = format!("%PDF-1.7 {}", Uuid::now_v7()).into_bytes();
    let stored = platform.hand_in(account, "合同.pdf", file).await;
    text(&stored.must(201)["id"])
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hospital_overseers_read_what_is_attached_to_something_that_they_may_see_and_no_more()
{
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let own = handed_in_by(&platform, HOSPITAL).await;
    assert_eq!(readers(&platform, &own).await, [true, false, false, false]);
    // A hospital's own price is its secret, and so is what proves it.
    let path = format!("/products/{product}/current-price");
    let price = json!({"price": "88", "effective_from": "2026-03-01", "evidence": [own]});
    let _declared = platform.put(HOSPITAL, &path, price).await.must(200);
    assert_eq!(platform.get("operator", &path).await.status, 403);
    assert_eq!(readers(&platform, &own).await, [true, false, false, false]);
    // The same contract proves a lower price that the hospital reports: that is theirs to look at.
    let report = json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台", "price": "60", "pack_ratio": "1",
        "executed_on": "2026-02-01", "source": "公告", "evidence": [own],
    });
    let reported = platform
        .post(HOSPITAL, "/lower-price-reports", report)
        .await;
    assert_eq!(reported.status, 201, "{}", reported.body);
    assert_eq!(readers(&platform, &own).await, [true, false, true, true]);
}

/// Columns of files that show them to no overseer.
const SECRET: [&str; 1] = ["current_purchase_price.evidence"];

#[tokio::test]
async fn every_column_of_files_shows_them_to_overseers_or_is_a_secret() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let query = "select class.relname || '.' || attname, exists (
            select from pg_trigger trigger join pg_proc on pg_proc.oid = tgfoid
            where proname = 'show_evidence' and tgrelid = class.oid and attnum = any(tgattr::smallint[])
                and tgargs = convert_to(attname, 'UTF8') || '\\x00'::bytea)
        from pg_attribute join pg_class class on class.oid = attrelid
        where class.relkind = 'r' and attname like '%evidence' and atttypid = 'uuid[]'::regtype order by 1";
    let rows = client.query(query, &[]).await.unwrap();
    assert_eq!(rows.len(), 6, "columns of files");
    for row in rows {
        let column: String = row.get(0);
        let shows: bool = row.get(1);
        assert_ne!(SECRET.contains(&column.as_str()), shows, "{column}");
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
    platform.amended(key, "21", "◇", "2026-03-02").await;
    let hand_in = |account: &'static str| platform.hand_in(account, "发票.pdf", pdf(8));
    let (one, two, three) = tokio::join!(hand_in("maker"), hand_in("maker"), hand_in("maker"));
    let mut replies = [one, two, three];
    replies.sort_by_key(|reply| reply.status);
    let statuses = replies.each_ref().map(|reply| reply.status);
    assert_eq!(statuses, [201, 201, 409]);
    assert_eq!(replies[2].problem(), (409, "evidence-quota"));
    assert_eq!(replies[2].body["figures"]["used"], 16);
    assert_eq!(replies[2].body["figures"]["allowed"], 21);
    // What was refused takes no room, neither in the count nor in the store.
    let fits = platform.hand_in("maker", "发票.pdf", pdf(5)).await;
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
    // Altogether 29 MB are there by now.
    platform
        .amended("evidence.megabytes", "36", "◇", "2026-03-03")
        .await;
    let full = hand_in("maker").await;
    assert_eq!(full.body["figures"]["allowed"], 36, "{}", full.body);
    let fits = platform.hand_in("maker", "发票.pdf", pdf(7)).await;
    assert_eq!(fits.status, 201, "{}", fits.body);
}

/// The bytes that are counted as evidence of an organisation: altogether, and on the day.
async fn counted(platform: &Platform, account: &str) -> (i64, i64) {
    let used = platform.get(account, "/storage").await.must(200);
    let evidence = &used["items"][0];
    assert_eq!(evidence["kind"], "evidence");
    let bytes = |name: &str| evidence[name].as_i64().unwrap();
    (bytes("bytes"), bytes("bytes_today"))
}

/// An upload that its process does not finish: counted, its bytes perhaps written, never recorded.
async fn reserved(platform: &Platform, bytes: i64) -> EvidenceId {
    let ground = platform.app.ground();
    let caller = platform.caller("maker").await;
    let evidence = Evidence {
        id: EvidenceId(Uuid::now_v7()),
        organisation: caller.organisation,
        file_name: "发票.pdf".to_owned(),
        media_type: MediaType::Pdf,
        bytes,
        sha256: [0; 32],
        recorded_at: SystemClock.now(),
    };
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let (moment, wall) = (ground.moment(), SystemClock.now());
    evidence::reserve(&tx, &moment, wall, &caller, &evidence)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    evidence.id
}

#[tokio::test]
async fn the_largest_file_fits_the_least_quota_once() {
    let platform = Platform::start(MONDAY).await;
    for key in ["evidence.megabytes_per_day", "evidence.megabytes"] {
        let body = json!({
            "key": key, "value": "20", "clause": "◇", "effective_from": "2026-03-02", "note": "会议纪要",
        });
        let refused = platform.post("operator", "/rules", body).await;
        assert_eq!(refused.status, 422, "{key}: a legal file would not fit");
        platform.amended(key, "21", "◇", "2026-03-02").await;
    }
    let mut largest = b"%PDF-1.7".to_vec();
    largest.resize(20 * 1024 * 1024, b' ');
    let fits = platform.hand_in("maker", "发票.pdf", largest).await;
    assert_eq!(fits.status, 201, "{}", fits.body);
    assert_eq!(counted(&platform, "maker").await, (20_971_520, 20_971_520));
}

#[tokio::test]
async fn what_does_not_fit_is_never_written() {
    let platform = Platform::start(MONDAY).await;
    platform
        .amended("evidence.megabytes", "21", "◇", "2026-03-02")
        .await;
    let first = platform.hand_in("maker", "发票.pdf", pdf(18)).await;
    assert_eq!(first.status, 201, "{}", first.body);
    // A store that takes nothing more: whoever writes first and asks then fails in another way.
    let closed = fs::Permissions::from_mode(0o500);
    let open = fs::metadata(folder(&platform)).unwrap().permissions();
    fs::set_permissions(folder(&platform), closed).unwrap();
    let is_root = fs::write(folder(&platform).join("probe"), "").is_ok();
    let refused = platform.hand_in("maker", "发票.pdf", pdf(4)).await;
    let away = platform.hand_in("maker", "发票.pdf", pdf(1)).await;
    fs::set_permissions(folder(&platform), open).unwrap();
    assert_eq!(refused.problem(), (409, "evidence-quota"));
    if !is_root {
        assert_eq!(away.status, 503, "{}", away.body);
        // What could not be written is given back.
        assert_eq!(counted(&platform, "maker").await, (18_000_000, 18_000_000));
    }
}

#[tokio::test]
async fn a_file_sent_twice_under_one_key_counts_once_even_when_nothing_more_would_fit() {
    let platform = Platform::start(MONDAY).await;
    platform
        .amended("evidence.megabytes_per_day", "21", "◇", "2026-03-02")
        .await;
    let send = async |key: &'static str| {
        let part = reqwest::multipart::Part::bytes(pdf(15)).file_name("发票.pdf");
        let form = reqwest::multipart::Form::new().part("file", part);
        let request = platform.request("maker", reqwest::Method::POST, "/evidence");
        platform
            .send(request.header("idempotency-key", key).multipart(form))
            .await
    };
    let first = send("one").await.must(201);
    let again = send("one").await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.must(201), first);
    let other = send("another").await;
    assert_eq!(other.problem(), (409, "evidence-quota"));
    assert_eq!(counted(&platform, "maker").await, (15_000_000, 15_000_000));
    assert_eq!(fs::read_dir(folder(&platform)).unwrap().count(), 1);
    // The refusal left the key free.
    let midnight = json!({"now": "2026-03-03T00:00:00+08:00"});
    let _moved = platform.put("operator", "/clock", midnight).await.must(200);
    let _fits = send("another").await.must(201);
    assert_eq!(counted(&platform, "maker").await, (30_000_000, 15_000_000));
}

#[tokio::test]
async fn an_upload_that_nobody_finishes_counts_until_its_bytes_are_deleted() {
    let platform = Platform::start(MONDAY).await;
    let db = &platform.app.ground().db;
    let (dead, bare) = (
        reserved(&platform, 4_000_000).await,
        reserved(&platform, 1).await,
    );
    let path = folder(&platform).join(dead.to_string());
    fs::write(&path, b"%PDF-1.7").unwrap();
    let now = SystemClock.now();
    assert_eq!(platform.evidence.tidy(db, now).await.unwrap(), 0);
    assert_eq!(counted(&platform, "maker").await, (4_000_001, 4_000_001));
    assert!(path.exists());
    let later = now + TimeDelta::hours(25);
    assert_eq!(platform.evidence.tidy(db, later).await.unwrap(), 2);
    assert_eq!(counted(&platform, "maker").await, (0, 0));
    assert!(!path.exists());
    // Once given back, neither the upload nor another run of the job changes anything.
    for id in [dead, bare] {
        assert!(!platform.evidence.abandon(db, id).await.unwrap());
    }
}

#[tokio::test]
async fn what_was_recorded_cannot_be_given_back_nor_the_other_way_round() {
    let platform = Platform::start(MONDAY).await;
    let ground = platform.app.ground();
    let id: EvidenceId = handed_in(&platform).await.parse().unwrap();
    let abandoned = platform.evidence.abandon(&ground.db, id).await.unwrap();
    assert!(!abandoned);
    assert!(folder(&platform).join(id.to_string()).exists());
    assert_eq!(counted(&platform, "maker").await, (17, 17));

    let late = reserved(&platform, 10).await;
    assert!(platform.evidence.abandon(&ground.db, late).await.unwrap());
    let caller = platform.caller("maker").await;
    let evidence = Evidence {
        id: late,
        organisation: caller.organisation,
        file_name: "发票.pdf".to_owned(),
        media_type: MediaType::Pdf,
        bytes: 10,
        sha256: [0; 32],
        recorded_at: SystemClock.now(),
    };
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let recorded = evidence::record(&tx, &ground.moment(), &caller, &evidence).await;
    assert!(matches!(recorded, Err(Error::Stale)), "{recorded:?}");
}
