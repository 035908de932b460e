//! Reports of lower prices, rows to types.

use std::collections::HashSet;

use ground::calendar::Deadline;
use ground::database::{Reader, Transaction, column};
use ground::{
    AccountId, Caller, EvidenceId, LinkageId, LowerPriceReportId, Moment, OrganisationId,
    PriceChangeId, ProductId, PublicityId, Result, UnitPrice, stored,
};
use market::catalogue::ProductHead;
use prices::listed_price::{ListedTerms, PriceTerms, Region};
use sql::queries::lower_price_report;

use super::assign_case::Known;
use super::state::LowerPriceReportState;
use super::types::{
    CaseReport, Entry, LowerPriceReport, LowerPriceReportFilter, NewLowerPriceReport,
    ReportedSource,
};
use crate::price_change::Corrected;

/// Serialises reports of one product: two at once would both find no case and open one.
pub(super) async fn lock_product(tx: &Transaction<'_>, product: ProductId) -> Result<()> {
    lower_price_report::lock_product()
        .prepare(tx)
        .await?
        .bind(tx, &product.0)
        .one()
        .await?;
    Ok(())
}

pub(super) async fn same_price(
    tx: &Transaction<'_>,
    new: &NewLowerPriceReport,
) -> Result<Vec<Known>> {
    let base_price = new.terms.price.base_price.yuan();
    let rows = lower_price_report::same_price()
        .prepare(tx)
        .await?
        .bind(tx, &new.product.0, &new.terms.region.code(), &base_price)
        .all()
        .await?;
    let known = rows.into_iter().map(|row| {
        Ok(Known {
            head: LowerPriceReportId(row.head),
            organisation: OrganisationId(row.organisation),
            state: stored(&row.state)?,
            in_publicity: row.in_publicity,
        })
    });
    known.collect()
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    entry: &Entry<'_>,
) -> Result<LowerPriceReportId> {
    let (terms, counted) = (&entry.new.terms, entry.counted);
    let deadline = counted.deadline;
    let params = lower_price_report::InsertParams {
        joined: entry.joined.map(|id| id.0),
        product: entry.new.product.0,
        manufacturer: entry.manufacturer.0,
        organisation: caller.organisation.0,
        account: caller.account.0,
        region: terms.region.code(),
        platform: terms.platform.as_str(),
        platform_level: terms.level.into_str(),
        kind: terms.kind.into_str(),
        price: terms.price.price.yuan(),
        pack_ratio: terms.price.pack_ratio,
        base_price: terms.price.base_price.yuan(),
        executed_on: terms.effective_from,
        effective_to: terms.price.effective_to,
        source: terms.source.as_str(),
        evidence: &column(&entry.new.evidence, |id| id.0),
        limit_price: entry.limit.map(UnitPrice::yuan),
        now: moment.now,
        raw_due_on: counted.raw_last_day,
        due_on: deadline.last_day(),
        due_at: deadline.due_at,
        provisional: deadline.is_provisional,
        calendar_version: deadline.calendar_version,
        settled_at: entry.is_settled.then_some(moment.now),
        state: entry.state.into_str(),
    };
    let id = lower_price_report::insert()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .one()
        .await?;
    Ok(LowerPriceReportId(id))
}

fn report_of(row: lower_price_report::LowerPriceReport) -> Result<LowerPriceReport> {
    let level = stored(&row.platform_level)?;
    let kind = stored(&row.kind)?;
    let (explanation, explained_by) = (row.explanation, EvidenceId::all(row.explanation_evidence));
    Ok(LowerPriceReport {
        id: LowerPriceReportId(row.id),
        case: Some(LowerPriceReportId(row.joined.unwrap_or(row.id))),
        state: stored(&row.state)?,
        product: ProductId(row.product),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        base_unit: row.base_unit,
        manufacturer: OrganisationId(row.manufacturer),
        reporter: Some((OrganisationId(row.organisation), row.organisation_name)),
        is_own: row.organisation == row.manufacturer,
        terms: ListedTerms {
            region: Region::stored(row.region)?,
            platform: row.platform,
            level,
            kind,
            price: PriceTerms {
                price: UnitPrice::stored(row.price),
                pack_ratio: row.pack_ratio.normalize(),
                base_price: UnitPrice::stored(row.base_price),
                effective_to: row.effective_to,
            },
            effective_from: row.executed_on,
            source: row.source,
        },
        evidence: EvidenceId::all(row.evidence),
        limit: row.limit_price.map(UnitPrice::stored),
        reported_at: row.reported_at,
        raw_due_on: row.raw_due_on,
        deadline: Deadline {
            from: row.executed_on,
            due_at: row.due_at,
            is_provisional: row.due_is_provisional,
            calendar_version: row.calendar_version,
        },
        explanation: row.explained_at.map(|at| (explanation, explained_by, at)),
        reason: row.reason,
        decided_at: row.decided_at,
        change: row.price_change.map(PriceChangeId),
        publicity: row.publicity.map(PublicityId),
        is_callers: row.is_callers,
        version: row.version,
    })
}

pub(super) async fn page(
    db: &impl Reader,
    caller: &Caller,
    filter: &LowerPriceReportFilter,
    before: LowerPriceReportId,
    rows_max: i64,
) -> Result<(Vec<LowerPriceReport>, i64)> {
    let (viewer, within) = (viewer(caller), caller.within());
    let states: Option<Vec<&str>> = filter
        .states
        .as_ref()
        .map(|states| states.iter().map(|state| state.into_str()).collect());
    let product = filter.product.map(|id| id.0);
    let rows = lower_price_report::page()
        .prepare(db)
        .await?
        .params(
            db,
            &lower_price_report::PageParams {
                account: caller.account.0,
                before: before.0,
                id: None,
                states: states.as_deref(),
                product,
                viewer,
                within: within.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = lower_price_report::count()
        .prepare(db)
        .await?
        .params(
            db,
            &lower_price_report::CountParams {
                states: states.as_deref(),
                product,
                viewer,
                within: within.as_deref(),
            },
        )
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(report_of).collect();
    Ok((found?, total))
}

/// The organisation to whose reports and products a caller's view is limited; none for overseers.
fn viewer(caller: &Caller) -> Option<i64> {
    (!caller.is_overseer()).then_some(caller.organisation.0)
}

pub(super) async fn one(
    db: &impl Reader,
    caller: &Caller,
    id: LowerPriceReportId,
) -> Result<Option<LowerPriceReport>> {
    let (viewer, within) = (viewer(caller), caller.within());
    let states: Option<Vec<&str>> = None;
    let row = lower_price_report::page()
        .prepare(db)
        .await?
        .params(
            db,
            &lower_price_report::PageParams {
                account: caller.account.0,
                before: i64::MAX,
                id: Some(id.0),
                states: states.as_deref(),
                product: None,
                viewer,
                within: within.as_deref(),
                rows: 1,
            },
        )
        .opt()
        .await?;
    row.map(report_of).transpose()
}

/// A report of the case that became this change.
pub(super) async fn of_change(
    tx: &Transaction<'_>,
    change: PriceChangeId,
) -> Result<Option<LowerPriceReportId>> {
    let id = lower_price_report::of_change()
        .prepare(tx)
        .await?
        .bind(tx, &change.0)
        .opt()
        .await?;
    Ok(id.map(LowerPriceReportId))
}

/// Those of these changes whose price a person reported, whatever way each of them came by.
pub(super) async fn reported_by(
    db: &impl Reader,
    person: AccountId,
    changes: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    let ids = lower_price_report::reported_by()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(changes), &person.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Changes of a publicity that were stopped and that an accepted report became.
pub(super) async fn stopped_with_case(
    tx: &Transaction<'_>,
    publicity: PublicityId,
) -> Result<Vec<PriceChangeId>> {
    let ids = lower_price_report::stopped_with_case()
        .prepare(tx)
        .await?
        .bind(tx, &publicity.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// The reports of these changes that an organisation may know of, or whoever oversees a region; all when neither is named.
pub(super) async fn sources(
    db: &impl Reader,
    changes: &[PriceChangeId],
    (viewer, within): (Option<OrganisationId>, Option<String>),
) -> Result<Vec<ReportedSource>> {
    let rows = lower_price_report::sources()
        .prepare(db)
        .await?
        .bind(
            db,
            &PriceChangeId::numbers(changes),
            &viewer.map(|id| id.0),
            &within.as_deref(),
        )
        .all()
        .await?;
    let sources = rows.into_iter().filter_map(|row| {
        Some(ReportedSource {
            change: PriceChangeId(row.price_change?),
            report: LowerPriceReportId(row.id),
            reporter: OrganisationId(row.organisation),
            document: row.source,
            evidence: EvidenceId::all(row.evidence),
            reported_at: row.reported_at,
        })
    });
    Ok(sources.collect())
}

/// Those of these cases in which a person reported the price.
pub(super) async fn cases_reported_by(
    db: &impl Reader,
    person: AccountId,
    cases: &[LowerPriceReportId],
) -> Result<HashSet<LowerPriceReportId>> {
    let ids = lower_price_report::cases_reported_by()
        .prepare(db)
        .await?
        .bind(db, &person.0, &LowerPriceReportId::numbers(cases))
        .all()
        .await?;
    Ok(ids.into_iter().map(LowerPriceReportId).collect())
}

/// Submitted changes whose price a person reported.
pub(super) async fn submitted_and_reported_by(
    db: &impl Reader,
    person: AccountId,
) -> Result<Vec<PriceChangeId>> {
    let ids = lower_price_report::submitted_and_reported_by()
        .prepare(db)
        .await?
        .bind(db, &person.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// How many rows of a list state a price that a person reported.
pub(super) async fn rows_reported_by(
    tx: &Transaction<'_>,
    person: AccountId,
    linkage: LinkageId,
) -> Result<i64> {
    let rows = lower_price_report::rows_reported_by()
        .prepare(tx)
        .await?
        .params(
            tx,
            &lower_price_report::RowsReportedByParams {
                account: person.0,
                linkage: linkage.0,
            },
        )
        .one()
        .await?;
    Ok(rows)
}

/// Those of some changes that an account reported.
pub(super) async fn changes_reported_by(
    tx: &Transaction<'_>,
    account: AccountId,
    changes: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    let ids: Vec<i64> = changes.iter().map(|change| change.0).collect();
    let found = lower_price_report::changes_reported_by()
        .prepare(tx)
        .await?
        .bind(tx, &ids, &account.0)
        .all()
        .await?;
    Ok(found.into_iter().flatten().map(PriceChangeId).collect())
}

/// The reports that became a change belong to the one that takes its place.
pub(super) async fn follow_correction(tx: &Transaction<'_>, corrected: &Corrected) -> Result<()> {
    for wrong in std::iter::once(&corrected.wrong).chain(&corrected.joined) {
        lower_price_report::follow_correction()
            .prepare(tx)
            .await?
            .params(
                tx,
                &lower_price_report::FollowCorrectionParams {
                    corrected: corrected.right.0,
                    price_change: wrong.0,
                },
            )
            .await?;
    }
    Ok(())
}

pub(super) async fn lock_case(
    tx: &Transaction<'_>,
    id: LowerPriceReportId,
) -> Result<Vec<CaseReport>> {
    let rows = lower_price_report::lock_case()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .all()
        .await?;
    let reports = rows.into_iter().map(|row| {
        Ok(CaseReport {
            id: LowerPriceReportId(row.id),
            is_head: row.joined.is_none(),
            organisation: OrganisationId(row.organisation),
            account: AccountId(row.account),
            state: stored(&row.state)?,
        })
    });
    reports.collect()
}

pub(super) async fn explain(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[LowerPriceReportId],
    reason: &str,
    evidence: &[EvidenceId],
) -> Result<()> {
    let evidence: Vec<_> = evidence.iter().map(|id| id.0).collect();
    let account = caller.account.0;
    lower_price_report::explain()
        .prepare(tx)
        .await?
        .params(
            tx,
            &lower_price_report::ExplainParams {
                explanation: reason,
                evidence: &evidence,
                now: moment.now,
                account,
                ids: &LowerPriceReportId::numbers(ids),
            },
        )
        .await?;
    Ok(())
}

/// Decides reports. Refusing settles the duty: there was no such price.
pub(super) async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[LowerPriceReportId],
    state: LowerPriceReportState,
    reason: &str,
    change: Option<PriceChangeId>,
) -> Result<()> {
    let settled_at = (state == LowerPriceReportState::Refused).then_some(moment.now);
    lower_price_report::decide()
        .prepare(tx)
        .await?
        .params(
            tx,
            &lower_price_report::DecideParams {
                state: state.into_str(),
                reason,
                now: moment.now,
                account: caller.account.0,
                price_change: change.map(|id| id.0),
                settled_at,
                ids: &LowerPriceReportId::numbers(ids),
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn cases_open(db: &impl Reader, manufacturer: OrganisationId) -> Result<i64> {
    let open = lower_price_report::cases_open()
        .prepare(db)
        .await?
        .bind(db, &manufacturer.0)
        .one()
        .await?;
    Ok(open)
}

/// Cases without a decision; where a region is named, of those who reported there.
pub(super) async fn reports_open(db: &impl Reader, within: Option<String>) -> Result<i64> {
    let open = lower_price_report::reports_open()
        .prepare(db)
        .await?
        .bind(db, &within.as_deref())
        .one()
        .await?;
    Ok(open)
}
