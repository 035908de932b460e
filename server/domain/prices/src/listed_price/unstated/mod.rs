//! The level and the pack ratio of rows that do not state them.

pub(super) mod rules;
mod store;

use std::collections::BTreeSet;

use ground::Result;
use ground::database::Reader;

use super::{ListedPriceRow, PlatformLevel};

/// Gives rows of products that nothing is recorded of at their platforms the level of these: that of a city where prices
/// are listed under such a name as those of a city only.
pub(super) async fn set_levels(db: &impl Reader, rows: &mut [&mut ListedPriceRow]) -> Result<()> {
    let platforms: BTreeSet<_> = rows
        .iter()
        .map(|row| (row.region, row.platform.as_str()))
        .collect();
    let of_city = store::city_platforms(db, &platforms).await?;
    for row in rows {
        row.level = match of_city.contains(&(row.region, row.platform.clone())) {
            true => PlatformLevel::City,
            false => PlatformLevel::Provincial,
        };
    }
    Ok(())
}
