//! Records of misconduct, rows to types.

use sql::queries::conduct;

use super::{Before, Misconduct, MisconductKind, NewMisconduct};
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::ids::{InvitationId, OrganisationId};
use crate::moment::Moment;

pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<Vec<(i64, OrganisationId, Option<InvitationId>)>> {
    if noted.is_empty() {
        return Ok(Vec::new());
    }
    let organisations: Vec<_> = noted.iter().map(|one| one.organisation.0).collect();
    let kinds: Vec<_> = noted.iter().map(|one| one.kind.name()).collect();
    let happened: Vec<_> = noted.iter().map(|one| one.happened_at).collect();
    let clauses: Vec<_> = noted.iter().map(|one| one.kind.clause()).collect();
    let invitations: Vec<_> = noted
        .iter()
        .map(|one| one.invitation.map(|id| id.0))
        .collect();
    let evidence: Vec<_> = noted.iter().map(|one| &one.evidence).collect();
    let rows = conduct::insert_many()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &moment.now,
            &organisations,
            &kinds,
            &happened,
            &clauses,
            &invitations,
            &evidence,
        )
        .all()
        .await?;
    let recorded = rows.into_iter().map(|row| {
        (
            row.id,
            OrganisationId(row.organisation),
            row.invitation.map(InvitationId),
        )
    });
    Ok(recorded.collect())
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
        .bind(db, &organisation, &before_at, &before_id, &rows_max)
        .all()
        .await?;
    let total = conduct::count()
        .prepare(db)
        .await?
        .bind(db, &organisation)
        .one()
        .await?;
    let misconduct = |row: conduct::Page| {
        let kind = MisconductKind::parse(&row.kind)
            .ok_or_else(|| Error::internal(format!("misconduct {:?}", row.kind)))?;
        Ok(Misconduct {
            id: row.id,
            organisation: OrganisationId(row.organisation),
            organisation_name: row.organisation_name,
            kind,
            happened_at: row.happened_at,
            clause: row.clause,
            invitation: row.invitation.map(InvitationId),
            evidence: row.evidence,
            recorded_at: row.recorded_at,
        })
    };
    Ok((
        rows.into_iter().map(misconduct).collect::<Result<_>>()?,
        total,
    ))
}
