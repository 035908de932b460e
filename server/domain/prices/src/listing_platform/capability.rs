//! What the register of platforms brings to the centre.

use ground::capability::{Capability, Counter, CounterKind, Counters, DueWork, Pace, When};
use ground::database::Connection;
use ground::{Caller, Label, Moment, OrganisationKind, Result};
use market::catalogue::WarningKind;

use super::types::{PlatformFilter, PlatformState};
use super::{event, refusal, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["listing_platform", "listing_platform_naming"],
    refusals: refusal::KINDS,
    counters: &[COUNTERS],
    work: &[FOLD_NAMES],
    ..Capability::named("listing_platform")
};

/// Names at once.
const NAMES_MAX: i64 = 1_000;

const FOLD_NAMES: DueWork = DueWork {
    name: "fold-platform-names",
    label: Label::new(
        "统一平台名称的比对形式",
        "Compare names of platforms by one form",
    ),
    when: When::EveryMinute,
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, _moment| Box::pin(store::fold_again(tx, NAMES_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};

/// A name that is not in the register.
pub const NEVER_SEEN: WarningKind = WarningKind {
    name: "platform-never-seen",
};

/// A name that files have held before, and nobody has confirmed.
pub const NOT_CONFIRMED: WarningKind = WarningKind {
    name: "platform-not-confirmed",
};

/// A name that is another spelling of a known one.
pub const SPELLING: WarningKind = WarningKind {
    name: "platform-spelling",
};

/// A platform whose province is not the row's.
pub const OF_ANOTHER_PROVINCE: WarningKind = WarningKind {
    name: "platform-of-another-province",
};

/// A platform of a city, whose row does not state so.
pub const OF_CITY: WarningKind = WarningKind {
    name: "platform-of-city",
};

const TO_CONFIRM: CounterKind = CounterKind {
    key: "platforms_to_confirm",
    label: Label::new("待确认的平台", "Platforms to confirm"),
    rank: 75,
    is_alarming: false,
};

const COUNTERS: Counters = Counters {
    kinds: &[&TO_CONFIRM],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

async fn count(db: &Connection<'_>, _: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    if caller.kind != OrganisationKind::ExchangeCenter {
        return Ok(Vec::new());
    }
    let seen = PlatformFilter {
        state: Some(PlatformState::Seen),
        ..PlatformFilter::default()
    };
    let count = store::count(db, &seen).await?;
    Ok(vec![TO_CONFIRM.of(count, "/platforms?state=seen")])
}
