//! Runs of jobs, rows to types.

use chrono::{DateTime, Utc};
use sql::queries::job_run;

use super::types::{Latest, Run, RunState, Turn};
use crate::database::{Reader, Transaction};
use crate::error::{Result, stored};
use crate::ids::RunId;
use crate::moment::Moment;

pub(super) async fn claim(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    name: &str,
    turn: Turn,
) -> Result<Option<RunId>> {
    let (scheduled_for, on_demand) = match turn {
        Turn::Scheduled(at) => (at, false),
        Turn::OnDemand => (moment.now, true),
    };
    let id = job_run::claim()
        .prepare(tx)
        .await?
        .params(
            tx,
            &job_run::ClaimParams {
                name,
                scheduled_for,
                on_demand,
                now: moment.now,
                wall,
            },
        )
        .opt()
        .await?;
    Ok(id.map(RunId))
}

pub(super) async fn record_heartbeat(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    run: RunId,
) -> Result<()> {
    job_run::record_heartbeat()
        .prepare(tx)
        .await?
        .bind(tx, &wall, &run.0)
        .await?;
    Ok(())
}

pub(super) async fn finish(
    tx: &Transaction<'_>,
    moment: &Moment,
    run: RunId,
    state: RunState,
    done: i64,
    error: Option<&str>,
) -> Result<()> {
    job_run::finish()
        .prepare(tx)
        .await?
        .params(
            tx,
            &job_run::FinishParams {
                now: moment.now,
                state: state.into_str(),
                done,
                error,
                id: run.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn abandon(
    tx: &Transaction<'_>,
    moment: &Moment,
    beat_before: DateTime<Utc>,
    error: &str,
) -> Result<u64> {
    Ok(job_run::abandon()
        .prepare(tx)
        .await?
        .params(
            tx,
            &job_run::AbandonParams {
                now: moment.now,
                error,
                beat_before,
            },
        )
        .await?)
}

pub(super) async fn latest(db: &impl Reader, names: &[&str]) -> Result<Vec<Latest>> {
    let rows = job_run::latest()
        .prepare(db)
        .await?
        .bind(db, &names)
        .all()
        .await?;
    let latest = |row: job_run::Latest| {
        Ok(Latest {
            name: row.name,
            run: Run {
                id: RunId(row.id),
                scheduled_for: row.scheduled_for,
                on_demand: row.on_demand,
                started_at: row.started_at,
                finished_at: row.finished_at,
                state: stored(&row.state)?,
                done: row.done,
                error: row.error,
            },
            ended: row.ended_state.as_deref().map(stored).transpose()?,
            succeeded_at: row.succeeded_at,
        })
    };
    rows.into_iter().map(latest).collect()
}

pub(super) async fn page(
    db: &impl Reader,
    name: &str,
    before: Option<RunId>,
    rows_max: i64,
) -> Result<(Vec<Run>, i64)> {
    let before = before.map(|run| run.0);
    let rows = job_run::page()
        .prepare(db)
        .await?
        .bind(db, &name, &before, &rows_max)
        .all()
        .await?;
    let total = job_run::count()
        .prepare(db)
        .await?
        .bind(db, &name)
        .one()
        .await?;
    let run = |row: job_run::Page| {
        Ok(Run {
            id: RunId(row.id),
            scheduled_for: row.scheduled_for,
            on_demand: row.on_demand,
            started_at: row.started_at,
            finished_at: row.finished_at,
            state: stored(&row.state)?,
            done: row.done,
            error: row.error,
        })
    };
    Ok((rows.into_iter().map(run).collect::<Result<_>>()?, total))
}

pub(super) async fn running(
    db: &impl Reader,
    beat_since: DateTime<Utc>,
    names: &[&str],
) -> Result<i64> {
    Ok(job_run::running()
        .prepare(db)
        .await?
        .bind(db, &names, &beat_since)
        .one()
        .await?)
}

pub(super) async fn delete_old(
    tx: &Transaction<'_>,
    before: DateTime<Utc>,
    rows_max: i64,
) -> Result<u64> {
    Ok(job_run::delete_old()
        .prepare(tx)
        .await?
        .bind(tx, &before, &rows_max)
        .await?)
}
