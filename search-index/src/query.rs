//! The query of a caller, and its result.

/// A search. The default matches every product, most relevant first, and returns no hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Terms separated by blanks, all of which must match, but for words with a minus before them, which no hit has; blank text
    /// matches everything.
    pub text: String,
    /// Only products whose category code begins with these two, four or six digits.
    pub category: Option<String>,
    /// Only products of this manufacturer.
    pub manufacturer: Option<i64>,
    /// Only products in (or outside) the capped catalogue.
    pub capped: Option<bool>,
    /// Only products in (or outside) the price-advantage zone.
    pub zone: Option<bool>,
    /// Only products that may (or may not) be bought.
    pub buyable: Option<bool>,
    /// Only products whose certificate number begins with this.
    pub certificate: Option<String>,
    pub sort: Sort,
    /// The largest number of hits to return.
    pub limit: usize,
    /// [`SearchPage::next`] of the last page of the same search.
    pub cursor: Option<String>,
    /// Whether to count the hits by category, manufacturer and catalogue.
    pub with_facets: bool,
}

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

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchPage {
    pub hits: Vec<Hit>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many products match; at least that many when not exact.
    pub total: u64,
    /// Whether `total` is exact; currently it always is.
    pub total_is_exact: bool,
    /// Words of the text that no hit has: nothing has all of the words, and these were left out, or what is like them
    /// was found. Where nothing is found, those of several words that nothing has.
    pub missing: Vec<String>,
    /// Counts over all hits; empty unless requested.
    pub facets: Facets,
}

/// One product found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The product's identity.
    pub id: i64,
    /// Field names with HTML-escaped text in which `<em>` marks what matched; only matching fields.
    pub highlights: Vec<(&'static str, String)>,
}

/// Counts over all hits of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Codes of the top level, and of the level below the category of the query, with their counts, in
    /// order of code.
    pub category: Vec<(String, u64)>,
    /// The twenty manufacturers with most hits, most first.
    pub manufacturer: Vec<(i64, u64)>,
    /// How many hits are in the capped catalogue, and how many in the candidate catalogue.
    pub capped: (u64, u64),
}
