//! What bargaining brings to the centre.

use ground::capability::{
    BATCH_ROWS, Capability, DueWork, HOUSEKEEPING_ROWS, ImportKind, Pace, SentAgain, Stage, When,
};
use ground::kept_list::LIST_LIFETIME;
use ground::rulebook::Impact;
use ground::{Label, OrganisationKind};
use prices::listed_price;

use super::counters::COUNTERS;
use super::misconduct::INVITATION_UNANSWERED;
use super::rulebook::{
    BARGAIN_WITHOUT_LIMIT, CONFIRM_AT_LIMIT, COUNTER_ATTEMPTS_MAX, COUNTER_PERIOD, COUNTER_TERM,
    RESPONSE_TERM, SAME_OFFER_DAYS,
};
use super::{clock, event, impact, refusal, store};

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
    refusals: refusal::KINDS,
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
