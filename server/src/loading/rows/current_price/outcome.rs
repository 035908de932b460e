//! What becomes of the rows of a hospital's price list, in words.

use chrono::NaiveDate;
use domain::catalogue::{LoadedRow, RowVerdict};
use domain::current_price::{CurrentPrice, DeclaredPrice, NewCurrentPrice, Stated};
use domain::{Words, shanghai_minute};

use crate::loading::rows::{last_day, not_again};

/// What a row changes of what the hospital paid before.
pub(super) fn changes(before: &CurrentPrice, after: &NewCurrentPrice) -> Vec<Words> {
    let fields = [
        (
            ("现行采购价", "price"),
            before.price.to_string(),
            after.price.to_string(),
        ),
        (
            ("生效日期", "first day"),
            before.effective_from.to_string(),
            after.effective_from.to_string(),
        ),
        (
            ("截止日期", "last day"),
            last_day(before.effective_to),
            last_day(after.effective_to),
        ),
        (
            ("合同编号", "contract"),
            before.contract_no.clone(),
            after.contract_no.clone(),
        ),
        (
            ("证明材料", "evidence"),
            format!("{}份", before.evidence.len()),
            format!("{}份", after.evidence.len()),
        ),
    ];
    Words::changes(fields)
}

pub(super) fn not_own() -> RowVerdict {
    RowVerdict::with_remark(
        LoadedRow::Error,
        Words::new(
            "没有此证明材料，请先上传",
            "there is no such evidence: hand the file in first",
        ),
    )
}

/// That a price which states no last day keeps one that is over.
pub(super) fn past_end(
    new: &NewCurrentPrice,
    stated: Stated,
    outcome: DeclaredPrice,
    today: NaiveDate,
) -> Option<Words> {
    match outcome {
        DeclaredPrice::Taken | DeclaredPrice::InForce => {}
        DeclaredPrice::Repeats(_) | DeclaredPrice::AboveConcluded { .. } => return None,
    }
    let is_kept = !stated.effective_to;
    let last = new.effective_to.filter(|last| is_kept && *last < today)?;
    Some(Words::new(
        format!(
            "截止日期沿用已登记的{last}，此后已有其他价格或已到期；如仍在执行，请填写截止日期或“长期”"
        ),
        format!(
            "its recorded last day {last}, which is over, stays; give a last day, or long-term, if it is still in force"
        ),
    ))
}

pub(super) fn verdict_of(outcome: DeclaredPrice) -> RowVerdict {
    match outcome {
        DeclaredPrice::Taken => RowVerdict::plain(LoadedRow::Accepted),
        DeclaredPrice::InForce => RowVerdict::plain(LoadedRow::Unchanged),
        DeclaredPrice::Repeats(at) => {
            let at = shanghai_minute(at);
            let done = Words::new(
                format!("{at}已登记相同的价格，此后已被其他价格取代"),
                format!(
                    "the same price was declared at {at}, and another one has taken its place since"
                ),
            );
            RowVerdict::with_remark(LoadedRow::Unchanged, not_again(&done))
        }
        DeclaredPrice::AboveConcluded { concluded, since } => RowVerdict::with_remark(
            LoadedRow::PriceMismatch,
            Words::new(
                format!(
                    "高于{since}起的平台议价成交价{concluded}：登记更高的价格须附合同证明材料；此前的合同价请填写截止日期"
                ),
                format!(
                    "above {concluded}, concluded here from {since} on: a higher price takes evidence of its contract, an \
                     earlier one its last day"
                ),
            ),
        ),
    }
}
