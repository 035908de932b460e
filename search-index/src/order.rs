//! The order of documents in the index: by reference limit, then by identity.

const IDENTITY_BITS: u32 = 26;
const LIMIT_MAX: u64 = (1 << (64 - IDENTITY_BITS)) - 2;

/// Orders of this value and above belong to products without a limit.
pub(crate) const WITHOUT_LIMIT: u64 = (LIMIT_MAX + 1) << IDENTITY_BITS;

/// A document's order: the limit in the upper bits, the lower bits of the identity below, so that every
/// document has its own and a page can end and begin anywhere. Limits from 27 million yuan count as equal.
pub(crate) fn order(limit: Option<u64>, id: i64) -> u64 {
    let limit = limit.map_or(LIMIT_MAX + 1, |limit| limit.min(LIMIT_MAX));
    let identity = id.cast_unsigned() & ((1 << IDENTITY_BITS) - 1);
    (limit << IDENTITY_BITS) | identity
}

#[cfg(test)]
mod tests {
    use super::{WITHOUT_LIMIT, order};

    #[test]
    fn documents_lie_by_limit_and_those_without_come_last() {
        assert!(order(Some(1), 9) < order(Some(2), 1));
        assert!(order(Some(2), 1) < order(Some(2), 2));
        assert!(order(Some(u64::MAX), 1) < WITHOUT_LIMIT);
        assert!(order(None, 0) >= WITHOUT_LIMIT);
        assert!(order(None, -1) >= WITHOUT_LIMIT);
    }
}
