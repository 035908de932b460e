//! A product with all that the caller may know of it.

use chrono::NaiveDate;
use domain::bargaining::{self, State};
use domain::catalogue::{self, Listing, NotBuyable};
use domain::{
    Caller, InvitationId, OrganisationKind, ProductId, UnitPrice, certificate_end, current_price,
    listed_price,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::item::{ProductItem, path};
use crate::http::{Answer, Problem, Request, json};
use crate::routes::views::{Coded, KindText, RegionView};

/// A product with everything that the caller may know of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProductDetail {
    /// As in a list.
    #[serde(flatten)]
    item: ProductItem,
    /// The first 20 characters of the code: product and maker.
    code20: String,
    /// Its classes from top to bottom.
    category_path: Vec<Coded>,
    /// 材质
    material: String,
    /// 特征
    feature: String,
    /// Device identifiers.
    udi_di: Vec<String>,
    /// Days until the certificate's last day, where it is near enough to be warned of.
    certificate_days_left: Option<u32>,
    listing: Listing,
    /// Why it is not listed on the platform.
    listing_reason: String,
    /// Why it may not be bought.
    not_buyable_reason: Option<KindText<NotBuyable>>,
    /// Whether it is selected in volume-based procurement.
    under_vbp: bool,
    /// Since when this is the limit.
    limit_since: Option<NaiveDate>,
    /// The province that the limit comes from.
    limit_region: Option<RegionView>,
    /// The platform that it comes from.
    limit_platform: Option<String>,
    /// What the calling hospital pays today, per base unit.
    current_price: Option<UnitPrice>,
    /// The calling hospital's open invitation for it.
    open_invitation: Option<OpenInvitation>,
}

/// An invitation that is still open.
#[derive(Debug, Serialize, ToSchema)]
struct OpenInvitation {
    id: InvitationId,
    number: String,
    state: State,
}

pub(super) async fn one(request: Request, id: ProductId) -> Answer<ProductDetail> {
    let caller = request.caller()?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let product = catalogue::product(&connection, id).await?;
    let labels = catalogue::categories(&connection, moment.today()).await?;
    let limit = listed_price::limits(&connection, request.moment(), &[id])
        .await?
        .pop();
    let (current_price, open_invitation) = own_facts(&request, caller, &connection, id).await?;
    let price = limit.as_ref().and_then(|limit| limit.price);
    let not_buyable_reason = product
        .buyable(moment.today())
        .err()
        .map(|reason| KindText {
            code: reason,
            text: request.localized(&reason.words()),
        });
    json(&ProductDetail {
        item: ProductItem::of(&product, price, &labels, moment.today()),
        code20: product.head.code.get(..20).unwrap_or_default().to_owned(),
        category_path: path(&product.category_code, &labels),
        material: product.material,
        feature: product.feature,
        udi_di: product.udi_di,
        certificate_days_left: certificate_end::days_left(moment, product.certificate_expires_on)?,
        listing: product.listing,
        listing_reason: product.listing_reason,
        not_buyable_reason,
        under_vbp: product.under_vbp,
        limit_since: limit.as_ref().map(|limit| limit.effective_on),
        limit_region: limit
            .as_ref()
            .and_then(|limit| limit.region)
            .map(RegionView::from),
        limit_platform: limit.and_then(|limit| limit.platform),
        current_price,
        open_invitation,
    })
}

async fn own_facts(
    request: &Request,
    caller: &Caller,
    connection: &domain::database::Connection<'_>,
    id: ProductId,
) -> Result<(Option<UnitPrice>, Option<OpenInvitation>), Problem> {
    if caller.kind != OrganisationKind::Hospital {
        return Ok((None, None));
    }
    let current = current_price::current_price(connection, request.moment(), caller, id).await?;
    let open = bargaining::open_invitation(connection, caller, id).await?;
    let open = open.map(|(id, number, state)| OpenInvitation { id, number, state });
    Ok((current.map(|current| current.price), open))
}
