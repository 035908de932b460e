//! Evidence in an S3-compatible store: the program with its settings, against a server that speaks S3 over
//! HTTP and stores its objects as files.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use serde_json::Value;
use tempfile::TempDir;
use tests::{Platform, Program, cluster};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const BUCKET: &str = "evidence";
const KEY: &str = "key";
const SECRET: &str = "secret";

struct Store {
    address: SocketAddr,
    root: TempDir,
    serving: JoinHandle<()>,
}

impl Store {
    async fn start() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(BUCKET)).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(accept(listener, service(&root)));
        Self {
            address,
            root,
            serving,
        }
    }

    /// Closes its port and every connection.
    async fn stop(&mut self) {
        self.serving.abort();
        let _aborted = (&mut self.serving).await;
    }

    async fn start_again(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.serving = tokio::spawn(accept(listener, service(&self.root)));
    }

    /// The path of the bytes under a key.
    fn object(&self, id: &str) -> PathBuf {
        self.root.path().join(BUCKET).join("files").join(id)
    }

    /// The names under the prefix of the platform.
    fn names(&self) -> Vec<String> {
        let Ok(found) = fs::read_dir(self.root.path().join(BUCKET).join("files")) else {
            return Vec::new();
        };
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> = found
            .map(|entry| name(entry).into_string().unwrap())
            .collect();
        names.sort_unstable();
        names
    }
}

fn service(root: &TempDir) -> S3Service {
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root.path()).unwrap());
    builder.set_auth(SimpleAuth::from_single(KEY, SECRET));
    builder.build()
}

async fn accept(listener: TcpListener, service: S3Service) {
    // Dropped with this task, and all connections with it.
    let mut connections = JoinSet::new();
    loop {
        let (socket, _) = listener.accept().await.unwrap();
        let connection =
            http1::Builder::new().serve_connection(TokioIo::new(socket), service.clone());
        connections.spawn(connection);
    }
}

/// The program with its evidence in this bucket at `endpoint`.
async fn program(platform: &Platform, endpoint: SocketAddr, bucket: &str, secret: &str) -> Program {
    Program::on(platform)
        .await
        .with("SUNSHINE_OBJECT_STORE", format!("s3://{bucket}/files"))
        .with("AWS_ENDPOINT", format!("http://{endpoint}"))
        .with("AWS_ALLOW_HTTP", "true")
        .with("AWS_REGION", "cn-north-1")
        .with("AWS_ACCESS_KEY_ID", KEY)
        .with("AWS_SECRET_ACCESS_KEY", secret)
}

async fn hand_in(platform: &Platform, program: &Program, file: &[u8]) -> (u16, Value) {
    let part = reqwest::multipart::Part::bytes(file.to_vec()).file_name("公告.pdf");
    let form = reqwest::multipart::Form::new().part("file", part);
    let client = tests::client().build().unwrap();
    let answer = client
        .post(format!("{}/api/v1/evidence", program.base()))
        .bearer_auth(platform.token("maker"))
        .multipart(form)
        .send()
        .await
        .unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn read(platform: &Platform, program: &Program, id: &str) -> (u16, Vec<u8>) {
    let client = tests::client().build().unwrap();
    let answer = client
        .get(format!("{}/api/v1/evidence/{id}/file", program.base()))
        .bearer_auth(platform.token("maker"))
        .send()
        .await
        .unwrap();
    let status = answer.status().as_u16();
    (status, answer.bytes().await.unwrap().to_vec())
}

async fn recorded(platform: &Platform) -> i64 {
    let client = cluster::connect(platform.config()).await;
    let row = client.query_one("select count(*) from evidence", &[]).await;
    row.unwrap().get(0)
}

/// A PDF of a few megabytes, no two parts of which are alike.
fn notice() -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for number in 0..1_000_000_u32 {
        file.extend_from_slice(&number.wrapping_mul(2_654_435_761).to_le_bytes());
    }
    file
}

fn age(path: &PathBuf, hours: u64) {
    let then = SystemTime::now() - Duration::from_secs(hours * 3_600);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(then).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_goes_into_the_bucket_and_comes_back_byte_for_byte() {
    let platform = Platform::start(MONDAY).await;
    let mut store = Store::start().await;
    let program = program(&platform, store.address, BUCKET, SECRET).await;
    let _running = program.serve().await;

    let file = notice();
    let (status, evidence) = hand_in(&platform, &program, &file).await;
    assert_eq!(status, 201, "{evidence}");
    let id = evidence["id"].as_str().unwrap();
    assert_eq!(store.names(), [id]);
    assert!(fs::read(store.object(id)).unwrap() == file);
    let (status, back) = read(&platform, &program, id).await;
    assert!(status == 200 && back == file, "{status}");
    assert_eq!(recorded(&platform).await, 1);

    // Unavailable: a problem within a short time, and nothing recorded.
    store.stop().await;
    let (status, problem) = hand_in(&platform, &program, b"%PDF-1.7 lost").await;
    assert_eq!((status, &problem["type"]), (503, &"unavailable".into()));
    assert_eq!(read(&platform, &program, id).await.0, 503);
    assert_eq!(recorded(&platform).await, 1);

    store.start_again().await;
    let (status, second) = hand_in(&platform, &program, b"%PDF-1.7 found").await;
    assert_eq!(status, 201, "{second}");
    assert_eq!(recorded(&platform).await, 2);
    assert_eq!(store.names().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_recorded_leaves_the_bucket_when_it_is_old() {
    let platform = Platform::start(MONDAY).await;
    let store = Store::start().await;
    let program = program(&platform, store.address, BUCKET, SECRET).await;
    let _running = program.serve().await;
    let (_, evidence) = hand_in(&platform, &program, b"%PDF-1.7 recorded").await;
    let stored = evidence["id"].as_str().unwrap();
    let (old, young) = (uuid::Uuid::now_v7(), uuid::Uuid::now_v7());
    for id in [old, young] {
        fs::write(store.object(&id.to_string()), b"%PDF-1.7 orphan").unwrap();
    }
    age(&store.object(stored), 30);
    age(&store.object(&old.to_string()), 30);

    let client = tests::client().build().unwrap();
    let runs = format!("{}/api/v1/jobs/tidy-evidence/runs", program.base());
    let begun = client
        .post(runs)
        .bearer_auth(platform.token("operator"))
        .send()
        .await
        .unwrap();
    assert_eq!(begun.status(), 202);
    for _ in 0..500 {
        if store.names().len() < 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut left = [stored.to_owned(), young.to_string()];
    left.sort_unstable();
    assert_eq!(store.names(), left);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_bucket_or_key_ends_the_start_with_a_sentence() {
    let platform = Platform::start(MONDAY).await;
    let store = Store::start().await;
    for (bucket, secret) in [("no-such-bucket", SECRET), (BUCKET, "another")] {
        let program = program(&platform, store.address, bucket, secret).await;
        let output = program.refuses().await;
        assert!(output.contains("证明材料存储无法打开"), "{output}");
        assert!(
            output.contains("the store of evidence cannot be opened"),
            "{output}"
        );
    }
    let program = Program::on(&platform)
        .await
        .with("SUNSHINE_OBJECT_STORE", "evidence");
    let output = program.refuses().await;
    assert!(output.contains("证明材料存储无法打开"), "{output}");
    assert_eq!(recorded(&platform).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unavailable_store_does_not_stop_the_trade() {
    let platform = Platform::start(MONDAY).await;
    let mut store = Store::start().await;
    store.stop().await;
    let program = program(&platform, store.address, BUCKET, SECRET).await;
    let _running = program.serve().await;
    let (status, problem) = hand_in(&platform, &program, b"%PDF-1.7 early").await;
    assert_eq!((status, &problem["type"]), (503, &"unavailable".into()));
    assert_eq!(recorded(&platform).await, 0);
    store.start_again().await;
    let (status, _) = hand_in(&platform, &program, b"%PDF-1.7 late").await;
    assert_eq!((status, recorded(&platform).await), (201, 1));
}
