//! The order of a list as it was when its first page was read, where the order moves meanwhile: so each thing that was in
//! the list all along is shown exactly once. Kept by the wall clock, as sessions are: moving a simulated clock forgets none.

use chrono::{DateTime, TimeDelta, Utc};
use ring::digest::{Context, SHA256};
use uuid::Uuid;

use crate::capability::{Capability, HOUSEKEEPING_ROWS};
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::AccountId;

pub const CAPABILITY: Capability = Capability {
    tables: &["kept_list"],
    housekeeping: &[|tx, _, wall| {
        Box::pin(store::delete_old(
            tx,
            wall - LIST_LIFETIME,
            HOUSEKEEPING_ROWS,
        ))
    }],
    ..Capability::named("kept_list")
};

/// How long the order of a list is kept after its first page was read: longer than an export of it takes.
pub const LIST_LIFETIME: TimeDelta = TimeDelta::days(1);

/// Orders that are kept of an account: the latest.
const OF_ACCOUNT: i64 = 64;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPart {
    /// What its capability knows the things by, in the order of the list.
    pub keys: Vec<String>,
    /// Things of the whole list.
    pub total: i64,
}

/// Keeps the order in which an account has begun to read a list. The same order of the same list is kept once. The
/// transaction's commit does not wait for the disk, which now and then takes longer than a page may: what a power failure
/// loses of the last moment is a list that is no longer kept.
pub async fn keep(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    account: AccountId,
    list: &str,
    keys: &[String],
) -> Result<Uuid> {
    store::commit_without_waiting(tx).await?;
    let digest = digest(list, keys);
    let id = store::keep(tx, wall, account, &digest, keys).await?;
    store::delete_beyond(tx, account, OF_ACCOUNT).await?;
    Ok(id)
}

/// At most `rows_max` things of a list that the account began to read, after so many; `None` when it is no longer kept.
pub async fn part(
    db: &impl Reader,
    account: AccountId,
    id: Uuid,
    after: i32,
    rows_max: i32,
) -> Result<Option<KeptPart>> {
    store::part(db, account, id, after, rows_max).await
}

fn digest(list: &str, keys: &[String]) -> Vec<u8> {
    let mut context = Context::new(&SHA256);
    for text in std::iter::once(list).chain(keys.iter().map(String::as_str)) {
        context.update(text.as_bytes());
        context.update(&[0]);
    }
    context.finish().as_ref().to_vec()
}

/// Kept lists, rows to types.
mod store {
    use chrono::{DateTime, Utc};
    use sql::queries::kept_list;
    use uuid::Uuid;

    use super::KeptPart;
    use crate::database::{Reader, Transaction};
    use crate::error::Result;
    use crate::ids::AccountId;

    pub(super) async fn commit_without_waiting(tx: &Transaction<'_>) -> Result<()> {
        let without = kept_list::commit_without_waiting().prepare(tx).await?;
        without.bind(tx).one().await?;
        Ok(())
    }

    pub(super) async fn keep(
        tx: &Transaction<'_>,
        wall: DateTime<Utc>,
        account: AccountId,
        digest: &[u8],
        keys: &[String],
    ) -> Result<Uuid> {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let params = kept_list::KeepParams {
            id: Uuid::now_v7(),
            account: account.0,
            digest,
            keys: &keys,
            wall,
        };
        let keep = kept_list::keep().prepare(tx).await?;
        Ok(keep.params(tx, &params).one().await?)
    }

    pub(super) async fn part(
        db: &impl Reader,
        account: AccountId,
        id: Uuid,
        after: i32,
        rows_max: i32,
    ) -> Result<Option<KeptPart>> {
        let params = kept_list::PageParams {
            first: after.saturating_add(1),
            last: after.saturating_add(rows_max),
            id,
            account: account.0,
        };
        let page = kept_list::page().prepare(db).await?;
        let found = page.params(db, &params).opt().await?;
        Ok(found.map(|row| KeptPart {
            keys: row.keys,
            total: row.total,
        }))
    }

    pub(super) async fn delete_beyond(
        tx: &Transaction<'_>,
        account: AccountId,
        kept: i64,
    ) -> Result<u64> {
        let delete = kept_list::delete_beyond().prepare(tx).await?;
        let account = account.0;
        let params = kept_list::DeleteBeyondParams { account, kept };
        Ok(delete.params(tx, &params).await?)
    }

    pub(super) async fn delete_old(
        tx: &Transaction<'_>,
        before: DateTime<Utc>,
        rows_max: i64,
    ) -> Result<u64> {
        let delete = kept_list::delete_old().prepare(tx).await?;
        Ok(delete.bind(tx, &before, &rows_max).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_order_of_the_same_list_has_one_digest_and_every_other_its_own() {
        let keys = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let known = digest("/overpayments", &keys("12 3"));
        assert_eq!(known, digest("/overpayments", &keys("12 3")));
        for (list, other) in [
            ("/overpayments", "3 12"),
            ("/overpayments", "1 23"),
            ("/overpayments", "12"),
            ("/platforms", "12 3"),
        ] {
            assert_ne!(known, digest(list, &keys(other)), "{list} {other}");
        }
    }
}
