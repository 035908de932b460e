//! A kind of refusal: its code, its title and the figures that people read of one.

use crate::figure::Figure;
use crate::words::Label;

#[derive(Debug)]
pub struct RefusalKind {
    /// The stable name that clients match on; never changed once shipped.
    pub code: &'static str,
    pub title: Label,
    /// The figures that people read of one, in this order. A code is read by the name beside it:
    /// `region` by `region_name`.
    pub figures: &'static [Figure],
}

/// By the code: no two kinds have the same.
impl PartialEq for RefusalKind {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for RefusalKind {}

impl RefusalKind {
    /// A kind of refusal with its title in Chinese and in English, which shows no figure.
    #[must_use]
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        let title = Label::new(zh, en);
        Self {
            code,
            title,
            figures: &[],
        }
    }

    /// The figures that people read of one, in this order.
    #[must_use]
    pub const fn shows(self, figures: &'static [Figure]) -> Self {
        Self { figures, ..self }
    }
}
