//! What a reversal reads and does, for the operation, the rule and the store alike.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use ground::{AccountId, ImportId, ListedPriceId, ProductId, UnitPrice};

use crate::listed_price::around::LimitMove;
use crate::listed_price::rules::ListedPrice;

/// A price that is in force, or whose place an import took.
#[derive(Debug, Clone)]
pub(super) struct Traced {
    pub(super) price: ListedPrice,
    /// The row that it began as.
    pub(super) root: ListedPriceId,
    pub(super) superseded_at: Option<DateTime<Utc>>,
    pub(super) superseded_by: Option<ImportId>,
}

/// Traced prices by their ids.
pub(super) fn by_id(traced: &[Traced]) -> HashMap<ListedPriceId, &Traced> {
    traced.iter().map(|one| (one.price.id, one)).collect()
}

/// The prices that were in force of products just before each of the loads that are undone.
pub(super) type Worlds = HashMap<ProductId, BTreeMap<ImportId, Vec<ListedPrice>>>;

/// A price of a later load that waits for another person since what lay between it and the known ones is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FarHeld {
    pub price: ListedPrice,
    /// The price of one base unit that it is too far from.
    pub last: UnitPrice,
    /// Who loaded it.
    pub account: AccountId,
    /// Whether it was in force until now; else a far one had taken its place.
    pub was_in_force: bool,
}

/// What the reversal of a load did to listed prices.
#[derive(Debug, Clone, Default)]
pub struct LoadReversed {
    /// The products of which it recorded a price.
    pub products: Vec<ProductId>,
    /// Prices of the load that are in force no more.
    pub withdrawn: Vec<ListedPrice>,
    /// Prices that it had replaced and that are in force again.
    pub restored: Vec<ListedPrice>,
    /// Prices that it had replaced and that are not, since something later took their place.
    pub overtaken: Vec<ListedPrice>,
    /// Prices that a later load replaced, and that count until their end is announced: that load could not have raised
    /// the limit by itself.
    pub held: Vec<(ListedPrice, ImportId)>,
    /// Prices of the load that count until their end is announced: without them a limit would be higher than it is and than
    /// it was before the load, or gone until it is.
    pub kept: Vec<ListedPrice>,
    /// How many prices of the load something had replaced: they are in force never again.
    pub forgotten: usize,
    /// Prices of later loads that are far from what is known without the load, and count no more; and what such ones had taken the
    /// place of, which is as far.
    pub far: Vec<FarHeld>,
    /// Prices of the load that another load states too, whose they are now.
    pub handed: Vec<(ListedPrice, ImportId)>,
    /// The rows that are in force again, as they were and as they are now.
    pub moved: Vec<(ListedPriceId, ListedPriceId)>,
    /// The products whose limits move, today or on a later day.
    pub moves: Vec<LimitMove>,
}
