//! Sets of documents of one segment, and their intersections.

use std::borrow::Cow;

use tantivy::DocId;

/// A set is a list while it holds at most one document in so many, else one bit for each document.
const LIST_SHARE: usize = 256;
const WORD_BITS: usize = 64;

#[derive(Debug)]
pub(crate) enum Docs {
    /// In order.
    List(Vec<DocId>),
    Bits(Vec<u64>),
}

/// Collects the documents of a set.
pub(crate) struct Gathering {
    words_needed: usize,
    list: Vec<DocId>,
    /// Empty until the list is too long.
    words: Vec<u64>,
    is_ordered: bool,
}

impl Docs {
    pub(crate) fn none() -> Self {
        Self::List(Vec::new())
    }

    /// All documents of a segment of this size.
    pub(crate) fn all(doc_count: u32) -> Self {
        let count = as_index(doc_count);
        let mut words = vec![u64::MAX; count / WORD_BITS];
        if !count.is_multiple_of(WORD_BITS) {
            words.push((1 << (count % WORD_BITS)) - 1);
        }
        Self::Bits(words)
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Bits(words) => count_bits(words),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::List(list) => list.is_empty(),
            Self::Bits(words) => words.iter().all(|word| *word == 0),
        }
    }

    /// An upper bound of their number that needs no counting.
    pub(crate) fn bound(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Bits(words) => words.len() * WORD_BITS,
        }
    }

    /// The memory that it occupies.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::List(list) => list.capacity() * size_of::<DocId>(),
            Self::Bits(words) => words.capacity() * size_of::<u64>(),
        }
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::List(one), Self::List(two)) => Self::List(common(one, two)),
            (Self::List(list), Self::Bits(words)) | (Self::Bits(words), Self::List(list)) => {
                Self::List(filtered(list, |doc| has_bit(words, doc)))
            }
            (Self::Bits(one), Self::Bits(two)) => {
                Self::Bits(one.iter().zip(two).map(|(one, two)| one & two).collect())
            }
        }
    }

    pub(crate) fn without(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::List(list), Self::Bits(words)) => {
                Self::List(filtered(list, |doc| !has_bit(words, doc)))
            }
            (Self::List(list), Self::List(others)) => {
                let mut rest = others.as_slice();
                Self::List(filtered(list, |doc| !skip_to(&mut rest, doc)))
            }
            (Self::Bits(words), Self::List(list)) => {
                let mut words = words.clone();
                for doc in list {
                    let (index, bit) = position(*doc);
                    words[index] &= !bit;
                }
                Self::Bits(words)
            }
            (Self::Bits(one), Self::Bits(two)) => {
                Self::Bits(one.iter().zip(two).map(|(one, two)| one & !two).collect())
            }
        }
    }

    pub(crate) fn each(&self, mut visit: impl FnMut(DocId)) {
        match self {
            Self::List(list) => list.iter().copied().for_each(visit),
            Self::Bits(words) => {
                for (index, word) in words.iter().enumerate() {
                    each_bit(index, *word, &mut visit);
                }
            }
        }
    }

    /// The documents in order.
    pub(crate) fn to_list(&self) -> Cow<'_, [DocId]> {
        match self {
            Self::List(list) => Cow::Borrowed(list),
            Self::Bits(_) => {
                let mut list = Vec::with_capacity(self.len());
                self.each(|doc| list.push(doc));
                Cow::Owned(list)
            }
        }
    }

    /// At most `most` documents from `start` on, in order.
    pub(crate) fn first_from(&self, start: DocId, most: usize) -> Vec<DocId> {
        match self {
            Self::List(list) => {
                let start = list.partition_point(|doc| *doc < start);
                list[start..].iter().copied().take(most).collect()
            }
            Self::Bits(words) => {
                let mut found = Vec::new();
                for (index, word) in words.iter().enumerate().skip(as_index(start) / WORD_BITS) {
                    each_bit(index, *word, &mut |doc| {
                        if doc >= start {
                            found.push(doc);
                        }
                    });
                    if found.len() >= most {
                        break;
                    }
                }
                found.truncate(most);
                found
            }
        }
    }

    /// At most `most` documents before `end`, the last ones.
    pub(crate) fn last_before(&self, end: DocId, most: usize) -> Vec<DocId> {
        match self {
            Self::List(list) => {
                let end = list.partition_point(|doc| *doc < end);
                list[end.saturating_sub(most)..end].to_vec()
            }
            Self::Bits(words) => {
                let mut found = Vec::new();
                let reach = (as_index(end) / WORD_BITS + 1).min(words.len());
                for (index, word) in words[..reach].iter().enumerate().rev() {
                    let mut docs = Vec::new();
                    each_bit(index, *word, &mut |doc| docs.push(doc));
                    found.extend(docs.into_iter().rev().filter(|doc| *doc < end));
                    if found.len() >= most {
                        break;
                    }
                }
                found.truncate(most);
                found
            }
        }
    }

    /// Visits the documents of a list that are in this set, by their indices in the list.
    pub(crate) fn each_in(&self, docs: &[DocId], mut visit: impl FnMut(usize)) {
        match self {
            Self::List(list) if list.len() < docs.len() => {
                let mut rest = docs;
                for doc in list {
                    if skip_to(&mut rest, *doc) {
                        visit(docs.len() - rest.len());
                    }
                }
            }
            Self::List(list) => {
                let mut rest = list.as_slice();
                for (index, doc) in docs.iter().enumerate() {
                    if skip_to(&mut rest, *doc) {
                        visit(index);
                    }
                }
            }
            Self::Bits(words) => {
                for (index, doc) in docs.iter().enumerate() {
                    if has_bit(words, *doc) {
                        visit(index);
                    }
                }
            }
        }
    }
}

impl Gathering {
    /// An empty set in a segment of this size.
    pub(crate) fn new(doc_count: u32) -> Self {
        Self {
            words_needed: as_index(doc_count).div_ceil(WORD_BITS),
            list: Vec::new(),
            words: Vec::new(),
            is_ordered: true,
        }
    }

    /// Adds documents that are in order among themselves.
    pub(crate) fn extend(&mut self, docs: &[DocId]) {
        if self.words.is_empty() {
            if !docs.is_empty() && self.list.last() >= docs.first() {
                self.is_ordered = false;
            }
            self.list.extend_from_slice(docs);
            if self.list.len() > self.words_needed * WORD_BITS / LIST_SHARE {
                self.words = vec![0; self.words_needed];
                let list = std::mem::take(&mut self.list);
                self.set(&list);
            }
        } else {
            self.set(docs);
        }
    }

    pub(crate) fn extend_set(&mut self, docs: &Docs) {
        match docs {
            Docs::List(list) => self.extend(list),
            Docs::Bits(words) if self.words.is_empty() => {
                self.words.clone_from(words);
                let list = std::mem::take(&mut self.list);
                self.set(&list);
            }
            Docs::Bits(words) => {
                for (mine, theirs) in self.words.iter_mut().zip(words) {
                    *mine |= theirs;
                }
            }
        }
    }

    pub(crate) fn finish(mut self) -> Docs {
        if self.words.is_empty() {
            if !self.is_ordered {
                self.list.sort_unstable();
                self.list.dedup();
            }
            return Docs::List(self.list);
        }
        Docs::Bits(self.words)
    }

    fn set(&mut self, docs: &[DocId]) {
        for doc in docs {
            let (index, bit) = position(*doc);
            self.words[index] |= bit;
        }
    }
}

fn common(one: &[DocId], two: &[DocId]) -> Vec<DocId> {
    let (short, long) = if one.len() <= two.len() {
        (one, two)
    } else {
        (two, one)
    };
    let mut rest = long;
    filtered(short, |doc| skip_to(&mut rest, doc))
}

fn filtered(list: &[DocId], mut keep: impl FnMut(DocId) -> bool) -> Vec<DocId> {
    list.iter().copied().filter(|doc| keep(*doc)).collect()
}

/// Drops from a list what comes before a document; returns whether the document is first.
fn skip_to(rest: &mut &[DocId], doc: DocId) -> bool {
    let mut step = 1;
    while rest.get(step).is_some_and(|next| *next < doc) {
        *rest = &rest[step..];
        step *= 2;
    }
    let reach = rest.len().min(step + 1);
    let before = rest[..reach].partition_point(|next| *next < doc);
    *rest = &rest[before..];
    rest.first() == Some(&doc)
}

/// Visits the documents of one word of bits.
fn each_bit(index: usize, mut word: u64, visit: &mut impl FnMut(DocId)) {
    let base = DocId::try_from(index * WORD_BITS).expect("a segment's documents have 32 bits");
    while word != 0 {
        visit(base + word.trailing_zeros());
        word &= word - 1;
    }
}

fn count_bits(words: &[u64]) -> usize {
    let count: u32 = words.iter().map(|word| word.count_ones()).sum();
    as_index(count)
}

fn has_bit(words: &[u64], doc: DocId) -> bool {
    let (index, bit) = position(doc);
    words.get(index).is_some_and(|word| word & bit != 0)
}

fn position(doc: DocId) -> (usize, u64) {
    (as_index(doc) / WORD_BITS, 1 << (as_index(doc) % WORD_BITS))
}

fn as_index(doc: DocId) -> usize {
    usize::try_from(doc).expect("a document's number fits in memory")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::{Docs, Gathering};

    const COUNT: u32 = 3_000;

    fn docs(set: &BTreeSet<u32>, cut: usize) -> Docs {
        let list: Vec<u32> = set.iter().copied().collect();
        let mut gathering = Gathering::new(COUNT);
        let (first, last) = list.split_at(cut.min(list.len()));
        gathering.extend(last);
        gathering.extend_set(&Docs::List(first.to_vec()));
        gathering.finish()
    }

    fn sets() -> impl Strategy<Value = BTreeSet<u32>> {
        prop_oneof![btree_set(0..COUNT, 0..12), btree_set(0..COUNT, 0..900)]
    }

    fn list(found: impl Iterator<Item = u32>) -> Vec<u32> {
        found.collect()
    }

    proptest! {
        #[test]
        fn sets_do_what_sets_do(one in sets(), two in sets(), cut in 0_usize..900, at in 0..COUNT) {
            let (left, right) = (docs(&one, cut), docs(&two, cut / 2));
            prop_assert_eq!(left.len(), one.len());
            prop_assert_eq!(left.to_list().into_owned(), list(one.iter().copied()));
            prop_assert_eq!(left.and(&right).to_list().into_owned(), list(one.intersection(&two).copied()));
            let rest = list(one.difference(&two).copied());
            prop_assert_eq!(left.without(&right).to_list().into_owned(), rest);
            let mut both = Gathering::new(COUNT);
            both.extend_set(&left);
            both.extend_set(&right);
            prop_assert_eq!(both.finish().to_list().into_owned(), list(one.union(&two).copied()));
            prop_assert_eq!(left.first_from(at, 5), list(one.range(at..).copied().take(5)));
            let mut last = left.last_before(at, 5);
            last.sort_unstable();
            let mut expected = list(one.range(..at).rev().copied().take(5));
            expected.reverse();
            prop_assert_eq!(last, expected);
            let wanted = list(two.iter().copied());
            let mut common = Vec::new();
            left.each_in(&wanted, |index| common.push(wanted[index]));
            prop_assert_eq!(common, list(one.intersection(&two).copied()));
        }
    }

    #[test]
    fn all_are_all() {
        for count in [0, 1, 63, 64, 65, 130] {
            let all = Docs::all(count);
            assert_eq!(all.to_list().into_owned(), (0..count).collect::<Vec<_>>());
            assert_eq!(all.len(), all.to_list().len());
        }
    }
}
