//! What certificates ahead of their end bring to the centre.

use ground::capability::{
    BATCH_ROWS, Capability, Counter, CounterKind, Counters, DueWork, HOUSEKEEPING_ROWS, Pace, When,
};
use ground::database::Connection;
use ground::kept_list::LIST_LIFETIME;
use ground::{Caller, Label, Moment, Result};
use market::catalogue::PRODUCTS_LOADED;

use super::rulebook::{FIRST_WARNING, LAST_WARNING};
use super::rules::Term;
use super::types::Of;
use super::{event, listed_ends, store, warn};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["certificate_warning", "certificate_moved"],
    housekeeping: &[|tx, _, wall| {
        Box::pin(store::forget_moved(
            tx,
            wall - LIST_LIFETIME,
            HOUSEKEEPING_ROWS,
        ))
    }],
    rules: &[&FIRST_WARNING.definition, &LAST_WARNING.definition],
    counters: &[COUNTERS],
    work: &[WARN_OF_CERTIFICATES],
    ..Capability::named("certificate_end")
};

const EXPIRING: CounterKind = CounterKind {
    key: "certificates_expiring",
    label: Label::new("即将到期的注册证", "Certificates ending soon"),
    rank: 95,
    is_alarming: false,
};

const COUNTERS: Counters = Counters {
    kinds: &[&EXPIRING],
    count: |db, moment, caller| Box::pin(count(db, moment, caller)),
};

/// For a manufacturer its own, for a hospital those of what it buys.
async fn count(db: &Connection<'_>, moment: &Moment, caller: &Caller) -> Result<Vec<Counter>> {
    let Ok(of @ (Of::MadeBy(_) | Of::BoughtBy(_))) = Of::caller(caller) else {
        return Ok(Vec::new());
    };
    let count = store::count(db, of, listed_ends(moment)?, None).await?;
    Ok(vec![EXPIRING.of(count, "/expiring-certificates")])
}

const WARN_OF_CERTIFICATES: DueWork = DueWork {
    name: "warn-of-certificates",
    label: Label::new("提醒即将到期的注册证", "Warn of certificates that end"),
    when: When::HourlyAt(5),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[
        |tx, moment| Box::pin(warn(tx, moment, Term::First, BATCH_ROWS)),
        |tx, moment| Box::pin(warn(tx, moment, Term::Last, BATCH_ROWS)),
        |tx, moment| Box::pin(warn(tx, moment, Term::Over, BATCH_ROWS)),
    ],
    follows: None,
    next: None,
    woken_by: &[PRODUCTS_LOADED.kind],
};
