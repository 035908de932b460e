//! Entries of the security log, rows to types.

use chrono::{DateTime, Utc};
use ground::database::Reader;
use ground::{AccountId, OrganisationId, Result, SecurityEventId};
use serde_json::Value;
use sql::queries::security_log;

use super::types::{SecurityEntry, SecurityPerson};

/// What restricts a list, but for where it starts.
pub(super) struct Wanted<'a> {
    pub(super) kinds: &'a [&'a str],
    pub(super) account: Option<AccountId>,
    pub(super) address: Option<String>,
    pub(super) since: DateTime<Utc>,
}

pub(super) async fn account_named(db: &impl Reader, name: &str) -> Result<Option<AccountId>> {
    let found = security_log::account_named()
        .prepare(db)
        .await?
        .bind(db, &name)
        .opt()
        .await?;
    Ok(found.map(AccountId))
}

/// The ids of the latest entries before a position; by an index of its own for each kind of question.
pub(super) async fn latest(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    (before_at, before_id): (DateTime<Utc>, SecurityEventId),
    rows: i64,
) -> Result<Vec<i64>> {
    let (kinds, since, before_id) = (wanted.kinds, wanted.since, before_id.0);
    let address = wanted.address.as_deref();
    if let Some(AccountId(account)) = wanted.account {
        let params = security_log::LatestOfAccountParams {
            kinds,
            account,
            since,
            before_at,
            before_id,
            address,
            rows,
        };
        let statement = security_log::latest_of_account().prepare(db).await?;
        return Ok(statement.params(db, &params).all().await?);
    }
    if let Some(address) = address {
        let params = security_log::LatestOfAddressParams {
            kinds,
            address,
            since,
            before_at,
            before_id,
            rows,
        };
        let statement = security_log::latest_of_address().prepare(db).await?;
        return Ok(statement.params(db, &params).all().await?);
    }
    let params = security_log::LatestParams {
        kinds,
        since,
        before_at,
        before_id,
        rows,
    };
    let statement = security_log::latest().prepare(db).await?;
    Ok(statement.params(db, &params).all().await?)
}

/// The entries of these ids, the latest first.
pub(super) async fn entries(db: &impl Reader, ids: &[i64]) -> Result<Vec<SecurityEntry>> {
    let rows = security_log::entries()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let entries = rows.into_iter().map(|row| SecurityEntry {
        id: SecurityEventId(row.id),
        at: row.at,
        kind: row.kind,
        account: person(
            row.account,
            row.account_name.zip(row.account_display_name),
            row.account_organisation.zip(row.account_organisation_name),
        ),
        mark: row.mark,
        actor: person(
            row.actor,
            row.actor_name.zip(row.actor_display_name),
            row.actor_organisation.zip(row.actor_organisation_name),
        ),
        address: row.address,
        times: row.times,
        subject: row.subject_kind.zip(row.subject_id),
        data: row.data.unwrap_or(Value::Null),
    });
    Ok(entries.collect())
}

fn person(
    id: Option<i64>,
    names: Option<(String, String)>,
    organisation: Option<(i64, String)>,
) -> Option<SecurityPerson> {
    let (account, display_name) = names?;
    let (organisation, organisation_name) = organisation?;
    Some(SecurityPerson {
        id: AccountId(id?),
        account,
        display_name,
        organisation: OrganisationId(organisation),
        organisation_name,
    })
}
