//! A case of lower-price reports: reported, explained, decided.

use chrono::NaiveDate;
use ground::calendar::CountedTerm;
use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{
    Caller, EvidenceId, FieldError, LowerPriceReportId, Moment, Result, shanghai_midnight,
};
use market::catalogue::{self, Product};
use market::{evidence, party};
use prices::listed_price::limits;
use prices::listing_platform;

use super::assign_case::{Assignment, assign_case};
use super::event::{self, Reported};
use super::rulebook::LOWER_PRICE_TERM;
use super::rules::LowerPriceAction::{Acceptance, Explanation, Refusal};
use super::rules::{LowerPriceAction, must_be_as_manufacturer, must_be_lower, must_count};
use super::state::LowerPriceReportState;
use super::types::{CaseReport, Entry, LowerPriceReport, NewLowerPriceReport};
use super::{duty, misconduct, store};
use crate::price_change::{self, NewChange};

/// Reports a lower price elsewhere: by the product's manufacturer, whose duty it is, or by anyone
/// else who trades. A price with a case joins it, and nobody is shown that.
///
/// # Errors
/// Refuses callers that may not trade, prices that never count (`price-kind-excluded`), that are
/// not lower (`price-not-lower`), and that the caller has reported already
/// (`lower-price-already-reported`); a firm that reports its own product in another capacity than as its manufacturer
/// (`reported-as-manufacturer`).
pub async fn report(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewLowerPriceReport,
) -> Result<LowerPriceReportId> {
    caller.must_trade_for(caller.kind)?;
    let counted = duty_term(moment, new.terms.effective_from)?;
    evidence::must_be_own(tx, caller, &new.evidence).await?;
    let product = catalogue::product(tx, new.product).await?;
    let new = &NewLowerPriceReport {
        terms: listing_platform::under_known_name(tx, new.product, &new.terms).await?,
        ..new.clone()
    };
    let terms = &new.terms;
    let (base_price, last) = (terms.price.base_price, terms.price.effective_to);
    must_count(terms.kind, terms.level, last, moment.today())?;
    store::lock_product(tx, new.product).await?;
    let limit = limits(tx, moment, &[new.product]).await?.pop();
    let limit = limit.and_then(|limit| limit.price);
    let known = store::same_price(tx, new).await?;
    let is_own = product.manufacturer == caller.organisation;
    let is_own_firm = party::is_own_firm(tx, caller, product.manufacturer).await?;
    must_be_as_manufacturer(is_own, is_own_firm)?;
    let lower = must_be_lower(base_price, limit);
    let (joined, state) = match assign_case(&known, caller.organisation, is_own, lower)? {
        Assignment::Opens => (None, LowerPriceReportState::Open),
        Assignment::Joins(head, state) => (Some(head), state),
    };
    let entry = Entry {
        joined,
        state,
        manufacturer: product.manufacturer,
        new,
        limit,
        counted,
        is_settled: is_own && counted.deadline.includes(moment.now),
    };
    let id = store::insert(tx, moment, caller, &entry).await?;
    log_reported(tx, moment, caller, id, &product, &entry).await?;
    if is_own {
        // A manufacturer's own report that is late is misconduct at once.
        duty::settle(tx, moment, None, Some(&[id]), 1).await?;
    }
    Ok(id)
}

/// The time that a manufacturer has to report a price executed elsewhere from this day on.
pub fn duty_term(moment: &Moment, executed_on: NaiveDate) -> Result<CountedTerm> {
    moment.count(&LOWER_PRICE_TERM, shanghai_midnight(executed_on))
}

/// Writes an event about the report for the overseers and, when it opens a case, one for the
/// manufacturer that does not name the reporter.
async fn log_reported(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LowerPriceReportId,
    product: &Product,
    entry: &Entry<'_>,
) -> Result<()> {
    let figures = Reported::of(product, entry);
    let mut events = vec![
        figures
            .event(
                &event::REPORTED,
                id,
                (caller.organisation, caller.organisation),
            )
            .by(caller),
    ];
    if entry.joined.is_none() && caller.organisation != product.manufacturer {
        events.push(figures.event(
            &event::CASE_OPENED,
            id,
            (product.manufacturer, caller.organisation),
        ));
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// States the manufacturer's reasons in a case about its product, or replaces them, until it is
/// decided.
///
/// # Errors
/// Refuses cases about products of others as not found, and a case that is decided.
pub async fn explain(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LowerPriceReportId,
    reason: &str,
    files: &[EvidenceId],
) -> Result<()> {
    let found = super::get(tx, caller, id).await?;
    Explanation.must_be_callers(caller, found.manufacturer)?;
    let reason = FieldError::reason_given(reason)?;
    evidence::must_be_own(tx, caller, files).await?;
    let case = store::lock_case(tx, id).await?;
    let open = undecided(Explanation, caller, &case)?;
    store::explain(tx, moment, caller, &open, reason, files).await?;
    let reporters: Vec<_> = case.iter().map(|report| report.organisation).collect();
    log::write(
        tx,
        moment,
        &[found.explained(reason, &reporters).by(caller)],
    )
    .await?;
    Ok(())
}

/// The reports of a case that an action is taken on: those that nobody has decided.
///
/// # Errors
/// As [`LowerPriceAction::must_be_possible`].
fn undecided(
    action: LowerPriceAction,
    caller: &Caller,
    case: &[CaseReport],
) -> Result<Vec<LowerPriceReportId>> {
    let reporters = case.iter().map(|report| report.account);
    let open = case.iter().filter(|report| report.state.is_open());
    let state = open.clone().chain(case).map(|report| report.state).next();
    action.must_be_possible(caller.account, reporters, state)?;
    Ok(open.map(|report| report.id).collect())
}

/// Finds a reported price true: it becomes a change of price and goes into publicity at once, or joins the change of the same
/// price that is declared or public (E8).
///
/// # Errors
/// Refuses callers other than the exchange centre, who reported it or brought it in (`same-person`), and a second decision.
pub async fn accept(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LowerPriceReportId,
    title: &str,
) -> Result<()> {
    let found = super::get(tx, caller, id).await?;
    Acceptance.must_be_callers(caller, found.manufacturer)?;
    let case = store::lock_case(tx, id).await?;
    let open = undecided(Acceptance, caller, &case)?;
    // The exchange centre is the submitter: the reporter must not show up in publicity.
    let new = NewChange {
        product: found.product,
        terms: &found.terms,
        remark: "",
        evidence: &[],
        campaign: None,
        linkage: None,
        ends: None,
        // Who reported it is what matters for who may decide.
        account: None,
        organisation: caller.organisation,
        last_price: None,
        import: None,
    };
    let title = match title.trim() {
        "" => format!("更低价格：{}", found.head.name),
        title => title.to_owned(),
    };
    let public = price_change::publicize_reported(tx, moment, caller, &title, &new).await?;
    let (change, publicity) = (Some(public.change), Some(public.publicity));
    let accepted = LowerPriceReportState::Accepted;
    store::decide(tx, moment, caller, &open, accepted, "", change).await?;
    log_decided(tx, moment, caller, &case, |report| {
        report.accepted(change, publicity)
    })
    .await?;
    // A price found true may break the duty at once, when its time is over.
    duty::settle(tx, moment, Some(caller.account), Some(&open), i64::MAX).await?;
    Ok(())
}

/// Refuses a report: there is no such price, or it is none to link.
///
/// # Errors
/// Refuses callers other than the exchange centre, who reported it (`same-person`), a missing reason, and a second decision.
pub async fn refuse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LowerPriceReportId,
    reason: &str,
) -> Result<()> {
    let found = super::get(tx, caller, id).await?;
    Refusal.must_be_callers(caller, found.manufacturer)?;
    let reason = FieldError::reason_given(reason)?;
    let case = store::lock_case(tx, id).await?;
    let open = undecided(Refusal, caller, &case)?;
    find_untrue(tx, moment, caller, &found, &case, &open, reason).await
}

/// Refuses reports of a case, and withdraws the misconduct recorded over it.
pub(super) async fn find_untrue(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    found: &LowerPriceReport,
    case: &[CaseReport],
    untrue: &[LowerPriceReportId],
    reason: &str,
) -> Result<()> {
    let refused = LowerPriceReportState::Refused;
    store::decide(tx, moment, caller, untrue, refused, reason, found.change).await?;
    log_decided(tx, moment, caller, case, |report| report.refused(reason)).await?;
    misconduct::withdraw(tx, moment, caller, case, reason).await
}

/// Writes the decision on each report of a case: a reporter knows his own report alone, and the manufacturer
/// the one that opened the case, unless it has one too.
async fn log_decided(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    case: &[CaseReport],
    event: impl Fn(&LowerPriceReport) -> NewEvent,
) -> Result<()> {
    let mut events = Vec::new();
    for report in case {
        let found = super::get(tx, caller, report.id).await?;
        let manufacturer = found.manufacturer;
        let mut readers = vec![report.organisation];
        if report.is_head && case.iter().all(|one| one.organisation != manufacturer) {
            readers.push(manufacturer);
        }
        let readers = Readers::parties(&readers);
        events.push(event(&found).by(caller).for_readers(readers));
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}
