//! Text of fields in its normal form, and of bounded length.

use domain::text::{self, TextError};

use super::problem::Problem;

/// The default length of a text field.
const LETTERS_MAX: usize = 500;

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

fn wrong(pointer: &str, error: TextError) -> Problem {
    let words = error.words();
    Problem::field(pointer, words.zh, words.en)
}
