//! The organisations that rows of files mean.

use ground::database::Reader;
use ground::{OrganisationId, OrganisationKind, Result, text};
use sql::queries::party;

use super::rules::Known;
use crate::party::types::NewOrganisation;

/// The organisation of the kind and the name of a row, in whatever letters.
pub(super) async fn known(db: &impl Reader, new: &NewOrganisation) -> Result<Option<Known>> {
    known_as(db, new.kind, new).await
}

/// The firm of a row that is known in the other capacity that one firm may have beside that of the row: by its name and credit code.
pub(super) async fn in_other_capacity(
    db: &impl Reader,
    new: &NewOrganisation,
) -> Result<Option<Known>> {
    let Some(other) = new.kind.beside() else {
        return Ok(None);
    };
    let known = known_as(db, other, new).await?;
    Ok(known.filter(|known| known.is_same_firm(new)))
}

async fn known_as(
    db: &impl Reader,
    kind: OrganisationKind,
    new: &NewOrganisation,
) -> Result<Option<Known>> {
    let statement = party::organisation_by_key().prepare(db).await?;
    let params = party::OrganisationByKeyParams {
        kind: kind.into_str(),
        name_key: &text::folded(new.name.trim()),
    };
    let row = statement.params(db, &params).opt().await?;
    Ok(row.map(|row| Known {
        id: OrganisationId(row.id),
        name: row.name,
        credit_code: row.credit_code,
        institution_code: row.institution_code,
    }))
}
