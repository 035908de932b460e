//! What rounds say: medians, ratios, and whether a goal was reached.

pub(crate) fn median(rounds: &mut [u64]) -> u64 {
    rounds.sort_unstable();
    rounds[rounds.len() / 2]
}

/// `above` by `below` in hundredths.
pub(crate) fn hundredths(above: u64, below: u64) -> u64 {
    above * 100 / below.max(1)
}

/// A number of hundredths as people write it.
pub(crate) fn shown(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

pub(crate) fn verdict(reached: bool) -> &'static str {
    if reached { "met" } else { "missed" }
}
