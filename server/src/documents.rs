//! How a product becomes a document of the search index, and which products an event changed.

use std::collections::{BTreeMap, HashMap};

use domain::catalogue::{self, Product};
use domain::listed_price;
use domain::log::Entry;
use domain::{Moment, ProductId, Result, UnitPrice};
use search_index::ProductDocument;

/// The documents of products; `classes` has the names of classes by code.
pub(crate) async fn documents_of(
    connection: &domain::database::Connection<'_>,
    moment: &Moment,
    classes: &BTreeMap<String, String>,
    products: Vec<Product>,
) -> Result<Vec<ProductDocument>> {
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let limits = listed_price::limits(connection, moment, &ids).await?;
    let prices: HashMap<ProductId, Option<UnitPrice>> = limits
        .into_iter()
        .map(|limit| (limit.product, limit.price))
        .collect();
    let documents = products.into_iter().map(|product| {
        let price = prices.get(&product.id).copied().flatten();
        let classes = class_names(classes, &product.category_code);
        document(moment, price, classes, product)
    });
    Ok(documents.collect())
}

/// The names of a product's classes, the widest first.
fn class_names(classes: &BTreeMap<String, String>, code: &str) -> Vec<String> {
    let codes = [2, 4, 6]
        .into_iter()
        .filter_map(|length| code.get(..length));
    codes
        .filter_map(|code| classes.get(code).cloned())
        .collect()
}

fn document(
    moment: &Moment,
    limit: Option<UnitPrice>,
    classes: Vec<String>,
    product: Product,
) -> ProductDocument {
    ProductDocument {
        id: product.id.0,
        reference_limit: limit.map(UnitPrice::ten_thousandths),
        capped: limit.is_some(),
        zone: product.zone_price.is_some(),
        buyable: product.buyable(moment.today()).is_ok(),
        code: product.head.code,
        name: product.head.name,
        generic_name: product.generic_name,
        specification: product.head.specification,
        model: product.head.model,
        certificate: product.certificate,
        manufacturer_id: product.manufacturer.0,
        manufacturer_name: product.head.manufacturer,
        category_code: product.category_code,
        class_names: classes,
        udi_di: product.udi_di,
    }
}

pub(crate) async fn changed_products(
    connection: &domain::database::Connection<'_>,
    entries: &[Entry],
) -> Result<Vec<ProductId>> {
    let mut changed = Vec::new();
    for entry in entries {
        if entry.is(&catalogue::PRODUCTS_LOADED) || entry.is(&catalogue::CERTIFICATES_EXPIRED) {
            changed.extend(catalogue::products_of_event(connection, entry.event).await?);
        } else if entry.is(&listed_price::LIMITS_CHANGED) {
            changed.extend(listed_price::limits_of_event(connection, entry.event).await?);
        } else if entry.is(&catalogue::LISTING_CHANGED) || entry.is(&catalogue::PROCUREMENT_CHANGED)
        {
            changed.extend(entry.subject_id.parse::<ProductId>().ok());
        }
    }
    changed.sort_unstable();
    changed.dedup();
    Ok(changed)
}
