//! The jobs, for those who keep the platform.

use chrono::{DateTime, FixedOffset};
use domain::OrganisationKind;
use domain::job_run::{self, Run, RunId};
use serde::Serialize;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::{JobRunState, JobState};
use super::views::shown;
use crate::app::App;
use crate::http::{Answer, Page, Problem, Request, accepted, bare, json, with_body};

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
            state: run.state.name(),
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

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let runs = warp::path!(String / "runs")
        .and(warp::get())
        .and(bare(app))
        .then(runs);
    let run = warp::path!(String / "runs")
        .and(warp::post())
        .and(with_body(app))
        .then(run);
    any([list.boxed(), runs.boxed(), run.boxed()])
}

/// The jobs, in the order of running.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs",
    responses((status = 200, body = Page<JobView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_oversee()?;
    let connection = request.app.ground().db.get().await?;
    let jobs = request.app.jobs().health(&connection).await?;
    let views = jobs.into_iter().map(|job| JobView {
        name: job.name.to_owned(),
        label: request.say(&job.label),
        schedule: job.schedule,
        state: job.state.name(),
        last_run: job.last_run.map(JobRunView::of),
        next_run_at: job.next_run_at.map(shown),
    });
    json(&Page::whole(views.collect()))
}

/// The runs of a job, newest first.
#[utoipa::path(get, path = "/api/v1/jobs/{name}/runs", tag = "jobs",
    params(("name" = String, Path), ("limit" = Option<u32>, Query),
        ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<JobRunView>)))]
pub(super) async fn runs(name: String, request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let connection = request.app.ground().db.get().await?;
    caller.must_oversee()?;
    must_be_a_job(&request, &name)?;
    let before = paging.place()?.map(RunId);
    let (runs, total) = job_run::runs(&connection, &caller, &name, before, paging.rows()).await?;
    let views: Vec<JobRunView> = runs.into_iter().map(JobRunView::of).collect();
    let place = |view: &JobRunView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

/// Runs a job outside its schedule.
#[utoipa::path(post, path = "/api/v1/jobs/{name}/runs", tag = "jobs",
    params(("name" = String, Path)), responses((status = 202, body = JobAsked)))]
pub(super) async fn run(name: String, request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
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
