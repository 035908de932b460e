//! Reversals of imports, to and from the database.

use ground::database::{Reader, Transaction, column};
use ground::{Caller, Error, ImportId, Moment, ProductId, Result, UnitPrice, Words, stored};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use sql::queries::loading;

use super::types::{ReversalThing, ReversalThingRow, SentAgain, Undone, UndoneStep};

/// Locks an import; whether there is one.
pub(super) async fn lock(tx: &Transaction<'_>, id: ImportId) -> Result<bool> {
    let found = loading::lock_to_reverse()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// The imports of a kind that were undone, with this one, and those that repeated one of them and did nothing.
pub(super) async fn reversed(
    db: &impl Reader,
    kind: &str,
    import: ImportId,
) -> Result<Vec<ImportId>> {
    let ids = loading::reversed_imports()
        .prepare(db)
        .await?
        .bind(db, &kind, &import.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(ImportId).collect())
}

/// Files of others than the loader with the content of an import, for which nothing was done.
pub(super) async fn sent_again_by_others(
    db: &impl Reader,
    import: ImportId,
) -> Result<Vec<SentAgain>> {
    let rows = loading::sent_again_by_others()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let sent = rows.into_iter().map(|row| SentAgain {
        file_name: row.file_name,
        person: row.person,
        at: row.started_at,
    });
    Ok(sent.collect())
}

pub(super) async fn reverse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
    reason: &str,
    undone: &Undone,
) -> Result<()> {
    let reversal = serde_json::to_value(undone).map_err(Error::internal)?;
    loading::reverse()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::ReverseParams {
                now: moment.now,
                account: caller.account.0,
                reason,
                reversal: &reversal,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

/// Things that are written in one statement.
const THINGS_AT_ONCE: usize = 10_000;

/// Keeps what a reversal undid, by what was done and then by product.
pub(super) async fn insert_things(
    tx: &Transaction<'_>,
    import: ImportId,
    things: &[ReversalThing],
) -> Result<()> {
    let mut sorted: Vec<&ReversalThing> = things.iter().collect();
    sorted.sort_by_key(|one| {
        let listed = one.listed.as_ref();
        let listed = listed.map(|(region, platform)| (region.code(), platform.as_str()));
        (one.step, one.product, listed, one.from, &one.number)
    });
    let mut first = 0;
    for part in sorted.chunks(THINGS_AT_ONCE) {
        insert_part(tx, import, first, part).await?;
        first += i64::try_from(part.len()).map_err(Error::internal)?;
    }
    Ok(())
}

async fn insert_part(
    tx: &Transaction<'_>,
    import: ImportId,
    first: i64,
    things: &[&ReversalThing],
) -> Result<()> {
    let listed = column(things, |one| one.listed.as_ref());
    let reasons = column(things, |one| one.reason.as_ref());
    loading::insert_reversal_things()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::InsertReversalThingsParams {
                import: import.0,
                first,
                steps: &column(things, |one| one.step.into_str()),
                numbers: &column(things, |one| one.number.as_deref()),
                products: &column(things, |one| one.product.map(|id| id.0)),
                regions: &column(&listed, |one| one.map(|(region, _)| region.code())),
                platforms: &column(&listed, |one| one.map(|(_, platform)| platform.as_str())),
                days: &column(things, |one| one.from),
                befores: &column(things, |one| one.before.map(UnitPrice::yuan)),
                afters: &column(things, |one| one.after.map(UnitPrice::yuan)),
                quantities: &column(things, |one| one.quantity),
                reasons_zh: &column(&reasons, |one| one.map(|words| words.zh.as_str())),
                reasons_en: &column(&reasons, |one| one.map(|words| words.en.as_str())),
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn things(
    db: &impl Reader,
    import: ImportId,
    step: Option<UndoneStep>,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<ReversalThingRow>, i64)> {
    let step = step.map(|step| step.into_str());
    let rows = loading::reversal_things()
        .prepare(db)
        .await?
        .params(
            db,
            &loading::ReversalThingsParams {
                import: import.0,
                after,
                step,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = loading::count_reversal_things()
        .prepare(db)
        .await?
        .bind(db, &import.0, &step)
        .one()
        .await?;
    let rows = rows.into_iter().map(thing_of);
    Ok((rows.collect::<Result<_>>()?, total))
}

fn thing_of(row: loading::ReversalThing) -> Result<ReversalThingRow> {
    let region = row.region.map(Region::stored).transpose()?;
    let reason = row.reason_zh.zip(row.reason_en);
    let head = row.code.map(|code| ProductHead {
        code,
        name: row.name.unwrap_or_default(),
        specification: row.specification.unwrap_or_default(),
        model: row.model.unwrap_or_default(),
        manufacturer: row.manufacturer_name.unwrap_or_default(),
    });
    Ok(ReversalThingRow {
        position: row.position,
        thing: ReversalThing {
            step: stored(&row.step)?,
            number: row.number,
            product: row.product.map(ProductId),
            listed: region.zip(row.platform),
            from: row.first_day,
            before: row.before.map(UnitPrice::stored),
            after: row.after.map(UnitPrice::stored),
            quantity: row.quantity,
            reason: reason.map(|(zh, en)| Words::new(zh, en)),
        },
        head,
    })
}
