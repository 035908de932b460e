//! Provincial listed prices, the reference limits drawn from them, and what hospitals pay now.

mod current;
mod limits;
mod load;
mod reconcile;
mod region;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use current::conclude;
pub use current::{
    CurrentPrice, CurrentPriceRow, NewCurrentPrice, OwnPrice, current_price, current_price_history,
    current_prices, declare_current_prices,
};
pub use limits::{
    Limit, LimitVersion, WrittenSheet, limit_history, limits, limits_of_event, prices_of_product,
    settle_day, sheet,
};
pub use load::{ListedPriceRow, Said, conclude_load, load, load_part};
pub use region::Region;
pub use rules::{
    Considered, ListedPrice, NotCounted, PlatformLevel, PriceKey, PriceKind, PriceTerms, Sheet,
    calculate,
};
