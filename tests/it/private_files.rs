//! Nobody but the owner reads what a running program keeps.

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tests::Program;

/// How long mail may take to be written.
const MAIL_MAX: Duration = Duration::from_secs(60);

/// Everything under a folder with its rights, the folder itself first; what goes meanwhile is left out.
fn walked(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
    let Ok(own) = fs::symlink_metadata(folder) else {
        return;
    };
    if own.is_symlink() {
        return;
    }
    found.push((folder.to_owned(), own.permissions().mode() & 0o7777));
    for entry in fs::read_dir(folder).into_iter().flatten() {
        walked(&entry.unwrap().path(), found);
    }
}

fn open_to_others(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    walked(folder, &mut found);
    let wrong = found.iter().filter(|(path, mode)| {
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        *mode != expected && path.exists() && !is_socket(path)
    });
    wrong
        .map(|(path, mode)| format!("{} {mode:o}", path.display()))
        .collect()
}

fn is_socket(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|file| file.file_type().is_socket())
}

async fn sign_in(program: &Program, account: &str) -> String {
    let client = tests::client().build().unwrap();
    let body = json!({ "account": account, "password": "sunshine-demo" });
    let request = client.post(format!("{}/api/v1/sessions", program.base()));
    let session: Value = request
        .json(&body)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    session["token"].as_str().unwrap().to_owned()
}

/// Uploads evidence and a file to import, and fetches exports, so that their files are there.
async fn use_it(program: &Program) {
    let client = tests::client().build().unwrap();
    let token = sign_in(program, "maker").await;
    let file = |name: &str| {
        let part = Part::bytes(b"%PDF-1.4 test".to_vec()).file_name(name.to_owned());
        Form::new().part("file", part)
    };
    for (path, name) in [
        ("evidence", "proof.pdf"),
        ("imports/declarations", "list.csv"),
    ] {
        let request = client.post(format!("{}/api/v1/{path}", program.base()));
        let answer = request
            .bearer_auth(&token)
            .multipart(file(name))
            .send()
            .await
            .unwrap();
        assert!(
            answer.status().as_u16() < 500,
            "{path}: {}",
            answer.status()
        );
    }
    for path in ["products?format=xlsx", "invitations?format=xlsx"] {
        let request = client.get(format!("{}/api/v1/{path}", program.base()));
        let answer = request.bearer_auth(&token).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.bytes().await.unwrap();
    }
}

fn has_files(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_data_directory_is_readable_by_its_owner_alone() {
    let program = Program::demonstration();
    let running = program.serve().await;
    use_it(&program).await;
    let data = program.data();
    let began = Instant::now();
    while !has_files(&data.join("mail")) {
        assert!(began.elapsed() < MAIL_MAX, "mail is written");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for part in [
        "mail",
        "evidence",
        "index",
        "postgres",
        "postgres/base",
        "postgres/pg_wal",
    ] {
        assert!(has_files(&data.join(part)), "{part} is there");
    }
    assert!(data.join("postgres.log").is_file());
    assert_eq!(open_to_others(data), Vec::<String>::new());

    // A start over a directory that an earlier version or a copy left open.
    running.stop();
    let (letters, root) = (data.join("mail"), data.to_owned());
    for entry in fs::read_dir(&letters).unwrap() {
        open(&entry.unwrap().path(), 0o644);
    }
    open(&letters, 0o755);
    open(&root, 0o755);
    fs::remove_file(root.join("sunshine.private")).unwrap();
    let _running = program.serve().await;
    assert_eq!(open_to_others(data), Vec::<String>::new());
}

fn open(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
