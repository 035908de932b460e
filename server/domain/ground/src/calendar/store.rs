//! Notices and their days, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use sql::queries::calendar::{self, CalendarProposalRow};

use super::day::NamedDay;
use super::rules::WorkingCalendar;
use super::types::{CalendarProposal, Carried, LoadedNotice, Notice, PlannedYear};
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result, stored};
use crate::ids::{AccountId, CalendarProposalId, OrganisationId};
use crate::moment::Moment;
use crate::proposal_status::{ProposalState, ProposalStatus};

pub(super) async fn read(db: &impl Reader) -> Result<WorkingCalendar> {
    let version = latest_version(db).await?;
    let notices = calendar::current_notices()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let years = notices
        .iter()
        .map(|notice| (i32::from(notice.year), notice.version))
        .collect();
    let rows = calendar::current_days()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let days = rows
        .into_iter()
        .map(|row| {
            let kind = stored(&row.kind)?;
            Ok(NamedDay {
                date: row.day,
                kind,
                name: row.name,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(WorkingCalendar::new(version, years, days))
}

pub(super) async fn latest_version(db: &impl Reader) -> Result<i64> {
    Ok(calendar::latest_version()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

pub(super) async fn history(db: &impl Reader) -> Result<Vec<LoadedNotice>> {
    let rows = calendar::history()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let notices = rows.into_iter().map(|row| LoadedNotice {
        version: row.version,
        year: i32::from(row.year),
        source: row.source,
        published_on: row.published_on,
        loaded_at: row.loaded_at,
    });
    Ok(notices.collect())
}

pub(super) async fn lock(tx: &Transaction<'_>) -> Result<()> {
    calendar::lock().prepare(tx).await?.bind(tx).one().await?;
    Ok(())
}

pub(super) async fn withhold_later(tx: &Transaction<'_>, day: NaiveDate) -> Result<()> {
    calendar::withhold()
        .prepare(tx)
        .await?
        .bind(tx, &day)
        .await?;
    Ok(())
}

/// The notices that the program carries, are published by a day, and are newer than what is known of their years.
pub(super) async fn carried(db: &impl Reader, day: NaiveDate) -> Result<Vec<Carried>> {
    let rows = calendar::carried()
        .prepare(db)
        .await?
        .bind(db, &day)
        .all()
        .await?;
    let carried = rows.into_iter().map(|row| Carried {
        version: row.version,
        year: i32::from(row.year),
        source: row.source,
        published_on: row.published_on,
    });
    Ok(carried.collect())
}

/// When the next of them is published.
pub(super) async fn next_carried(db: &impl Reader) -> Result<Option<NaiveDate>> {
    Ok(calendar::next_carried()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

/// Puts a copy of a carried notice in force; returns its version.
pub(super) async fn copy_carried(
    tx: &Transaction<'_>,
    carried: i64,
    now: DateTime<Utc>,
) -> Result<i64> {
    Ok(calendar::copy_carried()
        .prepare(tx)
        .await?
        .bind(tx, &now, &carried)
        .one()
        .await?)
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
    planned: &PlannedYear,
) -> Result<i64> {
    let year = i16::try_from(planned.year).map_err(Error::internal)?;
    let version = calendar::insert_notice()
        .prepare(tx)
        .await?
        .params(
            tx,
            &calendar::InsertNoticeParams {
                year,
                source: &notice.source,
                published_on: notice.published_on,
                loaded_at: moment.now,
                loaded_by: Some(caller.account.0),
            },
        )
        .one()
        .await?;
    let days: Vec<_> = planned.days.iter().map(|day| day.date).collect();
    let kinds: Vec<_> = planned.days.iter().map(|day| day.kind.into_str()).collect();
    let names: Vec<_> = planned.days.iter().map(|day| day.name.as_str()).collect();
    calendar::insert_days()
        .prepare(tx)
        .await?
        .params(
            tx,
            &calendar::InsertDaysParams {
                version,
                days: &days,
                kinds: &kinds,
                names: &names,
            },
        )
        .await?;
    Ok(version)
}

fn proposal(row: CalendarProposalRow) -> Result<CalendarProposal> {
    Ok(CalendarProposal {
        id: CalendarProposalId(row.id),
        notice: Notice {
            year: i32::from(row.year),
            source: row.source,
            published_on: row.published_on,
            content: serde_json::from_value(row.content).map_err(Error::internal)?,
            replaces: row.replaces,
        },
        status: ProposalStatus {
            state: stored(&row.state)?,
            organisation: OrganisationId(row.organisation),
            proposed_at: row.proposed_at,
            proposed_by: AccountId(row.proposed_by),
            decided_at: row.decided_at,
            decided_by: row.decided_by.map(AccountId),
            reason: row.reason,
        },
    })
}

pub(super) async fn insert_proposal(
    tx: &Transaction<'_>,
    new: &CalendarProposal,
) -> Result<CalendarProposalId> {
    let notice = &new.notice;
    let content = serde_json::to_value(&notice.content).map_err(Error::internal)?;
    let params = calendar::InsertProposalParams {
        year: i16::try_from(notice.year).map_err(Error::internal)?,
        source: &notice.source,
        published_on: notice.published_on,
        content: &content,
        replaces: notice.replaces,
        organisation: new.status.organisation.0,
        proposed_at: new.status.proposed_at,
        proposed_by: new.status.proposed_by.0,
    };
    let statement = calendar::insert_proposal().prepare(tx).await?;
    let id = statement.params(tx, &params).one().await?;
    Ok(CalendarProposalId(id))
}

pub(super) async fn proposals(
    db: &impl Reader,
    state: Option<ProposalState>,
    before: CalendarProposalId,
    rows_max: i64,
) -> Result<(Vec<CalendarProposal>, i64)> {
    let state = state.map(|state| state.into_str());
    let params = calendar::ProposalsParams {
        before_id: before.0,
        state,
        rows: rows_max,
    };
    let statement = calendar::proposals().prepare(db).await?;
    let rows = statement.params(db, &params).all().await?;
    let rows = rows.into_iter().map(proposal);
    let rows = rows.collect::<Result<Vec<_>>>()?;
    let count = calendar::proposals_count().prepare(db).await?;
    Ok((rows, count.bind(db, &state).one().await?))
}

pub(super) async fn lock_proposal(
    tx: &Transaction<'_>,
    id: CalendarProposalId,
) -> Result<Option<CalendarProposal>> {
    let statement = calendar::lock_proposal().prepare(tx).await?;
    let row = statement.bind(tx, &id.0).opt().await?;
    row.map(proposal).transpose()
}

pub(super) async fn lock_proposals_of_account(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<Vec<CalendarProposal>> {
    let statement = calendar::lock_proposals_of_account().prepare(tx).await?;
    let rows = statement.bind(tx, &account.0).all().await?;
    rows.into_iter().map(proposal).collect()
}

pub(super) async fn open_proposals(
    tx: &impl Reader,
    year: Option<i32>,
) -> Result<Vec<CalendarProposal>> {
    let year = year.map(i16::try_from).transpose();
    let year = year.map_err(Error::internal)?;
    let statement = calendar::open_proposals().prepare(tx).await?;
    let rows = statement.bind(tx, &year).all().await?;
    rows.into_iter().map(proposal).collect()
}

/// How many the caller may confirm or refuse.
pub(super) async fn proposals_to_decide(db: &impl Reader, caller: &Caller) -> Result<i64> {
    let statement = calendar::proposals_to_decide().prepare(db).await?;
    let params = calendar::ProposalsToDecideParams {
        organisation: caller.organisation.0,
        account: caller.account.0,
    };
    let count = statement.params(db, &params);
    Ok(count.one().await?)
}

pub(super) async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CalendarProposalId,
    state: ProposalState,
    reason: &str,
) -> Result<()> {
    let params = calendar::DecideProposalParams {
        id: id.0,
        state: state.into_str(),
        decided_at: moment.now,
        decided_by: caller.account.0,
        reason,
    };
    let statement = calendar::decide_proposal().prepare(tx).await?;
    statement.params(tx, &params).await?;
    Ok(())
}
