//! Metrics of jobs, followers and mail.

use std::time::Duration;

const RUNS: &str = "job_runs_total";
const SECONDS: &str = "job_run_duration_seconds";
const LEDGER: &str = "ledger_position";
const UNPLACED: &str = "ledger_unplaced";
const LAG: &str = "messages_lag";
const TAKEN: &str = "follower_entries_total";
const REACHED: &str = "follower_position";
const FOLLOWER_FAILURES: &str = "follower_failures_total";
const MAIL: &str = "mail_total";
const MAIL_WAITING: &str = "mail_waiting";

/// Describes the metrics of the jobs to the recorder, once it is installed.
pub fn describe_metrics() {
    metrics::describe_counter!(RUNS, "runs of jobs, by job and outcome");
    metrics::describe_histogram!(SECONDS, metrics::Unit::Seconds, "time of a run, by job");
    metrics::describe_gauge!(LEDGER, "last position of the ledger");
    metrics::describe_gauge!(UNPLACED, "committed events without a position");
    metrics::describe_gauge!(LAG, "entries that the messages have not taken yet");
    metrics::describe_counter!(TAKEN, "entries taken, by follower");
    metrics::describe_gauge!(REACHED, "end of the ledger reached, by follower");
    metrics::describe_counter!(FOLLOWER_FAILURES, "failures of followers, by follower");
    metrics::describe_counter!(MAIL, "mail tried, by outcome");
    metrics::describe_gauge!(MAIL_WAITING, "mail that waits to be sent");
}

pub(crate) fn ran(job: &'static str, succeeded: bool, took: Duration) {
    let outcome = if succeeded { "done" } else { "failed" };
    metrics::counter!(RUNS, "job" => job, "outcome" => outcome).increment(1);
    metrics::histogram!(SECONDS, "job" => job).record(took);
}

pub(crate) fn ledger(last: i64, unplaced: i64, lag: i64, mail: i64) {
    metrics::gauge!(LEDGER).set(shown(last));
    metrics::gauge!(UNPLACED).set(shown(unplaced));
    metrics::gauge!(LAG).set(shown(lag));
    metrics::gauge!(MAIL_WAITING).set(shown(mail));
}

pub(crate) fn followed(follower: &'static str, taken: usize, end: i64) {
    let taken = u64::try_from(taken).unwrap_or(u64::MAX);
    metrics::counter!(TAKEN, "follower" => follower).increment(taken);
    metrics::gauge!(REACHED, "follower" => follower).set(shown(end));
}

pub(crate) fn follower_failed(follower: &'static str) {
    metrics::counter!(FOLLOWER_FAILURES, "follower" => follower).increment(1);
}

pub(crate) fn mailed(outcome: &'static str) {
    metrics::counter!(MAIL, "outcome" => outcome).increment(1);
}

/// Gauges are floats: exact up to 32 bits, which is enough for a dashboard.
fn shown(number: i64) -> f64 {
    f64::from(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}
