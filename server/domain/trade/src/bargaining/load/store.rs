//! Invitations of files, rows to types.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction, column};
use ground::{
    Error, ImportId, InvitationId, ListedPriceId, OrganisationId, ProductId, Result, UnitPrice,
};
use sql::queries::bargaining;

use super::rules::LowestThen;
use super::types::{EndingInvitation, Fall, OpenAbove, SentTo, SentUnder};

pub(super) async fn open_above(
    db: &impl Reader,
    limits: &[(ProductId, UnitPrice)],
) -> Result<OpenAbove> {
    let (products, limits): (Vec<i64>, Vec<_>) = limits
        .iter()
        .map(|(product, limit)| (product.0, limit.yuan()))
        .unzip();
    let row = bargaining::open_above()
        .prepare(db)
        .await?
        .bind(db, &products, &limits)
        .one()
        .await?;
    Ok(OpenAbove {
        invitations: row.invitations,
        amount: row.amount.normalize(),
    })
}

pub(super) async fn ending_invitations(
    db: &impl Reader,
    limits: &[(ProductId, UnitPrice)],
    rows_max: usize,
) -> Result<Vec<EndingInvitation>> {
    let (products, limits): (Vec<i64>, Vec<_>) = limits
        .iter()
        .map(|(product, limit)| (product.0, limit.yuan()))
        .unzip();
    let rows_max = i64::try_from(rows_max).map_err(Error::internal)?;
    let rows = bargaining::ending_invitations()
        .prepare(db)
        .await?
        .bind(db, &products, &limits, &rows_max)
        .all()
        .await?;
    let ending = rows.into_iter().map(|row| EndingInvitation {
        id: InvitationId(row.id),
        number: row.number,
        product: ProductId(row.product),
        hospital: (OrganisationId(row.hospital), row.hospital_name),
        price: UnitPrice::stored(row.price),
        quantity: row.quantity,
        amount: row.amount.normalize(),
    });
    Ok(ending.collect())
}

pub(super) async fn concluded_above(
    db: &impl Reader,
    falls: &[Fall],
    rows_max: usize,
) -> Result<(OpenAbove, Vec<EndingInvitation>)> {
    let products = column(falls, |(product, _, _)| product.0);
    let limits = column(falls, |(_, limit, _)| limit.yuan());
    let days = column(falls, |(_, _, day)| *day);
    let rows_max = i64::try_from(rows_max).map_err(Error::internal)?;
    let rows = bargaining::concluded_above()
        .prepare(db)
        .await?
        .bind(db, &products, &limits, &days, &rows_max)
        .all()
        .await?;
    let all = rows.first().map(|row| OpenAbove {
        invitations: row.found,
        amount: row.amount_of_all.normalize(),
    });
    let ending = rows.into_iter().map(|row| EndingInvitation {
        id: InvitationId(row.id),
        number: row.number,
        product: ProductId(row.product),
        hospital: (OrganisationId(row.hospital), row.hospital_name),
        price: UnitPrice::stored(row.price),
        quantity: row.quantity,
        amount: row.amount.normalize(),
    });
    Ok((all.unwrap_or_default(), ending.collect()))
}

pub(super) async fn sent_by_import(db: &impl Reader, import: ImportId) -> Result<Vec<SentTo>> {
    let rows = bargaining::sent_by_import()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let sent = rows.into_iter().map(|row| SentTo {
        manufacturer: (OrganisationId(row.manufacturer), row.name),
        invitations: row.invitations,
        confirmed: row.confirmed,
        amount: row.amount.normalize(),
    });
    Ok(sent.collect())
}

/// Superseded invitations above a price of a load, or one of these others, that came before their end, the latest sent first.
pub(super) async fn ended_by_load(
    db: &impl Reader,
    import: ImportId,
    others: &[ListedPriceId],
) -> Result<Vec<InvitationId>> {
    let ids = bargaining::ended_by_load()
        .prepare(db)
        .await?
        .bind(db, &import.0, &ListedPriceId::numbers(others))
        .all()
        .await?;
    Ok(ids.into_iter().map(InvitationId).collect())
}

/// What was concluded since an instant of the products of a load, with the prices that counted then.
pub(super) async fn concluded_since(
    db: &impl Reader,
    import: ImportId,
    others: &[ListedPriceId],
    since: DateTime<Utc>,
) -> Result<Vec<(InvitationId, LowestThen)>> {
    let rows = bargaining::concluded_since()
        .prepare(db)
        .await?
        .bind(db, &import.0, &ListedPriceId::numbers(others), &since)
        .all()
        .await?;
    let concluded = rows.into_iter().map(|row| {
        let lowest = LowestThen {
            own: row.own.map(UnitPrice::stored),
            others: row.others.map(UnitPrice::stored),
            without: row.without.map(UnitPrice::stored),
        };
        (InvitationId(row.id), lowest)
    });
    Ok(concluded.collect())
}

/// Which of them a later one of the same pair, open or concluded, has followed.
pub(super) async fn with_newer(
    db: &impl Reader,
    ids: &[InvitationId],
) -> Result<HashSet<InvitationId>> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let found = bargaining::with_newer()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    Ok(found.into_iter().map(InvitationId).collect())
}

/// Notes of withdrawn invitations that their file was undone.
pub(super) async fn mark_undone(tx: &Transaction<'_>, ids: &[InvitationId]) -> Result<()> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    bargaining::mark_undone()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    Ok(())
}

pub(super) async fn sent_by_file(db: &impl Reader, import: ImportId) -> Result<Vec<InvitationId>> {
    let ids = bargaining::sent_by_file()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(InvitationId).collect())
}

pub(super) async fn sent_under(
    db: &impl Reader,
    hospital: OrganisationId,
    numbers: &[&str],
) -> Result<HashMap<String, SentUnder>> {
    let rows = bargaining::sent_under()
        .prepare(db)
        .await?
        .bind(db, &hospital.0, &numbers)
        .all()
        .await?;
    let sent = rows.into_iter().map(|row| {
        let sent = SentUnder {
            product: ProductId(row.product),
            price: UnitPrice::stored(row.price),
            quantity: row.quantity,
            note: row.note,
        };
        (row.number, sent)
    });
    Ok(sent.collect())
}
