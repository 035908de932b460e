//! Turns a search into the queries to run, one tier of relevance after the other.

use crate::analysis::{category_filter, flag_filter};
use crate::equal;
use crate::expand::{Levels, Vocabulary};
use crate::general::is_general;
use crate::highlight::Pattern;
use crate::lexer::{Kind, Piece, compounds, joined, pieces, products};
use crate::need::Need;
use crate::opposite;
use crate::query::SearchQuery;
use crate::spelling::{spelled, whole_readings};
use crate::text::normal;
use crate::{called, exclusion, han, identifiers, latin, power};

/// Terms beyond this number are ignored, to bound the cost of a search.
const TERMS_MAX: usize = 24;
const TEXT_CHARS_MAX: usize = 256;

/// How strictly terms are matched. A looser way is tried only when a stricter one finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Strictness {
    Written,
    BySound,
    Mistaken,
}

impl Strictness {
    pub(crate) const ALL: [Self; 3] = [Self::Written, Self::BySound, Self::Mistaken];
}

/// Products of one tier of relevance.
#[derive(Debug)]
pub(crate) struct Tier {
    /// The number of the tier; the best is 0.
    pub(crate) rank: u8,
    pub(crate) need: Need,
    /// Whether the engine's score orders the products; else their order in the index alone.
    pub(crate) is_scored: bool,
}

#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) tiers: Vec<Tier>,
    /// What all hits have in common; every tier is a part of it.
    pub(crate) matching: Need,
    pub(crate) patterns: Vec<Pattern>,
}

/// Products of tiers up to this one have every word as it is typed, if it is sought as written.
pub(crate) const WHOLE_RANK: u8 = 11;
/// Products of tiers from this one on may have an equal quantity in another unit instead of the one that is typed.
const EQUAL_RANK: u8 = 6;
/// Products of this tier have what sounds like the words.
const NEAR_RANK: u8 = WHOLE_RANK + 1;
/// Products of tiers from this one on may have the opposite of a property that is typed.
const OTHERS_RANK: u8 = NEAR_RANK + 1;

impl Plan {
    /// What products have that have every word as it is typed.
    pub(crate) fn whole(&self) -> Need {
        let whole = self.tiers.iter().rfind(|tier| tier.rank <= WHOLE_RANK);
        whole.map_or(Need::Nothing, |tier| tier.need.clone())
    }
}

pub(crate) fn plan(
    vocabulary: &Vocabulary<'_>,
    query: &SearchQuery,
    text: &str,
    strictness: Strictness,
) -> tantivy::Result<Plan> {
    let mut text = normal(text);
    if let Some((end, _)) = text.char_indices().nth(TEXT_CHARS_MAX) {
        text.truncate(end);
    }
    let mut terms = terms_of(&text);
    terms.truncate(TERMS_MAX);
    let (ladder, patterns) = ladder(vocabulary, &terms, strictness)?;
    let filter = Need::all([
        filter_need(vocabulary, query),
        excluding(vocabulary, &query.text)?,
    ]);
    let fields = vocabulary.fields;
    let mut tiers: Vec<Tier> = Vec::new();
    for (rank, need) in ladder {
        let need = Need::all([need, filter.clone()]);
        let is_new = tiers.last().is_none_or(|last| last.need != need);
        if need != Need::Nothing && is_new {
            let is_scored = need.touches(&[fields.name, fields.words]);
            tiers.push(Tier {
                rank,
                need,
                is_scored,
            });
        }
    }
    let matching = tiers.last().map_or(Need::Nothing, |tier| tier.need.clone());
    Ok(Plan {
        tiers,
        matching,
        patterns,
    })
}

/// What products have of which no word is excluded by the text.
fn excluding(vocabulary: &Vocabulary<'_>, text: &str) -> tantivy::Result<Need> {
    let (_, mut excluded) = exclusion::split(text);
    excluded.truncate(TERMS_MAX);
    let mut needs = Vec::new();
    for word in excluded {
        let terms = terms_of(&normal(&word));
        if !terms.is_empty() {
            let levels = terms_levels(vocabulary, &terms, Strictness::Written)?;
            // A word that is typed in letters is only found by its sound.
            let is_spelled = terms.iter().all(|term| term.text.is_ascii());
            needs.push(if is_spelled { levels.near } else { levels.text });
        }
    }
    Ok(Need::not(Need::any(needs)))
}

/// What products of a rank have, and the rank.
type Step = (u8, Need);

/// What products of each rank have, the best first, and what to mark in them. Where quantities are stated in other
/// units too, those that have them as they are typed come before those that have their equals; those with the properties that are
/// typed come before all that may have their opposites.
fn ladder(
    vocabulary: &Vocabulary<'_>,
    terms: &[Term],
    strictness: Strictness,
) -> tantivy::Result<(Vec<Step>, Vec<Pattern>)> {
    let levels = |vocabulary: &Vocabulary<'_>| -> tantivy::Result<Levels> {
        terms_levels(vocabulary, terms, strictness)
    };
    let steps = |levels: &Levels| {
        let Levels {
            exact,
            head,
            word,
            phrase,
            name,
            text,
            ..
        } = levels.clone();
        [exact, head, word, phrase, name, text]
    };
    let mut last = levels(vocabulary)?;
    let mut ladder: Vec<Step> = (0..).zip(steps(&last)).collect();
    let mut has_equals = false;
    // What is sought less strictly looks at each number by itself: equals would lose their products.
    for term in terms.iter().filter(|_| strictness == Strictness::Written) {
        has_equals = has_equals || equal::occurs(vocabulary, &term.pieces)?;
    }
    if has_equals {
        let in_any_unit = true;
        last = levels(&Vocabulary {
            in_any_unit,
            ..*vocabulary
        })?;
        ladder.extend((EQUAL_RANK..).zip(steps(&last)));
    }
    ladder.push((NEAR_RANK, last.near));
    let mut properties = Vec::new();
    for term in terms {
        properties.push(opposite::typed(vocabulary, &term.pieces)?);
    }
    let property = Need::all(properties);
    if property != Need::Everything {
        let has = |(rank, need): &Step| (*rank, Need::all([need.clone(), property.clone()]));
        let others = ladder
            .iter()
            .map(|(rank, need)| (rank + OTHERS_RANK, need.clone()));
        ladder = ladder.iter().map(has).chain(others).collect();
    }
    Ok((ladder, last.patterns))
}

pub(crate) struct Term {
    pub(crate) pieces: Vec<Piece>,
    /// As it was typed, in normal form.
    pub(crate) text: String,
}

/// Terms are separated by blanks, except within a quantity.
pub(crate) fn terms_of(text: &str) -> Vec<Term> {
    let characters: Vec<char> = text.chars().collect();
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces(text) {
        let last = groups.last().and_then(|group| group.last());
        let is_apart = last.is_none_or(|last| {
            let between = last.range.end..piece.range.start.max(last.range.end);
            characters[between].iter().any(|each| each.is_whitespace())
        });
        match groups.last_mut() {
            Some(group) if !is_apart => group.push(piece),
            _ => groups.push(vec![piece]),
        }
    }
    let terms = groups.into_iter().map(|pieces| {
        let ends = pieces.first().zip(pieces.last());
        let range = ends.map_or(0..0, |(first, last)| first.range.start..last.range.end);
        Term {
            text: characters[range].iter().collect(),
            pieces,
        }
    });
    terms.collect()
}

/// The letters before the number of a model that is typed apart are at most so many: `JL 4`.
const MODEL_LETTERS_MAX: usize = 4;

/// Terms that are typed apart and may be one.
enum Run {
    /// Syllables of a word: `tou xi qi`.
    Syllables,
    /// Its initials: `d n g`.
    Initials,
    /// The letters and the number of a model: `JL 4`.
    Model,
}

/// The run that begins with the first of these terms, and how many of them are in it.
fn run_of(terms: &[Term]) -> (usize, Run) {
    let initials = terms.iter().take_while(|term| letters(term) == 1).count();
    if initials > 1 {
        return (initials, Run::Initials);
    }
    if let [first, second, ..] = terms
        && (1..=MODEL_LETTERS_MAX).contains(&letters(first))
        && begins_with_digit(second)
    {
        return (2, Run::Model);
    }
    let syllables = terms.iter().map_while(syllables).count();
    (syllables.max(1), Run::Syllables)
}

/// How many letters a term has that consists of letters alone.
fn letters(term: &Term) -> usize {
    match term.pieces.as_slice() {
        [only] if only.text.bytes().all(|byte| byte.is_ascii_lowercase()) => only.text.len(),
        _ => 0,
    }
}

fn begins_with_digit(term: &Term) -> bool {
    let [only] = term.pieces.as_slice() else {
        return false;
    };
    only.kind == Kind::Literal && only.text.starts_with(|first: char| first.is_ascii_digit())
}

/// The levels of all terms. What is typed apart may be one word as well: `tou xi qi`, `d n g`, `JL 4`.
fn terms_levels(
    vocabulary: &Vocabulary<'_>,
    terms: &[Term],
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < terms.len() {
        let (length, kind) = run_of(&terms[start..]);
        let run = &terms[start..start + length];
        let each = run
            .iter()
            .map(|term| term_levels(vocabulary, term, strictness));
        let apart = Levels::all(each.collect::<tantivy::Result<_>>()?);
        let is_one = match kind {
            Run::Syllables => length > 1 && run.iter().any(|term| syllables(term) == Some(1)),
            Run::Initials | Run::Model => true,
        };
        let mut together = Levels::nothing();
        if is_one {
            let joined: String = run
                .iter()
                .map(|term| term.pieces[0].text.as_str())
                .collect();
            together = latin::levels(vocabulary, &joined, strictness)?;
        }
        parts.push(match kind {
            _ if together.near == Need::Nothing => apart,
            Run::Syllables | Run::Initials => Levels::any(vec![together, apart.last()]),
            Run::Model => Levels::any(vec![apart, together]),
        });
        start += length;
    }
    let apart = Levels::all(parts);
    // 止血 耗材 is more than 止血材料: what says nothing of its own and is typed apart is no ending.
    let is_name = |last: &Term| !is_general(&last.text);
    if terms.len() < 2 || !terms.last().is_some_and(is_name) {
        return Ok(apart);
    }
    let whole: String = terms.iter().map(|term| term.text.as_str()).collect();
    let code = identifiers::code_in_groups(vocabulary.fields, &whole);
    let code = vocabulary.possible(code)?;
    let pattern = Pattern::Identifier(identifiers::compact(&whole).chars().collect());
    let whole = called::as_typed(vocabulary, &whole)?;
    Ok(Levels::any(vec![Levels::flat(code, pattern), whole, apart]))
}

/// The number of syllables of a term of pinyin; `None` for another one.
pub(crate) fn syllables(term: &Term) -> Option<usize> {
    let [only] = term.pieces.as_slice() else {
        return None;
    };
    let letters = spelled(&only.text).filter(|letters| letters.len() > 1)?;
    whole_readings(&letters).first().map(Vec::len)
}

fn term_levels(
    vocabulary: &Vocabulary<'_>,
    term: &Term,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let mut parts = Vec::new();
    for piece in &term.pieces {
        parts.push(match piece.kind {
            Kind::Literal => {
                let levels = latin::levels(vocabulary, &piece.text, strictness)?;
                power::signed(vocabulary, piece, levels)?
            }
            Kind::Han => han::levels(vocabulary, &piece.text, strictness)?,
        });
    }
    if strictness == Strictness::Written {
        parts.push(together(vocabulary, &term.pieces)?);
    }
    let mut ways = vec![Levels::all(parts)];
    for compound in compounds(&term.pieces) {
        let need = Need::starting_with(vocabulary.fields.text, &compound);
        let need = vocabulary.possible(need)?;
        ways.push(Levels::flat(
            need,
            Pattern::Begins(compound.chars().collect()),
        ));
    }
    if term.pieces.len() > 1 {
        ways.push(called::as_typed(vocabulary, &term.text)?);
    }
    let identifier = identifiers::beginning(vocabulary.fields, &term.text);
    let mut identifier = vocabulary.possible(identifier)?;
    if identifier == Need::Nothing && strictness == Strictness::Written {
        identifier = identifiers::within_code(vocabulary, &term.text)?;
    }
    let pattern = Pattern::Identifier(identifiers::compact(&term.text).chars().collect());
    ways.push(Levels::flat(identifier, pattern));
    Ok(Levels::any(ways))
}

/// The factors of a product together, and the ends of a range: 10 × 10 is not 10 × 20 with another 10, and 3-0
/// is not a 3 and a 0.
fn together(vocabulary: &Vocabulary<'_>, pieces: &[Piece]) -> tantivy::Result<Levels> {
    let mut needs = Vec::new();
    let text = vocabulary.fields.text;
    let (equal_products, equal_ranges) = if vocabulary.in_any_unit {
        equal::groups(vocabulary, pieces)
    } else {
        Default::default()
    };
    let either = |need: Need, equal: Option<&Need>| {
        let equal = equal.cloned().unwrap_or(Need::Nothing);
        vocabulary.possible(Need::any([need, equal]))
    };
    for (index, product) in products(pieces).into_iter().enumerate() {
        needs.push(either(
            Need::term(text, product),
            equal_products.get(index),
        )?);
    }
    for (index, range) in joined(pieces).into_iter().enumerate() {
        if !range.contains('-') {
            continue;
        }
        let need = either(Need::starting_with(text, range), equal_ranges.get(index))?;
        needs.extend(Some(need).filter(|need| *need != Need::Nothing));
    }
    let mut levels = Levels::flat(Need::all(needs), Pattern::Begins(Vec::new()));
    levels.patterns.clear();
    Ok(levels)
}

fn filter_need(vocabulary: &Vocabulary<'_>, query: &SearchQuery) -> Need {
    let fields = vocabulary.fields;
    let flag = |name, value: Option<bool>| match value {
        Some(is_set) => Need::term(fields.filter, flag_filter(name, is_set)),
        None => Need::Everything,
    };
    let category = query.category.as_deref().map_or(Need::Everything, |code| {
        Need::term(fields.filter, category_filter(code))
    });
    let manufacturer = query.manufacturer.map_or(Need::Everything, |id| {
        Need::Term(tantivy::Term::from_field_i64(fields.manufacturer, id))
    });
    let certificate = query
        .certificate
        .as_deref()
        .map_or(Need::Everything, |prefix| {
            identifiers::certificate(fields, &normal(prefix))
        });
    Need::all([
        category,
        manufacturer,
        certificate,
        flag("capped", query.capped),
        flag("zone", query.zone),
        flag("buyable", query.buyable),
    ])
}
