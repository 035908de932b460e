//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence,
//! never by itself the loss of a right.

mod capability;
mod counters;
mod event;
mod store;

use chrono::{DateTime, Utc};
use serde_json::Value;

pub use capability::CAPABILITY;

use crate::caller::Caller;
use crate::capability::{Capability, MisconductKind};
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::OrganisationId;
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;

/// Misconduct about to be recorded.
#[derive(Debug, Clone)]
pub struct NewMisconduct {
    /// Whose.
    pub organisation: OrganisationId,
    /// What.
    pub kind: &'static MisconductKind,
    /// When the duty was broken, not when it was noticed.
    pub happened_at: DateTime<Utc>,
    /// What it is about: the id of a thing of the kind's [subject](MisconductKind::subject). An
    /// organisation is put on record once for it and the kind.
    pub subject_id: String,
    /// The figures.
    pub evidence: Value,
}

/// A record of misconduct.
#[derive(Debug, Clone)]
pub struct Misconduct {
    /// Its row.
    pub id: i64,
    /// Whose.
    pub organisation: OrganisationId,
    /// The name of whose.
    pub organisation_name: String,
    /// What.
    pub kind: &'static MisconductKind,
    /// When the duty was broken.
    pub happened_at: DateTime<Utc>,
    /// The clause that names it.
    pub clause: String,
    /// What it is about: the id of a thing of the kind's [subject](MisconductKind::subject).
    pub subject_id: String,
    /// The figures.
    pub evidence: Value,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// When and why it was found to be none; the record stays.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
}

/// Where a page of records begins: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;

/// The kind of misconduct `name` among those of all capabilities.
#[must_use]
pub fn kind(capabilities: &[&'static Capability], name: &str) -> Option<&'static MisconductKind> {
    let mut kinds = capabilities.iter().flat_map(|one| one.misconduct);
    kinds.find(|kind| kind.name == name)
}

/// Records misconduct, once for each organisation, kind and subject however often it is called.
///
/// # Errors
/// When the database fails.
pub(crate) async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<()> {
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

/// Withdraws the records of a kind about things that turned out otherwise: they stay, as withdrawn,
/// with the reason.
///
/// # Errors
/// When the database fails.
pub(crate) async fn withdraw(
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

/// Records that the caller may read, newest first: overseers all, others their own. Says how many
/// there are.
///
/// # Errors
/// When the database fails.
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
