//! Readings of Chinese characters.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use pinyin::ToPinyinMulti;

use crate::spelling::spelled;

/// Where Chinese characters lie: the zero, the extension A, the basic block, the extensions from B on.
const BLOCKS: [RangeInclusive<u32>; 4] = [
    0x3007..=0x3007,
    0x3400..=0x4dbf,
    0x4e00..=0x9fff,
    0x20000..=0x323af,
];
/// A character has at most this many readings that begin with different letters.
const INITIALS_MAX: usize = 8;

/// Readings of standard characters that the crate does not have: of 通用规范汉字字典, and of 乐亭, 乐山乐水 and 嗯. 厘
/// is the normal form of 釐 as well, 征 that of 徵, 干 that of 乾, 着 that of 著, 克 that of 剋.
const FURTHER: [(char, &str); 9] = [
    ('㴔', "ji"),
    ('乐', "lao"),
    ('乐', "yao"),
    ('嗯', "en"),
    ('厘', "xi"),
    ('征', "zhi"),
    ('干', "qian"),
    ('着', "zhu"),
    ('克', "kei"),
];

/// Readings that no dictionary gives and many people type: by the part of the character that looks like its sound (腈 by 青, 睑 by
/// 脸 and 敛).
const MISREAD: [(char, &str); 2] = [('腈', "qing"), ('睑', "lian")];

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
    /// The first letter of each syllable.
    initials: Vec<char>,
    /// The first letters of each character's readings as a set.
    letters: Vec<u32>,
    readings: Vec<u16>,
    /// Where the readings of each character end; those of the next begin there.
    ends: Vec<u32>,
}

/// Every reading that the dictionaries give a character, and what many take for one, the usual one first; none for what is not Chinese.
pub(crate) fn readings(character: char) -> &'static [u16] {
    let Some(index) = index_of(u32::from(character)) else {
        return &[];
    };
    let table = table();
    let end =
        |index: usize| usize::try_from(table.ends[index]).expect("some ten thousand readings");
    &table.readings[index.checked_sub(1).map_or(0, end)..end(index)]
}

/// The index of a character among those of all blocks.
fn index_of(code: u32) -> Option<usize> {
    let mut before = 0;
    for block in &BLOCKS {
        if block.contains(&code) {
            return usize::try_from(before + code - block.start()).ok();
        }
        before += block.end() - block.start() + 1;
    }
    None
}

/// The first letters of a character's readings.
pub(crate) fn initials(character: char) -> impl Iterator<Item = char> {
    let all = readings(character).iter().map(|reading| initial(*reading));
    let mut seen = [' '; INITIALS_MAX];
    all.take(INITIALS_MAX)
        .enumerate()
        .filter_map(move |(index, letter)| {
            let is_new = !seen.contains(&letter);
            seen[index] = letter;
            is_new.then_some(letter)
        })
}

/// Whether a reading of a character begins with a letter, see [`initials`].
pub(crate) fn has_initial(character: char, letter: char) -> bool {
    let letters = index_of(u32::from(character)).map_or(0, |index| table().letters[index]);
    letters & bit(letter) != 0
}

/// A letter of the alphabet as one bit of a set; none of another character.
fn bit(letter: char) -> u32 {
    if letter.is_ascii_lowercase() {
        1 << (u32::from(letter) - u32::from('a'))
    } else {
        0
    }
}

fn initial(syllable: u16) -> char {
    table().initials[usize::from(syllable)]
}

/// The number of a syllable that any character is read as.
pub(crate) fn number_of(spelled: &str) -> Option<u16> {
    let known = &table().syllables;
    let index = known
        .binary_search_by(|known| known.as_str().cmp(spelled))
        .ok()?;
    u16::try_from(index).ok()
}

/// How a syllable is spelled, with v for ü.
pub(crate) fn spelling(syllable: u16) -> &'static str {
    &table().syllables[usize::from(syllable)]
}

/// All syllables that begin with these letters.
pub(crate) fn beginning_with(letters: &str) -> Option<Unit> {
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
    let spelled: Vec<Vec<String>> = BLOCKS
        .into_iter()
        .flatten()
        .map(dictionary_readings)
        .collect();
    let distinct: BTreeSet<&String> = spelled.iter().flatten().collect();
    let syllables: Vec<String> = distinct.into_iter().cloned().collect();
    let mut table = Table {
        readings: Vec::new(),
        ends: Vec::with_capacity(spelled.len()),
        letters: Vec::with_capacity(spelled.len()),
        initials: syllables
            .iter()
            .flat_map(|each| each.chars().next())
            .collect(),
        syllables: Vec::new(),
    };
    for reading in &spelled {
        let numbers = reading.iter().map(|each| {
            let index = syllables
                .binary_search(each)
                .expect("the list was made of all readings");
            u16::try_from(index).expect("there are some four hundred syllables")
        });
        table.readings.extend(numbers);
        let letters = reading
            .iter()
            .take(INITIALS_MAX)
            .flat_map(|each| each.chars().next());
        table
            .letters
            .push(letters.fold(0, |set, letter| set | bit(letter)));
        table
            .ends
            .push(u32::try_from(table.readings.len()).expect("some ten thousand readings"));
    }
    table.syllables = syllables;
    table
}

/// The distinct readings of a character without tones, as the crate `pinyin` has them from the Unihan database
/// and the dictionaries that it names, among them the list of the standard characters of 2013.
fn dictionary_readings(code: u32) -> Vec<String> {
    let mut result = Vec::new();
    let Some(character) = char::from_u32(code) else {
        return result;
    };
    let further = FURTHER.iter().chain(&MISREAD);
    let further = further.filter(|(each, _)| *each == character);
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        if let Some(reading) = spelled(reading.plain())
            && !result.contains(&reading)
        {
            result.push(reading);
        }
    }
    result.extend(further.map(|(_, reading)| (*reading).to_owned()));
    result
}

#[cfg(test)]
mod tests {
    use pinyin::ToPinyinMulti;

    use super::{Unit, initials, number_of, readings};
    use crate::spelling::spelled;
    use crate::text::{is_han, normal};

    fn units(spelled: &[&str]) -> Vec<Unit> {
        let known = spelled
            .iter()
            .map(|part| number_of(part).expect("a syllable"));
        known.map(Unit::whole).collect()
    }

    #[test]
    fn heteronyms_have_all_their_common_readings() {
        assert_eq!(readings('长').len(), 2);
        assert!(units(&["chui"])[0].reads('椎') && units(&["zhui"])[0].reads('椎'));
        assert!(units(&["xie"])[0].reads('血') && units(&["xue"])[0].reads('血'));
        assert_eq!(initials('长').collect::<String>().len(), 2);
        assert!(readings('a').is_empty());
    }

    #[test]
    fn every_character_has_every_reading_of_the_dictionary() {
        let mut count = 0;
        for code in 0x3000_u32..0x0003_2400 {
            // A compatibility or a traditional character becomes another one in the normal form.
            let is_own =
                |each: &char| is_han(*each) && normal(&each.to_string()) == each.to_string();
            let character = char::from_u32(code).filter(is_own);
            let Some((character, all)) =
                character.and_then(|each| Some((each, each.to_pinyin_multi()?)))
            else {
                continue;
            };
            count += 1;
            for reading in all {
                let spelled = spelled(reading.plain()).expect("letters");
                let number = number_of(&spelled).expect("a syllable");
                assert!(
                    readings(character).contains(&number),
                    "{character} {spelled}"
                );
            }
        }
        assert!(count > 37_000, "{count}");
        for (character, reading) in [
            ('㖞', "wai"),
            ('䓖', "qiong"),
            ('𬌗', "he"),
            ('𬳶', "jiong"),
            ('〇', "ling"),
        ] {
            assert!(units(&[reading])[0].reads(character), "{character}");
        }
    }
}
