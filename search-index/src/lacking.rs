//! Which words to leave out of a text that nothing has as a whole.

use std::cmp::Reverse;

use crate::error::SearchError;
use crate::general::is_general;
use crate::lexer::{Kind, Piece};
use crate::negation::{is_negated, is_negation};
use crate::plan::terms_of;
use crate::segmenter;
use crate::text::{is_han, normal};

/// What goods are counted by.
const COUNTING: [&str; 32] = [
    "支", "双", "个", "只", "片", "根", "条", "枚", "包", "袋", "盒", "箱", "瓶", "套", "件", "张",
    "贴", "卷", "把", "副", "对", "粒", "块", "板", "组", "台", "筒", "桶", "罐", "本", "份",
    "人份",
];

/// Texts of more words are not taken apart, to bound the cost of a search.
const WORDS_MAX: usize = 12;

/// A text without some of its words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    /// What is sought instead; `None` where nothing would be left, or a specification is among what is missing.
    pub(crate) rest: Option<String>,
    pub(crate) missing: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// It may be left out.
    Word,
    /// How many are in a package, which is the last that a buyer insists on: it is left out before any word.
    Pack,
    /// It may not be left out.
    Specification,
}

struct Word {
    text: String,
    sort: Sort,
    /// Whether it says nothing of its own.
    is_general: bool,
    /// How many products have it.
    count: usize,
}

impl Word {
    fn counted(
        text: String,
        sort: Sort,
        count: &impl Fn(&str) -> Result<usize, SearchError>,
    ) -> Result<Self, SearchError> {
        let count = count(&text)?;
        Ok(Self {
            is_general: is_general(&text),
            text,
            sort,
            count,
        })
    }
}

/// Two parts of Chinese text that nothing has as a whole, if anything has one of them: no dictionary knows 丁腈银柄.
fn parted(
    text: &str,
    count: &impl Fn(&str) -> Result<usize, SearchError>,
) -> Result<Option<[Word; 2]>, SearchError> {
    let characters: Vec<char> = text.chars().collect();
    let last = characters.len().saturating_sub(2);
    if last < 2
        || is_negated(text)
        || !characters.iter().all(|each| is_han(*each))
        || count(text)? > 0
    {
        return Ok(None);
    }
    // A negation stays with what it negates.
    for cut in (2..=last).filter(|cut| !is_negation(characters[*cut - 1])) {
        let (left, right) = characters.split_at(cut);
        let left = Word::counted(left.iter().collect(), Sort::Word, count)?;
        let right = Word::counted(right.iter().collect(), Sort::Word, count)?;
        if left.count > 0 || right.count > 0 {
            return Ok(Some([left, right]));
        }
    }
    Ok(None)
}

/// Leaves out of several words those that nothing has, then what says how many are in a package, and then the rarest ones, Chinese or of letters alone, at most
/// half of those that something has, until something is found. General words go first, and are never all that is left of
/// a text that had others.
pub(crate) fn lacking(
    text: &str,
    count: impl Fn(&str) -> Result<usize, SearchError>,
) -> Result<Option<Lacking>, SearchError> {
    let found = words_of(&normal(text));
    if !(2..=WORDS_MAX).contains(&found.len()) {
        return Ok(None);
    }
    let mut words = Vec::new();
    for (text, sort) in found {
        match parted(&text, &count)? {
            Some(parts) => words.extend(parts),
            None => words.push(Word::counted(text, sort, &count)?),
        }
    }
    let part = |is_chosen: &dyn Fn(usize) -> bool| {
        let some = words.iter().enumerate();
        let some = some.filter(|(index, _)| is_chosen(*index));
        some.map(|(_, word)| word.text.clone()).collect::<Vec<_>>()
    };
    let is_vague = words.iter().all(|word| word.is_general);
    for dropped in attempts(&words) {
        let mut kept = words.iter().enumerate();
        let is_answer = kept.any(|(index, word)| !word.is_general && !dropped.contains(&index));
        if !is_answer && !is_vague {
            continue;
        }
        let rest = part(&|index| !dropped.contains(&index)).join(" ");
        if count(&rest)? > 0 {
            let missing = part(&|index| dropped.contains(&index));
            let rest = Some(rest);
            return Ok(Some(Lacking { rest, missing }));
        }
    }
    let missing = part(&|index| words[index].count == 0);
    let rest = None;
    Ok((!missing.is_empty()).then_some(Lacking { rest, missing }))
}

/// The words to leave out, one try after the other: all that nothing has, then with them the sizes of packages, then any one, then
/// the rarest ones; no try where that would leave nothing, or would leave out a specification.
fn attempts(words: &[Word]) -> Vec<Vec<usize>> {
    let indices = |is_chosen: &dyn Fn(&Word) -> bool| {
        let some = words.iter().enumerate();
        let some = some.filter(|(_, word)| is_chosen(word));
        some.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    let unknown = indices(&|word| word.count == 0);
    let is_strict = unknown
        .iter()
        .any(|index| words[*index].sort == Sort::Specification);
    if is_strict || unknown.len() == words.len() {
        return Vec::new();
    }
    let mut rarest = indices(&|word| word.count > 0 && word.sort == Sort::Word);
    // A single character or letter says least, and what is typed last less than what is typed first.
    rarest.sort_by_key(|index| {
        let word = &words[*index];
        (
            word.text.chars().nth(1).is_some(),
            !word.is_general,
            word.count,
            Reverse(*index),
        )
    });
    let most = rarest.len() / 2;
    let packs = indices(&|word| word.count > 0 && word.sort == Sort::Pack);
    let mut result = Vec::new();
    if !unknown.is_empty() {
        result.push(unknown.clone());
    }
    let mut unneeded = [unknown, packs.clone()].concat();
    unneeded.sort_unstable();
    if !packs.is_empty() && unneeded.len() < words.len() {
        result.push(unneeded.clone());
    }
    let with = |more: &[usize]| [unneeded.as_slice(), more].concat();
    if most > 0 {
        result.extend(rarest.iter().map(|index| with(&[*index])));
    }
    result.extend((2..=most).map(|number| with(&rarest[..number])));
    result
}

/// The words of a text, and of which sort each is: digits are a specification, unless they count what is in a package.
fn words_of(text: &str) -> Vec<(String, Sort)> {
    let mut words = Vec::new();
    for term in terms_of(text) {
        let is_mixed = term.pieces.iter().all(|piece| piece.kind == Kind::Literal);
        if is_mixed {
            let sort = sort_of(&term.text);
            words.push((term.text, sort));
            continue;
        }
        let mut pieces = term.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece.kind {
                Kind::Han => {
                    let stretches = segmenter::stretches(&piece.text).into_iter();
                    let stretches = stretches.map(|stretch| stretch.into_iter().collect());
                    words.extend(stretches.map(|stretch| (stretch, Sort::Word)));
                }
                Kind::Literal => {
                    let unit = pieces.next_if(|next| counts(piece, next));
                    words.push(match unit {
                        Some(unit) => (format!("{}{}", piece.text, unit.text), Sort::Pack),
                        None => (piece.signed(), sort_of(&piece.text)),
                    });
                }
            }
        }
    }
    words
}

/// Whether a number and what follows it count pieces: 50支, 20双.
fn counts(number: &Piece, unit: &Piece) -> bool {
    let is_number = number.text.bytes().all(|byte| byte.is_ascii_digit());
    let unit_text = unit.text.strip_suffix('装').unwrap_or(&unit.text);
    is_number && number.range.end == unit.range.start && COUNTING.contains(&unit_text)
}

fn sort_of(literal: &str) -> Sort {
    match is_without_digits(literal) {
        true => Sort::Word,
        false => Sort::Specification,
    }
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
            (lacking.rest.as_deref(), lacking.missing),
            (Some("导尿管 16fr"), vec!["丁腈".to_owned()])
        );
        let lacking = leave_out("导尿管 zzzz", &["zzzz"], &[]).expect("found");
        assert_eq!(lacking.missing, ["zzzz"]);
        let lacking = leave_out("注射器 导尿管包装", &[], &["注射器", "导尿管"]).expect("found");
        assert_eq!(lacking.missing.len(), 1);
    }

    #[test]
    fn every_word_that_nothing_has_is_named() {
        for (text, missing) in [
            ("丁腈 尼龙 导尿管", &["丁腈", "尼龙"][..]),
            ("尼龙 导尿管 丁腈 zzzz", &["尼龙", "丁腈", "zzzz"]),
        ] {
            let lacking = leave_out(text, &["丁腈", "尼龙", "zzzz"], &[]).expect("found");
            assert_eq!(lacking.rest.as_deref(), Some("导尿管"));
            assert_eq!(lacking.missing, missing);
        }
        let none = leave_out("丁腈 尼龙", &["丁腈", "尼龙"], &[]).expect("named");
        assert_eq!((none.rest, none.missing.len()), (None, 2));
    }

    #[test]
    fn what_nothing_has_goes_before_words_that_are_apart() {
        let lacking = leave_out("银柄 银针 丁腈", &["银针"], &["银柄", "丁腈"]).expect("found");
        assert_eq!(lacking.missing, ["银针", "丁腈"]);
        assert_eq!(lacking.rest.as_deref(), Some("银柄"));
    }

    #[test]
    fn how_many_are_in_a_package_is_left_out_before_any_word() {
        for (text, apart, pack) in [
            ("采血针 50支", &["采血针", "50支"][..], "50支"),
            ("手套 20双", &["手套", "20双"], "20双"),
            ("20双 手套", &["手套", "20双"], "20双"),
            ("导尿管 10支装", &["导尿管", "10支装"], "10支装"),
        ] {
            for none in [&[][..], &[pack]] {
                let lacking = leave_out(text, none, apart).expect("found");
                assert_eq!(lacking.missing, [pack], "{text}");
                assert!(lacking.rest.is_some_and(|rest| !rest.contains(pack)));
            }
        }
        // A word that nothing has goes, and the package stays where something has the rest.
        let lacking = leave_out("丁腈手套 20双", &["丁腈"], &[]).expect("found");
        assert_eq!(lacking.missing, ["丁腈"]);
    }

    #[test]
    fn a_specification_is_named_and_never_left_out() {
        assert_eq!(leave_out("丁腈", &["丁腈"], &[]), None);
        for (text, missing) in [("导尿管 5ml", "5ml"), ("导尿管 ch-2a", "ch-2a")] {
            let lacking = leave_out(text, &[missing], &[]).expect("named");
            assert_eq!(
                (lacking.rest, lacking.missing),
                (None, vec![missing.to_owned()])
            );
        }
        assert_eq!(leave_out("导尿管 5ml", &[], &["导尿管", "5ml"]), None);
    }
}
