//! The events of the capabilities: each kind is unique, its stored figures stay readable, and its message
//! is complete in both languages.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;

use chrono::{DateTime, Utc};
use domain::CAPABILITIES;
use domain::log::{EventKind, Figures, Grouping, Many, MessageKind, Text};
use serde_json::{Value, json};
use tests::sql::root;

fn kinds() -> impl Iterator<Item = &'static EventKind> {
    CAPABILITIES
        .iter()
        .flat_map(|capability| capability.events.iter())
}

fn text(message: &MessageKind, data: &Value) -> Text {
    let figures = Figures {
        data,
        capabilities: &CAPABILITIES,
    };
    (message.words)(&figures).unwrap_or_else(|error| panic!("{}: {error:?}", message.name))
}

fn parsed(name: &str, example: &str) -> Value {
    serde_json::from_str(example).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn stored(kind: &EventKind) -> Value {
    let example = kind.stored_example();
    example.unwrap_or_else(|error| panic!("{}: {error}", kind.name))
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let mut names = HashSet::new();
    for kind in kinds() {
        assert!(names.insert(kind.name), "{} twice", kind.name);
    }
    let mut subjects = BTreeMap::new();
    for subject in kinds().map(|kind| kind.subject) {
        let page = (subject.page)("7");
        let known = subjects.entry(subject.name).or_insert(page.clone());
        assert_eq!(*known, page, "{} leads to two pages", subject.name);
    }
}

#[test]
fn the_figures_of_every_kind_are_read_and_written_as_they_are_stored() {
    for kind in kinds() {
        let stored = stored(kind);
        let again = (kind.rewrite)(&stored).unwrap_or_else(|e| panic!("{}: {e}", kind.name));
        assert_eq!(again, stored, "{}", kind.name);
    }
}

#[test]
fn every_kind_shows_figures_that_it_carries() {
    for kind in kinds() {
        let stored = stored(kind);
        for figure in kind.figures {
            assert!(
                stored.get(figure.name).is_some(),
                "{} has no {}",
                kind.name,
                figure.name
            );
        }
    }
}

#[test]
fn every_message_is_whole_in_both_languages() {
    let mut titles = HashSet::new();
    for message in domain::messages::kinds(&CAPABILITIES) {
        let Text { title, body } = text(message, &parsed(message.name, message.example));
        for words in [&title.zh, &title.en, &body.zh, &body.en] {
            assert!(!words.is_empty(), "{}", message.name);
            for gap in ["null", "  ", "“”", "CNY  ", "（）", "()"] {
                assert!(!words.contains(gap), "{}: {words}", message.name);
            }
        }
        assert!(titles.insert(title.zh), "{}", message.name);
        assert!(titles.insert(title.en), "{}", message.name);
    }
}

#[test]
fn a_message_needs_nothing_but_its_event_and_the_names_behind_it() {
    for kind in kinds() {
        let Some(notice) = kind.notice else { continue };
        // Others are made of several events, or of one for each of several organisations.
        let counts_products = kind.name.starts_with("publicity-");
        if notice.message.name != kind.name || counts_products {
            continue;
        }
        let mut data = stored(kind);
        data["clause"] = json!(kind.clause.unwrap_or("S4-20"));
        for name in [
            "hospital_name",
            "manufacturer_name",
            "product_name",
            "base_unit",
            "sales_unit",
        ] {
            if data.get(name).is_none() {
                data[name] = json!("名");
            }
        }
        text(notice.message, &data);
    }
}

#[test]
fn invitations_and_misconduct_name_the_thing_in_their_titles() {
    for message in domain::messages::kinds(&CAPABILITIES) {
        let data = parsed(message.name, message.example);
        if message.name.starts_with("invitation") {
            let Text { title, body } = text(message, &data);
            assert!(title.zh.contains("YJ20260302-BCDF2345"), "{}", title.zh);
            assert!(title.en.contains("YJ20260302-BCDF2345"), "{}", title.en);
            assert!(body.zh.contains("一次性使用导尿管"), "{}", body.zh);
        }
    }
}

/// Several things of one act.
fn several() -> Many {
    let due_at: DateTime<Utc> = "2026-03-10T00:00:00+08:00".parse().expect("an instant");
    let one = |name: &str| Many {
        names: vec![name.to_owned()],
        due_at: Some(due_at.into()),
        hospital_name: Some("深圳市第一医院".to_owned()),
        manufacturer_name: Some("南山医疗器械公司".to_owned()),
        reason: Some("原材料涨价".to_owned()),
        ..Many::one()
    };
    let (first, other) = (one("一次性使用导尿管"), one("可吸收缝合线"));
    first.clone().and(other).and(first)
}

#[test]
fn a_message_about_several_states_how_many_and_names_the_first() {
    for message in domain::messages::kinds(&CAPABILITIES) {
        let Grouping::Many(_, words) = message.grouping else {
            continue;
        };
        let Text { title, body } = words(&several());
        for words in [&title.zh, &title.en] {
            assert!(words.contains('3'), "{}: {words}", message.name);
        }
        if message.name != "misconduct-withdrawn" {
            for words in [&body.zh, &body.en] {
                assert!(
                    words.contains("“一次性使用导尿管”"),
                    "{}: {words}",
                    message.name
                );
            }
        }
        let chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        assert!(!title.en.contains(chinese), "{}", title.en);
    }
}

/// The file holds what people have read so far: a change of it is a change of the product.
#[test]
fn who_is_notified_of_what_in_which_words_is_as_in_the_file() {
    let mut found = String::new();
    for kind in kinds() {
        let clause = kind.clause.unwrap_or("-");
        let page = (kind.subject.page)("7");
        writeln!(
            found,
            "{} | {} | {clause} | {page}",
            kind.name, kind.subject.name
        )
        .unwrap();
        let figures = kind.figures.iter().map(|figure| figure.name);
        let figures: Vec<&str> = figures.collect();
        let (label, tone, figures) = (kind.label, kind.tone, figures.join(", "));
        writeln!(
            found,
            "    {} | {} | {tone:?} | {figures}",
            label.zh, label.en
        )
        .unwrap();
        if let Some(notice) = kind.notice {
            writeln!(found, "    {:?}: {}", notice.audience, notice.message.name).unwrap();
        }
    }
    for message in domain::messages::kinds(&CAPABILITIES) {
        let Text { title, body } = text(message, &parsed(message.name, message.example));
        writeln!(found, "{}", message.name).unwrap();
        for words in [title, body] {
            writeln!(found, "    {}\n    {}", words.zh, words.en).unwrap();
        }
    }
    for message in domain::messages::kinds(&CAPABILITIES) {
        let Grouping::Many(_, words) = message.grouping else {
            continue;
        };
        let Text { title, body } = words(&several());
        writeln!(found, "{} (several)", message.name).unwrap();
        for words in [title, body] {
            writeln!(found, "    {}\n    {}", words.zh, words.en).unwrap();
        }
    }
    must_be_kept("event_kinds.txt", &found);
}

/// Compares what is found with a file beside the tests, and writes what it should be where it is stale.
pub(crate) fn must_be_kept(name: &str, found: &str) {
    let path = root().join("tests/it").join(name);
    if fs::read_to_string(&path).unwrap_or_default() != found {
        let fresh = root().join("target").join(name);
        fs::write(&fresh, found).unwrap();
        panic!(
            "{} is stale; compare it with {}",
            path.display(),
            fresh.display()
        );
    }
}
