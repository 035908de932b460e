//! Certificates that end soon, rows to types.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction, column};
use ground::{Moment, OrganisationId, ProductId, Result};
use market::catalogue::ProductHead;
use sql::queries::certificate_end;

use super::rules::Term;
use super::types::{CertificatePlace, Expiring, ExpiringCertificate, Of};

/// Ends within these days, first and last, that this term has not been told of.
pub(super) async fn due(
    tx: &Transaction<'_>,
    term: Term,
    (first_day, last_day): (NaiveDate, NaiveDate),
    rows_max: i64,
) -> Result<Vec<Expiring>> {
    let params = certificate_end::DueParams {
        first_day,
        last_day,
        term: term.into_str(),
        rows: rows_max,
    };
    let rows = certificate_end::due()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    let expiring = rows.into_iter().map(|row| Expiring {
        product: ProductId(row.id),
        product_name: row.name,
        certificate: row.certificate,
        expires_on: row.expires_on,
        manufacturer: OrganisationId(row.manufacturer),
    });
    Ok(expiring.collect())
}

/// Notes that these are told of now; returns those that nobody else noted before.
pub(super) async fn note(
    tx: &Transaction<'_>,
    moment: &Moment,
    term: Term,
    due: &[Expiring],
) -> Result<BTreeSet<ProductId>> {
    let products = column(due, |one| one.product.0);
    let ends = column(due, |one| one.expires_on);
    let rows = certificate_end::insert_many()
        .prepare(tx)
        .await?
        .bind(tx, &term.into_str(), &moment.now, &products, &ends)
        .all()
        .await?;
    Ok(rows.into_iter().map(ProductId).collect())
}

/// The hospitals that pay a price for a product on `day` or bargain for it.
pub(super) async fn buyers(
    tx: &Transaction<'_>,
    products: &[ProductId],
    day: NaiveDate,
) -> Result<Vec<(ProductId, OrganisationId)>> {
    let rows = certificate_end::buyers()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products), &day)
        .all()
        .await?;
    let pair =
        |row: certificate_end::Buyers| (ProductId(row.product), OrganisationId(row.hospital));
    Ok(rows.into_iter().map(pair).collect())
}

/// How many certificates end within these days, of the products of the reader or of a message.
pub(super) async fn count(
    db: &impl Reader,
    of: Of,
    (first_day, last_day): (NaiveDate, NaiveDate),
    products: Option<&[i64]>,
) -> Result<i64> {
    let params = certificate_end::CountParams {
        products,
        first_day,
        last_day,
        manufacturer: of.manufacturer(),
        hospital: of.hospital(),
    };
    Ok(certificate_end::count()
        .prepare(db)
        .await?
        .params(db, &params)
        .one()
        .await?)
}

pub(super) async fn page(
    db: &impl Reader,
    of: Of,
    (first_day, last_day): (NaiveDate, NaiveDate),
    products: Option<&[i64]>,
    (after, rows_max): (Option<&CertificatePlace>, i64),
) -> Result<Vec<ExpiringCertificate>> {
    let params = certificate_end::PageParams {
        products,
        first_day,
        last_day,
        manufacturer: of.manufacturer(),
        hospital: of.hospital(),
        since: after.map(|after| after.since.as_str()),
        after_day: after.map(|after| after.day),
        after_product: after.map_or(0, |after| after.product.0),
        rows: rows_max,
    };
    let rows = certificate_end::page()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    let certificate = |row: certificate_end::Page| ExpiringCertificate {
        product: ProductId(row.id),
        head: ProductHead {
            code: row.code,
            name: row.name,
            specification: row.specification,
            model: row.model,
            manufacturer: row.manufacturer_name,
        },
        certificate: row.certificate,
        expires_on: row.expires_on,
        days_left: (row.expires_on - first_day).num_days(),
        place: CertificatePlace {
            day: row.place,
            product: ProductId(row.id),
            since: row.since,
        },
    };
    Ok(rows.into_iter().map(certificate).collect())
}

/// Deletes at most `rows_max` places of lists that nobody reads any more; returns how many.
pub(super) async fn forget_moved(
    tx: &Transaction<'_>,
    before: DateTime<Utc>,
    rows_max: i64,
) -> Result<u64> {
    let forget = certificate_end::forget_moved().prepare(tx).await?;
    Ok(forget.bind(tx, &before, &rows_max).await?)
}
