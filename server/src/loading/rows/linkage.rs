//! Linkage lists: prices of another platform, linked after publicity.

use domain::catalogue::{LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::linkage::ListFile;
use domain::listed_price::lock_prices;
use domain::{Result, Words, linkage, listing_platform};

use super::listed_price::{self, ListedLine, clear, completed, platforms_of, seen, with_unclear};
use super::{FileRow, Overview, RowTerms, Work};
use crate::loading::cells::Cells;
use crate::loading::file::FileKind;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &linkage::LINKAGE_LISTS,
    address: "/imports/linkage-lists",
    summary: "Loads the price list of another platform to be linked after publicity; it moves no price by \
              itself (exchange centre).",
    columns: listed_price::COLUMNS,
    remarks: &[
        "导入后不改变任何价格和限价：先预览影响，公示期满公布后生效。",
        "与在库价格相同、或此前清单已提出过的行标为“无变化”；同一平台、类型的在库价格由清单中的新价格替代。",
    ],
    find_layout: Layout::find,
    work: work_on::<LinkageLine>,
    preview: preview_of::<LinkageLine>,
    reverse: reversal::lists,
};

/// A row of a linkage list: a listed price that changes nothing by itself.
#[derive(Hash)]
struct LinkageLine(ListedLine);

impl FileRow for LinkageLine {
    const ROWS_AT_ONCE: usize = 20_000;
    const LAST_COUNTS: bool = false;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self> {
        ListedLine::read(cells, layout).map(Self)
    }

    fn not_filled_in(cells: &Cells<'_>) -> Option<Words> {
        ListedLine::not_filled_in(cells)
    }

    fn look(&self, number: u32, overview: &mut Overview) {
        self.0.look(number, overview);
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.0.row.code.clone(),
            price: Some(self.0.row.price),
            quantity: None,
            listed: None,
        }
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        _memory: &mut (),
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        // As loads of prices do: both take this lock before they enter what platforms are called.
        lock_prices(tx).await?;
        let lines = rows.iter().map(|line| &line.0);
        let names = seen(tx, work, lines.clone()).await?;
        let completed = completed(tx, &names, lines).await?;
        let rows = clear(&completed);
        let Work { moment, caller, .. } = *work;
        let verdicts = linkage::load_part(tx, moment, caller, list_file(work), &rows).await?;
        let mut verdicts = with_unclear(&completed, verdicts);
        for (verdict, one) in verdicts.iter_mut().zip(completed) {
            if verdict.outcome == LoadedRow::Accepted {
                verdict.changes = one.changes_of_listed();
            }
            verdict.taken_over = one.taken_over();
            verdict.warnings.extend(one.warnings);
        }
        Ok(verdicts)
    }

    async fn note(tx: &Transaction<'_>, work: &Work<'_>, rows: &[Self]) -> Result<()> {
        let lines = rows.iter().map(|line| &line.0);
        listing_platform::note_rows(tx, work.import, platforms_of(lines)).await
    }

    async fn finish(tx: &Transaction<'_>, work: &Work<'_>, _memory: &()) -> Result<()> {
        let Work { moment, caller, .. } = *work;
        linkage::finish_load(tx, moment, caller, list_file(work)).await
    }
}

fn list_file<'a>(work: &Work<'a>) -> ListFile<'a> {
    ListFile {
        import: work.import,
        name: work.file_name,
        again: work.again,
    }
}
