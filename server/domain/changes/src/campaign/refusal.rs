//! What is refused about collections of prices.

use ground::calendar::LATEST_LAST_DAY;
use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[
    CAMPAIGN_OVER,
    CAMPAIGN_QUARTER_NOT_BEGUN,
    CAMPAIGN_MANUFACTURERS_UNREACHABLE,
    CAMPAIGN_OVERLAPS,
    CAMPAIGN_TOO_LONG,
    CAMPAIGN_STOPPED,
    CAMPAIGN_REMINDED_TODAY,
    CAMPAIGN_ALREADY_OPEN,
    CAMPAIGN_NOT_NAMED,
    CAMPAIGN_NOT_OPEN,
];

pub(super) const DUE_AT: Figure = Figure::deadline("due_at", Label::new("截止", "due"));

pub(super) const CAMPAIGN_OVER: RefusalKind = RefusalKind::new(
    "campaign-over",
    "价格报送已截止",
    "the collection of prices is over",
)
.shows(&[DUE_AT]);

pub(super) const CAMPAIGN_QUARTER_NOT_BEGUN: RefusalKind = RefusalKind::new(
    "campaign-quarter-not-begun",
    "季度尚未开始",
    "the quarter has not begun",
)
.shows(&[
    Figure::text("quarter", Label::new("季度", "quarter")),
    Figure::text("begins_on", Label::new("开始日期", "begins on")),
]);

pub(super) const CAMPAIGN_MANUFACTURERS_UNREACHABLE: RefusalKind = RefusalKind::new(
    "campaign-makers-unreachable",
    "部分企业无法通知",
    "some manufacturers cannot be notified",
)
.shows(&[
    Figure::quantity("manufacturers", Label::new("应报送企业", "manufacturers")),
    Figure::quantity(
        "unreachable",
        Label::new("无法通知的企业", "not to be notified"),
    ),
]);

pub(super) const CAMPAIGN_OVERLAPS: RefusalKind = RefusalKind::new(
    "campaign-overlaps",
    "与同季度的价格报送范围重叠",
    "another collection of the quarter asks for the same products",
)
.shows(&[
    Figure::text("quarter", Label::new("季度", "quarter")),
    Figure::text("category", Label::new("已有报送的范围", "its class")),
]);

pub(super) const CAMPAIGN_TOO_LONG: RefusalKind = RefusalKind::new(
    "campaign-too-long",
    "价格报送期限过长",
    "a collection does not last so long",
)
.shows(LATEST_LAST_DAY);

pub(super) const CAMPAIGN_REMINDED_TODAY: RefusalKind = RefusalKind::new(
    "campaign-reminded-today",
    "今天已催报",
    "reminded today already",
);

pub(super) const CAMPAIGN_STOPPED: RefusalKind = RefusalKind::new(
    "campaign-already-stopped",
    "价格报送已终止",
    "the collection has been stopped",
);

pub(super) const CAMPAIGN_ALREADY_OPEN: RefusalKind = RefusalKind::new(
    "campaign-already-open",
    "该季度和范围已有价格报送",
    "the quarter and class has a collection already",
);

pub(super) const CAMPAIGN_NOT_NAMED: RefusalKind = RefusalKind::new(
    "campaign-not-named",
    "未注明报送季度",
    "the quarter of the collection is not stated",
)
.shows(&[Figure::text(
    "quarters",
    Label::new("进行中的报送", "open collections"),
)]);

pub(super) const CAMPAIGN_NOT_OPEN: RefusalKind = RefusalKind::new(
    "campaign-not-open",
    "该季度没有进行中的价格报送",
    "the quarter has no open collection",
)
.shows(&[Figure::text("quarter", Label::new("季度", "quarter"))]);
