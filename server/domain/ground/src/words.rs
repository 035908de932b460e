//! Sentences and fixed texts for people, in the two languages of the platform.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

/// The same sentence in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Words {
    /// The fields that changed, of fields with their names in both languages, old and new values; empty for none.
    pub fn changes<'a>(
        fields: impl IntoIterator<Item = ((&'a str, &'a str), String, String)>,
    ) -> Vec<Self> {
        let changed = fields
            .into_iter()
            .filter(|(_, before, after)| before != after);
        changed
            .map(|(names, before, after)| Self::changed(names, &before, &after))
            .collect()
    }

    fn changed((zh, en): (&str, &str), before: &str, after: &str) -> Self {
        let shown = |text: &str, none: &str| match text {
            "" => none.to_owned(),
            text => text.to_owned(),
        };
        Self::new(
            format!(
                "{zh}：{} → {}",
                shown(before, "（空）"),
                shown(after, "（空）")
            ),
            format!(
                "{en}: {} → {}",
                shown(before, "(none)"),
                shown(after, "(none)")
            ),
        )
    }

    /// Several as one list.
    #[must_use]
    pub fn list(words: &[Self]) -> Self {
        let join = |of: fn(&Self) -> &str, comma: &str| {
            let parts: Vec<&str> = words.iter().map(of).collect();
            parts.join(comma)
        };
        Self::new(join(|one| &one.zh, "、"), join(|one| &one.en, ", "))
    }

    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// Both sentences as an error of serde, which carries nothing but one text.
    fn error<E: de::Error>(&self) -> E {
        E::custom(format_args!("{}\n{}", self.zh, self.en))
    }

    /// The sentences that the text of an error of serde holds, when [`read_text`] wrote it.
    #[must_use]
    pub fn of_error(text: &str) -> Option<Self> {
        let (zh, en) = text.split_once('\n')?;
        Some(Self::new(zh, en))
    }

    /// A reason as a sentence of its own; empty when there is none.
    #[must_use]
    pub fn reason(reason: Option<&str>) -> Self {
        match reason {
            None | Some("") => Self::new("", ""),
            Some(reason) => Self::new(format!("理由：{reason}"), format!(" Reason: {reason}")),
        }
    }
}

/// Reads a value that travels as text; `wrong` describes a text that cannot be read.
pub fn read_text<'de, T: FromStr, D: Deserializer<'de>>(
    deserializer: D,
    wrong: impl FnOnce(T::Err) -> Words,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|error| wrong(error).error())
}

/// A fixed text in both languages: a title, a name, the text of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Label {
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.zh, self.en)
    }
}
