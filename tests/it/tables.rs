//! Each table has one owner: only its statements write it, and capabilities below neither read it nor refer
//! to it. PostgreSQL itself reports what a statement touches: preparing one locks its tables.

use std::collections::BTreeSet;

use domain::CAPABILITIES;
use sql_generator::Text;
use tests::cluster;
use tests::sql::root;
use tokio_postgres::Client;

/// The tables below all capabilities.
const GROUND: [(&str, &[&str]); 2] = [
    (
        "log",
        &[
            "event",
            "event_unplaced",
            "ledger",
            "group_ledger",
            "event_shown",
            "follower",
            "security_event",
            "occasion",
        ],
    ),
    ("setting", &["setting"]),
];

/// An owner and its tables, from the bottom up.
fn owners() -> Vec<(&'static str, &'static [&'static str])> {
    let capabilities = CAPABILITIES.iter().map(|one| (one.name, one.tables));
    GROUND.into_iter().chain(capabilities).collect()
}

/// The position of a table's owner in the order of capabilities.
fn height_of_table(table: &str) -> usize {
    owners()
        .iter()
        .position(|(_, tables)| tables.contains(&table))
        .unwrap_or_else(|| panic!("nobody owns the table {table}"))
}

/// The position of a file's statements: that of the capability whose folder has their store.
fn height_of_file(file: &str) -> usize {
    let owners = owners();
    if let Some(place) = owners.iter().position(|(owner, _)| *owner == file) {
        return place;
    }
    let path = folders(&root().join("server/domain"), file)
        .unwrap_or_else(|| panic!("no folder of the domain is called {file}"));
    path.iter()
        .rev()
        .find_map(|name| owners.iter().position(|(owner, _)| owner == name))
        .unwrap_or_else(|| panic!("no capability has the folder {file}"))
}

/// The names of the folders on the way to one, itself last.
fn folders(directory: &std::path::Path, name: &str) -> Option<Vec<String>> {
    if directory.join(format!("{name}.rs")).exists() {
        return Some(vec![name.to_owned()]);
    }
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let own = path.file_name().unwrap().to_string_lossy().into_owned();
        if own == name {
            return Some(vec![own]);
        }
        if let Some(mut inner) = folders(&path, name) {
            inner.insert(0, own);
            return Some(inner);
        }
    }
    None
}

/// A table that a statement touches.
struct Touched {
    table: String,
    is_written: bool,
}

async fn touched(client: &Client, statement: &Text) -> Vec<Touched> {
    const LOCKS: &str = "select pg_class.relname, bool_or(pg_locks.mode = 'RowExclusiveLock') \
        from pg_locks join pg_class on pg_class.oid = pg_locks.relation \
        where pg_locks.pid = pg_backend_pid() and pg_class.relnamespace = 'public'::regnamespace \
            and pg_class.relkind = 'r' \
        group by pg_class.relname";
    client.batch_execute("begin").await.unwrap();
    let prepared = client.prepare(&statement.text).await.unwrap();
    let rows = client.query(LOCKS, &[]).await.unwrap();
    client.batch_execute("rollback").await.unwrap();
    drop(prepared);
    rows.iter()
        .map(|row| Touched {
            table: row.get(0),
            is_written: row.get(1),
        })
        .collect()
}

/// A connection to a database with the schema and no data.
async fn migrated() -> Client {
    let mut client = cluster::connect(&cluster::fresh_database(None).await).await;
    sql_generator::migrate(&mut client).await.unwrap();
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_has_one_owner() {
    const TABLES: &str = "select relname from pg_class where relnamespace = 'public'::regnamespace \
        and relkind = 'r' and relname <> 'refinery_schema_history'";
    let client = migrated().await;
    let rows = client.query(TABLES, &[]).await.unwrap();
    let made: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    let mut owned = BTreeSet::new();
    for (owner, tables) in owners() {
        for table in tables {
            assert!(made.contains(*table), "{owner} owns {table}, which is not");
            assert!(owned.insert((*table).to_owned()), "{table} is owned twice");
        }
    }
    let of_nobody: Vec<_> = made.difference(&owned).collect();
    assert!(of_nobody.is_empty(), "nobody owns {of_nobody:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_writes_its_own_tables_and_reads_none_above() {
    let client = migrated().await;
    let owners = owners();
    let mut wrong = Vec::new();
    for statement in sql_generator::texts().unwrap() {
        let own = height_of_file(&statement.file);
        let called = format!("{}::{}", statement.file, statement.name);
        for Touched { table, is_written } in touched(&client, &statement).await {
            let owner = height_of_table(&table);
            if is_written && own != owner || own < owner {
                let does = if is_written { "writes" } else { "reads" };
                wrong.push(format!("{called} {does} {table} of {}", owners[owner].0));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_refers_to_none_above() {
    const REFERENCES: &str = "select own.relname, other.relname from pg_constraint \
        join pg_class own on own.oid = pg_constraint.conrelid \
        join pg_class other on other.oid = pg_constraint.confrelid \
        where pg_constraint.contype = 'f'";
    let client = migrated().await;
    for row in client.query(REFERENCES, &[]).await.unwrap() {
        let (own, other): (String, String) = (row.get(0), row.get(1));
        let is_downward = height_of_table(&other) <= height_of_table(&own);
        assert!(
            is_downward,
            "{own} refers to {other}, which stands above it"
        );
    }
}

/// What a trigger writes besides tables of its own table's owner: lists that copy a product's name or its place for those who
/// read them by it, and whose evidence is shown to whom. An operation that changed the first could forget the others, and the
/// catalogue cannot call what lies above it.
const BY_TRIGGERS: [(&str, &str); 5] = [
    ("note_moved_certificate", "certificate_moved"),
    ("pass_product_name", "invited_product"),
    ("pass_product_name", "price_change"),
    ("pass_product_name", "price_finding"),
    ("show_evidence", "evidence_shown"),
];

/// The tables that the text of a function writes.
fn written_by(source: &str) -> BTreeSet<String> {
    let lower = source.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let after = |verb: &'static [&'static str]| {
        let found = words.windows(verb.len() + 1);
        let found = found.filter(move |some| some.starts_with(verb));
        found.map(move |some| some[verb.len()])
    };
    let written = after(&["insert", "into"]).chain(after(&["delete", "from"]));
    written
        .chain(after(&["update"]))
        .map(str::to_owned)
        .collect()
}

/// What a trigger keeps in step lies beside its own table, or in one that is named here: nobody looks for it in a migration.
#[tokio::test(flavor = "multi_thread")]
async fn a_trigger_writes_the_tables_of_its_owner_and_those_that_are_named() {
    const TRIGGERS: &str = "select distinct on_table.relname::text, called.proname::text, called.prosrc, \
        encode(made.tgargs, 'escape') \
        from pg_trigger made join pg_class on_table on on_table.oid = made.tgrelid \
        join pg_proc called on called.oid = made.tgfoid \
        where not made.tgisinternal and on_table.relnamespace = 'public'::regnamespace order by 1, 2";
    let client = migrated().await;
    let known: BTreeSet<&str> = owners()
        .iter()
        .flat_map(|(_, tables)| *tables)
        .copied()
        .collect();
    let mut elsewhere = BTreeSet::new();
    for row in client.query(TRIGGERS, &[]).await.unwrap() {
        let (own, called): (String, String) = (row.get(0), row.get(1));
        let (source, arguments): (String, String) = (row.get(2), row.get(3));
        let mut written = written_by(&source);
        if source.contains("execute format") {
            written.extend(arguments.split("\\000").map(str::to_owned));
        }
        for table in written
            .into_iter()
            .filter(|one| known.contains(one.as_str()))
        {
            if height_of_table(&table) != height_of_table(&own) {
                elsewhere.insert((called.clone(), table));
            }
        }
    }
    let named = BY_TRIGGERS.map(|(called, table)| (called.to_owned(), table.to_owned()));
    assert_eq!(elsewhere, BTreeSet::from(named));
}

/// What is numbered as it comes, since everybody may list it, or nobody but those who see everything ever has its number.
const PLAIN_NUMBERS: [&str; 21] = [
    "calendar_notice_version_seq",
    "calendar_proposal_id_seq",
    "certificate_moved_id_seq",
    "current_purchase_price_id_seq",
    "event_act",
    "event_id_seq",
    "fallen_limit_id_seq",
    "invitation_moved_id_seq",
    "job_run_id_seq",
    "listed_price_id_seq",
    "listing_platform_id_seq",
    "mail_id_seq",
    "organisation_id_seq",
    "own_price_moved_id_seq",
    "price_finding_moved_id_seq",
    "product_id_seq",
    "publicity_id_seq",
    "reference_limit_version_id_seq",
    "rule_id_seq",
    "rule_proposal_id_seq",
    "security_event_id_seq",
];

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_count_what_others_do_begin_where_they_are_sealed() {
    const SEQUENCES: &str =
        "select sequencename::text from pg_sequences where schemaname = 'public' order by 1";
    let client = migrated().await;
    let mut plain = Vec::new();
    for row in client.query(SEQUENCES, &[]).await.unwrap() {
        let name: String = row.get(0);
        let next = format!("select last_value from {name}");
        let next: i64 = client.query_one(&next, &[]).await.unwrap().get(0);
        if next < 1 << 40 {
            plain.push(name);
        }
    }
    assert_eq!(plain, PLAIN_NUMBERS);
}
