//! Invitations of files, rows to types.

use ground::database::Reader;
use ground::{ImportId, OrganisationId, ProductId, Result, UnitPrice};
use sql::queries::bargaining;

use super::types::{OpenAbove, SentTo};

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
