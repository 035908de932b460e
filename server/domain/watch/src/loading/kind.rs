//! The kinds of files that capabilities bring, by the names that rows and events hold.

use ground::capability::{Capability, ImportKind};
use ground::{Caller, Error, Result};

/// The kind of file `name` among those of all capabilities.
///
/// # Errors
/// When no capability brings one of that name.
pub fn kind(capabilities: &[&'static Capability], name: &str) -> Result<&'static ImportKind> {
    kinds(capabilities)
        .find(|kind| kind.name == name)
        .ok_or_else(|| Error::unknown("kind of import", name))
}

/// The kinds on whose files prices rest.
pub(super) fn proving_prices(capabilities: &[&'static Capability]) -> Vec<&'static str> {
    let proving = kinds(capabilities).filter(|kind| kind.proves_prices);
    proving.map(|kind| kind.name).collect()
}

/// The kinds of which the caller may see what others load.
pub(super) fn open_to(capabilities: &[&'static Capability], caller: &Caller) -> Vec<&'static str> {
    let open = kinds(capabilities).filter(|kind| is_open_to(kind, caller));
    open.map(|kind| kind.name).collect()
}

/// Whether the caller may see files of a kind that others load. What a hospital loads is its own: its
/// prices are. What a file of the exchange moved, or its undo, concerns hospitals everywhere.
pub(super) fn is_open_to(kind: &ImportKind, caller: &Caller) -> bool {
    caller.oversees_platform() && kind.is_of_the_exchange()
}

fn kinds(capabilities: &[&'static Capability]) -> impl Iterator<Item = &'static ImportKind> {
    capabilities.iter().flat_map(|one| one.imports)
}

#[cfg(test)]
mod tests {
    use market::catalogue;

    use super::*;

    #[test]
    fn a_kind_that_no_capability_brings_is_an_error() {
        let capabilities: &[&Capability] = &[&catalogue::CAPABILITY];
        let found = kind(capabilities, catalogue::PRODUCTS.name).expect("known");
        assert_eq!(found, &catalogue::PRODUCTS);
        assert!(matches!(
            kind(capabilities, "toll-lists"),
            Err(Error::Internal(_))
        ));
    }
}
