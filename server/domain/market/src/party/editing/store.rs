//! Organisations as they are edited.

use ground::database::Transaction;
use ground::{Caller, Error, Moment, OrganisationId, Result, broken, text};
use sql::queries::party;

use crate::party::founding::{code_taken, name_taken};
use crate::party::store::organisation_of;
use crate::party::types::{Organisation, Registered};

/// Nobody edits it until the transaction ends.
pub(in crate::party) async fn lock_organisation(
    tx: &Transaction<'_>,
    id: OrganisationId,
) -> Result<Organisation> {
    let statement = party::lock_organisation().prepare(tx).await?;
    let row = statement.bind(tx, &id.0).opt().await?;
    organisation_of(row.ok_or(Error::NotFound)?)
}

/// In all capacities of its firm.
///
/// # Errors
/// `credit-code-taken`, `institution-code-taken`, `organisation-name-taken`.
pub(in crate::party) async fn edit_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    organisation: &Organisation,
    after: &Registered,
) -> Result<()> {
    let name = after.name.trim();
    let name_key = &text::folded(name);
    let params = party::EditOrganisationParams {
        name,
        name_key,
        credit_code: after.credit_code.as_deref(),
        institution_code: after.institution_code.as_deref(),
        region: &after.region.unwrap_or(organisation.region).to_string(),
        email: after.email.as_deref(),
        grade: after.hospital.grade.map(Into::into),
        ownership: after.hospital.ownership.map(Into::into),
        edited_by: Some(caller.account.0),
        now: moment.now,
        firm: organisation.firm.0,
    };
    let statement = party::edit_organisation().prepare(tx).await?;
    let edited = statement.params(tx, &params).await;
    edited.map_err(|error| match broken(&error) {
        Some("organisation_once") => name_taken(name),
        constraint => code_taken(constraint).unwrap_or_else(|| Error::from(error)),
    })?;
    Ok(())
}
