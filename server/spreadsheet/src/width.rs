//! Letters of Chinese width in the width of digits. Marks such as ¹ and ② stay: beside a number they are notes, and no digits of it.

use std::borrow::Cow;

/// Full-width letters, digits and signs in half width.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(narrow_letter).collect())
    }
}

fn narrow_letter(letter: char) -> char {
    match letter {
        '\u{3000}' | '\u{a0}' => ' ',
        '￥' => '¥',
        '！'..='～' => {
            let narrow = u32::from(letter) - u32::from('！') + u32::from('!');
            char::from_u32(narrow).unwrap_or(letter)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::narrow;

    #[test]
    fn wide_letters_are_narrow_and_marks_stay() {
        assert_eq!(narrow("１，２３４．５０　元"), "1,234.50 元");
        assert_eq!(narrow("￥－4.6"), "¥-4.6");
        assert_eq!(narrow("4.6¹②½Ⅳ"), "4.6¹②½Ⅳ");
        assert_eq!(narrow("4.6"), "4.6");
    }
}
