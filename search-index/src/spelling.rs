//! Letters as people spell pinyin, read as syllables.

use unicode_normalization::UnicodeNormalization;

use crate::pinyin::{Unit, beginning_with, number_of};

/// Readings in letters of which some, `lu` and `nu`, may stand for `lü` and `nü`, are tried in so many ways.
const OPEN_MAX: usize = 3;
const SYLLABLE_BYTES_MAX: usize = 6;
const PARSES_MAX: usize = 8;
const STEPS_MAX: usize = 2_000;
/// The longest word of letters that is read as pinyin.
const LETTERS_MAX: usize = 72;

/// Pinyin in plain letters, with v for ü; `None` for what is no pinyin. Tones may be written.
pub(crate) fn spelled(literal: &str) -> Option<String> {
    let mut result = String::with_capacity(literal.len());
    for character in literal.nfd() {
        match character {
            '\u{308}' if result.ends_with('u') => {
                result.pop();
                result.push('v');
            }
            // The tones, and the circumflex of ê.
            '\u{300}' | '\u{301}' | '\u{302}' | '\u{304}' | '\u{30c}' => {}
            'a'..='z' => result.push(character),
            _ => return None,
        }
    }
    Some(result)
}

/// The readings of letters as whole syllables, the longest syllables first.
pub(crate) fn whole_readings(letters: &str) -> Vec<Vec<Unit>> {
    if !has_vowel(letters) {
        // 嗯 and 呣 are read without a vowel, which no other letters are.
        let only = number_of(letters).map(|syllable| vec![Unit::whole(syllable)]);
        return only.into_iter().collect();
    }
    Reader::read(letters, 0)
}

/// The readings of letters in which u was typed for ü: `luse` as `lvse`.
pub(crate) fn open_readings(letters: &str) -> Vec<Vec<Unit>> {
    let bytes = letters.as_bytes();
    let is_open = |index: &usize| bytes[*index] == b'u' && matches!(bytes[index - 1], b'l' | b'n');
    let open: Vec<usize> = (1..bytes.len()).filter(is_open).take(OPEN_MAX).collect();
    let mut result = Vec::new();
    for chosen in 1_u32..1 << open.len() {
        let mut changed = letters.to_owned();
        for (bit, index) in open.iter().enumerate() {
            if chosen & (1 << bit) != 0 {
                changed.replace_range(*index..=*index, "v");
            }
        }
        result.extend(whole_readings(&changed));
    }
    result
}

/// The readings of letters as syllables of which up to three are only begun, such as `daoniaog` or
/// `dniaoguan`; at least one is whole.
pub(crate) fn begun_readings(letters: &str) -> Vec<Vec<Unit>> {
    Reader::read(letters, 3)
}

struct Reader<'letters> {
    letters: &'letters str,
    parses: Vec<Vec<Unit>>,
    path: Vec<Unit>,
    steps: usize,
}

impl<'letters> Reader<'letters> {
    fn read(letters: &'letters str, begun_max: usize) -> Vec<Vec<Unit>> {
        let is_readable = letters.bytes().all(|byte| byte.is_ascii_lowercase());
        if letters.is_empty() || letters.len() > LETTERS_MAX || !is_readable {
            return Vec::new();
        }
        let mut reader = Self {
            letters,
            parses: Vec::new(),
            path: Vec::new(),
            steps: 0,
        };
        reader.step(0, begun_max);
        reader.parses
    }

    fn step(&mut self, start: usize, begun_left: usize) {
        self.steps += 1;
        if self.steps > STEPS_MAX || self.parses.len() >= PARSES_MAX {
            return;
        }
        if start == self.letters.len() {
            if self.path.iter().any(|unit| unit.from == unit.to) {
                self.parses.push(self.path.clone());
            }
            return;
        }
        let longest = SYLLABLE_BYTES_MAX.min(self.letters.len() - start);
        for length in (1..=longest).rev() {
            if let Some(syllable) = syllable(&self.letters[start..start + length]) {
                self.follow(Unit::whole(syllable), start + length, begun_left);
            }
        }
        if begun_left == 0 {
            return;
        }
        for length in (1..=longest).rev() {
            let part = &self.letters[start..start + length];
            let is_last = start + length == self.letters.len();
            if (is_last || length == 1 || matches!(part, "zh" | "ch" | "sh"))
                && let Some(unit) = beginning_with(part)
            {
                self.follow(unit, start + length, begun_left - 1);
            }
        }
    }

    fn follow(&mut self, unit: Unit, next: usize, begun_left: usize) {
        self.path.push(unit);
        self.step(next, begun_left);
        self.path.pop();
    }
}

/// The number of a syllable; ü may be spelled v, u where nothing else is possible, or yu.
fn syllable(spelled: &str) -> Option<u16> {
    if !has_vowel(spelled) {
        return None;
    }
    let (first, rest) = spelled.split_at(1);
    match (first, rest) {
        ("l" | "n", "ue") => number_of(&format!("{first}ve")),
        ("l" | "n", rest) if rest.starts_with("yu") => {
            number_of(&format!("{first}v{}", &rest[2..]))
        }
        ("j" | "q" | "x" | "y", rest) if rest.starts_with('v') => {
            number_of(&format!("{first}u{}", &rest[1..]))
        }
        _ => number_of(spelled),
    }
}

fn has_vowel(spelled: &str) -> bool {
    spelled.bytes().any(|byte| b"aeiouv".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{begun_readings, open_readings, spelled, whole_readings};
    use crate::pinyin::{Unit, number_of};

    fn units(spelled: &[&str]) -> Vec<Unit> {
        let known = spelled
            .iter()
            .map(|part| number_of(part).expect("a syllable"));
        known.map(Unit::whole).collect()
    }

    #[test]
    fn letters_are_read_as_whole_syllables() {
        assert_eq!(
            whole_readings("daoniaoguan")[0],
            units(&["dao", "niao", "guan"])
        );
        assert!(whole_readings("xian").contains(&units(&["xi", "an"])));
        assert!(whole_readings("dng").is_empty());
        assert!(whole_readings("lvdian").contains(&units(&["lv", "dian"])));
    }

    #[test]
    fn the_last_syllable_may_be_only_begun() {
        let parse = &begun_readings("daoniaog")[0];
        assert_eq!(parse[..2], units(&["dao", "niao"])[..]);
        assert!(parse[2].reads('管'));
        assert!(!parse[2].reads('尿'));
    }

    #[test]
    fn u_with_dots_is_spelled_as_people_can() {
        let green = units(&["lv", "se"]);
        for letters in ["lvse", "lüse", "lǜsè", "lyuse"] {
            assert!(
                whole_readings(&spelled(letters).expect("letters")).contains(&green),
                "{letters}"
            );
        }
        assert_eq!(open_readings("luse"), [green]);
        assert_eq!(whole_readings("nyuxing"), [units(&["nv", "xing"])]);
        assert_eq!(
            whole_readings("nue"),
            [units(&["nve"]), units(&["nu", "e"])]
        );
        assert_eq!(whole_readings("jvyuan"), whole_readings("juyuan"));
        assert!(whole_readings("yuan").contains(&units(&["yuan"])));
        assert_eq!(
            whole_readings("m"),
            [vec![Unit::whole(number_of("m").expect("of 呣"))]]
        );
        assert!(begun_readings("m").is_empty() && spelled("müller-").is_none());
    }

    #[test]
    fn absurd_letters_end_soon() {
        assert!(begun_readings(&"zhongguo".repeat(9)).len() <= 8);
        assert!(begun_readings(&"iiiiuuuu".repeat(9)).is_empty());
    }
}
