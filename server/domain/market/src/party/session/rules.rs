//! How many wrong passwords lock, for how long, and until when a password serves that somebody gave. Pure.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Wrong passwords in a row that lock an account.
const FAILURES_MAX: i32 = 5;

/// How long a lock lasts.
const LOCK: TimeDelta = TimeDelta::minutes(15);

/// Wrong passwords from one device in a row that lock the device: more than of all others, since whoever sits
/// there has signed in before.
const DEVICE_FAILURES_MAX: i32 = 10;

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

/// Whether a lock is in force; at its end it is not.
#[must_use]
pub(in crate::party) fn is_locked(locked_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    locked_until.is_some_and(|until| now < until)
}

/// How long a password serves that somebody gave, with a new account or in place of a lost one: over a weekend.
const TEMPORARY: TimeDelta = TimeDelta::hours(72);

/// Until when a password serves that is given now.
#[must_use]
pub(in crate::party) fn temporary_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now.trunc_subsecs(0) + TEMPORARY
}

/// Whether a password opens anything: its owner's own always, one that an administrator gave until its end.
#[must_use]
pub(super) fn password_serves(temporary_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    temporary_until.is_none_or(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;

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
