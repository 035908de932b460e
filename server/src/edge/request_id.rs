//! The name of one request, in the answer, in the log and in problems.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;

/// The header that carries a request's id, in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const BYTES_MAX: usize = 64;

/// The id of a request; an extension of every request that passes the edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id that the client sent when it is 1 to 64 of `A-Z a-z 0-9 . _ -`, else a new one.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let sent = headers
            .get(REQUEST_ID)
            .and_then(|value| value.to_str().ok());
        match sent.filter(|text| is_valid(text)) {
            Some(text) => Self(text.into()),
            None => Self(Uuid::now_v7().simple().to_string().into()),
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("the characters of an id are those of a header")
    }
}

fn is_valid(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    !text.is_empty() && text.len() <= BYTES_MAX && text.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sent: &str) -> RequestId {
        let mut headers = HeaderMap::new();
        headers.insert(
            REQUEST_ID,
            HeaderValue::from_bytes(sent.as_bytes()).unwrap(),
        );
        RequestId::of(&headers)
    }

    #[test]
    fn a_clients_id_is_kept_only_when_it_is_plain_and_short() {
        assert_eq!(of("Order-7_a.b").as_str(), "Order-7_a.b");
        assert_eq!(of(&"a".repeat(64)).as_str(), "a".repeat(64));
        for refused in ["", "a b", "注射器", "a\"b", &"a".repeat(65)] {
            assert_ne!(of(refused).as_str(), refused);
            assert_eq!(of(refused).as_str().len(), 32);
        }
    }
}
