//! Search terms in Chinese characters.

use crate::expand::{Levels, Vocabulary};
use crate::greek;
use crate::highlight::Pattern;
use crate::latin;
use crate::lattice::{Pair, lattice, sounds};
use crate::lexicon::Lexicon;
use crate::need::Need;
use crate::plan::Strictness;
use crate::segmenter;
use tantivy::schema::Field;

/// A run of at least this length also finds homophones: three characters rarely sound alike by accident,
/// words of two do (骨钉 and 固定).
const SOUND_CHARS_MIN: usize = 3;
const BETWEEN_MAX: usize = 64;

/// A run of characters; one that begins with the name of a Greek letter may mean the letter.
pub(crate) fn levels(
    vocabulary: &Vocabulary<'_>,
    run: &str,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let whole = match strictness {
        Strictness::Written => written(vocabulary, run)?,
        Strictness::BySound => by_sound(vocabulary, run)?,
        Strictness::Mistaken => mistaken(vocabulary, run),
    };
    let Some((letter, rest)) = greek::leading(run) else {
        return Ok(whole);
    };
    let mut named = vec![latin::levels(vocabulary, letter, strictness)?];
    if !rest.is_empty() {
        named.push(levels(vocabulary, rest, strictness)?);
    }
    Ok(Levels::any(vec![whole, Levels::all(named)]))
}

/// A run of characters as written.
fn written(vocabulary: &Vocabulary<'_>, run: &str) -> tantivy::Result<Levels> {
    let characters: Vec<char> = run.chars().collect();
    let pattern = Pattern::Written(characters.clone());
    let fields = vocabulary.fields;
    if characters.len() == 1 {
        let text = Need::term(fields.text, run);
        let mut levels = Levels::flat(text, pattern);
        levels.word = Need::term(fields.words, run);
        levels.head = levels.word.clone();
        return Ok(levels);
    }
    let stretches = segmenter::stretches(run);
    let (name, text) = (fields.name, fields.text);
    let mut patterns = vec![pattern];
    if stretches.len() > 1 {
        patterns.extend(stretches.iter().cloned().map(Pattern::Written));
    }
    let word = whole_words(vocabulary, run);
    let levels = Levels {
        head: word.clone(),
        word,
        phrase: pairs_need(name, &characters),
        name: Need::all(stretches.iter().map(|stretch| pairs_need(name, stretch))),
        text: Need::all(stretches.iter().map(|stretch| pairs_need(text, stretch))),
        near: Need::all(
            stretches
                .iter()
                .map(|stretch| near_need(vocabulary, stretch)),
        ),
        patterns,
    };
    let last = segmenter::words(run).pop();
    levels.with_heads(vocabulary, last.into_iter())
}

/// A run of characters by its sound alone.
fn by_sound(vocabulary: &Vocabulary<'_>, run: &str) -> tantivy::Result<Levels> {
    let characters: Vec<char> = run.chars().collect();
    let units = sounds(&characters).filter(|units| units.len() > 1);
    let levels = units.map(|units| latin::by_sound(vocabulary, &units));
    Ok(levels
        .transpose()?
        .flatten()
        .unwrap_or_else(Levels::nothing))
}

/// A run of three or more characters of which any one may be wrong.
fn mistaken(vocabulary: &Vocabulary<'_>, run: &str) -> Levels {
    let characters: Vec<char> = run.chars().collect();
    if characters.len() < SOUND_CHARS_MIN {
        return Levels::nothing();
    }
    let guesses = (0..characters.len()).map(|wrong| {
        let (left, rest) = characters.split_at(wrong);
        guess(vocabulary, left, &rest[1..])
    });
    let mut levels = Levels::any(guesses.collect());
    levels.word = words_one_off(vocabulary, &characters);
    levels.head = levels.word.clone();
    levels.near = Need::any([levels.word.clone(), levels.near]);
    levels
}

/// Words of names that differ from a run in one character.
fn words_one_off(vocabulary: &Vocabulary<'_>, run: &[char]) -> Need {
    let lexicon = vocabulary.lexicon;
    let mut needs = Vec::new();
    for wrong in 0..run.len() {
        let before = wrong.checked_sub(1).map(|position| run[position]);
        for character in lexicon.beside(before, run.get(wrong + 1).copied()) {
            let mut word = run.to_vec();
            word[wrong] = character;
            let word: String = word.into_iter().collect();
            if lexicon.has_word(&word) {
                needs.push(Need::term(vocabulary.fields.words, word));
            }
        }
    }
    Need::any(needs)
}

/// What is on both sides of a wrong character.
fn guess(vocabulary: &Vocabulary<'_>, left: &[char], right: &[char]) -> Levels {
    let text = vocabulary.fields.text;
    // At an end of the run nothing links a single character, which has to be found by itself.
    let is_between = !left.is_empty() && !right.is_empty();
    let mut needs = vec![
        side_need(text, left, left.len().checked_sub(1).filter(|_| is_between)),
        side_need(text, right, is_between.then_some(0)),
    ];
    let words = side_words(left).into_iter().chain(side_words(right));
    let mut patterns: Vec<Pattern> = words
        .filter(|word| word.len() > 1)
        .map(Pattern::Written)
        .collect();
    if let (Some(before), Some(after)) = (left.last(), right.first()) {
        let mut middles = vocabulary.lexicon.beside(Some(*before), Some(*after));
        middles.truncate(BETWEEN_MAX);
        let linked = |middle: &char| {
            Need::all([
                pair_need(text, (*before, *middle)),
                pair_need(text, (*middle, *after)),
            ])
        };
        needs.push(Need::any(middles.iter().map(linked)));
        patterns.extend(
            middles
                .iter()
                .map(|middle| Pattern::Written(vec![*before, *middle, *after])),
        );
    }
    let is_possible = |side: &[char]| pairs_occur(vocabulary.lexicon, side);
    let need = if is_possible(left) && is_possible(right) {
        Need::all(needs)
    } else {
        Need::Nothing
    };
    let mut levels = Levels::flat(need, Pattern::Written(Vec::new()));
    levels.patterns = patterns;
    levels
}

/// Whether every word of two characters and more on one side occurs anywhere.
fn pairs_occur(lexicon: &Lexicon, side: &[char]) -> bool {
    let words = side_words(side);
    words
        .iter()
        .all(|word| pairs(word).all(|pair| lexicon.has_pair(pair)))
}

/// The words on one side of a wrong character; a single character beside it is linked otherwise.
fn side_need(text: Field, side: &[char], beside: Option<usize>) -> Need {
    let mut position = 0;
    let mut needs = Vec::new();
    for word in side_words(side) {
        if word.len() > 1 || Some(position) != beside {
            needs.push(pairs_need(text, &word));
        }
        position += word.len();
    }
    Need::all(needs)
}

/// The words on one side; single characters that no dictionary joins stay together.
fn side_words(side: &[char]) -> Vec<Vec<char>> {
    let run: String = side.iter().collect();
    let mut result: Vec<Vec<char>> = Vec::new();
    let mut is_loose = false;
    for word in segmenter::words(&run) {
        let mut characters: Vec<char> = word.chars().collect();
        let is_single = characters.len() == 1;
        match result.last_mut() {
            Some(last) if is_single && is_loose => last.append(&mut characters),
            _ => result.push(characters),
        }
        is_loose = is_single;
    }
    result
}

/// The words of a run as words of the name, and the characters at their seams as neighbours.
fn whole_words(vocabulary: &Vocabulary<'_>, run: &str) -> Need {
    let mut needs = Vec::new();
    let mut last: Option<char> = None;
    for word in segmenter::words(run) {
        let characters: Vec<char> = word.chars().collect();
        if let (Some(before), Some(after)) = (last, characters.first()) {
            needs.push(pair_need(vocabulary.fields.name, (before, *after)));
        }
        if characters.len() > 1 {
            needs.push(Need::term(vocabulary.fields.words, word));
        }
        last = characters.last().copied();
    }
    Need::all(needs)
}

fn near_need(vocabulary: &Vocabulary<'_>, stretch: &[char]) -> Need {
    let text = vocabulary.fields.text;
    let units = sounds(stretch).filter(|units| units.len() >= SOUND_CHARS_MIN);
    let positions = units.and_then(|units| lattice(vocabulary.lexicon, &units));
    match positions {
        Some(positions) => chain_need(text, &positions),
        None => pairs_need(text, stretch),
    }
}

/// One of the possible neighbours in each position.
pub(crate) fn chain_need(field: Field, positions: &[Vec<Pair>]) -> Need {
    Need::all(
        positions
            .iter()
            .map(|pairs| Need::any(pairs.iter().map(|pair| pair_need(field, *pair)))),
    )
}

/// Every two neighbours of a stretch; its only character if it has no more.
fn pairs_need(field: Field, stretch: &[char]) -> Need {
    if let [only] = stretch {
        return Need::term(field, only.to_string());
    }
    Need::all(pairs(stretch).map(|pair| pair_need(field, pair)))
}

fn pair_need(field: Field, pair: Pair) -> Need {
    let token: String = [pair.0, pair.1].iter().collect();
    Need::term(field, token)
}

fn pairs(stretch: &[char]) -> impl Iterator<Item = Pair> {
    stretch.windows(2).map(|window| (window[0], window[1]))
}
