//! What changes of prices bring to the centre.

use ground::Label;
use ground::capability::{BATCH_ROWS, Capability, DueWork, Pace, Stage, When};
use ground::rulebook::Impact;
use prices::current_price::CONCLUDED_ABOVE_LIMIT;

use super::counters::COUNTERS;
use super::rulebook::{CHANGE_EFFECT, PUBLICITY_DAYS, PUBLICITY_TERM};
use super::{announce, event, held, impact, publicity, refusal, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "price_change",
        "price_change_repeat",
        "declaration_repeat",
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
    refusals: refusal::KINDS,
    deadlines: &[publicity::DEADLINES],
    counters: &[COUNTERS],
    work: &[ANNOUNCE_PRICE_CHANGES],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("price_change")
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
