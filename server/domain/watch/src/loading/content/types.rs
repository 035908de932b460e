//! What rows mean, and the import that did the same.

use std::hash::{Hash, Hasher};

use chrono::{DateTime, Utc};
use ground::ImportId;
use sha2::{Digest, Sha256};

use crate::loading::verdict::Counts;

/// What the rows of a file mean, whatever their order and the format of the file. Rows are hashed one by one and their
/// hashes added, so that the order does not count and the memory does not grow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    sums: [u64; 4],
    rows: u64,
    /// The numbers of the first and the last row in the file.
    numbers: Option<(u32, u32)>,
    /// The rows that are left out whatever was loaded before: the first and the last of each run of them.
    skipped: Vec<(u32, u32)>,
    skipped_rows: u64,
}

fn digest(row: &impl Hash) -> [u8; 32] {
    let mut hasher = RowHasher(Sha256::new());
    row.hash(&mut hasher);
    hasher.0.finalize().into()
}

/// An import with the same content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Same {
    pub import: ImportId,
    pub file_name: String,
    pub started_at: DateTime<Utc>,
    /// When it was undone since.
    pub undone_at: Option<DateTime<Utc>>,
}

impl Content {
    pub fn add(&mut self, number: u32, row: &impl Hash) {
        for (sum, bytes) in self.sums.iter_mut().zip(digest(row).chunks_exact(8)) {
            let lane = bytes
                .iter()
                .fold(0_u64, |lane, byte| lane << 8 | u64::from(*byte));
            *sum = sum.wrapping_add(lane);
        }
        self.pass(number);
    }

    /// Notes a row that is left out: nobody sees it, or a later one counts instead.
    pub fn skip(&mut self, number: u32) {
        let before = self.numbers.map(|(_, last)| last);
        match self.skipped.last_mut() {
            // Blank rows between them belong to neither.
            Some((_, last)) if before == Some(*last) => *last = number,
            Some(_) | None => self.skipped.push((number, number)),
        }
        self.skipped_rows += 1;
        self.pass(number);
    }

    /// Notes a row that means nothing, since it is not filled in.
    pub fn pass(&mut self, number: u32) {
        self.rows += 1;
        let first = self.numbers.map_or(number, |(first, _)| first);
        self.numbers = Some((first, number));
    }

    /// The hash that is stored.
    #[must_use]
    pub fn fingerprint(&self) -> Vec<u8> {
        self.sums.iter().flat_map(|sum| sum.to_be_bytes()).collect()
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> i64 {
        i64::try_from(self.rows).unwrap_or(i64::MAX)
    }

    /// What becomes of the rows where an earlier import did the same.
    #[must_use]
    pub fn done_before(&self) -> Counts {
        let skipped = i64::try_from(self.skipped_rows).unwrap_or(i64::MAX);
        Counts {
            unchanged: self.rows().saturating_sub(skipped),
            skipped,
            ..Counts::default()
        }
    }

    /// The number of the last row.
    pub(super) fn last_number(&self) -> u32 {
        self.numbers.unwrap_or_default().1
    }

    /// All rows as runs, from the first to the last of each, and whether they are left out.
    pub(super) fn runs(&self) -> Vec<(u32, u32, bool)> {
        let Some((mut next, end)) = self.numbers else {
            return Vec::new();
        };
        let mut runs = Vec::new();
        for (first, last) in &self.skipped {
            if next < *first {
                runs.push((next, first - 1, false));
            }
            runs.push((*first, *last, true));
            next = last + 1;
        }
        if next <= end {
            runs.push((next, end, false));
        }
        runs
    }
}

/// Lets a row that can be hashed feed a hash that nobody can aim at.
struct RowHasher(Sha256);

impl Hasher for RowHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(rows: &[&str]) -> Vec<u8> {
        let mut content = Content::default();
        for (number, row) in (2..).zip(rows) {
            content.add(number, row);
        }
        content.fingerprint()
    }

    #[test]
    fn rows_that_are_left_out_are_runs_and_a_figure_of_their_own() {
        let mut content = Content::default();
        content.add(2, &"a");
        content.skip(3);
        content.skip(5);
        content.add(6, &"b");
        content.skip(7);
        let runs = [(2, 2, false), (3, 5, true), (6, 6, false), (7, 7, true)];
        assert_eq!(content.runs(), runs);
        let counts = content.done_before();
        assert_eq!((counts.unchanged, counts.skipped), (2, 3));
        assert_eq!(Content::default().runs(), []);
    }

    #[test]
    fn the_order_of_rows_does_not_count_and_how_often_each_is_there_does() {
        assert_eq!(content(&["a", "b", "b"]), content(&["b", "a", "b"]));
        assert_ne!(content(&["a", "b"]), content(&["a", "b", "b"]));
        assert_ne!(content(&["ab"]), content(&["a", "b"]));
        assert_ne!(content(&["a"]), content(&[]));
    }
}
