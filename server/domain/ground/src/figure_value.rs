//! The figures of a refusal by their types: their JSON and their words are both made of them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::shanghai::{last_minute, shanghai_minute};
use crate::shanghai_time::ShanghaiTime;
use crate::unit_price::UnitPrice;
use crate::words::Words;

/// The amount, day, count or words that a refusal shows under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// An amount in yuan.
    Money(UnitPrice),
    /// The first instant that is too late.
    Deadline(DateTime<Utc>),
    Instant(DateTime<Utc>),
    Count(i64),
    Day(NaiveDate),
    Text(String),
    /// The name of a state, and what people read.
    State(&'static str, Words),
}

impl FigureValue {
    /// A state of a type.
    pub fn state<T: Copy + Into<&'static str>>(state: T, words: fn(T) -> Words) -> Self {
        Self::State(state.into(), words(state))
    }

    /// As people read it; none for an empty text.
    #[must_use]
    pub fn words(&self) -> Option<Words> {
        let text = match self {
            Self::Money(price) => price.to_string(),
            Self::Deadline(due_at) => last_minute(*due_at),
            Self::Instant(at) => shanghai_minute(*at),
            Self::Count(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Text(text) if text.is_empty() => return None,
            Self::Text(text) => text.clone(),
            Self::State(_, words) => return Some(words.clone()),
        };
        Some(Words::new(text.clone(), text))
    }
}

impl Serialize for FigureValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Money(price) => price.serialize(serializer),
            Self::Deadline(at) | Self::Instant(at) => ShanghaiTime::from(*at).serialize(serializer),
            Self::Count(count) => count.serialize(serializer),
            Self::Day(day) => day.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            Self::State(name, _) => name.serialize(serializer),
        }
    }
}

impl From<UnitPrice> for FigureValue {
    fn from(price: UnitPrice) -> Self {
        Self::Money(price)
    }
}

impl From<ShanghaiTime> for FigureValue {
    fn from(at: ShanghaiTime) -> Self {
        Self::Instant(at.to_utc())
    }
}

impl From<NaiveDate> for FigureValue {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<String> for FigureValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for FigureValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for FigureValue {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<u64> for FigureValue {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for FigureValue {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for FigureValue {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// What a refusal compared, each figure under the name of its field. One without a value is `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureValues(Vec<(&'static str, Option<FigureValue>)>);

impl FigureValues {
    /// Nothing was compared: `null`.
    pub const NONE: Self = Self(Vec::new());

    /// These figures besides the ones that there are.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FigureValue>) -> Self {
        self.0.push((name, Some(value.into())));
        self
    }

    /// A figure that may have no value.
    #[must_use]
    pub fn with_any(mut self, name: &'static str, value: Option<impl Into<FigureValue>>) -> Self {
        self.0.push((name, value.map(Into::into)));
        self
    }

    /// A state by its name and its words.
    #[must_use]
    pub fn with_state<T>(self, name: &'static str, state: T, words: fn(T) -> Words) -> Self
    where
        T: Copy + Into<&'static str>,
    {
        self.with(name, FigureValue::state(state, words))
    }

    /// Whether nothing was compared.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a figure, if it has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&FigureValue> {
        let mut found = self.0.iter().filter(|(of, _)| *of == name);
        found.next().and_then(|(_, value)| value.as_ref())
    }
}

impl Serialize for FigureValues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() {
            return serializer.serialize_none();
        }
        let mut figures = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            figures.serialize_entry(name, value)?;
        }
        figures.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_and_words_are_made_of_the_same_value() {
        let due_at = "2026-03-09T16:00:00Z".parse().expect("an instant");
        let price: UnitPrice = "80".parse().expect("a price");
        let figures = FigureValues::default()
            .with("due_at", FigureValue::Deadline(due_at))
            .with("sent_at", ShanghaiTime::from(due_at))
            .with("price", price)
            .with("days", 28_u32)
            .with(
                "state",
                FigureValue::State("open", Words::new("待答复", "open")),
            )
            .with_any("until", None::<NaiveDate>)
            .with("name", "");
        let expected = json!({
            "due_at": "2026-03-10T00:00:00+08:00", "sent_at": "2026-03-10T00:00:00+08:00", "price": "80.00",
            "days": 28, "state": "open", "until": null, "name": "",
        });
        assert_eq!(json!(figures), expected);
        let zh = |name| {
            figures
                .get(name)
                .and_then(FigureValue::words)
                .map(|words| words.zh)
        };
        assert_eq!(zh("due_at").as_deref(), Some("2026-03-09 24:00"));
        assert_eq!(zh("sent_at").as_deref(), Some("2026-03-10 00:00"));
        assert_eq!(zh("price").as_deref(), Some("80.00"));
        assert_eq!(zh("days").as_deref(), Some("28"));
        assert_eq!(zh("state").as_deref(), Some("待答复"));
        for without in ["until", "name", "other"] {
            assert_eq!(zh(without), None, "{without}");
        }
    }

    #[test]
    fn a_refusal_that_compared_nothing_has_no_figures() {
        assert_eq!(json!(FigureValues::NONE), json!(null));
    }
}
