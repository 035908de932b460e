//! The capacities of a firm, rows to types.

use ground::database::{Reader, Transaction};
use ground::{AccountId, Error, Moment, OrganisationId, OrganisationKind, Result, broken, stored};
use sql::queries::party;

use crate::party::founding::name_taken;
use crate::party::types::{Organisation, Token};

/// The organisations of a firm with their kinds, the first one first.
pub(super) async fn capacities(
    db: &impl Reader,
    firm: OrganisationId,
) -> Result<Vec<(OrganisationId, OrganisationKind)>> {
    let rows = party::capacities()
        .prepare(db)
        .await?
        .bind(db, &firm.0)
        .all()
        .await?;
    rows.into_iter()
        .map(|row| Ok((OrganisationId(row.id), stored(&row.kind)?)))
        .collect()
}

/// Those of some organisations that are one of several capacities of their firm.
pub(super) async fn among_several(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, OrganisationKind)>> {
    let rows = party::among_several()
        .prepare(db)
        .await?
        .bind(db, &OrganisationId::numbers(organisations))
        .all()
        .await?;
    rows.into_iter()
        .map(|row| Ok((OrganisationId(row.id), stored(&row.kind)?)))
        .collect()
}

pub(super) async fn is_of_firm(
    db: &impl Reader,
    firm: OrganisationId,
    id: OrganisationId,
) -> Result<bool> {
    let statement = party::is_of_firm().prepare(db).await?;
    let params = party::IsOfFirmParams {
        id: id.0,
        firm: firm.0,
    };
    Ok(statement.params(db, &params).one().await?)
}

/// Lets a session act in another capacity, and the next ones of its account begin there.
pub(super) async fn act_in(
    tx: &Transaction<'_>,
    account: AccountId,
    token: &Token,
    organisation: OrganisationId,
) -> Result<()> {
    party::act_in()
        .prepare(tx)
        .await?
        .params(
            tx,
            &party::ActInParams {
                organisation: organisation.0,
                account: account.0,
            },
        )
        .await?;
    party::act_in_session()
        .prepare(tx)
        .await?
        .params(
            tx,
            &party::ActInSessionParams {
                organisation: organisation.0,
                token_hash: &token.hash(),
                account: account.0,
            },
        )
        .await?;
    Ok(())
}

/// With which other organisation one agrees to be one firm, and whether it acts in one capacity alone.
pub(super) async fn firm_facts(
    db: &impl Reader,
    id: OrganisationId,
) -> Result<(Option<String>, bool)> {
    let statement = party::firm_facts().prepare(db).await?;
    let row = statement.bind(db, &id.0).one().await?;
    Ok((row.joins, row.is_alone))
}

pub(super) async fn agree_to_join(
    tx: &Transaction<'_>,
    id: OrganisationId,
    joins: Option<&str>,
) -> Result<()> {
    party::agree_to_join()
        .prepare(tx)
        .await?
        .bind(tx, &joins, &id.0)
        .await?;
    Ok(())
}

/// Inserts an organisation that is another capacity of a firm.
///
/// # Errors
/// `organisation-name-taken` where another firm is of that kind under the name.
pub(super) async fn insert_capacity(
    tx: &Transaction<'_>,
    moment: &Moment,
    firm: &Organisation,
    capacity: OrganisationKind,
) -> Result<OrganisationId> {
    let (kind, firm_id) = (capacity.into_str(), firm.id.0);
    let statement = party::insert_capacity().prepare(tx).await?;
    let bound = statement.bind(tx, &kind, &moment.now, &firm_id);
    let inserted = bound.opt().await?;
    let inserted = inserted.ok_or_else(|| name_taken(&firm.name))?;
    Ok(OrganisationId(inserted))
}

/// Makes an organisation a capacity of a firm, with its accounts and sessions, which go on in it.
///
/// # Errors
/// `organisation-name-taken` where a third one is of its kind under the name of the firm.
pub(super) async fn join(
    tx: &Transaction<'_>,
    firm: &Organisation,
    joined: OrganisationId,
) -> Result<()> {
    let params = party::JoinFirmParams {
        joined: joined.0,
        firm: firm.id.0,
    };
    let statement = party::join_firm().prepare(tx).await?;
    let done = statement.params(tx, &params).await;
    done.map_err(|error| match broken(&error) {
        Some("organisation_once") => name_taken(&firm.name),
        _ => Error::from(error),
    })?;
    agree_to_join(tx, firm.id, None).await
}
