//! The columns of duties that no line of the matrix spells out: they follow from the columns that it does.

use std::collections::BTreeMap;

use domain::{Duty, OrganisationKind};
use server::routes::Who;
use tests::{HOSPITAL, Platform};

use super::{CALLERS, matrix};

/// An account with one duty that does not trade.
pub(crate) struct OnDuty {
    pub(crate) account: &'static str,
    kind: OrganisationKind,
    duty: Duty,
    /// The caller of the same organisation whom it is like: one who reads, or who trades as well.
    pub(crate) like: &'static str,
}

const fn on_duty(
    account: &'static str,
    kind: OrganisationKind,
    duty: Duty,
    like: &'static str,
) -> OnDuty {
    OnDuty {
        account,
        kind,
        duty,
        like,
    }
}

/// The accounts with a duty of each kind; this test opens them.
pub(crate) const ON_DUTY: [OnDuty; 19] = [
    on_duty(
        "storekeeper",
        OrganisationKind::Hospital,
        Duty::Storekeeper,
        "reader",
    ),
    on_duty(
        "finance-maker",
        OrganisationKind::Hospital,
        Duty::FinanceMaker,
        "reader",
    ),
    on_duty(
        "finance-releaser",
        OrganisationKind::Hospital,
        Duty::FinanceReleaser,
        "reader",
    ),
    on_duty(
        "reviewer",
        OrganisationKind::Hospital,
        Duty::Reviewer,
        "reader",
    ),
    on_duty(
        "auditor",
        OrganisationKind::Hospital,
        Duty::Auditor,
        "reader",
    ),
    on_duty(
        "maker-shipping",
        OrganisationKind::Manufacturer,
        Duty::Shipping,
        "maker",
    ),
    on_duty(
        "maker-invoicing",
        OrganisationKind::Manufacturer,
        Duty::Invoicing,
        "maker",
    ),
    on_duty(
        "maker-auditor",
        OrganisationKind::Manufacturer,
        Duty::Auditor,
        "maker",
    ),
    on_duty(
        "maker2-shipping",
        OrganisationKind::Manufacturer,
        Duty::Shipping,
        "maker2",
    ),
    on_duty(
        "neighbours-storekeeper",
        OrganisationKind::Hospital,
        Duty::Storekeeper,
        "hospital2",
    ),
    on_duty(
        "neighbours-reviewer",
        OrganisationKind::Hospital,
        Duty::Reviewer,
        "hospital2",
    ),
    on_duty(
        "invoicing",
        OrganisationKind::Distributor,
        Duty::Invoicing,
        "distributor",
    ),
    on_duty(
        "distributor-auditor",
        OrganisationKind::Distributor,
        Duty::Auditor,
        "distributor",
    ),
    on_duty(
        "negotiation",
        OrganisationKind::ExchangeCenter,
        Duty::Negotiation,
        "operator",
    ),
    on_duty(
        "shipping",
        OrganisationKind::Distributor,
        Duty::Shipping,
        "distributor",
    ),
    on_duty(
        "technical",
        OrganisationKind::ExchangeCenter,
        Duty::Technical,
        "operator",
    ),
    on_duty(
        "supervision",
        OrganisationKind::ExchangeCenter,
        Duty::Supervision,
        "operator",
    ),
    on_duty(
        "centre-auditor",
        OrganisationKind::ExchangeCenter,
        Duty::Auditor,
        "operator",
    ),
    on_duty(
        "bureau-auditor",
        OrganisationKind::InsuranceBureau,
        Duty::Auditor,
        "bureau",
    ),
];

/// What is judged within, by the caller's duties or as one person's own: what those get who neither trade nor keep accounts, in
/// place of the sign of whom they are like.
pub(crate) const JUDGED_WITHIN: &[(&str, char)] = &[
    ("GET /exports/{id}", '0'),
    ("GET /exports/{id}/file", '0'),
    ("POST /exports/{id}/cancellation", '0'),
    ("PUT /messages/{id}/read", '0'),
    ("PUT /accounts/{id}/state", '0'),
    ("POST /accounts/{id}/confirmation", '-'),
];

/// What somebody with a duty gets: nothing of what takes another duty, and otherwise what his like gets.
fn expected(operation: &str, line: &str, who: Who, one: &OnDuty) -> char {
    if !who.includes(one.kind, &[one.duty]) {
        return '-';
    }
    let within = JUDGED_WITHIN.iter().find(|(name, _)| *name == operation);
    let column = CALLERS.iter().position(|caller| *caller == one.like);
    let like = line.chars().nth(column.unwrap()).unwrap();
    within.map_or(like, |(_, sign)| *sign)
}

/// A line with the signs of all who have one duty.
pub(crate) fn whole_line(operation: &str, line: &str, who: Who) -> String {
    let signs = ON_DUTY
        .iter()
        .map(|one| expected(operation, line, who, one));
    line.chars().chain(signs).collect()
}

/// The session of each.
pub(crate) async fn sessions(platform: &Platform) -> Vec<String> {
    let mut tokens = Vec::new();
    for one in &ON_DUTY {
        let beside = match one.like {
            "reader" => HOSPITAL,
            trader => trader,
        };
        let (token, _) = platform.on_duty(beside, one.account, &[one.duty]).await;
        tokens.push(token);
    }
    tokens
}

/// What one does for oneself, whatever one's duties.
const OWN: &[&str] = &[
    "POST /sessions",
    "DELETE /sessions/current",
    "PUT /me/capacity",
    "PUT /me/password",
    "POST /me/second-factor",
    "PUT /me/second-factor",
    "DELETE /me/second-factor",
    "POST /me/second-factor/recovery-codes",
    "POST /passkey-challenges",
    "POST /me/passkeys/registration",
    "POST /me/passkeys",
    "DELETE /me/passkeys/{id}",
    "POST /one-time-links/reading",
    "POST /one-time-links/use",
    "PUT /messages/read",
    "PUT /messages/settings",
];

#[test]
fn who_audits_writes_nowhere_in_whatever_organisation() {
    let callers: BTreeMap<String, Who> = server::routes::callers().into_iter().collect();
    for (operation, line) in matrix() {
        if operation.starts_with("GET ") {
            continue;
        }
        let who = callers[operation];
        for one in ON_DUTY.iter().filter(|one| one.duty == Duty::Auditor) {
            let sign = expected(operation, line, who, one);
            assert!(
                sign != '+' || OWN.contains(&operation),
                "{operation} by {}",
                one.account
            );
        }
        for kind in [
            OrganisationKind::Manufacturer,
            OrganisationKind::Distributor,
        ] {
            let is_let_in = who.includes(kind, &[Duty::Auditor]);
            assert!(
                !is_let_in || matches!(who, Who::Everyone | Who::SignedIn),
                "{operation} by a firm's auditor"
            );
        }
    }
}

#[test]
fn a_duty_that_does_not_trade_is_let_in_where_a_reader_is() {
    for (operation, who) in server::routes::callers() {
        for one in ON_DUTY.iter().filter(|one| one.like == "reader") {
            let reader = who.includes(one.kind, &[Duty::Auditor]);
            let sign = who.includes(one.kind, &[one.duty]);
            assert_eq!(sign, reader, "{operation} by {}", one.account);
        }
    }
}
