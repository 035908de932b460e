//! The register, rows to types.

use std::collections::{BTreeSet, HashMap};

use ground::database::{Reader, Transaction};
use ground::{Caller, ImportId, Moment, Result, stored, text};
use sql::queries::listing_platform;

use super::rules::Candidate;
use super::types::{Known, ListingPlatform, ListingPlatformId, PlatformFilter, PlatformState};
use crate::listed_price::Region;

/// Known names that a new one is compared with, at most.
const CANDIDATES_MAX: i64 = 2_000;

fn platform_of(row: listing_platform::Platform) -> Result<ListingPlatform> {
    let merged = match (row.merged_into, row.merged_name, row.merged_region) {
        (Some(id), Some(name), Some(region)) => Some(Known {
            id: ListingPlatformId(id),
            name,
            region: Region::stored(region)?,
            level: row.merged_level.as_deref().map(stored).transpose()?,
        }),
        _ => None,
    };
    Ok(ListingPlatform {
        id: ListingPlatformId(row.id),
        name: row.name,
        region: Region::stored(row.region)?,
        state: stored(&row.state)?,
        level: row.level.as_deref().map(stored).transpose()?,
        merged,
        rows: row.rows,
        first_import: row.first_import.map(ImportId),
        first_seen_at: row.first_seen_at,
        first_by: row.first_by,
    })
}

/// The platforms whose names are these, as names are compared.
pub(super) async fn by_names(
    db: &impl Reader,
    folded: &BTreeSet<&str>,
) -> Result<Vec<ListingPlatform>> {
    let folded: Vec<&str> = folded.iter().copied().collect();
    let rows = listing_platform::by_names()
        .prepare(db)
        .await?
        .bind(db, &folded.as_slice())
        .all()
        .await?;
    rows.into_iter().map(platform_of).collect()
}

/// The first loads that named each of some platforms of provinces.
pub(super) async fn loads_naming(
    db: &impl Reader,
    platforms: &BTreeSet<(Region, String)>,
) -> Result<HashMap<(Region, String), Vec<ImportId>>> {
    let regions: Vec<i16> = platforms.iter().map(|(region, _)| region.code()).collect();
    let names: Vec<&str> = platforms.iter().map(|(_, name)| name.as_str()).collect();
    let rows = listing_platform::loads_naming()
        .prepare(db)
        .await?
        .bind(db, &regions, &names)
        .all()
        .await?;
    let mut loads: HashMap<(Region, String), Vec<ImportId>> = HashMap::new();
    for row in rows {
        let platform = (Region::stored(row.region)?, row.platform);
        loads
            .entry(platform)
            .or_default()
            .push(ImportId(row.import));
    }
    Ok(loads)
}

pub(super) async fn candidates(db: &impl Reader) -> Result<Vec<Candidate>> {
    let rows = listing_platform::candidates()
        .prepare(db)
        .await?
        .bind(db, &CANDIDATES_MAX)
        .all()
        .await?;
    let candidate = |row: listing_platform::Candidates| {
        let state: PlatformState = stored(&row.state)?;
        Ok(Candidate {
            name: row.name,
            folded: row.folded,
            region: Region::stored(row.region)?,
            is_sure: state != PlatformState::Seen,
        })
    };
    rows.into_iter().map(candidate).collect()
}

/// The rules by which [`text::folded`] makes the form that names are compared by.
const FOLDING: i16 = 2;

/// Folds names again that were folded by older rules, at most `rows_max`; returns how many.
pub(super) async fn fold_again(tx: &Transaction<'_>, rows_max: i64) -> Result<usize> {
    let older = listing_platform::to_fold()
        .prepare(tx)
        .await?
        .bind(tx, &FOLDING, &rows_max)
        .all()
        .await?;
    // One after the other: two of them may be alike now.
    let fold = listing_platform::fold().prepare(tx).await?;
    for row in &older {
        let folded = text::folded(&row.name);
        fold.bind(tx, &FOLDING, &folded, &row.id).await?;
    }
    Ok(older.len())
}

/// Enters names as seen by a load, the first spelling of each; returns the names that nobody else entered meanwhile.
pub(super) async fn insert_seen(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    named: &[(&str, Region)],
) -> Result<Vec<String>> {
    let names: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
    let folded: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let regions: Vec<i16> = named.iter().map(|(_, region)| region.code()).collect();
    Ok(listing_platform::insert_seen()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listing_platform::InsertSeenParams {
                import: import.0,
                account: caller.account.0,
                now: moment.now,
                names: &names,
                folded: &folded,
                folding: FOLDING,
                regions: &regions,
            },
        )
        .all()
        .await?)
}

pub(super) async fn note_rows(
    tx: &Transaction<'_>,
    import: ImportId,
    counted: &[(&str, Region, ListingPlatformId, i64)],
) -> Result<()> {
    if counted.is_empty() {
        return Ok(());
    }
    let written: Vec<&str> = counted.iter().map(|one| one.0).collect();
    let regions: Vec<i16> = counted.iter().map(|one| one.1.code()).collect();
    let platforms: Vec<i64> = counted.iter().map(|one| one.2.0).collect();
    let rows: Vec<i64> = counted.iter().map(|one| one.3).collect();
    lock_in_order(tx, &platforms).await?;
    listing_platform::note_named()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listing_platform::NoteNamedParams {
                import: import.0,
                written: &written,
                regions: &regions,
                platforms: &platforms,
                rows: &rows,
            },
        )
        .await?;
    listing_platform::add_rows()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listing_platform::AddRowsParams {
                platforms: &platforms,
                rows: &rows,
            },
        )
        .await?;
    Ok(())
}

/// Takes the rows of a load away; returns the names that nothing else has named.
pub(super) async fn forget_load(tx: &Transaction<'_>, import: ImportId) -> Result<Vec<String>> {
    let named = listing_platform::forget_named()
        .prepare(tx)
        .await?
        .bind(tx, &import.0)
        .all()
        .await?;
    let platforms: Vec<i64> = named.iter().map(|one| one.platform).collect();
    let rows: Vec<i64> = named.iter().map(|one| one.rows).collect();
    lock_in_order(tx, &platforms).await?;
    listing_platform::subtract_rows()
        .prepare(tx)
        .await?
        .params(
            tx,
            &listing_platform::SubtractRowsParams {
                platforms: &platforms,
                rows: &rows,
            },
        )
        .await?;
    Ok(listing_platform::forget_seen()
        .prepare(tx)
        .await?
        .bind(tx, &import.0)
        .all()
        .await?)
}

pub(super) async fn lock(
    tx: &Transaction<'_>,
    ids: &[ListingPlatformId],
) -> Result<Vec<ListingPlatform>> {
    lock_in_order(tx, &ListingPlatformId::numbers(ids)).await?;
    by_ids(tx, ids).await
}

/// Two loads that name the same platforms wait for each other, and never both.
async fn lock_in_order(tx: &Transaction<'_>, ids: &[i64]) -> Result<()> {
    listing_platform::lock()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    Ok(())
}

pub(super) async fn by_ids(
    db: &impl Reader,
    ids: &[ListingPlatformId],
) -> Result<Vec<ListingPlatform>> {
    let rows = listing_platform::by_ids()
        .prepare(db)
        .await?
        .bind(db, &ListingPlatformId::numbers(ids))
        .all()
        .await?;
    rows.into_iter().map(platform_of).collect()
}

pub(super) async fn has_spellings(db: &impl Reader, id: ListingPlatformId) -> Result<bool> {
    Ok(listing_platform::has_spellings()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .one()
        .await?)
}

pub(super) async fn save(
    tx: &Transaction<'_>,
    id: ListingPlatformId,
    region: Region,
    state: PlatformState,
    merged_into: Option<ListingPlatformId>,
) -> Result<()> {
    let merged_into = merged_into.map(|id| id.0);
    listing_platform::save()
        .prepare(tx)
        .await?
        .bind(tx, &region.code(), &state.into_str(), &merged_into, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn ranked(
    db: &impl Reader,
    filter: &PlatformFilter,
) -> Result<Vec<ListingPlatformId>> {
    let name_part = filter.name_part.as_deref().map(text::folded);
    let params = listing_platform::RankedParams {
        state: filter.state.map(|state| state.into_str()),
        region: filter.region.map(Region::code),
        name_part: name_part.as_deref(),
        by_rows: filter.by_rows,
    };
    let ranked = listing_platform::ranked().prepare(db).await?;
    let ranked = ranked.params(db, &params).all().await?;
    Ok(ranked.into_iter().map(ListingPlatformId).collect())
}

pub(super) async fn count(db: &impl Reader, filter: &PlatformFilter) -> Result<i64> {
    let name_part = filter.name_part.as_deref().map(text::folded);
    Ok(listing_platform::count()
        .prepare(db)
        .await?
        .params(
            db,
            &listing_platform::CountParams {
                state: filter.state.map(|state| state.into_str()),
                region: filter.region.map(Region::code),
                name_part: name_part.as_deref(),
            },
        )
        .one()
        .await?)
}
