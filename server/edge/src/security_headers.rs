//! Headers that limit what a browser does with an answer.

use http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::response::Parts;
use uuid::Uuid;

use super::client::BehindTls;

/// For an answer that is no page: everything is forbidden.
const POLICY_OF_DATA: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// For a page; the rule for styles is added to it.
const POLICY_OF_PAGES: &str = "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; \
    font-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// For every answer.
const PLAIN: [(HeaderName, HeaderValue); 4] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// For pages only: browsers ignore them on other answers.
const OF_PAGES: [(HeaderName, HeaderValue); 2] = [
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// For clients that come by TLS: a year without it, for this host.
const ONLY_BY_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// A random word of one page, which its `<style>` elements must carry.
///
/// A handler that serves a page creates one, writes it into the page where the console's style library
/// finds it, and puts it into the extensions of its response. The edge then makes the browser reject all
/// other styles; of a page without one it takes styles from files only.
#[derive(Debug, Clone)]
pub struct PageNonce(String);

impl PageNonce {
    /// A new nonce of 122 random bits.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "a default is the same every time, this is not"
    )]
    pub fn new() -> Self {
        Self(Uuid::new_v4().simple().to_string())
    }

    /// The digits `0-9` and `a-f` of the nonce.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Adds every header that the handler did not set itself.
pub(super) fn protect(answer: &mut Parts, behind_tls: BehindTls) {
    answer.headers.reserve(PLAIN.len() + 3);
    if behind_tls.0 {
        (answer.headers.entry(STRICT_TRANSPORT_SECURITY)).or_insert(ONLY_BY_TLS);
    }
    for (name, value) in PLAIN {
        answer.headers.entry(name).or_insert(value);
    }
    if is_page(&answer.headers) {
        for (name, value) in OF_PAGES {
            answer.headers.entry(name).or_insert(value);
        }
    }
    if !answer.headers.contains_key(CONTENT_SECURITY_POLICY) {
        let policy = policy(answer);
        answer.headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Styles come from the console's own files and from elements that carry the page's nonce; no attribute of an
/// element is a style, since whoever slips markup into a page could lay anything over it by one.
fn policy(answer: &Parts) -> HeaderValue {
    if !is_page(&answer.headers) {
        return POLICY_OF_DATA;
    }
    let nonce = match answer.extensions.get::<PageNonce>() {
        Some(nonce) => format!(" 'nonce-{}'", nonce.0),
        None => String::new(),
    };
    HeaderValue::from_str(&format!("{POLICY_OF_PAGES}; style-src 'self'{nonce}"))
        .expect("the policy and the nonce are ASCII")
}

fn is_page(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protected(kind: &'static str, nonce: Option<PageNonce>) -> Parts {
        let mut answer = http::Response::builder().header(CONTENT_TYPE, kind);
        if let Some(nonce) = nonce {
            answer = answer.extension(nonce);
        }
        let (mut parts, ()) = answer.body(()).unwrap().into_parts();
        protect(&mut parts, BehindTls(false));
        parts
    }

    fn policy_of(kind: &'static str, nonce: Option<PageNonce>) -> String {
        let policy = &protected(kind, nonce).headers[CONTENT_SECURITY_POLICY];
        policy.to_str().unwrap().to_owned()
    }

    #[test]
    fn headers_that_only_pages_use_are_sent_with_pages_only() {
        let names = ["permissions-policy", "cross-origin-opener-policy"];
        let page = protected("text/html", None);
        let data = protected("application/json", None);
        for name in names {
            assert!(page.headers.contains_key(name), "{name}");
            assert!(!data.headers.contains_key(name), "{name}");
        }
        for (name, _) in PLAIN {
            assert!(data.headers.contains_key(&name), "{name}");
        }
    }

    #[test]
    fn scripts_come_from_us_only_and_styles_by_nonce_where_there_is_one() {
        let nonce = PageNonce::new();
        let page = policy_of("text/html; charset=utf-8", Some(nonce.clone()));
        assert!(page.contains("script-src 'self';"));
        assert!(page.ends_with(&format!("; style-src 'self' 'nonce-{}'", nonce.as_str())));
        let without = policy_of("text/html", None);
        assert!(without.ends_with("; style-src 'self'"));
        for policy in [page, without] {
            assert!(!policy.contains("unsafe"), "{policy}");
        }
        assert!(policy_of("application/json", None).starts_with("default-src 'none'"));
        assert_ne!(nonce.as_str(), PageNonce::new().as_str());
    }
}
