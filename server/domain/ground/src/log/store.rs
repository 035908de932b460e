//! Events, their positions and their followers, rows to types.

use chrono::{DateTime, Utc};
use sql::queries::log;

use super::security::SecurityEvent;
use super::types::{Entry, FeedEntry, NewEvent};
use crate::caller::Caller;
use crate::database::{Reader, Transaction, array_text, column};
use crate::error::Result;
use crate::ids::{AccountId, EventId, OccasionId, OrganisationId};
use crate::moment::Moment;

/// The subject of events about an account.
const ACCOUNT: &str = "account";

pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    moment: &Moment,
    events: &[NewEvent],
) -> Result<Vec<EventId>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let kinds: Vec<_> = events.iter().map(|event| event.kind).collect();
    let subject_kinds: Vec<_> = events.iter().map(|event| event.subject_kind).collect();
    let subject_ids: Vec<_> = events
        .iter()
        .map(|event| event.subject_id.as_str())
        .collect();
    let actors: Vec<_> = events
        .iter()
        .map(|event| event.actor.map(|(account, _)| account.0))
        .collect();
    let organisations: Vec<_> = events
        .iter()
        .map(|event| event.actor.map(|(_, organisation)| organisation.0))
        .collect();
    let clauses: Vec<_> = events.iter().map(|event| &*event.clause).collect();
    let audiences: Vec<_> = events
        .iter()
        .map(|event| array_text(&event.readers.organisations))
        .collect();
    let everyone: Vec<_> = events.iter().map(|event| event.readers.everyone).collect();
    let overseers: Vec<_> = events.iter().map(|event| event.readers.overseers).collect();
    let concerns: Vec<_> = events
        .iter()
        .map(|event| array_text(&event.readers.concerned))
        .collect();
    let data: Vec<_> = events.iter().map(|event| &event.data).collect();
    let ids = log::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &log::InsertManyParams {
                at: moment.now,
                occasion: moment.occasion.map(|occasion| occasion.0),
                kinds: &kinds,
                subject_kinds: &subject_kinds,
                subject_ids: &subject_ids,
                actors: &actors,
                organisations: &organisations,
                clauses: &clauses,
                audiences: &column(&audiences, String::as_str),
                for_everyone: &everyone,
                for_operators: &overseers,
                concerns: &column(&concerns, String::as_str),
                data: &data,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(EventId).collect())
}

/// Repeats in the security log those events whose kind belongs there.
pub(super) async fn repeat_for_security(
    tx: &Transaction<'_>,
    moment: &Moment,
    written: &[EventId],
    events: &[NewEvent],
) -> Result<()> {
    let repeated = written.iter().zip(events);
    let repeated: Vec<_> = repeated.filter(|(_, event)| event.is_security).collect();
    if repeated.is_empty() {
        return Ok(());
    }
    let address = moment.address.map(|address| address.to_string());
    let account = |event: &NewEvent| {
        let is_account = event.subject_kind == ACCOUNT;
        is_account.then(|| event.subject_id.parse().ok().map(|AccountId(id)| id))?
    };
    log::record_security_of_events()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &moment.wall,
            &address.as_deref(),
            &column(&repeated, |(id, _)| id.0),
            &column(&repeated, |(_, event)| account(event)),
        )
        .await?;
    Ok(())
}

pub(super) async fn record_security(db: &impl Reader, seen: &[SecurityEvent]) -> Result<()> {
    let addresses: Vec<Option<String>> =
        column(seen, |one| one.address.map(|address| address.to_string()));
    let marks: Vec<Option<String>> = column(seen, |one| one.mark.map(|mark| mark.to_string()));
    let times = column(seen, |one| i32::try_from(one.times).unwrap_or(i32::MAX));
    log::record_security()
        .prepare(db)
        .await?
        .params(
            db,
            &log::RecordSecurityParams {
                at: &column(seen, |one| one.at),
                kinds: &column(seen, |one| one.kind),
                accounts: &column(seen, |one| one.account.map(|account| account.0)),
                marks: &column(&marks, Option::as_deref),
                addresses: &column(&addresses, Option::as_deref),
                times: &times,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn assign_positions(tx: &Transaction<'_>) -> Result<Option<(i64, i64)>> {
    if !log::try_lock_sequencer()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?
    {
        return Ok(None);
    }
    let placed = log::assign_positions()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?;
    Ok(Some((placed.placed, placed.position)))
}

pub(super) async fn waiting(db: &impl Reader) -> Result<i64> {
    Ok(log::unplaced().prepare(db).await?.bind(db).one().await?)
}

pub(super) async fn has_events(db: &impl Reader) -> Result<bool> {
    Ok(log::has_events().prepare(db).await?.bind(db).one().await?)
}

pub(super) async fn last_position(db: &impl Reader) -> Result<i64> {
    Ok(log::last_position()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

pub(super) async fn mark_at(db: &impl Reader, position: i64) -> Result<Option<String>> {
    Ok(log::mark_at()
        .prepare(db)
        .await?
        .bind(db, &position)
        .opt()
        .await?)
}

pub(super) async fn after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    let rows = log::after()
        .prepare(db)
        .await?
        .params(
            db,
            &log::AfterParams {
                position,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let entries = rows.into_iter().map(|row| Entry {
        position: row.position,
        event: EventId(row.id),
        at: row.at,
        kind: row.kind,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        actor: row.actor.map(AccountId),
        organisation: row.organisation.map(OrganisationId),
        act: row.act,
        occasion: row.occasion.map(OccasionId),
        audience: row.audience.into_iter().map(OrganisationId).collect(),
        clause: row.clause,
        data: row.data,
    });
    Ok(entries.collect())
}

pub(super) async fn kinds_between(
    db: &impl Reader,
    after: i64,
    last: i64,
    kinds: &[&str],
) -> Result<Vec<String>> {
    Ok(log::kinds_between()
        .prepare(db)
        .await?
        .params(db, &log::KindsBetweenParams { after, last, kinds })
        .all()
        .await?)
}

pub(super) async fn feed(
    db: &impl Reader,
    caller: &Caller,
    after: i64,
    rows_max: i64,
) -> Result<Vec<FeedEntry>> {
    let overseen = caller.overseen();
    let rows = log::feed()
        .prepare(db)
        .await?
        .params(
            db,
            &log::FeedParams {
                after,
                organisation: caller.organisation.0,
                overseen: overseen.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let entries = rows.into_iter().map(|row| FeedEntry {
        position: row.position,
        at: row.at,
        kind: row.kind,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        clause: row.clause,
        data: row.data,
    });
    Ok(entries.collect())
}

pub(super) async fn lock_follower(tx: &Transaction<'_>, name: &str) -> Result<i64> {
    log::start_follower()
        .prepare(tx)
        .await?
        .bind(tx, &name, &0)
        .await?;
    Ok(log::lock_follower()
        .prepare(tx)
        .await?
        .bind(tx, &name)
        .one()
        .await?)
}

pub(super) async fn advance_follower(
    tx: &Transaction<'_>,
    name: &str,
    position: i64,
) -> Result<()> {
    log::advance_follower()
        .prepare(tx)
        .await?
        .bind(tx, &position, &name)
        .await?;
    Ok(())
}

pub(super) async fn follower_position(db: &impl Reader, name: &str) -> Result<i64> {
    let position = log::follower_position()
        .prepare(db)
        .await?
        .bind(db, &name)
        .opt()
        .await?;
    Ok(position.unwrap_or_default())
}

/// Notes that an occasion goes on, until it is closed or `until` by the wall clock.
pub(super) async fn open_occasion(
    db: &impl Reader,
    occasion: OccasionId,
    until: DateTime<Utc>,
) -> Result<()> {
    log::open_occasion()
        .prepare(db)
        .await?
        .bind(db, &occasion.0, &until)
        .await?;
    Ok(())
}

pub(super) async fn close_occasion(db: &impl Reader, occasion: OccasionId) -> Result<()> {
    log::close_occasion()
        .prepare(db)
        .await?
        .bind(db, &occasion.0)
        .await?;
    Ok(())
}

/// The subjects of what the events of these kinds between two positions are about, that belong to one act with the
/// first and that a reader may read.
pub(super) async fn subjects_between(
    db: &impl Reader,
    caller: &Caller,
    (first, last): (i64, i64),
    kinds: &[&str],
    rows_max: i64,
) -> Result<Vec<String>> {
    Ok(log::subjects_between()
        .prepare(db)
        .await?
        .params(
            db,
            &log::SubjectsBetweenParams {
                first,
                last,
                kinds,
                organisation: caller.organisation.0,
                overseen: caller.overseen().as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?)
}
