//! What the program's role may change in rows that are there: the columns that its statements write, and of those
//! only what is not settled, whatever statement somebody makes it send.

use std::collections::BTreeSet;

use domain::schema::RIGHTS;
use tests::cluster;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

/// Facts, by the names of their columns.
const FACTS: &str = "^(price|base_price|grid_price|pack_ratio|product|organisation|hospital|manufacturer|account|region|\
    platform|quantity|evidence|reason|note|clause|kind|source|effective_from|effective_to|executed_on|published_on|content|\
    recorded_at|reported_at|raised_at|sent_at|opened_at|happened_at|proposed_at|proposed_by|submitted_at|submitted_by|\
    decided_at|decided_by|loaded_by|number|quarter|category)$";

/// The facts that some statement writes after the row: each until it is settled, which the triggers below keep.
const WRITTEN_LATER: [&str; 40] = [
    "calendar_proposal.decided_at",
    "calendar_proposal.decided_by",
    "calendar_proposal.reason",
    "campaign.category",
    "campaign.quarter",
    "campaign_answer.evidence",
    "invitation.decided_at",
    "invitation.decided_by",
    "linkage.decided_at",
    "linkage.decided_by",
    "listing_platform.region",
    "lower_price_report.decided_at",
    "lower_price_report.decided_by",
    "lower_price_report.reason",
    "mail.sent_at",
    "one_time_link.sent_at",
    "organisation.region",
    "price_change.base_price",
    "price_change.decided_at",
    "price_change.decided_by",
    "price_change.effective_from",
    "price_change.effective_to",
    "price_change.evidence",
    "price_change.kind",
    "price_change.pack_ratio",
    "price_change.platform",
    "price_change.price",
    "price_change.reason",
    "price_change.source",
    "price_change.submitted_at",
    "price_change.submitted_by",
    "price_finding.decided_at",
    "price_finding.decided_by",
    "price_finding.note",
    "product.manufacturer",
    "product.pack_ratio",
    "reference_limit.platform",
    "rule_proposal.decided_at",
    "rule_proposal.decided_by",
    "rule_proposal.reason",
];

/// What is settled in a year of use: a table, which of its rows are, and a change of them.
const SETTLED: [(&str, &str, &str); 25] = [
    (
        "listed_price",
        "superseded_at is not null",
        "set superseded_at = null",
    ),
    (
        "listed_price",
        "superseded_at is not null",
        "set superseded_at = superseded_at + interval '1 day'",
    ),
    (
        "current_purchase_price",
        "superseded_at is not null",
        "set superseded_at = null",
    ),
    (
        "invitation",
        "state = 'confirmed'",
        "set state = 'pending', decided_at = null",
    ),
    (
        "invitation",
        "state = 'lapsed'",
        "set due_at = due_at + interval '1 year'",
    ),
    (
        "invitation",
        "state = 'refused'",
        "set decision_reason = ''",
    ),
    (
        "price_change",
        "state = 'announced'",
        "set price = price / 2",
    ),
    (
        "price_change",
        "state = 'announced'",
        "set state = 'submitted'",
    ),
    (
        "price_change",
        "state = 'announced'",
        "set submitted_by = 1",
    ),
    (
        "price_change",
        "state = 'submitted'",
        "set base_price = 0.01",
    ),
    ("price_change", "state = 'refused'", "set reason = ''"),
    (
        "price_change",
        "state = 'announced'",
        "set evidence = array[gen_random_uuid()]",
    ),
    ("publicity", "closed_at is not null", "set closed_at = null"),
    (
        "publicity",
        "closed_at is not null",
        "set due_at = due_at + interval '1 day'",
    ),
    (
        "objection",
        "state <> 'open'",
        "set state = 'open', answered_at = null",
    ),
    ("objection", "state <> 'open'", "set answer = ''"),
    (
        "lower_price_report",
        "decided_at is not null",
        "set decided_at = null",
    ),
    (
        "lower_price_report",
        "decided_at is not null",
        "set reason = ''",
    ),
    (
        "lower_price_report",
        "price_change is not null",
        "set price_change = null",
    ),
    (
        "lower_price_report",
        "duty_settled_at is not null",
        "set duty_settled_at = null",
    ),
    ("linkage", "state = 'publicized'", "set title = ''"),
    ("campaign", "closed_at is not null", "set closed_at = null"),
    (
        "campaign",
        "closed_at is not null",
        "set quarter = '2020Q1'",
    ),
    ("campaign_answer", "confirmed", "set confirmed = false"),
    ("import", "state = 'done'", "set state = 'receiving'"),
];

async fn texts(client: &Client, query: &str) -> Vec<String> {
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// A year of use as today's program finds it: the owner of its tables, and the program's role.
async fn after_a_year() -> (tests::Platform, Client, Client) {
    let platform = super::dump::opened().await;
    let owner = cluster::connect(platform.config()).await;
    let application = cluster::application(platform.config());
    let role = application.connect().await.unwrap();
    (platform, owner, role)
}

/// The code with which PostgreSQL refuses a statement, none if it does not.
async fn refused(role: &Client, statement: &str) -> Option<SqlState> {
    let outcome = role
        .batch_execute(&format!("begin; {statement}; commit"))
        .await;
    let code = outcome
        .err()
        .map(|error| error.code().cloned().expect("a refusal"));
    role.batch_execute("rollback").await.unwrap();
    code
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_may_change_what_a_statement_changes_and_nothing_else() {
    let config = cluster::fresh_database(None).await;
    let role = cluster::prepare(&config).await.connect().await.unwrap();
    let columns = "select relname || '.' || attname from pg_class join pg_attribute on attrelid = pg_class.oid \
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and 0 < attnum and not attisdropped";
    let may =
        format!("{columns} and has_column_privilege(pg_class.oid, attnum, 'update') order by 1");
    let may: BTreeSet<String> = texts(&role, &may).await.into_iter().collect();
    let needed: BTreeSet<String> = (RIGHTS.iter())
        .flat_map(|right| {
            right
                .updates
                .iter()
                .map(move |column| format!("{}.{column}", right.table))
        })
        .collect();
    assert_eq!(may, needed);
    let may = "select relname::text from pg_class where relnamespace = 'public'::regnamespace \
        and relkind in ('r', 'p', 'v', 'm') and has_table_privilege(oid, 'delete') order by 1";
    let may: BTreeSet<String> = texts(&role, may).await.into_iter().collect();
    let needed = RIGHTS.iter().filter(|right| right.deletes);
    assert_eq!(may, needed.map(|right| right.table.to_owned()).collect());

    let facts = format!(
        "{columns} and has_column_privilege(pg_class.oid, attnum, 'update') and attname ~ '{FACTS}' \
            and not (relname in ('product', 'reference_limit', 'export', 'import') and attname <> all('{{manufacturer,pack_ratio,platform}}')) \
         order by 1"
    );
    assert_eq!(texts(&role, &facts).await, WRITTEN_LATER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_works_as_the_owner_cannot_be_led_astray() {
    let config = cluster::fresh_database(None).await;
    let role = cluster::prepare(&config).await.connect().await.unwrap();
    let open = "select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef \
        and (prorettype <> 'trigger'::regtype or not coalesce(proconfig @> array['search_path=pg_catalog, public'], false))";
    assert_eq!(texts(&role, open).await, Vec::<String>::new());
    // A name that is looked up first belongs to nobody but the owner of the tables.
    let schemas =
        "select nspname::text from pg_namespace where has_schema_privilege(oid, 'create')";
    assert_eq!(texts(&role, schemas).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_decided_closed_or_ended_stays_so() {
    let (_platform, owner, role) = after_a_year().await;
    let mut faults = Vec::new();
    for (table, rows, change) in SETTLED {
        let found = format!("select count(*) from {table} where {rows}");
        let found: i64 = owner.query_one(&found, &[]).await.unwrap().get(0);
        let statement = format!("update {table} {change} where {rows}");
        let code = refused(&role, &statement).await;
        if found == 0 || code != Some(SqlState::RESTRICT_VIOLATION) {
            faults.push(format!("{statement}: {found} rows, {code:?}"));
        }
    }
    for delete in [
        "import where state <> 'receiving'",
        "campaign_answer where confirmed",
        "listing_platform where state = 'seeded'",
    ] {
        let code = refused(&role, &format!("delete from {delete}")).await;
        if code != Some(SqlState::RESTRICT_VIOLATION) {
            faults.push(format!("delete from {delete}: {code:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_in_the_course_of_things_is_not_deleted_before_its_time() {
    let (_platform, owner, role) = after_a_year().await;
    owner
        .batch_execute(
            "set session_replication_role = replica;
             insert into listing_platform_naming (import, written, region, platform, rows)
                select import.id, 'x', 44, (select min(id) from listing_platform), 1 from import limit 1;
             insert into event_unplaced (event_id, act)
                select event.id, null from event order by id desc limit 1;
             delete from ledger where event_id = (select max(id) from event);
             reset session_replication_role",
        )
        .await
        .unwrap();
    for table in ["listing_platform_naming", "event_unplaced"] {
        // Triggers at the end of a transaction are not to be put off.
        for before in [
            "",
            "set constraints all immediate; ",
            "set constraints all deferred; ",
        ] {
            let code = refused(&role, &format!("{before}delete from {table}")).await;
            assert_eq!(code, Some(SqlState::RESTRICT_VIOLATION), "{before}{table}");
        }
    }
    let proposal = "insert into calendar_proposal (year, source, published_on, content, organisation, proposed_at, proposed_by,
            state, decided_at, decided_by, reason)
        select 2027, 'x', '2026-11-01', '{}', organisation, now(), id, 'withdrawn', now(), id, 'x' from account order by id limit 1";
    owner.batch_execute(proposal).await.unwrap();
    let code = refused(
        &role,
        "update calendar_proposal set state = 'open', decided_at = null, decided_by = null",
    )
    .await;
    assert_eq!(code, Some(SqlState::RESTRICT_VIOLATION));
    for denied in [
        "delete from calendar_proposal",
        "update objection set reason = ''",
        "update lower_price_report set base_price = 1",
        "update campaign_answer set account = 1",
        "update listing_platform_naming set written = 'y'",
    ] {
        let code = refused(&role, denied).await;
        assert_eq!(code, Some(SqlState::INSUFFICIENT_PRIVILEGE), "{denied}");
    }
}
