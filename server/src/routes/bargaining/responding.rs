//! Responses of both sides.

use domain::bargaining::{self, Invitation, Response};
use domain::{Error, InvitationId, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{InvitationView, views};
use crate::http::{
    Answer, BUYERS, BUYERS_AND_SALES, IfMatch, Json, Operation, Problem, ProblemDocument, Request,
    SALES, Who, json, post, storable_lines, with_version,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/invitations/{id}/acceptance", accept)
            .by(Who::Duties(SALES))
            .described("The manufacturer takes the offer.")
            .versioned(),
        post("/invitations/{id}/refusal", refuse)
            .by(Who::Duties(SALES))
            .described("The manufacturer refuses it.")
            .versioned(),
        post("/invitations/{id}/counter", counter)
            .by(Who::Duties(SALES))
            .described("The manufacturer names another price, once.")
            .versioned(),
        post("/invitations/{id}/counter-acceptance", accept_counter)
            .by(Who::Duties(BUYERS))
            .described("The hospital takes the counter-offer.")
            .versioned(),
        post("/invitations/{id}/counter-refusal", refuse_counter)
            .by(Who::Duties(BUYERS))
            .described("The hospital refuses the counter-offer.")
            .versioned(),
        post("/invitations/{id}/withdrawal", withdraw)
            .by(Who::Duties(BUYERS))
            .described("The hospital takes the invitation back before it is answered.")
            .versioned(),
        post("/invitations/answers", respond_many)
            .by(Who::Duties(BUYERS_AND_SALES))
            .described("One response to several invitations, each judged by itself.")
            .heavy(),
    ]
}

/// Responses in one call.
const BATCH_MAX: usize = 500;

/// A refusal.
#[derive(Debug, Deserialize, ToSchema)]
struct Reason {
    /// Why the invitation is refused, as the hospital reads it.
    reason: String,
}

/// A counter-offer.
#[derive(Debug, Deserialize, ToSchema)]
struct CounterOffer {
    /// Yuan per base unit.
    price: UnitPrice,
    /// Why the offered price is not accepted, as the hospital reads it.
    reason: String,
}

/// What can be done to several invitations at once.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum BatchAction {
    Acceptance,
    Refusal,
    CounterAcceptance,
    CounterRefusal,
    Withdrawal,
}

/// One response to several invitations.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Answers)]
struct Responses {
    /// `acceptance`, `refusal`, `withdrawal`, `counter-acceptance` or `counter-refusal`.
    action: BatchAction,
    /// At most 500 invitations.
    ids: Vec<InvitationId>,
    /// Why, with a refusal.
    #[serde(default)]
    reason: String,
}

/// What became of one of several responses.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerResult)]
struct ResponseResult {
    /// The invitation's id.
    id: InvitationId,
    /// The invitation, when the response was taken.
    invitation: Option<InvitationView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several responses.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerResults)]
struct ResponseResults {
    /// In their order.
    results: Vec<ResponseResult>,
}

async fn take(request: &Request, id: InvitationId, response: Response) -> Answer<InvitationView> {
    let caller = request.caller()?;
    let version = match request.if_match()? {
        IfMatch::Missing | IfMatch::Any => None,
        IfMatch::Version(version) => Some(version),
    };
    // A refused counter-offer counts as a try, so a refusal is an outcome and is committed too.
    let outcome = request
        .change(async |tx, moment| {
            let mut outcomes =
                bargaining::respond(tx, moment, caller, &[id], version, &response).await?;
            match outcomes.pop().ok_or(Error::NotFound)? {
                Ok(invitation) => Ok(Ok(views(tx, moment, caller, &[invitation]).await?)),
                Err(refused) => Ok(Err(refused)),
            }
        })
        .await?;
    let view = outcome?.pop().ok_or_else(Problem::not_found)?;
    with_version(json(&view)?, view.version)
}

async fn accept(request: Request, id: InvitationId) -> Answer<InvitationView> {
    take(&request, id, Response::Accept).await
}

async fn refuse(
    request: Request,
    id: InvitationId,
    Json(Reason { reason }): Json<Reason>,
) -> Answer<InvitationView> {
    take(
        &request,
        id,
        Response::Refuse {
            reason: storable_lines("/reason", reason)?,
        },
    )
    .await
}

async fn counter(
    request: Request,
    id: InvitationId,
    Json(CounterOffer { price, reason }): Json<CounterOffer>,
) -> Answer<InvitationView> {
    take(
        &request,
        id,
        Response::Counter {
            price,
            reason: storable_lines("/reason", reason)?,
        },
    )
    .await
}

async fn accept_counter(request: Request, id: InvitationId) -> Answer<InvitationView> {
    take(&request, id, Response::AcceptCounter).await
}

async fn refuse_counter(request: Request, id: InvitationId) -> Answer<InvitationView> {
    take(&request, id, Response::RefuseCounter).await
}

async fn withdraw(request: Request, id: InvitationId) -> Answer<InvitationView> {
    take(&request, id, Response::Withdraw).await
}

async fn respond_many(
    request: Request,
    Json(responses): Json<Responses>,
) -> Answer<ResponseResults> {
    let caller = request.caller()?;
    let ids = responses.ids;
    let response = response_of(responses.action, responses.reason)?;
    if ids.is_empty() || BATCH_MAX < ids.len() {
        let zh = format!("一次可处理1至{BATCH_MAX}份邀请");
        return Err(Problem::field(
            "/ids",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let (outcomes, taken) = request
        .change(async |tx, moment| {
            let outcomes = bargaining::respond(tx, moment, caller, &ids, None, &response).await?;
            let taken: Vec<Invitation> = outcomes.iter().flatten().cloned().collect();
            let taken = views(tx, moment, caller, &taken).await?;
            Ok((outcomes, taken))
        })
        .await?;
    let mut taken = taken.into_iter();
    let results = ids.into_iter().zip(outcomes).map(|(id, outcome)| {
        let (invitation, problem) = match outcome {
            Ok(_) => (taken.next(), None),
            Err(error) => {
                let problem = Problem::from(error).document(request.is_chinese(), None);
                (None, Some(problem))
            }
        };
        ResponseResult {
            id,
            invitation,
            problem,
        }
    });
    json(&ResponseResults {
        results: results.collect(),
    })
}

fn response_of(action: BatchAction, reason: String) -> Result<Response, Problem> {
    Ok(match action {
        BatchAction::Acceptance => Response::Accept,
        BatchAction::Refusal => Response::Refuse {
            reason: storable_lines("/reason", reason)?,
        },
        BatchAction::Withdrawal => Response::Withdraw,
        BatchAction::CounterAcceptance => Response::AcceptCounter,
        BatchAction::CounterRefusal => Response::RefuseCounter,
    })
}
