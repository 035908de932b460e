//! The messages of all capabilities: kinds, words, and the pages they link to.

use ground::capability::Capability;
use ground::log::{
    EventKind, Figures, Grouping, Many, MessageKind, NO_PAGE, Opening, SubjectKind, Text,
};
use ground::{Error, Label, NoticeId, Result};
use serde_json::Value;

pub(super) fn events(
    capabilities: &'static [&'static Capability],
) -> impl Iterator<Item = &'static EventKind> {
    capabilities
        .iter()
        .flat_map(|capability| capability.events.iter())
}

/// The subject of each kind of event; subjects repeat.
pub(super) fn subjects(
    capabilities: &'static [&'static Capability],
) -> impl Iterator<Item = &'static SubjectKind> {
    events(capabilities).map(|kind| kind.subject)
}

/// Every kind of message, once.
#[must_use]
pub fn kinds(capabilities: &'static [&'static Capability]) -> Vec<&'static MessageKind> {
    let mut kinds: Vec<&'static MessageKind> = Vec::new();
    for message in events(capabilities).filter_map(|kind| Some(kind.notice?.message)) {
        if kinds.iter().all(|known| known.name != message.name) {
            kinds.push(message);
        }
    }
    kinds
}

pub(super) fn kind(
    capabilities: &'static [&'static Capability],
    name: &str,
) -> Result<&'static MessageKind> {
    events(capabilities)
        .filter_map(|kind| Some(kind.notice?.message))
        .find(|message| message.name == name)
        .ok_or_else(|| Error::unknown("kind of a message", name))
}

/// What the letter of a kind of message opens, if anything.
pub(super) fn opening(
    capabilities: &'static [&'static Capability],
    name: Option<&str>,
) -> Option<Opening> {
    let known = kind(capabilities, name?).ok()?;
    known.opening
}

/// How a kind of message is called: as the first event that makes one.
pub(super) fn label(capabilities: &'static [&'static Capability], message: &str) -> Option<Label> {
    let makes = |kind: &&EventKind| kind.notice.is_some_and(|it| it.message.name == message);
    events(capabilities).find(makes).map(|kind| kind.label)
}

/// The figures that only overseers read of a message of that kind.
pub(super) fn overseers_only(
    capabilities: &'static [&'static Capability],
    message: &MessageKind,
) -> Vec<&'static str> {
    let behind = |kind: &&EventKind| {
        kind.notice
            .is_some_and(|notice| notice.message.name == message.name)
    };
    let behind = events(capabilities).filter(behind);
    behind
        .flat_map(|kind| kind.overseers_only)
        .copied()
        .collect()
}

/// Title and text of a message, made from its figures.
pub fn text(
    capabilities: &'static [&'static Capability],
    kind: &MessageKind,
    data: &Value,
) -> Result<Text> {
    match (kind.grouping, Many::stored(data)) {
        (Grouping::Many(_, words), Some(many)) => Ok(words(&many)),
        (Grouping::Alone | Grouping::Sum(_), _) | (Grouping::Many(..), None) => {
            (kind.words)(&Figures { data, capabilities })
        }
    }
}

/// The page of the console that shows a subject, or the list of several of a message.
#[must_use]
pub(super) fn link(
    capabilities: &'static [&'static Capability],
    (subject_kind, subject_id): (&str, &str),
    several: Option<NoticeId>,
) -> String {
    let kind = subjects(capabilities).find(|kind| kind.name == subject_kind);
    match (kind.map(|kind| (kind, kind.list)), several) {
        (None, _) => NO_PAGE.to_owned(),
        (Some((_, Some(list))), Some(notice)) => format!("{list}?notice={notice}"),
        (Some((kind, _)), _) => (kind.page)(subject_id),
    }
}
