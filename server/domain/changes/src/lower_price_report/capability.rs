//! What lower-price reports bring to the centre.

use ground::Label;
use ground::capability::{BATCH_ROWS, Capability, DueWork, Pace, Stage, When};
use ground::rulebook::Impact;

use super::counters::COUNTERS;
use super::misconduct::LOWER_PRICE_UNDECLARED;
use super::rulebook::LOWER_PRICE_TERM;
use super::{duty, event, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["lower_price_report"],
    rules: &[&LOWER_PRICE_TERM.definition],
    impacts: &[Impact {
        rule: &LOWER_PRICE_TERM.definition,
        consequences: |_, proposal| Box::pin(async { Ok(vec![proposal.last_day()?]) }),
    }],
    refusals: refusal::KINDS,
    deadlines: &[duty::DEADLINES],
    misconduct: &[LOWER_PRICE_UNDECLARED],
    counters: &[COUNTERS],
    work: &[SETTLE_LOWER_PRICES],
    ..Capability::named("lower_price_report")
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
