//! What a document must contain to match, before it becomes a query of the engine.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, EmptyQuery, InvertedIndexRangeQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// A condition on a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Need {
    Nothing,
    Everything,
    Term(Term),
    Range {
        lower: Term,
        upper: Term,
    },
    All(Vec<Need>),
    Any(Vec<Need>),
    /// The condition does not hold.
    Not(Box<Need>),
}

impl Need {
    /// The document has the token.
    pub(crate) fn term(field: Field, token: impl AsRef<str>) -> Self {
        Self::Term(Term::from_field_text(field, token.as_ref()))
    }

    /// The document has a token with this prefix.
    pub(crate) fn starting_with(field: Field, beginning: impl AsRef<str>) -> Self {
        let beginning = beginning.as_ref();
        Self::range(field, beginning, &format!("{beginning}{}", char::MAX))
    }

    /// The document has a token in the range from `lower` to `upper`, excluding `upper`.
    pub(crate) fn range(field: Field, lower: &str, upper: &str) -> Self {
        let term = |token| Term::from_field_text(field, token);
        Self::Range {
            lower: term(lower),
            upper: term(upper),
        }
    }

    /// The condition does not hold.
    pub(crate) fn not(need: Need) -> Self {
        match need {
            Self::Nothing => Self::Everything,
            Self::Everything => Self::Nothing,
            Self::Not(inner) => *inner,
            other @ (Self::Term(_) | Self::Range { .. } | Self::All(_) | Self::Any(_)) => {
                Self::Not(Box::new(other))
            }
        }
    }

    /// All conditions hold.
    pub(crate) fn all(needs: impl IntoIterator<Item = Need>) -> Self {
        let mut result: Vec<Need> = Vec::new();
        for need in needs {
            match need {
                Self::Nothing => return Self::Nothing,
                Self::Everything => {}
                Self::All(inner) => inner
                    .into_iter()
                    .for_each(|need| push_new(&mut result, need)),
                other @ (Self::Term(_) | Self::Range { .. } | Self::Any(_) | Self::Not(_)) => {
                    push_new(&mut result, other);
                }
            }
        }
        match result.len() {
            0 => Self::Everything,
            1 => result.remove(0),
            _ => Self::All(result),
        }
    }

    /// At least one condition holds.
    pub(crate) fn any(needs: impl IntoIterator<Item = Need>) -> Self {
        let mut result: Vec<Need> = Vec::new();
        for need in needs {
            match need {
                Self::Nothing => {}
                Self::Everything => return Self::Everything,
                Self::Any(inner) => inner
                    .into_iter()
                    .for_each(|need| push_new(&mut result, need)),
                other @ (Self::Term(_) | Self::Range { .. } | Self::All(_) | Self::Not(_)) => {
                    push_new(&mut result, other);
                }
            }
        }
        match result.len() {
            0 => Self::Nothing,
            1 => result.remove(0),
            _ => Self::Any(result),
        }
    }

    /// Whether it requires a token of one of these fields.
    pub(crate) fn touches(&self, fields: &[Field]) -> bool {
        match self {
            Self::Nothing | Self::Everything | Self::Range { .. } | Self::Not(_) => false,
            Self::Term(term) => fields.contains(&term.field()),
            Self::All(needs) | Self::Any(needs) => needs.iter().any(|need| need.touches(fields)),
        }
    }

    pub(crate) fn query(&self) -> Box<dyn Query> {
        match self {
            Self::Nothing => Box::new(EmptyQuery),
            Self::Everything => Box::new(AllQuery),
            Self::Term(term) => {
                Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs))
            }
            Self::Range { lower, upper } => Box::new(InvertedIndexRangeQuery::new(
                Bound::Included(lower.clone()),
                Bound::Excluded(upper.clone()),
            )),
            Self::All(needs) => clauses(needs, Occur::Must),
            Self::Any(needs) => clauses(needs, Occur::Should),
            Self::Not(need) => Self::Everything.query_without(&[need]),
        }
    }

    /// The query of the engine for documents that match this and none of the others.
    pub(crate) fn query_without(&self, others: &[&Need]) -> Box<dyn Query> {
        if others.is_empty() {
            return self.query();
        }
        let mut clauses = vec![(Occur::Must, self.query())];
        clauses.extend(others.iter().map(|other| (Occur::MustNot, other.query())));
        Box::new(BooleanQuery::new(clauses))
    }
}

fn push_new(needs: &mut Vec<Need>, need: Need) {
    if !needs.contains(&need) {
        needs.push(need);
    }
}

fn clauses(needs: &[Need], occur: Occur) -> Box<dyn Query> {
    let clauses = needs.iter().map(|need| (occur, need.query())).collect();
    Box::new(BooleanQuery::new(clauses))
}

#[cfg(test)]
mod tests {
    use tantivy::schema::Field;

    use super::Need;

    #[test]
    fn conditions_fold() {
        let term = |token: &str| Need::term(Field::from_field_id(0), token);
        assert_eq!(Need::all([Need::Everything, term("a")]), term("a"));
        assert_eq!(Need::all([term("a"), Need::Nothing]), Need::Nothing);
        assert_eq!(Need::any([Need::Nothing, term("a"), term("a")]), term("a"));
        assert_eq!(Need::all([]), Need::Everything);
        assert_eq!(Need::any([]), Need::Nothing);
        assert_eq!(Need::not(Need::Nothing), Need::Everything);
        assert_eq!(Need::not(Need::not(term("a"))), term("a"));
    }
}
