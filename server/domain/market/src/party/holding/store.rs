//! Who holds an account, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Duty, Error, Moment, OrganisationId, OrganisationKind, Result, stored};
use sql::queries::party;

use super::rules::{Holding, confirmed_by};
use crate::party::keeping::vouching;
use crate::party::store::names_of;
use crate::party::types::{Giver, Unconfirmed};

/// How an account waits for another who confirms its owner, if it does.
pub(in crate::party) fn unconfirmed(
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

/// An account whose password or owner is decided on, locked until the transaction ends.
pub(in crate::party) struct LockedAccount {
    pub(in crate::party) organisation: OrganisationId,
    pub(in crate::party) kind: OrganisationKind,
    /// Where its organisation is.
    pub(in crate::party) region: String,
    pub(in crate::party) account: String,
    pub(in crate::party) display_name: String,
    /// Somebody gave it, and its owner has not changed it.
    pub(in crate::party) has_given_password: bool,
    /// It may sign in.
    pub(in crate::party) is_active: bool,
    pub(in crate::party) holding: Holding,
    /// Every account by which those who gave it a password could act.
    pub(in crate::party) hands: Vec<AccountId>,
}

impl LockedAccount {
    /// People of which kind of organisation may confirm its owner, of one alone where it is named.
    pub(in crate::party) fn confirmed_by(&self) -> (OrganisationKind, Option<OrganisationId>) {
        confirmed_by(self.kind, self.organisation)
    }
}

pub(in crate::party) async fn lock_account(
    tx: &Transaction<'_>,
    id: AccountId,
) -> Result<LockedAccount> {
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
        region: row.region,
        account: row.account,
        display_name: row.display_name,
        has_given_password: row.has_temporary_password,
        is_active: row.is_active,
        holding: Holding {
            unconfirmed_since: row.unconfirmed_since,
            given_by: row.given_by.into_iter().map(AccountId).collect(),
        },
        hands: row.hands.into_iter().map(AccountId).collect(),
    })
}

/// Every account by which who holds one could act: itself, and those of who gave it a password, where nobody else vouches.
pub(in crate::party) async fn hands(db: &impl Reader, id: AccountId) -> Result<Vec<AccountId>> {
    let statement = party::hands().prepare(db).await?;
    let rows = statement.bind(db, &id.0).all().await?;
    Ok(rows.into_iter().map(AccountId).collect())
}

/// A person who may confirm the owner of an account.
pub(in crate::party) struct Confirming {
    pub(in crate::party) id: AccountId,
    /// The name used to sign in.
    pub(in crate::party) account: String,
    pub(in crate::party) display_name: String,
}

/// Whom something is asked of that takes another person.
pub(in crate::party) struct Vouching<'a> {
    /// In organisations of this kind, of one alone where it is named.
    pub(in crate::party) kind: OrganisationKind,
    pub(in crate::party) organisation: Option<OrganisationId>,
    /// With one of these duties.
    pub(in crate::party) duties: &'a [Duty],
    /// Who could not act by one of these.
    pub(in crate::party) hands: &'a [AccountId],
    /// Of bureaus, those that oversee this region.
    pub(in crate::party) region: &'a str,
}

/// Who may confirm the owner of an account that waits for it.
pub(in crate::party) async fn confirming(
    db: &impl Reader,
    id: AccountId,
    account: &LockedAccount,
) -> Result<Vec<Confirming>> {
    let (kind, organisation) = account.confirmed_by();
    let vouching = Vouching {
        kind,
        organisation,
        duties: &vouching(kind),
        hands: &account.hands,
        region: &account.region,
    };
    vouching_beside(db, id, &vouching).await
}

/// The persons of whom something is asked that takes another, none of whom has this account.
pub(in crate::party) async fn vouching_beside(
    db: &impl Reader,
    id: AccountId,
    vouching: &Vouching<'_>,
) -> Result<Vec<Confirming>> {
    let statement = party::confirming().prepare(db).await?;
    let params = party::ConfirmingParams {
        kind: vouching.kind.into_str(),
        organisation: vouching.organisation.map(|one| one.0),
        vouching: &names_of(vouching.duties),
        account: id.0,
        hands: &AccountId::numbers(vouching.hands),
        region: vouching.region,
    };
    let rows = statement.params(db, &params).all().await?.into_iter();
    let person = |row: party::Confirming| Confirming {
        id: AccountId(row.id),
        account: row.account,
        display_name: row.display_name,
    };
    Ok(rows.map(person).collect())
}

/// Notes that somebody else vouches for the owner of an account, which messages reach from now on.
pub(super) async fn confirm_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: AccountId,
) -> Result<()> {
    let statement = party::confirm_account().prepare(tx).await?;
    statement.bind(tx, &moment.now, &id.0).await?;
    Ok(())
}
