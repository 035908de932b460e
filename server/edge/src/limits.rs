//! The limits of one client, and of all of them together.

use std::time::Duration;

const MIB: u64 = 1024 * 1024;

/// The limits of the HTTP service. The program uses the default.
#[derive(Debug, Clone)]
pub struct EdgeLimits {
    /// From the first byte of a request, or the start of a connection, to the end of the header.
    pub header_read: Duration,
    /// How long a connection may stay open without a request.
    pub idle: Duration,
    /// From the end of the header to the answer.
    pub request: Duration,
    /// As `request`, for paths that accept uploads.
    pub upload: Duration,
    /// How long a client may pause while it sends a body.
    pub body_pause: Duration,
    /// How long a client may pause while it receives an answer.
    pub write_pause: Duration,
    /// How long requests may go on after the service was stopped.
    pub drain: Duration,
    /// Bytes of a request line with its headers.
    pub header_bytes_max: usize,
    pub body_bytes_max: u64,
    /// As `body_bytes_max`, for paths that accept uploads.
    pub upload_bytes_max: u64,
    /// Connections at once; the next one is answered 503 and closed.
    pub connections_max: usize,
    /// Requests at once; the next one is answered 503.
    pub requests_max: usize,
    /// Proxies in front of the program, each of which adds to `X-Forwarded-For` and the first of which may say
    /// `X-Forwarded-Proto`. Without any, both headers are a client's invention.
    pub trusted_hops: usize,
    /// Prefixes of the paths that accept uploads.
    pub upload_paths: &'static [&'static str],
    /// Paths that are answered however many requests there are, so that an overload can be observed.
    pub watch_paths: &'static [&'static str],
}

impl Default for EdgeLimits {
    fn default() -> Self {
        Self {
            header_read: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            request: Duration::from_secs(30),
            upload: Duration::from_secs(600),
            body_pause: Duration::from_secs(15),
            write_pause: Duration::from_secs(30),
            drain: Duration::from_secs(20),
            header_bytes_max: 16 * 1024,
            body_bytes_max: 2 * MIB,
            upload_bytes_max: 256 * MIB,
            connections_max: 1024,
            requests_max: 256,
            trusted_hops: 0,
            upload_paths: &["/api/v1/imports/", "/api/v1/evidence"],
            watch_paths: &["/healthz", "/readyz", "/metrics"],
        }
    }
}

impl EdgeLimits {
    pub(super) fn is_upload(&self, path: &str) -> bool {
        self.upload_paths
            .iter()
            .any(|beginning| path.starts_with(beginning))
    }

    pub(super) fn is_watch(&self, path: &str) -> bool {
        self.watch_paths.contains(&path)
    }
}
