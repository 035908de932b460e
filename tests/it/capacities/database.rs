//! What the database itself holds of firms.

use domain::Role;
use tests::{HOSPITAL, Platform};

use super::{MONDAY, distributes};

/// The organisation of an account, in SQL.
fn of(account: &str) -> String {
    format!("(select organisation from account where account = '{account}')")
}

/// The second capacity of the firm of `maker`, in SQL.
fn second() -> String {
    let firm = of("maker");
    format!("(select id from organisation where firm = {firm} and firm <> id)")
}

/// No other two are one firm, and each is in it once.
fn other_firms() -> Vec<(String, &'static str)> {
    let second = second();
    vec![
    (
        format!(
            "update organisation set firm = {} where id = {}",
            of("maker"),
            of(HOSPITAL)
        ),
        "account_duties",
    ),
    (
        format!(
            "insert into organisation (name, name_key, kind, region, firm, created_at)
             select name, name_key, 'hospital', region, id, created_at from organisation where id = {}",
            of("maker")
        ),
        "organisation_agrees",
    ),
    (
        format!(
            "update organisation set firm = {} where id = {}",
            of("operator"),
            of("bureau")
        ),
        "account_duties",
    ),
    (
        format!(
            "update organisation set firm = {} where id = {}",
            of("maker"),
            of("maker2")
        ),
        "organisation_capacity_once",
    ),
    (
        format!(
            "update organisation set firm = {second} where id = {}",
            of("distributor")
        ),
        "account_acts_for_firm",
    ),
    ]
}

/// They share what is registered.
fn other_facts() -> Vec<(String, &'static str)> {
    let second = second();
    vec![
        (
            format!("update organisation set name = '别名', name_key = '别名' where id = {second}"),
            "organisation_agrees",
        ),
        (
            format!(
                "update organisation set credit_code = '914403007084678371' where id = {}",
                of("maker")
            ),
            "organisation_agrees",
        ),
        (
            format!("update organisation set email = 'x@y.example' where id = {second}"),
            "organisation_agrees",
        ),
    ]
}

/// Accounts are of the first one, and act for their own firm alone.
fn other_accounts() -> Vec<(String, &'static str)> {
    let second = second();
    vec![
        (
            format!("update account set organisation = {second} where account = 'maker2'"),
            "account_acts_for_firm",
        ),
        (
            format!(
                "update account set acting = {} where account = 'maker'",
                of("maker2")
            ),
            "account_acts_for_firm",
        ),
        (
            format!("update account set acting = {second} where account = 'maker2'"),
            "account_acts_for_firm",
        ),
        (
            format!(
                "update session set acting = {second} where account = (select id from account where account = 'maker2')"
            ),
            "session_acts_for_firm",
        ),
        (
            format!(
                "update session set acting = {} where account = (select id from account where account = 'maker')",
                of("distributor")
            ),
            "session_acts_for_firm",
        ),
    ]
}

#[tokio::test]
async fn the_database_keeps_a_firm_one_and_its_accounts_within_it() {
    let platform = Platform::start(MONDAY).await;
    distributes(&platform).await;
    platform
        .founded(
            platform.caller(HOSPITAL).await.organisation,
            "spare",
            &[Role::Reader],
        )
        .await;
    let client = tests::cluster::connect(platform.config()).await;
    let changes = [other_firms(), other_facts(), other_accounts()];
    for (change, broken) in changes.concat() {
        let refused = client.batch_execute(&change).await.expect_err(&change);
        let refused = refused.as_db_error().expect("the database's");
        assert_eq!(refused.constraint(), Some(broken), "{change}: {refused}");
    }
    let second = second();
    let moved = format!(
        "update organisation set firm = {} where id = {second}",
        of("maker2")
    );
    let refused = client.batch_execute(&moved).await.expect_err(&moved);
    assert!(refused.as_db_error().is_some(), "one joins once");
    for change in [
        format!(
            "update session set acting = {second} where account = (select id from account where account = 'maker')"
        ),
        format!("update account set acting = {second} where account = 'maker'"),
    ] {
        client.batch_execute(&change).await.expect(&change);
    }
}
