//! The Chinese texts of the index with a given sound, as chains of neighbouring characters.

use crate::lexicon::Lexicon;
use crate::pinyin::{Unit, readings};

/// Two neighbouring characters.
pub(crate) type Pair = (char, char);

/// When more neighbours than this are possible in one position where a syllable is only begun, they do not show what was
/// meant.
const PAIRS_MAX: usize = 96;
/// Whole syllables show what was meant, however many words sound so: this only bounds the work.
const WHOLE_PAIRS_MAX: usize = 2_048;

/// For each position between two syllables, the possible neighbours; every neighbour is part of a chain
/// from the first position to the last. `None` when no chain exists.
pub(crate) fn lattice(lexicon: &Lexicon, units: &[Unit]) -> Option<Vec<Vec<Pair>>> {
    let mut positions: Vec<Vec<Pair>> = Vec::with_capacity(units.len());
    for window in units.windows(2) {
        let mut pairs = lexicon.pairs(window[0], window[1]);
        if let Some(before) = positions.last() {
            pairs.retain(|pair| before.iter().any(|earlier| earlier.1 == pair.0));
        }
        if pairs.is_empty() {
            return None;
        }
        positions.push(pairs);
    }
    for position in (1..positions.len()).rev() {
        let (before, after) = positions.split_at_mut(position);
        let earlier = before.last_mut()?;
        earlier.retain(|pair| after[0].iter().any(|later| later.0 == pair.1));
    }
    let is_bounded = positions
        .iter()
        .zip(units.windows(2))
        .all(|(position, window)| {
            let is_whole = window.iter().all(|unit| unit.from == unit.to);
            let most = if is_whole { WHOLE_PAIRS_MAX } else { PAIRS_MAX };
            (1..=most).contains(&position.len())
        });
    (!positions.is_empty() && is_bounded).then_some(positions)
}

/// The usual reading of a stretch of Chinese characters.
pub(crate) fn sounds(characters: &[char]) -> Option<Vec<Unit>> {
    let usual = |character: &char| readings(*character).first().copied().map(Unit::whole);
    characters.iter().map(usual).collect()
}
