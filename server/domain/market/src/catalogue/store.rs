//! Products and categories, rows to types.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction, array_text, column};
use ground::{
    Error, EventId, ImportId, Moment, OrganisationId, ProductId, Result, UnitPrice, stored,
};
use sql::queries::catalogue;

use super::head::ProductHead;
use super::rules::Listing;
use super::types::Product;

fn product_of(row: catalogue::Product) -> Result<Product> {
    Ok(Product {
        id: ProductId(row.id),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        generic_name: row.generic_name,
        certificate: row.certificate,
        certificate_expires_on: row.certificate_expires_on,
        manufacturer: OrganisationId(row.manufacturer),
        category_code: row.category_code,
        material: row.material,
        feature: row.feature,
        base_unit: row.base_unit,
        sales_unit: row.sales_unit,
        pack_ratio: row.pack_ratio.normalize(),
        udi_di: row.udi_di,
        listing: stored(&row.listing)?,
        listing_reason: row.listing_reason,
        zone_price: row.zone_price.map(UnitPrice::stored),
        under_vbp: row.under_vbp,
    })
}

/// The only event that a change of products writes.
fn only(events: &[EventId]) -> Result<i64> {
    events
        .first()
        .map(|event| event.0)
        .ok_or_else(|| Error::internal("a change without an event"))
}

pub(super) async fn products(db: &impl Reader, ids: &[ProductId]) -> Result<Vec<Product>> {
    let rows = catalogue::products()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(ids))
        .all()
        .await?;
    rows.into_iter().map(product_of).collect()
}

pub(super) async fn products_after(
    db: &impl Reader,
    after: ProductId,
    rows_max: i64,
) -> Result<Vec<Product>> {
    let rows = catalogue::products_after()
        .prepare(db)
        .await?
        .params(
            db,
            &catalogue::ProductsAfterParams {
                after: after.0,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    rows.into_iter().map(product_of).collect()
}

pub(super) async fn products_by_code(db: &impl Reader, codes: &[&str]) -> Result<Vec<Product>> {
    let rows = catalogue::products_by_code()
        .prepare(db)
        .await?
        .bind(db, &codes)
        .all()
        .await?;
    rows.into_iter().map(product_of).collect()
}

pub(super) async fn ids_by_code(
    db: &impl Reader,
    codes: &[&str],
) -> Result<Vec<(String, ProductId)>> {
    let rows = catalogue::ids_by_code()
        .prepare(db)
        .await?
        .bind(db, &codes)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.code, ProductId(row.id)))
        .collect())
}

pub(super) async fn ids_by_code_prefix(
    db: &impl Reader,
    prefixes: &[&str],
) -> Result<Vec<(String, ProductId)>> {
    if prefixes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = catalogue::ids_by_code_prefix()
        .prepare(db)
        .await?
        .bind(db, &prefixes)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.prefix, ProductId(row.id)))
        .collect())
}

pub(super) async fn product_count(db: &impl Reader) -> Result<i64> {
    Ok(catalogue::product_count()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

pub(super) async fn products_of_event(db: &impl Reader, event: EventId) -> Result<Vec<ProductId>> {
    let ids = catalogue::ids_of_event()
        .prepare(db)
        .await?
        .bind(db, &event.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// Whether there are classes of products: 1 or 0.
pub(super) async fn some_classes(db: &impl Reader) -> Result<i64> {
    let statement = catalogue::some_classes().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

/// Whether there are products: 1 or 0.
pub(super) async fn some_products(db: &impl Reader) -> Result<i64> {
    let statement = catalogue::some_products().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

pub(super) async fn exists(db: &impl Reader, id: ProductId) -> Result<bool> {
    Ok(catalogue::exists()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .one()
        .await?)
}

pub(super) async fn lock_listing(tx: &Transaction<'_>, id: ProductId) -> Result<Listing> {
    let row = catalogue::lock_listing()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    stored(&row.ok_or(Error::NotFound)?)
}

pub(super) async fn set_listing(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: ProductId,
    listing: Listing,
    reason: &str,
    events: &[EventId],
) -> Result<()> {
    catalogue::set_listing()
        .prepare(tx)
        .await?
        .params(
            tx,
            &catalogue::SetListingParams {
                listing: listing.into_str(),
                reason,
                now: moment.now,
                event: only(events)?,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn set_procurement(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: ProductId,
    zone_price: Option<UnitPrice>,
    under_vbp: bool,
    events: &[EventId],
) -> Result<()> {
    let zone_price = zone_price.map(UnitPrice::yuan);
    catalogue::set_procurement()
        .prepare(tx)
        .await?
        .params(
            tx,
            &catalogue::SetProcurementParams {
                zone_price,
                under_vbp,
                now: moment.now,
                event: only(events)?,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn next_expiry(db: &impl Reader, last: NaiveDate) -> Result<Option<NaiveDate>> {
    Ok(catalogue::next_expiry()
        .prepare(db)
        .await?
        .bind(db, &last)
        .one()
        .await?)
}

pub(super) async fn certificates_expired(
    tx: &Transaction<'_>,
    last_day: NaiveDate,
) -> Result<Vec<ProductId>> {
    let ids = catalogue::certificates_expired()
        .prepare(tx)
        .await?
        .bind(tx, &last_day)
        .all()
        .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

pub(super) async fn mark_changed(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[ProductId],
    events: &[EventId],
) -> Result<()> {
    catalogue::mark_changed()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &only(events)?, &ProductId::numbers(ids))
        .await?;
    Ok(())
}

pub(super) async fn categories(
    db: &impl Reader,
    day: NaiveDate,
) -> Result<BTreeMap<String, String>> {
    let rows = catalogue::categories()
        .prepare(db)
        .await?
        .bind(db, &day)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.code, row.label)).collect())
}

/// Names the classes found in a file, where they have no name yet or another one.
pub(super) async fn name_categories(
    tx: &Transaction<'_>,
    moment: &Moment,
    names: &BTreeMap<String, String>,
) -> Result<()> {
    let known = categories(tx, moment.today()).await?;
    let new: Vec<(&str, &str)> = names
        .iter()
        .filter(|(code, label)| known.get(*code) != Some(label))
        // The top classes are seeded with the dates of their names; files often have older names.
        .filter(|(code, _)| 2 < code.len())
        .map(|(code, label)| (code.as_str(), label.as_str()))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let (codes, labels): (Vec<&str>, Vec<&str>) = new.into_iter().unzip();
    catalogue::insert_categories()
        .prepare(tx)
        .await?
        .bind(tx, &codes)
        .await?;
    catalogue::insert_category_names()
        .prepare(tx)
        .await?
        .params(
            tx,
            &catalogue::InsertCategoryNamesParams {
                effective_from: moment.today(),
                codes: &codes,
                labels: &labels,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    products: &[Product],
    events: &[EventId],
) -> Result<()> {
    let texts = |field: fn(&Product) -> &str| products.iter().map(field).collect::<Vec<_>>();
    let expiries: Vec<_> = products
        .iter()
        .map(|product| product.certificate_expires_on)
        .collect();
    let manufacturers: Vec<_> = products
        .iter()
        .map(|product| product.manufacturer.0)
        .collect();
    let ratios: Vec<_> = products.iter().map(|product| product.pack_ratio).collect();
    let udi_dis: Vec<_> = products
        .iter()
        .map(|product| array_text(&product.udi_di))
        .collect();
    catalogue::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &catalogue::InsertManyParams {
                loaded_by: import.0,
                now: moment.now,
                event: only(events)?,
                codes: &texts(|product| &product.head.code),
                names: &texts(|product| &product.head.name),
                generic_names: &texts(|product| &product.generic_name),
                specifications: &texts(|product| &product.head.specification),
                models: &texts(|product| &product.head.model),
                certificates: &texts(|product| &product.certificate),
                certificate_expires_on: &expiries,
                manufacturers: &manufacturers,
                category_codes: &texts(|product| &product.category_code),
                materials: &texts(|product| &product.material),
                features: &texts(|product| &product.feature),
                base_units: &texts(|product| &product.base_unit),
                sales_units: &texts(|product| &product.sales_unit),
                pack_ratios: &ratios,
                udi_dis: &column(&udi_dis, String::as_str),
            },
        )
        .await?;
    Ok(())
}

/// Those of some products for which there are figures of this capability in their units.
pub(super) async fn counted_products(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<ProductId>> {
    let found = catalogue::counted_products()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    Ok(found.into_iter().map(ProductId).collect())
}
