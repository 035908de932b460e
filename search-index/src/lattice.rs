//! The Chinese texts of the index that sound a given way, as chains of neighbouring characters.

use crate::lexicon::Lexicon;
use crate::pinyin::{Unit, readings};

/// Two neighbouring characters.
pub(crate) type Pair = (char, char);

/// More neighbours than this in one place say nothing about what was meant.
const PAIRS_MAX: usize = 96;

/// For each place between two syllables, the neighbours that can stand there; every neighbour is
/// part of a chain from the first place to the last. None when no chain exists.
pub(crate) fn lattice(lexicon: &Lexicon, units: &[Unit]) -> Option<Vec<Vec<Pair>>> {
    let mut places: Vec<Vec<Pair>> = Vec::with_capacity(units.len());
    for window in units.windows(2) {
        let mut pairs = lexicon.pairs(window[0], window[1]);
        if let Some(before) = places.last() {
            pairs.retain(|pair| before.iter().any(|earlier| earlier.1 == pair.0));
        }
        if pairs.is_empty() {
            return None;
        }
        places.push(pairs);
    }
    for place in (1..places.len()).rev() {
        let (before, after) = places.split_at_mut(place);
        let earlier = before.last_mut()?;
        earlier.retain(|pair| after[0].iter().any(|later| later.0 == pair.1));
    }
    let is_bounded = places
        .iter()
        .all(|place| (1..=PAIRS_MAX).contains(&place.len()));
    (!places.is_empty() && is_bounded).then_some(places)
}

/// How a stretch of Chinese characters sounds in the usual reading.
pub(crate) fn sounds(characters: &[char]) -> Option<Vec<Unit>> {
    let usual = |character: &char| readings(*character).first().copied().map(Unit::whole);
    characters.iter().map(usual).collect()
}
