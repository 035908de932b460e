//! A product as lists show it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::catalogue::{NotBuyable, Product, ProductHead};
use domain::{ProductId, UnitPrice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::EnumString;
use utoipa::ToSchema;

use crate::routes::views::{Coded, Named};

/// Whether there is a limit for it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(super) enum CatalogueKind {
    Capped,
    Candidate,
}

/// What buyers should notice.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ProductFlag {
    UnderVbp,
    InZone,
    Delisted,
    Suspended,
    CertificateExpired,
}

impl From<NotBuyable> for ProductFlag {
    fn from(reason: NotBuyable) -> Self {
        match reason {
            NotBuyable::Delisted => Self::Delisted,
            NotBuyable::Suspended => Self::Suspended,
            NotBuyable::CertificateExpired => Self::CertificateExpired,
        }
    }
}

/// What a file of products states beside what lists show.
#[derive(Debug, Default)]
pub(super) struct Exported {
    pub(super) material: String,
    pub(super) feature: String,
    pub(super) udi_di: Vec<String>,
}

/// A product in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProductItem {
    id: ProductId,
    #[serde(flatten)]
    pub(super) head: ProductHead,
    /// 医保通用名
    pub(super) generic_name: String,
    /// 注册备案号
    pub(super) certificate: String,
    /// The certificate's last day.
    pub(super) certificate_expires_on: Option<NaiveDate>,
    pub(super) manufacturer: Named,
    pub(super) category: Coded,
    /// 最小计量单位
    pub(super) base_unit: String,
    /// 最小销售单位
    pub(super) sales_unit: String,
    /// 包装转换比
    pub(super) pack_ratio: Decimal,
    catalogue: CatalogueKind,
    /// Yuan per base unit.
    pub(super) reference_limit: Option<UnitPrice>,
    /// Yuan per base unit, of a product in the price-advantage zone.
    pub(super) zone_price: Option<UnitPrice>,
    /// Whether it may be bought.
    pub(super) buyable: bool,
    flags: Vec<ProductFlag>,
    /// What only exports show.
    #[serde(skip)]
    pub(super) exported: Exported,
    /// What matched, by field, with `<em>` around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    highlights: Option<BTreeMap<&'static str, String>>,
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
            flags.push(ProductFlag::UnderVbp);
        }
        if product.zone_price.is_some() {
            flags.push(ProductFlag::InZone);
        }
        if let Err(reason) = buyable {
            flags.push(reason.into());
        }
        Self {
            id: product.id,
            head: product.head.clone(),
            generic_name: product.generic_name.clone(),
            certificate: product.certificate.clone(),
            certificate_expires_on: product.certificate_expires_on,
            manufacturer: Named {
                id: product.manufacturer,
                name: product.head.manufacturer.clone(),
            },
            category: deepest(&product.category_code, labels),
            base_unit: product.base_unit.clone(),
            sales_unit: product.sales_unit.clone(),
            pack_ratio: product.pack_ratio,
            catalogue: if limit.is_some() {
                CatalogueKind::Capped
            } else {
                CatalogueKind::Candidate
            },
            reference_limit: limit,
            zone_price: product.zone_price,
            buyable: buyable.is_ok(),
            flags,
            exported: Exported {
                material: product.material.clone(),
                feature: product.feature.clone(),
                udi_di: product.udi_di.clone(),
            },
            highlights: None,
        }
    }

    /// As a search found it, with what matched.
    pub(super) fn marked(self, highlights: Vec<(&'static str, String)>) -> Self {
        Self {
            highlights: Some(highlights.into_iter().collect()),
            ..self
        }
    }
}

/// The class of a product: its deepest level with a name.
fn deepest(code: &str, labels: &BTreeMap<String, String>) -> Coded {
    let found = path(code, labels).pop();
    found.unwrap_or_else(|| Coded {
        code: code.to_owned(),
        label: code.to_owned(),
    })
}

/// The classes of a product from top to bottom, those with a name.
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
