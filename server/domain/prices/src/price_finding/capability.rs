//! What the inspection of prices brings to the centre.

use ground::Label;
use ground::capability::{Capability, DueWork, HOUSEKEEPING_ROWS, Pace, When};
use ground::kept_list::LIST_LIFETIME;
use ground::rulebook::Impact;

use super::rulebook::{
    FINDING_CHANGE_MAX, FINDING_LOOKBACK, FINDING_PROVINCES_MIN, FINDING_SPREAD_MAX,
    FINDING_STALE_AFTER,
};
use super::types::FindingKind;
use super::{event, inspect, open_findings, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["price_finding", "price_finding_moved"],
    housekeeping: &[|tx, _, wall| {
        Box::pin(store::forget_moved(
            tx,
            wall - LIST_LIFETIME,
            HOUSEKEEPING_ROWS,
        ))
    }],
    rules: &[
        &FINDING_PROVINCES_MIN.definition,
        &FINDING_STALE_AFTER.definition,
        &FINDING_SPREAD_MAX.definition,
        &FINDING_CHANGE_MAX.definition,
        &FINDING_LOOKBACK.definition,
    ],
    impacts: &[
        Impact {
            rule: &FINDING_PROVINCES_MIN.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::FewProvinces)),
        },
        Impact {
            rule: &FINDING_STALE_AFTER.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::Stale)),
        },
        Impact {
            rule: &FINDING_SPREAD_MAX.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::WideSpread)),
        },
        Impact {
            rule: &FINDING_CHANGE_MAX.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::SuddenChange)),
        },
    ],
    work: &[INSPECT_PRICES],
    ..Capability::named("price_finding")
};

const INSPECT_PRICES: DueWork = DueWork {
    name: "inspect-prices",
    label: Label::new("核对价格数据", "Look for what is odd in prices"),
    when: When::DailyAt(2, 41),
    stage: None,
    pace: Pace::Once,
    batches: &[|tx, moment| Box::pin(inspect(tx, moment))],
    follows: None,
    next: None,
    woken_by: &[],
};
