//! The rules of the rulebook that the capabilities bring.

use super::definition::RuleDefinition;
use crate::capability::Capability;

/// The definition of the rule `key` among those of all capabilities.
#[must_use]
pub fn definition(
    capabilities: &[&'static Capability],
    key: &str,
) -> Option<&'static RuleDefinition> {
    let mut rules = capabilities.iter().flat_map(|one| one.rules);
    rules.find(|rule| rule.key == key).copied()
}
