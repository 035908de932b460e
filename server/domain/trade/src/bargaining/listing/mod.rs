//! Lists of invitations, and counts of those that wait.

mod store;
mod types;

use types::Party;
pub(super) use types::Waiting;
pub use types::{InvitationFilter, InvitationPlace, Listed, SortBy};

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::{Caller, InvitationId, OrganisationKind, ProductId, Result};

use super::State;

/// A page of the caller's invitations after a place in an order, and their total; overseers see all. A deadline that moves
/// while the list is read changes no place in it.
pub async fn invitations(
    db: &impl Reader,
    caller: &Caller,
    filter: &InvitationFilter,
    from: (SortBy, Option<InvitationPlace>),
    rows_max: i64,
) -> Result<(Vec<Listed>, i64)> {
    store::page(db, Party::of(caller), filter, from, rows_max).await
}

/// Counts for the home page; due soon is what is due before `soon`.
pub(super) async fn waiting(
    db: &impl Reader,
    caller: &Caller,
    soon: DateTime<Utc>,
) -> Result<Waiting> {
    let state = match caller.kind {
        OrganisationKind::Manufacturer => State::Pending,
        OrganisationKind::Hospital => State::Countered,
        OrganisationKind::Distributor => return Ok(Waiting::default()),
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => {
            return store::open_count(db, caller.within(), soon).await;
        }
    };
    store::waiting(db, caller.organisation, state, soon).await
}

/// The hospital's open invitation for a product.
pub async fn open_invitation(
    db: &impl Reader,
    caller: &Caller,
    product: ProductId,
) -> Result<Option<(InvitationId, String, State)>> {
    store::open_of_pair(db, caller.organisation, product).await
}
