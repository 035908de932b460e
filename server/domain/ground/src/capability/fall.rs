//! What rests on the reference limits of products.

use chrono::NaiveDate;
use futures_util::future::BoxFuture;

use crate::database::Transaction;
use crate::error::Result;
use crate::ids::ProductId;
use crate::moment::Moment;

/// Ends what is above the stored limits of these products, which have fallen and are those of the day. What somebody else has
/// locked, and what are too many for one transaction, is left to its due work.
pub type LimitsFell = for<'a> fn(
    &'a Transaction<'_>,
    &'a Moment,
    NaiveDate,
    &'a [ProductId],
) -> BoxFuture<'a, Result<()>>;
