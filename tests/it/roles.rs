//! The program works as a role that owns nothing: what is append only cannot be rewritten by it, whatever
//! statement somebody makes it send. Every other test runs as that role too, so that its rights suffice.

use domain::address::Address;
use domain::database::Reader;
use domain::schema::{self, APPLICATION, Lock};
use tests::{Platform, cluster};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

/// A database as the program leaves it at its start, and the program's connection to it.
async fn prepared() -> (Config, Client) {
    let config = cluster::fresh_database(None).await;
    let application = cluster::prepare(&config).await;
    (config, application.connect().await.unwrap())
}

async fn texts(client: &Client, query: &str) -> Vec<String> {
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// Requires that PostgreSQL denies a statement to the client's role.
async fn must_be_denied(client: &Client, statement: &str) {
    let outcome = client.batch_execute(statement).await;
    let Err(error) = outcome else {
        panic!("{statement}: it is possible")
    };
    let code = error.code();
    assert_eq!(
        code,
        Some(&SqlState::INSUFFICIENT_PRIVILEGE),
        "{statement}: {error}"
    );
}

const TABLES: &str = "select relname::text from pg_class \
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1";

/// Tables with a trigger that refuses what a bit of its `tgtype` stands for, in all columns of all rows.
fn refusing(bit: u32) -> String {
    format!(
        "select distinct tgrelid::regclass::text from pg_trigger \
         where tgfoid = 'refuse_change'::regproc and 0 < tgtype::integer & {bit} and tgattr::text = '' and tgqual is null order by 1"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_owns_nothing_and_has_no_power() {
    let (_, client) = prepared().await;
    const OWNED: &str = "
        select 'class ' || relname from pg_class where relowner = current_user::regrole
        union all select 'function ' || proname from pg_proc where proowner = current_user::regrole
        union all select 'schema ' || nspname from pg_namespace where nspowner = current_user::regrole
        union all select 'type ' || typname from pg_type where typowner = current_user::regrole
        union all select 'database ' || datname from pg_database where datdba = current_user::regrole
        union all select 'large object' from pg_largeobject_metadata where lomowner = current_user::regrole
        union all select 'default ' || defaclobjtype::text from pg_default_acl where defaclrole = current_user::regrole
        union all select 'member of ' || roleid::regrole from pg_auth_members where member = current_user::regrole
        union all select 'power' from pg_roles where rolname = current_user
            and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
        union all select 'session of ' || session_user where session_user <> current_user
        union all select 'may create' where has_schema_privilege('public', 'create')
            or has_database_privilege(current_database(), 'create, temporary')";
    assert_eq!(texts(&client, OWNED).await, Vec::<String>::new());
    let role = texts(&client, "select current_user::text").await;
    assert_eq!(role, [APPLICATION]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_append_only_cannot_be_rewritten() {
    let (_, client) = prepared().await;
    let written_once = texts(&client, &refusing(16)).await;
    for table in [
        "event",
        "ledger",
        "group_ledger",
        "rule",
        "calendar_notice",
        "evidence",
    ] {
        assert!(written_once.iter().any(|name| name == table), "{table}");
    }
    for table in &written_once {
        let column = "select attname::text from pg_attribute where attnum = 1 and attrelid = $1::text::regclass";
        let row = client.query_one(column, &[table]).await.unwrap();
        let column: &str = row.get(0);
        for statement in [
            format!("update {table} set {column} = default"),
            format!("select from {table} for update"),
        ] {
            must_be_denied(&client, &statement).await;
        }
    }
    let instead = "insert into ledger (position, event_id) values (1, 1) on conflict (position) do update set event_id = 2";
    must_be_denied(&client, instead).await;
    for statement in [
        "update listed_price set price = 1",
        "update listed_price set superseded_at = null, base_price = 1",
        "update current_purchase_price set price = 1",
        "update current_purchase_price set evidence = '{}'",
        "update invitation set price = 1",
        "update trade_misconduct set organisation = 1",
    ] {
        must_be_denied(&client, statement).await;
    }
    for table in texts(&client, &refusing(8)).await {
        must_be_denied(&client, &format!("delete from {table}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_table_can_be_changed_emptied_or_robbed_of_its_triggers() {
    let (_, client) = prepared().await;
    let tables = texts(&client, TABLES).await;
    assert!(40 < tables.len());
    for table in tables {
        for statement in [
            format!("truncate {table}"),
            format!("truncate {table} cascade"),
            format!("alter table {table} disable trigger all"),
            format!("alter table {table} disable trigger user"),
            format!("alter table {table} add column more text"),
            format!("alter table {table} owner to {APPLICATION}"),
            format!(
                "create trigger mine before insert on {table} execute function refuse_change()"
            ),
            format!("create rule mine as on insert to {table} do instead nothing"),
            format!("create index on {table} ((1))"),
            format!("drop table {table} cascade"),
        ] {
            must_be_denied(&client, &statement).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_cannot_take_more_rights() {
    let (config, client) = prepared().await;
    let owner = config.get_user().unwrap();
    for statement in [
        "set session_replication_role = replica".to_owned(),
        "select set_config('session_replication_role', 'replica', true)".to_owned(),
        format!("set role {owner}"),
        format!("set session authorization {owner}"),
        format!("grant {owner} to {APPLICATION}"),
        format!("alter role {APPLICATION} superuser"),
        format!("alter role {APPLICATION} set session_replication_role = replica"),
        "create role another login".to_owned(),
        "create function mine() returns void language sql security definer as 'delete from event'".to_owned(),
        "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'".to_owned(),
        "alter function refuse_change() owner to current_user".to_owned(),
        "drop function refuse_change() cascade".to_owned(),
        format!("select grant_application('{APPLICATION}', '{{}}')"),
        format!("select take_from_application('{APPLICATION}')"),
        "create table mine (id bigint)".to_owned(),
        "create temporary table event (id bigint)".to_owned(),
        "create schema mine".to_owned(),
        "create publication mine".to_owned(),
        "drop schema public cascade".to_owned(),
        "alter schema public rename to other".to_owned(),
        "alter system set session_replication_role = replica".to_owned(),
        format!("alter database {} set session_replication_role = replica", config.get_dbname().unwrap()),
        "copy event to program 'true'".to_owned(),
        "copy event to '/tmp/event'".to_owned(),
        "select pg_read_file('PG_VERSION')".to_owned(),
        "delete from pg_trigger".to_owned(),
        "update pg_class set relacl = null".to_owned(),
        "select from pg_authid".to_owned(),
        "select setval(pg_get_serial_sequence('event', 'id'), 1)".to_owned(),
        "insert into refinery_schema_history (version) values (999)".to_owned(),
        "update refinery_schema_history set checksum = ''".to_owned(),
    ] {
        must_be_denied(&client, &statement).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_of_the_program_is_within_its_rights() {
    let (_, client) = prepared().await;
    let mut denied = Vec::new();
    for statement in sql_generator::texts().unwrap() {
        // The rights are checked when a plan is begun, which explaining does, without running it.
        let prepared = client.prepare(&statement.text).await.unwrap();
        let values = vec!["null"; prepared.params().len()].join(", ");
        let list = if values.is_empty() {
            values
        } else {
            format!("({values})")
        };
        let explain = format!(
            "prepare own as {}; explain execute own{list}; deallocate own",
            statement.text
        );
        if let Err(error) = client.batch_execute(&explain).await {
            denied.push(format!("{}::{}: {error}", statement.file, statement.name));
            let _none = client.batch_execute("deallocate all").await;
        }
    }
    assert!(denied.is_empty(), "{denied:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_table_and_a_lost_right_are_set_right_at_the_next_start() {
    let (config, client) = prepared().await;
    let owner = cluster::connect(&config).await;
    let later = format!(
        "create table later (id bigint generated always as identity, name text);
         create table later_log (id bigint generated always as identity);
         create trigger later_log_append_only before update or delete or truncate on later_log
            for each statement execute function refuse_change();
         revoke all on event from {APPLICATION};
         grant all on ledger to {APPLICATION}, public;
         grant update (price), select (price) on listed_price to {APPLICATION}"
    );
    owner.batch_execute(&later).await.unwrap();
    must_be_denied(&client, "insert into later (name) values ('x')").await;

    cluster::prepare(&config).await;
    let all = "insert into later (name) values ('x'); insert into later_log default values; select from event";
    client.batch_execute(all).await.unwrap();
    for statement in [
        "truncate later",
        // No statement does that.
        "update later set name = 'y'",
        "delete from later",
        "delete from later_log",
        "update later_log set id = default",
        "delete from ledger",
        "update listed_price set price = 1",
        "delete from event",
    ] {
        must_be_denied(&client, statement).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_database_is_owned_by_the_one_who_migrates() {
    let platform = super::dump::opened().await;
    let client = cluster::connect(platform.config()).await;
    let owners = texts(
        &client,
        "select distinct relowner::regrole::text from pg_class where relnamespace = 'public'::regnamespace \
         union select distinct proowner::regrole::text from pg_proc where pronamespace = 'public'::regnamespace",
    )
    .await;
    assert_eq!(owners, [platform.config().get_user().unwrap()]);
    let application = cluster::application(platform.config())
        .connect()
        .await
        .unwrap();
    must_be_denied(&application, "delete from event").await;
}

/// The role that an earlier version worked as, and owner of a database.
async fn former(name: &str) -> (Config, Config) {
    let server = cluster::connect(&cluster::config("postgres").await).await;
    let make = format!("create role {name} login; create database {name} owner {name}");
    for statement in make.split("; ") {
        server.batch_execute(statement).await.unwrap();
    }
    let superuser = cluster::config(name).await;
    let mut own = superuser.clone();
    own.user(name);
    (superuser, own)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_owned_the_tables_gives_them_to_their_new_owner() {
    let (superuser, own) = former("former_owner").await;
    let (superuser, own) = (
        Address::local(&superuser).unwrap(),
        Address::local(&own).unwrap(),
    );
    // It may create no role: the program works as the owner, and knows that it does.
    let alone = schema::prepare(&own, None).await.unwrap();
    assert_eq!(alone.lock, Lock::Open);
    let client = own.connect().await.unwrap();
    client
        .batch_execute(
            "create type own_kind as enum ('a'); create view own_view as select 1 as one",
        )
        .await
        .unwrap();

    let apart = schema::prepare(&superuser, Some(&own)).await.unwrap();
    assert_eq!(apart.lock, Lock::Closed);
    must_be_denied(&client, "delete from event").await;
    must_be_denied(&client, "alter table event disable trigger all").await;
    const LEFT: &str = "select deptype::text from pg_shdepend \
        where deptype = 'o' and refobjid = current_user::regrole";
    assert_eq!(texts(&client, LEFT).await, Vec::<String>::new());

    // Now it may not migrate, and need not.
    let again = schema::prepare(&own, None).await.unwrap();
    assert_eq!(again.lock, Lock::Closed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_may_not_migrate_refuses_another_schema() {
    let (_, client) = prepared().await;
    drop(client);
    let (config, _) = prepared().await;
    let owner = cluster::connect(&config).await;
    let newer = "insert into refinery_schema_history select version + 1, name, applied_on, checksum \
        from refinery_schema_history order by version desc limit 1";
    owner.batch_execute(newer).await.unwrap();
    let refused = schema::prepare(&cluster::application(&config), None).await;
    let sentence = refused.err().unwrap().to_string();
    assert!(sentence.contains("sunshine migrate"), "{sentence}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_rights_is_shown_the_command_that_gives_them_and_then_serves_without_the_owner()
 {
    let config = cluster::fresh_database(None).await;
    let owner = Address::local(&config).unwrap();
    schema::prepare(&owner, None).await.unwrap();
    let client = cluster::connect(&config).await;
    client
        .batch_execute("create role plain_program login")
        .await
        .unwrap();
    let mut plain = config.clone();
    plain.user("plain_program");
    let plain = Address::local(&plain).unwrap();
    let refused = schema::prepare(&plain, None).await;
    let sentence = refused.err().unwrap().to_string();
    for part in ["plain_program", "sunshine migrate", "--migration-url"] {
        assert!(sentence.contains(part), "{sentence}");
    }
    schema::prepare(&owner, Some(&plain)).await.unwrap();
    let alone = schema::prepare(&plain, None).await.unwrap();
    assert_eq!(alone.lock, Lock::Closed);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_platform_works_as_the_role() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let connection = platform.app.ground().db.get().await.unwrap();
    let user = connection.prepare("select session_user::text").await;
    let user = connection.query_one(&user.unwrap(), &[]).await.unwrap();
    assert_eq!(user.get::<_, &str>(0), APPLICATION);
}
