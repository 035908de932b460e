//! Scores the documents of a set as the engine would.

use tantivy::query::Bm25Weight;
use tantivy::schema::Field;
use tantivy::{DocId, Score};

use crate::need::Need;
use crate::sets::Sets;

/// Constants instead of statistics, so that a document's score depends on the document alone: pages stay in
/// order while the index grows, and in every process.
pub(crate) const TERM_DOCUMENTS: u64 = 1_000;
pub(crate) const DOCUMENTS: u64 = 1_000_000;
pub(crate) const TOKENS: u64 = 10_000_000;
const MEAN_LENGTH: Score = 10.0;

/// The score of a range, and the length of a text whose length is not stored.
const RANGE_SCORE: Score = 1.0;
const UNKNOWN_LENGTH: u8 = 1;

/// Scores documents of one segment.
pub(crate) struct Scoring<'index> {
    sets: Sets<'index>,
    weight: Bm25Weight,
}

impl<'index> Scoring<'index> {
    pub(crate) fn new(sets: Sets<'index>) -> Self {
        let weight = Bm25Weight::for_one_term(TERM_DOCUMENTS, DOCUMENTS, MEAN_LENGTH);
        Self { sets, weight }
    }

    /// Adds to the scores of documents the value of a need that all of them meet.
    #[expect(clippy::float_arithmetic, reason = "scores are sums")]
    pub(crate) fn add(
        &self,
        need: &Need,
        docs: &[DocId],
        scores: &mut [Score],
    ) -> tantivy::Result<()> {
        match need {
            // What a document lacks is worth nothing.
            Need::Nothing | Need::Not(_) => {}
            Need::Everything | Need::Range { .. } => {
                scores.iter_mut().for_each(|score| *score += RANGE_SCORE);
            }
            Need::Term(term) => self.add_term(need, term.field(), docs, scores)?,
            Need::All(needs) => {
                for need in needs {
                    self.add(need, docs, scores)?;
                }
            }
            Need::Any(needs) => {
                for need in needs {
                    let mut indices = Vec::new();
                    let set = self.sets.docs(need)?;
                    set.each_in(docs, |index| indices.push(index));
                    let some: Vec<DocId> = indices.iter().map(|index| docs[*index]).collect();
                    let mut added = vec![0.0; some.len()];
                    self.add(need, &some, &mut added)?;
                    for (index, added) in indices.into_iter().zip(added) {
                        scores[index] += added;
                    }
                }
            }
        }
        Ok(())
    }

    #[expect(clippy::float_arithmetic, reason = "scores are sums")]
    fn add_term(
        &self,
        need: &Need,
        field: Field,
        docs: &[DocId],
        scores: &mut [Score],
    ) -> tantivy::Result<()> {
        let lengths = self.sets.reader.fieldnorms_readers().get_field(field)?;
        let Some(lengths) = lengths else {
            let score = self.weight.score(UNKNOWN_LENGTH, 1);
            scores.iter_mut().for_each(|each| *each += score);
            return Ok(());
        };
        let entry = self.sets.entry(need)?;
        let mut repeats = entry.repeats.iter().peekable();
        for (doc, score) in docs.iter().zip(scores) {
            while repeats.next_if(|(other, _)| other < doc).is_some() {}
            let repeat = repeats.next_if(|(other, _)| other == doc);
            let frequency = repeat.map_or(1, |(_, frequency)| *frequency);
            *score += self.weight.score(lengths.fieldnorm_id(*doc), frequency);
        }
        Ok(())
    }
}
