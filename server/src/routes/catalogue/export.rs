//! Search results as a spreadsheet.

use search_index::SearchQuery;

use super::item::ProductItem;
use super::search::{ProductPage, search};
use crate::http::{Answer, Cell, Column, Request, export};

const EXPORT_MAX: usize = 50_000;

const COLUMNS: [Column<ProductItem>; 14] = [
    Column::code("医保耗材代码", |item| item.head.code.as_str().into()),
    Column::text("产品名称", |item| item.head.name.as_str().into()),
    Column::text("医保通用名", |item| item.generic_name.as_str().into()),
    Column::text("规格", |item| item.head.specification.as_str().into()),
    Column::text("型号", |item| item.head.model.as_str().into()),
    Column::text("注册备案号", |item| item.certificate.as_str().into()),
    Column::text("生产企业", |item| {
        item.manufacturer.name.as_str().into()
    }),
    Column::text("分类", |item| item.category.label.as_str().into()),
    Column::text("最小计量单位", |item| item.base_unit.as_str().into()),
    Column::text("最小销售单位", |item| item.sales_unit.as_str().into()),
    Column::count("包装转换比", |item| item.pack_ratio.into()),
    Column::price("挂网参考限价（元）", |item| {
        item.reference_limit.into()
    }),
    Column::price("专区价（元）", |item| item.zone_price.into()),
    Column::text("可采购", |item| Cell::yes_or_no(item.buyable)),
];

/// Exports all hits of a search.
pub(super) async fn export_found(request: Request, mut query: SearchQuery) -> Answer<ProductPage> {
    query.limit = 1_000;
    query.cursor = None;
    query.with_facets = false;
    let mut items = Vec::new();
    loop {
        let page = search(&request, query.clone()).await?;
        items.extend(super::search::items(&request, page.hits).await?);
        match page.next {
            Some(next) if items.len() < EXPORT_MAX => query.cursor = Some(next),
            _ => return export(request, "产品目录", &COLUMNS, items).await,
        }
    }
}
