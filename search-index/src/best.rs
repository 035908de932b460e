//! The best of the scored documents of several segments.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::query::Weight;
use tantivy::{DocId, Score, SegmentReader};

use crate::top::{Found, Segment};

/// Bits of a score below its meaningful precision: without them neither the order of summation nor the
/// layout of segments decides between documents.
const SCORE_NOISE_BITS: u32 = 8;

/// The best documents of the segments processed so far.
pub(crate) struct Best {
    limit: usize,
    after: Option<(u32, u64)>,
    /// The worst of the best is on top: the lowest score, and of those the last document.
    heap: BinaryHeap<(Reverse<u32>, u64, usize, DocId)>,
}

impl Best {
    pub(crate) fn new(limit: usize, after: Option<(u32, u64)>) -> Self {
        Self {
            limit,
            after,
            heap: BinaryHeap::with_capacity(limit + 1),
        }
    }

    /// Processes the matching documents of a segment, as long as their scores can be among the best.
    pub(crate) fn add_matches(
        &mut self,
        weight: &dyn Weight,
        reader: &SegmentReader,
        segment: usize,
        columns: &Segment,
    ) -> tantivy::Result<()> {
        let alive = reader.alive_bitset();
        let bound = self.bound(columns);
        let mut threshold = self.threshold(0);
        weight.for_each_pruning(threshold, reader, &mut |doc, score| {
            let score = score.to_bits() >> SCORE_NOISE_BITS;
            if is_past(bound, score, doc) && alive.is_none_or(|alive| alive.is_alive(doc)) {
                let order = columns.order.get_val(doc);
                self.push(score, order, segment, doc);
                threshold = self.threshold(order);
            }
            threshold
        })
    }

    /// Processes scored documents of a segment.
    pub(crate) fn add_scored(
        &mut self,
        scored: impl Iterator<Item = (DocId, Score)>,
        segment: usize,
        columns: &Segment,
    ) {
        let bound = self.bound(columns);
        let mut threshold = self.threshold(0);
        for (doc, score) in scored {
            if score <= threshold {
                continue;
            }
            let score = score.to_bits() >> SCORE_NOISE_BITS;
            if is_past(bound, score, doc) {
                let order = columns.order.get_val(doc);
                self.push(score, order, segment, doc);
                threshold = self.threshold(order);
            }
        }
    }

    /// The score of the last document of the page before, and the first document after it.
    fn bound(&self, columns: &Segment) -> Option<(u32, DocId)> {
        self.after
            .map(|(score, order)| (score, columns.first_from(order.saturating_add(1))))
    }

    fn push(&mut self, score: u32, order: u64, segment: usize, doc: DocId) {
        self.heap.push((Reverse(score), order, segment, doc));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// The score that a document from this order on must exceed to be among the best.
    fn threshold(&self, order: u64) -> Score {
        let worst = self.heap.peek().filter(|_| self.heap.len() == self.limit);
        let Some((Reverse(worst), last, _, _)) = worst else {
            return Score::MIN;
        };
        let equal = worst << SCORE_NOISE_BITS;
        // Documents come in order: after the worst of the best an equal score is not enough.
        Score::from_bits(if order >= *last {
            equal | ((1 << SCORE_NOISE_BITS) - 1)
        } else {
            equal.saturating_sub(1)
        })
    }

    pub(crate) fn in_order(self) -> Vec<Found> {
        let sorted = self.heap.into_sorted_vec().into_iter();
        sorted
            .map(|(Reverse(score), order, segment, doc)| Found {
                score,
                order,
                segment,
                doc,
            })
            .collect()
    }
}

fn is_past(bound: Option<(u32, DocId)>, score: u32, doc: DocId) -> bool {
    bound.is_none_or(|(last, bound)| score < last || (score == last && doc >= bound))
}
