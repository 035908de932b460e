//! Counts of counter-offers, rows to types.

use chrono::{DateTime, Utc};
use ground::Result;
use ground::database::Reader;
use sql::queries::bargaining;

use crate::bargaining::store::Pair;

/// How many counter-offers each pair has seen since an instant, in their order.
pub(super) async fn counter_attempts(
    db: &impl Reader,
    pairs: &[Pair],
    since: DateTime<Utc>,
) -> Result<Vec<i64>> {
    let hospitals: Vec<_> = pairs.iter().map(|(hospital, _)| hospital.0).collect();
    let products: Vec<_> = pairs.iter().map(|(_, product)| product.0).collect();
    let rows = bargaining::counter_attempts()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::CounterAttemptsParams {
                hospitals: &hospitals,
                products: &products,
                since,
            },
        )
        .all()
        .await?;
    let attempts = |position: usize| {
        let row = rows
            .iter()
            .find(|row| usize::try_from(row.position) == Ok(position + 1));
        row.map_or(0, |row| row.attempts)
    };
    Ok((0..pairs.len()).map(attempts).collect())
}
