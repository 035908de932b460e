//! Products by what they are called as a whole: by their classes, in the insurance catalogue, by their own names.

use crate::expand::{Levels, Vocabulary};
use crate::general::{class_token, generic_token, name_token};
use crate::highlight::Pattern;
use crate::need::Need;
use crate::spelling::spelled;

/// Products of a class that is called so; nothing where none is.
pub(crate) fn class(vocabulary: &Vocabulary<'_>, text: &str) -> tantivy::Result<Need> {
    vocabulary.possible(Need::term(vocabulary.fields.called, class_token(text)))
}

/// Products of the classes in whose names characters are written beside each other.
pub(crate) fn class_with(vocabulary: &Vocabulary<'_>, part: &[char]) -> tantivy::Result<Need> {
    let whole = class_token(&part.iter().collect::<String>());
    let having = vocabulary.lexicon.names().with_characters(part).into_iter();
    let tokens = having.map(str::to_owned).chain([whole]);
    let called = tokens.map(|token| Need::term(vocabulary.fields.called, token));
    vocabulary.possible(Need::any(called))
}

/// Products that are called exactly so, by a class or otherwise; nothing where none is.
pub(crate) fn exact(vocabulary: &Vocabulary<'_>, text: &str) -> tantivy::Result<Need> {
    let tokens = [class_token(text), generic_token(text), name_token(text)];
    let called = tokens.map(|token| Need::term(vocabulary.fields.called, token));
    vocabulary.possible(Need::any(called))
}

/// Products that are called as a text is written or read, whatever signs and blanks are in it.
pub(crate) fn as_typed(vocabulary: &Vocabulary<'_>, text: &str) -> tantivy::Result<Levels> {
    let compact: String = text.chars().filter(|each| each.is_alphanumeric()).collect();
    let written = exactly(exact(vocabulary, &compact)?);
    Ok(Levels::any(vec![written, as_read(vocabulary, &compact)?]))
}

/// Products that are called as letters are read.
pub(crate) fn as_read(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<Levels> {
    let letters = spelled(letters).unwrap_or_else(|| letters.to_owned());
    of_tokens(vocabulary, vocabulary.lexicon.names().read_as(&letters))
}

/// Products that are called by what has these initials.
pub(crate) fn by_initials(vocabulary: &Vocabulary<'_>, letters: &str) -> tantivy::Result<Levels> {
    of_tokens(
        vocabulary,
        vocabulary.lexicon.names().with_initials(letters),
    )
}

/// Products of the classes whose names have a part, as it is written or read.
pub(crate) fn by_part(vocabulary: &Vocabulary<'_>, part: &str) -> tantivy::Result<Levels> {
    let part = spelled(part).unwrap_or_else(|| part.to_owned());
    let found = vocabulary.lexicon.names().having(&part);
    let mut levels = of_tokens(vocabulary, found.into_iter())?;
    levels.exact = Need::Nothing;
    Ok(levels)
}

fn of_tokens<'names>(
    vocabulary: &Vocabulary<'_>,
    tokens: impl Iterator<Item = &'names str>,
) -> tantivy::Result<Levels> {
    let called = tokens.map(|token| Need::term(vocabulary.fields.called, token));
    Ok(exactly(vocabulary.possible(Need::any(called))?))
}

/// What is called so is found first, and has nothing to mark.
fn exactly(need: Need) -> Levels {
    Levels {
        exact: need.clone(),
        ..Levels::flat(need, Pattern::Written(Vec::new()))
    }
}
