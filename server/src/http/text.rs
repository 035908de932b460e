//! Text of fields in its normal form, and of bounded length.

use domain::text::{self, TextError};

use super::problem::Problem;

/// The default length of a text field.
const LETTERS_MAX: usize = 500;

/// A longer name of a file is cut at the front: its end has the extension.
const FILE_NAME_LETTERS_MAX: usize = 200;

/// A name, or another text of one line.
///
/// # Errors
/// 422 with the field when it is too long or holds a letter that nobody sees.
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
    text::one_line(&text, letters_max).map_err(|error| wrong(pointer, error))
}

/// A text of several lines.
///
/// # Errors
/// As [`storable`].
pub(crate) fn storable_lines(pointer: &str, text: String) -> Result<String, Problem> {
    storable_lines_within(pointer, text, LETTERS_MAX)
}

/// As [`storable_lines`], of at most `letters_max` letters.
///
/// # Errors
/// As [`storable`].
pub(crate) fn storable_lines_within(
    pointer: &str,
    text: String,
    letters_max: usize,
) -> Result<String, Problem> {
    text::lines(&text, letters_max).map_err(|error| wrong(pointer, error))
}

/// The name of an uploaded file, without the folders that some browsers send; `unnamed` when there is none.
///
/// # Errors
/// As [`storable`].
pub(crate) fn file_name(given: Option<&str>, unnamed: &str) -> Result<String, Problem> {
    let last = given.and_then(|name| name.rsplit(['/', '\\']).next());
    let last = last.unwrap_or_default();
    let cut = last.chars().count().saturating_sub(FILE_NAME_LETTERS_MAX);
    let last: String = last.chars().skip(cut).collect();
    let name = text::one_line(&last, FILE_NAME_LETTERS_MAX);
    let name = name.map_err(|error| {
        let words = error.words();
        Problem::field(
            "/file",
            format!("文件名{}", words.zh),
            format!("the file's name {}", words.en),
        )
    })?;
    Ok(if name.is_empty() {
        unnamed.to_owned()
    } else {
        name
    })
}

fn wrong(pointer: &str, error: TextError) -> Problem {
    let words = error.words();
    Problem::field(pointer, words.zh, words.en)
}
