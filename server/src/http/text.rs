//! Limits of text fields: no NUL, which PostgreSQL cannot store, and a bounded length.

use super::problem::Problem;

/// The default length of a text field.
const LETTERS_MAX: usize = 500;

/// Text of a field that PostgreSQL can store.
///
/// # Errors
/// 422 with the field when it is too long or contains NUL.
pub(crate) fn storable(pointer: &str, text: String) -> Result<String, Problem> {
    storable_within(pointer, text, LETTERS_MAX)
}

/// As [`storable`], of at most `letters_max` letters.
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
