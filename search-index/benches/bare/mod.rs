//! The same fields on plain tantivy, with tokenizers that produce the same tokens.

mod tokens;

use std::hint::black_box;
use std::path::Path;

use search_index::ProductDocument;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, BucketResult};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{
    DocAddress, DocSet, Index, IndexSettings, IndexSortByField, Order, Searcher, TERMINATED,
    TantivyDocument, Term,
};
use tantivy_jieba::JiebaTokenizer;
use tokens::{Cut, Made, beginnings, grams, initial_grams, pairs};

pub(crate) struct Bare {
    pub(crate) searcher: Searcher,
    fields: Fields,
}

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    order: Field,
    class: Field,
    manufacturer: Field,
    filter: Field,
    mark: Field,
    text: Field,
    name: Field,
    words: Field,
    initials: Field,
    shown: Field,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer: &str, option, lengths| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_fieldnorms(lengths)
            .set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let (basic, freqs) = (IndexRecordOption::Basic, IndexRecordOption::WithFreqs);
    let fields = Fields {
        id: builder.add_i64_field("id", INDEXED | FAST),
        order: builder.add_u64_field("order", FAST),
        class: builder.add_u64_field("class", FAST),
        manufacturer: builder.add_i64_field("manufacturer", INDEXED | FAST),
        filter: builder.add_text_field("filter", text("raw", basic, false)),
        mark: builder.add_text_field("mark", text("beginnings", basic, false)),
        text: builder.add_text_field("text", text("grams", basic, false)),
        name: builder.add_text_field("name", text("pairs", freqs, true)),
        words: builder.add_text_field("words", text("jieba", freqs, true)),
        initials: builder.add_text_field("initials", text("initials", basic, false)),
        shown: builder.add_text_field("shown", STORED),
    };
    (builder.build(), fields)
}

fn register(index: &Index) {
    let made: [(&str, Cut); 4] = [
        ("grams", grams),
        ("pairs", pairs),
        ("initials", initial_grams),
        ("beginnings", beginnings),
    ];
    for (name, make) in made {
        index
            .tokenizers()
            .register(name, TextAnalyzer::builder(Made(make)).build());
    }
    index
        .tokenizers()
        .register("jieba", JiebaTokenizer::with_hmm(false));
}

impl Bare {
    /// Builds an index with the same fields, threads and memory as ours.
    pub(crate) fn build(directory: &Path, products: impl Iterator<Item = ProductDocument>) {
        let (schema, fields) = schema();
        let sort_by_field = IndexSortByField {
            field: "order".to_owned(),
            order: Order::Asc,
        };
        let settings = IndexSettings {
            sort_by_field: Some(sort_by_field),
            ..IndexSettings::default()
        };
        let index = Index::builder().schema(schema).settings(settings);
        let index = index.create_in_dir(directory).expect("an index");
        register(&index);
        let mut writer = index
            .writer_with_num_threads(2, 128 * 1024 * 1024)
            .expect("a writer");
        for product in products {
            writer
                .add_document(fields.document(&product))
                .expect("added");
        }
        writer.commit().expect("committed");
        writer.wait_merging_threads().expect("merged");
    }

    pub(crate) fn open(directory: &Path) -> Self {
        let index = Index::open_in_dir(directory).expect("an index");
        register(&index);
        Self {
            searcher: index.reader().expect("a reader").searcher(),
            fields: schema().1,
        }
    }

    /// The best twenty and the number of matches, with all pairs of all terms required.
    pub(crate) fn conjunction(&self, terms: &str) -> usize {
        let clauses = pairs(terms)
            .into_iter()
            .map(|pair| (Occur::Must, self.term(self.fields.name, &pair)));
        self.top(&BooleanQuery::new(clauses.collect()))
    }

    /// As [`Bare::conjunction`], without the number and without reading the hits.
    pub(crate) fn conjunction_only(&self, terms: &str) -> usize {
        let clauses = pairs(terms)
            .into_iter()
            .map(|pair| (Occur::Must, self.term(self.fields.name, &pair)));
        let query = BooleanQuery::new(clauses.collect());
        self.searcher
            .search(&query, &TopDocs::with_limit(20).order_by_score())
            .expect("hits")
            .len()
    }

    /// As [`Bare::term_top`], without the number and without reading the hits.
    pub(crate) fn term_only(&self, term: &str) -> usize {
        let query = self.term(self.fields.name, term);
        self.searcher
            .search(&*query, &TopDocs::with_limit(20).order_by_score())
            .expect("hits")
            .len()
    }

    /// The best twenty of one term and the number of matches, which the dictionary holds.
    pub(crate) fn term_top(&self, term: &str) -> usize {
        let query = self.term(self.fields.name, term);
        let top = self
            .searcher
            .search(&*query, &TopDocs::with_limit(20).order_by_score())
            .expect("hits");
        let count = query.count(&self.searcher).expect("a count");
        self.read(top.into_iter().map(|(_, address)| address));
        count
    }

    /// Counts by class and by manufacturer.
    pub(crate) fn facets(&self, terms: &str) -> usize {
        let clauses = pairs(terms)
            .into_iter()
            .map(|pair| (Occur::Must, self.term(self.fields.text, &pair)));
        let query = BooleanQuery::new(clauses.collect());
        let request = r#"{"class":{"terms":{"field":"class","size":20}},
            "manufacturer":{"terms":{"field":"manufacturer","size":20}}}"#;
        let request: Aggregations = serde_json::from_str(request).expect("a request");
        let collector = AggregationCollector::from_aggs(request, Default::default());
        let counts = self.searcher.search(&query, &collector).expect("counts");
        let Some(AggregationResult::BucketResult(BucketResult::Terms {
            buckets,
            sum_other_doc_count,
            ..
        })) = counts.0.get("class")
        else {
            panic!("counts of classes");
        };
        let named: u64 = buckets.iter().map(|bucket| bucket.doc_count).sum();
        usize::try_from(named + sum_other_doc_count).expect("it fits in memory")
    }

    /// The first twenty of a class in order of limit, reading no more than that, and the number of matches.
    pub(crate) fn cheapest(&self, class: &str) -> usize {
        let query = self.term(self.fields.filter, &format!("k{class}"));
        let weight = query
            .weight(EnableScoring::disabled_from_searcher(&self.searcher))
            .expect("a weight");
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let orders = reader.fast_fields().u64("order").expect("a column");
            let mut docs = weight.scorer(reader, 1.0).expect("a scorer");
            for _ in 0..20 {
                if docs.doc() == TERMINATED {
                    break;
                }
                found.push((
                    orders.first(docs.doc()),
                    DocAddress::new(segment, docs.doc()),
                ));
                docs.advance();
            }
        }
        found.sort_unstable();
        found.truncate(20);
        self.read(found.into_iter().map(|(_, address)| address));
        query.count(&self.searcher).expect("a count")
    }

    /// The best twenty that have all pairs but the two around one wrong character; where that finds
    /// nothing, as in the middle of three characters, all characters but one.
    pub(crate) fn mistaken(&self, term: &str) -> usize {
        let pairs = pairs(term);
        let least = pairs.len().saturating_sub(2).max(1);
        match self.most_of(self.fields.name, &pairs, least) {
            0 => {
                let characters: Vec<String> = term.chars().map(String::from).collect();
                self.most_of(self.fields.text, &characters, characters.len() - 1)
            }
            count => count,
        }
    }

    fn most_of(&self, field: Field, tokens: &[String], least: usize) -> usize {
        let clauses = tokens
            .iter()
            .map(|token| (Occur::Should, self.term(field, token)));
        self.top(&BooleanQuery::with_minimum_required_clauses(
            clauses.collect(),
            least,
        ))
    }

    /// The best twenty of one token and the number of matches.
    pub(crate) fn initials(&self, letters: &str) -> usize {
        let query = self.term(self.fields.initials, letters);
        self.top(&*query)
    }

    fn term(&self, field: Field, token: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(
            Term::from_field_text(field, token),
            IndexRecordOption::WithFreqs,
        ))
    }

    fn top(&self, query: &dyn Query) -> usize {
        let collector = (TopDocs::with_limit(20).order_by_score(), Count);
        let (top, count) = self.searcher.search(query, &collector).expect("hits");
        self.read(top.into_iter().map(|(_, address)| address));
        count
    }

    fn read(&self, addresses: impl Iterator<Item = DocAddress>) {
        for address in addresses {
            let document: TantivyDocument = self.searcher.doc(address).expect("a document");
            let shown = document
                .get_first(self.fields.shown)
                .and_then(|value| value.as_str());
            black_box(shown.map(str::to_owned));
        }
    }
}

impl Fields {
    fn document(&self, product: &ProductDocument) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        let limit = product.reference_limit.unwrap_or(1 << 38);
        let class: u64 = product.category_code.parse().expect("digits");
        document.add_i64(self.id, product.id);
        document.add_u64(self.order, (limit << 26) | product.id.cast_unsigned());
        document.add_u64(self.class, class / 10_000);
        document.add_i64(self.manufacturer, product.manufacturer_id);
        for length in [2, 4, 6] {
            document.add_text(
                self.filter,
                format!("k{}", &product.category_code[..length]),
            );
        }
        for (flag, is_set) in [
            ('c', product.capped),
            ('z', product.zone),
            ('b', product.buyable),
        ] {
            document.add_text(self.filter, format!("{flag}{}", u8::from(is_set)));
        }
        document.add_text(self.mark, &product.code);
        document.add_text(self.mark, &product.certificate);
        for device in &product.udi_di {
            document.add_text(self.mark, device);
        }
        for text in [
            &product.name,
            &product.generic_name,
            &product.manufacturer_name,
            &product.specification,
            &product.model,
        ] {
            document.add_text(self.text, text);
        }
        document.add_text(self.name, &product.name);
        document.add_text(self.words, &product.name);
        for text in [
            &product.name,
            &product.generic_name,
            &product.manufacturer_name,
        ] {
            document.add_text(self.initials, text);
        }
        document.add_text(self.shown, &product.name);
        document
    }
}
