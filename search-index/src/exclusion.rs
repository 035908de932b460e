//! Words with a minus before them: what has them is not meant (`导管 -气囊`).

use crate::text::is_han;

/// Signs that people type for a minus.
const MINUSES: [char; 5] = ['-', '－', '−', '–', '﹣'];

/// A text as it is sought, and the words that exclude products. A minus begins a word of letters: one before a digit is a power of a
/// lens or the end of a range. Where nothing else is sought the text is what it is.
pub(crate) fn split(text: &str) -> (String, Vec<String>) {
    let (mut wanted, mut excluded) = (Vec::new(), Vec::new());
    for word in text.split_whitespace() {
        match word.strip_prefix(MINUSES).filter(|rest| begins_word(rest)) {
            Some(rest) => excluded.push(rest.to_owned()),
            None => wanted.push(word),
        }
    }
    let is_sought = |word: &&str| word.chars().any(char::is_alphanumeric);
    if excluded.is_empty() || !wanted.iter().any(is_sought) {
        return (text.to_owned(), Vec::new());
    }
    (wanted.join(" "), excluded)
}

fn begins_word(rest: &str) -> bool {
    let first = rest.chars().next();
    first.is_some_and(|first| first.is_alphabetic() || is_han(first))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_minus_before_a_word_excludes_it() {
        for (text, wanted, excluded) in [
            ("导管 -气囊", "导管", &["气囊"][..]),
            ("-气囊 导管", "导管", &["气囊"]),
            ("导管 －气囊  −球囊", "导管", &["气囊", "球囊"]),
            ("导管　-PICC", "导管", &["PICC"]),
        ] {
            let expected: Vec<String> = excluded.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(split(text), (wanted.to_owned(), expected), "{text}");
        }
    }

    #[test]
    fn other_signs_are_what_they_are() {
        for text in [
            "导管-气囊",
            "导管 - 气囊",
            "-气囊",
            "-气囊 -球囊",
            "- -气囊",
            "人工晶体 -5.0D",
            "缝线 -3-0",
            "T-型管",
            "导管 --气囊",
            "",
            "  ",
        ] {
            assert_eq!(split(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }
}
