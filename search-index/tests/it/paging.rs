//! Pages while limits move.

use std::collections::BTreeMap;

use crate::support::{product, text};
use proptest::prelude::*;
use search_index::{
    Checkpoint, ProductDocument, ProductIndex, RebuildReason, SearchError, SearchQuery, Sort,
};
use tempfile::TempDir;

const COUNT: i64 = 400;
const STATES_MAX: i64 = 64;

fn limited(id: i64, limit: u64) -> ProductDocument {
    ProductDocument {
        reference_limit: (limit > 0).then_some(limit),
        ..product(id, "一次性使用导尿管")
    }
}

/// An index of several segments.
fn filled(root: &TempDir) -> ProductIndex {
    let index = ProductIndex::open_or_create(root.path()).expect("an index");
    let writer = index.writer();
    for batch in 0..4 {
        let ids = batch * COUNT / 4..(batch + 1) * COUNT / 4;
        let products: Vec<_> = ids
            .map(|id| limited(id, u64::try_from(id * 37 % 101).expect("small")))
            .collect();
        writer.replace(&products).expect("written");
        writer.commit(batch + 1).expect("committed");
    }
    index
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_product_is_shown_once_while_limits_move(
        moves in prop::collection::vec(prop::collection::vec((0..COUNT, 0_u64..120), 0..40), 60),
        size in 7_usize..60,
        sort in 0_usize..3,
        words in 0_usize..3,
    ) {
        let root = TempDir::new().expect("a directory");
        let index = filled(&root);
        let writer = index.writer();
        let sort = [Sort::Relevance, Sort::LimitAscending, Sort::LimitDescending][sort];
        let mut query = SearchQuery { sort, limit: size, ..text(["", "导尿管", "dng"][words]) };
        let mut seen: BTreeMap<i64, usize> = BTreeMap::new();
        for (position, moved) in (10..).zip(moves) {
            let page = index.search(&query).expect("a page");
            prop_assert_eq!(page.total, 400);
            for hit in page.hits {
                *seen.entry(hit.id).or_default() += 1;
            }
            let Some(next) = page.next else { break };
            query.cursor = Some(next);
            let products: Vec<_> = moved.into_iter().map(|(id, limit)| limited(id, limit)).collect();
            writer.replace(&products).expect("written");
            writer.commit(position).expect("committed");
        }
        prop_assert_eq!(seen.len(), 400);
        prop_assert!(seen.values().all(|times| *times == 1));
    }
}

#[test]
fn a_state_that_is_gone_is_named_and_no_more_than_some_are_kept() {
    let root = TempDir::new().expect("a directory");
    let index = filled(&root);
    let writer = index.writer();
    let query = SearchQuery {
        limit: 3,
        ..text("")
    };
    let first = index.search(&query).expect("a page").next;
    let later = SearchQuery {
        cursor: first,
        ..query.clone()
    };
    assert!(index.search(&later).is_ok());
    for position in 100..=100 + STATES_MAX {
        writer.replace(&[limited(1, 5)]).expect("written");
        writer.commit(position).expect("committed");
        index.search(&query).expect("a page");
    }
    assert!(matches!(
        index.search(&later),
        Err(SearchError::ExpiredCursor)
    ));
}

#[test]
fn an_index_knows_whose_history_it_follows() {
    let root = TempDir::new().expect("a directory");
    let index = filled(&root);
    let reached = Checkpoint {
        position: 7,
        mark: "a 1".to_owned(),
    };
    index.writer().commit(reached.clone()).expect("committed");
    let next = index
        .search(&SearchQuery {
            limit: 3,
            ..text("")
        })
        .expect("a page")
        .next;
    drop(index);
    let index = ProductIndex::open_or_create(root.path()).expect("an index");
    assert_eq!((index.checkpoint(), index.needs_rebuild()), (reached, None));
    index.disown();
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::OtherHistory));
    let mut rebuild = index.rebuild().expect("begun");
    rebuild.add(&[limited(1, 1)]).expect("added");
    rebuild.finish(8).expect("finished");
    assert_eq!(
        (index.needs_rebuild(), index.position(), index.count()),
        (None, 8, 1)
    );
    let old = SearchQuery {
        limit: 3,
        cursor: next,
        ..text("")
    };
    assert!(matches!(
        index.search(&old),
        Err(SearchError::ExpiredCursor)
    ));
}

#[test]
fn what_was_found_before_is_found_again_as_it_is_now() {
    let root = TempDir::new().expect("a directory");
    let index = filled(&root);
    let page_of = |query: &SearchQuery| index.search(query).expect("a page");
    let few = |limit, with_facets| SearchQuery {
        limit,
        with_facets,
        ..text("dng")
    };
    let first = page_of(&few(7, false));
    assert_eq!((first.total, first.hits.len()), (400, 7));
    assert_eq!(page_of(&few(7, false)), first);
    // The same products with their counts, and more of them.
    let counted = page_of(&few(7, true));
    assert_eq!((&counted.hits, &counted.next), (&first.hits, &first.next));
    assert_eq!(counted.facets.capped, (0, 400));
    let more = page_of(&few(9, false));
    assert_eq!(more.hits[..7], first.hits);
    let buyable = |buyable| SearchQuery {
        buyable: Some(buyable),
        ..few(7, false)
    };
    assert_eq!(page_of(&buyable(true)).hits, first.hits);
    assert_eq!(page_of(&buyable(false)).total, 0);

    let writer = index.writer();
    let gone = ProductDocument {
        name: "注射器".to_owned(),
        ..limited(first.hits[0].id, 1)
    };
    writer.replace(&[gone]).expect("written");
    writer.commit(10).expect("committed");
    let now = page_of(&few(7, false));
    assert_eq!(now.total, 399);
    assert_eq!(now.hits[..6], first.hits[1..]);
}
