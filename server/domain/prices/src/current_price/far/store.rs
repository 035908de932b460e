//! What own prices are compared with, rows to types.

use ground::database::Reader;
use ground::{Moment, OrganisationId, Result, UnitPrice};
use sql::queries::current_price;

use crate::current_price::rules::known_price;
use crate::current_price::types::NewCurrentPrice;

/// What is known of the product of each declaration, in their order.
pub(super) async fn known(
    db: &impl Reader,
    moment: &Moment,
    hospital: OrganisationId,
    declared: &[NewCurrentPrice],
) -> Result<Vec<Option<UnitPrice>>> {
    let products: Vec<_> = declared.iter().map(|new| new.product.0).collect();
    let days: Vec<_> = declared.iter().map(|new| new.effective_from).collect();
    let rows = current_price::known_before()
        .prepare(db)
        .await?
        .bind(db, &products, &days, &hospital.0, &moment.today())
        .all()
        .await?;
    let known = rows.into_iter().map(|row| {
        let own = row.own_price.map(UnitPrice::stored);
        known_price(own, row.limit_price.map(UnitPrice::stored))
    });
    Ok(known.collect())
}
