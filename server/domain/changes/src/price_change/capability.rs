//! What changes of prices bring to the centre.

use ground::calendar::{LATEST_LAST_DAY, Term};
use ground::capability::{BATCH_ROWS, Capability, DueWork, Pace, RefusalKind, Stage, When};
use ground::rulebook::{Choice, Guard, Impact, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label, states};
use prices::current_price::CONCLUDED_ABOVE_LIMIT;
use prices::listed_price::PriceKind;

use super::counters::COUNTERS;
use super::rules::{ChangeState, Effect};
use super::{announce, event, held, impact, publicity, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "price_change",
        "price_change_repeat",
        "publicity",
        "objection",
        "linked_again",
        "linked_before",
    ],
    rules: &[
        &PUBLICITY_TERM.definition,
        &PUBLICITY_DAYS.definition,
        &CHANGE_EFFECT.definition,
    ],
    impacts: &[
        Impact {
            rule: &CONCLUDED_ABOVE_LIMIT.definition,
            consequences: |db, proposal| Box::pin(impact::concluded_above_limit(db, proposal)),
        },
        Impact {
            rule: &PUBLICITY_TERM.definition,
            consequences: |db, proposal| Box::pin(impact::publicity_term(db, proposal)),
        },
        Impact {
            rule: &CHANGE_EFFECT.definition,
            consequences: |db, proposal| Box::pin(impact::change_effect(db, proposal)),
        },
    ],
    refusals: &[
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
    ],
    deadlines: &[publicity::DEADLINES],
    counters: &[COUNTERS],
    work: &[ANNOUNCE_PRICE_CHANGES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("price_change")
};

pub(super) const PRODUCT_OF_ANOTHER_MANUFACTURER: RefusalKind = RefusalKind::new(
    "product-of-another-manufacturer",
    "不是本企业的产品",
    "the product is another manufacturer's",
);
/// The terms of a declared price.
const TERMS: &[Figure] = &[
    Figure::text("region_name", Label::new("省份", "Province")),
    Figure::text("platform", Label::new("平台", "Platform")),
    Figure::state("kind", Label::new("价格类型", "Kind of price"), || {
        states(PriceKind::words)
    }),
    Figure::money("price", Label::new("价格", "Price")),
    Figure::text("pack_ratio", Label::new("包装转换比", "Pack ratio")),
    event::BASE_PRICE,
    event::EFFECTIVE_FROM,
    event::EFFECTIVE_TO,
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
const DUE_AT: Figure = Figure::deadline("due_at", Label::new("截止", "Due"));
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

/// How long changes of prices are in publicity.
pub(super) const PUBLICITY_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "pricing.publicity_term",
    unit: Unit::WorkingDays,
    clause: "S4-13",
    default: "5",
    label: Label::new("价格变动公示期", "publicity of changes of prices"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// How many days after the day from which it is counted a publicity ends at the latest, however often it is extended.
pub(super) const PUBLICITY_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.publicity_days_max",
    unit: Unit::Days,
    clause: "◇",
    default: "92",
    label: Label::new(
        "公示延期后的最长天数",
        "days that an extended publicity lasts at most",
    ),
    choices: &[],
    range: Some(Range::between("15", "366")),
    guards: Some(Guard::Deadlines),
});

/// When an announced change begins to count.
pub(super) const CHANGE_EFFECT: Rule<Effect> = Rule {
    definition: RuleDefinition {
        key: "pricing.change_effect",
        unit: Unit::Choice,
        clause: "S4-13",
        default: "immediately",
        label: Label::new(
            "价格变动公布后的生效时间",
            "when an announced change of price begins to count",
        ),
        choices: &[
            Choice::new("immediately", "公布后立即生效", "at once"),
            Choice::new(
                "next_month",
                "次月首个工作日生效",
                "first working day of the next month",
            ),
        ],
        range: None,
        guards: Some(Guard::Money),
    },
    read: |_, value| value.parse().ok(),
};

/// Changes announced in one transaction. It is large, since whole lists come due at once.
const CHANGES_MAX: i64 = 5_000;

const ANNOUNCE_PRICE_CHANGES: DueWork = DueWork {
    name: "announce-price-changes",
    label: Label::new("公布公示期满的价格变动", "Announce changes of prices"),
    when: When::EveryMinute,
    stage: Some(Stage::Prices),
    pace: Pace::ToTheEnd,
    batches: &[
        // Before their publicity is over.
        |tx, moment| Box::pin(held::end_overtaken(tx, moment, BATCH_ROWS)),
        |tx, moment| Box::pin(announce::announce_due(tx, moment, CHANGES_MAX)),
        |tx, moment| Box::pin(held::withdraw_moot(tx, moment, BATCH_ROWS)),
    ],
    follows: None,
    next: Some(|tx| Box::pin(publicity::next_due(tx))),
    woken_by: &[],
};
