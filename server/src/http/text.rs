//! Text on its way to the database, which holds no NUL, and of which a field is no book.

use super::problem::Problem;

/// Letters of a field's text, where nothing narrower is said of it.
const LETTERS_MAX: usize = 500;

/// A field's text, when the database can hold it.
///
/// # Errors
/// 422 with the field otherwise.
pub(crate) fn storable(pointer: &str, text: String) -> Result<String, Problem> {
    storable_within(pointer, text, LETTERS_MAX)
}

/// A field's text of at most `letters_max` letters, when the database can hold it.
///
/// # Errors
/// As [`storable`].
pub(crate) fn storable_within(
    pointer: &str,
    text: String,
    letters_max: usize,
) -> Result<String, Problem> {
    if text.contains('\0') {
        let (zh, en) = ("含有无效字符", "holds a character that we do not take");
        return Err(Problem::field(pointer, zh, en));
    }
    if letters_max < text.chars().count() {
        let zh = format!("不得超过{letters_max}字");
        let en = format!("must not have more than {letters_max} letters");
        return Err(Problem::field(pointer, zh, en));
    }
    Ok(text)
}
