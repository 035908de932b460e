//! The products that a list filtered by a part of a name shows.

use ground::Result;
use ground::database::{Reader, TOTALS_EXACT_TO};

use super::store;

/// Which products remain of a list of things about products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'a> {
    /// The list is not filtered by a name.
    All,
    /// Few enough to be looked up one by one.
    Few(Vec<i64>),
    /// So many that a page of the list is found sooner by reading it in its order.
    Many(&'a str),
}

impl<'a> Named<'a> {
    /// The products, where they are few.
    #[must_use]
    pub fn products(&self) -> Option<&[i64]> {
        match self {
            Self::Few(products) => Some(products),
            Self::All | Self::Many(_) => None,
        }
    }

    /// The part of the name, where the products are many.
    #[must_use]
    pub fn part(&self) -> Option<&'a str> {
        match self {
            Self::Many(part) => Some(part),
            Self::All | Self::Few(_) => None,
        }
    }
}

/// The products whose name has a part, or whose code begins with it.
pub async fn named<'a>(db: &impl Reader, part: Option<&'a str>) -> Result<Named<'a>> {
    let Some(part) = part else {
        return Ok(Named::All);
    };
    let found = store::products_named(db, part, TOTALS_EXACT_TO + 1).await?;
    let are_few = i64::try_from(found.len()).is_ok_and(|count| count <= TOTALS_EXACT_TO);
    Ok(if are_few {
        Named::Few(found)
    } else {
        Named::Many(part)
    })
}
