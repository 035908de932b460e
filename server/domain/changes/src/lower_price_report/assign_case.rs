//! Which case a report of a lower price opens or joins. Pure.

use ground::{FigureValues, LowerPriceReportId, OrganisationId, Refused, Words};

use super::refusal::LOWER_PRICE_ALREADY_REPORTED;
use super::state::LowerPriceReportState;

/// An earlier report of the same price: same product, province and base price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// The report that opened its case.
    pub(super) head: LowerPriceReportId,
    /// The reporter.
    pub(super) organisation: OrganisationId,
    pub(super) state: LowerPriceReportState,
    /// Whether the change that it became is not announced yet.
    pub(super) in_publicity: bool,
}

impl Known {
    fn is_live(&self) -> bool {
        self.state.is_open() || (self.state == LowerPriceReportState::Accepted && self.in_publicity)
    }
}

/// Whether a new report opens a case or joins one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assignment {
    Opens,
    /// It joins the case of this report and begins in this state, which does not show that somebody
    /// reported before.
    Joins(LowerPriceReportId, LowerPriceReportState),
}

/// Assigns a report to the case of its price, by the reports `known` of it. The manufacturer's own
/// report is its duty: it is accepted even after the limit fell through somebody else's.
///
/// # Errors
/// `lower-price-already-reported` when the reporter has a live one, else what `lower` refuses.
pub(super) fn assign_case(
    known: &[Known],
    reporter: OrganisationId,
    is_manufacturer: bool,
    lower: Result<(), Refused>,
) -> Result<Assignment, Refused> {
    let is_own = |one: &&Known| one.organisation == reporter;
    if known.iter().filter(is_own).any(Known::is_live) {
        return Err(already_reported());
    }
    let joins = |one: &Known| {
        let state = match one.state {
            LowerPriceReportState::Accepted => LowerPriceReportState::Accepted,
            LowerPriceReportState::Open
            | LowerPriceReportState::Explained
            | LowerPriceReportState::Refused => LowerPriceReportState::Open,
        };
        Assignment::Joins(one.head, state)
    };
    let live = known.iter().find(|one| one.is_live());
    match (live, lower) {
        (Some(live), Ok(())) => Ok(joins(live)),
        (None, Ok(())) => Ok(Assignment::Opens),
        (_, Err(refused)) => {
            let has_own = known.iter().any(|one| is_own(&one));
            let case = live.or_else(|| {
                let mut accepted = known.iter().rev();
                accepted.find(|one| one.state == LowerPriceReportState::Accepted)
            });
            case.filter(|_| is_manufacturer && !has_own)
                .map(joins)
                .ok_or(refused)
        }
    }
}

fn already_reported() -> Refused {
    Refused {
        kind: &LOWER_PRICE_ALREADY_REPORTED,
        clause: Some("S4-13"),
        detail: Words::new(
            "本机构已报告过该价格，请等待处理结果",
            "your organisation has reported this price already",
        ),
        figures: FigureValues::NONE,
    }
}
