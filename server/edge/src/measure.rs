//! Metrics and log lines of requests.

use std::sync::OnceLock;
use std::time::Duration;

use http::{Method, StatusCode};
use metrics::{Counter, Histogram};

use super::client::{ClientAddress, LoggedCaller};
use super::request_id::RequestId;

const REQUESTS: &str = "http_requests_total";
const SECONDS: &str = "http_request_duration_seconds";
const CONNECTIONS: &str = "http_connections";
const CONNECTIONS_REFUSED: &str = "http_connections_refused_total";

/// Describes the edge's metrics to the recorder, once it is installed.
pub fn describe_metrics() {
    metrics::describe_counter!(REQUESTS, "requests answered, by method and class of status");
    metrics::describe_histogram!(
        SECONDS,
        metrics::Unit::Seconds,
        "time to the answer, by method"
    );
    metrics::describe_gauge!(CONNECTIONS, "connections that are open");
    metrics::describe_counter!(
        CONNECTIONS_REFUSED,
        "connections refused because of their number"
    );
}

/// Labels of methods: a client may invent methods, and the number of labels must not grow with them.
const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "other",
];
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// One answered request, for the log and the metrics.
pub(super) struct Seen<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) status: StatusCode,
    pub(super) took: Duration,
    pub(super) id: &'a RequestId,
    pub(super) client: ClientAddress,
    pub(super) caller: &'a LoggedCaller,
}

/// The metrics of one method, kept here: looking one up in the recorder costs more than counting.
#[derive(Debug, Default)]
struct Counted {
    by_class: [OnceLock<Counter>; CLASSES.len()],
    seconds: OnceLock<Histogram>,
}

#[derive(Debug, Default)]
pub(super) struct Counts([Counted; METHODS.len()]);

impl Counts {
    fn count(&self, method: usize, status: StatusCode, took: Duration) {
        let (Some(name), Some(counted)) = (METHODS.get(method), self.0.get(method)) else {
            return;
        };
        let class = usize::from(status.as_u16() / 100).clamp(1, CLASSES.len()) - 1;
        if let (Some(label), Some(counter)) = (CLASSES.get(class), counted.by_class.get(class)) {
            let known = || metrics::counter!(REQUESTS, "method" => *name, "status" => *label);
            counter.get_or_init(known).increment(1);
        }
        let known = || metrics::histogram!(SECONDS, "method" => *name);
        let seconds = counted.seconds.get_or_init(known);
        seconds.record(took.as_secs_f64());
    }
}

impl Seen<'_> {
    /// Logs and counts the request. Requests of watchers are frequent and alike: they are logged at debug
    /// level. What is worked out among the fields of a line is so only when the line is written.
    pub(super) fn record(&self, counts: &Counts, is_watch: bool) {
        let method = method_index(self.method);
        counts.count(method, self.status, self.took);
        let method = METHODS.get(method).copied().unwrap_or_default();

        let (status, ms, id) = (
            self.status.as_u16(),
            self.took.as_millis(),
            self.id.as_str(),
        );
        let address = tracing::field::display(self.client);
        if is_watch {
            tracing::debug!(
                method,
                path = self.path,
                status,
                ms,
                account = &*self.caller.text(),
                address,
                request_id = id,
                "request"
            );
        } else {
            tracing::info!(
                method,
                path = self.path,
                status,
                ms,
                account = &*self.caller.text(),
                address,
                request_id = id,
                "request"
            );
        }
    }
}

/// An open connection in the gauge, until it is dropped.
pub(super) struct OpenConnection;

impl OpenConnection {
    pub(super) fn new() -> Self {
        metrics::gauge!(CONNECTIONS).increment(1.0);
        Self
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        metrics::gauge!(CONNECTIONS).decrement(1.0);
    }
}

pub(super) fn count_refused_connection() {
    metrics::counter!(CONNECTIONS_REFUSED).increment(1);
}

fn method_index(method: &Method) -> usize {
    let known = METHODS.iter().position(|name| *name == method.as_str());
    known.unwrap_or(METHODS.len() - 1)
}
