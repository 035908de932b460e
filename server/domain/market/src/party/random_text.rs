//! Texts that nobody chose, to be read aloud or typed from paper: passwords and codes that are handed over.

use rand::seq::IndexedRandom;

/// None that is taken for another when it is read aloud or typed from paper. Each is nearly five bits.
pub(super) const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// How many letters are together.
const GROUP: usize = 4;

/// So many groups of four letters, with hyphens between them.
pub(super) fn grouped(groups: usize) -> String {
    let mut rng = rand::rng();
    let group = |_| {
        let chosen = (0..GROUP).filter_map(|_| LETTERS.choose(&mut rng));
        chosen.copied().map(char::from).collect::<String>()
    };
    (0..groups).map(group).collect::<Vec<_>>().join("-")
}
