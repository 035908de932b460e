//! What collections of prices bring to the centre.

use ground::capability::{Capability, DueWork, ImportKind, Pace, SentAgain, Stage, When};
use ground::rulebook::Impact;
use ground::{Label, OrganisationKind};

use super::counters::COUNTERS;
use super::misconduct::CAMPAIGN_UNANSWERED;
use super::rulebook::{CAMPAIGN_DAYS, CAMPAIGN_REMINDER};
use super::{clock, event, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["campaign", "campaign_manufacturer", "campaign_answer"],
    rules: &[&CAMPAIGN_REMINDER.definition, &CAMPAIGN_DAYS.definition],
    impacts: &[Impact {
        rule: &CAMPAIGN_REMINDER.definition,
        consequences: |_, proposal| Box::pin(async { Ok(vec![proposal.last_day()?]) }),
    }],
    refusals: refusal::KINDS,
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
