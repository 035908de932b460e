//! Quantities that are equal in different units: 150 μm and 0.15 mm, 10 × 10 cm and 100 × 100 mm.

use crate::expand::Vocabulary;
use crate::lexer::{Piece, joined, products};
use crate::need::Need;
use crate::units;

/// Begins the token of a quantity in the first unit of its kind, where it is written in another one.
const EQUAL: char = '=';
/// Longer numbers are no quantities, and are not converted.
const DIGITS_MAX: usize = 18;

/// A unit, the first unit of its kind, and how many of that it is: a multiplier and a power of ten.
const SCALES: [(&str, &str, u128, i32); 17] = [
    ("nm", "mm", 1, -6),
    ("μm", "mm", 1, -3),
    ("mm", "mm", 1, 0),
    ("cm", "mm", 1, 1),
    ("m", "mm", 1, 3),
    ("in", "mm", 254, -1),
    ("mm2", "cm2", 1, -2),
    ("cm2", "cm2", 1, 0),
    ("m2", "cm2", 1, 4),
    ("μl", "ml", 1, -3),
    ("ml", "ml", 1, 0),
    ("dl", "ml", 1, 2),
    ("l", "ml", 1, 3),
    ("μg", "g", 1, -6),
    ("mg", "g", 1, -3),
    ("g", "g", 1, 0),
    ("kg", "g", 1, 3),
];

/// A quantity in the first unit of its kind; `None` for a mere number, and for a unit that is alone of its kind.
fn based(literal: &str) -> Option<String> {
    let (number, unit) = units::split(literal)?;
    let (_, base, multiplier, power) = SCALES.iter().find(|(written, ..)| *written == unit)?;
    Some(format!("{}{base}", scaled(number, *multiplier, *power)?))
}

/// The quantity in the other units of its kind in which it has a short number.
fn spellings(literal: &str) -> Vec<String> {
    let Some((number, unit)) = units::split(literal) else {
        return Vec::new();
    };
    let known = SCALES.iter().find(|(written, ..)| *written == unit);
    let Some((_, base, multiplier, power)) = known else {
        return Vec::new();
    };
    let is_other = |(written, kind, others, _): &&(&str, &str, u128, i32)| {
        *written != unit && kind == base && others == multiplier
    };
    let others = SCALES.iter().filter(is_other);
    let spellings = others.filter_map(|(written, _, _, other)| {
        Some(format!("{}{written}", scaled(number, 1, power - other)?))
    });
    spellings.collect()
}

/// A number in its shortest form times a multiplier and a power of ten.
fn scaled(number: &str, multiplier: u128, power: i32) -> Option<String> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{fraction}");
    if digits.len() > DIGITS_MAX {
        return None;
    }
    let value = digits.parse::<u128>().ok()?.checked_mul(multiplier)?;
    let decimals = i32::try_from(fraction.len()).ok()? - power;
    if decimals <= 0 {
        let zeros = usize::try_from(-decimals).ok()?;
        return Some(match value {
            0 => "0".to_owned(),
            _ => format!("{value}{}", "0".repeat(zeros)),
        });
    }
    let decimals = usize::try_from(decimals).ok()?;
    let padded = format!("{value:0>width$}", width = decimals + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    let fraction = fraction.trim_end_matches('0');
    Some(match fraction {
        "" => whole.to_owned(),
        _ => format!("{whole}.{fraction}"),
    })
}

/// The pieces with every quantity in the first unit of its kind; `None` where that changes nothing.
fn in_base(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut is_changed = false;
    let changed = pieces.iter().map(|piece| {
        let text = piece.is_quantity.then(|| based(&piece.text)).flatten();
        let text = text.unwrap_or_else(|| piece.text.clone());
        is_changed |= text != piece.text;
        Piece {
            text,
            ..piece.clone()
        }
    });
    let changed = changed.collect();
    is_changed.then_some(changed)
}

/// The tokens by which the quantities of a text, their products and their ranges are found in other units; none for
/// those in the first unit of their kind, whose own tokens do.
pub(crate) fn tokens(pieces: &[Piece]) -> Vec<String> {
    let Some(base) = in_base(pieces) else {
        return Vec::new();
    };
    let texts = |pieces: &[Piece]| -> Vec<String> {
        let texts = pieces.iter().map(|piece| piece.text.clone());
        let texts = texts.chain(products(pieces));
        texts.chain(joined(pieces)).collect()
    };
    let own = texts(pieces);
    let new = texts(&base).into_iter().filter(|text| !own.contains(text));
    new.map(|text| format!("{EQUAL}{text}")).collect()
}

/// What a document has that states an equal quantity in another unit; nothing where no document does.
pub(crate) fn need(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Need> {
    match based(literal) {
        Some(base) => vocabulary.possible(in_any_unit(vocabulary, literal, &base)),
        None => Ok(Need::Nothing),
    }
}

/// The spellings of a quantity in other units that occur.
pub(crate) fn occurring(
    vocabulary: &Vocabulary<'_>,
    literal: &str,
) -> tantivy::Result<Vec<String>> {
    let mut result = Vec::new();
    for spelling in spellings(literal) {
        if vocabulary.has(vocabulary.fields.text, &spelling)? {
            result.push(spelling);
        }
    }
    Ok(result)
}

/// Whether any document states one of the quantities of a text in another unit.
pub(crate) fn occurs(vocabulary: &Vocabulary<'_>, pieces: &[Piece]) -> tantivy::Result<bool> {
    for piece in pieces.iter().filter(|piece| piece.is_quantity) {
        if need(vocabulary, &piece.text)? != Need::Nothing {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a document has that states the products of a text in other units, one for each of [`products`]; then the
/// ranges, one for each of [`joined`].
pub(crate) fn groups(vocabulary: &Vocabulary<'_>, pieces: &[Piece]) -> (Vec<Need>, Vec<Need>) {
    let base = in_base(pieces).unwrap_or_else(|| pieces.to_vec());
    let needs = |written: Vec<String>, base: Vec<String>| {
        let both = written.iter().zip(&base);
        both.map(|(written, base)| in_any_unit(vocabulary, written, base))
            .collect()
    };
    (
        needs(products(pieces), products(&base)),
        needs(joined(pieces), joined(&base)),
    )
}

fn in_any_unit(vocabulary: &Vocabulary<'_>, written: &str, base: &str) -> Need {
    let text = vocabulary.fields.text;
    let marked = Need::term(text, format!("{EQUAL}{base}"));
    if written == base {
        return marked;
    }
    Need::any([marked, Need::term(text, base)])
}

#[cfg(test)]
mod tests {
    use super::{based, spellings, tokens};
    use crate::lexer::pieces;

    #[test]
    fn a_quantity_has_one_spelling_in_the_first_unit_of_its_kind() {
        for (written, base) in [
            ("0.15mm", "0.15mm"),
            ("150μm", "0.15mm"),
            ("0.015cm", "0.15mm"),
            ("150000nm", "0.15mm"),
            ("0.00015m", "0.15mm"),
            ("1in", "25.4mm"),
            ("0.035in", "0.889mm"),
            ("1l", "1000ml"),
            ("0.5l", "500ml"),
            ("200μl", "0.2ml"),
            ("1dl", "100ml"),
            ("500mg", "0.5g"),
            ("0.5kg", "500g"),
            ("1m2", "10000cm2"),
            ("250mm2", "2.5cm2"),
            ("0cm", "0mm"),
            ("0μm", "0mm"),
        ] {
            assert_eq!(based(written).as_deref(), Some(base), "{written}");
        }
        for other in ["16f", "12no", "10", "2a", "1000000000000000000m", "0.9deg"] {
            assert_eq!(based(other), None, "{other}");
        }
    }

    #[test]
    fn other_spellings_are_short() {
        assert_eq!(
            spellings("10cm"),
            ["100000000nm", "100000μm", "100mm", "0.1m"]
        );
        assert_eq!(spellings("1l"), ["1000000μl", "1000ml", "10dl"]);
        assert!(spellings("16f").is_empty() && spellings("1in").is_empty());
    }

    #[test]
    fn products_and_ranges_have_tokens_of_their_own() {
        assert_eq!(tokens(&pieces("10x15cm")), ["=100mm", "=150mm", "=100x150"]);
        assert_eq!(tokens(&pieces("12f×45cm")), ["=450mm", "=12x450"]);
        assert!(tokens(&pieces("300-500μm")).contains(&"=0.3mm-0.5mm".to_owned()));
        assert!(tokens(&pieces("φ3.5×20mm 16f 5ml")).is_empty());
    }
}
