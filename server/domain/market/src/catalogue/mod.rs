//! Products, their codes, certificates and classes, and whether they may be bought.
//!
//! Facts of the price-advantage zone and of volume-based procurement are stored here, though later
//! capabilities decide them: bargaining must know whether a product may be bought without calling a
//! capability above it.

mod capability;
mod event;
mod head;
mod load;
mod named;
mod rules;
mod store;
mod taken_over;
mod types;
mod unit_changes;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction};
use ground::log::{self, Readers};
use ground::{
    Caller, Error, EventId, FieldError, Moment, OrganisationKind, ProductId, Result, UnitPrice,
};

pub use capability::{CAPABILITY, PRODUCTS};
pub use event::{
    CERTIFICATES_EXPIRED, LISTING_CHANGED, PROCUREMENT_CHANGED, PRODUCT, PRODUCTS_LOADED,
};
pub use head::ProductHead;
pub use load::{LoadedRow, ProductRow, RowVerdict, RowWarning, WarningKind, load};
pub use named::Named;
pub use rules::{Judgement, Listing, NotBuyable, buyable, udi_di_in_normal_form};
pub use taken_over::{OpenCell, TakenOver};
pub use types::{CodeHit, Product};

/// A product by its id; [`Error::NotFound`] when there is none. Products are public to every caller.
pub async fn product(db: &impl Reader, id: ProductId) -> Result<Product> {
    products(db, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// Products by their ids, in the order of ids; missing ones are left out.
pub async fn products(db: &impl Reader, ids: &[ProductId]) -> Result<Vec<Product>> {
    store::products(db, ids).await
}

/// The products after the id `after`, to walk through all.
pub async fn products_after(
    db: &impl Reader,
    after: ProductId,
    rows_max: i64,
) -> Result<Vec<Product>> {
    store::products_after(db, after, rows_max).await
}

/// How many products there are.
pub async fn product_count(db: &impl Reader) -> Result<i64> {
    store::product_count(db).await
}

pub async fn products_of_event(db: &impl Reader, event: EventId) -> Result<Vec<ProductId>> {
    store::products_of_event(db, event).await
}

/// Requires that a product exists; else [`Error::NotFound`].
pub async fn must_exist(db: &impl Reader, id: ProductId) -> Result<()> {
    if store::exists(db, id).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// The products of codes: by the whole code, else a 20-character code by its specifications. Codes without
/// a product are left out.
pub async fn find_codes(db: &impl Reader, codes: &[&str]) -> Result<BTreeMap<String, CodeHit>> {
    let mut hits: BTreeMap<String, CodeHit> = store::ids_by_code(db, codes)
        .await?
        .into_iter()
        .map(|(code, id)| (code, CodeHit::One(id)))
        .collect();
    let prefixes: Vec<&str> = codes
        .iter()
        .copied()
        .filter(|code| code.len() == 20 && !hits.contains_key(*code))
        .collect();
    for (prefix, id) in store::ids_by_code_prefix(db, &prefixes).await? {
        hits.entry(prefix)
            .and_modify(|hit| {
                *hit = match hit {
                    CodeHit::One(_) => CodeHit::Several(2),
                    CodeHit::Several(count) => CodeHit::Several(*count + 1),
                }
            })
            .or_insert(CodeHit::One(id));
    }
    Ok(hits)
}

/// The names of all classes on `day`, by code.
pub async fn categories(db: &impl Reader, day: NaiveDate) -> Result<BTreeMap<String, String>> {
    store::categories(db, day).await
}

/// Lists, delists or suspends a product. Orders placed stay; no new ones are accepted.
///
/// # Errors
/// Requires a reason unless it is listed, and the exchange centre as caller.
pub async fn set_listing(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ProductId,
    listing: Listing,
    reason: &str,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = match listing {
        Listing::Listed => reason.trim(),
        Listing::Suspended | Listing::Delisted => FieldError::reason_given(reason)?,
    };
    let before = store::lock_listing(tx, id).await?;
    let changed = event::ListingChanged {
        before,
        listing,
        reason: reason.to_owned(),
    };
    let event = event::LISTING_CHANGED
        .about(id, &changed)
        .by(caller)
        .for_readers(Readers::everyone());
    let events = log::write(tx, moment, &[event]).await?;
    store::set_listing(tx, moment, id, listing, reason, &events).await
}

/// Records the price in the zone and the selection in volume-based procurement; [`Error::NotFound`] when
/// there is no such product.
pub async fn note_procurement(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: ProductId,
    zone_price: Option<UnitPrice>,
    under_vbp: bool,
) -> Result<()> {
    store::lock_listing(tx, id).await?;
    let changed = event::ProcurementChanged {
        zone_price,
        under_vbp,
    };
    let event = event::PROCUREMENT_CHANGED
        .about(id, &changed)
        .for_readers(Readers::everyone());
    let events = log::write(tx, moment, &[event]).await?;
    store::set_procurement(tx, moment, id, zone_price, under_vbp, &events).await
}

/// The first day after `last` on which a certificate of a listed product has expired.
pub async fn next_expiry(db: &impl Reader, last: NaiveDate) -> Result<Option<NaiveDate>> {
    store::next_expiry(db, last).await
}

/// Reports the certificates whose last day was the day before `day`, so that followers read the products
/// again. Whether a product may be bought is decided by its date, not by this event.
pub async fn note_expired_certificates(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
) -> Result<usize> {
    let Some(last_day) = day.pred_opt() else {
        return Ok(0);
    };
    let ids = store::certificates_expired(tx, last_day).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let products = event::Products {
        products: ids.len(),
    };
    let event = event::CERTIFICATES_EXPIRED
        .about(last_day, &products)
        .for_readers(Readers::everyone());
    let events = log::write(tx, moment, &[event]).await?;
    store::mark_changed(tx, moment, &ids, &events).await?;
    Ok(ids.len())
}
