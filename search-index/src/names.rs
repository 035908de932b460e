//! What products are called by their classes and in the insurance catalogue, in memory by how it is read.

use std::collections::{HashMap, HashSet};

use tantivy::SegmentReader;

use crate::general::{CLASS, GENERIC, is_ending, is_ending_by_initials};
use crate::pinyin::{has_initial, initials, readings, spelling};
use crate::schema::Fields;
use crate::text::is_han;

/// Fewer initials begin names of everything.
const INITIALS_MIN: usize = 2;
/// What is only a part of a name is at least so long.
const PART_MIN: usize = 3;
/// More names that have a part do not show what was meant.
const PARTS_MAX: usize = 16;

/// As many classes may have what is written in their names: beyond, it is in the names of their products too.
const WRITTEN_MAX: usize = 64;

/// Names by the letter with which they are read. They only grow while the index is open, which is harmless: a name whose
/// products are gone finds none.
#[derive(Clone, Default)]
pub(crate) struct Names {
    known: HashSet<Box<str>>,
    by_letter: HashMap<char, Vec<Name>>,
}

/// A name with its token.
#[derive(Clone)]
struct Name {
    token: Box<str>,
    characters: Box<[char]>,
}

impl Names {
    /// The tokens of names in a segment that are not known yet.
    pub(crate) fn unknown_in(
        &self,
        reader: &SegmentReader,
        fields: &Fields,
    ) -> tantivy::Result<Vec<Box<str>>> {
        let mut result = Vec::new();
        let inverted = reader.inverted_index(fields.called)?;
        for mark in [CLASS, GENERIC] {
            let (lower, upper) = (mark.to_string(), format!("{mark}{}", char::MAX));
            let range = inverted.terms().range().ge(lower).lt(upper);
            let mut stream = range.into_stream()?;
            while stream.advance() {
                if let Ok(token) = std::str::from_utf8(stream.key())
                    && !self.known.contains(token)
                {
                    result.push(token.into());
                }
            }
        }
        Ok(result)
    }

    /// Adds names by their tokens.
    pub(crate) fn take_in(&mut self, tokens: Vec<Box<str>>) {
        for token in tokens {
            let characters: Box<[char]> = token.chars().skip(1).collect();
            let Some(first) = characters.first().copied() else {
                continue;
            };
            if !self.known.insert(token.clone()) {
                continue;
            }
            let name = Name { token, characters };
            for letter in letters(first) {
                let same = self.by_letter.entry(letter).or_default();
                same.push(name.clone());
            }
        }
    }

    /// The tokens of the names that are read as these letters, and may have a general ending as well. Characters may be
    /// among the letters.
    pub(crate) fn read_as<'names>(
        &'names self,
        typed: &'names str,
    ) -> impl Iterator<Item = &'names str> {
        let found = self.beginning(typed).filter(|name| name.is_read_as(typed));
        found.map(|name| &*name.token)
    }

    /// The tokens of the names with these initials, and may have a general ending as well.
    pub(crate) fn with_initials<'names>(
        &'names self,
        typed: &'names str,
    ) -> impl Iterator<Item = &'names str> {
        let is_enough = typed.len() >= INITIALS_MIN;
        let found = self
            .beginning(typed)
            .filter(move |name| is_enough && name.has_initials(typed));
        found.map(|name| &*name.token)
    }

    /// The tokens of the names of classes that have this part, as it is written or read; none where it shows too little.
    pub(crate) fn having(&self, part: &str) -> Vec<&str> {
        self.classes(PARTS_MAX, |name| name.has_part(part))
    }

    /// The tokens of the names of classes in which these characters are written beside each other; none where they show too little.
    pub(crate) fn with_characters(&self, part: &[char]) -> Vec<&str> {
        self.classes(WRITTEN_MAX, |name| {
            let mut stretches = name.characters.windows(part.len().max(1));
            stretches.any(|each| each == part)
        })
    }

    /// The tokens of the names of classes that are meant, unless they are more than so many.
    fn classes(&self, most: usize, is_meant: impl Fn(&Name) -> bool) -> Vec<&str> {
        let names = self.by_letter.values().flatten();
        let classes = names.filter(|name| name.token.starts_with(CLASS) && is_meant(name));
        let mut found: Vec<&str> = classes.map(|name| &*name.token).collect();
        found.sort_unstable();
        found.dedup();
        if found.len() > most {
            found.clear();
        }
        found
    }

    fn beginning(&self, typed: &str) -> impl Iterator<Item = &Name> {
        let first = typed.chars().next();
        let letter = first.and_then(|first| letters(first).next());
        letter
            .and_then(|letter| self.by_letter.get(&letter))
            .into_iter()
            .flatten()
    }
}

impl Name {
    fn is_read_as(&self, typed: &str) -> bool {
        let is_end = |left: &[char], rest: &str| left.is_empty() && is_ending(rest);
        reads(&self.characters, typed, &is_end)
    }

    fn has_initials(&self, typed: &str) -> bool {
        let mut rest = typed.chars();
        let has_each = self.characters.iter().all(|character| {
            rest.next()
                .is_some_and(|letter| *character == letter || has_initial(*character, letter))
        });
        has_each && is_ending_by_initials(rest.as_str())
    }

    fn has_part(&self, part: &str) -> bool {
        (0..self.characters.len()).any(|start| {
            let from = &self.characters[start..];
            let is_end =
                |left: &[char], rest: &str| rest.is_empty() && from.len() - left.len() >= PART_MIN;
            reads(from, part, &is_end)
        })
    }
}

/// Whether a text is what characters are read as, up to an end; a character is read as itself as well.
fn reads(characters: &[char], typed: &str, is_end: &dyn Fn(&[char], &str) -> bool) -> bool {
    if is_end(characters, typed) {
        return true;
    }
    let Some((first, left)) = characters.split_first() else {
        return false;
    };
    if let Some(rest) = typed.strip_prefix(*first) {
        return reads(left, rest, is_end);
    }
    let read = readings(*first).iter().map(|reading| spelling(*reading));
    read.flat_map(|syllable| after_syllable(typed, syllable))
        .any(|rest| reads(left, rest, is_end))
}

/// What is left of a text after a syllable, whose ü may be typed as v, u or yu.
fn after_syllable<'typed>(typed: &'typed str, syllable: &str) -> Vec<&'typed str> {
    let Some((first, rest)) = syllable.split_once('v') else {
        return typed.strip_prefix(syllable).into_iter().collect();
    };
    let after = typed.strip_prefix(first);
    let ways = ["v", "u", "yu"].into_iter();
    ways.filter_map(|dots| after?.strip_prefix(dots)?.strip_prefix(rest))
        .collect()
}

/// The letters with which what begins with a character is read; the character itself where it is none of Chinese.
fn letters(first: char) -> impl Iterator<Item = char> {
    let own = Some(first).filter(|first| !is_han(*first));
    own.into_iter().chain(initials(first))
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn names() -> Names {
        let mut names = Names::default();
        let tokens = [
            "@毫针",
            "@呼吸介入",
            "@picc导管",
            "~关节镜刨削刀头",
            "@下腔静脉滤器",
        ];
        names.take_in(tokens.map(Box::from).to_vec());
        names
    }

    #[test]
    fn a_name_is_known_by_its_readings_and_initials() {
        let names = names();
        for (typed, token) in [
            ("haozhen", "@毫针"),
            ("毫zhen", "@毫针"),
            ("huxijieru", "@呼吸介入"),
            ("huxijierucailiao", "@呼吸介入"),
            ("huxijieruleicailiao", "@呼吸介入"),
            ("piccdaoguan", "@picc导管"),
            ("guanjiejingbaoxiaodaotou", "~关节镜刨削刀头"),
            ("xiaqiangjingmailvqi", "@下腔静脉滤器"),
            ("xiaqiangjingmailuqi", "@下腔静脉滤器"),
        ] {
            assert_eq!(names.read_as(typed).collect::<Vec<_>>(), [token], "{typed}");
        }
        for (typed, token) in [
            ("hz", "@毫针"),
            ("hxjr", "@呼吸介入"),
            ("hxjrcl", "@呼吸介入"),
            ("piccdg", "@picc导管"),
            ("gjjbxdt", "~关节镜刨削刀头"),
            ("gjjpxdt", "~关节镜刨削刀头"),
        ] {
            assert_eq!(
                names.with_initials(typed).collect::<Vec<_>>(),
                [token],
                "{typed}"
            );
        }
        for typed in ["haozhenzhen", "hao", "z", "hzx", "h"] {
            assert_eq!(
                names
                    .read_as(typed)
                    .chain(names.with_initials(typed))
                    .next(),
                None
            );
        }
    }

    #[test]
    fn what_is_written_in_a_name_may_be_short_but_is_whole() {
        let names = names();
        let having = |part: &str| names.with_characters(&part.chars().collect::<Vec<_>>());
        assert_eq!(having("滤器"), ["@下腔静脉滤器"]);
        assert_eq!(having("导管"), ["@picc导管"]);
        assert!(having("刀头").is_empty(), "no class");
        assert!(having("静滤").is_empty() && having("").is_empty());
    }

    #[test]
    fn a_part_of_a_name_is_three_characters() {
        let names = names();
        assert_eq!(names.having("静脉滤器"), ["@下腔静脉滤器"]);
        assert_eq!(names.having("jingmailvqi"), ["@下腔静脉滤器"]);
        assert!(names.having("滤器").is_empty() && names.having("lvqi").is_empty());
    }
}
