//! Platforms that are known as those of a city, rows to types.

use std::collections::{BTreeSet, HashSet};

use ground::Result;
use ground::database::Reader;
use sql::queries::unstated;

use crate::listed_price::Region;

/// Those of some platforms, each with its province, under which prices are listed as those of a city and none as one of the
/// province.
pub(super) async fn city_platforms(
    db: &impl Reader,
    platforms: &BTreeSet<(Region, &str)>,
) -> Result<HashSet<(Region, String)>> {
    if platforms.is_empty() {
        return Ok(HashSet::new());
    }
    let regions: Vec<i16> = platforms.iter().map(|(region, _)| region.code()).collect();
    let names: Vec<&str> = platforms.iter().map(|(_, name)| *name).collect();
    let rows = unstated::city_platforms()
        .prepare(db)
        .await?
        .bind(db, &regions, &names)
        .all()
        .await?;
    rows.into_iter()
        .map(|row| Ok((Region::stored(row.region)?, row.platform)))
        .collect()
}
