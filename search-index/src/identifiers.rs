//! Codes, certificate numbers and device identifiers, found by any prefix.

use crate::expand::Vocabulary;
use crate::need::Need;
use crate::schema::Fields;

/// Prefixes that are tokens of their own, so that a usual prefix is one look-up. Between them a prefix is a
/// range over the next longer ones.
struct Kind {
    letter: char,
    lengths: &'static [usize],
    /// Prefixes of at least this length are also looked up among whole identifiers.
    whole_from: usize,
}

const CODE: Kind = Kind {
    letter: 'c',
    lengths: &[3, 5, 7, 10, 15, 20],
    whole_from: 16,
};
const CERTIFICATE: Kind = Kind {
    letter: 'r',
    lengths: &[2, 4, 8, 9, 11],
    whole_from: 10,
};
const SERIAL: Kind = Kind {
    letter: 's',
    lengths: &[4, 5, 7],
    whole_from: 6,
};
const DEVICE: Kind = Kind {
    letter: 'd',
    lengths: &[8, 11],
    whole_from: 9,
};
const WHOLE: char = 'z';
const GTIN_DIGITS: usize = 14;

pub(crate) fn push_code(tokens: &mut String, code: &str) {
    CODE.push(tokens, &compact(code));
}

/// Adds the tokens of a certificate number, and of its digits alone.
pub(crate) fn push_certificate(tokens: &mut String, certificate: &str) {
    let certificate = compact(certificate);
    CERTIFICATE.push(tokens, &certificate);
    let digits = certificate.find(|character: char| character.is_ascii_digit());
    if let Some(start) = digits.filter(|start| *start > 0) {
        SERIAL.push(tokens, &certificate[start..]);
    }
}

pub(crate) fn push_device(tokens: &mut String, device: &str) {
    DEVICE.push(tokens, &compact(device));
}

/// What a certificate number with this prefix requires.
pub(crate) fn certificate(fields: &Fields, prefix: &str) -> Need {
    CERTIFICATE.prefix(fields, &compact(prefix))
}

/// What a search term requires when it is read as the prefix of an identifier.
pub(crate) fn beginning(fields: &Fields, term: &str) -> Need {
    let prefix = compact(term);
    let length = prefix.chars().count();
    let mut needs = Vec::new();
    let digits = prefix.bytes().filter(u8::is_ascii_digit).count();
    if length >= 3 && is_code_like(&prefix) {
        needs.push(CODE.prefix(fields, &prefix));
    }
    if length >= 2
        && prefix
            .chars()
            .take(6)
            .any(|character| "械食药妆".contains(character))
    {
        needs.push(CERTIFICATE.prefix(fields, &prefix));
    }
    if digits == length && length >= 5 {
        needs.push(SERIAL.prefix(fields, &prefix));
    }
    if digits == length && length >= 6 {
        needs.push(DEVICE.prefix(fields, &prefix));
        needs.push(DEVICE.prefix(fields, &format!("0{prefix}")));
        if matches!(length, 8 | 12) {
            needs.push(DEVICE.prefix(fields, &format!("{prefix:0>14}")));
        }
        if let Some(scanned) = prefix
            .strip_prefix("01")
            .filter(|rest| rest.len() >= GTIN_DIGITS)
        {
            needs.push(DEVICE.prefix(fields, &scanned[..GTIN_DIGITS]));
        }
    }
    if length >= 6 && prefix.starts_with("ma") && digits > 0 {
        needs.push(DEVICE.prefix(fields, &prefix));
    }
    Need::any(needs)
}

/// A part of a code from here on tells products apart.
const PART_DIGITS_MIN: usize = 8;
/// Digits of a code behind its letter.
const CODE_DIGITS: usize = 26;
/// Codes with one part that are found at most; of noughts many have as many as these.
const CODES_MAX: usize = 1_000;

/// What digits require that begin no identifier: they are from within a code, as people copy them. All codes are looked at.
pub(crate) fn within_code(vocabulary: &Vocabulary<'_>, term: &str) -> tantivy::Result<Need> {
    let part = compact(term);
    let is_part = (PART_DIGITS_MIN..=CODE_DIGITS).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_part {
        return Ok(Need::Nothing);
    }
    let field = vocabulary.fields.mark;
    let begin = format!("{}{WHOLE}", CODE.letter);
    let bound = |token: &str| tantivy::Term::from_field_text(field, token);
    let range = (bound(&begin), bound(&format!("{begin}{}", char::MAX)));
    let codes = vocabulary.tokens_with((&range.0, &range.1), &part, CODES_MAX)?;
    Ok(Need::any(codes.iter().map(|code| Need::term(field, code))))
}

/// What a code requires that is typed in groups (C0910 0100 0000), of which each alone is no beginning of one.
pub(crate) fn code_in_groups(fields: &Fields, joined: &str) -> Need {
    let code = compact(joined);
    let has_digits = code.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    if PART_DIGITS_MIN <= code.len() && has_digits && is_code_like(&code) {
        CODE.prefix(fields, &code)
    } else {
        Need::Nothing
    }
}

/// The letters and digits of an identifier in normal form.
pub(crate) fn compact(identifier: &str) -> String {
    identifier
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn is_code_like(prefix: &str) -> bool {
    let letters = prefix.bytes().take_while(u8::is_ascii_lowercase).count();
    let rest = &prefix.as_bytes()[letters..];
    (1..=2).contains(&letters)
        && rest.len() >= 2
        && rest[..2].iter().all(u8::is_ascii_digit)
        && prefix.is_ascii()
}

impl Kind {
    fn push(&self, tokens: &mut String, identifier: &str) {
        if identifier.is_empty() {
            return;
        }
        for (count, (start, character)) in (1..).zip(identifier.char_indices()) {
            if let Some(level) = self.lengths.iter().position(|length| *length == count) {
                self.push_token(tokens, level, &identifier[..start + character.len_utf8()]);
            }
        }
        tokens.push(self.letter);
        tokens.push(WHOLE);
        tokens.push_str(identifier);
        tokens.push('\n');
    }

    fn push_token(&self, tokens: &mut String, level: usize, beginning: &str) {
        tokens.push(self.letter);
        tokens.push(level_letter(level));
        tokens.push_str(beginning);
        tokens.push('\n');
    }

    fn prefix(&self, fields: &Fields, prefix: &str) -> Need {
        let length = prefix.chars().count();
        if length == 0 {
            return Need::Nothing;
        }
        let token = |level: char| format!("{}{level}{prefix}", self.letter);
        let mut needs = Vec::new();
        if let Some(level) = self.lengths.iter().position(|known| *known >= length) {
            if self.lengths[level] == length {
                return Need::any(vec![
                    Need::term(fields.mark, token(level_letter(level))),
                    Need::term(fields.mark, token(WHOLE)),
                ]);
            }
            needs.push(Need::starting_with(fields.mark, token(level_letter(level))));
        }
        if length >= self.whole_from {
            needs.push(Need::starting_with(fields.mark, token(WHOLE)));
        } else {
            needs.push(Need::term(fields.mark, token(WHOLE)));
        }
        Need::any(needs)
    }
}

fn level_letter(level: usize) -> char {
    char::from(b'a' + u8::try_from(level).expect("a handful of levels"))
}

#[cfg(test)]
mod tests {
    use super::{is_code_like, push_certificate};

    #[test]
    fn a_certificate_has_its_beginnings_and_its_digits_as_tokens() {
        let mut tokens = String::new();
        push_certificate(&mut tokens, "国械注准20203140001");
        assert!(tokens.contains("rc国械注准2020\n"));
        assert!(tokens.contains("rz国械注准20203140001\n"));
        assert!(tokens.contains("sa2020\n"));
    }

    #[test]
    fn codes_begin_with_a_letter_or_two_and_digits() {
        assert!(is_code_like("c0101") && is_code_like("cj10101"));
        assert!(!is_code_like("ch2a") && !is_code_like("16f"));
    }
}
