//! Which documents meet a need, from the sets of its terms, which are cached.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::SegmentId;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader, Term};

use crate::docs::{Docs, Gathering};
use crate::need::Need;

/// Memory of cached sets. A frequent term of a million documents takes 125 kB.
const BYTES_MAX: usize = 48 * 1024 * 1024;
/// The memory of an entry beside its documents.
const ENTRY_BYTES: usize = 256;

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) docs: Arc<Docs>,
    /// Documents that have it more than once, in order, with the number of times.
    pub(crate) repeats: Vec<(DocId, u32)>,
}

/// Sets of terms and ranges, cached for each segment. The postings of a segment never change.
#[derive(Default)]
pub(crate) struct Cache {
    entries: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    by_need: HashMap<SegmentId, HashMap<Need, (Arc<Entry>, u64)>>,
    bytes: usize,
    clock: u64,
}

/// A segment with its cached sets.
#[derive(Clone, Copy)]
pub(crate) struct Sets<'index> {
    pub(crate) reader: &'index SegmentReader,
    pub(crate) removed: &'index Docs,
    pub(crate) cache: &'index Cache,
}

impl Sets<'_> {
    /// The documents that meet a need and are not removed.
    pub(crate) fn living(&self, need: &Need) -> tantivy::Result<Arc<Docs>> {
        let docs = self.docs(need)?;
        if self.removed.is_empty() {
            return Ok(docs);
        }
        Ok(Arc::new(docs.without(self.removed)))
    }

    /// How many documents that are not removed have a token.
    pub(crate) fn count(&self, term: &Term) -> tantivy::Result<u64> {
        let inverted = self.reader.inverted_index(term.field())?;
        let mut count = u64::from(inverted.doc_freq(term)?);
        if count > 0 && !self.removed.is_empty() {
            let docs = self.docs(&Need::Term(term.clone()))?;
            docs.each_in(&self.removed.to_list(), |_| count -= 1);
        }
        Ok(count)
    }

    /// The documents that meet a need, removed ones included.
    pub(crate) fn docs(&self, need: &Need) -> tantivy::Result<Arc<Docs>> {
        Ok(match need {
            Need::Nothing => Arc::new(Docs::none()),
            Need::Everything => Arc::new(Docs::all(self.reader.max_doc())),
            Need::Term(_) | Need::Range { .. } => Arc::clone(&self.entry(need)?.docs),
            Need::All(needs) => self.all(needs)?,
            Need::Not(need) => {
                Arc::new(Docs::all(self.reader.max_doc()).without(&*self.docs(need)?))
            }
            Need::Any(needs) => {
                let mut gathering = Gathering::new(self.reader.max_doc());
                for need in needs {
                    gathering.extend_set(&*self.docs(need)?);
                }
                Arc::new(gathering.finish())
            }
        })
    }

    /// Intersects the smallest sets first, and cached ones before those that must be computed.
    fn all(&self, needs: &[Need]) -> tantivy::Result<Arc<Docs>> {
        let (leaves, others): (Vec<&Need>, Vec<&Need>) = needs
            .iter()
            .partition(|need| matches!(need, Need::Term(_) | Need::Range { .. }));
        let leaves: tantivy::Result<Vec<_>> = leaves.iter().map(|need| self.docs(need)).collect();
        let mut leaves = leaves?;
        leaves.sort_by_key(|docs| docs.bound());
        let joined = |one: Arc<Docs>, two: Arc<Docs>| Arc::new(one.and(&two));
        let mut result = leaves.into_iter().reduce(joined);
        for need in others {
            if result.as_ref().is_some_and(|docs| docs.is_empty()) {
                break;
            }
            let docs = self.docs(need)?;
            result = Some(match result {
                Some(result) => joined(result, docs),
                None => docs,
            });
        }
        Ok(result.unwrap_or_else(|| Arc::new(Docs::none())))
    }

    /// The documents of a term or a range.
    pub(crate) fn entry(&self, need: &Need) -> tantivy::Result<Arc<Entry>> {
        let segment = self.reader.segment_id();
        if let Some(entry) = self.cache.get(segment, need) {
            return Ok(entry);
        }
        let entry = Arc::new(match need {
            Need::Term(term) => self.read_term(term)?,
            Need::Range { lower, upper } => self.read_range(lower, upper)?,
            Need::Nothing | Need::Everything | Need::All(_) | Need::Any(_) | Need::Not(_) => {
                let docs = self.docs(need)?;
                let repeats = Vec::new();
                return Ok(Arc::new(Entry { docs, repeats }));
            }
        });
        self.cache.insert(segment, need, &entry);
        Ok(entry)
    }

    fn read_term(&self, term: &Term) -> tantivy::Result<Entry> {
        let inverted = self.reader.inverted_index(term.field())?;
        let mut gathering = Gathering::new(self.reader.max_doc());
        let mut repeats = Vec::new();
        let option = IndexRecordOption::WithFreqs;
        if let Some(mut postings) = inverted.read_block_postings(term, option)? {
            while postings.block_len() > 0 {
                gathering.extend(postings.docs());
                let frequencies = postings.docs().iter().zip(postings.freqs());
                repeats.extend(
                    frequencies
                        .filter(|(_, frequency)| **frequency > 1)
                        .map(|(doc, frequency)| (*doc, *frequency)),
                );
                postings.advance();
            }
        }
        let docs = Arc::new(gathering.finish());
        Ok(Entry { docs, repeats })
    }

    fn read_range(&self, lower: &Term, upper: &Term) -> tantivy::Result<Entry> {
        let inverted = self.reader.inverted_index(lower.field())?;
        let range = inverted.terms().range();
        let mut terms = range
            .ge(lower.serialized_value_bytes())
            .lt(upper.serialized_value_bytes())
            .into_stream()?;
        let mut gathering = Gathering::new(self.reader.max_doc());
        while terms.advance() {
            let option = IndexRecordOption::Basic;
            let mut postings = inverted.read_block_postings_from_terminfo(terms.value(), option)?;
            while postings.block_len() > 0 {
                gathering.extend(postings.docs());
                postings.advance();
            }
        }
        Ok(Entry {
            docs: Arc::new(gathering.finish()),
            repeats: Vec::new(),
        })
    }
}

impl Cache {
    fn get(&self, segment: SegmentId, need: &Need) -> Option<Arc<Entry>> {
        let mut cached = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        cached.clock += 1;
        let clock = cached.clock;
        let (entry, used) = cached.by_need.get_mut(&segment)?.get_mut(need)?;
        *used = clock;
        Some(Arc::clone(entry))
    }

    fn insert(&self, segment: SegmentId, need: &Need, entry: &Arc<Entry>) {
        let mut cached = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let clock = cached.clock;
        let of_segment = cached.by_need.entry(segment).or_default();
        if of_segment
            .insert(need.clone(), (Arc::clone(entry), clock))
            .is_none()
        {
            cached.bytes += entry.bytes();
        }
        if cached.bytes > BYTES_MAX {
            cached.evict_half();
        }
    }
}

impl Entries {
    /// Evicts the entries that were not used for longest.
    fn evict_half(&mut self) {
        let entries = self.by_need.values().flat_map(HashMap::values);
        let mut uses: Vec<(u64, usize)> = entries
            .map(|(entry, used)| (*used, entry.bytes()))
            .collect();
        uses.sort_unstable();
        let mut freed = 0;
        let mut last = 0;
        for (used, bytes) in uses {
            if self.bytes - freed <= BYTES_MAX / 2 {
                break;
            }
            freed += bytes;
            last = used;
        }
        for entries in self.by_need.values_mut() {
            entries.retain(|_, (_, used)| *used > last);
        }
        self.by_need.retain(|_, entries| !entries.is_empty());
        let entries = self.by_need.values().flat_map(HashMap::values);
        self.bytes = entries.map(|(entry, _)| entry.bytes()).sum();
    }
}

impl Entry {
    fn bytes(&self) -> usize {
        ENTRY_BYTES + self.docs.bytes() + self.repeats.capacity() * size_of::<(DocId, u32)>()
    }
}
