//! A warning about rows of a file, for the operations and the store alike.

use ground::Words;

/// Rows that are named of each warning.
pub(super) const EXAMPLES: usize = 5;

/// A warning about rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileWarning {
    /// The stable name of its kind.
    pub kind: String,
    pub words: Words,
    pub rows: i64,
    /// The first of them, counted as Excel does.
    pub examples: Vec<u32>,
}

impl FileWarning {
    /// The warning with its rows, as a line of a report.
    #[must_use]
    pub fn line(&self) -> Words {
        let (Words { zh, en }, rows) = (&self.words, self.rows);
        let numbers: Vec<String> = self.examples.iter().map(ToString::to_string).collect();
        Words::new(
            format!("{zh}：{rows}行，如第{}行", numbers.join("、")),
            format!("{en}: {rows} rows, such as row {}", numbers.join(", ")),
        )
    }
}
