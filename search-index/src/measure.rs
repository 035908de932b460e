//! Reads quantities such as `Φ 0.18 x 13`, `16 号`, `F16` or `10 厘米`, and spells each in one way.

use crate::power::{MINUS, PLUS};
use crate::text::is_han;
use crate::units::{
    NO_UNITS, POWERS, PREFIXES, UNITS, is_dimension, is_label as is_name_of_size, split,
};

const DIAMETER_WORD: [char; 2] = ['直', '径'];

/// One number of a text with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The number in its shortest form, with the unit or the letters after it.
    pub(crate) text: String,
    pub(crate) join: Join,
    /// The sign before it, where it is an optical power.
    pub(crate) sign: Option<char>,
    has_unit: bool,
}

/// What links a quantity to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    Nothing,
    /// A sign of multiplication.
    Times,
    /// A hyphen, a slash or a word between the ends of a range.
    Range,
}

/// The quantities that begin at a position, and where they end; `None` when it is text of another kind,
/// such as a model.
pub(crate) fn quantities(characters: &[char], start: usize) -> Option<(Vec<Quantity>, usize)> {
    let (first, mut end) = quantity(characters, start, Join::Nothing)?;
    let mut result = vec![first];
    while let Some((join, next)) = join(characters, end)
        && let Some((quantity, after)) = quantity(characters, next, join)
    {
        result.push(quantity);
        end = after;
    }
    if !is_boundary(characters, end) || is_glued(characters, end) {
        return None;
    }
    share_units(&mut result);
    result[0].sign = sign_of_power(characters, start, &result[0].text);
    Some((result, end))
}

/// The size of a literal such as `d3.5`, which is a diameter, a length or a model, and of `id7.5mm`, spelled as other quantities are.
/// Without a unit only what hardly ever names a model is a size.
pub(crate) fn dimension(literal: &str) -> Option<String> {
    let letters = literal.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let (name, size) = literal.split_at(literal.len() - letters.len());
    let size = alone(size)?;
    let (_, unit) = split(&size)?;
    let is_named = is_dimension(name) || !unit.is_empty() && is_name_of_size(name);
    is_named.then_some(size)
}

/// What is one quantity and nothing else.
fn alone(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let (found, end) = quantities(&characters, 0)?;
    let [one] = <[Quantity; 1]>::try_from(found).ok()?;
    (end == characters.len()).then_some(one.text)
}

/// The sign before an optical power, which is in dioptres or degrees, or a mere number with two decimals: -1.50D, +300度,
/// -3.25. What comes after a letter or a digit is a connector, and no sign.
fn sign_of_power(characters: &[char], start: usize, quantity: &str) -> Option<char> {
    let before = start.checked_sub(1)?;
    let sign = match characters[before] {
        '-' | '−' | '–' => MINUS,
        '+' => PLUS,
        _ => return None,
    };
    let earlier = before.checked_sub(1).map_or(' ', |at| characters[at]);
    let is_connector = is_literal(earlier) || crate::lexer::is_connector(earlier);
    let is_power = match split(quantity)?.1 {
        "" => has_two_decimals(&characters[start..]),
        unit => POWERS.contains(&unit),
    };
    (!is_connector && is_power).then_some(sign)
}

/// Whether a text begins with a number as optical powers are written.
fn has_two_decimals(characters: &[char]) -> bool {
    let number = characters.iter();
    let number: String = number
        .take_while(|each| each.is_ascii_digit() || **each == '.')
        .collect();
    let decimals = number.split_once('.').map(|(_, decimals)| decimals.len());
    decimals == Some(2)
}

/// Whether a character is written before a diameter.
pub(crate) fn is_diameter(character: char) -> bool {
    matches!(character, 'φ' | 'ø' | '⌀' | '∅' | 'ф' | 'ɸ' | '⊘')
}

/// Whether a run of Chinese characters ends with the word for a diameter before a number.
pub(crate) fn is_diameter_word(run: &[char], characters: &[char], end: usize) -> bool {
    let next = characters[end..].iter().find(|next| !is_sign(**next));
    run.ends_with(&DIAMETER_WORD)
        && next.is_some_and(|next| next.is_ascii_digit() || is_diameter(*next))
}

fn quantity(characters: &[char], start: usize, join: Join) -> Option<(Quantity, usize)> {
    let mut at = start;
    if characters.get(at).copied().is_some_and(is_diameter) || is_letter_of_diameter(characters, at)
    {
        at = skip_signs(characters, at + 1);
    }
    let prefix = PREFIXES.iter().find_map(|(written, stored)| {
        let end = after(characters, at, written)?;
        let end = if *stored == "f" && written.len() == 1 && characters.get(end) == Some(&' ') {
            end
        } else {
            skip_signs(characters, end)
        };
        characters
            .get(end)
            .is_some_and(char::is_ascii_digit)
            .then_some((*stored, end))
    });
    at = prefix.map_or(at, |(_, end)| end);
    let (number, end) = number(characters, at)?;
    let found = match prefix {
        Some((unit, _)) => Some((unit, end)),
        None => unit(characters, end),
    };
    let (text, end, has_unit) = match found {
        Some((unit, end)) => (format!("{number}{unit}"), end, true),
        None if join == Join::Times && !is_boundary(characters, end) => {
            let letters = characters[end..]
                .iter()
                .take_while(|next| is_literal(**next))
                .count();
            let suffix: String = characters[end..end + letters].iter().collect();
            (format!("{number}{suffix}"), end + letters, true)
        }
        None => (number, end, false),
    };
    Some((
        Quantity {
            text,
            join,
            sign: None,
            has_unit,
        },
        end,
    ))
}

/// A number in its shortest form: `.50` as `0.5`.
fn number(characters: &[char], start: usize) -> Option<(String, usize)> {
    let digits = |from: usize| {
        let rest = characters.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|next| next.is_ascii_digit()).count()
    };
    if start >= characters.len() {
        return None;
    }
    let mut end = digits(start);
    let mut result: String = characters[start..end].iter().collect();
    let is_point = |point: &char| *point == '.' || (end > start && matches!(point, '。' | '·'));
    if characters.get(end).is_some_and(is_point) && digits(end + 1) > end + 1 {
        let fraction: String = characters[end + 1..digits(end + 1)].iter().collect();
        end = digits(end + 1);
        if result.is_empty() {
            result.push('0');
        }
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            result.push('.');
            result.push_str(fraction);
        }
    }
    let has_more = characters.get(end) == Some(&'.') && digits(end + 1) > end + 1;
    (end > start && !has_more).then_some((result, end))
}

/// A literal with each of its numbers in its shortest form: a catheter JL4.0 is a JL4, and a JL40 is another. A version
/// such as 2.0.1 stays, and so does what has no letters.
pub(crate) fn in_shortest_numbers(run: &[char]) -> String {
    let mut result = String::with_capacity(run.len());
    let mut at = 0;
    while at < run.len() {
        let is_number = |each: &&char| each.is_ascii_digit() || **each == '.';
        let length = run[at..].iter().take_while(is_number).count();
        let stretch: String = run[at..at + length.max(1)].iter().collect();
        let shorter = match stretch.split_once('.') {
            Some((whole, fraction)) if length < run.len() && !fraction.contains('.') => {
                let fraction = fraction.trim_end_matches('0');
                let point = if fraction.is_empty() { "" } else { "." };
                format!("{whole}{point}{fraction}")
            }
            _ => stretch,
        };
        result.push_str(&shorter);
        at += length.max(1);
    }
    result
}

fn unit(characters: &[char], start: usize) -> Option<(&'static str, usize)> {
    let from = skip_blanks(characters, start);
    UNITS.iter().find_map(|(written, stored)| {
        let end = after(characters, from, written)?;
        let begins_word = NO_UNITS.iter().any(|(unit, next)| {
            written == unit
                && characters
                    .get(skip_blanks(characters, end))
                    .is_some_and(|character| next.contains(*character))
        });
        let is_word = written
            .chars()
            .all(|letter| !is_han(letter) && letter.is_alphanumeric());
        let is_whole = !is_word || is_boundary(characters, end);
        (is_whole && !begins_word).then_some((*stored, end))
    })
}

fn join(characters: &[char], end: usize) -> Option<(Join, usize)> {
    let sign = skip_blanks(characters, end);
    let next = *characters.get(sign)?;
    let after = skip_blanks(characters, sign + 1);
    let is_spaced = sign > end && after > sign + 1;
    if is_times(next) {
        return Some((Join::Times, after));
    }
    let is_range =
        matches!(next, '-' | '~' | '–' | '—' | '至' | '到') || (next == '/' && sign == end);
    (is_range && (is_spaced || (sign == end && after == sign + 1))).then_some((Join::Range, after))
}

fn is_times(character: char) -> bool {
    matches!(
        character,
        '×' | 'x' | '*' | 'х' | '✕' | '✖' | '⨯' | '╳' | '乘' | '∗' | '⋅'
    )
}

/// Gives a number the unit of the number after it: 10 × 10 cm, 300–500 μm.
fn share_units(quantities: &mut [Quantity]) {
    for index in (1..quantities.len()).rev() {
        let (before, after) = quantities.split_at_mut(index);
        let (before, after) = (&mut before[index - 1], &after[0]);
        let Some((_, unit)) = split(&after.text).filter(|(_, unit)| !unit.is_empty()) else {
            continue;
        };
        // A thread of strength 2/0 is no length, whatever follows.
        if before.has_unit || before.text == "0" || (after.join == Join::Range && !after.has_unit) {
            continue;
        }
        before.text.push_str(unit);
    }
}

fn after(characters: &[char], start: usize, wanted: &str) -> Option<usize> {
    let mut end = start;
    for character in wanted.chars() {
        if characters.get(end) != Some(&character) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

fn skip_blanks(characters: &[char], start: usize) -> usize {
    let rest = characters.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|next| **next == ' ').count()
}

/// Skips what is written between the name of a size and its number.
fn skip_signs(characters: &[char], start: usize) -> usize {
    let rest = characters.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|next| is_sign(**next)).count()
}

fn is_sign(character: char) -> bool {
    matches!(character, ' ' | ':' | '=')
}

/// Whether a `d` is a sign of diameter, as in D3.5×20; by itself D3.5 may be a model as well.
fn is_letter_of_diameter(characters: &[char], at: usize) -> bool {
    if characters.get(at) != Some(&'d') {
        return false;
    }
    let factor = |(_, end)| {
        let end = unit(characters, end).map_or(end, |(_, end)| end);
        join(characters, end)
    };
    let found = number(characters, at + 1).and_then(factor);
    found.is_some_and(|(join, _)| join == Join::Times)
}

/// Whether a literal only names the size that follows: `D=3.5`, `L: 12`.
pub(crate) fn is_label(run: &[char], characters: &[char], end: usize) -> bool {
    let next = skip_blanks(characters, end);
    let after = skip_signs(characters, next);
    let is_marked = matches!(characters.get(next), Some(':' | '='));
    let is_number = characters
        .get(after)
        .is_some_and(|next| next.is_ascii_digit() || *next == '.');
    is_marked && is_number && is_name_of_size(&String::from_iter(run))
}

/// Whether no letter or digit follows, or only the sign of a multiplication.
fn is_boundary(characters: &[char], end: usize) -> bool {
    let Some(next) = characters.get(end) else {
        return true;
    };
    let factor = characters
        .get(skip_blanks(characters, end + 1))
        .copied()
        .unwrap_or(' ');
    !is_literal(*next) || (is_times(*next) && (factor.is_ascii_digit() || is_diameter(factor)))
}

/// Whether a connector and letters follow, as in a model.
fn is_glued(characters: &[char], end: usize) -> bool {
    let connector = characters
        .get(end)
        .copied()
        .is_some_and(crate::lexer::is_connector);
    connector && characters.get(end + 1).copied().is_some_and(is_literal)
}

fn is_literal(character: char) -> bool {
    character.is_alphanumeric() && !is_han(character)
}

#[cfg(test)]
mod tests {
    use super::{Join, dimension, in_shortest_numbers, quantities};
    use crate::text::normal;

    fn read(text: &str) -> String {
        let characters: Vec<char> = normal(text).chars().collect();
        let Some((found, _)) = quantities(&characters, 0) else {
            return String::new();
        };
        let written = found.into_iter().map(|each| match each.join {
            Join::Nothing => each.text,
            Join::Times => format!("x{}", each.text),
            Join::Range => format!("-{}", each.text),
        });
        written.collect()
    }

    #[test]
    fn signs_of_diameter_and_multiplication_are_one() {
        for text in [
            "0.18×13",
            "Φ0.18 x 13",
            "Ø.18*13.0",
            "⌀ 0.180X13",
            "φ０．１８＊１３",
            "0。18 乘 13",
            "D0.18×13",
            "d.18*13",
            "φ=0.18×13",
        ] {
            assert_eq!(read(text), "0.18x13", "{text}");
        }
        for text in [
            "10x10cm",
            "10 x 10cm",
            "10cm×10cm",
            "10㎝ * 10 ㎝",
            "10公分X10厘米",
            "10cmx10cm",
        ] {
            assert_eq!(read(text), "10cmx10cm", "{text}");
        }
    }

    #[test]
    fn the_name_of_a_size_and_a_number_are_a_size() {
        for (literal, size) in [
            ("d3.5", "3.5"),
            ("d3.50", "3.5"),
            ("l12", "12"),
            ("d5.0", "5"),
            ("id7.5", "7.5"),
            ("dia10.6", "10.6"),
            ("id7.5mm", "7.5mm"),
            ("od10.20mm", "10.2mm"),
            ("l120cm", "120cm"),
            ("w5mm", "5mm"),
        ] {
            assert_eq!(dimension(literal).as_deref(), Some(size), "{literal}");
        }
        for other in [
            "d", "d3.", "d3a", "ch16", "3.5", "x3.5", "d3.5.1", "w5", "t4", "x5mm", "id7x5mm",
        ] {
            assert_eq!(dimension(other), None, "{other}");
        }
    }

    #[test]
    fn units_are_spelled_in_one_way() {
        for text in [
            "16Fr",
            "F16",
            "16 F",
            "Ch16",
            "CH 16",
            "16ch",
            "Fr16",
            "16 french",
            "fr.16",
            "Fr. 16",
            "F.16",
            "CH.16",
            "ch: 16",
            "Fr=16",
            "16fr.",
            "16ch.",
        ] {
            assert_eq!(read(text), "16f", "{text}");
        }
        for text in ["16号", "16#", "No.16", "№16", "16 号", "16＃", "16♯"] {
            assert_eq!(read(text), "16no", "{text}");
        }
        for text in ["150μm", "150µm", "150um", "150 微米", "150㎛"] {
            assert_eq!(read(text), "150μm", "{text}");
        }
        for text in ["1.5m²", "1.5㎡", "1.50 m2", "1.5平方米", "1.5平米"] {
            assert_eq!(read(text), "1.5m2", "{text}");
        }
        for text in [
            "0.035in",
            "0.035英寸",
            ".035\"",
            "0.035″",
            "0.035”",
            "0.035 inch",
        ] {
            assert_eq!(read(text), "0.035in", "{text}");
        }
        for text in ["5ml", "5㎖", "5cc", "5 毫升", "5.0ML", "5cm³"] {
            assert_eq!(read(text), "5ml", "{text}");
        }
        assert_eq!(
            (read("10μl"), read("10㎕"), read("24 G")),
            ("10μl".into(), "10μl".into(), "24g".into())
        );
    }

    #[test]
    fn units_go_to_the_numbers_before_them() {
        assert_eq!(read("16Frx270"), "16fx270");
        assert_eq!(read("300～500微米"), "300μm-500μm");
        assert_eq!(read("12/14Fr×45cm"), "12f-14fx45cm");
        assert_eq!(read("3-0×75cm"), "3-0x75cm");
        assert_eq!(read("0.45×16RWLB"), "0.45x16rwlb");
    }

    #[test]
    fn numbers_of_models_are_in_their_shortest_form() {
        for (written, shortest) in [
            ("jl4.0", "jl4"),
            ("jl4", "jl4"),
            ("jl40", "jl40"),
            ("jl3.50", "jl3.5"),
            ("jl0.0", "jl0"),
            ("3.0t", "3t"),
            ("v2.0.1", "v2.0.1"),
            ("a10.0b2.50", "a10b2.5"),
            ("5.0", "5.0"),
            ("100", "100"),
        ] {
            let characters: Vec<char> = written.chars().collect();
            assert_eq!(in_shortest_numbers(&characters), shortest, "{written}");
        }
    }

    #[test]
    fn models_and_words_are_no_quantities() {
        for text in [
            "10f/ab", "10x", "2a", "2.0.1", "n95", "5+a", "d3.5", "f. 1a",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
        assert_eq!(read("1.5克氏针"), "1.5");
    }
}
