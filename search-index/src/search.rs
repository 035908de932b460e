//! Carries out a search on the index as it stands.

use tantivy::DocAddress;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};

use crate::cursor::Cursor;
use crate::error::SearchError;
use crate::expand::Vocabulary;
use crate::generation::Snapshot;
use crate::highlight::Highlighter;
use crate::plan::{Plan, Strictness, plan};
use crate::query::{Hit, SearchPage, SearchQuery, Sort};
use crate::schema::Fields;
use crate::top::{Found, View};

/// Up to here the number of hits is counted out.
const COUNT_MAX: u64 = 10_000;

/// Finds one page of products.
pub(crate) fn search(
    snapshot: &Snapshot,
    fields: &Fields,
    query: &SearchQuery,
) -> Result<SearchPage, SearchError> {
    let cursor = query
        .cursor
        .as_deref()
        .map(|text| Cursor::decode(text, query))
        .transpose()?;
    let vocabulary = Vocabulary {
        searcher: &snapshot.searcher,
        lexicon: &snapshot.lexicon,
        fields,
    };
    let first = cursor.map_or(0, |cursor| usize::from(cursor.strictness));
    let mut previous = None;
    for (place, strictness) in (0_u8..).zip(Strictness::ALL).skip(first) {
        let plan = plan(&vocabulary, query, strictness)?;
        if previous.as_ref() == Some(&plan.matching) {
            continue;
        }
        let search = Search {
            snapshot,
            query,
            plan: &plan,
            strictness: place,
            cursor,
        };
        let page = search.page()?;
        if page.total > 0 || cursor.is_some() {
            return Ok(page);
        }
        previous = Some(plan.matching);
    }
    Ok(SearchPage {
        total_is_exact: true,
        ..SearchPage::default()
    })
}

struct Search<'search> {
    snapshot: &'search Snapshot,
    query: &'search SearchQuery,
    plan: &'search Plan,
    strictness: u8,
    cursor: Option<Cursor>,
}

impl Search<'_> {
    fn page(&self) -> Result<SearchPage, SearchError> {
        // One more than wanted tells whether there is a next page.
        let wanted = self.query.limit.saturating_add(1);
        let mut found = if self.query.limit > 0 {
            self.found(wanted)?
        } else {
            Vec::new()
        };
        let mut page = SearchPage::default();
        self.count(&mut page, found.len())?;
        if found.len() == wanted {
            found.pop();
            page.next = found.last().map(|(rank, last)| self.cursor_at(*rank, last));
        }
        let mut highlighter = Highlighter::new(&self.plan.patterns);
        let hits = found
            .iter()
            .map(|(_, found)| self.hit(found, &mut highlighter));
        page.hits = hits.collect::<Result<_, _>>()?;
        Ok(page)
    }

    fn found(&self, wanted: usize) -> Result<Vec<(u8, Found)>, SearchError> {
        let matching = self.plan.matching.query();
        let last = self.cursor.map(|cursor| cursor.order);
        Ok(match self.query.sort {
            Sort::Relevance => self.by_relevance(wanted)?,
            Sort::LimitAscending => ranked(0, self.view().lowest(&*matching, wanted, last)?),
            Sort::LimitDescending => ranked(0, self.view().highest(&*matching, wanted, last)?),
        })
    }

    fn count(&self, page: &mut SearchPage, found: usize) -> Result<(), SearchError> {
        let matching = &self.plan.matching;
        if self.query.with_facets {
            let category = self.query.category.as_deref();
            (page.total, page.facets) = self.view().facets(&*matching.query(), category)?;
            page.total_is_exact = true;
        } else if self.cursor.is_none() && (1..=self.query.limit).contains(&found) {
            // The first page holds everything.
            (page.total, page.total_is_exact) = (u64::try_from(found).unwrap_or(u64::MAX), true);
        } else {
            (page.total, page.total_is_exact) = self.view().count(matching, COUNT_MAX)?;
        }
        Ok(())
    }

    /// Goes from tier to tier until there are enough; each leaves out what the ones before it have.
    fn by_relevance(&self, wanted: usize) -> Result<Vec<(u8, Found)>, SearchError> {
        let tiers = &self.plan.tiers;
        let mut result = Vec::new();
        for (place, tier) in tiers.iter().enumerate() {
            let cursor = self.cursor.filter(|cursor| cursor.rank == tier.rank);
            if self.cursor.is_some_and(|cursor| cursor.rank > tier.rank) {
                continue;
            }
            let before: Vec<_> = tiers[..place].iter().map(|tier| &tier.need).collect();
            let query = tier.need.query_without(&before);
            let missing = wanted - result.len();
            let found = if tier.is_scored {
                let after = cursor.map(|cursor| (cursor.score, cursor.order));
                self.view().best(&*query, missing, after)?
            } else {
                self.view()
                    .lowest(&*query, missing, cursor.map(|cursor| cursor.order))?
            };
            result.extend(ranked(tier.rank, found));
            if result.len() == wanted {
                break;
            }
        }
        Ok(result)
    }

    fn cursor_at(&self, rank: u8, found: &Found) -> String {
        let cursor = Cursor {
            strictness: self.strictness,
            rank,
            score: found.score,
            order: found.order,
        };
        cursor.encode(self.query)
    }

    fn hit(&self, found: &Found, highlighter: &mut Highlighter<'_>) -> Result<Hit, SearchError> {
        let segment = u32::try_from(found.segment).expect("there are few segments");
        let address = DocAddress::new(segment, found.doc);
        let stored: Stored = self.snapshot.searcher.doc(address)?;
        Ok(Hit {
            id: self.snapshot.segments[found.segment].ids.get_val(found.doc),
            item: stored.item,
            highlights: highlighter.highlights(&stored.shown),
        })
    }

    fn view(&self) -> View<'_> {
        View {
            searcher: &self.snapshot.searcher,
            segments: &self.snapshot.segments,
        }
    }
}

/// The stored texts of a document, in the order in which [`crate::analysis`] stores them.
struct Stored {
    item: String,
    shown: String,
}

impl DocumentDeserialize for Stored {
    fn deserialize<'de, Source>(mut source: Source) -> Result<Self, DeserializeError>
    where
        Source: DocumentDeserializer<'de>,
    {
        let mut next = || {
            let field = source.next_field()?;
            Ok::<String, DeserializeError>(field.map(|(_, text)| text).unwrap_or_default())
        };
        Ok(Self {
            item: next()?,
            shown: next()?,
        })
    }
}

fn ranked(rank: u8, found: Vec<Found>) -> Vec<(u8, Found)> {
    found.into_iter().map(|found| (rank, found)).collect()
}
