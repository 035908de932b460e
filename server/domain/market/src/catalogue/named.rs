//! The products that a list filtered by a part of a name shows.

/// Which products remain of a list of things about products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'a> {
    /// The list is not filtered by a name.
    All,
    /// Few things of the list are about them: each is looked up.
    Few(Vec<i64>),
    /// So many things of the list that a page of it is found sooner by reading it in its order.
    Many(&'a str),
}

impl<'a> Named<'a> {
    /// Up to so many things of a list are read by their products.
    pub const FEW: i64 = 2_000;

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
