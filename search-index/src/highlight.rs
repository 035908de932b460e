//! Marks in the texts of a hit what the search matched.

use crate::measure::is_diameter;
use crate::pinyin::{Unit, has_initial};
use crate::text::{is_han, normal_with_origins};

/// The fields that are shown with marks, in the order in which their texts are stored.
pub(crate) const SHOWN: [&str; 7] = [
    "name",
    "generic_name",
    "specification",
    "model",
    "certificate",
    "manufacturer",
    "code",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// These characters.
    Written(Vec<char>),
    /// Characters with these readings.
    Sounding(Vec<Unit>),
    /// Characters with these initials.
    Initials(Vec<char>),
    /// This number, whatever its unit.
    Number(Vec<char>),
    /// The beginning of a literal, whatever its connectors.
    Begins(Vec<char>),
    /// Part of an identifier, whatever its separators.
    Identifier(Vec<char>),
}

/// Marks hits, one after the other.
pub(crate) struct Highlighter<'plan> {
    patterns: &'plan [Pattern],
    /// The current text in normal form, each character with the index of its origin.
    parts: Vec<(char, usize)>,
    marked: Vec<bool>,
}

impl<'plan> Highlighter<'plan> {
    pub(crate) fn new(patterns: &'plan [Pattern]) -> Self {
        Self {
            patterns,
            parts: Vec::new(),
            marked: Vec::new(),
        }
    }

    /// The fields in which anything is marked, escaped for HTML, with `<em>` around the marks.
    pub(crate) fn highlights(&mut self, shown: &str) -> Vec<(&'static str, String)> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let texts = SHOWN.into_iter().zip(shown.split('\n'));
        texts
            .filter_map(|(field, text)| Some((field, self.mark(field, text)?)))
            .collect()
    }

    fn mark(&mut self, field: &str, text: &str) -> Option<String> {
        let is_identifier = matches!(field, "certificate" | "code");
        // Many texts have no Chinese characters, and most patterns consist of them.
        let is_latin = text.is_ascii();
        let fits = |pattern: &&Pattern| match pattern {
            Pattern::Identifier(_) => is_identifier,
            Pattern::Begins(_) | Pattern::Number(_) => !is_identifier,
            Pattern::Written(_) | Pattern::Sounding(_) | Pattern::Initials(_) => {
                !is_identifier && !is_latin
            }
        };
        if text.is_empty() || !self.patterns.iter().any(|pattern| fits(&pattern)) {
            return None;
        }
        let length = normal_with_origins(text, &mut self.parts);
        self.marked.clear();
        self.marked.resize(length, false);
        let mut is_marked = false;
        for pattern in self.patterns.iter().filter(fits) {
            for start in 0..self.parts.len() {
                if !pattern.begins_with(self.parts[start].0) {
                    continue;
                }
                if let Some(end) = pattern.end(&self.parts, start) {
                    is_marked = true;
                    for (_, origin) in &self.parts[start..end] {
                        self.marked[*origin] = true;
                    }
                }
            }
        }
        is_marked.then(|| render(text, &self.marked))
    }
}

fn render(text: &str, marked: &[bool]) -> String {
    let mut result = String::with_capacity(text.len() + 16);
    let mut is_open = false;
    for (character, is_marked) in text.chars().zip(marked) {
        if *is_marked != is_open {
            result.push_str(if is_open { "</em>" } else { "<em>" });
            is_open = *is_marked;
        }
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&#39;"),
            other => result.push(other),
        }
    }
    if is_open {
        result.push_str("</em>");
    }
    result
}

impl Pattern {
    /// Whether it can begin with a character.
    fn begins_with(&self, character: char) -> bool {
        match self {
            Self::Written(text)
            | Self::Number(text)
            | Self::Begins(text)
            | Self::Identifier(text) => text.first() == Some(&character),
            Self::Sounding(units) => units.first().is_some_and(|first| first.reads(character)),
            Self::Initials(letters) => letters
                .first()
                .is_some_and(|first| is_initial(character, *first)),
        }
    }

    /// Where the pattern ends if it begins at `start`.
    fn end(&self, parts: &[(char, usize)], start: usize) -> Option<usize> {
        let matches = |length: usize, fits: &dyn Fn(usize, char) -> bool| {
            let window = parts.get(start..start + length)?;
            let all_fit = window
                .iter()
                .enumerate()
                .all(|(index, part)| fits(index, part.0));
            (length > 0 && all_fit).then_some(start + length)
        };
        match self {
            Self::Written(text) => matches(text.len(), &|index, each| text[index] == each),
            Self::Sounding(units) => matches(units.len(), &|index, each| units[index].reads(each)),
            Self::Initials(letters) => {
                let end = matches(letters.len(), &|index, each| {
                    is_initial(each, letters[index])
                })?;
                let has_han = parts[start..end].iter().any(|part| is_han(part.0));
                has_han.then_some(end)
            }
            Self::Begins(literal) => {
                let is_inside = start
                    .checked_sub(1)
                    .is_some_and(|before| is_literal(parts[before].0) && !is_sign(parts, before));
                if is_inside {
                    None
                } else {
                    skipping(literal, parts, start)
                }
            }
            Self::Number(digits) => {
                let is_inside = start.checked_sub(1).is_some_and(|before| {
                    parts[before].0.is_ascii_digit() || parts[before].0 == '.'
                });
                let end = matches(digits.len(), &|index, each| digits[index] == each)?;
                let end = if digits.contains(&'.') {
                    end
                } else {
                    skip_zeros(parts, end)
                };
                let goes_on = parts.get(end).is_some_and(|next| next.0.is_ascii_digit());
                (!is_inside && !goes_on && !is_fraction(parts, end)).then_some(end)
            }
            Self::Identifier(text) => skipping(text, parts, start),
        }
    }
}

fn is_literal(character: char) -> bool {
    character.is_alphanumeric() && !is_han(character)
}

/// Whether a letter is a sign between or before numbers, and no part of a literal.
fn is_sign(parts: &[(char, usize)], index: usize) -> bool {
    let digit_after = parts
        .get(index + 1)
        .is_some_and(|next| next.0.is_ascii_digit());
    digit_after && (is_diameter(parts[index].0) || (index > 0 && parts[index].0 == 'x'))
}

fn is_fraction(parts: &[(char, usize)], end: usize) -> bool {
    let digit = parts
        .get(end + 1)
        .is_some_and(|next| next.0.is_ascii_digit());
    digit && parts[end].0 == '.'
}

/// The end of a number together with the fraction `.0` that people add to whole numbers.
fn skip_zeros(parts: &[(char, usize)], end: usize) -> usize {
    if !is_fraction(parts, end) {
        return end;
    }
    let zeros = parts[end + 1..]
        .iter()
        .take_while(|next| next.0 == '0')
        .count();
    if zeros > 0 { end + 1 + zeros } else { end }
}

/// Where letters and digits that begin at `start` end, with any other characters among them.
fn skipping(wanted: &[char], parts: &[(char, usize)], start: usize) -> Option<usize> {
    let mut index = start;
    for (count, character) in wanted.iter().enumerate() {
        while count > 0
            && parts
                .get(index)
                .is_some_and(|part| !part.0.is_alphanumeric())
            && parts[index].0 != *character
        {
            index += 1;
        }
        if parts.get(index)?.0 != *character {
            return None;
        }
        index += 1;
    }
    (!wanted.is_empty()).then_some(index)
}

/// Whether a character is read with this letter at its beginning, or is the letter itself.
fn is_initial(character: char, letter: char) -> bool {
    character == letter || has_initial(character, letter)
}

#[cfg(test)]
mod tests {
    use super::{Highlighter, Pattern};

    fn highlights(shown: &str, patterns: &[Pattern]) -> Vec<(&'static str, String)> {
        Highlighter::new(patterns).highlights(shown)
    }

    fn written(text: &str) -> Pattern {
        Pattern::Written(text.chars().collect())
    }

    #[test]
    fn matches_are_marked_and_the_rest_is_escaped() {
        let shown = "一次性<导尿管>\n导尿管\n16Fr";
        let marks = highlights(
            shown,
            &[written("导尿管"), Pattern::Begins(vec!['1', '6', 'f'])],
        );
        assert_eq!(
            marks[0],
            ("name", "一次性&lt;<em>导尿管</em>&gt;".to_owned())
        );
        assert_eq!(marks[2], ("specification", "<em>16F</em>r".to_owned()));
    }

    #[test]
    fn initials_and_connectors_are_followed() {
        let initials = Pattern::Initials("dng".chars().collect());
        assert_eq!(highlights("导尿管", &[initials])[0].1, "<em>导尿管</em>");
        let model = Pattern::Begins("ch2a5.0".chars().collect());
        assert_eq!(
            highlights("\n\n\nＣＨ-2A/5.0", &[model])[0].1,
            "<em>ＣＨ-2A/5.0</em>"
        );
    }

    #[test]
    fn what_is_not_found_is_not_shown() {
        assert!(highlights("注射器\n\n5ml", &[written("导管")]).is_empty());
    }
}
