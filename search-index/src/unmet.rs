//! Which words of a text nothing has that was found, where what was found is only like them.

use crate::called;
use crate::error::SearchError;
use crate::expand::Vocabulary;
use crate::han::met;
use crate::lexer::Kind;
use crate::need::Need;
use crate::plan::terms_of;
use crate::segmenter;
use crate::text::normal;

/// Words beyond this number are not looked at, to bound the cost of a search.
const WORDS_MAX: usize = 24;

/// The Chinese words that nothing has as they are typed, by how many of what was found have what is needed for one.
/// Where each word by itself is found, the stretches of words that are not.
pub(crate) fn unmet(
    vocabulary: &Vocabulary<'_>,
    text: &str,
    count: impl Fn(Need) -> Result<usize, SearchError>,
) -> Result<Vec<String>, SearchError> {
    let text = normal(text);
    let pieces = terms_of(&text).into_iter().flat_map(|term| term.pieces);
    let mut runs = Vec::new();
    for piece in pieces.filter(|piece| piece.kind == Kind::Han) {
        let class = called::by_part(vocabulary, &piece.text)?.near;
        if class == Need::Nothing || count(class)? == 0 {
            runs.push(piece.text);
        }
    }
    for cut in [segmenter::units, segmenter::stretches] {
        let words = runs.iter().flat_map(|run| cut(run)).take(WORDS_MAX);
        let mut result = Vec::new();
        for word in words {
            if count(met(vocabulary, &word)?)? == 0 {
                result.push(word.into_iter().collect());
            }
        }
        if !result.is_empty() {
            return Ok(result);
        }
    }
    Ok(Vec::new())
}
