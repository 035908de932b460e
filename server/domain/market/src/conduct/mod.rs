//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence; by
//! itself it takes no right away.

mod capability;
mod counters;
mod event;
mod store;
mod types;

pub use capability::CAPABILITY;
pub use types::{Before, Misconduct, NewMisconduct};

use ground::capability::{Capability, MisconductKind};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers};
use ground::{Caller, Moment, OrganisationId, Result};

/// The kind of misconduct `name` among those of all capabilities.
#[must_use]
pub fn kind(capabilities: &[&'static Capability], name: &str) -> Option<&'static MisconductKind> {
    let mut kinds = capabilities.iter().flat_map(|one| one.misconduct);
    kinds.find(|kind| kind.name == name)
}

/// Records misconduct, once for each organisation, kind and subject however often it is called.
pub async fn record(tx: &Transaction<'_>, moment: &Moment, noted: &[NewMisconduct]) -> Result<()> {
    let recorded = store::insert_many(tx, moment, noted).await?;
    let events: Vec<NewEvent> = recorded
        .iter()
        .map(|(id, misconduct)| {
            let recorded = event::Recorded {
                kind: misconduct.kind.name.to_owned(),
                about: event::about(misconduct.kind, &misconduct.subject_id),
                happened_at: misconduct.happened_at,
                evidence: misconduct.evidence.clone(),
            };
            event::RECORDED
                .about(id, &recorded)
                .on(misconduct.kind.clause)
                .for_readers(Readers::parties(&[misconduct.organisation]))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Withdraws the records of a kind about things that proved otherwise: they stay visible, marked as
/// withdrawn, with the reason.
pub async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &'static MisconductKind,
    subject_ids: &[String],
    reason: &str,
) -> Result<()> {
    let withdrawn = store::withdraw(tx, moment, kind, subject_ids, reason).await?;
    let events: Vec<NewEvent> = withdrawn
        .into_iter()
        .map(|(id, organisation, subject_id)| {
            let withdrawn = event::Withdrawn {
                kind: kind.name.to_owned(),
                about: event::about(kind, &subject_id),
                reason: reason.to_owned(),
            };
            event::WITHDRAWN
                .about(id, &withdrawn)
                .by(caller)
                .on(kind.clause)
                .for_readers(Readers::parties(&[organisation]))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Records that the caller may read, newest first, and how many there are: overseers read all, others their
/// own.
pub async fn records(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    organisation: Option<OrganisationId>,
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Misconduct>, i64)> {
    let organisation = if caller.is_overseer() {
        organisation
    } else {
        Some(caller.organisation)
    };
    store::page(db, moment, organisation, before, rows_max).await
}
