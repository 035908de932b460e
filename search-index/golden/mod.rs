//! The golden lists: a catalogue, searches over it, and the products that a person would expect.

use std::collections::BTreeMap;

use search_index::{ProductDocument, ProductIndex, SearchQuery};
use tempfile::TempDir;

const SHOWN: usize = 10;

/// A catalogue with searches over it.
pub(crate) struct List {
    catalogue: &'static str,
    queries: &'static str,
}

pub(crate) const FIRST: List = List {
    catalogue: include_str!("catalogue.csv"),
    queries: include_str!("queries.csv"),
};

/// Written from the tables of classes, as buyers type, by somebody who had not read the program.
pub(crate) const SECOND: List = List {
    catalogue: include_str!("second_catalogue.csv"),
    queries: include_str!("second_queries.csv"),
};

/// Written from the demonstration's products, two of each name, before the program was read: sizes, partial
/// codes, makers, widths and traditional characters as well as names.
pub(crate) const THIRD: List = List {
    catalogue: include_str!("third_catalogue.csv"),
    queries: include_str!("third_queries.csv"),
};

/// The quality of one kind of search.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) queries: u32,
    recall: f64,
    reciprocal: f64,
}

/// One search that missed something.
pub(crate) struct Miss {
    pub(crate) query: String,
    pub(crate) recall: f64,
    pub(crate) reciprocal: f64,
}

impl Score {
    fn add(&mut self, recall: f64, reciprocal: f64) {
        self.queries += 1;
        self.recall += recall;
        self.reciprocal += reciprocal;
    }

    /// The mean share of expected products among the first ten, of as many as fit there.
    pub(crate) fn recall(self) -> f64 {
        self.recall / f64::from(self.queries)
    }

    /// The mean reciprocal rank of the first expected product.
    pub(crate) fn reciprocal_rank(self) -> f64 {
        self.reciprocal / f64::from(self.queries)
    }
}

/// Runs every search of the list; returns the scores by kind, and the misses.
pub(crate) fn run(list: &List) -> (BTreeMap<String, Score>, Vec<Miss>) {
    let directory = TempDir::new().expect("a directory");
    let index = ProductIndex::open_or_create(directory.path()).expect("an index");
    let writer = index.writer();
    writer.replace(&catalogue(list)).expect("written");
    writer.commit(1).expect("committed");
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut misses = Vec::new();
    for record in csv::Reader::from_reader(list.queries.as_bytes()).records() {
        let record = record.expect("a line");
        let relevant: Vec<i64> = record[2]
            .split(' ')
            .map(|id| id.parse().expect("an identity"))
            .collect();
        let (recall, reciprocal) = judge(&index, &record[1], &relevant);
        for kind in [&record[0], "all"] {
            scores
                .entry(kind.to_owned())
                .or_default()
                .add(recall, reciprocal);
        }
        if recall < 1.0 || reciprocal < 1.0 {
            let query = format!("{} {}", &record[0], &record[1]);
            misses.push(Miss {
                query,
                recall,
                reciprocal,
            });
        }
    }
    (scores, misses)
}

fn judge(index: &ProductIndex, text: &str, relevant: &[i64]) -> (f64, f64) {
    let query = SearchQuery {
        text: text.to_owned(),
        limit: SHOWN,
        ..SearchQuery::default()
    };
    let hits: Vec<i64> = index
        .search(&query)
        .expect("an answer")
        .hits
        .into_iter()
        .map(|hit| hit.id)
        .collect();
    let right = hits.iter().filter(|id| relevant.contains(id)).count();
    let share = |part: usize, whole: usize| {
        let number = |count| f64::from(u32::try_from(count).expect("few"));
        number(part) / number(whole)
    };
    let rank = hits.iter().position(|id| relevant.contains(id));
    let reciprocal = rank.map_or(0.0, |rank| share(1, rank + 1));
    (share(right, relevant.len().min(SHOWN)), reciprocal)
}

/// The products of a list.
pub(crate) fn catalogue(list: &List) -> Vec<ProductDocument> {
    let mut reader = csv::Reader::from_reader(list.catalogue.as_bytes());
    let records = reader.records().map(|record| {
        let record = record.expect("a line");
        let text = |column: usize| record[column].to_owned();
        ProductDocument {
            id: record[0].parse().expect("an identity"),
            code: text(1),
            name: text(2),
            generic_name: text(3),
            specification: text(4),
            model: text(5),
            certificate: text(6),
            manufacturer_id: record[7].parse().expect("an identity"),
            manufacturer_name: text(8),
            category_code: text(9),
            class_names: Vec::new(),
            udi_di: vec![text(10)],
            reference_limit: record[11].parse().ok(),
            capped: &record[12] == "true",
            zone: false,
            buyable: true,
        }
    });
    records.collect()
}
