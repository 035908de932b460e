//! What bargaining brings to the centre.

use ground::calendar::Term;
use ground::capability::{
    BATCH_ROWS, Capability, DueWork, HOUSEKEEPING_ROWS, ImportKind, MisconductKind, Pace,
    RefusalKind, SentAgain, Stage, When,
};
use ground::kept_list::LIST_LIFETIME;
use ground::rulebook::{Guard, Impact, ON_OFF, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, OrganisationKind, states};
use market::catalogue::NotBuyable;
use prices::listed_price;

use super::counters::COUNTERS;
use super::state::State;
use super::{clock, event, impact, misconduct, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["invitation", "invited_product", "invitation_moved"],
    housekeeping: &[|tx, _, wall| {
        Box::pin(store::forget_moved(
            tx,
            wall - LIST_LIFETIME,
            HOUSEKEEPING_ROWS,
        ))
    }],
    rules: &[
        &RESPONSE_TERM.definition,
        &COUNTER_TERM.definition,
        &CONFIRM_AT_LIMIT.definition,
        &BARGAIN_WITHOUT_LIMIT.definition,
        &COUNTER_ATTEMPTS_MAX.definition,
        &COUNTER_PERIOD.definition,
        &SAME_OFFER_DAYS.definition,
    ],
    impacts: &[
        Impact {
            rule: &RESPONSE_TERM.definition,
            consequences: |db, proposal| Box::pin(impact::response_term(db, proposal)),
        },
        Impact {
            rule: &COUNTER_TERM.definition,
            consequences: |db, proposal| Box::pin(impact::counter_term(db, proposal)),
        },
        Impact {
            rule: &CONFIRM_AT_LIMIT.definition,
            consequences: |db, proposal| Box::pin(impact::confirm_at_limit(db, proposal)),
        },
        Impact {
            rule: &BARGAIN_WITHOUT_LIMIT.definition,
            consequences: |db, _| Box::pin(impact::without_limit(db)),
        },
    ],
    refusals: &[
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
    ],
    imports: &[INVITATIONS],
    deadlines: &[clock::DEADLINES],
    misconduct: &[INVITATION_UNANSWERED],
    counters: &[COUNTERS],
    work: &[SUPERSEDE_INVITATIONS, LAPSE_INVITATIONS],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    limits_fell: Some(|tx, moment, day, products| {
        Box::pin(clock::limits_fell(tx, moment, day, products))
    }),
    ..Capability::named("bargaining")
};

/// 议价邀请
pub const INVITATIONS: ImportKind = ImportKind {
    name: "invitations",
    label: Label::new("议价邀请", "invitations"),
    loader: OrganisationKind::Hospital,
    sent_again: SentAgain::FoundByRow,
    proves_prices: false,
    undone_as_a_whole: true,
};

pub const PRICE_ABOVE_REFERENCE_LIMIT: RefusalKind = RefusalKind::new(
    "price-above-reference-limit",
    "报价高于挂网参考限价",
    "price above the reference limit",
)
.shows(&[event::PRICE, event::REFERENCE_LIMIT]);
pub const PRICE_ABOVE_CURRENT_PRICE: RefusalKind = RefusalKind::new(
    "price-above-current-price",
    "报价高于现行采购价",
    "price above the current purchase price",
)
.shows(&[
    event::PRICE,
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
        .shows(&[event::DUE_AT]);
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
.shows(&[event::PRICE, event::COUNTER_PRICE]);
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
.shows(&[event::PRICE, event::REFERENCE_LIMIT]);

/// How long a manufacturer has to respond to an invitation.
pub(super) const RESPONSE_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "bargaining.answer_term",
    unit: Unit::WorkingDays,
    clause: "S4-1",
    default: "5",
    label: Label::new("议价邀请响应期限", "time to answer an invitation"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// How long a hospital has to accept or refuse a counter-offer.
pub(super) const COUNTER_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "bargaining.counter_term",
    unit: Unit::WorkingDays,
    clause: "S4-1",
    default: "5",
    label: Label::new("还价答复期限", "time to take a counter-offer"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// Whether the system confirms an offer at the reference limit.
pub(super) const CONFIRM_AT_LIMIT: Rule<bool> = Rule::switch(RuleDefinition {
    key: "bargaining.confirm_at_limit",
    unit: Unit::Switch,
    clause: "S4-1",
    default: "on",
    label: Label::new("按限价自动确认", "confirmation at the limit by itself"),
    choices: ON_OFF,
    range: None,
    guards: Some(Guard::Money),
});

/// Whether a product without a reference limit may be bargained for.
pub(super) const BARGAIN_WITHOUT_LIMIT: Rule<bool> = Rule::switch(RuleDefinition {
    key: "bargaining.without_limit",
    unit: Unit::Switch,
    clause: "S4-1",
    default: "on",
    label: Label::new("无限价产品可议价", "bargaining without a limit"),
    choices: ON_OFF,
    range: None,
    guards: Some(Guard::Money),
});

/// Counter-offers that a manufacturer may try on one hospital's invitations for one product within
/// [`COUNTER_PERIOD`]. Each try shows on which side of the hospital's own price it is, so that no amendment allows
/// many.
pub(super) const COUNTER_ATTEMPTS_MAX: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.counter_attempts_max",
    unit: Unit::Count,
    clause: "S4-1",
    default: "3",
    label: Label::new(
        "同一机构、同一产品一个周期内可还价次数",
        "counter-offers for a hospital and product in a period",
    ),
    choices: &[],
    range: Some(Range::between("1", "10")),
    guards: Some(Guard::Secrecy),
});

/// The days over which counter-offers for one hospital and product are counted.
pub(super) const COUNTER_PERIOD: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.counter_period",
    unit: Unit::Days,
    clause: "S4-1",
    default: "90",
    label: Label::new("还价次数的计算周期", "days over which counter-offers count"),
    choices: &[],
    range: Some(Range::between("30", "365")),
    guards: Some(Guard::Secrecy),
});

/// For how many days an offer like one that was sent is taken for the same one, sent twice, where many are sent at once. Four
/// weeks leave monthly orders alone.
pub(super) const SAME_OFFER_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.same_offer_days",
    unit: Unit::Days,
    clause: "◇",
    default: "28",
    label: Label::new(
        "相同邀请视为重复发送的天数",
        "days in which an equal offer of a file is taken for one sent twice",
    ),
    choices: &[],
    range: Some(Range::between("1", "366")),
    guards: Some(Guard::Money),
});

pub(super) const INVITATION_UNANSWERED: MisconductKind = MisconductKind {
    name: "invitation_unanswered",
    words: Label::new(
        "不及时响应议价邀请",
        "did not answer a bargaining invitation in time",
    ),
    clause: "S4-20",
    subject: &event::INVITATION,
    evidence: &[
        Figure::text("number", Label::new("邀请编号", "number")),
        Figure::instant("sent_at", Label::new("发出时间", "sent")),
        Figure::deadline("due_at", Label::new("截止", "due")),
    ],
    message: misconduct::unanswered,
    part: None,
};

/// Closes invitations above today's limits, and ends concluded prices above them where the rulebook
/// says so: what was left when the limits fell. When several days are settled at once, it runs after each of them: the next day's
/// limits replace the ones that are compared here.
const SUPERSEDE_INVITATIONS: DueWork = DueWork {
    name: "supersede-invitations",
    label: Label::new("关闭高于新限价的邀请", "Close overtaken invitations"),
    when: When::EveryMinute,
    stage: Some(Stage::Overtaken),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(clock::close_overtaken(tx, moment, BATCH_ROWS))],
    follows: Some(&listed_price::SETTLE_LIMITS),
    next: Some(|tx| Box::pin(clock::next_fall(tx))),
    woken_by: &[listed_price::LIMITS_CHANGED.kind],
};

const LAPSE_INVITATIONS: DueWork = DueWork {
    name: "lapse-invitations",
    label: Label::new("关闭逾期的邀请", "Close lapsed invitations"),
    when: When::EveryMinute,
    stage: Some(Stage::Lapse),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(clock::lapse_due(tx, moment, BATCH_ROWS))],
    follows: None,
    next: Some(|tx| Box::pin(clock::next_due(tx))),
    woken_by: &[],
};
