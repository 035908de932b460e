//! Each table has one owner: only its statements write it, and capabilities below neither read it nor refer
//! to it. PostgreSQL itself reports what a statement touches: preparing one locks its tables. What functions and triggers touch is
//! read from their texts.

use std::collections::{BTreeMap, BTreeSet};

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
            "event_reader",
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
/// read them by it, the region of a hospital for those who read by it, and whose evidence is shown to whom. An operation that changed the first could forget the others, and the
/// catalogue cannot call what lies above it.
const BY_TRIGGERS: [(&str, &str); 7] = [
    ("invitations_move_with_their_hospital", "invitation"),
    ("note_event_reader", "event_reader"),
    ("note_moved_certificate", "certificate_moved"),
    ("pass_product_name", "invited_product"),
    ("pass_product_name", "price_change"),
    ("pass_product_name", "price_finding"),
    ("show_evidence", "evidence_shown"),
];

/// What the text of a function, of a trigger or of a statement mentions: tables behind the words that read and write them, and
/// functions that it calls.
struct Mentioned {
    read: BTreeSet<String>,
    written: BTreeSet<String>,
    called: BTreeSet<String>,
}

fn mentioned(source: &str) -> Mentioned {
    let lower = source.to_lowercase();
    let code: Vec<&str> = lower
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect();
    let code = code.join("\n").replace('(', " ( ");
    let words: Vec<&str> = code
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '(')
        .filter(|word| !word.is_empty())
        .collect();
    let after = |verbs: &[&[&str]]| -> BTreeSet<String> {
        let found = verbs.iter().flat_map(|verb| {
            let found = words.windows(verb.len() + 1);
            found.filter_map(|some| some.strip_prefix(*verb)?.first())
        });
        found.map(|table| (*table).to_owned()).collect()
    };
    let called = words.windows(2).filter(|pair| pair[1] == "(");
    Mentioned {
        read: after(&[&["from"], &["join"], &["using"]]),
        written: after(&[&["insert", "into"], &["delete", "from"], &["update"]]),
        called: called.map(|pair| pair[0].to_owned()).collect(),
    }
}

/// The functions of the schema, each with what it mentions; several of one name as one.
struct Functions(BTreeMap<String, Mentioned>);

impl Functions {
    async fn of(client: &Client) -> Self {
        const BODIES: &str = "select proname::text, string_agg(prosrc, E'\n') from pg_proc \
            where pronamespace = 'public'::regnamespace and prosqlbody is null group by proname";
        let rows = client.query(BODIES, &[]).await.unwrap();
        let bodies = rows.iter().map(|row| (row.get(0), mentioned(row.get(1))));
        Self(bodies.collect())
    }

    /// The tables of owners that a text touches, those of functions too that it calls or that they call.
    fn touched(&self, text: &str) -> Vec<Touched> {
        let (mut reached, mut found) = (BTreeSet::new(), Vec::new());
        let own = mentioned(text);
        let mut open = vec![&own];
        while let Some(one) = open.pop() {
            for (tables, is_written) in [(&one.read, false), (&one.written, true)] {
                let tables = tables.iter().filter(|name| is_owned(name));
                found.extend(tables.map(|table| Touched {
                    table: table.clone(),
                    is_written,
                }));
            }
            for name in &one.called {
                let body = self.0.get(name).filter(|_| reached.insert(name));
                open.extend(body);
            }
        }
        found
    }
}

fn is_owned(table: &str) -> bool {
    owners().iter().any(|(_, tables)| tables.contains(&table))
}

/// Preparing a statement locks nothing that its functions read, and no trigger is a statement: their texts are read.
#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_a_statement_calls_reads_no_table_above_it() {
    let client = migrated().await;
    let functions = Functions::of(&client).await;
    let owners = owners();
    let (mut wrong, mut behind) = (Vec::new(), 0);
    for statement in sql_generator::texts().unwrap() {
        let own = height_of_file(&statement.file);
        let called = format!("{}::{}", statement.file, statement.name);
        for name in mentioned(&statement.text).called {
            if !functions.0.contains_key(&name) {
                continue;
            }
            for Touched { table, is_written } in functions.touched(&format!("{name}()")) {
                behind += 1;
                let owner = height_of_table(&table);
                if is_written && own != owner || own < owner {
                    let does = if is_written { "writes" } else { "reads" };
                    let owner = owners[owner].0;
                    wrong.push(format!("{called} {does} {table} of {owner} by {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(behind > 100, "functions that statements call read {behind}");
}

/// What a trigger keeps in step lies beside its own table, or in one that is named here: nobody looks for it in a migration. What it
/// looks at, and what its condition looks at, is not above its table.
#[tokio::test(flavor = "multi_thread")]
async fn a_trigger_writes_the_tables_of_its_owner_and_those_that_are_named_and_reads_none_above() {
    const TRIGGERS: &str = "select distinct on_table.relname::text, called.proname::text, \
        pg_get_triggerdef(made.oid), called.prosrc, encode(made.tgargs, 'escape') \
        from pg_trigger made join pg_class on_table on on_table.oid = made.tgrelid \
        join pg_proc called on called.oid = made.tgfoid \
        where not made.tgisinternal and on_table.relnamespace = 'public'::regnamespace order by 1, 2";
    let client = migrated().await;
    let functions = Functions::of(&client).await;
    let (mut elsewhere, mut upward) = (BTreeSet::new(), BTreeSet::new());
    for row in client.query(TRIGGERS, &[]).await.unwrap() {
        let (own, called, made): (String, String, String) = (row.get(0), row.get(1), row.get(2));
        let (source, arguments): (String, String) = (row.get(3), row.get(4));
        // Of its making only the condition and the call: the rest names its own table.
        let made = made.split_once(" FOR EACH ").unwrap().1;
        let mut touched = functions.touched(made);
        if source.contains("execute format") {
            let tables = arguments.split("\\000").filter(|name| is_owned(name));
            touched.extend(tables.map(|table| Touched {
                table: table.to_owned(),
                is_written: true,
            }));
        }
        for Touched { table, is_written } in touched {
            let (own, owner) = (height_of_table(&own), height_of_table(&table));
            if is_written && own != owner {
                elsewhere.insert((called.clone(), table));
            } else if own < owner {
                upward.insert((called.clone(), table));
            }
        }
    }
    let named = BY_TRIGGERS.map(|(called, table)| (called.to_owned(), table.to_owned()));
    assert_eq!(elsewhere, BTreeSet::from(named));
    assert!(upward.is_empty(), "read from below: {upward:#?}");
}

/// What is numbered as it comes, since everybody may list it, or nobody but those who see everything ever has its number.
const PLAIN_NUMBERS: [&str; 20] = [
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
