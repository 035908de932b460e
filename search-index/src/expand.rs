//! What one search term requires of a document, from the strictest reading to the loosest.

use std::collections::BTreeSet;

use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::analysis::HEAD;
use crate::highlight::Pattern;
use crate::lexicon::Lexicon;
use crate::need::Need;
use crate::schema::Fields;

/// Where terms are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'index> {
    pub(crate) searcher: &'index Searcher,
    pub(crate) lexicon: &'index Lexicon,
    pub(crate) fields: &'index Fields,
    /// Whether a quantity is also met by an equal one in another unit.
    pub(crate) in_any_unit: bool,
}

impl Vocabulary<'_> {
    /// Whether any document has a token.
    pub(crate) fn has(&self, field: Field, token: &str) -> tantivy::Result<bool> {
        let term = Term::from_field_text(field, token);
        for reader in self.searcher.segment_readers() {
            if reader
                .inverted_index(field)?
                .get_term_info(&term)?
                .is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether any document has a token in a range.
    pub(crate) fn has_in_range(&self, lower: &Term, upper: &Term) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            let inverted = reader.inverted_index(lower.field())?;
            let range = inverted.terms().range();
            let (lower, upper) = (
                lower.serialized_value_bytes(),
                upper.serialized_value_bytes(),
            );
            let mut stream = range.ge(lower).lt(upper).into_stream()?;
            if stream.advance() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The tokens in a range that contain a part, at most so many; all tokens of the range are looked at.
    pub(crate) fn tokens_with(
        &self,
        (lower, upper): (&Term, &Term),
        part: &str,
        most: usize,
    ) -> tantivy::Result<BTreeSet<String>> {
        let finder = memchr::memmem::Finder::new(part);
        let mut found = BTreeSet::new();
        for reader in self.searcher.segment_readers() {
            let inverted = reader.inverted_index(lower.field())?;
            let range = inverted.terms().range();
            let bounds = (
                lower.serialized_value_bytes(),
                upper.serialized_value_bytes(),
            );
            let mut stream = range.ge(bounds.0).lt(bounds.1).into_stream()?;
            while found.len() < most && stream.advance() {
                if finder.find(stream.key()).is_some() {
                    found.insert(String::from_utf8_lossy(stream.key()).into_owned());
                }
            }
        }
        Ok(found)
    }

    /// The part of a need that the index can meet.
    pub(crate) fn possible(&self, need: Need) -> tantivy::Result<Need> {
        Ok(match need {
            Need::Term(ref term) => {
                let token = term.value().as_str().map(str::to_owned).unwrap_or_default();
                if self.has(term.field(), &token)? {
                    need
                } else {
                    Need::Nothing
                }
            }
            Need::Range {
                ref lower,
                ref upper,
            } => {
                if self.has_in_range(lower, upper)? {
                    need
                } else {
                    Need::Nothing
                }
            }
            Need::Any(needs) => {
                let possible: tantivy::Result<Vec<Need>> =
                    needs.into_iter().map(|need| self.possible(need)).collect();
                Need::any(possible?)
            }
            Need::All(needs) => {
                let possible: tantivy::Result<Vec<Need>> =
                    needs.into_iter().map(|need| self.possible(need)).collect();
                Need::all(possible?)
            }
            Need::Not(need) => Need::not(self.possible(*need)?),
            Need::Nothing | Need::Everything => need,
        })
    }
}

/// The needs of one term. The last level finds what any finds, and each but the first what the level before it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Levels {
    /// Products that are called exactly so, by a class, in the insurance catalogue or by their name.
    pub(crate) exact: Need,
    /// As whole words, as written, with which the name ends: what the product is, and no part of it.
    pub(crate) head: Need,
    /// As whole words, as written, in the name.
    pub(crate) word: Need,
    /// As written, in the name.
    pub(crate) phrase: Need,
    /// Word by word, in the name.
    pub(crate) name: Need,
    /// Word by word, anywhere.
    pub(crate) text: Need,
    /// Word by word by sound, anywhere.
    pub(crate) near: Need,
    /// What to mark in a hit.
    pub(crate) patterns: Vec<Pattern>,
}

impl Levels {
    /// The levels of a term that is matched in one way only.
    pub(crate) fn flat(need: Need, pattern: Pattern) -> Self {
        Self {
            exact: Need::Nothing,
            head: need.clone(),
            word: need.clone(),
            phrase: need.clone(),
            name: need.clone(),
            text: need.clone(),
            near: need,
            patterns: vec![pattern],
        }
    }

    /// Requires names that end with one of these words, if there are any.
    pub(crate) fn with_heads<Word: AsRef<str>>(
        mut self,
        vocabulary: &Vocabulary<'_>,
        words: impl Iterator<Item = Word>,
    ) -> tantivy::Result<Self> {
        let field = vocabulary.fields.words;
        let heads = words.map(|word| Need::term(field, format!("{HEAD}{}", word.as_ref())));
        let heads = vocabulary.possible(Need::any(heads))?;
        self.head = self.word.clone();
        if is_implied(&self.word, &heads) {
            self.head = heads;
        } else if heads != Need::Nothing {
            self.head = Need::all([self.head, heads]);
        }
        Ok(self)
    }

    /// What is found only after everything else.
    pub(crate) fn last(self) -> Self {
        Self {
            exact: Need::Nothing,
            head: Need::Nothing,
            word: Need::Nothing,
            phrase: Need::Nothing,
            name: Need::Nothing,
            text: Need::Nothing,
            ..self
        }
    }

    /// A term that no document meets.
    pub(crate) fn nothing() -> Self {
        Self::any(Vec::new())
    }

    /// All parts of a term at once. What is called exactly as one part has the others in its name or as they are.
    pub(crate) fn all(parts: Vec<Levels>) -> Self {
        let is_exact = parts.iter().any(|part| part.exact != Need::Nothing);
        let exact = parts.iter().map(|part| {
            let is_called = part.exact != Need::Nothing;
            let need = if is_called { &part.exact } else { &part.name };
            need.clone()
        });
        let exact = if is_exact {
            Need::all(exact)
        } else {
            Need::Nothing
        };
        Self {
            exact,
            ..Self::combine(parts, Need::all)
        }
    }

    /// Any of the readings of a term; readings that find nothing add no marks.
    pub(crate) fn any(ways: Vec<Levels>) -> Self {
        let ways = ways
            .into_iter()
            .filter(|way| way.near != Need::Nothing)
            .collect();
        Self::combine(ways, Need::any)
    }

    fn combine(parts: Vec<Levels>, fold: fn(Vec<Need>) -> Need) -> Self {
        let level = |choose: fn(&Levels) -> &Need| {
            fold(parts.iter().map(|part| choose(part).clone()).collect())
        };
        Self {
            exact: level(|part| &part.exact),
            head: level(|part| &part.head),
            word: level(|part| &part.word),
            phrase: level(|part| &part.phrase),
            name: level(|part| &part.name),
            text: level(|part| &part.text),
            near: level(|part| &part.near),
            patterns: parts.into_iter().flat_map(|part| part.patterns).collect(),
        }
    }
}

/// Whether names that end with one of some words have one of the words that are required: what a name ends with is a
/// word of it, so that a second look at the words would only take time.
fn is_implied(words: &Need, heads: &Need) -> bool {
    let words: Vec<&[u8]> = tokens(words).collect();
    let mut heads = tokens(heads).peekable();
    heads.peek().is_some()
        && heads.all(|head| {
            let word = head.strip_prefix(HEAD.encode_utf8(&mut [0; 4]).as_bytes());
            word.is_some_and(|word| words.contains(&word))
        })
}

/// The tokens of which any one is enough; none for a need of another form.
fn tokens(need: &Need) -> impl Iterator<Item = &[u8]> {
    let needs = match need {
        Need::Any(needs) => needs.as_slice(),
        Need::Term(_) => std::slice::from_ref(need),
        Need::Nothing | Need::Everything | Need::Range { .. } | Need::All(_) | Need::Not(_) => &[],
    };
    needs.iter().map(|need| match need {
        Need::Term(term) => term.serialized_value_bytes(),
        Need::Nothing
        | Need::Everything
        | Need::Range { .. }
        | Need::All(_)
        | Need::Any(_)
        | Need::Not(_) => &[],
    })
}

#[cfg(test)]
mod tests {
    use tantivy::schema::Field;

    use super::is_implied;
    use crate::need::Need;

    #[test]
    fn what_a_name_ends_with_is_a_word_of_it() {
        let term = |token: &str| Need::term(Field::from_field_id(0), token);
        let either = Need::any([term("导管"), term("支架")]);
        assert!(is_implied(&term("导管"), &term("$导管")));
        assert!(is_implied(&either, &term("$支架")));
        assert!(is_implied(
            &either,
            &Need::any([term("$支架"), term("$导管")])
        ));
        assert!(!is_implied(&term("导管"), &term("$支架")));
        assert!(!is_implied(
            &term("导管"),
            &Need::any([term("$支架"), term("$导管")])
        ));
        assert!(!is_implied(
            &Need::all([term("导管"), term("球囊")]),
            &term("$导管")
        ));
        assert!(!is_implied(&term("导管"), &Need::Nothing));
    }
}
