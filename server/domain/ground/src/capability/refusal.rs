//! A kind of refusal: its code and its title.

use crate::words::Label;

#[derive(Debug, PartialEq, Eq)]
pub struct RefusalKind {
    /// The stable name that clients match on; never changed once shipped.
    pub code: &'static str,
    pub title: Label,
}

impl RefusalKind {
    /// A kind of refusal with its title in Chinese and in English.
    #[must_use]
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        let title = Label::new(zh, en);
        Self { code, title }
    }
}
