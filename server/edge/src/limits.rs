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
    /// How long all pauses of a body may be together, besides the time that its bytes earn at the least rate.
    pub body_grace: Duration,
    /// As `body_grace`, for paths that accept little.
    pub small_grace: Duration,
    /// The least rate of a body, in bytes.
    pub body_each_second: u64,
    /// How long a client may pause while it receives an answer; and all its pauses together, besides the time
    /// that bytes earn at the least rate.
    pub write_pause: Duration,
    /// The least rate of an answer, in bytes.
    pub write_each_second: u64,
    /// How long a client may go on sending a body that nobody reads, once it is answered; and how long it may pause in it.
    pub unread: Duration,
    pub unread_pause: Duration,
    /// How long requests may go on after the service was stopped.
    pub drain: Duration,
    /// Bytes of a request line with its headers.
    pub header_bytes_max: usize,
    pub body_bytes_max: u64,
    /// As `body_bytes_max`, for paths that accept uploads.
    pub upload_bytes_max: u64,
    /// As `body_bytes_max`, for paths that accept little.
    pub small_bytes_max: u64,
    /// Bytes of a connection that are read before somebody wants them.
    pub read_ahead_max: usize,
    /// Connections at once; the next one is answered 503 and closed.
    pub connections_max: usize,
    /// Connections at once from one network, unless they come through trusted proxies; the next one is answered
    /// 429 and closed. Where fewer than three times as many are free, a network has a third of those.
    pub connections_each_max: usize,
    /// Whether clients come by TLS, unless a trusted proxy says otherwise.
    pub behind_tls: bool,
    /// The names by which requests may come, besides addresses and localhost; where there is no list, by any.
    pub own_names: Option<Vec<String>>,
    /// Proxies in front of the program, each of which adds to `X-Forwarded-For` and the first of which may say
    /// `X-Forwarded-Proto`. Without any, both headers are a client's invention.
    pub trusted_hops: usize,
    /// Prefixes of the paths that accept uploads.
    pub upload_paths: &'static [&'static str],
    /// Prefixes of the paths that everybody may call: they accept little, in a short time.
    pub small_paths: &'static [&'static str],
    /// Paths of watchers, whose requests are frequent and alike.
    pub watch_paths: &'static [&'static str],
}

impl Default for EdgeLimits {
    fn default() -> Self {
        Self {
            header_read: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            request: Duration::from_secs(30),
            upload: Duration::from_secs(600),
            body_pause: Duration::from_secs(10),
            body_grace: Duration::from_secs(10),
            small_grace: Duration::from_secs(5),
            body_each_second: 128 * 1024,
            write_pause: Duration::from_secs(30),
            write_each_second: 16 * 1024,
            unread: Duration::from_secs(30),
            unread_pause: Duration::from_secs(2),
            drain: Duration::from_secs(20),
            header_bytes_max: 16 * 1024,
            body_bytes_max: 2 * MIB,
            upload_bytes_max: 256 * MIB,
            small_bytes_max: 4 * 1024,
            read_ahead_max: 64 * 1024,
            connections_max: 1024,
            connections_each_max: 256,
            behind_tls: false,
            own_names: None,
            trusted_hops: 0,
            upload_paths: &["/api/v1/imports/", "/api/v1/evidence"],
            small_paths: &["/api/v1/sessions"],
            watch_paths: &["/healthz", "/readyz", "/metrics"],
        }
    }
}

/// What may be sent to one path, and in what time.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLimits {
    pub(super) bytes_max: u64,
    pub(super) pause: Duration,
    pub(super) grace: Duration,
    pub(super) each_second: u64,
    /// From the end of the header to the answer.
    pub(super) answer: Duration,
}

impl EdgeLimits {
    /// What a body for this path may be.
    pub(super) fn of_path(&self, path: &str) -> BodyLimits {
        let is_among = |beginnings: &[&str]| {
            let mut beginnings = beginnings.iter();
            beginnings.any(|beginning| path.starts_with(beginning))
        };
        let usual = BodyLimits {
            bytes_max: self.body_bytes_max,
            pause: self.body_pause,
            grace: self.body_grace,
            each_second: self.body_each_second,
            answer: self.request,
        };
        if is_among(self.upload_paths) {
            BodyLimits {
                bytes_max: self.upload_bytes_max,
                answer: self.upload,
                ..usual
            }
        } else if is_among(self.small_paths) {
            BodyLimits {
                bytes_max: self.small_bytes_max,
                grace: self.small_grace,
                ..usual
            }
        } else {
            usual
        }
    }

    pub(super) fn is_watch(&self, path: &str) -> bool {
        self.watch_paths.contains(&path)
    }
}
