//! The home page: what waits for the caller.

use domain::Label;
use domain::capability::CounterKind;
use serde::Serialize;
use utoipa::ToSchema;

use super::closed::CounterKey;
use crate::http::{Answer, Operation, Request, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/home", home)
            .by(Who::SignedIn)
            .described("What waits for the caller."),
    ]
}

/// Late or failed jobs. Defined here since capabilities do not know jobs.
pub(super) const JOBS_RED: CounterKind = CounterKind {
    key: "jobs_red",
    label: Label::new("异常任务", "Jobs in trouble"),
    rank: 110,
    is_alarming: true,
};

/// Something that waits, with how much of it.
#[derive(Debug, Serialize, ToSchema)]
struct Counter {
    /// What is counted.
    #[schema(value_type = CounterKey)]
    key: &'static str,
    /// What, in words.
    label: String,
    /// How many things wait.
    count: i64,
    /// Whether that is a cause for alarm.
    alarming: bool,
    /// The page of the console that shows it.
    link: String,
}

/// What waits for the caller.
#[derive(Debug, Serialize, ToSchema)]
struct HomeView {
    /// The most pressing first.
    counters: Vec<Counter>,
}

async fn home(request: Request) -> Answer<HomeView> {
    let caller = request.caller()?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let mut waiting: Vec<domain::capability::Counter> = Vec::new();
    for counters in moment.capabilities.iter().flat_map(|one| one.counters) {
        waiting.extend((counters.count)(&connection, moment, caller).await?);
    }
    if caller.is_operator() {
        let red = request.app.red_jobs().await?.len();
        waiting.push(JOBS_RED.of(i64::try_from(red).unwrap_or(i64::MAX), "/jobs"));
    }
    waiting.sort_by_key(|counter| counter.kind.rank);
    let counters = waiting.into_iter().map(|counter| Counter {
        key: counter.kind.key,
        label: request.localized(&counter.kind.label.words()),
        count: counter.count,
        alarming: counter.kind.is_alarming && 0 < counter.count,
        link: counter.link.into_owned(),
    });
    json(&HomeView {
        counters: counters.collect(),
    })
}
