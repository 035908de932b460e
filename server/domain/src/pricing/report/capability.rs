//! What reports of lower prices bring to the centre.

use super::duty;
use crate::capability::{Capability, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    tables: &["lower_price_report"],
    refusals: &[
        PRICE_KIND_EXCLUDED,
        PRICE_NOT_LOWER,
        LOWER_PRICE_ALREADY_REPORTED,
        LOWER_PRICE_DECIDED,
    ],
    deadlines: &[duty::DEADLINES],
    ..Capability::named("report")
};

pub(super) const PRICE_KIND_EXCLUDED: RefusalKind = RefusalKind::new(
    "price-kind-excluded",
    "该价格不计入参考限价",
    "the price does not count for the limit",
);
pub(super) const PRICE_NOT_LOWER: RefusalKind = RefusalKind::new(
    "price-not-lower",
    "价格不低于参考限价",
    "the price is not lower",
);
pub(super) const LOWER_PRICE_ALREADY_REPORTED: RefusalKind = RefusalKind::new(
    "lower-price-already-reported",
    "已报告过该价格",
    "the price is reported already",
);
pub(super) const LOWER_PRICE_DECIDED: RefusalKind = RefusalKind::new(
    "lower-price-decided",
    "报告已有处理结果",
    "the report is decided",
);
