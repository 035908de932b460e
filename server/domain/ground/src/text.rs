//! The normal form of what people write: names of one line, and texts of several.
//!
//! Two names that look alike are to be the same, and none may look like another or like what surrounds it. So letters
//! are composed (NFC), blanks around them go, and letters that nobody sees or that turn the order of others are refused.
//! Full-width letters stay, since Chinese names are written with them; codes have a form of their own. Letters of
//! private use stay too: rare Han letters of older systems are among them.

use characters::in_simplified;
use unicode_normalization::char::is_public_assigned;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// It holds a letter that nobody sees, that turns the order of others, or that is none.
    Letter(char),
    /// It has more letters than these.
    TooLong(usize),
}

impl TextError {
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Letter(letter) => {
                let code = u32::from(letter);
                Words::new(
                    format!("含有不可见、控制或无法识别的字符U+{code:04X}"),
                    format!("holds the invisible, control or unreadable character U+{code:04X}"),
                )
            }
            Self::TooLong(letters_max) => Words::new(
                format!("不得超过{letters_max}字"),
                format!("must not have more than {letters_max} letters"),
            ),
        }
    }
}

/// A name or another text of one line, of at most `letters_max` letters.
pub fn one_line(text: &str, letters_max: usize) -> Result<String, TextError> {
    let text = normal(text);
    match text.chars().find(|letter| is_refused(*letter)) {
        Some(letter) => Err(TextError::Letter(letter)),
        None => within(text, letters_max),
    }
}

/// A text of several lines, which end with `\n`.
pub fn lines(text: &str, letters_max: usize) -> Result<String, TextError> {
    let ends = ["\r\n", "\r", "\u{2028}", "\u{2029}"];
    let text = (ends.iter()).fold(text.to_owned(), |text, end| text.replace(end, "\n"));
    let text = normal(&text);
    let is_refused = |letter: &char| is_refused(*letter) && !matches!(letter, '\n' | '\t');
    match text.chars().find(is_refused) {
        Some(letter) => Err(TextError::Letter(letter)),
        None => within(text, letters_max),
    }
}

/// The name of a file that may have been stored before names had a form: without what is refused today.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let shown = |letter| if is_refused(letter) { '_' } else { letter };
    name.chars().map(shown).collect()
}

/// What is left out when names are compared: blanks, brackets and marks that people set or leave as they like. As in the
/// function `folded_name` of the database, which knows no traditional characters.
const LEFT_OUT: &str = " ()[]{}<>-_.,;:·・、。/\\|'\"“”‘’《》〈〉【】—–";

/// Letters of a name that are compared.
const COMPARED_MAX: usize = 200;

/// A name as it is compared with others: letters of one width, small, in simplified characters, without blanks and marks, the
/// first 200 of them. A name of marks alone is compared as it is.
#[must_use]
pub fn folded(name: &str) -> String {
    folded_as_written(&in_simplified(name))
}

/// A name as earlier versions compared and stored it: a traditional character is another than its simplified one.
#[must_use]
pub fn folded_as_written(name: &str) -> String {
    let folded: String = name
        .nfkc()
        .filter(|letter| !LEFT_OUT.contains(*letter))
        .map(|letter| letter.to_ascii_lowercase())
        .take(COMPARED_MAX)
        .collect();
    match folded.is_empty() {
        true => name.chars().take(COMPARED_MAX).collect(),
        false => folded,
    }
}

/// What people write to state that there is nothing, beside strokes.
const NOTHING: [&str; 10] = [
    "无",
    "暂无",
    "没有",
    "空",
    "不适用",
    "n/a",
    "#n/a",
    "nil",
    "null",
    "none",
];

/// Whether a text states that there is nothing, and is not just empty.
#[must_use]
pub fn states_nothing(text: &str) -> bool {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let text = in_simplified(text.trim());
    let text = text.as_str();
    let is_stroke = |letter: char| "-—–―_/\\.、".contains(letter);
    !text.is_empty() && (NOTHING.contains(&text) || text.chars().all(is_stroke))
}

fn normal(text: &str) -> String {
    let text = text.trim();
    if is_nfc(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

fn within(text: String, letters_max: usize) -> Result<String, TextError> {
    if letters_max < text.len() && letters_max < text.chars().count() {
        return Err(TextError::TooLong(letters_max));
    }
    Ok(text)
}

/// Whether a letter is seen by nobody, or turns the order of others. A cell of a spreadsheet, where people cannot see
/// them either, is read without them.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            // Soft hyphen, joiner of letters, fillers, an empty pattern of dots, an empty note: seen by nobody.
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}'
            | '\u{3164}' | '\u{ffa0}' | '\u{16fe4}' | '\u{1d159}'
            // What chooses another shape of the letter before it, which few programs show: two names would look alike.
            | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}'
            // Marks of direction, embeddings, overrides, isolates: they turn what stands around them.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Of no width, and ends of lines that only some programs know.
            | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            // What joins the signs of hieroglyphs, of shorthand and of music.
            | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            // Tags, more that chooses a shape, and what is set aside for more of these.
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_refused(letter: char) -> bool {
    is_unseen(letter)
        // What stands for a letter or a picture that is not there: the name would be another's, or nobody's.
        || matches!(letter, '\u{fffc}' | '\u{fffd}')
        // No letter yet: what it will look like, and what it will be equal to, nobody knows.
        || !(is_public_assigned(letter) || is_private(letter))
        // Letters that there will never be.
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// Whether a letter is of those that people agree upon among themselves; rare characters of names are written so.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_strokes_that_state_nothing_are_known() {
        for text in [
            "无",
            " 无 ",
            "無",
            "暂无",
            "没有",
            "空",
            "-",
            "--",
            "—",
            "——",
            "－",
            "/",
            "／",
            "\\",
            "N/A",
            "n/a",
            "nil",
            "NULL",
            "None",
            "不适用",
        ] {
            assert!(states_nothing(text), "{text}");
        }
        for text in [
            "",
            " ",
            "无菌",
            "HT-1",
            "A/B",
            "0",
            "空心针",
            "NA",
            "无锡平台",
        ] {
            assert!(!states_nothing(text), "{text}");
        }
    }

    #[test]
    fn names_of_many_languages_stay_and_are_composed() {
        for name in [
            "深圳市第一人民医院（南山）",
            "ＡＢＣ公司",
            "Société Générale",
            "𠮷野家",
            "葛城",
            "private \u{e000}",
            "Ünal & Söhne GmbH",
            "",
        ] {
            assert_eq!(one_line(name, 50), Ok(name.to_owned()));
        }
        assert_eq!(one_line(" e\u{301}t\u{e9} \u{3000}", 50), Ok("été".into()));
    }

    #[test]
    fn names_are_compared_without_width_case_blanks_and_marks() {
        for name in [
            "广东省药品交易中心（ABC）",
            "广东省药品交易中心(abc)",
            " 广东省　药品交易中心ＡＢＣ",
            "广东省·药品交易中心-Abc",
            "廣東省藥品交易中心ABC",
        ] {
            assert_eq!(folded(name), "广东省药品交易中心abc", "{name}");
        }
        assert_ne!(folded("广东平台"), folded("广西平台"));
        assert_eq!(folded_as_written("廣東（平台）"), "廣東平台");
        assert_eq!(folded("——"), "——");
        assert_eq!(folded(""), "");
        assert_eq!(folded(&"平".repeat(201)), "平".repeat(200));
    }

    #[test]
    fn letters_that_nobody_sees_or_that_turn_others_are_named() {
        for letter in [
            '\0',
            '\n',
            '\t',
            '\u{7f}',
            '\u{85}',
            '\u{ad}',
            '\u{200b}',
            '\u{200d}',
            '\u{200f}',
            '\u{202a}',
            '\u{202e}',
            '\u{2028}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{fdd0}',
            '\u{fffe}',
            '\u{1ffff}',
            '\u{e0041}',
            '\u{fffc}',
            '\u{fffd}',
            '\u{378}',
            '\u{2fe0}',
            '\u{1fbfe}',
            '\u{40000}',
        ] {
            let text = format!("发票{letter}gpj.exe");
            assert_eq!(
                one_line(&text, 50),
                Err(TextError::Letter(letter)),
                "{letter:?}"
            );
        }
        let words = TextError::Letter('\u{202e}').words();
        assert!(words.zh.contains("U+202E") && words.en.contains("U+202E"));
    }

    #[test]
    fn every_letter_that_unicode_shows_by_nothing_is_refused_in_names_and_texts() {
        let ranges = [
            (0xad, 0xad),
            (0x34f, 0x34f),
            (0x61c, 0x61c),
            (0x115f, 0x1160),
            (0x17b4, 0x17b5),
            (0x180b, 0x180f),
            (0x200b, 0x200f),
            (0x202a, 0x202e),
            (0x2060, 0x206f),
            (0x2800, 0x2800),
            (0x3164, 0x3164),
            (0xfe00, 0xfe0f),
            (0xfeff, 0xfeff),
            (0xffa0, 0xffa0),
            (0xfff0, 0xfffb),
            (0x13430, 0x1345f),
            (0x16fe4, 0x16fe4),
            (0x1bca0, 0x1bca3),
            (0x1d159, 0x1d159),
            (0x1d173, 0x1d17a),
            (0xe0000, 0xe0fff),
        ];
        for (first, last) in ranges {
            for letter in (first..=last).filter_map(char::from_u32) {
                assert!(is_unseen(letter), "{letter:?}");
                let text = format!("葛{letter}城");
                let refused = Err(TextError::Letter(letter));
                assert_eq!(one_line(&text, 50), refused, "{letter:?}");
                assert_eq!(lines(&text, 50), refused, "{letter:?}");
            }
            // Those beside them are seen: signs, and letters not given yet.
            for beside in [first - 1, last + 1] {
                let is_given = ranges
                    .iter()
                    .any(|(first, last)| (first..=last).contains(&&beside));
                let letter = char::from_u32(beside).expect("a letter");
                let is_end = matches!(beside, 0x2028 | 0x2029 | 0xfffe);
                assert!(is_given || is_end || !is_unseen(letter), "{letter:?}");
            }
        }
    }

    #[test]
    fn a_text_has_lines_and_tabs_and_nothing_else_that_is_not_seen() {
        let text = "一\r\n二\r三\u{2028}四\t五\n";
        assert_eq!(lines(text, 50), Ok("一\n二\n三\n四\t五".into()));
        for letter in ['\0', '\u{202e}', '\u{200b}', '\u{1b}'] {
            let text = format!("a{letter}b");
            assert_eq!(
                lines(&text, 50),
                Err(TextError::Letter(letter)),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn length_is_counted_in_letters() {
        assert_eq!(one_line("一二三", 3), Ok("一二三".into()));
        assert_eq!(one_line("一二三四", 3), Err(TextError::TooLong(3)));
        // Two code points that are one letter when composed.
        assert_eq!(one_line("e\u{301}", 1), Ok("é".into()));
    }
}
