//! Counts of counter-offers, rows to types.

use std::collections::HashMap;

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
    let tried: HashMap<i64, i64> = rows
        .into_iter()
        .map(|row| (row.position, row.attempts))
        .collect();
    let attempts = (1..).zip(pairs).map(|(position, _)| tried.get(&position));
    Ok(attempts.map(|tried| tried.copied().unwrap_or(0)).collect())
}
