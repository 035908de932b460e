//! The types of changes of prices, for operations and the store alike.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::{
    AccountId, Caller, CampaignId, EvidenceId, ImportId, LinkageId, ListedPriceId, OrganisationId,
    PriceChangeId, ProductId, PublicityId, Result, UnitPrice, Words,
};
use market::catalogue::ProductHead;
use prices::listed_price::{LimitRise, ListedPrice, ListedTerms, PriceTerms};
use rust_decimal::Decimal;

use super::state::{ChangeState, Origin};

/// Which submitted changes to decide on; an absent part does not filter. Rows of linkage lists are
/// never found: a list is decided on as a whole.
#[derive(Debug, Clone, Default)]
pub struct SubmittedFilter {
    pub origin: Option<Origin>,
    pub campaign: Option<CampaignId>,
    pub product: Option<ProductId>,
    /// A part of the product's name, or a prefix of its code.
    pub name_part: Option<String>,
}

/// Who decides on submitted changes, and on which of them he does not.
#[derive(Debug, Clone, Copy)]
pub(super) struct DecidedBy<'a> {
    pub(super) person: AccountId,
    /// Changes whose prices he brought in by a way that is not a change.
    pub(super) own: &'a [PriceChangeId],
    /// Whether those far from the limit are decided on with the others.
    pub(super) reaches_far: bool,
}

/// How many submitted changes a filter finds, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SubmittedForeseen {
    pub(super) found: i64,
    /// Those that the person himself brought in, and those that are accepted one by one.
    pub(super) not_decided: i64,
    /// Products of the others.
    pub(super) products: i64,
    /// Manufacturers of the others.
    pub(super) manufacturers: i64,
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
    pub(crate) product: ProductId,
    pub(crate) terms: &'a ListedTerms,
    pub(crate) remark: &'a str,
    pub(crate) evidence: &'a [EvidenceId],
    /// The collection it answers.
    pub(crate) campaign: Option<CampaignId>,
    /// The linkage list that holds it.
    pub(crate) linkage: Option<LinkageId>,
    /// The price that it ends instead of setting one.
    pub(crate) ends: Option<ListedPriceId>,
    /// Who submits it; none when a rule does.
    pub(crate) account: Option<AccountId>,
    /// The submitting organisation.
    pub(crate) organisation: OrganisationId,
    /// The price of one base unit that it is too far from, if it is held for that.
    pub(crate) last_price: Option<UnitPrice>,
    /// The load that it is held from.
    pub(crate) import: Option<ImportId>,
}

/// A change of a listed price.
#[derive(Debug, Clone)]
pub struct PriceChange {
    pub id: PriceChangeId,
    pub origin: Origin,
    pub product: ProductId,
    pub manufacturer: OrganisationId,
    pub terms: ListedTerms,
    pub remark: String,
    pub evidence: Vec<EvidenceId>,
    /// The collection it answers.
    pub campaign: Option<CampaignId>,
    /// The linkage list that holds it.
    pub linkage: Option<LinkageId>,
    /// The price that it ends instead of setting one.
    pub ends: Option<ListedPriceId>,
    pub state: ChangeState,
    /// Why it was returned or refused.
    pub reason: String,
    /// When it was submitted last.
    pub submitted_at: DateTime<Utc>,
    /// For which organisation it was submitted.
    pub organisation: OrganisationId,
    /// Who brought it in, or corrected it; none when a rule did.
    pub submitted_by: Option<AccountId>,
    /// Of a held price or rise, whose it is by the loads that state it, where it is read to be decided on.
    pub loaded_by: Vec<AccountId>,
    /// When its state changed last.
    pub decided_at: Option<DateTime<Utc>>,
    pub publicity: Option<PublicityId>,
    /// The first day on which it counts, once announced.
    pub counts_from: Option<NaiveDate>,
    /// The listed price it became.
    pub listed_price: Option<ListedPriceId>,
    /// The price of one base unit that it is too far from, if it is held for that.
    pub last_price: Option<UnitPrice>,
    /// The change whose wrong price it takes the place of.
    pub corrects: Option<PriceChangeId>,
    /// The public change of the same price that it joined, of which it is a further source.
    pub joined_into: Option<PriceChangeId>,
    /// Whether its price is a correction that is far from what is known, or above what its platform lists: it is announced once another
    /// person has confirmed it.
    pub unconfirmed: bool,
    /// Grows with every change.
    pub version: i32,
}

impl PriceChange {
    /// Whose price it is: none of them decides on it.
    pub(super) fn brought_in_by(&self) -> impl Iterator<Item = AccountId> {
        let loaded = self.loaded_by.iter().copied();
        let submitted = self.submitted_by.filter(|_| self.loaded_by.is_empty());
        submitted.into_iter().chain(loaded)
    }

    /// Whether it counts on `today` or has counted before: it is announced, and its first day has come.
    #[must_use]
    pub fn has_begun(&self, today: NaiveDate) -> bool {
        self.state == ChangeState::Announced && self.counts_from.is_some_and(|first| first <= today)
    }
}

/// A change with what a list shows beside it.
#[derive(Debug, Clone)]
pub struct PriceChangeRow {
    pub change: PriceChange,
    pub head: ProductHead,
    pub base_unit: String,
    /// The reference limit today.
    pub reference_limit: Option<UnitPrice>,
    /// Of a price whose end waits or is public: what that brings about.
    pub end: Option<EndForeseen>,
    /// Of a price that waits or is public: what becomes of the limit, with what is announced together with it, where that rises on some
    /// day. By a price that is higher than what it replaces, or by its last day where that is the end of what is listed.
    pub rise: Option<LimitRise>,
    /// How high the limit may come by it at most, where that is above what `rise` or `end` states on some day: when what is announced
    /// with it and lowers the limit is stopped.
    pub at_most: Option<LimitRise>,
    /// Until when it may be objected to.
    pub deadline: Option<Deadline>,
    /// Objections without an answer.
    pub objections_open: i64,
    /// The limit that its price is far from: it may be a typing error.
    pub far_from_limit: Option<UnitPrice>,
    /// What a later file states in the place of a held price, though it was listed before; per base unit.
    pub restated: Option<UnitPrice>,
    /// The change that took its place, when its price was corrected.
    pub corrected_by: Option<PriceChangeId>,
}

/// What the end of a listed price brings about, with the other ends of its product that have come as far.
#[derive(Debug, Clone)]
pub struct EndForeseen {
    /// What becomes of the limit; none where it never rises by that.
    pub rise: Option<LimitRise>,
    /// What its platform states in its place, by first day; empty when nothing.
    pub replaced_by: Vec<ListedPrice>,
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct ChangeFilter {
    pub origin: Option<Origin>,
    pub states: Option<Vec<ChangeState>>,
    pub manufacturer: Option<OrganisationId>,
    pub linkage: Option<LinkageId>,
    pub campaign: Option<CampaignId>,
    pub product: Option<ProductId>,
    pub publicity: Option<PublicityId>,
    /// Of products that this organisation makes, or has a current price for today.
    pub concerning: Option<OrganisationId>,
    /// A part of the product's name, or a prefix of its code.
    pub name_part: Option<String>,
    /// Without the rows of linkage lists that were never public.
    pub without_drafts: bool,
    /// Only corrections that another person is to confirm.
    pub unconfirmed: bool,
    /// Only these; none does not filter.
    pub ids: Option<Vec<PriceChangeId>>,
}

/// Counts for the home page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChangesWaiting {
    /// The caller's declarations that were returned.
    pub(super) returned: i64,
    /// Changes that the exchange centre has not decided on.
    pub(super) to_check: i64,
    /// Objections without an answer.
    pub(super) objections_open: i64,
    /// Public corrections that another person is to confirm.
    pub(super) unconfirmed: i64,
}

impl PriceChangeRow {
    /// Where the limit rises by the row when all goes on that goes with it.
    pub(super) fn shown_rise(&self) -> Option<&LimitRise> {
        match &self.end {
            Some(end) => end.rise.as_ref(),
            None => self.rise.as_ref(),
        }
    }

    /// Whether a rise goes higher than what the row shows.
    pub(super) fn is_exceeded_by(&self, rise: &LimitRise) -> bool {
        self.shown_rise().is_none_or(|shown| rise.exceeds(shown))
    }

    /// Whether a rise is higher than what the row shows on some day.
    pub(super) fn is_passed_by(&self, rise: &LimitRise) -> bool {
        rise.beyond(&Vec::from_iter(self.shown_rise())).is_some()
    }

    /// The highest limit that may come by it beyond what it shows, and the first day of that.
    #[must_use]
    pub fn limit_at_most(&self) -> Option<(NaiveDate, Option<UnitPrice>)> {
        let most = self.at_most.as_ref()?;
        most.beyond(&Vec::from_iter(self.shown_rise()))
    }

    /// Shows another rise in its place.
    pub(super) fn show_rise(&mut self, rise: LimitRise) {
        match &mut self.end {
            Some(end) => end.rise = Some(rise),
            None => self.rise = Some(rise),
        }
    }

    /// The change as the caller may see it, if at all. For everyone but overseers and the
    /// submitter, the submitter is hidden, and so are the remark and the evidence; for a bureau too where the submitter is one of those
    /// `beyond` its region.
    pub(super) fn seen_by(
        mut self,
        caller: &Caller,
        beyond: &HashSet<OrganisationId>,
    ) -> Option<Self> {
        let change = &mut self.change;
        if beyond.contains(&change.organisation) {
            self.hide_submitter();
            return Some(self);
        }
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

/// What prices are declared by.
#[derive(Debug, Clone, Copy, Default)]
pub struct DeclaredIn {
    /// The collection that they answer alone.
    pub campaign: Option<CampaignId>,
    /// The file that declares them.
    pub import: Option<ImportId>,
    /// Whether a price that the manufacturer declared before, whatever became of it, is declared once more.
    pub again: bool,
}

#[derive(Debug, Clone)]
pub struct Declared {
    pub product: ProductId,
    /// What a platform lists.
    pub terms: ListedTerms,
    /// A remark for the exchange centre.
    pub remark: String,
    /// Files that prove it, uploaded before.
    pub evidence: Vec<EvidenceId>,
    /// Whether it is taken although it is far from the limit: it is meant, or nobody is there to look again.
    pub may_be_far: bool,
}

/// What a declaration adds to the one of the same price that is on its way: both evidences are kept (E8), and what was said with
/// them. A declared price itself is settled, so that remark and document stand in the log beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Addition {
    /// Files that it has not yet.
    pub(super) evidence: Vec<EvidenceId>,
    pub(super) remark: Option<String>,
    /// Another name of the document.
    pub(super) source: Option<String>,
    /// The collection that it answers from now on.
    pub(super) campaign: Option<CampaignId>,
}

impl Addition {
    /// What `one`, by which `campaign` is answered, adds to `open` beside what was added `before`.
    pub(super) fn of(
        one: &Declared,
        campaign: Option<CampaignId>,
        open: &PriceChange,
        before: &[Self],
    ) -> Self {
        let new = |text: &str, known: &str, of: fn(&Self) -> Option<&str>| {
            let text = text.trim();
            let is_known = text.is_empty()
                || text == known.trim()
                || before.iter().any(|one| of(one) == Some(text));
            Some(text.to_owned()).filter(|_| !is_known)
        };
        let files = one.evidence.iter().copied();
        Self {
            evidence: files.filter(|it| !open.evidence.contains(it)).collect(),
            remark: new(&one.remark, &open.remark, |it| it.remark.as_deref()),
            source: new(&one.terms.source, &open.terms.source, |it| {
                it.source.as_deref()
            }),
            campaign: campaign.filter(|_| open.campaign.is_none()),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The refusal of the second declaration with what became of it.
    pub(super) fn outcome(&self, refused: &Words, open: PriceChangeId) -> Words {
        let added = [
            (!self.evidence.is_empty()).then(|| Words::new("证明材料", "files")),
            self.remark.as_ref().map(|_| Words::new("说明", "remark")),
            self.source
                .as_ref()
                .map(|_| Words::new("文件名称", "document")),
        ];
        let added: Vec<Words> = added.into_iter().flatten().collect();
        let zh: Vec<&str> = added.iter().map(|it| it.zh.as_str()).collect();
        let en: Vec<&str> = added.iter().map(|it| it.en.as_str()).collect();
        let what = match added.is_empty() {
            true => Words::new(
                format!("编号{open}，本次没有新的材料"),
                format!("it is number {open}, and nothing of this one is new to it"),
            ),
            false => Words::new(
                format!("本次的{}已并入编号{open}", zh.join("、")),
                format!("of this one, {} were added to number {open}", en.join(", ")),
            ),
        };
        let answers = match self.campaign {
            Some(_) => Words::new(
                "，并作为对该采集的申报",
                ", which answers the collection now",
            ),
            None => Words::new("", ""),
        };
        Words::new(
            format!("{}；{}{}", refused.zh, what.zh, answers.zh),
            format!("{}; {}{}", refused.en, what.en, answers.en),
        )
    }
}

/// The terms of a price in the base unit.
///
/// # Errors
/// Names the field that does not make a price.
pub fn price_terms(
    price: UnitPrice,
    pack_ratio: Decimal,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
) -> Result<PriceTerms> {
    use ground::FieldError;
    let base_price = price.per_base_unit(pack_ratio).map_err(|error| {
        FieldError::alone(
            "/pack_ratio",
            "按包装转换比换算后的价格无效",
            format!("the price in the base unit {error}"),
        )
    })?;
    if effective_to.is_some_and(|last| last < effective_from) {
        return Err(FieldError::alone(
            "/effective_to",
            "截止日期早于执行日期",
            "it ends before it starts",
        ));
    }
    Ok(PriceTerms {
        price,
        pack_ratio: pack_ratio.normalize(),
        base_price,
        effective_to,
    })
}
