//! The names of uploaded files, as forms state them.
//!
//! A browser states a name in UTF-8 between quotes; some programs encode it (RFC 5987). A name in another encoding is
//! refused and not guessed: it would be stored as another's.

use domain::text;
use http::HeaderMap;
use http::header::CONTENT_DISPOSITION;
use percent_encoding::percent_decode;

use super::problem::Problem;

/// A longer name of a file is cut at the front: its end has the extension.
const LETTERS_MAX: usize = 200;

/// The name of the file in a part of a form with these headers, without the folders that some browsers send; `unnamed`
/// when there is none.
///
/// # Errors
/// 422 when it is not in UTF-8, or holds a letter that nobody sees.
pub(crate) fn file_name(headers: &HeaderMap, unnamed: &str) -> Result<String, Problem> {
    let disposition = headers.get(CONTENT_DISPOSITION);
    let given = match disposition.and_then(|value| stated(value.as_bytes())) {
        None => String::new(),
        Some(bytes) => {
            String::from_utf8(bytes.ok_or_else(unreadable)?).map_err(|_| unreadable())?
        }
    };
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let cut = last.chars().count().saturating_sub(LETTERS_MAX);
    let last: String = last.chars().skip(cut).collect();
    let name = text::one_line(&last, LETTERS_MAX).map_err(|error| {
        let words = error.words();
        Problem::field(
            "/file",
            format!("文件名{}", words.zh),
            format!("the file's name {}", words.en),
        )
    })?;
    // A name of dots alone is a folder's.
    Ok(if name.chars().all(|letter| letter == '.') {
        unnamed.to_owned()
    } else {
        name
    })
}

fn unreadable() -> Problem {
    Problem::field(
        "/file",
        "文件名不是UTF-8编码的文字，请改名后重新上传",
        "the file's name is no text in UTF-8: rename the file",
    )
}

/// The bytes of the name: `None` when there is none, `Some(None)` when it is encoded in a way that is not ours.
fn stated(disposition: &[u8]) -> Option<Option<Vec<u8>>> {
    let mut plain = None;
    for (name, value) in parameters(disposition) {
        if name.eq_ignore_ascii_case(b"filename*") {
            return Some(decoded(&value));
        }
        if name.eq_ignore_ascii_case(b"filename") {
            plain = plain.or(Some(value));
        }
    }
    plain.map(Some)
}

/// A value such as `UTF-8''%e6%96%87.xlsx`.
fn decoded(value: &[u8]) -> Option<Vec<u8>> {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    let (charset, _language, encoded) = (parts.next()?, parts.next()?, parts.next()?);
    let is_hex = |at: usize| encoded.get(at).is_some_and(u8::is_ascii_hexdigit);
    let mut escapes = encoded
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%');
    let is_whole = escapes.all(|(at, _)| is_hex(at + 1) && is_hex(at + 2));
    (charset.eq_ignore_ascii_case(b"utf-8") && is_whole).then(|| percent_decode(encoded).collect())
}

/// Names and values of the parameters of a header; values without their quotes. Of escapes only that of a quote is one:
/// a backslash is part of a Windows path.
fn parameters(header: &[u8]) -> Vec<(&[u8], Vec<u8>)> {
    let mut found = Vec::new();
    for piece in pieces(header) {
        let Some(equals) = piece.iter().position(|byte| *byte == b'=') else {
            continue;
        };
        let (name, value) = piece.split_at(equals);
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        let quoted = value
            .strip_prefix(b"\"")
            .map(|rest| rest.strip_suffix(b"\"").unwrap_or(rest));
        let mut unquoted = Vec::with_capacity(value.len());
        for byte in quoted.unwrap_or(value) {
            if *byte == b'"' && unquoted.last() == Some(&b'\\') {
                unquoted.pop();
            }
            unquoted.push(*byte);
        }
        found.push((name.trim_ascii(), unquoted));
    }
    found
}

/// A header at its semicolons, except those between quotes.
fn pieces(header: &[u8]) -> Vec<&[u8]> {
    let (mut is_quoted, mut before) = (false, 0);
    header
        .split(|byte| {
            let is_escaped = before == b'\\';
            before = *byte;
            if *byte == b'"' && !(is_quoted && is_escaped) {
                is_quoted = !is_quoted;
            }
            *byte == b';' && !is_quoted
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn name(disposition: &[u8]) -> Option<String> {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_bytes(disposition).unwrap();
        headers.insert(CONTENT_DISPOSITION, value);
        file_name(&headers, "unnamed").ok()
    }

    #[test]
    fn a_name_is_read_as_browsers_and_programs_write_it() {
        for (stated, expected) in [
            (r#"form-data; name="file"; filename="合同.pdf""#, "合同.pdf"),
            (r#"form-data; name="file"; filename="a; b.pdf""#, "a; b.pdf"),
            (
                r#"form-data; name="file"; filename="a \"b\".pdf""#,
                "a \"b\".pdf",
            ),
            (r#"form-data; name="file"; FileName=plain.csv"#, "plain.csv"),
            (
                r#"form-data; filename="C:\Users\me\价格.xlsx"; name="file""#,
                "价格.xlsx",
            ),
            (
                "form-data; name=\"file\"; filename=\"x.pdf\"; filename*=utf-8'zh'%E5%90%88%e5%90%8c.pdf",
                "合同.pdf",
            ),
            (r#"form-data; name="filename"; filename="""#, "unnamed"),
            (r#"form-data; name="file""#, "unnamed"),
            (r#"form-data; name="file"; filename="..""#, "unnamed"),
            (r#"form-data; name="file"; filename="../.""#, "unnamed"),
            (r#"form-data; name="file"; filename="..a""#, "..a"),
        ] {
            assert_eq!(
                name(stated.as_bytes()).as_deref(),
                Some(expected),
                "{stated}"
            );
        }
    }

    #[test]
    fn a_name_in_another_encoding_is_refused_and_not_replaced() {
        for stated in [
            &b"form-data; name=\"file\"; filename=\"a\xff\xc0\xaf.pdf\""[..],
            // In GBK.
            b"form-data; name=\"file\"; filename=\"\xba\xcf\xcd\xac.pdf\"",
            b"form-data; name=\"file\"; filename*=GBK''%BA%CF.pdf",
            b"form-data; name=\"file\"; filename*=UTF-8''%FF.pdf",
            b"form-data; name=\"file\"; filename*=UTF-8''%E5%9.pdf",
            b"form-data; name=\"file\"; filename*=no-quotes.pdf",
            b"form-data; name=\"file\"; filename*=UTF-8''a%E2%80%AEfdp.exe",
            b"form-data; name=\"file\"; filename*=UTF-8''a%00.pdf",
        ] {
            assert_eq!(name(stated), None, "{}", String::from_utf8_lossy(stated));
        }
    }
}
