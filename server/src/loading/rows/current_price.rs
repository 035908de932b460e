//! A hospital's current prices.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::current_price::{self, CurrentPrice, DeclaredPrice, NewCurrentPrice, PriceFile};
use domain::database::Transaction;
use domain::{Error, EvidenceId, ProductId, Result, UnitPrice, Words, evidence, shanghai_minute};
use spreadsheet::ColumnKind::{Date, Text};

use super::{FileRow, RowTerms, Work, last_day, not_again, not_one};
use crate::loading::cells::{Cells, End};
use crate::loading::columns::{CODE, CODE_20, FileColumn, PRICE, optional, required};
use crate::loading::file::FileKind;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &current_price::CURRENT_PRICES,
    address: "/imports/current-prices",
    summary: "Loads what a hospital pays (hospital).",
    columns: COLUMNS,
    remarks: &[
        "本机构的现行采购价，其他机构和企业均不可见。",
        "对外显示的价格分布只计入平台议价成交和附有合同证明的价格；证明材料请先上传，再把编号填入“证明材料编号”列，或在产品页面逐条补充。",
        "同一代码出现多行时，以最后一行为准；此前已登记过的相同价格标为“无变化”，不会取代此后成交或登记的价格。",
    ],
    find_layout: Layout::find,
    work: work_on::<CurrentPriceLine>,
    preview: preview_of::<CurrentPriceLine>,
    reverse: reversal::own_prices,
};

const COLUMNS: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "price",
        &["现行采购价", "价格", "采购价", "采购价格", "price"],
        PRICE,
        "88.80",
        "每一最小计量单位的采购价，元，大于零，最多四位小数",
    ),
    required(
        "effective_from",
        &["生效日期", "执行日期", "起始日期", "effective_from"],
        Date,
        "2026-01-01",
        "合同价的第一天",
    ),
    optional(
        "effective_to",
        &["截止日期", "终止日期", "effective_to"],
        Date,
        "2026-12-31",
        "合同价的最后一天；没有期限的填“长期”；留空不改动同一合同价已登记的日期",
    ),
    optional(
        "contract_no",
        &["合同编号", "合同号", "contract_no"],
        Text,
        "HT-2026-001",
        "合同编号；留空不改动同一合同价已登记的编号",
    ),
    optional(
        "evidence",
        &["证明材料编号", "证明材料", "evidence"],
        Text,
        "",
        "本机构已上传的证明材料的编号，多份用空格分开；留空不改动同一合同价已有的材料",
    ),
];

/// A row of a hospital's price list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CurrentPriceLine {
    code: String,
    price: UnitPrice,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
    contract_no: String,
    evidence: Vec<EvidenceId>,
    /// Whether it states that the contract has no end. An empty cell states nothing: what is recorded stays.
    is_open: bool,
}

/// Without what it states by words, so that files which were loaded before are known again.
impl Hash for CurrentPriceLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            code,
            price,
            effective_from,
            effective_to,
            contract_no,
            evidence,
            is_open,
        } = self;
        (
            code,
            price,
            effective_from,
            effective_to,
            contract_no,
            evidence,
        )
            .hash(state);
        if *is_open {
            is_open.hash(state);
        }
    }
}

impl CurrentPriceLine {
    /// What it declares, with what it does not state taken from the price of the same contract, which begins on the same day.
    /// An end that the price after it brought about (`is_followed`) was never stated.
    fn declared(
        &self,
        product: ProductId,
        before: Option<&CurrentPrice>,
        is_followed: bool,
    ) -> NewCurrentPrice {
        let mut new = NewCurrentPrice {
            product,
            price: self.price,
            effective_from: self.effective_from,
            effective_to: self.effective_to,
            contract_no: self.contract_no.clone(),
            evidence: self.evidence.clone(),
        };
        let same = before.filter(|before| before.effective_from == self.effective_from);
        if let Some(same) = same {
            if new.effective_to.is_none() && !self.is_open && !is_followed {
                new.effective_to = same.effective_to;
            }
            if new.contract_no.is_empty() {
                new.contract_no.clone_from(&same.contract_no);
            }
            if new.evidence.is_empty() {
                new.evidence.clone_from(&same.evidence);
            }
        }
        new
    }
}

/// What a row changes of what the hospital paid before.
fn changes(before: &CurrentPrice, after: &NewCurrentPrice) -> Vec<Words> {
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

/// Files that prove one price, and the letters of a cell that names them all.
const EVIDENCE_MAX: usize = 20;
const EVIDENCE_LETTERS_MAX: usize = 1_000;

const CONTRACT_LETTERS_MAX: usize = 500;

/// The ids of files in a cell, with anything between them that no id has.
fn evidence_ids(cells: &mut Cells<'_>) -> Vec<EvidenceId> {
    let text = cells.written("evidence", EVIDENCE_LETTERS_MAX);
    let parts = text.split([' ', '\u{3000}', ',', ';', '，', '；', '、']);
    let ids: Result<Vec<EvidenceId>, _> = parts
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    match ids {
        Ok(ids) if ids.len() <= EVIDENCE_MAX => ids,
        Ok(_) => {
            cells.blame("evidence", "证明材料最多20份", "names more than 20 files");
            Vec::new()
        }
        Err(_) => {
            cells.blame("evidence", "不是证明材料的编号", "is no id of evidence");
            Vec::new()
        }
    }
}

fn not_own() -> RowVerdict {
    RowVerdict::with_remark(
        LoadedRow::Error,
        Words::new(
            "没有此证明材料，请先上传",
            "there is no such evidence: hand the file in first",
        ),
    )
}

impl FileRow for CurrentPriceLine {
    const ROWS_AT_ONCE: usize = 1_000;
    const LAST_COUNTS: bool = true;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let price = cells.price("price");
        let effective_from = cells.day("effective_from");
        let end = cells.last_day("effective_to");
        let effective_to = end.date();
        let contract_no = cells.written("contract_no", CONTRACT_LETTERS_MAX);
        let evidence = evidence_ids(cells);
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
            evidence,
            is_open: end == End::Open,
        })
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.code.clone(),
            price: Some(self.price),
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
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let named: Vec<EvidenceId> = rows.iter().flat_map(|row| row.evidence.clone()).collect();
        let own = evidence::own(tx, work.caller, &named).await?;
        let found = rows.iter().filter_map(|row| match hits.get(&row.code) {
            Some(CodeHit::One(product)) => Some((*product, row.effective_from)),
            Some(CodeHit::Several(_)) | None => None,
        });
        let found: Vec<(ProductId, NaiveDate)> = found.collect();
        let before = current_price::in_force(tx, work.caller, &found).await?;
        let after_end = |(product, end): (ProductId, NaiveDate)| Some((product, end.succ_opt()?));
        let ends = before
            .iter()
            .filter_map(|((product, _), price)| Some((*product, price.effective_to?)));
        let next: Vec<(ProductId, NaiveDate)> = ends.filter_map(after_end).collect();
        let followers = current_price::in_force(tx, work.caller, &next).await?;
        let is_followed = |product: ProductId, price: Option<&CurrentPrice>| {
            let end = price.and_then(|price| price.effective_to);
            let next = end.and_then(|end| after_end((product, end)));
            next.is_some_and(|next| followers.contains_key(&next))
        };
        let mut verdicts = Vec::with_capacity(rows.len());
        let mut declared: Vec<(usize, NewCurrentPrice)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let hit = hits.get(&row.code);
            if !row.evidence.iter().all(|id| own.contains(id)) {
                verdicts.push(not_own());
            } else if let Some(CodeHit::One(product)) = hit {
                // The same product by its long and its short code: the last row counts.
                declared.retain(|(_, earlier)| earlier.product != *product);
                let before = before.get(&(*product, row.effective_from));
                let is_followed = is_followed(*product, before);
                declared.push((index, row.declared(*product, before, is_followed)));
                verdicts.push(RowVerdict::plain(LoadedRow::Unchanged));
            } else {
                verdicts.push(not_one(&row.code, hit));
            }
        }
        let new: Vec<NewCurrentPrice> = declared.iter().map(|(_, new)| new.clone()).collect();
        let file = PriceFile {
            import: work.import,
            again: work.again,
        };
        let Work { moment, caller, .. } = *work;
        let outcomes =
            current_price::declare_current_prices(tx, moment, caller, &new, Some(file)).await?;
        for ((index, new), outcome) in declared.iter().zip(outcomes) {
            let verdict = verdicts.get_mut(*index);
            let verdict = verdict.ok_or_else(|| Error::internal("a price without a row"))?;
            *verdict = verdict_of(outcome);
            if verdict.outcome == LoadedRow::Accepted {
                let before = before.get(&(new.product, new.effective_from));
                verdict.changes = before.map_or_else(Vec::new, |before| changes(before, new));
            }
        }
        Ok(verdicts)
    }
}

fn verdict_of(outcome: DeclaredPrice) -> RowVerdict {
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
