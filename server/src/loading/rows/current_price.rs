//! What a hospital pays now.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::current_price::{self, NewCurrentPrice};
use domain::database::Transaction;
use domain::{Error, Result, UnitPrice};

use super::{FileRow, Work, not_one};
use crate::loading::cells::Cells;
use crate::loading::layout::Layout;

/// A line of a hospital's price list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::loading) struct CurrentPriceLine {
    code: String,
    price: UnitPrice,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
    contract_no: String,
}

impl FileRow for CurrentPriceLine {
    const ROWS_AT_ONCE: usize = 1_000;
    const LAST_COUNTS: bool = true;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let price = cells.price("price");
        let effective_from = cells.day("effective_from");
        let effective_to = cells.last_day("effective_to");
        let contract_no = cells.text("contract_no");
        if effective_to
            .zip(effective_from)
            .is_some_and(|(last, first)| last < first)
        {
            cells.blame("effective_to", "早于生效日期", "is before the first day");
        }
        Some(Self {
            code,
            price: price?,
            effective_from: effective_from?,
            effective_to,
            contract_no,
        })
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        _memory: &mut (),
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let mut verdicts = Vec::with_capacity(rows.len());
        let mut declared: Vec<(usize, NewCurrentPrice)> = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let hit = hits.get(&row.code);
            if let Some(CodeHit::One(product)) = hit {
                // A product by its long and its short code: the last line counts.
                declared.retain(|(_, earlier)| earlier.product != *product);
                let new = NewCurrentPrice {
                    product: *product,
                    price: row.price,
                    effective_from: row.effective_from,
                    effective_to: row.effective_to,
                    contract_no: row.contract_no.clone(),
                };
                declared.push((place, new));
                verdicts.push(RowVerdict::plain(LoadedRow::Unchanged));
            } else {
                verdicts.push(not_one(&row.code, hit));
            }
        }
        let new: Vec<NewCurrentPrice> = declared.iter().map(|(_, new)| new.clone()).collect();
        let changed =
            current_price::declare_current_prices(tx, work.moment, work.caller, &new).await?;
        for ((place, _), changed) in declared.iter().zip(changed) {
            let verdict = verdicts.get_mut(*place);
            let verdict = verdict.ok_or_else(|| Error::internal("a price without a row"))?;
            if changed {
                verdict.outcome = LoadedRow::Accepted;
            }
        }
        Ok(verdicts)
    }
}
