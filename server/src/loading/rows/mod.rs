//! The rows of every kind of file, named as the capability that takes them: the columns, how a row is
//! read, and how a batch of rows takes effect.

pub(super) mod bargaining;
pub(super) mod campaign;
pub(super) mod catalogue;
pub(super) mod current_price;
pub(super) mod linkage;
pub(super) mod listed_price;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::sync::Arc;

use domain::catalogue::{CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::{Caller, ImportId, Moment, Result, Words};

use super::cells::Cells;
use super::layout::Layout;

/// What a batch of rows is loaded with.
pub(super) struct Work<'a> {
    /// When.
    pub(super) moment: &'a Moment,
    /// For whom.
    pub(super) caller: &'a Caller,
    /// As part of which import.
    pub(super) import: ImportId,
    /// The file's name where it came from.
    pub(super) file_name: &'a str,
    /// Which columns the file has.
    pub(super) layout: &'a Arc<Layout>,
}

/// A row of some kind of file, well formed in itself.
pub(super) trait FileRow: Sized + Send + Sync + 'static {
    /// Rows that take effect in one transaction.
    const ROWS_AT_ONCE: usize;

    /// Whether of several rows with one code only the last counts, so that loading the file once
    /// more changes nothing.
    const LAST_COUNTS: bool;

    /// Whether a remark on a row that was taken tells what became of it; otherwise it is a warning.
    const TELLS_OUTCOMES: bool = false;

    /// What the import must remember from batch to batch.
    type Memory: Default + Send;

    /// Reads a row; what is wrong is noted in the cells, and makes the result worthless.
    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self>;

    /// Gives rows their effect and says what became of each, in order.
    fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        memory: &mut Self::Memory,
        numbers: &[u32],
        rows: &[Self],
    ) -> impl Future<Output = Result<Vec<RowVerdict>>> + Send;

    /// Whether rows that had their effect before the import was taken over must be looked at again.
    fn replays() -> bool {
        false
    }

    /// What follows from the whole of the file.
    fn finish(
        _tx: &Transaction<'_>,
        _work: &Work<'_>,
        _memory: &Self::Memory,
    ) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

/// The verdict on a row whose code names no product, or more than one.
pub(super) fn not_one(code: &str, hit: Option<&CodeHit>) -> RowVerdict {
    match hit {
        Some(CodeHit::Several(count)) => RowVerdict::with_remark(
            LoadedRow::SeveralHits,
            Words::new(
                format!("20位码“{code}”对应{count}个规格，请改用27位码"),
                format!("{code} has {count} specifications; give the 27-character code"),
            ),
        ),
        Some(CodeHit::One(_)) | None => RowVerdict::with_remark(
            LoadedRow::NoHit,
            Words::new(
                format!("平台无此产品：{code}"),
                format!("no product has the code {code}"),
            ),
        ),
    }
}
