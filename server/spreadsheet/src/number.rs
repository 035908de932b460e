//! Decimal numbers as people write them in tables.

use std::borrow::Cow;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::problem::CellProblem;

/// Reads digits with at most one point, correct thousands separators, ¥ before or 元 behind.
pub(crate) fn parse(text: &str) -> Result<Decimal, CellProblem> {
    let text = plain(text);
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let rest = rest.strip_prefix('¥').unwrap_or(rest).trim();
    let rest = rest.strip_suffix('元').unwrap_or(rest).trim_end();
    let digits = without_separators(rest).ok_or(CellProblem::NotANumber)?;
    if is_scientific(text) {
        return Err(CellProblem::ScientificNotation);
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, "0"));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_empty() || (whole.is_empty() && !digits.contains('.')) {
        return Err(CellProblem::NotANumber);
    }
    if !is_plain(whole) || !is_plain(fraction) {
        return Err(CellProblem::NotANumber);
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let exact = match digits.contains('.') {
        true => format!("{sign}{whole}.{fraction}"),
        false => format!("{sign}{whole}"),
    };
    let number = Decimal::from_str_exact(&exact).map_err(|_error| CellProblem::NumberOutOfRange)?;
    if number.is_zero() && !sign.is_empty() {
        return Err(CellProblem::NotANumber);
    }
    Ok(number)
}

/// Whether the text is a number as Excel shows it when it has too many digits: `1.23E+26`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let text = plain(text);
    let text = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    // A bare `12E5` may be a model or a code.
    let is_marked = mantissa.contains('.') || exponent.starts_with(['+', '-']);
    is_marked && is_digits(whole) && is_digits(fraction) && is_digits(power)
}

fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

fn without_separators(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(',') {
        return Some(Cow::Borrowed(text));
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
        return None;
    }
    let whole = whole.replace(',', "");
    Some(Cow::Owned(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    }))
}

#[cfg(test)]
mod tests {
    use super::{is_scientific, parse};
    use crate::problem::CellProblem;

    #[test]
    fn decimals_are_read_exactly_as_written() {
        for (text, number) in [
            ("1234.50", "1234.50"),
            ("1,234,567.8900", "1234567.8900"),
            ("¥ 12.5", "12.5"),
            ("￥１２．５元", "12.5"),
            ("-3.20", "-3.20"),
            (".5", "0.5"),
            ("0", "0"),
            ("007", "7"),
            ("0.0000001", "0.0000001"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), number, "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in [
            "",
            "-",
            "¥",
            ".",
            "5.",
            "NaN",
            "inf",
            "-0",
            "-0.00",
            "1,23",
            "1,2345",
            ",123",
            "1 2",
            "12%",
            "0x1F",
            "1_000",
            "１，２",
            "--1",
            "+1",
            "1.2.3",
            "十",
            "1e999",
        ] {
            assert_eq!(parse(text), Err(CellProblem::NotANumber), "{text}");
        }
        assert_eq!(parse("1.5E+3"), Err(CellProblem::ScientificNotation));
        let long = "9".repeat(40);
        assert_eq!(parse(&long), Err(CellProblem::NumberOutOfRange));
        let fine = format!("0.{}1", "0".repeat(30));
        assert_eq!(parse(&fine), Err(CellProblem::NumberOutOfRange));
    }

    #[test]
    fn scientific_notation_is_distinguished_from_codes() {
        for text in ["1.23E+26", "1.23457E+11", "1e+20", "-1.5e-7", "1.2E26"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["12E5", "E+5", "1.2", "C01E+5", "1.E+5", "1.2E+", ""] {
            assert!(!is_scientific(text), "{text}");
        }
    }
}
