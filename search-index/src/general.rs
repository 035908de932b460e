//! Words that say of a product no more than that it is one, and names of classes without them.

use crate::text::normal;

/// Words that every kind of product may have in its name or in its maker's: finding them is no answer where a word
/// with a meaning of its own was typed too.
const GENERAL: [&str; 16] = [
    "材料",
    "类材料",
    "类",
    "器械",
    "医疗器械",
    "医用",
    "医疗",
    "耗材",
    "用品",
    "制品",
    "产品",
    "附件",
    "其他",
    "一次性",
    "使用",
    "一次性使用",
];
/// With what the name of a class may end or not, how it is read, and its initials: 眼科材料 is 眼科, and 介入治疗类材料 is
/// 介入治疗.
const ENDINGS: [(&str, &str, &str); 7] = [
    ("材料", "cailiao", "cl"),
    ("类", "lei", "l"),
    ("器械", "qixie", "qx"),
    ("耗材", "haocai", "hc"),
    ("用品", "yongpin", "yp"),
    ("制品", "zhipin", "zp"),
    ("产品", "chanpin", "cp"),
];

/// Begin the tokens of what a product is called: of the name of a class, of the generic name, and of its own name.
pub(crate) const CLASS: char = '@';
pub(crate) const GENERIC: char = '~';
const NAME: char = '=';

/// Whether a word, in normal form, says nothing of its own.
pub(crate) fn is_general(word: &str) -> bool {
    GENERAL.contains(&word)
}

/// The token of the name of a class, see [`class_name`].
pub(crate) fn class_token(name: &str) -> String {
    format!("{CLASS}{}", class_name(name))
}

/// The token of a generic name, which may end as the name of a class.
pub(crate) fn generic_token(name: &str) -> String {
    format!("{GENERIC}{}", class_name(name))
}

/// The token of a product's own name.
pub(crate) fn name_token(name: &str) -> String {
    format!("{NAME}{}", compact(&normal(name)))
}

/// Whether a text is nothing but endings of names of classes, as they are written or read.
pub(crate) fn is_ending(text: &str) -> bool {
    text.is_empty()
        || ENDINGS.iter().any(|(written, read, _)| {
            let rest = text.strip_prefix(written).or(text.strip_prefix(read));
            rest.is_some_and(is_ending)
        })
}

/// Whether letters are nothing but the initials of endings of names of classes.
pub(crate) fn is_ending_by_initials(letters: &str) -> bool {
    letters.is_empty()
        || ENDINGS.iter().any(|(.., initials)| {
            letters
                .strip_prefix(initials)
                .is_some_and(is_ending_by_initials)
        })
}

/// The name of a class as it is indexed and sought: without signs and general endings, in normal form. What would be
/// left with less than two characters is left as it is.
fn class_name(text: &str) -> String {
    let mut name = compact(&normal(text));
    while let Some(shorter) = ENDINGS
        .iter()
        .find_map(|(ending, ..)| name.strip_suffix(ending))
    {
        if shorter.chars().nth(1).is_none() {
            break;
        }
        name = shorter.to_owned();
    }
    name
}

/// A text without signs.
fn compact(text: &str) -> String {
    text.chars().filter(|each| each.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{class_name, is_ending, is_ending_by_initials};

    #[test]
    fn a_class_is_called_alike_with_and_without_its_ending() {
        for (label, name) in [
            ("眼科材料", "眼科"),
            ("非血管介入治疗类材料", "非血管介入治疗"),
            ("吻（缝）合器及附件", "吻缝合器及附件"),
            ("毫针", "毫针"),
            ("材料", "材料"),
            ("牙材料", "牙材料"),
        ] {
            assert_eq!(class_name(label), name);
        }
    }

    #[test]
    fn endings_are_known_as_they_are_read() {
        for text in ["", "材料", "类材料", "leicailiao", "lei材料", "qixie"] {
            assert!(is_ending(text), "{text}");
        }
        assert!(is_ending_by_initials("lcl") && is_ending_by_initials(""));
        assert!(!is_ending("leixing") && !is_ending_by_initials("lc"));
    }
}
