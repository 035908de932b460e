//! Search results as a spreadsheet.

use domain::catalogue;
use search_index::SearchQuery;

use super::item::ProductItem;
use super::search::{ProductPage, search};
use crate::http::{Answer, Cell, Column, List, Page, Paging, Request, export_as, titles};

/// With the headers of a file of products, so that a list that was corrected in Excel comes back.
const COLUMNS: [Column<ProductItem>; 18] = [
    Column::code("医保耗材代码", |item| item.head.code.as_str().into()),
    Column::text("产品名称", |item| item.head.name.as_str().into()),
    Column::text("医保通用名", |item| item.generic_name.as_str().into()),
    Column::text("规格", |item| item.head.specification.as_str().into()),
    Column::text("型号", |item| item.head.model.as_str().into()),
    Column::text("注册备案号", |item| item.certificate.as_str().into()),
    Column::date("注册证有效期", |item| {
        item.certificate_expires_on.into()
    }),
    Column::text("生产企业", |item| {
        item.manufacturer.name.as_str().into()
    }),
    Column::text("分类", |item| item.category.label.as_str().into()),
    Column::text("最小计量单位", |item| item.base_unit.as_str().into()),
    Column::text("最小销售单位", |item| item.sales_unit.as_str().into()),
    Column::count("包装转换比", |item| item.pack_ratio.into()),
    Column::text("材质", |item| item.exported.material.as_str().into()),
    Column::text("特征", |item| item.exported.feature.as_str().into()),
    Column::code("UDI", |item| item.exported.udi_di.join("；").into()),
    Column::price("挂网参考限价（元）", |item| {
        item.reference_limit.into()
    }),
    Column::price("专区价（元）", |item| item.zone_price.into()),
    Column::text("可采购", |item| Cell::yes_or_no(item.buyable)),
];

pub(in crate::routes) const LIST: List = List {
    name: "产品目录",
    titles: &titles(&COLUMNS),
    loaded_as: &[&catalogue::PRODUCTS],
};

/// Hits that are read at once.
const HITS: usize = 1_000;

/// Exports the hits of a search, as many as the page takes.
pub(super) async fn export_found(
    request: Request,
    paging: &Paging,
    mut query: SearchQuery,
) -> Answer<ProductPage> {
    query.with_facets = false;
    let mut items = Vec::new();
    let mut room = paging.limit;
    loop {
        query.limit = room.min(HITS);
        let page = search(&request, query.clone()).await?;
        let name = file_name(&page.missing);
        room -= page.hits.len().min(room);
        items.extend(super::search::items(&request, page.hits).await?);
        query.cursor = page.next;
        if query.cursor.is_none() || room == 0 {
            let page = Page {
                items,
                next: query.cursor.map(|end| paging.sealed(&end)),
                total: page.total,
                total_is_exact: page.total_is_exact,
            };
            return export_as(request, (&LIST, &name), &COLUMNS, page).await;
        }
    }
}

/// Letters of a left-out word that a file's name holds.
const WORD_LETTERS_MAX: usize = 20;

/// No name of a file holds these.
const NO_LETTERS: &str = "\\/:*?\"<>|";

/// What the file is called: a search that left words out says so, wherever the file goes.
fn file_name(missing: &[String]) -> String {
    if missing.is_empty() {
        return "产品目录".to_owned();
    }
    let words = missing.iter().take(3).map(|word| {
        let letters = word.chars().filter(|letter| !NO_LETTERS.contains(*letter));
        letters.take(WORD_LETTERS_MAX).collect::<String>()
    });
    let words: Vec<String> = words.filter(|word| !word.trim().is_empty()).collect();
    if words.is_empty() {
        return "产品目录（部分词语未计入）".to_owned();
    }
    format!("产品目录（不含“{}”）", words.join("”、“"))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_of_a_search_that_left_words_out_is_called_so() {
        assert_eq!(file_name(&[]), "产品目录");
        let missing = ["x".repeat(30), "钛".to_owned()];
        let name = format!("产品目录（不含“{}”、“钛”）", "x".repeat(20));
        assert_eq!(file_name(&missing), name);
        let signs = ["a/b".to_owned(), "***".to_owned()];
        assert_eq!(file_name(&signs), "产品目录（不含“ab”）");
        assert_eq!(file_name(&signs[1..]), "产品目录（部分词语未计入）");
    }
}
