//! The types of lower-price reports, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::{CountedTerm, Deadline};
use ground::{
    AccountId, Caller, EvidenceId, LowerPriceReportId, OrganisationId, PriceChangeId, ProductId,
    PublicityId, UnitPrice,
};
use market::catalogue::ProductHead;
use prices::listed_price::{ListedTerms, Region};
use rust_decimal::Decimal;

use super::duty::DutyFacts;
use super::state::LowerPriceReportState;

/// A report about to be written.
pub(super) struct Entry<'a> {
    pub(super) joined: Option<LowerPriceReportId>,
    pub(super) state: LowerPriceReportState,
    pub(super) manufacturer: OrganisationId,
    pub(super) new: &'a NewLowerPriceReport,
    pub(super) limit: Option<ground::UnitPrice>,
    pub(super) counted: CountedTerm,
    pub(super) is_settled: bool,
}

/// A report of a locked case.
pub(super) struct CaseReport {
    pub(super) id: LowerPriceReportId,
    pub(super) is_head: bool,
    pub(super) organisation: OrganisationId,
    /// Who reported it.
    pub(super) account: AccountId,
    pub(super) state: LowerPriceReportState,
}

/// A duty whose time is over.
pub(super) struct OpenDuty {
    pub(super) id: LowerPriceReportId,
    pub(super) head: LowerPriceReportId,
    pub(super) product: ProductId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) manufacturer: OrganisationId,
    pub(super) reporter: OrganisationId,
    pub(super) region: Region,
    pub(super) platform: String,
    pub(super) price: UnitPrice,
    pub(super) pack_ratio: Decimal,
    pub(super) base_price: UnitPrice,
    pub(super) executed_on: NaiveDate,
    pub(super) facts: DutyFacts,
}

/// An unsettled duty, by its report.
pub(super) struct RunningDuty {
    pub(super) id: LowerPriceReportId,
    /// Whether that report opened its case.
    pub(super) is_head: bool,
    pub(super) product: ProductId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) base_unit: String,
    pub(super) manufacturer: OrganisationId,
    pub(super) reporter: OrganisationId,
    pub(super) region: Region,
    pub(super) base_price: UnitPrice,
    pub(super) raw_due_on: NaiveDate,
    pub(super) deadline: Deadline,
}

/// A lower price about to be reported.
#[derive(Debug, Clone)]
pub struct NewLowerPriceReport {
    pub product: ProductId,
    /// The first day is the day of execution.
    pub terms: ListedTerms,
    /// Files that prove it, uploaded before.
    pub evidence: Vec<EvidenceId>,
}

/// A lower-price report, as far as its reader may know it.
#[derive(Debug, Clone)]
pub struct LowerPriceReport {
    pub id: LowerPriceReportId,
    /// The report that opened its case. Shown to the overseers only.
    pub case: Option<LowerPriceReportId>,
    pub state: LowerPriceReportState,
    pub product: ProductId,
    pub head: ProductHead,
    pub base_unit: String,
    pub manufacturer: OrganisationId,
    /// Shown to the overseers and the reporter only.
    pub reporter: Option<(OrganisationId, String)>,
    /// Whether the product's manufacturer is the reporter.
    pub is_own: bool,
    /// Whether the caller reported it, or joined its case: another person decides on it.
    pub is_callers: bool,
    /// What the other platform lists.
    pub terms: ListedTerms,
    /// As secret as the reporter.
    pub evidence: Vec<EvidenceId>,
    /// The reference limit when it was reported.
    pub limit: Option<UnitPrice>,
    pub reported_at: DateTime<Utc>,
    /// The last day of the manufacturer's month, before it was moved off rest days.
    pub raw_due_on: NaiveDate,
    /// Until when the manufacturer's own report is in time.
    pub deadline: Deadline,
    /// The manufacturer's reasons, files and instant. Shown to the overseers and the manufacturer.
    pub explanation: Option<(String, Vec<EvidenceId>, DateTime<Utc>)>,
    /// Why it was refused.
    pub reason: String,
    pub decided_at: Option<DateTime<Utc>>,
    /// The price change that it became.
    pub change: Option<PriceChangeId>,
    /// The publicity of that change.
    pub publicity: Option<PublicityId>,
    /// Grows with every change.
    pub version: i32,
}

impl LowerPriceReport {
    /// See [`DutyFacts::timely`].
    #[must_use]
    pub fn timely(&self) -> Option<bool> {
        let facts = DutyFacts {
            is_own: self.is_own,
            reported_at: self.reported_at,
            state: self.state,
            deadline: self.deadline,
            declared_in_time: false,
        };
        facts.timely()
    }

    /// Leaves out what `caller` may not know.
    pub(super) fn for_reader(self, caller: &Caller) -> Self {
        let reporter = self.reporter.as_ref().map(|(id, _)| *id);
        let visible = visible_to(caller, reporter, self.manufacturer);
        Self {
            case: self.case.filter(|_| visible.case),
            reporter: self.reporter.filter(|_| visible.reporter),
            evidence: if visible.reporter {
                self.evidence
            } else {
                Vec::new()
            },
            explanation: self.explanation.filter(|_| visible.explanation),
            ..self
        }
    }
}

/// A report that became a change of price, or joined one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedSource {
    pub change: PriceChangeId,
    pub report: LowerPriceReportId,
    pub(super) reporter: OrganisationId,
    /// The document that it names.
    pub document: String,
    /// As secret as the reporter.
    pub evidence: Vec<EvidenceId>,
    pub reported_at: DateTime<Utc>,
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct LowerPriceReportFilter {
    pub states: Option<Vec<LowerPriceReportState>>,
    pub product: Option<ProductId>,
}

/// Which parts of a report its reader may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visible {
    pub(super) case: bool,
    /// With the evidence, which may show who reported.
    pub(super) reporter: bool,
    pub(super) explanation: bool,
}

/// What `caller` may know of a report: the overseers everything, but of the case whoever oversees the platform alone, since others may have opened it; a reporter itself and its evidence; the
/// manufacturer its own reasons, and never who reported. The statement `page` finds which reports a caller
/// may know of at all: its own, and as the manufacturer those that opened a case.
pub(super) fn visible_to(
    caller: &Caller,
    reporter: Option<OrganisationId>,
    manufacturer: OrganisationId,
) -> Visible {
    let is_overseer = caller.is_overseer();
    Visible {
        case: caller.oversees_platform(),
        reporter: is_overseer || reporter == Some(caller.organisation),
        explanation: is_overseer || manufacturer == caller.organisation,
    }
}
