//! The types of products, for operations and the store alike.

use chrono::NaiveDate;
use ground::{OrganisationId, ProductId, Result, UnitPrice};
use rust_decimal::Decimal;

use super::head::ProductHead;
use super::rules::{self, Listing, NotBuyable};

/// A product of one manufacturer, identified by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    pub id: ProductId,
    pub head: ProductHead,
    /// 医保通用名
    pub generic_name: String,
    /// 注册备案号
    pub certificate: String,
    /// The last day, where known.
    pub certificate_expires_on: Option<NaiveDate>,
    /// The registrant or filer.
    pub manufacturer: OrganisationId,
    /// 2, 4 or 6 digits of the national classification.
    pub category_code: String,
    /// 材质
    pub material: String,
    /// 特征
    pub feature: String,
    /// 最小计量单位
    pub base_unit: String,
    /// 最小销售单位
    pub sales_unit: String,
    /// 包装转换比: base units in a sales unit.
    pub pack_ratio: Decimal,
    /// Device identifiers (UDI-DI).
    pub udi_di: Vec<String>,
    pub listing: Listing,
    /// Why it is not listed.
    pub listing_reason: String,
    /// The price in the price-advantage zone; none outside it.
    pub zone_price: Option<UnitPrice>,
    /// Whether it is selected in volume-based procurement.
    pub under_vbp: bool,
}

impl Product {
    /// Whether it may be bought on `day`, or why not.
    pub fn buyable(&self, day: NaiveDate) -> Result<(), NotBuyable> {
        rules::buyable(self.listing, self.certificate_expires_on, day)
    }
}

/// The products that a code in a file matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeHit {
    One(ProductId),
    /// A 20-character code of this many specifications.
    Several(usize),
}
