//! The id of one request, in its answer, in the log and in problems.

use http::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;
use uuid::fmt::Simple;

/// The header that carries a request's id, in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const BYTES_MAX: usize = 64;

/// What names one request in its answer, in the log and in problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// The id that the client sent when it is 1 to 64 of `A-Z a-z 0-9 . _ -`, else a new one.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        match headers.get(REQUEST_ID) {
            Some(sent) if is_valid(sent.as_bytes()) => Self(sent.clone()),
            _ => Self::new(),
        }
    }

    pub(super) fn new() -> Self {
        let mut text = [0; Simple::LENGTH];
        Uuid::now_v7().simple().encode_lower(&mut text);
        Self(HeaderValue::from_bytes(&text).expect("hexadecimal digits are fit for a header"))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0
            .to_str()
            .expect("an id is made of ASCII letters and digits")
    }

    pub(super) fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

fn is_valid(text: &[u8]) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    !text.is_empty() && text.len() <= BYTES_MAX && text.iter().copied().all(is_plain)
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
    fn a_clients_id_is_used_only_when_it_is_plain_and_short() {
        assert_eq!(of("Order-7_a.b").as_str(), "Order-7_a.b");
        assert_eq!(of(&"a".repeat(64)).as_str(), "a".repeat(64));
        for refused in ["", "a b", "注射器", "a\"b", &"a".repeat(65)] {
            assert_ne!(of(refused).as_str(), refused);
            assert_eq!(of(refused).as_str().len(), 32);
        }
    }
}
