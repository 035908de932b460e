//! What must hold of the capabilities together.

use std::collections::HashSet;

use crate::{CAPABILITIES, Label};

fn is_in_both_languages(label: Label) -> bool {
    let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    label.zh.chars().any(is_chinese)
        && label.en.chars().any(|letter| letter.is_ascii_alphabetic())
        && !label.en.chars().any(is_chinese)
}

#[test]
fn every_capability_has_a_name_of_its_own() {
    let mut seen = HashSet::new();
    for capability in CAPABILITIES {
        assert!(seen.insert(capability.name), "{}", capability.name);
    }
}

#[test]
fn every_refusal_has_a_code_of_its_own_and_a_title_in_both_languages() {
    let mut seen = HashSet::new();
    for refusal in CAPABILITIES
        .iter()
        .flat_map(|capability| capability.refusals)
    {
        assert!(seen.insert(refusal.code), "{} twice", refusal.code);
        assert!(is_in_both_languages(refusal.title), "{}", refusal.code);
    }
}
