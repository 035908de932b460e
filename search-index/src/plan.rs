//! Turns a search into the queries to run, one tier of relevance after the other.

use crate::analysis::{category_filter, flag_filter};
use crate::expand::{Levels, Vocabulary};
use crate::general::class_name;
use crate::highlight::Pattern;
use crate::lexer::{Kind, Piece, compounds, pieces, products};
use crate::need::Need;
use crate::query::SearchQuery;
use crate::text::normal;
use crate::{han, identifiers, latin};

/// Terms beyond this number are ignored, to bound the cost of a search.
const TERMS_MAX: usize = 24;
const TEXT_CHARS_MAX: usize = 256;

/// How strictly terms are matched. A looser way is tried only when a stricter one finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The plan of a search.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) tiers: Vec<Tier>,
    /// What all hits have in common; every tier is a part of it.
    pub(crate) matching: Need,
    pub(crate) patterns: Vec<Pattern>,
}

/// Products of tiers up to this one have every word as it is typed, if it is sought as written.
pub(crate) const WHOLE_RANK: u8 = 4;

impl Plan {
    /// What products have that have every word as it is typed.
    pub(crate) fn whole(&self) -> Need {
        let whole = self.tiers.iter().rfind(|tier| tier.rank <= WHOLE_RANK);
        whole.map_or(Need::Nothing, |tier| tier.need.clone())
    }
}

/// Plans a search.
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
    let mut terms = Vec::new();
    for term in terms_of(&text).iter().take(TERMS_MAX) {
        terms.push(term_levels(vocabulary, term, strictness)?);
    }
    let levels = Levels::all(terms);
    let filter = filter_need(vocabulary, query);
    let fields = vocabulary.fields;
    let ladder = [
        levels.head,
        levels.word,
        levels.phrase,
        levels.name,
        levels.text,
        levels.near,
    ];
    let mut tiers: Vec<Tier> = Vec::new();
    for (rank, need) in (0..).zip(ladder) {
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
        patterns: levels.patterns,
    })
}

/// One term of a search.
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

fn term_levels(
    vocabulary: &Vocabulary<'_>,
    term: &Term,
    strictness: Strictness,
) -> tantivy::Result<Levels> {
    let mut parts = Vec::new();
    for piece in &term.pieces {
        parts.push(match piece.kind {
            Kind::Literal => latin::levels(vocabulary, &piece.text, strictness)?,
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
        let class = Need::term(vocabulary.fields.classes, class_name(&term.text));
        let class = vocabulary.possible(class)?;
        ways.push(Levels::flat(class, Pattern::Written(Vec::new())));
    }
    let identifier = identifiers::beginning(vocabulary.fields, &term.text);
    let identifier = vocabulary.possible(identifier)?;
    let pattern = Pattern::Identifier(identifiers::compact(&term.text).chars().collect());
    ways.push(Levels::flat(identifier, pattern));
    Ok(Levels::any(ways))
}

/// The factors of a product together, and the ends of a range: 10 × 10 is not 10 × 20 with another 10, and 3-0
/// is not a 3 and a 0.
fn together(vocabulary: &Vocabulary<'_>, pieces: &[Piece]) -> tantivy::Result<Levels> {
    let mut needs = Vec::new();
    for product in products(pieces) {
        let need = Need::term(vocabulary.fields.text, product);
        needs.push(vocabulary.possible(need)?);
    }
    for range in compounds(pieces)
        .iter()
        .filter(|compound| compound.contains('-'))
    {
        let need = Need::starting_with(vocabulary.fields.text, range);
        let need = vocabulary.possible(need)?;
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
