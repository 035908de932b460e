//! Lower prices seen elsewhere (更低价格): anyone may report one, the manufacturer must. A report opens
//! a case or joins the one that its price has; the manufacturer is told and may state its reasons, and
//! the exchange centre decides. Who reported is known to the overseers and to the reporter alone.

mod capability;
mod case;
mod counters;
mod duty;
mod event;
mod message;
mod misconduct;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

pub use capability::CAPABILITY;
pub use case::{accept, answer_objection, explain, refuse, report};
pub use rules::{Duty, DutyFacts, ReportState};

use super::change::ListedTerms;
use crate::calendar::Deadline;
use crate::caller::Caller;
use crate::catalogue::ProductHead;
use crate::database::Reader;
use crate::error::{Error, Result};
use crate::ids::{
    EvidenceId, LowerPriceReportId, OrganisationId, PriceChangeId, ProductId, PublicityId,
};
use crate::money::UnitPrice;

/// A lower price about to be reported.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// Of which product.
    pub product: ProductId,
    /// What the other platform lists; its first day is the day of execution.
    pub terms: ListedTerms,
    /// What proves it, handed in before.
    pub evidence: Vec<EvidenceId>,
}

/// A report of a lower price, as far as its reader may know it.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its row; grows with time.
    pub id: LowerPriceReportId,
    /// The report that opened its case; told to the overseers only.
    pub case: Option<LowerPriceReportId>,
    /// How far it has come.
    pub state: ReportState,
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

impl Report {
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
    fn for_reader(self, caller: &Caller) -> Self {
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
pub struct ReportFilter {
    /// How far they have come.
    pub states: Option<Vec<ReportState>>,
    /// Of which product.
    pub product: Option<ProductId>,
}

/// Reports that the caller may read, newest first, from before `before`: overseers all; others their
/// own, and a manufacturer the cases about its products, without who reported and on what evidence.
/// Says how many there are.
///
/// # Errors
/// When the database fails.
pub async fn reports(
    db: &impl Reader,
    caller: &Caller,
    filter: &ReportFilter,
    before: LowerPriceReportId,
    rows_max: i64,
) -> Result<(Vec<Report>, i64)> {
    let viewer = (!caller.is_overseer()).then_some(caller.organisation);
    let (found, total) = store::page(db, viewer, filter, before, rows_max).await?;
    let found = found.into_iter().map(|report| report.for_reader(caller));
    Ok((found.collect(), total))
}

/// A report by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn get(db: &impl Reader, caller: &Caller, id: LowerPriceReportId) -> Result<Report> {
    let viewer = (!caller.is_overseer()).then_some(caller.organisation);
    let found = store::one(db, viewer, id).await?.ok_or(Error::NotFound)?;
    Ok(found.for_reader(caller))
}
