//! The types of disclosure, for operations and the store alike.

/// A kind of secret figure of which something is shown to others, such as what hospitals pay. Its
/// subjects are numbered by whoever forms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series(&'static str);

impl Series {
    /// A series by its name in tables; never changed once shipped.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}
