//! Jobs and their runs, for operators of the platform.

use domain::ShanghaiTime;
use domain::job_run::{self, Run, RunId, RunState};
use jobs::JobState;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    Accepted, Answer, Column, List, OPERATORS, OVERSEERS, Operation, Page, Problem, Request, Who,
    accepted, export, get, json, post, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/jobs", list)
            .by(Who::Members(OVERSEERS))
            .described("The jobs, in the order of running.")
            .exported(JOB_LIST),
        get("/jobs/{name}/runs", runs)
            .by(Who::Members(OVERSEERS))
            .described("The runs of a job, newest first.")
            .paged(RUN_LIST),
        post("/jobs/{name}/runs", run)
            .by(Who::Duties(OPERATORS))
            .described("Runs a job outside its schedule."),
    ]
}

/// A run of a job.
#[derive(Debug, Serialize, ToSchema)]
struct JobRunView {
    id: RunId,
    /// The turn of the schedule, or when it was asked for.
    scheduled_for: ShanghaiTime,
    /// Whether it was asked for outside the schedule.
    on_demand: bool,
    /// When it started.
    started_at: ShanghaiTime,
    /// When it ended.
    finished_at: Option<ShanghaiTime>,
    state: RunState,
    /// How many things it did.
    done: i64,
    /// Why it failed.
    error: Option<String>,
}

impl JobRunView {
    fn of(run: Run) -> Self {
        Self {
            id: run.id,
            scheduled_for: run.scheduled_for.into(),
            on_demand: run.on_demand,
            started_at: run.started_at.into(),
            finished_at: run.finished_at.map(Into::into),
            state: run.state,
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
    /// How often it runs, in words.
    rhythm: String,
    /// `ok`, `late`, `failed` or `never`.
    state: JobState,
    /// Its last run.
    last_run: Option<JobRunView>,
    /// Its next turn.
    next_run_at: Option<ShanghaiTime>,
}

/// A run that was asked for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobAsked)]
struct RequestedRun {
    /// The job.
    name: String,
}

async fn list(request: Request) -> Answer<Page<JobView>> {
    // What jobs have done counts what everybody does.
    request.caller()?.must_oversee_platform()?;
    let connection = request.app.ground().db.get().await?;
    let jobs = request.app.jobs().health(&connection).await?;
    let views = jobs.into_iter().map(|job| JobView {
        name: job.name.to_owned(),
        label: request.localized(&job.label),
        schedule: job.schedule,
        rhythm: request.localized(&job.rhythm),
        state: job.state,
        last_run: job.last_run.map(JobRunView::of),
        next_run_at: job.next_run_at.map(Into::into),
    });
    let views: Vec<JobView> = views.collect();
    let page = Page::whole(views);
    if request.paging()?.as_xlsx {
        drop(connection);
        return export(request, &JOB_LIST, &JOB_COLUMNS, page).await;
    }
    json(&page)
}

const JOB_COLUMNS: [Column<JobView>; 7] = [
    Column::text("任务", |view| view.label.as_str().into()),
    Column::text("标识", |view| view.name.as_str().into()),
    Column::text("计划", |view| view.rhythm.as_str().into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::time("上次开始", |view| {
        let last = view.last_run.as_ref();
        last.map(|run| run.started_at).into()
    }),
    Column::time("上次结束", |view| {
        let last = view.last_run.as_ref();
        last.and_then(|run| run.finished_at).into()
    }),
    Column::time("下次运行", |view| view.next_run_at.into()),
];

pub(in crate::routes) const JOB_LIST: List = List {
    name: "定时任务",
    titles: &titles(&JOB_COLUMNS),
    loaded_as: &[],
};

const RUN_COLUMNS: [Column<JobRunView>; 6] = [
    Column::time("计划时间", |view| view.scheduled_for.into()),
    Column::time("开始时间", |view| view.started_at.into()),
    Column::time("结束时间", |view| view.finished_at.into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::count("处理数", |view| view.done.into()),
    Column::text("错误", |view| view.error.as_deref().into()),
];

pub(in crate::routes) const RUN_LIST: List = List {
    name: "任务运行记录",
    titles: &titles(&RUN_COLUMNS),
    loaded_as: &[],
};

async fn runs(request: Request, name: String) -> Answer<Page<JobRunView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let connection = request.app.ground().db.get().await?;
    must_be_a_job(&request, &name)?;
    let (before, rows) = paging.span()?;
    let before = before.map(RunId);
    let (runs, total) = job_run::runs(&connection, caller, &name, before, rows).await?;
    drop(connection);
    let views: Vec<JobRunView> = runs.into_iter().map(JobRunView::of).collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        return export(request, &RUN_LIST, &RUN_COLUMNS, page).await;
    }
    json(&page)
}

async fn run(request: Request, name: String) -> Answer<Accepted<RequestedRun>> {
    must_be_a_job(&request, &name)?;
    request.app.jobs().run_now(&name).await?;
    accepted(&RequestedRun { name })
}

fn must_be_a_job(request: &Request, name: &str) -> Result<(), Problem> {
    let known = request.app.jobs().names().contains(&name);
    if known {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}
