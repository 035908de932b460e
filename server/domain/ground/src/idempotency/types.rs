//! The types of kept answers, for operations and the store alike.

use crate::ids::AccountId;

/// A request under a key.
#[derive(Debug, Clone)]
pub struct KeyedRequest {
    /// Who requests it.
    pub account: AccountId,
    /// What is requested: keys of different operations are different keys.
    pub operation: String,
    /// The client's key.
    pub key: String,
    /// What tells this request from another under the same key.
    pub fingerprint: Vec<u8>,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The status of HTTP.
    pub status: i16,
    /// The body.
    pub body: String,
}
