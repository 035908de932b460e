//! The accounts by which programs act in the log and under idempotency keys: no password leads into one.

mod store;

use ground::database::{Reader, Transaction};
use ground::{AccountId, Moment, OrganisationId, OrganisationKind, Result, hex};
use rand::Rng;

/// Opens one, called `name`. Nobody can sign in with the name that it has among accounts: a sign is in it that no account of a
/// person may have.
pub(crate) async fn open_program(
    tx: &Transaction<'_>,
    moment: &Moment,
    (organisation, kind): (OrganisationId, OrganisationKind),
    name: &str,
) -> Result<AccountId> {
    let mut bytes = [0_u8; 4];
    rand::rng().fill_bytes(&mut bytes);
    let account = format!("{name}#{}", hex(&bytes));
    store::insert(tx, moment, (organisation, kind), &account, name).await
}

/// What still runs for it ends, as for a person who may no more sign in.
pub(crate) async fn close_program(tx: &Transaction<'_>, id: AccountId) -> Result<()> {
    store::disable(tx, id).await
}

/// Who keeps the accounts of an organisation and has been confirmed.
pub(crate) async fn administrators(
    db: &impl Reader,
    organisation: OrganisationId,
) -> Result<Vec<AccountId>> {
    store::administrators(db, organisation).await
}
