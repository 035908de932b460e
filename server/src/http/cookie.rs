//! The cookies of a browser: the token of its session, and what makes its device known.

use domain::party::{DEVICE_AGE_MAX, Token};
use edge::BehindTls;

/// Begins the names of cookies for TLS: browsers take them only by TLS, from this host alone and for all paths, so that
/// nobody on the way and no neighbouring host can plant one.
const PROTECTED: &str = "__Host-";

const SESSION: &str = "session";

/// Lasts longer than a session, and lets nobody in without a password.
const DEVICE: &str = "device";

/// The token in a `Cookie` header; by TLS only the protected one counts.
pub(super) fn session_of(tls: BehindTls, cookies: &str) -> Option<&str> {
    value_of(tls, cookies, SESSION)
}

/// What makes the device known, where it has the form that it was given in.
pub(super) fn device_of(tls: BehindTls, cookies: &str) -> Option<&str> {
    let value = value_of(tls, cookies, DEVICE)?;
    let is_whole = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some(value)
}

/// Whether one of the platform's cookies comes with several values, of which a proxy and the program may each go by
/// another one.
pub(super) fn are_ambiguous(tls: BehindTls, cookies: &str) -> bool {
    [SESSION, DEVICE].iter().any(|wanted| {
        let mut values = values_of(tls, cookies, wanted);
        let first = values.next();
        values.any(|value| Some(value) != first)
    })
}

fn value_of<'a>(tls: BehindTls, cookies: &'a str, wanted: &'a str) -> Option<&'a str> {
    values_of(tls, cookies, wanted).next()
}

fn values_of<'a>(
    tls: BehindTls,
    cookies: &'a str,
    wanted: &'a str,
) -> impl Iterator<Item = &'a str> {
    let prefix = prefix(tls);
    let pairs = cookies.split(';');
    let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.filter_map(move |(name, value)| {
        (name.strip_prefix(prefix) == Some(wanted)).then_some(value)
    })
}

fn prefix(tls: BehindTls) -> &'static str {
    if tls.0 { PROTECTED } else { "" }
}

/// `Set-Cookie` for this token, or one that removes it.
pub(super) fn session_cookie(tls: BehindTls, token: Option<&Token>) -> String {
    let ended = if token.is_none() { "; Max-Age=0" } else { "" };
    cookie(tls, SESSION, token.map_or("", Token::text), ended)
}

/// `Set-Cookie` by which the device is known from now on.
pub(super) fn device_cookie(tls: BehindTls, device: &Token) -> String {
    let lasting = format!("; Max-Age={}", DEVICE_AGE_MAX.num_seconds());
    cookie(tls, DEVICE, device.text(), &lasting)
}

fn cookie(tls: BehindTls, name: &str, value: &str, lasting: &str) -> String {
    let secure = if tls.0 { "; Secure" } else { "" };
    let prefix = prefix(tls);
    format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{lasting}")
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
        for (sent, by_tls, plainly) in [
            ("session=a", None, Some("a")),
            ("x=1; __Host-session=b", Some("b"), None),
            (
                "session=planted; __Host-session=b",
                Some("b"),
                Some("planted"),
            ),
            ("sessions=a", None, None),
        ] {
            assert_eq!(session_of(BehindTls(true), sent), by_tls, "{sent}");
            assert_eq!(session_of(BehindTls(false), sent), plainly, "{sent}");
        }
    }

    #[test]
    fn a_cookie_of_the_platform_with_two_values_is_ambiguous() {
        for (cookies, plain, by_tls) in [
            ("session=a; session=b", true, false),
            ("session=a; x=1; session=a", false, false),
            ("device=a; session=a; device=b", true, false),
            ("x=1; x=2; session=a", false, false),
            ("__Host-session=a; __Host-session=b", false, true),
            ("session=planted; __Host-session=b", false, false),
            ("", false, false),
        ] {
            assert_eq!(are_ambiguous(BehindTls(false), cookies), plain, "{cookies}");
            assert_eq!(are_ambiguous(BehindTls(true), cookies), by_tls, "{cookies}");
        }
    }

    #[test]
    fn a_device_is_known_for_half_a_year_by_what_it_was_given() {
        let device = Token::sent(&"a1".repeat(32));
        let protected = device_cookie(BehindTls(true), &device);
        assert!(protected.starts_with("__Host-device=a1a1"), "{protected}");
        let ending = "; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=15552000";
        assert!(protected.ends_with(ending), "{protected}");
        let whole = format!("session=s; device={}", device.text());
        let plain = BehindTls(false);
        assert_eq!(device_of(plain, &whole), Some(device.text()));
        assert_eq!(device_of(BehindTls(true), &whole), None);
        for broken in ["device=", "device=a1", "device=zz", "x=1"] {
            assert_eq!(device_of(plain, broken), None, "{broken}");
        }
    }
}
