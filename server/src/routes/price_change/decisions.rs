//! The exchange centre's decisions on submitted changes: on some, or on all that a filter finds.

use domain::OrganisationKind::ExchangeCenter;
use domain::PriceChangeId;
use domain::price_change::{self, Decision, Origin, Step, SubmittedFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeView, REASON_LETTERS_MAX, views};
use crate::http::{
    Answer, Json, Operation, Problem, ProblemDocument, Request, Who, json, post, storable_within,
};
use crate::routes::closed;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/price-changes/decisions", decide)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "One decision on several changes, each judged by itself. Accepted ones share a \
                    publicity, one for each origin.",
            ),
        post("/price-changes/decisions/filtered", decide_filtered)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "One decision on the oldest submitted changes that a filter finds, up to 2,000: \
                    call again while `decided` and `remaining` are above zero. Rows of linkage \
                    lists are not among them.",
            ),
    ]
}

/// Changes decided on in one call.
const BATCH_MAX: usize = 500;

/// Letters of a part of a name.
const NAME_PART_LETTERS_MAX: usize = 200;

/// Letters of a title.
const TITLE_LETTERS_MAX: usize = 200;

/// One decision on several changes.
#[derive(Debug, Deserialize, ToSchema)]
struct Decisions {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    #[schema(value_type = closed::ChangeDecision)]
    action: String,
    /// At most 500 changes.
    ids: Vec<String>,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// What became of one of several decisions.
#[derive(Debug, Serialize, ToSchema)]
struct DecisionResult {
    /// The change's id.
    id: String,
    /// The change, when the decision was taken.
    change: Option<ChangeView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several decisions.
#[derive(Debug, Serialize, ToSchema)]
struct DecisionResults {
    /// In their order.
    results: Vec<DecisionResult>,
}

/// Which submitted changes are decided on; an absent part asks nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
struct SubmittedChanges {
    /// Part of the name, or how the code begins.
    q: Option<String>,
    /// Where they come from.
    #[schema(value_type = Option<Origin>)]
    origin: Option<String>,
    /// For which collection.
    campaign_id: Option<String>,
    /// Of which product.
    product_id: Option<String>,
}

/// One decision on everything submitted that a filter finds.
#[derive(Debug, Deserialize, ToSchema)]
struct FilteredDecision {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    #[schema(value_type = closed::ChangeDecision)]
    action: String,
    /// Which ones.
    filter: SubmittedChanges,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// What became of a part of them.
#[derive(Debug, Serialize, ToSchema)]
struct FilteredDecided {
    /// Changes decided on now.
    decided: usize,
    /// Changes that this decision cannot be taken on: only a declaration can be returned.
    refused: usize,
    /// Changes that the filter still finds.
    remaining: i64,
    /// The windows that the accepted ones stand in.
    publicity_ids: Vec<String>,
}

async fn decide(request: Request, Json(decisions): Json<Decisions>) -> Answer<DecisionResults> {
    let caller = request.caller()?;
    let decision = decision(&decisions.action, decisions.reason, decisions.title)?;
    if decisions.ids.is_empty() || BATCH_MAX < decisions.ids.len() {
        let zh = format!("一次可处理1至{BATCH_MAX}条变动");
        return Err(Problem::field(
            "/ids",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let bad = |_| Problem::field("/ids", "编号无效", "holds something that is no id");
    let ids: Vec<PriceChangeId> = decisions
        .ids
        .iter()
        .map(|id| id.parse())
        .collect::<Result<_, _>>()
        .map_err(bad)?;
    let (outcomes, mut taken) = request
        .change(async |tx, moment| {
            let outcomes = price_change::decide_each(tx, moment, caller, &decision, &ids).await?;
            let taken = views(tx, moment, caller, &ids).await?;
            Ok((outcomes, taken))
        })
        .await?;
    let results = decisions.ids.into_iter().zip(ids).zip(outcomes);
    let results = results.map(|((id, change), outcome)| match outcome {
        Ok(()) => DecisionResult {
            id,
            change: taken.remove(&change),
            problem: None,
        },
        Err(error) => DecisionResult {
            id,
            change: None,
            problem: Some(Problem::from(error).document(request.is_chinese(), None)),
        },
    });
    json(&DecisionResults {
        results: results.collect(),
    })
}

async fn decide_filtered(
    request: Request,
    Json(asked): Json<FilteredDecision>,
) -> Answer<FilteredDecided> {
    let caller = request.caller()?;
    let filter = asked.filter.read()?;
    let decision = decision(&asked.action, asked.reason, asked.title)?;
    let swept = request
        .change(async |tx, moment| {
            price_change::decide_filtered(tx, moment, caller, &decision, &filter).await
        })
        .await?;
    json(&FilteredDecided {
        decided: swept.decided,
        refused: swept.refused,
        remaining: swept.remaining,
        publicity_ids: swept.publicities.iter().map(ToString::to_string).collect(),
    })
}

impl SubmittedChanges {
    fn read(self) -> Result<SubmittedFilter, Problem> {
        let origin = self.origin.map(|name| {
            name.parse::<Origin>().map_err(|_| {
                Problem::field("/filter/origin", "来源无效", "is no origin of changes")
            })
        });
        let bad = |_| Problem::field("/filter", "编号无效", "holds something that is no id");
        let name_part = self.q.filter(|part| !part.trim().is_empty());
        let name_part = name_part.map(|part| {
            storable_within("/filter/q", part.trim().to_owned(), NAME_PART_LETTERS_MAX)
        });
        Ok(SubmittedFilter {
            origin: origin.transpose()?,
            campaign: (self.campaign_id.map(|id| id.parse()).transpose()).map_err(bad)?,
            product: (self.product_id.map(|id| id.parse()).transpose()).map_err(bad)?,
            name_part: name_part.transpose()?,
        })
    }
}

fn decision(action: &str, reason: String, title: String) -> Result<Decision, Problem> {
    let step = match action {
        "publicity" => Step::Publicize,
        "return" => Step::Return,
        "refusal" => Step::Refuse,
        _ => return Err(Problem::field("/action", "操作无效", "no such decision")),
    };
    Ok(Decision {
        step,
        reason: storable_within("/reason", reason, REASON_LETTERS_MAX)?,
        title: storable_within("/title", title, TITLE_LETTERS_MAX)?,
    })
}
