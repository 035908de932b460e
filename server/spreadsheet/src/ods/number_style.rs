//! How an OpenDocument file shows numbers and days, as the patterns that workbooks of Excel have: colours, fractions, eras and whatever
//! else has no simple pattern are left out, and what has them is shown as usual.

use std::collections::BTreeMap;

use crate::error::TableError;
use crate::ods::markup::{Markup, Piece, Space, Tag};

/// More digits than any program shows.
const DIGITS_MAX: usize = 30;
const CASES_HELD_MAX: usize = 4;
/// The element of a case.
const CASE: (Space, &str) = (Space::Style, "map");
/// More than any pattern has.
const TEXT_BYTES_MAX: usize = 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberKind {
    Number,
    Percentage,
    Moment,
    Duration,
    Text,
}

impl NumberKind {
    /// What a tag begins, if it is a style of numbers.
    pub(super) fn of(tag: &Tag<'_>) -> Result<Option<Self>, TableError> {
        Ok(Some(match tag.name() {
            (Space::Number, "number-style" | "currency-style") => Self::Number,
            (Space::Number, "percentage-style") => Self::Percentage,
            (Space::Number, "date-style") => Self::Moment,
            (Space::Number, "time-style") => {
                let is_cut = tag.attribute((Space::Number, "truncate-on-overflow"))? != "false";
                if is_cut { Self::Moment } else { Self::Duration }
            }
            (Space::Number, "text-style") => Self::Text,
            _ => return Ok(None),
        }))
    }

    /// Characters of a text that are written without quotes, and not shown in another way for it.
    fn is_bare(self, letter: char) -> bool {
        match self {
            Self::Number | Self::Text => matches!(letter, ' ' | '-' | '(' | ')'),
            Self::Percentage => matches!(letter, ' ' | '-' | '(' | ')' | '%'),
            Self::Moment | Self::Duration => matches!(letter, ' ' | '-' | '/' | ':'),
        }
    }
}

/// A style of numbers as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct NumberStyle {
    /// None where there is no pattern for it.
    pattern: Option<String>,
    /// Conditions, and the names of the styles that hold under them instead.
    cases: Vec<(String, String)>,
}

impl NumberStyle {
    /// The style of a tag without content.
    pub(super) fn empty() -> Self {
        Self {
            pattern: None,
            cases: Vec::new(),
        }
    }

    /// Reads the style within the element whose start was read last.
    pub(super) fn read(markup: &mut Markup<'_>, kind: NumberKind) -> Result<Self, TableError> {
        let mut style = Self {
            pattern: Some(String::new()),
            cases: Vec::new(),
        };
        // A duration counts beyond a day in its first part.
        let mut is_counting = kind == NumberKind::Duration;
        loop {
            match markup.next()? {
                Piece::Start(tag) if tag.name() == CASE => {
                    style.note_case(&tag)?;
                    markup.skip()?;
                }
                Piece::Start(tag) => {
                    let part = part(&tag, &mut is_counting)?;
                    let part = match tag.name() {
                        (Space::Number, "text") => Some(quoted(&text(markup)?, kind)),
                        (Space::Number, "currency-symbol") => {
                            let language = tag.attribute((Space::Number, "language"))?;
                            Some(currency(&text(markup)?, &language, kind))
                        }
                        _ => within_digits(markup)?
                            .zip(part)
                            .map(|(texts, part)| texts.within(&part, kind)),
                    };
                    style.add(part);
                }
                Piece::Empty(tag) if tag.name() == CASE => style.note_case(&tag)?,
                Piece::Empty(tag) => style.add(part(&tag, &mut is_counting)?),
                Piece::Text(_) | Piece::Nothing => {}
                Piece::End | Piece::Over => return Ok(style),
            }
        }
    }

    fn note_case(&mut self, tag: &Tag<'_>) -> Result<(), TableError> {
        let condition = tag.attribute((Space::Style, "condition"))?;
        let name = tag.attribute((Space::Style, "apply-style-name"))?;
        // One more than is known is enough to see that.
        if self.cases.len() < CASES_HELD_MAX {
            self.cases.push((condition.replace(' ', ""), name));
        }
        Ok(())
    }

    fn add(&mut self, part: Option<String>) {
        self.pattern = self
            .pattern
            .take()
            .zip(part)
            .map(|(pattern, part)| pattern + &part);
        self.pattern = self.pattern.take().filter(|it| it.len() <= TEXT_BYTES_MAX);
    }

    /// The pattern with a section for each case; `named` finds the other styles.
    pub(super) fn pattern<'s>(&self, named: impl Fn(&str) -> Option<&'s Self>) -> Option<String> {
        let conditions: Vec<&str> = self.cases.iter().map(|(it, _)| it.as_str()).collect();
        // The sections of a pattern are those of positive numbers, negative ones, zero and text, unless each states its condition.
        let prefixes: Option<Vec<String>> = match conditions[..] {
            [] => Some(vec![String::new()]),
            ["value()>=0"] => Some(vec![String::new(); 2]),
            ["value()>0", "value()<0"] | ["value()>0", "value()<0", "value()=0"] => {
                Some(vec![String::new(); conditions.len() + 1])
            }
            [_] | [_, _] => {
                let stated = conditions.iter().map(|it| condition(it));
                stated.chain([Some(String::new())]).collect()
            }
            _ => None,
        };
        let cases = self
            .cases
            .iter()
            .map(|(_, name)| named(name)?.pattern.as_deref());
        let sections = cases.chain([self.pattern.as_deref()]).zip(prefixes?);
        let sections: Option<Vec<String>> = sections
            .map(|(section, prefix)| Some(prefix + section?))
            .collect();
        Some(sections?.join(";"))
    }
}

/// `[>=100]` of `value()>=100`.
fn condition(stated: &str) -> Option<String> {
    let stated = stated.strip_prefix("value()")?;
    let bound = stated.trim_start_matches(['<', '>', '=', '!']);
    let sign = match &stated[..stated.len() - bound.len()] {
        sign @ ("<" | "<=" | "=" | ">" | ">=") => sign,
        "!=" => "<>",
        _ => return None,
    };
    let is_number = bound.parse::<f64>().is_ok_and(f64::is_finite);
    is_number.then(|| format!("[{sign}{bound}]"))
}

/// The symbol of a currency; that of yen, which is the one of yuan too, with its language.
fn currency(symbol: &str, language: &str, kind: NumberKind) -> String {
    match (symbol, language) {
        ("¥" | "￥", "ja") => "[$¥-411]".to_owned(),
        _ => quoted(symbol, kind),
    }
}

/// The part of a pattern that a tag is; empty where it shows nothing, none where there is no pattern for it.
fn part(tag: &Tag<'_>, is_counting: &mut bool) -> Result<Option<String>, TableError> {
    let (Space::Number, name) = tag.name() else {
        // Colours and languages.
        return Ok(Some(String::new()));
    };
    let of = |attribute| tag.attribute((Space::Number, attribute));
    let is_long = of("style")? == "long";
    let by_length = |long: &str, short: &str| {
        if is_long {
            long.to_owned()
        } else {
            short.to_owned()
        }
    };
    let mut counted = |part: String| match std::mem::take(is_counting) {
        true => format!("[{part}]"),
        false => part,
    };
    if !matches!(&of("calendar")?[..], "" | "gregorian") {
        return Ok(None);
    }
    Ok(Some(match name {
        "number" => return digits(tag),
        "scientific-number" => return scientific(tag),
        "day" => by_length("dd", "d"),
        "month" if of("textual")? == "true" => by_length("mmmm", "mmm"),
        "month" => by_length("mm", "m"),
        "year" => by_length("yyyy", "yy"),
        "day-of-week" => by_length("dddd", "ddd"),
        "hours" => counted(by_length("hh", "h")),
        "minutes" => counted(by_length("mm", "m")),
        "seconds" => {
            let seconds = counted(by_length("ss", "s"));
            match count(&of("decimal-places")?) {
                None => return Ok(None),
                Some(0) => seconds,
                Some(places) => format!("{seconds}.{}", "0".repeat(places)),
            }
        }
        "am-pm" => "AM/PM".to_owned(),
        "text-content" => "@".to_owned(),
        "text" | "currency-symbol" | "fill-character" => String::new(),
        _ => return Ok(None),
    }))
}

/// A number of digits; none of one that is not written.
fn count(stated: &str) -> Option<usize> {
    if stated.is_empty() {
        return Some(0);
    }
    stated.parse().ok().filter(|count| *count <= DIGITS_MAX)
}

/// How many times a thousand the factor is by which a number is divided before it is shown.
fn thousands(factor: &str) -> Option<usize> {
    let mut rest = match factor {
        "" => return Some(0),
        stated => stated.parse::<u64>().ok().filter(|factor| 0 < *factor)?,
    };
    let mut times = 0;
    while rest % 1_000 == 0 {
        rest /= 1_000;
        times += 1;
    }
    (rest == 1).then_some(times)
}

/// `#,##0.00##`
fn digits(tag: &Tag<'_>) -> Result<Option<String>, TableError> {
    let of = |attribute| tag.attribute((Space::Number, attribute));
    let (places, least) = (of("decimal-places")?, of("min-decimal-places")?);
    let is_grouped = of("grouping")? == "true";
    let is_plain = of("decimal-replacement")?.is_empty();
    let Some(thousands) = thousands(&of("display-factor")?) else {
        return Ok(None);
    };
    let whole = count(&of("min-integer-digits")?);
    let (true, Some(whole), Some(most)) = (is_plain, whole, count(&places)) else {
        return Ok(None);
    };
    if places.is_empty() {
        // As many places as it has.
        return Ok((!is_grouped && whole <= 1 && thousands == 0).then(|| "General".to_owned()));
    }
    let least = if least.is_empty() {
        Some(most)
    } else {
        count(&least)
    };
    let Some(least) = least else { return Ok(None) };
    let mut pattern = String::new();
    let width = if is_grouped {
        whole.max(4)
    } else {
        whole.max(1)
    };
    for place in (0..width).rev() {
        pattern.push(if place < whole { '0' } else { '#' });
        if is_grouped && place != 0 && place % 3 == 0 {
            pattern.push(',');
        }
    }
    if 0 < most {
        let least = least.min(most);
        pattern.push('.');
        pattern.push_str(&"0".repeat(least));
        pattern.push_str(&"#".repeat(most - least));
    }
    // One behind the digits leaves three of them out.
    pattern.push_str(&",".repeat(thousands));
    Ok(Some(pattern))
}

/// `0.00E+00`
fn scientific(tag: &Tag<'_>) -> Result<Option<String>, TableError> {
    let of = |attribute| tag.attribute((Space::Number, attribute));
    let counts = [
        count(&of("min-integer-digits")?),
        count(&of("decimal-places")?),
        count(&of("min-exponent-digits")?),
    ];
    let [Some(whole), Some(places), Some(exponent)] = counts else {
        return Ok(None);
    };
    let zeros = |count| "0".repeat(count);
    let point = if places == 0 { "" } else { "." };
    let (whole, places, exponent) = (zeros(whole.max(1)), zeros(places), zeros(exponent.max(1)));
    Ok(Some(format!("{whole}{point}{places}E+{exponent}")))
}

/// A text of a pattern.
fn quoted(text: &str, kind: NumberKind) -> String {
    let mut pattern = String::new();
    let mut is_open = false;
    for letter in text.chars() {
        let is_outside = letter == '"' || kind.is_bare(letter);
        if is_open == is_outside {
            pattern.push('"');
            is_open = !is_open;
        }
        if letter == '"' {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    if is_open {
        pattern.push('"');
    }
    pattern
}

/// The text of the element whose start was read last.
fn text(markup: &mut Markup<'_>) -> Result<String, TableError> {
    let mut text = String::new();
    loop {
        match markup.next()? {
            Piece::Text(run) if text.len() <= TEXT_BYTES_MAX => text.push_str(&run),
            Piece::Start(_) => markup.skip()?,
            Piece::Empty(_) | Piece::Text(_) | Piece::Nothing => {}
            Piece::End | Piece::Over => return Ok(text),
        }
    }
}

/// Texts within the digits before the point, by the digits that are behind each.
#[derive(Debug, Default)]
struct Embedded(BTreeMap<usize, String>);

impl Embedded {
    /// The digits of a pattern with the texts among them.
    fn within(self, digits: &str, kind: NumberKind) -> String {
        if self.0.is_empty() {
            return digits.to_owned();
        }
        let whole = digits.find('.').unwrap_or(digits.len());
        let (whole, fraction) = digits.split_at(whole);
        let is_place = |letter: char| matches!(letter, '0' | '#');
        let mut behind = whole.chars().filter(|letter| is_place(*letter)).count();
        let most = self.0.last_key_value().map_or(0, |(most, _)| *most);
        // Each text is among digits: there is a place before the first.
        let mut pattern = "#".repeat((most + 1).saturating_sub(behind));
        if !pattern.is_empty() {
            return Self(self.0).within(&format!("{pattern}{whole}{fraction}"), kind);
        }
        for letter in whole.chars() {
            if is_place(letter) {
                pattern.push_str(&self.text(behind, kind));
                behind -= 1;
            }
            pattern.push(letter);
        }
        pattern.push_str(&self.text(0, kind));
        pattern + fraction
    }

    fn text(&self, behind: usize, kind: NumberKind) -> String {
        let text = self.0.get(&behind);
        text.map(|text| quoted(text, kind)).unwrap_or_default()
    }
}

/// Goes to the end of the element whose start was read last: the texts within its digits; none where anything else is within it.
fn within_digits(markup: &mut Markup<'_>) -> Result<Option<Embedded>, TableError> {
    let mut texts = Some(Embedded::default());
    loop {
        match markup.next()? {
            Piece::Start(tag) if tag.name() == (Space::Number, "embedded-text") => {
                let place = tag.attribute((Space::Number, "position"))?;
                let place = place.parse().ok().filter(|place| *place <= DIGITS_MAX);
                let text = text(markup)?;
                texts = texts.zip(place).map(|(mut texts, place)| {
                    texts.0.insert(place, text);
                    texts
                });
            }
            Piece::Start(_) => {
                texts = None;
                markup.skip()?;
            }
            Piece::Empty(_) => texts = None,
            Piece::Text(_) | Piece::Nothing => {}
            Piece::End | Piece::Over => return Ok(texts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_patterns_stay_texts() {
        assert_eq!(quoted("年", NumberKind::Moment), "\"年\"");
        assert_eq!(quoted("-", NumberKind::Moment), "-");
        assert_eq!(quoted(" kg - %", NumberKind::Number), " \"kg\" - \"%\"");
        assert_eq!(quoted("%", NumberKind::Percentage), "%");
        assert_eq!(quoted("d\"m", NumberKind::Number), "\"d\"\\\"\"m\"");
    }

    #[test]
    fn cases_are_sections_where_a_pattern_has_such() {
        let plain = |pattern: &str| NumberStyle {
            pattern: Some(pattern.to_owned()),
            cases: Vec::new(),
        };
        let (positive, zero) = (plain("0.0"), plain("\"none\""));
        let named = |name: &str| match name {
            "P0" => Some(&positive),
            "P1" => Some(&zero),
            _ => None,
        };
        let with = |cases: &[(&str, &str)]| NumberStyle {
            cases: cases
                .iter()
                .map(|(it, name)| ((*it).to_owned(), (*name).to_owned()))
                .collect(),
            ..plain("-0.0")
        };
        let shown = |cases: &[(&str, &str)]| with(cases).pattern(named);
        assert_eq!(shown(&[]).as_deref(), Some("-0.0"));
        assert_eq!(shown(&[("value()>=0", "P0")]).as_deref(), Some("0.0;-0.0"));
        let three = [("value()>0", "P0"), ("value()<0", "P1")];
        assert_eq!(shown(&three).as_deref(), Some("0.0;\"none\";-0.0"));
        assert_eq!(
            shown(&[("value()>=100", "P0")]).as_deref(),
            Some("[>=100]0.0;-0.0")
        );
        let two = [("value()<1", "P0"), ("value()!=2.5", "P1")];
        assert_eq!(shown(&two).as_deref(), Some("[<1]0.0;[<>2.5]\"none\";-0.0"));
        assert_eq!(shown(&[("value()>=a", "P0")]), None);
        assert_eq!(shown(&[("cell-content()>=1", "P0")]), None);
        assert_eq!(shown(&[("value()>=0", "P9")]), None);
    }

    #[test]
    fn texts_within_digits_have_their_places() {
        let within = |digits: &str, texts: &[(usize, &str)]| {
            let texts = texts
                .iter()
                .map(|(place, text)| (*place, (*text).to_owned()));
            Embedded(texts.collect()).within(digits, NumberKind::Number)
        };
        assert_eq!(within("000", &[(2, ".")]), "0\".\"00");
        assert_eq!(within("0", &[(2, ".")]), "#\".\"#0");
        assert_eq!(within("000.0", &[(2, "-"), (0, "元")]), "0-00\"元\".0");
        assert_eq!(within("#,##0", &[]), "#,##0");
    }

    #[test]
    fn a_factor_is_some_thousands() {
        for (factor, times) in [
            ("", Some(0)),
            ("1", Some(0)),
            ("1000", Some(1)),
            ("1000000", Some(2)),
            ("100", None),
            ("0", None),
            ("x", None),
        ] {
            assert_eq!(thousands(factor), times, "{factor}");
        }
    }
}
