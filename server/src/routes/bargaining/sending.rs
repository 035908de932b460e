//! Sending invitations, and previewing what sending would do.

use domain::bargaining::{self, Invite, Outcome};
use domain::listed_price::FAR_FROM_LIMIT;
use domain::{Caller, ProductId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::desk::{SentView, sent};
use super::view::InvitationView;
use crate::http::{
    Answer, BUYERS, Created, Each, Json, Operation, Problem, ProblemDocument, Request, Who,
    created, json, post, storable_lines, with_version,
};
use crate::routes::views::CodedText;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/invitations", send)
            .by(Who::Duties(BUYERS))
            .described("Sends an invitation. At the reference limit it is confirmed at once.")
            .header(
                "Idempotency-Key",
                "The same key again finds the same invitation",
            )
            .waiting(),
        post("/invitations/batch", send_many)
            .by(Who::Duties(BUYERS))
            .described(
                "Sends several invitations, each judged by itself. An offer that the hospital made before, for the same \
                    product at the same price and quantity, is not sent once more, however it was sent then, while it is open \
                    and for some weeks: it is answered with the invitation that it was, `unchanged`.",
            )
            .query::<bool>("again", "Send them although equal offers were sent before")
            .keyed()
            .heavy(),
        post("/invitations/preview", preview)
            .by(Who::Duties(BUYERS))
            .described("Says what sending an offer would do; refuses what sending would refuse."),
    ]
}

/// Invitations in one call.
const BATCH_MAX: usize = 500;

/// An offer.
#[derive(Debug, Deserialize, ToSchema)]
struct Offer {
    /// The product that the hospital wants to buy.
    product_id: ProductId,
    /// Yuan per base unit.
    price: UnitPrice,
    /// Sales units that the hospital means to buy.
    quantity: i64,
    /// A remark to the manufacturer.
    #[serde(default)]
    note: String,
}

impl Offer {
    fn invite(self, caller: &Caller, key: Option<String>) -> Result<Invite, Problem> {
        Ok(Invite {
            caller: caller.clone(),
            product: self.product_id,
            price: self.price,
            quantity: self.quantity,
            note: storable_lines("/note", self.note)?,
            idempotency_key: key,
            import: None,
            row: None,
        })
    }
}

/// Several offers.
#[derive(Debug, Deserialize, ToSchema)]
struct Offers {
    /// At most 500.
    #[schema(value_type = Vec<Offer>)]
    items: Vec<Each<Offer>>,
}

/// What became of one of several offers.
#[derive(Debug, Serialize, ToSchema)]
struct OfferResult {
    /// The index of the offer in the request, from 0.
    index: usize,
    /// The invitation, when it was sent.
    invitation: Option<InvitationView>,
    /// Whether an equal offer was sent before, so that nothing was done.
    unchanged: bool,
    /// What to look at although it was sent.
    warnings: Vec<CodedText>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several offers.
#[derive(Debug, Serialize, ToSchema)]
struct OfferResults {
    /// In their order.
    results: Vec<OfferResult>,
}

/// What sending an offer would do.
#[derive(Debug, Serialize, ToSchema)]
struct OfferPreview {
    /// `confirmed` at once, or `pending`.
    outcome: Outcome,
    /// Exclusive: the first instant that would be too late.
    due_at: Option<ShanghaiTime>,
    /// The last minute that would be in time, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    /// Whether that deadline would wait for a calendar notice.
    due_is_provisional: bool,
    /// The limit today.
    reference_limit: Option<UnitPrice>,
    /// What the hospital pays today.
    current_price: Option<UnitPrice>,
    /// What to notice.
    warnings: Vec<CodedText>,
    /// The clause that decides.
    clause: &'static str,
}

async fn send(request: Request, Json(offer): Json<Offer>) -> Answer<Created<InvitationView>> {
    let caller = request.caller()?;
    let invite = offer.invite(caller, request.idempotency_key()?)?;
    let view = request.app.desk().submit(invite).await?;
    with_version(created(&view)?, view.version)
}

async fn send_many(request: Request, Json(offers): Json<Offers>) -> Answer<OfferResults> {
    let caller = request.caller()?;
    let again = request.query().flag("again")?.unwrap_or(false);
    let read = read(offers, caller, request.idempotency_key()?, again)?;
    let invites: Vec<Invite> = read
        .iter()
        .filter_map(|invite| invite.as_ref().ok().cloned())
        .collect();
    request
        .once(async |tx, moment| {
            let mut answers = sent(tx, moment, &invites).await?.into_iter();
            let results = read.into_iter().enumerate().map(|(index, invite)| {
                let answer = invite.and_then(|_| {
                    let answer = answers.next().unwrap_or_else(unanswered);
                    answer.map_err(Problem::from)
                });
                OfferResult::of(&request, index, answer)
            });
            Ok(OfferResults {
                results: results.collect(),
            })
        })
        .await
}

impl OfferResult {
    fn of(request: &Request, index: usize, answer: Result<SentView, Problem>) -> Self {
        let far = answer.as_ref().ok().and_then(|sent| sent.far);
        let warnings = far.map(|far| CodedText {
            code: FAR_FROM_LIMIT.name,
            text: request.localized(&far.words()),
        });
        let unchanged = answer.as_ref().is_ok_and(|sent| sent.is_before);
        let (invitation, problem) = match answer {
            Ok(sent) => (Some(sent.view), None),
            Err(problem) => (None, Some(problem.document(request.is_chinese(), None))),
        };
        Self {
            index,
            invitation,
            unchanged,
            warnings: warnings.into_iter().collect(),
            problem,
        }
    }
}

/// Reads the offers of a call, each by itself. The key of the call becomes a key of its own for
/// each offer.
fn read(
    offers: Offers,
    caller: &Caller,
    key: Option<String>,
    again: bool,
) -> Result<Vec<Result<Invite, Problem>>, Problem> {
    if offers.items.is_empty() || BATCH_MAX < offers.items.len() {
        let zh = format!("一次可发起1至{BATCH_MAX}份邀请");
        return Err(Problem::field(
            "/items",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let key_of = |index: usize| key.as_ref().map(|key| format!("{key}/{index}"));
    let items = offers.items.into_iter().enumerate();
    Ok(items
        .map(|(index, offer)| {
            let row = u32::try_from(index).ok().filter(|_| !again);
            Ok(Invite {
                row,
                ..offer.0?.invite(caller, key_of(index))?
            })
        })
        .collect())
}

fn unanswered() -> domain::Result<SentView> {
    Err(domain::Error::internal("an offer without an answer"))
}

async fn preview(request: Request, Json(offer): Json<Offer>) -> Answer<OfferPreview> {
    let caller = request.caller()?;
    let invite = offer.invite(caller, None)?;
    let connection = request.app.ground().db.get().await?;
    let preview = bargaining::preview(&connection, request.moment(), &invite).await?;
    json(&OfferPreview {
        outcome: preview.outcome,
        due_at: preview.deadline.map(|deadline| deadline.due_at.into()),
        due_by: preview.deadline.map(|deadline| deadline.text()),
        due_is_provisional: preview
            .deadline
            .is_some_and(|deadline| deadline.is_provisional),
        reference_limit: preview.limit,
        current_price: preview.current_price,
        warnings: preview
            .warnings
            .iter()
            .map(|(code, words)| CodedText {
                code,
                text: request.localized(words),
            })
            .collect(),
        clause: "S4-1",
    })
}
