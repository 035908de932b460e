//! Finds the first documents of an order, reading no more of the index than that takes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Query, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term};

use crate::facets::{Columns, Counter};
use crate::need::Need;
use crate::order::WITHOUT_LIMIT;
use crate::query::Facets;
use crate::schema::{CLASS, ID, MANUFACTURER, ORDER};

/// Bits of a score that are too fine to tell documents apart, so that neither the order of summing
/// nor the layout of segments decides.
const SCORE_NOISE_BITS: u32 = 8;
const FIRST_WINDOW: DocId = 2_048;
const WINDOW_GROWTH: DocId = 8;

/// The columns of one segment.
pub(crate) struct Segment {
    pub(crate) order: Arc<dyn ColumnValues<u64>>,
    pub(crate) ids: Arc<dyn ColumnValues<i64>>,
    classes: Arc<dyn ColumnValues<u64>>,
    manufacturers: Arc<dyn ColumnValues<i64>>,
}

/// A document in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) score: u32,
    pub(crate) order: u64,
    pub(crate) segment: usize,
    pub(crate) doc: DocId,
}

/// An index at one moment.
#[derive(Clone, Copy)]
pub(crate) struct View<'index> {
    pub(crate) searcher: &'index Searcher,
    pub(crate) segments: &'index [Segment],
}

impl Segment {
    /// Opens the columns of a segment.
    pub(crate) fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            order: columns.u64(ORDER)?.first_or_default_col(u64::MAX),
            ids: columns.i64(ID)?.first_or_default_col(0),
            classes: columns.u64(CLASS)?.first_or_default_col(0),
            manufacturers: columns.i64(MANUFACTURER)?.first_or_default_col(0),
        })
    }

    fn counted(&self) -> Columns<'_> {
        Columns {
            classes: &self.classes,
            manufacturers: &self.manufacturers,
        }
    }

    /// The first document that does not lie before a place.
    fn first_from(&self, order: u64) -> DocId {
        let (mut low, mut high) = (0, self.order.num_vals());
        while low < high {
            let middle = low.midpoint(high);
            if self.order.get_val(middle) < order {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

impl View<'_> {
    /// The best documents after a place, the higher score first, then the lower order.
    pub(crate) fn best(
        &self,
        query: &dyn Query,
        limit: usize,
        after: Option<(u32, u64)>,
    ) -> tantivy::Result<Vec<Found>> {
        let scoring = EnableScoring::enabled_from_statistics_provider(&Steady, self.searcher);
        let weight = query.weight(scoring)?;
        let mut found = Vec::new();
        for (segment, reader, columns) in self.each() {
            let bound =
                after.map(|(score, order)| (score, columns.first_from(order.saturating_add(1))));
            for (score, doc) in best_of_segment(&*weight, reader, limit, bound)? {
                found.push(Found {
                    score,
                    order: columns.order.get_val(doc),
                    segment,
                    doc,
                });
            }
        }
        found.sort_unstable_by_key(|found| (Reverse(found.score), found.order, found.segment));
        found.truncate(limit);
        Ok(found)
    }

    /// The documents with the lowest order after a place.
    pub(crate) fn lowest(
        &self,
        query: &dyn Query,
        limit: usize,
        after: Option<u64>,
    ) -> tantivy::Result<Vec<Found>> {
        let from = after.map_or(0, |order| order.saturating_add(1));
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut found = Vec::new();
        for (segment, reader, columns) in self.each() {
            let start = columns.first_from(from);
            let docs = first_docs(&*weight, reader, start..reader.max_doc(), limit)?;
            found.extend(docs.into_iter().map(|doc| Found {
                score: 0,
                order: columns.order.get_val(doc),
                segment,
                doc,
            }));
        }
        found.sort_unstable_by_key(|found| (found.order, found.segment));
        found.truncate(limit);
        Ok(found)
    }

    /// The documents with the highest order before a place, those without a limit after all
    /// others.
    pub(crate) fn highest(
        &self,
        query: &dyn Query,
        limit: usize,
        before: Option<u64>,
    ) -> tantivy::Result<Vec<Found>> {
        if let Some(order) = before.filter(|order| *order >= WITHOUT_LIMIT) {
            return self.lowest(query, limit, Some(order));
        }
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut found = Vec::new();
        for (segment, reader, columns) in self.each() {
            let end = columns.first_from(before.unwrap_or(WITHOUT_LIMIT));
            let docs = last_docs(&*weight, reader, end, limit)?;
            found.extend(docs.into_iter().map(|doc| Found {
                score: 0,
                order: columns.order.get_val(doc),
                segment,
                doc,
            }));
        }
        found.sort_unstable_by_key(|found| (Reverse(found.order), found.segment));
        found.truncate(limit);
        if found.len() < limit {
            let rest = limit - found.len();
            found.extend(self.lowest(query, rest, Some(WITHOUT_LIMIT - 1))?);
        }
        Ok(found)
    }

    /// How many documents match, and whether counting went to the end.
    pub(crate) fn count(&self, need: &Need, most: u64) -> tantivy::Result<(u64, bool)> {
        let query = need.query();
        if *need == Need::Everything {
            return Ok((self.searcher.num_docs(), true));
        }
        if let Need::Term(term) = need {
            // The dictionary knows how many documents have a term, removed ones included.
            let known = self.searcher.doc_freq(term)?;
            let removed: u64 = self
                .each()
                .map(|(_, reader, _)| u64::from(reader.num_deleted_docs()))
                .sum();
            if removed == 0 || known > most.saturating_add(removed) {
                return Ok(if removed == 0 {
                    (known, true)
                } else {
                    (most, false)
                });
            }
        }
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut count = 0;
        for (_, reader, _) in self.each() {
            match reader.alive_bitset() {
                None => count += u64::from(weight.count(reader)?),
                Some(alive) => {
                    let mut docs = weight.scorer(reader, 1.0)?;
                    let mut doc = docs.doc();
                    while doc != TERMINATED && count <= most {
                        count += u64::from(alive.is_alive(doc));
                        doc = docs.advance();
                    }
                }
            }
            if count > most {
                return Ok((most, false));
            }
        }
        Ok((count, true))
    }

    /// Counts all documents that match by category, manufacturer and catalogue.
    pub(crate) fn facets(
        &self,
        query: &dyn Query,
        category: Option<&str>,
    ) -> tantivy::Result<(u64, Facets)> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut counter = Counter::new(category, self.segments.iter().map(Segment::counted));
        for (_, reader, segment) in self.each() {
            let columns = segment.counted();
            let mut living = Vec::new();
            weight.for_each_no_score(reader, &mut |docs| match reader.alive_bitset() {
                None => counter.count(columns, docs),
                Some(alive) => {
                    living.clear();
                    living.extend(docs.iter().copied().filter(|doc| alive.is_alive(*doc)));
                    counter.count(columns, &living);
                }
            })?;
        }
        Ok((counter.total(), counter.facets()))
    }

    fn each(&self) -> impl Iterator<Item = (usize, &SegmentReader, &Segment)> {
        let readers = self.searcher.segment_readers().iter().zip(self.segments);
        readers
            .enumerate()
            .map(|(place, (reader, columns))| (place, reader, columns))
    }
}

fn best_of_segment(
    weight: &dyn Weight,
    reader: &SegmentReader,
    limit: usize,
    after: Option<(u32, DocId)>,
) -> tantivy::Result<Vec<(u32, DocId)>> {
    let alive = reader.alive_bitset();
    // The worst of the best is on top: the lowest score, and of those the last document.
    let mut heap: BinaryHeap<(Reverse<u32>, DocId)> = BinaryHeap::new();
    let mut threshold = Score::MIN;
    weight.for_each_pruning(threshold, reader, &mut |doc, score| {
        let score = score.to_bits() >> SCORE_NOISE_BITS;
        let is_past =
            after.is_none_or(|(last, bound)| score < last || (score == last && doc >= bound));
        if is_past && alive.is_none_or(|alive| alive.is_alive(doc)) {
            heap.push((Reverse(score), doc));
            if heap.len() > limit {
                heap.pop();
            }
            if let Some((Reverse(worst), _)) = heap.peek().filter(|_| heap.len() == limit) {
                // Documents come in order, so a later one of the same score is never better.
                let noise = (1 << SCORE_NOISE_BITS) - 1;
                threshold = Score::from_bits((worst << SCORE_NOISE_BITS) | noise);
            }
        }
        threshold
    })?;
    Ok(heap
        .into_iter()
        .map(|(Reverse(score), doc)| (score, doc))
        .collect())
}

fn first_docs(
    weight: &dyn Weight,
    reader: &SegmentReader,
    range: std::ops::Range<DocId>,
    limit: usize,
) -> tantivy::Result<Vec<DocId>> {
    let alive = reader.alive_bitset();
    let mut docs = weight.scorer(reader, 1.0)?;
    let mut found = Vec::new();
    let mut doc = docs.doc();
    if doc < range.start {
        doc = docs.seek(range.start);
    }
    while doc < range.end && found.len() < limit {
        if alive.is_none_or(|alive| alive.is_alive(doc)) {
            found.push(doc);
        }
        doc = docs.advance();
    }
    Ok(found)
}

/// Looks through ever larger windows from the end backwards.
fn last_docs(
    weight: &dyn Weight,
    reader: &SegmentReader,
    end: DocId,
    limit: usize,
) -> tantivy::Result<Vec<DocId>> {
    let mut found: Vec<DocId> = Vec::new();
    let mut end = end;
    let mut window = FIRST_WINDOW;
    while end > 0 && found.len() < limit {
        let start = end.saturating_sub(window);
        let mut docs = first_docs(weight, reader, start..end, usize::MAX)?;
        let wanted = limit - found.len();
        found.extend(docs.drain(docs.len().saturating_sub(wanted)..));
        end = start;
        window = window.saturating_mul(WINDOW_GROWTH);
    }
    Ok(found)
}

/// Figures that never change, so that a document's score depends on the document alone: pages stay
/// in order while the index grows, and in every process.
struct Steady;

impl Bm25StatisticsProvider for Steady {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(10_000_000)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(1_000_000)
    }

    fn doc_freq(&self, _: &Term) -> tantivy::Result<u64> {
        Ok(1_000)
    }
}
