//! What happens to products, as the log keeps it.

use ground::log::{DAY, Event, EventKind, IMPORT, SubjectKind};
use ground::{Label, UnitPrice};
use serde::{Deserialize, Serialize};

use super::rules::Listing;

pub const PRODUCT: SubjectKind = SubjectKind::new("product", |id| format!("/products/{id}"));

/// How many products an event is about; their rows point to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Products {
    pub(super) products: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingChanged {
    pub(super) before: Listing,
    pub(super) listing: Listing,
    pub(super) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcurementChanged {
    pub(super) zone_price: Option<UnitPrice>,
    pub(super) under_vbp: bool,
}

pub const PRODUCTS_LOADED: Event<Products> = Event::new(
    "products-loaded",
    Label::new("载入产品", "Products loaded"),
    &IMPORT,
    r#"{"products": 12}"#,
);

pub const LISTING_CHANGED: Event<ListingChanged> = Event::new(
    "product-listing-changed",
    Label::new("挂网状态变更", "Listing changed"),
    &PRODUCT,
    r#"{"before": "listed", "listing": "suspended", "reason": "注册证失效"}"#,
)
.on("S4-20");

pub const PROCUREMENT_CHANGED: Event<ProcurementChanged> = Event::new(
    "product-procurement-changed",
    Label::new("采购方式变更", "Way of procurement changed"),
    &PRODUCT,
    r#"{"zone_price": "70.00", "under_vbp": false}"#,
)
.on("S4-9");

pub const CERTIFICATES_EXPIRED: Event<Products> = Event::new(
    "certificates-expired",
    Label::new("注册证到期", "Certificates expired"),
    &DAY,
    r#"{"products": 12}"#,
);

pub(super) const KINDS: &[EventKind] = &[
    PRODUCTS_LOADED.kind,
    LISTING_CHANGED.kind,
    PROCUREMENT_CHANGED.kind,
    CERTIFICATES_EXPIRED.kind,
];
