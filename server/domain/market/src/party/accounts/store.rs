//! Accounts of an organisation, rows to types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Duty, Error, Moment, OrganisationId, Result, broken, stored};
use sql::queries::party;

use crate::party::holding::rules::Holding;
use crate::party::holding::store::unconfirmed;
use crate::party::refusal::ACCOUNT_NAME_TAKEN;
use crate::party::session::store::sign_out_everywhere;
use crate::party::store::{duties, names_of, taken};
use crate::party::types::{Account, AccountState, NewAccount};

/// The password with which an account begins.
pub(super) struct FirstPassword<'a> {
    pub(super) hash: &'a str,
    /// Until when it serves, where somebody else knows it.
    pub(super) temporary_until: Option<DateTime<Utc>>,
    pub(super) holding: Holding,
}

pub(super) async fn insert_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    organisation: OrganisationId,
    new: &NewAccount,
    duties: &[Duty],
    first: &FirstPassword<'_>,
) -> Result<AccountId> {
    let id = party::insert_account()
        .prepare(tx)
        .await?
        .params(
            tx,
            &party::InsertAccountParams {
                organisation: organisation.0,
                account: &new.account,
                display_name: &new.display_name,
                password_hash: first.hash,
                duties: &names_of(duties),
                email: new.email.as_deref(),
                created_at: moment.now,
                temporary_until: first.temporary_until,
                unconfirmed_since: first.holding.unconfirmed_since,
                given_by: &AccountId::numbers(&first.holding.given_by),
            },
        )
        .one()
        .await
        .map_err(|error| match broken(&error) {
            Some("account_name") => taken(
                &ACCOUNT_NAME_TAKEN,
                "该账号名已被使用",
                "this account name is taken",
            ),
            _ => Error::from(error),
        })?;
    Ok(AccountId(id))
}

pub(in crate::party) async fn accounts(
    db: &impl Reader,
    organisation: OrganisationId,
) -> Result<Vec<Account>> {
    let rows = party::accounts_of_organisation()
        .prepare(db)
        .await?
        .bind(db, &organisation.0)
        .all()
        .await?;
    let account = |row: party::AccountsOfOrganisation| {
        Ok(Account {
            id: AccountId(row.id),
            account: row.account,
            display_name: row.display_name,
            kind: stored(&row.kind)?,
            duties: duties(&row.duties)?,
            email: row.email,
            state: stored(&row.state)?,
            locked_until: row.locked_until,
            temporary_until: row.temporary_until,
            unconfirmed: unconfirmed(row.unconfirmed_since, row.giver_accounts, row.giver_names),
            given_by: row.given_by.into_iter().map(AccountId).collect(),
            hands: row.hands.into_iter().map(AccountId).collect(),
            has_second_factor: Some(row.has_second_factor),
        })
    };
    rows.into_iter().map(account).collect()
}

/// The organisation of an account, its name and whom it is for.
pub(in crate::party) async fn account_named(
    db: &impl Reader,
    id: AccountId,
) -> Result<(OrganisationId, String, String)> {
    let found = party::account_named()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    let found = found.ok_or(Error::NotFound)?;
    let organisation = OrganisationId(found.organisation);
    Ok((organisation, found.account, found.display_name))
}

/// The id of an account by the name used to sign in, whether or not it may.
pub(in crate::party) async fn account_by_name(
    db: &impl Reader,
    account: &str,
) -> Result<AccountId> {
    let found = party::account_by_name()
        .prepare(db)
        .await?
        .bind(db, &account)
        .opt()
        .await?;
    found.map(AccountId).ok_or(Error::NotFound)
}

/// Locks the accounts of an organisation, so that who keeps them is true until the transaction ends.
pub(in crate::party) async fn lock_accounts(
    tx: &Transaction<'_>,
    id: OrganisationId,
) -> Result<()> {
    let statement = party::lock_keeping().prepare(tx).await?;
    let _locked = statement.bind(tx, &id.0).one().await?;
    let statement = party::lock_accounts().prepare(tx).await?;
    let _locked = statement.bind(tx, &id.0).all().await?;
    Ok(())
}

/// Returns how many sessions ended with it.
pub(super) async fn set_account_state(
    tx: &Transaction<'_>,
    id: AccountId,
    state: AccountState,
) -> Result<u64> {
    party::set_account_state()
        .prepare(tx)
        .await?
        .bind(tx, &state.into_str(), &id.0)
        .await?;
    match state {
        AccountState::Active => Ok(0),
        AccountState::Disabled => sign_out_everywhere(tx, id).await,
    }
}

pub(super) async fn accounts_to_notify(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<Vec<(AccountId, OrganisationId, Option<String>)>> {
    let ids: Vec<i64> = organisations
        .iter()
        .map(|organisation| organisation.0)
        .collect();
    let rows = party::accounts_to_notify()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let accounts = rows.into_iter().map(|row| {
        (
            AccountId(row.id),
            OrganisationId(row.organisation),
            row.email,
        )
    });
    Ok(accounts.collect())
}

pub(super) async fn account_names(
    db: &impl Reader,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, String>> {
    let ids = AccountId::numbers(ids);
    let statement = party::account_names().prepare(db).await?;
    let rows = statement.bind(db, &ids).all().await?;
    let names = rows
        .into_iter()
        .map(|row| (AccountId(row.id), row.display_name));
    Ok(names.collect())
}
