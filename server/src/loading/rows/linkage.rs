//! What another platform lists, to be linked after publicity.

use domain::catalogue::RowVerdict;
use domain::database::Transaction;
use domain::listed_price::ListedPriceRow;
use domain::{Result, linkage};

use super::{FileRow, Work};
use crate::loading::cells::Cells;
use crate::loading::layout::Layout;

/// A line of such a list: as a listed price, but it moves nothing by itself.
pub(in crate::loading) struct LinkageLine(ListedPriceRow);

impl FileRow for LinkageLine {
    const ROWS_AT_ONCE: usize = 20_000;
    const LAST_COUNTS: bool = false;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self> {
        ListedPriceRow::read(cells, layout).map(Self)
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        _memory: &mut (),
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let rows: Vec<ListedPriceRow> = rows.iter().map(|line| line.0.clone()).collect();
        let Work {
            moment,
            caller,
            import,
            file_name,
            ..
        } = *work;
        linkage::load_part(tx, moment, caller, import, file_name, &rows).await
    }

    async fn conclude(tx: &Transaction<'_>, work: &Work<'_>, _memory: &()) -> Result<()> {
        let Work {
            moment,
            caller,
            import,
            file_name,
            ..
        } = *work;
        linkage::finish_load(tx, moment, caller, import, file_name).await
    }
}
