//! Every operation × two keys of the first hospital: one that reads invitations, one with every scope. What each may is
//! derived from what the hospital's trader may and the scope of the operation; each request is sent.

use std::collections::HashMap;

use domain::{Duty, OrganisationKind};
use reqwest::Method;
use server::routes::{Reach, Who, callers, reach};
use tests::{HOSPITAL, Platform};

use super::{ALL, MONDAY, keeper, open, text};
use crate::authorization::requests::{body, concrete, things};
use crate::authorization::{CALLERS, matrix};

/// What a key may, by the scope that it needs: `None` where no scope gives it.
fn needed(method: &str, path: &'static str) -> Option<Option<String>> {
    let method: Method = method.parse().unwrap();
    match reach(OrganisationKind::Hospital, &method, path) {
        Reach::EveryKey => Some(None),
        Reach::Scope(scope) => Some(Some(scope.to_string())),
        Reach::Person => None,
    }
}

fn outcome(operation: &str, status: u16) -> char {
    match status {
        401 if ["POST /sessions", "POST /passkey-challenges"].contains(&operation) => '+',
        401 => '?',
        403 => '-',
        404 => '0',
        200..500 => '+',
        other => panic!("{operation} answered {other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_every_key_by_its_scopes_and_its_organisation() {
    let platform = Platform::start(MONDAY).await;
    // More requests than a minute has.
    let rate = "service_account.requests_per_minute";
    platform.amended(rate, "6000", "◇", "2026-03-02").await;
    let things = things(&platform).await;
    let keeper = keeper(&platform, "keeper").await;
    let narrow = open(&platform, &keeper, "narrow", &["invitations:read"]).await;
    let all = open(&platform, &keeper, "all", &[ALL]).await;
    let keys = [(&narrow["key"], false), (&all["key"], true)];
    let whose: HashMap<String, Who> = callers().into_iter().collect();
    let trader = CALLERS.iter().position(|one| *one == HOSPITAL).unwrap();
    let (last, others): (Vec<_>, Vec<_>) = matrix()
        .into_iter()
        .partition(|(operation, _)| operation.starts_with("DELETE"));
    let (mut wrong, mut cells, mut open_cells) = (Vec::new(), 0, 0);
    for (operation, line) in others.into_iter().chain(last) {
        let (method, path) = operation.split_once(' ').unwrap();
        let of_trader = line.chars().nth(trader).unwrap();
        for (key, has_all) in keys {
            let is_in = match needed(method, path) {
                _ if whose[operation] == Who::Everyone => true,
                Some(None) => true,
                Some(Some(scope)) => has_all || scope == "invitations:read",
                None => false,
            };
            let is_lawful = whose[operation].includes(
                OrganisationKind::Hospital,
                Duty::trading(OrganisationKind::Hospital),
            );
            let expected = if is_in && is_lawful { of_trader } else { '-' };
            let method: Method = method.parse().unwrap();
            let reads = method == Method::GET || method == Method::DELETE;
            let path = concrete(path, &things);
            let mut request = platform.request("", method, &path).bearer_auth(text(key));
            if !reads {
                request = request.json(&body(operation, HOSPITAL, &things));
            }
            if path.starts_with("/invitations/") {
                request = request.header("if-match", "\"999\"");
            }
            let found = outcome(operation, platform.send(request).await.status);
            cells += 1;
            open_cells += usize::from(found != '-');
            if found != expected {
                wrong.push(format!("{operation}: expected {expected}, found {found}"));
            }
        }
    }
    println!("keys: {cells} cells, {open_cells} open");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(300 <= cells, "{cells}");
}
