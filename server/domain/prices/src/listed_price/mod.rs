//! Listed prices of every province, the reference limits drawn from them with their versions, the sheet of a product.

mod announced;
mod around;
mod capability;
mod complete;
mod documents;
mod event;
mod fall;
mod far;
mod fresh;
mod guard;
mod last_prices;
mod limit_sheet;
mod limits;
mod load;
mod price_kind;
mod reconcile;
mod refusal;
mod region;
mod reversal;
mod rises;
mod rulebook;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;
mod unlike_platform;
mod unstated;

pub use announced::{ListedTerms, NewListed, TermsFigures, list_announced, set_counting};
pub use around::{LimitMove, LoadEffect, PricesAround, effect_of_load, prices_around_load};
pub use capability::{CAPABILITY, LISTED_PRICES, SETTLE_LIMITS};
pub(crate) use complete::known_name;
pub use complete::{Recorded, complete};
pub use event::LIMITS_CHANGED;
pub use fall::{NotedFall, end_above, forget_falls, noted_falls};
pub use far::{HeldPrice, TypedInPlace, compare_typed};
pub use guard::{Bounds, FAR_FROM_LIMIT, FarTyped, bounds};
pub use limit_sheet::{Considered, LimitSheet, lowest_of_each};
pub use limits::{
    limit_history, limits, limits_day, limits_of_event, limits_since, renew_limits, settle_day,
    sheet, spread, stored_limits_since,
};
pub use load::{
    ListedPriceRow, LoadState, OpenEnds, ResolvedRows, find_products, load_part, replace_omitted,
    resolve_rows,
};
pub use price_kind::{PlatformLevel, PriceKind};
pub use reconcile::Lot;
pub use refusal::PRICE_FAR_FROM_KNOWN;
pub use region::Region;
pub use reversal::{FarHeld, LoadReversed, doubtful_loads, reverse_load};
pub use rises::LimitRise;
pub use rules::{
    Candidate, Counting, LimitEffect, ListedPrice, NotCounted, PriceKey, PriceTerms, by_product,
    excluded, reason_never_to_count,
};
pub use store::{lock_prices, prices_around_ends, prices_as_recorded_first, prices_of_products};
pub use types::{Limit, LimitSince, LimitVersion, Stated};
