//! Readings of Chinese characters, and the readings of letters as syllables.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use pinyin::ToPinyin;

const HETERONYMS: &str = include_str!("../data/heteronyms.txt");
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
const READINGS_MAX: usize = 3;
const SYLLABLE_BYTES_MAX: usize = 6;
const PARSES_MAX: usize = 8;
const STEPS_MAX: usize = 2_000;
/// The longest word of letters that is read as pinyin.
const LETTERS_MAX: usize = 72;
const NONE: u16 = u16::MAX;

/// A range of syllables in alphabetical order, both ends included: one fully spelled syllable, or all with
/// a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Unit {
    pub(crate) from: u16,
    pub(crate) to: u16,
}

impl Unit {
    /// The unit of one whole syllable.
    pub(crate) fn whole(syllable: u16) -> Self {
        Self {
            from: syllable,
            to: syllable,
        }
    }

    /// Whether one of the character's readings is among these syllables.
    pub(crate) fn reads(self, character: char) -> bool {
        readings(character)
            .iter()
            .any(|reading| (self.from..=self.to).contains(reading))
    }
}

struct Table {
    syllables: Vec<String>,
    readings: Vec<[u16; READINGS_MAX]>,
}

/// The readings of a character, the usual one first; none for what is not Chinese.
pub(crate) fn readings(character: char) -> &'static [u16] {
    let code = u32::from(character);
    if !(FIRST..=LAST).contains(&code) {
        return &[];
    }
    let index = usize::try_from(code - FIRST).expect("the block fits in memory");
    let all = &table().readings[index];
    let count = all.iter().take_while(|reading| **reading != NONE).count();
    &all[..count]
}

/// The first letters of a character's readings.
pub(crate) fn initials(character: char) -> impl Iterator<Item = char> {
    let all = readings(character).iter().map(|reading| initial(*reading));
    let mut seen = [' '; READINGS_MAX];
    all.enumerate().filter_map(move |(index, letter)| {
        let is_new = !seen.contains(&letter);
        seen[index] = letter;
        is_new.then_some(letter)
    })
}

fn initial(syllable: u16) -> char {
    let spelled = &table().syllables[usize::from(syllable)];
    spelled.chars().next().expect("no syllable is empty")
}

/// The readings of letters as whole syllables, the longest syllables first.
pub(crate) fn whole_readings(letters: &str) -> Vec<Vec<Unit>> {
    Reader::read(letters, 0)
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

fn syllable(spelled: &str) -> Option<u16> {
    let spelled = match spelled {
        "lue" => "lve",
        "nue" => "nve",
        other => other,
    };
    let index = table()
        .syllables
        .binary_search_by(|known| known.as_str().cmp(spelled))
        .ok()?;
    u16::try_from(index).ok()
}

fn beginning_with(letters: &str) -> Option<Unit> {
    let syllables = &table().syllables;
    let from = syllables.partition_point(|known| known.as_str() < letters);
    let count = syllables[from..]
        .iter()
        .take_while(|known| known.starts_with(letters))
        .count();
    let to = (from + count).checked_sub(1).filter(|to| *to >= from)?;
    Some(Unit {
        from: u16::try_from(from).ok()?,
        to: u16::try_from(to).ok()?,
    })
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(build_table)
}

fn build_table() -> Table {
    let mut spelled: Vec<Vec<String>> = (FIRST..=LAST).map(usual_reading).collect();
    for line in HETERONYMS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(character) = words.next().and_then(|word| word.chars().next()) else {
            continue;
        };
        if let Some(index) = u32::from(character).checked_sub(FIRST) {
            let index = usize::try_from(index).expect("the block fits in memory");
            // The usual reading stays first, so that Chinese text has one reading of its own.
            let usual = spelled[index].clone();
            let others = words
                .map(str::to_owned)
                .filter(|reading| !usual.contains(reading));
            spelled[index].extend(others);
            spelled[index].truncate(READINGS_MAX);
        }
    }
    let distinct: BTreeSet<&String> = spelled.iter().flatten().collect();
    let syllables: Vec<String> = distinct.into_iter().cloned().collect();
    let readings = spelled
        .iter()
        .map(|all| numbered(all, &syllables))
        .collect();
    Table {
        syllables,
        readings,
    }
}

fn usual_reading(code: u32) -> Vec<String> {
    let reading = char::from_u32(code).and_then(|character| character.to_pinyin());
    let spelled = reading.map(|reading| reading.plain().replace('ü', "v"));
    let is_syllable = |spelled: &String| {
        let has_vowel = spelled.bytes().any(|byte| b"aeiouv".contains(&byte));
        has_vowel && spelled.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    spelled.filter(is_syllable).into_iter().collect()
}

fn numbered(spelled: &[String], syllables: &[String]) -> [u16; READINGS_MAX] {
    let mut result = [NONE; READINGS_MAX];
    for (slot, reading) in result.iter_mut().zip(spelled) {
        let index = syllables
            .binary_search(reading)
            .expect("the list was made of all readings");
        *slot = u16::try_from(index).expect("there are some four hundred syllables");
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{Unit, begun_readings, initials, readings, syllable, whole_readings};

    fn units(spelled: &[&str]) -> Vec<Unit> {
        let known = spelled
            .iter()
            .map(|part| syllable(part).expect("a syllable"));
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
    fn heteronyms_have_all_their_common_readings() {
        assert_eq!(readings('长').len(), 2);
        assert!(units(&["xie"])[0].reads('血') && units(&["xue"])[0].reads('血'));
        assert_eq!(initials('长').collect::<String>().len(), 2);
        assert!(readings('a').is_empty());
    }

    #[test]
    fn absurd_letters_end_soon() {
        assert!(begun_readings(&"zhongguo".repeat(9)).len() <= 8);
        assert!(begun_readings(&"iiiiuuuu".repeat(9)).is_empty());
    }
}
