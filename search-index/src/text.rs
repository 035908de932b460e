//! Normal form of text: one width, one case, simplified characters.

use unicode_normalization::UnicodeNormalization;

/// Whether a character is a Chinese one.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3007}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The normal form of a text: NFKC, lower case, simplified characters.
pub(crate) fn normal(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    if text.chars().all(is_plain) {
        for character in text.chars() {
            result.push(simplified(character.to_ascii_lowercase()));
        }
    } else {
        for character in text.nfkc().flat_map(char::to_lowercase) {
            result.push(simplified(character));
        }
    }
    result
}

/// Fills a list with the normal form of each character and the index of its origin; returns the number of
/// characters of the text.
pub(crate) fn normal_with_origins(text: &str, parts: &mut Vec<(char, usize)>) -> usize {
    parts.clear();
    let mut length = 0;
    for (origin, character) in text.chars().enumerate() {
        length = origin + 1;
        if is_plain(character) {
            parts.push((simplified(character.to_ascii_lowercase()), origin));
        } else {
            let normal = character.nfkc().flat_map(char::to_lowercase);
            parts.extend(normal.map(|part| (simplified(part), origin)));
        }
    }
    length
}

/// Whether NFKC leaves a character unchanged, whatever its neighbours.
fn is_plain(character: char) -> bool {
    character.is_ascii() || matches!(character, '\u{4e00}'..='\u{9fff}')
}

fn simplified(character: char) -> char {
    if character < '\u{3400}' {
        return latin_for(character);
    }
    characters::simplified(character)
}

/// The Latin letter that people type for a Greek one of a chemical name (α-氰基丙烯酸酯); μ and φ are a unit and a
/// sign of diameter.
fn latin_for(character: char) -> char {
    match character {
        'α' => 'a',
        'β' | 'ß' => 'b',
        'γ' => 'g',
        'δ' => 'd',
        'ε' => 'e',
        'κ' => 'k',
        'λ' => 'l',
        'σ' | 'ς' => 's',
        'τ' => 't',
        'ω' => 'w',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{normal, normal_with_origins};

    /// Standard characters that simplified texts of the trade write as another one: 乾 and 干, 著 and 着.
    const FOLDED: &str = "乾剋夥徵於昇氾甦甯祕脩著蒐釐陞麽";

    #[test]
    fn standard_characters_stay_but_for_known_ones() {
        let standard = include_str!("../data/standard_readings.txt");
        let lines = standard.lines().filter(|line| !line.starts_with('#'));
        let characters = lines.filter_map(|line| line.split_once(' '));
        let changed: BTreeSet<char> = characters
            .flat_map(|(_, characters)| characters.chars())
            .filter(|each| normal(&each.to_string()) != each.to_string())
            .collect();
        assert_eq!(changed, FOLDED.chars().collect());
    }

    #[test]
    fn width_case_and_traditional_characters_fall_together() {
        assert_eq!(normal("ＣＨ－２Ａ／５．０"), "ch-2a/5.0");
        assert_eq!(normal("導尿管 Ⅱ型 5㎖"), "导尿管 ii型 5ml");
        assert_eq!(normal("注射器5ML"), "注射器5ml");
        assert_eq!(normal("α-氰基 Β-TCP ß γ"), "a-氰基 b-tcp b g");
        assert_eq!(normal("150µm Φ3"), "150μm φ3");
    }

    #[test]
    fn origins_point_at_the_characters_of_the_text() {
        let mut parts = Vec::new();
        assert_eq!(normal_with_origins("㎖Ａ", &mut parts), 2);
        assert_eq!(parts, [('m', 0), ('l', 0), ('a', 1)]);
    }
}
