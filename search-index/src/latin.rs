//! Search terms in letters and digits: literals, pinyin and initials of pinyin.

use crate::analysis::INITIALS_MAX;
use crate::expand::{Levels, Vocabulary};
use crate::han::chain_need;
use crate::highlight::Pattern;
use crate::lattice::{Pair, lattice};
use crate::lexicon::{Lexicon, WORD_CHARS_MAX};
use crate::need::Need;
use crate::pinyin::{Unit, begun_readings, whole_readings};
use crate::segmenter::bind;

/// When more characters than this have a reading, it does not show which was meant.
const SINGLES_MAX: usize = 96;
const WORDS_MAX: usize = 64;
/// The cost of a syllable that is part of no word, and of a word: words are preferred.
const SINGLE_COST: usize = 3;
const WORD_COST: usize = 2;

/// The readings of a literal. Fully spelled pinyin excludes initials and mere prefixes, so that it finds
/// what the Chinese word finds.
pub(crate) fn levels(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Levels> {
    let mut ways = vec![exact(vocabulary, literal)?];
    if literal.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let whole = readings_by_sound(vocabulary, whole_readings(literal))?;
        if whole.near != Need::Nothing {
            return Ok(Levels::any(vec![ways.remove(0), whole]));
        }
        ways.push(by_initials(vocabulary, literal)?);
        ways.push(readings_by_sound(vocabulary, begun_readings(literal))?);
    }
    ways.push(beginning(vocabulary, literal)?);
    let levels = Levels::any(ways);
    if levels.near != Need::Nothing {
        return Ok(levels);
    }
    split_levels(vocabulary, literal)
}

/// Chinese text with this sound, word by word.
pub(crate) fn by_sound(vocabulary: &Vocabulary<'_>, units: &[Unit]) -> Option<Levels> {
    let (fields, lexicon) = (vocabulary.fields, vocabulary.lexicon);
    let pattern = Pattern::Sounding(units.to_vec());
    if let [only] = units {
        let characters = lexicon.singles(*only);
        if characters.is_empty() || characters.len() > SINGLES_MAX {
            return None;
        }
        let each = |field| {
            Need::any(
                characters
                    .iter()
                    .map(|each| Need::term(field, each.to_string())),
            )
        };
        let mut levels = Levels::flat(each(fields.text), pattern);
        levels.word = each(fields.words);
        return Some(levels);
    }
    let whole = chains(lexicon, units);
    let stretches = stretches(vocabulary, units);
    let cut: Option<Vec<_>> = stretches
        .iter()
        .map(|stretch| chains(lexicon, stretch))
        .collect();
    let cut = cut.or_else(|| whole.clone().map(|whole| vec![whole]))?;
    let in_field = |field| Need::all(cut.iter().map(|positions| chain_need(field, positions)));
    let phrase = whole.map_or(Need::Nothing, |positions| {
        chain_need(fields.name, &positions)
    });
    let mut word = Need::all(
        stretches
            .iter()
            .map(|stretch| words_need(vocabulary, stretch)),
    );
    if stretches.len() > 1 {
        word = Need::all([word, phrase.clone()]);
    }
    let mut patterns = vec![pattern];
    if stretches.len() > 1 {
        patterns.extend(stretches.into_iter().map(Pattern::Sounding));
    }
    let text = in_field(fields.text);
    Some(Levels {
        word,
        phrase,
        name: in_field(fields.name),
        near: text.clone(),
        text,
        patterns,
    })
}

/// The texts with this sound. Two syllables are read as a word if they can be, and not as the end of one
/// word with the beginning of the next (支架, not 树脂加强).
fn chains(lexicon: &Lexicon, units: &[Unit]) -> Option<Vec<Vec<Pair>>> {
    let mut positions = lattice(lexicon, units)?;
    if let [only] = &mut positions[..] {
        let is_word = |pair: &Pair| lexicon.has_word(&String::from_iter([pair.0, pair.1]));
        if only.iter().any(is_word) {
            only.retain(is_word);
        }
    }
    Some(positions)
}

fn readings_by_sound(vocabulary: &Vocabulary<'_>, ways: Vec<Vec<Unit>>) -> tantivy::Result<Levels> {
    let ways = ways
        .into_iter()
        .filter_map(|units| by_sound(vocabulary, &units));
    Ok(Levels::any(ways.collect()))
}

fn exact(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Levels> {
    let need = vocabulary.possible(Need::term(vocabulary.fields.text, literal))?;
    Ok(Levels::flat(
        need,
        Pattern::Begins(literal.chars().collect()),
    ))
}

/// Literals with this prefix; a number is not the prefix of a longer number.
fn beginning(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Levels> {
    let text = vocabulary.fields.text;
    let need = if literal.ends_with(|last: char| last.is_ascii_digit()) {
        // The colon sorts right after the digits, and the full stop before them.
        Need::range(
            text,
            &format!("{literal}:"),
            &format!("{literal}{}", char::MAX),
        )
    } else if literal.chars().nth(1).is_some() {
        Need::starting_with(text, literal)
    } else {
        Need::Nothing
    };
    let need = vocabulary.possible(need)?;
    Ok(Levels::flat(
        need,
        Pattern::Begins(literal.chars().collect()),
    ))
}

fn by_initials(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<Levels> {
    let fields = vocabulary.fields;
    let grams: Vec<&str> = if letters.len() <= INITIALS_MAX {
        vec![letters]
    } else {
        (0..=letters.len() - INITIALS_MAX)
            .map(|start| &letters[start..start + INITIALS_MAX])
            .collect()
    };
    let grams = grams
        .into_iter()
        .map(|gram| Need::term(fields.initials, gram));
    let need = vocabulary.possible(Need::all(grams))?;
    let words = vocabulary.lexicon.words_beginning(letters).take(WORDS_MAX);
    let words = Need::any(words.map(|word| Need::term(fields.words, word)));
    let mut levels = Levels::flat(need, Pattern::Initials(letters.chars().collect()));
    levels.word = vocabulary.possible(words)?;
    Ok(levels)
}

/// Reads `dng16f` as `dng 16f`.
fn split_levels(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Levels> {
    let letters = literal.bytes().take_while(u8::is_ascii_lowercase).count();
    if letters == 0 || letters == literal.len() || !literal.is_ascii() {
        return Ok(Levels::nothing());
    }
    let (letters, rest) = literal.split_at(letters);
    let parts = vec![levels(vocabulary, letters)?, levels(vocabulary, rest)?];
    Ok(Levels::all(parts))
}

/// Words of the index that sound like one stretch.
fn words_need(vocabulary: &Vocabulary<'_>, stretch: &[Unit]) -> Need {
    let reading: Vec<u16> = stretch.iter().map(|unit| unit.from).collect();
    if stretch.iter().any(|unit| unit.from != unit.to) {
        return Need::Nothing;
    }
    let words = vocabulary.lexicon.words_read(&reading).take(WORDS_MAX);
    Need::any(words.map(|word| Need::term(vocabulary.fields.words, word)))
}

/// Cuts syllables into the fewest words of the index, with single syllables bound to them.
fn stretches(vocabulary: &Vocabulary<'_>, units: &[Unit]) -> Vec<Vec<Unit>> {
    let reading: Vec<u16> = units.iter().map(|unit| unit.from).collect();
    let is_whole: Vec<bool> = units.iter().map(|unit| unit.from == unit.to).collect();
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for end in 1..=units.len() {
        let single = (best[end - 1].0 + SINGLE_COST, end - 1);
        let longest = end.min(WORD_CHARS_MAX);
        let words = (2..=longest).map(|length| end - length).filter(|start| {
            is_whole[*start..end].iter().all(|whole| *whole)
                && vocabulary.lexicon.has_word_read(&reading[*start..end])
        });
        let cheapest = words
            .map(|start| (best[start].0 + WORD_COST, start))
            .chain([single])
            .min();
        best.push(cheapest.expect("a single syllable is always possible"));
    }
    let mut words = Vec::new();
    let mut end = units.len();
    while end > 0 {
        let start = best[end].1;
        words.push(units[start..end].to_vec());
        end = start;
    }
    words.reverse();
    bind(words.into_iter())
}
