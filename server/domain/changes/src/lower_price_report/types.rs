//! The types of lower-price reports, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::{CountedTerm, Deadline};
use ground::{
    Caller, EvidenceId, LowerPriceReportId, OrganisationId, PriceChangeId, ProductId, PublicityId,
    UnitPrice,
};
use market::catalogue::ProductHead;
use prices::listed_price::{ListedTerms, Region};
use rust_decimal::Decimal;

use super::rules::{DutyFacts, LowerPriceReportState};

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

/// A case with all its reports, held until the transaction ends.
pub(super) struct CaseReport {
    pub(super) id: LowerPriceReportId,
    pub(super) is_head: bool,
    pub(super) organisation: OrganisationId,
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
    pub(super) region: Region,
    pub(super) platform: String,
    pub(super) price: UnitPrice,
    pub(super) pack_ratio: Decimal,
    pub(super) base_price: UnitPrice,
    pub(super) executed_on: NaiveDate,
    pub(super) facts: DutyFacts,
}

/// A duty that is not settled, by the report that it came from.
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
    /// Of which product.
    pub product: ProductId,
    /// What the other platform lists; its first day is the day of execution.
    pub terms: ListedTerms,
    /// What proves it, handed in before.
    pub evidence: Vec<EvidenceId>,
}

/// A report of a lower price, as far as its reader may know it.
#[derive(Debug, Clone)]
pub struct LowerPriceReport {
    /// Its row; grows with time.
    pub id: LowerPriceReportId,
    /// The report that opened its case; told to the overseers only.
    pub case: Option<LowerPriceReportId>,
    /// How far it has come.
    pub state: LowerPriceReportState,
    /// Of which product.
    pub product: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// Its base unit.
    pub base_unit: String,
    /// The product's maker.
    pub manufacturer: (OrganisationId, String),
    /// Who reported; told to the overseers and the reporter only.
    pub reporter: Option<(OrganisationId, String)>,
    /// Whether the product's manufacturer reported it itself.
    pub is_own: bool,
    /// What the other platform lists.
    pub terms: ListedTerms,
    /// What proves it; as secret as the reporter.
    pub evidence: Vec<EvidenceId>,
    /// The reference limit when it was reported.
    pub limit: Option<UnitPrice>,
    /// When.
    pub reported_at: DateTime<Utc>,
    /// The last day of the manufacturer's month, before it was moved off a rest day.
    pub raw_due_on: NaiveDate,
    /// Until when the manufacturer's own report is in time.
    pub deadline: Deadline,
    /// What the manufacturer states, its files and when; told to the overseers and to it.
    pub explanation: Option<(String, Vec<EvidenceId>, DateTime<Utc>)>,
    /// Why it was refused.
    pub reason: String,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// The change of price that came of it.
    pub change: Option<PriceChangeId>,
    /// The window in which that stands.
    pub publicity: Option<PublicityId>,
    /// Grows with every change of it.
    pub version: i32,
}

impl LowerPriceReport {
    /// Whether the manufacturer's own report was in time; nothing for those of others.
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
        if caller.is_overseer() {
            return self;
        }
        let is_reporter =
            (self.reporter.as_ref()).is_some_and(|(id, _)| *id == caller.organisation);
        let is_maker = self.manufacturer.0 == caller.organisation;
        Self {
            case: None,
            reporter: self.reporter.filter(|_| is_reporter),
            evidence: if is_reporter {
                self.evidence
            } else {
                Vec::new()
            },
            explanation: self.explanation.filter(|_| is_maker),
            ..self
        }
    }
}

/// Which reports a list holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct LowerPriceReportFilter {
    /// How far they have come.
    pub states: Option<Vec<LowerPriceReportState>>,
    /// Of which product.
    pub product: Option<ProductId>,
}
