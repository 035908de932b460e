//! The problems that the edge itself answers with.

use bytes::Bytes;
use http::header::{
    ACCEPT_LANGUAGE, CONNECTION, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue,
    RETRY_AFTER,
};
use http::{Response, StatusCode};
use http_body_util::Full as FullBody;
use strum::VariantArray;

use super::request_id::RequestId;
use super::shares::Full;

/// Why a request gets a problem of the edge instead of the handler's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub(super) enum Trouble {
    /// A request line or header that no client of ours sends.
    Malformed,
    /// CONNECT, which requests a tunnel.
    Tunnel,
    /// A body larger than the path accepts.
    TooLarge,
    /// The client did not send its body in time.
    SlowClient,
    /// The handler did not answer in time.
    SlowAnswer,
    /// A whole address as the target, of another host than the one named.
    OtherHost,
    /// A name that is not this listener's.
    UnknownHost,
    Panic,
}

impl Trouble {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::OtherHost => StatusCode::BAD_REQUEST,
            Self::Tunnel => StatusCode::METHOD_NOT_ALLOWED,
            Self::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::SlowClient => StatusCode::REQUEST_TIMEOUT,
            Self::SlowAnswer => StatusCode::SERVICE_UNAVAILABLE,
            Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Malformed => "malformed-request",
            Self::Tunnel => "method-not-allowed",
            Self::TooLarge => "body-too-large",
            Self::SlowClient => "request-timeout",
            Self::SlowAnswer => "answer-timeout",
            Self::OtherHost => "other-host",
            Self::UnknownHost => "unknown-host",
            Self::Panic => "internal-error",
        }
    }

    fn titles(self) -> (&'static str, &'static str) {
        match self {
            Self::Malformed => ("请求格式不正确", "The request is malformed"),
            Self::Tunnel => ("不支持该请求方法", "This method is not supported"),
            Self::TooLarge => ("提交的内容过大", "The body is too large"),
            Self::SlowClient => ("提交内容超时", "The body took too long to arrive"),
            Self::SlowAnswer => (
                "处理超时，请稍后重试",
                "The answer took too long, try again",
            ),
            Self::OtherHost => (
                "请求目标与Host不一致",
                "The target is of another host than the one named",
            ),
            Self::UnknownHost => (
                "此端点不以该主机名提供服务",
                "Nothing is served here under this host name",
            ),
            Self::Panic => ("系统内部错误", "Something went wrong on our side"),
        }
    }

    /// Whether the rest of the connection cannot be trusted, or is not worth reading.
    fn closes(self) -> bool {
        match self {
            Self::Malformed
            | Self::OtherHost
            | Self::UnknownHost
            | Self::Tunnel
            | Self::TooLarge
            | Self::SlowClient => true,
            Self::SlowAnswer | Self::Panic => false,
        }
    }

    pub(super) fn answer(self, language: Language, id: &RequestId) -> Response<FullBody<Bytes>> {
        let status = self.status();
        let (title, tag) = match (language, self.titles()) {
            (Language::Chinese, (chinese, _)) => (chinese, "zh-CN"),
            (Language::English, (_, english)) => (english, "en"),
        };
        let problem = serde_json::json!({
            "type": self.kind(),
            "title": title,
            "status": status.as_u16(),
            "detail": title,
            "request_id": id.as_str(),
        });
        let mut answer = Response::new(FullBody::new(Bytes::from(problem.to_string())));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(tag));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if self.closes() {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        answer
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Chinese,
    English,
}

impl Language {
    /// Chinese unless the first language requested is English.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let first = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|tags| tags.as_bytes().get(..2));
        match first {
            Some(tag) if tag.eq_ignore_ascii_case(b"en") => Self::English,
            _ => Self::Chinese,
        }
    }
}

/// The `type` of every problem that the edge answers with.
pub fn problem_types() -> impl Iterator<Item = &'static str> {
    let troubles = Trouble::VARIANTS.iter().map(|trouble| trouble.kind());
    troubles.chain(Full::VARIANTS.iter().map(|full| full.kind()))
}

impl Full {
    fn kind(self) -> &'static str {
        match self {
            Self::Own => "too-many-connections",
            Self::All => "overloaded",
        }
    }
}

/// The answer to a connection beyond the limit, as it is sent: no parser or handler runs for it.
pub(super) fn refused_connection(full: Full) -> String {
    let kind = full.kind();
    let (line, title, status) = match full {
        Full::Own => (
            "429 Too Many Requests",
            "此地址的连接过多，请稍后重试 / too many connections from this address, try again",
            429,
        ),
        Full::All => (
            "503 Service Unavailable",
            "系统繁忙，请稍后重试 / too busy, try again",
            503,
        ),
    };
    let body = format!(r#"{{"type":"{kind}","title":"{title}","status":{status}}}"#);
    let length = body.len();
    format!(
        "HTTP/1.1 {line}\r\ncontent-type: application/problem+json\r\nretry-after: 1\r\n\
         connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}
