//! Every standard character is found under every reading of the dictionary of the standard characters.

use std::collections::BTreeSet;

use crate::support::{Catalogue, product};
use search_index::ProductDocument;

const STANDARD: &str = include_str!("../../data/standard_readings.txt");
/// So many characters have a number in the list of 2013.
const STANDARD_CHARACTERS: usize = 8_105;
/// Products of one index: a catalogue has fewer words with one reading than all characters together would have.
const PART: usize = 2_100;

/// Readings with the characters that have them.
fn readings() -> Vec<(&'static str, Vec<char>)> {
    let lines = STANDARD.lines().filter(|line| !line.starts_with('#'));
    let read = lines.map(|line| {
        let (reading, characters) = line.split_once(' ').expect("a reading with its characters");
        (reading, characters.chars().collect())
    });
    read.collect()
}

fn id(character: char) -> i64 {
    i64::from(u32::from(character))
}

/// Products that differ in one character; with two characters a pair that is a word would be read alone.
fn tubes(characters: &BTreeSet<char>) -> Vec<ProductDocument> {
    let named = characters
        .iter()
        .map(|each| product(id(*each), &format!("{each}管套")));
    named.collect()
}

fn lacking(catalogue: &Catalogue, query: &str, expected: &[char]) -> Vec<char> {
    let found: BTreeSet<i64> = catalogue.all(query).into_iter().collect();
    let lacking = expected.iter().filter(|each| !found.contains(&id(**each)));
    lacking.copied().collect()
}

fn has_vowel(reading: &str) -> bool {
    reading.contains(['a', 'e', 'i', 'o', 'u', 'v'])
}

#[test]
fn every_standard_character_is_found_under_each_of_its_readings() {
    let readings = readings();
    let characters: BTreeSet<char> = readings.iter().flat_map(|(_, each)| each.clone()).collect();
    assert_eq!(characters.len(), STANDARD_CHARACTERS);
    assert!(characters.iter().any(|each| u32::from(*each) > 0xffff));
    let characters: Vec<char> = characters.into_iter().collect();
    for part in characters.chunks(PART) {
        hold(&part.iter().copied().collect(), &readings);
    }
}

fn hold(part: &BTreeSet<char>, readings: &[(&str, Vec<char>)]) {
    let catalogue = Catalogue::of(&tubes(part));
    for (reading, characters) in readings {
        let characters: Vec<char> = characters
            .iter()
            .copied()
            .filter(|each| part.contains(each))
            .collect();
        if characters.is_empty() {
            continue;
        }
        let query = if has_vowel(reading) {
            format!("{reading}guantao")
        } else {
            (*reading).to_owned()
        };
        let lacking = lacking(&catalogue, &query, &characters);
        assert!(lacking.is_empty(), "{query} {lacking:?}");
        let initial = &reading[..1];
        let lacking = self::lacking(&catalogue, &format!("{initial}gt"), &characters);
        assert!(lacking.is_empty(), "{initial}gt {lacking:?}");
    }
}

#[test]
fn a_reading_with_dots_is_found_however_they_are_typed() {
    for (reading, characters) in readings() {
        let Some((first, rest)) = reading.split_once('v') else {
            continue;
        };
        let catalogue = Catalogue::of(&tubes(&characters.iter().copied().collect()));
        for dots in ["v", "ü", "u", "yu", "V", "Ü"] {
            let query = format!("{first}{dots}{rest}guantao");
            let lacking = lacking(&catalogue, &query, &characters);
            assert!(lacking.is_empty(), "{query} {lacking:?}");
        }
    }
}

#[test]
fn words_are_found_under_each_reading_of_their_characters() {
    let words: [(&str, &[&str]); 12] = [
        ("针灸针", &["zhenjiu", "zhenjiuzhen", "zjz"]),
        ("重组胶原", &["chongzu", "zhongzu", "czjy", "zzjy"]),
        ("延长管", &["yanchang", "yanzhang", "ycg", "yzg"]),
        ("行走支具", &["xingzou", "hangzou", "xzzj"]),
        (
            "乐普支架",
            &["lepu", "yuepu", "laopu", "yaopu", "lpzj", "ypzj"],
        ),
        ("藏药贴", &["zangyao", "cangyao", "zyt", "cyt"]),
        ("血管鞘", &["xueguan", "xieguan", "xgq"]),
        ("参芪贴", &["shenqi", "canqi", "cenqi"]),
        ("颈椎牵引带", &["jingzhui", "jingchui"]),
        ("骨骼固定夹", &["guge", "gdj", "gudingjia"]),
        ("尿垫", &["niaodian", "suidian"]),
        ("薄膜敷贴", &["bomo", "baomo"]),
    ];
    let products: Vec<_> = (1..)
        .zip(words)
        .map(|(id, (name, _))| product(id, name))
        .collect();
    let catalogue = Catalogue::of(&products);
    for (id, (name, queries)) in (1..).zip(words) {
        for query in queries {
            assert!(catalogue.all(query).contains(&id), "{query} {name}");
        }
    }
}
