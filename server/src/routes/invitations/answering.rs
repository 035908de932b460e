//! Answers of the two sides.

use domain::bargaining::{self, Answer as Step, Invitation};
use domain::{Error, InvitationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{InvitationView, views};
use crate::http::{
    Answer, IfMatch, Problem, ProblemDocument, Request, json, storable, with_version,
};
use crate::routes::closed::BatchAction;
use crate::routes::current_prices::bad_price;

/// Answers in one call.
const BATCH_MAX: usize = 500;

/// A refusal.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct Reason {
    /// Why.
    reason: String,
}

/// A counter-offer.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct CounterOffer {
    /// Yuan per base unit.
    price: String,
    /// Why.
    reason: String,
}

/// One answer to several invitations.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct Answers {
    /// `acceptance`, `refusal`, `withdrawal`, `counter-acceptance` or `counter-refusal`.
    #[schema(value_type = BatchAction)]
    action: String,
    /// At most 500 invitations.
    ids: Vec<String>,
    /// Why, with a refusal.
    #[serde(default)]
    reason: String,
}

/// What became of one of several answers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnswerResult {
    /// The invitation's id.
    id: String,
    /// The invitation, when the answer was taken.
    invitation: Option<InvitationView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several answers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnswerResults {
    /// In their order.
    results: Vec<AnswerResult>,
}

async fn take(id: InvitationId, request: &Request, step: Step) -> Answer {
    let caller = request.caller().await?;
    let version = match request.if_match()? {
        IfMatch::Missing | IfMatch::Any => None,
        IfMatch::Version(version) => Some(version),
    };
    // A refused counter-offer counts, so a refusal is an outcome and is committed too.
    let outcome = request
        .change(async |tx, moment| {
            let mut outcomes =
                bargaining::answer(tx, moment, &caller, &[id], version, &step).await?;
            match outcomes.pop().ok_or(Error::NotFound)? {
                Ok(invitation) => Ok(Ok(views(tx, moment, &caller, &[invitation]).await?)),
                Err(refused) => Ok(Err(refused)),
            }
        })
        .await?;
    let view = outcome?.pop().ok_or_else(Problem::not_found)?;
    with_version(json(&view)?, view.version)
}

/// The manufacturer takes the offer.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/acceptance", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn accept(id: InvitationId, request: Request) -> Answer {
    take(id, &request, Step::Accept).await
}

/// The manufacturer refuses it.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/refusal", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    request_body = Reason,
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn refuse(id: InvitationId, request: Request) -> Answer {
    request.caller().await?;
    let Reason { reason } = request.json()?;
    take(
        id,
        &request,
        Step::Refuse {
            reason: storable("/reason", reason)?,
        },
    )
    .await
}

/// The manufacturer names another price, once.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/counter", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    request_body = CounterOffer,
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn counter(id: InvitationId, request: Request) -> Answer {
    request.caller().await?;
    let CounterOffer { price, reason } = request.json()?;
    let price = price.parse().map_err(bad_price)?;
    take(
        id,
        &request,
        Step::Counter {
            price,
            reason: storable("/reason", reason)?,
        },
    )
    .await
}

/// The hospital takes the counter-offer.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/counter-acceptance", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn accept_counter(id: InvitationId, request: Request) -> Answer {
    take(id, &request, Step::AcceptCounter).await
}

/// The hospital refuses the counter-offer.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/counter-refusal", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn refuse_counter(id: InvitationId, request: Request) -> Answer {
    take(id, &request, Step::RefuseCounter).await
}

/// The hospital takes the invitation back before it is answered.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/withdrawal", tag = "bargaining",
    params(("id" = uuid::Uuid, Path), ("If-Match" = Option<String>, Header,
            description = "The version that was read; 412 when it has changed meanwhile")),
    responses((status = 200, body = InvitationView)))]
pub(in crate::routes) async fn withdraw(id: InvitationId, request: Request) -> Answer {
    take(id, &request, Step::Withdraw).await
}

/// One answer to several invitations, each judged by itself.
#[utoipa::path(post, path = "/api/v1/invitations/answers", tag = "bargaining",
    request_body = Answers, responses((status = 200, body = AnswerResults)))]
pub(in crate::routes) async fn answer_many(request: Request) -> Answer {
    let caller = request.caller().await?;
    let answers: Answers = request.json()?;
    let step = step_of(&answers)?;
    if answers.ids.is_empty() || BATCH_MAX < answers.ids.len() {
        let zh = format!("一次可处理1至{BATCH_MAX}份邀请");
        return Err(Problem::field(
            "/ids",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let bad = |_| Problem::field("/ids", "编号无效", "holds something that is no id");
    let ids: Vec<InvitationId> = answers
        .ids
        .iter()
        .map(|id| id.parse())
        .collect::<Result<_, _>>()
        .map_err(bad)?;
    let (outcomes, taken) = request
        .change(async |tx, moment| {
            let outcomes = bargaining::answer(tx, moment, &caller, &ids, None, &step).await?;
            let taken: Vec<Invitation> = outcomes.iter().flatten().cloned().collect();
            let taken = views(tx, moment, &caller, &taken).await?;
            Ok((outcomes, taken))
        })
        .await?;
    let mut taken = taken.into_iter();
    let results = answers.ids.into_iter().zip(outcomes).map(|(id, outcome)| {
        let (invitation, problem) = match outcome {
            Ok(_) => (taken.next(), None),
            Err(error) => {
                let problem = Problem::from(error).document(request.is_chinese(), None);
                (None, Some(problem))
            }
        };
        AnswerResult {
            id,
            invitation,
            problem,
        }
    });
    json(&AnswerResults {
        results: results.collect(),
    })
}

fn step_of(answers: &Answers) -> Result<Step, Problem> {
    Ok(match answers.action.as_str() {
        "acceptance" => Step::Accept,
        "refusal" => Step::Refuse {
            reason: storable("/reason", answers.reason.clone())?,
        },
        "withdrawal" => Step::Withdraw,
        "counter-acceptance" => Step::AcceptCounter,
        "counter-refusal" => Step::RefuseCounter,
        _ => return Err(Problem::field("/action", "操作无效", "no such answer")),
    })
}
