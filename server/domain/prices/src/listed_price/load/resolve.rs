//! Rows of a price list to products and prices in the base unit.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::{Result, UnitPrice, Words};
use market::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use rust_decimal::Decimal;

use crate::listed_price::price_kind::{PlatformLevel, PriceKind};
use crate::listed_price::region::Region;
use crate::listed_price::rules::{PriceKey, PriceTerms};

/// One row of a price list, well formed in itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListedPriceRow {
    /// 27位码 or 20位码
    pub code: String,
    /// 省份
    pub region: Region,
    /// 平台
    pub platform: String,
    /// 平台级别
    pub level: PlatformLevel,
    /// 价格类型
    pub kind: PriceKind,
    /// 价格, for `pack_ratio` base units
    pub price: UnitPrice,
    /// 包装转换比
    pub pack_ratio: Decimal,
    /// 执行日期
    pub effective_from: NaiveDate,
    /// 截止日期, inclusive
    pub effective_to: Option<NaiveDate>,
    /// 来源
    pub source: String,
}

/// Rows resolved to products and prices in the base unit.
pub struct ResolvedRows<'a> {
    /// The verdict on each row; resolved rows are `Unchanged` until they are recorded.
    pub verdicts: Vec<RowVerdict>,
    pub indices: Vec<usize>,
    /// Their keys and terms.
    pub found: Vec<(PriceKey<&'a str>, PriceTerms)>,
}

pub async fn find_products(
    tx: &Transaction<'_>,
    rows: &[ListedPriceRow],
) -> Result<BTreeMap<String, CodeHit>> {
    let mut codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    codes.dedup();
    codes.sort_unstable();
    codes.dedup();
    catalogue::find_codes(tx, &codes).await
}

/// Finds the product of each row, and its price in the base unit.
pub fn resolve_rows<'a>(
    rows: &'a [ListedPriceRow],
    hits: &BTreeMap<String, CodeHit>,
) -> ResolvedRows<'a> {
    let mut placed = ResolvedRows {
        verdicts: Vec::with_capacity(rows.len()),
        indices: Vec::with_capacity(rows.len()),
        found: Vec::with_capacity(rows.len()),
    };
    let mut last: Option<(&str, Option<&CodeHit>)> = None;
    for (index, row) in rows.iter().enumerate() {
        // Files are mostly sorted by product: neighbours share the look-up.
        let hit = match last {
            Some((code, hit)) if code == row.code => hit,
            _ => hits.get(&row.code),
        };
        last = Some((&row.code, hit));
        match resolve_row(row, hit) {
            Ok(terms) => {
                placed
                    .verdicts
                    .push(RowVerdict::plain(LoadedRow::Unchanged));
                placed.indices.push(index);
                placed.found.push(terms);
            }
            Err(verdict) => placed.verdicts.push(*verdict),
        }
    }
    placed
}

fn resolve_row<'a>(
    row: &'a ListedPriceRow,
    hit: Option<&CodeHit>,
) -> Result<(PriceKey<&'a str>, PriceTerms), Box<RowVerdict>> {
    let unresolved = |outcome, zh: String, en: String| {
        Err(Box::new(RowVerdict::with_remark(
            outcome,
            Words::new(zh, en),
        )))
    };
    let code = &row.code;
    let product = match hit {
        Some(CodeHit::One(product)) => *product,
        Some(CodeHit::Several(count)) => {
            return unresolved(
                LoadedRow::SeveralHits,
                format!("20位码“{code}”对应{count}个规格，请改用27位码"),
                format!("{code} has {count} specifications; give the 27-character code"),
            );
        }
        None => {
            return unresolved(
                LoadedRow::NoHit,
                format!("平台无此产品：{code}"),
                format!("no product has the code {code}"),
            );
        }
    };
    let base_price = match row.price.per_base_unit(row.pack_ratio) {
        Ok(base_price) => base_price,
        Err(error) => {
            let (price, ratio) = (row.price, row.pack_ratio);
            return unresolved(
                LoadedRow::Error,
                format!("价格{price}按包装转换比{ratio}换算后无效"),
                format!("the price {price} for {ratio} units {error}"),
            );
        }
    };
    if row
        .effective_to
        .is_some_and(|last| last < row.effective_from)
    {
        let (zh, en) = ("截止日期早于执行日期", "it ends before it starts");
        return unresolved(LoadedRow::Error, zh.to_owned(), en.to_owned());
    }
    let key = PriceKey {
        product,
        region: row.region,
        platform: row.platform.as_str(),
        level: row.level,
        kind: row.kind,
        effective_from: row.effective_from,
        source: row.source.as_str(),
    };
    let pack_ratio = row.pack_ratio.normalize();
    let terms = PriceTerms {
        price: row.price,
        pack_ratio,
        base_price,
        effective_to: row.effective_to,
    };
    Ok((key, terms))
}
