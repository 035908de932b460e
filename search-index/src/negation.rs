//! Words that a negation turns into their opposite.

/// Characters that negate the word after them.
const NEGATIONS: [char; 5] = ['不', '无', '非', '未', '免'];

/// Characters that state that a product has what follows.
const ASSERTIONS: [char; 4] = ['有', '带', '含', '可'];

/// Whether a character states that a product has what follows.
pub(crate) fn is_assertion(character: char) -> bool {
    ASSERTIONS.contains(&character)
}

/// Whether a character negates what follows.
pub(crate) fn is_negation(character: char) -> bool {
    NEGATIONS.contains(&character)
}

/// Whether a word begins with a negation of its rest: without its first character it would mean the opposite.
pub(crate) fn is_negated(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(is_negation) && characters.next().is_some()
}

/// Joins a negation, or what states the opposite of one, that stands alone with the word that it is of.
pub(crate) fn joined(words: impl Iterator<Item = Vec<char>>) -> Vec<Vec<char>> {
    let is_sign = |character: &char| is_negation(*character) || is_assertion(*character);
    let mut result: Vec<Vec<char>> = Vec::new();
    for word in words {
        match result.last_mut() {
            Some(last) if last.iter().all(is_sign) => last.extend(word),
            _ => result.push(word),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{is_negated, joined};

    #[test]
    fn a_negation_stays_with_its_word() {
        assert!(is_negated("不可吸收") && is_negated("未灭菌"));
        assert!(!is_negated("可吸收") && !is_negated("非"));
        let words = ["导管", "非", "灭菌", "包"];
        let words = joined(words.iter().map(|word| word.chars().collect()));
        let words: Vec<String> = words.into_iter().map(String::from_iter).collect();
        assert_eq!(words, ["导管", "非灭菌", "包"]);
        let words = ["有", "粉", "手套", "不", "带", "针"];
        let words = joined(words.iter().map(|word| word.chars().collect()));
        let words: Vec<String> = words.into_iter().map(String::from_iter).collect();
        assert_eq!(words, ["有粉", "手套", "不带针"]);
    }
}
