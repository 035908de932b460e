//! The trade itself: every rule and every operation. Knows no HTTP, no cron, no search index.
//!
//! An operation takes the transaction, a [`Moment`], the caller, then its command. It never begins
//! or commits (but for signing in, [`party::sign_in`]), never sends mail and never reads the clock, so
//! that HTTP handlers and jobs call the same code. It fails when the database does; `# Errors` names only what else it refuses. The trade is
//! built in floors, each a crate: one may call those below it, and the compiler knows no way up. Within
//! a floor the capabilities are in the order of [`CAPABILITIES`].

pub use changes::*;
pub use ground::*;
pub use market::*;
pub use prices::*;
pub use trade::*;
pub use watch::*;

use std::sync::LazyLock;

use capability::Capability;

#[cfg(test)]
mod tests;

/// Every capability, bottom first. The centre finds here what each brings, and knows none by name.
pub static CAPABILITIES: LazyLock<Vec<&'static Capability>> = LazyLock::new(|| {
    let floors = [
        ground::CAPABILITIES,
        market::CAPABILITIES,
        prices::CAPABILITIES,
        trade::CAPABILITIES,
        changes::CAPABILITIES,
        watch::CAPABILITIES,
    ];
    floors.concat()
});
