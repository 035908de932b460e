//! Editing what is registered of an organisation: its name and codes by those who entered it, its mail address by its own
//! administrators too. Each edit is an event with what was there before, of which the organisation is notified.

mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use rules::{EditReach, reach};
pub(super) use store::{edit_organisation as store_edited, lock_organisation};

use ground::database::Transaction;
use ground::log::{self, Readers};
use ground::{Caller, Moment, OrganisationId, Result};

use super::event::ORGANISATION_EDITED;
use super::founding::check_organisation;
use super::link::ending;
use super::payload::OrganisationEdited;
use super::types::{NewOrganisation, Organisation, Registered};

/// Edits what is registered of an organisation; nothing happens where nothing is another.
///
/// # Errors
/// [`Error::NotFound`](ground::Error::NotFound) for one that the caller may not see; `edited-by-its-founder`; names the fields that are not his to change, a missing reason, a malformed name, code or
/// address; `organisation-name-taken`, `credit-code-taken`, `institution-code-taken`.
pub async fn edit_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: OrganisationId,
    (after, reason): (&Registered, &str),
) -> Result<Organisation> {
    super::visible_organisation(tx, caller, id).await?;
    let organisation = store::lock_organisation(tx, id).await?;
    let before = organisation.registered();
    let reach = reach(caller, &organisation)?;
    let changed = after.changed_from(&before);
    if changed.is_empty() {
        return Ok(organisation);
    }
    let after = &Registered {
        region: after.region.or(before.region),
        hospital: after.hospital.or(before.hospital),
        ..after.clone()
    };
    rules::may_edit(reach, &before, after, reason)?;
    rules::may_move(organisation.kind, &changed)?;
    // An earlier program took codes that are refused today: what stays as it is needs no correction first.
    let of_change =
        |code: &Option<String>, field| code.clone().filter(|_| changed.contains(&field));
    check_organisation(&NewOrganisation {
        name: after.name.clone(),
        kind: organisation.kind,
        credit_code: of_change(&after.credit_code, "credit_code"),
        institution_code: of_change(&after.institution_code, "institution_code"),
        region: after.region,
        email: after.email.clone(),
        hospital: after.hospital,
    })?;
    store::edit_organisation(tx, moment, caller, &organisation, after).await?;
    if changed.contains(&"email") {
        ending::end_with_address(tx, moment, caller, id).await?;
    }
    let edited = OrganisationEdited::of(before, after.clone(), reason);
    let event = ORGANISATION_EDITED
        .about(id, &edited)
        .by(caller)
        .for_readers(Readers::parties(&[id]));
    log::write(tx, moment, &[event]).await?;
    super::organisation(tx, id).await
}
