//! Finds the first documents of an order, reading no more of the index than necessary.

use std::cmp::Reverse;
use std::fmt::Debug;
use std::sync::Arc;

use tantivy::columnar::{Column, ColumnValues};
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Query, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, Searcher, SegmentReader, Term};

use crate::best::Best;
use crate::docs::{Docs, Gathering};
use crate::facets::{Columns, Counter};
use crate::order::WITHOUT_LIMIT;
use crate::query::Facets;
use crate::schema::{CLASS, ID, MANUFACTURER, ORDER};
use crate::score::{DOCUMENTS, TERM_DOCUMENTS, TOKENS};
use crate::sets::{Cache, Sets};

const FIRST_WINDOW: DocId = 2_048;
const WINDOW_GROWTH: DocId = 8;

pub(crate) struct Segment {
    pub(crate) order: Arc<dyn ColumnValues<u64>>,
    pub(crate) ids: Arc<dyn ColumnValues<i64>>,
    classes: Arc<dyn ColumnValues<u64>>,
    manufacturers: Arc<dyn ColumnValues<i64>>,
    /// Documents that were removed or replaced.
    pub(crate) removed: Docs,
}

/// A document with its order.
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
    pub(crate) cache: &'index Cache,
}

impl Segment {
    /// Opens the columns of a segment.
    pub(crate) fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            order: values(columns.u64(ORDER)?, u64::MAX),
            ids: values(columns.i64(ID)?, 0),
            classes: values(columns.u64(CLASS)?, 0),
            manufacturers: values(columns.i64(MANUFACTURER)?, 0),
            removed: removed(reader),
        })
    }

    pub(crate) fn counted(&self) -> Columns<'_> {
        Columns {
            classes: &self.classes,
            manufacturers: &self.manufacturers,
        }
    }

    /// The first document that does not come before an order.
    pub(crate) fn first_from(&self, order: u64) -> DocId {
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

impl<'index> View<'index> {
    /// The best documents after `after`: the higher score first, then the lower order.
    pub(crate) fn best(
        &self,
        query: &dyn Query,
        limit: usize,
        after: Option<(u32, u64)>,
    ) -> tantivy::Result<Vec<Found>> {
        let scoring = EnableScoring::enabled_from_statistics_provider(&Steady, self.searcher);
        let weight = query.weight(scoring)?;
        let mut best = Best::new(limit, after);
        for (segment, reader, columns) in self.each() {
            best.add_matches(&*weight, reader, segment, columns)?;
        }
        Ok(best.in_order())
    }

    /// The documents with the lowest order after `after`.
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

    /// The documents with the highest order before `before`, those without a limit after all others.
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

    /// Counts all documents that match by category, manufacturer and catalogue.
    pub(crate) fn facets(
        &self,
        query: &dyn Query,
        category: Option<&str>,
    ) -> tantivy::Result<Facets> {
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
        Ok(counter.facets())
    }

    /// Each segment with its index, its reader and its columns.
    pub(crate) fn each(
        self,
    ) -> impl Iterator<Item = (usize, &'index SegmentReader, &'index Segment)> {
        let readers = self.searcher.segment_readers().iter().zip(self.segments);
        readers
            .enumerate()
            .map(|(index, (reader, columns))| (index, reader, columns))
    }

    /// The sets of each segment.
    pub(crate) fn sets(self) -> impl Iterator<Item = Sets<'index>> {
        self.each().map(move |(_, reader, segment)| Sets {
            reader,
            removed: &segment.removed,
            cache: self.cache,
        })
    }
}

/// The values of a column, without checking which documents have one when all have.
fn values<Value>(column: Column<Value>, missing: Value) -> Arc<dyn ColumnValues<Value>>
where
    Value: Copy + PartialOrd + Debug + Send + Sync + 'static,
{
    if column.get_cardinality().is_full() {
        column.values
    } else {
        column.first_or_default_col(missing)
    }
}

fn removed(reader: &SegmentReader) -> Docs {
    let mut gathering = Gathering::new(reader.max_doc());
    if let Some(alive) = reader.alive_bitset().filter(|_| reader.has_deletes()) {
        let all = 0..reader.max_doc();
        let removed: Vec<DocId> = all.filter(|doc| alive.is_deleted(*doc)).collect();
        gathering.extend(&removed);
    }
    gathering.finish()
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

/// Searches ever larger windows from the end backwards.
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

/// The constants of [`crate::score`], for the engine's own scoring.
struct Steady;

impl Bm25StatisticsProvider for Steady {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(TOKENS)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(DOCUMENTS)
    }

    fn doc_freq(&self, _: &Term) -> tantivy::Result<u64> {
        Ok(TERM_DOCUMENTS)
    }
}
