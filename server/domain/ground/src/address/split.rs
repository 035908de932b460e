//! Takes the settings of TLS that tokio-postgres does not know out of an address.

use percent_encoding::percent_decode_str;

/// An address without what TLS needs, and that.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) rest: String,
    pub(super) mode: Option<String>,
    pub(super) root_certificates: Option<String>,
}

impl Split {
    /// Keeps a setting; one of no concern to TLS stays in the address, and the answer is `false`.
    fn takes(&mut self, name: &str, value: &str) -> bool {
        match name {
            "sslmode" => self.mode = Some(value.to_owned()),
            "sslrootcert" => self.root_certificates = Some(value.to_owned()),
            _ => return false,
        }
        true
    }
}

/// Splits a URL or a line of `key=value`; `None` when it is neither.
pub(super) fn split(text: &str) -> Option<Split> {
    let is_url = ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    if is_url { url(text) } else { line(text) }
}

fn url(text: &str) -> Option<Split> {
    let mut split = Split::default();
    // A question mark may be part of the password.
    let host = text.rfind('@').unwrap_or(0);
    let Some(mark) = text[host..].find('?').map(|mark| host + mark) else {
        split.rest = text.to_owned();
        return Some(split);
    };
    let mut others = Vec::new();
    for pair in text[mark + 1..].split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let value = percent_decode_str(value).decode_utf8().ok()?;
        if !split.takes(name, &value) {
            others.push(pair);
        }
    }
    split.rest = text[..mark].to_owned();
    if !others.is_empty() {
        split.rest = format!("{}?{}", split.rest, others.join("&"));
    }
    Some(split)
}

fn line(text: &str) -> Option<Split> {
    let mut split = Split::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, length) = value(after)?;
        if !split.takes(name.trim(), &value) {
            split
                .rest
                .push_str(&format!("{}={} ", name.trim(), &after[..length]));
        }
        rest = after[length..].trim_start();
    }
    (!text.trim().is_empty()).then_some(split)
}

/// The value at the beginning of a text, and how many bytes it takes there with its quotes.
fn value(text: &str) -> Option<(String, usize)> {
    let quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut letters = text.char_indices().skip(usize::from(quoted));
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => value.push(letters.next()?.1),
            '\'' if quoted => return Some((value, at + 1)),
            letter if !quoted && letter.is_whitespace() => return Some((value, at)),
            letter => value.push(letter),
        }
    }
    (!quoted).then_some((value, text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rest: &str, mode: Option<&str>, roots: Option<&str>) -> Option<Split> {
        Some(Split {
            rest: rest.to_owned(),
            mode: mode.map(str::to_owned),
            root_certificates: roots.map(str::to_owned),
        })
    }

    #[test]
    fn what_is_not_about_certificates_stays_as_it_was() {
        assert_eq!(
            split(
                "postgresql://me:a?b@h1,h2/db?sslmode=verify-ca&connect_timeout=3&sslrootcert=/a%20b.pem"
            ),
            of(
                "postgresql://me:a?b@h1,h2/db?connect_timeout=3",
                Some("verify-ca"),
                Some("/a b.pem")
            )
        );
        assert_eq!(split("postgres://h/db"), of("postgres://h/db", None, None));
        assert_eq!(
            split(r"host=h password='a \' b' sslmode = require  sslrootcert='/a b.pem' user=me"),
            of(
                r"host=h password='a \' b' user=me ",
                Some("require"),
                Some("/a b.pem")
            )
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "me", "password='open", "postgresql://h/db?sslmode"] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
