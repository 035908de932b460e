//! What the catalogue brings to the centre.

use ground::capability::{Capability, ImportKind, SentAgain};
use ground::{Label, OrganisationKind};

use super::{event, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["category", "category_name", "product"],
    imports: &[PRODUCTS],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("catalogue")
};

/// 产品目录
pub const PRODUCTS: ImportKind = ImportKind {
    name: "products",
    label: Label::new("产品目录", "products"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::ChangesNothing,
    proves_prices: false,
    undone_as_a_whole: false,
};
