//! What the rows of an import mean, so that a file that is sent twice acts once.

mod store;
mod types;

pub use types::{Content, DoneRows, RowHash, Same, row_hash};

use chrono::{DateTime, Utc};
use ground::capability::ImportKind;
use ground::database::{Reader, Transaction};
use ground::{ImportId, OrganisationId, Result, SHANGHAI, Words};
use market::catalogue::{LoadedRow, RowVerdict};

use super::rules::is_done_already;
use super::types::{Claim, Claimed};
use super::verdict::{self, Counts, NewVerdictRun};

/// Whether the organisation has loaded a file of this kind before, so that contents must be compared.
pub async fn has_contents(db: &impl Reader, claim: &Claim, claimed: &Claimed) -> Result<bool> {
    store::has_contents(db, claim, claimed).await
}

/// Notes what the rows of an import mean, for the imports after it.
pub async fn set_content(tx: &Transaction<'_>, claim: &Claim, content: &Content) -> Result<()> {
    store::set_fingerprint(tx, claim, content).await
}

/// Notes what the rows of an import mean, and finds the import that did the same before, if its loader does not mean
/// it anew.
pub async fn note_content(
    tx: &Transaction<'_>,
    claim: &Claim,
    claimed: &Claimed,
    content: &Content,
) -> Result<Option<Same>> {
    // Of the same file sent to two processes at once, one notes its content first.
    store::lock_contents(tx, claimed).await?;
    super::store::lock(tx, claim).await?;
    store::set_fingerprint(tx, claim, content).await?;
    if claimed.again {
        return Ok(None);
    }
    let organisation = claimed.caller.organisation;
    find_same(tx, organisation, claimed.kind, claim.import, content).await
}

/// The import that did the same before, so that `import` with this content would do nothing.
pub async fn find_same(
    db: &impl Reader,
    organisation: OrganisationId,
    kind: &ImportKind,
    import: ImportId,
    content: &Content,
) -> Result<Option<Same>> {
    let earlier = store::same_content(db, organisation, kind, import, content).await?;
    let mut done = earlier
        .into_iter()
        .filter(|(_, state, counts)| is_done_already(kind.acts_again, *state, counts));
    Ok(done.next().map(|(same, _, _)| same))
}

/// Notes rows that had their effect, in the transaction of that effect.
pub async fn note_rows_done(tx: &Transaction<'_>, claim: &Claim, rows: &[RowHash]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    store::insert_rows_done(tx, claim.import, &rows.concat()).await
}

/// The rows that imports with the content of this one did before they failed.
pub async fn rows_done_before(
    db: &impl Reader,
    claim: &Claim,
    claimed: &Claimed,
) -> Result<Option<DoneRows>> {
    if claimed.again {
        return Ok(None);
    }
    let organisation = claimed.caller.organisation;
    store::rows_done_before(db, organisation, claimed.kind, claim.import, None).await
}

/// As [`rows_done_before`], of a file that is no import yet.
pub async fn rows_of_content_done_before(
    db: &impl Reader,
    organisation: OrganisationId,
    kind: &ImportKind,
    import: ImportId,
    content: &Content,
) -> Result<Option<DoneRows>> {
    store::rows_done_before(db, organisation, kind, import, Some(content)).await
}

/// Forgets which rows an import did, once it has ended well: then its content as a whole is known.
pub(super) async fn forget_rows_done(tx: &Transaction<'_>, claim: &Claim) -> Result<()> {
    store::delete_rows_done(tx, claim.import).await
}

/// Why nothing is done for a row of a file of which another one failed half-way.
fn done_before(file: &str, started_at: DateTime<Utc>) -> Words {
    let at = started_at.with_timezone(&SHANGHAI).format("%Y-%m-%d %H:%M");
    Words::new(
        format!("{at}导入“{file}”中断前已执行此行，未重复执行"),
        format!(
            "this row took effect when {file:?} was loaded at {at}, before that failed: nothing was done"
        ),
    )
}

/// Notes that nothing was done for the rows of an import, since another one did the same.
pub async fn note_same(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    claim: &Claim,
    content: &Content,
    same: &Same,
) -> Result<()> {
    let (first_row, last_row) = content.numbers();
    let verdict = RowVerdict::with_remark(LoadedRow::Unchanged, same.words());
    let run = NewVerdictRun {
        first_row,
        last_row,
        verdict: &verdict,
    };
    verdict::store::insert(tx, claim.import, &[run]).await?;
    let rows = content.rows();
    let counts = Counts {
        unchanged: rows,
        ..Counts::default()
    };
    super::store::note_progress(
        tx,
        wall,
        claim.import,
        rows,
        i64::from(last_row),
        &counts,
        0,
    )
    .await?;
    store::set_same_as(tx, claim, same).await
}

impl Same {
    fn words(&self) -> Words {
        let at = self
            .started_at
            .with_timezone(&SHANGHAI)
            .format("%Y-%m-%d %H:%M");
        let file = &self.file_name;
        Words::new(
            format!("内容与{at}导入的“{file}”相同，未重复执行；确要再次执行，请在导入时注明"),
            format!(
                "the same content was loaded at {at} as {file:?}: nothing was done; say when you load it that \
                 you mean it again"
            ),
        )
    }
}
