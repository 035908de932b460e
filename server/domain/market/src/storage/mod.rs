//! What organisations store here: each file is counted before its bytes are written and until they are deleted, so
//! that no organisation fills what all share. The kinds of files are brought by the capabilities that store them.

mod rules;
mod store;
mod types;

use chrono::NaiveDate;
use ground::capability::{Capability, StoredKind};
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, Moment, OrganisationId, Result};

pub use rules::MEGABYTE;
use rules::must_have_room;
pub use types::{OrganisationUse, StorageUse, Volume, kinds};

pub const CAPABILITY: Capability = Capability {
    tables: &["storage_use", "storage_day"],
    ..Capability::named("storage")
};

/// Counts a file, or a piece of one, that is about to be stored on `day`.
///
/// # Errors
/// Refuses, as the kind does, what is beyond the quotas of that day's rules.
pub async fn add(
    tx: &Transaction<'_>,
    moment: &Moment,
    kind: &StoredKind,
    organisation: OrganisationId,
    day: NaiveDate,
    bytes: i64,
) -> Result<()> {
    let quota = quota(moment, kind, day)?;
    // Others of the organisation wait here until this one is recorded or refused, so that none is counted twice.
    let used = store::add(tx, kind, organisation, day, bytes).await?;
    must_have_room(kind, used, bytes, quota)
}

/// Requires that a file of a length that its sender states would fit, without counting it.
///
/// # Errors
/// As [`add`].
pub async fn must_fit(
    db: &impl Reader,
    moment: &Moment,
    kind: &'static StoredKind,
    organisation: OrganisationId,
    bytes: i64,
) -> Result<()> {
    let day = moment.today();
    let quota = quota(moment, kind, day)?;
    let used = store::used(db, &[kind], organisation, day).await?;
    let used = used.first().copied().unwrap_or_default();
    let with_it = Volume {
        of_day: used.of_day.saturating_add(bytes),
        altogether: used.altogether.saturating_add(bytes),
    };
    must_have_room(kind, with_it, bytes, quota)
}

/// Gives back what was counted for `day` and is not stored: the upload failed.
pub async fn give_back(
    tx: &Transaction<'_>,
    kind: &StoredKind,
    organisation: OrganisationId,
    day: NaiveDate,
    bytes: i64,
) -> Result<()> {
    store::take_away(tx, kind, organisation, bytes).await?;
    store::take_away_of_day(tx, kind, organisation, day, bytes).await
}

/// Counts no longer what was stored and is deleted now. It was stored on its day all the same.
pub async fn forget(
    tx: &Transaction<'_>,
    kind: &StoredKind,
    organisation: OrganisationId,
    bytes: i64,
) -> Result<()> {
    store::take_away(tx, kind, organisation, bytes).await
}

/// What the caller's organisation stores of each kind, and may.
pub async fn own(db: &impl Reader, moment: &Moment, caller: &Caller) -> Result<Vec<StorageUse>> {
    let day = moment.today();
    let kinds: Vec<_> = kinds(moment.capabilities).collect();
    let used = store::used(db, &kinds, caller.organisation, day).await?;
    let uses = kinds.into_iter().zip(used);
    uses.map(|(kind, used)| {
        let allowed = quota(moment, kind, day)?;
        Ok(StorageUse {
            kind,
            used,
            allowed,
        })
    })
    .collect()
}

/// Which organisations that the caller oversees store files of which kind, of one kind or of all; those that store most first.
///
/// # Errors
/// [`Error::Forbidden`] unless the caller is an overseer.
pub async fn most(
    db: &impl Reader,
    caller: &Caller,
    kind: Option<&StoredKind>,
) -> Result<Vec<(OrganisationId, String)>> {
    if !caller.is_overseer() {
        return Err(Error::Forbidden);
    }
    store::most(db, kind, caller.within()).await
}

/// What these organisations store of these kinds, in the order given; without those that store none.
///
/// # Errors
/// As [`most`].
pub async fn uses(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    wanted: &[(OrganisationId, String)],
) -> Result<Vec<OrganisationUse>> {
    if !caller.is_overseer() {
        return Err(Error::Forbidden);
    }
    let day = moment.today();
    let found = store::uses(db, moment, day, wanted).await?;
    let found = found.into_iter().map(|(organisation, name, kind, used)| {
        let allowed = quota(moment, kind, day)?;
        Ok(OrganisationUse {
            organisation,
            name,
            of: StorageUse {
                kind,
                used,
                allowed,
            },
        })
    });
    found.collect()
}

/// What an organisation may store, in bytes.
fn quota(moment: &Moment, kind: &StoredKind, day: NaiveDate) -> Result<Volume> {
    let bytes = |rule| Ok::<_, Error>(i64::from(moment.rulebook.value(rule, day)?) * MEGABYTE);
    Ok(Volume {
        of_day: bytes(kind.per_day)?,
        altogether: bytes(kind.altogether)?,
    })
}
