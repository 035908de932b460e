//! Which words to leave out of a text that nothing has as a whole.

use std::cmp::Reverse;

use crate::error::SearchError;
use crate::general::is_general;
use crate::lexer::{Kind, Piece};
use crate::negation::{is_negated, is_negation};
use crate::plan::{Term, syllables, terms_of};
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

/// The catalogue in which words are sought.
pub(crate) trait Catalogue {
    /// How many products have a text.
    fn count(&self, text: &str) -> Result<usize, SearchError>;
    /// Whether the name of a product ends with a word: the word says what a product is.
    fn ends_name(&self, word: &str) -> Result<bool, SearchError>;
    /// The words as which letters are read; fewer than two where they are one word, or none.
    fn words_read(&self, letters: &str) -> Vec<String>;
}

struct Word {
    text: String,
    sort: Sort,
    /// Whether it says nothing of its own.
    is_general: bool,
    /// Whether it says what a product is.
    is_kind: bool,
    /// How many products have it.
    count: usize,
}

impl Word {
    fn counted(text: String, sort: Sort, catalogue: &impl Catalogue) -> Result<Self, SearchError> {
        let count = catalogue.count(&text)?;
        Ok(Self {
            is_general: is_general(&text),
            is_kind: catalogue.ends_name(&text)?,
            text,
            sort,
            count,
        })
    }
}

/// Two parts of Chinese text that nothing has as a whole, if anything has one of them: no dictionary knows 丁腈银柄.
fn parted(text: &str, catalogue: &impl Catalogue) -> Result<Option<[Word; 2]>, SearchError> {
    let characters: Vec<char> = text.chars().collect();
    let last = characters.len().saturating_sub(2);
    if last < 2
        || is_negated(text)
        || !characters.iter().all(|each| is_han(*each))
        || catalogue.count(text)? > 0
    {
        return Ok(None);
    }
    // A negation stays with what it negates.
    for cut in (2..=last).filter(|cut| !is_negation(characters[*cut - 1])) {
        let (left, right) = characters.split_at(cut);
        let left = Word::counted(left.iter().collect(), Sort::Word, catalogue)?;
        let right = Word::counted(right.iter().collect(), Sort::Word, catalogue)?;
        if left.count > 0 || right.count > 0 {
            return Ok(Some([left, right]));
        }
    }
    Ok(None)
}

/// Leaves out of several words those that nothing has, then what says how many are in a package, and then the most
/// frequent ones, Chinese or of letters alone, at most half of those that something has, until something is found. What
/// says what a product is stays longest. General words go first, and are never all that is left of a text that had others.
pub(crate) fn lacking(
    text: &str,
    catalogue: &impl Catalogue,
) -> Result<Option<Lacking>, SearchError> {
    let found = words_of(&normal(text), catalogue);
    if !(2..=WORDS_MAX).contains(&found.len()) {
        return Ok(None);
    }
    let mut words = Vec::new();
    for (text, sort) in found {
        match parted(&text, catalogue)? {
            Some(parts) => words.extend(parts),
            None => words.push(Word::counted(text, sort, catalogue)?),
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
        if catalogue.count(&rest)? > 0 {
            let missing = part(&|index| dropped.contains(&index));
            let rest = Some(rest);
            return Ok(Some(Lacking { rest, missing }));
        }
    }
    let missing = part(&|index| words[index].count == 0);
    let rest = None;
    Ok((!missing.is_empty()).then_some(Lacking { rest, missing }))
}

/// The words to leave out, one try after the other: all that nothing has, then with them the sizes of packages, then any
/// one, then several, the most frequent first; no try where that would leave nothing, or would leave out a specification.
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
    let mut known = indices(&|word| word.count > 0 && word.sort == Sort::Word);
    let rarest = known.iter().map(|index| words[*index].count).min();
    // A single character or letter says least, then what many products have, and what is typed last less than what is typed
    // first. What a product is stays where there are more of it than of the rarest word.
    known.sort_by_key(|index| {
        let word = &words[*index];
        (
            word.text.chars().nth(1).is_some(),
            !word.is_general,
            word.is_kind && Some(word.count) > rarest,
            Reverse(word.count),
            Reverse(*index),
        )
    });
    let most = known.len() / 2;
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
    let is_general = |index: &&usize| words[**index].is_general;
    let general: Vec<usize> = known.iter().filter(is_general).copied().collect();
    let (least, others): (Vec<usize>, Vec<usize>) = known
        .iter()
        .partition(|index| is_negligible(&words[**index]));
    if most > 0 {
        result.extend(least.iter().map(|index| with(&[*index])));
        if general.len() > 1 {
            result.push(with(&general));
        }
        for index in &others {
            result.push(with(&[*index]));
            if !general.is_empty() {
                result.push(with(&[general.as_slice(), &[*index]].concat()));
            }
        }
    }
    result.extend((2..=most).map(|number| with(&known[..number])));
    result
}

/// Whether a word shows nothing of what is meant: a general one, a single character or letter.
fn is_negligible(word: &Word) -> bool {
    word.is_general || word.text.chars().nth(1).is_none()
}

/// The words of a text, and of which sort each is: digits are a specification, unless they count what is in a package.
/// Letters are the words as which they are read.
fn words_of(text: &str, catalogue: &impl Catalogue) -> Vec<(String, Sort)> {
    let mut words = Vec::new();
    let terms = joined_syllables(terms_of(text));
    for (text, pieces) in terms {
        let is_mixed = pieces.iter().all(|piece| piece.kind == Kind::Literal);
        if is_mixed {
            words.extend(words_of_literal(text, catalogue));
            continue;
        }
        let mut pieces = pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece.kind {
                Kind::Han => {
                    let stretches = segmenter::stretches(&piece.text).into_iter();
                    let stretches = stretches.map(|stretch| stretch.into_iter().collect());
                    words.extend(stretches.map(|stretch| (stretch, Sort::Word)));
                }
                Kind::Literal => match pieces.next_if(|next| counts(piece, next)) {
                    Some(unit) => words.push((format!("{}{}", piece.text, unit.text), Sort::Pack)),
                    None => words.extend(words_of_literal(piece.signed(), catalogue)),
                },
            }
        }
    }
    words
}

/// The terms of a text with their pieces; syllables that are typed apart are one term.
fn joined_syllables(terms: Vec<Term>) -> Vec<(String, Vec<Piece>)> {
    let mut result: Vec<(String, Vec<Piece>)> = Vec::new();
    let mut is_run = false;
    for term in terms {
        let is_syllable = syllables(&term) == Some(1);
        match result.last_mut().filter(|_| is_run && is_syllable) {
            Some((text, _)) => text.push_str(&term.text),
            None => result.push((term.text, term.pieces)),
        }
        is_run = is_syllable;
    }
    result
}

fn words_of_literal(literal: String, catalogue: &impl Catalogue) -> Vec<(String, Sort)> {
    let sort = sort_of(&literal);
    let read = match sort {
        Sort::Word => catalogue.words_read(&literal),
        Sort::Pack | Sort::Specification => Vec::new(),
    };
    if read.len() < 2 {
        return vec![(literal, sort)];
    }
    read.into_iter().map(|word| (word, sort)).collect()
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
    use super::{Catalogue, Lacking, lacking};
    use crate::error::SearchError;

    /// Finds nothing that has a word of `none`, nor two words of `apart` together.
    struct Words<'words> {
        none: &'words [&'words str],
        apart: &'words [&'words str],
    }

    impl Catalogue for Words<'_> {
        fn count(&self, text: &str) -> Result<usize, SearchError> {
            let has = |word: &&&str| text.contains(**word);
            let is_found = !self.none.iter().any(|word| has(&word))
                && self.apart.iter().filter(has).count() < 2;
            Ok(usize::from(is_found) * text.len())
        }

        fn ends_name(&self, _: &str) -> Result<bool, SearchError> {
            Ok(false)
        }

        fn words_read(&self, _: &str) -> Vec<String> {
            Vec::new()
        }
    }

    fn leave_out(text: &str, none: &[&str], apart: &[&str]) -> Option<Lacking> {
        lacking(text, &Words { none, apart }).expect("counted")
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
