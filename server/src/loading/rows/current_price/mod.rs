//! A hospital's current prices.

mod outcome;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::current_price::{self, CurrentPrice, NewCurrentPrice, PriceFile, Stated};
use domain::database::Transaction;
use domain::listed_price::FarTyped;
use domain::{Error, EvidenceId, ProductId, Result, UnitPrice, evidence};
use spreadsheet::ColumnKind::{Date, Text};

use super::{FileRow, RowTerms, Work, not_one};
use crate::loading::cells::{Cells, End};
use crate::loading::columns::{CODE, CODE_20, FileColumn, PRICE, optional, required};
use crate::loading::file::FileKind;
use crate::loading::key;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reading::overtaken;
use crate::loading::reversal;
use crate::loading::worker::work_on;
use outcome::{changes, not_own, past_end, verdict_of};

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &current_price::CURRENT_PRICES,
    address: "/imports/current-prices",
    summary: "Loads what a hospital pays (hospital).",
    columns: COLUMNS,
    remarks: &[
        "本机构的现行采购价，其他机构和企业均不可见。",
        "对外显示的价格分布只计入平台议价成交和附有合同证明的价格；证明材料请先上传，再把编号填入“证明材料编号”列，或在产品页面逐条补充。",
        "同一代码出现多行时，以最后一个可用的行为准，其余标为“已跳过”；此前已登记过的相同价格标为“无变化”，不会取代此后成交或登记的价格。",
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
        key::PRICE,
        &[
            "现行采购价",
            "价格",
            "采购价",
            "采购价格",
            "采购单价",
            "现行采购单价",
            "price",
        ],
        PRICE,
        "88.80",
        "每一最小计量单位的采购价，元，大于零，最多四位小数",
    )
    .or_weakly(&["单价"]),
    required(
        key::EFFECTIVE_FROM,
        &["生效日期", "执行日期", "起始日期", "effective_from"],
        Date,
        "2026-01-01",
        "合同价的第一天",
    ),
    optional(
        key::EFFECTIVE_TO,
        &["截止日期", "终止日期", "effective_to"],
        Date,
        "2026-12-31",
        "合同价的最后一天；没有期限的填“长期”；留空不改动同一合同价已登记的日期",
    ),
    optional(
        key::CONTRACT_NO,
        &["合同编号", "合同号", "contract_no"],
        Text,
        "HT-2026-001",
        "合同编号；没有编号的填“无”；留空不改动同一合同价已登记的编号",
    ),
    optional(
        key::EVIDENCE,
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
    /// Whether it states that the contract has no number.
    is_unnumbered: bool,
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
            is_unnumbered,
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
        if *is_unnumbered {
            "contract_no".hash(state);
        }
    }
}

impl CurrentPriceLine {
    /// What it declares, with what it does not state taken from the price that is in force on its first day.
    fn declared(&self, product: ProductId, in_force: Option<&CurrentPrice>) -> NewCurrentPrice {
        let new = NewCurrentPrice {
            product,
            price: self.price,
            effective_from: self.effective_from,
            effective_to: self.effective_to,
            contract_no: self.contract_no.clone(),
            evidence: self.evidence.clone(),
        };
        current_price::completed(new, self.stated(), in_force)
    }

    fn stated(&self) -> Stated {
        Stated {
            effective_to: self.is_open || self.effective_to.is_some(),
            contract_no: self.is_unnumbered || !self.contract_no.is_empty(),
            evidence: !self.evidence.is_empty(),
        }
    }
}

/// Files that prove one price, and the letters of a cell that names them all.
const EVIDENCE_MAX: usize = 20;
const EVIDENCE_LETTERS_MAX: usize = 1_000;

const CONTRACT_LETTERS_MAX: usize = 500;

/// The ids of files in a cell, with anything between them that no id has.
fn evidence_ids(cells: &mut Cells<'_>) -> Vec<EvidenceId> {
    let text = cells.written(key::EVIDENCE, EVIDENCE_LETTERS_MAX);
    let parts = text.split([' ', '\u{3000}', ',', ';', '，', '；', '、']);
    let ids: Result<Vec<EvidenceId>, _> = parts
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    match ids {
        Ok(ids) if ids.len() <= EVIDENCE_MAX => ids,
        Ok(_) => {
            cells.blame(
                key::EVIDENCE,
                "证明材料最多20份",
                "names more than 20 files",
            );
            Vec::new()
        }
        Err(_) => {
            cells.blame(key::EVIDENCE, "不是证明材料的编号", "is no id of evidence");
            Vec::new()
        }
    }
}

impl FileRow for CurrentPriceLine {
    const ROWS_AT_ONCE: usize = 1_000;
    const LAST_COUNTS: bool = true;
    type Memory = ();

    fn begins(cells: &mut Cells<'_>) -> Option<NaiveDate> {
        cells.day(key::EFFECTIVE_FROM)
    }

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let price = cells.price(key::PRICE);
        let effective_from = cells.day(key::EFFECTIVE_FROM);
        let end = cells.last_day(key::EFFECTIVE_TO);
        let effective_to = end.date();
        let contract_no = cells.written(key::CONTRACT_NO, CONTRACT_LETTERS_MAX);
        let evidence = evidence_ids(cells);
        if effective_to
            .zip(effective_from)
            .is_some_and(|(last, first)| last < first)
        {
            cells.blame(key::EFFECTIVE_TO, "早于生效日期", "is before the first day");
        }
        Some(Self {
            code,
            price: price?,
            effective_from: effective_from?,
            effective_to,
            contract_no,
            evidence,
            is_open: end == End::Open,
            is_unnumbered: cells.states_nothing(key::CONTRACT_NO),
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
        numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let named: Vec<EvidenceId> = rows.iter().flat_map(|row| row.evidence.clone()).collect();
        let own = evidence::own(tx, work.caller, &named).await?;
        let before = in_force(tx, work, rows, &hits).await?;
        let mut verdicts = Vec::with_capacity(rows.len());
        let mut declared: Vec<(usize, NewCurrentPrice)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let hit = hits.get(&row.code);
            if !row.evidence.iter().all(|id| own.contains(id)) {
                verdicts.push(not_own());
            } else if let Some(CodeHit::One(product)) = hit {
                let before = before.get(&(*product, row.effective_from));
                declared.push((index, row.declared(*product, before)));
                verdicts.push(RowVerdict::plain(LoadedRow::Unchanged));
            } else {
                verdicts.push(not_one(&row.code, hit));
            }
        }
        leave_out_overtaken(&mut declared, numbers, &mut verdicts);
        for contracts in one_after_another(declared) {
            declare(tx, work, rows, &before, &contracts, &mut verdicts).await?;
        }
        Ok(verdicts)
    }
}

/// The prices in force on the first days of rows, by product and day.
type InForce = BTreeMap<(ProductId, NaiveDate), CurrentPrice>;

async fn in_force(
    tx: &Transaction<'_>,
    work: &Work<'_>,
    rows: &[CurrentPriceLine],
    hits: &BTreeMap<String, CodeHit>,
) -> Result<InForce> {
    let found = rows.iter().filter_map(|row| match hits.get(&row.code) {
        Some(CodeHit::One(product)) => Some((*product, row.effective_from)),
        Some(CodeHit::Several(_)) | None => None,
    });
    let found: Vec<(ProductId, NaiveDate)> = found.collect();
    current_price::in_force(tx, work.caller, &found).await
}

/// Declares prices of different products, and puts what became of each in the verdict of its row.
async fn declare(
    tx: &Transaction<'_>,
    work: &Work<'_>,
    rows: &[CurrentPriceLine],
    before: &InForce,
    declared: &[(usize, NewCurrentPrice)],
    verdicts: &mut [RowVerdict],
) -> Result<()> {
    let new: Vec<NewCurrentPrice> = declared.iter().map(|(_, new)| new.clone()).collect();
    let stated = declared.iter().filter_map(|(index, _)| rows.get(*index));
    let stated: Vec<Stated> = stated.map(CurrentPriceLine::stated).collect();
    let file = PriceFile {
        import: work.import,
        stated: &stated,
        again: work.again,
    };
    let Work { moment, caller, .. } = *work;
    let far = current_price::far_declared(tx, moment, caller, &new).await?;
    let outcomes =
        current_price::declare_current_prices(tx, moment, caller, &new, Some(file)).await?;
    let judged = declared.iter().zip(&stated).zip(outcomes).zip(far);
    for ((((index, new), stated), outcome), far) in judged {
        let verdict = verdicts.get_mut(*index);
        let verdict = verdict.ok_or_else(|| Error::internal("a price without a row"))?;
        *verdict = verdict_of(outcome);
        if verdict.outcome == LoadedRow::Accepted {
            let before = before.get(&(new.product, new.effective_from));
            verdict.changes = before.map_or_else(Vec::new, |before| changes(before, new));
            verdict.taken_over = current_price::taken_over(new, *stated, before);
            verdict.warnings.extend(far.map(FarTyped::warning));
        }
        verdict
            .remarks
            .extend(past_end(new, *stated, outcome, moment.today()));
    }
    Ok(())
}

/// Several contracts of one product in the order in which they begin, each in a set of its own: so each ends the one
/// before it, in whatever order the file lists them.
fn one_after_another(
    mut declared: Vec<(usize, NewCurrentPrice)>,
) -> Vec<Vec<(usize, NewCurrentPrice)>> {
    declared.sort_by_key(|(index, new)| (new.effective_from, *index));
    let mut seen: HashMap<ProductId, usize> = HashMap::new();
    let mut sets: Vec<Vec<(usize, NewCurrentPrice)>> = Vec::new();
    for (index, new) in declared {
        let nth = seen.entry(new.product).or_default();
        if sets.len() <= *nth {
            sets.push(Vec::new());
        }
        if let Some(set) = sets.get_mut(*nth) {
            set.push((index, new));
        }
        *nth += 1;
    }
    sets
}

/// Of rows about the same contract of a product, by its long and its short code, the last counts.
fn leave_out_overtaken(
    declared: &mut Vec<(usize, NewCurrentPrice)>,
    numbers: &[u32],
    verdicts: &mut [RowVerdict],
) {
    let last: HashMap<(ProductId, NaiveDate), usize> = declared
        .iter()
        .map(|(index, new)| ((new.product, new.effective_from), *index))
        .collect();
    declared.retain(|(index, new)| {
        let later = last.get(&(new.product, new.effective_from));
        let later = later.filter(|last| *index < **last);
        let Some(later) = later.and_then(|later| numbers.get(*later)) else {
            return true;
        };
        if let Some(verdict) = verdicts.get_mut(*index) {
            *verdict = overtaken(*later);
        }
        false
    });
}
