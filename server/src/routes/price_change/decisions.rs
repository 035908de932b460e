//! The exchange centre's decisions on submitted changes: on named ones, or on all that a filter finds.

use std::collections::HashMap;

use domain::price_change::{Decision, Origin, Step, SubmittedFilter};
use domain::{
    CampaignId, PriceChangeId, ProductId, PublicityId, Result as Done, campaign, lower_price_report,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeView, REASON_LETTERS_MAX, views};
use crate::http::{
    Answer, Json, OPERATORS, Operation, Problem, ProblemDocument, Request, Who, json, post,
    storable_lines_within, storable_within,
};
use crate::routes::loading::preview::EndingInvitationView;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/price-changes/decisions", decide)
            .by(Who::Duties(OPERATORS))
            .described(
                "One decision on several changes, each judged by itself. Accepted ones share a \
                    publicity, one for each origin.",
            )
            .heavy(),
        post("/price-changes/decisions/filtered", decide_filtered)
            .by(Who::Duties(OPERATORS))
            .described(
                "One decision on the oldest submitted changes that a filter finds, up to 2,000: \
                    call again while `decided` and `remaining` are above zero. Rows of linkage \
                    lists are not among them, nor prices held as far from the last ones: those are \
                    decided on one by one.",
            )
            .keyed()
            .heavy(),
        post(
            "/price-changes/decisions/filtered/preview",
            foresee_filtered,
        )
        .by(Who::Duties(OPERATORS))
        .described(
            "What the decision on everything submitted that a filter finds would reach, all parts \
                    together; nothing is decided.",
        ),
    ]
}

/// Changes decided on in one call.
const BATCH_MAX: usize = 500;

const NAME_PART_LETTERS_MAX: usize = 200;

const TITLE_LETTERS_MAX: usize = 200;

/// What the exchange centre does to changes of prices.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ChangeDecision {
    /// Accepts them.
    Publicity,
    /// Asks back.
    Return,
    Refusal,
}

impl From<ChangeDecision> for Step {
    fn from(decision: ChangeDecision) -> Self {
        match decision {
            ChangeDecision::Publicity => Self::Publicize,
            ChangeDecision::Return => Self::Return,
            ChangeDecision::Refusal => Self::Refuse,
        }
    }
}

/// One decision on several changes.
#[derive(Debug, Deserialize, ToSchema)]
struct Decisions {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    action: ChangeDecision,
    /// At most 500 changes.
    ids: Vec<PriceChangeId>,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// What became of one of several decisions.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct DecisionResult {
    /// The change's id.
    id: PriceChangeId,
    /// The change, when the decision was taken.
    change: Option<ChangeView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several decisions.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::routes) struct DecisionResults {
    /// In their order.
    results: Vec<DecisionResult>,
}

/// Which submitted changes are decided on; an absent part asks nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
struct SubmittedChanges {
    /// Part of the name, or how the code begins.
    q: Option<String>,
    /// Where they come from.
    origin: Option<Origin>,
    /// For which collection.
    campaign_id: Option<CampaignId>,
    /// Of which product.
    product_id: Option<ProductId>,
}

/// One decision on everything submitted that a filter finds.
#[derive(Debug, Deserialize, ToSchema)]
struct FilteredDecision {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    action: ChangeDecision,
    /// The submitted changes that are decided.
    filter: SubmittedChanges,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// A decision that is looked at before it is taken.
#[derive(Debug, Deserialize, ToSchema)]
struct FilteredPreview {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    action: ChangeDecision,
    /// The submitted changes that would be decided.
    filter: SubmittedChanges,
}

/// What a decision on all that a filter finds would reach.
#[derive(Debug, Serialize, ToSchema)]
struct FilteredForeseen {
    /// Changes that would be decided on.
    decided: i64,
    /// Changes that the decision cannot be taken on: the caller's own, those far from the limit (`far_from_limit`) where they
    /// would go public, or no declarations where they would be returned.
    refused: i64,
    /// Products of those that would be decided on.
    products: i64,
    /// Their manufacturers.
    manufacturers: i64,
    /// Open invitations above the prices that would go public.
    invitations: i64,
    /// Their offers times their quantities, in yuan.
    #[schema(value_type = String)]
    invitations_amount: Decimal,
    /// Concluded prices that these would end when they count (`bargaining.concluded_above_limit`).
    concluded: i64,
    /// These prices times the quantities of their invitations, in yuan.
    #[schema(value_type = String)]
    concluded_amount: Decimal,
    /// The invitations of the first 200 of them, the largest amount first.
    ending_concluded: Vec<EndingInvitationView>,
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
    /// The publicities that the accepted ones are in.
    publicity_ids: Vec<PublicityId>,
}

async fn decide(request: Request, Json(decisions): Json<Decisions>) -> Answer<DecisionResults> {
    let caller = request.caller()?;
    let ids = decisions.ids;
    let decision = decision(decisions.action, decisions.reason, decisions.title)?;
    must_be_some(&ids)?;
    let (outcomes, taken) = request
        .change(async |tx, moment| {
            let outcomes = campaign::decide_each(tx, moment, caller, &decision, &ids).await?;
            let taken = views(tx, moment, caller, &ids).await?;
            Ok((outcomes, taken))
        })
        .await?;
    json(&results(&request, ids, outcomes, taken))
}

/// Demands that some changes are named, and not too many.
pub(in crate::routes) fn must_be_some(ids: &[PriceChangeId]) -> Result<(), Problem> {
    if (1..=BATCH_MAX).contains(&ids.len()) {
        return Ok(());
    }
    let zh = format!("一次可处理1至{BATCH_MAX}条变动");
    let en = format!("1 to {BATCH_MAX} at once");
    Err(Problem::field("/ids", zh, en))
}

/// What became of each of several decisions, with the changes as they are now.
pub(in crate::routes) fn results(
    request: &Request,
    ids: Vec<PriceChangeId>,
    outcomes: Vec<Done<()>>,
    mut taken: HashMap<PriceChangeId, ChangeView>,
) -> DecisionResults {
    let results = ids.into_iter().zip(outcomes);
    let results = results.map(|(id, outcome)| match outcome {
        Ok(()) => DecisionResult {
            id,
            change: taken.remove(&id),
            problem: None,
        },
        Err(error) => DecisionResult {
            id,
            change: None,
            problem: Some(Problem::from(error).document(request.is_chinese(), None)),
        },
    });
    DecisionResults {
        results: results.collect(),
    }
}

async fn decide_filtered(
    request: Request,
    Json(body): Json<FilteredDecision>,
) -> Answer<FilteredDecided> {
    let caller = request.caller()?;
    let filter = body.filter.read()?;
    let decision = decision(body.action, body.reason, body.title)?;
    request
        .once(async |tx, moment| {
            let swept = campaign::decide_filtered(tx, moment, caller, &decision, &filter).await?;
            Ok(FilteredDecided {
                decided: swept.decided,
                refused: swept.refused,
                remaining: swept.remaining,
                publicity_ids: swept.publicities,
            })
        })
        .await
}

/// Concluded prices that a preview names.
const CONCLUDED_SHOWN: usize = 200;

async fn foresee_filtered(
    request: Request,
    Json(body): Json<FilteredPreview>,
) -> Answer<FilteredForeseen> {
    let caller = request.caller()?;
    let filter = body.filter.read()?;
    let connection = request.app.ground().db.get().await?;
    let foreseen = lower_price_report::foresee_filtered(
        &connection,
        request.moment(),
        caller,
        body.action.into(),
        &filter,
        CONCLUDED_SHOWN,
    )
    .await?;
    json(&FilteredForeseen {
        decided: foreseen.decided,
        refused: foreseen.refused,
        products: foreseen.products,
        manufacturers: foreseen.manufacturers,
        invitations: foreseen.invitations.invitations,
        invitations_amount: foreseen.invitations.amount,
        concluded: foreseen.concluded.invitations,
        concluded_amount: foreseen.concluded.amount,
        ending_concluded: foreseen
            .ending_concluded
            .into_iter()
            .map(EndingInvitationView::of)
            .collect(),
    })
}

impl SubmittedChanges {
    fn read(self) -> Result<SubmittedFilter, Problem> {
        let name_part = self.q.filter(|part| !part.trim().is_empty());
        let name_part = name_part.map(|part| {
            storable_within("/filter/q", part.trim().to_owned(), NAME_PART_LETTERS_MAX)
        });
        Ok(SubmittedFilter {
            origin: self.origin,
            campaign: self.campaign_id,
            product: self.product_id,
            name_part: name_part.transpose()?,
        })
    }
}

fn decision(action: ChangeDecision, reason: String, title: String) -> Result<Decision, Problem> {
    Ok(Decision {
        step: action.into(),
        reason: storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?,
        title: storable_within("/title", title, TITLE_LETTERS_MAX)?,
    })
}
