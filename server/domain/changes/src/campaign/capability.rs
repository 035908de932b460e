//! What collections of prices bring to the centre.

use ground::calendar::LATEST_LAST_DAY;
use ground::capability::{
    Capability, DueWork, ImportKind, MisconductKind, Pace, RefusalKind, SentAgain, Stage, When,
};
use ground::rulebook::{Guard, Impact, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, OrganisationKind};

use super::counters::COUNTERS;
use super::{clock, event, misconduct};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["campaign", "campaign_manufacturer", "campaign_answer"],
    rules: &[&CAMPAIGN_REMINDER.definition, &CAMPAIGN_DAYS.definition],
    impacts: &[Impact {
        rule: &CAMPAIGN_REMINDER.definition,
        consequences: |_, proposal| Box::pin(async { Ok(vec![proposal.last_day()?]) }),
    }],
    refusals: &[
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
    ],
    imports: &[DECLARATIONS],
    misconduct: &[CAMPAIGN_UNANSWERED],
    counters: &[COUNTERS],
    work: &[RUN_CAMPAIGNS],
    ..Capability::named("campaign")
};

/// 价格申报
pub const DECLARATIONS: ImportKind = ImportKind {
    name: "declarations",
    label: Label::new("价格申报", "declared prices"),
    loader: OrganisationKind::Manufacturer,
    sent_again: SentAgain::FoundByRow,
    proves_prices: false,
    undone_as_a_whole: true,
};

const DUE_AT: Figure = Figure::deadline("due_at", Label::new("截止", "due"));

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

/// How many working days before its end a collection reminds those who have not answered.
pub(super) const CAMPAIGN_REMINDER: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.campaign_reminder",
    unit: Unit::WorkingDays,
    clause: "S4-13",
    default: "3",
    label: Label::new(
        "价格报送截止前的提醒时间",
        "reminder before the end of a collection of prices",
    ),
    choices: &[],
    range: Some(Range::between("1", "30")),
    guards: None,
});

/// How many days after its opening a collection ends at the latest, however often it is extended: before the next quarter
/// is over.
pub(super) const CAMPAIGN_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.campaign_days_max",
    unit: Unit::Days,
    clause: "◇",
    default: "92",
    label: Label::new(
        "价格报送的最长天数",
        "days that a collection of prices lasts at most",
    ),
    choices: &[],
    range: Some(Range::between("10", "366")),
    guards: Some(Guard::Deadlines),
});

pub(super) const CAMPAIGN_UNANSWERED: MisconductKind = MisconductKind {
    name: "campaign_unanswered",
    words: Label::new(
        "未按要求报送价格数据",
        "did not hand in the prices that were collected",
    ),
    clause: "S4-20",
    subject: &event::CAMPAIGN,
    evidence: &[
        Figure::text("quarter", Label::new("季度", "quarter")),
        Figure::quantity("products", Label::new("应报送产品", "products to answer")),
        Figure::quantity("answered", Label::new("已报送产品", "answered")),
        DUE_AT,
    ],
    message: misconduct::unanswered,
    part: None,
};

const RUN_CAMPAIGNS: DueWork = DueWork {
    name: "run-campaigns",
    label: Label::new(
        "价格报送提醒与截止",
        "Remind of and end collections of prices",
    ),
    when: When::EveryMinute,
    stage: Some(Stage::Prices),
    pace: Pace::ToTheEnd,
    batches: &[
        |tx, moment| Box::pin(clock::remind(tx, moment)),
        |tx, moment| Box::pin(clock::close_over(tx, moment)),
    ],
    follows: None,
    next: Some(|tx| Box::pin(clock::store::next_due(tx))),
    woken_by: &[],
};
