//! Letters of Chinese width, and others that are the same in another form, as plain ones. Marks such as ¹ and ② stay: beside a number
//! they are notes, and no digits of it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// In Unicode's compatible form (NFKC); a text with a mark, which is no number and no day, as it is.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.contains(is_mark) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

/// Whether a letter is a number, and no digit of plain or of Chinese width.
fn is_mark(letter: char) -> bool {
    letter.is_numeric() && !matches!(letter, '0'..='9' | '０'..='９')
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
        // The radicals that a text from a pdf has in the place of characters.
        assert_eq!(narrow("2026年1⽉31⽇"), "2026年1月31日");
    }
}
