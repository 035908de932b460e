//! Sending invitations, and saying beforehand what sending would do.

use chrono::{DateTime, FixedOffset};
use domain::bargaining::{self, Invite, Outcome, Sent};
use domain::{Caller, ProductId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{InvitationView, views};
use crate::http::{
    Answer, Problem, ProblemDocument, Request, created, json, storable, with_version,
};
use crate::routes::closed::OfferOutcome;
use crate::routes::current_prices::bad_price;
use crate::routes::views::{Told, shown, yuan};

/// Invitations in one call.
const BATCH_MAX: usize = 500;

/// An offer.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct Offer {
    /// For what.
    product_id: String,
    /// Yuan per base unit.
    price: String,
    /// Sales units that the hospital means to buy.
    quantity: i64,
    /// A remark to the manufacturer.
    #[serde(default)]
    note: String,
}

impl Offer {
    fn invite(&self, caller: &Caller, key: Option<String>) -> Result<Invite, Problem> {
        let product: ProductId = self.product_id.parse().map_err(|_| Problem::not_found())?;
        Ok(Invite {
            caller: caller.clone(),
            product,
            price: self.price.parse().map_err(bad_price)?,
            quantity: self.quantity,
            note: storable("/note", self.note.clone())?,
            idempotency_key: key,
        })
    }
}

/// Several offers.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct Offers {
    /// At most 500.
    items: Vec<Offer>,
}

/// What became of one of several offers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OfferResult {
    /// Its place.
    index: usize,
    /// The invitation, when it was sent.
    invitation: Option<InvitationView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several offers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OfferResults {
    /// In their order.
    results: Vec<OfferResult>,
}

/// What sending an offer would do.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OfferPreview {
    /// `confirmed` at once, or `pending`.
    #[schema(value_type = OfferOutcome)]
    outcome: &'static str,
    /// Exclusive: the first instant that would be too late.
    due_at: Option<DateTime<FixedOffset>>,
    /// The last minute that would be in time, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    /// Whether that deadline would wait for a calendar notice.
    due_is_provisional: bool,
    /// The limit today.
    reference_limit: Option<String>,
    /// What the hospital pays today.
    current_price: Option<String>,
    /// What to notice.
    warnings: Vec<Told>,
    /// The clause that decides.
    clause: &'static str,
}

/// Sends an invitation. At the reference limit it is confirmed at once.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "bargaining", request_body = Offer,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "The same key again finds the same invitation")),
    responses((status = 201, body = InvitationView)))]
pub(in crate::routes) async fn send(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::Hospital)?;
    let offer: Offer = request.json()?;
    let invite = offer.invite(&caller, request.idempotency_key()?)?;
    let sent = request.app.desk().hand_in(invite).await?;
    let connection = request.app.ground().db.get_for_lookups().await?;
    let invitation = match sent {
        Sent::New(invitation) => *invitation,
        Sent::Before(id) => bargaining::invitation(&connection, &caller, id).await?,
    };
    let mut views = views(&connection, &request.moment(), &caller, &[invitation]).await?;
    let view = views.pop().ok_or_else(Problem::not_found)?;
    with_version(created(&view)?, view.version)
}

/// Sends several invitations, each judged by itself.
#[utoipa::path(post, path = "/api/v1/invitations/batch", tag = "bargaining", request_body = Offers,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = OfferResults)))]
pub(in crate::routes) async fn send_many(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::Hospital)?;
    let offers: Offers = request.json()?;
    let read = read(&offers, &caller, request.idempotency_key()?)?;
    let invites: Vec<Invite> = read
        .iter()
        .filter_map(|invite| invite.as_ref().ok().cloned())
        .collect();
    let (answers, sent) = request
        .change(async |tx, moment| {
            let answers = bargaining::invite(tx, moment, &invites).await?;
            let mut sent = Vec::with_capacity(answers.len());
            for answer in answers.iter().flatten() {
                sent.push(match answer {
                    Sent::New(invitation) => (**invitation).clone(),
                    Sent::Before(id) => bargaining::invitation(tx, &caller, *id).await?,
                });
            }
            let sent = views(tx, moment, &caller, &sent).await?;
            Ok((answers, sent))
        })
        .await?;
    let (mut answers, mut sent) = (answers.into_iter(), sent.into_iter());
    let results = read.into_iter().enumerate().map(|(index, invite)| {
        let answer = invite.and_then(|_| {
            answers
                .next()
                .unwrap_or_else(unanswered)
                .map_err(Problem::from)
        });
        let (invitation, problem) = match answer {
            Ok(_) => (sent.next(), None),
            Err(problem) => (None, Some(problem.document(request.is_chinese(), None))),
        };
        OfferResult {
            index,
            invitation,
            problem,
        }
    });
    json(&OfferResults {
        results: results.collect(),
    })
}

/// The offers of a call, each readable or not; a key of the call gives each a key of its own.
fn read(
    offers: &Offers,
    caller: &Caller,
    key: Option<String>,
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
    let items = offers.items.iter().enumerate();
    Ok(items
        .map(|(index, offer)| offer.invite(caller, key_of(index)))
        .collect())
}

fn unanswered() -> domain::Result<Sent> {
    Err(domain::Error::internal("an offer without an answer"))
}

/// Says what sending an offer would do; refuses what sending would refuse.
#[utoipa::path(post, path = "/api/v1/invitations/preview", tag = "bargaining", request_body = Offer,
    responses((status = 200, body = OfferPreview)))]
pub(in crate::routes) async fn preview(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::Hospital)?;
    let offer: Offer = request.json()?;
    let invite = offer.invite(&caller, None)?;
    let connection = request.app.ground().db.get().await?;
    let preview = bargaining::preview(&connection, &request.moment(), &invite).await?;
    json(&OfferPreview {
        outcome: match preview.outcome {
            Outcome::Confirmed => "confirmed",
            Outcome::Pending => "pending",
        },
        due_at: preview.deadline.map(|deadline| shown(deadline.due_at)),
        due_by: preview.deadline.map(|deadline| deadline.text()),
        due_is_provisional: preview
            .deadline
            .is_some_and(|deadline| deadline.is_provisional),
        reference_limit: preview.limit.map(yuan),
        current_price: preview.current_price.map(yuan),
        warnings: preview
            .warnings
            .iter()
            .map(|(code, words)| Told {
                code: (*code).to_owned(),
                text: request.say(words),
            })
            .collect(),
        clause: "S4-1",
    })
}
