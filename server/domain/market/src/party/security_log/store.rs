//! Entries of the security log, rows to types.

use ground::database::Reader;
use ground::{AccountId, OrganisationId, Result, SecurityEventId};
use serde_json::Value;
use sql::queries::security_log;

use super::types::{Position, SecurityEntry, SecurityPerson};

/// What restricts a list.
pub(super) struct Wanted<'a> {
    pub(super) kinds: &'a [&'a str],
    /// Accounts whose it is, or that did it; none restrict nothing.
    pub(super) accounts: &'a [i64],
    pub(super) address: Option<String>,
}

/// The accounts, of one organisation where it is named, whose names begin so, in order, at most some; where one has exactly this name, that one alone.
pub(super) async fn accounts_named(
    db: &impl Reader,
    beginning: &str,
    organisation: Option<OrganisationId>,
    rows: i64,
) -> Result<Vec<i64>> {
    let statement = security_log::accounts_named().prepare(db).await?;
    let organisation = organisation.map(|id| id.0);
    let found = statement.bind(db, &beginning, &organisation, &rows);
    let found = found.all().await?;
    let exact = found.iter().find(|one| one.is_exact).map(|one| one.id);
    Ok(exact.map_or_else(|| found.iter().map(|one| one.id).collect(), |id| vec![id]))
}

/// The ids of entries strictly between two positions; by an index of its own for each kind of question.
pub(super) async fn page(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    descending: bool,
    (after, before): (Position, Position),
    rows: i64,
) -> Result<Vec<i64>> {
    let (after_at, SecurityEventId(after_id)) = after;
    let (before_at, SecurityEventId(before_id)) = before;
    let Wanted {
        kinds,
        accounts,
        address,
    } = wanted;
    if !accounts.is_empty() {
        let params = security_log::PageOfAccountsParams {
            kinds,
            accounts,
            descending,
            after_at,
            after_id,
            before_at,
            before_id,
            address: address.as_deref(),
            rows,
        };
        let statement = security_log::page_of_accounts().prepare(db).await?;
        return Ok(statement.params(db, &params).all().await?);
    }
    if let Some(address) = address {
        let params = security_log::PageOfAddressParams {
            kinds,
            descending,
            address,
            after_at,
            after_id,
            before_at,
            before_id,
            rows,
        };
        let statement = security_log::page_of_address().prepare(db).await?;
        return Ok(statement.params(db, &params).all().await?);
    }
    let params = security_log::PageParams {
        kinds,
        descending,
        after_at,
        after_id,
        before_at,
        before_id,
        rows,
    };
    let statement = security_log::page().prepare(db).await?;
    Ok(statement.params(db, &params).all().await?)
}

/// How many entries there are between two positions that are instants, counted up to `rows`.
pub(super) async fn count(
    db: &impl Reader,
    wanted: &Wanted<'_>,
    ((after_at, _), (before_at, _)): (Position, Position),
    rows: i64,
) -> Result<i64> {
    let Wanted {
        kinds,
        accounts,
        address,
    } = wanted;
    if !accounts.is_empty() {
        let params = security_log::CountOfAccountsParams {
            accounts,
            kinds,
            after_at,
            before_at,
            address: address.as_deref(),
            rows,
        };
        let statement = security_log::count_of_accounts().prepare(db).await?;
        return Ok(statement.params(db, &params).one().await?);
    }
    if let Some(address) = address {
        let params = security_log::CountOfAddressParams {
            address,
            kinds,
            after_at,
            before_at,
            rows,
        };
        let statement = security_log::count_of_address().prepare(db).await?;
        return Ok(statement.params(db, &params).one().await?);
    }
    let params = security_log::CountParams {
        kinds,
        after_at,
        before_at,
        rows,
    };
    let statement = security_log::count().prepare(db).await?;
    Ok(statement.params(db, &params).one().await?)
}

/// The entries of these ids, in their order.
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
