//! The characters and words of the index, in memory by their readings.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader};

use crate::lattice::Pair;
use crate::names::Names;
use crate::pinyin::{Unit, initials, readings};
use crate::schema::Fields;
use crate::segmenter;
use crate::text::is_han;

/// Longer words are not looked up by their reading as a whole.
pub(crate) const WORD_CHARS_MAX: usize = 8;
/// At most so many combinations of readings of one word are stored.
const COMBINATIONS_MAX: usize = 16;

/// The characters and words of the index. It only grows while the index is open, which is harmless: an
/// entry whose documents are gone finds none.
#[derive(Clone, Default)]
pub(crate) struct Lexicon {
    /// Characters by reading, sorted.
    singles: Vec<(u16, char)>,
    /// Neighbouring characters by both readings, sorted.
    pairs: Vec<(u16, u16, char, char)>,
    /// Neighbouring characters sorted, and again sorted by the second.
    forward: Vec<(char, char)>,
    backward: Vec<(char, char)>,
    words: Vec<Box<str>>,
    known: HashSet<Box<str>>,
    by_reading: HashMap<Box<[u16]>, Vec<usize>>,
    by_initials: HashMap<Box<str>, Vec<usize>>,
    names: Names,
}

impl Lexicon {
    /// Adds the content of segments that were not read before. States of the index whose words are the same
    /// share one lexicon.
    pub(crate) fn follow(
        lexicon: &mut Arc<Lexicon>,
        read: &mut HashSet<SegmentId>,
        searcher: &Searcher,
        fields: &Fields,
    ) -> tantivy::Result<()> {
        let current: HashSet<SegmentId> = searcher
            .segment_readers()
            .iter()
            .map(SegmentReader::segment_id)
            .collect();
        let mut found = Found::default();
        for reader in searcher.segment_readers() {
            if !read.contains(&reader.segment_id()) {
                found.read(reader, fields, lexicon)?;
            }
        }
        *read = current;
        if !found.is_empty() {
            Arc::make_mut(lexicon).take_in(found);
        }
        Ok(())
    }

    /// A lexicon of the words of the catalogue's dictionary, without characters: made once, since each index that is
    /// opened or built anew begins with it.
    pub(crate) fn of_dictionary() -> Arc<Self> {
        static OF_DICTIONARY: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
            let mut lexicon = Lexicon::default();
            lexicon.take_in(Found {
                words: segmenter::catalogue_words().map(Box::from).collect(),
                ..Found::default()
            });
            Arc::new(lexicon)
        });
        Arc::clone(&OF_DICTIONARY)
    }

    /// The characters with this reading.
    pub(crate) fn singles(&self, unit: Unit) -> Vec<char> {
        let start = self
            .singles
            .partition_point(|(reading, _)| *reading < unit.from);
        let matching = self.singles[start..]
            .iter()
            .take_while(|(reading, _)| *reading <= unit.to);
        let mut characters: Vec<char> = matching.map(|(_, character)| *character).collect();
        characters.sort_unstable();
        characters.dedup();
        characters
    }

    /// The neighbouring characters with these readings.
    pub(crate) fn pairs(&self, first: Unit, second: Unit) -> Vec<Pair> {
        let mut result = Vec::new();
        for reading in first.from..=first.to {
            let lower = (reading, second.from, '\0', '\0');
            let start = self.pairs.partition_point(|pair| *pair < lower);
            let matching = self.pairs[start..]
                .iter()
                .take_while(|pair| pair.0 == reading && pair.1 <= second.to);
            result.extend(matching.map(|pair| (pair.2, pair.3)));
        }
        result.sort_unstable();
        result.dedup();
        result
    }

    /// Whether a character occurs, or has no reading by which it could be sought.
    fn has_single(&self, character: char) -> bool {
        let first = readings(character).first();
        first.is_none_or(|reading| self.singles.binary_search(&(*reading, character)).is_ok())
    }

    /// Whether two characters are neighbours anywhere.
    pub(crate) fn has_pair(&self, pair: Pair) -> bool {
        self.forward.binary_search(&pair).is_ok()
    }

    /// The characters that occur somewhere after `before` and somewhere before `after`.
    pub(crate) fn beside(&self, before: Option<char>, after: Option<char>) -> Vec<char> {
        match (before, after) {
            (Some(before), after) => {
                let start = self.forward.partition_point(|pair| *pair < (before, '\0'));
                let followers = self.forward[start..]
                    .iter()
                    .take_while(|pair| pair.0 == before);
                let is_before = |middle: &char| match after {
                    Some(after) => self.has_pair((*middle, after)),
                    None => true,
                };
                followers.map(|pair| pair.1).filter(is_before).collect()
            }
            (None, Some(after)) => {
                let start = self.backward.partition_point(|pair| *pair < (after, '\0'));
                let leaders = self.backward[start..]
                    .iter()
                    .take_while(|pair| pair.0 == after);
                leaders.map(|pair| pair.1).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Whether this is a word of the index or the dictionary.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// The words whose characters have this reading in sequence.
    pub(crate) fn words_read(&self, reading: &[u16]) -> impl Iterator<Item = &str> + use<'_> {
        let indices = self.by_reading.get(reading).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|index| &*self.words[*index])
    }

    /// Whether any word has this reading.
    pub(crate) fn has_word_read(&self, reading: &[u16]) -> bool {
        self.by_reading.contains_key(reading)
    }

    /// The words with these initials.
    pub(crate) fn words_beginning(&self, letters: &str) -> impl Iterator<Item = &str> {
        let indices = self.by_initials.get(letters).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|index| &*self.words[*index])
    }

    /// What products are called by their classes and in the insurance catalogue.
    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    fn take_in(&mut self, found: Found) {
        self.names.take_in(found.names);
        for pair in &found.pairs {
            for first in readings(pair.0) {
                for second in readings(pair.1) {
                    self.pairs.push((*first, *second, pair.0, pair.1));
                }
            }
        }
        for character in &found.singles {
            self.singles.extend(
                readings(*character)
                    .iter()
                    .map(|reading| (*reading, *character)),
            );
        }
        self.backward
            .extend(found.pairs.iter().map(|pair| (pair.1, pair.0)));
        self.forward.extend(found.pairs);
        sort_distinct(&mut self.pairs);
        sort_distinct(&mut self.singles);
        sort_distinct(&mut self.forward);
        sort_distinct(&mut self.backward);
        for word in found.words {
            self.take_in_word(word);
        }
    }

    fn take_in_word(&mut self, word: Box<str>) {
        if !may_be_known(&word) || !self.known.insert(word.clone()) {
            return;
        }
        let characters: Vec<char> = word.chars().collect();
        let index = self.words.len();
        self.words.push(word);
        let readings: Vec<Vec<u16>> = characters
            .iter()
            .map(|character| readings(*character).to_vec())
            .collect();
        for reading in combinations(&readings) {
            self.by_reading
                .entry(reading.into())
                .or_default()
                .push(index);
        }
        let letters: Vec<Vec<char>> = characters
            .iter()
            .map(|character| initials(*character).collect())
            .collect();
        for letters in combinations(&letters) {
            let letters: String = letters.into_iter().collect();
            self.by_initials
                .entry(letters.into())
                .or_default()
                .push(index);
        }
    }
}

/// The content of unread segments.
#[derive(Default)]
struct Found {
    singles: Vec<char>,
    pairs: Vec<Pair>,
    words: Vec<Box<str>>,
    names: Vec<Box<str>>,
}

impl Found {
    fn is_empty(&self) -> bool {
        let is_without_words =
            self.singles.is_empty() && self.pairs.is_empty() && self.words.is_empty();
        is_without_words && self.names.is_empty()
    }

    fn read(
        &mut self,
        reader: &SegmentReader,
        fields: &Fields,
        lexicon: &Lexicon,
    ) -> tantivy::Result<()> {
        self.names.extend(lexicon.names.unknown_in(reader, fields)?);
        each_han_token(reader, fields.text, |token| {
            let mut characters = token.chars();
            match (characters.next(), characters.next()) {
                (Some(first), Some(second)) if !lexicon.has_pair((first, second)) => {
                    self.pairs.push((first, second));
                }
                (Some(only), None) if !lexicon.has_single(only) => self.singles.push(only),
                _ => {}
            }
        })?;
        each_han_token(reader, fields.words, |word| {
            if !lexicon.known.contains(word) && may_be_known(word) {
                self.words.push(word.into());
            }
        })
    }
}

/// Visits the tokens of a field that begin with a Chinese character.
fn each_han_token(
    reader: &SegmentReader,
    field: Field,
    mut visit: impl FnMut(&str),
) -> tantivy::Result<()> {
    let inverted = reader.inverted_index(field)?;
    // In UTF-8 every Chinese character but one sorts from here on.
    let mut stream = inverted.terms().range().ge("\u{3007}").into_stream()?;
    while stream.advance() {
        if let Ok(token) = std::str::from_utf8(stream.key())
            && token.chars().all(is_han)
        {
            visit(token);
        }
    }
    Ok(())
}

/// Whether a word is looked up by its reading.
fn may_be_known(word: &str) -> bool {
    let has_readings = word
        .chars()
        .all(|character| !readings(character).is_empty());
    has_readings && (2..=WORD_CHARS_MAX).contains(&word.chars().count())
}

fn sort_distinct<Entry: Ord>(entries: &mut Vec<Entry>) {
    entries.sort_unstable();
    entries.dedup();
}

fn combinations<Item: Copy>(choices: &[Vec<Item>]) -> Vec<Vec<Item>> {
    let mut result = vec![Vec::new()];
    for choice in choices {
        let room = COMBINATIONS_MAX / result.len();
        let taken = &choice[..choice.len().min(room.max(1))];
        let longer = result.iter().flat_map(|start| {
            taken
                .iter()
                .map(move |item| start.iter().copied().chain([*item]).collect())
        });
        result = longer.collect();
    }
    result
}
