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
/// With what the name of a class may end or not: 眼科材料 is 眼科, and 介入治疗类材料 is 介入治疗.
const ENDINGS: [&str; 7] = ["材料", "类", "器械", "耗材", "用品", "制品", "产品"];

/// Whether a word, in normal form, says nothing of its own.
pub(crate) fn is_general(word: &str) -> bool {
    GENERAL.contains(&word)
}

/// The name of a class as it is indexed and sought: without signs and general endings, in normal form. What would be
/// left with less than two characters is left as it is.
pub(crate) fn class_name(text: &str) -> String {
    let compact = |text: &str| text.chars().filter(|each| each.is_alphanumeric()).collect();
    let mut name: String = compact(&normal(text));
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) {
        if shorter.chars().nth(1).is_none() {
            break;
        }
        name = shorter.to_owned();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::class_name;

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
}
