//! Liveness and readiness for everybody; details and metrics for those who operate the program.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use domain::log;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde::Serialize;
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;
use warp::Filter;
use warp::filters::BoxedFilter;
use warp::reply::Response;

use crate::app::App;
use crate::http::Problem;
use crate::public_address::Doubt;
use crate::search::Progress;

/// By how many entries of the ledger a ready index may lag.
const INDEX_LAG_MAX: i64 = 10_000;

static METRICS: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// How often measured durations are aggregated: until then each takes memory.
const SUMMING: Duration = Duration::from_secs(5);

/// Installs the metrics recorder, once in a process. Needs a running executor.
pub fn count_metrics() {
    METRICS.get_or_init(|| {
        let handle = PrometheusBuilder::new().install_recorder().ok();
        edge::describe_metrics();
        if let Some(handle) = handle.clone() {
            tokio::spawn(async move {
                loop {
                    tokio::time::sleep(SUMMING).await;
                    handle.run_upkeep();
                }
            });
        }
        handle
    });
}

type HealthAnswer = Result<Response, Problem>;

/// How long what was found is the answer: however many ask, the database is asked four times a second.
const FOUND_FOR: Duration = Duration::from_millis(250);

/// Whether the program is ready, and what it rests on.
#[derive(Debug, Clone, Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    index: bool,
    /// How far the index is while it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    indexing: Option<Progress>,
    red_jobs: Vec<String>,
    /// Why links in mail may lead nowhere; the program is ready all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<&'static str>,
}

type Found = Arc<Mutex<Option<(Instant, Readiness)>>>;

/// What everybody may know: no details, and no metrics.
pub(super) fn routes(app: &App) -> BoxedFilter<(HealthAnswer,)> {
    let (app, found) = (app.clone(), Found::default());
    let ready = warp::path!("readyz").and(warp::get()).then(move || {
        let (app, found) = (app.clone(), Arc::clone(&found));
        async move {
            let ready = readiness(&app, &found).await.ready;
            document(ready, &json!({ "ready": ready }))
        }
    });
    // Else it would be a page of the console.
    let no_figures = warp::path!("metrics").map(|| Err(Problem::not_found()));
    lives().or(ready).unify().or(no_figures).unify().boxed()
}

/// What those who operate the program may know.
pub(super) fn operations(app: &App) -> BoxedFilter<(HealthAnswer,)> {
    let (app, found) = (app.clone(), Found::default());
    let ready = warp::path!("readyz").and(warp::get()).then(move || {
        let (app, found) = (app.clone(), Arc::clone(&found));
        async move {
            let readiness = readiness(&app, &found).await;
            document(readiness.ready, &readiness)
        }
    });
    let figures = warp::path!("metrics").and(warp::get()).map(figures);
    let others = warp::any().map(|| Err(Problem::not_found()));
    let known = lives().or(ready).unify().or(figures).unify();
    known.or(others).unify().boxed()
}

fn lives() -> BoxedFilter<(HealthAnswer,)> {
    let lives = warp::path!("healthz").and(warp::get());
    lives.map(|| plain(StatusCode::OK, "ok\n")).boxed()
}

fn document(is_ready: bool, found: &impl Serialize) -> HealthAnswer {
    let status = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = serde_json::to_vec(found).map_err(domain::Error::internal)?;
    let mut answer = plain(status, body)?;
    let media_type = HeaderValue::from_static("application/json");
    answer.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(answer)
}

async fn readiness(app: &App, found: &Found) -> Readiness {
    let mut found = found.lock().await;
    if let Some((at, readiness)) = &*found
        && at.elapsed() < FOUND_FOR
    {
        return readiness.clone();
    }
    let now = look(app).await;
    *found = Some((Instant::now(), now.clone()));
    now
}

fn plain(status: StatusCode, text: impl Into<bytes::Bytes>) -> HealthAnswer {
    let mut response = Response::new(text.into().into());
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, plain);
    Ok(response)
}

fn figures() -> HealthAnswer {
    let handle = METRICS.get().and_then(Option::as_ref);
    plain(
        StatusCode::OK,
        handle.map_or_else(String::new, PrometheusHandle::render),
    )
}

/// Ready when the database answers, the index lags little, and no job is late or failed.
async fn look(app: &App) -> Readiness {
    let (database, belongs) = match app.ground().db.get().await {
        Ok(connection) => (
            log::last_position(&connection).await.ok(),
            app.search().compare(&connection).await.unwrap_or(false),
        ),
        Err(_) => (None, false),
    };
    let index = belongs
        && app.search().is_built()
        && !app.search().is_failing()
        && database.is_some_and(|last| last - app.search().position() < INDEX_LAG_MAX);
    let red_jobs = app
        .red_jobs()
        .await
        .unwrap_or_else(|_| vec!["unknown".to_owned()]);
    Readiness {
        ready: database.is_some() && index && red_jobs.is_empty(),
        database: database.is_some(),
        index,
        indexing: app.search().building(),
        red_jobs,
        warnings: app
            .public_address()
            .doubts()
            .into_iter()
            .map(Doubt::code)
            .collect(),
    }
}
