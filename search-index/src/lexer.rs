//! Cuts normal text into runs of Chinese characters and literals such as `5.0`, `2a` or `picc`.

use std::ops::Range;

use crate::measure::{self, Join, Quantity, is_diameter};
use crate::text::is_han;

/// The longest compound literal that is stored as one token.
const COMPOUND_CHARS_MAX: usize = 40;
/// Further factors of a product are not combined.
const FACTORS_MAX: usize = 4;

/// A run of characters of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// Whether only a connector such as `-` or `/` separates this literal from the one before.
    pub(crate) glued: bool,
    /// Whether it is a quantity, spelled as [`crate::measure`] does.
    pub(crate) is_quantity: bool,
    /// Whether this quantity is multiplied with the one before.
    pub(crate) is_factor: bool,
    /// The sign of this optical power; none if it has none, and for what is no power.
    pub(crate) sign: Option<char>,
    /// The characters of the text that it comes from.
    pub(crate) range: Range<usize>,
}

impl Piece {
    /// The text with its sign.
    pub(crate) fn signed(&self) -> String {
        let sign = self.sign.map(String::from).unwrap_or_default();
        sign + &self.text
    }
}

/// What a piece consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Han,
    Literal,
}

/// Cuts normal text into pieces; everything else separates them.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut result: Vec<Piece> = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let found = begins_quantity(&characters, start)
            .then(|| measure::quantities(&characters, start))
            .flatten();
        if let Some((quantities, end)) = found {
            let is_signed = quantities.first().is_some_and(|first| first.sign.is_some());
            let signed = start - usize::from(is_signed);
            push_quantities(&mut result, quantities, signed..end);
            start = end;
            continue;
        }
        let is_sign = is_between_digits(&characters, start) && characters[start] == 'x';
        let Some(kind) = kind_of(characters[start]).filter(|_| !is_sign) else {
            start += 1;
            continue;
        };
        let end = piece_end(&characters, start, kind);
        // A sign of diameter whose number is still to be typed says nothing yet.
        if !characters[start..end].iter().all(|each| is_diameter(*each)) {
            push_run(&mut result, &characters, kind, start..end);
        }
        start = end;
    }
    result
}

fn push_run(pieces: &mut Vec<Piece>, characters: &[char], kind: Kind, range: Range<usize>) {
    let last = pieces.last().filter(|last| last.kind == Kind::Literal);
    let glued = kind == Kind::Literal
        && last.is_some_and(|last| last.range.end + 1 == range.start)
        && is_connector(characters[range.start - 1]);
    let mut run = &characters[range.clone()];
    if kind == Kind::Han && measure::is_diameter_word(run, characters, range.end) {
        run = &run[..run.len() - 2];
        if run.is_empty() {
            return;
        }
    }
    if kind == Kind::Literal && measure::is_label(run, characters, range.end) {
        return;
    }
    pieces.push(Piece {
        text: match kind {
            Kind::Han => run.iter().collect(),
            Kind::Literal => measure::in_shortest_numbers(run),
        },
        kind,
        glued,
        is_quantity: false,
        is_factor: false,
        sign: None,
        range,
    });
}

fn push_quantities(pieces: &mut Vec<Piece>, quantities: Vec<Quantity>, range: Range<usize>) {
    pieces.extend(quantities.into_iter().map(|quantity| Piece {
        text: quantity.text,
        kind: Kind::Literal,
        glued: quantity.join == Join::Range,
        is_quantity: true,
        is_factor: quantity.join == Join::Times,
        sign: quantity.sign,
        range: range.clone(),
    }));
}

/// Whether a quantity may begin here: not within a literal, and not after the connector of a model.
fn begins_quantity(characters: &[char], start: usize) -> bool {
    let is_literal = |index: Option<usize>| {
        let character = index.and_then(|index| characters.get(index));
        character.is_some_and(|character| kind_of(*character) == Some(Kind::Literal))
    };
    let before = start.checked_sub(1);
    let is_joined = before.is_some_and(|before| is_connector(characters[before]));
    !is_literal(before) && (!is_joined || !is_literal(start.checked_sub(2)))
}

/// The numbers of every two and more factors of a product, such as `10x15` for `15 cm × 10 cm × 1 cm`. They are
/// sorted: people write them in either order.
pub(crate) fn products(pieces: &[Piece]) -> Vec<String> {
    let mut result = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let factors = pieces[start + 1..]
            .iter()
            .take_while(|piece| piece.is_factor)
            .count();
        let numbers: Vec<&str> = pieces[start..=start + factors]
            .iter()
            .take(FACTORS_MAX)
            .map(number_of)
            .collect();
        for chosen in 1_u32..1 << numbers.len() {
            let some = numbers
                .iter()
                .enumerate()
                .filter(|(index, _)| chosen & (1 << index) != 0);
            let mut some: Vec<&str> = some.map(|(_, number)| *number).collect();
            some.sort_unstable();
            if some.len() > 1 {
                result.push(some.join("x"));
            }
        }
        start += factors + 1;
    }
    result
}

/// The number of a quantity, without its unit.
pub(crate) fn number_of(piece: &Piece) -> &str {
    let is_part = |character: char| character.is_ascii_digit() || character == '.';
    piece
        .text
        .split(|character| !is_part(character))
        .next()
        .unwrap_or_default()
}

/// The literals joined by connectors as one, such as `ch2a5.0` for `ch-2a/5.0`, up to a length.
pub(crate) fn compounds(pieces: &[Piece]) -> Vec<String> {
    let short = |compound: &String| compound.chars().count() <= COMPOUND_CHARS_MAX;
    joined(pieces).into_iter().filter(short).collect()
}

/// The literals joined by connectors as one, of any length.
pub(crate) fn joined(pieces: &[Piece]) -> Vec<String> {
    let mut result = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let tail = pieces[start + 1..]
            .iter()
            .take_while(|piece| piece.glued)
            .count();
        if tail > 0 {
            let parts = pieces[start..=start + tail]
                .iter()
                .map(|piece| piece.text.as_str());
            // Without a hyphen 3-0 would be the beginning of 30 mm.
            let hyphen = if pieces[start].is_quantity { "-" } else { "" };
            result.push(parts.collect::<Vec<_>>().join(hyphen));
        }
        start += tail + 1;
    }
    result
}

fn kind_of(character: char) -> Option<Kind> {
    if is_han(character) {
        Some(Kind::Han)
    } else if character.is_alphanumeric() {
        Some(Kind::Literal)
    } else {
        None
    }
}

fn piece_end(characters: &[char], start: usize, kind: Kind) -> usize {
    let mut end = start + 1;
    while end < characters.len() {
        let character = characters[end];
        let between_digits = is_between_digits(characters, end);
        let goes_on = match kind {
            Kind::Han => is_han(character),
            // An x between digits is a multiplication sign.
            Kind::Literal if between_digits && character == 'x' => false,
            Kind::Literal if between_digits && character == '.' => true,
            Kind::Literal => kind_of(character) == Some(Kind::Literal),
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

fn is_between_digits(characters: &[char], index: usize) -> bool {
    let is_digit = |index: usize| characters.get(index).is_some_and(char::is_ascii_digit);
    index > 0 && is_digit(index - 1) && is_digit(index + 1)
}

pub(crate) fn is_connector(character: char) -> bool {
    matches!(character, '-' | '/' | '_' | '.' | '+' | '#')
}

#[cfg(test)]
mod tests {
    use super::{compounds, pieces, products};

    fn texts(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn models_fall_into_parts_and_keep_their_decimals() {
        assert_eq!(texts("ch-2a/5.0"), ["ch", "2a", "5.0"]);
        assert_eq!(compounds(&pieces("ch-2a/5.0")), ["ch2a5.0"]);
        assert_eq!(texts("φ3.5x20mm"), ["3.5mm", "20mm"]);
        assert!(compounds(&pieces("3.5×20mm")).is_empty());
        assert_eq!(compounds(&pieces("缝线 3/0")), ["3-0"]);
    }

    #[test]
    fn quantities_are_cut_from_words() {
        assert_eq!(texts("5 ml 16fr"), ["5ml", "16f"]);
        assert_eq!(texts("导尿管16f"), ["导尿管", "16f"]);
        assert_eq!(texts("29吻合器"), ["29", "吻合器"]);
        assert_eq!(texts("髋臼杯直径50mm"), ["髋臼杯", "50mm"]);
        assert_eq!(texts("髋臼杯直径=50mm"), ["髋臼杯", "50mm"]);
        assert_eq!(texts("螺钉 d=3.5 l: 12"), ["螺钉", "3.5", "12"]);
        assert_eq!(texts("螺钉 d3.5×12mm"), ["螺钉", "3.5mm", "12mm"]);
        assert_eq!(
            texts("螺钉 d3.5 型号d: a"),
            ["螺钉", "d3.5", "型号", "d", "a"]
        );
        assert_eq!(texts("1.5克氏针"), ["1.5", "克氏针"]);
        assert_eq!(texts("髋臼杯 φ"), ["髋臼杯"]);
        assert_eq!(texts("牙胶尖25# 06锥度"), ["牙胶尖", "25no", "06", "锥度"]);
    }

    #[test]
    fn factors_come_in_any_order_and_number() {
        assert_eq!(products(&pieces("15x10cm")), ["10x15"]);
        assert_eq!(
            products(&pieces("5×35×1cm")),
            ["35x5", "1x5", "1x35", "1x35x5"]
        );
        assert!(products(&pieces("16fr 270")).is_empty());
    }
}
