//! How much an uploaded table may ask of us before it is refused.

/// Bounds on what is read from an untrusted file; every one is an inclusive maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as uploaded.
    pub file_bytes: u64,
    /// Bytes of all parts of an xlsx together, counted while inflating.
    pub inflated_bytes: u64,
    /// Inflated bytes per packed byte of one part, looked at from 16 MiB on.
    pub inflation_ratio: u64,
    /// Bytes of the shared strings of an xlsx: they are the one part held in memory.
    pub shared_strings_bytes: u64,
    /// Entries of the shared strings.
    pub shared_strings: u64,
    /// Rows below the header that hold anything.
    pub rows: u64,
    /// Columns up to the last that holds anything.
    pub columns: usize,
    /// Characters in one cell; Excel itself allows 32,767.
    pub cell_chars: usize,
    /// Bytes read for one csv row: what a quotation mark left open may swallow.
    pub row_bytes: u64,
    /// Rows from the top among which the header is looked for.
    pub header_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            inflated_bytes: 3 << 29,
            inflation_ratio: 300,
            shared_strings_bytes: 128 << 20,
            shared_strings: 2_000_000,
            rows: 1_000_000,
            columns: 256,
            cell_chars: 32_767,
            row_bytes: 4 << 20,
            header_rows: 10,
        }
    }
}
