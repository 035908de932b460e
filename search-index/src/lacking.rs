//! Which words to leave out of a text that nothing has as a whole.

use crate::error::SearchError;
use crate::lexer::Kind;
use crate::plan::terms_of;
use crate::segmenter;
use crate::text::normal;

/// Texts of more words are not taken apart, to bound the cost of a search.
const WORDS_MAX: usize = 12;

/// A text without some of its words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    pub(crate) rest: String,
    pub(crate) missing: Vec<String>,
}

struct Word {
    text: String,
    /// How many products have it, if it may be left out: a specification may not.
    count: Option<usize>,
}

/// Leaves out the rarest words, Chinese or of letters alone, at most half of them, until something is found.
pub(crate) fn lacking(
    text: &str,
    count: impl Fn(&str) -> Result<usize, SearchError>,
) -> Result<Option<Lacking>, SearchError> {
    let mut words = Vec::new();
    for (text, is_word) in words_of(&normal(text)) {
        let count = is_word.then(|| count(&text)).transpose()?;
        words.push(Word { text, count });
    }
    let mut counts: Vec<(usize, usize)> = words
        .iter()
        .enumerate()
        .filter_map(|(index, word)| Some((word.count?, index)))
        .collect();
    if words.len() > WORDS_MAX {
        return Ok(None);
    }
    counts.sort_unstable();
    for dropped in attempts(&counts) {
        let part = |wanted: bool| {
            let some = words.iter().enumerate();
            let some = some.filter(|(index, _)| dropped.contains(index) == wanted);
            some.map(|(_, word)| word.text.clone()).collect::<Vec<_>>()
        };
        let rest = part(false).join(" ");
        if count(&rest)? > 0 {
            let missing = part(true);
            return Ok(Some(Lacking { rest, missing }));
        }
    }
    Ok(None)
}

/// The words to leave out, one try after the other: all that nothing has, else any one, then the rarest ones.
fn attempts(counts: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let unknown = counts.iter().filter(|(count, _)| *count == 0).count();
    let rarest = |number: usize| counts[..number].iter().map(|(_, index)| *index).collect();
    let mut result: Vec<Vec<usize>> = Vec::new();
    let most = counts.len() / 2;
    if unknown == 0 && most > 0 {
        result.extend(counts.iter().map(|(_, index)| vec![*index]));
    }
    let first = if unknown == 0 { 2 } else { unknown };
    result.extend((first..=most).map(rarest));
    result
}

/// The words of a text, and whether each is one that may be left out: digits are a specification.
fn words_of(text: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    for term in terms_of(text) {
        let is_mixed = term.pieces.iter().all(|piece| piece.kind == Kind::Literal);
        if is_mixed {
            let is_word = is_without_digits(&term.text);
            words.push((term.text, is_word));
            continue;
        }
        for piece in term.pieces {
            match piece.kind {
                Kind::Han => {
                    let stretches = segmenter::stretches(&piece.text).into_iter();
                    words.extend(stretches.map(|stretch| (stretch.into_iter().collect(), true)));
                }
                Kind::Literal => {
                    let is_word = is_without_digits(&piece.text);
                    words.push((piece.text, is_word));
                }
            }
        }
    }
    words
}

fn is_without_digits(text: &str) -> bool {
    !text.contains(|character: char| character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Lacking, lacking};
    use crate::error::SearchError;

    /// Finds nothing that has a word of `none`, nor two words of `apart` together.
    fn leave_out(text: &str, none: &[&str], apart: &[&str]) -> Option<Lacking> {
        let count = |text: &str| -> Result<usize, SearchError> {
            let has = |word: &&&str| text.contains(**word);
            let is_found =
                !none.iter().any(|word| has(&word)) && apart.iter().filter(has).count() < 2;
            Ok(usize::from(is_found) * text.len())
        };
        lacking(text, count).expect("counted")
    }

    #[test]
    fn what_nothing_has_is_left_out_and_named() {
        let lacking = leave_out("丁腈导尿管 16Fr", &["丁腈"], &[]).expect("found");
        assert_eq!(
            (lacking.rest.as_str(), lacking.missing),
            ("导尿管 16fr", vec!["丁腈".to_owned()])
        );
        let lacking = leave_out("导尿管 zzzz", &["zzzz"], &[]).expect("found");
        assert_eq!(lacking.missing, ["zzzz"]);
        let lacking = leave_out("注射器 导尿管包装", &[], &["注射器", "导尿管"]).expect("found");
        assert_eq!(lacking.missing.len(), 1);
    }

    #[test]
    fn at_least_half_of_the_words_remain() {
        assert_eq!(leave_out("丁腈", &["丁腈"], &[]), None);
        assert_eq!(leave_out("导尿管 5ml", &["5ml"], &[]), None);
        assert_eq!(leave_out("导尿管 ch-2a", &["ch-2a"], &[]), None);
        assert_eq!(leave_out("丁腈 尼龙 导尿管", &["丁腈", "尼龙"], &[]), None);
    }
}
