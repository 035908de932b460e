//! Whether a browser sends a request from the platform's own pages, also where proxies stand between them.

use http::HeaderMap;
use url::Url;

use crate::public_address::names;

/// Why a request is not from the platform's own pages: the address that the browser states, if it states one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Elsewhere(pub(super) String);

/// Clients that are no browsers send no such header. A page cannot choose any of these headers for a request to another
/// site, so that what a proxy states of the address it was called by can be believed.
pub(super) fn must_be_ours(headers: &HeaderMap, public_address: &str) -> Result<(), Elsewhere> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let elsewhere = || Elsewhere(header("origin").unwrap_or_default().to_owned());
    match header("sec-fetch-site") {
        Some("same-origin" | "none") => return Ok(()),
        Some(_) => return Err(elsewhere()),
        None => {}
    }
    let Some(stated) = header("origin") else {
        return Ok(());
    };
    let origin = Url::parse(stated.trim()).map_err(|_| elsewhere())?;
    let hosts = [header("host"), header("x-forwarded-host")];
    let mut hosts = hosts.into_iter().flatten().flat_map(|line| line.split(','));
    let is_public = || {
        let public = Url::parse(public_address);
        public.is_ok_and(|public| public.origin() == origin.origin())
    };
    if hosts.any(|host| names(&origin, host.trim())) || is_public() {
        Ok(())
    } else {
        Err(elsewhere())
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    fn is_ours(headers: &[(&str, &str)], public_address: &str) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            map.append(name, HeaderValue::from_str(value).unwrap());
        }
        must_be_ours(&map, public_address).is_ok()
    }

    const HERE: &str = "http://127.0.0.1:8080";

    #[test]
    fn our_pages_are_known_behind_a_proxy() {
        for (headers, public_address) in [
            (
                &[
                    ("host", "127.0.0.1:8080"),
                    ("origin", "http://caigou.example"),
                    ("x-forwarded-host", "caigou.example"),
                ][..],
                HERE,
            ),
            (
                &[
                    ("host", "caigou.example"),
                    ("origin", "http://caigou.example:8443"),
                    ("x-forwarded-host", "inner, caigou.example:8443"),
                ],
                HERE,
            ),
            (
                &[
                    ("host", "caigou.example:80"),
                    ("origin", "http://caigou.example"),
                ],
                HERE,
            ),
            (
                &[
                    ("host", "caigou.example"),
                    ("origin", "https://caigou.example:443"),
                ],
                HERE,
            ),
            (
                &[
                    ("host", "CaiGou.Example"),
                    ("origin", "http://caigou.example"),
                ],
                HERE,
            ),
            // By the configured address alone.
            (
                &[
                    ("host", "127.0.0.1:8080"),
                    ("origin", "https://caigou.example"),
                ],
                "https://CaiGou.example:443/",
            ),
            (
                &[("host", "[::1]:8080"), ("origin", "http://[::1]:8080")],
                HERE,
            ),
            (&[("host", "caigou.example")], HERE),
            (
                &[("sec-fetch-site", "same-origin"), ("origin", "null")],
                HERE,
            ),
        ] {
            assert!(is_ours(headers, public_address), "{headers:?}");
        }
    }

    #[test]
    fn pages_of_others_are_not_ours() {
        for headers in [
            &[
                ("host", "caigou.example"),
                ("origin", "http://evil.example"),
            ][..],
            &[
                ("host", "caigou.example"),
                ("origin", "http://caigou.example:8443"),
            ],
            &[
                ("host", "caigou.example:8080"),
                ("origin", "http://caigou.example"),
            ],
            &[
                ("host", "caigou.example"),
                ("origin", "http://caigou.example.evil.example"),
            ],
            &[("host", "caigou.example"), ("origin", "null")],
            &[("host", "caigou.example"), ("origin", "http://")],
            &[("host", ""), ("origin", "http://:80")],
            &[
                ("sec-fetch-site", "cross-site"),
                ("host", "a"),
                ("origin", "http://a"),
            ],
            &[("sec-fetch-site", "same-site")],
        ] {
            assert!(!is_ours(headers, "https://public.example"), "{headers:?}");
        }
        // Another scheme at the public address is another origin.
        let plain = [("host", "127.0.0.1"), ("origin", "http://public.example")];
        assert!(!is_ours(&plain, "https://public.example"));
    }
}
