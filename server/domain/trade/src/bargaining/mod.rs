//! Bargaining: a hospital invites a manufacturer to a price under the reference limit, and the
//! manufacturer answers within the working days that the rulebook gives.
//!
//! Each operation locks the invitations, asks the rules, saves, and notes what happened, all in the
//! caller's transaction. A deadline is enforced by the rule at the moment of the answer; the clock's
//! operations only tidy up after it.

mod capability;
mod clock;
mod counters;
mod event;
mod impact;
mod invite;
mod listing;
mod message;
mod misconduct;
mod refusal;
mod respond;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::{
    CAPABILITY, INVITATIONS, PRICE_ABOVE_CURRENT_PRICE, PRICE_ABOVE_REFERENCE_LIMIT,
};
pub use event::INVITATION;
pub use invite::{Preview, Sent, invite, preview};
pub use listing::{InvitationFilter, Position, SortBy, invitations, open_invitation};
pub use refusal::Refusal;
pub use respond::{Response, ResponseOutcome, respond};
pub use rules::{Action, Decider, Decision, Outcome, Progress, State};
pub use types::{Invitation, Invite};

use ground::database::Reader;
use ground::{Caller, Error, InvitationId, Result};
use market::party::{self, HistoryEntry};

/// An invitation by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn invitation(db: &impl Reader, caller: &Caller, id: InvitationId) -> Result<Invitation> {
    let found = store::get(db, &[id]).await?.pop();
    found
        .filter(|invitation| invitation.is_visible_to(caller))
        .ok_or(Error::NotFound)
}

/// Everything that happened to an invitation, oldest first.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn thread(
    db: &impl Reader,
    caller: &Caller,
    id: InvitationId,
) -> Result<Vec<HistoryEntry>> {
    invitation(db, caller, id).await?;
    party::history(db, &INVITATION, id).await
}
