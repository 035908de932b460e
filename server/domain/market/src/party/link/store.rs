//! One-time links, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Error, Moment, OrganisationId, Result, stored};
use sql::queries;

use super::types::{Address, LinkEnded, LinkPurpose, LinkSent, LinkState, OneTimeLink};
use crate::party::holding::rules::Holding;
use crate::party::types::{OneTimeLinkId, Token};

fn link_of(row: queries::link::Link) -> Result<OneTimeLink> {
    let sent = match (row.sent_by, row.sent_by_name, row.sent_at, row.email) {
        (Some(by), Some(by_name), Some(at), Some(email)) => Some(LinkSent {
            by: AccountId(by),
            by_name,
            at,
            email,
            expires_at: row
                .expires_at
                .ok_or_else(|| Error::internal("a link that was sent without an end"))?,
        }),
        _ => None,
    };
    let ended = row.ended_at.map(|at| LinkEnded {
        by_name: row.ended_by_name,
        at,
        reason: row.end_reason,
    });
    Ok(OneTimeLink {
        id: OneTimeLinkId(row.id),
        organisation: OrganisationId(row.organisation),
        account: AccountId(row.account),
        account_name: row.account_name,
        display_name: row.display_name,
        purpose: stored(&row.purpose)?,
        state: stored(&row.state)?,
        reason: row.reason,
        proposed_by: AccountId(row.proposed_by),
        proposed_by_name: row.proposed_by_name,
        proposed_at: row.proposed_at,
        sent,
        ended,
    })
}

/// The last link of an organisation.
pub(super) async fn last(
    db: &impl Reader,
    organisation: OrganisationId,
) -> Result<Option<OneTimeLink>> {
    let statement = queries::link::last_of_organisation().prepare(db).await?;
    let row = statement.bind(db, &organisation.0).opt().await?;
    row.map(link_of).transpose()
}

pub(super) async fn link(db: &impl Reader, id: OneTimeLinkId) -> Result<OneTimeLink> {
    let statement = queries::link::link().prepare(db).await?;
    let row = statement.bind(db, &id.0).opt().await?;
    link_of(row.ok_or(Error::NotFound)?)
}

/// A link, which nobody else ends or sends until the transaction is over.
pub(super) async fn lock(tx: &Transaction<'_>, id: OneTimeLinkId) -> Result<OneTimeLink> {
    let statement = queries::link::lock().prepare(tx).await?;
    let found = statement.bind(tx, &id.0).opt().await?;
    found.ok_or(Error::NotFound)?;
    link(tx, id).await
}

/// The link of an organisation that was proposed or sent and has not ended, locked; its time may be over.
pub(super) async fn lock_live(
    tx: &Transaction<'_>,
    organisation: OrganisationId,
) -> Result<Option<OneTimeLink>> {
    let statement = queries::link::live_of_organisation().prepare(tx).await?;
    match statement.bind(tx, &organisation.0).opt().await? {
        Some(id) => Ok(Some(link(tx, OneTimeLinkId(id)).await?)),
        None => Ok(None),
    }
}

/// What an account proposed and nobody has sent, locked.
pub(super) async fn lock_proposed_by(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<Vec<OneTimeLink>> {
    let statement = queries::link::proposed_by().prepare(tx).await?;
    let ids = statement.bind(tx, &account.0).all().await?;
    let mut links = Vec::with_capacity(ids.len());
    for id in ids {
        links.push(link(tx, OneTimeLinkId(id)).await?);
    }
    Ok(links)
}

/// A link to be entered.
pub(super) struct NewLink<'a> {
    pub(super) organisation: OrganisationId,
    pub(super) account: AccountId,
    pub(super) purpose: LinkPurpose,
    pub(super) reason: &'a str,
    pub(super) by: AccountId,
    /// Where to and until when, where it is sent at once.
    pub(super) sent: Option<(&'a str, DateTime<Utc>)>,
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &NewLink<'_>,
) -> Result<OneTimeLinkId> {
    let state = match new.sent {
        Some(_) => LinkState::Open,
        None => LinkState::Proposed,
    };
    let statement = queries::link::insert().prepare(tx).await?;
    let params = queries::link::InsertParams {
        organisation: new.organisation.0,
        account: new.account.0,
        purpose: new.purpose.into_str(),
        state: state.into_str(),
        reason: new.reason,
        proposed_by: new.by.0,
        proposed_at: moment.now,
        sent_by: new.sent.map(|_| new.by.0),
        sent_at: new.sent.map(|_| moment.now),
        email: new.sent.map(|(email, _)| email),
        expires_at: new.sent.map(|(_, expires_at)| expires_at),
    };
    let id = statement.params(tx, &params).one().await?;
    Ok(OneTimeLinkId(id))
}

/// Sends what was proposed; whether it still was.
pub(super) async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: OneTimeLinkId,
    by: AccountId,
    (email, expires_at): (&str, DateTime<Utc>),
) -> Result<bool> {
    let statement = queries::link::open().prepare(tx).await?;
    let params = queries::link::OpenParams {
        sent_by: by.0,
        now: moment.now,
        email,
        expires_at,
        id: id.0,
    };
    Ok(0 < statement.params(tx, &params).await?)
}

/// Ends a link; whether it had not ended before.
pub(super) async fn end(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: OneTimeLinkId,
    state: LinkState,
    (by, reason): (Option<AccountId>, Option<&str>),
) -> Result<bool> {
    let statement = queries::link::end().prepare(tx).await?;
    let params = queries::link::EndParams {
        state: state.into_str(),
        ended_by: by.map(|by| by.0),
        now: moment.now,
        end_reason: reason,
        id: id.0,
    };
    Ok(0 < statement.params(tx, &params).await?)
}

/// The link that a secret opens, whatever its state.
pub(super) async fn of_secret(db: &impl Reader, secret: &Token) -> Result<Option<OneTimeLink>> {
    let statement = queries::link::link_of_secret().prepare(db).await?;
    match statement.bind(db, &secret.hash()).opt().await? {
        Some(id) => Ok(Some(link(db, OneTimeLinkId(id)).await?)),
        None => Ok(None),
    }
}

/// Makes the secret of a letter to an address of an organisation, given by its id as text; none where no link to that address serves.
/// A letter that is tried again gets another one, and each opens the link until one did.
pub(super) async fn secret(
    tx: &Transaction<'_>,
    moment: &Moment,
    (organisation, email): (&str, &str),
) -> Result<Option<String>> {
    let organisation: OrganisationId = organisation.parse().map_err(Error::internal)?;
    let statement = queries::link::open_for_letter().prepare(tx).await?;
    let found = statement.bind(tx, &organisation.0, &email, &moment.wall);
    let Some(link) = found.opt().await? else {
        return Ok(None);
    };
    let secret = Token::fresh();
    let statement = queries::link::insert_secret().prepare(tx).await?;
    statement
        .bind(tx, &secret.hash(), &link, &moment.now)
        .await?;
    Ok(Some(secret.text().to_owned()))
}

/// Forgets secrets that open nothing any more; returns how many.
pub(super) async fn tidy(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    let statement = queries::link::delete_stale_secrets().prepare(tx).await?;
    Ok(statement.bind(tx, &wall).await?)
}

/// Where letters to an organisation go.
pub(super) async fn address(db: &impl Reader, organisation: OrganisationId) -> Result<Address> {
    let statement = queries::link::address().prepare(db).await?;
    let row = statement.bind(db, &organisation.0).opt().await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Address {
        email: row.email,
        by: row.email_by.map(AccountId),
        by_name: row.stated_by_name,
        by_organisation: row.stated_by_organisation.map(OrganisationId),
        at: row.email_at,
    })
}

/// Gives an account the password that its owner set himself.
pub(super) async fn take_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: AccountId,
    password_hash: &str,
    (holding, is_confirmed): (&Holding, bool),
) -> Result<()> {
    let statement = queries::link::take_account().prepare(tx).await?;
    let params = queries::link::TakeAccountParams {
        password_hash,
        unconfirmed_since: holding.unconfirmed_since,
        given_by: &AccountId::numbers(&holding.given_by),
        reads_since: is_confirmed.then_some(moment.now),
        id: id.0,
    };
    statement.params(tx, &params).await?;
    Ok(())
}

/// The bureaus of the smallest region around this one that has any.
pub(super) async fn nearest_bureaus(db: &impl Reader, region: &str) -> Result<Vec<OrganisationId>> {
    let statement = queries::link::nearest_bureaus().prepare(db).await?;
    let ids = statement.bind(db, &region).all().await?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}
