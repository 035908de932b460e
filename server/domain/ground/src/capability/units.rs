//! What rests on the units of products.

use futures_util::future::BoxFuture;

use crate::database::Transaction;
use crate::error::Result;
use crate::ids::ProductId;

/// Those of some products for which a capability keeps prices, offers or the like that count in their units: other units
/// would give another meaning to each of these figures.
pub type CountedProducts =
    for<'a> fn(&'a Transaction<'_>, &'a [ProductId]) -> BoxFuture<'a, Result<Vec<ProductId>>>;
