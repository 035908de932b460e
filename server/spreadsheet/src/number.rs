//! Decimal numbers as people write them in tables.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::problem::CellProblem;
use crate::width::narrow;

/// Reads digits with at most one point, correct thousands separators, ¥ before or 元 behind.
pub(crate) fn parse(text: &str) -> Result<Decimal, CellProblem> {
    let text = narrow(text);
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let rest = rest.strip_prefix('¥').unwrap_or(rest).trim();
    let rest = rest.strip_suffix('元').unwrap_or(rest).trim_end();
    let digits = without_separators(rest).ok_or(CellProblem::NotANumber)?;
    if is_power_of_ten(rest) {
        return Err(CellProblem::PowerOfTen);
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
    let exact = as_computed(&exact).unwrap_or(exact);
    let number = Decimal::from_str_exact(&exact).map_err(|_error| CellProblem::NumberOutOfRange)?;
    if number.is_zero() && !sign.is_empty() {
        return Err(CellProblem::NotANumber);
    }
    Ok(number)
}

/// Digits that a double keeps of every decimal, and that Excel shows.
const DIGITS: usize = 15;

/// Digits of what people mean, at most, where a program wrote more than a double keeps.
const MEANT_MAX: usize = 11;

/// The short decimal that a program computed in doubles and wrote with what arithmetic left behind it, such as
/// 3.3000000000000003: a cell with that number is 3.3. Other decimals are what they are.
fn as_computed(exact: &str) -> Option<String> {
    let (_, fraction) = exact.split_once('.')?;
    let significant = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit);
        digits.skip_while(|digit| *digit == b'0').count()
    };
    if significant(exact) <= DIGITS || 18 < fraction.len() {
        return None;
    }
    let number: f64 = exact.parse().ok()?;
    let shown: f64 = format!("{number:.14e}").parse().ok()?;
    let shown = shown.to_string();
    (significant(&shown) <= MEANT_MAX).then_some(shown)
}

/// Whether the text is a number with a power of ten, marked as such or not: `872.37e0`, `12E5`.
fn is_power_of_ten(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    is_digits(whole) && is_digits(fraction) && is_digits(power)
}

/// Whether the text is a number as Excel shows it when it has too many digits: `1.23E+26`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let text = narrow(text);
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
    // No thousands begin with a nought: `0,500` is a half, or a mistake.
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if !is_first || groups.any(|group| group.len() != 3) {
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
            ("0.5", "0.5"),
            ("100,500", "100500"),
            ("10,050.00", "10050.00"),
            ("007", "7"),
            ("0.0000001", "0.0000001"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), number, "{text}");
        }
    }

    #[test]
    fn what_arithmetic_left_behind_a_short_decimal_is_no_part_of_it() {
        for (text, number) in [
            ("3.3000000000000003", "3.3"),
            ("63.480000000000004", "63.48"),
            ("3.2999999999999998", "3.3"),
            ("0.30000000000000004", "0.3"),
            ("-0.30000000000000004", "-0.3"),
            ("1,234.5600000000001", "1234.56"),
            ("99.99999999999999", "100"),
            ("¥ 12.500000000000002元", "12.5"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), number, "{text}");
        }
        for text in [
            "3.30001",
            "3.300000000000",
            "1.234567890123456",
            "1234567890123456",
            "123456789012345.67",
            "0.0000000000000001",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text, "{text}");
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
            "4.6¹",
            "4.6②",
            "①4.6",
            "20²",
            "1½",
            "Ⅳ",
            "0x1F",
            "1_000",
            "１，２",
            "0,500",
            "-0,500",
            "¥0,500元",
            "０，５００",
            "00,500",
            "000,500.00",
            "0,000",
            "0,050,000",
            "--1",
            "+1",
            "1.2.3",
            "十",
        ] {
            assert_eq!(parse(text), Err(CellProblem::NotANumber), "{text}");
        }
        for text in ["1.5E+3", "872.37e0", "8e2", "¥1.5e3", "-1.5e3元", "1e999"] {
            assert_eq!(parse(text), Err(CellProblem::PowerOfTen), "{text}");
        }
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
