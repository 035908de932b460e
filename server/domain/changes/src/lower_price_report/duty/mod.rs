//! The manufacturer's duty to report a lower price in time, and the record when it did not (S4-20).

mod rules;
mod store;

pub use rules::{Duty, DutyFacts};
pub(super) use store::next_due;

use ground::calendar::{CountedTerm, Deadline, Term};
use ground::capability::{DeadlineKind, OpenDeadline, OpenRows};
use ground::database::Transaction;
use ground::log::NewEvent;
use ground::rulebook::Rule;
use ground::{AccountId, Label, LowerPriceReportId, Moment, Result};
use market::conduct::{self, NewMisconduct};

use super::misconduct::{Evidence, LOWER_PRICE_UNDECLARED};
use super::rulebook::LOWER_PRICE_TERM;
use super::types::{OpenDuty, RunningDuty};

/// Settles at most `rows_max` duties whose time is over, and returns how many: those whose deadlines it
/// [holds](DeadlineKind::hold) count as well. A manufacturer that
/// did not report the price in time gets a misconduct record, one for a case.
pub(super) async fn settle_duties(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<usize> {
    settle(tx, moment, None, None, rows_max).await
}

/// As [`settle_duties`], among `ids` only when they are given. A record follows from the decision of `ordered_by`, if of
/// anybody's.
pub(super) async fn settle(
    tx: &Transaction<'_>,
    moment: &Moment,
    ordered_by: Option<AccountId>,
    ids: Option<&[LowerPriceReportId]>,
    rows_max: i64,
) -> Result<usize> {
    let held = DEADLINES.hold(tx, moment).await?;
    let duties = store::lock_duties(tx, moment, ids, rows_max).await?;
    let judged = duties
        .iter()
        .map(|duty| (duty, duty.facts.judge(moment.now)));
    let judged: Vec<(&OpenDuty, Duty)> = judged.filter(|(_, duty)| *duty != Duty::Waits).collect();
    let broken: Vec<NewMisconduct> = judged
        .iter()
        .filter(|(_, duty)| *duty == Duty::Broken)
        .map(|(duty, _)| undeclared(duty).ordered_by(ordered_by))
        .collect();
    conduct::record(tx, moment, &broken).await?;
    let settled: Vec<LowerPriceReportId> = judged.iter().map(|(duty, _)| duty.id).collect();
    store::settle_duties(tx, moment, &settled).await?;
    Ok(held + settled.len())
}

fn undeclared(duty: &OpenDuty) -> NewMisconduct {
    let broken = NewMisconduct::new(
        &LOWER_PRICE_UNDECLARED,
        duty.manufacturer,
        duty.facts.deadline.due_at,
        duty.head,
        &Evidence::of(duty),
    )
    .done_to(duty.reporter);
    // Its own late report is no silence: it knew.
    if duty.facts.is_own {
        broken
    } else {
        broken.of_silence(duty.facts.reported_at)
    }
}

pub(super) const DEADLINES: DeadlineKind = DeadlineKind::of::<RunningDuty>(
    "lower-price-duty",
    Label::new("低价报告期限", "Time to report a lower price"),
);

impl OpenDeadline for RunningDuty {
    fn rule(&self) -> &'static Rule<Term> {
        &LOWER_PRICE_TERM
    }

    fn deadline(&self) -> Deadline {
        self.deadline
    }

    fn recount(&mut self, counted: CountedTerm) {
        self.raw_due_on = counted.raw_last_day;
        self.deadline = counted.deadline;
    }

    fn moved(&self, before: Deadline) -> NewEvent {
        // The manufacturer sees only the report that opened the case, not those that joined it.
        let mut parties = vec![self.reporter];
        if self.is_head && self.reporter != self.manufacturer {
            parties.push(self.manufacturer);
        }
        self.moved_from(before, &parties)
    }

    async fn lock_open(tx: &Transaction<'_>, which: OpenRows, rows_max: i64) -> Result<Vec<Self>> {
        store::lock_open(tx, which, rows_max).await
    }

    async fn save(tx: &Transaction<'_>, rows: &[Self]) -> Result<()> {
        store::save_deadlines(tx, rows).await
    }
}
