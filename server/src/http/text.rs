//! Text on its way to the database, which holds no NUL, and of which a field is no book.

use super::problem::Problem;

/// Letters of a field's text, where nothing narrower is said of it.
const LETTERS_MAX: usize = 500;

/// A field's text, when the database can hold it.
///
/// # Errors
/// 422 with the field otherwise.
pub(crate) fn storable(pointer: &str, text: String) -> Result<String, Problem> {
    if text.contains('\0') {
        let (zh, en) = ("含有无效字符", "holds a character that we do not take");
        return Err(Problem::field(pointer, zh, en));
    }
    if LETTERS_MAX < text.chars().count() {
        let zh = format!("不得超过{LETTERS_MAX}字");
        let en = format!("must not have more than {LETTERS_MAX} letters");
        return Err(Problem::field(pointer, zh, en));
    }
    Ok(text)
}
