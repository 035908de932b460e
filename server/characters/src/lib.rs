//! Traditional Chinese characters and their simplified ones, so that what is written in either is the same wherever texts are
//! compared: searches, headers and cells of files, names of provinces and of platforms. Knows characters, not the trade.

use std::sync::OnceLock;

const TRADITIONAL: &str = include_str!("../data/traditional.txt");
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// The simplified form of a character of the basic block; any other character as it is.
#[must_use]
pub fn simplified(character: char) -> char {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    let Some(index) = index(character) else {
        return character;
    };
    let table = TABLE.get_or_init(table);
    table.get(index).copied().unwrap_or(character)
}

/// A text in simplified characters.
#[must_use]
pub fn in_simplified(text: &str) -> String {
    text.chars().map(simplified).collect()
}

fn index(character: char) -> Option<usize> {
    let index = u32::from(character).checked_sub(u32::from(FIRST))?;
    usize::try_from(index).ok()
}

/// The traditional characters that are known, each before its simplified one.
fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = TRADITIONAL.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).filter_map(|pair| {
        let mut characters = pair.chars();
        characters.next().zip(characters.next())
    })
}

/// The simplified form of each character of the block.
fn table() -> Vec<char> {
    let mut table: Vec<char> = (FIRST..=LAST).collect();
    for (from, to) in pairs() {
        if let Some(entry) = index(from).and_then(|index| table.get_mut(index)) {
            *entry = to;
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FIRST, LAST, TRADITIONAL, in_simplified, pairs, simplified};

    #[test]
    fn texts_are_read_in_simplified_characters() {
        for (written, read) in [
            ("價格", "价格"),
            ("省級", "省级"),
            ("醫保編碼（27位）", "医保编码（27位）"),
            ("註冊證號", "注册证号"),
            ("廣東省", "广东省"),
            ("臺灣", "台湾"),
            ("導尿管 16Fr", "导尿管 16Fr"),
            ("𠀀価a", "𠀀価a"),
        ] {
            assert_eq!(in_simplified(written), read, "{written}");
        }
    }

    #[test]
    fn every_pair_is_of_two_characters_known_once_and_leads_to_one_that_stays() {
        let words = TRADITIONAL.lines().filter(|line| !line.starts_with('#'));
        for pair in words.flat_map(str::split_whitespace) {
            assert_eq!(pair.chars().count(), 2, "{pair}");
        }
        let mut seen = BTreeMap::new();
        for (from, to) in pairs() {
            assert!((FIRST..=LAST).contains(&from), "{from}");
            assert_ne!(from, to);
            assert_eq!(seen.insert(from, to), None, "{from}");
            assert_eq!((simplified(from), simplified(to)), (to, to), "{from}");
        }
        assert!(seen.len() > 600, "{}", seen.len());
    }
}
