//! Properties that have an opposite: with and without powder, sterile and not, left and right.
//!
//! A property is the first character of what a product has or has not, with a sign: 有粉 and 带粉 are `+粉`, 无粉 and
//! 不含粉 are `-粉`, 可吸收 is `+吸`, 不可吸收 and 非吸收 are `-吸`.

use std::collections::BTreeSet;

use crate::expand::Vocabulary;
use crate::lexer::{Kind, Piece};
use crate::need::Need;
use crate::negation::{is_assertion, is_negation};
use crate::segmenter;

/// What a product is without a word before it, and is not with a negation before it.
const BARE: [&str; 12] = [
    "吸收", "灭菌", "降解", "覆膜", "涂层", "显影", "透明", "透气", "防水", "抗菌", "亲水", "粘连",
];
/// What is used again, where it is not used once.
const AGAIN: [&str; 4] = ["重复使用", "反复使用", "多次使用", "重复性使用"];
const ONCE: &str = "一次性";
/// The characters that stand for use once, for bacteria and for a side.
const USE: char = '次';
const BACTERIA: char = '菌';
const SIDE: char = '左';
const OTHER_SIDE: char = '右';
const STERILIZED: &str = "灭菌";

/// A property, and whether a product has it or has it not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Property {
    of: char,
    has: bool,
}

impl Property {
    fn token(self) -> String {
        format!("{}{}", if self.has { '+' } else { '-' }, self.of)
    }

    fn opposite(self) -> Self {
        Self {
            has: !self.has,
            ..self
        }
    }
}

/// The tokens of the properties that texts state.
pub(crate) fn tokens(pieces: &[Piece]) -> impl Iterator<Item = String> {
    let runs = pieces.iter().filter(|piece| piece.kind == Kind::Han);
    let properties: BTreeSet<Property> = runs
        .flat_map(|piece| stated(&piece.text.chars().collect::<Vec<_>>()))
        .collect();
    properties.into_iter().map(Property::token)
}

/// What a document has that has every property that is typed; `Everything` where nothing states the opposite of one.
pub(crate) fn typed(vocabulary: &Vocabulary<'_>, pieces: &[Piece]) -> tantivy::Result<Need> {
    let mut needs = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.kind == Kind::Han) {
        for unit in segmenter::units(&piece.text) {
            needs.push(contrasted(vocabulary, &unit)?);
        }
    }
    vocabulary.possible(Need::all(needs))
}

/// What a document has that has the properties of a word; `Everything` where nothing states the opposite of one.
pub(crate) fn contrasted(vocabulary: &Vocabulary<'_>, word: &[char]) -> tantivy::Result<Need> {
    let text = vocabulary.fields.text;
    let mut needs = Vec::new();
    for property in leading(word) {
        if vocabulary.has(text, &property.opposite().token())? {
            needs.push(Need::term(text, property.token()));
        }
    }
    Ok(Need::all(needs))
}

/// The property of a word that begins with having or lacking it, and what it is that the word has or lacks:
/// 不可吸收 is also called 非吸收, and 吸收性 可吸收.
pub(crate) fn stem<'word>(
    vocabulary: &Vocabulary<'_>,
    word: &'word [char],
) -> Option<(Need, &'word [char])> {
    let bare = || {
        let text: String = word.iter().collect();
        let bare = BARE.iter().find(|bare| text.starts_with(**bare))?;
        Some((true, &word[..bare.chars().count()]))
    };
    let (has, stem) = sign(word).or_else(bare)?;
    let property = Property { of: stem[0], has };
    let need = Need::term(vocabulary.fields.text, property.token());
    Some((need, stem))
}

/// Every property that a run of characters states anywhere.
fn stated(run: &[char]) -> Vec<Property> {
    let is_sign = |at: usize| is_negation(run[at]) || is_assertion(run[at]);
    let begins = |at: &usize| *at == 0 || !is_sign(at - 1) || is_side(run[*at]);
    let places = (0..run.len()).filter(begins);
    places.flat_map(|at| leading(&run[at..])).collect()
}

/// The properties that a word begins with.
fn leading(word: &[char]) -> Vec<Property> {
    if let Some(first) = word.first().filter(|first| is_side(**first)) {
        let has = *first == SIDE;
        return vec![Property { of: SIDE, has }];
    }
    let (has, rest) = sign(word).unwrap_or((true, word));
    let is_signed = rest.len() < word.len();
    let text: String = rest.iter().collect();
    let mut result = Vec::new();
    if is_signed || BARE.iter().any(|bare| text.starts_with(bare)) {
        result.extend(rest.first().map(|of| Property { of: *of, has }));
    }
    let mut implied = |of, has| result.push(Property { of, has });
    if text.starts_with(STERILIZED) {
        implied(BACTERIA, !has);
    }
    if text.starts_with(ONCE) {
        implied(USE, has);
    }
    if AGAIN.iter().any(|again| text.starts_with(again)) {
        implied(USE, !has);
    }
    result
}

/// Whether a word that begins with having or lacking something states that it has it, and what that is.
fn sign(word: &[char]) -> Option<(bool, &[char])> {
    let is_sign = |each: &&char| is_negation(**each) || is_assertion(**each);
    let signs = word.iter().take_while(is_sign).count();
    let (signs, rest) = word.split_at(signs);
    let negations = signs.iter().filter(|each| is_negation(**each)).count();
    (!signs.is_empty() && !rest.is_empty()).then_some((negations % 2 == 0, rest))
}

/// Whether a character is the one or the other side.
pub(crate) fn is_side(character: char) -> bool {
    matches!(character, SIDE | OTHER_SIDE)
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::lexer::pieces;

    #[test]
    fn a_property_is_read_with_its_sign() {
        for (text, expected) in [
            ("有粉手套", &["+粉"][..]),
            ("无粉手套", &["-粉"]),
            ("不含粉", &["-粉"]),
            ("带针", &["+针"]),
            ("不带针", &["-针"]),
            ("可吸收缝合线", &["+吸"]),
            ("吸收性缝合线", &["+吸"]),
            ("不可吸收缝合线", &["-吸"]),
            ("非吸收缝合线", &["-吸"]),
            ("无菌", &["-菌"]),
            ("非无菌", &["+菌"]),
            ("已灭菌", &["+灭", "-菌"]),
            ("未灭菌", &["-灭", "+菌"]),
            ("一次性使用", &["+次"]),
            ("可重复使用", &["-次", "+重"]),
            ("非一次性", &["-一", "-次"]),
            ("左侧", &["+左"]),
            ("右", &["-左"]),
            ("左右", &["-左", "+左"]),
            ("导尿管", &[]),
        ] {
            let mut found: Vec<String> = tokens(&pieces(text)).collect();
            let mut expected: Vec<String> =
                expected.iter().map(|each| (*each).to_owned()).collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}
