//! Invitations as each side may see them.

use std::collections::HashMap;

use domain::bargaining::{self, Action, Decider, Decision, Invitation, State, Steps};
use domain::catalogue::{self, Product, ProductHead};
use domain::database::Reader;
use domain::{
    Caller, InvitationId, LimitVersionId, Moment, OrganisationId, ProductId, Result, ShanghaiTime,
    UnitPrice, party,
};
use futures_util::try_join;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::routes::event_words::ThreadEvent;
use crate::routes::views::Named;

/// The product of an invitation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct InvitationProduct {
    id: ProductId,
    #[serde(flatten)]
    pub(super) head: ProductHead,
    /// 最小计量单位
    base_unit: String,
    /// 最小销售单位
    pub(super) sales_unit: String,
    /// Base units in a sales unit.
    pack_ratio: Decimal,
}

impl InvitationProduct {
    fn of(product: &Product) -> Self {
        Self {
            id: product.id,
            head: product.head.clone(),
            base_unit: product.base_unit.clone(),
            sales_unit: product.sales_unit.clone(),
            pack_ratio: product.pack_ratio,
        }
    }
}

/// How an invitation ended.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionView {
    by: Decider,
    /// The clause that it rests on.
    clause: String,
    /// The reason given.
    reason: Option<String>,
}

impl DecisionView {
    fn of(decision: &Decision) -> Self {
        Self {
            by: decision.by,
            clause: decision.clause.clone(),
            reason: decision.reason.clone(),
        }
    }
}

/// The time that is left to answer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TimeLeft {
    /// Working days after today.
    working_days: usize,
    /// Seconds to the deadline.
    seconds: i64,
}

/// An invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InvitationView {
    id: InvitationId,
    /// The number that people quote.
    pub(super) number: String,
    pub(super) state: State,
    /// The product that the hospital wants to buy.
    pub(super) product: InvitationProduct,
    /// The hospital that sent it.
    pub(super) hospital: Named,
    /// The manufacturer that responds to it.
    pub(super) manufacturer: Named,
    /// The offer, yuan per base unit.
    pub(super) price: UnitPrice,
    /// Sales units that the hospital means to buy.
    pub(super) quantity: i64,
    /// The hospital's remark.
    pub(super) note: String,
    /// The limit when it was sent.
    pub(super) reference_limit: Option<UnitPrice>,
    /// The version of that limit.
    limit_version: Option<LimitVersionId>,
    /// What the hospital paid when it was sent; the hospital alone sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_price: Option<UnitPrice>,
    /// When it was sent.
    pub(super) sent_at: ShanghaiTime,
    /// Exclusive: the first instant that is too late.
    pub(super) due_at: Option<ShanghaiTime>,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    /// Whether the deadline waits for a calendar notice.
    due_is_provisional: bool,
    /// The time left, while it is open.
    working_time_left: Option<TimeLeft>,
    /// When it ended.
    pub(super) decided_at: Option<ShanghaiTime>,
    /// How it ended.
    decision: Option<DecisionView>,
    /// The manufacturer's price.
    pub(super) counter_price: Option<UnitPrice>,
    /// The manufacturer's reason for it.
    counter_reason: Option<String>,
    /// What the caller may do now: the last segments of the paths.
    actions: Vec<Action>,
    /// For `If-Match`.
    pub(super) version: i32,
}

/// An invitation with everything that happened to it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InvitationThread {
    /// The invitation.
    #[serde(flatten)]
    pub(super) invitation: InvitationView,
    /// What the caller could do in his turn and the rules refuse now.
    pub(super) barred: Vec<BarredAction>,
    /// Everything that happened, oldest first.
    pub(super) events: Vec<ThreadEvent>,
}

/// A step that the rules refuse now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BarredAction {
    /// The last segment of its path.
    pub(super) action: Action,
    /// Why, in the language asked for.
    pub(super) reason: String,
}

/// Names and limits that invitations are shown with, read for all of them at once.
pub(super) struct Facts {
    products: HashMap<ProductId, Product>,
    names: HashMap<OrganisationId, String>,
    /// What the caller may do with open ones.
    pub(super) steps: HashMap<InvitationId, Steps>,
}

impl Facts {
    /// Without steps.
    pub(super) async fn named(
        db: &impl Reader,
        invitations: impl Iterator<Item = &Invitation> + Clone,
    ) -> Result<Self> {
        let ids: Vec<ProductId> = invitations.clone().map(|one| one.product).collect();
        let parties: Vec<OrganisationId> = invitations
            .flat_map(|one| [one.hospital, one.manufacturer])
            .collect();
        let (products, names) =
            try_join!(catalogue::products(db, &ids), party::names(db, &parties))?;
        let products = products.into_iter();
        Ok(Self {
            products: products.map(|product| (product.id, product)).collect(),
            names,
            steps: HashMap::new(),
        })
    }

    pub(super) async fn of(
        db: &impl Reader,
        moment: &Moment,
        caller: &Caller,
        invitations: &[Invitation],
    ) -> Result<Self> {
        let named = Self::named(db, invitations.iter()).await?;
        let steps = bargaining::steps(db, moment, caller, invitations).await?;
        Ok(Self { steps, ..named })
    }

    /// An invitation as the caller may see it.
    pub(super) fn view(
        &self,
        moment: &Moment,
        caller: &Caller,
        invitation: &Invitation,
    ) -> Option<InvitationView> {
        let named = |id: OrganisationId| Named {
            id,
            name: self.names.get(&id).cloned().unwrap_or_default(),
        };
        let product = InvitationProduct::of(self.products.get(&invitation.product)?);
        let parties = (named(invitation.hospital), named(invitation.manufacturer));
        let steps = self.steps.get(&invitation.id);
        let actions = steps.map(|steps| steps.may.clone()).unwrap_or_default();
        Some(view(moment, caller, invitation, product, parties, actions))
    }
}

pub(super) async fn views(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    invitations: &[Invitation],
) -> Result<Vec<InvitationView>> {
    let facts = Facts::of(db, moment, caller, invitations).await?;
    let views = invitations.iter();
    Ok(views
        .filter_map(|invitation| facts.view(moment, caller, invitation))
        .collect())
}

fn view(
    moment: &Moment,
    caller: &Caller,
    invitation: &Invitation,
    product: InvitationProduct,
    (hospital, manufacturer): (Named, Named),
    actions: Vec<Action>,
) -> InvitationView {
    let progress = &invitation.progress;
    let own = caller.organisation == invitation.hospital;
    InvitationView {
        id: invitation.id,
        number: invitation.number.clone(),
        state: progress.state,
        product,
        hospital,
        manufacturer,
        price: progress.price,
        quantity: invitation.quantity,
        note: invitation.note.clone(),
        reference_limit: invitation.reference_limit,
        limit_version: invitation.limit_version,
        current_price: invitation.current_price.filter(|_| own),
        sent_at: invitation.sent_at.into(),
        due_at: progress.deadline.map(|deadline| deadline.due_at.into()),
        due_by: progress.deadline.map(|deadline| deadline.text()),
        due_is_provisional: progress.deadline.is_some_and(|it| it.is_provisional),
        working_time_left: time_left(moment, invitation),
        decided_at: progress
            .decision
            .as_ref()
            .map(|decision| decision.at.into()),
        decision: progress.decision.as_ref().map(DecisionView::of),
        counter_price: progress.counter_price,
        counter_reason: progress.counter_reason.clone(),
        actions,
        version: invitation.version,
    }
}

fn time_left(moment: &Moment, invitation: &Invitation) -> Option<TimeLeft> {
    let deadline = invitation
        .progress
        .deadline
        .filter(|_| invitation.progress.state.is_open())?;
    let last_day = deadline.last_day();
    Some(TimeLeft {
        working_days: moment.calendar.working_days_left(moment.now, last_day),
        seconds: (deadline.due_at - moment.now).num_seconds().max(0),
    })
}
