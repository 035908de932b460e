//! What must hold of the capabilities together.

use std::collections::HashSet;

use ground::log::{Grouping, Many};
use serde_json::Value;

use crate::rulebook::{self, Unit};
use crate::{CAPABILITIES, Figure, FigureKind, Label, Words, parse_decimal};

fn is_in_both_languages(label: Label) -> bool {
    are_in_both_languages(&label.words())
}

fn are_in_both_languages(words: &Words) -> bool {
    let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    words.zh.chars().any(is_chinese)
        && words.en.chars().any(|letter| letter.is_ascii_alphabetic())
        && !words.en.chars().any(is_chinese)
}

#[test]
fn every_capability_has_a_name_of_its_own() {
    let mut seen = HashSet::new();
    for capability in CAPABILITIES.iter() {
        assert!(seen.insert(capability.name), "{}", capability.name);
    }
}

fn must_be_readable(figures: &[Figure], of: &str) {
    let mut seen = HashSet::new();
    for figure in figures {
        assert!(seen.insert(figure.name), "{of}: {} twice", figure.name);
        assert!(is_in_both_languages(figure.label), "{of}: {}", figure.name);
        let states = (figure.states)();
        for (state, words) in &states {
            assert!(are_in_both_languages(words), "{of}: {state}");
        }
        let is_state = figure.kind == FigureKind::State;
        assert_eq!(is_state, !states.is_empty(), "{of}: {}", figure.name);
    }
}

#[test]
fn every_event_has_a_label_and_its_figures_have_one_in_both_languages() {
    for kind in CAPABILITIES.iter().flat_map(|capability| capability.events) {
        assert!(is_in_both_languages(kind.label), "{}", kind.name);
        must_be_readable(kind.figures, kind.name);
    }
}

#[test]
fn what_several_messages_become_is_made_of_figures_that_each_has() {
    let notices = CAPABILITIES.iter().flat_map(|one| one.events);
    let mut grouped = 0;
    for message in notices.filter_map(|event| Some(event.notice.as_ref()?.message)) {
        let example: Value = serde_json::from_str(message.example).expect(message.name);
        match message.grouping {
            Grouping::Alone => continue,
            Grouping::Sum(added) => {
                let sum = added(&example, &example).expect(message.name);
                assert_ne!(sum, example, "{} counts nothing", message.name);
            }
            Grouping::Many(one, _) => {
                let one = one(&example).expect(message.name);
                assert_ne!(one, Many::one(), "{}", message.name);
            }
        }
        grouped += 1;
    }
    assert!(20 < grouped, "{grouped}");
}

#[test]
fn every_refusal_has_a_code_and_a_title_of_its_own_and_its_figures_are_in_both_languages() {
    let mut seen = HashSet::new();
    let mut titles = HashSet::new();
    for refusal in CAPABILITIES
        .iter()
        .flat_map(|capability| capability.refusals)
    {
        assert!(seen.insert(refusal.code), "{} twice", refusal.code);
        assert!(is_in_both_languages(refusal.title), "{}", refusal.code);
        for title in [refusal.title.zh, refusal.title.en] {
            assert!(
                titles.insert(title),
                "{} is titled {title} too",
                refusal.code
            );
        }
        must_be_readable(refusal.figures, refusal.code);
    }
}

#[test]
fn every_kind_of_import_has_a_name_of_its_own_and_a_label_in_both_languages() {
    let mut seen = HashSet::new();
    for kind in CAPABILITIES
        .iter()
        .flat_map(|capability| capability.imports)
    {
        assert!(seen.insert(kind.name), "{} twice", kind.name);
        assert!(is_in_both_languages(kind.label), "{}", kind.name);
    }
}

#[test]
fn every_rule_has_a_key_of_its_own_and_a_value_that_it_takes() {
    let mut seen = HashSet::new();
    for rule in CAPABILITIES.iter().flat_map(|capability| capability.rules) {
        assert!(seen.insert(rule.key), "{} twice", rule.key);
        assert!(is_in_both_languages(rule.label), "{}", rule.key);
        assert!(rule.accepts(rule.default), "{}", rule.key);
        let clauses = rulebook::clauses();
        assert!(
            clauses.iter().any(|one| one.code == rule.clause),
            "{}",
            rule.key
        );
        for choice in rule.choices {
            assert!(is_in_both_languages(choice.label), "{}", choice.value);
        }
        let is_free = rule.choices.is_empty();
        assert_eq!(
            is_free,
            !matches!(rule.unit, Unit::Switch | Unit::Choice),
            "{}",
            rule.key
        );
        assert!(
            is_free || rule.choices.iter().any(|it| it.value == rule.default),
            "{}",
            rule.key
        );
    }
}

/// The numbers just below and above a range: a step of the unit away, and half a step.
fn beyond(rule: &rulebook::RuleDefinition, range: rulebook::Range) -> [String; 4] {
    let number = |text: &str| parse_decimal(text).expect("a number");
    let (step, half) = match rule.unit.is_whole() {
        true => (number("1"), number("0.5")),
        false => (number("0.0001"), number("0.00005")),
    };
    let (least, most) = (number(range.least), number(range.most));
    [least - step, least - half, most + half, most + step].map(|number| number.to_string())
}

#[test]
fn every_rule_has_a_range_in_code_or_words_and_nothing_beyond_is_accepted() {
    for rule in CAPABILITIES.iter().flat_map(|capability| capability.rules) {
        assert_eq!(
            rule.range.is_none(),
            !rule.choices.is_empty(),
            "{}",
            rule.key
        );
        for odd in [
            "",
            " ",
            "-7",
            "-1",
            "0",
            "0.0",
            "NaN",
            "inf",
            "1e1",
            "1E9",
            "+5",
            "05",
            "５",
            "5 ",
            "1000000000",
            "99999999999999999999999999",
            "5\0",
            "五",
            "null",
            "ON",
            "true",
        ] {
            assert!(!rule.accepts(odd), "{} {odd:?}", rule.key);
        }
        let Some(range) = rule.range else { continue };
        let number = |text: &str| rule.unit.number(text).expect("a number of the unit");
        let (least, first, most) = (
            number(range.least),
            number(rule.default),
            number(range.most),
        );
        assert!(
            least <= first && first <= most && least < most,
            "{}",
            rule.key
        );
        assert!(
            rule.accepts(range.least) && rule.accepts(range.most),
            "{}",
            rule.key
        );
        for beyond in beyond(rule, range) {
            assert!(!rule.accepts(&beyond), "{} {beyond}", rule.key);
        }
    }
}

#[test]
fn what_guards_secrecy_money_or_deadlines_takes_two_people() {
    let alone: Vec<&str> = CAPABILITIES
        .iter()
        .flat_map(|capability| capability.rules)
        .filter(|rule| rule.guards.is_none())
        .map(|rule| rule.key)
        .collect();
    // These only choose what is put on a worklist, when somebody is reminded, or what a load warns of.
    let harmless = |key: &str| {
        let others = [
            "pricing.campaign_reminder",
            "pricing.warn_from_limit_times",
            "service_account.warning",
        ];
        let worklist = ["pricing.finding_", "catalogue.certificate_"];
        worklist.iter().any(|prefix| key.starts_with(prefix)) || others.contains(&key)
    };
    assert!(alone.iter().all(|key| harmless(key)), "{alone:?}");
    assert_eq!(alone.len(), 10, "{alone:?}");
}

#[test]
fn consequences_are_of_rules_that_exist() {
    let keys: HashSet<&str> = (CAPABILITIES.iter())
        .flat_map(|capability| capability.rules)
        .map(|rule| rule.key)
        .collect();
    for impact in CAPABILITIES
        .iter()
        .flat_map(|capability| capability.impacts)
    {
        assert!(keys.contains(impact.rule.key), "{}", impact.rule.key);
    }
}

#[test]
fn every_kind_of_misconduct_has_a_name_of_its_own_and_words_in_both_languages() {
    let mut seen = HashSet::new();
    for kind in CAPABILITIES
        .iter()
        .flat_map(|capability| capability.misconduct)
    {
        assert!(seen.insert(kind.name), "{} twice", kind.name);
        assert!(is_in_both_languages(kind.words), "{}", kind.name);
        must_be_readable(kind.evidence, kind.name);
        let page = (kind.subject.page)("7");
        assert!(page.starts_with('/'), "{}", kind.name);
    }
}

#[test]
fn every_counter_has_a_key_and_a_rank_of_its_own_and_a_label_in_both_languages() {
    let (mut keys, mut ranks) = (HashSet::new(), HashSet::new());
    let counters = CAPABILITIES
        .iter()
        .flat_map(|capability| capability.counters);
    for kind in counters.flat_map(|counters| counters.kinds) {
        assert!(keys.insert(kind.key), "{} twice", kind.key);
        assert!(ranks.insert(kind.rank), "{}", kind.key);
        assert!(is_in_both_languages(kind.label), "{}", kind.key);
    }
}

#[test]
fn every_work_has_a_name_of_its_own_and_a_label_in_both_languages() {
    let mut seen = HashSet::new();
    for work in CAPABILITIES.iter().flat_map(|capability| capability.work) {
        assert!(seen.insert(work.name), "{} twice", work.name);
        assert!(is_in_both_languages(work.label), "{}", work.name);
        assert!(!work.batches.is_empty(), "{}", work.name);
    }
}

#[test]
fn what_follows_a_work_comes_after_it() {
    for work in CAPABILITIES.iter().flat_map(|capability| capability.work) {
        if let Some(before) = work.follows {
            assert!(before.stage < work.stage, "{}", work.name);
        }
    }
}
