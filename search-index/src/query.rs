//! What a caller asks, and what comes back.

/// A search. The default asks for every product, most relevant first, and for no hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Terms parted by blanks, all of which must match; blank text matches everything.
    pub text: String,
    /// Only products whose category code begins so (two, four or six digits).
    pub category: Option<String>,
    /// Only products of this manufacturer.
    pub manufacturer: Option<i64>,
    /// Only products in (or outside) the capped catalogue.
    pub capped: Option<bool>,
    /// Only products in (or outside) the price-advantage zone.
    pub zone: Option<bool>,
    /// Only products that may (or may not) be bought.
    pub buyable: Option<bool>,
    /// Only products whose certificate number begins so.
    pub certificate: Option<String>,
    /// The order of the hits.
    pub sort: Sort,
    /// The number of hits wanted at most.
    pub limit: usize,
    /// Where the last page of the same search ended.
    pub cursor: Option<String>,
    /// Whether to count the hits by category, manufacturer and catalogue.
    pub with_facets: bool,
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first, then the lower reference limit.
    #[default]
    Relevance,
    /// The lowest reference limit first, products without one last.
    LimitAscending,
    /// The highest reference limit first, products without one last.
    LimitDescending,
}

/// One page of hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// The hits of this page, in order.
    pub hits: Vec<Hit>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many products match; at least that many when not exact.
    pub total: u64,
    /// Whether `total` is exact, which so far it always is.
    pub total_is_exact: bool,
    /// Counts over all hits; empty unless asked for.
    pub facets: Facets,
}

/// One product found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The product's identity.
    pub id: i64,
    /// The list item as it was stored.
    pub item: String,
    /// Field names with HTML-escaped text in which `<em>` marks what matched; only matching fields.
    pub highlights: Vec<(&'static str, String)>,
}

/// Counts over all hits of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Codes of the top level, and of the level below the category asked for, with their counts,
    /// in order of code.
    pub category: Vec<(String, u64)>,
    /// The twenty manufacturers with most hits, most first.
    pub manufacturer: Vec<(i64, u64)>,
    /// How many hits are in the capped catalogue, and how many in the candidate catalogue.
    pub capped: (u64, u64),
}
