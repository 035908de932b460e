//! The jobs, for those who keep the platform.

use chrono::{DateTime, FixedOffset};
use domain::OrganisationKind::ExchangeCenter;
use domain::job_run::{self, Run, RunId};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed::{JobRunState, JobState};
use super::views::shown;
use crate::http::{
    Accepted, Answer, Cell, OVERSEERS, Operation, Page, Problem, Request, Sheet, Who, accepted,
    get, json, post,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/jobs", list)
            .by(Who::Members(OVERSEERS))
            .described("The jobs, in the order of running.")
            .exported(),
        get("/jobs/{name}/runs", runs)
            .by(Who::Members(OVERSEERS))
            .described("The runs of a job, newest first.")
            .paged(),
        post("/jobs/{name}/runs", run)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Runs a job outside its schedule."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// A run of a job.
#[derive(Debug, Serialize, ToSchema)]
struct JobRunView {
    /// Its id.
    id: String,
    /// The turn of the schedule, or when it was asked for.
    scheduled_for: DateTime<FixedOffset>,
    /// Whether it was asked for outside the schedule.
    on_demand: bool,
    /// When it started.
    started_at: DateTime<FixedOffset>,
    /// When it ended.
    finished_at: Option<DateTime<FixedOffset>>,
    /// `running`, `done` or `failed`.
    #[schema(value_type = JobRunState)]
    state: &'static str,
    /// How many things it did.
    done: i64,
    /// Why it failed.
    error: Option<String>,
}

impl JobRunView {
    fn of(run: Run) -> Self {
        Self {
            id: run.id.0.to_string(),
            scheduled_for: shown(run.scheduled_for),
            on_demand: run.on_demand,
            started_at: shown(run.started_at),
            finished_at: run.finished_at.map(shown),
            state: run.state.into_str(),
            done: run.done,
            error: run.error,
        }
    }
}

/// A job.
#[derive(Debug, Serialize, ToSchema)]
struct JobView {
    /// Its name.
    name: String,
    /// What it does.
    label: String,
    /// Second, minute, hour, day, month, weekday.
    schedule: String,
    /// `ok`, `late`, `failed` or `never`.
    #[schema(value_type = JobState)]
    state: &'static str,
    /// Its last run.
    last_run: Option<JobRunView>,
    /// Its next turn.
    next_run_at: Option<DateTime<FixedOffset>>,
}

/// A run that was asked for.
#[derive(Debug, Serialize, ToSchema)]
struct JobAsked {
    /// The job.
    name: String,
}

async fn list(request: Request) -> Answer<Page<JobView>> {
    let connection = request.app.ground().db.get().await?;
    let jobs = request.app.jobs().health(&connection).await?;
    let views = jobs.into_iter().map(|job| JobView {
        name: job.name.to_owned(),
        label: request.say(&job.label),
        schedule: job.schedule,
        state: job.state.into_str(),
        last_run: job.last_run.map(JobRunView::of),
        next_run_at: job.next_run_at.map(shown),
    });
    let views: Vec<JobView> = views.collect();
    if request.paging()?.as_xlsx {
        return export_jobs(views).await;
    }
    json(&Page::whole(views))
}

async fn export_jobs(views: Vec<JobView>) -> Answer<Page<JobView>> {
    let mut sheet = Sheet::new(
        "定时任务",
        &[
            ("任务", ColumnKind::Text),
            ("标识", ColumnKind::Text),
            ("计划", ColumnKind::Text),
            ("状态", ColumnKind::Text),
            ("上次开始", ColumnKind::DateTime),
            ("上次结束", ColumnKind::DateTime),
            ("下次运行", ColumnKind::DateTime),
        ],
    );
    let at = |at: Option<DateTime<FixedOffset>>| Cell::maybe(at, |at| Cell::At(at.to_utc()));
    for view in views {
        let (started_at, finished_at) = match &view.last_run {
            Some(run) => (Some(run.started_at), run.finished_at),
            None => (None, None),
        };
        sheet.push(vec![
            Cell::Text(view.label),
            Cell::Text(view.name),
            Cell::Text(view.schedule),
            Cell::Text(view.state.to_owned()),
            at(started_at),
            at(finished_at),
            at(view.next_run_at),
        ]);
    }
    sheet.answer().await
}

async fn export_runs(views: Vec<JobRunView>) -> Answer<Page<JobRunView>> {
    let mut sheet = Sheet::new(
        "任务运行记录",
        &[
            ("计划时间", ColumnKind::DateTime),
            ("开始时间", ColumnKind::DateTime),
            ("结束时间", ColumnKind::DateTime),
            ("状态", ColumnKind::Text),
            ("处理数", ColumnKind::Number { decimals: 0 }),
            ("错误", ColumnKind::Text),
        ],
    );
    let at = |at: Option<DateTime<FixedOffset>>| Cell::maybe(at, |at| Cell::At(at.to_utc()));
    for view in views {
        sheet.push(vec![
            Cell::At(view.scheduled_for.to_utc()),
            Cell::At(view.started_at.to_utc()),
            at(view.finished_at),
            Cell::Text(view.state.to_owned()),
            Cell::Number(view.done.into()),
            Cell::maybe(view.error, Cell::Text),
        ]);
    }
    sheet.answer().await
}

async fn runs(request: Request, name: String) -> Answer<Page<JobRunView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let connection = request.app.ground().db.get().await?;
    must_be_a_job(&request, &name)?;
    let (before, rows) = paging.span(EXPORT_MAX)?;
    let before = before.map(RunId);
    let (runs, total) = job_run::runs(&connection, caller, &name, before, rows).await?;
    drop(connection);
    let views: Vec<JobRunView> = runs.into_iter().map(JobRunView::of).collect();
    if paging.as_xlsx {
        return export_runs(views).await;
    }
    let place = |view: &JobRunView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

async fn run(request: Request, name: String) -> Answer<Accepted<JobAsked>> {
    must_be_a_job(&request, &name)?;
    request.app.jobs().run_now(&name).await?;
    accepted(&JobAsked { name })
}

fn must_be_a_job(request: &Request, name: &str) -> Result<(), Problem> {
    let known = request.app.jobs().names().contains(&name);
    if known {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}
