//! Cuts normal text into runs of Chinese characters and literals such as `5.0`, `2a` or `picc`.

use crate::text::is_han;

/// The longest compound literal that is stored as one token.
const COMPOUND_CHARS_MAX: usize = 40;

/// A run of characters of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// Whether only a connector such as `-` or `/` separates this literal from the one before.
    pub(crate) glued: bool,
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
    let mut previous_end = 0;
    while start < characters.len() {
        let is_sign = is_between_digits(&characters, start) && characters[start] == 'x';
        let Some(kind) = kind_of(characters[start]).filter(|_| !is_sign) else {
            start += 1;
            continue;
        };
        let end = piece_end(&characters, start, kind);
        let glued = kind == Kind::Literal
            && result.last().is_some_and(|last| last.kind == Kind::Literal)
            && start == previous_end + 1
            && is_connector(characters[previous_end]);
        let text: String = characters[start..end].iter().collect();
        push_piece(
            &mut result,
            Piece { text, kind, glued },
            start == previous_end + 1,
        );
        previous_end = end;
        start = end;
    }
    for piece in &mut result {
        shorten_french(piece);
    }
    result
}

/// The literals joined by connectors as one, such as `ch2a5.0` for `ch-2a/5.0`.
pub(crate) fn compounds(pieces: &[Piece]) -> Vec<String> {
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
            let compound: String = parts.collect();
            if compound.chars().count() <= COMPOUND_CHARS_MAX {
                result.push(compound);
            }
        }
        start += tail + 1;
    }
    result
}

/// Whether a literal is a plain number such as `5` or `0.45`.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
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

fn is_connector(character: char) -> bool {
    matches!(character, '-' | '/' | '_' | '.' | '+' | '#')
}

/// Adds a piece; a unit one blank after a number is joined to the number.
fn push_piece(pieces: &mut Vec<Piece>, piece: Piece, one_apart: bool) {
    let is_unit = matches!(
        piece.text.as_str(),
        "ml" | "ul" | "l" | "mm" | "cm" | "m" | "um" | "fr" | "f" | "g" | "mg" | "kg" | "iu" | "cc"
    );
    if is_unit
        && one_apart
        && !piece.glued
        && let Some(last) = pieces.last_mut().filter(|last| is_number(&last.text))
    {
        last.text.push_str(&piece.text);
        return;
    }
    pieces.push(piece);
}

/// Writes the French gauge in one way: `16fr` as `16f`.
fn shorten_french(piece: &mut Piece) {
    if piece.text.strip_suffix("fr").is_some_and(is_number) {
        piece.text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{compounds, pieces};

    fn texts(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn models_fall_into_parts_and_keep_their_decimals() {
        assert_eq!(texts("ch-2a/5.0"), ["ch", "2a", "5.0"]);
        assert_eq!(compounds(&pieces("ch-2a/5.0")), ["ch2a5.0"]);
        assert_eq!(texts("φ3.5x20mm"), ["φ3.5", "20mm"]);
        assert!(compounds(&pieces("3.5×20mm")).is_empty());
    }

    #[test]
    fn units_join_their_number() {
        assert_eq!(texts("5 ml 16fr"), ["5ml", "16f"]);
        assert_eq!(texts("导尿管16f"), ["导尿管", "16f"]);
    }
}
