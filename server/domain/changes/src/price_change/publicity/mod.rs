//! Publicity (公示): a window of working days in which changes are public and may be objected to.

pub(super) mod event;
mod extend;
pub(super) mod payload;
mod store;
mod types;

pub(super) use extend::move_end;
pub use extend::{extend, remind};
pub use payload::PUBLICITY;
pub(super) use store::{insert, lock_due, manufacturers, next_due, note_stopped, open_until};
pub(super) use types::OpenPublicity;
pub use types::Publicity;

use ground::calendar::{CountedTerm, Deadline, DeadlineMoved, Term};
use ground::capability::{DeadlineKind, OpenDeadline, OpenRows};
use ground::database::{Reader, Transaction};
use ground::log::{NewEvent, Readers};
use ground::rulebook::Rule;
use ground::{Caller, Error, Label, Moment, PublicityId, Result, log};

use super::rulebook::PUBLICITY_TERM;
use super::state::Origin;

/// The end of a publicity that begins now.
///
/// # Errors
/// When the rulebook does not know the term.
pub(super) fn deadline(moment: &Moment) -> Result<Deadline> {
    moment.deadline(&PUBLICITY_TERM)
}

/// What a publicity is opened for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened {
    pub(super) origin: Origin,
    pub(super) changes: usize,
    /// Whether they take the place of changes with a wrong price.
    pub(super) corrects: bool,
}

/// Opens a publicity, and writes its event.
pub(super) async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    deadline: Deadline,
    opened: Opened,
) -> Result<PublicityId> {
    let id = store::insert(tx, moment, caller, opened.origin, title, deadline).await?;
    note_opened(tx, moment, caller, id, deadline, opened).await?;
    Ok(id)
}

/// Writes the event of a publicity that was opened.
pub(super) async fn note_opened(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    deadline: Deadline,
    opened: Opened,
) -> Result<()> {
    let opened = payload::Opened {
        origin: opened.origin,
        changes: opened.changes,
        due_at: deadline.due_at.into(),
        due_is_provisional: deadline.is_provisional,
        calendar_version: deadline.calendar_version,
        corrects: opened.corrects,
    };
    let event = event::PUBLICITY_OPENED
        .about(id, &opened)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Publicities before `before`, newest first, and their total. Every caller may read them.
pub async fn publicities(
    db: &impl Reader,
    origin: Option<Origin>,
    only_open: bool,
    before: PublicityId,
    rows_max: i64,
) -> Result<(Vec<Publicity>, i64)> {
    store::page(db, origin, only_open, before, rows_max).await
}

/// A publicity by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn publicity(db: &impl Reader, id: PublicityId) -> Result<Publicity> {
    store::one(db, id).await?.ok_or(Error::NotFound)
}

/// As [`publicity`], locked against its end and against those who stop or extend it at the same time.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(super) async fn lock(tx: &Transaction<'_>, id: PublicityId) -> Result<Publicity> {
    store::lock(tx, id).await?.ok_or(Error::NotFound)?;
    publicity(tx, id).await
}

pub(super) const DEADLINES: DeadlineKind =
    DeadlineKind::of::<OpenPublicity>("publicity", Label::new("公示期", "Publicity"));

impl OpenDeadline for OpenPublicity {
    fn rule(&self) -> &'static Rule<Term> {
        &PUBLICITY_TERM
    }

    fn deadline(&self) -> Deadline {
        self.deadline
    }

    fn recount(&mut self, counted: CountedTerm) {
        self.deadline = counted.deadline;
    }

    fn moved(&self, before: Deadline) -> NewEvent {
        event::PUBLICITY_MOVED
            .about(self.id, &DeadlineMoved::of(before, self.deadline))
            .for_readers(Readers::everyone())
    }

    async fn lock_open(tx: &Transaction<'_>, which: OpenRows, rows_max: i64) -> Result<Vec<Self>> {
        store::lock_open(tx, which, rows_max).await
    }

    async fn save(tx: &Transaction<'_>, rows: &[Self]) -> Result<()> {
        store::save_deadlines(tx, rows).await
    }
}

/// Products whose outcome the event of the end repeats.
const PRODUCTS_SHOWN: i64 = 20;

/// Closes a publicity that is over: all its changes are announced except those with an open objection.
pub(super) async fn close(tx: &Transaction<'_>, moment: &Moment, id: PublicityId) -> Result<()> {
    store::close(tx, moment, id).await?;
    let closed = store::outcome(tx, moment, id, PRODUCTS_SHOWN).await?;
    let event = event::PUBLICITY_CLOSED
        .about(id, &closed)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// How many publicities are open.
pub(super) async fn count_open(db: &impl Reader) -> Result<i64> {
    store::count_open(db).await
}
