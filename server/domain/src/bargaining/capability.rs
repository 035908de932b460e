//! What bargaining brings to the centre.

use super::clock;
use crate::capability::{Capability, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    tables: &["invitation"],
    refusals: &[
        PRICE_ABOVE_REFERENCE_LIMIT,
        PRICE_ABOVE_CURRENT_PRICE,
        PRODUCT_NOT_BUYABLE,
        PRODUCT_IN_ZONE,
        PRODUCT_UNDER_VBP,
        PRODUCT_WITHOUT_LIMIT,
        INVITATION_ALREADY_OPEN,
        ANSWER_TOO_LATE,
        INVITATION_STATE,
        COUNTER_NOT_ABOVE_OFFER,
        COUNTER_ATTEMPTS_USED,
        SUPERSEDED_BY_LIMIT,
    ],
    deadlines: &[clock::DEADLINES],
    ..Capability::named("bargaining")
};

pub const PRICE_ABOVE_REFERENCE_LIMIT: RefusalKind = RefusalKind::new(
    "price-above-reference-limit",
    "报价高于挂网参考限价",
    "price above the reference limit",
);
pub const PRICE_ABOVE_CURRENT_PRICE: RefusalKind = RefusalKind::new(
    "price-above-current-price",
    "报价高于现行采购价",
    "price above the current purchase price",
);
pub(super) const PRODUCT_NOT_BUYABLE: RefusalKind = RefusalKind::new(
    "product-not-buyable",
    "产品不可采购",
    "the product may not be bought",
);
pub(super) const PRODUCT_IN_ZONE: RefusalKind = RefusalKind::new(
    "product-in-zone",
    "价格优势专区产品不议价",
    "zone products are not bargained for",
);
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
pub(super) const ANSWER_TOO_LATE: RefusalKind =
    RefusalKind::new("answer-too-late", "响应逾期", "the answer is too late");
pub(super) const INVITATION_STATE: RefusalKind = RefusalKind::new(
    "invitation-state",
    "当前状态不允许此操作",
    "not possible in this state",
);
pub(super) const COUNTER_NOT_ABOVE_OFFER: RefusalKind = RefusalKind::new(
    "counter-not-above-offer",
    "还价须高于邀请价",
    "a counter-offer must be above the offer",
);
pub(super) const COUNTER_ATTEMPTS_USED: RefusalKind = RefusalKind::new(
    "counter-attempts-used",
    "还价次数已用完",
    "the counter-offers are used up",
);
pub(super) const SUPERSEDED_BY_LIMIT: RefusalKind = RefusalKind::new(
    "superseded-by-limit",
    "参考限价已下调",
    "the reference limit has fallen",
);
