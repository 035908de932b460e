//! What is refused about lower-price reports.

use ground::capability::RefusalKind;
use ground::{Figure, Label, states};
use prices::listed_price::{NotCounted, PlatformLevel, PriceKind};

use super::state::LowerPriceReportState;

pub(super) const KINDS: &[RefusalKind] = &[
    PRICE_KIND_EXCLUDED,
    PRICE_NOT_LOWER,
    LOWER_PRICE_ALREADY_REPORTED,
    LOWER_PRICE_DECIDED,
    REPORTED_AS_MANUFACTURER,
];

pub(super) const PRICE_KIND_EXCLUDED: RefusalKind = RefusalKind::new(
    "price-kind-excluded",
    "该价格不计入参考限价",
    "the price does not count for the limit",
)
.shows(&[
    Figure::state("kind", Label::new("价格类型", "Kind of price"), || {
        states(PriceKind::words)
    }),
    Figure::state(
        "platform_level",
        Label::new("平台级别", "Level of the platform"),
        || states(PlatformLevel::words),
    ),
    Figure::text("effective_to", Label::new("截止日期", "Until")),
    Figure::state("reason", Label::new("理由", "Reason"), || {
        states(NotCounted::words)
    }),
]);

pub(super) const BASE_PRICE: Figure = Figure::money(
    "base_price",
    Label::new("最小计量单位价格", "base-unit price"),
);

pub(super) const PRICE_NOT_LOWER: RefusalKind = RefusalKind::new(
    "price-not-lower",
    "价格不低于参考限价",
    "the price is not lower",
)
.shows(&[
    BASE_PRICE,
    Figure::money(
        "reference_limit",
        Label::new("挂网参考限价", "Reference limit"),
    ),
]);

pub(super) const LOWER_PRICE_ALREADY_REPORTED: RefusalKind = RefusalKind::new(
    "lower-price-already-reported",
    "已报告过该价格",
    "the price is reported already",
);

pub(super) const REPORTED_AS_MANUFACTURER: RefusalKind = RefusalKind::new(
    "reported-as-manufacturer",
    "须以生产企业身份报告",
    "reported in the capacity of manufacturer",
);

pub(super) const LOWER_PRICE_DECIDED: RefusalKind = RefusalKind::new(
    "lower-price-decided",
    "报告已有处理结果",
    "the report is decided",
)
.shows(&[Figure::state(
    "state",
    Label::new("状态", "State"),
    || states(LowerPriceReportState::words),
)]);
