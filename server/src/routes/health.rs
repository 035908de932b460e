//! Liveness, readiness, and metrics.

use std::sync::OnceLock;
use std::time::Duration;

use domain::log;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::json;
use warp::Filter;
use warp::filters::BoxedFilter;
use warp::reply::Response;

use crate::app::App;
use crate::http::Problem;

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

pub(super) fn routes(app: &App) -> BoxedFilter<(HealthAnswer,)> {
    let lives = warp::path!("healthz")
        .and(warp::get())
        .map(|| plain(StatusCode::OK, "ok\n"));
    let ready = warp::path!("readyz").and(warp::get()).then({
        let app = app.clone();
        move || ready(app.clone())
    });
    let figures = warp::path!("metrics").and(warp::get()).map(figures);
    lives.or(ready).unify().or(figures).unify().boxed()
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
async fn ready(app: App) -> HealthAnswer {
    let database = match app.ground().db.get().await {
        Ok(connection) => log::last_position(&connection).await.ok(),
        Err(_) => None,
    };
    let index_follows = app.search().is_built()
        && database.is_some_and(|last| last - app.search().position() < INDEX_LAG_MAX);
    let red_jobs = app
        .red_jobs()
        .await
        .unwrap_or_else(|_| vec!["unknown".to_owned()]);
    let ready = database.is_some() && index_follows && red_jobs.is_empty();
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = json!({
        "ready": ready,
        "database": database.is_some(),
        "index": index_follows,
        "red_jobs": red_jobs,
    });
    let mut answer = plain(status, body.to_string())?;
    let media_type = HeaderValue::from_static("application/json");
    answer.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(answer)
}
