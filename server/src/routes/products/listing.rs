//! Whether a product stands on the platform.

use domain::ProductId;
use domain::catalogue::{self, Listing};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::{Answer, Problem, Request, no_content, storable};
use crate::routes::closed::ListingState;

/// A change of a product's listing.
#[derive(Debug, Deserialize, ToSchema)]
struct ListingChange {
    /// `listed`, `delisted` or `suspended`.
    #[schema(value_type = ListingState)]
    state: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Lists, delists or suspends a product.
#[utoipa::path(put, path = "/api/v1/products/{id}/listing", tag = "catalogue",
    params(("id" = String, Path)), request_body = ListingChange, responses((status = 204)))]
pub(in crate::routes) async fn set_listing(id: ProductId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let change: ListingChange = request.json()?;
    let bad = || Problem::field("/state", "状态无效", "listed, delisted or suspended");
    let listing: Listing = change.state.parse().map_err(|_| bad())?;
    let reason = storable("/reason", change.reason)?;
    request
        .change(async |tx, moment| {
            catalogue::set_listing(tx, moment, &caller, id, listing, &reason).await
        })
        .await?;
    no_content()
}
