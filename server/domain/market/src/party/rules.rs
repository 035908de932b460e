//! Credit codes, account names and locks. Pure.

use chrono::{DateTime, TimeDelta, Utc};

/// The 31 letters of a unified social credit code, in the order of their values (GB 32100-2015).
const CREDIT_LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of the first 17 digits: powers of 3 modulo 31.
const CREDIT_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// Wrong passwords in a row that lock an account.
const FAILURES_MAX: i32 = 5;

/// How long a lock lasts.
const LOCK: TimeDelta = TimeDelta::minutes(15);

/// Wrong passwords from one device in a row that lock the device: more than of all others, since whoever sits
/// there has signed in before.
const DEVICE_FAILURES_MAX: i32 = 10;

/// Whether a unified social credit code (统一社会信用代码) is well formed, check digit included.
#[must_use]
pub fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code
        .chars()
        .map(|letter| CREDIT_LETTERS.find(letter))
        .collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let sum: usize = values
        .iter()
        .zip(CREDIT_WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    values.last() == Some(&((31 - sum % 31) % 31))
}

/// Whether an account may have that name: 2 to 40 of `a-z`, `0-9`, `.`, `_`, `-`, of which the first is a letter or a digit, so that
/// people can say it and no path means something else by it.
#[must_use]
pub(super) fn is_account_name(name: &str) -> bool {
    (2..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.bytes().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || b"._-".contains(&letter)
        })
}

/// Whether mail can be sent to an address, by its form: a name, an `@` and a domain with a point, in ASCII.
#[must_use]
pub(super) fn is_mail_address(address: &str) -> bool {
    let Some((name, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let letters = |text: &str, more: &[u8]| {
        let known = |letter: u8| letter.is_ascii_alphanumeric() || more.contains(&letter);
        !text.is_empty() && text.bytes().all(known)
    };
    let is_label =
        |label: &str| letters(label, b"-") && label.trim_matches('-').len() == label.len();
    address.len() <= 254
        && name.len() <= 64
        && name
            .split('.')
            .all(|part| letters(part, b"!#$%&'*+-/=?^_`{|}~"))
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// After one more wrong password: how many there were in a row, and until when the account is locked.
#[must_use]
pub(super) fn after_failure(failures: i32, now: DateTime<Utc>) -> (i32, Option<DateTime<Utc>>) {
    let failures = failures.saturating_add(1);
    (failures, (FAILURES_MAX <= failures).then(|| now + LOCK))
}

/// As [`after_failure`], from a device that signed in before; its lock once over, it begins anew.
#[must_use]
pub(super) fn after_device_failure(
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> (i32, Option<DateTime<Utc>>) {
    let before = if locked_until.is_some() { 0 } else { failures };
    let failures = before.saturating_add(1);
    let is_locking = DEVICE_FAILURES_MAX <= failures;
    (failures, is_locking.then(|| now + LOCK))
}

/// How long a password serves that an administrator gave in place of a lost one: over a weekend.
pub(super) const TEMPORARY: TimeDelta = TimeDelta::hours(72);

/// Whether a password opens anything: its owner's own always, one that an administrator gave until its end.
#[must_use]
pub(super) fn password_serves(temporary_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    temporary_until.is_none_or(|until| now < until)
}

/// Whether a lock is in force; at its end it is not.
#[must_use]
pub(super) fn is_locked(locked_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    locked_until.is_some_and(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_a_name_that_begins_with_a_letter_or_a_digit() {
        for name in ["li.wei", "op", "3m-orders", "a__", "z9."] {
            assert!(is_account_name(name), "{name}");
        }
        for name in [
            "", "a", ".", "..", "._-", "--", "_li", "-li", ".li", "Li", "li wei", "李伟",
        ] {
            assert!(!is_account_name(name), "{name}");
        }
    }

    #[test]
    fn credit_codes_are_checked_by_their_check_digit() {
        for valid in [
            "91350100M000100Y43",
            "914403007084678371",
            "91440300192317458F",
            "9144030071526726XG",
            "91110000802100433B",
        ] {
            assert!(is_credit_code(valid), "{valid}");
        }
        for wrong in [
            "91350100M000100Y4Z",
            "913100000100463140",
            "91350100M000100Y44",
            "",
            "91350100M000100Y4",
        ] {
            assert!(!is_credit_code(wrong), "{wrong}");
        }
    }

    #[test]
    fn mail_addresses_are_those_that_mail_can_be_sent_to() {
        for valid in ["a@b.cn", "sale.s+vbp@maker-1.example.com", "O'Neil@x.org"] {
            assert!(is_mail_address(valid), "{valid}");
        }
        for wrong in [
            "",
            "nobody",
            "@b.cn",
            "a@",
            "a@b",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a@-b.cn",
            "a@b@c.cn",
            "a@b.cn\nBcc: c@d.cn",
            "甲@b.cn",
            "甲 <a@b.cn>",
        ] {
            assert!(!is_mail_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_a_quarter_of_an_hour() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        assert_eq!(after_failure(3, now), (4, None));
        let (failures, until) = after_failure(4, now);
        assert_eq!((failures, until), (5, Some(now + LOCK)));
        assert!(is_locked(until, now + LOCK - TimeDelta::microseconds(1)));
        assert!(!is_locked(until, now + LOCK));
    }

    #[test]
    fn the_tenth_wrong_password_locks_a_device_which_may_try_again_after_its_lock() {
        let now: DateTime<Utc> = "2026-03-02T09:00:00+08:00".parse().expect("an instant");
        assert_eq!(after_device_failure(8, None, now), (9, None));
        let (failures, until) = after_device_failure(9, None, now);
        assert_eq!((failures, until), (10, Some(now + LOCK)));
        assert_eq!(after_device_failure(10, until, now + LOCK), (1, None));
    }
}
