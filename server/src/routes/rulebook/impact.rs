//! The consequences of a new value of a rule, before it takes effect.

use chrono::NaiveDate;
use domain::{Day, rulebook};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Answer, OVERSEERS, Operation, Problem, Request, Who, get, json};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/rules/{key}/impact", read)
            .by(Who::Members(OVERSEERS))
            .described("What a new version of a rule would change. Writes nothing.")
            .must_query::<String>("value", "The value that the rule would have")
            .must_query::<Day>("effective_from", "The first day on which it would have it")
            .heavy(),
    ]
}

/// One consequence of a new version of a rule.
#[derive(Debug, Serialize, ToSchema)]
struct ConsequenceView {
    /// What is compared, in words.
    what: String,
    /// With the rule as it is.
    before: String,
    /// As it would be; null where nothing changes.
    after: Option<String>,
}

/// What a new version of a rule would change.
#[derive(Debug, Serialize, ToSchema)]
struct RuleImpact {
    /// The key of the rule.
    key: String,
    /// Its value on that day by the rulebook as it is.
    #[serde(rename = "standing")]
    in_force: String,
    /// Its value as asked for.
    value: String,
    /// The first day.
    effective_from: NaiveDate,
    /// One by one.
    consequences: Vec<ConsequenceView>,
}

async fn read(request: Request, key: String) -> Answer<RuleImpact> {
    let caller = request.caller()?;
    let query = request.query();
    let missing = |name: &str| Problem::field(name, "缺少此参数", "is missing");
    let value = query.part("value")?.ok_or_else(|| missing("value"))?;
    let effective_from: Day = query
        .value("effective_from")?
        .ok_or_else(|| missing("effective_from"))?;
    let effective_from = effective_from.date();
    let connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let (in_force, consequences) =
        rulebook::impact(&connection, moment, caller, &key, &value, effective_from).await?;
    let consequences = consequences.into_iter().map(|one| ConsequenceView {
        what: request.localized(&one.what.words()),
        before: one.before,
        after: one.after,
    });
    json(&RuleImpact {
        key,
        in_force: in_force.value,
        value,
        effective_from,
        consequences: consequences.collect(),
    })
}
