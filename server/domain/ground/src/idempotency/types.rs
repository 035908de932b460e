//! The types of stored answers, for operations and the store alike.

use crate::ids::AccountId;

/// A request with its idempotency key.
#[derive(Debug, Clone)]
pub struct KeyedRequest {
    pub account: AccountId,
    /// Part of the key: the same key under another operation is another key.
    pub operation: String,
    pub key: String,
    /// A hash of the request: the same key with another fingerprint is refused.
    pub fingerprint: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The HTTP status.
    pub status: i16,
    pub body: String,
}
