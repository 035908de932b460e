//! Accounts of programs, rows to types.

use ground::database::{Reader, Transaction};
use ground::{AccountId, Duty, Moment, OrganisationId, OrganisationKind, Result};
use sql::queries::party;

use crate::party::store::names_of;
use crate::party::types::AccountState;

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    (organisation, kind): (OrganisationId, OrganisationKind),
    account: &str,
    display_name: &str,
) -> Result<AccountId> {
    let params = party::InsertProgramParams {
        organisation: organisation.0,
        account,
        display_name,
        duties: &names_of(Duty::trading(kind)),
        created_at: moment.now,
    };
    let statement = party::insert_program().prepare(tx).await?;
    Ok(AccountId(statement.params(tx, &params).one().await?))
}

pub(super) async fn disable(tx: &Transaction<'_>, id: AccountId) -> Result<()> {
    let statement = party::set_account_state().prepare(tx).await?;
    statement
        .bind(tx, &AccountState::Disabled.into_str(), &id.0)
        .await?;
    Ok(())
}

pub(super) async fn administrators(
    db: &impl Reader,
    organisation: OrganisationId,
) -> Result<Vec<AccountId>> {
    let statement = party::administrators().prepare(db).await?;
    let rows = statement.bind(db, &organisation.0).all().await?;
    Ok(rows.into_iter().map(AccountId).collect())
}
