//! The duties of an account, types to rows.

use ground::database::Transaction;
use ground::{AccountId, Duty, Result};
use sql::queries::party;

use crate::party::holding::rules::Holding;
use crate::party::store::names_of;

pub(super) async fn set_duties(
    tx: &Transaction<'_>,
    id: AccountId,
    duties: &[Duty],
    holding: &Holding,
) -> Result<()> {
    let statement = party::set_duties().prepare(tx).await?;
    let (duties, since) = (names_of(duties), holding.unconfirmed_since);
    let given_by = AccountId::numbers(&holding.given_by);
    statement
        .bind(tx, &duties, &since, &given_by, &id.0)
        .await?;
    Ok(())
}
