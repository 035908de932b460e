//! Cleans text of cells: line breaks inside words as on a printed page, full-width letters, brackets of
//! both widths, and letters that nobody sees.

use domain::text::is_unseen;

/// Letters, brackets and stops that are written without spaces around them.
const JOINTS: &str = "/-+~,.;:()[]<>、·";

/// Text with half-width letters and digits, single spaces, and no spaces inside Chinese words.
pub(super) fn clean(text: &str) -> String {
    joined(text, false)
}

/// As [`clean`], but a space between two Chinese words stays: people who enter a product write it there. A line break does not.
pub(super) fn clean_words(text: &str) -> String {
    joined(text, true)
}

/// Half-width letters and digits with single spaces between them; also between Han letters where `words` stay apart and no
/// line breaks there.
fn joined(text: &str, words: bool) -> String {
    if text.is_ascii() && !has_odd_space(text) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    let (mut has_gap, mut has_break) = (false, false);
    for letter in text.chars().map(plain) {
        if letter.is_whitespace() {
            has_gap = true;
            has_break |= matches!(letter, '\n' | '\r');
            continue;
        }
        if is_unseen(letter) {
            continue;
        }
        if let Some(before) = last
            && has_gap
            && (needs_space(before, letter)
                || words && !has_break && is_han(before) && is_han(letter))
        {
            cleaned.push(' ');
        }
        (has_gap, has_break) = (false, false);
        cleaned.push(letter);
        last = Some(letter);
    }
    cleaned
}

/// As [`clean`], with brackets in the width of the name's language.
pub(super) fn clean_name(text: &str) -> String {
    with_brackets(clean(text))
}

/// As [`clean_words`], with brackets in the width of the name's language.
pub(super) fn clean_name_of_words(text: &str) -> String {
    with_brackets(clean_words(text))
}

fn with_brackets(cleaned: String) -> String {
    if cleaned.is_ascii() {
        return cleaned;
    }
    let is_chinese = cleaned.chars().any(is_han);
    let bracket = |letter| match (letter, is_chinese) {
        ('(', true) => '（',
        (')', true) => '）',
        ('（', false) => '(',
        ('）', false) => ')',
        (other, _) => other,
    };
    cleaned.chars().map(bracket).collect()
}

/// A code in half-width capital letters and digits, without spaces.
pub(super) fn clean_code(text: &str) -> String {
    if text
        .bytes()
        .all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase())
    {
        return text.to_owned();
    }
    let cleaned = text
        .chars()
        .map(plain)
        .filter(|letter| !letter.is_whitespace() && !is_unseen(*letter));
    cleaned.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// A label such as `13-不锈钢` without the digits that the code has at that position; empty for
/// `000--`, but not for `00-不区分`. It is clean already.
pub(super) fn bare_label(label: &str, digits: &str) -> String {
    let bare = match label.split_once('-') {
        Some((prefix, bare)) if !prefix.is_empty() && prefix == digits => bare.to_owned(),
        _ => label.to_owned(),
    };
    if bare
        .chars()
        .all(|letter| matches!(letter, '-' | '—' | '/' | '无'))
    {
        return String::new();
    }
    bare
}

/// A label of a class; empty when its name is only dashes.
pub(super) fn class_label(label: &str) -> String {
    let cleaned = clean_name(label);
    let bare = cleaned.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if bare.chars().all(|letter| matches!(letter, '-' | '—' | '/')) {
        return String::new();
    }
    cleaned
}

fn has_odd_space(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().any(|letter| letter.is_ascii_control())
        || bytes.windows(2).any(|pair| pair == b"  ")
        || bytes.first() == Some(&b' ')
        || bytes.last() == Some(&b' ')
}

/// Full-width letters, digits and a few signs in half width; Chinese punctuation stays.
fn plain(letter: char) -> char {
    match letter {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '＊'
        | '＋'
        | '－'
        | '．'
        | '／'
        | '＝'
        | '＃'
        | '＆' => u32::from(letter)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(letter),
        other => other,
    }
}

/// The first letter that cleaning takes out of a text because nobody sees it; a line break is a space.
pub(super) fn unseen(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.find(|letter| is_unseen(*letter) && !letter.is_whitespace())
}

/// A text as it was written, but for letters that nobody sees; a line break is a space.
pub(super) fn as_written(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => written.push(' '),
            letter if is_unseen(letter) => {}
            letter => written.push(letter),
        }
    }
    written
}

fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

fn is_chinese(letter: char) -> bool {
    is_han(letter) || matches!(letter, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}')
}

fn needs_space(before: char, after: char) -> bool {
    let joins = |letter: char| JOINTS.contains(letter);
    let chinese = (is_chinese(before), is_chinese(after));
    match chinese {
        (true, true) => false,
        (true, false) => !joins(after),
        (false, true) => !joins(before),
        (false, false) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_inside_chinese_words_go_and_those_between_words_stay() {
        for (dirty, expected) in [
            (
                "开放及微创手术通用吻 （缝）合器及附件",
                "开放及微创手术通用吻（缝）合器及附件",
            ),
            ("可吸收/非锁定/ 无涂层", "可吸收/非锁定/无涂层"),
            ("甲乙医疗器械有限公 司", "甲乙医疗器械有限公司"),
            ("双腔\n导尿管", "双腔导尿管"),
            ("16F 双腔", "16F 双腔"),
            ("Foley  Catheter ", "Foley Catheter"),
            ("型号　ＡＢ－１２", "型号 AB-12"),
            ("a\u{0}b\u{200b}c", "abc"),
            ("甲\u{202e}乙\u{ad}\u{2066}", "甲乙"),
            ("葛\u{e0100}城\u{fe0f}\u{2800}", "葛城"),
            // A letter that was lost is not one that nobody sees.
            ("甲\u{fffd}乙", "甲\u{fffd}乙"),
            ("3.0 x 20 mm", "3.0 x 20 mm"),
            ("", ""),
        ] {
            assert_eq!(clean(dirty), expected, "{dirty:?}");
        }
    }

    #[test]
    fn spaces_between_the_words_of_a_product_stay() {
        for (dirty, expected) in [
            ("输血器 带针", "输血器 带针"),
            ("  输血器　 带针 ", "输血器 带针"),
            ("输血器\u{a0}带针\u{200b} 甲", "输血器 带针 甲"),
            ("输血器\u{3000}带针", "输血器 带针"),
            ("双腔\n导尿管", "双腔导尿管"),
            ("双腔 \r\n导尿管", "双腔导尿管"),
            ("可吸收/非锁定/ 无涂层", "可吸收/非锁定/无涂层"),
            ("型号　ＡＢ－１２", "型号 AB-12"),
            ("16F 双腔", "16F 双腔"),
        ] {
            let cleaned = clean_words(dirty);
            assert_eq!(cleaned, expected, "{dirty:?}");
            assert_eq!(clean_words(&cleaned), expected, "twice");
        }
        assert_eq!(
            clean_name_of_words("输血器(带针) 一次性 使用"),
            "输血器（带针）一次性 使用"
        );
    }

    #[test]
    fn what_is_kept_as_written_keeps_its_widths_and_spaces() {
        for (dirty, expected) in [
            (" 合同（２０２６）  第1号\n", "合同（２０２６）  第1号"),
            ("HT\n1\u{200b}\u{202e}", "HT 1"),
        ] {
            assert_eq!(as_written(dirty), expected, "{dirty:?}");
        }
        assert_eq!(unseen("a\u{200b}"), Some('\u{200b}'));
        assert_eq!(unseen("a\n b\tc\u{3000}"), None);
    }

    #[test]
    fn a_name_has_the_brackets_of_its_language() {
        assert_eq!(
            clean_name("甲乙(上海)医疗有限公司"),
            "甲乙（上海）医疗有限公司"
        );
        assert_eq!(
            clean_name("甲乙（上海)医疗有限公 司"),
            "甲乙（上海）医疗有限公司"
        );
        assert_eq!(clean_name("Acme （Ireland） Ltd"), "Acme (Ireland) Ltd");
    }

    #[test]
    fn a_code_is_read_without_spaces_and_in_capitals() {
        assert_eq!(
            clean_code("c0101 0100113038\u{a0}07555"),
            "C0101010011303807555"
        );
        assert_eq!(clean_code("Ｃ０１"), "C01");
        assert_eq!(clean_code("1.2E+26"), "1.2E+26");
    }

    #[test]
    fn labels_lose_the_digits_of_their_code_and_dashes_name_nothing() {
        assert_eq!(bare_label("13-不锈钢", "13"), "不锈钢");
        assert_eq!(bare_label("00-不区分", "00"), "不区分");
        assert_eq!(bare_label("000--", "000"), "");
        assert_eq!(bare_label("16-18F", "13"), "16-18F");
        assert_eq!(bare_label("PTFE", ""), "PTFE");
        assert_eq!(class_label("00--"), "");
        assert_eq!(
            class_label("03-骨、软骨及软组织材料"),
            "03-骨、软骨及软组织材料"
        );
        assert_eq!(class_label("吻 （缝）合器"), "吻（缝）合器");
    }
}
