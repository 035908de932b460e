//! Small indexes for tests.

use search_index::{ProductDocument, ProductIndex, SearchPage, SearchQuery};
use tempfile::TempDir;

/// A product of which only the identity and the name matter.
pub(crate) fn product(id: i64, name: &str) -> ProductDocument {
    ProductDocument {
        id,
        name: name.to_owned(),
        buyable: true,
        ..ProductDocument::default()
    }
}

/// A product of which the specification matters too.
pub(crate) fn specified(id: i64, name: &str, specification: &str) -> ProductDocument {
    ProductDocument {
        specification: specification.to_owned(),
        ..product(id, name)
    }
}

/// Expects these products, in their order, of each of some searches.
pub(crate) fn find(catalogue: &Catalogue, queries: &[&str], expected: &[i64]) {
    for query in queries {
        assert_eq!(catalogue.ids(query), expected, "{query}");
    }
}

pub(crate) fn text(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        limit: 50,
        ..SearchQuery::default()
    }
}

/// An index with its directory.
pub(crate) struct Catalogue {
    pub(crate) index: ProductIndex,
    _directory: TempDir,
}

impl Catalogue {
    pub(crate) fn of(products: &[ProductDocument]) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let index = ProductIndex::open_or_create(directory.path()).expect("an index");
        let writer = index.writer();
        writer.replace(products).expect("written");
        writer.commit(1).expect("committed");
        Self {
            index,
            _directory: directory,
        }
    }

    pub(crate) fn search(&self, query: &SearchQuery) -> SearchPage {
        self.index.search(query).expect("an answer")
    }

    /// The hits of a text in order of relevance.
    pub(crate) fn ranked(&self, query: &str) -> Vec<i64> {
        self.search(&text(query))
            .hits
            .into_iter()
            .map(|hit| hit.id)
            .collect()
    }

    /// The hits of a text in order of identity.
    pub(crate) fn ids(&self, query: &str) -> Vec<i64> {
        let mut ids = self.ranked(query);
        ids.sort_unstable();
        ids
    }

    /// All hits of a text, in order of identity.
    pub(crate) fn all(&self, query: &str) -> Vec<i64> {
        let mut ids = self.paged(&text(query), 100);
        ids.sort_unstable();
        ids
    }

    /// The hits of all pages.
    pub(crate) fn paged(&self, query: &SearchQuery, limit: usize) -> Vec<i64> {
        let mut query = SearchQuery {
            limit,
            ..query.clone()
        };
        let mut ids = Vec::new();
        loop {
            let page = self.search(&query);
            ids.extend(page.hits.iter().map(|hit| hit.id));
            match page.next {
                Some(next) => query.cursor = Some(next),
                None => return ids,
            }
        }
    }
}
