//! What listed prices and limits bring to the centre.

use ground::capability::{Capability, DueWork, ImportKind, Pace, Stage, When};
use ground::{Label, OrganisationKind};

use super::{event, limits};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "listed_price",
        "listed_price_source",
        "reference_limit",
        "reference_limit_version",
    ],
    work: &[SETTLE_LIMITS],
    imports: &[LISTED_PRICES],
    ..Capability::named("listed_price")
};

/// 各省挂网（中标）价格
pub const LISTED_PRICES: ImportKind = ImportKind {
    name: "listed-prices",
    label: Label::new("挂网价格", "listed prices"),
    loader: OrganisationKind::ExchangeCenter,
    proves_prices: true,
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
    woken_by: &[],
};
