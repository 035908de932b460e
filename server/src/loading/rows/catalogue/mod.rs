//! Products, in our own layout or that of the national release.

mod both;
mod codes;
mod columns;

use std::hash::{Hash, Hasher};

use domain::catalogue::{
    self, LoadedRow, Product, ProductHead, ProductRow, RowVerdict, udi_di_in_normal_form,
};
use domain::database::Transaction;
use domain::{Error, Result, Words};
use rust_decimal::Decimal;

use super::{FileRow, RowTerms, Work};
use crate::loading::cells::{Cells, End};
use crate::loading::clean::{bare_label, class_label, clean, clean_code};
use crate::loading::file::FileKind;
use crate::loading::key::{self, Key};
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;
use both::{has_one_column, kept_whole, parted};
use codes::{CodeState, code_state, known_products, makes_retired, not_made, warning};
use columns::{BOTH, is_national, product_name};

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &catalogue::PRODUCTS,
    address: "/imports/products",
    summary: "Loads products (exchange centre).",
    columns: columns::COLUMNS,
    remarks: &[
        "国家医保医用耗材发布表（21列或简表）可直接上传，不必改成本模板。",
        "同一代码出现多行时，以最后一个可用的行为准，其余标为“已跳过”。",
    ],
    find_layout: columns::find_layout,
    work: work_on::<ProductLine>,
    preview: preview_of::<ProductLine>,
    reverse: reversal::products,
};

/// The unit of a product known only from the national release.
const UNKNOWN_UNIT: &str = "件";

/// As long as an organisation's name may be.
const MANUFACTURER_LETTERS_MAX: usize = 120;

/// Positions in the code: generic class, material, feature.
const GENERIC_CLASS: std::ops::Range<usize> = 7..10;
const MATERIAL: std::ops::Range<usize> = 10..12;
/// The columns of the three classes, and where their numbers are in a code.
const CATEGORIES: [(Key, std::ops::Range<usize>); 3] = [
    (key::CATEGORY1, 1..3),
    (key::CATEGORY2, 3..5),
    (key::CATEGORY3, 5..7),
];
const FEATURE: std::ops::Range<usize> = 12..15;

/// A row of a product file.
#[derive(Debug, Clone)]
pub(super) struct ProductLine {
    pub(super) row: ProductRow,
    /// The columns that state that there is nothing. An empty cell states nothing: what is recorded stays.
    cleared: Vec<Key>,
    /// Whether it states a name, and not only a generic one.
    has_name: bool,
    /// What it says of its code, if that is not simply in use.
    code_state: Option<CodeState>,
}

/// Like the row, so that files which were loaded before are known again.
impl Hash for ProductLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.hash(state);
        for key in &self.cleared {
            key.hash(state);
        }
        if let Some(code_state) = &self.code_state {
            code_state.hash(state);
        }
    }
}

impl FileRow for ProductLine {
    const ROWS_AT_ONCE: usize = 2_000;
    const LAST_COUNTS: bool = true;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self> {
        let mut cleared: Vec<Key> = CLEARABLE
            .into_iter()
            .filter(|key| cells.states_nothing(*key))
            .collect();
        let mut row = product_row(cells, layout)?;
        let expires = cells.last_day(key::CERTIFICATE_EXPIRES_ON);
        if expires == End::Open {
            cleared.push(key::CERTIFICATE_EXPIRES_ON);
        }
        row.certificate_expires_on = expires.date();
        for key in &cleared {
            match *key {
                key::GENERIC_NAME => row.generic_name.clear(),
                key::SPECIFICATION => row.head.specification.clear(),
                key::MODEL => row.head.model.clear(),
                key::CERTIFICATE => row.certificate.clear(),
                _ => {}
            }
        }
        let code_state = code_state(cells, &row.head.code);
        Some(Self {
            row,
            cleared,
            code_state,
            has_name: !cells.are_empty(&[key::NAME]),
        })
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.row.head.code.clone(),
            price: None,
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
        let (moment, caller, import) = (work.moment, work.caller, work.import);
        let known = known_products(tx, rows).await?;
        let is_made = |line: &&Self| !makes_retired(line, &known);
        let completed: Vec<ProductRow> = rows
            .iter()
            .filter(is_made)
            .map(|line| match known.get(&line.row.head.code) {
                Some(product) => with_known(line, product, work.layout),
                None => line.row.clone(),
            })
            .collect();
        let is_one_column = has_one_column(work.layout);
        let loaded = catalogue::load(tx, moment, caller, import, &completed).await?;
        let mut loaded = completed.iter().zip(loaded);
        let mut verdicts = Vec::with_capacity(rows.len());
        for line in rows {
            let mut verdict = not_made();
            if is_made(&line) {
                let made = loaded.next();
                let (taken, made) = made.ok_or_else(|| Error::internal("a row without verdict"))?;
                verdict = made;
                if is_one_column && verdict.outcome == LoadedRow::Accepted {
                    let (head, known) = (&line.row.head, known.get(&line.row.head.code));
                    let remark = kept_whole(&head.specification, &taken.head, known);
                    verdict.remarks.extend(remark);
                }
            }
            verdict.warnings.extend(warning(line, &known));
            verdicts.push(verdict);
        }
        if is_national(work.layout) {
            for (line, verdict) in rows.iter().zip(&mut verdicts) {
                let is_new = !known.contains_key(&line.row.head.code);
                if verdict.outcome == LoadedRow::Accepted && is_new {
                    verdict.remarks.insert(0, units_to_check());
                }
            }
        }
        Ok(verdicts)
    }
}

/// The label of a class. One with the number of another class than the code's is none of it: it is remarked on, and names nothing.
fn category_label(cells: &mut Cells<'_>, key: Key, digits: &str) -> String {
    let label = class_label(&cells.name(key));
    let number: String = (label.chars())
        .skip_while(|letter| matches!(letter, 'C' | 'c'))
        .take_while(char::is_ascii_digit)
        .collect();
    if number.is_empty() || number == digits || digits.is_empty() {
        return label;
    }
    cells.remark_at(
        key,
        &format!("与代码中的分类号{digits}不符（现为：{label}），分类以代码为准"),
        &format!("is not the class {digits} of the code, which counts (it is {label})"),
    );
    String::new()
}

fn product_row(cells: &mut Cells<'_>, layout: &Layout) -> Option<ProductRow> {
    let code = cells.code();
    let digits = |range: std::ops::Range<usize>| code.get(range).unwrap_or_default().to_owned();
    let (material_digits, feature_digits) = (digits(MATERIAL), digits(FEATURE));
    let class_digits = digits(GENERIC_CLASS);
    let category_labels = CATEGORIES.map(|(key, place)| category_label(cells, key, &digits(place)));
    let generic_name = product_name(cells, layout, key::GENERIC_NAME);
    let generic_class = bare_label(&cells.name(key::GENERIC_CLASS), &class_digits);
    let name = name_of(
        cells,
        layout,
        [&generic_name, &generic_class],
        &category_labels,
    );
    let specification = match has_one_column(layout) {
        true => cells.words(BOTH),
        false => cells.words(key::SPECIFICATION),
    };
    let mut row = ProductRow {
        head: ProductHead {
            code,
            name,
            specification,
            model: cells.words(key::MODEL),
            manufacturer: manufacturer_of(cells),
        },
        generic_name,
        certificate: clean_certificate(&cells.text(key::CERTIFICATE)),
        certificate_expires_on: None,
        credit_code: None,
        category_labels,
        material: bare_label(
            &product_name(cells, layout, key::MATERIAL),
            &material_digits,
        ),
        feature: bare_label(&product_name(cells, layout, key::FEATURE), &feature_digits),
        udi_di: cells
            .other_code(key::UDI)
            .map(|code| device_identifiers(&code))
            .unwrap_or_default(),
        ..ProductRow::default()
    };
    if is_national(layout) {
        UNKNOWN_UNIT.clone_into(&mut row.base_unit);
        UNKNOWN_UNIT.clone_into(&mut row.sales_unit);
        row.pack_ratio = Decimal::ONE;
    } else {
        row.credit_code = Some(
            cells
                .other_code(key::CREDIT_CODE)
                .map(|code| clean_code(&code))
                .unwrap_or_default(),
        );
        row.base_unit = cells.required_name(key::BASE_UNIT);
        row.sales_unit = cells.required_name(key::SALES_UNIT);
        row.pack_ratio = cells.pack_ratio(key::PACK_RATIO, None).unwrap_or_default();
    }
    Some(row)
}

fn units_to_check() -> Words {
    Words::new(
        "文件没有计量单位，暂按件/件、转换比1登记，请核对",
        "the file has no units: entered as 件/件 with the ratio 1; check them",
    )
}

/// The product's own name, or the nearest to one that the release has.
fn name_of(
    cells: &mut Cells<'_>,
    layout: &Layout,
    generic: [&str; 2],
    category_labels: &[String; 3],
) -> String {
    let own = product_name(cells, layout, key::NAME);
    let [generic_name, generic_class] = generic;
    if !own.is_empty() || !generic_name.is_empty() || !is_national(layout) {
        let name = if own.is_empty() {
            generic_name.to_owned()
        } else {
            own
        };
        if name.is_empty() && cells.problems.is_empty() {
            cells.blame(key::NAME, "不能为空", "must not be empty");
        }
        return name;
    }
    if !generic_class.is_empty() {
        return generic_class.to_owned();
    }
    let bare = |label: &String| {
        label
            .split_once('-')
            .map_or(label.clone(), |(_, bare)| bare.to_owned())
    };
    category_labels
        .iter()
        .rev()
        .map(bare)
        .find(|label| !label.is_empty())
        .unwrap_or_default()
}

fn manufacturer_of(cells: &mut Cells<'_>) -> String {
    let name = cells.required_name(key::MANUFACTURER);
    if MANUFACTURER_LETTERS_MAX < name.chars().count() {
        let zh = format!("不得超过{MANUFACTURER_LETTERS_MAX}字");
        let en = format!("must not have more than {MANUFACTURER_LETTERS_MAX} letters");
        cells.blame(key::MANUFACTURER, &zh, &en);
    }
    name
}

/// Certificate numbers have no spaces.
fn clean_certificate(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Device identifiers, several in a cell as people separate them; a GS1 string with its prefix.
fn device_identifiers(text: &str) -> Vec<String> {
    let separators = |letter: char| ";；,，、|｜".contains(letter) || letter.is_whitespace();
    let mut identifiers: Vec<String> = Vec::new();
    for part in text.split(separators) {
        let part = clean(part);
        let plain = part
            .strip_prefix("(01)")
            .or_else(|| part.strip_prefix("（01）"))
            .and_then(|rest| rest.get(..14))
            .unwrap_or(&part);
        let is_empty = plain
            .chars()
            .all(|letter| matches!(letter, '-' | '/' | '无'));
        let plain = udi_di_in_normal_form(plain);
        if !is_empty && !identifiers.contains(&plain) {
            identifiers.push(plain);
        }
    }
    identifiers
}

/// Columns that may state that there is nothing, beside the end of the certificate.
const CLEARABLE: [Key; 7] = [
    key::GENERIC_NAME,
    key::SPECIFICATION,
    key::MODEL,
    key::CERTIFICATE,
    key::MATERIAL,
    key::FEATURE,
    key::UDI,
];

/// A value of a row, with how it is compared with nothing and copied from what is recorded.
struct Copied {
    key: Key,
    is_empty: fn(&ProductRow) -> bool,
    copy: fn(&mut ProductRow, &Product),
}

/// Recorded values that stay where a file has no column for them, or an empty cell.
const COPIED: &[Copied] = &[
    Copied {
        key: key::GENERIC_NAME,
        is_empty: |row| row.generic_name.is_empty(),
        copy: |row, known| row.generic_name.clone_from(&known.generic_name),
    },
    Copied {
        key: key::SPECIFICATION,
        is_empty: |row| row.head.specification.is_empty(),
        copy: |row, known| row.head.specification.clone_from(&known.head.specification),
    },
    Copied {
        key: key::MODEL,
        is_empty: |row| row.head.model.is_empty(),
        copy: |row, known| row.head.model.clone_from(&known.head.model),
    },
    Copied {
        key: key::CERTIFICATE,
        is_empty: |row| row.certificate.is_empty(),
        copy: |row, known| row.certificate.clone_from(&known.certificate),
    },
    Copied {
        key: key::CERTIFICATE_EXPIRES_ON,
        is_empty: |row| row.certificate_expires_on.is_none(),
        copy: |row, known| row.certificate_expires_on = known.certificate_expires_on,
    },
    Copied {
        key: key::MATERIAL,
        is_empty: |row| row.material.is_empty(),
        copy: |row, known| row.material.clone_from(&known.material),
    },
    Copied {
        key: key::FEATURE,
        is_empty: |row| row.feature.is_empty(),
        copy: |row, known| row.feature.clone_from(&known.feature),
    },
    Copied {
        key: key::UDI,
        is_empty: |row| row.udi_di.is_empty(),
        copy: |row, known| row.udi_di.clone_from(&known.udi_di),
    },
];

fn with_known(line: &ProductLine, known: &Product, layout: &Layout) -> ProductRow {
    let mut row = line.row.clone();
    let is_both = has_one_column(layout) && !row.head.specification.is_empty();
    let parts = is_both.then(|| parted(&line.row.head.specification, &known.head));
    if let Some(Some((specification, model))) = parts.clone() {
        (row.head.specification, row.head.model) = (specification, model);
    }
    // Both together are another specification, beside which no model stands.
    let is_other = parts == Some(None);
    for Copied {
        key,
        is_empty,
        copy,
    } in COPIED
    {
        let is_replaced = is_other && *key == key::MODEL;
        if is_empty(&row) && !is_replaced && !line.cleared.contains(key) {
            copy(&mut row, known);
        }
    }
    if !layout.has(key::BASE_UNIT) {
        row.base_unit.clone_from(&known.base_unit);
        row.sales_unit.clone_from(&known.sales_unit);
        row.pack_ratio = known.pack_ratio;
    }
    if !line.has_name {
        row.head.name.clone_from(&known.head.name);
    }
    row
}
