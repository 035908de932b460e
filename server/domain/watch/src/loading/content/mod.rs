//! What the rows of an import mean, so that a file that is sent twice acts once.

mod store;
mod types;

pub use types::{Content, Same};

use chrono::{DateTime, Utc};
use ground::capability::{ImportKind, SentAgain};
use ground::database::{Reader, Transaction};
use ground::{ImportId, OrganisationId, Result, Words, shanghai_minute};
use market::catalogue::{LoadedRow, RowVerdict};

use super::rules::{did_nothing, is_done_already};
use super::types::{Claim, Claimed};
use super::verdict::{self, Counts, NewVerdictRun};

/// Whether the organisation has loaded a file of this kind before, so that contents must be compared.
pub async fn has_contents(db: &impl Reader, claim: &Claim, claimed: &Claimed) -> Result<bool> {
    store::has_contents(db, claim, claimed).await
}

/// Notes what the rows of an import mean, for the imports after it, and which one did all of it before.
pub async fn set_content(
    tx: &Transaction<'_>,
    claim: &Claim,
    claimed: &Claimed,
    content: &Content,
) -> Result<()> {
    store::set_fingerprint(tx, claim, content).await?;
    let (organisation, kind) = (claimed.caller.organisation, claimed.kind);
    let counts = store::counts(tx, claim).await?;
    let same = repeated(tx, organisation, kind, claim.import, (&counts, content)).await?;
    match same {
        Some(same) => store::set_same_as(tx, claim, same).await,
        None => Ok(()),
    }
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

/// The import that did the same before, so that `import` with this content would do nothing: also one that was undone
/// since, until another one did the same.
pub async fn find_same(
    db: &impl Reader,
    organisation: OrganisationId,
    kind: &ImportKind,
    import: ImportId,
    content: &Content,
) -> Result<Option<Same>> {
    let earlier = store::same_content(db, organisation, kind, import, content).await?;
    let latest_undone = earlier
        .first()
        .is_some_and(|(latest, _, _)| latest.undone_at.is_some());
    let mut done = earlier.into_iter().filter(|(same, state, counts)| {
        same.undone_at.is_some() == latest_undone
            && (latest_undone || is_done_already(kind.sent_again, *state, counts))
    });
    Ok(done.next().map(|(same, _, _)| same))
}

/// The import of the same content that did what this one, which did nothing, would have done.
pub async fn repeated(
    db: &impl Reader,
    organisation: OrganisationId,
    kind: &ImportKind,
    import: ImportId,
    (counts, content): (&Counts, &Content),
) -> Result<Option<ImportId>> {
    if kind.sent_again != SentAgain::FoundByRow || !did_nothing(counts) {
        return Ok(None);
    }
    let earlier = store::same_content(db, organisation, kind, import, content).await?;
    let mut in_effect = earlier
        .into_iter()
        .filter(|(same, _, _)| same.undone_at.is_none());
    Ok(in_effect.next().map(|(same, _, _)| same.import))
}

/// Notes that nothing was done for the rows of an import, since another one did the same.
pub async fn note_same(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    claim: &Claim,
    content: &Content,
    same: &Same,
) -> Result<()> {
    let repeated = RowVerdict::with_remark(LoadedRow::Unchanged, same.words());
    let left_out = RowVerdict::with_remark(LoadedRow::Skipped, left_out());
    let runs = content.runs().into_iter();
    let runs: Vec<NewVerdictRun<'_>> = runs
        .map(|(first_row, last_row, is_skipped)| NewVerdictRun {
            first_row,
            last_row,
            verdict: if is_skipped { &left_out } else { &repeated },
        })
        .collect();
    verdict::store::insert(tx, claim.import, &runs).await?;
    super::store::note_progress(
        tx,
        wall,
        claim.import,
        content.rows(),
        i64::from(content.last_number()),
        &content.done_before(),
        0,
    )
    .await?;
    store::set_same_as(tx, claim, same.import).await
}

/// Why a row is left out of a file that does nothing.
fn left_out() -> Words {
    Words::new(
        "未导入：此行被隐藏或筛选掉，或以重复的后一行为准",
        "left out: the row is hidden or filtered away, or a later row with the same code counts",
    )
}

impl Same {
    /// Why nothing is done for rows with this content.
    #[must_use]
    pub fn words(&self) -> Words {
        let at = shanghai_minute(self.started_at);
        let file = &self.file_name;
        if let Some(undone_at) = self.undone_at {
            let undone = shanghai_minute(undone_at);
            return Words::new(
                format!(
                    "内容与{at}导入的“{file}”相同，该次导入已于{undone}撤销，其内容除其他导入载明或已公布的以外均已撤回；本次未执行，确要重新导入，请选择“仍要导入”"
                ),
                format!(
                    "the same content was loaded at {at} as {file:?} and undone at {undone}, so that of it only what other loads \
                     state too or was announced is left: nothing was done; choose to load it all the same if you mean it"
                ),
            );
        }
        Words::new(
            format!("内容与{at}导入的“{file}”相同，未重复执行；确要再次执行，请在导入时注明"),
            format!(
                "the same content was loaded at {at} as {file:?}: nothing was done; say when you load it that \
                 you mean it again"
            ),
        )
    }
}
