//! The database that tests clone: migrated, with accounts that are signed in.

use std::collections::HashMap;
use std::sync::Arc;

use domain::database::Database;
use domain::party::{
    self, Assigned, HospitalFacts, NewAccount, NewOrganisation, SignIn, SignInAttempt,
};
use domain::{
    CAPABILITIES, FixedClock, Ground, OrganisationId, OrganisationKind, Role, SystemClock,
};

use crate::cluster;

pub(crate) const PASSWORD: &str = "sunshine-demo";

/// The prepared database that tests clone.
pub(crate) const PREPARED: &str = "prepared";

/// Accounts of the prepared database, with their organisations.
const ACCOUNTS: [(&str, OrganisationKind, &str); 9] = [
    ("hospital", OrganisationKind::Hospital, "第一医院"),
    ("hospital2", OrganisationKind::Hospital, "第二医院"),
    (
        "maker",
        OrganisationKind::Manufacturer,
        "甲医疗器械有限公司",
    ),
    (
        "maker2",
        OrganisationKind::Manufacturer,
        "乙医疗器械有限公司",
    ),
    ("distributor", OrganisationKind::Distributor, "配送有限公司"),
    ("operator", OrganisationKind::ExchangeCenter, "交易中心"),
    ("operator2", OrganisationKind::ExchangeCenter, "交易中心"),
    ("bureau", OrganisationKind::InsuranceBureau, "市医疗保障局"),
    ("reader", OrganisationKind::Hospital, "第一医院"),
];

/// Creates the database that every test clones: migrated, with the accounts and a session for each.
pub(crate) async fn prepare() -> HashMap<String, String> {
    let client = cluster::connect(&cluster::config("postgres").await).await;
    let create = format!("create database {PREPARED} template template0");
    client.batch_execute(&create).await.expect("a database");
    let application = cluster::prepare(&cluster::config(PREPARED).await).await;
    let db = Database::new(&application).expect("settings");
    let clock = FixedClock::at("2020-01-01T00:00:00+08:00".parse().expect("an instant"));
    let ground = Ground::open(db.clone(), Arc::new(clock), &CAPABILITIES)
        .await
        .expect("a ground");
    let mut tokens = HashMap::new();
    for (account, kind, name) in ACCOUNTS {
        tokens.insert(account.to_owned(), open(&ground, account, kind, name).await);
    }
    // A database with an open connection cannot be cloned.
    db.close();
    drop(ground);
    wait_for_disconnection(&client).await;
    tokens
}

async fn wait_for_disconnection(client: &tokio_postgres::Client) {
    let query = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
    client
        .execute(query, &[&PREPARED])
        .await
        .expect("it answers");
    loop {
        let query = "select count(*) from pg_stat_activity where datname = $1";
        let row = client
            .query_one(query, &[&PREPARED])
            .await
            .expect("it answers");
        if row.get::<_, i64>(0) == 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn open(ground: &Ground, account: &str, kind: OrganisationKind, name: &str) -> String {
    let mut connection = ground.db.get().await.expect("a connection");
    let tx = connection.transaction().await.expect("a transaction");
    let moment = ground.moment();
    let known = party::find_organisation(&tx, kind, name)
        .await
        .expect("it answers");
    let organisation: OrganisationId = match known {
        Some(known) => known,
        None => {
            let new = NewOrganisation {
                name: name.to_owned(),
                kind,
                credit_code: None,
                institution_code: None,
                region: None,
                email: None,
                hospital: HospitalFacts::default(),
            };
            party::found_organisation(&tx, &moment, &new)
                .await
                .expect("an organisation")
        }
    };
    let roles = match (account, kind) {
        ("reader", _) => vec![Role::Reader],
        // As the program founds them.
        (_, OrganisationKind::ExchangeCenter) => vec![Role::Trader, Role::Administrator],
        _ => vec![Role::Trader],
    };
    let new = NewAccount {
        account: account.to_owned(),
        display_name: account.to_owned(),
        password: PASSWORD.to_owned(),
        assigned: Assigned::Roles(roles),
        email: Some(format!("{account}@sunshine.test")),
    };
    let prepared = party::prepare_account(new).await.expect("hashed");
    party::found_account(&tx, &moment, organisation, &prepared)
        .await
        .expect("an account");
    tx.commit().await.expect("committed");
    signed_in(ground, account).await
}

/// Signs in for the first time; returns the token.
async fn signed_in(ground: &Ground, account: &str) -> String {
    let attempt = SignInAttempt {
        account,
        password: PASSWORD,
        code: None,
        passkey: None,
        address: None,
        device: None,
        device_name: "",
    };
    let outcome = party::sign_in(
        &ground.db,
        &SystemClock,
        ground.security_log(),
        &ground.moment(),
        attempt,
    )
    .await
    .expect("it answers");
    let SignIn::Opened(opened) = outcome else {
        panic!("{account} may sign in");
    };
    opened.token.text().to_owned()
}
