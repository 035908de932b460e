//! What is refused about changes of prices, their publicity and objections to them.

use ground::calendar::LATEST_LAST_DAY;
use ground::capability::RefusalKind;
use ground::{Figure, Label, states};
use prices::listed_price::PriceKind;

use super::figure;
use super::state::ChangeState;

pub(super) const KINDS: &[RefusalKind] = &[
    PRODUCT_OF_ANOTHER_MANUFACTURER,
    PRICE_ALREADY_LISTED,
    PRICE_CHANGE_ALREADY_OPEN,
    PRICE_CHANGE_RETURNED,
    PRICE_DECLARED_BEFORE,
    PUBLICITY_TOO_LONG,
    PRICE_CHANGE_CLOSED,
    PRICE_CHANGE_NOT_DECLARED,
    PRICE_CHANGE_OF_LIST,
    PRICE_CHANGE_WITHOUT_PRICE,
    PRICE_CHANGE_CONFIRMED,
    PUBLICITY_OVER,
    PUBLICITY_REMINDED_TODAY,
    OBJECTION_TOO_LATE,
    OBJECTION_ALREADY_OPEN,
    OBJECTION_ALREADY_ANSWERED,
];

pub(super) const PRODUCT_OF_ANOTHER_MANUFACTURER: RefusalKind = RefusalKind::new(
    "product-of-another-manufacturer",
    "不是本企业的产品",
    "the product is another manufacturer's",
);

/// The terms of a declared price.
pub(super) const TERMS: &[Figure] = &[
    Figure::text("region_name", Label::new("省份", "Province")),
    Figure::text("platform", Label::new("平台", "Platform")),
    Figure::state("kind", Label::new("价格类型", "Kind of price"), || {
        states(PriceKind::words)
    }),
    Figure::money("price", Label::new("价格", "Price")),
    Figure::text("pack_ratio", Label::new("包装转换比", "Pack ratio")),
    figure::BASE_PRICE,
    figure::EFFECTIVE_FROM,
    figure::EFFECTIVE_TO,
];

pub const PRICE_ALREADY_LISTED: RefusalKind = RefusalKind::new(
    "price-already-listed",
    "价格已在库中",
    "the price is listed already",
)
.shows(TERMS);

pub const PRICE_CHANGE_ALREADY_OPEN: RefusalKind = RefusalKind::new(
    "price-change-already-open",
    "价格变动正在办理",
    "the change is on its way already",
)
.shows(TERMS);

pub const PRICE_CHANGE_RETURNED: RefusalKind = RefusalKind::new(
    "price-change-returned",
    "该价格的申报已退回",
    "the declaration of this price was returned",
)
.shows(TERMS);

pub const PRICE_DECLARED_BEFORE: RefusalKind = RefusalKind::new(
    "price-declared-before",
    "相同的价格此前已申报",
    "the same price was declared before",
)
.shows(TERMS);

pub(super) const PUBLICITY_TOO_LONG: RefusalKind = RefusalKind::new(
    "publicity-too-long",
    "公示期限过长",
    "a publicity does not last so long",
)
.shows(LATEST_LAST_DAY);

pub(super) const PRICE_CHANGE_CLOSED: RefusalKind = RefusalKind::new(
    "price-change-closed",
    "价格变更的当前状态不允许此操作",
    "not possible in this state of the change",
)
.shows(&[
    Figure::state("state", Label::new("状态", "State"), || {
        states(ChangeState::words)
    }),
    Figure::text("joined_into", Label::new("并入的变动", "Joined into")),
]);

pub(super) const PRICE_CHANGE_NOT_DECLARED: RefusalKind = RefusalKind::new(
    "price-change-not-declared",
    "非企业申报，不可退回",
    "only declarations are returned",
);

pub(super) const PRICE_CHANGE_OF_LIST: RefusalKind = RefusalKind::new(
    "price-change-of-list",
    "价格变动属于联动清单",
    "the change belongs to a list",
);

pub(super) const PRICE_CHANGE_WITHOUT_PRICE: RefusalKind = RefusalKind::new(
    "price-change-without-price",
    "该变动终止原价，没有可更正的价格",
    "the change ends a price and has none to correct",
);

pub(super) const PRICE_CHANGE_CONFIRMED: RefusalKind = RefusalKind::new(
    "price-change-confirmed",
    "该价格变动没有待核实的更正价格",
    "the change has no corrected price to confirm",
);

pub(super) const DUE_AT: Figure = Figure::deadline("due_at", Label::new("截止", "Due"));

pub(super) const PUBLICITY_OVER: RefusalKind =
    RefusalKind::new("publicity-over", "公示已结束", "the publicity has ended").shows(&[DUE_AT]);

pub(super) const PUBLICITY_REMINDED_TODAY: RefusalKind = RefusalKind::new(
    "publicity-reminded-today",
    "今天已提醒",
    "reminded of today already",
);

pub(super) const OBJECTION_TOO_LATE: RefusalKind =
    RefusalKind::new("objection-too-late", "公示期已过", "the publicity is over").shows(&[DUE_AT]);

pub(super) const OBJECTION_ALREADY_OPEN: RefusalKind = RefusalKind::new(
    "objection-already-open",
    "异议待答复",
    "an objection is open already",
);

pub(super) const OBJECTION_ALREADY_ANSWERED: RefusalKind = RefusalKind::new(
    "objection-already-answered",
    "异议已答复",
    "the objection has been answered",
);
