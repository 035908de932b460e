//! What a file would do: it is loaded in one transaction, the outcome is read there, and the transaction is rolled
//! back. So a preview and the load that follows it cannot differ by a second copy of the rules, and nothing of a preview
//! is left: no import, no event, no stored file, no key.
//!
//! The rows are read before the transaction begins, and are few (`loading.preview_rows`), so that the locks which a
//! load takes are held no longer than by one part of a large load. They take effect in one call, which locks them in one order.

mod around;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::catalogue::{self, CodeHit, LoadedRow, Product, RowVerdict};
use domain::database::{Reader, Transaction};
use domain::loading::{self, Content, Counts, FileWarning, HiddenRows, Same, Warned};
use domain::{
    Caller, Error, FieldError, Ground, ImportId, Moment, ProductId, Result, UnitPrice, Words,
};
use futures_util::Stream;
use futures_util::future::BoxFuture;

pub use around::RowAround;

use super::SHOWN_MAX;
use super::file::FileKind;
use super::layout::Unfit;
use super::limits;
use super::reading::{Batch, Plan, Whole, content, whole};
use super::rows::{Effects, FileRow, ListedAt, RowTerms, Work};
use super::scratch::{self, Nameless};
use super::verdicts::{Merged, merge};
use super::worker::remark_of;

/// Bytes of a file that is previewed; a longer one has more rows than are previewed.
const BYTES_MAX: usize = 16 << 20;

/// What a file would do.
#[derive(Debug, Default)]
pub struct Preview {
    pub rows: i64,
    pub counts: Counts,
    pub warnings: i64,
    /// What rows are warned of, counted.
    pub warned: Vec<FileWarning>,
    /// The first rows that would act, or be held.
    pub acting: Vec<PreviewRow>,
    /// The first rows for which nothing would be done.
    pub unchanged: Vec<PreviewRow>,
    /// The first rows that would be left out.
    pub skipped: Vec<PreviewRow>,
    /// The first rows that would not be taken.
    pub refused: Vec<PreviewRow>,
    /// The import that loaded the same content before, so that the file would do nothing.
    pub same_as: Option<ImportId>,
    pub same_undone_at: Option<DateTime<Utc>>,
    pub effects: Effects,
    /// What is stated of the file as a whole.
    pub notes: Vec<Words>,
    /// Rows that people do not see, since they are hidden or filtered away.
    pub hidden_rows: u64,
}

/// A row and what would become of it.
#[derive(Debug, Clone)]
pub struct PreviewRow {
    /// Its number in the file.
    pub line: u32,
    pub verdict: RowVerdict,
    /// As the file writes it.
    pub code: String,
    pub price: Option<UnitPrice>,
    /// In sales units.
    pub quantity: Option<i64>,
    /// The product that the code means.
    pub product: Option<Product>,
    /// What a listed price finds and leaves.
    pub around: Option<RowAround>,
    listed: Option<ListedAt>,
}

/// How a file is previewed.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Whether its rows are meant although they were loaded before.
    pub again: bool,
    /// Only rows after this one are named.
    pub after: u32,
    /// What becomes of rows that people do not see, once it was chosen.
    pub hidden: Option<HiddenRows>,
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
    how: How,
}

pub(super) type PreviewOf = for<'a> fn(&'a Subject<'a>) -> BoxFuture<'a, Result<Preview>>;

/// What an uploaded file would do. It is loaded and rolled back within `heavily`, which waits for a place.
///
/// # Errors
/// As an upload; refuses what is no such table (`/file`) and files with too many rows (`preview-too-large`).
pub async fn preview<E: Into<Error>>(
    ground: &Ground,
    moment: &Moment,
    caller: &Caller,
    file: &'static FileKind,
    (file_name, how): (&str, How),
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
        how,
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
    how: How,
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
            how: self.how,
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

/// Of a file with the content of an earlier one nothing acts.
fn done_before(same: &Same, content: &Content, mut notes: Vec<Words>, hidden_rows: u64) -> Preview {
    notes.extend(same.undone_at.map(|_| same.words()));
    Preview {
        rows: content.rows(),
        counts: content.done_before(),
        same_as: Some(same.import),
        same_undone_at: same.undone_at,
        notes,
        hidden_rows,
        ..Preview::default()
    }
}

fn plan_of(subject: &Subject<'_>) -> Plan {
    Plan {
        file: subject.file,
        path: subject.path.clone(),
        file_name: subject.file_name.clone(),
        limits: limits(),
        skip_to: 0,
        // Without a choice it is foreseen what is sure: that nothing happens for rows that nobody sees.
        hidden_rows: Some(subject.how.hidden.unwrap_or(HiddenRows::Skip)),
    }
}

async fn work_out<T: FileRow>(subject: &Subject<'_>) -> Result<Preview> {
    // What it would end is read beside what it ends by.
    let (moment, import) = (&subject.moment.clone().foreseen(), subject.import);
    let plan = plan_of(subject);
    let counted = plan.clone();
    let content = in_thread(move || content::<T>(&counted)).await?;
    loading::must_be_previewable(moment, Some(content.rows()))?;
    let Whole {
        layout,
        batch,
        hidden_rows,
    } = in_thread(move || whole::<T>(&plan)).await?;
    let mut connection = subject.ground.db.get().await?;
    let tx = connection.transaction().await?;
    let (organisation, kind) = (subject.caller.organisation, subject.file.import);
    let How { again, after, .. } = subject.how;
    if !again
        && let Some(same) = loading::find_same(&tx, organisation, kind, import, &content).await?
    {
        return Ok(done_before(&same, &content, layout.notes, hidden_rows));
    }
    let (mut notes, layout) = (layout.notes.clone(), Arc::new(layout));
    let malformed = batch.malformed.clone();
    let work = Work {
        moment,
        caller: subject.caller,
        import,
        file_name: &subject.file_name,
        layout: &layout,
        again,
        malformed: &malformed,
    };
    let terms = terms_of(&batch);
    let mut memory = T::Memory::default();
    let loaded = load(&tx, &work, batch, &mut memory).await?;
    notes.extend(T::summary(&memory));
    let counts = Counts::of(&loaded.verdicts);
    let same_as = loading::repeated(&tx, organisation, kind, import, (&counts, &content)).await?;
    let effects = T::effects(&tx, &work).await?;
    let [mut acting, unchanged, skipped, refused] =
        groups(&tx, after, &loaded.verdicts, &terms).await?;
    if let Some(prices) = &effects.prices {
        around::note(&tx, moment, import, prices, &mut acting).await?;
    }
    // Dropped without being committed: it is rolled back.
    drop(tx);
    Ok(Preview {
        rows: i64::try_from(loaded.verdicts.len()).unwrap_or(i64::MAX),
        counts,
        warnings: loaded.warnings,
        warned: loaded.warned.into_list(),
        acting,
        unchanged,
        skipped,
        refused,
        same_as,
        effects,
        notes,
        hidden_rows,
        ..Preview::default()
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
    memory: &mut T::Memory,
) -> Result<Merged> {
    let (mut waiting, mut verdicts, mut warnings) = (vec![batch], Vec::new(), 0);
    let mut warned = Warned::default();
    while let Some(batch) = waiting.pop() {
        let loading = T::load(tx, work, memory, &batch.numbers, &batch.rows);
        match tx.part(loading).await {
            Ok(loaded) => {
                let merged = merge(&batch, loaded, T::REMARKS_ARE_OUTCOMES);
                verdicts.extend(merged.verdicts);
                warnings += merged.warnings;
                warned.join(merged.warned);
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
    tx.part(T::finish(tx, work, memory)).await?;
    Ok(Merged {
        verdicts,
        warnings,
        warned,
    })
}

/// Rows that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Acting,
    Unchanged,
    Skipped,
    Refused,
}

impl Group {
    const ALL: [Self; 4] = [Self::Acting, Self::Unchanged, Self::Skipped, Self::Refused];

    fn of(outcome: &LoadedRow) -> Self {
        match outcome {
            LoadedRow::Accepted | LoadedRow::Held => Self::Acting,
            LoadedRow::Unchanged => Self::Unchanged,
            LoadedRow::Skipped => Self::Skipped,
            LoadedRow::PriceMismatch
            | LoadedRow::SeveralHits
            | LoadedRow::NoHit
            | LoadedRow::Error => Self::Refused,
        }
    }
}

fn terms_of<T: FileRow>(batch: &Batch<T>) -> HashMap<u32, RowTerms> {
    let rows = batch.numbers.iter().zip(&batch.rows);
    rows.map(|(number, row)| (*number, row.terms())).collect()
}

/// The rows of each group.
async fn groups(
    db: &impl Reader,
    after: u32,
    verdicts: &[(u32, RowVerdict)],
    terms: &HashMap<u32, RowTerms>,
) -> Result<[Vec<PreviewRow>; 4]> {
    let [acting, unchanged, skipped, refused] = Group::ALL;
    Ok([
        shown(db, acting, after, verdicts, terms).await?,
        shown(db, unchanged, after, verdicts, terms).await?,
        shown(db, skipped, after, verdicts, terms).await?,
        shown(db, refused, after, verdicts, terms).await?,
    ])
}

/// The first rows of a group after a row, with their products.
async fn shown(
    db: &impl Reader,
    group: Group,
    after: u32,
    verdicts: &[(u32, RowVerdict)],
    terms: &HashMap<u32, RowTerms>,
) -> Result<Vec<PreviewRow>> {
    let mut rows: Vec<PreviewRow> = verdicts
        .iter()
        .filter(|(line, verdict)| after < *line && Group::of(&verdict.outcome) == group)
        .take(SHOWN_MAX)
        .map(|(line, verdict)| {
            let terms = terms.get(line).cloned().unwrap_or_default();
            PreviewRow {
                line: *line,
                verdict: verdict.clone(),
                code: terms.code,
                price: terms.price,
                quantity: terms.quantity,
                product: None,
                around: None,
                listed: terms.listed,
            }
        })
        .collect();
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let hits = catalogue::find_codes(db, &codes.into_iter().collect::<Vec<_>>()).await?;
    let one = |code: &str| match hits.get(code) {
        Some(CodeHit::One(id)) => Some(*id),
        Some(CodeHit::Several(_)) | None => None,
    };
    let ids: Vec<ProductId> = rows.iter().filter_map(|row| one(&row.code)).collect();
    let products: HashMap<ProductId, Product> = catalogue::products(db, &ids)
        .await?
        .into_iter()
        .map(|product| (product.id, product))
        .collect();
    for row in &mut rows {
        row.product = one(&row.code).and_then(|id| products.get(&id).cloned());
    }
    Ok(rows)
}
