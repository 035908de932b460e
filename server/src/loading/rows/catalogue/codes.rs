//! Codes that the national register has retired, or replaced by others (停用表, 转码表): no product is made of a retired one, and
//! what the register of products knows of it is said.

use std::collections::HashMap;

use domain::catalogue::{self, CodeHit, LoadedRow, Product, RowVerdict, RowWarning, WarningKind};
use domain::database::Transaction;
use domain::{ProductId, Result, Words};

use super::ProductLine;
use crate::loading::cells::Cells;
use crate::loading::clean::clean_code;
use crate::loading::key;

const CODE_RETIRED: WarningKind = WarningKind {
    name: "code-retired",
};

const CODE_REPLACED: WarningKind = WarningKind {
    name: "code-replaced",
};

/// What a row says of the code of its product.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum CodeState {
    Retired,
    /// It takes the place of this one, which is retired.
    Replaces(String),
}

/// `None` for a code that is in use and was always that.
pub(super) fn code_state(cells: &mut Cells<'_>, code: &str) -> Option<CodeState> {
    let is_retired = cells.text(key::CODE_STATE).contains("停用");
    let former = cells
        .other_code(key::FORMER_CODE)
        .map(|code| clean_code(&code));
    let former = former.filter(|former| former != code && former.starts_with('C'));
    match (former, is_retired) {
        (Some(former), true) => Some(CodeState::Replaces(former)),
        (None, true) => Some(CodeState::Retired),
        (_, false) => None,
    }
}

/// Whether a row would make a product of a code that is retired.
pub(super) fn makes_retired(line: &ProductLine, known: &HashMap<String, Product>) -> bool {
    line.code_state == Some(CodeState::Retired) && !known.contains_key(&line.row.head.code)
}

pub(super) fn not_made() -> RowVerdict {
    RowVerdict::with_remark(
        LoadedRow::Error,
        Words::new(
            "该代码在国家目录中已停用，不新建产品；请改用替代它的代码",
            "the national register has retired the code: no product is made of it; use the code that replaces it",
        ),
    )
}

/// What a row is warned of, where the register of products knows the code that is retired.
pub(super) fn warning(line: &ProductLine, known: &HashMap<String, Product>) -> Option<RowWarning> {
    let code = &line.row.head.code;
    match line.code_state.as_ref()? {
        CodeState::Retired => known.get(code).map(|_| RowWarning {
            kind: &CODE_RETIRED,
            group: Words::new(
                "产品的代码在国家目录中已停用",
                "the national register has retired the product's code",
            ),
            remark: Words::new(
                format!("代码{code}在国家目录中已停用；产品仍可采购，核实后请在产品页面暂停采购"),
                format!("{code} is retired; the product may still be bought: suspend it on its page once that is checked"),
            ),
        }),
        CodeState::Replaces(former) => known.get(former).map(|product| {
            let name = &product.head.name;
            RowWarning {
                kind: &CODE_REPLACED,
                group: Words::new(
                    "代码替代了平台已有产品的原代码",
                    "the code replaces that of a product that is listed here",
                ),
                remark: Words::new(
                    format!("代码{code}替代{former}（{name}）；价格、邀请和采购价仍记在原代码的产品下，不会自动转移"),
                    format!("{code} replaces {former} ({name}), whose prices and invitations stay with it"),
                ),
            }
        }),
    }
}

/// The codes by which rows and what they replace are known.
fn codes_of(lines: &[ProductLine]) -> impl Iterator<Item = &str> {
    lines.iter().flat_map(|line| {
        let former = match &line.code_state {
            Some(CodeState::Replaces(former)) => Some(former.as_str()),
            Some(CodeState::Retired) | None => None,
        };
        std::iter::once(line.row.head.code.as_str()).chain(former)
    })
}

/// The products of the codes of rows, and of those that they replace.
pub(super) async fn known_products(
    tx: &Transaction<'_>,
    lines: &[ProductLine],
) -> Result<HashMap<String, Product>> {
    let codes: Vec<&str> = codes_of(lines).collect();
    let hits = catalogue::find_codes(tx, &codes).await?;
    let ids: Vec<ProductId> = hits
        .values()
        .filter_map(|hit| match hit {
            CodeHit::One(id) => Some(*id),
            CodeHit::Several(_) => None,
        })
        .collect();
    let products = catalogue::products(tx, &ids).await?;
    Ok(products
        .into_iter()
        .map(|product| (product.head.code.clone(), product))
        .collect())
}
