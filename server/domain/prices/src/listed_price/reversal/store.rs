//! Prices that a reversal moves, to and from the database.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction, column};
use ground::{AccountId, ImportId, ListedPriceId, Moment, ProductId, Result, SHANGHAI};
use sql::queries::listed_price;

use super::bridged::LoadedBy;
use super::types::{Traced, Worlds};
use crate::listed_price::guard::Bounds;
use crate::listed_price::store::prices_numbered;

/// The prices of products that are in force, and those whose place imports took.
pub(super) async fn traced_prices(db: &impl Reader, products: &[ProductId]) -> Result<Vec<Traced>> {
    let rows = listed_price::traced_prices()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products))
        .all()
        .await?;
    let prices = prices_numbered(db, rows.iter().map(|row| row.id)).await?;
    let traced = rows.into_iter().map(|row| {
        Ok(Traced {
            root: ListedPriceId(row.root),
            superseded_at: row.superseded_at,
            superseded_by: row.superseded_by.map(ImportId),
            price: prices.get(row.id)?,
        })
    });
    traced.collect()
}

/// What was in force of products just before each of some imports.
pub(super) async fn worlds(
    db: &impl Reader,
    products: &[ProductId],
    imports: &[ImportId],
) -> Result<Worlds> {
    let imports: Vec<_> = imports.iter().map(|id| id.0).collect();
    let rows = listed_price::prices_before_loads()
        .prepare(db)
        .await?
        .bind(db, &ProductId::numbers(products), &imports)
        .all()
        .await?;
    let prices = prices_numbered(db, rows.iter().map(|row| row.id)).await?;
    let mut worlds = Worlds::default();
    for row in rows {
        let price = prices.get(row.id)?;
        let of_product = worlds.entry(price.key.product).or_default();
        let world = of_product.entry(ImportId(row.import)).or_default();
        world.push(price);
    }
    Ok(worlds)
}

/// Who loaded the prices of some imports, and on which day.
pub(super) async fn loads(
    db: &impl Reader,
    imports: &[ImportId],
) -> Result<HashMap<ImportId, LoadedBy>> {
    let imports: Vec<_> = imports.iter().map(|id| id.0).collect();
    let rows = listed_price::loads()
        .prepare(db)
        .await?
        .bind(db, &imports)
        .all()
        .await?;
    let loads = rows.into_iter().map(|row| {
        let account = AccountId(row.account);
        let day = row.loaded_at.with_timezone(&SHANGHAI).date_naive();
        (ImportId(row.import), LoadedBy { account, day })
    });
    Ok(loads.collect())
}

/// Other imports that list a price which may be far from another one of its product, of what an import lists.
pub(super) async fn doubtful_loads(
    db: &impl Reader,
    import: ImportId,
    bounds: Bounds,
) -> Result<Vec<ImportId>> {
    let Bounds {
        below_part,
        above_times,
    } = bounds;
    let ids = listed_price::doubtful_loads()
        .prepare(db)
        .await?
        .params(
            db,
            &listed_price::DoubtfulLoadsParams {
                import: import.0,
                below_part,
                above_times,
            },
        )
        .all()
        .await?;
    Ok(ids.into_iter().map(ImportId).collect())
}

/// Which of these rows other imports state too, that began since and are not reversed; with the first of them.
pub(super) async fn repeated_elsewhere(
    db: &impl Reader,
    reversed: &[ImportId],
    since: DateTime<Utc>,
    roots: &[ListedPriceId],
) -> Result<HashMap<ListedPriceId, ImportId>> {
    let reversed: Vec<_> = reversed.iter().map(|id| id.0).collect();
    let rows = listed_price::repeated_elsewhere()
        .prepare(db)
        .await?
        .bind(db, &reversed, &since, &ListedPriceId::numbers(roots))
        .all()
        .await?;
    let kept = rows.into_iter();
    Ok(kept
        .map(|row| (ListedPriceId(row.id), ImportId(row.import)))
        .collect())
}

/// Notes who undoes a load.
pub(super) async fn note_undone(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: AccountId,
    import: ImportId,
) -> Result<()> {
    listed_price::note_undone()
        .prepare(tx)
        .await?
        .bind(tx, &account.0, &moment.now, &import.0)
        .await?;
    Ok(())
}

pub(super) async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[ListedPriceId],
) -> Result<()> {
    listed_price::withdraw_prices()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &ListedPriceId::numbers(ids))
        .await?;
    Ok(())
}

/// Notes the import that took the place of prices.
pub(super) async fn set_superseded_by(
    tx: &Transaction<'_>,
    by: Option<ImportId>,
    ids: &[ListedPriceId],
) -> Result<()> {
    listed_price::set_superseded_by()
        .prepare(tx)
        .await?
        .bind(tx, &by.map(|by| by.0), &ListedPriceId::numbers(ids))
        .await?;
    Ok(())
}

/// A price that is to be in force again.
pub(super) struct Back {
    pub(super) id: ListedPriceId,
    /// The first day on which it counts, where that is a later one than before.
    pub(super) first_day: Option<NaiveDate>,
    pub(super) last_day: Option<NaiveDate>,
    /// Whether nothing takes its place any more.
    pub(super) is_open: bool,
    /// The import whose price it is from now on, where not of the one it was.
    pub(super) heir: Option<ImportId>,
}

impl Back {
    /// With the same days and the same load.
    pub(super) fn again(id: ListedPriceId) -> Self {
        Self {
            id,
            first_day: None,
            last_day: None,
            is_open: false,
            heir: None,
        }
    }
}

/// Puts prices in force again as copies; returns the copies, in order.
pub(super) async fn restore(
    tx: &Transaction<'_>,
    moment: &Moment,
    back: &[Back],
) -> Result<Vec<ListedPriceId>> {
    let params = listed_price::RestorePricesParams {
        now: moment.now,
        ids: &column(back, |one| one.id.0),
        first_days: &column(back, |one| one.first_day),
        last_days: &column(back, |one| one.last_day),
        open: &column(back, |one| one.is_open),
        imports: &column(back, |one| one.heir.map(|import| import.0)),
    };
    let new = listed_price::restore_prices()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    Ok(new.into_iter().map(ListedPriceId).collect())
}
