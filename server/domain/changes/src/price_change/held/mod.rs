//! What a load of listed prices does not bring about by itself: it is held, decided on as any change, and ends with its load or
//! when nothing is left to decide.

mod moot;
mod reversal;
mod rises;
mod store;

pub(super) use moot::{end_overtaken, withdraw_moot};
pub use reversal::{PricesReversed, reverse_load};
pub use rises::{finish_load, load_listed_prices, load_part};
pub(super) use store::{held_by_import, rises_held};
