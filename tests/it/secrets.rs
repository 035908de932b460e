//! A password in an address of the database is shown nowhere: by no error, no log, no help, no answer.

use std::fs;

use tests::{Platform, cluster};
use tests::{Program, printed};

const PASSWORD: &str = "s3cret-of-nobody";

/// Addresses that cannot be used, each for another reason.
async fn unusable() -> Vec<String> {
    let good = cluster::url("postgres").await;
    let (_, host) = good.split_once('@').unwrap();
    vec![
        format!("postgresql://me:{PASSWORD}@host:port/db"),
        format!("mysql://me:{PASSWORD}@host/db"),
        format!("postgresql://me:{PASSWORD}@127.0.0.1/db?unknown={PASSWORD}"),
        format!("postgresql://me:{PASSWORD}@127.0.0.1/db?sslmode={PASSWORD}"),
        format!("host=127.0.0.1 user=me password='{PASSWORD}"),
        format!("postgresql://me:{PASSWORD}@127.0.0.1:1/db"),
        format!("postgresql://me:{PASSWORD}@no-such-host.invalid/db?sslmode=require"),
        format!("postgresql://no_such_role:{PASSWORD}@{host}"),
        PASSWORD.to_owned(),
    ]
}

/// What `sunshine migrate` prints, with settings by name.
fn migrated(arguments: &[&str], settings: &[(&str, &str)], input: &str) -> String {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().join("data");
    let mut all = vec!["migrate", "--data", data.to_str().unwrap()];
    all.extend(arguments);
    printed(
        &all,
        &[settings, &[("SUNSHINE_LOG", "trace")]].concat(),
        input,
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failure_shows_the_password_wherever_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("address");
    let name = file.to_str().unwrap();
    // Not used before the other address has been read.
    let program = ("DATABASE_URL", "postgresql://me@127.0.0.1:1/db");
    for url in unusable().await {
        fs::write(&file, format!("{url}\n")).unwrap();
        for shown in [
            migrated(&["--database-url", &url], &[], ""),
            migrated(&["--database-url-file", name], &[], ""),
            migrated(&["--database-url-file", "-"], &[], &url),
            migrated(&[], &[("DATABASE_URL", &url)], ""),
            migrated(&[], &[("DATABASE_URL_FILE", name)], ""),
            migrated(&["--migration-url", &url], &[program], ""),
            migrated(&["--migration-url-file", "-"], &[program], &url),
            migrated(&[], &[program, ("DATABASE_MIGRATION_URL", &url)], ""),
        ] {
            assert!(shown.contains(" / "), "{url}: it explains itself: {shown}");
            assert!(!shown.contains(PASSWORD), "{url}: {shown}");
        }
    }
}

#[test]
fn help_shows_no_password() {
    let url = format!("postgresql://me:{PASSWORD}@127.0.0.1/db");
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("DATABASE_MIGRATION_URL", &url),
        ("SUNSHINE_SMTP_URL", &url),
        ("SUNSHINE_OPERATOR_PASSWORD", PASSWORD),
    ];
    for arguments in [
        vec!["--help"],
        vec!["serve", "--help"],
        vec!["serve", "-h"],
        vec!["demo", "--help"],
        vec!["migrate", "--help"],
        vec!["import", "--help"],
        vec!["reindex", "--help"],
        vec!["serve", "--no-such-option"],
    ] {
        let shown = printed(&arguments, &settings, "");
        assert!(!shown.is_empty());
        assert!(!shown.contains(PASSWORD), "{arguments:?}: {shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_of_the_running_program_shows_the_password() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let database = platform.config().get_dbname().unwrap();
    let url = cluster::url(database).await;
    let url = url.replacen('@', &format!(":{PASSWORD}@"), 1);
    let program = Program::at(&url);
    let _running = program.serve().await;
    let client = tests::client().build().unwrap();
    for path in [
        "/readyz",
        "/healthz",
        "/metrics",
        "/api/v1/system",
        "/api/v1/openapi.json",
    ] {
        let answer = client.get(format!("{}{path}", program.base())).send().await;
        let text = answer.unwrap().text().await.unwrap();
        assert!(!text.contains(PASSWORD), "{path}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_of_the_first_operator_is_named_with_what_is_wrong() {
    let config = cluster::fresh_database(None).await;
    let url = cluster::url(config.get_dbname().unwrap()).await;
    for (password, reason) in [
        ("short", "10至128位"),
        ("first-of-all-9", "不得包含账号"),
        ("aaaaaaaaaaaa", "过于单一"),
    ] {
        let program = Program::at(&url)
            .with("SUNSHINE_OPERATOR", "first")
            .with("SUNSHINE_OPERATOR_PASSWORD", password);
        let shown = program.refuses().await;
        for part in ["首位操作员", "the first operator", reason] {
            assert!(shown.contains(part), "{password}: {shown}");
        }
        assert!(!shown.contains("数据库操作失败"), "{shown}");
        assert!(!shown.contains(password), "{shown}");
    }
}
