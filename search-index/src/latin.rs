//! Search terms in letters and digits: literals, pinyin and initials of pinyin.

use crate::analysis::{HEAD, INITIALS_MAX};
use crate::called;
use crate::equal;
use crate::expand::{Levels, Vocabulary};
use crate::greek;
use crate::han::chain_need;
use crate::highlight::Pattern;
use crate::lattice::{Pair, lattice};
use crate::lexicon::{Lexicon, WORD_CHARS_MAX};
use crate::measure;
use crate::need::Need;
use crate::pinyin::{Unit, spelling};
use crate::plan::Strictness;
use crate::segmenter::bind;
use crate::spelling::{begun_readings, open_readings, spelled, whole_readings};
use crate::units;
use tantivy::schema::Field;

/// When more characters than this have a reading, it does not show which was meant.
const SINGLES_MAX: usize = 160;
const WORDS_MAX: usize = 64;
/// A mistake in fewer letters leaves too many possibilities.
const MISTAKEN_LETTERS_MIN: usize = 6;
/// Letters of a name that are typed among its syllables are at most so many, and are looked for in so many ways.
const NAME_LETTERS_MAX: usize = 4;
const WAYS_MAX: usize = 4;
/// Fewer initials begin too many words to be looked for beside others.
const WORD_INITIALS_MIN: usize = 3;
/// The cost of a syllable that is part of no word, and of a word: words are preferred.
const SINGLE_COST: usize = 3;
const WORD_COST: usize = 2;

/// The readings of a literal. Fully spelled pinyin excludes initials and mere prefixes, so that it finds
/// what the Chinese word finds.
pub(crate) fn levels(
    vocabulary: &Vocabulary<'_>,
    literal: &str,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    if let Some((number, unit)) = units::split(literal).filter(|(_, unit)| !unit.is_empty()) {
        return quantity(vocabulary, number, unit, strictness);
    }
    if let Some(size) = measure::dimension(literal) {
        return size_or_model(vocabulary, literal, &size, strictness);
    }
    let mut ways = vec![exact(vocabulary, literal)?];
    if let Some(letter) = greek::letter(literal) {
        ways = vec![Levels::any(vec![
            ways.remove(0),
            exact(vocabulary, letter)?,
        ])];
    }
    ways.push(called::as_read(vocabulary, literal)?);
    if let Some(letters) = spelled(literal) {
        let whole = readings_by_sound(vocabulary, whole_readings(&letters))?;
        let mut open = readings_by_sound(vocabulary, open_readings(&letters))?;
        if whole.near != Need::Nothing {
            open = open.last();
        }
        let is_read = ways[1].near != Need::Nothing;
        if is_read || whole.near != Need::Nothing || open.near != Need::Nothing {
            ways.extend([whole, open]);
            return Ok(Levels::any(ways));
        }
        ways.push(called::by_initials(vocabulary, &letters)?);
        ways.push(by_initials(vocabulary, &letters)?);
        ways.push(readings_by_sound(vocabulary, begun_readings(&letters))?);
        ways.push(around_letters(vocabulary, &letters)?);
    }
    ways.push(beginning(vocabulary, literal)?);
    let levels = Levels::any(ways);
    if levels.near != Need::Nothing {
        return Ok(levels);
    }
    if strictness == Strictness::Mistaken && literal.len() >= MISTAKEN_LETTERS_MIN {
        return readings_by_sound(vocabulary, mistyped(literal));
    }
    if strictness == Strictness::BySound {
        let levels = called::by_part(vocabulary, literal)?;
        if levels.near != Need::Nothing {
            return Ok(levels);
        }
    }
    let parted = split_levels(vocabulary, literal, strictness)?;
    if parted.near == Need::Nothing && literal.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let ways = vec![
            by_initials(vocabulary, literal)?,
            around_letters(vocabulary, literal)?,
        ];
        let levels = Levels::any(ways);
        if levels.near == Need::Nothing {
            return two_words_by_initials(vocabulary, literal);
        }
        return Ok(levels);
    }
    Ok(parted)
}

/// The initials of two words of a name with others between them: `ycxzsq` for 一次性使用无菌注射器.
fn two_words_by_initials(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<Levels> {
    let mut ways = Vec::new();
    let cuts = WORD_INITIALS_MIN..=letters.len().saturating_sub(WORD_INITIALS_MIN);
    for cut in cuts {
        let (first, second) = letters.split_at(cut);
        let mut words = Vec::new();
        for initials in [first, second] {
            words.push(by_initials(vocabulary, initials)?);
        }
        ways.push(Levels::all(words));
    }
    Ok(Levels::any(ways))
}

/// Whole syllables around letters of a name: `tguan` for T管, `shuangjguan` for 双J管.
fn around_letters(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<Levels> {
    let fields = vocabulary.fields;
    let mut ways = Vec::new();
    for end in 1..letters.len() {
        let (rest, after) = letters.split_at(end);
        let after = whole_readings(after);
        for start in (end.saturating_sub(NAME_LETTERS_MAX)..end).rev() {
            let (before, own) = rest.split_at(start);
            let before_it = whole_readings(before);
            let is_read = !after.is_empty() && (before.is_empty() || !before_it.is_empty());
            if !is_read || ways.len() >= WAYS_MAX || !vocabulary.has(fields.text, own)? {
                continue;
            }
            // The letters come right before what is read after them.
            let seam = &letters[end - 1..=end];
            let mut parts = vec![
                exact(vocabulary, own)?,
                readings_by_sound(vocabulary, after.clone())?,
                Levels::flat(
                    vocabulary.possible(Need::term(fields.initials, seam))?,
                    pattern(own),
                ),
            ];
            if !before.is_empty() {
                parts.push(readings_by_sound(vocabulary, before_it)?);
            }
            ways.push(Levels::all(parts));
        }
    }
    Ok(Levels::any(ways))
}

/// A model such as D3.5, or where nothing has it a diameter or a length of this size.
fn size_or_model(
    vocabulary: &Vocabulary<'_>,
    literal: &str,
    size: &str,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let written = vec![exact(vocabulary, literal)?, beginning(vocabulary, literal)?];
    let model = Levels::any(written);
    if strictness == Strictness::Written && model.near != Need::Nothing {
        return Ok(model);
    }
    let size = levels(vocabulary, size, strictness)?;
    Ok(Levels::any(vec![model, size]))
}

/// A number with its unit. A gauge that is a mere number may be French, a needle's or none at all; a text that
/// leaves a unit out is taken when none has it.
fn quantity(
    vocabulary: &Vocabulary<'_>,
    number: &str,
    unit: &str,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let field = vocabulary.fields.text;
    let written = format!("{number}{unit}");
    let mut tokens = vec![written.clone()];
    match unit {
        "f" | "g" => tokens.push(format!("{number}no")),
        "no" => tokens.extend([
            format!("{number}f"),
            format!("{number}g"),
            number.to_owned(),
        ]),
        _ => {}
    }
    if strictness != Strictness::Written {
        tokens.push(number.to_owned());
    }
    let exact = tokens.iter().map(|token| Need::term(field, token));
    let mut need = vocabulary.possible(Need::any(exact))?;
    if need == Need::Nothing {
        need = vocabulary.possible(begun_with(field, number, unit))?;
    }
    let mut spellings = Vec::new();
    if vocabulary.in_any_unit {
        need = Need::any([need, equal::need(vocabulary, &written)?]);
        spellings = equal::occurring(vocabulary, &written)?;
    }
    let mut levels = Levels::flat(need, Pattern::Begins(written.chars().collect()));
    let spellings = spellings.iter().map(|each| each.chars().collect());
    levels.patterns.extend(spellings.map(Pattern::Begins));
    levels
        .patterns
        .push(Pattern::Number(number.chars().collect()));
    Ok(levels)
}

/// Literals that begin with a quantity, such as a model, and are none in another unit: 3m is not the beginning of 3mm.
fn begun_with(field: Field, number: &str, unit: &str) -> Need {
    let written = format!("{number}{unit}");
    let mut needs = Vec::new();
    let mut lower = written.clone();
    for other in units::longer(unit) {
        let other = format!("{number}{other}");
        needs.push(Need::range(field, &lower, &other));
        lower = format!("{other}{}", char::MAX);
    }
    needs.push(Need::range(
        field,
        &lower,
        &format!("{written}{}", char::MAX),
    ));
    Need::any(needs)
}

/// The readings of letters of which one is missing, too many or wrong, or two are in the wrong order.
fn mistyped(letters: &str) -> Vec<Vec<Unit>> {
    if !letters.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut result = Vec::new();
    let letters = letters.as_bytes();
    let mut read = |changed: Vec<u8>| {
        let changed = String::from_utf8(changed).expect("ASCII letters");
        result.extend(whole_readings(&changed));
    };
    for index in 0..letters.len() {
        let (before, rest) = letters.split_at(index);
        read([before, &rest[1..]].concat());
        if let [first, second, after @ ..] = rest {
            read([before, &[*second, *first], after].concat());
        }
        for letter in b'a'..=b'z' {
            read([before, &[letter], rest].concat());
            read([before, &[letter], &rest[1..]].concat());
        }
    }
    result
}

/// Chinese text with this sound, word by word.
pub(crate) fn by_sound(
    vocabulary: &Vocabulary<'_>,
    units: &[Unit],
) -> tantivy::Result<Option<Levels>> {
    let (fields, lexicon) = (vocabulary.fields, vocabulary.lexicon);
    let pattern = Pattern::Sounding(units.to_vec());
    if let [only] = units {
        return Ok(of_one_syllable(vocabulary, *only, pattern));
    }
    let whole = chains(lexicon, units);
    let stretches = stretches(vocabulary, units);
    let cut: Option<Vec<_>> = stretches
        .iter()
        .map(|stretch| chains(lexicon, stretch))
        .collect();
    let Some(cut) = cut.or_else(|| whole.clone().map(|whole| vec![whole])) else {
        return Ok(None);
    };
    let beyond = whole.as_ref().filter(|whole| !is_within(whole, &cut));
    let in_field = |field| {
        let by_words = Need::all(cut.iter().map(|positions| chain_need(field, positions)));
        let beyond = beyond.map(|positions| chain_need(field, positions));
        Need::any([by_words, beyond.unwrap_or(Need::Nothing)])
    };
    let phrase = whole.as_ref().map_or(Need::Nothing, |positions| {
        chain_need(fields.name, positions)
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
    let last = stretches.last().cloned().unwrap_or_default();
    if stretches.len() > 1 {
        patterns.extend(stretches.into_iter().map(Pattern::Sounding));
    }
    let text = in_field(fields.text);
    let levels = Levels {
        exact: Need::Nothing,
        head: word.clone(),
        word,
        phrase,
        name: in_field(fields.name),
        near: text.clone(),
        text,
        patterns,
    };
    levels
        .with_heads(vocabulary, words_read(vocabulary, &last))
        .map(Some)
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

/// Single characters with a reading; none where too many have it.
fn of_one_syllable(vocabulary: &Vocabulary<'_>, only: Unit, pattern: Pattern) -> Option<Levels> {
    let fields = vocabulary.fields;
    let characters = vocabulary.lexicon.singles(only);
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
    levels.head = levels.word.clone();
    Some(levels)
}

/// Whether every text of a whole is one of its words, of which each may be only some of what sounds so: fumo is 覆膜 by itself,
/// and 复膜 in 修复膜.
fn is_within(whole: &[Vec<Pair>], words: &[Vec<Vec<Pair>>]) -> bool {
    let mut start = 0;
    words.iter().all(|word| {
        let same = &whole[start..start + word.len()];
        // Between the last pair of a word and the first of the next is the pair at their seam.
        start += word.len() + 1;
        let mut both = same.iter().zip(word);
        both.all(|(whole, word)| whole.iter().all(|pair| word.contains(pair)))
    })
}

fn readings_by_sound(vocabulary: &Vocabulary<'_>, ways: Vec<Vec<Unit>>) -> tantivy::Result<Levels> {
    let mut levels = Vec::new();
    for units in ways {
        levels.extend(by_sound(vocabulary, &units)?);
    }
    Ok(Levels::any(levels))
}

fn exact(vocabulary: &Vocabulary<'_>, literal: &str) -> tantivy::Result<Levels> {
    let need = vocabulary.possible(Need::term(vocabulary.fields.text, literal))?;
    Ok(Levels::flat(need, pattern(literal)))
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
    Ok(Levels::flat(need, pattern(literal)))
}

fn pattern(literal: &str) -> Pattern {
    let characters = literal.chars().collect();
    match units::split(literal) {
        Some(_) => Pattern::Number(characters),
        None => Pattern::Begins(characters),
    }
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
    let words = || vocabulary.lexicon.words_beginning(letters).take(WORDS_MAX);
    let whole = Need::any(words().map(|word| Need::term(fields.words, word)));
    let mut levels = Levels::flat(need, Pattern::Initials(letters.chars().collect()));
    levels.word = vocabulary.possible(whole)?;
    levels.with_heads(vocabulary, words())
}

/// Reads `dng16f` as `dng 16f`.
fn split_levels(
    vocabulary: &Vocabulary<'_>,
    literal: &str,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let letters = literal.bytes().take_while(u8::is_ascii_lowercase).count();
    if letters == 0 || letters == literal.len() || !literal.is_ascii() {
        return Ok(Levels::nothing());
    }
    let (letters, rest) = literal.split_at(letters);
    let parts = vec![
        levels(vocabulary, letters, strictness)?,
        levels(vocabulary, rest, strictness)?,
    ];
    Ok(Levels::all(parts))
}

/// Words of the index that sound like one stretch.
fn words_need(vocabulary: &Vocabulary<'_>, stretch: &[Unit]) -> Need {
    let words = words_read(vocabulary, stretch);
    Need::any(words.map(|word| Need::term(vocabulary.fields.words, word)))
}

fn words_read<'index>(
    vocabulary: &Vocabulary<'index>,
    stretch: &[Unit],
) -> impl Iterator<Item = &'index str> {
    let is_whole = stretch.iter().all(|unit| unit.from == unit.to);
    let reading: Vec<u16> = stretch.iter().map(|unit| unit.from).collect();
    let words = is_whole.then(|| vocabulary.lexicon.words_read(&reading));
    words.into_iter().flatten().take(WORDS_MAX)
}

/// Cuts syllables into the fewest words of the index, with single syllables bound to them.
fn stretches(vocabulary: &Vocabulary<'_>, units: &[Unit]) -> Vec<Vec<Unit>> {
    let best = cheapest(vocabulary, units);
    let mut words = Vec::new();
    let mut end = units.len();
    while end > 0 {
        let start = best[end].1;
        words.push(units[start..end].to_vec());
        end = start;
    }
    words.reverse();
    let parted = words.into_iter().flat_map(|word| parts(vocabulary, word));
    bind(parted)
}

/// The least cost of the first syllables of some, for each number of them, with where the last word of those begins.
fn cheapest(vocabulary: &Vocabulary<'_>, units: &[Unit]) -> Vec<(usize, usize)> {
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
    best
}

/// Letters as the words that they are read as, if they are several.
pub(crate) fn words_of(vocabulary: &Vocabulary<'_>, letters: &str) -> Vec<String> {
    let ways = spelled(letters).map_or(Vec::new(), |letters| whole_readings(&letters));
    let cost = |units: &&Vec<Unit>| cheapest(vocabulary, units).last().copied();
    let likely = ways.iter().min_by_key(cost);
    let words = likely.map_or(Vec::new(), |units| stretches(vocabulary, units));
    let spell = |word: &Vec<Unit>| word.iter().map(|unit| spelling(unit.from)).collect();
    words.iter().map(spell).collect()
}

/// Whether the name of a product ends with a word that is read as these letters.
pub(crate) fn ends_name(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<bool> {
    let ways = spelled(letters).map_or(Vec::new(), |letters| whole_readings(&letters));
    for units in ways {
        for word in words_read(vocabulary, &units) {
            if vocabulary.has(vocabulary.fields.words, &format!("{HEAD}{word}"))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The shorter words of which a word consists by its sound, as [`crate::segmenter::stretches`] cuts it; else itself.
fn parts(vocabulary: &Vocabulary<'_>, word: Vec<Unit>) -> Vec<Vec<Unit>> {
    let reading: Vec<u16> = word.iter().map(|unit| unit.from).collect();
    let mut result = Vec::new();
    let mut start = 0;
    while start < word.len() {
        let longest = (word.len() - start).min(word.len() - 1);
        let is_word = |length: &usize| {
            vocabulary
                .lexicon
                .has_word_read(&reading[start..start + length])
        };
        let Some(length) = (2..=longest).rev().find(is_word) else {
            return vec![word];
        };
        result.push(word[start..start + length].to_vec());
        start += length;
    }
    result
}
