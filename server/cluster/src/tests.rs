//! Starts a real PostgreSQL, and what can happen to it.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls};

use super::{ClusterError, ClusterOptions, DataDirectory, PrivateCluster};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

async fn start(data: &Path) -> Result<PrivateCluster, ClusterError> {
    PrivateCluster::start_with(data, &ClusterOptions::for_tests()).await
}

async fn client(cluster: &PrivateCluster, database: &str) -> Client {
    let (client, connection) = cluster.config(database).connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

fn pid(data: &Path) -> Pid {
    let text = fs::read_to_string(data.join("postgres/postmaster.pid")).unwrap();
    Pid::from_raw(text.lines().next().unwrap().parse().unwrap())
}

fn is_alive(pid: Pid) -> bool {
    Path::new(&format!("/proc/{pid}/cwd")).read_link().is_ok()
}

#[tokio::test]
async fn a_cluster_is_made_stopped_and_found_again_with_its_data() {
    let data = folder();
    let cluster = start(data.path()).await.unwrap();
    cluster.create_database_if_missing("trade").await.unwrap();
    cluster.create_database_if_missing("trade").await.unwrap();
    let db = client(&cluster, "trade").await;
    db.batch_execute("create table kept (name text); insert into kept values ('注射器')")
        .await
        .unwrap();
    let process = pid(data.path());
    cluster.stop().await;
    assert!(!is_alive(process));

    let cluster = start(data.path()).await.unwrap();
    let db = client(&cluster, "trade").await;
    let name: String = db
        .query_one("select name from kept", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(name, "注射器");
    let config: tokio_postgres::Config = cluster.url("trade").parse().unwrap();
    assert_eq!(config.get_hosts(), cluster.config("trade").get_hosts());
    assert_eq!(config.get_dbname(), Some("trade"));
    cluster.stop().await;
}

#[tokio::test]
async fn the_usual_cluster_is_durable_and_not_on_the_network() {
    let data = folder();
    let cluster = PrivateCluster::start(data.path()).await.unwrap();
    let db = client(&cluster, "postgres").await;
    for (setting, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("listen_addresses", ""),
        ("server_encoding", "UTF8"),
    ] {
        let row = db
            .query_one("select current_setting($1)", &[&setting])
            .await
            .unwrap();
        assert_eq!(row.get::<_, String>(0), value, "{setting}");
    }
    cluster.stop().await;
}

#[tokio::test]
async fn a_database_name_that_needs_quoting_is_refused() {
    let data = folder();
    let cluster = start(data.path()).await.unwrap();
    for name in ["", "a\"b", "A", "x;drop", &"a".repeat(64)] {
        let answer = cluster.create_database_if_missing(name).await;
        assert!(
            matches!(answer, Err(ClusterError::DatabaseName { .. })),
            "{name}"
        );
    }
    cluster.stop().await;
}

#[tokio::test]
async fn a_postgresql_left_running_by_a_killed_process_is_taken_over_and_stopped() {
    let data = folder();
    let cluster = start(data.path()).await.unwrap();
    let process = pid(data.path());
    // As a killed process does: unlocks the directory, leaves PostgreSQL running.
    cluster.detach();
    assert!(is_alive(process));

    let cluster = start(data.path()).await.unwrap();
    assert_eq!(pid(data.path()), process);
    client(&cluster, "postgres")
        .await
        .batch_execute("select 1")
        .await
        .unwrap();
    cluster.stop().await;
    assert!(!is_alive(process));
}

#[tokio::test]
async fn a_killed_postgresql_recovers_what_was_committed() {
    let data = folder();
    let cluster = PrivateCluster::start(data.path()).await.unwrap();
    let db = client(&cluster, "postgres").await;
    db.batch_execute("create table kept as select 7 as number")
        .await
        .unwrap();
    let process = pid(data.path());
    cluster.detach();
    kill(process, Signal::SIGKILL).unwrap();

    let cluster = PrivateCluster::start(data.path()).await.unwrap();
    let db = client(&cluster, "postgres").await;
    let number: i32 = db
        .query_one("select number from kept", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(number, 7);
    cluster.stop().await;
}

#[tokio::test]
async fn the_end_of_postgresql_is_noticed() {
    let data = folder();
    let mut cluster = start(data.path()).await.unwrap();
    kill(pid(data.path()), Signal::SIGINT).unwrap();
    cluster.ended().await;
    cluster.stop().await;
}

#[tokio::test]
async fn dropping_a_cluster_stops_it() {
    let data = folder();
    let cluster = start(data.path()).await.unwrap();
    let process = pid(data.path());
    let socket = cluster.socket.path().to_path_buf();
    assert!(socket.exists());
    drop(cluster);
    assert!(!is_alive(process));
    assert!(!socket.exists());
}

#[tokio::test]
async fn a_process_id_that_went_to_another_program_does_not_hinder() {
    let data = folder();
    start(data.path()).await.unwrap().stop().await;
    // A process of PostgreSQL's own account, as its successor in a restarted container would be.
    let owner = fs::metadata(data.path().join("postgres")).unwrap();
    let mut other = Command::new("/bin/sleep");
    if nix::unistd::Uid::effective().is_root() {
        other.uid(std::os::unix::fs::MetadataExt::uid(&owner));
    }
    let mut other = other
        .arg("600")
        .current_dir("/")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let report = format!(
        "{}\n/elsewhere\n1\n5432\n/nowhere\n\n 1 1\nready\n",
        other.id()
    );
    fs::write(data.path().join("postgres/postmaster.pid"), report).unwrap();

    let cluster = start(data.path()).await.unwrap();
    cluster.stop().await;
    other.kill().unwrap();
    other.wait().unwrap();
}

#[tokio::test]
async fn two_processes_cannot_lock_one_data_directory() {
    let data = folder();
    let locked = DataDirectory::claim(data.path()).unwrap();
    let error = start(data.path()).await.unwrap_err();
    let holder = format!("pid {}", std::process::id());
    assert!(matches!(&error, ClusterError::InUse { holder: found, .. } if *found == holder));
    drop(locked);
    DataDirectory::claim(data.path()).unwrap();
}

#[tokio::test]
async fn a_directory_with_other_things_in_it_is_refused_untouched() {
    let data = folder();
    fs::write(data.path().join("thesis.docx"), "x").unwrap();
    let error = start(data.path()).await.unwrap_err();
    assert!(matches!(error, ClusterError::Foreign { .. }), "{error}");
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_cluster_half_made_is_made_again() {
    let data = folder();
    drop(DataDirectory::claim(data.path()).unwrap());
    fs::create_dir(data.path().join("postgres.partial")).unwrap();
    fs::write(data.path().join("postgres.partial/PG_VERSION"), "15\n").unwrap();
    let cluster = start(data.path()).await.unwrap();
    assert!(!data.path().join("postgres.partial").exists());
    cluster.stop().await;
}

#[tokio::test]
async fn a_cluster_that_lost_files_is_called_damaged() {
    let data = folder();
    start(data.path()).await.unwrap().stop().await;
    fs::remove_file(data.path().join("postgres/global/pg_control")).unwrap();
    let error = start(data.path()).await.unwrap_err();
    assert!(matches!(error, ClusterError::Damaged { .. }), "{error}");
    fs::remove_file(data.path().join("postgres/PG_VERSION")).unwrap();
    let error = start(data.path()).await.unwrap_err();
    assert!(matches!(error, ClusterError::Damaged { .. }), "{error}");
}

#[tokio::test]
async fn a_cluster_of_a_version_that_is_not_installed_is_refused_with_the_version() {
    let data = folder();
    start(data.path()).await.unwrap().stop().await;
    fs::write(data.path().join("postgres/PG_VERSION"), "99\n").unwrap();
    let error = start(data.path()).await.unwrap_err();
    assert!(
        matches!(error, ClusterError::OtherVersion { major: 99, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_disk_without_room_is_refused_before_it_does_harm() {
    let data = folder();
    let options = ClusterOptions {
        free_bytes_min: u64::MAX,
        ..ClusterOptions::for_tests()
    };
    let error = PrivateCluster::start_with(data.path(), &options)
        .await
        .unwrap_err();
    assert!(matches!(error, ClusterError::DiskFull { .. }), "{error}");
}

#[tokio::test]
async fn a_file_in_place_of_the_data_directory_is_an_error() {
    let data = folder();
    let file = data.path().join("data");
    fs::write(&file, "x").unwrap();
    let error = start(&file).await.unwrap_err();
    assert!(matches!(error, ClusterError::File { .. }), "{error}");
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

#[tokio::test]
async fn everything_of_a_cluster_is_for_its_owner_alone_also_what_was_left_open() {
    let data = folder();
    drop(DataDirectory::claim(data.path()).unwrap());
    let mail = data.path().join("mail");
    fs::create_dir(&mail).unwrap();
    for (path, open) in [(&mail, 0o755), (&data.path().join("sunshine.mark"), 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(open)).unwrap();
    }
    let cluster = start(data.path()).await.unwrap();
    let socket = cluster.socket.path().to_path_buf();
    assert_eq!(mode(&socket), 0o700);
    assert_eq!(mode(&cluster.socket.file()), 0o600);
    cluster.detach();
    // As an earlier program could have left it: taken over, and closed.
    fs::set_permissions(&socket, fs::Permissions::from_mode(0o755)).unwrap();
    let cluster = start(data.path()).await.unwrap();
    assert_eq!(mode(&socket), 0o700);
    let mut folders = vec![data.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_dir() => folders.push(path),
                Ok(found) => assert_eq!(found.mode() & 0o777, 0o600, "{}", path.display()),
                // PostgreSQL removes files of its own at any time.
                Err(_) => {}
            }
        }
    }
    cluster.stop().await;
}

#[tokio::test]
async fn a_link_in_place_of_the_data_directory_is_refused() {
    let data = folder();
    let link = data.path().join("link");
    let directory = data.path().join("directory");
    fs::create_dir(&directory).unwrap();
    symlink(&directory, &link).unwrap();
    for path in [link.clone(), link.join("")] {
        let error = DataDirectory::claim(&path).unwrap_err();
        assert!(
            matches!(error, ClusterError::SymbolicLink { .. }),
            "{error}"
        );
    }
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 0);
}

#[tokio::test]
async fn a_data_directory_of_another_user_is_refused_untouched() {
    if !nix::unistd::Uid::effective().is_root() {
        return;
    }
    let data = folder();
    chown(data.path(), Some(65_534), None).unwrap();
    let error = DataDirectory::claim(data.path()).unwrap_err();
    assert!(
        matches!(error, ClusterError::OtherOwner { owner: 65_534, .. }),
        "{error}"
    );
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

/// The environment of the program may hold passwords; `/proc` shows it to the account of PostgreSQL.
#[tokio::test]
async fn postgresql_gets_nothing_of_the_environment_but_where_programs_are() {
    let data = folder();
    let cluster = start(data.path()).await.unwrap();
    let process = format!("/proc/{}", pid(data.path()));
    let environment = fs::read(format!("{process}/environ")).unwrap_or_default();
    for variable in String::from_utf8_lossy(&environment).split('\0') {
        let name = variable.split('=').next().unwrap();
        let known = [
            "",
            "PATH",
            "LD_LIBRARY_PATH",
            "TMPDIR",
            "TZDIR",
            "LC_ALL",
            "PWD",
        ];
        // PostgreSQL sets variables of its own.
        let is_own = name.starts_with("PG") || name.starts_with("LC_") || name == "LANG";
        assert!(
            known.contains(&name) || is_own || name == "_" || name == "OLDPWD" || name == "SHLVL",
            "{name}"
        );
    }
    cluster.stop().await;
}
