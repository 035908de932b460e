//! The demonstration as the csv files that the imports read.

use std::fmt::Write as _;
use std::io::Write;

use chrono::{Datelike, NaiveDate};

use super::Demonstration;
use super::draw::as_index;
use super::model::{DemoListedPrice, DemoProduct};
use super::vocabulary::Coded;

const PRODUCT_HEADERS: [&str; 17] = [
    "27位码",
    "单件产品名称",
    "医保通用名",
    "规格",
    "型号",
    "注册备案号",
    "耗材企业",
    "统一社会信用代码",
    "最小计量单位",
    "最小销售单位",
    "包装转换比",
    "一级分类",
    "二级分类",
    "三级分类",
    "材质",
    "特征",
    "UDI",
];
const LISTED_PRICE_HEADERS: [&str; 10] = [
    "27位码",
    "省份",
    "平台",
    "平台级别",
    "价格类型",
    "价格",
    "包装转换比",
    "执行日期",
    "截止日期",
    "来源",
];

impl Demonstration {
    /// Writes every product as UTF-8 csv with the headers of the product import, a row at a time.
    pub fn write_products_csv(&self, output: impl Write) -> csv::Result<()> {
        let mut table = csv::Writer::from_writer(output);
        table.write_record(PRODUCT_HEADERS)?;
        for product in self.products() {
            self.write_product(&mut table, &product)?;
        }
        table.flush()?;
        Ok(())
    }

    /// Writes every listed price as UTF-8 csv with the headers of the price import, a row at a time.
    pub fn write_listed_prices_csv(&self, output: impl Write) -> csv::Result<()> {
        let mut table = csv::Writer::from_writer(output);
        table.write_record(LISTED_PRICE_HEADERS)?;
        let mut scratch = Scratch::default();
        for price in self.listed_prices() {
            write_price(&mut table, &mut scratch, &price)?;
        }
        table.flush()?;
        Ok(())
    }

    fn write_product(
        &self,
        table: &mut csv::Writer<impl Write>,
        product: &DemoProduct,
    ) -> csv::Result<()> {
        let manufacturer = &self.manufacturers()[as_index(product.manufacturer_index)];
        table.write_record([
            product.code.as_str(),
            product.name,
            product.generic_name,
            &product.specification,
            &product.model,
            &product.certificate,
            &manufacturer.name,
            &manufacturer.credit_code,
            product.base_unit,
            product.sales_unit,
            &product.pack_ratio.to_string(),
            &labelled(product.top_category),
            &labelled(product.second_category),
            &labelled(product.third_category),
            &labelled(product.material),
            &labelled(product.feature),
            product.udi_di.as_deref().unwrap_or_default(),
        ])
    }
}

/// The texts of one row, reused so that rows do not allocate.
#[derive(Debug, Default)]
struct Scratch {
    price: String,
    pack_ratio: String,
    from: String,
    to: String,
}

fn write_price(
    table: &mut csv::Writer<impl Write>,
    scratch: &mut Scratch,
    price: &DemoListedPrice,
) -> csv::Result<()> {
    scratch.price.clear();
    scratch.pack_ratio.clear();
    scratch.from.clear();
    scratch.to.clear();
    write!(scratch.price, "{}", price.price).expect("a string takes every text");
    write!(scratch.pack_ratio, "{}", price.pack_ratio).expect("a string takes every text");
    push_date(&mut scratch.from, price.effective_from);
    if let Some(last) = price.effective_to {
        push_date(&mut scratch.to, last);
    }
    table.write_record([
        price.product_code.as_str(),
        price.region,
        price.platform,
        price.platform_level,
        price.kind,
        &scratch.price,
        &scratch.pack_ratio,
        &scratch.from,
        &scratch.to,
        price.source,
    ])
}

/// Written digit by digit: formatting by pattern took a third of the time of a row.
fn push_date(text: &mut String, day: NaiveDate) {
    write!(
        text,
        "{:04}-{:02}-{:02}",
        day.year(),
        day.month(),
        day.day()
    )
    .expect("a string takes every text");
}

/// As the national release writes it: `01-非血管介入治疗类材料`.
fn labelled(part: Coded) -> String {
    format!("{}-{}", part.code, part.label)
}
