//! Counts of invitations that a rule concerns.

use chrono::{DateTime, Utc};
use ground::Result;
use ground::database::Reader;
use sql::queries::bargaining;

use crate::bargaining::state::State;

pub(super) async fn count_in_state(db: &impl Reader, state: State) -> Result<i64> {
    let statement = bargaining::count_in_state().prepare(db).await?;
    Ok(statement.bind(db, &state.into_str()).one().await?)
}

pub(super) async fn count_without_limit(db: &impl Reader) -> Result<i64> {
    let statement = bargaining::count_without_limit().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

pub(super) async fn count_confirmed_by_rule(db: &impl Reader, since: DateTime<Utc>) -> Result<i64> {
    let statement = bargaining::count_confirmed_by_rule().prepare(db).await?;
    Ok(statement.bind(db, &since).one().await?)
}
