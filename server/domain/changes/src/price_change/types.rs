//! The types of changes of prices, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::{
    AccountId, Caller, CampaignId, EvidenceId, LinkageId, ListedPriceId, OrganisationId,
    PriceChangeId, ProductId, PublicityId, UnitPrice,
};
use market::catalogue::ProductHead;
use prices::listed_price::ListedTerms;

use super::rules::{ChangeState, Origin};

/// Which submitted changes are decided on; an absent part asks nothing. Rows of linkage lists never
/// are: a list is decided on as a whole.
#[derive(Debug, Clone, Default)]
pub struct SubmittedFilter {
    /// Where they come from.
    pub origin: Option<Origin>,
    /// For which collection.
    pub campaign: Option<CampaignId>,
    /// Of which product.
    pub product: Option<ProductId>,
    /// A part of the product's name, or how its code begins.
    pub name_part: Option<String>,
}

impl SubmittedFilter {
    pub(super) fn as_list(&self) -> ChangeFilter {
        ChangeFilter {
            origin: self.origin,
            states: Some(vec![ChangeState::Submitted]),
            campaign: self.campaign,
            product: self.product,
            name_part: self.name_part.clone(),
            without_drafts: true,
            ..ChangeFilter::default()
        }
    }
}

/// A change about to be entered.
#[derive(Debug, Clone)]
pub(crate) struct NewChange<'a> {
    /// Whose price.
    pub(crate) product: ProductId,
    /// What it says.
    pub(crate) terms: &'a ListedTerms,
    /// A remark of the submitter's.
    pub(crate) remark: &'a str,
    /// What proves it.
    pub(crate) evidence: &'a [EvidenceId],
    /// The collection it answers.
    pub(crate) campaign: Option<CampaignId>,
    /// The list it stands in.
    pub(crate) linkage: Option<LinkageId>,
    /// The price that it ends instead of setting one.
    pub(crate) ends: Option<ListedPriceId>,
    /// Who submits it; none when a rule does.
    pub(crate) account: Option<AccountId>,
    /// For whom.
    pub(crate) organisation: OrganisationId,
}

/// A change of a listed price.
#[derive(Debug, Clone)]
pub struct PriceChange {
    /// Its row; grows with time.
    pub id: PriceChangeId,
    /// Where it comes from.
    pub origin: Origin,
    /// Whose price.
    pub product: ProductId,
    /// The product's maker.
    pub manufacturer: OrganisationId,
    /// What it says.
    pub terms: ListedTerms,
    /// A remark of the submitter's.
    pub remark: String,
    /// What proves it.
    pub evidence: Vec<EvidenceId>,
    /// The collection it answers.
    pub campaign: Option<CampaignId>,
    /// The list it stands in.
    pub linkage: Option<LinkageId>,
    /// The price that it ends instead of setting one.
    pub ends: Option<ListedPriceId>,
    /// How far it has come.
    pub state: ChangeState,
    /// Why it was returned or refused.
    pub reason: String,
    /// When it was submitted last.
    pub submitted_at: DateTime<Utc>,
    /// Who submitted it.
    pub organisation: OrganisationId,
    /// When its state changed last.
    pub decided_at: Option<DateTime<Utc>>,
    /// The window in which it is public.
    pub publicity: Option<PublicityId>,
    /// The first day on which it counts, once announced.
    pub counts_from: Option<NaiveDate>,
    /// The listed price it became.
    pub listed_price: Option<ListedPriceId>,
    /// Grows with every change of it.
    pub version: i32,
}

/// A change with what a list shows beside it.
#[derive(Debug, Clone)]
pub struct PriceChangeRow {
    /// The change.
    pub change: PriceChange,
    /// What people know it by.
    pub head: ProductHead,
    /// Its base unit.
    pub base_unit: String,
    /// Its maker's name.
    pub manufacturer_name: String,
    /// The reference limit today.
    pub reference_limit: Option<UnitPrice>,
    /// Until when it may be objected to.
    pub deadline: Option<Deadline>,
    /// Objections without an answer.
    pub objections_open: i64,
}

/// Which changes a list holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct ChangeFilter {
    /// Where they come from.
    pub origin: Option<Origin>,
    /// How far they have come.
    pub states: Option<Vec<ChangeState>>,
    /// Whose products.
    pub manufacturer: Option<OrganisationId>,
    /// In which list.
    pub linkage: Option<LinkageId>,
    /// For which collection.
    pub campaign: Option<CampaignId>,
    /// Of which product.
    pub product: Option<ProductId>,
    /// In which window.
    pub publicity: Option<PublicityId>,
    /// Of products that this organisation makes, or buys at a price of its own on that day.
    pub concerning: Option<(OrganisationId, NaiveDate)>,
    /// A part of the product's name, or how its code begins.
    pub name_part: Option<String>,
    /// Without the rows of linkage lists that were never public.
    pub without_drafts: bool,
}

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChangesWaiting {
    /// Declarations of the caller's own that were asked back.
    pub(super) returned: i64,
    /// Changes that the exchange centre has not decided on.
    pub(super) to_check: i64,
    /// Objections without an answer.
    pub(super) objections_open: i64,
}

impl PriceChangeRow {
    /// The change as the caller may see it, if at all. Who stands behind a change that is not its
    /// manufacturer's own stays unknown, and so does what they say beside the price.
    pub(super) fn seen_by(mut self, caller: &Caller) -> Option<Self> {
        let change = &mut self.change;
        if caller.is_overseer() || change.organisation == caller.organisation {
            return Some(self);
        }
        let is_hidden =
            change.manufacturer != caller.organisation || change.origin == Origin::Linkage;
        if is_hidden && change.publicity.is_none() {
            return None;
        }
        self.hide_submitter();
        Some(self)
    }

    pub(super) fn hide_submitter(&mut self) {
        self.change.remark.clear();
        self.change.evidence.clear();
        self.change.organisation = self.change.manufacturer;
    }
}
