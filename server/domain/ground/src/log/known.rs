//! The kinds of events that the capabilities bring.

use super::kind::EventKind;
use crate::capability::Capability;

/// The kind of event of that name among those of all capabilities.
#[must_use]
pub fn event_kind(capabilities: &[&'static Capability], name: &str) -> Option<&'static EventKind> {
    let mut kinds = capabilities.iter().flat_map(|one| one.events);
    kinds.find(|kind| kind.name == name)
}
