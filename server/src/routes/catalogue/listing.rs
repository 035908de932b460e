//! Whether a product stands on the platform.

use domain::ProductId;
use domain::catalogue::{self, Listing};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::{Answer, Json, NoContent, Problem, Request, no_content, storable};

/// A change of a product's listing.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct ListingChange {
    /// `listed`, `delisted` or `suspended`.
    #[schema(value_type = Listing)]
    state: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

pub(super) async fn set_listing(
    request: Request,
    id: ProductId,
    Json(change): Json<ListingChange>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let bad = || Problem::field("/state", "状态无效", "listed, delisted or suspended");
    let listing: Listing = change.state.parse().map_err(|_| bad())?;
    let reason = storable("/reason", change.reason)?;
    request
        .change(async |tx, moment| {
            catalogue::set_listing(tx, moment, caller, id, listing, &reason).await
        })
        .await?;
    no_content()
}
