//! The kinds of misconduct that the capabilities bring.

use ground::capability::{Capability, MisconductKind};

/// The kind of misconduct `name` among those of all capabilities.
#[must_use]
pub fn kind(capabilities: &[&'static Capability], name: &str) -> Option<&'static MisconductKind> {
    let mut kinds = capabilities.iter().flat_map(|one| one.misconduct);
    kinds.find(|kind| kind.name == name)
}
