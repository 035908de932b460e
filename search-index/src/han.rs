//! Search terms in Chinese characters.

use crate::analysis::HEAD;
use crate::called;
use crate::expand::{Levels, Vocabulary};
use crate::general::is_general;
use crate::greek;
use crate::highlight::Pattern;
use crate::latin;
use crate::lattice::{Pair, lattice, sounds};
use crate::lexicon::Lexicon;
use crate::need::Need;
use crate::negation::is_negation;
use crate::opposite;
use crate::plan::Strictness;
use crate::segmenter;
use crate::units;
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
        Strictness::Mistaken => mistaken(vocabulary, run)?,
    };
    if let Some((rest, unit)) = units::ending_with_area(run) {
        let mut named = vec![latin::levels(vocabulary, unit, strictness)?];
        if !rest.is_empty() {
            named.push(levels(vocabulary, rest, strictness)?);
        }
        return Ok(Levels::any(vec![whole, Levels::all(named)]));
    }
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
    let name = fields.name;
    let mut patterns = vec![pattern];
    if stretches.len() > 1 {
        patterns.extend(stretches.iter().cloned().map(Pattern::Written));
    }
    let word = whole_words(vocabulary, run);
    let mut texts = Vec::new();
    for stretch in &stretches {
        texts.push(as_written(vocabulary, stretch)?);
    }
    let class = called::class(vocabulary, run)?;
    let levels = Levels {
        exact: called::exact(vocabulary, run)?,
        head: word.clone(),
        word,
        phrase: Need::any([pairs_need(name, &characters), class.clone()]),
        name: Need::any([
            Need::all(stretches.iter().map(|stretch| pairs_need(name, stretch))),
            class.clone(),
        ]),
        near: Need::any([
            Need::all(
                stretches
                    .iter()
                    .zip(&texts)
                    .map(|(stretch, text)| near_need(vocabulary, stretch, text)),
            ),
            class.clone(),
        ]),
        text: Need::any([Need::all(texts), class.clone()]),
        patterns,
    };
    let last = segmenter::words(run).pop();
    let mut levels = levels.with_heads(vocabulary, last.into_iter())?;
    // The class says what a product is, as the end of its name does.
    levels.head = Need::any([class.clone(), levels.head]);
    levels.word = Need::any([class, levels.word]);
    Ok(levels)
}

/// A run of characters by its sound alone.
fn by_sound(vocabulary: &Vocabulary<'_>, run: &str) -> tantivy::Result<Levels> {
    let characters: Vec<char> = run.chars().collect();
    let units = sounds(&characters).filter(|units| units.len() > 1);
    let levels = units.map(|units| latin::by_sound(vocabulary, &units));
    let levels = levels.transpose()?.flatten();
    let part = called::by_part(vocabulary, run)?;
    Ok(Levels::any(vec![
        levels.unwrap_or_else(Levels::nothing),
        part,
    ]))
}

/// A run of three or more characters of which any one may be wrong.
///
/// A negation is never the wrong one: what is found without it would be the opposite. A name that ends as the run does
/// and has the rest of it comes first: who types 导尿包 means a package, and 导尿护理包 is one.
fn mistaken(vocabulary: &Vocabulary<'_>, run: &str) -> tantivy::Result<Levels> {
    let characters: Vec<char> = run.chars().collect();
    if characters.len() < SOUND_CHARS_MIN {
        return Ok(Levels::nothing());
    }
    let wrong = (0..characters.len()).filter(|wrong| !is_negation(characters[*wrong]));
    let guesses = wrong.map(|wrong| {
        let (left, rest) = characters.split_at(wrong);
        guess(vocabulary, left, &rest[1..])
    });
    let mut levels = Levels::any(guesses.collect());
    let headed = headed(vocabulary, run, &characters)?;
    let one_off = words_one_off(vocabulary, &characters);
    levels.head = if headed == Need::Nothing {
        one_off.clone()
    } else {
        headed.clone()
    };
    levels.word = Need::any([headed, one_off]);
    levels.near = Need::any([levels.word.clone(), levels.near]);
    Ok(levels)
}

/// Names that end as a run does, with its last character or its last word, and have what is before that.
fn headed(vocabulary: &Vocabulary<'_>, run: &str, characters: &[char]) -> tantivy::Result<Need> {
    let fields = vocabulary.fields;
    let last = segmenter::words(run)
        .last()
        .map_or(0, |word| word.chars().count());
    let mut needs = Vec::new();
    for length in [last, 1] {
        let (rest, head) = characters.split_at(characters.len().saturating_sub(length));
        if rest.len() < 2 || head.is_empty() {
            continue;
        }
        let (rest, head): (String, String) = (rest.iter().collect(), head.iter().collect());
        let stretches = segmenter::stretches(&rest);
        let before = stretches
            .iter()
            .map(|stretch| pairs_need(fields.name, stretch));
        let head = Need::term(fields.words, format!("{HEAD}{head}"));
        needs.push(Need::all([head, Need::all(before)]));
    }
    vocabulary.possible(Need::any(needs))
}

/// A word as it is written, or as a name shortens to it: the end of the name with what is before that. What has the
/// opposite of a property does not meet it.
pub(crate) fn met(vocabulary: &Vocabulary<'_>, word: &[char]) -> tantivy::Result<Need> {
    let mut needs = vec![as_written(vocabulary, word)?];
    if word.len() >= SOUND_CHARS_MIN {
        needs.push(headed(vocabulary, &word.iter().collect::<String>(), word)?);
    }
    let property = opposite::contrasted(vocabulary, word)?;
    vocabulary.possible(Need::all([Need::any(needs), property]))
}

/// A word as it is written, anywhere, or in the name of a class.
fn as_written(vocabulary: &Vocabulary<'_>, word: &[char]) -> tantivy::Result<Need> {
    let class = called::class_with(vocabulary, word)?;
    let text = vocabulary.fields.text;
    let stem = opposite::stem(vocabulary, word)
        .map(|(property, rest)| Need::all([property, pairs_need(text, rest)]));
    let stem = vocabulary.possible(stem.unwrap_or(Need::Nothing))?;
    Ok(Need::any([pairs_need(text, word), class, stem]))
}

/// Words of names that differ from a run in one character.
fn words_one_off(vocabulary: &Vocabulary<'_>, run: &[char]) -> Need {
    let lexicon = vocabulary.lexicon;
    let mut needs = Vec::new();
    for wrong in (0..run.len()).filter(|wrong| !is_negation(run[*wrong])) {
        let before = wrong.checked_sub(1).map(|position| run[position]);
        let others = lexicon.beside(before, run.get(wrong + 1).copied());
        for character in others.into_iter().filter(|each| !is_negation(*each)) {
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
    let words: Vec<Vec<char>> = words.filter(|word| word.len() > 1).collect();
    let is_common = |word: &Vec<char>| is_general(&word.iter().collect::<String>());
    let is_general = !words.is_empty() && words.iter().all(is_common);
    let mut patterns: Vec<Pattern> = words.into_iter().map(Pattern::Written).collect();
    if let (Some(before), Some(after)) = (left.last(), right.first()) {
        let mut middles = vocabulary.lexicon.beside(Some(*before), Some(*after));
        middles.retain(|middle| !is_negation(*middle));
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
    let need = if !is_general && is_possible(left) && is_possible(right) {
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

/// A stretch by its sound, or as it is written where it has none.
fn near_need(vocabulary: &Vocabulary<'_>, stretch: &[char], written: &Need) -> Need {
    let text = vocabulary.fields.text;
    let units = sounds(stretch).filter(|units| units.len() >= SOUND_CHARS_MIN);
    let positions = units.and_then(|units| lattice(vocabulary.lexicon, &units));
    match positions {
        Some(positions) => Need::any([chain_need(text, &positions), written.clone()]),
        None => written.clone(),
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
