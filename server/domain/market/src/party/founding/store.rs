//! Organisations as they are entered.

use ground::database::Transaction;
use ground::{
    AccountId, Error, Moment, OrganisationId, OrganisationKind, RegionCode, Result, broken, text,
};
use sql::queries::party;

use crate::party::refusal::{CREDIT_CODE_TAKEN, INSTITUTION_CODE_TAKEN, ORGANISATION_NAME_TAKEN};
use crate::party::store::taken;
use crate::party::types::NewOrganisation;

/// # Errors
/// `credit-code-taken`, `institution-code-taken`; `organisation-name-taken` where one of the kind has the name, in whatever letters.
pub(super) async fn insert_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    (new, region): (&NewOrganisation, RegionCode),
    by: Option<AccountId>,
) -> Result<OrganisationId> {
    let (name, kind) = (new.name.trim(), new.kind.into_str());
    let name_key = &text::folded(name);
    let params = party::InsertOrganisationParams {
        name,
        name_key,
        kind,
        credit_code: new.credit_code.as_deref(),
        institution_code: new.institution_code.as_deref(),
        region: &region.to_string(),
        email: new.email.as_deref(),
        grade: new.hospital.grade.map(Into::into),
        ownership: new.hospital.ownership.map(Into::into),
        email_by: by.map(|by| by.0),
        created_at: moment.now,
    };
    let statement = party::insert_organisation().prepare(tx).await?;
    let inserted = statement.params(tx, &params).opt().await;
    let inserted = inserted
        .map_err(|error| code_taken(broken(&error)).unwrap_or_else(|| Error::from(error)))?;
    if let Some(id) = inserted {
        return Ok(OrganisationId(id));
    }
    let statement = party::organisation_by_key().prepare(tx).await?;
    let params = party::OrganisationByKeyParams { name_key, kind };
    let known = statement.params(tx, &params).one().await?;
    if known.credit_code.is_some() && known.credit_code == new.credit_code {
        return Err(credit_code_taken());
    }
    Err(name_taken(&known.name))
}

/// The refusal of a name that one of the kind has, in whatever letters.
pub(in crate::party) fn name_taken(known: &str) -> Error {
    taken(
        &ORGANISATION_NAME_TAKEN,
        &format!("已有名称相同的机构“{known}”"),
        &format!("“{known}” has the same name"),
    )
}

/// The refusal of a code that another organisation has, by the constraint that it broke.
pub(in crate::party) fn code_taken(constraint: Option<&str>) -> Option<Error> {
    match constraint? {
        "organisation_credit_code" => Some(credit_code_taken()),
        "organisation_institution_code" => Some(taken(
            &INSTITUTION_CODE_TAKEN,
            "该定点医疗机构编码已登记",
            "a hospital with this code is entered already",
        )),
        _ => None,
    }
}

fn credit_code_taken() -> Error {
    taken(
        &CREDIT_CODE_TAKEN,
        "该统一社会信用代码已登记",
        "an organisation with this credit code is entered already",
    )
}

/// The name of the first organisation of a kind; none may be founded beside it until the transaction ends.
pub(super) async fn first_of_kind(
    tx: &Transaction<'_>,
    kind: OrganisationKind,
) -> Result<Option<String>> {
    let statement = party::lock_founding().prepare(tx).await?;
    let _locked = statement.bind(tx).one().await?;
    let statement = party::first_of_kind().prepare(tx).await?;
    Ok(statement.bind(tx, &kind.into_str()).opt().await?)
}
