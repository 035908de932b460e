//! Opening, following, rebuilding and losing an index.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{product, text};
use search_index::{IndexError, ProductIndex, RebuildReason, SearchQuery};
use tempfile::TempDir;

fn open(directory: &Path) -> ProductIndex {
    ProductIndex::open_or_create(directory).expect("an index")
}

fn ids(index: &ProductIndex, query: &str) -> Vec<i64> {
    let page = index.search(&text(query)).expect("an answer");
    let mut ids: Vec<i64> = page.hits.into_iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    ids
}

fn directories(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).expect("a directory");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

fn written(root: &Path) -> ProductIndex {
    let index = open(root);
    let writer = index.writer();
    writer
        .replace(&[product(1, "导尿管"), product(2, "注射器")])
        .expect("written");
    writer.commit(7).expect("committed");
    index
}

#[test]
fn an_index_is_found_again_at_its_position() {
    let root = TempDir::new().expect("a directory");
    let index = open(root.path());
    assert_eq!(
        (index.needs_rebuild(), index.position()),
        (Some(RebuildReason::Missing), 0)
    );
    assert!(ids(&index, "").is_empty());
    drop(index);
    assert_eq!(
        open(root.path()).needs_rebuild(),
        Some(RebuildReason::Missing)
    );
    drop(written(root.path()));
    let index = open(root.path());
    assert_eq!((index.needs_rebuild(), index.position()), (None, 7));
    assert_eq!(ids(&index, "dng"), [1]);
    assert_eq!(directories(root.path()).len(), 1);
}

#[test]
fn changes_are_seen_after_a_commit_and_not_before() {
    let root = TempDir::new().expect("a directory");
    let index = written(root.path());
    let writer = index.writer();
    writer
        .replace(&[
            product(1, "缝合线"),
            product(3, "导管"),
            product(3, "止血钳"),
        ])
        .expect("written");
    writer.remove(&[2]).expect("removed");
    assert_eq!(ids(&index, ""), [1, 2]);
    writer.commit(8).expect("committed");
    assert_eq!(ids(&index, ""), [1, 3]);
    assert_eq!(ids(&index, "导"), [0_i64; 0]);
    assert_eq!(ids(&index, "zxq"), [3]);
    assert_eq!((index.position(), index.count()), (8, 2));
    assert_eq!(index.search(&text("缝合线")).expect("an answer").total, 1);
}

#[test]
fn the_old_index_serves_until_the_fresh_one_is_finished() {
    let root = TempDir::new().expect("a directory");
    let index = written(root.path());
    let mut rebuild = index.rebuild().expect("begun");
    rebuild.add(&[product(5, "绷带")]).expect("added");
    index
        .writer()
        .replace(&[product(9, "口罩")])
        .expect("written");
    index.writer().commit(9).expect("committed");
    assert_eq!((ids(&index, ""), index.position()), (vec![1, 2, 9], 9));
    rebuild.finish(6).expect("finished");
    assert_eq!((ids(&index, ""), index.position()), (vec![5], 6));
    index
        .writer()
        .replace(&[product(9, "口罩")])
        .expect("written");
    index.writer().commit(10).expect("committed");
    assert_eq!(ids(&index, ""), [5, 9]);
    assert_eq!(directories(root.path()).len(), 1);
    drop(index);
    assert_eq!(ids(&open(root.path()), "kz"), [9]);
}

#[test]
fn a_rebuild_that_is_given_up_leaves_nothing_behind() {
    let root = TempDir::new().expect("a directory");
    let index = written(root.path());
    let mut rebuild = index.rebuild().expect("begun");
    rebuild.add(&[product(5, "绷带")]).expect("added");
    drop(rebuild);
    assert_eq!(directories(root.path()).len(), 1);
    assert_eq!(ids(&index, ""), [1, 2]);
    index
        .rebuild()
        .expect("begun again")
        .finish(3)
        .expect("finished");
    assert_eq!(index.count(), 0);
}

#[test]
fn a_damaged_index_needs_to_be_rebuilt() {
    let root = TempDir::new().expect("a directory");
    drop(written(root.path()));
    let directory = directories(root.path()).remove(0);
    let store = directories(&directory)
        .into_iter()
        .find(|path| path.extension().is_some_and(|extension| extension == "idx"))
        .expect("a file of terms");
    let mut bytes = fs::read(&store).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(&store, bytes).expect("written");
    let index = open(root.path());
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::Damaged));
    assert_eq!((index.position(), index.count()), (0, 0));
    index.rebuild().expect("begun").finish(3).expect("finished");
    assert_eq!(index.needs_rebuild(), None);
}

#[test]
fn an_index_of_another_version_needs_to_be_rebuilt() {
    let root = TempDir::new().expect("a directory");
    fs::create_dir(root.path().join("products-t0.1-s0-4")).expect("made");
    let index = open(root.path());
    assert_eq!(index.needs_rebuild(), Some(RebuildReason::OtherVersion));
    assert_eq!(directories(root.path()).len(), 1);
}

#[test]
fn only_one_process_writes_at_a_time() {
    let root = TempDir::new().expect("a directory");
    let first = written(root.path());
    let second = open(root.path());
    let refused = second.writer().replace(&[product(3, "导管")]);
    assert!(matches!(refused, Err(IndexError::Locked)));
    assert_eq!(ids(&first, ""), [1, 2]);
}

#[test]
fn paging_goes_on_while_the_index_changes() {
    let root = TempDir::new().expect("a directory");
    let index = open(root.path());
    let writer = index.writer();
    let products: Vec<_> = (0..200).map(|id| product(id, "一次性使用导尿管")).collect();
    writer.replace(&products).expect("written");
    writer.commit(1).expect("committed");
    let mut query = SearchQuery {
        limit: 7,
        ..text("导尿管")
    };
    let mut seen = Vec::new();
    for round in 0.. {
        let page = index.search(&query).expect("an answer");
        seen.extend(page.hits.iter().map(|hit| hit.id));
        writer.remove(&[round * 3]).expect("removed");
        writer
            .replace(&[
                product(1_000 + round, "硅胶导尿管"),
                product(round, "导尿管"),
            ])
            .expect("written");
        writer.commit(round + 2).expect("committed");
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
        assert!(round < 100, "paging does not end");
    }
    let untouched = (100..200).filter(|id| id % 3 != 0);
    assert!(
        untouched
            .into_iter()
            .all(|id| seen.iter().filter(|other| **other == id).count() == 1)
    );
}
