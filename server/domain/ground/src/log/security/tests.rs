//! A flood writes little, hides nobody and loses no count.

use super::kinds::OF_ANYBODY;
use super::minute::MERGED_MAX;
use super::*;
fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_000_000 / 60 * 60 + second, 0).expect("an instant")
}

fn address(number: u32) -> Option<IpAddr> {
    Some(IpAddr::from(number.to_be_bytes()))
}

fn written(log: &SecurityLog, now: DateTime<Utc>) -> Vec<SecurityEvent> {
    let mut pending = log.pending();
    pending.roll(now);
    std::mem::take(&mut pending.waiting)
}

#[test]
fn the_first_is_written_at_once_and_the_others_as_one_number_after_the_minute() {
    let log = SecurityLog::default();
    let maker = Whose::Account(AccountId(7));
    for second in 0..5 {
        log.note(&SIGN_IN_FAILED, maker, address(1), at(second));
    }
    let first = written(&log, at(59));
    assert_eq!(first.len(), 1);
    assert_eq!((first[0].at, first[0].times), (at(0), 1));
    let others = written(&log, at(60));
    assert_eq!(others.len(), 1);
    assert_eq!((others[0].at, others[0].times), (at(4), 4));
    assert_eq!(others[0].account, Some(AccountId(7)));
    log.note(&SIGN_IN_FAILED, maker, address(1), at(61));
    assert_eq!(written(&log, at(61)).len(), 1, "a new minute begins anew");
}

#[test]
fn what_was_counted_in_the_last_minute_is_written_at_the_end() {
    let log = SecurityLog::default();
    for second in 0..5 {
        log.note(&SIGNED_IN, Whose::Account(AccountId(7)), None, at(second));
    }
    log.pending().end();
    let all = written(&log, at(6));
    let times: Vec<u32> = all.iter().map(|row| row.times).collect();
    assert_eq!(times, [1, 4]);
    log.pending().end();
    assert!(written(&log, at(7)).is_empty(), "once");
}

#[test]
fn a_flood_of_names_and_addresses_writes_no_more_than_the_bound_and_loses_no_count() {
    let log = SecurityLog::default();
    for number in 0..100_000_u32 {
        let mark = Whose::Unknown(log.mark(&number.to_string()));
        log.note(&SIGN_IN_FAILED, mark, address(number % 5_000), at(1));
    }
    let rows = [written(&log, at(59)), written(&log, at(60))].concat();
    assert!(
        rows.len() <= 2 * OF_ANYBODY + MERGED_MAX + 1,
        "{}",
        rows.len()
    );
    let times: u32 = rows.iter().map(|row| row.times).sum();
    assert_eq!(times, 100_000);
}

#[test]
fn an_account_that_is_tried_from_everywhere_is_named_in_every_entry() {
    let log = SecurityLog::default();
    let maker = Whose::Account(AccountId(7));
    for number in 0..10_000_u32 {
        log.note(&SIGN_IN_FAILED, maker, address(number), at(1));
    }
    let rows = [written(&log, at(59)), written(&log, at(60))].concat();
    assert!(rows.iter().all(|row| row.account == Some(AccountId(7))));
    let times: u32 = rows.iter().map(|row| row.times).sum();
    assert_eq!(times, 10_000);
}

#[test]
fn an_address_that_tries_every_name_is_in_every_entry() {
    let log = SecurityLog::default();
    for number in 0..10_000_u32 {
        let mark = Whose::Unknown(log.mark(&number.to_string()));
        log.note(&SIGN_IN_FAILED, mark, address(1), at(1));
    }
    let rows = [written(&log, at(59)), written(&log, at(60))].concat();
    assert!(rows.iter().all(|row| row.address == address(1)));
}

#[test]
fn a_flood_of_one_kind_hides_no_other() {
    let log = SecurityLog::default();
    for number in 0..1_000_u32 {
        let mark = Whose::Unknown(log.mark(&number.to_string()));
        log.note(&SIGN_IN_FAILED, mark, address(number), at(1));
    }
    let maker = Whose::Account(AccountId(7));
    log.note(&ACCOUNT_LOCKED, maker, address(1), at(2));
    let first = log.first(&SIGNED_IN, maker, address(1), at(3));
    assert!(first.is_some());
    let locked = written(&log, at(4)).pop();
    assert_eq!(locked.map(|row| row.kind), Some(ACCOUNT_LOCKED.name));
}

#[test]
fn a_flood_of_names_and_of_other_accounts_hides_no_account_and_no_address_of_it() {
    let log = SecurityLog::default();
    for number in 0..10_000_u32 {
        let mark = Whose::Unknown(log.mark(&number.to_string()));
        log.note(&SIGN_IN_FAILED, mark, address(number), at(1));
        let bureau = Whose::Account(AccountId(8));
        log.note(&SIGN_IN_FAILED, bureau, address(number), at(1));
    }
    let maker = Whose::Account(AccountId(7));
    for _ in 0..3 {
        log.note(&SIGN_IN_FAILED, maker, address(77_777), at(2));
    }
    let rows = [written(&log, at(59)), written(&log, at(60))].concat();
    let of_maker = rows.iter().filter(|row| row.account == Some(AccountId(7)));
    let of_maker: Vec<_> = of_maker.map(|row| (row.address, row.times)).collect();
    assert_eq!(of_maker, [(address(77_777), 1), (address(77_777), 2)]);
    let times: u32 = rows.iter().map(|row| row.times).sum();
    assert_eq!(times, 20_003);
}

#[test]
fn what_is_put_off_is_of_the_account_whose_name_was_tried_before() {
    let log = SecurityLog::default();
    assert_eq!(log.whose("maker"), Whose::Anybody);
    log.tried("maker", AccountId(7));
    assert_eq!(log.whose("maker"), Whose::Account(AccountId(7)));
    assert_eq!(log.whose("maker2"), Whose::Anybody);
    for number in 0..=TRIED_MAX {
        log.tried(&number.to_string(), AccountId(8));
    }
    assert_eq!(log.whose("maker"), Whose::Anybody, "bounded");
}

#[test]
fn a_mark_is_the_same_for_the_same_name_and_another_in_another_process() {
    let (one, other) = (SecurityLog::default(), SecurityLog::default());
    assert_eq!(one.mark("sunshine-demo"), one.mark("sunshine-demo"));
    assert_ne!(one.mark("sunshine-demo"), one.mark("sunshine-dem0"));
    let names = ["a", "b", "c", "d"];
    assert_ne!(
        names.map(|name| one.mark(name)),
        names.map(|name| other.mark(name))
    );
}

#[test]
fn what_could_not_be_written_waits_up_to_a_bound() {
    let log = SecurityLog::default();
    log.note(&SIGN_IN_FAILED, Whose::Anybody, address(1), at(0));
    let row = written(&log, at(0)).remove(0);
    log.put_back(vec![row; WAITING_MAX + 5]);
    log.note(&SIGN_IN_FAILED, Whose::Anybody, address(2), at(0));
    assert_eq!(written(&log, at(0)).len(), WAITING_MAX + 1);
}

#[test]
fn a_first_that_its_transaction_did_not_write_waits_and_one_that_it_wrote_does_not() {
    let log = SecurityLog::default();
    let maker = Whose::Account(AccountId(7));
    let kinds = [&SIGN_IN_FAILED, &ACCOUNT_LOCKED];
    let firsts = log.firsts(&kinds, maker, address(1), at(1));
    assert_eq!(firsts.entries.len(), 2);
    firsts.written();
    assert!(written(&log, at(1)).is_empty());
    let repeated = log.firsts(&kinds, maker, address(1), at(2));
    assert!(repeated.entries.is_empty(), "counted in memory");
    drop(repeated);
    drop(log.firsts(&kinds, maker, address(1), at(61)));
    let waiting = written(&log, at(61));
    let times: Vec<u32> = waiting.iter().map(|one| one.times).collect();
    assert_eq!(
        times,
        [1, 1, 1, 1],
        "the repetitions, and what was not written"
    );
}
