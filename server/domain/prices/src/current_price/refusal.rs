//! What is refused about the prices that hospitals pay.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[PRICE_ABOVE_CONCLUDED];

pub const PRICE_ABOVE_CONCLUDED: RefusalKind = RefusalKind::new(
    "price-above-concluded",
    "高于平台议价成交价",
    "price above the one concluded here",
)
.shows(&[
    Figure::money("price", Label::new("登记价格", "Declared price")),
    Figure::money("concluded", Label::new("成交价", "Concluded price")),
    Figure::text("since", Label::new("成交价生效日期", "Concluded from")),
]);
