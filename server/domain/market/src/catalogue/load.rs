//! Loading products by the thousand, from the exchange centre's files or the national release.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log;
use ground::{
    Caller, ImportId, Moment, OrganisationId, OrganisationKind, ProductId, Result, Words, text,
};
use rust_decimal::Decimal;

use super::rules::{self, Judgement};
use super::taken_over::TakenOver;
use super::types::Product;
use super::{ProductHead, event, store, unit_changes};
use crate::party;

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ProductRow {
    pub head: ProductHead,
    /// 医保通用名
    pub generic_name: String,
    /// 注册备案号
    pub certificate: String,
    /// 注册证有效期
    pub certificate_expires_on: Option<NaiveDate>,
    /// 统一社会信用代码; `None` when the file has no such column, as the national release has not.
    pub credit_code: Option<String>,
    /// 最小计量单位
    pub base_unit: String,
    /// 最小销售单位
    pub sales_unit: String,
    /// 包装转换比
    pub pack_ratio: Decimal,
    /// 一级分类, 二级分类, 三级分类, as `01-名称` or the bare name
    pub category_labels: [String; 3],
    /// 材质
    pub material: String,
    /// 特征
    pub feature: String,
    pub udi_di: Vec<String>,
}

/// The outcome of one row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadedRow {
    /// Recorded as new or changed.
    Accepted,
    /// It repeats what is recorded.
    Unchanged,
    /// It was left out: nobody sees it, or a later row of the file counts in its place.
    Skipped,
    /// It waits for another person, and changes nothing before.
    Held,
    /// The price violates the rules.
    PriceMismatch,
    /// It matches several things.
    SeveralHits,
    /// It matches nothing recorded.
    NoHit,
    /// It is malformed.
    Error,
}

/// The outcome of one row, with remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowVerdict {
    pub outcome: LoadedRow,
    /// Errors and warnings for the file's owner.
    pub remarks: Vec<Words>,
    /// The fields that the row changed, as old and new value.
    pub changes: Vec<Words>,
    /// What the file's owner should look at, counted over the file.
    pub warnings: Vec<RowWarning>,
    /// What the row took over from what is recorded.
    pub taken_over: Vec<TakenOver>,
}

/// A kind of warning about rows that are taken all the same.
#[derive(Debug, PartialEq, Eq)]
pub struct WarningKind {
    /// The stable name.
    pub name: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowWarning {
    pub kind: &'static WarningKind,
    /// What is counted together over the file.
    pub group: Words,
    /// What is said of the row.
    pub remark: Words,
}

/// The certificate of a product was over when it was loaded.
const CERTIFICATE_ENDED: WarningKind = WarningKind {
    name: "certificate-ended",
};

impl RowWarning {
    /// A warning that says of the row what it says of all that are counted with it.
    #[must_use]
    pub fn same(kind: &'static WarningKind, words: Words) -> Self {
        Self {
            kind,
            group: words.clone(),
            remark: words,
        }
    }
}

impl RowVerdict {
    #[must_use]
    pub fn plain(outcome: LoadedRow) -> Self {
        Self::with_remarks(outcome, Vec::new())
    }

    #[must_use]
    pub fn with_remark(outcome: LoadedRow, remark: Words) -> Self {
        Self::with_remarks(outcome, vec![remark])
    }

    #[must_use]
    pub fn with_remarks(outcome: LoadedRow, remarks: Vec<Words>) -> Self {
        Self {
            outcome,
            remarks,
            changes: Vec::new(),
            warnings: Vec::new(),
            taken_over: Vec::new(),
        }
    }
}

/// Loads rows, all in the caller's transaction; returns the verdict on each, in order. Loading the same
/// rows again changes nothing. A wrong row is a verdict, not an error.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    rows: &[ProductRow],
) -> Result<Vec<RowVerdict>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let today = moment.today();
    let mut verdicts: Vec<RowVerdict> = rows.iter().map(|row| judge(row, today)).collect();
    let manufacturers = find_manufacturers(tx, moment, rows, &mut verdicts).await?;
    let codes: Vec<&str> = rows.iter().map(|row| row.head.code.as_str()).collect();
    let known: HashMap<String, Product> = store::products_by_code(tx, &codes)
        .await?
        .into_iter()
        .map(|product| (product.head.code.clone(), product))
        .collect();
    let counted = counted_otherwise(tx, moment, rows, &known).await?;

    // The last row of a code wins, as if the rows had been loaded one by one.
    let mut changed: BTreeMap<&str, Product> = BTreeMap::new();
    for ((row, verdict), manufacturer) in rows.iter().zip(&mut verdicts).zip(manufacturers) {
        let (LoadedRow::Accepted, Some(manufacturer)) = (&verdict.outcome, manufacturer) else {
            continue;
        };
        let before = changed
            .get(row.head.code.as_str())
            .or_else(|| known.get(&row.head.code));
        let after = product_of(row, manufacturer, before);
        let fixed = before
            .filter(|before| counted.contains(&before.id) && unit_changes::differ(before, &after))
            .map(unit_changes::are_fixed);
        if let Some(words) = fixed {
            verdict.outcome = LoadedRow::Error;
            verdict.remarks.push(words);
        } else if before == Some(&after) {
            verdict.outcome = LoadedRow::Unchanged;
        } else {
            verdict.changes = before.map_or_else(Vec::new, |before| changes(before, &after));
            changed.insert(&row.head.code, after);
        }
    }
    let products: Vec<Product> = changed.into_values().collect();
    if !products.is_empty() {
        let count = event::Products {
            products: products.len(),
        };
        // Overseers alone may open the import.
        let event = event::PRODUCTS_LOADED.about(import, &count).by(caller);
        let events = log::write(tx, moment, &[event]).await?;
        store::name_categories(tx, moment, &category_names(rows, &verdicts)).await?;
        store::insert_many(tx, moment, import, &products, &events).await?;
    }
    Ok(verdicts)
}

/// The products to which rows give other units, and that have prices in those that are recorded.
async fn counted_otherwise(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows: &[ProductRow],
    known: &HashMap<String, Product>,
) -> Result<HashSet<ProductId>> {
    let otherwise = rows.iter().filter_map(|row| {
        let before = known.get(&row.head.code)?;
        let after = product_of(row, before.manufacturer, Some(before));
        unit_changes::differ(before, &after).then_some(before.id)
    });
    let otherwise: BTreeSet<ProductId> = otherwise.collect();
    let otherwise: Vec<ProductId> = otherwise.into_iter().collect();
    unit_changes::counted(tx, moment, &otherwise).await
}

/// The fields in which a product differs from what was recorded of it.
fn changes(before: &Product, after: &Product) -> Vec<Words> {
    let day = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
    let of = |product: &Product| {
        [
            product.head.name.clone(),
            product.generic_name.clone(),
            product.head.specification.clone(),
            product.head.model.clone(),
            product.certificate.clone(),
            day(product.certificate_expires_on),
            product.head.manufacturer.clone(),
            product.base_unit.clone(),
            product.sales_unit.clone(),
            product.pack_ratio.to_string(),
            product.material.clone(),
            product.feature.clone(),
            product.udi_di.join("；"),
        ]
    };
    let fields = CHANGING.into_iter().zip(of(before)).zip(of(after));
    Words::changes(fields.map(|((names, before), after)| (names, before, after)))
}

/// The names of the fields of a product that a file may change.
const CHANGING: [(&str, &str); 13] = [
    ("产品名称", "name"),
    ("医保通用名", "generic name"),
    ("规格", "specification"),
    ("型号", "model"),
    ("注册备案号", "certificate"),
    ("注册证有效期", "end of the certificate"),
    ("生产企业", "manufacturer"),
    ("最小计量单位", "base unit"),
    ("最小销售单位", "sales unit"),
    ("包装转换比", "pack ratio"),
    ("材质", "material"),
    ("特征", "feature"),
    ("UDI", "UDI"),
];

fn judge(row: &ProductRow, today: NaiveDate) -> RowVerdict {
    let mut remarks = Vec::new();
    let mut wrong = false;
    let udi_judgements = row.udi_di.iter().map(|code| rules::judge_udi_di(code));
    let judgements = [
        rules::judge_code(&row.head.code),
        rules::judge_certificate(&row.certificate),
        rules::judge_units(&row.base_unit, &row.sales_unit, row.pack_ratio),
    ];
    for judgement in judgements.into_iter().chain(udi_judgements) {
        match judgement {
            Judgement::Fine => {}
            Judgement::Odd(words) => remarks.push(words),
            Judgement::Wrong(words) => {
                wrong = true;
                remarks.push(words);
            }
        }
    }
    for (value, zh, en) in [
        (&row.head.name, "缺少产品名称", "there is no product name"),
        (
            &row.head.manufacturer,
            "缺少耗材企业",
            "there is no manufacturer",
        ),
        (&row.base_unit, "缺少最小计量单位", "there is no base unit"),
        (
            &row.sales_unit,
            "缺少最小销售单位",
            "there is no sales unit",
        ),
    ] {
        if value.is_empty() {
            wrong = true;
            remarks.push(Words::new(zh, en));
        }
    }
    let outcome = if wrong {
        LoadedRow::Error
    } else {
        LoadedRow::Accepted
    };
    let mut verdict = RowVerdict::with_remarks(outcome, remarks);
    let ended = rules::certificate_over(row.certificate_expires_on, today);
    verdict.warnings.extend(ended.map(certificate_ended));
    verdict
}

/// That a certificate was over when it was loaded: the product is recorded, and cannot be bought.
fn certificate_ended(last: NaiveDate) -> RowWarning {
    RowWarning {
        kind: &CERTIFICATE_ENDED,
        group: Words::new(
            "注册证已到期，到期的产品不能采购",
            "the certificate has ended: the product cannot be bought",
        ),
        remark: Words::new(
            format!("注册证已于{last}到期，到期的产品不能采购"),
            format!("the certificate ended on {last}: the product cannot be bought"),
        ),
    }
}

/// The manufacturer of each row: by credit code, else by exact name. An unknown one is entered when its
/// credit code is valid, or when the file is of the national release, which has no credit codes.
async fn find_manufacturers(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows: &[ProductRow],
    verdicts: &mut [RowVerdict],
) -> Result<Vec<Option<OrganisationId>>> {
    let codes: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row.credit_code.as_deref())
        .filter(|code| !code.is_empty())
        .collect();
    let names: BTreeSet<&str> = rows
        .iter()
        .map(|row| row.head.manufacturer.as_str())
        .collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut known = party::manufacturers(tx, &codes, &names).await?;
    let mut manufacturers = Vec::with_capacity(rows.len());
    for (row, verdict) in rows.iter().zip(verdicts) {
        if verdict.outcome != LoadedRow::Accepted {
            manufacturers.push(None);
            continue;
        }
        manufacturers.push(match manufacturer_of(tx, moment, row, &mut known).await? {
            Ok(manufacturer) => Some(manufacturer),
            Err(remark) => {
                verdict.outcome = LoadedRow::NoHit;
                verdict.remarks.push(remark);
                None
            }
        });
    }
    Ok(manufacturers)
}

/// The manufacturer of a row, entered where it is unknown; or why there is none: neither known nor a valid credit code to enter
/// it, or known by its name with another credit code than the row states.
async fn manufacturer_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    row: &ProductRow,
    known: &mut party::KnownManufacturers,
) -> Result<Result<OrganisationId, Words>> {
    let code = row.credit_code.as_deref().unwrap_or_default();
    let valid = Some(code).filter(|code| party::is_credit_code(code));
    let name = &row.head.manufacturer;
    let folded = text::folded(name);
    let by_name = known
        .by_name
        .get(name)
        .or_else(|| known.by_name.get(&folded));
    let manufacturer = match (known.by_code.get(code), by_name) {
        (Some(found), _) => *found,
        (None, Some(found)) => {
            let registered = known.codes.get(found);
            if let Some(registered) =
                registered.filter(|one| valid.is_some_and(|code| code != *one))
            {
                return Ok(Err(Words::new(
                    format!(
                        "企业“{name}”登记的统一社会信用代码是“{registered}”，不是“{code}”，请核对"
                    ),
                    format!(
                        "{name:?} is entered with the credit code {registered:?}, not {code:?}"
                    ),
                )));
            }
            *found
        }
        (None, None) if valid.is_some() || row.credit_code.is_none() => {
            let entered = party::enter_manufacturer(tx, moment, name, valid).await?;
            known
                .codes
                .extend(valid.map(|code| (entered, code.to_owned())));
            entered
        }
        (None, None) if code.trim().is_empty() => {
            return Ok(Err(Words::new(
                format!("未找到企业“{name}”，且未填写统一社会信用代码，无法新建"),
                format!("no manufacturer {name:?}, and no credit code to enter it by"),
            )));
        }
        (None, None) => {
            return Ok(Err(Words::new(
                format!("未找到企业“{name}”，且统一社会信用代码“{code}”无效，无法新建"),
                format!(
                    "no manufacturer {name:?}, and {code:?} is no valid credit code to enter it"
                ),
            )));
        }
    };
    for name in [name.clone(), folded] {
        known.by_name.entry(name).or_insert(manufacturer);
    }
    if let Some(code) = valid {
        known.by_code.entry(code.to_owned()).or_insert(manufacturer);
    }
    Ok(Ok(manufacturer))
}

fn product_of(row: &ProductRow, manufacturer: OrganisationId, before: Option<&Product>) -> Product {
    Product {
        id: before.map_or(ProductId(0), |product| product.id),
        head: ProductHead {
            manufacturer: before
                .filter(|product| product.manufacturer == manufacturer)
                .map_or(&row.head, |known| &known.head)
                .manufacturer
                .clone(),
            ..row.head.clone()
        },
        generic_name: row.generic_name.clone(),
        certificate: row.certificate.clone(),
        certificate_expires_on: row.certificate_expires_on,
        manufacturer,
        category_code: rules::category_of(&row.head.code).to_owned(),
        material: row.material.clone(),
        feature: row.feature.clone(),
        base_unit: row.base_unit.clone(),
        sales_unit: row.sales_unit.clone(),
        pack_ratio: row.pack_ratio.normalize(),
        udi_di: row.udi_di.clone(),
        listing: before.map_or(rules::Listing::Listed, |product| product.listing),
        listing_reason: before.map_or_else(String::new, |product| product.listing_reason.clone()),
        zone_price: before.and_then(|product| product.zone_price),
        under_vbp: before.is_some_and(|product| product.under_vbp),
    }
}

/// The names that the rows give to the classes of their codes.
fn category_names(rows: &[ProductRow], verdicts: &[RowVerdict]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (row, _) in rows
        .iter()
        .zip(verdicts)
        .filter(|(_, verdict)| verdict.outcome == LoadedRow::Accepted)
    {
        let class = rules::category_of(&row.head.code);
        for (label, digits) in row.category_labels.iter().zip([2, 4, 6]) {
            let bare = label
                .split_once('-')
                .map_or(label.as_str(), |(_, bare)| bare)
                .trim();
            if let Some(code) = class.get(..digits).filter(|_| !bare.is_empty()) {
                names.insert(code.to_owned(), bare.to_owned());
            }
        }
    }
    names
}
