//! Limits on uploaded tables.

/// What Excel itself allows in one cell.
pub(crate) const CELL_CHARS_MAX: usize = 32_767;

/// Limits on what is read from an untrusted file; every one is an inclusive maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    pub file_bytes: u64,
    /// Bytes of all parts of an xlsx or ods together, counted while inflating.
    pub inflated_bytes: u64,
    /// Inflated bytes per compressed byte of one part, checked from 16 MiB on.
    pub inflation_ratio: u64,
    /// Bytes of the shared strings of an xlsx: the only part held in memory.
    pub shared_strings_bytes: u64,
    pub shared_strings: u64,
    /// Rows below the header that are not empty.
    pub rows: u64,
    /// Columns up to the last that is not empty.
    pub columns: usize,
    /// Characters in one cell; Excel itself allows 32,767.
    pub cell_chars: usize,
    /// Bytes of one row: in a csv an unclosed quotation mark would otherwise swallow the file, in a workbook the cells may name one
    /// long text again and again.
    pub row_bytes: u64,
    /// Bytes of the texts of all cells of a worksheet, a text that cells share counted in each of them.
    pub text_bytes: u64,
    /// Rows from the top among which the header is searched.
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
            cell_chars: CELL_CHARS_MAX,
            row_bytes: 4 << 20,
            text_bytes: 3 << 29,
            header_rows: 10,
        }
    }
}
