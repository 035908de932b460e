//! What people chose about their messages, rows to types.

use std::collections::HashMap;

use ground::database::{Reader, Transaction};
use ground::{AccountId, Result, stored};
use sql::queries::preferences;

use super::types::{Preferences, Way};

pub(super) async fn of_accounts(
    db: &impl Reader,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Preferences>> {
    let ids = AccountId::numbers(accounts);
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut found: HashMap<AccountId, Preferences> = HashMap::new();
    let settings = preferences::settings().prepare(db).await?;
    for row in settings.bind(db, &ids).all().await? {
        let of_account = Preferences {
            language: stored(&row.language)?,
            digest_hour: row.digest_hour,
            working_days_only: row.working_days_only,
            ..Preferences::default()
        };
        found.insert(AccountId(row.account), of_account);
    }
    let choices = preferences::choices().prepare(db).await?;
    for row in choices.bind(db, &ids).all().await? {
        let way: Way = stored(&row.way)?;
        let of_account = found.entry(AccountId(row.account)).or_default();
        of_account.chosen.insert(row.kind, way);
    }
    Ok(found)
}

pub(super) async fn save(
    tx: &Transaction<'_>,
    account: AccountId,
    chosen: &Preferences,
) -> Result<()> {
    preferences::save_setting()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &account.0,
            &chosen.language.into_str(),
            &chosen.digest_hour,
            &chosen.working_days_only,
        )
        .await?;
    preferences::forget_choices()
        .prepare(tx)
        .await?
        .bind(tx, &account.0)
        .await?;
    let kinds: Vec<&str> = chosen.chosen.keys().map(String::as_str).collect();
    let ways: Vec<&str> = chosen.chosen.values().map(|way| way.into_str()).collect();
    let params = preferences::SaveChoicesParams {
        account: account.0,
        kinds: &kinds,
        ways: &ways,
    };
    preferences::save_choices()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

pub(super) async fn address(db: &impl Reader, account: AccountId) -> Result<Option<String>> {
    Ok(preferences::address()
        .prepare(db)
        .await?
        .bind(db, &account.0)
        .one()
        .await?)
}
