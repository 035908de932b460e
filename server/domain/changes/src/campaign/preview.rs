//! What opening a collection would ask, and of whom, before anything happens.

use ground::database::Reader;
use ground::{Caller, Moment, OrganisationId, OrganisationKind, Result};
use sql::queries::campaign;

use super::open::must_be_class;
use super::rules::Quarter;
use super::store::of_scope;
use super::types::{Asked, Opening};

/// What opening a collection of this quarter and class would ask.
///
/// # Errors
/// Refuses callers other than the exchange centre, and unknown classes.
pub async fn preview(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    quarter: Quarter,
    category: Option<&str>,
) -> Result<Opening> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(db, moment, category).await?;
    let counts = campaign::scope_counts()
        .prepare(db)
        .await?
        .bind(db, &category.unwrap_or_default())
        .one()
        .await?;
    let open_of_quarter = campaign::open_of_quarter()
        .prepare(db)
        .await?
        .bind(db, &quarter.to_string())
        .one()
        .await?;
    Ok(Opening {
        is_future: quarter.is_future(moment.today()),
        open: of_scope(db, quarter, category).await?,
        open_of_quarter,
        manufacturers: counts.manufacturers,
        reachable: counts.reachable,
        products: counts.products,
    })
}

/// The manufacturers after `after` that opening a collection of this class would ask, and how many they are; only those that
/// can be notified, or only those that cannot, when `reachable` says so.
///
/// # Errors
/// As [`preview`].
pub async fn preview_manufacturers(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    category: Option<&str>,
    reachable: Option<bool>,
    after: OrganisationId,
    rows_max: i64,
) -> Result<(Vec<Asked>, i64)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(db, moment, category).await?;
    let category = category.unwrap_or_default();
    let rows = campaign::scope()
        .prepare(db)
        .await?
        .params(
            db,
            &campaign::ScopeParams {
                category,
                after: after.0,
                reachable,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let counts = campaign::scope_counts()
        .prepare(db)
        .await?
        .bind(db, &category)
        .one()
        .await?;
    let total = match reachable {
        None => counts.manufacturers,
        Some(true) => counts.reachable,
        Some(false) => counts.manufacturers - counts.reachable,
    };
    let asked = rows.into_iter().map(|row| Asked {
        manufacturer: (OrganisationId(row.manufacturer), row.name),
        products: row.products,
        is_reachable: row.is_reachable,
    });
    Ok((asked.collect(), total))
}
