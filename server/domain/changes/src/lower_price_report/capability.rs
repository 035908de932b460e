//! What lower-price reports bring to the centre.

use ground::calendar::Term;
use ground::capability::{
    BATCH_ROWS, Capability, DueWork, MisconductKind, Pace, Part, RefusalKind, Stage, When,
};
use ground::rulebook::{Guard, Impact, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, states};
use prices::listed_price::{NotCounted, PlatformLevel, PriceKind};

use super::counters::COUNTERS;
use super::rules::LowerPriceReportState;
use super::rules::own_report;
use super::{duty, event, misconduct};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["lower_price_report"],
    rules: &[&LOWER_PRICE_TERM.definition],
    impacts: &[Impact {
        rule: &LOWER_PRICE_TERM.definition,
        consequences: |_, proposal| Box::pin(async { Ok(vec![proposal.last_day()?]) }),
    }],
    refusals: &[
        PRICE_KIND_EXCLUDED,
        PRICE_NOT_LOWER,
        LOWER_PRICE_ALREADY_REPORTED,
        LOWER_PRICE_DECIDED,
    ],
    deadlines: &[duty::DEADLINES],
    misconduct: &[LOWER_PRICE_UNDECLARED],
    counters: &[COUNTERS],
    work: &[SETTLE_LOWER_PRICES],
    ..Capability::named("lower_price_report")
};

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

const BASE_PRICE: Figure = Figure::money(
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

/// How long a manufacturer has to report a lower price seen elsewhere.
pub(super) const LOWER_PRICE_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "pricing.lower_price_term",
    unit: Unit::Months,
    clause: "S4-13",
    default: "1",
    label: Label::new("更低价格申报期限", "time to report a lower price"),
    choices: &[],
    range: Some(Range::between("1", "12")),
    guards: Some(Guard::Deadlines),
});

pub(super) const LOWER_PRICE_UNDECLARED: MisconductKind = MisconductKind {
    name: "lower_price_undeclared",
    words: Label::new(
        "未按时申报更低价格",
        "did not report a lower price elsewhere in time",
    ),
    clause: "S4-20",
    subject: &event::LOWER_PRICE_REPORT,
    evidence: &[
        Figure::text("product_name", Label::new("产品名称", "product")),
        Figure::text("code", Label::new("医保耗材代码", "code")),
        Figure::text("region_name", Label::new("省份", "province")),
        Figure::text("platform", Label::new("平台", "platform")),
        Figure::money("price", Label::new("价格", "price")),
        Figure::text("pack_ratio", Label::new("包装转换比", "pack ratio")),
        BASE_PRICE,
        Figure::text("executed_on", Label::new("执行日期", "in force from")),
        Figure::deadline("due_at", Label::new("截止", "due")),
        Figure::instant("declared_at", Label::new("申报时间", "reported")),
    ],
    message: misconduct::undeclared,
    part: Some(Part {
        of: |tx, caller, cases| Box::pin(misconduct::cases_reported_by(tx, caller, cases)),
        words: own_report,
    }),
};

const SETTLE_LOWER_PRICES: DueWork = DueWork {
    name: "settle-lower-prices",
    label: Label::new("核查逾期未申报的更低价格", "Settle lower-price duties"),
    when: When::EveryMinute,
    stage: Some(Stage::Prices),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(duty::settle_duties(tx, moment, BATCH_ROWS))],
    follows: None,
    next: Some(|tx| Box::pin(duty::next_due(tx))),
    woken_by: &[],
};
