//! Bargaining for overpayments: the invitations of a filter in one call, and what that call would do.

use domain::bargaining::{self, Invite, Sent, SentEarlier, State};
use domain::database::Reader;
use domain::overpayment::{self, Benchmark, Overpayment, OverpaymentFilter};
use domain::{Caller, InvitationId, Moment, ProductId, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Json, Problem, ProblemDocument, Request, json, storable, storable_lines,
};
use crate::routes::catalogue::class_code;

/// Invitations sent by one call.
const OFFERS_MAX: usize = 2_000;

/// Invitations of one statement.
const OFFERS_AT_ONCE: usize = 200;

/// Which overpayments to bargain for, and how.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct OverpaymentOffers {
    /// What own prices are compared with and what is offered: `limit` (the default), `lowest` or
    /// `median`; never above the limit.
    against: Option<Benchmark>,
    /// A part of the product's name, or how its code begins.
    q: Option<String>,
    /// The class, of 2, 4 or 6 digits.
    category: Option<String>,
    /// These products only.
    product_ids: Option<Vec<ProductId>>,
    /// Sales units that the hospital means to buy of each.
    quantity: i64,
    /// A remark to the manufacturers.
    #[serde(default)]
    note: String,
}

/// What became of the offer for one product, or would.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentOffer {
    /// The product.
    product_id: ProductId,
    /// Its name.
    name: String,
    /// What was offered, yuan per base unit.
    price: UnitPrice,
    /// The invitation, when it was sent; none in a preview.
    invitation_id: Option<InvitationId>,
    /// Its state: `confirmed` at once, or `pending`.
    state: Option<State>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of the offers, or would.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OverpaymentOffered {
    /// Invitations confirmed at once.
    confirmed: usize,
    /// Invitations that wait for their manufacturers.
    pending: usize,
    /// Offers that the rules refused.
    refused: usize,
    /// Overpayments of the filter beyond what one call sends.
    remaining: i64,
    /// In the order of the list.
    results: Vec<OverpaymentOffer>,
}

pub(super) async fn offer(
    request: Request,
    Json(mut offers): Json<OverpaymentOffers>,
) -> Answer<OverpaymentOffered> {
    let caller = request.caller()?;
    let key = request.idempotency_key()?;
    offers.note = storable_lines("/note", offers.note)?;
    let filter = offers.filter()?;
    // Of a filter that finds nothing, too, the rest is right.
    bargaining::check_terms(offers.quantity, &offers.note)?;
    request
        .once(async |tx, moment| {
            let (found, mut offered) = meant(tx, moment, caller, &filter).await?;
            let mut earlier = SentEarlier::default();
            for part in found.chunks(OFFERS_AT_ONCE) {
                let invites: Vec<Invite> = part
                    .iter()
                    .map(|row| offers.invite(row, caller, key.as_deref()))
                    .collect();
                let sent = bargaining::invite(tx, moment, &invites, &mut earlier).await?;
                for ((row, invite), sent) in part.iter().zip(&invites).zip(sent) {
                    let invitation = match sent {
                        Ok(
                            Sent::New(invitation)
                            | Sent::Repeats(invitation)
                            | Sent::Twice(invitation),
                        ) => Ok(*invitation),
                        Ok(Sent::Before(id)) => bargaining::invitation(tx, caller, id).await,
                        Err(error) => Err(error),
                    };
                    let sent = invitation.map(|one| (Some(one.id), one.progress.state));
                    offered.count(&request, row, invite, sent);
                }
            }
            Ok(offered)
        })
        .await
}

/// What the same call of [`offer`] would send, judged by the same rules and not sent.
pub(super) async fn foresee(
    request: Request,
    Json(mut offers): Json<OverpaymentOffers>,
) -> Answer<OverpaymentOffered> {
    let caller = request.caller()?;
    offers.note = storable_lines("/note", offers.note)?;
    let filter = offers.filter()?;
    bargaining::check_terms(offers.quantity, &offers.note)?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let (found, mut offered) = meant(&connection, moment, caller, &filter).await?;
    for part in found.chunks(OFFERS_AT_ONCE) {
        let invites: Vec<Invite> = part
            .iter()
            .map(|row| offers.invite(row, caller, None))
            .collect();
        let judged = bargaining::foresee(&connection, moment, &invites).await?;
        for ((row, invite), judged) in part.iter().zip(&invites).zip(judged) {
            let judged = judged.map(|outcome| (None, outcome.state()));
            offered.count(&request, row, invite, judged);
        }
    }
    json(&offered)
}

/// The overpayments that one call bargains for, and the answer to be filled in.
async fn meant(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &OverpaymentFilter,
) -> domain::Result<(Vec<Overpayment>, OverpaymentOffered)> {
    let mut ranked = overpayment::ranked(db, moment, caller, filter).await?;
    let remaining = ranked.len().saturating_sub(OFFERS_MAX);
    ranked.truncate(OFFERS_MAX);
    let found = overpayment::overpayments(db, moment, caller, filter.against, &ranked).await?;
    let offered = OverpaymentOffered {
        confirmed: 0,
        pending: 0,
        refused: 0,
        remaining: i64::try_from(remaining).map_err(domain::Error::internal)?,
        results: Vec::with_capacity(found.len()),
    };
    Ok((found, offered))
}

impl OverpaymentOffers {
    fn filter(&self) -> Result<OverpaymentFilter, Problem> {
        let one_line = |pointer, text: &Option<String>| {
            let text = text.clone().map(|text| storable(pointer, text));
            text.transpose()
        };
        let name_part = one_line("/q", &self.q)?;
        let category = self.category.as_deref().map(|code| {
            let (zh, en) = ("分类须为2、4或6位数字", "must have 2, 4 or 6 digits");
            class_code(code).ok_or_else(|| Problem::field("/category", zh, en))
        });
        let category = category.transpose()?;
        Ok(OverpaymentFilter {
            against: self.against.unwrap_or_default(),
            by_share: false,
            name_part,
            category,
            products: self.product_ids.clone(),
        })
    }

    fn invite(&self, row: &Overpayment, caller: &Caller, key: Option<&str>) -> Invite {
        Invite {
            caller: caller.clone(),
            product: row.product,
            price: row
                .limit
                .map_or(row.benchmark, |limit| limit.min(row.benchmark)),
            quantity: self.quantity,
            note: self.note.clone(),
            idempotency_key: key.map(|key| format!("{key}/{}", row.product)),
            import: None,
            row: None,
        }
    }
}

impl OverpaymentOffered {
    fn count(
        &mut self,
        request: &Request,
        row: &Overpayment,
        invite: &Invite,
        sent: domain::Result<(Option<InvitationId>, State)>,
    ) {
        let mut result = OverpaymentOffer {
            product_id: row.product,
            name: row.head.name.clone(),
            price: invite.price,
            invitation_id: None,
            state: None,
            problem: None,
        };
        match sent {
            Ok((id, state)) => {
                if state == State::Confirmed {
                    self.confirmed += 1;
                } else {
                    self.pending += 1;
                }
                result.invitation_id = id;
                result.state = Some(state);
            }
            Err(error) => {
                self.refused += 1;
                let problem = Problem::from(error);
                result.problem = Some(problem.document(request.is_chinese(), None));
            }
        }
        self.results.push(result);
    }
}
