//! Listing, delisting and suspending products.

use domain::ProductId;
use domain::catalogue::{self, Listing};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::{Answer, Json, NoContent, Request, no_content, storable_lines};

/// A change of a product's listing.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct ListingChange {
    /// `listed`, `delisted` or `suspended`.
    state: Listing,
    /// Why the state of the product changes.
    #[serde(default)]
    reason: String,
}

pub(super) async fn set_listing(
    request: Request,
    id: ProductId,
    Json(change): Json<ListingChange>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let reason = storable_lines("/reason", change.reason)?;
    request
        .change(async |tx, moment| {
            catalogue::set_listing(tx, moment, caller, id, change.state, &reason).await
        })
        .await?;
    no_content()
}
