//! What is refused about listed prices.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[PRICE_FAR_FROM_KNOWN];

/// A typed price that is far from what is known of its product, until it is said to be meant.
pub const PRICE_FAR_FROM_KNOWN: RefusalKind = RefusalKind::new(
    "price-far-from-known",
    "价格与已知价格相差过大",
    "the price is far from what is known",
)
.shows(&[
    Figure::money(
        "base_price",
        Label::new("最小计量单位价", "Price of a base unit"),
    ),
    Figure::money("reference_limit", Label::new("参考限价", "Reference limit")),
    Figure::money("known_price", Label::new("已知价格", "Known price")),
]);
