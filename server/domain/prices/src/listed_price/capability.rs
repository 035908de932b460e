//! What listed prices and limits bring to the centre.

use ground::capability::{
    Capability, DueWork, ImportKind, Pace, Progress, SentAgain, SetUpStep, Stage, When,
};
use ground::{Label, OrganisationKind};
use market::catalogue::WarningKind;

use super::rulebook::{HOLD_ABOVE_TIMES, HOLD_BELOW_PART, WARN_FROM_LIMIT_TIMES};
use super::{event, limits, refusal, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "fallen_limit",
        "listed_price",
        "listed_price_load",
        "listed_price_repeat",
        "listed_price_source",
        "platform_listing",
        "reference_limit",
        "reference_limit_version",
    ],
    rules: &[
        &HOLD_BELOW_PART.definition,
        &HOLD_ABOVE_TIMES.definition,
        &WARN_FROM_LIMIT_TIMES.definition,
    ],
    work: &[SETTLE_LIMITS],
    refusals: refusal::KINDS,
    imports: &[LISTED_PRICES],
    checklist: &[SOME_PRICES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("listed_price")
};

/// A price of another document stays beside a row.
pub(super) const LISTED_BESIDE: WarningKind = WarningKind {
    name: "price-listed-beside",
};

/// 各省挂网（中标）价格
pub const LISTED_PRICES: ImportKind = ImportKind {
    name: "listed-prices",
    label: Label::new("挂网价格", "listed prices"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::ChangesNothing,
    proves_prices: true,
    undone_as_a_whole: true,
};

/// Each batch settles one day, up to today.
pub const SETTLE_LIMITS: DueWork = DueWork {
    name: "settle-limits",
    label: Label::new("结算当日参考限价", "Settle reference limits"),
    when: When::EveryMinute,
    stage: Some(Stage::Limits),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| {
        Box::pin(async { Ok(usize::from(limits::settle_day(tx, moment).await?.is_some())) })
    }],
    follows: None,
    next: Some(|tx| Box::pin(limits::next_day(tx))),
    woken_by: &[],
};

const SOME_PRICES: SetUpStep = SetUpStep {
    key: "prices",
    label: Label::new("各省挂网价格", "Listed prices of the provinces"),
    todo: Label::new(
        "请导入各省挂网价格，参考限价由此得出；没有参考限价的产品不能议价",
        "Load the listed prices, from which the reference limits follow: without one nobody bargains",
    ),
    link: "/imports?kind=listed-prices",
    rank: 50,
    progress: |db, _| Box::pin(async { Ok(Progress::from(store::some_prices(db).await?, 1)) }),
};
