//! The level and the pack ratio of rows that do not state them.

pub(super) mod rules;
mod store;
pub(super) mod written;

use std::collections::{BTreeSet, HashSet};

use ground::Result;
use ground::database::Reader;

use super::{ListedPriceRow, PlatformLevel, Region};

/// Makes rows of products that nothing is recorded of at their platforms a city's where prices are listed under such a name as
/// those of a city only. Other rows keep the level that their platform has by its name. Returns the platforms that are a city's.
pub(super) async fn set_levels(
    db: &impl Reader,
    rows: &mut [&mut ListedPriceRow],
) -> Result<HashSet<(Region, String)>> {
    let platforms: BTreeSet<_> = rows
        .iter()
        .map(|row| (row.region, row.platform.as_str()))
        .collect();
    let of_city = store::city_platforms(db, &platforms).await?;
    for row in rows {
        if of_city.contains(&(row.region, row.platform.clone())) {
            row.level = PlatformLevel::City;
        }
    }
    Ok(of_city)
}
