//! The end of a page, as an opaque text that a caller sends back.

use crate::error::SearchError;
use crate::query::{SearchQuery, Sort};
use crate::text::normal;

const VERSION: u8 = 3;
const BYTES: usize = 32;
const HASH_START: u32 = 0x811c_9dc5;
const HASH_FACTOR: u32 = 0x0100_0193;

/// The last hit of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// How strictly the terms were matched, as an index in [`crate::plan::Strictness::ALL`].
    pub(crate) strictness: u8,
    /// Whether words that no product has were left out, see [`crate::lacking`].
    pub(crate) is_lacking: bool,
    /// The tier of relevance.
    pub(crate) rank: u8,
    /// The score within that tier.
    pub(crate) score: u32,
    /// The position in the order of the index, see [`crate::order`].
    pub(crate) order: u64,
    /// The position of the state of the index that the page was read from.
    pub(crate) state: i64,
}

impl Cursor {
    /// Encodes the cursor for one search.
    pub(crate) fn encode(self, query: &SearchQuery) -> String {
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.extend([
            VERSION,
            self.strictness,
            self.rank,
            u8::from(self.is_lacking),
        ]);
        bytes.extend(self.score.to_be_bytes());
        bytes.extend(self.order.to_be_bytes());
        bytes.extend(self.state.to_be_bytes());
        bytes.extend(fingerprint(query).to_be_bytes());
        bytes.extend(hash(HASH_START, &bytes).to_be_bytes());
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Decodes a cursor that was encoded for the same search.
    pub(crate) fn decode(text: &str, query: &SearchQuery) -> Result<Self, SearchError> {
        parse(text, query).ok_or(SearchError::BadCursor)
    }
}

fn parse(text: &str, query: &SearchQuery) -> Option<Cursor> {
    if text.len() != BYTES * 2 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; BYTES];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    let (body, sum) = bytes.split_at(BYTES - 4);
    let is_whole = hash(HASH_START, body).to_be_bytes() == sum;
    let is_same_search = body[24..] == fingerprint(query).to_be_bytes();
    let is_known = body[0] == VERSION && body[1] < 3 && body[3] < 2;
    (is_whole && is_same_search && is_known).then_some(())?;
    Some(Cursor {
        strictness: body[1],
        is_lacking: body[3] == 1,
        rank: body[2],
        score: u32::from_be_bytes(body[4..8].try_into().ok()?),
        order: u64::from_be_bytes(body[8..16].try_into().ok()?),
        state: i64::from_be_bytes(body[16..24].try_into().ok()?),
    })
}

/// Distinguishes searches by everything that decides the order of hits.
fn fingerprint(query: &SearchQuery) -> u32 {
    let flag = |value: Option<bool>| value.map_or(2, u8::from);
    let sort = match query.sort {
        Sort::Relevance => 0,
        Sort::LimitAscending => 1,
        Sort::LimitDescending => 2,
    };
    let mut result = hash(HASH_START, normal(&query.text).trim().as_bytes());
    for text in [&query.category, &query.certificate] {
        result = hash(result, &[u8::from(text.is_some())]);
        result = hash(result, text.as_deref().unwrap_or_default().as_bytes());
    }
    result = hash(result, &[u8::from(query.manufacturer.is_some())]);
    result = hash(
        result,
        &query.manufacturer.unwrap_or_default().to_be_bytes(),
    );
    hash(
        result,
        &[
            flag(query.capped),
            flag(query.zone),
            flag(query.buyable),
            sort,
        ],
    )
}

/// The FNV-1a hash: the same in every process and version.
fn hash(start: u32, bytes: &[u8]) -> u32 {
    let step = |state: u32, byte: &u8| (state ^ u32::from(*byte)).wrapping_mul(HASH_FACTOR);
    bytes.iter().fold(start, step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Cursor;
    use crate::query::SearchQuery;

    #[test]
    fn a_cursor_belongs_to_its_search() {
        let query = SearchQuery {
            text: "导尿管".to_owned(),
            ..SearchQuery::default()
        };
        let other = SearchQuery {
            text: "注射器".to_owned(),
            ..SearchQuery::default()
        };
        let cursor = Cursor {
            strictness: 0,
            is_lacking: false,
            rank: 1,
            score: 7,
            order: 9,
            state: -3,
        };
        let text = cursor.encode(&query);
        assert_eq!(Cursor::decode(&text, &query).ok(), Some(cursor));
        assert!(Cursor::decode(&text, &other).is_err());
    }

    proptest! {
        #[test]
        fn a_changed_cursor_is_refused(index in 0_usize..64, digit in "[0-9a-f]") {
            let query = SearchQuery::default();
            let cursor = Cursor { strictness: 0, is_lacking: true, rank: 0, score: 1, order: 2, state: 3 };
            let text = cursor.encode(&query);
            let mut changed = text.clone();
            changed.replace_range(index..=index, &digit);
            prop_assert_eq!(Cursor::decode(&changed, &query).is_ok(), changed == text);
        }

        #[test]
        fn no_text_panics(text in ".*") {
            prop_assert!(Cursor::decode(&text, &SearchQuery::default()).is_err());
        }
    }
}
