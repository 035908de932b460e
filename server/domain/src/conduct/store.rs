//! Records of misconduct, rows to types.

use sql::queries::conduct;

use super::{Before, Misconduct, MisconductKind, NewMisconduct, Subject};
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, InvitationId, LowerPriceReportId, OrganisationId};
use crate::moment::Moment;

fn kind(name: &str) -> Result<MisconductKind> {
    MisconductKind::parse(name).ok_or_else(|| Error::unknown("misconduct", name))
}

fn subject(
    invitation: Option<uuid::Uuid>,
    report: Option<i64>,
    campaign: Option<i64>,
) -> Result<Subject> {
    match (invitation, report, campaign) {
        (Some(id), None, None) => Ok(Subject::Invitation(InvitationId(id))),
        (None, Some(id), None) => Ok(Subject::LowerPriceReport(LowerPriceReportId(id))),
        (None, None, Some(id)) => Ok(Subject::Campaign(CampaignId(id))),
        _ => Err(Error::internal(
            "misconduct about nothing, or several things",
        )),
    }
}

/// Records misconduct that is not on record yet, and says what was recorded.
pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<Vec<(i64, OrganisationId, MisconductKind, Subject)>> {
    if noted.is_empty() {
        return Ok(Vec::new());
    }
    let organisations: Vec<_> = noted.iter().map(|one| one.organisation.0).collect();
    let kinds: Vec<_> = noted.iter().map(|one| one.kind.name()).collect();
    let happened: Vec<_> = noted.iter().map(|one| one.happened_at).collect();
    let clauses: Vec<_> = noted.iter().map(|one| one.kind.clause()).collect();
    let invitations: Vec<_> = noted
        .iter()
        .map(|one| one.subject.invitation().map(|id| id.0))
        .collect();
    let reports: Vec<_> = noted
        .iter()
        .map(|one| one.subject.lower_price_report().map(|id| id.0))
        .collect();
    let campaigns: Vec<_> = noted
        .iter()
        .map(|one| one.subject.campaign().map(|id| id.0))
        .collect();
    let evidence: Vec<_> = noted.iter().map(|one| &one.evidence).collect();
    let rows = conduct::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &conduct::InsertManyParams {
                now: moment.now,
                organisations: &organisations,
                kinds: &kinds,
                happened_at: &happened,
                clauses: &clauses,
                invitations: &invitations,
                lower_price_reports: &reports,
                campaigns: &campaigns,
                evidence: &evidence,
            },
        )
        .all()
        .await?;
    let recorded = rows.into_iter().map(|row| {
        let subject = subject(row.invitation, row.lower_price_report, row.campaign)?;
        let organisation = OrganisationId(row.organisation);
        Ok((row.id, organisation, kind(&row.kind)?, subject))
    });
    recorded.collect()
}

/// Withdraws the records of a kind about cases of lower prices, and says which and whose.
pub(super) async fn withdraw_of_report(
    tx: &Transaction<'_>,
    moment: &Moment,
    kind: MisconductKind,
    reports: &[LowerPriceReportId],
    reason: &str,
) -> Result<Vec<(i64, OrganisationId, Option<LowerPriceReportId>)>> {
    let rows = conduct::withdraw_of_report()
        .prepare(tx)
        .await?
        .params(
            tx,
            &conduct::WithdrawOfReportParams {
                now: moment.now,
                reason,
                kind: kind.name(),
                lower_price_reports: &LowerPriceReportId::numbers(reports),
            },
        )
        .all()
        .await?;
    let withdrawn = rows.into_iter().map(|row| {
        let report = row.lower_price_report.map(LowerPriceReportId);
        (row.id, OrganisationId(row.organisation), report)
    });
    Ok(withdrawn.collect())
}

/// How many records stand.
pub(super) async fn standing(
    db: &impl Reader,
    organisation: Option<OrganisationId>,
) -> Result<i64> {
    Ok(conduct::standing()
        .prepare(db)
        .await?
        .bind(db, &organisation.map(|id| id.0))
        .one()
        .await?)
}

pub(super) async fn page(
    db: &impl Reader,
    organisation: Option<OrganisationId>,
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Misconduct>, i64)> {
    let organisation = organisation.map(|id| id.0);
    let (before_at, before_id) = (before.map(|at| at.0), before.map_or(0, |at| at.1));
    let rows = conduct::page()
        .prepare(db)
        .await?
        .params(
            db,
            &conduct::PageParams {
                organisation,
                before_at,
                before_id,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = conduct::count()
        .prepare(db)
        .await?
        .bind(db, &organisation)
        .one()
        .await?;
    let misconduct = |row: conduct::Page| {
        Ok(Misconduct {
            id: row.id,
            organisation: OrganisationId(row.organisation),
            organisation_name: row.organisation_name,
            kind: kind(&row.kind)?,
            happened_at: row.happened_at,
            clause: row.clause,
            subject: subject(row.invitation, row.lower_price_report, row.campaign)?,
            evidence: row.evidence,
            recorded_at: row.recorded_at,
            withdrawn: row.withdrawn_at.map(|at| (at, row.withdrawn_reason)),
        })
    };
    Ok((
        rows.into_iter().map(misconduct).collect::<Result<_>>()?,
        total,
    ))
}
