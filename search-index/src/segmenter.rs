//! Chinese words: jieba's general dictionary with the catalogue's own.

use std::sync::OnceLock;

use tantivy_jieba::jieba_rs::Jieba;

use crate::negation::{is_negated, joined};
use crate::opposite;

const DICTIONARY: &str = include_str!("../data/dictionary.txt");
/// Prefers a word of the catalogue to the shorter words of which it consists.
const WORD_FREQUENCY: usize = 30_000;

/// The words of the catalogue's dictionary.
pub(crate) fn catalogue_words() -> impl Iterator<Item = &'static str> {
    let lines = DICTIONARY.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Reads the dictionaries, which takes a tenth of a second, before the first search needs them.
pub(crate) fn warm() {
    jieba();
}

/// Cuts a run of Chinese characters into words that do not overlap.
pub(crate) fn words(run: &str) -> Vec<&str> {
    jieba()
        .cut(run, false)
        .into_iter()
        .map(|token| token.word)
        .collect()
}

/// Cuts a run into words and adds the shorter words within them.
pub(crate) fn words_with_parts(run: &str) -> Vec<&str> {
    jieba()
        .cut_for_search(run, false)
        .into_iter()
        .map(|token| token.word)
        .collect()
}

/// Cuts a run into stretches that must each be found as written: a word with the single characters after
/// it, so that a name missing in the dictionaries stays in one piece. A word of words is cut into them: what is
/// sought as 药物球囊 is called 药物涂层球囊.
///
/// A side stays by itself: 左股骨髁 is called 左侧股骨髁.
pub(crate) fn stretches(run: &str) -> Vec<Vec<char>> {
    let is_side = |unit: &Vec<char>| matches!(unit.as_slice(), [only] if opposite::is_side(*only));
    let units = units(run);
    let groups = units.chunk_by(|before, after| !is_side(before) && !is_side(after));
    groups
        .flat_map(|group| bind(group.iter().cloned()))
        .collect()
}

/// The smallest words of a run that mean something: a word of words is cut into them, and a negation stays with what
/// it negates, which would be the opposite without it.
pub(crate) fn units(run: &str) -> Vec<Vec<char>> {
    let words = words(run).into_iter().flat_map(|word| {
        let parts = parts(word);
        if parts.is_empty() { vec![word] } else { parts }
    });
    joined(words.map(|word| word.chars().collect()))
}

/// The shorter words, each of two characters or more, of which a word consists; none if it does not, or if a negation
/// would be parted from what it negates.
fn parts(word: &str) -> Vec<&str> {
    if is_negated(word) {
        return Vec::new();
    }
    let within = words_with_parts(word);
    let mut result = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let fits = |part: &&&str| {
            part.len() < word.len() && part.chars().nth(1).is_some() && rest.starts_with(**part)
        };
        let Some(next) = within.iter().filter(fits).max_by_key(|part| part.len()) else {
            return Vec::new();
        };
        result.push(*next);
        rest = &rest[next.len()..];
    }
    result
}

/// Binds single items to the stretch before them, or to the next one at the start.
pub(crate) fn bind<Item>(words: impl Iterator<Item = Vec<Item>>) -> Vec<Vec<Item>> {
    let mut result: Vec<Vec<Item>> = Vec::new();
    let mut is_open = false;
    for word in words {
        let is_single = word.len() < 2;
        match result.last_mut() {
            Some(last) if is_single || is_open => {
                is_open = is_open && is_single;
                last.extend(word);
            }
            _ => {
                is_open = is_single;
                result.push(word);
            }
        }
    }
    result
}

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(|| {
        let mut jieba = Jieba::new();
        for word in catalogue_words() {
            jieba.add_word(word, Some(WORD_FREQUENCY), None);
        }
        jieba
    })
}

#[cfg(test)]
mod tests {
    use super::{stretches, words, words_with_parts};

    fn cut(run: &str) -> Vec<String> {
        stretches(run)
            .into_iter()
            .map(|stretch| stretch.into_iter().collect())
            .collect()
    }

    #[test]
    fn words_of_the_catalogue_stay_whole() {
        assert_eq!(
            words("一次性使用无菌导尿管"),
            ["一次性使用", "无菌", "导尿管"]
        );
        assert!(words_with_parts("冠状动脉支架").contains(&"支架"));
    }

    #[test]
    fn single_characters_stay_with_their_neighbours() {
        assert_eq!(cut("一次性导尿管"), ["一次性", "导尿管"]);
        assert_eq!(cut("管"), ["管"]);
        assert_eq!(cut("不可吸收缝合线"), ["不可吸收", "缝合线"]);
        assert_eq!(cut("导尿管未灭菌"), ["导尿管", "未灭菌"]);
        assert_eq!(cut("鑫鑫导尿管"), ["鑫鑫导尿管"]);
        assert_eq!(cut("药物球囊导管"), ["药物", "球囊", "导管"]);
    }
}
