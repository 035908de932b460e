//! Greek letters of chemical names by their names; in the normal form they are Latin letters.

/// The names in letters and the letter of the normal form.
const LETTERS: [(&str, &str); 6] = [
    ("alpha", "a"),
    ("beta", "b"),
    ("gamma", "g"),
    ("delta", "d"),
    ("epsilon", "e"),
    ("omega", "w"),
];
/// The names in Chinese.
const CHINESE: [(&str, &str); 8] = [
    ("阿尔法", "a"),
    ("阿法", "a"),
    ("贝塔", "b"),
    ("倍他", "b"),
    ("伽马", "g"),
    ("伽玛", "g"),
    ("德尔塔", "d"),
    ("欧米伽", "w"),
];

/// The letter that a word of letters names.
pub(crate) fn letter(word: &str) -> Option<&'static str> {
    let found = LETTERS.iter().find(|(name, _)| *name == word)?;
    Some(found.1)
}

/// The letter with whose name Chinese text begins, and the rest of the text.
pub(crate) fn leading(run: &str) -> Option<(&'static str, &str)> {
    CHINESE
        .iter()
        .find_map(|(name, letter)| Some((*letter, run.strip_prefix(name)?)))
}

#[cfg(test)]
mod tests {
    use super::{leading, letter};

    #[test]
    fn names_of_letters_are_known() {
        assert_eq!(letter("alpha"), Some("a"));
        assert_eq!(letter("alphabet"), None);
        assert_eq!(leading("阿尔法氰基"), Some(("a", "氰基")));
        assert_eq!(leading("贝塔"), Some(("b", "")));
        assert_eq!(leading("氰基"), None);
    }
}
