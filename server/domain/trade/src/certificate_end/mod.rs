//! Certificates at their end: who makes a product or buys it is notified once in each of two terms of the rulebook ahead of it, and
//! once when it is over. That one that is over stops purchases is decided by its date, in [`market::catalogue`].

mod capability;
mod event;
mod rulebook;
mod rules;
mod store;
mod types;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction};
use ground::log::{self, Readers};
use ground::{Caller, Moment, ProductId, Result};

use rulebook::{FIRST_WARNING, LAST_WARNING};
use rules::{Ahead, Term};
use types::Of;

pub use capability::CAPABILITY;
pub use event::{
    CERTIFICATE_ENDED, CERTIFICATE_ENDS, CERTIFICATE_ENDS_SOON, CertificateEnds,
    PRODUCT_CERTIFICATE,
};
pub use types::{CertificatePlace, ExpiringCertificate};

fn ahead(moment: &Moment, today: NaiveDate) -> Result<Ahead> {
    Ok(Ahead {
        first: moment.rulebook.value(&FIRST_WARNING, today)?,
        last: moment.rulebook.value(&LAST_WARNING, today)?,
    })
}

/// The days, first and last, on which a certificate of a list ends.
fn listed_ends(moment: &Moment) -> Result<(NaiveDate, NaiveDate)> {
    let today = moment.today();
    let (_, last) = ahead(moment, today)?.ends(Term::First, today);
    Ok((today, last))
}

/// Notifies of up to `rows_max` certificates whose end is in a term; returns how many.
async fn warn(tx: &Transaction<'_>, moment: &Moment, term: Term, rows_max: i64) -> Result<usize> {
    let today = moment.today();
    let ahead = ahead(moment, today)?;
    let due = store::due(tx, term, ahead.ends(term, today), rows_max).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let fresh = store::note(tx, moment, term, &due).await?;
    let products: Vec<ProductId> = fresh.iter().copied().collect();
    let buyers = store::buyers(tx, &products, today).await?;
    let events: Vec<_> = (due.iter().filter(|one| fresh.contains(&one.product)))
        .map(|one| {
            let from = buyers.partition_point(|(product, _)| *product < one.product);
            let own = buyers[from..]
                .iter()
                .take_while(|(product, _)| *product == one.product);
            let mut readers = vec![one.manufacturer];
            readers.extend(own.map(|(_, hospital)| *hospital));
            let ends = CertificateEnds::of(one, ahead.days(term));
            (event::event_of(term))
                .about(one.product, &ends)
                .for_readers(Readers::parties(&readers))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(due.len())
}

/// How many days remain until the last day of a certificate that ends within the longer term; none of others.
pub fn days_left(moment: &Moment, expires_on: Option<NaiveDate>) -> Result<Option<u32>> {
    let today = moment.today();
    Ok(rules::days_left(
        expires_on,
        today,
        ahead(moment, today)?.first,
    ))
}

/// Certificates that end within the longer term, the first to end first: all for overseers, a manufacturer's own,
/// those of what a hospital buys. With `warned_of` exactly these products instead, whatever became of them.
///
/// # Errors
/// Refuses callers of other kinds.
pub async fn expiring(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    warned_of: Option<&[ProductId]>,
    (after, rows_max): (Option<CertificatePlace>, i64),
) -> Result<(Vec<ExpiringCertificate>, i64)> {
    let of = Of::caller(caller)?;
    let ends = listed_ends(moment)?;
    let warned_of = warned_of.map(ProductId::numbers);
    let page = store::page(
        db,
        of,
        ends,
        warned_of.as_deref(),
        (after.as_ref(), rows_max),
    )
    .await?;
    let total = store::count(db, of, ends, warned_of.as_deref()).await?;
    Ok((page, total))
}
