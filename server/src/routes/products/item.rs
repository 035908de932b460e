//! A product as lists show it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::UnitPrice;
use domain::catalogue::Product;
use serde::Serialize;
use utoipa::ToSchema;

use crate::routes::closed::{CatalogueKind, ProductFlag};
use crate::routes::views::{Coded, Named, yuan};

/// A product in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProductItem {
    /// Its id.
    id: String,
    /// National consumable code.
    code: String,
    /// 单件产品名称
    name: String,
    /// 医保通用名
    generic_name: String,
    /// 规格
    specification: String,
    /// 型号
    model: String,
    /// 注册备案号
    certificate: String,
    /// Its maker.
    manufacturer: Named,
    /// Its class.
    category: Coded,
    /// 最小计量单位
    base_unit: String,
    /// 最小销售单位
    sales_unit: String,
    /// 包装转换比
    pack_ratio: String,
    /// `capped` or `candidate`.
    #[schema(value_type = CatalogueKind)]
    catalogue: &'static str,
    /// Yuan per base unit.
    reference_limit: Option<String>,
    /// Yuan per base unit, of a product in the price-advantage zone.
    zone_price: Option<String>,
    /// Whether it may be bought.
    buyable: bool,
    /// What buyers should notice.
    #[schema(value_type = Vec<ProductFlag>)]
    flags: Vec<&'static str>,
    /// What matched, by field, with `<em>` around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    highlights: Option<BTreeMap<String, String>>,
}

impl ProductItem {
    /// A product with its limit, as of `day`.
    pub(crate) fn of(
        product: &Product,
        limit: Option<UnitPrice>,
        labels: &BTreeMap<String, String>,
        day: NaiveDate,
    ) -> Self {
        let buyable = product.buyable(day);
        let mut flags = Vec::new();
        if product.under_vbp {
            flags.push("under_vbp");
        }
        if product.zone_price.is_some() {
            flags.push("in_zone");
        }
        if let Err(reason) = buyable {
            flags.push(reason.into_str());
        }
        Self {
            id: product.id.to_string(),
            code: product.code.clone(),
            name: product.name.clone(),
            generic_name: product.generic_name.clone(),
            specification: product.specification.clone(),
            model: product.model.clone(),
            certificate: product.certificate.clone(),
            manufacturer: Named {
                id: product.manufacturer.to_string(),
                name: product.manufacturer_name.clone(),
            },
            category: deepest(&product.category_code, labels),
            base_unit: product.base_unit.clone(),
            sales_unit: product.sales_unit.clone(),
            pack_ratio: product.pack_ratio.to_string(),
            catalogue: if limit.is_some() {
                "capped"
            } else {
                "candidate"
            },
            reference_limit: limit.map(yuan),
            zone_price: product.zone_price.map(yuan),
            buyable: buyable.is_ok(),
            flags,
            highlights: None,
        }
    }
}

/// The class of a product: its deepest level that has a name.
fn deepest(code: &str, labels: &BTreeMap<String, String>) -> Coded {
    let found = path(code, labels).pop();
    found.unwrap_or_else(|| Coded {
        code: code.to_owned(),
        label: code.to_owned(),
    })
}

/// The classes of a product from top to bottom, as far as they have names.
pub(super) fn path(code: &str, labels: &BTreeMap<String, String>) -> Vec<Coded> {
    let levels = [2, 4, 6]
        .into_iter()
        .filter_map(|digits| code.get(..digits));
    levels
        .filter_map(|code| {
            let label = labels.get(code)?.clone();
            Some(Coded {
                code: code.to_owned(),
                label,
            })
        })
        .collect()
}
