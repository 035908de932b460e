//! Who may take an objection back, and until when. Pure.

use ground::{Caller, Error, OrganisationId, Result};

use super::types::{Objection, ObjectionState};

/// Requires a trader of the organisation that raised an objection; any of them may take it back.
///
/// # Errors
/// [`Error::Forbidden`] for who does not trade, [`Error::NotFound`] for objections of others, whom nobody may know.
pub(super) fn must_have_raised(caller: &Caller, objector: Option<OrganisationId>) -> Result<()> {
    caller.must_trade_for(caller.kind)?;
    if objector == Some(caller.organisation) {
        return Ok(());
    }
    Err(Error::NotFound)
}

impl Objection {
    /// Whether the caller may take it back now: it is of the caller's organisation, and nobody has answered it.
    #[must_use]
    pub fn may_withdraw(&self, caller: &Caller) -> bool {
        let objector = self.organisation.as_ref().map(|(id, _)| *id);
        self.state == ObjectionState::Open && must_have_raised(caller, objector).is_ok()
    }
}
