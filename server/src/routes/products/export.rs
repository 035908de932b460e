//! What was found as a spreadsheet.

use search_index::SearchQuery;
use spreadsheet::ColumnKind;

use super::search::{ProductPage, search};
use crate::http::{Answer, Cell, Request, Sheet};

/// Rows of an exported search at most.
const EXPORT_MAX: usize = 50_000;

/// Columns of an exported list of products, and how to read them from a stored item.
const EXPORTED: [(&str, &str, ColumnKind); 14] = [
    ("医保耗材代码", "/code", ColumnKind::Code),
    ("产品名称", "/name", ColumnKind::Text),
    ("医保通用名", "/generic_name", ColumnKind::Text),
    ("规格", "/specification", ColumnKind::Text),
    ("型号", "/model", ColumnKind::Text),
    ("注册备案号", "/certificate", ColumnKind::Text),
    ("生产企业", "/manufacturer/name", ColumnKind::Text),
    ("分类", "/category/label", ColumnKind::Text),
    ("最小计量单位", "/base_unit", ColumnKind::Text),
    ("最小销售单位", "/sales_unit", ColumnKind::Text),
    (
        "包装转换比",
        "/pack_ratio",
        ColumnKind::Number { decimals: 0 },
    ),
    (
        "挂网参考限价（元）",
        "/reference_limit",
        ColumnKind::Number { decimals: 2 },
    ),
    (
        "专区价（元）",
        "/zone_price",
        ColumnKind::Number { decimals: 2 },
    ),
    ("可采购", "/buyable", ColumnKind::Text),
];

/// Everything that a search finds.
pub(super) async fn export(request: &Request, mut query: SearchQuery) -> Answer<ProductPage> {
    let columns = EXPORTED.map(|(title, _, kind)| (title, kind));
    let mut sheet = Sheet::new("产品目录", &columns);
    query.limit = 1_000;
    query.cursor = None;
    query.with_facets = false;
    loop {
        let page = search(request, query.clone()).await?;
        for hit in &page.hits {
            let item: serde_json::Value =
                serde_json::from_str(&hit.item).map_err(domain::Error::internal)?;
            sheet.push(
                EXPORTED
                    .iter()
                    .map(|column| exported_cell(&item, column))
                    .collect(),
            );
        }
        match page.next {
            Some(next) if sheet.len() < EXPORT_MAX => query.cursor = Some(next),
            _ => return sheet.answer().await,
        }
    }
}

fn exported_cell(item: &serde_json::Value, (_, pointer, kind): &(&str, &str, ColumnKind)) -> Cell {
    match item.pointer(pointer) {
        Some(serde_json::Value::String(text)) if matches!(kind, ColumnKind::Number { .. }) => {
            text.parse().map_or(Cell::Empty, Cell::Number)
        }
        Some(serde_json::Value::String(text)) => Cell::Text(text.clone()),
        Some(serde_json::Value::Bool(yes)) => Cell::Text(if *yes { "是" } else { "否" }.to_owned()),
        _ => Cell::Empty,
    }
}
