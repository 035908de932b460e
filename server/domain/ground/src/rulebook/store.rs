//! Versions of rules, rows to types.

use serde_json::json;
use sql::queries::rulebook;

use super::capability::RULE_ALREADY_SET;
use super::rules::{RuleVersion, Rulebook};
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Refused, Result, broken, stored};
use crate::moment::Moment;
use crate::words::Words;

pub(super) async fn read(db: &impl Reader) -> Result<Rulebook> {
    let rows = rulebook::all().prepare(db).await?.bind(db).all().await?;
    let latest_id = rows.iter().map(|row| row.id).max().unwrap_or_default();
    let versions = rows
        .into_iter()
        .map(|row| {
            let unit = stored(&row.unit)?;
            Ok(RuleVersion {
                key: row.key,
                value: row.value,
                unit,
                clause: row.clause,
                jurisdiction: row.jurisdiction,
                effective_from: row.effective_from,
                note: row.note,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Rulebook::new(latest_id, versions))
}

pub(super) async fn latest_id(db: &impl Reader) -> Result<i64> {
    Ok(rulebook::latest_id()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    version: &RuleVersion,
) -> Result<()> {
    rulebook::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &rulebook::InsertParams {
                key: &version.key,
                value: &version.value,
                unit: version.unit.into_str(),
                clause: &version.clause,
                jurisdiction: &version.jurisdiction,
                effective_from: version.effective_from,
                note: &version.note,
                recorded_at: moment.now,
                recorded_by: Some(caller.account.0),
            },
        )
        .one()
        .await
        .map_err(|error| match broken(&error) {
            Some("rule_one_version") => Refused {
                kind: &RULE_ALREADY_SET,
                clause: None,
                detail: Words::new(
                    "该规则当日已有一个版本，请另择生效日期",
                    "this rule has a version from that day already; choose another day",
                ),
                figures: json!({ "effective_from": version.effective_from }),
            }
            .into(),
            _ => Error::from(error),
        })?;
    Ok(())
}
