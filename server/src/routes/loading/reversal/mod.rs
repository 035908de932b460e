//! Undoing a load as a whole.

pub(in crate::routes) mod things;

use domain::loading::{self, Import, Reversal, UndoneStep, UndoneThing};
use domain::{ImportId, InvitationId, ProductId, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Json, LOADERS, Operation, Request, Who, get, json, post, storable_lines_within,
};
use crate::loading::reverse;
use crate::routes::price_change::REASON_LETTERS_MAX;

pub(super) fn operations() -> [Operation; 2] {
    let things = get("/imports/{id}/reversal/things", things::list)
        .by(Who::SignedIn)
        .described(
            "Everything that the reversal of a load undid or had to leave, with prices and limits before and after. Of a load \
             that was not undone: what its reversal would do, worked out and rolled back, for those who may undo it.",
        )
        .query_word::<UndoneStep>("step", "Only what this was done to")
        .heavy()
        .paged(things::LIST);
    [undoing(), things]
}

fn undoing() -> Operation {
    post("/imports/{id}/reversal", undo)
        .by(Who::Duties(LOADERS))
        .described(
            "Undoes a load as a whole, once, by another person of its organisation: its prices are withdrawn and those \
             that they replaced are in force again, prices of later loads that are far from what is known without it wait for \
             another person, what it held or declared is withdrawn, invitations that it ended are \
             open again where they can be and concluded prices in force, those that it sent are withdrawn while nobody has \
             answered them. The rest is listed, and what was concluded meanwhile under its limits is named.",
        )
        .query::<bool>("preview", "Say what would be undone, and do nothing")
        .keyed()
        .heavy()
}

/// Why a load is undone.
#[derive(Debug, Deserialize, ToSchema)]
struct ReversalReason {
    reason: String,
}

/// The reversal of a load.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReversalView {
    at: ShanghaiTime,
    /// The name of the person.
    by: String,
    reason: String,
    /// Prices of the load that are in force no more.
    prices_withdrawn: usize,
    /// Prices that it had replaced and that are in force again.
    prices_restored: usize,
    /// Prices that it had replaced, in whose place something later is.
    prices_overtaken: usize,
    /// Products whose limits rise, today or on a later day.
    limits_raised: usize,
    /// Products whose limits fall.
    limits_lowered: usize,
    /// Products that have no limit any more.
    limits_gone: usize,
    /// Products that get a limit.
    limits_new: usize,
    /// Concluded prices of hospitals that limits end which fall again; `things` names them.
    concluded_ending: usize,
    /// They times the quantities of their invitations, in yuan.
    #[schema(value_type = String)]
    concluded_ending_amount: Decimal,
    /// Prices of later loads that are far from what is known without it: they count no more, wait for another person than their
    /// loader, and are things of step `price_far`.
    prices_far: usize,
    /// Changes of prices that it held and that are withdrawn.
    changes_withdrawn: usize,
    /// Invitations that it had ended and that are open again.
    invitations_restored: usize,
    /// Invitations that it had sent and that are withdrawn.
    invitations_withdrawn: usize,
    /// Concluded prices of hospitals that its limits had ended and that are in force again.
    concluded_restored: usize,
    /// Prices that were concluded under limits of the load; they are contracts and stay in force.
    concluded_under: usize,
    /// The first 200 of them, with their invitations.
    concluded_under_shown: Vec<UndoneView>,
    /// How many things could not be undone.
    left: usize,
    /// The first 200 of them; `/imports/{id}/reversal/things?step=left_as_it_is` lists all.
    left_shown: Vec<LeftAsItIs>,
    /// A sentence for each file of another person with the same content, for which nothing was done: nothing of it is in force after
    /// the undo either.
    sent_again: Vec<String>,
    /// The first 200 things that were undone; `/imports/{id}/reversal/things` lists all.
    shown: Vec<UndoneView>,
}

/// A thing that was undone, or that is named.
#[derive(Debug, Serialize, ToSchema)]
struct UndoneView {
    step: UndoneStep,
    /// The invitation that it is about; null for everything else.
    invitation_id: Option<InvitationId>,
    /// The number that people know it by, if it has one.
    number: Option<String>,
    product_id: ProductId,
    product_name: String,
    specification: String,
    /// The limit before, and the price of a later load that counts no more; null for everything else, and for the candidate
    /// catalogue.
    before: Option<UnitPrice>,
    /// The price; of a limit the one after, null for the candidate catalogue.
    price: Option<UnitPrice>,
    /// Sales units.
    quantity: Option<i64>,
}

impl UndoneView {
    fn of(thing: &UndoneThing) -> Self {
        Self {
            step: thing.step,
            invitation_id: thing.invitation,
            number: thing.number.clone(),
            product_id: thing.product,
            product_name: thing.product_name.clone(),
            specification: thing.specification.clone(),
            before: thing.before,
            price: thing.price,
            quantity: thing.quantity,
        }
    }
}

/// Something that could not be undone.
#[derive(Debug, Serialize, ToSchema)]
struct LeftAsItIs {
    /// The number that people know it by.
    what: String,
    reason: String,
    product_id: Option<ProductId>,
    product_name: String,
    specification: String,
}

impl ReversalView {
    pub(super) fn of(request: &Request, reversal: &Reversal) -> Self {
        let undone = &reversal.undone;
        let left = undone.left_shown.iter().map(|one| LeftAsItIs {
            what: one.what.clone(),
            reason: request.localized(&one.reason),
            product_id: one.product,
            product_name: one.product_name.clone(),
            specification: one.specification.clone(),
        });
        Self {
            at: reversal.at.into(),
            by: reversal.by.clone(),
            reason: reversal.reason.clone(),
            prices_withdrawn: undone.prices_withdrawn,
            prices_restored: undone.prices_restored,
            prices_overtaken: undone.prices_overtaken,
            limits_raised: undone.limits_raised,
            limits_lowered: undone.limits_lowered,
            limits_gone: undone.limits_gone,
            limits_new: undone.limits_new,
            concluded_ending: undone.concluded_ending,
            concluded_ending_amount: undone.concluded_ending_amount,
            prices_far: undone.prices_far,
            changes_withdrawn: undone.changes_withdrawn,
            invitations_restored: undone.invitations_restored,
            invitations_withdrawn: undone.invitations_withdrawn,
            concluded_restored: undone.concluded_restored,
            concluded_under: undone.concluded_under,
            concluded_under_shown: (undone.concluded_under_shown.iter())
                .map(UndoneView::of)
                .collect(),
            left: undone.left,
            left_shown: left.collect(),
            sent_again: (undone.sent_again.iter())
                .map(|one| request.localized(one))
                .collect(),
            shown: undone.shown.iter().map(UndoneView::of).collect(),
        }
    }
}

/// Whether another person of the caller's organisation acts on what the caller loaded.
pub(super) fn takes_another(request: &Request, import: &Import) -> bool {
    (request.caller()).is_ok_and(|caller| loading::takes_another(caller, import))
}

/// Whether the caller may undo a load, so that the console can offer it.
pub(super) fn may_reverse(request: &Request, import: &Import) -> bool {
    (request.caller()).is_ok_and(|caller| loading::may_reverse(caller, import))
}

async fn undo(
    request: Request,
    id: ImportId,
    Json(body): Json<ReversalReason>,
) -> Answer<ReversalView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", body.reason, REASON_LETTERS_MAX)?;
    let reason = reason.as_str();
    let view = |import: &Import| -> domain::Result<ReversalView> {
        let reversal = import.reversal.as_ref();
        let reversal = reversal.ok_or_else(|| domain::Error::internal("not reversed"))?;
        Ok(ReversalView::of(&request, reversal))
    };
    if request.query().value("preview")?.unwrap_or(false) {
        let mut connection = request.app.ground().db.get().await?;
        // Not committed: it is rolled back.
        let tx = connection
            .transaction()
            .await
            .map_err(domain::Error::from)?;
        let import = reverse(&tx, request.moment(), caller, id, reason).await?;
        drop(tx);
        return json(&view(&import)?);
    }
    request
        .once(async |tx, moment| view(&reverse(tx, moment, caller, id, reason).await?))
        .await
}
