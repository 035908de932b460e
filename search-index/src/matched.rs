//! The matches of a search as a set: their number, and the first of them in an order.

use std::cmp::Reverse;
use std::sync::Arc;

use tantivy::DocId;

use crate::best::Best;
use crate::docs::Docs;
use crate::facets::Counter;
use crate::need::Need;
use crate::order::WITHOUT_LIMIT;
use crate::query::Facets;
use crate::score::Scoring;
use crate::top::{Found, Segment, View};

/// Documents counted at once.
const BLOCK: usize = 1_024;

/// The documents that match, for each segment.
pub(crate) struct Matched<'index> {
    view: View<'index>,
    segments: Vec<Arc<Docs>>,
    count: usize,
}

impl<'index> Matched<'index> {
    /// Finds the documents that meet a need.
    pub(crate) fn of(view: View<'index>, need: &Need) -> tantivy::Result<Self> {
        let segments: tantivy::Result<Vec<_>> = view.sets().map(|sets| sets.living(need)).collect();
        let segments = segments?;
        let count = count(&segments);
        Ok(Self {
            view,
            segments,
            count,
        })
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Excludes the documents of `others`.
    pub(crate) fn leave_out(&mut self, others: &Self) {
        for (docs, others) in self.segments.iter_mut().zip(&others.segments) {
            if !docs.is_empty() && !others.is_empty() {
                *docs = Arc::new(docs.without(others));
            }
        }
        self.count = count(&self.segments);
    }

    /// The best after `after`: the higher score first, then the lower order; all meet a need.
    pub(crate) fn best(
        &self,
        need: &Need,
        limit: usize,
        after: Option<(u32, u64)>,
    ) -> tantivy::Result<Vec<Found>> {
        let mut best = Best::new(limit, after);
        for ((sets, segment), (index, docs)) in self
            .view
            .sets()
            .zip(self.view.segments)
            .zip(self.docs_by_segment())
        {
            let docs = docs.to_list();
            let mut scores = vec![0.0; docs.len()];
            Scoring::new(sets).add(need, &docs, &mut scores)?;
            best.add_scored(docs.iter().copied().zip(scores), index, segment);
        }
        Ok(best.in_order())
    }

    /// Those with the lowest order after `after`.
    pub(crate) fn lowest(&self, limit: usize, after: Option<u64>) -> Vec<Found> {
        let from = after.map_or(0, |order| order.saturating_add(1));
        let mut found =
            self.first_of_each(|segment, docs| docs.first_from(segment.first_from(from), limit));
        found.sort_unstable_by_key(|found| (found.order, found.segment));
        found.truncate(limit);
        found
    }

    /// Those with the highest order before `before`, the ones without a limit after all others.
    pub(crate) fn highest(&self, limit: usize, before: Option<u64>) -> Vec<Found> {
        if let Some(order) = before.filter(|order| *order >= WITHOUT_LIMIT) {
            return self.lowest(limit, Some(order));
        }
        let end = before.unwrap_or(WITHOUT_LIMIT);
        let mut found =
            self.first_of_each(|segment, docs| docs.last_before(segment.first_from(end), limit));
        found.sort_unstable_by_key(|found| (Reverse(found.order), found.segment));
        found.truncate(limit);
        if found.len() < limit {
            found.extend(self.lowest(limit - found.len(), Some(WITHOUT_LIMIT - 1)));
        }
        found
    }

    /// Counts all by category, manufacturer and catalogue.
    pub(crate) fn facets(&self, category: Option<&str>) -> Facets {
        let segments = self.view.segments;
        let mut counter = Counter::new(category, segments.iter().map(Segment::counted));
        for (segment, docs) in segments.iter().zip(&self.segments) {
            for block in docs.to_list().chunks(BLOCK) {
                counter.count(segment.counted(), block);
            }
        }
        counter.facets()
    }

    fn first_of_each(&self, choose: impl Fn(&Segment, &Docs) -> Vec<DocId>) -> Vec<Found> {
        let mut found = Vec::new();
        for (segment, (index, docs)) in self.view.segments.iter().zip(self.docs_by_segment()) {
            found.extend(choose(segment, docs).into_iter().map(|doc| Found {
                score: 0,
                order: segment.order.get_val(doc),
                segment: index,
                doc,
            }));
        }
        found
    }

    fn docs_by_segment(&self) -> impl Iterator<Item = (usize, &Docs)> {
        self.segments.iter().map(|docs| &**docs).enumerate()
    }
}

fn count(segments: &[Arc<Docs>]) -> usize {
    segments.iter().map(|docs| docs.len()).sum()
}
