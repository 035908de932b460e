//! Bargaining (S4-1): a hospital invites a manufacturer to a price within the reference limit, and the
//! manufacturer responds within the working days that the rulebook gives.
//!
//! Each operation locks the invitations, asks the rules, saves, and writes events, all in the caller's
//! transaction. The rule enforces a deadline at the moment of the response; the due work of `clock`
//! only tidies up after it.

mod capability;
mod clock;
mod concluded_ended;
mod counter;
mod counters;
mod event;
mod figure;
mod impact;
mod invite;
mod listing;
mod load;
mod many;
mod message;
mod misconduct;
mod payload;
mod progress;
mod refusal;
mod refused_step;
mod respond;
mod rulebook;
mod rules;
mod sent_before;
mod state;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::{CAPABILITY, INVITATIONS};
pub use concluded_ended::{end_restored_above_limit, note_concluded_restored};
pub use invite::{Preview, Sent, check_terms, far_typed, foresee, invite, preview};
pub use listing::{
    InvitationFilter, InvitationPlace, Listed, SortBy, invitations, open_invitation,
};
pub use load::{
    ChangedInvitation, EndingInvitation, Fall, InvitationsReversed, OpenAbove, SentTo, SentUnder,
    concluded_ending, concluded_under_load, ending_invitations, open_above, restore_ended,
    sent_by_import, sent_under, withdraw_sent,
};
pub use payload::INVITATION;
pub use progress::{Decision, Progress};
pub use refusal::{PRICE_ABOVE_CURRENT_PRICE, PRICE_ABOVE_REFERENCE_LIMIT};
pub use refused_step::{CounterBound, Refusal};
pub use respond::{ResponseOutcome, respond, steps};
pub use rules::Outcome;
pub use sent_before::SentEarlier;
pub use state::{Action, Decider, State};
pub use types::{Invitation, Invite, Response, Steps};

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

/// The history of an invitation, oldest first.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn thread(
    db: &impl Reader,
    caller: &Caller,
    id: InvitationId,
) -> Result<Vec<HistoryEntry>> {
    invitation(db, caller, id).await?;
    party::history(db, caller, &INVITATION, id).await
}
