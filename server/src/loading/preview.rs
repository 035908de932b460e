//! What a file would do: it is loaded in one transaction, the outcome is read there, and the transaction is rolled
//! back. So a preview and the load that follows it cannot differ by a second copy of the rules, and nothing of a preview
//! is left: no import, no event, no stored file, no key.
//!
//! The rows are read before the transaction begins, and are few (`loading.preview_rows`), so that the locks which a
//! load takes are held no longer than by one part of a large load. They take effect in one call, which locks them in one order.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use domain::catalogue::{LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::loading::{self, Counts};
use domain::{Caller, Error, FieldError, Ground, ImportId, Moment, Result};
use futures_util::Stream;
use futures_util::future::BoxFuture;

use super::file::FileKind;
use super::layout::Unfit;
use super::limits;
use super::reading::{Batch, Plan, content, whole};
use super::rows::{Effects, FileRow, Work};
use super::scratch::{self, Nameless};
use super::verdicts::merge;
use super::worker::remark_of;

/// Bytes of a file that is previewed; a longer one has more rows than are previewed.
const BYTES_MAX: usize = 16 << 20;

/// Rows and products that a preview names at most, beside their numbers.
pub(super) const SHOWN_MAX: usize = 200;

/// What a file would do.
#[derive(Debug, Default)]
pub struct Preview {
    pub rows: i64,
    pub counts: Counts,
    pub warnings: i64,
    /// The first rows that would not be taken, by their number in the file.
    pub refused: Vec<(u32, RowVerdict)>,
    /// The import that loaded the same content before, so that the file would do nothing.
    pub same_as: Option<ImportId>,
    pub effects: Effects,
}

/// A file to be previewed.
pub(super) struct Subject<'a> {
    ground: &'a Ground,
    moment: &'a Moment,
    caller: &'a Caller,
    file: &'static FileKind,
    import: ImportId,
    file_name: String,
    path: PathBuf,
    again: bool,
}

pub(super) type PreviewOf = for<'a> fn(&'a Subject<'a>) -> BoxFuture<'a, Result<Preview>>;

/// What an uploaded file would do. It is loaded and rolled back within `heavily`, which waits for a place.
///
/// # Errors
/// As an upload; refuses what is no such table (`/file`) and files with too many rows (`preview-too-large`).
pub async fn preview<E: std::error::Error>(
    ground: &Ground,
    moment: &Moment,
    caller: &Caller,
    file: &'static FileKind,
    (file_name, again): (&str, bool),
    upload: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<PreviewBegun> {
    let import = loading::start_preview(moment, caller, file.import)?;
    let Some(stored) = scratch::receive(upload, BYTES_MAX).await? else {
        loading::must_be_previewable(moment, None)?;
        return Err(Error::internal("a file without a length"));
    };
    Ok(PreviewBegun {
        ground: ground.clone(),
        caller: caller.clone(),
        file,
        import,
        file_name: file_name.to_owned(),
        stored,
        again,
    })
}

/// A file that has arrived to be previewed.
pub struct PreviewBegun {
    ground: Ground,
    caller: Caller,
    file: &'static FileKind,
    import: ImportId,
    file_name: String,
    stored: Nameless,
    again: bool,
}

impl PreviewBegun {
    /// What the file would do.
    ///
    /// # Errors
    /// As [`preview`].
    pub async fn work_out(&self, moment: &Moment) -> Result<Preview> {
        let subject = Subject {
            ground: &self.ground,
            moment,
            caller: &self.caller,
            file: self.file,
            import: self.import,
            file_name: self.file_name.clone(),
            path: self.stored.path(),
            again: self.again,
        };
        (self.file.preview)(&subject).await
    }
}

/// Finds out what the rows of a file would do as rows of this type.
pub(super) fn preview_of<'a, T: FileRow>(
    subject: &'a Subject<'a>,
) -> BoxFuture<'a, Result<Preview>> {
    Box::pin(work_out::<T>(subject))
}

async fn work_out<T: FileRow>(subject: &Subject<'_>) -> Result<Preview> {
    let Subject { moment, import, .. } = *subject;
    let plan = Plan {
        file: subject.file,
        path: subject.path.clone(),
        file_name: subject.file_name.clone(),
        limits: limits(),
        skip_to: 0,
    };
    let counted = plan.clone();
    let content = in_thread(move || content::<T>(&counted)).await?;
    loading::must_be_previewable(moment, Some(content.rows()))?;
    let (layout, batch) = in_thread(move || whole::<T>(&plan)).await?;
    let mut connection = subject.ground.db.get().await?;
    let tx = connection.transaction().await?;
    let (organisation, kind) = (subject.caller.organisation, subject.file.import);
    if !subject.again {
        let same = loading::find_same(&tx, organisation, kind, import, &content).await?;
        if let Some(same) = same {
            return Ok(Preview {
                rows: content.rows(),
                counts: Counts {
                    unchanged: content.rows(),
                    ..Counts::default()
                },
                same_as: Some(same.import),
                ..Preview::default()
            });
        }
    }
    let layout = Arc::new(layout);
    let work = Work {
        moment,
        caller: subject.caller,
        import,
        file_name: &subject.file_name,
        layout: &layout,
        again: subject.again,
    };
    let (verdicts, warnings) = load(&tx, &work, batch).await?;
    let counts = Counts::of(&verdicts);
    let same_as = loading::repeated(&tx, organisation, kind, import, (&counts, &content)).await?;
    let effects = T::effects(&tx, &work).await?;
    // Dropped without being committed: it is rolled back.
    drop(tx);
    Ok(Preview {
        same_as,
        ..of(&verdicts, warnings, effects)
    })
}

/// Reads on a thread that may block.
async fn in_thread<T: Send + 'static>(
    read: impl FnOnce() -> Result<T, Unfit> + Send + 'static,
) -> Result<T> {
    let read = tokio::task::spawn_blocking(read).await;
    read.map_err(Error::internal)?
        .map_err(|unfit| FieldError::alone("/file", &unfit.0.zh, &unfit.0.en))
}

/// Loads all rows; one that fails by itself is found by halving, as a load does.
async fn load<T: FileRow>(
    tx: &Transaction<'_>,
    work: &Work<'_>,
    batch: Batch<T>,
) -> Result<(Vec<(u32, RowVerdict)>, i64)> {
    let mut memory = T::Memory::default();
    let (mut waiting, mut verdicts, mut warnings) = (vec![batch], Vec::new(), 0);
    while let Some(batch) = waiting.pop() {
        let loading = T::load(tx, work, &mut memory, &batch.numbers, &batch.rows);
        match tx.part(loading).await {
            Ok(loaded) => {
                let (merged, warned) = merge(&batch, loaded, T::REMARKS_ARE_OUTCOMES);
                verdicts.extend(merged);
                warnings += warned;
            }
            Err(error @ (Error::Stale | Error::Forbidden | Error::Unavailable(_))) => {
                return Err(error);
            }
            Err(_) if 1 < batch.rows.len() => {
                let (before, after) = batch.split();
                waiting.extend([after, before]);
            }
            Err(error) if batch.rows.is_empty() => return Err(error),
            Err(error) => waiting.push(batch.refused(&LoadedRow::Error, &remark_of(error)?)),
        }
    }
    tx.part(T::finish(tx, work, &memory)).await?;
    Ok((verdicts, warnings))
}

fn of(verdicts: &[(u32, RowVerdict)], warnings: i64, effects: Effects) -> Preview {
    let refused = verdicts
        .iter()
        .filter(|(_, verdict)| match verdict.outcome {
            LoadedRow::Accepted | LoadedRow::Unchanged | LoadedRow::Held => false,
            LoadedRow::PriceMismatch
            | LoadedRow::SeveralHits
            | LoadedRow::NoHit
            | LoadedRow::Error => true,
        });
    Preview {
        rows: i64::try_from(verdicts.len()).unwrap_or(i64::MAX),
        counts: Counts::of(verdicts),
        warnings,
        refused: refused.take(SHOWN_MAX).cloned().collect(),
        same_as: None,
        effects,
    }
}
