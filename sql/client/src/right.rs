/// What the statements change in a table, besides adding rows: the rights that the program's role needs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    pub table: &'static str,
    /// The columns that some statement updates, in the order of their names.
    pub updates: &'static [&'static str],
    /// Whether some statement deletes rows.
    pub deletes: bool,
}
