//! The scope of a collection, rows to types.

use ground::database::Reader;
use ground::{Moment, OrganisationId, Result};
use sql::queries::campaign;

use crate::campaign::quarter::Quarter;
use crate::campaign::types::ManufacturerInScope;

/// How many manufacturers, reachable ones and products are in the scope of a class.
pub(in crate::campaign) async fn counts(
    db: &impl Reader,
    category: Option<&str>,
) -> Result<campaign::ScopeCounts> {
    let counts = campaign::scope_counts()
        .prepare(db)
        .await?
        .bind(db, &category.unwrap_or_default())
        .one()
        .await?;
    Ok(counts)
}

/// How many collections of the quarter are open, whatever their class.
pub(super) async fn open_of_quarter(
    db: &impl Reader,
    moment: &Moment,
    quarter: Quarter,
) -> Result<i64> {
    let open = campaign::open_of_quarter()
        .prepare(db)
        .await?
        .bind(db, &quarter.to_string(), &moment.now)
        .one()
        .await?;
    Ok(open)
}

pub(super) async fn manufacturers(
    db: &impl Reader,
    category: Option<&str>,
    reachable: Option<bool>,
    after: OrganisationId,
    rows_max: i64,
) -> Result<Vec<ManufacturerInScope>> {
    let rows = campaign::scope()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::ScopeParams {
                category: category.unwrap_or_default(),
                after: after.0,
                reachable,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let manufacturers = rows.into_iter().map(|row| ManufacturerInScope {
        manufacturer: (OrganisationId(row.manufacturer), row.name),
        products: row.products,
        is_reachable: row.is_reachable,
    });
    Ok(manufacturers.collect())
}
