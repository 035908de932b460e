//! What is refused in bargaining.

use ground::capability::RefusalKind;
use ground::{Figure, Label, states};
use market::catalogue::NotBuyable;

use super::figure;
use super::state::State;

pub(super) const KINDS: &[RefusalKind] = &[
    PRICE_ABOVE_REFERENCE_LIMIT,
    PRICE_ABOVE_CURRENT_PRICE,
    PRODUCT_NOT_BUYABLE,
    PRODUCT_IN_ZONE,
    PRODUCT_UNDER_VBP,
    PRODUCT_WITHOUT_LIMIT,
    INVITATION_ALREADY_OPEN,
    RESPONSE_TOO_LATE,
    INVITATION_STATE,
    COUNTER_NOT_ABOVE_OFFER,
    COUNTER_ATTEMPTS_USED,
    SUPERSEDED_BY_LIMIT,
];

pub const PRICE_ABOVE_REFERENCE_LIMIT: RefusalKind = RefusalKind::new(
    "price-above-reference-limit",
    "报价高于挂网参考限价",
    "price above the reference limit",
)
.shows(&[figure::PRICE, figure::REFERENCE_LIMIT]);

pub const PRICE_ABOVE_CURRENT_PRICE: RefusalKind = RefusalKind::new(
    "price-above-current-price",
    "报价高于现行采购价",
    "price above the current purchase price",
)
.shows(&[
    figure::PRICE,
    Figure::money(
        "current_price",
        Label::new("本院现行采购价", "Own current price"),
    ),
]);

pub(super) const PRODUCT_NOT_BUYABLE: RefusalKind = RefusalKind::new(
    "product-not-buyable",
    "产品不可采购",
    "the product may not be bought",
)
.shows(&[Figure::state(
    "reason",
    Label::new("理由", "Reason"),
    || states(NotBuyable::words),
)]);

pub(super) const PRODUCT_IN_ZONE: RefusalKind = RefusalKind::new(
    "product-in-zone",
    "价格优势专区产品不议价",
    "zone products are not bargained for",
)
.shows(&[Figure::money(
    "zone_price",
    Label::new("专区价格", "Zone price"),
)]);

pub(super) const PRODUCT_UNDER_VBP: RefusalKind = RefusalKind::new(
    "product-under-vbp",
    "带量采购中选产品不议价",
    "selected products are not bargained for",
);

pub(super) const PRODUCT_WITHOUT_LIMIT: RefusalKind = RefusalKind::new(
    "product-without-limit",
    "产品无参考限价",
    "the product has no reference limit",
);

pub(super) const INVITATION_ALREADY_OPEN: RefusalKind = RefusalKind::new(
    "invitation-already-open",
    "已有未完结的议价邀请",
    "an invitation is open already",
);

pub(super) const RESPONSE_TOO_LATE: RefusalKind =
    RefusalKind::new("answer-too-late", "响应逾期", "the answer is too late")
        .shows(&[figure::DUE_AT]);

pub(super) const INVITATION_STATE: RefusalKind = RefusalKind::new(
    "invitation-state",
    "当前状态不允许此操作",
    "not possible in this state",
)
.shows(&[Figure::state(
    "state",
    Label::new("状态", "State"),
    || states(State::words),
)]);

pub(super) const COUNTER_NOT_ABOVE_OFFER: RefusalKind = RefusalKind::new(
    "counter-not-above-offer",
    "还价须高于邀请价",
    "a counter-offer must be above the offer",
)
.shows(&[figure::PRICE, figure::COUNTER_PRICE]);

pub(super) const COUNTER_ATTEMPTS_USED: RefusalKind = RefusalKind::new(
    "counter-attempts-used",
    "还价次数已用完",
    "the counter-offers are used up",
)
.shows(&[
    Figure::quantity("attempts_max", Label::new("可还价次数", "Counter-offers")),
    Figure::quantity("days", Label::new("周期（天）", "Within days")),
]);

pub(super) const SUPERSEDED_BY_LIMIT: RefusalKind = RefusalKind::new(
    "superseded-by-limit",
    "参考限价已下调",
    "the reference limit has fallen",
)
.shows(&[figure::PRICE, figure::REFERENCE_LIMIT]);
