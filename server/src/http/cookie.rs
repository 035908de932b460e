//! The cookie with a browser's token.

use domain::party::Token;
use edge::BehindTls;

/// For plain HTTP, where browsers take no other one.
const PLAIN: &str = "session";

/// For TLS: browsers take a cookie of this name only by TLS, from this host alone and for all paths, so that nobody
/// on the way and no neighbouring host can plant one.
const PROTECTED: &str = "__Host-session";

/// The token in a `Cookie` header; the protected one counts first.
pub(super) fn session_of(cookies: &str) -> Option<&str> {
    let named = |wanted: &str| {
        let pairs = cookies.split(';');
        let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
        pairs.find_map(|(name, value)| (name == wanted).then_some(value))
    };
    named(PROTECTED).or_else(|| named(PLAIN))
}

/// `Set-Cookie` for this token, or one that removes it.
pub(super) fn session_cookie(tls: BehindTls, token: Option<&Token>) -> String {
    let value = token.map_or("", Token::text);
    let (name, secure) = if tls.0 {
        (PROTECTED, "; Secure")
    } else {
        (PLAIN, "")
    };
    let ended = if token.is_none() { "; Max-Age=0" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{ended}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_tls_the_cookie_is_protected_and_a_planted_plain_one_does_not_count() {
        let token = Token::sent("t");
        let plain = session_cookie(BehindTls(false), Some(&token));
        let protected = session_cookie(BehindTls(true), Some(&token));
        assert_eq!(plain, "session=t; Path=/; HttpOnly; SameSite=Strict");
        assert_eq!(
            protected,
            "__Host-session=t; Path=/; HttpOnly; SameSite=Strict; Secure"
        );
        assert!(session_cookie(BehindTls(true), None).ends_with("; Secure; Max-Age=0"));
        for (sent, found) in [
            ("session=a", Some("a")),
            ("x=1; __Host-session=b", Some("b")),
            ("session=planted; __Host-session=b", Some("b")),
            ("sessions=a", None),
        ] {
            assert_eq!(session_of(sent), found, "{sent}");
        }
    }
}
