//! What is counted and logged of every request.

use std::time::Duration;

use http::{Method, StatusCode};

use super::request_id::RequestId;

/// Requests answered, by `method` and `status` class.
const REQUESTS: &str = "http_requests_total";
/// Seconds from the end of a request's header to the answer, by `method`.
const SECONDS: &str = "http_request_duration_seconds";
/// Connections that are open.
const CONNECTIONS: &str = "http_connections";
/// Connections that were told 503 because there were too many.
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

/// One request, for the log and the counts.
pub(super) struct Seen<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) status: StatusCode,
    pub(super) took: Duration,
    pub(super) id: &'a RequestId,
}

impl Seen<'_> {
    /// Logs the line and counts the request. A watcher's line is for those who look closer.
    pub(super) fn record(&self, is_watch: bool) {
        let method = method_label(self.method);
        metrics::counter!(REQUESTS, "method" => method, "status" => status_class(self.status))
            .increment(1);
        metrics::histogram!(SECONDS, "method" => method).record(self.took.as_secs_f64());

        let (status, ms, id) = (
            self.status.as_u16(),
            self.took.as_millis(),
            self.id.as_str(),
        );
        if is_watch {
            tracing::debug!(
                method,
                path = self.path,
                status,
                ms,
                request_id = id,
                "request"
            );
        } else {
            tracing::info!(
                method,
                path = self.path,
                status,
                ms,
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

/// A client may invent methods; a label may not grow with them.
fn method_label(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        "CONNECT" => "CONNECT",
        _ => "other",
    }
}

fn status_class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
