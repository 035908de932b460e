//! What loads held and what no longer has to be held, rows to types.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::{Reader, Transaction, column};
use ground::{
    AccountId, Error, ImportId, ListedPriceId, PriceChangeId, ProductId, Result, UnitPrice, stored,
};
use sql::queries::price_change;

use super::heir::Heir;
use crate::price_change::state::{ChangeState, Origin};
use crate::price_change::store::lock;
use crate::price_change::types::PriceChange;

/// Notes that a load would have held these changes, or the ends of these prices, had they not been held; and whether it was meant
/// although its content had been loaded before.
pub(super) async fn note_held_again(
    tx: &Transaction<'_>,
    (import, is_meant): (ImportId, bool),
    ids: &[PriceChangeId],
    ends: &[ListedPriceId],
) -> Result<()> {
    if ids.is_empty() && ends.is_empty() {
        return Ok(());
    }
    let (ids, ends) = (PriceChangeId::numbers(ids), ListedPriceId::numbers(ends));
    price_change::note_held_again()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::NoteHeldAgainParams {
                import: import.0,
                meant: is_meant,
                ids: &ids,
                ends: &ends,
            },
        )
        .await?;
    Ok(())
}

/// The loads that would have held what a load holds too, unless they were reversed, by the change that is held.
pub(super) async fn heirs_of_held(
    tx: &Transaction<'_>,
    import: ImportId,
    reversed: &[ImportId],
) -> Result<BTreeMap<PriceChangeId, Vec<Heir>>> {
    let reversed: Vec<_> = reversed.iter().map(|id| id.0).collect();
    let rows = price_change::heirs_of_held()
        .prepare(tx)
        .await?
        .bind(tx, &reversed, &import.0)
        .all()
        .await?;
    let mut heirs: BTreeMap<PriceChangeId, Vec<Heir>> = BTreeMap::new();
    for row in rows {
        let of_change = heirs.entry(PriceChangeId(row.id)).or_default();
        of_change.push(Heir {
            import: ImportId(row.import),
            account: row.account.map(AccountId),
            state: stored(&row.state)?,
            decided_by: row.decided_by.map(AccountId),
        });
    }
    Ok(heirs)
}

/// Leaves what a load held to other loads.
pub(super) async fn take_over_held(
    tx: &Transaction<'_>,
    taken: &[(PriceChangeId, Heir)],
) -> Result<()> {
    let ids = column(taken, |(id, _)| id.0);
    let imports = column(taken, |(_, heir)| heir.import.0);
    price_change::take_over_held()
        .prepare(tx)
        .await?
        .bind(tx, &ids, &imports)
        .await?;
    Ok(())
}

/// How many held rises a load meant again, on which who loaded it may decide once it is undone.
pub(super) async fn held_freed(db: &impl Reader, import: ImportId) -> Result<usize> {
    let freed = price_change::held_freed()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .one()
        .await?;
    usize::try_from(freed).map_err(Error::internal)
}

/// The changes that a load held, those that wait for the end of one of these prices, and those by which other loads end what one
/// of their own `far` prices has taken the place of.
pub(super) async fn changes_of_load(
    db: &impl Reader,
    import: ImportId,
    ended: &[ListedPriceId],
    far: &[ListedPriceId],
) -> Result<Vec<PriceChangeId>> {
    let rows = price_change::changes_of_load()
        .prepare(db)
        .await?
        .params(
            db,
            &price_change::ChangesOfLoadParams {
                import: import.0,
                ended: &ListedPriceId::numbers(ended),
                far: &ListedPriceId::numbers(far),
            },
        )
        .all()
        .await?;
    Ok(rows.into_iter().map(PriceChangeId).collect())
}

/// What the exchange centre corrected some changes to that is on its way or announced.
pub(super) async fn corrections_of(
    db: &impl Reader,
    changes: &[PriceChangeId],
) -> Result<Vec<PriceChangeId>> {
    let rows = price_change::corrections_of()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(changes))
        .all()
        .await?;
    Ok(rows.into_iter().map(PriceChangeId).collect())
}

/// A price of a load that is law by an announcement.
pub(super) struct LawOfLoad {
    /// The row that it began as.
    pub(super) price: ListedPriceId,
    pub(super) import: ImportId,
    /// The first day on which the announcement lets it count; none where the whole of it is law.
    pub(super) counts_from: Option<NaiveDate>,
    /// The change that announced the price itself; none where it announced the end of what the price follows.
    pub(super) announced: Option<PriceChangeId>,
}

/// The prices of loads that are law by an announcement: the end of what they follow was held, public, and is announced; or
/// the price itself was announced when the load had listed it already.
pub(super) async fn law_of_loads(db: &impl Reader, imports: &[ImportId]) -> Result<Vec<LawOfLoad>> {
    let imports: Vec<_> = imports.iter().map(|id| id.0).collect();
    let rows = price_change::law_of_loads()
        .prepare(db)
        .await?
        .bind(db, &imports)
        .all()
        .await?;
    let law = rows.into_iter().map(|row| LawOfLoad {
        price: ListedPriceId(row.price),
        import: ImportId(row.import),
        counts_from: row.counts_from,
        announced: row.announced.map(PriceChangeId),
    });
    Ok(law.collect())
}

/// Lets open changes end the rows that prices are now.
pub(super) async fn move_ends(
    tx: &Transaction<'_>,
    moved: &[(ListedPriceId, ListedPriceId)],
) -> Result<()> {
    let (old, new): (Vec<i64>, Vec<i64>) = moved.iter().map(|(old, new)| (old.0, new.0)).unzip();
    price_change::move_ends()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::MoveEndsParams {
                old: &old,
                new: &new,
            },
        )
        .await?;
    Ok(())
}

/// How many changes of each origin a load held.
pub(in crate::price_change) async fn held_by_import(
    db: &impl Reader,
    import: ImportId,
) -> Result<Vec<(Origin, i64)>> {
    let rows = price_change::held_by_import()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let held = rows
        .into_iter()
        .map(|row| Ok((stored(&row.origin)?, row.changes)));
    held.collect()
}

/// The first ends of prices that a load holds.
pub(in crate::price_change) async fn rises_held(
    db: &impl Reader,
    import: ImportId,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let ids = price_change::rises_held()
        .prepare(db)
        .await?
        .bind(db, &import.0, &rows_max)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Changes of origin `outlier` of products that are neither announced nor closed.
pub(super) async fn outliers_held(
    tx: &Transaction<'_>,
    products: &[ProductId],
) -> Result<Vec<PriceChange>> {
    let ids = price_change::outliers_held()
        .prepare(tx)
        .await?
        .bind(tx, &ProductId::numbers(products))
        .all()
        .await?;
    let ids: Vec<PriceChangeId> = ids.into_iter().map(PriceChangeId).collect();
    lock(tx, &ids).await
}

/// Held changes of prices that are over on a day, all or those `among` some.
pub(super) async fn moot(
    tx: &Transaction<'_>,
    today: NaiveDate,
    among: Option<&[PriceChangeId]>,
    rows_max: i64,
) -> Result<Vec<PriceChangeId>> {
    let among = among.map(PriceChangeId::numbers);
    let ids = price_change::moot()
        .prepare(tx)
        .await?
        .bind(tx, &among, &today, &rows_max)
        .all()
        .await?;
    Ok(ids.into_iter().map(PriceChangeId).collect())
}

/// Held prices of loads, undecided or public, under whose key a later load states another price; all or those `among` some.
pub(super) async fn overtaken(
    tx: &Transaction<'_>,
    among: Option<&[PriceChangeId]>,
    rows_max: i64,
) -> Result<Vec<(PriceChangeId, ChangeState)>> {
    let among = among.map(PriceChangeId::numbers);
    let rows = price_change::overtaken()
        .prepare(tx)
        .await?
        .bind(tx, &among, &rows_max)
        .all()
        .await?;
    let found = rows.into_iter();
    found
        .map(|row| Ok((PriceChangeId(row.id), stored(&row.state)?)))
        .collect()
}

/// Notes that these changes ended since later loads state other prices in their place.
pub(super) async fn mark_overtaken(tx: &Transaction<'_>, ids: &[PriceChangeId]) -> Result<()> {
    price_change::mark_overtaken()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(ids))
        .await?;
    Ok(())
}

/// Held prices that ended when one of these listed or held prices took their place, each with the load that held it, where nothing else
/// of a load has their place now.
pub(super) async fn waiting_again(
    tx: &Transaction<'_>,
    gone: &[ListedPriceId],
    changes: &[PriceChangeId],
) -> Result<BTreeMap<PriceChangeId, ImportId>> {
    let rows = price_change::waiting_again()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::WaitingAgainParams {
                gone: &ListedPriceId::numbers(gone),
                changes: &PriceChangeId::numbers(changes),
            },
        )
        .all()
        .await?;
    let found = rows.into_iter();
    let found = found.map(|row| (PriceChangeId(row.id), ImportId(row.import)));
    Ok(found.collect())
}

/// Notes that a load states again what is listed in the place of these held prices.
pub(super) async fn note_restated(
    tx: &Transaction<'_>,
    import: ImportId,
    held: &[PriceChangeId],
) -> Result<()> {
    if held.is_empty() {
        return Ok(());
    }
    price_change::note_restated()
        .prepare(tx)
        .await?
        .bind(tx, &import.0, &PriceChangeId::numbers(held))
        .await?;
    Ok(())
}

/// Notes that a file was sent again that lists something in the place of held prices.
pub(super) async fn note_file_repeated(tx: &Transaction<'_>, first: ImportId) -> Result<()> {
    price_change::note_file_repeated()
        .prepare(tx)
        .await?
        .bind(tx, &first.0)
        .await?;
    Ok(())
}

/// Of held prices, what a later load states in the place of each, though it was listed before; per base unit.
pub(in crate::price_change) async fn restated(
    db: &impl Reader,
    held: &[PriceChangeId],
) -> Result<HashMap<PriceChangeId, UnitPrice>> {
    let rows = price_change::restated()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(held))
        .all()
        .await?;
    let found = rows.into_iter();
    let found = found.map(|row| (PriceChangeId(row.id), UnitPrice::stored(row.base_price)));
    Ok(found.collect())
}

/// A change that waits for a person, or is public, of a price that a row repeats.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub(super) price: ListedPriceId,
    pub(super) change: PriceChangeId,
    /// The end of the price or of a lower one before it, or a price that is held in its place.
    pub(super) origin: Origin,
    pub(super) state: ChangeState,
    pub(super) submitted_by: Option<AccountId>,
    /// Whether the price itself is to end.
    pub(super) is_end: bool,
}

/// What waits for some prices and was not held from an import itself.
pub(super) async fn waiting(
    db: &impl Reader,
    import: ImportId,
    prices: &[ListedPriceId],
) -> Result<Vec<Waiting>> {
    if prices.is_empty() {
        return Ok(Vec::new());
    }
    let rows = price_change::waiting_for_prices()
        .prepare(db)
        .await?
        .bind(db, &ListedPriceId::numbers(prices), &import.0)
        .all()
        .await?;
    let waiting = rows.into_iter().map(|row| {
        Ok(Waiting {
            price: ListedPriceId(row.price),
            change: PriceChangeId(row.id),
            origin: stored(&row.origin)?,
            state: stored(&row.state)?,
            submitted_by: row.submitted_by.map(AccountId),
            is_end: row.is_end,
        })
    });
    waiting.collect()
}

/// Which of these prices have an undecided or public end already.
pub(super) async fn with_open_end(
    tx: &Transaction<'_>,
    prices: impl Iterator<Item = ListedPriceId>,
) -> Result<HashSet<ListedPriceId>> {
    Ok(open_ends(tx, prices).await?.into_keys().collect())
}

/// Those of some prices whose end is undecided or public already, with the change.
pub(super) async fn open_ends(
    tx: &Transaction<'_>,
    prices: impl Iterator<Item = ListedPriceId>,
) -> Result<HashMap<ListedPriceId, PriceChangeId>> {
    let ids: Vec<i64> = prices.map(|price| price.0).collect();
    let found = price_change::held_prices()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    let found = found.into_iter();
    let open = found.map(|row| (ListedPriceId(row.ends), PriceChangeId(row.id)));
    Ok(open.collect())
}

/// The prices of some products that give way to something higher, or end, when what is public is announced.
pub(super) async fn departing(
    tx: &Transaction<'_>,
    products: impl IntoIterator<Item = ProductId>,
) -> Result<HashSet<ListedPriceId>> {
    let products: Vec<i64> = products.into_iter().map(|product| product.0).collect();
    let statement = price_change::departing().prepare(tx).await?;
    let found = statement.bind(tx, &products).all().await?;
    Ok(found.into_iter().map(ListedPriceId).collect())
}
