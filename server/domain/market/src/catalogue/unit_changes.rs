//! Units that prices count in. All prices compare in the base unit (S4-1): another one, or another pack ratio, would give another meaning
//! to every price of a product at once, by one row of a file that nobody else looked at.

use std::collections::HashSet;

use ground::database::Transaction;
use ground::{Moment, ProductId, Result, Words};

use super::types::Product;

/// Which of these products have prices, or offers that are open, in their units.
pub(super) async fn counted(
    tx: &Transaction<'_>,
    moment: &Moment,
    products: &[ProductId],
) -> Result<HashSet<ProductId>> {
    let mut counted = HashSet::new();
    if products.is_empty() {
        return Ok(counted);
    }
    let capabilities = moment.capabilities.iter();
    for find in capabilities.filter_map(|one| one.counted_products) {
        counted.extend(find(tx, products).await?);
    }
    Ok(counted)
}

/// Whether a product is counted in other units, or packed otherwise.
pub(super) fn differ(before: &Product, after: &Product) -> bool {
    (&before.base_unit, before.pack_ratio.normalize())
        != (&after.base_unit, after.pack_ratio.normalize())
}

/// Why a row changes no units of a product that is counted in them, and what to do instead.
pub(super) fn are_fixed(before: &Product) -> Words {
    let (unit, ratio) = (&before.base_unit, before.pack_ratio.normalize());
    Words::new(
        format!(
            "该产品已有以“{unit}”（包装转换比{ratio}）计的价格或议价，不能改动计量单位和转换比：请以新代码登记新产品；\
             价格录错的，先撤销导入这些价格的文件"
        ),
        format!(
            "the product has prices or offers counted in {unit:?} with the pack ratio {ratio}, so these stay: enter a new \
             product under a code of its own, or undo the files of prices first if they are wrong"
        ),
    )
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::catalogue::{Listing, ProductHead};
    use ground::OrganisationId;

    fn product(base_unit: &str, pack_ratio: &str) -> Product {
        Product {
            id: ProductId(1),
            head: ProductHead::default(),
            generic_name: String::new(),
            certificate: String::new(),
            certificate_expires_on: None,
            manufacturer: OrganisationId(1),
            category_code: String::new(),
            material: String::new(),
            feature: String::new(),
            base_unit: base_unit.to_owned(),
            sales_unit: "盒".to_owned(),
            pack_ratio: pack_ratio.parse::<Decimal>().expect("a number"),
            udi_di: Vec::new(),
            listing: Listing::Listed,
            listing_reason: String::new(),
            zone_price: None,
            under_vbp: false,
        }
    }

    #[test]
    fn another_base_unit_and_another_ratio_differ_and_another_name_of_the_pack_does_not() {
        let before = product("支", "10");
        assert!(differ(&before, &product("套", "10")));
        assert!(differ(&before, &product("支", "20")));
        assert!(!differ(&before, &product("支", "10.0")));
        let mut pack = product("支", "10");
        pack.sales_unit = "包".to_owned();
        assert!(!differ(&before, &pack));
    }
}
