//! Organisations, accounts and sessions, rows to types.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use ground::capability::RefusalKind;
use ground::database::{Reader, Transaction};
use ground::{
    AccountId, Caller, Error, Moment, OrganisationId, OrganisationKind, Refused, Result, Role,
    Words, broken, stored, text,
};
use serde_json::json;
use sql::queries::party;

use super::capability::{ACCOUNT_NAME_TAKEN, CREDIT_CODE_TAKEN, ORGANISATION_NAME_TAKEN};
use super::rules::{Holding, confirmed_by, roles_in_force};
use super::types::{
    Account, Giver, HistoryEntry, NewAccount, NewOrganisation, Organisation, OrganisationFilter,
    StoredActor, Unconfirmed,
};

/// # Errors
/// `credit-code-taken`; `organisation-name-taken` where one of the kind has the name, in whatever letters.
pub(super) async fn insert_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &NewOrganisation,
) -> Result<OrganisationId> {
    let (name, kind) = (new.name.trim(), new.kind.into_str());
    let name_key = &text::folded(name);
    let params = party::InsertOrganisationParams {
        name,
        name_key,
        kind,
        credit_code: new.credit_code.as_deref(),
        institution_code: new.institution_code.as_deref(),
        district: None,
        email: new.email.as_deref(),
        created_at: moment.now,
    };
    let statement = party::insert_organisation().prepare(tx).await?;
    let inserted = statement.params(tx, &params).opt().await;
    let inserted = inserted.map_err(|error| match broken(&error) {
        Some("organisation_credit_code") => credit_code_taken(),
        _ => Error::from(error),
    })?;
    if let Some(id) = inserted {
        return Ok(OrganisationId(id));
    }
    let statement = party::organisation_by_key().prepare(tx).await?;
    let params = party::OrganisationByKeyParams { name_key, kind };
    let known = statement.params(tx, &params).one().await?;
    if known.credit_code.is_some() && known.credit_code == new.credit_code {
        return Err(credit_code_taken());
    }
    Err(taken(
        &ORGANISATION_NAME_TAKEN,
        &format!("已有名称相同的机构“{}”", known.name),
        &format!("“{}” has the same name", known.name),
    ))
}

fn credit_code_taken() -> Error {
    taken(
        &CREDIT_CODE_TAKEN,
        "该统一社会信用代码已登记",
        "an organisation with this credit code is entered already",
    )
}

fn taken(kind: &'static RefusalKind, zh: &str, en: &str) -> Error {
    Refused {
        kind,
        clause: None,
        detail: Words::new(zh, en),
        figures: json!(null),
    }
    .into()
}

fn roles(names: &[String]) -> Result<Vec<Role>> {
    names.iter().map(|name| stored(name)).collect()
}

pub(super) fn caller(actor: &StoredActor<'_>) -> Result<Caller> {
    Ok(Caller {
        account: AccountId(actor.account),
        organisation: OrganisationId(actor.organisation),
        kind: stored(actor.kind)?,
        roles: roles_in_force(roles(actor.roles)?, actor.is_unconfirmed),
    })
}

/// How an account waits for another who confirms its owner, if it does.
pub(super) fn unconfirmed(
    since: Option<DateTime<Utc>>,
    accounts: Vec<String>,
    names: Vec<String>,
) -> Option<Unconfirmed> {
    let givers = accounts.into_iter().zip(names);
    let giver = |(account, display_name)| Giver {
        account,
        display_name,
    };
    since.map(|since| Unconfirmed {
        since,
        given_by: givers.map(giver).collect(),
    })
}

fn organisation_of(row: party::Organisation) -> Result<Organisation> {
    Ok(Organisation {
        id: OrganisationId(row.id),
        kind: stored(&row.kind)?,
        name: row.name,
        credit_code: row.credit_code,
        institution_code: row.institution_code,
        district: row.district,
        email: row.email,
    })
}

pub(super) async fn organisation(db: &impl Reader, id: OrganisationId) -> Result<Organisation> {
    let row = party::organisation()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    organisation_of(row.ok_or(Error::NotFound)?)
}

pub(super) async fn organisations(
    db: &impl Reader,
    filter: &OrganisationFilter,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<Organisation>, i64)> {
    let kind = filter.kind.map(|kind| kind.into_str());
    let rows = party::organisations()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationsParams {
                after,
                kind,
                name_part: filter.name_part.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = party::organisations_count()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationsCountParams {
                kind,
                name_part: filter.name_part.as_deref(),
            },
        )
        .one()
        .await?;
    let organisations = rows
        .into_iter()
        .map(organisation_of)
        .collect::<Result<_>>()?;
    Ok((organisations, total))
}

type Found = Vec<(String, OrganisationId)>;

pub(super) async fn manufacturers(
    db: &impl Reader,
    codes: &[&str],
    names: &[&str],
) -> Result<(Found, Found)> {
    let by_code = party::manufacturers_by_code()
        .prepare(db)
        .await?
        .bind(db, &codes)
        .all()
        .await?;
    let folded: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
    let keys: Vec<&str> = folded.iter().map(String::as_str).collect();
    let params = party::ManufacturersByNameParams { names, keys: &keys };
    let by_name = party::manufacturers_by_name()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    Ok((
        by_code
            .into_iter()
            .map(|row| (row.credit_code, OrganisationId(row.id)))
            .collect(),
        by_name
            .into_iter()
            .filter_map(|row| Some((row.name, OrganisationId(row.id?))))
            .collect(),
    ))
}

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
    first: &FirstPassword<'_>,
) -> Result<AccountId> {
    let roles: Vec<_> = new.roles.iter().map(|role| role.into_str()).collect();
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
                roles: &roles,
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

pub(super) async fn accounts(
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
            roles: roles(&row.roles)?,
            email: row.email,
            is_active: row.state == "active",
            locked_until: row.locked_until,
            temporary_until: row.temporary_until,
            unconfirmed: unconfirmed(row.unconfirmed_since, row.giver_accounts, row.giver_names),
            given_by: row.given_by.into_iter().map(AccountId).collect(),
        })
    };
    rows.into_iter().map(account).collect()
}

/// The organisation of an account, its name and whom it is for.
pub(super) async fn account_named(
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

/// An account whose password or owner is decided on, locked until the transaction ends.
pub(super) struct LockedAccount {
    pub(super) organisation: OrganisationId,
    pub(super) kind: OrganisationKind,
    pub(super) account: String,
    pub(super) display_name: String,
    /// Somebody gave it, and its owner has not changed it.
    pub(super) has_given_password: bool,
    /// It may sign in.
    pub(super) is_active: bool,
    pub(super) holding: Holding,
}

impl LockedAccount {
    /// People of which kind of organisation may confirm its owner, of one alone where it is named.
    pub(super) fn confirmed_by(&self) -> (OrganisationKind, Option<OrganisationId>) {
        confirmed_by(self.kind, self.organisation)
    }
}

pub(super) async fn lock_account(tx: &Transaction<'_>, id: AccountId) -> Result<LockedAccount> {
    let found = party::lock_account()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    let row = found.ok_or(Error::NotFound)?;
    Ok(LockedAccount {
        organisation: OrganisationId(row.organisation),
        kind: stored(&row.kind)?,
        account: row.account,
        display_name: row.display_name,
        has_given_password: row.has_temporary_password,
        is_active: row.is_active,
        holding: Holding {
            unconfirmed_since: row.unconfirmed_since,
            given_by: row.given_by.into_iter().map(AccountId).collect(),
        },
    })
}

/// The id of an account by the name used to sign in, whether or not it may.
pub(super) async fn account_by_name(db: &impl Reader, account: &str) -> Result<AccountId> {
    let found = party::account_by_name()
        .prepare(db)
        .await?
        .bind(db, &account)
        .opt()
        .await?;
    found.map(AccountId).ok_or(Error::NotFound)
}

/// Locks the accounts of an organisation, so that who keeps them is true until the transaction ends.
pub(super) async fn lock_accounts(tx: &Transaction<'_>, id: OrganisationId) -> Result<()> {
    let statement = party::lock_keeping().prepare(tx).await?;
    let _locked = statement.bind(tx, &id.0).one().await?;
    let statement = party::lock_accounts().prepare(tx).await?;
    let _locked = statement.bind(tx, &id.0).all().await?;
    Ok(())
}

/// A person who may confirm the owner of an account.
pub(super) struct Confirming {
    pub(super) id: AccountId,
    /// The name used to sign in.
    pub(super) account: String,
    pub(super) display_name: String,
}

/// Who may confirm the owner of an account that waits for it.
pub(super) async fn confirming(
    db: &impl Reader,
    id: AccountId,
    account: &LockedAccount,
) -> Result<Vec<Confirming>> {
    let (kind, organisation) = account.confirmed_by();
    let statement = party::confirming().prepare(db).await?;
    let organisation = organisation.map(|one| one.0);
    let given_by = AccountId::numbers(&account.holding.given_by);
    let kind = kind.into_str();
    let rows = statement.bind(db, &kind, &organisation, &id.0, &given_by);
    let rows = rows.all().await?.into_iter();
    let person = |row: party::Confirming| Confirming {
        id: AccountId(row.id),
        account: row.account,
        display_name: row.display_name,
    };
    Ok(rows.map(person).collect())
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

/// Notes that somebody else vouches for the owner of an account.
pub(super) async fn confirm_account(tx: &Transaction<'_>, id: AccountId) -> Result<()> {
    let statement = party::confirm_account().prepare(tx).await?;
    statement.bind(tx, &id.0).await?;
    Ok(())
}

/// Ends all sessions of an account, and forgets its devices; returns how many sessions ended.
pub(super) async fn sign_out_everywhere(tx: &Transaction<'_>, id: AccountId) -> Result<u64> {
    party::delete_devices_of_account()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    let ended = party::delete_sessions_of_account()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(ended)
}

/// Puts a hash in the place of whatever there was, until an instant, and ends a lock.
pub(super) async fn give_password(
    tx: &Transaction<'_>,
    id: AccountId,
    password_hash: &str,
    until: DateTime<Utc>,
    holding: &Holding,
) -> Result<()> {
    let statement = party::give_password().prepare(tx).await?;
    let params = party::GivePasswordParams {
        password_hash,
        until,
        unconfirmed_since: holding.unconfirmed_since,
        given_by: &AccountId::numbers(&holding.given_by),
        id: id.0,
    };
    statement.params(tx, &params).await?;
    Ok(())
}

/// Ends the locks of an account and of its devices; whether there was one.
pub(super) async fn unlock(
    tx: &Transaction<'_>,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let account = party::unlock_account().prepare(tx).await?;
    let unlocked = account.bind(tx, &id.0, &now).await?;
    let devices = party::unlock_devices().prepare(tx).await?;
    Ok(0 < unlocked + devices.bind(tx, &id.0, &now).await?)
}

/// Returns how many sessions ended with it.
pub(super) async fn set_account_active(
    tx: &Transaction<'_>,
    id: AccountId,
    active: bool,
) -> Result<u64> {
    let state = if active { "active" } else { "disabled" };
    party::set_account_state()
        .prepare(tx)
        .await?
        .bind(tx, &state, &id.0)
        .await?;
    if active {
        return Ok(0);
    }
    sign_out_everywhere(tx, id).await
}

pub(super) async fn reachable(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    let ids = party::reachable()
        .prepare(db)
        .await?
        .bind(db, &OrganisationId::numbers(organisations))
        .all()
        .await?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}

pub(super) async fn mail_addresses(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    let ids: Vec<i64> = organisations.iter().map(|one| one.0).collect();
    let rows = party::mail_addresses()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let found = rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.email));
    Ok(found.collect())
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

pub(super) async fn names(
    db: &impl Reader,
    ids: &[OrganisationId],
) -> Result<std::collections::HashMap<OrganisationId, String>> {
    let ids = OrganisationId::numbers(ids);
    let rows = party::names()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.name))
        .collect())
}

pub(super) async fn account_names(
    db: &impl Reader,
    ids: &[AccountId],
) -> Result<std::collections::HashMap<AccountId, String>> {
    let ids = AccountId::numbers(ids);
    let statement = party::account_names().prepare(db).await?;
    let rows = statement.bind(db, &ids).all().await?;
    let names = rows
        .into_iter()
        .map(|row| (AccountId(row.id), row.display_name));
    Ok(names.collect())
}

pub(super) async fn caller_of_account(db: &impl Reader, account: &str) -> Result<Caller> {
    let row = party::caller_of_account()
        .prepare(db)
        .await?
        .bind(db, &account)
        .opt()
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    caller(&StoredActor {
        account: row.id,
        organisation: row.organisation,
        kind: &row.kind,
        roles: &row.roles,
        is_unconfirmed: row.is_unconfirmed,
    })
}

pub(super) async fn find_organisation(
    db: &impl Reader,
    kind: OrganisationKind,
    name: &str,
) -> Result<Option<OrganisationId>> {
    let found = party::organisation_by_name()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationByNameParams {
                name,
                kind: kind.into_str(),
            },
        )
        .opt()
        .await?;
    Ok(found.map(OrganisationId))
}

pub(super) async fn manufacturer_names(
    db: &impl Reader,
) -> Result<std::collections::HashMap<OrganisationId, String>> {
    let rows = party::manufacturer_names()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.name))
        .collect())
}

pub(super) async fn history(
    db: &impl Reader,
    subject_kind: &str,
    subject_id: &str,
) -> Result<Vec<HistoryEntry>> {
    let rows = party::history()
        .prepare(db)
        .await?
        .params(
            db,
            &party::HistoryParams {
                subject_kind,
                subject_id,
            },
        )
        .all()
        .await?;
    let passages = rows.into_iter().map(|row| HistoryEntry {
        at: row.at,
        kind: row.kind,
        actor: row.actor_name.zip(row.organisation_name),
        clause: row.clause,
        data: row.data,
    });
    Ok(passages.collect())
}
