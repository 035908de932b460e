//! What a service account may be, and whether a key of it serves. Pure.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use ground::{FieldError, FigureValues, Refused, Result, Words};

use super::addresses::Addresses;
use super::refusal::SERVICE_ACCOUNT_OVER;
use super::types::{NewServiceAccount, ServiceAccountState};

/// How long the key before serves beside a new one, while the program is given that.
const OVERLAP: TimeDelta = TimeDelta::hours(24);

/// Letters of a name.
const NAME_LETTERS_MAX: usize = 60;

/// Addresses and networks of one service account.
const ADDRESSES_MAX: usize = 50;

/// Until when the key serves that another takes the place of now.
#[must_use]
pub(super) fn overlaps_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + OVERLAP
}

#[must_use]
pub(super) fn state(
    is_revoked: bool,
    expires_on: NaiveDate,
    today: NaiveDate,
) -> ServiceAccountState {
    if is_revoked {
        ServiceAccountState::Revoked
    } else if expires_on < today {
        ServiceAccountState::Expired
    } else {
        ServiceAccountState::Active
    }
}

/// What decides whether a key serves.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyFacts {
    /// What its service account is.
    pub(super) state: ServiceAccountState,
    /// When it ends, where another took its place.
    pub(super) ends_at: Option<DateTime<Utc>>,
    /// It is tried from where it may be.
    pub(super) is_admitted: bool,
}

/// Whether a key serves at an instant; at the end of its overlap it does not.
#[must_use]
pub(super) fn serves(key: KeyFacts, now: DateTime<Utc>) -> bool {
    key.state == ServiceAccountState::Active
        && key.ends_at.is_none_or(|end| now < end)
        && key.is_admitted
}

/// Requires that a key may take the place of another: nothing serves that is over.
///
/// # Errors
/// `service-account-over`.
pub(super) fn must_serve(state: ServiceAccountState, expires_on: NaiveDate) -> Result<(), Refused> {
    let (zh, en) = match state {
        ServiceAccountState::Active => return Ok(()),
        ServiceAccountState::Expired => (
            "该服务账号已到期，请新建一个",
            "the service account has ended: open another",
        ),
        ServiceAccountState::Revoked => (
            "该服务账号已吊销，请新建一个",
            "the service account was revoked: open another",
        ),
    };
    Err(Refused {
        kind: &SERVICE_ACCOUNT_OVER,
        clause: None,
        detail: Words::new(zh, en),
        figures: FigureValues::default().with("expires_on", expires_on.to_string()),
    })
}

/// Judges what a service account would be, where these scopes exist for its organisation; returns the addresses.
///
/// # Errors
/// Names every field that is wrong.
pub(super) fn check(
    new: &NewServiceAccount,
    known: &[String],
    today: NaiveDate,
    days_max: u32,
) -> Result<Addresses> {
    let mut wrong = Vec::new();
    let mut refuse = |pointer: &str, zh: String, en: String| {
        wrong.push(FieldError {
            pointer: pointer.to_owned(),
            detail: Words::new(zh, en),
        });
    };
    let letters = new.name.chars().count();
    if letters == 0 || NAME_LETTERS_MAX < letters {
        let zh = format!("名称须为1至{NAME_LETTERS_MAX}字");
        refuse("/name", zh, format!("1 to {NAME_LETTERS_MAX} letters"));
    }
    if let Some((zh, en)) = wrong_scopes(&new.scopes, known) {
        refuse("/scopes", zh, en);
    }
    let last = today.checked_add_days(Days::new(days_max.into()));
    let last = last.unwrap_or(NaiveDate::MAX);
    if new.expires_on < today || last < new.expires_on {
        let zh = format!("有效期须在{today}至{last}之间（最长{days_max}天）");
        let en = format!("between {today} and {last}, {days_max} days ahead at most");
        refuse("/expires_on", zh, en);
    }
    if ADDRESSES_MAX < new.addresses.len() {
        let zh = format!("最多{ADDRESSES_MAX}个地址或网段");
        refuse("/addresses", zh, format!("{ADDRESSES_MAX} at most"));
    }
    match Addresses::read(&new.addresses) {
        Ok(addresses) if wrong.is_empty() => return Ok(addresses),
        Ok(_) => {}
        Err(text) => {
            let zh = format!("“{text}”不是IP地址或网段（如10.1.2.3、10.0.0.0/8、2001:db8::/32）");
            let en = format!(
                "“{text}” is no address and no network, such as 10.1.2.3, 10.0.0.0/8, 2001:db8::/32"
            );
            wrong.push(FieldError {
                pointer: "/addresses".to_owned(),
                detail: Words::new(zh, en),
            });
        }
    }
    Err(ground::Error::Invalid(wrong))
}

/// Why scopes cannot be given, with the list of those that can.
fn wrong_scopes(scopes: &[String], known: &[String]) -> Option<(String, String)> {
    if scopes.is_empty() {
        return Some(("请至少选择一项权限".to_owned(), "choose a scope".to_owned()));
    }
    let unknown: Vec<&str> = (scopes.iter())
        .filter(|scope| !known.contains(scope))
        .map(String::as_str)
        .collect();
    if unknown.is_empty() {
        return None;
    }
    let (unknown, known) = (unknown.join(", "), known.join(", "));
    Some((
        format!("没有权限范围{unknown}；可用：{known}"),
        format!("there is no scope {unknown}; there are {known}"),
    ))
}

/// Scopes without those stated twice, in one order.
#[must_use]
pub(super) fn distinct(mut scopes: Vec<String>) -> Vec<String> {
    scopes.sort();
    scopes.dedup();
    scopes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn new(scopes: &[&str], expires_on: &str, addresses: &[&str]) -> NewServiceAccount {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        NewServiceAccount {
            name: "HIS".to_owned(),
            scopes: owned(scopes),
            expires_on: day(expires_on),
            addresses: owned(addresses),
        }
    }

    fn wrong(new: &NewServiceAccount) -> Vec<(String, Words)> {
        let known = [
            "invitations:read".to_owned(),
            "invitations:write".to_owned(),
        ];
        match check(new, &known, day("2026-03-02"), 400) {
            Ok(_) => Vec::new(),
            Err(ground::Error::Invalid(fields)) => fields
                .into_iter()
                .map(|field| (field.pointer, field.detail))
                .collect(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn it_ends_within_the_days_of_the_rulebook_and_not_before_today() {
        for (expires_on, is_wrong) in [
            ("2026-03-01", true),
            ("2026-03-02", false),
            ("2027-04-06", false),
            ("2027-04-07", true),
        ] {
            let fields = wrong(&new(&["invitations:read"], expires_on, &[]));
            assert_eq!(fields.len(), usize::from(is_wrong), "{expires_on}");
        }
    }

    #[test]
    fn a_scope_that_does_not_exist_is_refused_with_those_that_do() {
        let fields = wrong(&new(&["invitations:read", "orders:pay"], "2026-04-01", &[]));
        assert_eq!(fields[0].0, "/scopes");
        assert_eq!(
            fields[0].1.en,
            "there is no scope orders:pay; there are invitations:read, invitations:write"
        );
        assert_eq!(wrong(&new(&[], "2026-04-01", &[])).len(), 1);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let mut wrong_in_all = new(&["x:y"], "2020-01-01", &["10.0.0.0/99"]);
        wrong_in_all.name = String::new();
        let pointers: Vec<String> = wrong(&wrong_in_all).into_iter().map(|it| it.0).collect();
        assert_eq!(pointers, ["/name", "/scopes", "/expires_on", "/addresses"]);
    }

    #[test]
    fn a_key_serves_to_the_last_instant_of_its_overlap_while_its_account_is_active() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        let end = overlaps_until(now);
        assert_eq!(end - now, TimeDelta::hours(24));
        let key = KeyFacts {
            state: ServiceAccountState::Active,
            ends_at: Some(end),
            is_admitted: true,
        };
        assert!(serves(key, end - TimeDelta::microseconds(1)));
        assert!(!serves(key, end));
        let is_admitted = false;
        assert!(!serves(KeyFacts { is_admitted, ..key }, now));
        for state in [ServiceAccountState::Expired, ServiceAccountState::Revoked] {
            assert!(!serves(KeyFacts { state, ..key }, now));
        }
    }

    #[test]
    fn it_serves_on_its_last_day_and_no_more_afterwards_unless_it_was_revoked() {
        let last = day("2026-03-02");
        assert_eq!(state(false, last, last), ServiceAccountState::Active);
        let next = day("2026-03-03");
        assert_eq!(state(false, last, next), ServiceAccountState::Expired);
        assert_eq!(state(true, last, last), ServiceAccountState::Revoked);
        assert!(must_serve(ServiceAccountState::Expired, last).is_err());
        assert!(must_serve(ServiceAccountState::Active, last).is_ok());
    }
}
