//! The types of products, for operations and the store alike.

use chrono::NaiveDate;
use ground::{OrganisationId, ProductId, Result, UnitPrice};
use rust_decimal::Decimal;

use super::head::ProductHead;
use super::rules::{self, Listing, NotBuyable};

/// A product of one manufacturer, at the level of its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its row.
    pub id: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// 医保通用名
    pub generic_name: String,
    /// 注册备案号
    pub certificate: String,
    /// The certificate's last day, where known.
    pub certificate_expires_on: Option<NaiveDate>,
    /// Who makes it (registrant or filer).
    pub manufacturer: OrganisationId,
    /// The maker's name.
    pub manufacturer_name: String,
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
    /// Device identifiers.
    pub udi_di: Vec<String>,
    /// Whether it stands on the platform.
    pub listing: Listing,
    /// Why it does not.
    pub listing_reason: String,
    /// Its price in the price-advantage zone, if it stands there.
    pub zone_price: Option<UnitPrice>,
    /// Whether it is selected in volume-based procurement.
    pub under_vbp: bool,
}

impl Product {
    /// Whether it may be bought on `day`.
    ///
    /// # Errors
    /// The reason why not.
    pub fn buyable(&self, day: NaiveDate) -> Result<(), NotBuyable> {
        rules::buyable(self.listing, self.certificate_expires_on, day)
    }
}

/// What a code in a file points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeHit {
    /// One product.
    One(ProductId),
    /// A 20-character code of several specifications.
    Several(usize),
}
