//! Declarations of prices by file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use domain::campaign::{DeclaredRow, Quarter, RowDeclared};
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::listed_price::{self, FarTyped, ListedPriceRow, ListedTerms, excluded};
use domain::price_change::{self, Declared, DeclaredIn};
use domain::{
    Error, PriceChangeId, ProductId, Refused, Result, UnitPrice, Words, campaign, listing_platform,
};
use spreadsheet::ColumnKind::Text;

use super::listed_price::{
    COLUMNS as LISTED, Completed, FILLED_IN, ListedLine, completed, platforms_of,
};
use super::{FileRow, Overview, RowTerms, Work, not_again, not_one};
use crate::loading::cells::Cells;
use crate::loading::columns::{FileColumn, optional};
use crate::loading::file::FileKind;
use crate::loading::key;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &campaign::DECLARATIONS,
    address: "/imports/declarations",
    summary: "Declares the prices of a file (manufacturer): what `POST /declarations` does for each row.",
    columns: COLUMNS,
    remarks: &[
        "只能申报本企业的产品；已在库中、正在办理或此前已有结论的相同价格标为“无变化”。",
        "价格为“包装转换比”个最小计量单位的价格，平台自动折算为最小计量单位价格。",
        "申报经审核、公示后生效；证明材料请在网页上逐条补充。",
        "答复价格报送的，在“报送季度”列填写季度；同一产品有多个进行中的报送时必须填写。",
    ],
    find_layout: Layout::find,
    work: work_on::<DeclarationLine>,
    preview: preview_of::<DeclarationLine>,
    reverse: reversal::declarations,
};

/// As listed prices, with a remark for the exchange centre and the collection that is answered.
const COLUMNS: &[FileColumn] = &{
    let mut columns = [REMARK; LISTED.len() + 2];
    let (listed, own) = columns.split_at_mut(LISTED.len());
    listed.copy_from_slice(LISTED);
    own.copy_from_slice(&[REMARK, QUARTER]);
    columns
};

const REMARK: FileColumn = optional(
    key::REMARK,
    &["备注", "remark"],
    Text,
    "随挂网公告调整",
    "给交易中心的说明，最多500字",
);

const QUARTER: FileColumn = optional(
    key::QUARTER,
    &["报送季度", "quarter"],
    Text,
    "2026Q4",
    "所答复的价格报送的季度；留空的，答复该产品唯一进行中的报送",
);

/// A row that declares a listed price.
#[derive(Debug, Clone)]
struct DeclarationLine {
    listed: ListedLine,
    remark: String,
    /// The quarter whose collection it answers.
    quarter: Option<Quarter>,
}

/// A row that states no quarter has the fingerprint that it had before rows stated any: files that were loaded then are
/// known again.
impl Hash for DeclarationLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.listed.hash(state);
        self.remark.hash(state);
        if let Some(quarter) = self.quarter {
            quarter.hash(state);
        }
    }
}

impl FileRow for DeclarationLine {
    const ROWS_AT_ONCE: usize = 500;
    const LAST_COUNTS: bool = false;
    const REMARKS_ARE_OUTCOMES: bool = true;
    type Memory = Reported;

    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self> {
        let listed = ListedLine::read(cells, layout);
        let remark = cells.text(key::REMARK);
        let quarter = match cells.are_empty(&[key::QUARTER]) {
            true => None,
            false => Some(cells.choice(
                key::QUARTER,
                None,
                |text| text.to_uppercase().parse().ok(),
                ("须为季度，如2026Q4", "is a quarter such as 2026Q4"),
            )),
        };
        Some(Self {
            listed: listed?,
            remark,
            quarter: quarter.flatten(),
        })
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.listed.row.code.clone(),
            price: Some(self.listed.row.price),
            quantity: None,
            listed: None,
        }
    }

    fn not_filled_in(cells: &Cells<'_>) -> Option<Words> {
        cells.are_empty(&FILLED_IN).then(|| {
            Words::new(
                "没有填写价格，未申报",
                "no price is filled in: nothing was declared",
            )
        })
    }

    fn look(&self, number: u32, overview: &mut Overview) {
        self.listed.look(number, overview);
    }

    fn summary(reported: &Reported) -> Vec<Words> {
        let quarters = reported.0.iter();
        let notes = quarters.map(|(quarter, products)| {
            let products = products.len();
            Words::new(
                format!("{products}个产品按价格不变报送{quarter}的价格"),
                format!("{products} products are reported as unchanged for {quarter}"),
            )
        });
        notes.collect()
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        memory: &mut Reported,
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let codes: BTreeSet<&str> = rows
            .iter()
            .map(|row| row.listed.row.code.as_str())
            .chain(work.malformed.iter().map(String::as_str))
            .collect();
        let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let lines = rows.iter().map(|row| &row.listed);
        // The register is the exchange centre's: a declaration finds names in it, and enters none.
        let written = platforms_of(lines.clone()).map(|(written, _)| written);
        let names = listing_platform::known_names(tx, written).await?;
        let completed = completed(tx, &names, lines).await?;
        let mut judged = Judged::default();
        // What could not be read, or is no price, is not reported.
        let malformed = work.malformed.iter().filter_map(|code| one_of(&hits, code));
        judged.unreported.extend(malformed);
        for (row, one) in rows.iter().zip(&completed) {
            judged.add(row, one, &hits)?;
        }
        let Judged {
            declared,
            unreported,
            verdicts,
        } = judged;
        let by = DeclaredIn {
            campaign: None,
            import: Some(work.import),
            again: work.again,
        };
        let (moment, caller) = (work.moment, work.caller);
        let outcomes =
            campaign::declare_rows(tx, moment, caller, by, &declared, &unreported).await?;
        memory.note(&outcomes);
        let mut outcomes = outcomes.into_iter().map(|one| one.outcome);
        let complete = verdicts.into_iter().map(|verdict| match verdict {
            Some(verdict) => Ok(verdict),
            None => match outcomes.next() {
                Some(Ok(change)) => Ok(taken(change)),
                Some(Err(error)) => not_declared(error),
                None => Err(Error::internal("a declaration without outcome")),
            },
        });
        let mut complete = complete.collect::<Result<Vec<RowVerdict>>>()?;
        for (verdict, one) in complete.iter_mut().zip(&completed) {
            verdict.warnings.clone_from(&one.warnings);
            if verdict.outcome == LoadedRow::Accepted {
                verdict.changes = one.changes_of_listed();
            }
            verdict.taken_over = one.taken_over();
        }
        warn_of_far(tx, work, &hits, &completed, &mut complete).await?;
        Ok(complete)
    }
}

/// Rows before they are declared.
#[derive(Default)]
struct Judged {
    /// What is declared, in the order of the rows.
    declared: Vec<DeclaredRow>,
    /// The products of rows that are not.
    unreported: BTreeSet<ProductId>,
    /// For each row what became of it; none where it is declared.
    verdicts: Vec<Option<RowVerdict>>,
}

impl Judged {
    fn add(
        &mut self,
        row: &DeclarationLine,
        completed: &Completed,
        hits: &BTreeMap<String, CodeHit>,
    ) -> Result<()> {
        let (listed, hit) = (&completed.row, hits.get(&completed.row.code));
        let verdict = match (&completed.unclear, hit) {
            (Some(reason), _) => {
                self.unreported.extend(one_of(hits, &listed.code));
                Some(RowVerdict::with_remark(LoadedRow::Error, reason.clone()))
            }
            (None, Some(CodeHit::One(product))) => match declared_of(listed, row, *product) {
                Ok(one) => {
                    self.declared.push(one);
                    None
                }
                Err(error) => {
                    self.unreported.insert(*product);
                    Some(not_declared(error)?)
                }
            },
            (None, Some(CodeHit::Several(_)) | None) => Some(not_one(&listed.code, hit)),
        };
        self.verdicts.push(verdict);
        Ok(())
    }
}

/// The products that a file reports as unchanged, by the quarter of the collection that they answer.
#[derive(Debug, Default)]
struct Reported(BTreeMap<Quarter, BTreeSet<ProductId>>);

impl Reported {
    fn note(&mut self, rows: &[RowDeclared]) {
        let changed: BTreeSet<ProductId> = (rows.iter())
            .filter(|row| row.outcome.is_ok())
            .map(|row| row.product)
            .collect();
        for row in rows {
            if let Some((quarter, true)) = row.answered
                && !changed.contains(&row.product)
            {
                self.0.entry(quarter).or_default().insert(row.product);
            }
        }
    }
}

/// The one product of a code.
fn one_of(hits: &BTreeMap<String, CodeHit>, code: &str) -> Option<ProductId> {
    match hits.get(code) {
        Some(CodeHit::One(product)) => Some(*product),
        Some(CodeHit::Several(_)) | None => None,
    }
}

/// Warns of declared prices that are far from the limits of their products.
async fn warn_of_far(
    tx: &Transaction<'_>,
    work: &Work<'_>,
    hits: &BTreeMap<String, CodeHit>,
    completed: &[Completed],
    verdicts: &mut [RowVerdict],
) -> Result<()> {
    let product_of = |row: &ListedPriceRow| one_of(hits, &row.code);
    let products = completed.iter().filter_map(|one| product_of(&one.row));
    let products: BTreeSet<ProductId> = products.collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let limits: HashMap<ProductId, Option<UnitPrice>> =
        listed_price::limits(tx, work.moment, &products)
            .await?
            .into_iter()
            .map(|limit| (limit.product, limit.price))
            .collect();
    let bounds = listed_price::bounds(work.moment)?;
    for (verdict, Completed { row, .. }) in verdicts.iter_mut().zip(completed) {
        let limit = product_of(row).and_then(|product| limits.get(&product).copied().flatten());
        let price = row.price.per_base_unit(row.pack_ratio).ok();
        let far = price.and_then(|price| bounds.typed(price, limit));
        let counts = excluded(row.kind, row.level).is_none();
        let far = far.filter(|_| counts && verdict.outcome == LoadedRow::Accepted);
        verdict.warnings.extend(far.map(FarTyped::warning));
    }
    Ok(())
}

fn declared_of(
    row: &ListedPriceRow,
    line: &DeclarationLine,
    product: ProductId,
) -> Result<DeclaredRow> {
    let price = price_change::price_terms(
        row.price,
        row.pack_ratio,
        row.effective_from,
        row.effective_to,
    )?;
    let declared = Declared {
        product,
        terms: ListedTerms {
            region: row.region,
            platform: row.platform.clone(),
            level: row.level,
            kind: row.kind,
            price,
            effective_from: row.effective_from,
            source: row.source.clone(),
        },
        remark: line.remark.clone(),
        evidence: Vec::new(),
        may_be_far: true,
    };
    Ok(DeclaredRow {
        declared,
        quarter: line.quarter,
    })
}

fn taken(change: PriceChangeId) -> RowVerdict {
    RowVerdict::with_remark(
        LoadedRow::Accepted,
        Words::new(
            format!("已提交审核，编号{change}"),
            format!("submitted, number {change}"),
        ),
    )
}

fn not_declared(error: Error) -> Result<RowVerdict> {
    match error {
        Error::Refused(refused) => Ok(refusal(*refused)),
        Error::Invalid(fields) => {
            let remarks = fields.into_iter().map(|field| field.detail).collect();
            Ok(RowVerdict::with_remarks(LoadedRow::Error, remarks))
        }
        Error::NotFound => Ok(RowVerdict::with_remark(
            LoadedRow::NoHit,
            Words::new("平台无此产品", "no such product"),
        )),
        error @ (Error::Forbidden | Error::Stale | Error::Unavailable(_) | Error::Internal(_)) => {
            Err(error)
        }
    }
}

fn refusal(refused: Refused) -> RowVerdict {
    if refused.kind == &price_change::PRICE_DECLARED_BEFORE {
        return RowVerdict::with_remark(LoadedRow::Unchanged, not_again(&refused.detail));
    }
    let is_known = [
        &price_change::PRICE_ALREADY_LISTED,
        &price_change::PRICE_CHANGE_ALREADY_OPEN,
        &price_change::PRICE_CHANGE_RETURNED,
    ];
    let outcome = match is_known.contains(&refused.kind) {
        true => LoadedRow::Unchanged,
        false => LoadedRow::Error,
    };
    RowVerdict::with_remark(outcome, refused.detail)
}
