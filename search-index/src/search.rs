//! Runs a search on the current state of the index.

use std::sync::{Arc, OnceLock};

use tantivy::DocAddress;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};

use crate::analysis::HEAD;
use crate::called;
use crate::cursor::Cursor;
use crate::error::SearchError;
use crate::exclusion;
use crate::expand::Vocabulary;
use crate::generation::Snapshot;
use crate::highlight::Highlighter;
use crate::lacking::{Catalogue, lacking};
use crate::latin;
use crate::matched::Matched;
use crate::need::Need;
use crate::plan::{Plan, Strictness, WHOLE_RANK, plan, terms_of};
use crate::plans::{First, Planned};
use crate::query::{Hit, SearchPage, SearchQuery, Sort};
use crate::schema::Fields;
use crate::text::normal;
use crate::top::{Found, View};
use crate::unmet::unmet;

/// Up to so many documents are scored one by one; among more the engine skips those that cannot be among
/// the best.
const SCORED_MAX: usize = 65_536;

/// The place of [`Strictness::Written`] among all.
const WRITTEN: u8 = 0;

/// Finds one page of products. When nothing has all words of the text, some are left out and named. A text of
/// signs alone finds nothing: everything would be no answer to it.
pub(crate) fn search(
    snapshot: &Snapshot,
    fields: &Fields,
    query: &SearchQuery,
    cursor: Option<Cursor>,
) -> Result<SearchPage, SearchError> {
    let (text, _) = exclusion::split(&query.text);
    if is_without_words(&text) {
        return Ok(SearchPage {
            total_is_exact: true,
            missing: vec![text.trim().to_owned()],
            ..SearchPage::default()
        });
    }
    let whole = Run {
        snapshot,
        fields,
        query,
        text: &text,
        is_lacking: false,
    };
    if cursor.is_none_or(|cursor| !cursor.is_lacking) {
        let page = whole.page(cursor)?;
        if page.total > 0 || cursor.is_some() {
            return Ok(page);
        }
    }
    let Some(lacking) = lacking(&text, &whole)? else {
        return Ok(SearchPage {
            total_is_exact: true,
            ..SearchPage::default()
        });
    };
    let Some(rest) = &lacking.rest else {
        return Ok(SearchPage {
            total_is_exact: true,
            missing: lacking.missing,
            ..SearchPage::default()
        });
    };
    let rest = Run {
        text: rest,
        is_lacking: true,
        ..whole
    };
    let mut page = rest.page(cursor)?;
    page.missing = [lacking.missing, page.missing].concat();
    Ok(page)
}

fn is_without_words(text: &str) -> bool {
    let text = normal(text);
    !text.trim().is_empty() && terms_of(&text).is_empty()
}

/// One text of a search, over one state of the index.
#[derive(Clone, Copy)]
struct Run<'search> {
    snapshot: &'search Snapshot,
    fields: &'search Fields,
    query: &'search SearchQuery,
    text: &'search str,
    is_lacking: bool,
}

impl Run<'_> {
    /// The page after a cursor, as strictly as anything is found.
    fn page(self, cursor: Option<Cursor>) -> Result<SearchPage, SearchError> {
        let first = cursor.map_or(0, |cursor| usize::from(cursor.strictness));
        let mut previous: Option<Arc<Planned>> = None;
        for (index, strictness) in (0_u8..).zip(Strictness::ALL).skip(first) {
            let planned = self.plan(self.text, strictness)?;
            let plan = &planned.plan;
            if previous.is_some_and(|previous| previous.plan.matching == plan.matching) {
                previous = Some(planned);
                continue;
            }
            let search = Search {
                snapshot: self.snapshot,
                query: self.query,
                plan,
                first: &planned.first,
                strictness: index,
                is_lacking: self.is_lacking,
                cursor,
            };
            let (mut page, is_whole) = search.page()?;
            if page.total > 0 && !is_whole {
                page.missing = self.unmet(plan, strictness)?;
            }
            if page.total > 0 || cursor.is_some() {
                return Ok(page);
            }
            previous = Some(planned);
        }
        Ok(SearchPage {
            total_is_exact: true,
            ..SearchPage::default()
        })
    }

    /// The words that nothing has that a plan finds, where nothing has all of them.
    fn unmet(self, plan: &Plan, strictness: Strictness) -> Result<Vec<String>, SearchError> {
        let count = |need: &Need| -> Result<usize, SearchError> {
            Ok(Matched::of(self.snapshot.view(), need)?.count())
        };
        let is_written = strictness == Strictness::Written;
        let whole = plan.whole();
        if is_written && (whole == plan.matching || count(&whole)? > 0) {
            return Ok(Vec::new());
        }
        unmet(&self.vocabulary(), self.text, |need| {
            count(&Need::all([plan.matching.clone(), need]))
        })
    }

    fn plan(&self, text: &str, strictness: Strictness) -> tantivy::Result<Arc<Planned>> {
        let make = || plan(&self.vocabulary(), self.query, text, strictness);
        self.snapshot.plans.plan(self.query, text, strictness, make)
    }

    fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary {
            searcher: &self.snapshot.searcher,
            lexicon: &self.snapshot.lexicon,
            fields: self.fields,
            in_any_unit: false,
        }
    }
}

impl Catalogue for Run<'_> {
    fn count(&self, text: &str) -> Result<usize, SearchError> {
        let planned = self.plan(text, Strictness::Written)?;
        Ok(Matched::of(self.snapshot.view(), &planned.plan.matching)?.count())
    }

    fn ends_name(&self, word: &str) -> Result<bool, SearchError> {
        let vocabulary = self.vocabulary();
        Ok(vocabulary.has(self.fields.words, &format!("{HEAD}{word}"))?
            || called::exact(&vocabulary, word)? != Need::Nothing
            || latin::ends_name(&vocabulary, word)?)
    }

    fn words_read(&self, letters: &str) -> Vec<String> {
        latin::words_of(&self.vocabulary(), letters)
    }
}

struct Search<'search> {
    snapshot: &'search Snapshot,
    query: &'search SearchQuery,
    plan: &'search Plan,
    first: &'search OnceLock<First>,
    strictness: u8,
    is_lacking: bool,
    cursor: Option<Cursor>,
}

impl Search<'_> {
    /// The page, and whether it is known that some product has every word as it is typed.
    fn page(&self) -> Result<(SearchPage, bool), SearchError> {
        let matching = &self.plan.matching;
        // One more than wanted shows whether there is a next page.
        let wanted = self.query.limit.saturating_add(1);
        let is_first = self.cursor.is_none() && self.query.sort == Sort::Relevance;
        let known = self.first.get();
        let known = known.filter(|known| is_first && known.wanted == wanted);
        let matched = if is_counted(matching) || (known.is_some() && !self.query.with_facets) {
            None
        } else {
            Some(Matched::of(self.view(), matching)?)
        };
        let mut page = SearchPage::default();
        self.count(&mut page, matched.as_ref(), known)?;
        if self.query.limit == 0 || page.total == 0 {
            return Ok((page, false));
        }
        let mut found = match known {
            Some(known) => known.found.clone(),
            None => self.found(wanted, matched.as_ref())?,
        };
        if is_first && known.is_none() {
            let (found, total) = (found.clone(), page.total);
            // Where two searches come here at once, either is right.
            let _ = self.first.set(First {
                wanted,
                found,
                total,
            });
        }
        let is_whole = self.query.sort == Sort::Relevance
            && self.strictness == WRITTEN
            && found.first().is_some_and(|(rank, _)| *rank <= WHOLE_RANK);
        if found.len() == wanted {
            found.pop();
            page.next = found.last().map(|(rank, last)| self.cursor_at(*rank, last));
        }
        let mut highlighter = Highlighter::new(&self.plan.patterns);
        let hits = found
            .iter()
            .map(|(_, found)| self.hit(found, &mut highlighter));
        page.hits = hits.collect::<Result<_, _>>()?;
        Ok((page, is_whole))
    }

    fn count(
        &self,
        page: &mut SearchPage,
        matched: Option<&Matched<'_>>,
        known: Option<&First>,
    ) -> Result<(), SearchError> {
        let matching = &self.plan.matching;
        let category = self.query.category.as_deref();
        page.total_is_exact = true;
        page.total = match (known, matched, matching) {
            (Some(known), _, _) => known.total,
            (None, Some(matched), _) => u64::try_from(matched.count()).unwrap_or(u64::MAX),
            (None, None, Need::Term(term)) => {
                let counts = self.view().sets().map(|sets| sets.count(term));
                counts.sum::<tantivy::Result<u64>>()?
            }
            (None, None, Need::Everything) => self.snapshot.searcher.num_docs(),
            (None, None, _) => 0,
        };
        if self.query.with_facets {
            page.facets = match matched {
                Some(matched) => matched.facets(category),
                None => self.view().facets(&*matching.query(), category)?,
            };
        }
        Ok(())
    }

    fn found(
        &self,
        wanted: usize,
        matched: Option<&Matched<'_>>,
    ) -> Result<Vec<(u8, Found)>, SearchError> {
        let last = self.cursor.map(|cursor| cursor.order);
        let query = || self.plan.matching.query();
        Ok(match (self.query.sort, matched) {
            (Sort::Relevance, _) => self.by_relevance(wanted, matched)?,
            (Sort::LimitAscending, Some(matched)) => ranked(0, matched.lowest(wanted, last)),
            (Sort::LimitAscending, None) => ranked(0, self.view().lowest(&*query(), wanted, last)?),
            (Sort::LimitDescending, Some(matched)) => ranked(0, matched.highest(wanted, last)),
            (Sort::LimitDescending, None) => {
                ranked(0, self.view().highest(&*query(), wanted, last)?)
            }
        })
    }

    /// Runs tier after tier until there are enough hits; each excludes those of the tiers before.
    fn by_relevance(
        &self,
        wanted: usize,
        matched: Option<&Matched<'_>>,
    ) -> Result<Vec<(u8, Found)>, SearchError> {
        let mut result = Vec::new();
        for (index, tier) in self.plan.tiers.iter().enumerate() {
            if self.cursor.is_some_and(|cursor| cursor.rank > tier.rank) {
                continue;
            }
            let found = self.of_tier(index, wanted - result.len())?;
            result.extend(ranked(tier.rank, found));
            let is_all = matched.is_some_and(|matched| matched.count() == result.len());
            if result.len() == wanted || is_all {
                break;
            }
        }
        Ok(result)
    }

    fn of_tier(&self, index: usize, wanted: usize) -> Result<Vec<Found>, SearchError> {
        let (before, tier) = (&self.plan.tiers[..index], &self.plan.tiers[index]);
        let cursor = self.cursor.filter(|cursor| cursor.rank == tier.rank);
        let (order, after) = (
            cursor.map(|cursor| cursor.order),
            cursor.map(|cursor| (cursor.score, cursor.order)),
        );
        if index == 0 && is_counted(&tier.need) {
            let query = tier.need.query();
            return Ok(if tier.is_scored {
                self.view().best(&*query, wanted, after)?
            } else {
                self.view().lowest(&*query, wanted, order)?
            });
        }
        let mut matched = Matched::of(self.view(), &tier.need)?;
        for other in before {
            matched.leave_out(&Matched::of(self.view(), &other.need)?);
        }
        if !tier.is_scored {
            return Ok(matched.lowest(wanted, order));
        }
        if matched.count() <= SCORED_MAX {
            return Ok(matched.best(&tier.need, wanted, after)?);
        }
        let before: Vec<_> = before.iter().map(|tier| &tier.need).collect();
        let query = tier.need.query_without(&before);
        Ok(self.view().best(&*query, wanted, after)?)
    }

    fn cursor_at(&self, rank: u8, found: &Found) -> String {
        let cursor = Cursor {
            strictness: self.strictness,
            is_lacking: self.is_lacking,
            rank,
            score: found.score,
            order: found.order,
            state: self.snapshot.checkpoint.position,
        };
        cursor.encode(self.query)
    }

    fn hit(&self, found: &Found, highlighter: &mut Highlighter<'_>) -> Result<Hit, SearchError> {
        let segment = u32::try_from(found.segment).expect("there are few segments");
        let address = DocAddress::new(segment, found.doc);
        let stored: Stored = self.snapshot.searcher.doc(address)?;
        Ok(Hit {
            id: self.snapshot.segments[found.segment].ids.get_val(found.doc),
            highlights: highlighter.highlights(&stored.shown),
        })
    }

    fn view(&self) -> View<'_> {
        self.snapshot.view()
    }
}

/// Whether the engine knows how many documents meet a need, and finds the first of them at once.
fn is_counted(need: &Need) -> bool {
    matches!(need, Need::Term(_) | Need::Everything | Need::Nothing)
}

/// The stored text of a document.
struct Stored {
    shown: String,
}

impl DocumentDeserialize for Stored {
    fn deserialize<'de, Source>(mut source: Source) -> Result<Self, DeserializeError>
    where
        Source: DocumentDeserializer<'de>,
    {
        let field = source.next_field()?;
        let shown = field.map(|(_, text)| text).unwrap_or_default();
        Ok(Self { shown })
    }
}

fn ranked(rank: u8, found: Vec<Found>) -> Vec<(u8, Found)> {
    found.into_iter().map(|found| (rank, found)).collect()
}
