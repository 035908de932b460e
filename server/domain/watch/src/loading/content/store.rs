//! Contents of imports, to and from the database.

use ground::capability::ImportKind;
use ground::database::{Reader, Transaction};
use ground::{ImportId, OrganisationId, Result, stored};
use sql::queries::loading;

use super::types::{Content, Same};
use crate::loading::types::{Claim, Claimed, ImportState};
use crate::loading::verdict::Counts;

pub(super) async fn lock_contents(tx: &Transaction<'_>, claimed: &Claimed) -> Result<()> {
    let organisation = claimed.caller.organisation.0;
    loading::lock_contents()
        .prepare(tx)
        .await?
        .bind(tx, &organisation, &claimed.kind.name)
        .one()
        .await?;
    Ok(())
}

pub(super) async fn has_contents(
    db: &impl Reader,
    claim: &Claim,
    claimed: &Claimed,
) -> Result<bool> {
    let organisation = claimed.caller.organisation.0;
    Ok(loading::has_contents()
        .prepare(db)
        .await?
        .bind(db, &organisation, &claimed.kind.name, &claim.import.0)
        .one()
        .await?)
}

pub(super) async fn set_fingerprint(
    tx: &Transaction<'_>,
    claim: &Claim,
    content: &Content,
) -> Result<()> {
    loading::set_fingerprint()
        .prepare(tx)
        .await?
        .bind(tx, &content.fingerprint(), &claim.import.0)
        .await?;
    Ok(())
}

/// Imports of the same content that have ended or are being worked on, newest first.
pub(super) async fn same_content(
    db: &impl Reader,
    organisation: OrganisationId,
    kind: &ImportKind,
    import: ImportId,
    content: &Content,
) -> Result<Vec<(Same, ImportState, Counts)>> {
    let fingerprint = content.fingerprint();
    let rows = loading::same_content()
        .prepare(db)
        .await?
        .bind(db, &organisation.0, &kind.name, &fingerprint, &import.0)
        .all()
        .await?;
    let same = |row: loading::SameContent| {
        let same = Same {
            import: ImportId(row.id),
            file_name: row.file_name,
            started_at: row.started_at,
            undone_at: row.undone_at,
        };
        let counts = Counts {
            accepted: row.accepted,
            unchanged: row.unchanged,
            skipped: row.skipped,
            held: row.held,
            price_mismatch: row.price_mismatch,
            several_hits: row.several_hits,
            no_hit: row.no_hit,
            error: row.error,
        };
        Ok((same, stored(&row.state)?, counts))
    };
    rows.into_iter().map(same).collect()
}

pub(super) async fn set_same_as(tx: &Transaction<'_>, claim: &Claim, same: ImportId) -> Result<()> {
    loading::set_same_as()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::SetSameAsParams {
                same_as: same.0,
                id: claim.import.0,
            },
        )
        .await?;
    Ok(())
}

/// What became of the rows of an import so far.
pub(super) async fn counts(tx: &Transaction<'_>, claim: &Claim) -> Result<Counts> {
    let row = loading::counts()
        .prepare(tx)
        .await?
        .bind(tx, &claim.import.0)
        .one()
        .await?;
    Ok(Counts {
        accepted: row.accepted,
        unchanged: row.unchanged,
        skipped: row.skipped,
        held: row.held,
        price_mismatch: row.price_mismatch,
        several_hits: row.several_hits,
        no_hit: row.no_hit,
        error: row.error,
    })
}
