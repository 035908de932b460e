//! Service accounts and keys, rows to types.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction, column};
use ground::{
    AccountId, Caller, Error, FigureValues, Moment, OrganisationId, Refused, Result, Words, broken,
};
use sql::queries::service_account;

use super::addresses::Addresses;
use super::refusal::SERVICE_ACCOUNT_NAME_TAKEN;
use super::rules;
use super::types::{Ending, Key, NewServiceAccount, ServiceAccount, ServiceAccountFilter};
use crate::party::{self, SignedIn, StoredActor};

/// A service account to store.
pub(super) struct Fresh<'a> {
    pub(super) id: AccountId,
    pub(super) new: &'a NewServiceAccount,
    pub(super) scopes: &'a [String],
    pub(super) addresses: &'a [String],
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    fresh: &Fresh<'_>,
) -> Result<()> {
    let params = service_account::InsertParams {
        account: fresh.id.0,
        organisation: caller.organisation.0,
        name: &fresh.new.name,
        owner: caller.account.0,
        scopes: &column(fresh.scopes, String::as_str),
        addresses: &column(fresh.addresses, String::as_str),
        expires_on: fresh.new.expires_on,
        now: moment.now,
    };
    let statement = service_account::insert().prepare(tx).await?;
    let inserted = statement.params(tx, &params).await;
    inserted.map_err(|error| match broken(&error) {
        Some("service_account_name") => name_taken(),
        _ => Error::from(error),
    })?;
    Ok(())
}

fn name_taken() -> Error {
    Refused {
        kind: &SERVICE_ACCOUNT_NAME_TAKEN,
        clause: None,
        detail: Words::new(
            "本单位已有同名的服务账号，请换一个名称，或先吊销原来的",
            "your organisation has one of this name: choose another, or revoke that one first",
        ),
        figures: FigureValues::NONE,
    }
    .into()
}

pub(super) async fn insert_key(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    key: &Key,
) -> Result<()> {
    let params = service_account::InsertKeyParams {
        key_hash: &key.hash(),
        account: id.0,
        now: moment.now,
        created_by: caller.account.0,
    };
    let statement = service_account::insert_key().prepare(tx).await?;
    statement.params(tx, &params).await?;
    Ok(())
}

/// What a service account is, locked.
pub(super) struct Locked {
    pub(super) name: String,
    pub(super) expires_on: NaiveDate,
    pub(super) is_revoked: bool,
}

/// One of an organisation; [`Error::NotFound`] for others.
pub(super) async fn lock(
    tx: &Transaction<'_>,
    organisation: OrganisationId,
    id: AccountId,
) -> Result<Locked> {
    let params = service_account::LockParams {
        account: id.0,
        organisation: organisation.0,
    };
    let statement = service_account::lock().prepare(tx).await?;
    let row = statement.params(tx, &params).opt().await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Locked {
        name: row.name,
        expires_on: row.expires_on,
        is_revoked: row.is_revoked,
    })
}

/// The key that serves ends at `until`, one that did so already at once.
pub(super) async fn replace_keys(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: AccountId,
    until: DateTime<Utc>,
) -> Result<()> {
    let params = service_account::ReplaceKeysParams {
        until,
        now: moment.now,
        account: id.0,
    };
    let statement = service_account::replace_keys().prepare(tx).await?;
    statement.params(tx, &params).await?;
    Ok(())
}

pub(super) async fn revoke(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
) -> Result<()> {
    let params = service_account::RevokeParams {
        now: moment.now,
        revoked_by: caller.account.0,
        account: id.0,
    };
    let statement = service_account::revoke().prepare(tx).await?;
    statement.params(tx, &params).await?;
    Ok(())
}

/// A key that is stored, with whose it is.
pub(super) struct Found {
    pub(super) signed_in: SignedIn,
    pub(super) scopes: Vec<String>,
    pub(super) addresses: Addresses,
    pub(super) expires_on: NaiveDate,
    pub(super) is_revoked: bool,
    pub(super) ends_at: Option<DateTime<Utc>>,
    pub(super) used_at: Option<DateTime<Utc>>,
}

pub(super) async fn key(db: &impl Reader, key: &Key) -> Result<Option<Found>> {
    let statement = service_account::key().prepare(db).await?;
    let row = statement.bind(db, &key.hash()).opt().await?;
    row.map(|row| {
        let caller = party::caller_of(&StoredActor {
            account: row.account,
            organisation: row.organisation,
            firm: row.firm,
            kind: &row.kind,
            region: &row.region,
            duties: &row.duties,
            is_unconfirmed: false,
        })?;
        let addresses = Addresses::read(&row.addresses);
        let addresses = addresses.map_err(|text| Error::internal(text.to_owned()))?;
        Ok(Found {
            signed_in: SignedIn {
                caller,
                account: row.name.clone(),
                display_name: row.name,
                organisation_name: row.organisation_name,
                must_change_password: false,
                unconfirmed: None,
                lacks_second_factor: false,
            },
            scopes: row.scopes,
            addresses,
            expires_on: row.expires_on,
            is_revoked: row.is_revoked,
            ends_at: row.ends_at,
            used_at: row.used_at,
        })
    })
    .transpose()
}

/// Notes a use, unless another one was noted since `due`.
pub(super) async fn touch(
    db: &impl Reader,
    moment: &Moment,
    id: AccountId,
    from: IpAddr,
    due: DateTime<Utc>,
) -> Result<()> {
    let params = service_account::TouchParams {
        now: moment.now,
        address: &from.to_canonical().to_string(),
        account: id.0,
        due,
    };
    let statement = service_account::touch().prepare(db).await?;
    statement.params(db, &params).await?;
    Ok(())
}

fn listed(row: service_account::ServiceAccount, moment: &Moment) -> ServiceAccount {
    let is_revoked = row.revoked_at.is_some();
    let state = rules::state(is_revoked, row.expires_on, moment.today());
    ServiceAccount {
        id: AccountId(row.account),
        name: row.name,
        owner_name: row.owner_name,
        scopes: row.scopes,
        addresses: row.addresses,
        expires_on: row.expires_on,
        state,
        created_at: row.created_at,
        revoked_at: row.revoked_at,
        used_at: row.used_at,
        used_from: row.used_from,
        overlaps_until: row.overlaps_until,
    }
}

pub(super) async fn page(
    db: &impl Reader,
    moment: &Moment,
    organisation: OrganisationId,
    filter: &ServiceAccountFilter,
    (before, rows_max): (Option<i64>, i64),
) -> Result<Vec<ServiceAccount>> {
    let params = service_account::PageParams {
        now: moment.now,
        organisation: organisation.0,
        before,
        account: None,
        state: filter.state.map(|state| state.into_str()),
        today: moment.today(),
        name_part: filter.name_part.as_deref(),
        rows: rows_max,
    };
    let statement = service_account::page().prepare(db).await?;
    let rows = statement.params(db, &params).all().await?;
    Ok(rows.into_iter().map(|row| listed(row, moment)).collect())
}

/// One of an organisation; [`Error::NotFound`] for others.
pub(super) async fn one(
    db: &impl Reader,
    moment: &Moment,
    organisation: OrganisationId,
    id: AccountId,
) -> Result<ServiceAccount> {
    let params = service_account::PageParams {
        now: moment.now,
        organisation: organisation.0,
        before: None,
        account: Some(id.0),
        state: None::<&str>,
        today: moment.today(),
        name_part: None::<&str>,
        rows: 1,
    };
    let statement = service_account::page().prepare(db).await?;
    let row = statement.params(db, &params).opt().await?;
    row.map(|row| listed(row, moment)).ok_or(Error::NotFound)
}

pub(super) async fn count(
    db: &impl Reader,
    moment: &Moment,
    organisation: OrganisationId,
    filter: &ServiceAccountFilter,
) -> Result<i64> {
    let params = service_account::CountParams {
        organisation: organisation.0,
        state: filter.state.map(|state| state.into_str()),
        today: moment.today(),
        name_part: filter.name_part.as_deref(),
    };
    let statement = service_account::count().prepare(db).await?;
    Ok(statement.params(db, &params).one().await?)
}

/// Locks service accounts that end within days and of which nobody was warned.
pub(super) async fn ending(
    tx: &Transaction<'_>,
    today: NaiveDate,
    until: NaiveDate,
    rows_max: i64,
) -> Result<Vec<Ending>> {
    let params = service_account::EndingParams {
        today,
        until,
        rows: rows_max,
    };
    let statement = service_account::ending().prepare(tx).await?;
    let rows = statement.params(tx, &params).all().await?;
    let ending = rows.into_iter().map(|row| Ending {
        id: AccountId(row.account),
        organisation: OrganisationId(row.organisation),
        name: row.name,
        expires_on: row.expires_on,
    });
    Ok(ending.collect())
}

pub(super) async fn note_warned(
    tx: &Transaction<'_>,
    moment: &Moment,
    warned: &[AccountId],
) -> Result<()> {
    let statement = service_account::note_warned().prepare(tx).await?;
    statement
        .bind(tx, &moment.now, &AccountId::numbers(warned))
        .await?;
    Ok(())
}
