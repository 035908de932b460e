//! Which readers see which figures of which kind of event. A kind or a figure without a line here fails the tests.

use std::collections::BTreeMap;

use domain::CAPABILITIES;
use domain::log::EventKind;

pub(super) struct OfKind {
    pub(super) readers: &'static str,
    pub(super) figures: Vec<&'static str>,
    pub(super) overseers_only: Vec<&'static str>,
}

pub(super) fn declared() -> BTreeMap<&'static str, OfKind> {
    let line = |(name, readers, figures): &(&'static str, &'static str, &'static str)| {
        let (figures, hidden) = figures.split_once('|').unwrap_or((figures, ""));
        let declared = OfKind {
            readers,
            figures: figures.split_whitespace().collect(),
            overseers_only: hidden.split_whitespace().collect(),
        };
        (*name, declared)
    };
    let events = crate::DECLARED.iter().flat_map(|one| one.events);
    let mut declared = BTreeMap::new();
    for (kind, of_kind) in events.map(line) {
        assert!(declared.insert(kind, of_kind).is_none(), "{kind}");
    }
    declared
}

fn kinds() -> impl Iterator<Item = &'static EventKind> {
    let capabilities = CAPABILITIES.iter();
    capabilities.flat_map(|capability| capability.events.iter())
}

#[test]
fn every_kind_of_event_declares_who_reads_which_figures() {
    let declared = declared();
    let mut missing: Vec<&str> = declared.keys().copied().collect();
    for kind in kinds() {
        let line = declared
            .get(kind.name)
            .unwrap_or_else(|| panic!("{} does not declare its readers", kind.name));
        missing.retain(|name| *name != kind.name);
        assert_eq!(kind.overseers_only, line.overseers_only, "{}", kind.name);
        let example = kind.stored_example().unwrap();
        for figure in example.as_object().into_iter().flat_map(|it| it.keys()) {
            let figure = figure.as_str();
            assert!(
                line.figures.contains(&figure) || line.overseers_only.contains(&figure),
                "{} does not declare {figure}",
                kind.name
            );
        }
    }
    assert!(missing.is_empty(), "no kinds: {missing:?}");
}

#[test]
fn no_kind_of_event_is_empty() {
    for kind in kinds() {
        let example = kind.stored_example().unwrap();
        let figures = example.as_object().map_or(0, serde_json::Map::len);
        assert!(0 < figures, "{} states nothing of what happened", kind.name);
    }
}
