//! Provincial listed prices, the reference limits drawn from them, and what hospitals pay now.

pub mod campaign;
mod capability;
pub mod change;
pub mod current;
mod event;
mod fresh;
mod limits;
pub(crate) mod listed;
mod load;
pub mod overpayment;
pub mod quality;
mod reconcile;
mod region;
pub mod report;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod types;

pub use capability::{CAPABILITY, SETTLE_LIMITS};
pub use current::CONCLUDED_ABOVE_LIMIT;
pub use current::{
    ConcludedAbove, CurrentPrice, CurrentPriceRow, NewCurrentPrice, OwnPrice, current_price,
    current_price_history, current_prices, declare_current_prices, end_concluded_above_limit,
    own_price_on,
};
pub(crate) use current::{conclude, concluded_above_limit};
pub use event::LIMITS_CHANGED;
pub use limits::{limit_history, limits, limits_of_event, settle_day, sheet, spread};
pub use load::{ListedPriceRow, LoadState, load_part};
pub use region::Region;
pub use rules::{
    Considered, Counting, LimitSheet, ListedPrice, NotCounted, PlatformLevel, PriceKey, PriceKind,
    PriceTerms, excluded,
};
pub use types::{Limit, LimitVersion};
